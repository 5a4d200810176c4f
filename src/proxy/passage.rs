//! What is known of one request while it passes.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use http::HeaderMap;
use pingora::proxy::Session;
use pingora::{Error, ErrorSource, ErrorType, Result};

use super::connection::Door;
use super::forward::{self, Origin};
use super::lack;
use super::message::Peeked;
use super::pace::Pace;
use super::refusal::Refusal;
use super::unread::Share;
use super::upstream::{Tried, Visit};
use crate::dialect::Admission;
use crate::model::{RequestFacts, RequestId};
use crate::route::{Endpoint, Route};
use crate::telemetry::{Cause, Metrics};

/// What is known of one request.
pub(super) struct Passage {
    started: Instant,
    pub(super) route: Route,
    pub(super) origin: Origin,
    id: Option<RequestId>,
    /// Where it came in.
    pub(super) door: Door,
    /// It came over TLS.
    pub(super) secure: bool,
    pub(super) refusal: Option<Refusal>,
    /// How fast the body comes. `None` for tunnels, which may be as slow as they like.
    pub(super) pace: Option<Pace>,
    /// Whether this may be a login, and the visitor was a guest before the forum got it.
    pub(super) was_guest: bool,
    /// The body, if it was read to find out whose request this is.
    pub(super) peeked: Option<Peeked>,
    /// What the API's web servers are told of whoever asks.
    pub(super) admission: Option<Admission>,
    /// What an endpoint of ours says of its answer.
    pub(super) facts: Option<RequestFacts>,
    /// The web server of the forum that has this request now.
    pub(super) visit: Option<Visit>,
    /// Those that had it in vain.
    pub(super) tried: Tried,
    /// How it was repeated although the server that had it may have begun with it.
    pub(super) repeats: Repeats,
    /// What is held of its answer, over HTTP/2.
    pub(super) unread: Option<Share>,
    /// Counts this request for as long as it lives.
    _in_flight: InFlight,
}

/// What a request may do once each when a connection breaks before the answer.
#[derive(Clone, Copy, Default)]
pub(super) struct Repeats {
    /// It goes to the same server once more: the connection was a kept one, which its server closes when it likes.
    pub(super) again: bool,
    /// It goes to another server.
    pub(super) elsewhere: bool,
    /// The next try is at the same server.
    pub(super) here: bool,
}

/// Counts a request for as long as it lives.
pub(super) struct InFlight(Arc<Metrics>);

impl InFlight {
    pub(super) fn begin(metrics: &Arc<Metrics>) -> Self {
        metrics.in_flight(1);
        Self(metrics.clone())
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.in_flight(-1);
    }
}

impl Passage {
    /// A request begins.
    pub(super) fn begin(metrics: &Arc<Metrics>) -> Self {
        let nobody = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        Self {
            started: Instant::now(),
            route: Route::Passthrough,
            origin: Origin { peer: nobody, client: nobody, trusted: false, unnamed: false },
            id: None,
            door: Door::Site,
            secure: false,
            refusal: None,
            pace: Some(Pace::begin(Instant::now())),
            was_guest: false,
            peeked: None,
            admission: None,
            facts: None,
            visit: None,
            tried: Tried::default(),
            repeats: Repeats::default(),
            unread: None,
            _in_flight: InFlight::begin(metrics),
        }
    }

    /// How long ago it began.
    pub(super) fn age(&self) -> Duration {
        self.started.elapsed()
    }

    /// The id of this request, made when it is first needed.
    pub(super) fn id(&mut self, headers: &HeaderMap) -> RequestId {
        let trusted = self.origin.trusted;
        self.id.get_or_insert_with(|| forward::request_id(headers, trusted)).clone()
    }

    /// Ends the request with an answer of the gateway's own, given by `fail_to_proxy`.
    pub(super) fn refuse<T>(&mut self, refusal: Refusal) -> Result<T> {
        self.refusal = Some(refusal);
        Error::err(ErrorType::HTTPStatus(refusal.status().as_u16()))
    }

    /// Whether it goes to web servers behind us, and is not answered here.
    fn is_passed_on(&self) -> bool {
        self.route == Route::Passthrough || self.admission.is_some()
    }

