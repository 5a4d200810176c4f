//! The phases of a request, in order. H1 to H13 number the hooks; each says beside it why it is there.

use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::FutureExt as _;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, CONNECTION, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Version};
use memchr::memmem::Finder;
use pingora::http::{RequestHeader, ResponseHeader};
use pingora::proxy::{FailToProxy, ProxyHttp, Session};
use pingora::upstreams::peer::HttpPeer;
use pingora::{Error, ErrorSource, ErrorType, Result};

use super::apis::Apis;
use super::connection::{self, Door, Visit as Coming};
use super::forward::{self, Origin};
use super::head::{self, HostLine, Target};
use super::lack;
use super::own::is_for_console;
use super::passage::{Passage, in_words, path_only};
use super::refusal::Refusal;
use super::unread::Unread;
use super::upstream::{Fault, Upstream, Visit};
use super::{Front, Settings, message, proof, redirect};
use crate::model::{LoginCookies, RequestContext, WaitingLogin};
use crate::pages::{Pages, Voice, Wishes};
use crate::ports::Proofs;
use crate::route::{Route, Routes};
use crate::telemetry::Metrics;

/// How long an idle connection of a browser is kept (H8).
pub(super) const IDLE_SECS: u64 = 75;

/// How long nothing may come of a body. A forum's web server waits for twenty seconds and more, and must not be the one
/// that ends it: it would pass for broken.
pub(super) const BODY_READ: Duration = Duration::from_secs(15);

/// How long a client may go on with a body after the forum answered without waiting for it (H10).
pub(super) const EARLY_ANSWER_READ: Duration = Duration::from_secs(1);

/// How long a client may take nothing of an answer that waits for it.
pub(super) const WRITE_TIME: Duration = Duration::from_secs(55);

/// The application that the framework drives.
#[derive(Clone)]
pub(super) struct Gateway {
    pub(super) settings: Arc<Settings>,
    pub(super) routes: Arc<Routes>,
    pub(super) front: Arc<dyn Front>,
    pub(super) pages: Arc<Pages>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) upstream: Arc<Upstream>,
    pub(super) apis: Apis,
    pub(super) proofs: Arc<Proofs>,
    pub(super) unread: Arc<Unread>,
    /// Finds what the names of our own cookies begin with.
    pub(super) own_cookies: Arc<Finder<'static>>,
    /// Where the console's own listener is.
    pub(super) console_at: Option<SocketAddr>,
}

impl Gateway {
    /// H1 to H4: refuses what two programs could read differently. Puts the target into origin form.
    fn check_head(&self, session: &mut Session) -> std::result::Result<(), Refusal> {
        let ambiguous = |fault: head::Fault| Refusal::Ambiguous(fault.reason());
        let method = session.req_header().method.as_str();
        if matches!(method, "TRACE" | "TRACK") {
            return Err(Refusal::Method);
        }
        if let Some(http1) = session.as_downstream().as_http1() {
            if head::check(&http1.get_headers_raw_bytes()).map_err(ambiguous)? == HostLine::Missing {
                let host = self.settings.public_host.clone();
                let filled = session.req_header_mut().insert_header("Host", host);
                filled.map_err(|_| Refusal::Ambiguous("host"))?;
            }
        } else {
            check_fields(session.req_header()).map_err(ambiguous)?;
        }
        let header = session.req_header();
        if let Target::Absolute(path) = head::target(header.method.as_str(), header.raw_path()).map_err(ambiguous)? {
            session.req_header_mut().set_raw_path(&path).map_err(|_| Refusal::Ambiguous("request target"))?;
        }
        Ok(())
    }

    /// Our pages in the language of the visitor's choice, or of his browser.
    pub(super) fn voice(&self, headers: &HeaderMap) -> Voice {
        let name = self.pages.language_cookie();
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let chosen = lines
            .flat_map(|line| line.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(name.as_str())?.strip_prefix('='));
        let accept_language = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        self.pages.voice(&Wishes { chosen, accept_language, ..Wishes::default() }, None)
    }

    pub(super) fn context(&self, session: &Session, passage: &mut Passage) -> RequestContext {
        let id = passage.id(&session.req_header().headers);
        RequestContext {
            id,
            address: Some(passage.origin.client),
            unnamed: passage.origin.unnamed,
            from_proxy: passage.origin.trusted,
            at_home: match host(session.req_header()) {
                Some(host) if passage.door == Door::Console => {
                    forward::is_console_host(host, self.console_at, &self.settings)
                }
                Some(host) => forward::is_public_host(host, &self.settings),
                None => false,
            },
            at_console: passage.door == Door::Console,
        }
    }

