//! What the journal has and sled has not: the newest records, in front of all others.
//!
//! # Why
//!
//! Most records of a login are replaced or removed by the next step of it, and the counts by every group. Here they become
//! one change for sled, and whoever needs them again finds them without a look into its pages.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;
use std::sync::atomic::{self, AtomicBool};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use sled::IVec;

use super::database::failed;
use super::journal::Entries;
use crate::adapters::records::{Records, Rows};
use crate::ports::StoreError;

/// How many records are read at a time: the writer waits for a long look no longer than for so many.
const TOGETHER: usize = 64;

type Sorted = BTreeMap<Vec<u8>, Newer>;

/// Records that sled has not taken.
#[derive(Default)]
pub(super) struct Newest(RwLock<Sorted>);

struct Newer {
    /// `None`: sled shall remove it.
    value: Option<IVec>,
    /// Whether sled may have one under this key.
    is_kept: bool,
}

impl Newest {
    /// Takes a group. Nobody sees a part of it. `was_there` says of each key whether there may have been a record before:
    /// sled never hears of what comes and goes in between.
    pub(super) fn add(&self, entries: Entries, was_there: impl IntoIterator<Item = bool>) {
        let entries: Vec<_> = entries.into_iter().map(|(key, value)| (key, value.map(IVec::from))).collect();
        let mut sorted = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for ((key, value), was_there) in entries.into_iter().zip(was_there) {
            match sorted.entry(key) {
                Entry::Vacant(free) => _ = free.insert(Newer { value, is_kept: was_there }),
                Entry::Occupied(known) if value.is_none() && !known.get().is_kept => _ = known.remove(),
                Entry::Occupied(mut known) => known.get_mut().value = value,
            }
        }
    }

    /// All of it, in order.
    pub(super) fn all(&self) -> Vec<(Vec<u8>, Option<IVec>)> {
        self.sorted().iter().map(|(key, newer)| (key.clone(), newer.value.clone())).collect()
    }

    /// sled has all of it.
    pub(super) fn clear(&self) {
        let all = std::mem::take(&mut *self.0.write().unwrap_or_else(PoisonError::into_inner));
        // Not while readers wait.
        drop(all);
    }

    fn sorted(&self) -> RwLockReadGuard<'_, Sorted> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads a database.
pub(super) struct View<'a> {
    tree: &'a sled::Db,
    newest: &'a Newest,
    doubt: &'a AtomicBool,
}

impl<'a> View<'a> {
    /// One that sets `doubt` when sled fails.
    pub(super) fn new(tree: &'a sled::Db, newest: &'a Newest, doubt: &'a AtomicBool) -> Self {
        Self { tree, newest, doubt }
    }

    fn doubtful(&self, error: &sled::Error) -> StoreError {
        self.doubt.store(true, atomic::Ordering::Release);
        failed(error)
    }

    /// Whether a record is among the newest.
    pub(super) fn is_newest(&self, key: &[u8]) -> bool {
        self.newest.sorted().get(key).is_some_and(|newer| newer.value.is_some())
    }

    /// The value under a key, not copied.
    pub(super) fn kept(&self, key: &[u8]) -> Result<Option<IVec>, StoreError> {
        // What moves into sled meanwhile is there before it is gone from here.
        let newest = self.newest.sorted().get(key).map(|newer| newer.value.clone());
        newest.map_or_else(|| self.tree.get(key).map_err(|error| self.doubtful(&error)), Ok)
    }

    /// Shows the records behind `from`, in order, for as long as `more` says so.
    pub(super) fn each(
        &self,
        from: Bound<Vec<u8>>,
        mut more: impl FnMut(IVec, IVec) -> bool,
    ) -> Result<(), StoreError> {
        let mut from = from;
        loop {
            // Nothing may move into sled between the look at one of the two and the look at the other.
            let sorted = self.newest.sorted();
            let mut newest = sorted.range((from.clone(), Bound::Unbounded)).peekable();
            let mut kept = self.tree.range((from, Bound::Unbounded)).peekable();
            let mut last = IVec::default();
            for _ in 0..TOGETHER {
                let order = match (newest.peek(), kept.peek()) {
                    (_, Some(Err(error))) => return Err(self.doubtful(error)),
                    (None, None) => return Ok(()),
                    (Some(_), None) => Ordering::Less,
                    (None, Some(_)) => Ordering::Greater,
                    (Some((newest, _)), Some(Ok((kept, _)))) => newest.as_slice().cmp(kept),
                };
                let newest = if order.is_le() { newest.next() } else { None };
                let kept = if order.is_ge() { kept.next() } else { None };
                let (key, value) = match (newest, kept) {
                    (Some((key, newer)), _) => (IVec::from(key.as_slice()), newer.value.clone()),
                    (None, Some(Ok((key, value)))) => (key, Some(value)),
                    (None, _) => return Ok(()),
                };
                last = key.clone();
                if let Some(value) = value
                    && !more(key, value)
                {
                    return Ok(());
                }
            }
            from = Bound::Excluded(last.to_vec());
        }
    }

    /// The records behind `from` for as long as they are `within`, `limit` at most.
    pub(super) fn rows(
        &self,
        from: Bound<&[u8]>,
        within: impl Fn(&[u8]) -> bool,
        limit: usize,
    ) -> Result<Rows, StoreError> {
        let mut rows = Rows::new();
        if limit == 0 {
            return Ok(rows);
        }
        self.each(from.map(<[u8]>::to_vec), |key, value| {
            let is_within = within(&key);
            if is_within {
                rows.push((key.to_vec(), value.to_vec()));
            }
            is_within && rows.len() < limit
        })?;
        Ok(rows)
    }
}

impl Records for View<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.kept(key)?.map(|value| value.to_vec()))
    }

    fn keys(&self, prefix: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let rows = self.rows(Bound::Included(prefix), |key| key.starts_with(prefix), limit)?;
        Ok(rows.into_iter().map(|(key, _)| key).collect())
    }

    fn rows_after(&self, after: &[u8], limit: usize) -> Result<Rows, StoreError> {
        self.rows(Bound::Excluded(after), |_| true, limit)
    }
}
