//! The second way in: a link for one use.

use bytes::Bytes;
use http::Request;

use super::{Admin, Answer};
use crate::model::{Plaintext, RequestFacts, problem};
use crate::pages::admin::LinkView;
use crate::protocol::console::{self, Who};
use crate::web::{self, Parameters};

impl Admin {
    /// `GET enter?key=…`: a button. The link is not spent by looking at it, as programs do that look at every link.
    pub(super) async fn link_page(&self, request: &Request<Bytes>) -> Answer {
        if !web::is_navigation(request.headers()) {
            return Err(self.problem(request, &problem::P408));
        }
        let query = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
        let key = self.good_key(request, &query).await?;
        let view = LinkView { form_action: format!("{}/enter", self.path), key: key.reveal().to_owned() };
        let page = web::voice(&self.pages, request, None).render_admin_link(&view);
        let facts = RequestFacts { result: "asked", ..RequestFacts::default() };
        Ok(web::with_facts(web::page(page, &[]), facts))
    }

    /// The button. From here on the browser is in for an hour.
    pub(super) async fn use_link(&self, request: &Request<Bytes>) -> Answer {
        let door = self.door(request).map_err(|problem| self.problem(request, problem))?;
        let headers = request.headers();
        let Ok(form) = Parameters::parse(request.body()) else { return Err(self.problem(request, &problem::P409)) };
        if !web::is_same_origin(headers, &door.origin) || !web::is_navigation(headers) {
            return Err(self.problem(request, &problem::P409));
        }
        let key = self.good_key(request, &form).await?;
        let ports = web::ports_of(&self.ports, request);
        let used = console::use_link(&key, &ports).await.map_err(|error| self.no_store(request, &error))?;
        let Some((visit, secs)) = used else { return Err(self.problem(request, &problem::P704)) };
        let facts = RequestFacts { result: "ok", ..RequestFacts::default() };
        Ok(web::with_facts(web::redirect(&self.path, &[door.cookies.set_console(Some((&visit, secs)))]), facts))
    }

    /// The key that was sent, if it would open the console now.
    async fn good_key(&self, request: &Request<Bytes>, sent: &Parameters) -> Result<Plaintext, http::Response<Bytes>> {
        let now = self.ports.clock.now();
        self.links
            .spend(web::visitor(request).address, now)
            .map_err(|wait_secs| web::too_many_page(&self.pages, wait_secs, request))?;
        let key = sent.get("key").map(Plaintext::new).ok_or_else(|| self.problem(request, &problem::P704))?;
        match console::is_good(&key, &self.ports).await {
            Ok(true) => Ok(key),
            Ok(false) => Err(self.problem(request, &problem::P704)),
            Err(error) => Err(self.no_store(request, &error)),
        }
    }

    /// `POST leave`: ends a visit that a link opened.
    pub(super) async fn leave(&self, request: &Request<Bytes>) -> Answer {
        let (visit, _) = self.change(request, "leave", "").await?;
        if let Who::Link { visit: hash, .. } = &visit.who {
            visit.ports.store.end_console_visit(hash).await.map_err(|error| visit.no_store(&error))?;
        }
        let forum = format!("{}/", self.config.public_url.issuer());
        Ok(web::with_facts(web::redirect(&forum, &[visit.door.cookies.set_console(None)]), visit.facts("done")))
    }
}
