//! Whose a path is: the forum's, or one of ours.
//!
//! Works on the raw bytes before `?`. What becomes one of our paths only by decoding or normalising is
//! `NotFound`, and never forwarded.

use crate::model::Dialect;

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// To the forum, untouched.
    Passthrough,
    /// To an endpoint for programs. `dialect` is set where only one dialect has the path.
    OAuth {
        /// Which.
        endpoint: Endpoint,
        /// The dialect that the path alone decides.
        dialect: Option<Dialect>,
    },
    /// To a page for people.
    Console(Page),
    /// A misspelt path of ours: 404, never forwarded.
    NotFound,
}

/// Endpoints for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// RFC 6749 §3.1.
    Authorize,
    /// RFC 6749 §3.2.
    Token,
    /// OIDC Core §5.3, and the identity addresses of the other dialects.
    Userinfo,
    /// RFC 7009.
    Revoke,
    /// OIDC Discovery §4 and RFC 8414 §3.
    Metadata,
    /// RFC 7517 §5.
    Jwks,
    /// Whether the process runs.
    Healthz,
    /// Whether it can serve logins.
    Readyz,
    /// Reserved for a later version; the name is for the log.
    Later(&'static str),
}

/// Pages for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The answer to the consent form.
    Consent,
    /// The way back from the forum's login.
    Resume,
    /// A style sheet or picture of ours; the rest of the path.
    Asset(String),
    /// Reserved for a later version; the name is for the log.
    Later(&'static str),
}
