use serde::{Deserialize, Serialize};

use super::{ClientId, Dialect, GrantId, Hash32, Member, MemberId, Scopes, Sid, UnixSeconds};

/// `code_challenge` of method S256: SHA-256 of the verifier (RFC 7636 §4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PkceChallenge(pub Hash32);

/// How an answer travels through the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseMode {
    /// In the query of the redirect address.
    #[default]
    Query,
    /// In a form that is posted to the redirect address (OAuth 2.0 Form Post Response Mode).
    FormPost,
}

/// What a code stands for (RFC 6749 §4.1.2). Kept under the hash of the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationCode {
    /// For whom it was issued; nobody else may redeem it.
    pub client_id: ClientId,
    /// Who allowed it, as the forum knew him then.
    pub member: Member,
    /// The address it was sent to.
    pub redirect_uri: String,
    /// Whether the request named the address; only then it must be repeated (RFC 6749 §4.1.3).
    pub redirect_uri_sent: bool,
    /// What was granted.
    pub scopes: Scopes,
    /// Binds it to whoever holds the verifier.
    pub challenge: Option<PkceChallenge>,
    /// Goes into the ID token byte for byte (OIDC Core §2).
    pub nonce: Option<String>,
    /// When the gateway saw the login session.
    #[serde(default)]
    pub auth_time: Option<UnixSeconds>,
    /// The session that he allowed it from.
    #[serde(default)]
    pub sid: Option<Sid>,
    /// Shape of the answers that follow.
    pub dialect: Dialect,
    /// End of its life.
    pub expires_at: UnixSeconds,
}

/// What the store knows of a code that somebody shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeTaken {
    /// Issued and not used. It may have expired.
    Fresh(Box<AuthorizationCode>),
    /// Redeemed before; this is the grant it bought.
    Replayed(GrantId),
    /// Spent by a refused redemption, or never issued, or forgotten.
    Unknown,
}

/// An authorize request that waits until its member has logged in. Kept under the hash of a random handle
/// that the browser holds in a cookie of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingRequest {
    /// Path and query to go on with, on our own host: the authorize request as it came, as a GET.
    pub path_and_query: String,
    /// No older login will do, where the request wants a fresh one.
    #[serde(default)]
    pub login_since: Option<UnixSeconds>,
    /// End of its life.
    pub expires_at: UnixSeconds,
}

/// An authorize request that its app sent ahead (RFC 9126). Kept under the hash of its `request_uri`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushedRequest {
    /// Who sent it; it is of no use to anybody else.
    pub client_id: ClientId,
    /// Its parameters as a query, without what proved who the client is.
    pub query: String,
    /// No older login will do, where it waited for a fresh one.
    #[serde(default)]
    pub login_since: Option<UnixSeconds>,
    /// End of its life.
    pub expires_at: UnixSeconds,
}

/// An authorize request that waits for a yes. Kept under the hash of the ticket in the form; taken once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingConsent {
    /// Who was asked. Somebody else's yes does not count.
    pub member_id: MemberId,
    /// In which browser: hash of the value of our cookie there.
    pub browser: Hash32,
    /// Who asks.
    pub client_id: ClientId,
    /// Where the answer goes; checked before it was stored.
    pub redirect_uri: String,
    /// Whether the request named the address.
    pub redirect_uri_sent: bool,
    /// What is asked for.
    pub scopes: Scopes,
    /// What of it he may leave out.
    #[serde(default, skip_serializing_if = "Scopes::is_empty")]
    pub optional: Scopes,
    /// Path and query of the request on our own host, to go on with after another login.
    #[serde(default)]
    pub again: String,
    /// Whether the app had sent it ahead.
    #[serde(default)]
    pub pushed: bool,
    /// Goes back to the client byte for byte.
    pub state: Option<String>,
    /// RFC 7636.
    pub challenge: Option<PkceChallenge>,
    /// OIDC Core §3.1.2.1.
    pub nonce: Option<String>,
    /// How the answer travels.
    #[serde(default)]
    pub response_mode: ResponseMode,
    /// Shape of the answers.
    pub dialect: Dialect,
    /// End of its life.
    pub expires_at: UnixSeconds,
}
