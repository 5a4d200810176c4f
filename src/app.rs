//! Wiring: the only place that names adapters.

mod audit;
mod check;
pub mod control;
pub mod demo;
mod forum;
pub mod front;
pub mod import;
pub mod init;
mod issuing;
mod keys;
mod logout;
pub mod looks;
mod lookups;
pub mod manage;
pub mod members;
pub mod moving;
pub mod preview;
mod refusals;
mod reload;
pub mod serve;
mod shell;
pub mod stats;
pub mod texts;
mod translate;
pub mod trial;
pub mod why;

pub use check::{certificates as check_certificates, length, rows as check_rows, servers as check_servers};
pub use demo::{DemoFlavour, DemoOptions, DemoStartError, demo};
pub use forum::check as check_forum;
pub use front::AppFront;
pub use keys::{check as check_keys, summary as keys_summary};
pub use looks::check as check_pages;
pub use serve::{StartError, serve};

use crate::config::LogFormat;
use crate::telemetry;

/// Starts the log of this process. Errors: the level is not understood, or a log was started before.
pub fn start_logging(level: &str, format: LogFormat) -> Result<(), String> {
    let format = match format {
        LogFormat::Auto => telemetry::LogFormat::Auto,
        LogFormat::Text => telemetry::LogFormat::Text,
        LogFormat::Json => telemetry::LogFormat::Json,
    };
    telemetry::start_logging(level, format)
}
