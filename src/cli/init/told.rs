//! What `init` shows of a forum before it asks.

use serde_json::Value;

use super::{Answers, Installation, Survey};
use crate::app::init::Told;
use crate::cli::output::{columns, line};

/// What is in the folder, and what the forum says of itself.
pub fn found(found: Option<&Installation>, answers: &Answers, survey: &Survey) {
    let mut rows = vec![("forum".to_owned(), answers.title.clone())];
    if let Some(found) = found {
        rows.push((String::new(), format!("{} in {}", found.evidence.join(", "), found.folder.display())));
    }
    if let Some(database) = &survey.database {
        rows.push(("database".to_owned(), format!("{database}, table prefix \"{}\"", survey.table_prefix)));
    }
    let state = match &survey.trouble {
        Some(why) => format!("not yet: {why}"),
        None if is_to_fill_in(answers) => "not asked: fill in [forum.generic] first".to_owned(),
        None => "all that is needed is there".to_owned(),
    };
    rows.push(("answers".to_owned(), state));
    if !answers.public_url.is_empty() {
        rows.push(("public address".to_owned(), answers.public_url.clone()));
    }
    rows.extend(about_rows(answers, survey));
    line(&format!("{}\n", columns(&rows)));
}

/// Whether where to ask, and for what, are guesses that only the operator can put right.
pub fn is_to_fill_in(answers: &Answers) -> bool {
    answers.folder.is_none() && answers.database.is_none()
}

/// What the forum told of itself, and of what it did not, why.
fn about_rows(answers: &Answers, survey: &Survey) -> Vec<(String, String)> {
    let about = &survey.about;
    let counted = |told: &Told<u64>, what: &str| match told {
        Ok(number) => format!("{number} {what}"),
        Err(why) => format!("number of {what} not known: {why}"),
    };
    let members = match (&about.members, &about.groups) {
        (Err(one), Err(other)) if one == other => format!("not counted: {one}"),
        (members, groups) => format!("{}, {}", counted(members, "accounts"), counted(groups, "groups")),
    };
    let cookies = match &about.cookies {
        Ok(_) if is_to_fill_in(answers) => "not known: fill in [forum.generic] first".to_owned(),
        // They come from the database, and go to a terminal.
        Ok(names) => names.join(", ").chars().filter(|c| !c.is_control()).collect(),
        Err(why) => format!("not known: {why}"),
    };
    let administrators = match &about.administrators {
        Ok(names) if names.is_empty() => "no group of them is known".to_owned(),
        Ok(names) => names.join(", ").chars().filter(|c| !c.is_control()).collect(),
        Err(why) => format!("not known: {why}"),
    };
    let web_server = match &survey.web_server {
        Ok(status) => format!("{} answers {status}", answers.upstream),
        Err(why) => format!("{}: {why}", answers.upstream),
    };
    [("members", members), ("administrators", administrators), ("session cookie", cookies), ("web server", web_server)]
        .map(|(name, what)| (name.to_owned(), what))
        .into()
}

/// Of what was not found out, why.
pub fn unknown(survey: &Survey) -> Value {
    let about = &survey.about;
    let reasons = [
        ("members", about.members.as_ref().err()),
        ("groups", about.groups.as_ref().err()),
        ("administrators", about.administrators.as_ref().err()),
        ("cookies", about.cookies.as_ref().err()),
        ("web_server", survey.web_server.as_ref().err()),
    ];
    reasons.into_iter().filter_map(|(name, why)| Some((name.to_owned(), Value::from(why?.clone())))).collect()
}
