use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Store, StoreError};
use crate::model::{ClientId, Hash32, UnixSeconds};

/// Something whose last use is of interest.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Used {
    /// A client that got tokens without a secret.
    Client(ClientId),
    /// One of a client's secrets, by hash.
    ClientSecret {
        /// Whose.
        client: ClientId,
        /// Which.
        hash: Hash32,
    },
    /// A personal token, by hash.
    PersonalToken(Hash32),
}

/// When it was used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Use {
    /// What.
    pub of: Used,
    /// When; of several the last time.
    pub at: UnixSeconds,
    /// From where, then.
    pub from: Option<IpAddr>,
    /// How often.
    pub times: u64,
}

/// The same of something that is known.
#[derive(Clone, Copy, Debug)]
struct Noted {
    at: UnixSeconds,
    from: Option<IpAddr>,
    times: u64,
}

/// What was used, and when last, since it was written down. No port but a note beside them: a use must cost the
/// request that makes it nothing that lasts.
///
/// Only what proved itself is noted, so there are never more entries than there are apps, secrets and personal tokens.
#[derive(Debug, Default)]
pub struct Uses(Mutex<HashMap<Used, Noted>>);

impl Uses {
    /// Notes a use from this address.
    pub fn note(&self, of: Used, at: UnixSeconds, from: Option<IpAddr>) {
        add(&mut self.lock(), of, Noted { at, from, times: 1 });
    }

    /// Writes everything down. On an error it is kept for the next time, so that what was written although the store said
    /// otherwise is counted twice.
    pub async fn write_down(&self, store: &dyn Store) -> Result<(), StoreError> {
        let taken = std::mem::take(&mut *self.lock());
        if taken.is_empty() {
            return Ok(());
        }
        let uses: Vec<Use> = taken
            .into_iter()
            .map(|(of, noted)| Use { of, at: noted.at, from: noted.from, times: noted.times })
            .collect();
        let written = store.note_uses(&uses).await;
        if written.is_err() {
            let mut kept = self.lock();
            for Use { of, at, from, times } in uses {
                add(&mut kept, of, Noted { at, from, times });
            }
        }
        written
    }

    /// Nothing that could panic happens under the lock.
    fn lock(&self) -> MutexGuard<'_, HashMap<Used, Noted>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn add(kept: &mut HashMap<Used, Noted>, of: Used, new: Noted) {
    let Some(known) = kept.get_mut(&of) else {
        kept.insert(of, new);
        return;
    };
    known.times = known.times.saturating_add(new.times);
    if known.at <= new.at {
        (known.at, known.from) = (new.at, new.from);
    }
}
