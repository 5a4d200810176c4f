//! How a store that knows only sorted bytes keeps what [`Store`](crate::ports::Store) promises.
//!
//! Owns keys, encoding, indexes, and each operation as a plain function: it reads through [`Records`] and writes
//! down [`Changes`]. Never touches a disk, a lock or a thread: that is the part of an [`Engine`].
//!
//! # Why
//!
//! The rules of single use, rotation and forgetting are the hard part, and the same for every sorted store.
//! An engine adds three things only: reading, applying the changes of one operation at a time, and making them last.

mod assertions;
mod audit;
mod clients;
mod codec;
mod codes;
mod counts;
mod devices;
mod events;
mod grants;
mod held;
mod key_ring;
mod keys;
mod logins;
mod notices;
mod personal;
mod remembered;
mod store;
mod sweep;
mod users;

use std::collections::BTreeMap;
use std::future::Future;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::UnixSeconds;
use crate::model::audit::Entry;
use crate::ports::{Store, StoreError};

use audit::Noting;
pub(super) use remembered::Remembered;

/// Sorted records that can be read.
pub(super) trait Records {
    /// The value under `key`.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// The keys that begin with `prefix`, in order, `limit` at most.
    fn keys(&self, prefix: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError>;

    /// Those of them that sort before `end`.
    fn keys_before(&self, prefix: &[u8], end: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut keys = self.keys(prefix, limit)?;
        keys.truncate(keys.partition_point(|key| key.as_slice() < end));
        Ok(keys)
    }

    /// The records whose keys sort after `after`, in order, `limit` at most.
    fn rows_after(&self, after: &[u8], limit: usize) -> Result<Rows, StoreError>;

    /// Tells which records will be looked at, so that an engine whose records are far away fetches them together.
    /// Never needed for a right answer.
    fn expect(&self, _keys: &[Vec<u8>]) -> Result<(), StoreError> {
        Ok(())
    }

    /// Tells that nobody can have written a record under this key, as it holds random bits of just now: an engine need not
    /// look whether there is one.
    fn is_new(&self, _key: &[u8]) {}
}

/// Keys with their values.
pub(super) type Rows = Vec<(Vec<u8>, Vec<u8>)>;

/// What an engine answers about records that it has yet to fetch. The operation ends with it, and runs again.
pub(super) fn not_fetched() -> StoreError {
    StoreError::Unavailable("a record is yet to be fetched".to_owned())
}

/// What one operation changes: all of it or nothing. The last word on a key counts.
#[derive(Debug, Default)]
pub(super) struct Changes(Vec<(Vec<u8>, Option<Vec<u8>>)>);

impl Changes {
    /// Keys with their new values; `None` removes.
    pub(super) fn into_entries(self) -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
        self.0
    }

    /// Records to be written, and keys to be removed; none twice, each in order.
    pub(super) fn into_parts(self) -> (Rows, Vec<Vec<u8>>) {
        let (mut written, mut removed) = (Vec::new(), Vec::new());
        for (key, value) in self.0.into_iter().collect::<BTreeMap<_, _>>() {
            match value {
                Some(value) => written.push((key, value)),
                None => removed.push(key),
            }
        }
        (written, removed)
    }

    /// What was written under `key` last, if anything was; within it `None` for a removal.
    fn written(&self, key: &[u8]) -> Option<Option<&[u8]>> {
        self.0.iter().rev().find(|(written, _)| written == key).map(|(_, value)| value.as_deref())
    }

    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A change like that of any operation, for tests of engines.
    #[cfg(test)]
    pub(super) fn set(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
        self.0.push((key, value));
    }

    fn put(&mut self, key: Vec<u8>, value: Vec<u8>) {
        self.0.push((key, Some(value)));
    }

    fn remove(&mut self, key: Vec<u8>) {
        self.0.push((key, None));
    }
}

/// What a sorted store must be able to do. Whatever is an `Engine` is a [`Store`](crate::ports::Store).
///
/// What it is given may run several times, until it has run once over all it wants to see: it must change nothing
/// but its `Changes`, which are new each time.
pub(super) trait Engine: Send + Sync {
    /// Whether a look sees only what is durable. Otherwise it may see what a crash would still take back.
    const SEES_DURABLE: bool = false;

    /// Looks. An engine that has its records at hand does so on the caller's thread.
    fn read<T: Send>(
        &self,
        look: impl Fn(&dyn Records) -> Result<T, StoreError> + Send + Sync,
    ) -> impl Future<Output = Result<T, StoreError>> + Send;

    /// Runs `change` as if no other one ran, applies what it wrote down in one step, and returns when that is durable.
    /// If it returns an error, nothing is applied.
    fn write<T: Send + 'static>(
        &self,
        change: impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send;

    /// What it remembers; nothing where others change the records as well.
    fn remembered(&self) -> Option<&Remembered> {
        None
    }

    /// The same engine, with entries of the audit trail for its next change.
    fn with_entries<'a>(&'a self, entries: Vec<Entry>) -> Box<dyn Store + 'a>
    where
        Self: Sized,
    {
        Box::new(Noting::new(self, entries))
    }

    /// Whether it could write now.
    fn check(&self) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// The layout of keys and records. A change that older versions would misread counts it up.
const FORMAT: u32 = 1;

