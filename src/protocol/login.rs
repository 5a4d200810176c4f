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

/// Names the visitor's login session, the same with every request of it. `None`: his cookies do not tell.
pub fn session(visitor: &Visitor, ports: &Ports) -> Option<Hash32> {
    let mut pieces = Vec::new();
    let told = ports.sessions.session(visitor, &mut |piece| {
        pieces.extend_from_slice(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
        pieces.extend_from_slice(piece);
    });
    told.then(|| Hash32::of(&pieces))
}

/// When the session of this member began, as far as we know. `None`: nobody can say.
pub async fn began(visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<Option<UnixSeconds>, StoreError> {
    let Some(session) = session(visitor, ports) else { return Ok(None) };
    let seen = ports.store.first_seen(&session, now, now.plus(KEPT_SECS)).await?;
    // A clock that went back must not make a login of the future.
    Ok(Some(seen.min(now)))
}

/// The session has ended, or was none: the next login under its name is another one.
pub async fn ended(visitor: &Visitor, ports: &Ports) -> Result<(), StoreError> {
    match session(visitor, ports) {
        Some(session) => ports.store.forget_session(&session).await,
        None => Ok(()),
    }
}
