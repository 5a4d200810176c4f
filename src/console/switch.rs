//! "Not you? Log in as someone else", on pages that tell a member that he may not.

use bytes::Bytes;
use http::{Request, Response};

use crate::model::{Limit, problem};
use crate::pages::SwitchView;
use crate::protocol::authorize;
use crate::web;

use super::Console;
use super::language::address;

impl Console {
    /// Keeps the page that was refused until somebody else has logged in. Changes nothing else: he logs out at the forum,
    /// by a click of his own.
    pub(super) async fn switch_member(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let headers = request.headers();
        let Ok(form) = web::form(request) else { return self.problem(request, &problem::P409) };
        if !web::is_same_origin(headers, &self.origin) || !web::is_navigation(headers) || form.repeated().is_some() {
            return self.problem(request, &problem::P409);
        }
        let Some((path, query)) = self.own_page(form.get("back")).filter(|(path, _)| *path != self.switch_path) else {
            return self.problem(request, &problem::P409);
        };
        let visitor = web::visitor(request);
        if let Err(wait_secs) = self.keeping.spend(visitor.counted_as(), self.ports.clock.now()) {
            return web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request);
        }
        let back = address(path, &query);
        let waits = authorize::log_in_anew(back, None, &visitor, &self.resume_prefix, &self.ports).await;
        self.to_login(request, None, waits)
    }

    /// The way there, from a page that can be asked for again.
    pub(super) fn switch_from(&self, back: String) -> Option<SwitchView> {
        Some(SwitchView { form_action: self.switch_path.clone(), back })
    }
}
