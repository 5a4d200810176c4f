//! Forward-auth: may this visitor use an app that leaves the question to its web server?

use std::sync::Arc;

use crate::model::{Member, Plaintext, Refusal, SessionOutcome, SourceFailure, Visitor};
use crate::ports::{LoginHandOff, Ports, StoreError};

use super::rules::guard::{self, Guarded};
use super::{authorize, in_one_of};

/// Why somebody is not let in.
#[derive(Debug)]
pub enum VerifyRefusal {
    /// No app of this address, or none of this name there.
    NotGuarded,
    /// He is not logged in at the forum.
    Guest,
    /// The forum does not let him in.
    Member(Refusal),
    /// The app is for these groups.
    Group {
        /// Who it is.
        member: Arc<Member>,
        /// Their names.
        groups: Vec<String>,
    },
    /// The forum's source failed: try again.
    Source(SourceFailure),
}

/// The member, if he may use the app at `origin`. `name`: the entry that the web server asks for.
pub async fn verify(
    origin: &str,
    name: Option<&str>,
    visitor: &Visitor,
    guarded: &[Guarded],
    ports: &Ports,
) -> Result<Member, VerifyRefusal> {
    let entry = guard::entry(guarded, origin, name).ok_or(VerifyRefusal::NotGuarded)?;
    let member = match ports.sessions.recognise(visitor, ports.clock.now()).await {
        SessionOutcome::Member(member) => member,
        SessionOutcome::Guest => return Err(VerifyRefusal::Guest),
        SessionOutcome::Refused { refusal, .. } => return Err(VerifyRefusal::Member(refusal)),
        SessionOutcome::Unknown(failure) => return Err(VerifyRefusal::Source(failure)),
    };
    match in_one_of(&entry.groups, &member) {
        true => Ok(Arc::unwrap_or_clone(member)),
        false => Err(VerifyRefusal::Group { member, groups: entry.groups.clone() }),
    }
}

/// Keeps the way back to the app until the visitor has logged in at the forum. `path_and_query`: our own address that
/// leads on.
pub async fn log_in(
    path_and_query: String,
    resume_prefix: &str,
    ports: &Ports,
) -> Result<(Plaintext, LoginHandOff), StoreError> {
    authorize::wait_for_login(path_and_query, resume_prefix, ports.clock.now(), ports).await
}
