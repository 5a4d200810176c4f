//! Codes: issued, spent, remembered.

use serde::{Deserialize, Serialize};

use super::{
    Changes, Records, clients, codec, grants, is_new, keys, logins, put_expiring, put_prolonged, read, remove_expiring,
};
use crate::model::{AuthorizationCode, ClientId, CodeTaken, Consent, GrantId, Hash32, Login, MemberId};
use crate::ports::{Bought, CODES_MAX, Redeemed, StoreError};

/// A code as kept.
#[derive(Serialize, Deserialize)]
pub(super) enum Code {
    /// Not used.
    Fresh(Box<AuthorizationCode>),
    /// Redeemed by a build that remembered codes for themselves. Now a spent code leads to its grant,
    /// [`GrantId::bought_by`] it.
    Spent {
        /// What it bought.
        grant: GrantId,
        /// For whom it was issued.
        client: ClientId,
        /// Who allowed it.
        member: MemberId,
    },
}

impl Code {
    /// The entry that finds this code by client and member.
    pub(super) fn owned(&self, key: &[u8]) -> Vec<u8> {
        match self {
            Self::Fresh(code) => keys::owned(&code.client_id, &code.member.id, key),
            Self::Spent { client, member, .. } => keys::owned(client, member, key),
        }
    }
}

/// See [`Store::put_code`](crate::ports::Store::put_code).
pub(super) fn put(
    records: &dyn Records,
    changes: &mut Changes,
    hash: &Hash32,
    code: &AuthorizationCode,
    consent: Option<&Consent>,
) -> Result<(), StoreError> {
    let key = keys::by_hash(keys::CODE, hash);
    let login = Login { member: code.member.id.clone(), client: code.client_id.clone(), sid: code.sid };
    let newest = keys::newest_codes(&code.client_id, &code.member.id);
    let mut touched = vec![key.clone(), keys::login(&login), newest.clone()];
    touched.extend(consent.map(|consent| keys::consent(&consent.key())));
    records.expect(&touched)?;
    if let Some(consent) = consent {
        clients::put_consent(records, changes, consent)?;
    }
    logins::put(records, changes, &login, code.expires_at)?;
    let mut issued = issued_lately(records, &newest)?;
    make_room(records, changes, &mut issued)?;
    issued.push(*hash);
    let list: Vec<u8> = issued.iter().flat_map(|hash| hash.0).collect();
    let list = codec::encode_packed(&newest, code.expires_at, &list);
    put_prolonged(records, changes, newest, code.expires_at, list)?;
    let (expires_at, code) = (code.expires_at, Code::Fresh(Box::new(code.clone())));
    let owned = code.owned(&key);
    is_new(records, &key, expires_at);
    records.is_new(&owned);
    changes.put(owned, Vec::new());
    put_expiring(records, changes, key, expires_at, &code)
}

/// Leaves room for one more code among the newest of a client and a member. What was spent takes none, and of those that
/// wait the oldest gives way: the one that the browser has now is the newest.
fn make_room(records: &dyn Records, changes: &mut Changes, issued: &mut Vec<Hash32>) -> Result<(), StoreError> {
    if issued.len() < CODES_MAX {
        return Ok(());
    }
    records.expect(&issued.iter().map(|hash| keys::by_hash(keys::CODE, hash)).collect::<Vec<_>>())?;
    let mut waiting = Vec::new();
    for hash in issued.drain(..) {
        if waits(records, &hash)? {
            waiting.push(hash);
        }
    }
    let too_many = (waiting.len() + 1).saturating_sub(CODES_MAX);
    for hash in waiting.drain(..too_many) {
        spend(records, changes, &hash)?;
    }
    *issued = waiting;
    Ok(())
}

/// How the record of a code begins that was not used: most of what stands in it matters to nobody who only counts.
const FRESH: &[u8] = b"{\"Fresh\":";

