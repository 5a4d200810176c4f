//! What uses a member's account: the index from members to their consents and grants.

use serde::de::DeserializeOwned;

use super::{Records, keys, read};
use crate::model::MemberId;
use crate::ports::{Held, StoreError};

/// See [`Store::held`](crate::ports::Store::held).
pub(super) fn by(records: &dyn Records, member: &MemberId) -> Result<Held, StoreError> {
    Ok(Held { consents: of_kind(records, member, keys::CONSENT)?, grants: of_kind(records, member, keys::GRANT)? })
}

fn of_kind<T: DeserializeOwned>(records: &dyn Records, member: &MemberId, kind: u8) -> Result<Vec<T>, StoreError> {
    let prefix = keys::held_by(member);
    let entries = records.keys(&[&prefix[..], &[kind]].concat(), Held::MAX)?;
    let found: Vec<Vec<u8>> =
        entries.iter().filter_map(|entry| entry.get(prefix.len()..).map(<[u8]>::to_vec)).collect();
    records.expect(&found)?;
    // One that ended in between is no longer there.
    found.iter().filter_map(|key| read(records, key).transpose()).collect()
}
