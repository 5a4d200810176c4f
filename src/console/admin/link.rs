//! The second way in: a link for one use.

use bytes::Bytes;
use http::Request;

use super::{Admin, Answer};
use crate::model::{Limit, Plaintext, RequestFacts, problem};
use crate::pages::admin::LinkView;
use crate::protocol::console::{self, Who};
use crate::web::{self, Parameters};

/// How long the browser holds the key of a link before its button is pressed.
const KEY_SECS: u64 = 300;

impl Admin {
    /// `GET enter?key=…`: the key goes into a cookie, and the browser to the same page without it. No page ever stands at
    /// an address with a key, which the browser would tell whatever it asks for next. `GET enter`: a button. The link
    /// is not spent by looking at it, as programs do that look at every link.
    pub(super) async fn link_page(&self, request: &Request<Bytes>) -> Answer {
        let door = self.door(request).map_err(|problem| self.problem(request, problem))?;
        if !web::is_navigation(request.headers()) {
            return Err(self.problem(request, &problem::P408));
        }
        let query = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
        let given = query.get("key").map(Plaintext::new);
        let facts = RequestFacts { result: "asked", ..RequestFacts::default() };
        let to = format!("{}/enter", self.path);
        if given.is_some() {
            let key = self.good_key(request, given).await?;
            let cookie = door.cookies.set_console_key(Some((&key, KEY_SECS)), &self.path);
            return Ok(web::with_facts(web::redirect(&to, &[cookie]), facts));
        }
        self.good_key(request, door.cookies.console_key(request.headers())).await?;
        let page = web::voice(&self.pages, request, None).render_admin_link(&LinkView { form_action: to });
        Ok(web::with_facts(web::page(page, &[]), facts))
    }

    /// The button. From here on the browser is in for an hour.
    pub(super) async fn use_link(&self, request: &Request<Bytes>) -> Answer {
        let door = self.door(request).map_err(|problem| self.problem(request, problem))?;
        let headers = request.headers();
        let ours = web::is_same_origin(headers, &door.origin) && web::is_navigation(headers);
        if !ours || web::form(request).is_err() {
            return Err(self.problem(request, &problem::P409));
        }
        let key = self.good_key(request, door.cookies.console_key(headers)).await?;
        let ports = web::ports_of(&self.ports, request);
        let used = console::use_link(&key, &ports).await.map_err(|error| self.no_store(request, &error))?;
        let Some((visit, secs)) = used else { return Err(self.problem(request, &problem::P704)) };
        let facts = RequestFacts { result: "ok", ..RequestFacts::default() };
        let cookies = [
            door.cookies.set_console(Some((&visit, secs)), &self.path),
            door.cookies.set_console_key(None, &self.path),
        ];
        Ok(web::with_facts(web::redirect(&self.path, &cookies), facts))
    }

    /// The key that was sent, if it would open the console now.
    async fn good_key(
        &self,
        request: &Request<Bytes>,
        sent: Option<Plaintext>,
    ) -> Result<Plaintext, http::Response<Bytes>> {
        let now = self.ports.clock.now();
        self.links
            .spend(web::address(request), now)
            .map_err(|wait_secs| web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request))?;
        let key = sent.ok_or_else(|| self.problem(request, &problem::P704))?;
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
        let gone = visit.door.cookies.set_console(None, &self.path);
        Ok(web::with_facts(web::redirect(&forum, &[gone]), visit.facts("done")))
    }
}