/// Whoever shows the code finds out whether its record is damaged.
fn waits(records: &dyn Records, hash: &Hash32) -> Result<bool, StoreError> {
    let bytes = records.get(&keys::by_hash(keys::CODE, hash))?;
    Ok(bytes.is_some_and(|bytes| codec::unchecked_body(&bytes).starts_with(FRESH)))
}

/// The newest codes of a client and a member, the oldest first.
fn issued_lately(records: &dyn Records, key: &[u8]) -> Result<Vec<Hash32>, StoreError> {
    let Some(bytes) = records.get(key)? else { return Ok(Vec::new()) };
    match codec::decode_packed(key, &bytes) {
        Ok(hashes) => Ok(hashes.as_chunks().0.iter().copied().map(Hash32).collect()),
        // As they were kept once.
        Err(_) => codec::decode(key, &bytes),
    }
}

/// See [`Store::read_code`](crate::ports::Store::read_code).
pub(super) fn look(records: &dyn Records, hash: &Hash32) -> Result<CodeTaken, StoreError> {
    Ok(match read(records, &keys::by_hash(keys::CODE, hash))? {
        Some(Code::Fresh(code)) => CodeTaken::Fresh(code),
        Some(Code::Spent { grant, .. }) => CodeTaken::Replayed(grant),
        None => bought_by(records, hash)?.map_or(CodeTaken::Unknown, CodeTaken::Replayed),
    })
}

/// The grant that a spent code has bought, while it lives.
fn bought_by(records: &dyn Records, hash: &Hash32) -> Result<Option<GrantId>, StoreError> {
    let id = GrantId::bought_by(hash);
    Ok(records.get(&keys::grant(&id))?.map(|_| id))
}

/// See [`Store::redeem`](crate::ports::Store::redeem).
pub(super) fn redeem(
    records: &dyn Records,
    changes: &mut Changes,
    hash: &Hash32,
    bought: &Bought,
) -> Result<Redeemed, StoreError> {
    let key = keys::by_hash(keys::CODE, hash);
    grants::expect(records, &bought.grant, &bought.access.0, bought.refresh.as_ref().map(|(hash, _)| hash), &key)?;
    debug_assert_eq!(bought.grant.id, GrantId::bought_by(hash), "or the code could be redeemed again unseen");
    match read(records, &key)? {
        Some(code @ Code::Fresh(_)) => changes.remove(code.owned(&key)),
        Some(Code::Spent { grant, .. }) => return Ok(Redeemed::Replayed(grant)),
        None => return Ok(bought_by(records, hash)?.map_or(Redeemed::Unknown, Redeemed::Replayed)),
    }
    remove_expiring(records, changes, key)?;
    grants::begin(records, changes, bought)?;
    Ok(Redeemed::Done)
}

/// See [`Store::spend_code`](crate::ports::Store::spend_code). A code that was redeemed stays known as redeemed.
pub(super) fn spend(records: &dyn Records, changes: &mut Changes, hash: &Hash32) -> Result<(), StoreError> {
    let key = keys::by_hash(keys::CODE, hash);
    if let Some(code @ Code::Fresh(_)) = read::<Code>(records, &key)? {
        changes.remove(code.owned(&key));
        remove_expiring(records, changes, key)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::records::Engine as _;
    use crate::adapters::store_memory::MemoryStore;
    use crate::model::UnixSeconds;

    #[tokio::test]
    async fn codes_that_an_earlier_build_remembers_as_spent_are_known() {
        let (store, hash) = (MemoryStore::default(), Hash32([7; 32]));
        let grant = GrantId(uuid::Uuid::from_u128(9));
        let spent = move || Code::Spent { grant, client: ClientId("chat".to_owned()), member: MemberId::Number(1) };
        let key = keys::by_hash(keys::CODE, &hash);
        let until = UnixSeconds(2_000_000_000);
        store
            .write(move |records, changes| put_expiring(records, changes, key.clone(), until, &spent()))
            .await
            .unwrap();
        let seen = store.read(|records| look(records, &hash)).await.unwrap();
        assert_eq!(seen, CodeTaken::Replayed(grant));
    }
}
