//! What is said of a request in the lane: numbers, the log, the page when it fails, and what it means for logins.

use std::future::poll_fn;
use std::io::{self, Write as _};
use std::panic::AssertUnwindSafe;
use std::task::Poll;
use std::time::Instant;

use bytes::{Buf as _, Bytes};
use futures_util::FutureExt as _;
use http::header::{HOST, SET_COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};
use pingora::protocols::http::date::get_cached_date;

use super::buffer::Buffer;
use super::clock::Clock;
use super::request::{Asked, Method, put_line};
use super::{Lane, Visitor, fresh};
use crate::model::{LoginCookies, RequestContext, RequestId};
use crate::pages::Wishes;
use crate::proxy::gateway::{Gateway, WRITE_TIME};
use crate::proxy::passage::{InFlight, PageEnd, path_only};
use crate::proxy::refusal::Refusal;
use crate::proxy::{forward, message};

/// What is known of one request that matters when it ends.
pub(super) struct Told<'a> {
    gateway: &'a Gateway,
    asked: &'a Asked,
    started: Instant,
    went: bool,
    /// Nobody was logged in when it came.
    was_guest: bool,
    /// The cookies of an answer that changes the visitor's login.
    changes: Option<HeaderMap>,
    /// What failed, for the log.
    pub(super) cause: Option<String>,
    /// It failed for what this process lacks.
    pub(super) lacks: bool,
}

impl<'a> Told<'a> {
    pub(super) fn begin(gateway: &'a Gateway, asked: &'a Asked) -> Self {
        Self {
            gateway,
            asked,
            started: Instant::now(),
            went: false,
            was_guest: asked.may_log_in == Some(LoginCookies::Absent),
            changes: None,
            cause: None,
            lacks: false,
        }
    }

    /// Finds out whether the visitor is a guest so far, before the forum gets what may be his login.
    pub(super) async fn begins(&mut self, read: Option<&Buffer>) {
        let Some(head) = self.head(read) else { return };
        let begins = AssertUnwindSafe(self.gateway.front.begins(&head));
        self.was_guest = begins.catch_unwind().await.unwrap_or_default();
    }

    /// The request goes to a web server. When that is: unless it may be a login, it has just come, and was not held.
    pub(super) fn goes(&mut self) -> Instant {
        let is_first = !std::mem::replace(&mut self.went, true);
        let now =
            if is_first && self.asked.may_log_in != Some(LoginCookies::Guests) { self.started } else { Instant::now() };
        if is_first {
            self.gateway.metrics.page_held(now.duration_since(self.started));
        }
        now
    }

    /// The answer sets these cookies. `read`: the request as it came.
    pub(super) fn set_cookies(&mut self, read: Option<&Buffer>, lines: &[&[u8]]) {
        let bytes = read.map(Buffer::filled).unwrap_or_default();
        let (cookies, count) = self.asked.cookies.within(bytes);
        let target = self.asked.target.within(bytes);
        if (count == 0 && !self.was_guest) || !self.gateway.front.changes_login(target, &cookies[..count], lines) {
            return;
        }
        let values = lines.iter().filter_map(|line| HeaderValue::from_bytes(line).ok());
        self.changes = Some(values.map(|value| (SET_COOKIE, value)).collect());
    }

    /// Has the visitor forgotten if the answer ends or changes his login. The answer waits for it, and passes as it is.
    pub(super) async fn notice(&mut self, read: Option<&Buffer>) {
        if let Some(answered) = self.changes.take() {
            // Boxed, as what is rare: every connection would be as large as this.
            Box::pin(self.tell(answered, read)).await;
        }
    }

    async fn tell(&self, answered: HeaderMap, read: Option<&Buffer>) {
        let Some(head) = self.head(read) else { return };
        // A fault of ours must not keep the page from the visitor; the memory is short anyhow.
        let _ = AssertUnwindSafe(self.gateway.front.changed(&head, &answered, self.was_guest)).catch_unwind().await;
    }

    /// What was asked, as our own endpoints see requests.
    fn head(&self, read: Option<&Buffer>) -> Option<Request<()>> {
        let bytes = read.map(Buffer::filled).unwrap_or_default();
        let mut head = request(bytes)?;
        let at_home = head
            .headers()
            .get(HOST)
            .is_some_and(|host| forward::is_public_host(host.as_bytes(), &self.gateway.settings));
        head.extensions_mut().insert(RequestContext {
            id: RequestId(self.asked.id.within(bytes).to_owned()),
            address: Some(self.asked.origin.client),
            unnamed: self.asked.origin.unnamed,
            from_proxy: self.asked.origin.trusted,
            at_home,
            at_console: false,
        });
        Some(head)
    }

    /// It was answered.
    pub(super) fn answered(&self, status: u16, read: Option<&Buffer>) {
        self.gateway.metrics.proxied(status);
        if self.gateway.settings.access_log {
            self.log(status, None, read);
        }
    }

    /// It was not: the visitor has gone.
    pub(super) fn left(&self, status: Option<u16>) {
        self.gateway.metrics.proxied(status.unwrap_or_default());
    }

    /// The gateway answers, or cuts the answer off that has begun with `status`.
    fn failed(&self, refusal: Refusal, status: u16, read: Option<&Buffer>) {
        if matches!(refusal, Refusal::ForumDown | Refusal::ForumSlow) {
            self.gateway.metrics.unanswered();
        }
        self.gateway.metrics.proxied(status);
        self.log(status, Some(refusal), read);
    }

    /// Half an answer is out.
    pub(super) fn cut(&self, status: u16, read: Option<&Buffer>) {
        self.failed(Refusal::ForumDown, status, read);
    }

