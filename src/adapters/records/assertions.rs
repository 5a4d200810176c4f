//! Assertions of clients that were used.

use super::{Changes, Records, keys, put_expiring};
use crate::model::{Hash32, UnixSeconds};
use crate::ports::StoreError;

/// See [`Store::use_assertion`](crate::ports::Store::use_assertion).
pub(super) fn spend(
    records: &dyn Records,
    changes: &mut Changes,
    assertion: &Hash32,
    until: UnixSeconds,
) -> Result<bool, StoreError> {
    let key = keys::by_hash(keys::ASSERTION, assertion);
    if records.get(&key)?.is_some() {
        return Ok(false);
    }
    put_expiring(records, changes, key, until, &())?;
    Ok(true)
}
