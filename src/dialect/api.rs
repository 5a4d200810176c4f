//! Protected APIs on the wire: who may pass, and what their servers are told of him (RFC 6750, RFC 9728).

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, AUTHORIZATION,
    CONTENT_LENGTH, ORIGIN, TRANSFER_ENCODING, UPGRADE, WWW_AUTHENTICATE,
};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use serde_json::json;

use crate::model::{Problem, RequestFacts, problem};
use crate::protocol::api::{self, ApiRefusal, Caller};
use crate::protocol::rules::api::Api;
use crate::protocol::rules::guard;
use crate::route::RESOURCE_METADATA;
use crate::web;

use super::decode::{self, Bearer};
use super::document::Document;
use super::token::NOT_NOW;
use super::{Dialects, too_many, verify};

const ONE_PLACE: &str = "The token must be sent once, and in the Authorization header.";
const NO_BEARER: &str = "The Authorization header is not \"Bearer\" and a token.";

/// What every header begins with that tells servers who asks. None of a client's own passes, in any spelling.
pub const IDENTITY_PREFIX: &str = "remote-";

/// A request that may pass.
#[derive(Debug)]
pub struct Admission {
    /// What the servers are told of whoever asks.
    pub fields: Vec<(HeaderName, HeaderValue)>,
    /// Whether they see the token.
    pub keeps_token: bool,
    /// For the log and the figures.
    pub facts: RequestFacts,
}

impl Dialects {
    /// Whether a request to the API of this number passes. Errors: the answer to it.
    pub async fn admit(&self, number: usize, request: &Request<()>) -> Result<Admission, Response<Bytes>> {
        let Some(api) = self.settings.apis.get(number) else { return Err(web::empty(StatusCode::NOT_FOUND)) };
        let answer = self.ask_for(api, request).await;
        answer.map_err(|response| match api.preflight {
            true => open_to_scripts(response),
            false => response,
        })
    }

    async fn ask_for(&self, api: &Api, request: &Request<()>) -> Result<Admission, Response<Bytes>> {
        let door = Door { api, origin: &self.origin };
        if api.preflight && is_preflight(request) {
            let facts = RequestFacts { result: "preflight", ..RequestFacts::default() };
            return Ok(Admission { fields: Vec::new(), keeps_token: false, facts });
        }
        if !api.allows(request.method().as_str()) {
            return Err(not_allowed_method(api));
        }
        let shown = match decode::bearer_in_header(request) {
            Bearer::Found { token, .. } => token,
            Bearer::Missing => return Err(door.no_token()),
            Bearer::Several => return Err(door.malformed(ONE_PLACE)),
            Bearer::Malformed => return Err(door.malformed(NO_BEARER)),
        };
        let (from, now) = (web::address(request), self.now());
        if let Err(refused) = self.limits.may_ask(&(), &shown.hash(), from, now) {
            return Err(too_many(NOT_NOW.1, refused.limit, refused.wait_secs));
        }
        let ports = web::ports_of(&self.ports, request);
        match api::admit(&shown, api, &self.settings, &ports).await {
            Ok(caller) => {
                self.limits.remember_token(&shown.hash(), now);
                self.let_in(api, caller).await
            }
            Err(refusal) => {
                if matches!(refusal, ApiRefusal::InvalidToken) {
                    self.limits.asked_in_vain(&(), from, now);
                }
                Err(door.refuse(refusal))
            }
        }
    }

    async fn let_in(&self, api: &Api, caller: Caller) -> Result<Admission, Response<Bytes>> {
        let mut told = vec![
            ("remote-client", guard::header_text(&caller.client_id.0)),
            ("remote-scope", guard::header_text(&caller.scopes.to_string())),
        ];
        if let Some(member) = &caller.member {
            let name = self.name_of(member).await;
            let name = name.map_err(|error| unavailable(&problem::P503, error.to_string()))?;
            told.extend(verify::identity(member, &name));
        }
        let field = |(name, value): (&'static str, String)| {
            Some((HeaderName::from_static(name), HeaderValue::from_str(&value).ok()?))
        };
        let facts = RequestFacts {
            client_id: Some(caller.client_id),
            member_id: caller.member.map(|member| member.id),
            result: "ok",
            ..RequestFacts::default()
        };
        Ok(Admission { fields: told.into_iter().filter_map(field).collect(), keeps_token: api.keep_token, facts })
    }

    /// What clients may find out of the API of this number.
    pub(super) fn api_metadata(&self, number: usize, request: &Request<Bytes>) -> Response<Bytes> {
        match self.settings.apis.get(number) {
            Some(api) => Document::new(&api::metadata(api, &self.origin, &self.settings)).send(request),
            None => web::empty(StatusCode::NOT_FOUND),
        }
    }
}

/// An API, and how it turns requests away.
struct Door<'a> {
    api: &'a Api,
    /// Scheme, host and port of the site.
    origin: &'a str,
}

