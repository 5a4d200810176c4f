//! Exchanging the secret of an app.

use super::change::changed;
use super::{AppError, ShownSecret};
use crate::model::audit::Author;
use crate::model::{Client, ClientId, ClientKind, ClientSecret, Hash32, Plaintext, UnixSeconds};
use crate::ports::{Entropy, Store};

/// Longest time that an old secret may go on working: 90 days.
pub const OVERLAP_SECS_MAX: u64 = 90 * 24 * 60 * 60;
/// How many secrets an app may have while they are exchanged.
const SECRETS_MAX: usize = 3;

/// Another secret. Old ones stop at once, or after the overlap: a secret is never made to live longer.
pub(in crate::protocol) async fn rotate(
    id: &ClientId,
    overlap_secs: u64,
    secret: &ShownSecret,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
) -> Result<Client, AppError> {
    if overlap_secs > OVERLAP_SECS_MAX {
        return Err(AppError::Refused(vec!["the old secret may go on working for 90 days at most".to_owned()]));
    }
    let end = now.plus(overlap_secs);
    changed(id, by, store, now, |client| {
        if client.kind == ClientKind::Public {
            return Err(AppError::Refused(vec!["a public app has no secret".to_owned()]));
        }
        for secret in &mut client.secrets {
            secret.expires_at = Some(secret.expires_at.map_or(end, |already| already.min(end)));
        }
        client.secrets.retain(|secret| secret.expires_at.is_none_or(|end| now < end));
        client.secrets.insert(0, kept(secret, now));
        client.secrets.truncate(SECRETS_MAX);
        Ok(())
    })
    .await
}

/// All secrets but the newest stop working at once.
pub(super) async fn end_old(
    id: &ClientId,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
) -> Result<Client, AppError> {
    changed(id, by, store, now, |client| {
        // The newest stands first.
        client.secrets.truncate(1);
        Ok(())
    })
    .await
}

/// As it is kept: its hash.
pub(super) fn kept(secret: &ShownSecret, now: UnixSeconds) -> ClientSecret {
    ClientSecret::current(Hash32::of(secret.0.reveal().as_bytes()), now)
}

/// A fresh one.
pub(super) fn made(entropy: &dyn Entropy) -> ShownSecret {
    ShownSecret(Plaintext::from_random("prt_s_", &entropy.bytes32()))
}
