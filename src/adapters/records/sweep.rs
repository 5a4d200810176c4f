//! Forgetting, oldest first, along the order of expiry: never a look at what is still alive.

use super::codes::Code;
use super::{Changes, Records, codec, grants, keys, logins, not_fetched, put_sealed};
use crate::model::{Consent, Grant, Login, PersonalToken, UnixSeconds};
use crate::ports::StoreError;

/// See [`Store::sweep`](crate::ports::Store::sweep).
pub(super) fn sweep(
    records: &dyn Records,
    changes: &mut Changes,
    now: UnixSeconds,
    limit: usize,
) -> Result<usize, StoreError> {
    let entries = records.keys_before(keys::EXPIRIES, &keys::expiry(now, &[]), limit)?;
    expect_all(records, &entries)?;
    let (is_full, mut count) = (entries.len() == limit, 0);
    for entry in entries {
        let Some((at, key)) = keys::parse_expiry(&entry) else {
            changes.remove(entry);
            continue;
        };
        let key = key.to_vec();
        changes.remove(entry);
        let forgotten = match records.get(&key)? {
            Some(bytes) => forget(records, changes, (at, now), &key, &bytes),
            None => Ok(false),
        };
        match forgotten {
            Ok(forgotten) => count += usize::from(forgotten),
            Err(error) if error == not_fetched() => return Err(error),
            Err(error) => {
                // It was due anyway. Keeping it would stop the sweep at this place for ever.
                tracing::warn!(%error, "a damaged record that had expired was dropped");
                changes.remove(key);
                count += 1;
            }
        }
    }
    Ok(if is_full { limit } else { count })
}

/// Fetches the records behind these entries, the grants behind refresh tokens, and the consents behind grants.
fn expect_all(records: &dyn Records, entries: &[Vec<u8>]) -> Result<(), StoreError> {
    let due: Vec<_> = entries.iter().filter_map(|entry| Some(keys::parse_expiry(entry)?.1.to_vec())).collect();
    records.expect(&due)?;
    let mut behind = Vec::new();
    for key in &due {
        let bytes = match key.first() {
            Some(&keys::REFRESH | &keys::GRANT) => records.get(key)?,
            _ => None,
        };
        let Some(bytes) = bytes else { continue };
        behind.extend(match key.first() {
            Some(&keys::REFRESH) => codec::decode_refresh(key, &bytes).ok().map(|token| keys::grant(&token.grant_id)),
            _ => codec::decode::<Grant>(key, &bytes).ok().map(|grant| grants::consent_of(&grant)),
        });
    }
    records.expect(&behind)
}

/// Forgets one record to which an entry at the instant `at` led, unless it has an end that is still to come: then there is
/// an entry there from now on. Answers whether it was forgotten.
fn forget(
    records: &dyn Records,
    changes: &mut Changes,
    (at, now): (UnixSeconds, UnixSeconds),
    key: &[u8],
    bytes: &[u8],
) -> Result<bool, StoreError> {
    let until = codec::expires_at(key, bytes)?;
    if until >= now {
        changes.put(keys::expiry(until, key), Vec::new());
        return Ok(false);
    }
    if until != at {
        changes.remove(keys::expiry(until, key));
    }
    match key.first() {
        Some(&keys::REFRESH) if keep_longer(records, changes, key, bytes)? => return Ok(true),
        Some(&keys::CODE) => changes.remove(codec::decode::<Code>(key, bytes)?.owned(key)),
        Some(&keys::CONSENT) => {
            let consent: Consent = codec::decode(key, bytes)?;
            changes.remove(keys::held(&consent.member_id, key));
        }
        Some(&keys::GRANT) => {
            let grant: Grant = codec::decode(key, bytes)?;
            changes.remove(keys::held(&grant.member.id, key));
            changes.remove(keys::owned(&grant.client_id, &grant.member.id, key));
            grants::keep_last_use(records, changes, &grant)?;
        }
        Some(&keys::PERSONAL) => {
            let token: PersonalToken = codec::decode(key, bytes)?;
            changes.remove(keys::personal_token_of(&token.owner, &key[1..]));
        }
        Some(&keys::LOGIN) if keys::is_login(key) => {
            logins::forget_beside(changes, &codec::decode::<Login>(key, bytes)?)
        }
        _ => {}
    }
    changes.remove(key.to_vec());
    Ok(true)
}

/// A refresh token is kept as long as its grant, whose end moves with every rotation: rather than move all tokens
/// each time, each one looks after its grant when its own time has come.
fn keep_longer(records: &dyn Records, changes: &mut Changes, key: &[u8], bytes: &[u8]) -> Result<bool, StoreError> {
    let token = codec::decode_refresh(key, bytes)?;
    let grant_key = keys::grant(&token.grant_id);
    let Some(grant) = records.get(&grant_key)? else { return Ok(false) };
    let until = codec::expires_at(&grant_key, &grant)?;
    if until <= codec::expires_at(key, bytes)? {
        return Ok(false);
    }
    put_sealed(records, changes, key.to_vec(), until, codec::encode_refresh(key, until, &token))?;
    Ok(true)
}
