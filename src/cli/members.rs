//! `portico members …`

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::output::{self, Output, count, table};
use super::{Failure, config_file};
use crate::app::members::{self, Line, ListError, MemberList};

/// Subcommands of `members`. They ask the forum itself and need no running server.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// The members whom the forum lets in, with the address that apps would get.
    List(ListArguments),
}

/// Arguments of `members list`.
#[derive(Debug, clap::Args)]
pub struct ListArguments {
    /// Only those without an address that the forum has verified. Apps that need one, such as Mattermost, turn them
    /// away (P431).
    #[arg(long)]
    without_email: bool,
    /// How many are listed. All of them are counted.
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    limit: usize,
}

/// Runs a subcommand.
pub fn run(command: &Command, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = config_file::load(given)?;
    let Command::List(arguments) = command;
    let list = members::list(&config, arguments.without_email, arguments.limit)?;
    match output {
        Output::Json => output::json(&json!(list)),
        Output::Text => told(&list, arguments.without_email),
    }
    Ok(ExitCode::SUCCESS)
}

impl From<ListError> for Failure {
    fn from(error: ListError) -> Self {
        Self::Problem { problem: error.problem(), message: error.to_string() }
    }
}

fn told(list: &MemberList, without_email: bool) {
    if !list.members.is_empty() {
        let mut rows = vec![["ID", "Name", "E-mail"].map(str::to_owned).to_vec()];
        rows.extend(
            list.members.iter().map(|member| vec![member.id.to_string(), member.username.clone(), email(member)]),
        );
        output::line(&table(&rows));
        output::line("");
    }
    let shown = list.members.len();
    let all = if without_email { list.without_email } else { list.let_in };
    if shown < all {
        output::line(&format!("{shown} of {all} are listed; --limit shows more."));
    }
    let members = count(list.let_in, "member", "members");
    output::line(&match list.without_email {
        0 => "Every member has an address that counts.".to_owned(),
        1 => {
            format!("1 of {members} has no address that counts. Apps that need one turn it away: portico explain P431")
        }
        many => format!(
            "{many} of {members} have no address that counts. Apps that need one turn them away: portico explain P431"
        ),
    });
    if list.refused > 0 {
        output::line(&format!("{} not let in by the forum.", count(list.refused, "more is", "more are")));
    }
}

fn email(member: &Line) -> String {
    let shown = |email: &String| email.chars().map(|c| if c.is_control() { '?' } else { c }).collect::<String>();
    match (&member.email, member.email_verified) {
        (None, _) => "none".to_owned(),
        (Some(email), true) => shown(email),
        (Some(email), false) => format!("{} (not verified: apps do not get it)", shown(email)),
    }
}
