//! How old a login is (OIDC Core §3.1.2.1, §3.1.2.6).
//!
//! # Why
//!
//! Hardly any forum says when a session of it began. So a login is as old as our first sight of its session: the truth
//! or younger, never older, and the same for every app. What counts as one session is what the forum's cookies say. A
//! log-out that passes by ends it, even where the forum keeps its name for the next login.

use crate::model::{Hash32, UnixSeconds, Visitor};
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

/// When the session of this member began, as far as we know: the first sight of any of its names. It counts for names
/// that come up later too; those that stay longest stand last. `None`: nobody can say.
pub async fn began(visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<Option<UnixSeconds>, StoreError> {
    let names = names(visitor, ports);
    // A clock that went back must not make a login of the future.
    let mut began = now;
    for name in names.iter().rev() {
        began = began.min(ports.store.first_seen(name, began, now.plus(KEPT_SECS)).await?);
    }
    Ok((!names.is_empty()).then_some(began))
}

/// The session has ended, or was none: the next login under its names is another one.
pub async fn ended(visitor: &Visitor, ports: &Ports) -> Result<(), StoreError> {
    for name in names(visitor, ports) {
        ports.store.forget_session(&name).await?;
    }
    Ok(())
}
