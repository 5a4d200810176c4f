//! Codes: issued, spent, remembered.

use serde::{Deserialize, Serialize};

use super::{Changes, Records, clients, grants, keys, logins, put_expiring, read, remove_expiring};
use crate::model::{AuthorizationCode, ClientId, CodeTaken, Consent, GrantId, Hash32, Login, MemberId};
use crate::ports::{Bought, Redeemed, StoreError};

/// A code as kept.
#[derive(Serialize, Deserialize)]
pub(super) enum Code {
    /// Not used.
    Fresh(Box<AuthorizationCode>),
    /// Redeemed.
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
    let mut touched = vec![key.clone(), keys::login(&login)];
    touched.extend(consent.map(|consent| keys::consent(&consent.key())));
    records.expect(&touched)?;
    if let Some(consent) = consent {
        clients::put_consent(records, changes, consent)?;
    }
    logins::put(records, changes, &login, code.expires_at)?;
    let (expires_at, code) = (code.expires_at, Code::Fresh(Box::new(code.clone())));
    changes.put(code.owned(&key), Vec::new());
    put_expiring(records, changes, key, expires_at, &code)
}

/// See [`Store::read_code`](crate::ports::Store::read_code).
pub(super) fn look(records: &dyn Records, hash: &Hash32) -> Result<CodeTaken, StoreError> {
    Ok(match read(records, &keys::by_hash(keys::CODE, hash))? {
        Some(Code::Fresh(code)) => CodeTaken::Fresh(code),
        Some(Code::Spent { grant, .. }) => CodeTaken::Replayed(grant),
        None => CodeTaken::Unknown,
    })
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
    let code = match read(records, &key)? {
        Some(Code::Fresh(code)) => code,
        Some(Code::Spent { grant, .. }) => return Ok(Redeemed::Replayed(grant)),
        None => return Ok(Redeemed::Unknown),
    };
    let spent = Code::Spent { grant: bought.grant.id, client: code.client_id, member: code.member.id };
    put_expiring(records, changes, key, bought.grant.expires_at, &spent)?;
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
