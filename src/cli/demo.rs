//! `portico demo`.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::failure::Failure;
use super::output::Output;
use super::serve::start_logging;
use crate::app::{self, DemoFlavour, DemoOptions};
use crate::config::LogFormat;

/// What to show.
#[derive(Debug, Args)]
#[command(after_help = "Needs no database, no forum, no certificate and no network. Everything is gone when it ends.")]
pub struct Arguments {
    /// Port of the gateway; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Port of the chat app; 0 takes a free one.
    #[arg(long, default_value_t = 8081)]
    app_port: u16,
    /// Whose tables the sample forum keeps.
    #[arg(long, value_enum, default_value_t = Flavour::Plain)]
    flavour: Flavour,
    /// Print one line of JSON with all addresses, for scripts. The same as -o json.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Flavour {
    /// None: the gateway asks the forum over HTTP who is logged in.
    Plain,
    /// The same, but the login form does not come back to where the visitor was going.
    PlainNoReturn,
    /// phpBB's, so that the preset for phpBB runs.
    Phpbb,
}

/// Runs until Ctrl-C.
pub fn run(arguments: &Arguments, output: Output) -> Result<ExitCode, Failure> {
    start_logging("warn", LogFormat::Auto)?;
    let options = DemoOptions {
        port: arguments.port,
        app_port: arguments.app_port,
        flavour: match arguments.flavour {
            Flavour::Plain => DemoFlavour::Plain,
            Flavour::PlainNoReturn => DemoFlavour::PlainNoReturn,
            Flavour::Phpbb => DemoFlavour::Phpbb,
        },
    };
    if arguments.json || output == Output::Json {
        app::demo(&options, |announcement| super::output::json(&json!(announcement)), |_| ())?;
    } else {
        app::demo(
            &options,
            |announcement| super::output::line(&announcement.welcome(env!("CARGO_PKG_VERSION"))),
            |event| {
                super::output::line(&event.to_string());
            },
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
