//! Counting what a store remembers, and moving it into another one.

use std::collections::BTreeMap;

use super::records::{Engine, Rows, kind_in_words, next_rows};
use super::store_postgres::{self, OpenError, PostgresStore};
use super::store_sled::SledStore;
use crate::ports::StoreError;

/// How many records are read at a time.
const ROWS: usize = 500;

/// How many records there are of each kind, in words. Orders and counters beside them are not counted.
pub type Counts = BTreeMap<&'static str, u64>;

/// Why nothing was moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// The target has records already.
    #[error("the database has a store with records in it")]
    NotEmpty,
    /// What arrived is not what was sent.
    #[error("what the database kept differs from what it was given")]
    Different,
    /// The target cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// One of the two failed on the way.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Moves everything from an embedded store into an empty shared one, or nothing. The embedded one stays as it is.
pub async fn to_postgres(from: &SledStore, to: &store_postgres::Settings) -> Result<Counts, MoveError> {
    let (mut after, mut counts) = (Vec::new(), Counts::new());
    store_postgres::fill(to, async || {
        let rows = page(from, &mut after).await?;
        note(&mut counts, &rows);
        Ok(rows)
    })
    .await?;
    Ok(counts)
}

/// What an embedded store remembers.
pub async fn count_sled(store: &SledStore) -> Result<Counts, StoreError> {
    count(store).await
}

/// What a shared store remembers.
pub async fn count_postgres(store: &PostgresStore) -> Result<Counts, StoreError> {
    count(store).await
}

async fn count(store: &impl Engine) -> Result<Counts, StoreError> {
    let (mut after, mut counts) = (Vec::new(), Counts::new());
    loop {
        let rows = page(store, &mut after).await?;
        if rows.is_empty() {
            return Ok(counts);
        }
        note(&mut counts, &rows);
    }
}

/// The next records; remembers where they end.
async fn page(store: &impl Engine, after: &mut Vec<u8>) -> Result<Rows, StoreError> {
    let rows = store.read(|records| next_rows(records, after, ROWS)).await?;
    if let Some((last, _)) = rows.last() {
        after.clone_from(last);
    }
    Ok(rows)
}

fn note(counts: &mut Counts, rows: &Rows) {
    for kind in rows.iter().filter_map(|(key, _)| kind_in_words(key)) {
        *counts.entry(kind).or_default() += 1;
    }
}
