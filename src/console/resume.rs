//! The way back from the forum's login.
//!
//! The address works only in the browser where the login began: its handle must stand in our cookie. Forums append
//! arguments of their own (`sid`, `login`); they are ignored and never logged.

use bytes::Bytes;
use http::{Request, Response};

use crate::model::{
    ClientId, Hash32, PendingRequest, Plaintext, RequestFacts, SessionOutcome, SourceFailure, UnixSeconds, Visitor,
    problem,
};
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
        match self.ports.sessions.member(&web::visitor(request), now).await {
            SessionOutcome::Guest => match self.was_seen_out(request, handle, &pending).await {
                Ok(()) => self.wait_for_login(request, handle, &pending, &query, false).await,
                Err(error) => web::unavailable_page(&self.pages, &problem::P503, request, error.to_string()),
            },
            SessionOutcome::Member(_) if pending.stale.is_some() => {
                match self.is_stale(&web::visitor(request), &pending).await {
                    Ok(true) => self.wait_for_login(request, handle, &pending, &query, true).await,
                    Ok(false) => self.go_on(&handles, handle, &pending),
                    Err(error) => web::unavailable_page(&self.pages, &problem::P503, request, error.to_string()),
                }
            }
            SessionOutcome::Unknown(failure) => {
                let problem = match failure {
                    SourceFailure::Drift(_) => &problem::P320,
                    SourceFailure::Busy | SourceFailure::Unreachable(_) => &problem::P221,
                };
                web::unavailable_page(&self.pages, problem, request, failure.to_string())
            }
            // Who is refused is told so by the request itself.
            SessionOutcome::Member(_) | SessionOutcome::Refused { .. } => self.go_on(&handles, handle, &pending),
        }
    }

    /// Whether the visitor still has the login that the request has no use for, or another one that is no younger: the
    /// forum gives new cookies for one that remembers a member, too.
    pub(super) async fn is_stale(&self, visitor: &Visitor, pending: &PendingRequest) -> Result<bool, StoreError> {
        if pending.stale.is_none() {
            return Ok(false);
        }
        let old = |name: &Hash32| pending.stale.as_ref() == Some(name) || pending.also_stale.contains(name);
        let names = login::names(visitor, &self.ports);
        // Whose cookies do not tell which session it is may have left out the one that does.
        if names.is_empty() || names.iter().any(old) {
            return Ok(true);
        }
        let asked_at = UnixSeconds(pending.expires_at.0.saturating_sub(PENDING_SECS.try_into().unwrap_or(i64::MAX)));
        Ok(login::seen(&names, &self.ports).await?.is_some_and(|began| began < asked_at))
    }

    /// Whose login has ended logs in freshly, also where the forum keeps the name of his session.
    async fn was_seen_out(
        &self,
        request: &Request<Bytes>,
        handle: &Plaintext,
        pending: &PendingRequest,
    ) -> Result<(), StoreError> {
        if pending.stale.is_none() {
            return Ok(());
        }
        login::ended(&web::visitor(request), &self.ports).await?;
        let stale: Vec<Hash32> = pending.stale.iter().chain(&pending.also_stale).copied().collect();
        if login::seen(&stale, &self.ports).await?.is_some() {
            return Ok(());
        }
        self.ports
            .store
            .put_pending_request(
                &handle.hash(),
                &PendingRequest { stale: None, also_stale: Vec::new(), ..pending.clone() },
            )
            .await
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
        let (logout, front) = (self.ports.sessions.logout(), || format!("{}/", self.settings.issuer));
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
