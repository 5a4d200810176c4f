//! GitLab's shape, for Mattermost and for every "self-hosted GitLab" login: token answers and errors as the library
//! Doorkeeper writes them, and the user at `/api/v4/user`.

use http::StatusCode;
use serde_json::{Value, json};

use crate::model::UnixSeconds;
use crate::protocol::rules::claims;
use crate::protocol::token::Tokens;
use crate::protocol::userinfo::{Identity, UserinfoError};

use super::decode::Misunderstood;
use super::oidc;
use super::token::Failure;

/// As the standards have it, and when the token was made.
pub(super) fn tokens(tokens: &Tokens, now: UnixSeconds) -> Value {
    let mut body = oidc::tokens(tokens);
    body["created_at"] = now.0.into();
    body
}

/// The codes are those of the standards, the words are Doorkeeper's.
pub(super) fn token_failure(failure: &Failure) -> (StatusCode, Value) {
    let (status, mut body) = oidc::token_failure(failure);
    let words = match failure {
        Failure::Misunderstood(Misunderstood::Missing(name)) => Some(format!("Missing required parameter: {name}.")),
        Failure::Misunderstood(Misunderstood::NoGrantType) => {
            Some("Missing required parameter: grant_type.".to_owned())
        }
        _ => body["error"].as_str().and_then(usual_words).map(str::to_owned),
    };
    if let Some(words) = words {
        body["error_description"] = words.into();
    }
    (status, body)
}

fn usual_words(error: &str) -> Option<&'static str> {
    match error {
        "invalid_client" => Some(
            "Client authentication failed due to unknown client, no client authentication included, or unsupported \
             authentication method.",
        ),
        "invalid_grant" => Some(
            "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in \
             the authorization request, or was issued to another client.",
        ),
        "unsupported_grant_type" => Some("The authorization grant type is not supported by the authorization server."),
        "invalid_scope" => Some("The requested scope is invalid, unknown, or malformed."),
        _ => None,
    }
}

/// The header field beside an error of the token address.
pub(super) fn challenge(body: &Value) -> String {
    let text = |name: &str| body[name].as_str().unwrap_or_default().replace(['"', '\\'], "");
    format!(
        "Bearer realm=\"Doorkeeper\", error=\"{}\", error_description=\"{}\"",
        text("error"),
        text("error_description")
    )
}

/// What `/api/v4/user` answers without a token.
pub(super) fn no_token() -> Value {
    json!({ "message": "401 Unauthorized" })
}

/// What it answers to a token that is of no use. `None` where all dialects say the same.
pub(super) fn identity_failure(error: &UserinfoError) -> Option<(&'static str, &'static str)> {
    match error {
        UserinfoError::InvalidToken => {
            Some(("invalid_token", "Token was revoked. You have to re-authorize from the user."))
        }
        UserinfoError::Expired => {
            Some(("invalid_token", "Token is expired. You can either do re-authorization or token refresh."))
        }
        UserinfoError::Scope(_) => {
            Some(("insufficient_scope", "The request requires higher privileges than provided by the access token."))
        }
        UserinfoError::QueryRefused | UserinfoError::Source(_) | UserinfoError::Store(_) => None,
    }
}

/// `GET /api/v4/user`.
pub(super) fn identity(identity: &Identity, number: u64) -> Value {
    claims::gitlab(&identity.member, number, &identity.username, &identity.scopes)
}
