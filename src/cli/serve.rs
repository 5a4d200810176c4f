//! `portico serve`.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use super::failure::Failure;
use super::{config_file, environment};
use crate::app;
use crate::config::LogFormat;
use crate::model::problem;

/// Nothing but the configuration.
#[derive(Debug, Args)]
#[command(
    after_help = "Runs in the foreground. \"ready listen=… operations=…\" on standard error tells that it answers.\n\
                  SIGTERM lets requests finish ([server] drain)."
)]
pub struct Arguments {}

/// Runs until it is told to stop.
pub fn run(_: &Arguments, config: Option<&Path>) -> Result<ExitCode, Failure> {
    let hidden = environment::hide();
    let config = config_file::load(config)?;
    start_logging(&config.log.level, config.log.format)?;
    if let Err(error) = hidden {
        tracing::warn!(error, "the environment, with the secrets in it, stays readable to programs of this user");
    }
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    tracing::info!(version = env!("CARGO_PKG_VERSION"), config = %config.file.display(), "starting");
    app::serve(&config)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn start_logging(level: &str, format: LogFormat) -> Result<(), Failure> {
    app::start_logging(level, format).map_err(|why| Failure::Problem { problem: &problem::P102, message: why })
}
