//! How old a login is (OIDC Core §3.1.2.1, §3.1.2.6).
//!
//! # Why
//!
//! Hardly any forum says when a session of it began. So a login is as old as our first sight of its session: the truth
//! or younger, never older, and the same for every app. What counts as one session is what the forum's cookies say.
//!
//! A session ends when the forum says so, even where the forum keeps its name for the next login. Whoever holds its
//! cookies can make the forum say "a guest" by sending them from another browser, or together with others that do not
//! fit. So only a visitor who looks like the one who had the session last can be its end: for him the forum's answer
//! changed, and nothing else. Cookies that take the place of others carry the age on, since a forum gives new ones for
//! a remember-me cookie, which proves nothing anew.

use crate::model::{Hash32, SessionOutcome, UnixSeconds, Visitor};
use crate::ports::{Ports, StoreError};

/// For how long a session is remembered: as long as browsers keep any cookie.
const KEPT_SECS: u64 = 400 * 86_400;

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

/// Everything of a visitor that the forum's answer depends on. `None`: nobody can say what that is.
fn looks(visitor: &Visitor, ports: &Ports) -> Option<Hash32> {
    let mut bytes = Vec::new();
    let known = ports.sessions.fingerprint(visitor, &mut |piece| {
        bytes.extend_from_slice(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend_from_slice(piece);
    });
    known.then(|| Hash32::of(&bytes))
}

/// When the session of this member began, as far as we know: the first sight of any of its names. It counts for names
/// that come up later too; those that stay longest stand last. `None`: nobody can say.
pub async fn began(visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<Option<UnixSeconds>, StoreError> {
    let Some(looks) = looks(visitor, ports) else { return Ok(None) };
    let names = names(visitor, ports);
    // A clock that went back must not make a login of the future.
    let mut began = now;
    for name in names.iter().rev() {
        began = began.min(ports.store.first_seen(name, &looks, began, now.plus(KEPT_SECS)).await?);
    }
    Ok((!names.is_empty()).then_some(began))
}

/// The forum says that this visitor is a guest: if he is who had the session, it has ended, and the next login under its
/// names is another one.
pub async fn ended(visitor: &Visitor, ports: &Ports) -> Result<(), StoreError> {
    let Some(looks) = looks(visitor, ports) else { return Ok(()) };
    for name in names(visitor, ports) {
        ports.store.forget_session(&name, &looks).await?;
    }
    Ok(())
}

/// When the oldest of these sessions was first seen. `None`: all of them have ended, or were never seen.
pub async fn seen(sessions: &[Hash32], ports: &Ports) -> Result<Option<UnixSeconds>, StoreError> {
    let mut oldest: Option<UnixSeconds> = None;
    for session in sessions {
        oldest = oldest.into_iter().chain(ports.store.seen(session).await?).min();
    }
    Ok(oldest)
}

/// The forum answered with other cookies of the login: what they name is as old as what the former ones named.
pub async fn carried_on(before: &Visitor, after: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<(), StoreError> {
    let was = names(before, ports);
    let (Some(began), Some(looks)) = (seen(&was, ports).await?, looks(after, ports)) else { return Ok(()) };
    for name in names(after, ports).iter().filter(|name| !was.contains(name)) {
        ports.store.first_seen(name, &looks, began, now.plus(KEPT_SECS)).await?;
    }
    Ok(())
}

/// Looks whether the logins of these visitors have ended. Asks the forum for those that were seen.
pub async fn look_after(visitors: [&Visitor; 2], now: UnixSeconds, ports: &Ports) -> Result<(), StoreError> {
    for visitor in visitors {
        if seen(&names(visitor, ports), ports).await?.is_none() {
            continue;
        }
        if let SessionOutcome::Guest = ports.sessions.member(visitor, now).await {
            ended(visitor, ports).await?;
        }
    }
    Ok(())
}
