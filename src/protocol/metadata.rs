//! What clients may find out by themselves (OIDC Discovery §3, RFC 8414 §2). Lists only what is true.

use serde_json::{Value, json};

use crate::ports::Signer;

use super::Settings;

/// How clients may prove who they are; the last is for those that have no secret.
const METHODS: [&str; 4] = ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"];
/// What their own signatures may be made with.
const ASSERTION_ALGORITHMS: [&str; 3] = ["RS256", "ES256", "EdDSA"];

/// The discovery document; the same at both well-known addresses.
pub fn document(settings: &Settings, signer: &dyn Signer) -> Value {
    let issuer = &settings.issuer;
    let at = |path: &str| format!("{issuer}{}{path}", settings.prefix);
    let mut algorithms = signer.algorithms();
    // The one that is used unless a client asks for another stands first.
    algorithms.sort_by_key(|algorithm| (*algorithm != settings.id_token_alg, *algorithm));
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/userinfo"),
        "revocation_endpoint": at("/revoke"),
        "introspection_endpoint": at("/introspect"),
        "pushed_authorization_request_endpoint": at("/par"),
        "require_pushed_authorization_requests": false,
        "device_authorization_endpoint": at("/device_authorization"),
        "jwks_uri": at("/jwks"),
        "end_session_endpoint": at("/logout"),
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "form_post"],
        "grant_types_supported": [
            "authorization_code", "refresh_token", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code"
        ],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": algorithms,
        "token_endpoint_auth_methods_supported": METHODS,
        "token_endpoint_auth_signing_alg_values_supported": ASSERTION_ALGORITHMS,
        "revocation_endpoint_auth_methods_supported": METHODS,
        "revocation_endpoint_auth_signing_alg_values_supported": ASSERTION_ALGORITHMS,
        "introspection_endpoint_auth_methods_supported": METHODS[..3],
        "introspection_endpoint_auth_signing_alg_values_supported": ASSERTION_ALGORITHMS,
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid", "profile", "email", "groups", "offline_access"],
        "claims_supported": [
            "sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "sid", "preferred_username", "name",
            "picture", "profile", "locale", "email", "email_verified", "groups"
        ],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "authorization_response_iss_parameter_supported": true,
    });
    if settings.registration {
        document["registration_endpoint"] = at("/register").into();
    }
    document
}
