use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use async_trait::async_trait;
use zeroize::Zeroizing;

use crate::model::Problem;

/// Makes certificates for those who prove that names are theirs.
#[async_trait]
pub trait Issuer: Send + Sync {
    /// Orders a certificate for `names`, shows what proves them under `proofs`, and fetches it: its key, itself, and
    /// those that lead to its issuer, PEM. Nothing is shown any more when this ends.
    async fn issue(&self, names: &[String], proofs: &Proofs) -> Result<Zeroizing<String>, NotIssued>;
}

/// Why there is no certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {cause}", problem.code)]
pub struct NotIssued {
    /// The catalogue's entry.
    pub problem: &'static Problem,
    /// What the issuer said, or why it could not be asked.
    pub cause: String,
    /// How long the issuer wants to be left alone, in seconds.
    pub wait_secs: Option<u64>,
}

/// What an issuer is shown while an order is under way, below `/.well-known/acme-challenge/` (RFC 8555 §8.3).
#[derive(Debug, Default)]
pub struct Proofs(RwLock<BTreeMap<String, String>>);

impl Proofs {
    /// Shows `answer` to whoever asks for `token`.
    pub fn show(&self, token: String, answer: String) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(token, answer);
    }

    /// What is shown for `token`; `None` if it is not one of ours, or no longer.
    pub fn shown(&self, token: &str) -> Option<String> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(token).cloned()
    }

    /// Shows nothing any more.
    pub fn hide(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
