//! `portico app preview`: what an app would be told of a member.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::adapters::system::SystemClock;
use crate::config::Config;
use crate::model::{Dialect, Member, MemberId, Problem, Scopes, SessionOutcome, problem};
use crate::ports::{Clock as _, SessionSource as _};
use crate::protocol::apps::AppView;
use crate::protocol::rules::{claims, mattermost, username};

use super::serve::{self, StartError};
use super::why;

/// The answer, in the shape that `-o json` prints.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// What the identity address would answer; `None` for somebody who would not get there.
    pub identity: Option<Value>,
    /// Why the member would not get there.
    pub refused: Option<String>,
    /// The code of that.
    pub code: Option<&'static str>,
    /// Members of the answer that are empty, left out or changed, with the reason.
    pub remarks: Vec<Remark>,
}

/// What is to be said of one member of the answer.
#[derive(Debug, Serialize)]
pub struct Remark {
    /// Its name.
    pub field: &'static str,
    /// The reason.
    pub why: String,
}

/// Looks the member up as a refresh would. Changes nothing, so a name or number that is not given yet is a guess.
/// Needs no running server. Blocks; call it outside a runtime.
pub fn preview(config: &Config, app: &AppView, id: &MemberId) -> Result<Preview, StartError> {
    let runtime = serve::background_runtime().map_err(StartError::System)?;
    let source = why::source(config, runtime.handle().clone())?;
    if !source.can_recheck() {
        let why = "this forum cannot be asked for a member by number; log in with the app to see it".to_owned();
        return Ok(refused(&problem::P221, why));
    }
    let outcome = runtime.block_on(source.member_by_id(id, SystemClock.now()));
    Ok(match outcome {
        SessionOutcome::Member(member) => of_member(app, &member),
        SessionOutcome::Guest => refused(&problem::P302, "the forum has no such member".to_owned()),
        SessionOutcome::Refused { refusal, .. } => {
            refused(why::problem_of(&refusal), format!("the forum says: {}", why::told(&refusal)))
        }
        SessionOutcome::Unknown(failure) => refused(why::problem_of_failure(&failure), failure.to_string()),
    })
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

fn refused(problem: &Problem, why: String) -> Preview {
    Preview { identity: None, refused: Some(why), code: Some(problem.code), remarks: Vec::new() }
}

fn of_member(app: &AppView, member: &Member) -> Preview {
    let scopes = Scopes::parse(&app.scopes).unwrap_or_default();
    let names = username::candidates(&member.username, &member.id);
    let username = names.first().cloned().unwrap_or_default();
    let in_group = |group: &String| member.groups.iter().any(|of| of.name == *group);
    let verified = claims::verified_email(member).is_some();
    let denied = app.denied_groups.iter().find(|group| in_group(group));
    let refused = if app.disabled {
        Some((&problem::P401, "the app is disabled".to_owned()))
    } else if let Some(group) = denied {
        Some((&problem::P411, format!("the app is not for members of {group}")))
    } else if !app.allowed_groups.is_empty() && !app.allowed_groups.iter().any(in_group) {
        Some((&problem::P411, format!("the app is for members of {}", app.allowed_groups.join(", "))))
    } else if app.quirks.require_email && !verified {
        Some((&problem::P431, "the app needs an e-mail address that the forum has verified".to_owned()))
    } else {
        None
    };
    let identity = identity(app.dialect, member, &username, &scopes);
    let remarks = remarks(app.dialect, member, &username, &scopes, &identity);
    let code = refused.as_ref().map(|(problem, _)| problem.code);
    Preview { identity: Some(identity), refused: refused.map(|(_, why)| why), code, remarks }
}

fn identity(dialect: Dialect, member: &Member, username: &str, scopes: &Scopes) -> Value {
    match dialect {
        Dialect::Oidc => Value::Object(claims::standard(member, username, scopes)),
        Dialect::Ips4 => Value::Object(claims::ips4(member, scopes)),
        Dialect::Mattermost => Value::Object(mattermost::user(member, username, scopes)),
        Dialect::Gitlab => {
            let number = match &member.id {
                MemberId::Number(number) => *number,
                MemberId::Text(_) => 0,
            };
            claims::gitlab(member, number, username, scopes)
        }
    }
}

fn remarks(dialect: Dialect, member: &Member, username: &str, scopes: &Scopes, identity: &Value) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut say = |field, why: String| remarks.push(Remark { field, why });
    let empty = Map::new();
    let told = identity.as_object().unwrap_or(&empty);
    if dialect == Dialect::Gitlab && matches!(member.id, MemberId::Text(_)) {
        say("id", "a number that is given at the first login, since the forum's id is a text".to_owned());
    }
    for field in ["preferred_username", "username"] {
        let raw = &member.username;
        if told.get(field).and_then(Value::as_str) == Some(username) && username != raw {
            say(
                field,
                format!(
                    "made of {raw:?}; another one if somebody has it. Whoever has logged in to an app keeps the name of then"
                ),
            );
        }
    }
    if told.get("email").is_none_or(|email| email.as_str().unwrap_or_default().is_empty()) {
        say(
            "email",
            match (&member.email, scopes.tell_email()) {
                (_, false) => "left out: the app has no scope for it".to_owned(),
                (None, true) => "left out: the forum has none".to_owned(),
                (Some(_), true) => "left out: the forum has not verified it".to_owned(),
            },
        );
    }
    if scopes.tell_profile() && member.avatar_url.is_none() {
        say("picture", "empty: the forum has none".to_owned());
    }
    if !scopes.tell_groups() && dialect == Dialect::Oidc {
        say("groups", "left out: the app has no scope for them".to_owned());
    }
    remarks
}
