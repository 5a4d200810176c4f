//! Who uses an app: its consents and the index of its grants, both in the order of members, side by side.

use std::collections::{BTreeMap, BTreeSet};

use super::{Records, Rows, keys, read};
use crate::model::{ClientId, ConsentKey, MemberId};
use crate::ports::{AppUser, AppUsers, StoreError};

/// How many records of logins are looked at for each member, on average.
const RECORDS_EACH: usize = 8;

/// See [`Store::users`](crate::ports::Store::users).
pub(super) fn of(
    records: &dyn Records,
    client: &ClientId,
    after: Option<&MemberId>,
    limit: usize,
) -> Result<AppUsers, StoreError> {
    let (consents_to, owned_by) = (keys::consents_to(client), keys::owned_by_client(client));
    let (consents_from, owned_from) = match after {
        None => (consents_to.clone(), owned_by.clone()),
        Some(member) => {
            let key = ConsentKey { member: member.clone(), client: client.clone() };
            // Behind every record of this member: none of them begins with this byte.
            (keys::consent(&key), [&keys::owned_by(client, member)[..], &[u8::MAX]].concat())
        }
    };
    let consents = Side::read(records, &consents_to, &consents_from, limit + 1)?;
    let owned = Side::read(records, &owned_by, &owned_from, (limit + 1) * RECORDS_EACH)?;
    let consenting = |row: &[u8]| row.get(consents_to.len()..).map(<[u8]>::to_vec);
    let owning = |row: &[u8]| keys::owner_of_owned(row, client).map(<[u8]>::to_vec);
    let mut found: BTreeMap<Vec<u8>, Kept> = BTreeMap::new();
    for row in &consents.rows {
        if let Some(member) = consenting(row) {
            found.entry(member).or_default().0 = Some(row.clone());
        }
    }
    for row in &owned.rows {
        let record = keys::owned_record(row, client).filter(|record| record.first() == Some(&keys::GRANT));
        if let (Some(member), Some(record)) = (owning(row), record) {
            found.entry(member).or_default().1.push(record.to_vec());
        }
    }
    // Behind the last row of either side nothing is certain, if that is not its end.
    let ends = [(&consents, consents.last(consenting)), (&owned, owned.last(owning))];
    let certain = ends.into_iter().filter_map(|(side, last)| last.filter(|_| side.cut)).min();
    found.retain(|member, _| certain.as_ref().is_none_or(|last| member <= last));
    let next = match found.keys().nth(limit.saturating_sub(1)).filter(|_| found.len() > limit) {
        Some(last) => Some(last),
        None => certain.as_ref(),
    };
    let next = next.and_then(|member| keys::parse_member(member));
    let mut users = Vec::new();
    for (member, (consent, grants)) in found.into_iter().take(limit) {
        records.expect(&consent.iter().chain(&grants).cloned().collect::<Vec<_>>())?;
        let consent = consent.map(|key| read(records, &key)).transpose()?.flatten();
        let grants: Vec<_> =
            grants.iter().filter_map(|key| read(records, key).transpose()).collect::<Result<_, _>>()?;
        if let Some(member) = keys::parse_member(&member) {
            users.push(AppUser { member, consent, grants });
        }
    }
    Ok(AppUsers { users, next })
}

/// See [`Store::count_users`](crate::ports::Store::count_users). Reads keys only.
pub(super) fn count(records: &dyn Records, client: &ClientId, most: usize) -> Result<usize, StoreError> {
    let (consents_to, owned_by) = (keys::consents_to(client), keys::owned_by_client(client));
    let mut found: BTreeSet<Vec<u8>> = BTreeSet::new();
    for key in records.keys(&consents_to, most)? {
        found.extend(key.get(consents_to.len()..).map(<[u8]>::to_vec));
    }
    if found.len() < most {
        for key in records.keys(&owned_by, most.saturating_mul(RECORDS_EACH))? {
            let is_grant = keys::owned_record(&key, client).and_then(<[u8]>::first) == Some(&keys::GRANT);
            found.extend(keys::owner_of_owned(&key, client).filter(|_| is_grant).map(<[u8]>::to_vec));
        }
    }
    Ok(found.len().min(most))
}

/// What is kept of a member, by key: a consent, and grants.
type Kept = (Option<Vec<u8>>, Vec<Vec<u8>>);

/// Rows of one prefix.
struct Side {
    rows: Vec<Vec<u8>>,
    /// There are more.
    cut: bool,
}

impl Side {
    fn read(records: &dyn Records, prefix: &[u8], after: &[u8], limit: usize) -> Result<Self, StoreError> {
        let rows: Rows = records.rows_after(after, limit)?;
        let full = rows.len() == limit;
        let found: Vec<Vec<u8>> = rows.into_iter().map(|(key, _)| key).filter(|key| key.starts_with(prefix)).collect();
        Ok(Self { cut: full && found.len() == limit, rows: found })
    }

    fn last(&self, member: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        self.rows.last().and_then(|row| member(row))
    }
}
