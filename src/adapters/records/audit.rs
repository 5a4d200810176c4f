//! The audit trail: entries wait beside the change that they tell of, and are linked into one chain afterwards.
//!
//! # Why
//!
//! A change that wrote to the end of the chain itself would meet every other change there. So it puts its entries under
//! keys of their own, and whoever links takes some of those that wait and moves them to the end in one step. Of two
//! that link at once one begins anew, and finds that its entries are gone.

use std::sync::Arc;

use super::{Changes, Engine, Records, Remembered, Rows, keys, put_expiring, put_lasting, read};
use crate::model::UnixSeconds;
use crate::model::audit::{ChainEnds, ChainPoint, Entry, Linked};
use crate::ports::{Store, StoreError};

/// Entries that will wait, with their keys.
#[derive(Clone)]
pub(super) struct Waiting(Arc<Rows>);

impl Waiting {
    /// Gives each entry a key that nobody else has.
    pub(super) fn of(entries: &[Entry]) -> Result<Self, StoreError> {
        let unique = uuid::Uuid::now_v7().into_bytes();
        let mut rows = Changes::default();
        for (number, entry) in entries.iter().enumerate() {
            let text = serde_json::to_string(entry)
                .map_err(|error| StoreError::Unavailable(format!("an audit entry cannot be encoded: {error}")))?;
            let key = keys::unlinked(entry.at, &unique, u32::try_from(number).unwrap_or(u32::MAX));
            put_lasting(&mut rows, key, &text)?;
        }
        Ok(Self(Arc::new(rows.into_parts().0)))
    }

    pub(super) fn put(&self, changes: &mut Changes) {
        for (key, value) in self.0.iter() {
            changes.put(key.clone(), value.clone());
        }
    }
}

/// An engine with entries for its next change.
pub(super) struct Noting<'a, E> {
    engine: &'a E,
    entries: Vec<Entry>,
}

impl<'a, E> Noting<'a, E> {
    pub(super) fn new(engine: &'a E, entries: Vec<Entry>) -> Self {
        Self { engine, entries }
    }
}

impl<E: Engine> Engine for Noting<'_, E> {
    const SEES_DURABLE: bool = E::SEES_DURABLE;

    async fn read<T: Send>(
        &self,
        look: impl Fn(&dyn Records) -> Result<T, StoreError> + Send + Sync,
    ) -> Result<T, StoreError> {
        self.engine.read(look).await
    }

    async fn write<T: Send + 'static>(
        &self,
        change: impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Result<T, StoreError> {
        let waiting = Waiting::of(&self.entries)?;
        self.engine
            .write(move |records, changes| {
                let answer = change(records, changes)?;
                if !changes.is_empty() {
                    waiting.put(changes);
                }
                Ok(answer)
            })
            .await
    }

    fn remembered(&self) -> Option<&Remembered> {
        self.engine.remembered()
    }

    fn with_entries<'b>(&'b self, entries: Vec<Entry>) -> Box<dyn Store + 'b> {
        let all = self.entries.iter().cloned().chain(entries).collect();
        Box::new(Noting { engine: self.engine, entries: all })
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.engine.check().await
    }
}

/// See [`Store::note_once`].
pub(super) fn once(
    records: &dyn Records,
    changes: &mut Changes,
    key: &[u8],
    until: UnixSeconds,
    waiting: &Waiting,
) -> Result<bool, StoreError> {
    if records.get(key)?.is_some() {
        return Ok(false);
    }
    put_expiring(records, changes, key.to_vec(), until, &())?;
    waiting.put(changes);
    Ok(true)
}

/// See [`Store::link_entries`].
pub(super) fn link(records: &dyn Records, changes: &mut Changes, waiting: &[Vec<u8>]) -> Result<usize, StoreError> {
    records.expect(&waiting.iter().cloned().chain([keys::CHAIN_HEAD.to_vec()]).collect::<Vec<_>>())?;
    let (mut head, mut count) = (head(records)?, 0);
    for key in waiting {
        // Somebody else was faster.
        let Some(text) = read::<String>(records, key)? else { continue };
        let linked = head.link(text);
        head = ChainPoint { seq: linked.seq, hash: linked.hash };
        put_lasting(changes, keys::linked(linked.seq), &linked)?;
        changes.remove(key.clone());
        count += 1;
    }
    if count > 0 {
        put_lasting(changes, keys::CHAIN_HEAD.to_vec(), &head)?;
    }
    Ok(count)
}

fn head(records: &dyn Records) -> Result<ChainPoint, StoreError> {
    Ok(read(records, keys::CHAIN_HEAD)?.unwrap_or_default())
}

/// Where the chain begins, and when what stood before was written.
fn anchor(records: &dyn Records) -> Result<(ChainPoint, Option<UnixSeconds>), StoreError> {
    Ok(read(records, keys::CHAIN_ANCHOR)?.unwrap_or_default())
}

/// See [`Store::chain_ends`].
pub(super) fn ends(records: &dyn Records) -> Result<ChainEnds, StoreError> {
    records.expect(&[keys::CHAIN_ANCHOR.to_vec(), keys::CHAIN_HEAD.to_vec()])?;
    let ((anchor, pruned_at), head) = (anchor(records)?, head(records)?);
    Ok(ChainEnds { anchor, pruned_at, head })
}

/// See [`Store::linked_entries`].
pub(super) fn linked(records: &dyn Records, from: u64, limit: usize) -> Result<Vec<Linked>, StoreError> {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    let keys: Vec<_> = (from..from.saturating_add(limit)).map(keys::linked).collect();
    records.expect(&keys)?;
    keys.iter().filter_map(|key| read(records, key).transpose()).collect()
}

/// The entries at the beginning that are old enough to go.
pub(super) fn old(records: &dyn Records, before: UnixSeconds, limit: usize) -> Result<Vec<Linked>, StoreError> {
    let ChainEnds { anchor, head, .. } = ends(records)?;
    let mut found = linked(records, anchor.seq.saturating_add(1), limit)?;
    found.retain(|entry| entry.seq < head.seq);
    // One that cannot be read goes with those around it.
    let young = |entry: &Linked| entry.entry().is_some_and(|entry| entry.at >= before);
    found.truncate(found.iter().position(young).unwrap_or(found.len()));
    Ok(found)
}

/// See [`Store::prune_entries`].
pub(super) fn prune(
    records: &dyn Records,
    changes: &mut Changes,
    before: UnixSeconds,
    limit: usize,
) -> Result<usize, StoreError> {
    let old = old(records, before, limit)?;
    let Some(last) = old.last() else { return Ok(0) };
    let anchor = (ChainPoint { seq: last.seq, hash: last.hash }, last.entry().map(|entry| entry.at));
    put_lasting(changes, keys::CHAIN_ANCHOR.to_vec(), &anchor)?;
    for entry in &old {
        changes.remove(keys::linked(entry.seq));
    }
    Ok(old.len())
}