    /// What a document request with our pending cookie means to the login that waits.
    async fn waiting(&self, session: &Session, passage: &mut Passage) -> WaitingLogin {
        let header = session.req_header();
        if !forward::carries_cookie(&header.headers, &self.settings.cookie_prefix, "-pending") || !is_navigation(header)
        {
            return WaitingLogin::Unconcerned;
        }
        let context = self.context(session, passage);
        let head = message::head(session, &context);
        AssertUnwindSafe(self.front.waiting(&head)).catch_unwind().await.unwrap_or_default()
    }

    /// A page of the forum, of which a login may be waiting or begin. Answers whether the browser was sent elsewhere.
    async fn is_sent_on(&self, session: &mut Session, passage: &mut Passage) -> Result<bool> {
        match self.waiting(session, passage).await {
            WaitingLogin::Unconcerned => {}
            WaitingLogin::GoesOn(to) => {
                if let Some(response) = see(&to) {
                    let context = self.context(session, passage);
                    message::respond(session, response, &context).await?;
                    return Ok(true);
                }
            }
            // In place of the browser's own line, however many it sent.
            WaitingLogin::WayBack { header, value } => session.req_header_mut().insert_header(header, value)?,
        }
        if may_log_in(session.req_header()) {
            let cookies = session.req_header().headers.get_all(COOKIE);
            let cookies: Vec<_> = cookies.iter().map(HeaderValue::as_bytes).collect();
            passage.was_guest = match self.front.login_cookies(&cookies) {
                LoginCookies::Absent => true,
                LoginCookies::Others => false,
                LoginCookies::Guests => {
                    let context = self.context(session, passage);
                    let head = message::head(session, &context);
                    AssertUnwindSafe(self.front.begins(&head)).catch_unwind().await.unwrap_or_default()
                }
            };
        }
        Ok(false)
    }

    /// A connection may have broken before an answer came. Whether a safe request is sent once more: once to the same
    /// server if the connection was a kept one, and once to another, as it may be the request that breaks them.
    fn broke(&self, error: &Error, passage: &mut Passage, kept: bool) -> bool {
        let Some(visit) = &mut passage.visit else { return false };
        if error.esource() != &ErrorSource::Upstream || visit.is_settled() {
            return false;
        }
        let repeats = &mut passage.repeats;
        // A kept connection is closed by its server when it likes, and nobody can see whether it had read the request.
        // Silence is silence.
        if kept && !matches!(error.etype(), ErrorType::ReadTimedout | ErrorType::WriteTimedout) {
            repeats.here = is_cut(error) && !repeats.again;
            repeats.again |= repeats.here;
            return repeats.here;
        }
        passage.tried.add(visit.index());
        visit.failed(Fault::Broken, || in_words(error));
        let elsewhere = is_cut(error) && !repeats.elsewhere && self.servers(passage).has_other(passage.tried);
        passage.repeats.elsewhere |= elsewhere;
        elsewhere
    }

    /// Where a request goes, and how. What is repeated goes over a new connection, which cannot have been closed before.
    fn destination(&self, passage: &mut Passage, tunnel: bool, may_repeat: bool) -> Option<(Box<HttpPeer>, Visit)> {
        let servers = self.servers(passage);
        let here = std::mem::take(&mut passage.repeats.here);
        let here = passage.visit.as_ref().filter(|_| here).and_then(|visit| servers.again(tunnel, visit));
        let (mut peer, visit) = here.or_else(|| servers.choose(tunnel, may_repeat, passage.tried))?;
        if passage.repeats.again || passage.repeats.elsewhere {
            servers.afresh(&mut peer);
        }
        Some((peer, visit))
    }

    /// Has the visitor forgotten if this answer ends or changes his login. The answer itself passes as it is.
    async fn notice(&self, session: &Session, response: &ResponseHeader, passage: &mut Passage) {
        let header = session.req_header();
        let was_guest = passage.was_guest;
        let cookies: Vec<_> = header.headers.get_all(COOKIE).iter().map(HeaderValue::as_bytes).collect();
        let set: Vec<_> = response.headers.get_all(SET_COOKIE).iter().map(HeaderValue::as_bytes).collect();
        if (!was_guest && cookies.is_empty()) || !self.front.changes_login(header.raw_path(), &cookies, &set) {
            return;
        }
        let context = self.context(session, passage);
        let head = message::head(session, &context);
        // A fault of ours must not keep the page from the visitor; the memory is short anyhow.
        let _ = AssertUnwindSafe(self.front.changed(&head, &response.headers, was_guest)).catch_unwind().await;
    }
}

