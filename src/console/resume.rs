//! The way back from the forum's login.
//!
//! The address works only in the browser where the login began: its handle must stand in our cookie. Forums append
//! arguments of their own (`sid`, `login`); they are ignored and never logged.

use bytes::Bytes;
use http::{Request, Response};

use crate::model::{ClientId, MemberId, PendingRequest, Plaintext, RequestFacts, SessionOutcome, Visitor, problem};
use crate::pages::{LoginFirstView, LoginStep};
use crate::ports::{LoginHandOff, StoreError};
use crate::protocol::authorize::PENDING_SECS;
use crate::protocol::login;
use crate::web::{self, Parameters};

use super::Console;

/// The waiting page looks again after this long,
const REFRESH_SECS: u32 = 3;
/// and this often: five minutes.
const REFRESHES_MAX: u32 = 100;

impl Console {
    pub(super) async fn resume(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let Ok(query) = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()) else {
            return self.problem(request, &problem::P309);
        };
        let handles = self.cookies.pending(request.headers());
        let shown = query.get("p").map(|handle| Plaintext::new(handle).hash());
        let Some(handle) = handles.iter().find(|handle| shown.is_some_and(|shown| handle.hash().matches(&shown)))
        else {
            return self.problem(request, &problem::P309);
        };
        let now = self.ports.clock.now();
        let pending = match self.ports.store.pending_request(&handle.hash()).await {
            Ok(Some(pending)) if now < pending.expires_at => pending,
            Ok(_) => return self.problem(request, &problem::P309),
            Err(error) => {
                return web::unavailable_page(&self.pages, &problem::P503, request, error.to_string());
            }
        };
        match self.ports.sessions.recognise(&web::visitor(request), now).await {
            SessionOutcome::Guest => self.wait_for_login(request, handle, &pending, &query, false).await,
            SessionOutcome::Member(member) => match self.does(&web::visitor(request), &member.id, &pending).await {
                Ok(false) => self.wait_for_login(request, handle, &pending, &query, true).await,
                Ok(true) => self.go_on(&handles, handle, &pending),
                Err(error) => web::unavailable_page(&self.pages, &problem::P503, request, error.to_string()),
            },
            // The request goes on without its wish for a fresh login, and others could then answer it.
            SessionOutcome::Refused { .. } if pending.login_since.is_some() => {
                self.wait_for_login(request, handle, &pending, &query, true).await
            }
            SessionOutcome::Unknown(failure) => web::source_failed(&self.pages, &failure, request),
            // Who is refused is told so by the request itself.
            SessionOutcome::Refused { .. } => self.go_on(&handles, handle, &pending),
        }
    }

    /// Whether the login of this member does for the request that waits.
    pub(super) async fn does(
        &self,
        visitor: &Visitor,
        member: &MemberId,
        pending: &PendingRequest,
    ) -> Result<bool, StoreError> {
        let Some(since) = pending.login_since else { return Ok(true) };
        Ok(login::time(visitor, member, &self.ports).await?.is_some_and(|at| at >= since))
    }

    /// Back to the request that waited. Its handle has done its work.
    fn go_on(&self, handles: &[Plaintext], done: &Plaintext, pending: &PendingRequest) -> Response<Bytes> {
        let hand_off = self.ports.sessions.login(&self.way_back(done));
        let done = done.hash();
        let left: Vec<Plaintext> = handles.iter().filter(|handle| handle.hash() != done).cloned().collect();
        let mut cookies = vec![self.cookies.set_pending(&left, PENDING_SECS)];
        if let LoginHandOff::ReturnsByCookie { cookie, path, .. } = &hand_off {
            // The next login at the forum must not lead to an address that has done its work.
            cookies.push(self.cookies.set_way_back(cookie, "", path));
        }
        let facts = RequestFacts { result: "resumed", ..RequestFacts::default() };
        web::with_facts(web::redirect(&pending.path_and_query, &cookies), facts)
    }

    /// Never an automatic redirect to the login: a forum that thinks he is logged in would send him back for ever.
    async fn wait_for_login(
        &self,
        request: &Request<Bytes>,
        handle: &Plaintext,
        pending: &PendingRequest,
        query: &Parameters,
        again: bool,
    ) -> Response<Bytes> {
        let round = query.get("n").and_then(|round| round.parse::<u32>().ok()).unwrap_or(0);
        let back = self.way_back(handle);
        let hand_off = self.ports.sessions.login(&back);
        let cookie = match &hand_off {
            LoginHandOff::ReturnsByCookie { cookie, value, path, .. } => {
                Some(self.cookies.set_way_back(cookie, value, path))
            }
            _ => None,
        };
        // Its login page would send a member away. Where its log-out is not known he finds it himself.
        let (logout, front) =
            (self.ports.sessions.logout(&web::visitor(request)), || format!("{}/", self.settings.issuer));
        let step = match (again, &logout) {
            (false, _) => LoginStep::LogIn,
            (true, Some(_)) => LoginStep::LogOut,
            (true, None) => LoginStep::Open,
        };
        let view = LoginFirstView {
            app_name: self.app_name(pending).await,
            for_console: self.leads_to_console(pending),
            login_url: match again {
                false => hand_off.location().to_owned(),
                true => logout.unwrap_or_else(front),
            },
            step,
            continue_url: format!("{back}&n={}", round.saturating_add(1)),
            refresh_secs: (round < REFRESHES_MAX).then_some(REFRESH_SECS),
        };
        let facts = RequestFacts { result: "not_logged_in", ..RequestFacts::default() };
        let asked = parameter(pending, "ui_locales");
        let voice = web::voice_asked(&self.pages, request, None, asked.as_deref());
        web::with_facts(web::page(voice.render_login_first(&view), cookie.as_slice()), facts)
    }

    /// Path and query of the way back for a login that waits.
    pub(super) fn way_back(&self, handle: &Plaintext) -> String {
        format!("{}{}", self.resume_prefix, handle.reveal())
    }

    /// Whether it is the console that waits: at the public address, or at a listener of its own.
    fn leads_to_console(&self, pending: &PendingRequest) -> bool {
        let target = pending.path_and_query.split('?').next().unwrap_or_default();
        let path = target.split_once("://").map_or(target, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
        let rest = path.strip_prefix(&self.own_prefix).and_then(|rest| rest.strip_prefix("admin"));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Who waits for the login. Nobody needs to know it to log in, so a store that fails leaves the name out.
    async fn app_name(&self, pending: &PendingRequest) -> Option<String> {
        let id = parameter(pending, "client_id")?;
        self.ports.store.client(&ClientId(id)).await.ok()?.map(|client| client.name)
    }
}

/// A parameter of the request that waits.
fn parameter(pending: &PendingRequest, name: &str) -> Option<String> {
    let (_, query) = pending.path_and_query.split_once('?')?;
    Parameters::parse(query.as_bytes()).ok()?.owned(name)
}
