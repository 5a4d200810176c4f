//! `portico app …`

mod add;
mod bin;
mod edit;
mod formats;
mod import;
mod preview;
mod show;
mod test;

pub use edit::{groups, seconds, word};

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::output::{self, Output, count, table};
use super::{Failure, config_file};
use crate::app::manage::{self, AppChange, AppView, End, NewSecret, Operation, Reply, ShownSecret};
use crate::config::Config;
use crate::model::{UnixSeconds, problem};

/// Subcommands of `app`. Changes go through the running server if there is one.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Add an app and print what to type into it.
    Add(Box<add::Arguments>),
    /// The kinds of apps that `add` knows.
    Presets,
    /// All apps.
    List,
    /// One app, with its settings.
    Show(Id),
    /// What an app would be told of a member.
    Preview(preview::Arguments),
    /// Log in as the app would, and print each step.
    Test(test::Arguments),
    /// Change an app; what is not named stays.
    Edit(Box<edit::Arguments>),
    /// When the secrets of an app were made, or another one with --new.
    Secret(SecretArguments),
    /// Let nobody use an app for now. It keeps what members allowed it; its tokens work again once it is enabled.
    Disable(Id),
    /// Let it be used again.
    Enable(Id),
    /// Delete an app, for good or into the bin; its logins end at once.
    Delete(bin::DeleteArguments),
    /// Apps that lie in the bin, for seven days after they were deleted.
    Bin,
    /// Take an app out of the bin.
    Restore(Id),
    /// Take apps along from elsewhere with their ids, secrets and what members allowed them.
    Import(Box<import::ImportArguments>),
    /// Write all apps into a file for another portico. Secrets are in it as hashes.
    Export(import::ExportArguments),
}

/// Which app.
#[derive(Debug, clap::Args)]
pub struct Id {
    /// Client ID. A name or a preset is enough if only one app has it.
    #[arg(value_name = "APP")]
    id: String,
}

/// Arguments of `app secret`.
#[derive(Debug, clap::Args)]
pub struct SecretArguments {
    #[command(flatten)]
    id: Id,
    /// Make another secret.
    #[arg(long)]
    new: bool,
    /// How long the old secret goes on working, 90 days at most; 0s ends it at once.
    #[arg(long, value_name = "TIME", default_value = "24h", value_parser = edit::seconds, requires = "new")]
    keep_old: u64,
    /// What stands on it for whoever looks after the app, 64 characters at most.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, requires = "new")]
    note: String,
    /// When it stops working by itself: a day like 2027-01-31, when that begins in UTC, or a length of time like 90d.
    #[arg(long, value_name = "DAY|TIME", value_parser = end, requires = "new")]
    expires: Option<End>,
}

fn end(text: &str) -> Result<End, String> {
    match UnixSeconds::of_day(text) {
        Some(day) => Ok(End::At(day)),
        None => edit::seconds(text).map(End::After).map_err(|_| "write it like 2027-01-31 or 90d".to_owned()),
    }
}

