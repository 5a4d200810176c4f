//! The framework's session on one side, `http::Request` and `http::Response` on the other. Only for our own paths.
//!
//! Bodies are read whole and are small. Whatever of a body was not read never becomes the next request: it is drained
//! within a bound, or the connection is closed.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderName, Method, Request, Response, StatusCode};
use pingora::http::ResponseHeader;
use pingora::proxy::Session;
use pingora::{ErrorType, Result};
use tokio::time::{Instant, timeout, timeout_at};

use super::refusal::Refusal;
use crate::model::RequestContext;

/// The longest body that our endpoints take, in bytes.
pub(super) const BODY_BYTES_MAX: usize = 16 * 1024;

/// How long such a body may take in all.
pub(super) const BODY_TIME: Duration = Duration::from_secs(10);

/// How much of a refused body is read away, so that the client gets to see the answer.
const DRAIN_BYTES_MAX: usize = 1024 * 1024;

/// And for how long.
const DRAIN_TIME: Duration = Duration::from_secs(2);

/// The head of a request, with the raw query.
pub(super) fn head(session: &Session, context: &RequestContext) -> Request<()> {
    let header = session.req_header();
    let mut request = Request::new(());
    *request.method_mut() = header.method.clone();
    *request.uri_mut() = header.uri.clone();
    *request.version_mut() = header.version;
    *request.headers_mut() = header.headers.clone();
    request.extensions_mut().insert(context.clone());
    request
}

/// The whole request. Reads the body within its limits.
pub(super) async fn request(session: &mut Session, context: &RequestContext) -> Result<Request<Bytes>, Refusal> {
    let head = head(session, context);
    if content_length(&head).is_some_and(|length| length > BODY_BYTES_MAX as u64) {
        return Err(Refusal::BodyTooLarge);
    }
    if !session.as_downstream_mut().is_body_done() && expects_continue(&head) {
        session.as_downstream_mut().write_continue_response().await.map_err(|_| Refusal::TooSlow)?;
    }
    let body = body(session).await?;
    Ok(head.map(|()| body))
}

/// A body that was looked at before anybody knows whose request it is.
#[derive(Debug)]
pub(super) enum Peeked {
    /// All of it.
    Whole(Bytes),
    /// It is longer than our endpoints take, so it can only be the forum's.
    TooLong,
}

/// Looks at a body. Whatever was read of it goes to the forum before the rest, should the request pass.
pub(super) async fn peek(session: &mut Session, context: &RequestContext) -> Result<Peeked, Refusal> {
    if session.as_downstream_mut().is_body_done() {
        return Ok(Peeked::Whole(Bytes::new()));
    }
    let head = head(session, context);
    if content_length(&head).is_some_and(|length| length > BODY_BYTES_MAX as u64) {
        return Ok(Peeked::TooLong);
    }
    session.as_downstream_mut().enable_retry_buffering();
    if expects_continue(&head) {
        session.as_downstream_mut().write_continue_response().await.map_err(|_| Refusal::TooSlow)?;
        // What it waited for has come; the forum must not send it once more.
        session.req_header_mut().remove_header("Expect");
    }
    match body(session).await {
        Ok(body) => Ok(Peeked::Whole(body)),
        // The framework keeps four times as much. Beyond that the forum could not get what was read.
        Err(Refusal::BodyTooLarge) if !session.as_downstream().retry_buffer_truncated() => Ok(Peeked::TooLong),
        Err(refusal) => Err(refusal),
    }
}

fn content_length(head: &Request<()>) -> Option<u64> {
    head.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn expects_continue(head: &Request<()>) -> bool {
    head.headers().get(http::header::EXPECT).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}

async fn body(session: &mut Session) -> Result<Bytes, Refusal> {
    let deadline = Instant::now() + BODY_TIME;
    let mut whole = BytesMut::new();
    loop {
        let part = match timeout_at(deadline, session.as_downstream_mut().read_request_body()).await {
            Err(_) => return Err(Refusal::TooSlow),
            Ok(Err(error)) if *error.etype() == ErrorType::ReadTimedout => return Err(Refusal::TooSlow),
            Ok(Err(_)) => return Err(Refusal::Ambiguous("body")),
            Ok(Ok(None)) => return Ok(whole.freeze()),
            Ok(Ok(Some(part))) => part,
        };
        if whole.len() + part.len() > BODY_BYTES_MAX {
            return Err(Refusal::BodyTooLarge);
        }
        whole.extend_from_slice(&part);
    }
}

/// Sends an answer of ours. The length is set here, HEAD gets no body, and no header of the framework is added
/// but `Date` and `Connection`.
pub(super) async fn respond(session: &mut Session, response: Response<Bytes>, context: &RequestContext) -> Result<()> {
    let (parts, body) = response.into_parts();
    let mut header = ResponseHeader::build(parts.status, Some(parts.headers.len() + 4))?;
    for (name, value) in &parts.headers {
        if !is_framing(name) {
            header.append_header(titled(name), value.clone())?;
        }
    }
    header.insert_header("X-Request-Id", context.id.0.as_str())?;
    let may_have_body = !matches!(parts.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    if may_have_body {
        header.set_content_length(body.len())?;
    }
    let sends_body = may_have_body && !body.is_empty() && session.req_header().method != Method::HEAD;
    let body_was_read = session.as_downstream_mut().is_body_done();
    if !body_was_read {
        session.as_downstream_mut().set_keepalive(None);
    }
    session.write_response_header(Box::new(header), !sends_body).await?;
    if sends_body {
        session.write_response_body(Some(body), true).await?;
    } else if session.as_downstream().is_http2() {
        session.write_response_body(None, true).await?;
    }
    if !body_was_read {
        session.as_downstream_mut().finish_body().await?;
        drain(session).await;
    }
    Ok(())
}

/// `Www-Authenticate` for `www-authenticate`: some old clients compare names by letter.
pub(super) fn titled(name: &HeaderName) -> String {
    let mut start = true;
    let title = |c: char| {
        let c = if start { c.to_ascii_uppercase() } else { c };
        start = c == '-';
        c
    };
    name.as_str().chars().map(title).collect()
}

pub(super) fn is_framing(name: &HeaderName) -> bool {
    *name == CONTENT_LENGTH || *name == TRANSFER_ENCODING || *name == http::header::CONNECTION
}

/// Reads away the rest of a body. Closing over unread bytes would reset the connection, and the client would lose
/// the answer.
async fn drain(session: &mut Session) {
    let mut drained = 0;
    let rest = async {
        while let Ok(Some(part)) = session.as_downstream_mut().read_request_body().await {
            drained += part.len();
            if drained > DRAIN_BYTES_MAX {
                break;
            }
        }
    };
    let _ = timeout(DRAIN_TIME, rest).await;
}
