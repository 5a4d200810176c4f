//! Who uses an app, for whoever looks after it: he sees them, and ends it for all of them.

use serde_json::json;

use crate::model::audit::{Action, Author, Entry};
use crate::model::{ClientId, ConsentKey, LoginsOf, MemberId, Scopes, UnixSeconds};
use crate::ports::{AppUser, Ports, StoreError};

use super::end;

/// How many members are read at a time when all of them are gone through.
const STEP: usize = 100;
/// How many members an app is taken from in one go.
const TAKEN_MAX: usize = 5_000;

/// A member who uses an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Who.
    pub member: MemberId,
    /// What others called him at his last login there, if one of his logins lives.
    pub name: Option<String>,
    /// What it may see.
    pub scopes: Scopes,
    /// When he said yes, or when the first login that still lives began.
    pub since: UnixSeconds,
    /// When it last got tokens, be it for a login that has ended.
    pub last_used: Option<UnixSeconds>,
    /// How many logins live.
    pub logins: usize,
}

/// Some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Users {
    /// In an order of the store's own.
    pub users: Vec<User>,
    /// Behind whom to go on; `None`: that is all.
    pub next: Option<MemberId>,
}

/// Who uses an app: `limit` members at most, from the beginning or behind `after`.
pub async fn list(
    client: &ClientId,
    after: Option<&MemberId>,
    limit: usize,
    ports: &Ports,
) -> Result<Users, StoreError> {
    let now = ports.clock.now();
    let mut after = after.cloned();
    loop {
        let found = ports.store.users(client, after.as_ref(), limit).await?;
        let users: Vec<User> = found.users.into_iter().filter_map(|user| seen(user, now)).collect();
        match found.next {
            // All of them have expired since.
            Some(next) if users.is_empty() => after = Some(next),
            next => return Ok(Users { users, next }),
        }
    }
}

/// What of it counts now.
fn seen(user: AppUser, now: UnixSeconds) -> Option<User> {
    let consent = user.consent.filter(|consent| now < consent.expires_at);
    let uses = user.grants.iter().map(|grant| grant.rotated_at);
    let last_used = uses.chain(consent.iter().filter_map(|consent| consent.last_used_at)).max();
    let alive: Vec<_> = user.grants.into_iter().filter(|grant| now < grant.expires_at).collect();
    let since =
        consent.iter().map(|consent| consent.given_at).chain(alive.iter().map(|grant| grant.created_at)).min()?;
    let mut scopes = Scopes::default();
    let allowed = consent.iter().map(|consent| &consent.scopes).chain(alive.iter().map(|grant| &grant.scopes));
    allowed.for_each(|allowed| scopes.0.extend(allowed.0.iter().cloned()));
    let last = alive.iter().max_by_key(|grant| grant.rotated_at);
    Some(User {
        name: last.map(|grant| grant.member.display_name.clone()),
        last_used,
        logins: alive.len(),
        member: user.member,
        scopes,
        since,
    })
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// From how many members the app was taken.
    pub members: usize,
    /// Whether that is all of them.
    pub complete: bool,
}

/// Ends the consents, grants and codes of all members for this app, and has the app told: of [`TAKEN_MAX`] members at
/// most, so that nobody waits for ever.
pub async fn take_from_all(client: &ClientId, by: &Author, ports: &Ports) -> Result<Taken, StoreError> {
    let (now, store) = (ports.clock.now(), ports.store.as_ref());
    end::end(&LoginsOf::Client(client.clone()), by, now, store, ports.entropy.as_ref()).await?;
    let (mut after, mut members) = (None, 0);
    loop {
        let found = store.users(client, after.as_ref(), STEP).await?;
        for user in found.users {
            let allowed =
                user.consent.map(|consent| json!({ "scopes": consent.scopes.to_string(), "since": consent.given_at }));
            let entry = by.did(Action::GrantTakenBack, now).member(&user.member).app(client);
            let entry = Entry { before: allowed, ..entry };
            let key = ConsentKey { member: user.member, client: client.clone() };
            members += usize::from(store.noting(vec![entry]).revoke_consent(&key).await?);
        }
        after = found.next;
        if after.is_none() || members >= TAKEN_MAX {
            return Ok(Taken { members, complete: after.is_none() });
        }
    }
}