    /// What the visitor is told about a failure; `None` if he is gone.
    pub(super) fn refusal_for(&self, error: &Error) -> Option<Refusal> {
        use ErrorType::{ConnectTimedout, ConnectionClosed, ReadError, ReadTimedout, WriteError, WriteTimedout};
        if let Some(refusal) = self.refusal {
            return Some(refusal);
        }
        match (error.esource(), error.etype()) {
            (ErrorSource::Upstream, ReadTimedout | WriteTimedout | ConnectTimedout) => Some(Refusal::ForumSlow),
            (ErrorSource::Upstream, _) => Some(Refusal::ForumDown),
            (ErrorSource::Downstream, WriteError | ReadError | ConnectionClosed | WriteTimedout) => None,
            (ErrorSource::Downstream, ReadTimedout) => Some(Refusal::TooSlow),
            (ErrorSource::Downstream, _) => Some(Refusal::Ambiguous("framing")),
            (_, _) => Some(Refusal::Internal),
        }
    }

    /// Counts the request, and writes its line: one for each request of ours, none for a page that went well.
    pub(super) fn log(&mut self, session: &Session, error: Option<&Error>, metrics: &Metrics, access_log: bool) {
        let status = session.response_written().map_or(0, |response| response.status.as_u16());
        let took = self.started.elapsed();
        let refused = self.refusal;
        if let Some(cause) = too_slow(refused, error) {
            metrics.closed(cause);
        }
        let cause = refused.and_then(|refusal| refusal.cause(error.map(in_words)));
        if self.is_passed_on() {
            metrics.proxied(status);
            if refused.is_some() || access_log {
                let id = self.id(&session.req_header().headers);
                let header = session.req_header();
                let lacks = error.is_some_and(lack::is_within);
                let page = PageEnd { status, refusal: refused, took, cause: error.map(in_words), lacks };
                page.log(&id.0, header.method.as_str(), || path_only(header.raw_path()), access_log);
            }
            return;
        }
        let id = self.id(&session.req_header().headers);
        let header = session.req_header();
        let path = path_only(header.raw_path());
        let end = OwnEnd { status, took, refusal: refused, cause, facts: self.facts.take() };
        end.log(&self.route, &id, header.method.as_str(), &path, metrics);
    }
}

/// How a request ended that was answered by an endpoint of ours.
pub(super) struct OwnEnd {
    pub(super) status: u16,
    pub(super) took: Duration,
    /// Why it was answered without the endpoint.
    pub(super) refusal: Option<Refusal>,
    /// What failed then.
    pub(super) cause: Option<String>,
    /// What the endpoint says of its answer.
    pub(super) facts: Option<RequestFacts>,
}

impl OwnEnd {
    /// Counts the request, and writes its line.
    pub(super) fn log(self, route: &Route, id: &RequestId, method: &str, path: &str, metrics: &Metrics) {
        let Self { status, took, refusal, cause, facts } = self;
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let code = refusal.map(|refusal| refusal.problem().code);
        let endpoint = route.name();
        metrics.answered(endpoint, status, took);
        let often = match route {
            Route::OAuth { endpoint: Endpoint::Healthz | Endpoint::Readyz, .. } => true,
            Route::OAuth { endpoint: Endpoint::Verify, .. } => status == 200,
            _ => false,
        };
        if often {
            // Monitors come every few seconds, and web servers ask for every picture of an app.
            tracing::debug!(request.id = %id, endpoint, method, path, status, ms, code, cause, "request");
        } else {
            let facts = facts.unwrap_or_default();
            let (code, cause) = (code.or(facts.code), cause.or(facts.detail));
            let client = facts.client_id.map(tracing::field::display);
            let member = facts.member_id.map(tracing::field::display);
            let result = Some(facts.result).filter(|result| !result.is_empty());
            tracing::info!(
                request.id = %id, endpoint, method, path, status, ms, client.id = client, member.id = member, result,
                code, cause, "request"
            );
        }
    }
}

/// Whether the visitor was too slow.
fn too_slow(refused: Option<Refusal>, error: Option<&Error>) -> Option<Cause> {
    let unread =
        |error: &Error| error.esource() == &ErrorSource::Downstream && error.etype() == &ErrorType::WriteTimedout;
    match refused {
        Some(Refusal::TooSlow) => Some(Cause::SlowBody),
        _ => error.is_some_and(unread).then_some(Cause::SlowRead),
    }
}

/// How a request ended that was meant for the forum.
pub(super) struct PageEnd {
    pub(super) status: u16,
    /// Why it was answered here.
    pub(super) refusal: Option<Refusal>,
    pub(super) took: Duration,
    /// What failed.
    pub(super) cause: Option<String>,
    /// It failed for what this process lacks.
    pub(super) lacks: bool,
}

