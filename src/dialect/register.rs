//! The registration endpoint on the wire (RFC 7591 §3).

use bytes::Bytes;
use http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderValue, Request, Response, StatusCode};
use serde_json::{Map, Value, json};

use crate::model::{Limit, RequestFacts, problem};
use crate::protocol::personal::CallerRefusal;
use crate::protocol::register::{self, RegisterRefusal, Registered};
use crate::web;

use super::decode::{self, Bearer, Schemes};
use super::{Dialects, too_many};

/// How many apps one token may register in a minute.
pub(super) const EACH_MINUTE: u32 = 30;

/// Why nothing was registered.
enum Failure {
    /// There is no token in the header.
    NoToken,
    /// The body is not a JSON object.
    Body,
    /// 429; the seconds to wait.
    TooMany(u32),
    Refused(RegisterRefusal),
}

impl From<RegisterRefusal> for Failure {
    fn from(refusal: RegisterRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Dialects {
    pub(super) async fn register(&self, request: &Request<Bytes>) -> Response<Bytes> {
        match self.registered(request).await {
            Ok(registered) => {
                let body = register::answer(&registered);
                let facts = RequestFacts {
                    client_id: Some(registered.client.id),
                    result: "registered",
                    ..RequestFacts::default()
                };
                web::with_facts(web::json(StatusCode::CREATED, &body), facts)
            }
            Err(failure) => refused(failure),
        }
    }

    async fn registered(&self, request: &Request<Bytes>) -> Result<Registered, Failure> {
        let Bearer::Found { token, in_query: None } = decode::bearer(request, Schemes::Standard) else {
            return Err(Failure::NoToken);
        };
        let caller = register::caller(&token, &self.ports).await?;
        self.registering.spend_of(&token.hash(), self.now()).map_err(Failure::TooMany)?;
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
            return Err(Failure::Body);
        }
        let metadata: Map<String, Value> = serde_json::from_slice(request.body()).map_err(|_| Failure::Body)?;
        Ok(register::register(&caller, &metadata, &web::ports_of(&self.ports, request)).await?)
    }
}

fn refused(failure: Failure) -> Response<Bytes> {
    let refusal = match failure {
        Failure::TooMany(wait_secs) => {
            return too_many("Too many apps were registered with this token.", Limit::Fixed, wait_secs);
        }
        Failure::NoToken => return challenged(StatusCode::UNAUTHORIZED, None),
        Failure::Body => RegisterRefusal::Metadata("the body must be a JSON object".to_owned()),
        Failure::Refused(refusal) => refusal,
    };
    let (status, error, code, description) = match refusal {
        RegisterRefusal::Caller(CallerRefusal::Store(error)) | RegisterRefusal::Store(error) => {
            return unavailable(problem::P503.code, error.to_string());
        }
        RegisterRefusal::Caller(CallerRefusal::Source(failure)) => {
            return unavailable(failure.problem().code, failure.to_string());
        }
        RegisterRefusal::Caller(_) => return challenged(StatusCode::UNAUTHORIZED, Some("invalid_token")),
        RegisterRefusal::Permission => return challenged(StatusCode::FORBIDDEN, Some("insufficient_scope")),
        RegisterRefusal::Full => {
            (StatusCode::FORBIDDEN, "access_denied", &problem::P450, "there are too many registered apps".to_owned())
        }
        RegisterRefusal::RedirectUri(fault) => {
            (StatusCode::BAD_REQUEST, "invalid_redirect_uri", &problem::P506, format!("redirect_uris: {fault}"))
        }
        RegisterRefusal::Metadata(fault) => (StatusCode::BAD_REQUEST, "invalid_client_metadata", &problem::P506, fault),
    };
    // What RFC 6749 §5.2 lets stand in a description.
    let plain = |c: char| if c == '"' { '\'' } else { c };
    let told: String =
        description.chars().map(plain).filter(|c| matches!(c, ' '..='~') && *c != '\\').take(400).collect();
    let facts =
        RequestFacts { result: "refused", code: Some(code.code), detail: Some(description), ..RequestFacts::default() };
    web::with_facts(web::json(status, &json!({ "error": error, "error_description": told })), facts)
}

/// RFC 6750 §3.
fn challenged(status: StatusCode, error: Option<&'static str>) -> Response<Bytes> {
    let body = json!({
        "error": error.unwrap_or("invalid_token"),
        "error_description": "This takes a token that was issued for it: portico token add --permissions register",
    });
    let mut response = web::json(status, &body);
    let challenge = error.map_or_else(
        || "Bearer realm=\"portico\"".to_owned(),
        |error| format!("Bearer realm=\"portico\", error=\"{error}\""),
    );
    if let Ok(challenge) = HeaderValue::from_str(&challenge) {
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    }
    let facts = RequestFacts { result: "refused", code: Some(problem::P410.code), ..RequestFacts::default() };
    web::with_facts(response, facts)
}

fn unavailable(code: &'static str, detail: String) -> Response<Bytes> {
    let body = json!({ "error": "temporarily_unavailable", "error_description": "Try again in a moment." });
    let facts =
        RequestFacts { result: "unavailable", code: Some(code), detail: Some(detail), ..RequestFacts::default() };
    web::with_facts(web::json(StatusCode::SERVICE_UNAVAILABLE, &body), facts)
}
