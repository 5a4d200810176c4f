//! `POST /oauth/access_token`.

use http::{Request, StatusCode};
use serde_json::{Map, Value};

use crate::dialect::decode::{Misunderstood, ONE_WAY};
use crate::dialect::token::{Failure, NOT_NOW};
use crate::protocol::rules::code::CodeRefusal;
use crate::protocol::token::{GrantRefusal, TokenError, Tokens};

use super::{ApiError, TOO_MANY};

/// Mattermost's members, and what OAuth libraries look for. An ID token is there only if there is one: an empty text in
/// its place, as Mattermost has it, breaks libraries that check it.
pub(in crate::dialect) fn tokens(tokens: &Tokens) -> Value {
    let mut body = Map::new();
    body.insert("access_token".into(), tokens.access_token.reveal().into());
    body.insert("token_type".into(), "bearer".into());
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

/// Mattermost's error with `error` and `error_description` beside it (RFC 6749 §5.2), which standard libraries need.
pub(in crate::dialect) fn failure<B>(failure: &Failure, request: &Request<B>) -> (StatusCode, Value) {
    let (status, id, error, description) = told(failure);
    let message = format!("{error}: {description}");
    let mut body = ApiError::new(status, id, message).members(request);
    body.insert("error".into(), standard(failure).unwrap_or(error).into());
    body.insert("error_description".into(), description.into());
    (status, Value::Object(body))
}

const BAD_GRANT: &str = "api.oauth.get_access_token.bad_grant.app_error";
const CREDENTIALS: &str = "api.oauth.get_access_token.credentials.app_error";
const EXPIRED_CODE: &str = "api.oauth.get_access_token.expired_code.app_error";
const REFRESH_TOKEN: &str = "api.oauth.get_access_token.refresh_token.app_error";
const INTERNAL: &str = "api.oauth.get_access_token.internal.app_error";

/// Status, id, code of RFC 6749 and description.
type Told = (StatusCode, &'static str, &'static str, &'static str);

fn told(failure: &Failure) -> Told {
    let bad = StatusCode::BAD_REQUEST;
    match failure {
        Failure::Misunderstood(misunderstood) => match misunderstood {
            Misunderstood::NoGrantType | Misunderstood::UnsupportedGrantType { .. } => {
                (bad, BAD_GRANT, "invalid_request", "Bad grant_type.")
            }
            Misunderstood::Missing("refresh_token") => (
                bad,
                "api.oauth.get_access_token.missing_refresh_token.app_error",
                "invalid_request",
                "Missing refresh_token.",
            ),
            Misunderstood::Missing(_) => {
                (bad, "api.oauth.get_access_token.missing_code.app_error", "invalid_request", "Missing code.")
            }
            Misunderstood::NoCredentials => {
                (bad, "api.oauth.get_access_token.bad_client_id.app_error", "invalid_request", "Bad client_id.")
            }
            Misunderstood::InvalidClient { header } => credentials(*header),
            Misunderstood::NoSecret => credentials(false),
            Misunderstood::InvalidRequest(text) => {
                (bad, "api.context.invalid_body_param.app_error", "invalid_request", text)
            }
        },
        Failure::NotNow(_) => (StatusCode::TOO_MANY_REQUESTS, TOO_MANY, NOT_NOW.0, NOT_NOW.1),
        Failure::Refused { error, header } => match error {
            TokenError::InvalidClient => credentials(*header),
            TokenError::CredentialsTwice => {
                (bad, "api.context.invalid_body_param.app_error", "invalid_request", ONE_WAY)
            }
            TokenError::InvalidGrant(refusal) => grant(refusal),
            TokenError::UnauthorizedClient | TokenError::Device(_) => {
                (bad, BAD_GRANT, "unauthorized_client", "Bad grant_type.")
            }
            TokenError::InvalidScope => {
                (bad, "api.oauth.get_access_token.scope.app_error", "invalid_scope", "The scope was not granted.")
            }
            TokenError::Source(_) | TokenError::Store(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, INTERNAL, "temporarily_unavailable", "Try again in a moment.")
            }
            TokenError::Signing(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, INTERNAL, "server_error", "The token could not be made.")
            }
        },
    }
}

/// Mattermost tells an unknown client (404) from a wrong secret (403); a guesser hears one answer here. Whoever used
/// the header, which Mattermost does not take, is answered as RFC 6749 §5.2 wants it.
fn credentials(header: bool) -> Told {
    let status = if header { StatusCode::UNAUTHORIZED } else { StatusCode::FORBIDDEN };
    (status, CREDENTIALS, "invalid_client", "Invalid client credentials.")
}

fn grant(refusal: &GrantRefusal) -> Told {
    let expired = |status| (status, EXPIRED_CODE, "invalid_grant", "Invalid or expired authorization code.");
    match refusal {
        GrantRefusal::Code(CodeRefusal::RedirectUri { .. }) => (
            StatusCode::BAD_REQUEST,
            "api.oauth.get_access_token.redirect_uri.app_error",
            "invalid_request",
            "Supplied redirect_uri does not match authorization code redirect_uri.",
        ),
        GrantRefusal::Code(CodeRefusal::Expired) => expired(StatusCode::FORBIDDEN),
        GrantRefusal::Code(_) => expired(StatusCode::BAD_REQUEST),
        GrantRefusal::Refresh(_) | GrantRefusal::UnknownRefreshToken | GrantRefusal::UnknownDeviceCode => {
            (StatusCode::NOT_FOUND, REFRESH_TOKEN, "invalid_grant", "Invalid refresh token.")
        }
        GrantRefusal::Member(_) | GrantRefusal::MemberGone | GrantRefusal::Group => (
            StatusCode::FORBIDDEN,
            "api.oauth.get_access_token.internal_user.app_error",
            "invalid_grant",
            "The member may not use this app.",
        ),
    }
}

/// The code of RFC 6749 §5.2 where Mattermost's message names another one.
fn standard(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::Misunderstood(Misunderstood::UnsupportedGrantType { .. }) => Some("unsupported_grant_type"),
        Failure::Refused { error: TokenError::InvalidGrant(_), .. } => Some("invalid_grant"),
        _ => None,
    }
}
