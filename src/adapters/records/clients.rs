//! Clients, consents, requests that wait, and user names.

use super::{Changes, Records, keys, logins, put_expiring, put_lasting, read, remove_expiring};
use crate::model::{Client, ClientId, ClientToken, Consent, Hash32, Login, MemberId};
use crate::ports::{NewName, Quota, StoreError};

/// All clients. Keys sort as ids do.
pub(super) fn all(records: &dyn Records) -> Result<Vec<Client>, StoreError> {
    let keys = records.keys(&[keys::CLIENT], usize::MAX)?;
    // One that was deleted in between is no longer there.
    keys.iter().filter_map(|key| read(records, key).transpose()).collect()
}

/// See [`Store::add_client_within`](crate::ports::Store::add_client_within).
pub(super) fn add(
    records: &dyn Records,
    changes: &mut Changes,
    client: &Client,
    quota: &Quota,
) -> Result<(), StoreError> {
    let key = keys::client(&client.id);
    if records.get(&key)?.is_some() {
        return Err(StoreError::ClientExists(client.id.clone()));
    }
    if *quota != Quota::default() && !allows(quota, client, &all(records)?) {
        return Err(StoreError::TooManyClients);
    }
    put_lasting(changes, key, client)
}

/// Whether there may be one more like this.
fn allows(quota: &Quota, new: &Client, there: &[Client]) -> bool {
    let creator = |client: &Client| client.creator.as_ref().map(|creator| creator.id.clone());
    let owner = creator(new);
    let same = there.iter().filter(|client| creator(client) == owner).count();
    let registered = there.iter().filter(|client| client.registered).count();
    quota.of_creator.is_none_or(|most| same < most)
        && (!new.registered || quota.registered.is_none_or(|most| registered < most))
}

/// See [`Store::update_client`](crate::ports::Store::update_client).
pub(super) fn update(records: &dyn Records, changes: &mut Changes, client: &Client) -> Result<bool, StoreError> {
    let key = keys::client(&client.id);
    let Some(kept) = read::<Client>(records, &key)? else { return Ok(false) };
    if kept.revision != client.revision {
        return Err(StoreError::ClientChanged(client.id.clone()));
    }
    let mut client = client.clone();
    client.revision = client.revision.saturating_add(1);
    client.last_used_at = client.last_used_at.max(kept.last_used_at);
    for secret in &mut client.secrets {
        let known = kept.secrets.iter().find(|known| known.hash == secret.hash);
        if let Some(known) = known.filter(|known| known.last_used_at >= secret.last_used_at) {
            secret.last_used_at = known.last_used_at;
            (secret.last_used_from, secret.uses_that_day) = (known.last_used_from, known.uses_that_day);
        }
    }
    put_lasting(changes, key, &client)?;
    Ok(true)
}

/// See [`Store::delete_client`](crate::ports::Store::delete_client). Its tokens are dead with their grants, and are
/// forgotten when they expire.
pub(super) fn delete(records: &dyn Records, changes: &mut Changes, id: &ClientId) -> Result<bool, StoreError> {
    let key = keys::client(id);
    if records.get(&key)?.is_none() {
        return Ok(false);
    }
    changes.remove(key);
    shrink(records, changes, id, usize::MAX)?;
    for strangers in [false, true] {
        for events in records.keys(&keys::events_of(id, strangers), usize::MAX)? {
            remove_expiring(records, changes, events)?;
        }
    }
    Ok(true)
}

/// See [`Store::shrink_client`](crate::ports::Store::shrink_client).
pub(super) fn shrink(
    records: &dyn Records,
    changes: &mut Changes,
    id: &ClientId,
    limit: usize,
) -> Result<usize, StoreError> {
    let consents = records.keys(&keys::consents_to(id), limit)?;
    let entries = records.keys(&keys::owned_by_client(id), limit.saturating_sub(consents.len()))?;
    let owned: Vec<Vec<u8>> = entries.iter().filter_map(|e| Some(keys::owned_record(e, id)?.to_vec())).collect();
    records.expect(&[&consents[..], &owned].concat())?;
    // Not all logins of all apps are looked through for those of this one: each other login would be in the way.
    let logins: Vec<Login> = owned.iter().filter_map(|record| logins::of_record(records, record)).collect();
    records.expect(&logins.iter().map(keys::login).collect::<Vec<_>>())?;
    for consent in &consents {
        changes.remove(keys::held_consent(consent, id));
        remove_expiring(records, changes, consent.clone())?;
    }
    for entry in &entries {
        if let Some(record) = keys::owned_record(entry, id) {
            remove_expiring(records, changes, record.to_vec())?;
            changes.remove(keys::held_owned(entry, id));
        }
        changes.remove(entry.clone());
    }
    for login in &logins {
        remove_expiring(records, changes, keys::login(login))?;
        logins::forget_beside(changes, login);
    }
    Ok(consents.len() + entries.len())
}

/// See [`Store::client_token`](crate::ports::Store::client_token). A client that was added later under the same id is
/// another one, and so is one that was in the bin since.
pub(super) fn token(records: &dyn Records, hash: &Hash32) -> Result<Option<ClientToken>, StoreError> {
    let Some(token) = read::<ClientToken>(records, &keys::by_hash(keys::CLIENT_TOKEN, hash))? else { return Ok(None) };
    let client = read::<Client>(records, &keys::client(&token.client_id))?;
    let same = |client: &Client| client.created_at <= token.issued_at && client.token_generation == token.generation;
    Ok(client.filter(same).map(|_| token))
}

/// See [`Store::put_consent`](crate::ports::Store::put_consent).
pub(super) fn put_consent(records: &dyn Records, changes: &mut Changes, consent: &Consent) -> Result<(), StoreError> {
    let key = keys::consent(&consent.key());
    changes.put(keys::held(&consent.member_id, &key), Vec::new());
    put_expiring(records, changes, key, consent.expires_at, consent)
}

/// See [`Store::name`](crate::ports::Store::name).
pub(super) fn name(records: &dyn Records, changes: &mut Changes, new: &NewName) -> Result<Option<String>, StoreError> {
    let own = keys::name_of(&new.member);
    let taken = new.candidates.iter().map(|candidate| keys::name_taken(candidate));
    records.expect(&std::iter::once(own.clone()).chain(taken).collect::<Vec<_>>())?;
    if let Some(given) = read::<String>(records, &own)? {
        return Ok(Some(given));
    }
    for candidate in &new.candidates {
        let taken = keys::name_taken(candidate);
        if read::<MemberId>(records, &taken)?.is_none() {
            put_lasting(changes, taken, &new.member)?;
            put_lasting(changes, own, candidate)?;
            return Ok(Some(candidate.clone()));
        }
    }
    Ok(None)
}

/// See [`Store::number`](crate::ports::Store::number).
pub(super) fn number(records: &dyn Records, changes: &mut Changes, member: &MemberId) -> Result<u64, StoreError> {
    let own = keys::number_of(member);
    records.expect(&[own.clone(), keys::NUMBERS.to_vec()])?;
    if let Some(given) = read::<u64>(records, &own)? {
        return Ok(given);
    }
    let number = read::<u64>(records, keys::NUMBERS)?.unwrap_or_default() + 1;
    put_lasting(changes, keys::NUMBERS.to_vec(), &number)?;
    put_lasting(changes, own, &number)?;
    Ok(number)
}
