//! How fresh a login is (OIDC Core §3.1.2.1, §3.1.2.6).
//!
//! # Why
//!
//! Hardly any forum says when a session of it began, and whoever holds its cookies can make it look like another one:
//! spelt otherwise, halved, renewed by a cookie that remembers him. So what was not seen does not count. A login is seen
//! when a guest sends something and the forum's answer gives him cookies that are a member's: what he sent proved him.
//! The forum is asked before he has those cookies, so that he cannot have made them a member's otherwise.
//!
//! Cookies that take the place of others carry the time on, never a younger one. Where a login was not seen, nobody can
//! say how old it is, and it is too old for whoever wants to know.

use std::time::Duration;

use crate::model::{Hash32, MemberId, SeenLogin, SessionOutcome, UnixSeconds, Visitor};
use crate::ports::{Ports, StoreError};

/// For how long a login is remembered: as long as browsers keep any cookie.
const KEPT_SECS: u64 = 400 * 86_400;

/// When to ask whose the new cookies are, each after the one before: forums may write a session down after their answer.
const ASKED_AFTER: [Duration; 3] = [Duration::ZERO, Duration::from_millis(100), Duration::from_millis(200)];

/// The names of the visitor's login session, the same with every request of it. None: his cookies do not tell.
pub fn names(visitor: &Visitor, ports: &Ports) -> Vec<Hash32> {
    let mut names = Vec::new();
    ports.sessions.session(visitor, &mut |name| {
        let mut bytes = Vec::new();
        for piece in name {
            bytes.extend_from_slice(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
            bytes.extend_from_slice(piece);
        }
        names.push(Hash32::of(&bytes));
    });
    names
}

/// When this member logged in to the session that the visitor has. `None`: nobody saw it.
pub async fn time(visitor: &Visitor, member: &MemberId, ports: &Ports) -> Result<Option<UnixSeconds>, StoreError> {
    let mut newest = None;
    for name in names(visitor, ports) {
        // Whoever mixes his own cookies with those of another member's gains nothing by his own login.
        let login = ports.store.seen_login(&name).await?.filter(|login| login.member == *member);
        newest = newest.max(login.map(|login| login.at));
    }
    Ok(newest)
}

/// From when on a login is another one than the visitor's, if it is to be made now.
pub async fn next(visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<UnixSeconds, StoreError> {
    let mut from = now;
    for name in names(visitor, ports) {
        let login = ports.store.seen_login(&name).await?;
        from = login.map_or(from, |login| from.max(login.at.plus(1)));
    }
    Ok(from)
}

/// Whether the visitor is a guest, and nothing that he sends could be a login that is not seen here.
pub async fn is_guest(visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> bool {
    if !ports.sessions.is_plain(visitor) {
        return false;
    }
    match ports.sessions.member(visitor, now).await {
        SessionOutcome::Guest => {}
        _ => return false,
    }
    // What was true a moment ago is not enough.
    ports.sessions.forget(visitor).await;
    matches!(ports.sessions.member(visitor, now).await, SessionOutcome::Guest)
}

/// A guest was given cookies. If they are a member's, he has just logged in. `given`: a visitor with these cookies alone;
/// `after`: the same with all that he has from now on. He does not have them yet.
pub async fn given(
    given: &Visitor,
    after: &Visitor,
    before: &Visitor,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<(), StoreError> {
    let was = names(before, ports);
    let new: Vec<Hash32> = names(after, ports).into_iter().filter(|name| !was.contains(name)).collect();
    if new.is_empty() {
        return Ok(());
    }
    for pause in ASKED_AFTER {
        tokio::time::sleep(pause).await;
        match ports.sessions.member(given, now).await {
            SessionOutcome::Member(member) => {
                let login = SeenLogin { member: member.id, at: now };
                return ports.store.put_seen_login(&new, &login, now.plus(KEPT_SECS)).await;
            }
            SessionOutcome::Guest => ports.sessions.forget(given).await,
            SessionOutcome::Refused { .. } | SessionOutcome::Unknown(_) => return Ok(()),
        }
    }
    Ok(())
}

/// The forum answered with other cookies of the login: what they name is as old as what the former ones named.
pub async fn carried_on(before: &Visitor, after: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<(), StoreError> {
    let was = names(before, ports);
    let mut logins = Vec::new();
    for name in &was {
        logins.extend(ports.store.seen_login(name).await?);
    }
    let Some(oldest) = logins.iter().min_by_key(|login| login.at) else { return Ok(()) };
    if logins.iter().any(|login| login.member != oldest.member) {
        return Ok(());
    }
    let mut unknown = Vec::new();
    for name in names(after, ports).into_iter().filter(|name| !was.contains(name)) {
        if ports.store.seen_login(&name).await?.is_none() {
            unknown.push(name);
        }
    }
    if unknown.is_empty() {
        return Ok(());
    }
    ports.store.put_seen_login(&unknown, oldest, now.plus(KEPT_SECS)).await
}
