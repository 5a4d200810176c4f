//! `portico check`: is the configuration right, can the forum's own files be read, and do its web servers take
//! connections? Opens no port and no database but the store of its own.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::output::{self, Output, columns, count};
use super::{Failure, config_file, failure};
use crate::app;
use crate::app::manage::{self, KeysView};
use crate::config::{self, Config, Environment, Problems, StoreKind};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Warnings count too: exit code 1.
    #[arg(long)]
    strict: bool,
}

/// Checks and tells. Exit 0: fine, or warnings; 1: warnings with `--strict`; 2: errors; 3: cannot be read.
pub fn run(arguments: &Arguments, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let environment = config::environment();
    let file = config_file::find(given, &environment)?;
    match checked(&file, &environment) {
        Ok((config, seen)) => {
            tell(&config, &seen, output);
            let code = if arguments.strict && !config.warnings.is_empty() { 1 } else { 0 };
            Ok(ExitCode::from(code))
        }
        Err(problems) => {
            tell_problems(&problems, output);
            Ok(ExitCode::from(failure::exit_code_of(&problems)))
        }
    }
}

/// What was looked at beside the configuration.
struct Seen {
    /// The signing keys, as far as the store can be looked into.
    keys: Option<KeysView>,
    /// A line for each certificate.
    certificates: Vec<String>,
    /// A line for each web server of the forum.
    servers: Vec<String>,
}

/// The configuration with all warnings, and what else was seen.
fn checked(file: &Path, environment: &Environment) -> Result<(Config, Seen), Problems> {
    let mut config = config::load(file, environment)?;
    let of_file = |problem, why| Problems::of_file(file, problem, why);
    app::check_forum(&config).map_err(|error| of_file(error.problem(), error.to_string()))?;
    app::check_pages(&config).map_err(|error| of_file(error.problem(), error.to_string()))?;
    app::check_keys(&config).map_err(|error| of_file(error.problem(), error.to_string()))?;
    let found = app::check_certificates(&config).map_err(|error| of_file(error.problem, error.message))?;
    let (certificates, warnings) = found;
    config.warnings.extend(warnings);
    let (servers, warnings) = app::check_servers(&config).map_err(|error| of_file(error.problem, error.message))?;
    config.warnings.extend(warnings);
    let keys = manage::look_at_keys(&config).map_err(|error| of_file(error.problem, error.message))?;
    Ok((config, Seen { keys, certificates, servers }))
}

/// Problems are the result of this command, so JSON goes to standard output.
fn tell_problems(problems: &Problems, output: Output) {
    match output {
        Output::Text => output::error_coloured(&problems.render(false), &problems.render(true)),
        Output::Json => {
            let mut report = problems.to_json();
            report["warnings"] = json!([]);
            output::json(&report);
        }
    }
}

fn tell(config: &Config, seen: &Seen, output: Output) {
    match output {
        Output::Json => {
            let report = json!({
                "config": config.file.display().to_string(),
                "errors": [],
                "warnings": config.warnings,
                "keys": keys_line(config, seen.keys.as_ref()),
                "certificates": seen.certificates,
                "servers": seen.servers,
                "apis": apis(config),
            });
            output::json(&report);
        }
        Output::Text => {
            output::line(&columns(&rows(config, seen)));
            output::line("");
            for warning in &config.warnings {
                output::line(&format!("warning: {warning}"));
            }
            let warnings = count(config.warnings.len(), "warning", "warnings");
            let database = if config.store.kind == StoreKind::Postgres { "No other database" } else { "No database" };
            output::line(&format!("{warnings}, 0 errors. {database} was asked."));
        }
    }
}

/// How old the signing key is and when the next one takes over, as far as the store can be looked into.
fn keys_line(config: &Config, view: Option<&KeysView>) -> String {
    match view {
        Some(view) => app::keys_summary(config, view),
        None if config.store.kind == StoreKind::Postgres => {
            "not known: no server runs here; portico keys list reads them from the shared database".to_owned()
        }
        None => "not known: no server runs here, and no store can be looked into".to_owned(),
    }
}

/// A line for each protected API.
fn apis(config: &Config) -> Vec<String> {
    app::check_rows(config).into_iter().filter(|(what, _)| *what == "api").map(|(_, line)| line).collect()
}

fn rows(config: &Config, seen: &Seen) -> Vec<(String, String)> {
    let mut rows = app::check_rows(config);
    // The keys stand behind the store that holds them.
    let place = rows.iter().position(|(what, _)| *what == "store").map_or(rows.len(), |at| at + 1);
    rows.insert(place, ("keys", keys_line(config, seen.keys.as_ref())));
    let listens = rows.iter().position(|(what, _)| *what == "listens").map_or(rows.len(), |at| at + 1);
    rows.splice(listens..listens, seen.certificates.iter().map(|line| ("certificates", line.clone())));
    if let Some(at) = rows.iter().position(|(what, _)| *what == "server") {
        rows.splice(at..=at, seen.servers.iter().map(|line| ("server", line.clone())));
    }
    let title = |what: &str| match what {
        "configuration" => "Configuration",
        "public-address" => "Public address",
        "listens" => "Listens at",
        "certificates" => "Certificate",
        "forum" => "Forum",
        "server" => "Web server",
        "api" => "Protected API",
        "store" => "Store",
        "keys" => "Keys",
        "old-secrets" => "Mattermost's API",
        "console" => "Console",
        _ => "Monitoring",
    };
    rows.into_iter().map(|(what, value)| (title(what).to_owned(), value)).collect()
}
