//! `portico app preview`: what an app would be told of a member.

use crate::adapters::system::SystemClock;
use crate::config::Config;
use crate::model::{MemberId, SessionOutcome, problem};
use crate::ports::{Clock as _, SessionSource as _};
use crate::protocol::apps::AppView;
use crate::protocol::preview::of_member;
pub use crate::protocol::preview::{Preview, Remark};

use super::serve::{self, StartError};
use super::why;

/// Looks the member up as a refresh would. Changes nothing, so a name or number that is not given yet is a guess.
/// Needs no running server. Blocks; call it outside a runtime.
pub fn preview(config: &Config, app: &AppView, id: &MemberId) -> Result<Preview, StartError> {
    let runtime = serve::background_runtime().map_err(StartError::System)?;
    let source = why::source(config, runtime.handle().clone())?;
    if !source.can_recheck() {
        let why = "this forum cannot be asked for a member by number; log in with the app to see it".to_owned();
        return Ok(Preview::refused(&problem::P516, why));
    }
    let outcome = runtime.block_on(source.member_by_id(id, SystemClock.now()));
    Ok(match outcome {
        SessionOutcome::Member(member) => of_member(app, &member),
        SessionOutcome::Guest => Preview::refused(&problem::P314, "the forum has no such member".to_owned()),
        SessionOutcome::Refused { refusal, .. } => {
            Preview::refused(why::problem_of(&refusal), format!("the forum says: {}", why::told(&refusal)))
        }
        SessionOutcome::Unknown(failure) => Preview::refused(failure.problem(), failure.to_string()),
    })
}

/// Those of these names that no group of the forum has now, and all that it has. `None` if it cannot be asked. Blocks;
/// call it outside a runtime.
pub fn unknown_groups(config: &Config, names: &[String]) -> Option<(Vec<String>, Vec<String>)> {
    if names.is_empty() {
        return None;
    }
    let runtime = serve::background_runtime().ok()?;
    let source = why::source(config, runtime.handle().clone()).ok()?;
    let known = runtime.block_on(source.groups());
    // A connection that hangs must not hold the operator.
    drop(source);
    runtime.shutdown_background();
    let known = known?;
    Some((names.iter().filter(|name| !known.contains(name)).cloned().collect(), known))
}

/// Whether a token in the name of this member would be of use now.
#[derive(Debug)]
pub enum Standing {
    /// The forum lets him in.
    LetIn,
    /// It does not, or cannot be asked for a member by number: why not, in words.
    No(String),
    /// It does not answer now: what it said.
    Unknown(String),
}

/// Asks the forum for a member as every use of a personal token does. Blocks; call it outside a runtime.
pub fn standing(config: &Config, id: &MemberId) -> Result<Standing, StartError> {
    let runtime = serve::background_runtime().map_err(StartError::System)?;
    let source = why::source(config, runtime.handle().clone())?;
    if !source.can_recheck() {
        let why = "this forum cannot be asked for a member by number, so that the token would never work: set by_id_url \
                   in [forum.generic]";
        return Ok(Standing::No(why.to_owned()));
    }
    Ok(match runtime.block_on(source.member_by_id(id, SystemClock.now())) {
        SessionOutcome::Member(_) => Standing::LetIn,
        SessionOutcome::Guest => Standing::No(format!("the forum has no member {id}")),
        SessionOutcome::Refused { refusal, .. } => {
            Standing::No(format!("the forum does not let member {id} in: {}", why::told(&refusal)))
        }
        SessionOutcome::Unknown(failure) => Standing::Unknown(failure.to_string()),
    })
}