/// Whether a request may prove somebody to the forum: a form, or the way back from another site that proved him
/// (RFC 6749 §4.1.2).
fn may_log_in(header: &RequestHeader) -> bool {
    let query = || header.uri.query().unwrap_or_default();
    header.method == Method::POST
        || header.method == Method::GET && query().split('&').any(|parameter| parameter.starts_with("code="))
}

/// Whether it does no harm if the forum gets it twice.
fn may_repeat(session: &Session) -> bool {
    matches!(session.req_header().method, Method::GET | Method::HEAD)
}

/// Whether a server closed or reset its connection.
fn is_cut(error: &Error) -> bool {
    use ErrorType::{ConnectionClosed, ReadError, WriteError};
    error.esource() == &ErrorSource::Upstream && matches!(error.etype(), ConnectionClosed | ReadError | WriteError)
}

/// H2 and the names of H1 for HTTP/2, where there are no lines.
fn check_fields(header: &RequestHeader) -> std::result::Result<(), head::Fault> {
    if header.headers.keys().any(|name| head::is_underscored_framing(name.as_str().as_bytes())) {
        return Err(head::Fault::Underscore);
    }
    host(header).filter(|host| head::is_host(host)).map(|_| ()).ok_or(head::Fault::Host)
}

pub(super) fn host(header: &RequestHeader) -> Option<&[u8]> {
    let authority = header.uri.authority().map(|authority| authority.as_str().as_bytes());
    authority.or_else(|| header.headers.get(HOST).map(HeaderValue::as_bytes))
}

/// Whether a browser asks for a page to show: GET, and it says so, or old browsers accept HTML.
fn is_navigation(header: &RequestHeader) -> bool {
    let contains = |value: &HeaderValue, word: &[u8]| value.as_bytes().windows(word.len()).any(|part| part == word);
    header.method == Method::GET
        && match header.headers.get("sec-fetch-dest") {
            Some(destination) => destination == "document",
            None => header.headers.get(ACCEPT).is_some_and(|accept| contains(accept, b"text/html")),
        }
}

fn see(location: &str) -> Option<Response<Bytes>> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::FOUND;
    response.headers_mut().insert(LOCATION, HeaderValue::from_str(location).ok()?);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Some(response)
}

/// An empty last part would be written as a chunk of its own, and the end of the body once more: the forum would read
/// the second end as the start of the next visitor's request (cloudflare/pingora#935).
fn drop_empty_end(body: &mut Option<Bytes>, end_of_stream: bool) {
    if end_of_stream && body.as_ref().is_some_and(Bytes::is_empty) {
        *body = None;
    }
}

#[async_trait]
impl ProxyHttp for Gateway {
    type CTX = Passage;

    fn new_ctx(&self) -> Passage {
        Passage::begin(&self.metrics)
    }

    /// No modules: nothing may compress or cache what passes.
    fn init_downstream_modules(&self, _: &mut pingora::modules::http::HttpModules) {}

    async fn early_request_filter(&self, session: &mut Session, passage: &mut Passage) -> Result<()> {
        let Coming { door, is_known, is_last, .. } = connection::head_arrived();
        passage.door = door;
        let spoke_tls = session.digest().is_some_and(|digest| digest.ssl_digest.is_some());
        passage.secure = spoke_tls || passage.door == Door::BehindTls;
        if let Some(peer) = session.client_addr().and_then(|address| address.as_inet()) {
            let headers = &session.req_header().headers;
            // A load balancer that names nobody speaks no HTTP: fields of the request are its visitor's words.
            let trusted = if is_known { self.settings.trusted_proxies.as_slice() } else { &[] };
            let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().map(HeaderValue::as_bytes).collect();
            passage.origin = Origin::judge(peer.ip().to_canonical(), lines.iter().copied(), trusted);
            forward::tell_of_unknown_proxy(&passage.origin, !lines.is_empty());
        }
        if let Err(refusal) = self.check_head(session) {
            return passage.refuse(refusal);
        }
        if session.as_downstream().is_http2() {
            // H13, here so that our own pages see the same line as the forum.
            forward::join_cookie_crumbs(session.req_header_mut())?;
        }
        let downstream = session.as_downstream_mut();
        // H7: a pipelined request is answered, and whoever closes his half still gets his answer.
        downstream.set_pipelining_enabled(true);
        downstream.set_abort_on_close(false);
        // A client that takes nothing of an answer is not waited for, nor one that sends nothing of a body.
        downstream.set_write_timeout(Some(WRITE_TIME));
        downstream.set_read_timeout(Some(BODY_READ));
        if downstream.is_http2() && !downstream.is_body_done() {
            connection::body_heard(true);
        }
        // H8: without this the framework keeps an idle connection for ever. Never for HTTP/1.0 that did not ask.
        if is_last {
            downstream.set_keepalive(None);
        } else if downstream.get_keepalive().is_some() {
            downstream.set_keepalive(Some(IDLE_SECS));
        }
        Ok(())
    }

