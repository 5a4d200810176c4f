//! Members as whoever runs the console sees them: found by name or number, with the apps that use their accounts.

use crate::model::{MemberId, SessionOutcome};
use crate::ports::{Ports, StoreError};

use super::authorized::{self, AuthorizedApp};
use super::rules::username;

/// The longest words that are looked for, in characters.
const WORDS_CHARS_MAX: usize = 200;

/// A member as he is now.
#[derive(Debug)]
pub struct Known {
    /// Who.
    pub id: MemberId,
    /// What the forum says of him; `None` if it cannot be asked for a member without his session.
    pub outcome: Option<SessionOutcome>,
    /// The user name that apps see, once it was given.
    pub given_name: Option<String>,
    /// Apps that use his account, the last used first.
    pub apps: Vec<AuthorizedApp>,
}

impl Known {
    /// Whether anybody knows him: the forum, or we by what he did here.
    pub fn is_somebody(&self) -> bool {
        let at_forum = !matches!(self.outcome, None | Some(SessionOutcome::Guest | SessionOutcome::Unknown(_)));
        at_forum || self.given_name.is_some() || !self.apps.is_empty()
    }
}

/// Looks for a member by the forum's number or id, by the user name that apps see, or by the name of which it was made.
/// Names are known of those who have logged in to an app. Where the forum does not answer, the answer says so.
pub async fn find(words: &str, ports: &Ports) -> Result<Option<Known>, StoreError> {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > WORDS_CHARS_MAX {
        return Ok(None);
    }
    let made = username::candidates(words, &MemberId::Text(words.to_owned())).into_iter().next();
    let mut found = Vec::new();
    for name in [Some(words.to_owned()), made].into_iter().flatten() {
        found.extend(ports.store.named(&name).await?);
    }
    // The largest that a member can have is below 2^53.
    let number = words.parse().ok().filter(|number: &u64| *number < 1 << 53).map(MemberId::Number);
    found.splice(0..0, number);
    found.push(MemberId::Text(words.to_owned()));
    found.dedup();
    let mut not_told = None;
    for id in found {
        let known = known(&id, ports).await?;
        if known.is_somebody() {
            return Ok(Some(known));
        }
        if matches!(known.outcome, Some(SessionOutcome::Unknown(_))) {
            not_told.get_or_insert(known);
        }
    }
    Ok(not_told)
}

/// What is known of a member.
pub async fn known(id: &MemberId, ports: &Ports) -> Result<Known, StoreError> {
    let outcome = match ports.sessions.can_recheck() {
        true => Some(ports.sessions.member_by_id(id, ports.clock.now()).await),
        false => None,
    };
    let given_name = ports.store.given_name(id).await?;
    Ok(Known { id: id.clone(), outcome, given_name, apps: authorized::list(id, ports).await? })
}
