//! `portico why`: who a visitor is, and how that was found out.

use std::sync::Arc;

use serde::Serialize;
use tokio::runtime::Handle;

use crate::adapters::forum::{Explanation, ForumSource};
use crate::adapters::system::SystemClock;
use crate::config::Config;
use crate::model::{Member, MemberId, Problem, Refusal, SessionOutcome, UnixSeconds, Visitor, problem};
use crate::ports::Clock as _;

use super::serve::{self, StartError};

/// The answer, in the shape that `-o json` prints.
#[derive(Debug, Serialize)]
pub struct Why {
    /// `member`, `guest`, `refused` or `unknown`.
    pub outcome: &'static str,
    /// Who it is, as far as that is known.
    pub member: Option<WhyMember>,
    /// Why he is refused, or why nobody can tell.
    pub refusal: Option<String>,
    /// What was looked at, in order.
    pub steps: Vec<WhyStep>,
}

/// A member, with names of groups only.
#[derive(Debug, Serialize)]
pub struct WhyMember {
    /// With its JSON type.
    pub id: MemberId,
    /// Raw.
    pub username: String,
    /// Raw.
    pub display_name: String,
    /// Also if it is not verified.
    pub email: Option<String>,
    /// Whether apps would get it.
    pub email_verified: bool,
    /// Names.
    pub groups: Vec<String>,
    /// Absolute.
    pub avatar_url: Option<String>,
    /// Absolute.
    pub profile_url: Option<String>,
}

/// One step of the look-up.
#[derive(Debug, Serialize)]
pub struct WhyStep {
    /// What was done.
    pub step: String,
    /// Whether it held.
    pub ok: bool,
    /// What was looked at. Without secrets.
    pub detail: String,
    /// What went wrong.
    pub code: Option<&'static str>,
}

/// Judges a visitor with the forum of this configuration. `now`: the clock of the judgement; `None` is now.
/// Needs no running server. Blocks; call it outside a runtime.
pub fn why(config: &Config, visitor: &Visitor, now: Option<UnixSeconds>) -> Result<Why, StartError> {
    let runtime = serve::background_runtime().map_err(StartError::System)?;
    let source = source(config, runtime.handle().clone())?;
    let now = now.unwrap_or_else(|| SystemClock.now());
    let explanation = runtime.block_on(source.explain(visitor, now));
    Ok(Why::from(explanation))
}

/// The forum of this configuration, without a cache in front. Its input and output happens on `runtime`.
pub fn source(config: &Config, runtime: Handle) -> Result<ForumSource, StartError> {
    Ok(ForumSource::new(super::forum::settings(config)?, runtime)?)
}

impl From<Explanation> for Why {
    fn from(explanation: Explanation) -> Self {
        let (outcome, member, refusal) = match explanation.outcome {
            SessionOutcome::Member(member) => ("member", Some(Arc::unwrap_or_clone(member)), None),
            SessionOutcome::Guest => ("guest", None, None),
            SessionOutcome::Refused { member, refusal } => {
                ("refused", member.map(Arc::unwrap_or_clone), Some(told(&refusal)))
            }
            SessionOutcome::Unknown(failure) => ("unknown", None, Some(failure.to_string())),
        };
        let steps = explanation.steps.into_iter();
        Self {
            outcome,
            member: member.map(WhyMember::from),
            refusal,
            steps: steps
                .map(|step| WhyStep { step: step.step, ok: step.ok, detail: step.detail, code: step.code })
                .collect(),
        }
    }
}

impl From<Member> for WhyMember {
    fn from(member: Member) -> Self {
        Self {
            id: member.id,
            username: member.username,
            display_name: member.display_name,
            email: member.email,
            email_verified: member.email_verified,
            groups: member.groups.into_iter().map(|group| group.name).collect(),
            avatar_url: member.avatar_url,
            profile_url: member.profile_url,
        }
    }
}

/// A refusal in words.
pub(super) fn told(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Banned { until: None } => "banned".to_owned(),
        Refusal::Banned { until: Some(UnixSeconds(until)) } => format!("banned until {until}"),
        Refusal::Inactive => "inactive".to_owned(),
        Refusal::UnconfirmedEmail => "the e-mail address is not confirmed".to_owned(),
        Refusal::AmbiguousCookie { name } => format!("the cookie {name} came twice with different values"),
    }
}

/// The catalogue's entry of a refusal.
pub(super) fn problem_of(refusal: &Refusal) -> &'static Problem {
    match refusal {
        Refusal::Banned { .. } => &problem::P310,
        Refusal::Inactive => &problem::P311,
        Refusal::UnconfirmedEmail => &problem::P313,
        Refusal::AmbiguousCookie { .. } => &problem::P308,
    }
}
