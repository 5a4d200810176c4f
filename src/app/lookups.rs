//! How often the forum is asked who somebody is.
//!
//! Behind the cache, so that sessions that are remembered cost nothing. A look-up that finds a member does not count,
//! unless one member needs very many; so what counts are sessions that are nobody's, and those who show ever new ones are
//! told to wait. Nobody is taken for a guest for that.

use std::net::IpAddr;
use std::sync::Arc;

use async_trait::async_trait;

use crate::model::{Limit, Limits, MemberId, SessionOutcome, SourceFailure, UnixSeconds, Visitor};
use crate::ports::{SessionSource, pass_on};
use crate::telemetry::Metrics;
use crate::web::Budget;

use super::refusals::Refusals;

/// How many look-ups of one member a minute do not count for his address. One browser needs two.
const OF_A_MEMBER: u32 = 120;

/// A forum that is not asked too often.
pub(super) struct Lookups<S> {
    source: S,
    by_address: Budget,
    by_member: Budget,
    refusals: Refusals,
}

impl<S: SessionSource> Lookups<S> {
    pub(super) fn new(source: S, limits: &Limits, metrics: Arc<Metrics>) -> Self {
        Self {
            source,
            by_address: Budget::new(limits.session_lookups).except(&limits.exempt),
            by_member: Budget::new(Some(OF_A_MEMBER)),
            refusals: Refusals::new(metrics),
        }
    }

    /// The forum.
    pub(super) fn behind(&self) -> &S {
        &self.source
    }

    /// Whether anything of what he sends can be a login: for others the forum is not asked.
    fn shows_a_session(&self, visitor: &Visitor) -> bool {
        let pairs = visitor.cookie_lines.iter().flat_map(|line| line.split(|byte| *byte == b';'));
        let mut names = pairs.map(|pair| pair.split(|byte| *byte == b'=').next().unwrap_or_default().trim_ascii());
        names.any(|name| self.source.is_login_cookie(name))
    }

    fn found(&self, outcome: &SessionOutcome, address: Option<IpAddr>, now: UnixSeconds) {
        if let SessionOutcome::Member(member) = outcome
            && self.by_member.spend_of(&member.id, now).is_ok()
        {
            self.by_address.give_back(address, now);
        }
    }
}

#[async_trait]
impl<S: SessionSource> SessionSource for Lookups<S> {
    async fn member(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome {
        if !self.shows_a_session(visitor) {
            return self.source.member(visitor, now).await;
        }
        if let Err(wait_secs) = self.by_address.spend(visitor.counted_as(), now) {
            self.refusals.note(Limit::SessionLookups, now);
            return SessionOutcome::Unknown(SourceFailure::TooMany { wait_secs });
        }
        let outcome = self.source.member(visitor, now).await;
        self.found(&outcome, visitor.counted_as(), now);
        outcome
    }

    async fn member_by_id(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome {
        self.source.member_by_id(id, now).await
    }

    async fn groups(&self) -> Option<Vec<String>> {
        self.source.groups().await
    }

    pass_on!();
}
