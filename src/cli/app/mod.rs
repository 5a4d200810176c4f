//! `portico app …`

mod add;
mod edit;
mod formats;
mod import;
mod preview;
mod show;

pub use edit::{seconds, word};

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::output::{self, Output, table};
use super::{Failure, config_file};
use crate::app::manage::{self, AppChange, AppView, Operation, Reply, ShownSecret};
use crate::config::Config;
use crate::model::{ClientId, problem};

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
    /// Change an app; what is not named stays.
    Edit(Box<edit::Arguments>),
    /// When the secrets of an app were made, or another one with --new.
    Secret(SecretArguments),
    /// Let nobody use an app for now. It keeps what members allowed it; its tokens work again once it is enabled.
    Disable(Id),
    /// Let it be used again.
    Enable(Id),
    /// Delete an app; its logins end at once.
    Delete(DeleteArguments),
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
}

/// Arguments of `app delete`.
#[derive(Debug, clap::Args)]
pub struct DeleteArguments {
    #[command(flatten)]
    id: Id,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
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
        Command::Edit(arguments) => edit::run(*arguments, &config()?, output)?,
        Command::Secret(arguments) => secret(&arguments, &config()?, output)?,
        Command::Disable(id) => switch(&id, true, &config()?, output)?,
        Command::Enable(id) => switch(&id, false, &config()?, output)?,
        Command::Delete(arguments) => delete(&arguments, &config()?, output)?,
        Command::Import(arguments) => return import::import(&arguments, &config()?, output),
        Command::Export(arguments) => import::export(&arguments, &config()?)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// All apps, sorted by id.
fn apps(config: &Config) -> Result<Vec<AppView>, Failure> {
    match manage::perform(config, Operation::List)? {
        Reply::Apps(apps) => Ok(apps),
        _ => Err(unexpected()),
    }
}

/// The app that is meant: by its id, or by a name or preset that only one app has.
fn find(config: &Config, meant: &str) -> Result<AppView, Failure> {
    let all = apps(config)?;
    if let Some(app) = all.iter().find(|app| app.client_id.0 == meant) {
        return Ok(app.clone());
    }
    let by_name = |app: &&AppView| app.preset.as_deref() == Some(meant) || app.name.eq_ignore_ascii_case(meant);
    let named: Vec<&AppView> = all.iter().filter(by_name).collect();
    let ids = |apps: &[&AppView]| apps.iter().map(|app| app.client_id.0.as_str()).collect::<Vec<_>>().join(", ");
    let message = match named.as_slice() {
        [only] => return Ok((*only).clone()),
        [] => {
            let nearest = all.iter().max_by(|a, b| likeness(a, meant).total_cmp(&likeness(b, meant)));
            let hint = nearest.filter(|app| likeness(app, meant) > 0.8);
            let hint = hint.map_or_else(String::new, |app| format!("; did you mean \"{}\"?", app.client_id));
            format!("there is no app \"{meant}\"{hint}")
        }
        several => format!("several apps are called \"{meant}\": {}", ids(several)),
    };
    Err(Failure::Problem { problem: &problem::P505, message })
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

fn list(config: &Config, output: Output) -> Result<(), Failure> {
    let apps = apps(config)?;
    if output == Output::Json {
        let apps: Vec<Value> = apps.iter().map(|app| json!(app)).collect();
        output::json(&json!({ "apps": apps }));
        return Ok(());
    }
    if apps.is_empty() {
        output::line("There is no app yet. Add one: portico app add rocketchat --url https://chat.example.org");
        return Ok(());
    }
    let mut rows = vec![["Client ID", "Name", "Made from", "Address", "Who may use it"].map(str::to_owned).to_vec()];
    rows.extend(apps.iter().map(|app| {
        let who = show::who(app);
        let preset = app.preset.clone().unwrap_or_else(|| "-".to_owned());
        vec![app.client_id.0.clone(), app.name.clone(), preset, address(app), who]
    }));
    output::line(&table(&rows));
    Ok(())
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
    show::app(config, &find(config, &id.id)?, output)
}

fn secret(arguments: &SecretArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let app = find(config, &arguments.id.id)?;
    if !arguments.new {
        match output {
            Output::Json => output::json(&json!({ "client_id": app.client_id, "secrets": app.secrets })),
            Output::Text => show::secrets(&app),
        }
        return Ok(());
    }
    let (app, secret) = changed(config, Operation::RotateSecret(app.client_id, arguments.keep_old))?;
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
    let app = find(config, &id.id)?;
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

fn delete(arguments: &DeleteArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let app = find(config, &arguments.id.id)?;
    if !arguments.yes && !confirmed(&app)? {
        return Err(Failure::Usage("nothing was deleted".to_owned()));
    }
    let id: ClientId = match manage::perform(config, Operation::Delete(app.client_id))? {
        Reply::Deleted(id) => id,
        _ => return Err(unexpected()),
    };
    match output {
        Output::Json => output::json(&json!({ "deleted": id })),
        Output::Text => output::line(&format!("Deleted \"{}\" ({id}).", app.name)),
    }
    Ok(())
}

fn confirmed(app: &AppView) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage("this cannot be taken back; say so with --yes".to_owned()));
    }
    let question = format!(
        "Delete \"{}\" ({}) with everything that members allowed it? All its logins end. [y/N] ",
        app.name, app.client_id
    );
    let _ = write!(std::io::stderr().lock(), "{question}");
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    Ok(read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes"))
}
