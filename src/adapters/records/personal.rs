//! Personal tokens, and when they and clients' secrets were last used.

use super::{Changes, Records, codec, keys, put_expiring, put_lasting, read, remove_expiring};
use crate::model::{Client, Hash32, PersonalToken, TokenOwner, UnixSeconds};
use crate::ports::{StoreError, Use, Used};

/// See [`Store::put_personal_token`](crate::ports::Store::put_personal_token).
pub(super) fn put(
    records: &dyn Records,
    changes: &mut Changes,
    hash: &Hash32,
    token: &PersonalToken,
) -> Result<(), StoreError> {
    changes.put(keys::personal_token_of(&token.owner, &hash.0), Vec::new());
    write(records, changes, hash, token)
}

fn write(records: &dyn Records, changes: &mut Changes, hash: &Hash32, token: &PersonalToken) -> Result<(), StoreError> {
    let key = keys::by_hash(keys::PERSONAL, hash);
    match token.expires_at {
        Some(expires_at) => put_expiring(records, changes, key, expires_at, token),
        None => put_lasting(changes, key, token),
    }
}

/// See [`Store::personal_tokens`](crate::ports::Store::personal_tokens).
pub(super) fn list(
    records: &dyn Records,
    owner: Option<&TokenOwner>,
) -> Result<Vec<(Hash32, PersonalToken)>, StoreError> {
    let prefix = owner.map_or_else(|| vec![keys::PERSONAL], keys::personal_tokens_of);
    let mut found: Vec<(Hash32, PersonalToken)> = Vec::new();
    let entries = records.keys(&prefix, usize::MAX)?;
    let hashes = entries.iter().filter_map(|key| key.get(prefix.len()..)?.try_into().ok()).map(Hash32);
    let hashes: Vec<Hash32> = hashes.collect();
    records.expect(&hashes.iter().map(|hash| keys::by_hash(keys::PERSONAL, hash)).collect::<Vec<_>>())?;
    for hash in hashes {
        // One that was revoked in between is no longer there.
        found.extend(read(records, &keys::by_hash(keys::PERSONAL, &hash))?.map(|token| (hash, token)));
    }
    found.sort_by(|(_, a), (_, b)| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    Ok(found)
}

/// See [`Store::revoke_personal_token`](crate::ports::Store::revoke_personal_token).
pub(super) fn revoke(records: &dyn Records, changes: &mut Changes, hash: &Hash32) -> Result<bool, StoreError> {
    let key = keys::by_hash(keys::PERSONAL, hash);
    let Some(token) = read::<PersonalToken>(records, &key)? else { return Ok(false) };
    changes.remove(keys::personal_token_of(&token.owner, &hash.0));
    remove_expiring(records, changes, key)
}

/// See [`Store::note_uses`](crate::ports::Store::note_uses).
pub(super) fn note_uses(records: &dyn Records, changes: &mut Changes, uses: &[Use]) -> Result<(), StoreError> {
    for Use { of, at, .. } in uses {
        if let Used::PersonalToken(hash) = of
            && let Some(mut token) = read::<PersonalToken>(records, &keys::by_hash(keys::PERSONAL, hash))?
            && is_later(token.last_used_at, *at)
        {
            token.last_used_at = Some(*at);
            write(records, changes, hash, &token)?;
        }
    }
    note_clients(records, changes, uses)
}

/// A client with two secrets that are both in use is read and written once.
fn note_clients(records: &dyn Records, changes: &mut Changes, uses: &[Use]) -> Result<(), StoreError> {
    let mut clients = std::collections::BTreeMap::<_, Vec<_>>::new();
    for used in uses {
        match &used.of {
            Used::ClientSecret { client, hash } => clients.entry(client).or_default().push((Some(hash), used)),
            Used::Client(client) => clients.entry(client).or_default().push((None, used)),
            Used::PersonalToken(_) => {}
        }
    }
    for (id, used) in clients {
        let key = keys::client(id);
        let Some(bytes) = records.get(&key)? else { continue };
        let mut client: Client = codec::decode(&key, &bytes)?;
        let before = client.clone();
        for (hash, Use { at, from, times, .. }) in used {
            match hash {
                None => client.last_used_at = client.last_used_at.max(Some(*at)),
                Some(hash) => client.secrets.iter_mut().filter(|secret| secret.hash == *hash).for_each(|secret| {
                    secret.note_uses(*at, *from, *times);
                }),
            }
        }
        if client != before {
            put_lasting(changes, key, &client)?;
        }
    }
    Ok(())
}

fn is_later(known: Option<UnixSeconds>, at: UnixSeconds) -> bool {
    known.is_none_or(|known| known < at)
}
