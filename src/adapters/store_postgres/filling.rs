//! Filling an empty store from another one: in one transaction, so that nobody ever sees a part of it.

use std::ops::AsyncFnMut;

use aws_lc_rs::digest::{Context, SHA256};
use tokio::runtime::Handle;

use super::failure::unavailable;
use super::opening::make_table;
use super::view::{Range, Wanted};
use super::{PostgresStore, Settings, statements};
use crate::adapters::records::{Rows, is_of_any_store};
use crate::adapters::store_move::MoveError;
use crate::ports::StoreError;

/// How many records are compared at a time.
const ROWS: usize = 1_000;

/// Takes in what `next` gives, in the order of keys, until it gives nothing. Compares all of it with what the database
/// has then, and commits.
pub(in crate::adapters) async fn fill(
    settings: &Settings,
    mut next: impl AsyncFnMut() -> Result<Rows, StoreError>,
) -> Result<(), MoveError> {
    let store = PostgresStore::new(settings, Handle::current())?;
    make_table(&store.shared).await?;
    let mut lease = store.shared.pool.lease().await?;
    let connection = &mut lease.connection;
    let failed = |error: sqlx::Error| MoveError::Store(unavailable(&error));
    // A node that was started once leaves as many as that behind.
    let first = statements::fetch(connection, &rows_after(Vec::new(), 4), true).await.map_err(failed)?;
    if first.1.iter().flatten().any(|(key, _)| !is_of_any_store(key)) {
        return Err(MoveError::NotEmpty);
    }
    let left: Vec<Vec<u8>> = first.1.into_iter().flatten().map(|(key, _)| key).collect();
    statements::remove(connection, &left).await.map_err(failed)?;
    let mut given = Seen::default();
    loop {
        let rows = next().await?;
        if rows.is_empty() {
            break;
        }
        given.note(&rows);
        statements::write(connection, rows).await.map_err(failed)?;
    }
    let (mut kept, mut after) = (Seen::default(), Vec::new());
    loop {
        let (_, found) = statements::fetch(connection, &rows_after(after, ROWS), false).await.map_err(failed)?;
        let rows: Rows = found.into_iter().flatten().collect();
        let Some((last, _)) = rows.last() else { break };
        after = last.clone();
        kept.note(&rows);
    }
    if given.finish() != kept.finish() {
        return Err(MoveError::Different);
    }
    statements::remove_and_commit(connection, &[]).await.map_err(failed)?;
    lease.give_back();
    Ok(())
}

fn rows_after(after: Vec<u8>, limit: usize) -> Wanted {
    let range = Range { prefix: Vec::new(), after: Some(after), end: None, limit };
    Wanted { ranges: vec![range], ..Wanted::default() }
}

/// All records that went by.
struct Seen {
    count: usize,
    digest: Context,
}

impl Default for Seen {
    fn default() -> Self {
        Self { count: 0, digest: Context::new(&SHA256) }
    }
}

impl Seen {
    fn note(&mut self, rows: &Rows) {
        self.count += rows.len();
        for part in rows.iter().flat_map(|(key, value)| [key, value]) {
            self.digest.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            self.digest.update(part);
        }
    }

    fn finish(self) -> (usize, Vec<u8>) {
        (self.count, self.digest.finish().as_ref().to_vec())
    }
}
