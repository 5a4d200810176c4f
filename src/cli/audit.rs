//! `portico audit …`

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use time::macros::format_description;
use time::{Date, Duration};

use super::app::{seconds, unexpected};
use super::output::{self, Output, instant, table};
use super::{Failure, config_file};
use crate::app::manage::audit::{Operation, Page, Query, Reply, Verified, file};
use crate::app::manage::{self};
use crate::config::Config;
use crate::model::audit::{Action, ChainPoint, Entry, Linked};
use crate::model::{ClientId, UnixSeconds, problem};

/// How many entries an export asks for at a time.
const EXPORTED_AT_ONCE: usize = 2_000;

/// Subcommands of `audit`. Who changed what, and when.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// The latest entries.
    List(ListArguments),
    /// Check that no entry was changed, removed or put in.
    Verify(VerifyArguments),
    /// All entries, the oldest first, for a file: portico audit export > audit.jsonl
    Export(ExportArguments),
}

/// Which entries.
#[derive(Debug, clap::Args)]
pub struct Filters {
    /// Done by or to this person: the number or name of a member, or cli:1000, system.
    #[arg(long, value_name = "WHO")]
    person: Option<String>,
    /// Done to or by this app.
    #[arg(long, value_name = "ID")]
    app: Option<String>,
    /// What was done, like app.created or grant.taken_back.
    #[arg(long, value_name = "ACTION")]
    action: Option<Action>,
    /// On this day (UTC), like 2026-11-21.
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "since")]
    day: Option<Date>,
    /// Within this time until now, like 7d.
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    since: Option<u64>,
}

/// Arguments of `audit list`.
#[derive(Debug, clap::Args)]
pub struct ListArguments {
    #[command(flatten)]
    filters: Filters,
    /// How many.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// With what was before and after.
    #[arg(long)]
    details: bool,
}

/// Arguments of `audit verify`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Whoever can write to the store can cut off the end and hide it. So note the line that verify prints, away \
                  from this machine, and give it to --head next time. The server's log has it once an hour."
)]
pub struct VerifyArguments {
    /// A place that verify or the log told earlier: it must still be part of the chain.
    #[arg(long, value_name = "NUMBER:HASH")]
    head: Option<ChainPoint>,
}

/// Arguments of `audit export`.
#[derive(Debug, clap::Args)]
pub struct ExportArguments {
    #[command(flatten)]
    filters: Filters,
    /// JSON lines, or CSV.
    #[arg(long, value_enum, default_value_t = Format::Jsonl, value_name = "FORM")]
    format: Format,
}

/// What a file looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A JSON object to each line.
    Jsonl,
    /// A table.
    Csv,
}

