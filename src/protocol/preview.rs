//! What an app would be told of a member, and what is to be said of it.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Dialect, Member, MemberId, Problem, Scopes, problem};

use super::apps::AppView;
use super::rules::{claims, mattermost, username};

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

impl Preview {
    /// Of somebody who would not get there.
    pub fn refused(problem: &Problem, why: String) -> Self {
        Self { identity: None, refused: Some(why), code: Some(problem.code), remarks: Vec::new() }
    }
}

/// What the app would be told of this member. Changes nothing, so a name or number that is not given yet is a guess.
pub fn of_member(app: &AppView, member: &Member) -> Preview {
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
                (_, false) => "left out: the app has no scope for it, or the member did not allow it".to_owned(),
                (None, true) => "left out: the forum has none".to_owned(),
                (Some(_), true) => "left out: the forum has not verified it".to_owned(),
            },
        );
    }
    if scopes.tell_profile() && member.avatar_url.is_none() {
        say("picture", "empty: the forum has none".to_owned());
    }
    if !scopes.tell_groups() && dialect == Dialect::Oidc {
        say("groups", "left out: the app has no scope for them, or the member did not allow it".to_owned());
    }
    remarks
}
