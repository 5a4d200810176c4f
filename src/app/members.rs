//! `portico members list`: members as apps would be told of them, so that an operator sees beforehand whom an app turns away.

use std::sync::Arc;

use serde::Serialize;

use crate::adapters::forum::ForumSource;
use crate::adapters::system::SystemClock;
use crate::config::Config;
use crate::model::{Member, MemberId, Problem, SessionOutcome, SourceFailure, problem};
use crate::ports::{Clock as _, SessionSource as _};
use crate::protocol::rules::claims;

use super::serve::{self, StartError};
use super::why;

/// The answer, in the shape that `-o json` prints.
#[derive(Debug, Serialize)]
pub struct MemberList {
    /// In the order of their numbers.
    pub members: Vec<Line>,
    /// How many the forum lets in.
    pub let_in: usize,
    /// How many of them have no address that counts.
    pub without_email: usize,
    /// How many it does not let in. They are not listed.
    pub refused: usize,
}

/// One member whom the forum lets in.
#[derive(Debug, Serialize)]
pub struct Line {
    /// With its JSON type.
    pub id: MemberId,
    /// Raw.
    pub username: String,
    /// Also if it is not verified.
    pub email: Option<String>,
    /// Whether apps would get it.
    pub email_verified: bool,
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The forum's source cannot be made.
    #[error(transparent)]
    Start(#[from] StartError),
    /// It has no way to tell.
    #[error("this kind of forum cannot list its members")]
    Untold,
    /// It does not answer, or not to this.
    #[error("{0}")]
    Forum(String),
}

impl ListError {
    /// The catalogue's entry.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Start(error) => error.problem(),
            Self::Untold => &problem::P516,
            Self::Forum(_) => &problem::P221,
        }
    }
}

impl From<SourceFailure> for ListError {
    fn from(failure: SourceFailure) -> Self {
        Self::Forum(failure.to_string())
    }
}

/// Asks the forum for all its members, one after the other. `most`: how many are kept for the list; all are counted.
/// Needs no running server. Blocks; call it outside a runtime.
pub fn list(config: &Config, without_email: bool, most: usize) -> Result<MemberList, ListError> {
    let runtime = serve::background_runtime().map_err(StartError::System)?;
    let source = why::source(config, runtime.handle().clone())?;
    if !source.can_list_members() {
        return Err(ListError::Untold);
    }
    let mut list = MemberList { members: Vec::new(), let_in: 0, without_email: 0, refused: 0 };
    runtime.block_on(fill(&mut list, &source, without_email, most))?;
    Ok(list)
}

async fn fill(list: &mut MemberList, source: &ForumSource, without_email: bool, most: usize) -> Result<(), ListError> {
    let mut last = 0;
    loop {
        let numbers = source.member_numbers(last).await;
        let numbers = numbers.map_err(|why| ListError::Forum(format!("the members of this forum: {why}")))?;
        // In order, so the end is reached whatever the forum's database thinks of order.
        let Some(highest) = numbers.iter().max().copied().filter(|highest| *highest > last) else { return Ok(()) };
        last = highest;
        for number in numbers {
            match source.member_by_id(&MemberId::Number(number), SystemClock.now()).await {
                SessionOutcome::Member(member) => list.add(Arc::unwrap_or_clone(member), without_email, most),
                SessionOutcome::Refused { .. } => list.refused += 1,
                // A row that is no member: a guest's, a robot's.
                SessionOutcome::Guest => {}
                SessionOutcome::Unknown(failure) => return Err(failure.into()),
            }
        }
    }
}

impl MemberList {
    fn add(&mut self, member: Member, without_email: bool, most: usize) {
        let verified = claims::verified_email(&member).is_some();
        self.let_in += 1;
        self.without_email += usize::from(!verified);
        if self.members.len() < most && !(without_email && verified) {
            let Member { id, username, email, .. } = member;
            self.members.push(Line { id, username, email, email_verified: verified });
        }
    }
}
