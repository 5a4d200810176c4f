//! What a group of writes has read and changed so far, in front of the tree. Each of them sees what those before it have
//! changed; all of it goes into the tree as one step.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Bound;

use super::newest::View;
use crate::adapters::records::{Changes, Records, Rows};
use crate::ports::StoreError;

/// A batch keeps sled's buffers busy until its end, so that no group goes far beyond this many records.
const RECORDS_MAX: usize = 4096;

/// The changes of a group, before they are applied.
pub(super) struct Group<'a> {
    tree: View<'a>,
    /// What the tree holds, as far as somebody looked.
    kept: RefCell<BTreeMap<Vec<u8>, Option<sled::IVec>>>,
    /// What it shall hold; `None` removes.
    written: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

/// A record that changes.
pub(super) struct Change {
    pub(super) key: Vec<u8>,
    pub(super) old: Option<sled::IVec>,
    pub(super) new: Option<Vec<u8>>,
}

impl<'a> Group<'a> {
    pub(super) fn new(tree: View<'a>) -> Self {
        Self { tree, kept: RefCell::default(), written: BTreeMap::new() }
    }

    /// Takes in what one write wrote down.
    pub(super) fn add(&mut self, changes: Changes) {
        self.written.extend(changes.into_entries());
    }

    /// Whether it takes more.
    pub(super) fn has_room(&self) -> bool {
        self.written.len() < RECORDS_MAX
    }

    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// What changes, with what was there before.
    pub(super) fn into_changes(self) -> Result<Vec<Change>, StoreError> {
        let Self { tree, kept, written } = self;
        let mut kept = kept.into_inner();
        let changes = written.into_iter().map(|(key, new)| {
            let old = match kept.remove(&key) {
                Some(old) => old,
                None => tree.kept(&key)?,
            };
            Ok(Change { key, old, new })
        });
        changes.collect()
    }

    /// The records behind `from` for as long as they are `within`, `limit` at most.
    fn rows(&self, from: Bound<&[u8]>, within: impl Fn(&[u8]) -> bool, limit: usize) -> Result<Rows, StoreError> {
        let written: Vec<_> =
            self.written.range::<[u8], _>((from, Bound::Unbounded)).take_while(|(key, _)| within(key)).collect();
        // Each of them takes away one at most, so that what is left of these is enough.
        let kept = self.tree.rows(from, within, limit.saturating_add(written.len()))?;
        let mut rows: BTreeMap<_, _> = kept.into_iter().collect();
        for (key, new) in written {
            match new {
                Some(value) => rows.insert(key.clone(), value.clone()),
                None => rows.remove(key),
            };
        }
        Ok(rows.into_iter().take(limit).collect())
    }
}

impl Records for Group<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        if let Some(new) = self.written.get(key) {
            return Ok(new.clone());
        }
        let mut kept = self.kept.borrow_mut();
        if !kept.contains_key(key) {
            kept.insert(key.to_vec(), self.tree.kept(key)?);
        }
        Ok(kept.get(key).and_then(|value| value.as_ref().map(|value| value.to_vec())))
    }

    fn is_new(&self, key: &[u8]) {
        // Whoever writes twice all the same is noticed.
        if !self.tree.is_newest(key) {
            self.kept.borrow_mut().entry(key.to_vec()).or_insert(None);
        }
    }

    fn keys(&self, prefix: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let rows = self.rows(Bound::Included(prefix), |key| key.starts_with(prefix), limit)?;
        Ok(rows.into_iter().map(|(key, _)| key).collect())
    }

    fn rows_after(&self, after: &[u8], limit: usize) -> Result<Rows, StoreError> {
        self.rows(Bound::Excluded(after), |_| true, limit)
    }
}
