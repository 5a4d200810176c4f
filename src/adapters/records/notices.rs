//! The queue of notices to apps: by app, then by the instant when each is due.

use std::collections::BTreeMap;

use super::{Changes, Records, keys, put_lasting, read};
use crate::model::{Notice, UnixSeconds};
use crate::ports::StoreError;

/// Puts a notice into the queue.
pub(super) fn put(changes: &mut Changes, notice: &Notice) -> Result<(), StoreError> {
    put_lasting(changes, keys::notice(notice), notice)
}

/// The keys of those that are due, `per_client` at most of each client and `most` in all: the first of each client before
/// the second of any.
pub(super) fn due(
    records: &dyn Records,
    now: UnixSeconds,
    per_client: usize,
    most: usize,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut counted: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let mut due = Vec::new();
    for key in records.keys(keys::NOTICES, usize::MAX)? {
        let Some((client, at)) = keys::parse_notice(&key) else { continue };
        if at > now {
            continue;
        }
        let turn = counted.entry(client.to_vec()).or_default();
        if *turn < per_client {
            due.push((*turn, at, key));
            *turn += 1;
        }
    }
    due.sort_unstable();
    due.truncate(most);
    Ok(due.into_iter().map(|(_, _, key)| key).collect())
}

/// See [`Store::take_notices`](crate::ports::Store::take_notices).
pub(super) fn take(
    records: &dyn Records,
    changes: &mut Changes,
    now: UnixSeconds,
    per_client: usize,
    most: usize,
    again_at: UnixSeconds,
) -> Result<Vec<Notice>, StoreError> {
    let mut taken = Vec::new();
    for key in due(records, now, per_client, most)? {
        match read::<Notice>(records, &key) {
            Ok(Some(notice)) => {
                changes.remove(key);
                let notice = Notice { due: again_at, attempts: notice.attempts.saturating_add(1), ..notice };
                put(changes, &notice)?;
                taken.push(notice);
            }
            Ok(None) => {}
            Err(error) => {
                // It would stop the others of its app for ever.
                tracing::warn!(%error, "a damaged notice to an app was dropped");
                changes.remove(key);
            }
        }
    }
    Ok(taken)
}

/// See [`Store::postpone_notice`](crate::ports::Store::postpone_notice). One that is gone stays gone.
pub(super) fn postpone(
    records: &dyn Records,
    changes: &mut Changes,
    notice: &Notice,
    until: UnixSeconds,
) -> Result<(), StoreError> {
    let key = keys::notice(notice);
    if records.get(&key)?.is_none() {
        return Ok(());
    }
    changes.remove(key);
    put(changes, &Notice { due: until, ..notice.clone() })
}
