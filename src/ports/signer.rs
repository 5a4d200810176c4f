use async_trait::async_trait;
use serde_json::Value;

use crate::model::SigningAlgorithm;

/// Signing failed: a fault of ours, never of the request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("signing failed: {0}")]
pub struct SigningError(pub String);

/// What a JWT is for. One kind is never taken for another (RFC 8725 §3.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JwtKind {
    /// OIDC Core §2.
    IdToken,
    /// RFC 9068 §2.1.
    AccessToken,
    /// OIDC Back-Channel Logout §2.4.
    LogoutToken,
}

impl JwtKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::IdToken, Self::AccessToken, Self::LogoutToken];

    /// The header parameter `typ`. ID tokens keep the plain one, which is what clients know.
    pub fn typ(self) -> &'static str {
        match self {
            Self::IdToken => "JWT",
            Self::AccessToken => "at+jwt",
            Self::LogoutToken => "logout+jwt",
        }
    }
}

/// Signs tokens. Holds the private keys; nobody else sees them.
#[async_trait]
pub trait Signer: Send + Sync {
    /// A compact JWS over `claims` with the `typ` of its kind and the `kid` of the key in use for `algorithm`.
    ///
    /// Slow algorithms are signed off the caller's thread.
    async fn sign(&self, kind: JwtKind, algorithm: SigningAlgorithm, claims: &Value) -> Result<String, SigningError>;

    /// The claims of a compact JWS of this kind that one of the published keys signed. `None` for everything else.
    ///
    /// The signature and the header are looked at, the claims are not: who may use the token, and when, is the
    /// caller's to judge. Nothing in the header chooses a key or an algorithm but the `kid` of a key of ours
    /// (RFC 8725 §3.1, §3.5).
    fn verify(&self, kind: JwtKind, token: &str) -> Option<Value>;

    /// The public key set (RFC 7517 §5), ready to send.
    fn jwks(&self) -> Value;

    /// The algorithms it has keys for.
    fn algorithms(&self) -> Vec<SigningAlgorithm>;

    /// Another number whenever [`jwks`](Self::jwks) or [`algorithms`](Self::algorithms) have another answer: what is made
    /// of them may be kept as long as it stays the same.
    fn edition(&self) -> u64;

    /// Why it cannot use a key that others sign with now or later, if there is one. It does not sign in its place.
    fn trouble(&self) -> Option<String>;
}
