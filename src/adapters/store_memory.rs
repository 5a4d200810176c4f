//! A store that forgets everything when the process ends: for tests and the demo.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::records::{Changes, Engine, Records, Rows};
use crate::ports::StoreError;

type Sorted = BTreeMap<Vec<u8>, Vec<u8>>;

/// Keeps all records in one sorted map behind one lock.
#[derive(Default)]
pub struct MemoryStore {
    records: Mutex<Sorted>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Changes are applied without a step that could panic, so a poisoned lock still guards a whole map.
    fn lock(&self) -> MutexGuard<'_, Sorted> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Records for Sorted {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(Sorted::get(self, key).cloned())
    }

    fn keys(&self, prefix: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let from = self.range::<[u8], _>((Bound::Included(prefix), Bound::Unbounded));
        Ok(from.map(|(key, _)| key).take_while(|key| key.starts_with(prefix)).take(limit).cloned().collect())
    }

    fn rows_after(&self, after: &[u8], limit: usize) -> Result<Rows, StoreError> {
        let from = self.range::<[u8], _>((Bound::Excluded(after), Bound::Unbounded));
        Ok(from.take(limit).map(|(key, value)| (key.clone(), value.clone())).collect())
    }
}

impl Engine for MemoryStore {
    async fn read<T: Send>(
        &self,
        look: impl Fn(&dyn Records) -> Result<T, StoreError> + Send + Sync,
    ) -> Result<T, StoreError> {
        look(&*self.lock())
    }

    async fn write<T: Send + 'static>(
        &self,
        change: impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Result<T, StoreError> {
        let mut records = self.lock();
        let mut changes = Changes::default();
        let answer = change(&*records, &mut changes)?;
        for (key, value) in changes.into_entries() {
            match value {
                Some(value) => records.insert(key, value),
                None => records.remove(&key),
            };
        }
        Ok(answer)
    }

    async fn check(&self) -> Result<(), StoreError> {
        Ok(())
    }
}
