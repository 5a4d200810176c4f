use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Store, StoreError};
use crate::model::{ClientId, Hash32, UnixSeconds};

/// Something whose last use is of interest.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Used {
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
    /// When.
    pub at: UnixSeconds,
}

/// What was used, and when last, since it was written down. No port but a note beside them: a use must cost the
/// request that makes it nothing that lasts.
///
/// Only what proved itself is noted, so there are never more entries than there are secrets and tokens.
#[derive(Debug, Default)]
pub struct Uses(Mutex<HashMap<Used, UnixSeconds>>);

impl Uses {
    /// Notes a use.
    pub fn note(&self, of: Used, at: UnixSeconds) {
        keep_later(&mut self.lock(), of, at);
    }

    /// Writes everything down. On an error it is kept for the next time.
    pub async fn write_down(&self, store: &dyn Store) -> Result<(), StoreError> {
        let taken = std::mem::take(&mut *self.lock());
        if taken.is_empty() {
            return Ok(());
        }
        let uses: Vec<Use> = taken.into_iter().map(|(of, at)| Use { of, at }).collect();
        let written = store.note_uses(&uses).await;
        if written.is_err() {
            let mut kept = self.lock();
            for Use { of, at } in uses {
                keep_later(&mut kept, of, at);
            }
        }
        written
    }

    /// Nothing that could panic happens under the lock.
    fn lock(&self) -> MutexGuard<'_, HashMap<Used, UnixSeconds>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn keep_later(kept: &mut HashMap<Used, UnixSeconds>, of: Used, at: UnixSeconds) {
    let last = kept.entry(of).or_insert(at);
    *last = at.max(*last);
}