/// Notes the format in a `fresh` store. Otherwise refuses what this version did not write or cannot read.
pub(super) fn check_format(records: &dyn Records, changes: &mut Changes, fresh: bool) -> Result<(), StoreError> {
    match read::<u32>(records, keys::FORMAT)? {
        Some(FORMAT) => Ok(()),
        Some(other) => Err(StoreError::Unavailable(format!("format {other} needs a later version of portico"))),
        None if fresh => put_lasting(changes, keys::FORMAT.to_vec(), &FORMAT),
        None => Err(StoreError::Unavailable("it has lost its records, or another program wrote it".to_owned())),
    }
}

/// Notes the number of a group of writes.
pub(super) fn count_group(changes: &mut Changes, number: u64) -> Result<(), StoreError> {
    put_lasting(changes, keys::GROUPS.to_vec(), &number)
}

/// The number of the last group of writes.
pub(super) fn groups_counted(records: &dyn Records) -> Result<u64, StoreError> {
    Ok(read(records, keys::GROUPS)?.unwrap_or_default())
}

/// Writes something that nobody reads, to see whether it can be written.
pub(super) fn probe(_: &dyn Records, changes: &mut Changes) -> Result<(), StoreError> {
    put_lasting(changes, keys::PROBE.to_vec(), &FORMAT)
}

/// The next records to be moved into another store, which has groups of its own. Empty at the end.
pub(super) fn next_rows(records: &dyn Records, after: &[u8], limit: usize) -> Result<Rows, StoreError> {
    let mut rows = records.rows_after(after, limit)?;
    rows.retain(|(key, _)| !is_of_the_engine(key));
    Ok(rows)
}

/// Whether a store that was opened once and never used has such a record.
pub(super) fn is_of_any_store(key: &[u8]) -> bool {
    [keys::FORMAT, keys::PROBE].contains(&key) || is_of_the_engine(key)
}

/// Whether [`count_group`] keeps its number in this record.
pub(super) fn is_count_of_groups(key: &[u8]) -> bool {
    key == keys::GROUPS
}

/// Whether an engine keeps its own books in this record.
pub(super) fn is_of_the_engine(key: &[u8]) -> bool {
    [keys::GROUPS, keys::TALLY].contains(&key)
}

/// Notes how much there is after these changes.
pub(super) fn note_tally<T: Serialize>(changes: &mut Changes, tally: &T) -> Result<(), StoreError> {
    put_lasting(changes, keys::TALLY.to_vec(), tally)
}

/// How much there should be.
pub(super) fn tally_noted<T: DeserializeOwned>(records: &dyn Records) -> Result<Option<T>, StoreError> {
    read(records, keys::TALLY)
}

pub(super) use codec::sum_of;

pub(super) use keys::kind_in_words;

/// Reads and decodes the JSON record under `key`.
fn read<T: DeserializeOwned>(records: &dyn Records, key: &[u8]) -> Result<Option<T>, StoreError> {
    records.get(key)?.map(|bytes| codec::decode(key, &bytes)).transpose()
}

/// Writes a JSON record that lives until somebody removes it.
fn put_lasting<T: Serialize>(changes: &mut Changes, key: Vec<u8>, value: &T) -> Result<(), StoreError> {
    let bytes = codec::encode(&key, codec::NEVER, value)?;
    changes.put(key, bytes);
    Ok(())
}

/// Tells that a record is written for the first time, see [`Records::is_new`], and with it its place in the order of expiry.
fn is_new(records: &dyn Records, key: &[u8], expires_at: UnixSeconds) {
    records.is_new(key);
    records.is_new(&keys::expiry(expires_at, key));
}

/// Writes a JSON record that `sweep` forgets after `expires_at`, in place of an older one.
fn put_expiring<T: Serialize>(
    records: &dyn Records,
    changes: &mut Changes,
    key: Vec<u8>,
    expires_at: UnixSeconds,
    value: &T,
) -> Result<(), StoreError> {
    let bytes = codec::encode(&key, expires_at, value)?;
    put_sealed(records, changes, key, expires_at, bytes)
}

/// Writes an encoded record and its place in the order of expiry.
fn put_sealed(
    records: &dyn Records,
    changes: &mut Changes,
    key: Vec<u8>,
    expires_at: UnixSeconds,
    bytes: Vec<u8>,
) -> Result<(), StoreError> {
    remove_expiring(records, changes, key.clone())?;
    changes.put(keys::expiry(expires_at, &key), Vec::new());
    changes.put(key, bytes);
    Ok(())
}

/// Writes an encoded record that is given a later end again and again, in place of an older one. Its place in the order of expiry
/// stays where it is: when `sweep` comes there it moves it on, once for however many changes.
fn put_prolonged(
    records: &dyn Records,
    changes: &mut Changes,
    key: Vec<u8>,
    expires_at: UnixSeconds,
    bytes: Vec<u8>,
) -> Result<(), StoreError> {
    let old = records.get(&key)?.and_then(|old| codec::expires_at(&key, &old).ok());
    if old.is_none_or(|old| old > expires_at) {
        changes.put(keys::expiry(expires_at, &key), Vec::new());
    }
    changes.put(key, bytes);
    Ok(())
}

/// Removes a record with its place in the order of expiry. `false` if there was none.
fn remove_expiring(records: &dyn Records, changes: &mut Changes, key: Vec<u8>) -> Result<bool, StoreError> {
    let Some(old) = records.get(&key)? else { return Ok(false) };
    // A damaged record may be removed or replaced. `sweep` drops the entry that it leaves behind.
    if let Ok(expires_at) = codec::expires_at(&key, &old) {
        changes.remove(keys::expiry(expires_at, &key));
    }
    changes.remove(key);
    Ok(true)
}
