//! The server that is built into Invision Community 4.3 and later, whose paths the forum may go on using for apps of its
//! own: decided by app and token, never by path.
//!
//! Details that no public client shows (errors above all) are by the standards.

use bytes::Bytes;
use http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use serde_json::{Value, json};

use crate::model::{ClientId, Dialect, Plaintext, RequestFacts, problem};
use crate::protocol::access;
use crate::protocol::rules::{assertion, claims};
use crate::protocol::userinfo::{self, Identity, UserinfoError};
use crate::route::Endpoint;
use crate::web::{self, Parameters};

use super::{Dialects, decode};

/// The longest id that an app of ours has.
const ID_BYTES_MAX: usize = 80;
/// How many different ids or tokens of one request are looked up.
const CANDIDATES_MAX: usize = 4;

impl Dialects {
    /// Whether a request is for us: it names an app that we know, or carries a token of ours. If the store cannot tell,
    /// the forum gets it.
    pub async fn owns(&self, endpoint: Endpoint, request: &Request<Bytes>) -> bool {
        match endpoint {
            Endpoint::Authorize => self.knows(&in_query_or_form(request)).await,
            // A script's question beforehand names nobody. The forum's own clients use the slash.
            Endpoint::Token if *request.method() == Method::OPTIONS => !request.uri().path().ends_with('/'),
            Endpoint::Token if *request.method() == Method::POST => self.knows(&in_header_or_form(request)).await,
            Endpoint::Userinfo if matches!(*request.method(), Method::GET | Method::HEAD) => {
                self.issued(&tokens(request)).await
            }
            _ => false,
        }
    }

    async fn knows(&self, ids: &[String]) -> bool {
        for id in ids.iter().filter(|id| id.len() <= ID_BYTES_MAX).take(CANDIDATES_MAX) {
            if matches!(self.ports.store.client(&ClientId(id.clone())).await, Ok(Some(_))) {
                return true;
            }
        }
        false
    }

    async fn issued(&self, tokens: &[Plaintext]) -> bool {
        for token in tokens.iter().take(CANDIDATES_MAX) {
            let known = token.reveal().starts_with(access::OPAQUE_PREFIX)
                || matches!(access::find(token, self.now(), &self.settings, &self.ports).await, Ok(Some(_)));
            if known {
                return true;
            }
        }
        false
    }

    /// Answers a request that [`Dialects::owns`] has claimed.
    pub async fn built_in(&self, endpoint: Endpoint, request: Request<Bytes>) -> Response<Bytes> {
        match endpoint {
            Endpoint::Userinfo => self.token_shown(endpoint, None, &request, self.built_in_me(&request)).await,
            // Others of our apps may use these paths as well, so that the app decides the shape.
            endpoint => self.respond(endpoint, None, request).await,
        }
    }

    async fn built_in_me(&self, request: &Request<Bytes>) -> Response<Bytes> {
        // One client sends the same token in header and query.
        let mut tokens = tokens(request);
        tokens.dedup_by(|a, b| a.hash().matches(&b.hash()));
        let [token] = tokens.as_slice() else { return not_known("more than one token") };
        let in_query = (!request.headers().contains_key(AUTHORIZATION)).then_some("access_token");
        match userinfo::userinfo(token, in_query, Some(Dialect::Ips4), &self.settings, &self.ports).await {
            Ok(identity) => {
                let facts = RequestFacts {
                    client_id: Some(identity.client.id.clone()),
                    member_id: Some(identity.member.id.clone()),
                    result: "ok",
                    ..RequestFacts::default()
                };
                web::with_facts(web::json(StatusCode::OK, &shape(&identity)), facts)
            }
            Err(UserinfoError::Source(failure)) => unavailable(failure.problem().code, failure.to_string()),
            Err(UserinfoError::Store(error)) => unavailable(problem::P503.code, error.to_string()),
            Err(_) => not_known("unknown, expired or revoked"),
        }
    }
}

fn shape(identity: &Identity) -> Value {
    Value::Object(claims::ips4_built_in(&identity.member, &identity.scopes))
}

fn not_known(detail: &str) -> Response<Bytes> {
    let body = json!({ "errorCode": problem::P410.code, "errorMessage": "INVALID_ACCESS_TOKEN" });
    let mut response = web::json(StatusCode::UNAUTHORIZED, &body);
    let challenge = HeaderValue::from_static("Bearer realm=\"portico\", error=\"invalid_token\"");
    response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    let (code, detail) = (Some(problem::P410.code), Some(detail.to_owned()));
    web::with_facts(response, RequestFacts { result: "invalid_token", code, detail, ..RequestFacts::default() })
}

fn unavailable(code: &'static str, detail: String) -> Response<Bytes> {
    let body = json!({ "errorCode": code, "errorMessage": "TRY_AGAIN" });
    let facts =
        RequestFacts { result: "unavailable", code: Some(code), detail: Some(detail), ..RequestFacts::default() };
    web::with_facts(web::json(StatusCode::SERVICE_UNAVAILABLE, &body), facts)
}

fn query(request: &Request<Bytes>) -> Parameters {
    Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default()
}

fn in_query_or_form(request: &Request<Bytes>) -> Vec<String> {
    let mut ids: Vec<String> = query(request).all("client_id").map(str::to_owned).collect();
    ids.extend(in_form(request));
    ids
}

fn in_header_or_form(request: &Request<Bytes>) -> Vec<String> {
    let fields = request.headers().get_all(AUTHORIZATION).iter();
    let mut ids: Vec<String> = fields.filter_map(|field| decode::basic_id(field.as_bytes())).collect();
    ids.extend(in_form(request));
    ids
}

/// Whatever the type of the body says: what is not a form has no such parameter.
fn in_form(request: &Request<Bytes>) -> Vec<String> {
    let form = Parameters::parse(request.body()).unwrap_or_default();
    // Who proves himself by a signature need not name himself beside it (RFC 7521 §4.2).
    let signed = form.all("client_assertion").filter_map(assertion::claimed).map(|id| id.0);
    form.all("client_id").map(str::to_owned).chain(signed).collect()
}

/// Bearer tokens of the header, then those of the query. API keys (`Basic`, `?key=`) are none.
fn tokens(request: &Request<Bytes>) -> Vec<Plaintext> {
    let bearer = |field: &HeaderValue| {
        let (scheme, token) = field.to_str().ok()?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| Plaintext::new(token.trim()))
    };
    let mut tokens: Vec<Plaintext> = request.headers().get_all(AUTHORIZATION).iter().filter_map(bearer).collect();
    tokens.extend(query(request).all("access_token").map(Plaintext::new));
    tokens
}
