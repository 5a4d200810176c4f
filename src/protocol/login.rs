//! How fresh a login is (OIDC Core §3.1.2.1, §3.1.2.6).
//!
//! # Why
//!
//! Hardly any forum says when a session of it began, and whoever holds its cookies can make it look like another one:
//! spelt otherwise, halved, renewed by a cookie that remembers him. So what was not seen does not count. A login is seen
//! when somebody whose cookies can only be a guest's sends something, and the forum's answer gives him cookies that are a
//! member's: what he sent proved him. The forum's source is asked before the forum gets the request, since a key that
//! counts once looks like a guest's afterwards; and again before he has the new cookies, so that he cannot have made
//! them a member's otherwise.
//!
//! Cookies that take the place of others carry the time on, never a younger one. A name of a login that was there before
//! is somebody's who had it before: it never becomes younger, and where two logins lead to one name, the older counts.
//! Where a login was not seen, nobody can say how old it is, and it is too old for whoever wants to know.

use std::time::Duration;

use crate::model::{Hash32, LoginCookies, MemberId, SeenLogin, SessionOutcome, UnixSeconds, Visitor};
use crate::ports::{Ports, StoreError};

/// For how long a login is remembered: as long as browsers keep any cookie.
const KEPT_SECS: u64 = 400 * 86_400;

/// When to ask whose the new cookies are, each after the one before: forums may write a session down after their answer.
const ASKED_AFTER: [Duration; 3] = [Duration::ZERO, Duration::from_millis(100), Duration::from_millis(200)];

/// The names of the visitor's login session, the same with every request of it. None: his cookies do not tell.
pub fn names(visitor: &Visitor, ports: &Ports) -> Vec<Hash32> {
    hashed(|name| ports.sessions.session(visitor, name))
}

/// Whether the next login of this visitor can be known as a fresh one: not where the forum's cookies tell no login from
/// another.
pub fn can_be_fresh(visitor: &Visitor, ports: &Ports) -> bool {
    ports.sessions.tells_logins() && !names(visitor, ports).is_empty()
}

/// Those that no other login can have had. Times are kept under these.
fn own_names(visitor: &Visitor, ports: &Ports) -> Vec<Hash32> {
    hashed(|name| ports.sessions.own_session(visitor, name))
}

fn hashed(tell: impl FnOnce(&mut dyn FnMut(&[&[u8]]))) -> Vec<Hash32> {
    let mut names = Vec::new();
    tell(&mut |name| {
        let mut bytes = Vec::new();
        for piece in name {
            bytes.extend_from_slice(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
            bytes.extend_from_slice(piece);
        }
        names.push(Hash32::of(&bytes));
    });
    names
}

/// The names that an answer has added.
fn added(before: &Visitor, after: &Visitor, ports: &Ports) -> Vec<Hash32> {
    let was = own_names(before, ports);
    own_names(after, ports).into_iter().filter(|name| !was.contains(name)).collect()
}

/// When this member logged in to the session that the visitor has. `None`: nobody saw it.
pub async fn time(visitor: &Visitor, member: &MemberId, ports: &Ports) -> Result<Option<UnixSeconds>, StoreError> {
    let mut newest = None;
    for name in own_names(visitor, ports) {
        // Whoever mixes his own cookies with those of another member's gains nothing by his own login.
        let login = ports.store.seen_login(&name).await?.filter(|login| login.member == *member);
        newest = newest.max(login.map(|login| login.at));
    }
    Ok(newest)
}

/// From when on a login is another one than the visitor's, if it is to be made now.
pub async fn next(visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<UnixSeconds, StoreError> {
    let mut from = now;
    for name in own_names(visitor, ports) {
        let login = ports.store.seen_login(&name).await?;
        from = login.map_or(from, |login| from.max(login.at.plus(1)));
    }
    Ok(from)
}

/// Whether the visitor is a guest to the forum, too, whichever way it reads his cookies. Who has a member's cookies is
/// told from him without asking anybody.
pub async fn is_guest(visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> bool {
    let lines: Vec<&[u8]> = visitor.cookie_lines.iter().map(Vec::as_slice).collect();
    match ports.sessions.login_cookies(&lines) {
        LoginCookies::Absent => return true,
        LoginCookies::Guests => {}
        LoginCookies::Others => return false,
    }
    match ports.sessions.member(visitor, now).await {
        SessionOutcome::Guest => {}
        _ => return false,
    }
    // What was true a moment ago is not enough.
    ports.sessions.forget(visitor).await;
    matches!(ports.sessions.member(visitor, now).await, SessionOutcome::Guest)
}

/// A guest was given cookies. If they are a member's, he has just logged in: answers whether. `given`: a visitor with
/// these cookies alone; `after`: the same with all that he has from now on. He does not have them yet.
pub async fn given(
    given: &Visitor,
    after: &Visitor,
    before: &Visitor,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<bool, StoreError> {
    let added = added(before, after, ports);
    if added.is_empty() {
        return Ok(false);
    }
    for pause in ASKED_AFTER {
        tokio::time::sleep(pause).await;
        match ports.sessions.member(given, now).await {
            SessionOutcome::Member(member) => {
                let login = SeenLogin { member: member.id.clone(), at: now };
                let mut unknown = Vec::new();
                for name in added {
                    // Whoever had this name before has it still.
                    if ports.store.seen_login(&name).await?.is_none() {
                        unknown.push(name);
                    }
                }
                ports.store.put_seen_login(&unknown, &login, now.plus(KEPT_SECS)).await?;
                return Ok(true);
            }
            SessionOutcome::Guest => ports.sessions.forget(given).await,
            SessionOutcome::Refused { .. } | SessionOutcome::Unknown(_) => return Ok(false),
        }
    }
    Ok(false)
}

/// The forum answered with other cookies of the login: what they name is as old as what the former ones named, also where
/// a younger login has the same name. A forum whose cookies follow from the member and the second gives both the same.
pub async fn carried_on(before: &Visitor, after: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<(), StoreError> {
    let mut logins = Vec::new();
    for name in own_names(before, ports) {
        logins.extend(ports.store.seen_login(&name).await?);
    }
    let Some(oldest) = logins.iter().min_by_key(|login| login.at) else { return Ok(()) };
    if logins.iter().any(|login| login.member != oldest.member) {
        return Ok(());
    }
    let mut younger = Vec::new();
    for name in added(before, after, ports) {
        let known = ports.store.seen_login(&name).await?;
        if known.is_none_or(|known| known.member == oldest.member && known.at > oldest.at) {
            younger.push(name);
        }
    }
    if younger.is_empty() {
        return Ok(());
    }
    ports.store.put_seen_login(&younger, oldest, now.plus(KEPT_SECS)).await
}
