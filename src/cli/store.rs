//! `portico store …`

use std::path::Path;
use std::process::ExitCode;

use secrecy::SecretString;
use serde_json::json;

use super::output::{self, Output, columns};
use super::{Failure, config_file};
use crate::app::moving::{self, Contents};
use crate::config::{Config, StoreKind, store_database};

/// Subcommands of `store`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// How much the store remembers. The embedded one is asked while portico is stopped.
    Info,
    /// Move the embedded store into an empty database that several nodes share.
    Migrate(MigrateArguments),
    /// Go back to the embedded store as it was before it moved.
    #[command(
        after_help = "What happened in the database since then is not in it: logins, apps, what members took back.\n\
                            Afterwards set [store] kind = \"sled\" on one node only, and start portico."
    )]
    Reopen,
}

/// Arguments of `store migrate`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Stop portico first: the embedded store allows one process. All is moved and compared, or nothing is.\n\
                  Afterwards set [store] kind = \"postgres\" and start portico. The folder of the embedded\n\
                  store stays, marked: portico does not use it again before `portico store reopen`."
)]
pub struct MigrateArguments {
    /// The database, as in postgres://portico@db.example/portico. Otherwise [store] url with its password_file, which
    /// keeps the password off the command line.
    #[arg(long, value_name = "URL")]
    to: Option<String>,
}

/// Does it and tells.
pub fn run(command: Command, config: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = config_file::load(config)?;
    match command {
        Command::Info => tell("", &moving::info(&config)?, output),
        Command::Reopen => {
            let contents = moving::reopen(&config)?;
            tell("In use again, as it was before the move:", &contents, output);
            if output == Output::Text && config.store.kind != StoreKind::Sled {
                output::line("\nNow set [store] kind = \"sled\", and start portico.");
            }
        }
        Command::Migrate(arguments) => {
            let to = arguments.to.map(|to| address(&to)).transpose()?;
            tell("Moved, and compared record by record:", &moving::migrate(&config, to.as_ref())?, output);
            if output == Output::Text {
                output::line(&format!("\n{}", afterwards(&config)));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is left to do: the keys went along sealed, and the secret stayed.
fn afterwards(config: &Config) -> String {
    let secret = match &config.oauth.keys.secret_file {
        Some(file) => file.clone(),
        None => config.data_dir.join("keys/secret"),
    };
    format!(
        "Now set [store] kind = \"postgres\" with its url, and start portico. Every other node needs a copy of\n{} before \
         its first start: the signing keys in the store are sealed with it.",
        secret.display()
    )
}

fn address(text: &str) -> Result<SecretString, Failure> {
    store_database(text, None).map_err(|why| Failure::Usage(format!("the address in --to {why}")))
}

fn tell(headline: &str, contents: &Contents, output: Output) {
    match output {
        Output::Json => {
            let Contents { kind, place, counts, moved_to } = contents;
            output::json(&json!({ "kind": kind, "place": place, "records": counts, "moved_to": moved_to }));
        }
        Output::Text => {
            if !headline.is_empty() {
                output::line(headline);
            }
            let mut rows = vec![("store".to_owned(), format!("{}, {}", contents.kind, contents.place))];
            rows.extend(contents.moved_to.iter().map(|place| ("moved to".to_owned(), place.clone())));
            rows.extend(contents.counts.iter().map(|(kind, count)| ((*kind).to_owned(), count.to_string())));
            output::line(&columns(&rows));
        }
    }
}
