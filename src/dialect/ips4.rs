//! The plugin "OAuth2 Server for IPS4", so that a site that comes from it changes nothing in its clients.
//!
//! Its token errors have status 400 throughout. Where it is laxer than the standards we are not: a code of another
//! client is spent, a ban shows a page.

use http::StatusCode;
use serde_json::{Value, json};

use crate::protocol::authorize::AuthorizeRefusal;
use crate::protocol::rules::claims;
use crate::protocol::rules::code::CodeRefusal;
use crate::protocol::rules::redirect_uri::RedirectRefusal;
use crate::protocol::token::{GrantRefusal, TokenError, Tokens};
use crate::protocol::userinfo::Identity;

use super::decode::{Misunderstood, ONE_WAY};
use super::oidc;
use super::token::{Failure, NOT_NOW};

/// What the token address answers to anything but a POST, with status 405.
pub(super) fn not_a_post() -> Value {
    json!({
        "error": "invalid_request",
        "error_description": "The request method must be POST when requesting an access token",
        "error_uri": "#section-3.2",
    })
}

/// The JSON of an authorize request that cannot be sent back. `None` where a page says it better.
pub(super) fn authorize_refusal(refusal: &AuthorizeRefusal) -> Option<(StatusCode, Value)> {
    let (status, error, description) = match refusal {
        AuthorizeRefusal::ClientMissing | AuthorizeRefusal::ClientUnknown { .. } => {
            (StatusCode::BAD_REQUEST, "invalid_client", json!("The client id supplied is invalid"))
        }
        AuthorizeRefusal::Group { .. } => (StatusCode::FORBIDDEN, "unauthorized_user", Value::Null),
        AuthorizeRefusal::RedirectUri { refusal: RedirectRefusal::Mismatch { .. }, .. } => {
            let text = "The redirect URI provided is missing or does not match";
            return Some((
                StatusCode::BAD_REQUEST,
                json!({
                    "error": "redirect_uri_mismatch",
                    "error_description": text,
                    "error_uri": "http://tools.ietf.org/html/rfc6749#section-3.1.2",
                }),
            ));
        }
        AuthorizeRefusal::RedirectUri { refusal: RedirectRefusal::Fragment, .. } => {
            (StatusCode::BAD_REQUEST, "invalid_uri", json!("The redirect URI must not contain a fragment"))
        }
        AuthorizeRefusal::RedirectUri { refusal: RedirectRefusal::Missing, .. } => (
            StatusCode::BAD_REQUEST,
            "invalid_uri",
            json!("A redirect URI must be supplied when multiple redirect URIs are registered"),
        ),
        AuthorizeRefusal::Repeated { .. }
        | AuthorizeRefusal::Parameters { .. }
        | AuthorizeRefusal::Pushed { .. }
        | AuthorizeRefusal::Member { .. }
        | AuthorizeRefusal::NoEmail { .. }
        | AuthorizeRefusal::Source(_)
        | AuthorizeRefusal::TooMany { .. }
        | AuthorizeRefusal::Store(_) => return None,
    };
    Some((status, json!({ "error": error, "error_description": description })))
}

/// The plugin's errors at its token address.
pub(super) fn token_failure(failure: &Failure) -> (StatusCode, Value) {
    let (error, description): (&str, String) = match failure {
        Failure::Misunderstood(misunderstood) => match misunderstood {
            Misunderstood::NoGrantType => {
                ("invalid_request", "The grant type was not specified in the request".to_owned())
            }
            // The plugin knows this one, and gives it to no client.
            Misunderstood::UnsupportedGrantType { sent } if sent == "client_credentials" => {
                ("unauthorized_client", "The grant type is unauthorized for this client_id".to_owned())
            }
            Misunderstood::UnsupportedGrantType { sent } => {
                ("unsupported_grant_type", format!("Grant type \"{sent}\" not supported"))
            }
            Misunderstood::Missing(name) => ("invalid_request", format!("Missing parameter: \"{name}\" is required")),
            Misunderstood::InvalidRequest(text) => ("invalid_request", (*text).to_owned()),
            Misunderstood::NoCredentials => {
                ("invalid_client", "Client credentials were not found in the headers or body".to_owned())
            }
            Misunderstood::NoSecret => {
                ("invalid_client", "This client is invalid or must authenticate using a client secret".to_owned())
            }
            Misunderstood::InvalidClient { .. } => wrong_credentials(),
        },
        Failure::NotNow(_) => {
            let body = json!({ "error": NOT_NOW.0, "error_description": NOT_NOW.1 });
            return (StatusCode::TOO_MANY_REQUESTS, body);
        }
        Failure::Refused { error, .. } => match error {
            TokenError::InvalidClient => wrong_credentials(),
            TokenError::CredentialsTwice => ("invalid_request", ONE_WAY.to_owned()),
            TokenError::InvalidGrant(refusal) => grant_failure(refusal),
            TokenError::UnauthorizedClient | TokenError::Device(_) => {
                ("unauthorized_client", "The grant type is unauthorized for this client_id".to_owned())
            }
            TokenError::InvalidScope => ("invalid_scope", "An unsupported scope was requested".to_owned()),
            TokenError::Source(_) | TokenError::Store(_) => {
                let body = json!({ "error": "temporarily_unavailable", "error_description": "Try again in a moment." });
                return (StatusCode::SERVICE_UNAVAILABLE, body);
            }
            TokenError::Signing(_) => {
                let body = json!({ "error": "server_error", "error_description": "The token could not be made." });
                return (StatusCode::INTERNAL_SERVER_ERROR, body);
            }
        },
    };
    (StatusCode::BAD_REQUEST, json!({ "error": error, "error_description": description }))
}

/// The same as everybody's, with the small letters of the server that is built into Invision Community.
pub(super) fn built_in_tokens(tokens: &Tokens) -> Value {
    let mut body = oidc::tokens(tokens);
    body["token_type"] = json!("bearer");
    body
}

fn wrong_credentials() -> (&'static str, String) {
    ("invalid_client", "The client credentials are invalid".to_owned())
}

fn grant_failure(refusal: &GrantRefusal) -> (&'static str, String) {
    match refusal {
        GrantRefusal::Code(CodeRefusal::Expired) => ("invalid_grant", "The authorization code has expired".to_owned()),
        GrantRefusal::Code(CodeRefusal::OtherClient) => {
            ("invalid_grant", "authorization_code doesn't exist or is invalid for the client".to_owned())
        }
        GrantRefusal::Code(CodeRefusal::RedirectUri { .. }) => {
            ("redirect_uri_mismatch", "The redirect URI is missing or do not match".to_owned())
        }
        _ => ("invalid_grant", "Authorization code doesn't exist or is invalid for the client".to_owned()),
    }
}

/// The identity, with `/` as JSON writes it; the plugin escaped it, which means the same.
pub(super) fn identity(identity: &Identity) -> Value {
    Value::Object(claims::ips4(&identity.member, &identity.scopes))
}
