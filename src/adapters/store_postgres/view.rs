//! What one operation has fetched so far, as [`Records`].

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::adapters::records::{Records, Rows, not_fetched};
use crate::ports::StoreError;

/// Keys in order, from one place to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// They begin with this,
    pub prefix: Vec<u8>,
    /// sort after this, if it is there,
    pub after: Option<Vec<u8>>,
    /// and sort before this, if it is there.
    pub end: Option<Vec<u8>>,
    /// How many of them at most.
    pub limit: usize,
}

/// What is to be fetched.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Single records,
    pub keys: BTreeSet<Vec<u8>>,
    /// and the records of ranges.
    pub ranges: Vec<Range>,
}

impl Wanted {
    /// Whether nothing is.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.ranges.is_empty()
    }
}

/// What was fetched. `None`: there is no such record.
#[derive(Default)]
pub(super) struct Fetched {
    values: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    ranges: Vec<(Range, Vec<Vec<u8>>)>,
}

impl Fetched {
    /// Takes in what was wanted: the rows of its keys, and those of each of its ranges.
    pub(super) fn add(&mut self, wanted: Wanted, found: Rows, of_ranges: Vec<Rows>) {
        self.values.extend(wanted.keys.into_iter().map(|key| (key, None)));
        self.values.extend(found.into_iter().map(|(key, value)| (key, Some(value))));
        for (range, rows) in wanted.ranges.into_iter().zip(of_ranges) {
            self.ranges.push((range, rows.iter().map(|(key, _)| key.clone()).collect()));
            self.values.extend(rows.into_iter().map(|(key, value)| (key, Some(value))));
        }
    }

    /// The same once more, to be fetched together.
    pub(super) fn again(&self) -> Wanted {
        Wanted {
            keys: self.values.keys().cloned().collect(),
            ranges: self.ranges.iter().map(|(range, _)| range.clone()).collect(),
        }
    }
}

/// Shows what was fetched, and notes what was not.
pub(super) struct View<'a> {
    fetched: &'a Fetched,
    missing: RefCell<Wanted>,
}

impl<'a> View<'a> {
    pub(super) fn of(fetched: &'a Fetched) -> Self {
        Self { fetched, missing: RefCell::default() }
    }

    /// What has to be fetched before the operation runs again. Empty: what it answered counts.
    pub(super) fn into_missing(self) -> Wanted {
        self.missing.into_inner()
    }

    fn range(&self, range: Range) -> Result<Vec<Vec<u8>>, StoreError> {
        if let Some((_, keys)) = self.fetched.ranges.iter().find(|(known, _)| *known == range) {
            return Ok(keys.clone());
        }
        self.missing.borrow_mut().ranges.push(range);
        Err(not_fetched())
    }
}

impl Records for View<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        if let Some(value) = self.fetched.values.get(key) {
            return Ok(value.clone());
        }
        self.missing.borrow_mut().keys.insert(key.to_vec());
        Err(not_fetched())
    }

    fn keys(&self, prefix: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        self.range(Range { prefix: prefix.to_vec(), after: None, end: None, limit })
    }

    fn rows_after(&self, after: &[u8], limit: usize) -> Result<Rows, StoreError> {
        let keys = self.range(Range { prefix: Vec::new(), after: Some(after.to_vec()), end: None, limit })?;
        keys.into_iter().filter_map(|key| Some(self.get(&key).transpose()?.map(|value| (key, value)))).collect()
    }

    fn keys_before(&self, prefix: &[u8], end: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        self.range(Range { prefix: prefix.to_vec(), after: None, end: Some(end.to_vec()), limit })
    }

    fn expect(&self, keys: &[Vec<u8>]) -> Result<(), StoreError> {
        let mut missing = self.missing.borrow_mut();
        missing.keys.extend(keys.iter().filter(|key| !self.fetched.values.contains_key(*key)).cloned());
        if missing.is_empty() { Ok(()) } else { Err(not_fetched()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_fetched_is_noted_and_what_was_is_shown() {
        let mut fetched = Fetched::default();
        let view = View::of(&fetched);
        assert_eq!(view.get(b"a"), Err(not_fetched()));
        assert_eq!(view.expect(&[b"a".to_vec(), b"b".to_vec()]), Err(not_fetched()));
        assert_eq!(view.keys(b"c", 7), Err(not_fetched()));
        let wanted = view.into_missing();
        assert_eq!(wanted.keys.iter().collect::<Vec<_>>(), [b"a", b"b"]);
        assert_eq!(wanted.ranges, [Range { prefix: b"c".to_vec(), after: None, end: None, limit: 7 }]);

        let row = |key: &[u8]| (key.to_vec(), b"value".to_vec());
        fetched.add(wanted, vec![row(b"b")], vec![vec![row(b"c1"), row(b"c2")]]);
        let view = View::of(&fetched);
        assert_eq!(view.get(b"a"), Ok(None), "fetched, and not there");
        assert_eq!(view.get(b"b"), Ok(Some(b"value".to_vec())));
        assert_eq!(view.get(b"c1"), Ok(Some(b"value".to_vec())), "ranges bring their values");
        assert_eq!(view.keys(b"c", 7), Ok(vec![b"c1".to_vec(), b"c2".to_vec()]));
        assert_eq!(view.expect(&[b"a".to_vec(), b"c2".to_vec()]), Ok(()));
        assert_eq!(view.keys(b"c", 8), Err(not_fetched()), "another range");
        assert!(!view.into_missing().is_empty());
        assert_eq!(fetched.again().keys.len(), 4);
    }
}
