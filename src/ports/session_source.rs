use async_trait::async_trait;

use crate::model::{MemberId, SessionOutcome, UnixSeconds, Visitor};

/// How to send a visitor to the forum's own login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginHandOff {
    /// The forum comes back by itself to the address it was given.
    Returns {
        /// Absolute address, or path on our own host, with the way back in it.
        location: String,
    },
    /// The forum cannot come back. The visitor is shown a page with this address, and picked up afterwards.
    CannotReturn {
        /// The forum's login page.
        location: String,
    },
}

/// Tells who a visitor is, from the forum's own login session.
#[async_trait]
pub trait SessionSource: Send + Sync {
    /// Who sent these cookies. `now` is the clock of the judgement.
    async fn member(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome;

    /// The same member again, without a session: is he still there, unbanned, in which groups?
    /// `Guest` means that he no longer exists. Bans by address are not looked at.
    ///
    /// Never called where `can_recheck` is false.
    async fn member_by_id(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome;

    /// Whether `member_by_id` can be answered. Without it no refresh tokens are issued.
    fn can_recheck(&self) -> bool;

    /// Where to log in so that the browser comes back to `return_to`, a path and query on our own host.
    fn login(&self, return_to: &str) -> LoginHandOff;

    /// Feeds everything of the visitor that the answer depends on, piece by piece, so that answers can be remembered:
    /// two visitors with equal pieces get equal answers. `false`: this answer must not be remembered.
    fn fingerprint(&self, visitor: &Visitor, feed: &mut dyn FnMut(&[u8])) -> bool {
        let _ = (visitor, feed);
        false
    }
}
