//! Requests to protected APIs: they pass with leave of the front, and say who asks in headers that nobody else sets.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use http::Response;
use http::header::AUTHORIZATION;
use pingora::Result;
use pingora::http::RequestHeader;
use pingora::proxy::Session;

use super::gateway::Gateway;
use super::passage::Passage;
use super::refusal::Refusal;
use super::upstream::Upstream;
use super::{forward, message};
use crate::dialect::Admission;
use crate::route::Route;

/// The web servers of each protected API, by its number.
#[derive(Clone, Default)]
pub struct Apis {
    /// `None`: those of the forum.
    servers: Vec<Option<Arc<Upstream>>>,
    pub(super) at_the_forum: bool,
}

impl Apis {
    /// `servers` has `None` for an API that the forum's have. `at_the_forum`: whether the forum's web servers have one.
    /// Then nobody else may say who asks, at any path: a program that takes a name from a header takes it wherever it
    /// comes.
    pub fn new(servers: Vec<Option<Arc<Upstream>>>, at_the_forum: bool) -> Self {
        Self { servers, at_the_forum }
    }

    /// Those of one API, if it has its own.
    pub fn of(&self, number: usize) -> Option<&Arc<Upstream>> {
        self.servers.get(number)?.as_ref()
    }

    /// All servers that are not the forum's.
    pub(super) fn own(&self) -> impl Iterator<Item = &Arc<Upstream>> {
        self.servers.iter().flatten()
    }
}

impl Gateway {
    /// Answers whether the request was answered here, and goes no further.
    pub(super) async fn is_turned_away(
        &self,
        session: &mut Session,
        passage: &mut Passage,
        number: usize,
    ) -> Result<bool> {
        let context = self.context(session, passage);
        let head = message::head(session, &context);
        // A fault in the check lets nobody in.
        let answer = AssertUnwindSafe(self.front.admit(number, &head)).catch_unwind().await;
        let mut response: Response<_> = match answer {
            Ok(Ok(admission)) => {
                passage.admission = Some(admission);
                return Ok(false);
            }
            Ok(Err(response)) => response,
            Err(_) => {
                passage.refusal = Some(Refusal::Internal);
                Refusal::Internal.for_programs()
            }
        };
        passage.facts = response.extensions_mut().remove();
        message::respond(session, response, &context).await?;
        Ok(true)
    }

    /// The web servers that a request goes to.
    pub(super) fn servers(&self, passage: &Passage) -> &Arc<Upstream> {
        let own = match passage.route {
            Route::Api(number) => self.apis.of(number),
            _ => None,
        };
        own.unwrap_or(&self.upstream)
    }

    /// Says who asks, and lets nobody else say it.
    pub(super) fn identify(&self, request: &mut RequestHeader, passage: &mut Passage) -> Result<()> {
        let guarded = matches!(passage.route, Route::Api(_));
        if guarded || self.apis.at_the_forum {
            forward::remove_identity(request);
        }
        let Some(Admission { fields, keeps_token, .. }) = &passage.admission else {
            return if guarded { passage.refuse(Refusal::Internal) } else { Ok(()) };
        };
        if !keeps_token {
            request.remove_header(&AUTHORIZATION);
        }
        for (name, value) in fields {
            request.insert_header(message::titled(name), value.clone())?;
        }
        Ok(())
    }
}