/// Runs a subcommand.
pub fn run(command: Command, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = || config_file::load(given);
    match command {
        Command::Presets => add::list_presets(output)?,
        Command::Add(arguments) => add::run(*arguments, &config()?, output)?,
        Command::List => list(&config()?, output)?,
        Command::Show(id) => show(&id, &config()?, output)?,
        Command::Preview(arguments) => return preview::run(&arguments, &config()?, output),
        Command::Test(arguments) => return test::run(&arguments, &config()?, output),
        Command::Edit(arguments) => edit::run(*arguments, &config()?, output)?,
        Command::Secret(arguments) => secret(&arguments, &config()?, output)?,
        Command::Disable(id) => switch(&id, true, &config()?, output)?,
        Command::Enable(id) => switch(&id, false, &config()?, output)?,
        Command::Delete(arguments) => bin::delete(&arguments, &config()?, output)?,
        Command::Bin => bin::list(&config()?, output)?,
        Command::Restore(id) => bin::restore(&id, &config()?, output)?,
        Command::Import(arguments) => return import::import(&arguments, &config()?, output),
        Command::Export(arguments) => import::export(&arguments, &config()?, output)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// All apps, sorted by id, with those in the bin.
fn apps(config: &Config) -> Result<Vec<AppView>, Failure> {
    match manage::perform(config, Operation::List)? {
        Reply::Apps(apps) => Ok(apps),
        _ => Err(unexpected()),
    }
}

/// Among which apps one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// Those that are not in the bin.
    InUse,
    /// Those in the bin.
    InBin,
    /// All of them.
    Anywhere,
}

/// The app that is meant: by its id, or by a name or preset that only one app has.
fn find(config: &Config, meant: &str, place: Where) -> Result<AppView, Failure> {
    let everywhere = apps(config)?;
    let is_there = |app: &&AppView| match place {
        Where::InUse => app.deleted_at.is_none(),
        Where::InBin => app.deleted_at.is_some(),
        Where::Anywhere => true,
    };
    let all: Vec<&AppView> = everywhere.iter().filter(is_there).collect();
    if let Some(app) = all.iter().find(|app| app.client_id.0 == meant) {
        return Ok((*app).clone());
    }
    let named: Vec<&&AppView> = all.iter().filter(|app| is_called(app, meant)).collect();
    let message = match named.as_slice() {
        [only] => return Ok((**only).clone()),
        [] => match everywhere.iter().find(|app| app.client_id.0 == meant || is_called(app, meant)) {
            Some(app) if place == Where::InUse => {
                format!("\"{meant}\" is in the bin; take it out again: portico app restore {}", app.client_id)
            }
            Some(_) => format!("\"{meant}\" is not in the bin; portico app bin shows what is"),
            None => {
                let nearest = all.iter().max_by(|a, b| likeness(a, meant).total_cmp(&likeness(b, meant)));
                let hint = nearest.filter(|app| likeness(app, meant) > 0.8);
                let hint = hint.map_or_else(String::new, |app| format!("; did you mean \"{}\"?", app.client_id));
                format!("there is no app \"{meant}\"{hint}")
            }
        },
        several => {
            let ids: Vec<&str> = several.iter().map(|app| app.client_id.0.as_str()).collect();
            format!("several apps are called \"{meant}\": {}", ids.join(", "))
        }
    };
    Err(Failure::Problem { problem: &problem::P505, message })
}

fn is_called(app: &AppView, meant: &str) -> bool {
    app.preset.as_deref() == Some(meant) || app.name.eq_ignore_ascii_case(meant)
}

fn likeness(app: &AppView, meant: &str) -> f64 {
    strsim::jaro_winkler(&app.client_id.0, meant).max(strsim::jaro_winkler(&app.name, meant))
}

/// The other side answered something else than was asked: it is of another version.
pub fn unexpected() -> Failure {
    let message = "the running server gave an answer that does not fit; it may be of another version".to_owned();
    Failure::Problem { problem: &problem::P507, message }
}

fn changed(config: &Config, operation: Operation) -> Result<(AppView, Option<ShownSecret>), Failure> {
    match manage::perform(config, operation)? {
        Reply::App(app) => Ok((*app, None)),
        Reply::AppWithSecret(app, secret) => Ok((*app, secret)),
        _ => Err(unexpected()),
    }
}

/// Warns of groups that the forum does not have. It is no error: the forum may come to have them, or be away.
fn warn_of_groups(config: &Config, app: &AppView) {
    let named: Vec<String> = app.allowed_groups.iter().chain(&app.denied_groups).cloned().collect();
    let Some((unknown, known)) = crate::app::preview::unknown_groups(config, &named) else { return };
    for name in unknown {
        output::error_line(&format!(
            "warning: the forum has no group named {name:?} now. It has: {}",
            known.join(", ")
        ));
    }
}

fn list(config: &Config, output: Output) -> Result<(), Failure> {
    let mut apps = apps(config)?;
    let everywhere = apps.len();
    apps.retain(|app| app.deleted_at.is_none());
    let in_bin = everywhere - apps.len();
    if output == Output::Json {
        let apps: Vec<Value> = apps.iter().map(|app| json!(app)).collect();
        output::json(&json!({ "apps": apps }));
        return Ok(());
    }
    if apps.is_empty() {
        output::line("There is no app yet. Add one: portico app add rocketchat --url https://chat.example.org");
        told_of_bin(in_bin);
        return Ok(());
    }
    let mut rows = vec![["Client ID", "Name", "Made from", "Address", "Who may use it"].map(str::to_owned).to_vec()];
    rows.extend(apps.iter().map(|app| {
        let who = show::who(app);
        let preset = app.preset.clone().unwrap_or_else(|| "-".to_owned());
        vec![app.client_id.0.clone(), app.name.clone(), preset, address(app), who]
    }));
    output::line(&table(&rows));
    told_of_bin(in_bin);
    Ok(())
}

fn told_of_bin(in_bin: usize) {
    if in_bin > 0 {
        output::line(&format!("\n{} in the bin: portico app bin", count(in_bin, "more app is", "more apps are")));
    }
}

/// Where the app is: its own address, or where its answers go.
fn address(app: &AppView) -> String {
    let origin = |uri: &String| match url::Url::parse(uri).map(|uri| uri.origin()) {
        Ok(origin) if origin.is_tuple() => origin.ascii_serialization(),
        // An app on a phone or a desktop is where its scheme leads.
        _ => uri.clone(),
    };
    app.url.clone().or_else(|| app.redirect_uris.first().map(origin)).unwrap_or_else(|| "-".to_owned())
}

fn show(id: &Id, config: &Config, output: Output) -> Result<(), Failure> {
    show::app(config, &find(config, &id.id, Where::InUse)?, output)
}

fn secret(arguments: &SecretArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let app = find(config, &arguments.id.id, Where::InUse)?;
    if !arguments.new {
        match output {
            Output::Json => output::json(&json!({ "client_id": app.client_id, "secrets": app.secrets })),
            Output::Text => show::secrets(&app),
        }
        return Ok(());
    }
    let new = NewSecret { keep_old_secs: arguments.keep_old, note: arguments.note.clone(), end: arguments.expires };
    let (app, secret) = changed(config, Operation::RotateSecret(app.client_id, new))?;
    let Some(secret) = secret else { return Err(Failure::Usage("a public app has no secret".to_owned())) };
    match output {
        Output::Json => {
            output::json(&json!({ "client_id": app.client_id, "client_secret": secret, "secrets": app.secrets }));
        }
        Output::Text => {
            output::line("This secret is shown once; portico keeps only a hash of it.\n");
            let rows = [("Client ID", app.client_id.0.as_str()), ("Client secret", secret.0.reveal())];
            output::line(&output::columns(&rows.map(|(label, value)| (label.to_owned(), value.to_owned()))));
            output::line("");
            show::secrets(&app);
        }
    }
    Ok(())
}

fn switch(id: &Id, disabled: bool, config: &Config, output: Output) -> Result<(), Failure> {
    let app = find(config, &id.id, Where::InUse)?;
    let change = AppChange { disabled: Some(disabled), ..AppChange::default() };
    let (app, _) = changed(config, Operation::Edit(app.client_id, Box::new(change)))?;
    match output {
        Output::Json => output::json(&json!({ "client_id": app.client_id, "disabled": app.disabled })),
        Output::Text => {
            let word = if app.disabled { "Disabled" } else { "Enabled" };
            output::line(&format!("{word} \"{}\" ({}).", app.name, app.client_id));
        }
    }
    Ok(())
}
