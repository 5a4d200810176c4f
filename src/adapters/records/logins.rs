//! Logins: which member uses which app from which session.
//!
//! Each stands in two orders: by member, in 256 parts, and by session.

use super::codes::Code;
use super::{Changes, Records, codec, grants, keys, notices, put_lasting, put_prolonged, read, remove_expiring};
use crate::model::{ConsentKey, Grant, Hash32, Login, LoginsOf, MemberId, Notice, UnixSeconds};
use crate::ports::StoreError;

/// How long a login is remembered after its last token, in seconds. How long the app's own session lasts is not known.
pub(super) const REMEMBERED_SECS: u64 = 30 * 24 * 60 * 60;

/// A login is known until the end of a day: whoever logs in or refreshes several times a day writes that down once.
pub(super) fn rounded(until: UnixSeconds) -> UnixSeconds {
    const DAY: i64 = 86_400;
    UnixSeconds(until.0.div_euclid(DAY).saturating_add(1).saturating_mul(DAY).saturating_sub(1))
}

/// Keeps a login until `until`, or longer if it was to be kept longer already.
pub(super) fn put(
    records: &dyn Records,
    changes: &mut Changes,
    login: &Login,
    until: UnixSeconds,
) -> Result<(), StoreError> {
    let key = keys::login(login);
    let known = records.get(&key)?.and_then(|bytes| codec::expires_at(&key, &bytes).ok());
    if known.is_some_and(|known| known >= until) {
        return Ok(());
    }
    if let Some(entry) = keys::login_of_session(login) {
        changes.put(entry, Vec::new());
    }
    let bytes = codec::encode(&key, until, login)?;
    put_prolonged(records, changes, key, until, bytes)
}

/// Removes the entries of a login that stand beside its record.
pub(super) fn forget_beside(changes: &mut Changes, login: &Login) {
    if let Some(entry) = keys::login_of_session(login) {
        changes.remove(entry);
    }
}

/// See [`Store::logins`](crate::ports::Store::logins).
pub(super) fn of(records: &dyn Records, of: &LoginsOf) -> Result<Vec<Login>, StoreError> {
    match of {
        LoginsOf::Session(sid) => {
            let prefix = keys::logins_of_session(sid);
            let entries = records.keys(&prefix, usize::MAX)?;
            let found: Vec<Vec<u8>> = entries.iter().filter_map(|e| Some(e.get(prefix.len()..)?.to_vec())).collect();
            records.expect(&found)?;
            known(records, found.iter().map(Vec::as_slice))
        }
        LoginsOf::Member(member) => by_member(records, &keys::logins_of_member(member), |_| true),
        LoginsOf::Consent(key) => {
            by_member(records, &keys::logins_of_member(&key.member), |login| login.client == key.client)
        }
        LoginsOf::Client(client) => by_member(records, keys::LOGINS, |login| login.client == *client),
    }
}

fn by_member(records: &dyn Records, prefix: &[u8], wanted: impl Fn(&Login) -> bool) -> Result<Vec<Login>, StoreError> {
    let entries = records.keys(prefix, usize::MAX)?;
    let mut logins = known(records, entries.iter().map(Vec::as_slice))?;
    logins.retain(wanted);
    Ok(logins)
}

/// One that was ended in between is no longer there.
fn known<'a>(records: &dyn Records, keys: impl Iterator<Item = &'a [u8]>) -> Result<Vec<Login>, StoreError> {
    keys.filter_map(|key| read(records, key).transpose()).collect()
}

/// See [`Store::members_with_logins`](crate::ports::Store::members_with_logins).
pub(super) fn members(records: &dyn Records, part: u8) -> Result<Vec<MemberId>, StoreError> {
    let entries = records.keys(&keys::logins_of_part(part), usize::MAX)?;
    let mut members: Vec<MemberId> = entries.iter().filter_map(|entry| keys::member_of_login(entry)).collect();
    // The logins of one member stand side by side.
    members.dedup();
    Ok(members)
}

/// See [`Store::end_logins`](crate::ports::Store::end_logins). Codes that an earlier build remembers
/// as spent stay so.
pub(super) fn end(
    records: &dyn Records,
    changes: &mut Changes,
    logins: &[Login],
    due: &[Notice],
) -> Result<bool, StoreError> {
    let mut found = false;
    let consent =
        |login: &Login| keys::consent(&ConsentKey { member: login.member.clone(), client: login.client.clone() });
    records.expect(&logins.iter().flat_map(|login| [keys::login(login), consent(login)]).collect::<Vec<_>>())?;
    for login in logins {
        if remove_expiring(records, changes, keys::login(login))? {
            found = true;
            forget_beside(changes, login);
            end_grants(records, changes, login)?;
        }
    }
    if found {
        for notice in due {
            notices::put(changes, notice)?;
        }
    }
    Ok(found)
}

fn end_grants(records: &dyn Records, changes: &mut Changes, login: &Login) -> Result<(), StoreError> {
    let prefix = keys::owned_by(&login.client, &login.member);
    let entries = records.keys(&prefix, usize::MAX)?;
    records.expect(&entries.iter().filter_map(|e| Some(e.get(prefix.len()..)?.to_vec())).collect::<Vec<_>>())?;
    for entry in entries {
        let key = &entry[prefix.len()..];
        match key.first() {
            Some(&keys::GRANT) => {
                if let Some(grant) = read::<Grant>(records, key)?.filter(|grant| grant.sid == login.sid) {
                    grants::revoke(records, changes, &grant.id)?;
                }
            }
            Some(&keys::CODE) => {
                if let Some(Code::Fresh(code)) = read::<Code>(records, key)?
                    && code.sid == login.sid
                {
                    remove_expiring(records, changes, key.to_vec())?;
                    changes.remove(entry);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The login that a code or grant belongs to. One that cannot be read belongs to none.
pub(super) fn of_record(records: &dyn Records, key: &[u8]) -> Option<Login> {
    match *key.first()? {
        keys::GRANT => Some(grants::login_of(&read::<Grant>(records, key).ok()??)),
        keys::CODE => match read::<Code>(records, key).ok()?? {
            Code::Fresh(code) => Some(Login { member: code.member.id, client: code.client_id, sid: code.sid }),
            Code::Spent { .. } => None,
        },
        _ => None,
    }
}

/// Forgets logins whose grants end otherwise.
pub(super) fn forget(records: &dyn Records, changes: &mut Changes, whose: &LoginsOf) -> Result<(), StoreError> {
    for login in of(records, whose)? {
        remove_expiring(records, changes, keys::login(&login))?;
        forget_beside(changes, &login);
    }
    Ok(())
}

/// See [`Store::sid_key`](crate::ports::Store::sid_key).
pub(super) fn key(records: &dyn Records) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(read::<Hash32>(records, keys::SID_KEY)?.map(|key| key.0))
}

/// Keeps the key that is offered, unless there is one.
pub(super) fn offer_key(
    records: &dyn Records,
    changes: &mut Changes,
    offered: [u8; 32],
) -> Result<[u8; 32], StoreError> {
    match key(records)? {
        Some(key) => Ok(key),
        None => {
            put_lasting(changes, keys::SID_KEY.to_vec(), &Hash32(offered))?;
            Ok(offered)
        }
    }
}
