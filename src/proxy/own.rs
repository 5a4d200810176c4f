//! Requests to paths of ours that come the general way.

use std::panic::AssertUnwindSafe;

use bytes::Bytes;
use futures_util::FutureExt as _;
use http::Method;
use pingora::Result;
use pingora::proxy::Session;

use super::gateway::Gateway;
use super::message::{self, Peeked};
use super::passage::Passage;
use super::refusal::Refusal;
use crate::model::RequestContext;
use crate::route::{Endpoint, Page, Route};

/// The longest head that our own endpoints take, in bytes.
pub(super) const OWN_HEAD_BYTES_MAX: usize = 64 * 1024;

impl Gateway {
    /// A path of ours: reads the request, asks `front`, sends its answer.
    pub(super) async fn answer(&self, session: &mut Session, passage: &mut Passage) -> Result<()> {
        let context = self.context(session, passage);
        let mut response = match self.own_request(session, passage, &context).await {
            Err(refusal) => {
                passage.refusal = Some(refusal);
                refusal.response(&self.voice(&session.req_header().headers), &context.id)
            }
            Ok(request) => {
                // A fault in one endpoint must not end the connection of others, and leaves a line in the log.
                match AssertUnwindSafe(self.front.respond(&passage.route, request)).catch_unwind().await {
                    Ok(response) => response,
                    Err(_) => {
                        passage.refusal = Some(Refusal::Internal);
                        Refusal::Internal.response(&self.voice(&session.req_header().headers), &context.id)
                    }
                }
            }
        };
        passage.facts = response.extensions_mut().remove();
        message::respond(session, response, &context).await
    }

    async fn own_request(
        &self,
        session: &mut Session,
        passage: &mut Passage,
        context: &RequestContext,
    ) -> std::result::Result<http::Request<Bytes>, Refusal> {
        match passage.route {
            Route::NotFound => return Err(Refusal::Misspelt),
            Route::Ambiguous => return Err(Refusal::Ambiguous("path of an API")),
            _ => {}
        }
        let header = session.req_header();
        let for_others = context.from_proxy && asks_for_others(&passage.route);
        if !context.at_home && !for_others {
            return Err(Refusal::Host);
        }
        let head_bytes: usize = header.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        if head_bytes > OWN_HEAD_BYTES_MAX {
            return Err(Refusal::HeadTooLarge);
        }
        match passage.peeked.take() {
            Some(Peeked::Whole(body)) => Ok(message::head(session, context).map(|()| body)),
            Some(Peeked::TooLong) => Err(Refusal::BodyTooLarge),
            None => message::request(session, context).await,
        }
    }

    /// Whether a request to a path that the forum has as well is for us. Under another name of the site it never is.
    pub(super) async fn owns(
        &self,
        session: &mut Session,
        passage: &mut Passage,
        endpoint: Endpoint,
    ) -> std::result::Result<bool, Refusal> {
        let context = self.context(session, passage);
        if !context.at_home {
            return Ok(false);
        }
        let mut body = Bytes::new();
        if session.req_header().method == Method::POST && endpoint != Endpoint::Userinfo {
            let peeked = message::peek(session, &context).await?;
            if let Peeked::Whole(whole) = &peeked {
                body = whole.clone();
            }
            passage.peeked = Some(peeked);
        }
        let request = message::head(session, &context).map(|()| body);
        let owns = AssertUnwindSafe(self.front.owns(&passage.route, &request)).catch_unwind().await;
        // A fault of ours must not keep the forum from its own.
        Ok(owns.unwrap_or(false))
    }
}

/// Whether web servers of other apps ask here. Some name portico as they reach it, others the app.
pub(super) fn asks_for_others(route: &Route) -> bool {
    matches!(route, Route::OAuth { endpoint: Endpoint::Verify, .. })
}

/// What the console's own listener serves: its pages, their style sheets, and the way back from a login.
pub(super) fn is_for_console(route: &Route) -> bool {
    matches!(route, Route::Console(Page::Admin(_) | Page::Asset(_) | Page::Resume | Page::Language))
}
