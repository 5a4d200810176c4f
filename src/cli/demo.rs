//! `portico demo`.

use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
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
    #[arg(long, default_value_t = 8081, value_name = "PORT")]
    app_port: u16,
    /// Whose tables, cookies and addresses the sample forum has, so that the preset for that forum runs.
    #[arg(long, value_parser = flavours().try_map(flavour), default_value = "plain")]
    flavour: DemoFlavour,
    /// The same without the word --flavour in front.
    #[arg(value_name = "FLAVOUR", value_parser = flavours().try_map(flavour), conflicts_with = "flavour", hide = true)]
    named: Option<DemoFlavour>,
    /// Print one line of JSON with all addresses, for scripts. The same as -o json.
    #[arg(long)]
    json: bool,
}

fn flavours() -> PossibleValuesParser {
    DemoFlavour::all().into_iter().map(|(_, name, help)| PossibleValue::new(name).help(help)).collect::<Vec<_>>().into()
}

fn flavour(wanted: String) -> Result<DemoFlavour, String> {
    let found = DemoFlavour::all().into_iter().find(|(_, name, _)| *name == wanted);
    found.map(|(flavour, _, _)| flavour).ok_or_else(|| format!("there is no flavour {wanted:?}"))
}

/// Runs until Ctrl-C.
pub fn run(arguments: &Arguments, output: Output) -> Result<ExitCode, Failure> {
    start_logging("warn", LogFormat::Auto)?;
    let flavour = arguments.named.unwrap_or(arguments.flavour);
    let options = DemoOptions { port: arguments.port, app_port: arguments.app_port, flavour };
    if arguments.json || output == Output::Json {
        app::demo(&options, |announcement| super::output::json(&json!(announcement)), |_| ())?;
    } else {
        app::demo(
            &options,
            |announcement| super::output::line(&announcement.welcome(env!("CARGO_PKG_VERSION"))),
            |event| {
                super::output::verbatim(&event.to_string());
            },
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