/// Runs a subcommand.
pub fn run(command: Command, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = config_file::load(given)?;
    match command {
        Command::List(arguments) => list(arguments, &config, output)?,
        Command::Verify(arguments) => verify(&arguments, &config, output)?,
        Command::Export(arguments) => export(arguments, &config)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn ask(config: &Config, operation: Operation) -> Result<Reply, Failure> {
    match manage::perform(config, manage::Operation::Audit(operation))? {
        manage::Reply::Audit(reply) => Ok(reply),
        _ => Err(unexpected()),
    }
}

fn page(config: &Config, query: &Query) -> Result<Page, Failure> {
    match ask(config, Operation::List(query.clone()))? {
        Reply::Page(page) => Ok(page),
        Reply::Verified(_) => Err(unexpected()),
    }
}

impl From<Filters> for Query {
    fn from(filters: Filters) -> Self {
        let Filters { person, app, action, day, since } = filters;
        let start = |day: Date| UnixSeconds(day.midnight().assume_utc().unix_timestamp());
        Self {
            person,
            app: app.map(ClientId),
            action,
            since: day.map(start),
            until: day.map(|day| start(day.saturating_add(Duration::DAY))),
            within_secs: since,
            ..Self::default()
        }
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text, format_description!("[year]-[month]-[day]")).map_err(|_| "write it like 2026-11-21".to_owned())
}

fn list(arguments: ListArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let mut query = Query { limit: arguments.limit, ..arguments.filters.into() };
    let mut found = Vec::new();
    // A page may have fewer than there are: one look goes only so far.
    while query.limit > 0 {
        let page = page(config, &query)?;
        query.limit = query.limit.saturating_sub(page.entries.len());
        found.extend(page.entries);
        query.cursor = page.next;
        if page.next.is_none() {
            break;
        }
    }
    if output == Output::Json {
        output::json(&json!({ "entries": found.iter().map(shown).collect::<Vec<_>>() }));
        return Ok(());
    }
    if found.is_empty() {
        output::line("There is no such entry.");
        return Ok(());
    }
    let mut rows = vec![["#", "When", "Who", "What", "On", "From"].map(str::to_owned).to_vec()];
    rows.extend(found.iter().map(row));
    let table = table(&rows);
    for (number, line) in table.lines().enumerate() {
        output::line(line);
        if let Some(entry) = number.checked_sub(1).and_then(|at| found.get(at)?.entry())
            && arguments.details
        {
            details(&entry);
        }
    }
    Ok(())
}

fn shown(linked: &Linked) -> Value {
    let mut value: Value = serde_json::from_str(&linked.text).unwrap_or_else(|_| json!({ "text": linked.text }));
    value["seq"] = json!(linked.seq);
    value["hash"] = json!(linked.hash);
    value
}

fn row(linked: &Linked) -> Vec<String> {
    let number = linked.seq.to_string();
    let Some(entry) = linked.entry() else { return vec![number, "written by another version".to_owned()] };
    let member = entry.member.as_ref().map(|id| format!("member {id}"));
    let app = entry.app.as_ref().map(|id| format!("app {id}"));
    let on: Vec<String> = app.into_iter().chain(member).chain(entry.object.clone()).collect();
    let on = if on.is_empty() { "-".to_owned() } else { on.join(", ") };
    let from = entry.from.clone().unwrap_or_else(|| "-".to_owned());
    vec![number, instant(entry.at), entry.who.to_string(), entry.what.to_string(), on, from]
}

fn details(entry: &Entry) {
    for (label, state) in [("before", &entry.before), ("after", &entry.after)] {
        if let Some(state) = state {
            output::line(&format!("      {label}: {state}"));
        }
    }
    if let Some(request) = &entry.request {
        output::line(&format!("      request: {request}"));
    }
}

fn verify(arguments: &VerifyArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let (mut from, mut looked_at) = (None, 0);
    let verified: Verified = loop {
        let operation = Operation::Verify { from, noted: arguments.head };
        let Reply::Verified(verified) = ask(config, operation)? else { return Err(unexpected()) };
        looked_at += verified.looked_at;
        if verified.complete {
            break verified;
        }
        from = Some(verified.point);
    };
    if let Some(broken) = verified.broken {
        return Err(Failure::Problem { problem: &problem::P511, message: broken.to_string() });
    }
    let unseen = arguments.head.filter(|noted| noted.seq < verified.ends.anchor.seq);
    match output {
        Output::Json => {
            let (head, anchor) = (verified.ends.head.to_string(), verified.ends.anchor.to_string());
            output::json(
                &json!({ "entries": looked_at, "head": head, "anchor": anchor, "pruned_at": verified.ends.pruned_at }),
            );
        }
        Output::Text => {
            output::line(&format!("The chain holds: {}.", output::count(looked_at, "entry", "entries")));
            if let Some(at) = verified.ends.pruned_at {
                let seq = verified.ends.anchor.seq;
                output::line(&format!("Entries up to {seq} were removed as too old; the last was of {}.", instant(at)));
            }
            if unseen.is_some() {
                output::line("The entry that --head names was removed as too old, so it was not compared.");
            }
            output::line(&format!("It ends at {}", verified.ends.head));
        }
    }
    Ok(())
}

fn export(arguments: ExportArguments, config: &Config) -> Result<(), Failure> {
    let mut query = Query { limit: EXPORTED_AT_ONCE, oldest_first: true, ..arguments.filters.into() };
    if arguments.format == Format::Csv {
        output::line(file::CSV_HEADER);
    }
    loop {
        let page = page(config, &query)?;
        for linked in &page.entries {
            output::verbatim(&match arguments.format {
                Format::Jsonl => file::json_line(linked),
                Format::Csv => file::csv_line(linked),
            });
        }
        query.cursor = page.next;
        if page.next.is_none() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let filters = Filters { person: None, app: None, action: None, day: day("2027-01-15").ok(), since: None };
        let query = Query::from(filters);
        assert_eq!(query.since, Some(UnixSeconds(1_799_971_200)));
        assert_eq!(query.until, Some(UnixSeconds(1_799_971_200 + 86_400)));
        for wrong in ["2027-13-01", "15.1.2027", "", "2027-1-1x"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
