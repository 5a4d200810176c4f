//! `portico app import` and `portico app export`

use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgGroup;
use serde_json::json;

use super::edit::groups;
use super::{Failure, Output, unexpected};
use crate::app::import::{self, Choices, Found};
use crate::app::manage::{self, BroughtApp, Import, ImportReport, Operation, Outcome, Reply};
use crate::cli::output;
use crate::config::Config;
use crate::model::problem;

/// Longest file that is read, in bytes.
const FILE_BYTES_MAX: u64 = 256 << 20;
/// How many apps go to the running server at a time: it takes 256 KiB.
const APPS_AT_ONCE: usize = 3;
/// How many consents: each is on disk before the next one, and the answer is waited for 20 seconds.
const CONSENTS_AT_ONCE: usize = 250;

/// Arguments of `app import`.
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("source").args(["file", "plugin", "consents"]).required(true).multiple(true))]
pub struct ImportArguments {
    /// Apps in a file: an export of portico, or rows as CSV or JSON with the columns client_id, client_secret,
    /// client_name, redirect_uri, scope, groups. - is standard input.
    #[arg(value_name = "FILE", conflicts_with = "plugin")]
    file: Option<PathBuf>,
    /// Read the tables of the plugin "OAuth2 Server for IPS4" in the forum's database.
    #[arg(long)]
    plugin: bool,
    /// Another database than the forum's: mysql://user:password@host/name
    #[arg(long, value_name = "URL", requires = "plugin", env = "PORTICO_IMPORT_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// What stands before the names of the tables there.
    #[arg(long, value_name = "PREFIX", requires = "database", default_value = "", hide_default_value = true)]
    table_prefix: String,
    /// What members allowed, in a file with the columns client_id, member_id, scope.
    #[arg(long, value_name = "FILE", conflicts_with = "plugin")]
    consents: Option<PathBuf>,
    /// Groups of the forum that may use the apps, separated by commas, in place of what stands there.
    #[arg(long, value_name = "GROUP,…", conflicts_with = "everyone")]
    groups: Option<String>,
    /// Every member may use the apps.
    #[arg(long)]
    everyone: bool,
    /// Whether redirect addresses may be plain http outside loopback. For test networks only.
    #[arg(long)]
    allow_http: bool,
    /// Tell what would be taken along, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Arguments of `app export`.
#[derive(Debug, clap::Args)]
pub struct ExportArguments {
    /// Where to; it is made for its owner only. - is standard output.
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

/// Takes apps along and tells what became of each.
pub fn import(arguments: &ImportArguments, config: &Config, output: Output) -> Result<ExitCode, Failure> {
    let choices = choices(arguments)?;
    let found =
        found(arguments, config, &choices).map_err(|message| Failure::Problem { problem: &problem::P512, message })?;
    let report = perform(&found, arguments.dry_run, config)?;
    let whole = found.left.is_empty() && report.apps.iter().all(|(_, outcome)| !matches!(outcome, Outcome::Refused(_)));
    match output {
        Output::Json => tell_program(&found, &report, arguments.dry_run),
        Output::Text => tell_people(&found, &report, arguments.dry_run),
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn choices(arguments: &ImportArguments) -> Result<Choices, Failure> {
    let choices = Choices {
        groups: match &arguments.groups {
            Some(names) => Some(groups(names)),
            None => arguments.everyone.then(Vec::new),
        },
        allow_http: arguments.allow_http,
    };
    if choices.groups.as_ref().is_some_and(Vec::is_empty) && !arguments.everyone {
        return Err(Failure::Usage("--groups names no group; say --everyone if that is meant".to_owned()));
    }
    Ok(choices)
}

fn found(arguments: &ImportArguments, config: &Config, choices: &Choices) -> Result<Found, String> {
    if arguments.plugin {
        let database = arguments.database.as_deref().map(|url| (url, arguments.table_prefix.as_str()));
        return import::plugin(config, database, choices);
    }
    let apps = arguments.file.as_deref().map(read).transpose()?;
    let consents = arguments.consents.as_deref().map(read).transpose()?;
    import::file(apps.as_deref(), consents.as_deref(), choices)
}

fn read(file: &Path) -> Result<String, String> {
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(FILE_BYTES_MAX).read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|opened| opened.take(FILE_BYTES_MAX).read_to_string(&mut text))
    };
    read.map(|_| text).map_err(|error| format!("{} cannot be read: {error}", file.display()))
}

/// In parts, apps first.
fn perform(found: &Found, dry_run: bool, config: &Config) -> Result<ImportReport, Failure> {
    let mut whole = ImportReport::default();
    let consent_secs = config.oauth.consent_lifetime.as_secs();
    let nothing = || Import { apps: Vec::new(), consents: Vec::new(), consent_secs, dry_run };
    let apps = found.apps.chunks(APPS_AT_ONCE).map(|apps| Import { apps: apps.to_vec(), ..nothing() });
    let consents = found.consents.chunks(CONSENTS_AT_ONCE);
    let consents = consents.map(|part| {
        // What would be added must be known when its consents are judged.
        let asked = |app: &&BroughtApp| dry_run && part.iter().any(|consent| consent.client == *app.id());
        Import { apps: found.apps.iter().filter(asked).cloned().collect(), consents: part.to_vec(), ..nothing() }
    });
    for (import, counts_apps) in apps.map(|import| (import, true)).chain(consents.map(|import| (import, false))) {
        let report = match manage::perform(config, Operation::Import(Box::new(import)))? {
            Reply::Imported(report) => report,
            _ => return Err(unexpected()),
        };
        if counts_apps {
            whole.apps.extend(report.apps);
        }
        whole.consents_taken += report.consents_taken;
        whole.consents_there += report.consents_there;
        whole.consents_without_app += report.consents_without_app;
        whole.consents_empty += report.consents_empty;
    }
    Ok(whole)
}

fn tell_program(found: &Found, report: &ImportReport, dry_run: bool) {
    let name = |id: &str| found.names.get(id).cloned();
    let app = |id: &str, outcome: &str, reasons: &[String]| json!({ "client_id": id, "name": name(id), "outcome": outcome, "reasons": reasons });
    let mut apps: Vec<serde_json::Value> = report
        .apps
        .iter()
        .map(|(id, outcome)| match outcome {
            Outcome::Taken => app(&id.0, "taken", &[]),
            Outcome::There => app(&id.0, "there", &[]),
            Outcome::Refused(faults) => app(&id.0, "refused", faults),
        })
        .collect();
    apps.extend(found.left.iter().map(|(id, why)| app(id, "refused", std::slice::from_ref(why))));
    output::json(&json!({
        "dry_run": dry_run,
        "apps": apps,
        "consents": {
            "taken": report.consents_taken,
            "there": report.consents_there,
            "without_app": report.consents_without_app,
            "empty": report.consents_empty,
        },
        "notes": found.notes,
    }));
}

fn tell_people(found: &Found, report: &ImportReport, dry_run: bool) {
    let name = |id: &str| found.names.get(id).map_or(id, String::as_str).to_owned();
    let mut rows = Vec::new();
    for (id, outcome) in &report.apps {
        let what = match outcome {
            Outcome::Taken if dry_run => "would be taken along".to_owned(),
            Outcome::Taken => "taken along".to_owned(),
            Outcome::There => "is there already; nothing of it was changed".to_owned(),
            Outcome::Refused(faults) => format!("not taken: {}", faults.join("; ")),
        };
        rows.push((format!("{} ({id})", name(&id.0)), what));
    }
    rows.extend(found.left.iter().map(|(id, why)| (format!("{} ({id})", name(id)), format!("not taken: {why}"))));
    if rows.is_empty() && found.consents.is_empty() {
        output::line("There is nothing to take along.");
        return;
    }
    if !rows.is_empty() {
        output::line(&format!("Apps\n{}\n", output::columns(&rows)));
    }
    let consents = [
        ("taken along", report.consents_taken),
        ("there already", report.consents_there),
        ("of apps that are not here", report.consents_without_app),
        ("to nothing that the app may ask for", report.consents_empty),
    ];
    let consents: Vec<(String, String)> = consents
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| (what.to_owned(), count.to_string()))
        .collect();
    if !consents.is_empty() {
        output::line(&format!("What members allowed\n{}\n", output::columns(&consents)));
    }
    for note in &found.notes {
        output::line(&format!("Note: {note}"));
    }
    if dry_run {
        output::line("Nothing was changed: this was a dry run.");
    }
}

/// Writes all apps, with hashes of their secrets and without what members allowed.
pub fn export(arguments: &ExportArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let clients = match manage::perform(config, Operation::Export)? {
        Reply::Exported(clients) => clients,
        _ => return Err(unexpected()),
    };
    let text = import::export(&clients).to_string();
    if arguments.file == Path::new("-") {
        output::line(&text);
        return Ok(());
    }
    // Never over what is there: it may be the last copy.
    let opened = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&arguments.file);
    opened.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| Failure::Problem {
        problem: &problem::P513,
        message: format!("{}: {error}", arguments.file.display()),
    })?;
    let (file, apps) = (arguments.file.display().to_string(), clients.len());
    match output {
        Output::Json => output::json(&json!({ "file": file, "apps": apps })),
        Output::Text => {
            let written = output::count(apps, "app is", "apps are");
            output::line(&format!("{written} in {file} now, for its owner only (0600): keep it like a password."));
        }
    }
    Ok(())
}
