//! Grants and their tokens.
//!
//! A token is found together with its grant or not at all, so ending a grant is one removal however many tokens it has.

use super::codes::Code;
use super::{
    Changes, Records, codec, is_new, keys, logins, put_expiring, put_prolonged, put_sealed, read, remove_expiring,
};
use crate::model::{
    AccessToken, Consent, ConsentKey, Grant, GrantId, Hash32, Login, LoginsOf, RefreshToken, UnixSeconds,
};
use crate::ports::{Bought, Rotated, Rotation, StoreError};

/// How much later a use must be to be written down, in seconds.
const LAST_USE_SECS: u64 = 3_600;

/// Fetches at once what is looked at while a grant is written with new tokens, and `beside` it.
pub(super) fn expect(
    records: &dyn Records,
    grant: &Grant,
    access: &Hash32,
    refresh: Option<&Hash32>,
    beside: &[u8],
) -> Result<(), StoreError> {
    let mut touched = vec![keys::grant(&grant.id), keys::by_hash(keys::ACCESS, access), beside.to_vec()];
    touched.push(keys::login(&login_of(grant)));
    touched.extend(refresh.map(|hash| keys::by_hash(keys::REFRESH, hash)));
    records.expect(&touched)
}

/// The login that a grant belongs to.
pub(super) fn login_of(grant: &Grant) -> Login {
    Login { member: grant.member.id.clone(), client: grant.client_id.clone(), sid: grant.sid }
}

/// Keeps what a code bought.
pub(super) fn begin(records: &dyn Records, changes: &mut Changes, bought: &Bought) -> Result<(), StoreError> {
    let refresh_ends = bought.refresh.as_ref().map(|(_, token)| token.expires_at);
    let usable_until = bought.access.1.expires_at.max(refresh_ends.unwrap_or_default());
    let (client, member) = (&bought.grant.client_id, &bought.grant.member.id);
    let key = keys::grant(&bought.grant.id);
    let held = keys::held(member, &key);
    is_new(records, &key, kept_until(&bought.grant, usable_until));
    records.is_new(&held);
    records.is_new(&keys::owned(client, member, &key));
    let keep_until = put_grant(records, changes, &bought.grant, usable_until)?;
    changes.put(held, Vec::new());
    put_access(records, changes, &bought.access)?;
    bought.refresh.as_ref().map_or(Ok(()), |token| put_refresh(records, changes, token, keep_until))
}

/// See [`Store::rotate`](crate::ports::Store::rotate).
pub(super) fn rotate(records: &dyn Records, changes: &mut Changes, new: &Rotation) -> Result<Rotated, StoreError> {
    let key = keys::grant(&new.grant.id);
    expect(records, &new.grant, &new.access.0, Some(&new.refresh.0), &key)?;
    let Some(bytes) = records.get(&key)? else { return Ok(Rotated::Gone) };
    let old: Grant = codec::decode(&key, &bytes)?;
    if old.version != new.grant.version {
        return Ok(Rotated::Changed);
    }
    let mut grant = new.grant.clone();
    grant.version = grant.version.saturating_add(1);
    let usable_until = codec::expires_at(&key, &bytes)?.max(new.access.1.expires_at).max(new.refresh.1.expires_at);
    changes.remove(keys::owned(&old.client_id, &old.member.id, &key));
    let keep_until = put_grant(records, changes, &grant, usable_until)?;
    put_access(records, changes, &new.access)?;
    put_refresh(records, changes, &new.refresh, keep_until)?;
    Ok(Rotated::Done)
}

/// See [`Store::access_token`](crate::ports::Store::access_token).
pub(super) fn access(records: &dyn Records, hash: &Hash32) -> Result<Option<(AccessToken, Grant)>, StoreError> {
    let Some(token) = read::<AccessToken>(records, &keys::by_hash(keys::ACCESS, hash))? else { return Ok(None) };
    let grant = read(records, &keys::grant(&token.grant_id))?;
    Ok(grant.map(|grant| (token, grant)))
}

/// See [`Store::refresh_token`](crate::ports::Store::refresh_token).
pub(super) fn refresh(records: &dyn Records, hash: &Hash32) -> Result<Option<(RefreshToken, Grant)>, StoreError> {
    let key = keys::by_hash(keys::REFRESH, hash);
    let Some(bytes) = records.get(&key)? else { return Ok(None) };
    let token = codec::decode_refresh(&key, &bytes)?;
    let grant = read(records, &keys::grant(&token.grant_id))?;
    Ok(grant.map(|grant| (token, grant)))
}

