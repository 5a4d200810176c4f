//! A request to a path of ours, answered here: the endpoints see it as they see the framework's.

use std::future::poll_fn;
use std::io::ErrorKind;
use std::panic::AssertUnwindSafe;
use std::task::Poll;
use std::time::Instant;

use bytes::Bytes;
use futures_util::FutureExt as _;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Uri};

use super::buffer::Buffer;
use super::clock::Clock;
use super::fields::Field;
use super::request::{Id, Method};
use super::spans::Span;
use super::{Lane, Visitor, poll_fill, told};
use crate::model::{RequestContext, RequestId};
use crate::proxy::forward::Origin;
use crate::proxy::message::BODY_TIME;
use crate::proxy::own::asks_for_others;
use crate::proxy::passage::{InFlight, OwnEnd, path_only};
use crate::proxy::refusal::Refusal;
use crate::route::Route;
use crate::telemetry::Cause;

/// A request to a path of ours.
#[derive(Debug)]
pub(super) struct Own {
    /// Bytes of its head.
    pub(super) head: usize,
    /// Bytes of its body; few.
    pub(super) body: usize,
    pub(super) method: Method,
    pub(super) target: Span,
    pub(super) route: Route,
    /// The connection ends after it.
    pub(super) closes: bool,
    pub(super) origin: Origin,
    /// It names our public host.
    pub(super) at_home: bool,
    pub(super) id: Id,
    pub(super) request: Request<()>,
}

/// A head as our endpoints see it. `None`: the framework reads it otherwise, if at all.
pub(super) fn request(method: Method, target: &[u8], head: &[u8], fields: &[Field]) -> Option<Request<()>> {
    let mut request = Request::new(());
    *request.method_mut() = match method {
        Method::Get => http::Method::GET,
        Method::Head => http::Method::HEAD,
        Method::Post => http::Method::POST,
    };
    *request.uri_mut() = Uri::try_from(target).ok()?;
    let mut headers = HeaderMap::with_capacity(fields.len());
    let head = Bytes::copy_from_slice(head);
    for field in fields {
        let name = HeaderName::from_bytes(field.name(&head)).ok()?;
        headers.append(name, HeaderValue::from_maybe_shared(head.slice(field.places_of_value())).ok()?);
    }
    *request.headers_mut() = headers;
    Some(request)
}

impl Lane {
    /// Answers a request to a path of ours. Whether the visitor may ask again on this connection.
    pub(super) async fn answer(&self, visitor: &mut Visitor, own: Own, clock: &mut Clock, is_closing: bool) -> bool {
        let metrics = &self.gateway.metrics;
        let _flight = InFlight::begin(metrics);
        let started = Instant::now();
        let is_for_us = own.at_home || own.origin.trusted && asks_for_others(&own.route);
        // Nobody waits for the body of a request that is not for us.
        let body = match is_for_us {
            true => visitor.body(own.head, own.body, clock).await,
            false => Err(Refusal::Host),
        };
        let bytes = visitor.read.as_ref().map(Buffer::filled).unwrap_or_default();
        let id = RequestId(own.id.within(bytes).to_owned());
        let path = path_only(own.target.within(bytes));
        let Own { method, route, origin, at_home, request, .. } = own;
        let is_whole = body.is_ok() || own.body == 0;
        let answered = match body {
            Ok(body) => {
                let mut request = request.map(|()| body);
                let (address, unnamed, from_proxy) = (Some(origin.client), origin.unnamed, origin.trusted);
                let id = id.clone();
                let context = RequestContext { id, address, unnamed, from_proxy, at_home, at_console: false };
                request.extensions_mut().insert(context);
                // A fault in one endpoint must not end the connection of others, and leaves a line in the log.
                let responds = AssertUnwindSafe(self.gateway.front.respond(&route, request));
                responds.catch_unwind().await.map_err(|_| Refusal::Internal)
            }
            Err(refusal) => Err(refusal),
        };
        let refusal = answered.as_ref().err().copied();
        let mut response = answered.unwrap_or_else(|refusal| {
            let bytes = visitor.read.as_ref().map(Buffer::filled).unwrap_or_default();
            self.page(refusal, told::request(bytes).as_ref(), &id)
        });
        let (status, facts) = (response.status().as_u16(), response.extensions_mut().remove());
        let goes_on = is_whole && !own.closes && !is_closing;
        if is_whole {
            visitor.is_done_with(own.head + own.body);
        }
        let told = visitor.tell(response, &id, method == Method::Head, goes_on, clock).await;
        match refusal {
            Some(Refusal::TooSlow) => metrics.closed(Cause::SlowBody),
            _ if told.as_ref().is_err_and(|error| error.kind() == ErrorKind::TimedOut) => {
                metrics.closed(Cause::SlowRead)
            }
            _ => {}
        }
        let cause = refusal.and_then(|refusal| refusal.cause(None));
        let end = OwnEnd { status, took: started.elapsed(), refusal, cause, facts };
        end.log(&route, &id, method.name(), &path, metrics);
        match goes_on {
            true => {}
            false if visitor.read.is_none() => visitor.shut(clock).await,
            false => visitor.linger(clock).await,
        }
        goes_on && told.is_ok()
    }
}

impl Visitor {
    /// The body of a request to us, once all of it is there.
    async fn body(&mut self, head: usize, len: usize, clock: &mut Clock) -> Result<Bytes, Refusal> {
        let mut deadline = None;
        let (socket, read) = (&mut self.socket, &mut self.read);
        poll_fn(|cx| {
            loop {
                let here = read.as_ref().map(Buffer::filled).unwrap_or_default();
                if let Some(body) = here.get(head..head + len) {
                    return Poll::Ready(Ok(Bytes::copy_from_slice(body)));
                }
                match poll_fill(socket, read, cx) {
                    Poll::Ready(Ok(count)) if count > 0 => {}
                    Poll::Ready(_) => return Poll::Ready(Err(Refusal::Ambiguous("body"))),
                    Poll::Pending => {
                        let deadline = *deadline.get_or_insert_with(|| tokio::time::Instant::now() + BODY_TIME);
                        return clock.poll_late(cx, deadline).map(|()| Err(Refusal::TooSlow));
                    }
                }
            }
        })
        .await
    }
}
