//! The identity addresses on the wire.

use bytes::Bytes;
use http::header::WWW_AUTHENTICATE;
use http::{HeaderValue, Request, Response, StatusCode};
use serde_json::{Value, json};

use crate::model::{Dialect, RequestFacts, problem};
use crate::protocol::userinfo::{self, UserinfoError};
use crate::web;

use super::decode::{Bearer, Schemes};
use super::{Dialects, decode, gitlab, ips4, oidc};

impl Dialects {
    pub(super) async fn userinfo(&self, path_dialect: Option<Dialect>, request: &Request<Bytes>) -> Response<Bytes> {
        if path_dialect == Some(Dialect::Mattermost) {
            return self.mattermost_me(request).await;
        }
        let shape = path_dialect.unwrap_or_default();
        let (token, in_query) = match decode::bearer(request, Schemes::Standard) {
            Bearer::Found { token, in_query } => (token, in_query),
            Bearer::Missing => return no_token(shape),
            Bearer::Several => return malformed(shape, TWO_METHODS),
            Bearer::Malformed => return malformed(shape, "Malformed auth header"),
        };
        match userinfo::userinfo(&token, in_query.as_deref(), path_dialect, &self.settings, &self.ports).await {
            Ok(identity) => {
                let facts = RequestFacts {
                    client_id: Some(identity.client.id.clone()),
                    member_id: Some(identity.member.id.clone()),
                    result: "ok",
                    ..RequestFacts::default()
                };
                let body = match (identity.dialect, identity.number) {
                    (Dialect::Ips4, _) => ips4::identity(&identity),
                    (Dialect::Gitlab, Some(number)) => gitlab::identity(&identity, number),
                    (Dialect::Oidc | Dialect::Gitlab | Dialect::Mattermost, _) => oidc::identity(&identity),
                };
                web::with_facts(web::json(StatusCode::OK, &body), facts)
            }
            Err(error) => refuse(shape, &error),
        }
    }
}

const TWO_METHODS: &str = "Only one method may be used to authenticate at a time (Auth header, GET or POST)";

/// No token: no error code either (RFC 6750 §3.1).
fn no_token(shape: Dialect) -> Response<Bytes> {
    let body = match shape {
        Dialect::Ips4 => json!([]),
        Dialect::Gitlab => gitlab::no_token(),
        Dialect::Oidc | Dialect::Mattermost => json!({ "error": "invalid_token", "error_description": "No token." }),
    };
    let response = challenged(StatusCode::UNAUTHORIZED, &body, realm(shape).to_owned());
    web::with_facts(response, facts("invalid_token", problem::P410.code, Some("no token".to_owned())))
}

fn malformed(shape: Dialect, text: &'static str) -> Response<Bytes> {
    let body = json!({ "error": "invalid_request", "error_description": text });
    let challenge = format!("{}, error=\"invalid_request\"", realm(shape));
    let response = challenged(StatusCode::BAD_REQUEST, &body, challenge);
    web::with_facts(response, facts("invalid_request", problem::P410.code, Some(text.to_owned())))
}

fn refuse(shape: Dialect, error: &UserinfoError) -> Response<Bytes> {
    let plugin = shape == Dialect::Ips4;
    let (status, name, text) = match error {
        UserinfoError::InvalidToken if plugin => {
            (StatusCode::UNAUTHORIZED, "invalid_token", "The access token provided is invalid")
        }
        UserinfoError::Expired if plugin => {
            (StatusCode::UNAUTHORIZED, "expired_token", "The access token provided has expired")
        }
        UserinfoError::InvalidToken | UserinfoError::Expired => {
            (StatusCode::UNAUTHORIZED, "invalid_token", "The token is not valid.")
        }
        UserinfoError::Scope(_) => {
            (StatusCode::FORBIDDEN, "insufficient_scope", "The token was not granted the scope for this.")
        }
        UserinfoError::QueryRefused => return malformed(shape, "The token must be sent in the Authorization header."),
        UserinfoError::Source(failure) => {
            return unavailable(failure.problem().code, failure.to_string());
        }
        UserinfoError::Store(error) => return unavailable(problem::P503.code, error.to_string()),
    };
    let gitlab = (shape == Dialect::Gitlab).then(|| gitlab::identity_failure(error)).flatten();
    let (name, text) = gitlab.unwrap_or((name, text));
    let mut body = json!({ "error": name, "error_description": text });
    // RFC 6750 §3.1. The plugin called a token that has expired otherwise, in the body only.
    let code = if status == StatusCode::FORBIDDEN { "insufficient_scope" } else { "invalid_token" };
    let mut challenge = format!("{}, error=\"{code}\"", realm(shape));
    let mut problem = &problem::P410;
    if let UserinfoError::Scope(enough) = error {
        challenge.push_str(&format!(", scope=\"{enough}\""));
        body["scope"] = (*enough).into();
        problem = &problem::P407;
    }
    web::with_facts(challenged(status, &body, challenge), facts(code, problem.code, None))
}

fn unavailable(code: &'static str, detail: String) -> Response<Bytes> {
    let body = json!({ "error": "temporarily_unavailable", "error_description": "Try again in a moment." });
    web::with_facts(web::json(StatusCode::SERVICE_UNAVAILABLE, &body), facts("unavailable", code, Some(detail)))
}

fn challenged(status: StatusCode, body: &Value, challenge: String) -> Response<Bytes> {
    let mut response = web::json(status, body);
    if let Ok(challenge) = HeaderValue::from_str(&challenge) {
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    }
    response
}

fn realm(shape: Dialect) -> &'static str {
    match shape {
        Dialect::Ips4 => "Bearer realm=\"Service\"",
        Dialect::Oidc | Dialect::Gitlab | Dialect::Mattermost => "Bearer realm=\"portico\"",
    }
}

fn facts(result: &'static str, code: &'static str, detail: Option<String>) -> RequestFacts {
    RequestFacts { result, code: Some(code), detail, ..RequestFacts::default() }
}