impl PageEnd {
    /// Writes its line: one for each that was answered here, and for each page only if they are wanted.
    pub(super) fn log(self, id: &str, method: &str, path: impl FnOnce() -> String, access_log: bool) {
        let Self { status, refusal, took, cause, lacks } = self;
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let Some(refusal) = refusal else {
            if access_log {
                tracing::info!(request.id = %id, method, path = path(), status, ms, "page");
            }
            return;
        };
        let (code, cause) = (refusal.problem().code, refusal.cause(cause));
        if status < 500 {
            tracing::info!(request.id = %id, code, status, ms, cause, "request refused");
        } else if lacks {
            // Every page of a crowd fails then.
            lack::tell(
                "pages fail, as no connection to the web server can be made",
                &cause.as_deref().unwrap_or_default(),
            );
            tracing::debug!(request.id = %id, code, status, ms, cause, "request failed");
        } else if refusal == Refusal::Busy {
            lack::tell_of_unread();
            tracing::debug!(request.id = %id, code, status, ms, cause, "request refused");
        } else {
            tracing::warn!(request.id = %id, code, status, ms, cause, "request failed");
        }
    }
}

/// What failed, and what the system says of it. The framework's own text is a chain of its internal names.
pub(super) fn in_words(error: &Error) -> String {
    use ErrorType::{
        ConnectError, ConnectNoRoute, ConnectRefused, ConnectTimedout, ConnectionClosed, InvalidHTTPHeader, ReadError,
        ReadTimedout, TLSHandshakeFailure, WriteError, WriteTimedout,
    };
    let whose = if error.esource() == &ErrorSource::Downstream { "the visitor" } else { "the web server" };
    let what = match error.etype() {
        ConnectRefused => format!("{whose} takes no connection"),
        ConnectTimedout => format!("{whose} took no connection in time"),
        ConnectNoRoute => format!("there is no way to {whose}"),
        ConnectError => format!("{whose} cannot be reached"),
        ConnectionClosed => format!("{whose} closed the connection"),
        ReadError => format!("reading from {whose} failed"),
        ReadTimedout => format!("{whose} sent nothing in time"),
        WriteError => format!("writing to {whose} failed"),
        WriteTimedout => format!("{whose} took nothing in time"),
        InvalidHTTPHeader => format!("{whose} sent something that is not HTTP"),
        TLSHandshakeFailure => return handshake(error, whose),
        other => format!("{} ({whose})", other.as_str()),
    };
    match reason(error) {
        Some(reason) => format!("{what}: {reason}"),
        None => what,
    }
}

/// A handshake that failed. The framework has the cause in its own text only.
fn handshake(error: &Error, whose: &str) -> String {
    let context = error.context.as_ref().map(ToString::to_string).unwrap_or_default();
    let cause = context.rsplit_once("cause: ").map_or("", |(_, cause)| cause);
    let cause = cause.split(", SNI: ").next().unwrap_or_default();
    let what = format!("there is no TLS with {whose}");
    if cause.is_empty() { what } else { format!("{what}: {cause}") }
}

/// The innermost cause, if it is not the framework's own.
fn reason(error: &Error) -> Option<String> {
    let cause = error.cause.as_ref()?;
    match cause.downcast_ref::<Box<Error>>() {
        Some(inner) => reason(inner),
        None => Some(cause.to_string()),
    }
}

/// The path of a request, without its query: queries of ours hold secrets.
pub(super) fn path_only(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw.split(|byte| *byte == b'?').next().unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_read_as_sentences() {
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        let inner = Error::because(ErrorType::ConnectRefused, "Fail to connect", refused);
        let mut outer = Error::because(ErrorType::ConnectRefused, "Peer: 127.0.0.1", inner);
        outer.as_up();
        assert_eq!(in_words(&outer), "the web server takes no connection: connection refused");
        let mut silent = Error::explain(ErrorType::ReadTimedout, "context of its own");
        silent.as_up();
        assert_eq!(in_words(&silent), "the web server sent nothing in time");
        let cause = "TLS connect() failed:  TLSHandshakeFailure context: x cause: invalid peer certificate: UnknownIssuer, SNI: web";
        let mut distrusted = Error::explain(ErrorType::TLSHandshakeFailure, cause);
        distrusted.as_up();
        let told = "there is no TLS with the web server: invalid peer certificate: UnknownIssuer";
        assert_eq!(in_words(&distrusted), told);
        let odd = Error::new(ErrorType::new("Odd"));
        assert_eq!(in_words(&odd), "Odd (the web server)");
    }
}
