//! `portico token …`

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use clap::ArgGroup;
use serde_json::{Value, json};

use super::app::{seconds, unexpected, word};
use super::output::{self, Output, instant, table};
use super::{Failure, config_file};
use crate::app::manage::personal::{NewToken, Operation, Reply, TokenView};
use crate::app::manage::{self, ShownSecret};
use crate::app::preview::{self, Standing};
use crate::config::Config;
use crate::model::{MemberId, Permission, PersonalTokenId, TokenOwner, problem};

/// Subcommands of `token`. Changes go through the running server if there is one.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Issue a token and print it; it is shown this once.
    Add(AddArguments),
    /// All tokens, and when they were last used.
    List,
    /// End a token.
    Revoke(RevokeArguments),
}

/// Arguments of `token add`.
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("owner").args(["member", "admin"]).required(true))]
pub struct AddArguments {
    /// The member in whose name it acts: the forum's ID of him. If that is a text of digits, put quotes inside: '"7"'.
    #[arg(long, value_name = "ID", value_parser = member)]
    member: Option<MemberId>,
    /// A token for the operator's programs, in nobody's name.
    #[arg(long)]
    admin: bool,
    /// What it is for.
    #[arg(long, default_value = "", hide_default_value = true)]
    name: String,
    /// How long it lives, like 30d; until it is revoked if left out.
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    expires: Option<u64>,
    /// What it may be used for, separated by commas: account, apps, all_apps, trust_apps, register. Usual for a member:
    /// account,apps; with --admin: apps,all_apps,trust_apps.
    #[arg(long, value_name = "WORD,…", value_delimiter = ',', value_parser = word::<Permission>)]
    permissions: Vec<Permission>,
}

/// Arguments of `token revoke`.
#[derive(Debug, clap::Args)]
pub struct RevokeArguments {
    /// Its ID, as token list shows it.
    #[arg(value_name = "ID")]
    id: String,
}

/// Runs a subcommand.
pub fn run(command: Command, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = config_file::load(given)?;
    match command {
        Command::Add(arguments) => add(arguments, &config, output)?,
        Command::List => list(&config, output)?,
        Command::Revoke(arguments) => revoke(arguments, &config, output)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn perform(config: &Config, operation: Operation) -> Result<Reply, Failure> {
    match manage::perform(config, manage::Operation::Tokens(operation))? {
        manage::Reply::Tokens(reply) => Ok(reply),
        _ => Err(unexpected()),
    }
}

fn add(arguments: AddArguments, config: &Config, output: Output) -> Result<(), Failure> {
    if let Some(member) = &arguments.member {
        match preview::standing(config, member)? {
            Standing::LetIn => {}
            Standing::No(message) => return Err(Failure::Problem { problem: &problem::P509, message }),
            // It may be down for a moment, and the token is judged anew with each use.
            Standing::Unknown(why) => {
                output::error_line(&format!("warning: whether the forum has member {member} is not known: {why}"));
            }
        }
    }
    let new = NewToken {
        owner: arguments.member.map_or(TokenOwner::Admin, TokenOwner::Member),
        name: arguments.name,
        permissions: BTreeSet::from_iter(arguments.permissions),
        life_secs: arguments.expires,
    };
    let Reply::Issued(token, secret) = perform(config, Operation::Issue(Box::new(new)))? else {
        return Err(unexpected());
    };
    match output {
        Output::Json => {
            let mut value = json!(token);
            value["token"] = json!(secret);
            output::json(&value);
        }
        Output::Text => issued(&token, &secret),
    }
    Ok(())
}

fn issued(token: &TokenView, secret: &ShownSecret) {
    output::line("This token is shown once; portico keeps only a hash of it.\n");
    let rows = [
        ("Token", secret.0.reveal().to_owned()),
        ("ID", token.id.to_string()),
        ("For", owner(token)),
        ("May", permissions(token)),
        ("Works until", token.expires_at.map_or_else(|| "it is revoked".to_owned(), instant)),
    ];
    output::line(&output::columns(&rows.map(|(label, value)| (label.to_owned(), value))));
}

fn list(config: &Config, output: Output) -> Result<(), Failure> {
    let Reply::Tokens(tokens) = perform(config, Operation::List)? else { return Err(unexpected()) };
    if output == Output::Json {
        let tokens: Vec<Value> = tokens.iter().map(|token| json!(token)).collect();
        output::json(&json!({ "tokens": tokens }));
        return Ok(());
    }
    if tokens.is_empty() {
        output::line("There is no token yet. Issue one: portico token add --admin");
        return Ok(());
    }
    let mut rows = vec![["ID", "For", "Name", "May", "Works until", "Last used"].map(str::to_owned).to_vec()];
    let or = |at: Option<_>, otherwise: &str| at.map_or_else(|| otherwise.to_owned(), instant);
    rows.extend(tokens.iter().map(|token| {
        let until = or(token.expires_at, "it is revoked");
        let used = or(token.last_used_at, "never");
        vec![token.id.to_string(), owner(token), token.name.clone(), permissions(token), until, used]
    }));
    output::line(&table(&rows));
    Ok(())
}

fn revoke(arguments: RevokeArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let Reply::Revoked(id) = perform(config, Operation::Revoke(PersonalTokenId(arguments.id)))? else {
        return Err(unexpected());
    };
    match output {
        Output::Json => output::json(&json!({ "revoked": id })),
        Output::Text => output::line(&format!("Revoked the token {id}.")),
    }
    Ok(())
}

fn owner(token: &TokenView) -> String {
    token.member_id.as_ref().map_or_else(|| "the operator".to_owned(), |id| format!("member {id}"))
}

fn permissions(token: &TokenView) -> String {
    let words = token.permissions.iter().map(|permission| json!(permission).as_str().unwrap_or_default().to_owned());
    words.collect::<Vec<_>>().join(", ")
}

/// A number is a number, unless it stands in quotes: forums know their members by one or by the other.
fn member(text: &str) -> Result<MemberId, String> {
    const NUMBER_MAX: u64 = (1 << 53) - 1;
    if let Some(text) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).filter(|text| !text.is_empty()) {
        return Ok(MemberId::Text(text.to_owned()));
    }
    match text.parse::<u64>() {
        Ok(number @ 1..=NUMBER_MAX) => Ok(MemberId::Number(number)),
        Ok(_) => Err("members have numbers from 1".to_owned()),
        Err(_) if text.is_empty() => Err("is empty".to_owned()),
        Err(_) => Ok(MemberId::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_numbers_or_texts() {
        for (text, want) in [
            ("7", Some(MemberId::Number(7))),
            ("\"7\"", Some(MemberId::Text("7".into()))),
            ("anna", Some(MemberId::Text("anna".into()))),
            ("5f8d0d55b54764421b7156d9", Some(MemberId::Text("5f8d0d55b54764421b7156d9".into()))),
            ("0", None),
            ("9007199254740992", None),
            ("", None),
        ] {
            assert_eq!(member(text).ok(), want, "{text}");
        }
    }
}
