//! Exchanging the secret of an app.

use serde::{Deserialize, Serialize};

use super::change::changed;
use super::check::{self, Fault, Wrong};
use super::{AppError, ShownSecret};
use crate::model::audit::Author;
use crate::model::{Client, ClientId, ClientKind, ClientSecret, Hash32, Plaintext, UnixSeconds};
use crate::ports::{Entropy, Store};

/// Longest time that an old secret may go on working: 90 days.
pub const OVERLAP_SECS_MAX: u64 = 90 * 24 * 60 * 60;
/// How many secrets an app may have while they are exchanged.
const SECRETS_MAX: usize = 3;

/// Latest end of a new secret: ten years.
const END_SECS_MAX: u64 = 10 * 366 * 24 * 60 * 60;

/// Another secret, as it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewSecret {
    /// How many seconds the old ones go on working.
    pub keep_old_secs: u64,
    /// What stands on it for whoever looks after the app; empty for nothing.
    #[serde(default)]
    pub note: String,
    /// When it stops working by itself.
    #[serde(default)]
    pub end: Option<End>,
}

/// When a secret stops working.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Then.
    At(UnixSeconds),
    /// So many seconds after it was made.
    After(u64),
}

impl NewSecret {
    /// The usual kind.
    pub fn keeping_old(keep_old_secs: u64) -> Self {
        Self { keep_old_secs, ..Self::default() }
    }

    fn expires_at(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        self.end.map(|end| match end {
            End::At(at) => at,
            End::After(secs) => now.plus(secs),
        })
    }

    /// What is wrong with it.
    pub fn faults(&self, now: UnixSeconds) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.keep_old_secs > OVERLAP_SECS_MAX {
            let text = "the old secret may go on working for 90 days at most";
            faults.push(("keep_old", Wrong::new("overlap", text)));
        }
        faults.extend(check::note(&self.note).err().map(|wrong| ("note", wrong)));
        if self.expires_at(now).is_some_and(|end| end <= now || end > now.plus(END_SECS_MAX)) {
            let text = "the end must be in the future, within ten years";
            faults.push(("expires", Wrong::new("end", text)));
        }
        faults
    }
}

/// Another secret. Old ones stop at once, or after the overlap: a secret is never made to live longer.
pub(in crate::protocol) async fn rotate(
    id: &ClientId,
    new: &NewSecret,
    secret: &ShownSecret,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
) -> Result<Client, AppError> {
    let faults = new.faults(now);
    if !faults.is_empty() {
        return Err(AppError::Refused(faults.into_iter().map(|(_, wrong)| wrong.to_string()).collect()));
    }
    let end = now.plus(new.keep_old_secs);
    changed(id, by, store, now, |client| {
        if client.kind == ClientKind::Public {
            return Err(AppError::Refused(vec!["a public app has no secret".to_owned()]));
        }
        for secret in &mut client.secrets {
            secret.expires_at = Some(secret.expires_at.map_or(end, |already| already.min(end)));
        }
        client.secrets.retain(|secret| secret.works(now));
        let note = new.note.trim().to_owned();
        client.secrets.insert(0, ClientSecret { expires_at: new.expires_at(now), note, ..kept(secret, now) });
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
