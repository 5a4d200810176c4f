//! `portico console …`

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::output::{self, Output};
use super::{Failure, app, config_file};
use crate::app::manage::{self, Operation, Reply};
use crate::config::Config;
use crate::model::problem;

/// Subcommands of `console`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// A link into the console that counts once, for ten minutes: for the day that the forum's login is broken. Whoever
    /// opens it can look at and change everything for an hour.
    Link,
}

/// Runs a subcommand.
pub fn run(command: &Command, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let Command::Link = command;
    let config = config_file::load(given)?;
    if !config.console.enabled {
        let message = "there is no console: [console] enabled = false".to_owned();
        return Err(Failure::Problem { problem: &problem::P103, message });
    }
    let Reply::ConsoleLink(made) = manage::perform(&config, Operation::ConsoleLink)? else {
        return Err(app::unexpected());
    };
    let url = format!("{}?key={}", address(&config), made.key.0.reveal());
    match output {
        Output::Json => output::json(&json!({ "url": url, "link": made.link, "expires_at": made.expires_at })),
        Output::Text => {
            output::line(&url);
            output::line("");
            output::line("It counts once, for ten minutes, and opens the console for an hour. Give it to nobody.");
            output::line(&format!("In the audit trail it is \"link {}\".", made.link));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the link leads: to the public address, or to the console's own listener as it is reached from this machine.
fn address(config: &Config) -> String {
    let path = format!("{}{}/admin/enter", config.public_url.base_path(), config.oauth.path);
    match config.console.listen {
        None => format!("{}{path}", config.public_url.origin()),
        Some(at) if at.ip().is_loopback() || at.ip().is_unspecified() => {
            format!("http://localhost:{}{path}", at.port())
        }
        Some(at) => format!("http://{at}{path}"),
    }
}