    async fn request_filter(&self, session: &mut Session, passage: &mut Passage) -> Result<bool> {
        passage.route = self.routes.resolve(session.req_header().raw_path());
        let header = session.req_header();
        let ready = match passage.door {
            Door::Console => None,
            Door::ToHttps => {
                proof::answer(header, &self.proofs).or_else(|| redirect::to_https(header, &self.settings.public_host))
            }
            Door::Site | Door::BehindTls => proof::answer(header, &self.proofs),
        };
        if let Some(response) = ready {
            let context = self.context(session, passage);
            message::respond(session, response, &context).await?;
            return Ok(true);
        }
        if passage.door == Door::Console && !is_for_console(&passage.route) {
            passage.route = Route::NotFound;
        }
        if let Route::BuiltIn(endpoint) = passage.route {
            match self.owns(session, passage, endpoint).await {
                Ok(true) => {}
                Ok(false) => passage.route = self.routes.beyond_ours(session.req_header().raw_path()),
                Err(refusal) => return passage.refuse(refusal),
            }
        }
        let is_answered = match passage.route {
            Route::Passthrough => self.is_sent_on(session, passage).await?,
            Route::Api(number) => self.is_turned_away(session, passage, number).await?,
            _ => {
                self.answer(session, passage).await?;
                true
            }
        };
        if is_answered {
            return Ok(true);
        }
        if session.req_header().headers.contains_key(CONNECTION) {
            // H5: before the framework obeys it.
            if let Some(harmless) = forward::harmless_connection(&session.req_header().headers) {
                session.req_header_mut().insert_header("Connection", harmless)?;
            }
        }
        Ok(false)
    }

    async fn upstream_peer(&self, session: &mut Session, passage: &mut Passage) -> Result<Box<HttpPeer>> {
        let tunnel = session.is_upgrade_req();
        if tunnel {
            // A tunnel may be silent for an hour.
            session.as_downstream_mut().set_read_timeout(None);
            passage.pace = None;
        }
        if session.as_downstream().is_http2() && self.unread.is_full(passage.origin.client) {
            return passage.refuse(Refusal::Busy);
        }
        match self.destination(passage, tunnel, may_repeat(session)) {
            Some((peer, visit)) => {
                passage.visit = Some(visit);
                if passage.route == Route::Passthrough {
                    self.metrics.page_held(passage.age());
                }
                Ok(peer)
            }
            None => passage.refuse(Refusal::ForumDown),
        }
    }

    /// Nothing was sent yet, so another server may have it, whatever it is.
    fn fail_to_connect(
        &self,
        _: &mut Session,
        _: &HttpPeer,
        passage: &mut Passage,
        mut error: Box<Error>,
    ) -> Box<Error> {
        if let Some(visit) = &mut passage.visit {
            // What fails on our side, such as a limit on descriptors, is no fault of the server.
            let ours = lack::is_within(&error) || error.etype() == &ErrorType::InternalError && !visit.is_unix();
            if !ours {
                passage.tried.add(visit.index());
                visit.failed(Fault::Connect, || in_words(&error));
            }
            error.set_retry(!ours && self.servers(passage).has_other(passage.tried));
        }
        error
    }

    async fn upstream_request_filter(
        &self,
        _: &mut Session,
        request: &mut RequestHeader,
        passage: &mut Passage,
    ) -> Result<()> {
        let id = passage.id(&request.headers);
        // H6.
        forward::set_forwarding(request, &passage.origin, &id, passage.secure, self.settings.forwarded)?;
        forward::remove_own_cookies(request, &self.settings.cookie_prefix)?;
        self.identify(request, passage)
    }

    async fn request_body_filter(
        &self,
        session: &mut Session,
        body: &mut Option<Bytes>,
        end_of_stream: bool,
        passage: &mut Passage,
    ) -> Result<()> {
        drop_empty_end(body, end_of_stream);
        // H14, until the forum answers: from then on both sides may take their time.
        let asks = !end_of_stream && session.response_written().is_none();
        if session.as_downstream().is_http2() {
            connection::body_heard(asks);
        }
        let bytes = body.as_ref().map_or(0, Bytes::len);
        if asks && passage.pace.as_mut().is_some_and(|pace| pace.is_too_slow(Instant::now(), bytes)) {
            return passage.refuse(Refusal::TooSlow);
        }
        Ok(())
    }