    fn log(&self, status: u16, refusal: Option<Refusal>, read: Option<&Buffer>) {
        let bytes = read.map(Buffer::filled).unwrap_or_default();
        let (took, cause, lacks) = (self.started.elapsed(), self.cause.clone(), self.lacks);
        let page = PageEnd { status, refusal, took, cause, lacks };
        let path = || path_only(self.asked.target.within(bytes));
        page.log(self.asked.id.within(bytes), self.asked.method.name(), path, self.gateway.settings.access_log);
    }
}

impl Lane {
    /// Answers in place of the forum.
    pub(super) async fn refuse(
        &self,
        visitor: &mut Visitor,
        asked: &Asked,
        told: &Told<'_>,
        refusal: Refusal,
        clock: &mut Clock,
    ) {
        told.failed(refusal, refusal.status().as_u16(), visitor.read.as_ref());
        let bytes = visitor.read.as_ref().map(Buffer::filled).unwrap_or_default();
        let id = RequestId(asked.id.within(bytes).to_owned());
        let head = request(bytes);
        let page = self.page(refusal, head.as_ref(), &id);
        // Whoever takes no refusal wants none.
        let _ = visitor.tell(page, &id, asked.method == Method::Head, false, clock).await;
    }

    /// Answers a request that could not be read.
    pub(super) async fn refuse_unread(&self, visitor: &mut Visitor, refusal: Refusal, clock: &mut Clock) {
        let gateway = &self.gateway;
        let _flight = InFlight::begin(&gateway.metrics);
        let (started, id) = (Instant::now(), fresh::id());
        let id = RequestId(String::from_utf8_lossy(&id).into_owned());
        let status = refusal.status().as_u16();
        let page = self.page(refusal, None, &id);
        let _ = visitor.tell(page, &id, false, false, clock).await;
        gateway.metrics.proxied(status);
        let end = PageEnd { status, refusal: Some(refusal), took: started.elapsed(), cause: None, lacks: false };
        end.log(&id.0, "-", String::new, false);
    }

    pub(super) fn page(&self, refusal: Refusal, head: Option<&Request<()>>, id: &RequestId) -> Response<Bytes> {
        let voice = match head {
            Some(head) => self.gateway.voice(head.headers()),
            None => self.gateway.pages.voice(&Wishes::default(), None),
        };
        refusal.response(&voice, id)
    }
}

impl Visitor {
    /// Sends an answer of ours. `goes_on`: the visitor may ask again. Errors: he has gone, or takes nothing (`TimedOut`).
    pub(super) async fn tell(
        &mut self,
        response: Response<Bytes>,
        id: &RequestId,
        without_body: bool,
        goes_on: bool,
        clock: &mut Clock,
    ) -> io::Result<()> {
        let (parts, body) = response.into_parts();
        let may_have_body = !matches!(parts.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        let mut out = Buffer::small();
        // Writing into a buffer does not fail.
        let reason = parts.status.canonical_reason().unwrap_or_default();
        let _ = write!(out, "HTTP/1.1 {} {reason}\r\n", parts.status.as_u16());
        for (name, value) in parts.headers.iter().filter(|(name, _)| !message::is_framing(name)) {
            put_line(&mut out, message::titled(name).as_bytes(), value.as_bytes());
        }
        put_line(&mut out, b"X-Request-Id", id.0.as_bytes());
        if may_have_body {
            let _ = write!(out, "Content-Length: {}\r\n", body.len());
        }
        put_line(&mut out, b"Date", get_cached_date().as_bytes());
        out.put(if goes_on { b"Connection: keep-alive\r\n\r\n" } else { b"Connection: close\r\n\r\n" });
        let mut body = if may_have_body && !without_body { body } else { Bytes::new() };
        if out.room().len() >= body.len() {
            // One write, and one record of TLS.
            out.put(&std::mem::take(&mut body));
        }
        let (socket, mut deadline) = (&mut self.socket, None);
        poll_fn(|cx| {
            while !(out.is_empty() && body.is_empty()) {
                match socket.poll_write(cx, out.filled(), &body) {
                    Poll::Ready(Ok(count)) => {
                        let of_head = count.min(out.len());
                        out.take(of_head);
                        body.advance(count - of_head);
                        deadline = None;
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Pending => {
                        let deadline = *deadline.get_or_insert_with(|| tokio::time::Instant::now() + WRITE_TIME);
                        return clock.poll_late(cx, deadline).map(|()| Err(io::ErrorKind::TimedOut.into()));
                    }
                }
            }
            if let Poll::Ready(flushed) = socket.poll_flush(cx) {
                return Poll::Ready(flushed);
            }
            let deadline = *deadline.get_or_insert_with(|| tokio::time::Instant::now() + WRITE_TIME);
            clock.poll_late(cx, deadline).map(|()| Err(io::ErrorKind::TimedOut.into()))
        })
        .await
    }
}

/// A head as our own endpoints see requests.
pub(super) fn request(bytes: &[u8]) -> Option<Request<()>> {
    let mut fields = [httparse::EMPTY_HEADER; super::fields::MOST];
    let mut parsed = httparse::Request::new(&mut fields);
    parsed.parse(bytes).ok()?;
    let mut request = Request::builder().method(parsed.method?).uri(parsed.path?).body(()).ok()?;
    for field in parsed.headers.iter() {
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(field.name.as_bytes()), HeaderValue::from_bytes(field.value))
        {
            request.headers_mut().append(name, value);
        }
    }
    Some(request)
}
