//! `portico keys …`

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::output::{self, Output, table};
use super::{Failure, config_file};
use crate::app::manage::{self, KeyOperation, KeyState, KeyView, KeysView, Operation, Reply};
use crate::config::Config;
use crate::model::{KeyRotation, UnixSeconds, problem};

/// Subcommands of `keys`. Signing keys follow each other by themselves; these are for looking, and for emergencies.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// All signing keys: what they do, how old they are, when they change.
    List,
    /// Make the next keys now. They sign once every app had time to learn them.
    Rotate(RotateArguments),
    /// The public keys as a JSON Web Key Set, for apps that cannot fetch it.
    ExportPublic,
}

/// Arguments of `keys rotate`.
#[derive(Debug, clap::Args)]
pub struct RotateArguments {
    /// Somebody else may have the keys, or the secret that seals them is lost: new keys sign at once, at the latest 10
    /// seconds later on every node that reaches the store, and the old ones leave the key set with it. Tokens that they
    /// signed stop being valid.
    #[arg(long)]
    compromised: bool,
}

/// Runs a subcommand.
pub fn run(command: &Command, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = config_file::load(given)?;
    match command {
        Command::List => list(&config, &ask(&config, KeyOperation::List)?, output),
        Command::Rotate(arguments) => rotate(arguments, &config, output)?,
        Command::ExportPublic => {
            let keys: Vec<Value> = ask(&config, KeyOperation::List)?.keys.into_iter().map(|key| key.public).collect();
            output::json(&json!({ "keys": keys }));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn ask(config: &Config, operation: KeyOperation) -> Result<KeysView, Failure> {
    match manage::perform(config, Operation::Keys(operation))? {
        Reply::Keys(keys) => Ok(keys),
        _ => Err(Failure::Problem {
            problem: &problem::P507,
            message: "the running server gave an answer that does not fit; it may be of another version".to_owned(),
        }),
    }
}

fn rotate(arguments: &RotateArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let rotation = if arguments.compromised { KeyRotation::Compromised } else { KeyRotation::Early };
    let keys = ask(config, KeyOperation::Rotate(rotation))?;
    if output == Output::Json {
        output::json(&report(config, &keys));
        return Ok(());
    }
    let waits = output::length(config.oauth.keys.publish_before);
    output::line(&match rotation {
        KeyRotation::Early => {
            format!("Noted. The running server makes the next keys within seconds; they sign {waits} later.")
        }
        KeyRotation::Compromised => {
            "Noted. The running server makes new keys that sign at once, and forgets the old ones; every node has \
             followed after 10 seconds. Members whose apps refuse the old tokens log in again."
                .to_owned()
        }
    });
    output::line("Without a server it happens at the next start. portico keys list shows it.");
    Ok(())
}

fn list(config: &Config, keys: &KeysView, output: Output) {
    if output == Output::Json {
        output::json(&report(config, keys));
        return;
    }
    if keys.keys.is_empty() {
        output::line("There are no signing keys yet. portico serve makes them at its first start.");
        return;
    }
    let mut rows =
        vec![["Key", "Algorithm", "State", "Made", "Signs from", "Leaves the key set"].map(str::to_owned).to_vec()];
    rows.extend(keys.keys.iter().map(|key| {
        let leaves = leaves_at(config, key).map_or_else(|| "-".to_owned(), day);
        let state = match key.state {
            KeyState::Waiting => "waiting",
            KeyState::InUse => "in use",
            KeyState::Retired => "retired",
        };
        let algorithm = format!("{:?}", key.algorithm);
        vec![key.kid.clone(), algorithm, state.to_owned(), day(key.made_at), day(key.signs_from), leaves]
    }));
    output::line(&table(&rows));
    if keys.asked.is_some() {
        output::line("\nA rotation was asked for; the running server does it within seconds.");
    }
}

fn report(config: &Config, keys: &KeysView) -> Value {
    let with_end = keys.keys.iter().map(|key| {
        let mut shown = json!(key);
        shown["leaves_at"] = json!(leaves_at(config, key));
        shown
    });
    json!({ "keys": with_end.collect::<Vec<_>>(), "asked": keys.asked })
}

/// When a key is no longer told to the world; later, if an app's own tokens live longer.
fn leaves_at(config: &Config, key: &KeyView) -> Option<UnixSeconds> {
    let keep = if key.distrusted { 0 } else { config.oauth.keys.keep_old_for.as_secs() };
    key.retires_at.map(|retires_at| retires_at.plus(keep))
}

/// The day and minute in UTC.
fn day(at: UnixSeconds) -> String {
    let Ok(at) = time::OffsetDateTime::from_unix_timestamp(at.0) else { return "?".to_owned() };
    let (date, clock) = (at.date(), at.time());
    format!("{date} {:02}:{:02} UTC", clock.hour(), clock.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_read_like_this() {
        assert_eq!(day(UnixSeconds(1_800_000_000)), "2027-01-15 08:00 UTC");
    }
}
