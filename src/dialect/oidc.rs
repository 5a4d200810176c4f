//! OAuth 2.0 and OpenID Connect by the book.

use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::protocol::device::DeviceRefusal;
use crate::protocol::introspect::Active;
use crate::protocol::rules::claims;
use crate::protocol::token::{TokenError, Tokens};
use crate::protocol::userinfo::Identity;

use super::decode::{Misunderstood, ONE_WAY};
use super::token::{Failure, NOT_NOW};

/// RFC 6749 §5.1. The plugin for IPS4 answers the same members.
pub(super) fn tokens(tokens: &Tokens) -> Value {
    let mut body = Map::new();
    body.insert("access_token".into(), tokens.access_token.reveal().into());
    body.insert("token_type".into(), "Bearer".into());
    body.insert("expires_in".into(), tokens.expires_in.into());
    body.insert("scope".into(), tokens.scopes.to_string().into());
    if let Some(refresh) = &tokens.refresh_token {
        body.insert("refresh_token".into(), refresh.reveal().into());
    }
    if let Some(id_token) = &tokens.id_token {
        body.insert("id_token".into(), id_token.reveal().into());
    }
    Value::Object(body)
}

/// RFC 6749 §5.2. Several causes share one sentence: do not help a guesser.
pub(super) fn token_failure(failure: &Failure) -> (StatusCode, Value) {
    let (status, error, description) = match failure {
        Failure::Misunderstood(misunderstood) => match misunderstood {
            Misunderstood::InvalidRequest(text) => (StatusCode::BAD_REQUEST, "invalid_request", (*text).to_owned()),
            Misunderstood::NoGrantType => {
                (StatusCode::BAD_REQUEST, "invalid_request", "grant_type is missing.".to_owned())
            }
            Misunderstood::Missing(name) => (StatusCode::BAD_REQUEST, "invalid_request", format!("{name} is missing.")),
            Misunderstood::UnsupportedGrantType { .. } => {
                (StatusCode::BAD_REQUEST, "unsupported_grant_type", "This grant type is not supported.".to_owned())
            }
            Misunderstood::InvalidClient { .. } | Misunderstood::NoCredentials | Misunderstood::NoSecret => {
                not_authenticated()
            }
        },
        Failure::NotNow(_) => (StatusCode::TOO_MANY_REQUESTS, NOT_NOW.0, NOT_NOW.1.to_owned()),
        Failure::Refused { error, .. } => match error {
            TokenError::InvalidClient => not_authenticated(),
            TokenError::CredentialsTwice => (StatusCode::BAD_REQUEST, "invalid_request", ONE_WAY.to_owned()),
            TokenError::InvalidGrant(_) => {
                (StatusCode::BAD_REQUEST, "invalid_grant", "The code or token is not valid.".to_owned())
            }
            TokenError::Device(refusal) => device(*refusal),
            TokenError::InvalidScope => {
                (StatusCode::BAD_REQUEST, "invalid_scope", "The scope was not granted.".to_owned())
            }
            TokenError::UnauthorizedClient => {
                (StatusCode::BAD_REQUEST, "unauthorized_client", "The app may not use this grant type.".to_owned())
            }
            TokenError::Source(_) | TokenError::Store(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a moment.".to_owned())
            }
            TokenError::Signing(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "server_error", "The token could not be made.".to_owned())
            }
        },
    };
    (status, json!({ "error": error, "error_description": description }))
}

/// RFC 8628 §3.5.
fn device(refusal: DeviceRefusal) -> (StatusCode, &'static str, String) {
    let (error, description) = match refusal {
        DeviceRefusal::Pending => ("authorization_pending", "The member has not answered yet."),
        DeviceRefusal::SlowDown => ("slow_down", "Ask five seconds later than before."),
        DeviceRefusal::Expired => ("expired_token", "The codes of this device are too old. Begin anew."),
        DeviceRefusal::Denied => ("access_denied", "The member did not allow it."),
    };
    (StatusCode::BAD_REQUEST, error, description.to_owned())
}

fn not_authenticated() -> (StatusCode, &'static str, String) {
    (StatusCode::UNAUTHORIZED, "invalid_client", "Client authentication failed.".to_owned())
}

/// RFC 7662 §2.2. Of a member no more than his id, and his name where the token may see it.
pub(super) fn introspection(active: Option<&Active>, issuer: &str) -> Value {
    let Some(active) = active else { return json!({ "active": false }) };
    let mut body = Map::new();
    body.insert("active".into(), true.into());
    body.insert("iss".into(), issuer.into());
    body.insert("client_id".into(), active.client_id.0.as_str().into());
    body.insert("scope".into(), active.scopes.to_string().into());
    body.insert("exp".into(), active.expires_at.0.into());
    if let Some(issued_at) = active.issued_at {
        body.insert("iat".into(), issued_at.0.into());
    }
    if active.bearer {
        body.insert("token_type".into(), "Bearer".into());
    }
    match &active.member {
        Some(member) => {
            body.insert("sub".into(), member.id.to_string().into());
            if active.scopes.has("profile") || active.scopes.has("user.profile") {
                body.insert("username".into(), member.username.as_str().into());
            }
        }
        None => {
            body.insert("sub".into(), claims::of_client(&active.client_id).into());
        }
    }
    Value::Object(body)
}

/// OIDC Core §5.3.2.
pub(super) fn identity(identity: &Identity) -> Value {
    Value::Object(claims::standard(&identity.member, &identity.username, &identity.scopes))
}