impl Door<'_> {
    /// No token: no error code either (RFC 6750 §3.1).
    fn no_token(&self) -> Response<Bytes> {
        let answer =
            Answer { status: StatusCode::UNAUTHORIZED, error: "invalid_token", text: "A token is needed here." };
        let facts = facts("no_token", &problem::P410);
        self.challenged(&answer, "", facts)
    }

    fn malformed(&self, text: &'static str) -> Response<Bytes> {
        let answer = Answer { status: StatusCode::BAD_REQUEST, error: "invalid_request", text };
        let facts = RequestFacts { detail: Some(text.to_owned()), ..facts("invalid_request", &problem::P410) };
        self.challenged(&answer, ", error=\"invalid_request\"", facts)
    }

    fn refuse(&self, refusal: ApiRefusal) -> Response<Bytes> {
        match refusal {
            ApiRefusal::InvalidToken => self.invalid(facts("invalid_token", &problem::P410)),
            ApiRefusal::OtherApp(id) => {
                let detail = Some("[[api]] apps does not name the app".to_owned());
                self.invalid(RequestFacts { client_id: Some(id), detail, ..facts("other_app", &problem::P415) })
            }
            ApiRefusal::Scope(id, needed) => {
                let text = "The token was not granted the scope for this.";
                let answer = Answer { status: StatusCode::FORBIDDEN, error: "insufficient_scope", text };
                let facts = RequestFacts { client_id: Some(id), ..facts("insufficient_scope", &problem::P407) };
                self.challenged(&answer, &format!(", error=\"insufficient_scope\", scope=\"{needed}\""), facts)
            }
            ApiRefusal::NoMember(id) => {
                let text = "The token must be a member's.";
                let answer = Answer { status: StatusCode::FORBIDDEN, error: "insufficient_scope", text };
                let facts = RequestFacts { client_id: Some(id), ..facts("no_member", &problem::P415) };
                self.challenged(&answer, ", error=\"insufficient_scope\"", facts)
            }
            // Another token would not help, so there is no challenge for one.
            ApiRefusal::Group(id, member) => {
                let text = "The member is not in a group that may use this.";
                let body = json!({ "error": "access_denied", "error_description": text });
                let (client_id, member_id) = (Some(id), Some(member));
                let facts = RequestFacts { client_id, member_id, ..facts("not_in_group", &problem::P411) };
                web::with_facts(web::json(StatusCode::FORBIDDEN, &body), facts)
            }
            ApiRefusal::Source(failure) => unavailable(failure.problem(), failure.to_string()),
            ApiRefusal::Store(error) => unavailable(&problem::P503, error.to_string()),
        }
    }

    fn invalid(&self, facts: RequestFacts) -> Response<Bytes> {
        let answer =
            Answer { status: StatusCode::UNAUTHORIZED, error: "invalid_token", text: "The token is not valid here." };
        self.challenged(&answer, ", error=\"invalid_token\"", facts)
    }

    /// `more` stands behind the realm.
    fn challenged(&self, answer: &Answer, more: &str, facts: RequestFacts) -> Response<Bytes> {
        let body = json!({ "error": answer.error, "error_description": answer.text });
        let mut response = web::json(answer.status, &body);
        let metadata = format!("{}{RESOURCE_METADATA}{}", self.origin, self.api.path);
        let challenge = format!("Bearer realm=\"{}\"{more}, resource_metadata=\"{metadata}\"", self.api.realm);
        if let Ok(challenge) = HeaderValue::from_str(&challenge) {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        web::with_facts(response, facts)
    }
}

struct Answer {
    status: StatusCode,
    error: &'static str,
    text: &'static str,
}

/// A browser asks whether a script may ask (Fetch §3.2.2). Never with a token, with content, or for another protocol.
fn is_preflight(request: &Request<()>) -> bool {
    let headers = request.headers();
    *request.method() == Method::OPTIONS
        && headers.contains_key(ORIGIN)
        && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
        && ![AUTHORIZATION, UPGRADE, TRANSFER_ENCODING].iter().any(|name| headers.contains_key(name))
        && headers.get(CONTENT_LENGTH).is_none_or(|length| length == "0")
}

/// Scripts of other origins may read why they are refused: there is no secret in it.
fn open_to_scripts(mut response: Response<Bytes>) -> Response<Bytes> {
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("WWW-Authenticate"));
    response
}

fn not_allowed_method(api: &Api) -> Response<Bytes> {
    let allowed = api.methods.join(", ");
    let text = format!("The method must be one of {allowed}.");
    let body = json!({ "error": "invalid_request", "error_description": text });
    let mut response = web::json(StatusCode::METHOD_NOT_ALLOWED, &body);
    if let Ok(allowed) = HeaderValue::from_str(&allowed) {
        response.headers_mut().insert(ALLOW, allowed);
    }
    web::with_facts(response, facts("method", &problem::P415))
}

fn unavailable(problem: &'static Problem, detail: String) -> Response<Bytes> {
    let body = json!({ "error": "temporarily_unavailable", "error_description": "Try again in a moment." });
    let facts = RequestFacts { detail: Some(detail), ..facts("unavailable", problem) };
    web::with_facts(web::json(StatusCode::SERVICE_UNAVAILABLE, &body), facts)
}

fn facts(result: &'static str, problem: &'static Problem) -> RequestFacts {
    RequestFacts { result, code: Some(problem.code), ..RequestFacts::default() }
}
