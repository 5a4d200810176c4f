//! Mattermost as an OAuth 2.0 provider, for clients that were written for it.
//!
//! Answers have the shape of Mattermost's. Where it is laxer than the standards we are not; docs/mattermost.md lists
//! the differences.

pub(super) mod allow;
pub(super) mod apps;
mod caller;
mod consents;
mod me;
pub(super) mod token;

use std::borrow::Cow;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_json::{Map, Value};

use crate::model::{Problem, RequestFacts, problem};
use crate::ports::StoreError;
use crate::web;

use super::token::NOT_NOW;

/// What programs are told by who have to wait.
pub(super) const TOO_MANY: &str = "app.portico.too_many.app_error";

/// An error in Mattermost's shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ApiError {
    /// HTTP status, repeated in the body.
    pub status: StatusCode,
    /// What programs tell errors apart by.
    pub id: &'static str,
    /// What people read.
    pub message: Cow<'static, str>,
    /// Mattermost's hint; never what was sent.
    pub detail: Cow<'static, str>,
    /// Ours, for the log.
    pub problem: &'static Problem,
}

impl ApiError {
    pub(super) fn new(status: StatusCode, id: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, id, message: message.into(), detail: Cow::Borrowed(""), problem: &problem::P408 }
    }

    /// 401: no token, or not a valid one.
    pub(super) fn session(problem: &'static Problem) -> Self {
        let (id, message) =
            ("api.context.session_expired.app_error", "Invalid or expired session, please login again.");
        Self { problem, ..Self::new(StatusCode::UNAUTHORIZED, id, message) }
    }

    /// 401: there is no token at all.
    pub(super) fn no_session() -> Self {
        Self { detail: Cow::Borrowed("UserRequired"), ..Self::session(&problem::P410) }
    }

    /// 401: the token stands in the address, where logs would keep it.
    pub(super) fn in_query() -> Self {
        let message = "The token must be sent in the Authorization header, not in the query string.";
        let problem = &problem::P410;
        Self { problem, ..Self::new(StatusCode::UNAUTHORIZED, "api.context.token_provided.app_error", message) }
    }

    /// 403: the token is valid and may not do this.
    pub(super) fn permissions() -> Self {
        let (id, message) = ("api.context.permissions.app_error", "You do not have the appropriate permissions.");
        Self { problem: &problem::P410, ..Self::new(StatusCode::FORBIDDEN, id, message) }
    }

    /// 400: this part of the body cannot be used.
    pub(super) fn body(part: &str) -> Self {
        let message = format!("Invalid or missing {part} in request body.");
        Self::new(StatusCode::BAD_REQUEST, "api.context.invalid_body_param.app_error", message)
    }

    /// 400: this part of the address cannot be used.
    pub(super) fn url(part: &str) -> Self {
        let message = format!("Invalid or missing {part} parameter in request URL.");
        Self::new(StatusCode::BAD_REQUEST, "api.context.invalid_url_param.app_error", message)
    }

    /// 404: there is no such app.
    pub(super) fn no_app() -> Self {
        let (id, message) = ("app.oauth.get_app.find.app_error", "Unable to find the requested app.");
        Self { problem: &problem::P401, ..Self::new(StatusCode::NOT_FOUND, id, message) }
    }

    /// 429: too many tokens before this one were none.
    pub(super) fn too_many() -> Self {
        Self { problem: &problem::P450, ..Self::new(StatusCode::TOO_MANY_REQUESTS, TOO_MANY, NOT_NOW.1) }
    }

    /// 503: the store or the forum is away.
    pub(super) fn unavailable(problem: &'static Problem) -> Self {
        let message = "The service is not available at the moment. Try again.";
        Self { problem, ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "app.portico.unavailable.app_error", message) }
    }

    /// The body. Members: `id`, `message`, `detailed_error`, `request_id`, `status_code`.
    pub(super) fn members<B>(&self, request: &Request<B>) -> Map<String, Value> {
        let mut body = Map::new();
        body.insert("id".into(), self.id.into());
        body.insert("message".into(), self.message.as_ref().into());
        body.insert("detailed_error".into(), self.detail.as_ref().into());
        body.insert("request_id".into(), web::request_id(request).to_string().into());
        body.insert("status_code".into(), self.status.as_u16().into());
        body
    }

    /// The whole answer. `why` is for the log.
    pub(super) fn answer<B>(&self, request: &Request<B>, why: Option<String>) -> Response<Bytes> {
        let result = match self.status {
            StatusCode::SERVICE_UNAVAILABLE => "unavailable",
            StatusCode::UNAUTHORIZED => "invalid_token",
            _ => "refused",
        };
        let facts = RequestFacts { result, code: Some(self.problem.code), detail: why, ..RequestFacts::default() };
        web::with_facts(web::json(self.status, &Value::Object(self.members(request))), facts)
    }
}

impl From<StoreError> for ApiError {
    fn from(_: StoreError) -> Self {
        Self::unavailable(&problem::P503)
    }
}
