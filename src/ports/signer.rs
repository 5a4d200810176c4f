use async_trait::async_trait;
use serde_json::Value;

use crate::model::SigningAlgorithm;

/// Signing failed: a fault of ours, never of the request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("signing failed: {0}")]
pub struct SigningError(pub String);

/// Signs ID tokens. Holds the private keys; nobody else sees them.
#[async_trait]
pub trait Signer: Send + Sync {
    /// A compact JWS over `claims` with header `typ: JWT` and the `kid` of the key in use for `algorithm`.
    ///
    /// Slow algorithms are signed off the caller's thread.
    async fn sign(&self, algorithm: SigningAlgorithm, claims: &Value) -> Result<String, SigningError>;

    /// The public key set (RFC 7517 §5), ready to send.
    fn jwks(&self) -> Value;

    /// The algorithms it has keys for.
    fn algorithms(&self) -> Vec<SigningAlgorithm>;
}