    async fn upstream_response_filter(
        &self,
        session: &mut Session,
        response: &mut ResponseHeader,
        passage: &mut Passage,
    ) -> Result<()> {
        if let Some(visit) = &mut passage.visit {
            visit.answered();
        }
        if response.status == StatusCode::SWITCHING_PROTOCOLS {
            // H11: nobody asked for it.
            return if session.is_upgrade_req() { Ok(()) } else { passage.refuse(Refusal::ForumDown) };
        }
        let has_body = session.req_header().method != Method::HEAD
            && !matches!(response.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        if has_body && !forward::is_chunked_if_coded(&response.headers) {
            // Nobody could tell where it ends.
            return passage.refuse(Refusal::ForumDown);
        }
        if !response.status.is_informational() && !session.as_downstream_mut().is_body_done() {
            // H10.
            session.as_downstream_mut().set_read_timeout(Some(EARLY_ANSWER_READ));
            connection::body_heard(false);
        }
        if !response.status.is_informational() {
            self.notice(session, response, passage).await;
        }
        forward::remove_hop_by_hop(response);
        forward::remove_own_set_cookies(response, &self.settings.cookie_prefix)
    }

    async fn response_filter(
        &self,
        session: &mut Session,
        response: &mut ResponseHeader,
        _: &mut Passage,
    ) -> Result<()> {
        if session.req_header().version == Version::HTTP_10 && response.headers.contains_key("transfer-encoding") {
            // H12: chunks are unknown to HTTP/1.0; the end of the connection is the end of the body.
            response.remove_header("transfer-encoding");
            session.as_downstream_mut().set_keepalive(None);
        }
        Ok(())
    }

    fn response_body_filter(
        &self,
        session: &mut Session,
        body: &mut Option<Bytes>,
        _: bool,
        passage: &mut Passage,
    ) -> Result<Option<Duration>> {
        let bytes = body.as_ref().map_or(0, Bytes::len);
        let is_http2 = session.as_downstream().is_http2();
        if is_http2 && !self.unread.passes(passage.origin.client, &mut passage.unread, bytes) {
            return passage.refuse(Refusal::Busy);
        }
        Ok(None)
    }

    /// A request that may have been carried out is never sent twice, unless it is a safe one (RFC 9110 §9.2.2).
    fn error_while_proxy(
        &self,
        peer: &HttpPeer,
        session: &mut Session,
        error: Box<Error>,
        passage: &mut Passage,
        client_reused: bool,
    ) -> Box<Error> {
        let mut error = error.more_context(format!("peer {peer}"));
        let may_repeat = may_repeat(session)
            && session.response_written().is_none()
            && !session.as_downstream().retry_buffer_truncated();
        // A server that closes over half a body has had enough of the visitor, as a rule.
        let asked = session.as_downstream_mut().is_body_done();
        let goes_on = asked && self.broke(&error, passage, client_reused);
        error.set_retry(may_repeat && goes_on);
        error
    }

    async fn fail_to_proxy(&self, session: &mut Session, error: &Error, passage: &mut Passage) -> FailToProxy {
        let closed = |error_code| FailToProxy { error_code, can_reuse_downstream: false };
        let Some(refusal) = passage.refusal_for(error) else { return closed(0) };
        passage.refusal = Some(refusal);
        if matches!(refusal, Refusal::ForumDown | Refusal::ForumSlow) {
            self.metrics.unanswered();
        }
        session.as_downstream_mut().set_keepalive(None);
        if session.response_written().is_some_and(|response| !response.status.is_informational()) {
            // Half an answer is out. Cutting it off is what tells the visitor.
            return closed(refusal.status().as_u16());
        }
        let context = self.context(session, passage);
        let response = match passage.admission {
            Some(_) => refusal.for_programs(),
            None => refusal.response(&self.voice(&session.req_header().headers), &context.id),
        };
        if message::respond(session, response, &context).await.is_err() {
            return closed(0);
        }
        closed(refusal.status().as_u16())
    }

    async fn logging(&self, session: &mut Session, error: Option<&Error>, passage: &mut Passage) {
        passage.log(session, error, &self.metrics, self.settings.access_log);
    }

    /// The framework's own log lines name the request by this.
    fn request_summary(&self, session: &Session, _: &Passage) -> String {
        let header = session.req_header();
        format!("{} {}", header.method, path_only(header.raw_path()))
    }

    fn suppress_error_log(&self, _: &Session, _: &Passage, _: &Error) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
