//! What an app asks for, and what surrounds it.

use crate::model::{Dialect, Plaintext, ResponseMode, UnixSeconds, Visitor};

/// An authorize request as it came, decoded once. Empty parameters count as absent.
#[derive(Clone, Debug, Default)]
pub struct AuthorizeRequest {
    /// `client_id`.
    pub client_id: Option<String>,
    /// `redirect_uri`.
    pub redirect_uri: Option<String>,
    /// `response_type`.
    pub response_type: Option<String>,
    /// `response_mode`.
    pub response_mode: Option<String>,
    /// `scope`.
    pub scope: Option<String>,
    /// `state`.
    pub state: Option<String>,
    /// `nonce`.
    pub nonce: Option<String>,
    /// `code_challenge`.
    pub code_challenge: Option<String>,
    /// `code_challenge_method`.
    pub code_challenge_method: Option<String>,
    /// `prompt`.
    pub prompt: Option<String>,
    /// `max_age`.
    pub max_age: Option<String>,
    /// `id_token_hint`.
    pub id_token_hint: Option<Plaintext>,
    /// `claims`.
    pub claims: Option<String>,
    /// `login_hint`, `ui_locales`, `claims_locales`, `display` and `acr_values`, which have no effect.
    pub hints: [Option<String>; 5],
    /// The first of `request`, `request_uri`, `registration` that was sent.
    pub unsupported: Option<&'static str>,
    /// The first parameter that came twice.
    pub repeated: Option<String>,
}

/// A request with what surrounds it.
pub struct Arrival<'a> {
    /// The parameters.
    pub request: AuthorizeRequest,
    /// The path on our own host that it came to.
    pub path: &'a str,
    /// The parameters as a query that goes on with this request after a login: without the wish for a fresh login, since
    /// it will have been one. Asked for only where somebody has to log in or is asked.
    pub after_login: &'a (dyn Fn() -> String + Sync),
    /// The `request_uri` under which the app sent it ahead, if it did.
    pub pushed: Option<Plaintext>,
    /// No older login will do: what was sent ahead has waited for a fresh one.
    pub login_since: Option<UnixSeconds>,
    /// The dialect that the path decides, if it does.
    pub dialect: Option<Dialect>,
    /// Who asks.
    pub visitor: &'a Visitor,
    /// The value of our cookie that names this browser, if it has one.
    pub browser: Option<&'a Plaintext>,
    /// Path and query of the way back from the forum's login, up to the handle.
    pub resume_prefix: &'a str,
    /// Asked once before anything is kept for a visitor who has not proven anything, or only asks. `Err`: the
    /// seconds to wait, since his address made us keep too much.
    pub may_keep: &'a (dyn Fn() -> Result<(), u32> + Sync),
}

/// How the answer to a request travels, be it an error: one mode is as good as another until it is known to be refused.
pub(super) fn mode(request: &AuthorizeRequest) -> ResponseMode {
    match request.response_mode.as_deref() {
        Some("form_post") => ResponseMode::FormPost,
        _ => ResponseMode::Query,
    }
}