/// See [`Store::revoke_grant`](crate::ports::Store::revoke_grant).
pub(super) fn revoke(records: &dyn Records, changes: &mut Changes, id: &GrantId) -> Result<(), StoreError> {
    let key = keys::grant(id);
    if let Some(grant) = read::<Grant>(records, &key)? {
        changes.remove(keys::owned(&grant.client_id, &grant.member.id, &key));
        changes.remove(keys::held(&grant.member.id, &key));
        remove_expiring(records, changes, key)?;
        keep_last_use(records, changes, &grant)?;
    }
    Ok(())
}

/// What is left of a grant that goes: the consent behind it, if there is one, knows to the hour when it was last used.
/// While the grant lives nobody needs to write that down.
pub(super) fn keep_last_use(records: &dyn Records, changes: &mut Changes, grant: &Grant) -> Result<(), StoreError> {
    let key = consent_of(grant);
    let kept = records.get(&key)?;
    // Several may go in one change, and the consent with them.
    let bytes = changes.written(&key).unwrap_or(kept.as_deref());
    // A damaged one keeps no grant alive.
    let consent = bytes.and_then(|bytes| codec::decode::<Consent>(&key, bytes).ok());
    let is_news = |known: UnixSeconds| grant.rotated_at.since(known) >= LAST_USE_SECS;
    match consent.filter(|consent| consent.last_used_at.is_none_or(is_news)) {
        Some(consent) => {
            let consent = Consent { last_used_at: Some(grant.rotated_at), ..consent };
            put_expiring(records, changes, key, consent.expires_at, &consent)
        }
        None => Ok(()),
    }
}

/// The key of the consent behind a grant, if there is one.
pub(super) fn consent_of(grant: &Grant) -> Vec<u8> {
    keys::consent(&ConsentKey { member: grant.member.id.clone(), client: grant.client_id.clone() })
}

/// See [`Store::revoke_consent`](crate::ports::Store::revoke_consent). Codes that an earlier build
/// remembers as spent stay so.
pub(super) fn revoke_consent(
    records: &dyn Records,
    changes: &mut Changes,
    of: &ConsentKey,
) -> Result<bool, StoreError> {
    let consent = keys::consent(of);
    let mut found = remove_expiring(records, changes, consent.clone())?;
    if found {
        changes.remove(keys::held(&of.member, &consent));
    }
    let prefix = keys::owned_by(&of.client, &of.member);
    let entries = records.keys(&prefix, usize::MAX)?;
    records.expect(&entries.iter().map(|entry| entry[prefix.len()..].to_vec()).collect::<Vec<_>>())?;
    for entry in entries {
        let key = entry[prefix.len()..].to_vec();
        if key.first() == Some(&keys::CODE) && matches!(read(records, &key)?, Some(Code::Spent { .. })) {
            continue;
        }
        changes.remove(keys::held(&of.member, &key));
        found |= remove_expiring(records, changes, key)?;
        changes.remove(entry);
    }
    logins::forget(records, changes, &LoginsOf::Consent(of.clone()))?;
    Ok(found)
}

/// A grant is kept until its end, or until the last of its tokens has expired if that comes first: afterwards nobody can
/// show anything that would need it.
fn kept_until(grant: &Grant, usable_until: UnixSeconds) -> UnixSeconds {
    grant.expires_at.min(usable_until)
}

/// Keeps a grant. Answers until when.
fn put_grant(
    records: &dyn Records,
    changes: &mut Changes,
    grant: &Grant,
    usable_until: UnixSeconds,
) -> Result<UnixSeconds, StoreError> {
    let keep_until = kept_until(grant, usable_until);
    let key = keys::grant(&grant.id);
    changes.put(keys::owned(&grant.client_id, &grant.member.id, &key), Vec::new());
    let bytes = codec::encode(&key, keep_until, grant)?;
    put_prolonged(records, changes, key, keep_until, bytes)?;
    let until = keep_until.max(grant.rotated_at.plus(logins::REMEMBERED_SECS));
    logins::put(records, changes, &login_of(grant), logins::rounded(until))?;
    Ok(keep_until)
}

fn put_access(
    records: &dyn Records,
    changes: &mut Changes,
    (hash, token): &(Hash32, AccessToken),
) -> Result<(), StoreError> {
    let key = keys::by_hash(keys::ACCESS, hash);
    is_new(records, &key, token.expires_at);
    put_expiring(records, changes, key, token.expires_at, token)
}

fn put_refresh(
    records: &dyn Records,
    changes: &mut Changes,
    (hash, token): &(Hash32, RefreshToken),
    keep_until: UnixSeconds,
) -> Result<(), StoreError> {
    let key = keys::by_hash(keys::REFRESH, hash);
    let bytes = codec::encode_refresh(&key, keep_until, token);
    is_new(records, &key, keep_until);
    put_sealed(records, changes, key, keep_until, bytes)
}
