//! The one record of signing keys.

use super::{Changes, Records, keys, put_lasting, read};
use crate::model::KeyRing;
use crate::ports::StoreError;

/// See [`Store::key_ring`](crate::ports::Store::key_ring).
pub(super) fn look(records: &dyn Records) -> Result<Option<KeyRing>, StoreError> {
    read(records, keys::KEY_RING)
}

/// See [`Store::put_key_ring`](crate::ports::Store::put_key_ring).
pub(super) fn put(records: &dyn Records, changes: &mut Changes, ring: &KeyRing) -> Result<bool, StoreError> {
    let version = look(records)?.map_or(0, |kept| kept.version);
    if version != ring.version {
        return Ok(false);
    }
    let ring = KeyRing { version: version.saturating_add(1), ..ring.clone() };
    put_lasting(changes, keys::KEY_RING.to_vec(), &ring)?;
    Ok(true)
}
