//! The command line: one file a command. Asks, prints, answers an exit code; the work is in [`crate::app`].

mod app;
mod audit;
mod check;
mod config;
mod config_file;
mod console;
mod demo;
mod environment;
mod explain;
mod failure;
mod init;
mod keys;
mod members;
mod output;
mod serve;
mod stats;
mod store;
mod token;
mod why;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;
use output::Output;

/// Under this stand the options of all commands, behind those of the one that is asked about.
const EVERYWHERE: &str = "Options of every command";

/// OAuth 2.0 and OpenID Connect from the login session of a forum.
///
/// portico stands in front of the forum as a reverse proxy, lets everything through, and answers the OAuth paths itself.
#[derive(Debug, Parser)]
#[command(name = "portico", version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 failed, 2 wrong command line or configuration, 3 configuration cannot be read.\n\
                  Every failure has a code: portico explain P101"
)]
struct CommandLine {
    /// Configuration file. Otherwise ./portico.toml, $XDG_CONFIG_HOME/portico/portico.toml, /etc/portico/portico.toml.
    #[arg(long, global = true, env = "PORTICO_CONFIG", value_name = "FILE", help_heading = EVERYWHERE)]
    config: Option<PathBuf>,
    /// How to print: for people, or for programs.
    #[arg(short, long, global = true, value_enum, default_value_t = Output::Text, value_name = "FORM", help_heading = EVERYWHERE)]
    output: Output,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the gateway in front of the forum.
    Serve(serve::Arguments),
    /// Sample forum, gateway and sample chat app in one process.
    Demo(demo::Arguments),
    /// Find the forum in a folder and write a configuration file for it.
    Init(init::Arguments),
    /// Check the configuration file; nothing is started.
    Check(check::Arguments),
    /// Add, list, show, change and delete apps.
    #[command(subcommand)]
    App(app::Command),
    /// List members as the forum tells of them.
    #[command(subcommand)]
    Members(members::Command),
    /// Issue, list and revoke personal and admin tokens.
    #[command(subcommand)]
    Token(token::Command),
    /// Show what the store holds, or move it to where several nodes share it.
    #[command(subcommand)]
    Store(store::Command),
    /// How many logins, of which apps, how fast: plots for the terminal.
    Stats(stats::Arguments),
    /// Who changed what, and when.
    #[command(subcommand)]
    Audit(audit::Command),
    /// A way into the console for the day that the forum's login is broken.
    #[command(subcommand)]
    Console(console::Command),
    /// List and change the keys that sign ID tokens.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Languages and texts of the pages.
    #[command(subcommand)]
    Config(config::Command),
    /// Explain who a visitor is, step by step.
    Why(why::Arguments),
    /// The long text of a code; works offline.
    Explain(explain::Arguments),
}

/// Runs the command line and answers the exit code of the process.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let line = match CommandLine::try_parse_from(&arguments) {
        Ok(line) => line,
        Err(error) => return failure::of_clap(&error, asked_for(&arguments)),
    };
    let output = line.output;
    match dispatch(line) {
        Ok(code) => code,
        Err(failure) => failure.report(output),
    }
}

/// How to print, as far as a command line that is not understood says it.
fn asked_for(arguments: &[OsString]) -> Output {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--").collect();
    let joined = ["-ojson", "-o=json", "--output=json"];
    let apart = |pair: &[&str]| matches!(pair, ["-o" | "--output", "json"]);
    if words.iter().any(|word| joined.contains(word)) || words.windows(2).any(apart) {
        Output::Json
    } else {
        Output::Text
    }
}

fn dispatch(line: CommandLine) -> Result<ExitCode, Failure> {
    let config = line.config.as_deref();
    match line.command {
        Command::Serve(arguments) => serve::run(&arguments, config),
        Command::Demo(arguments) => demo::run(&arguments, line.output),
        Command::Why(arguments) => why::run(&arguments, config, line.output),
        Command::Init(arguments) => init::run(&arguments, config, line.output),
        Command::Check(arguments) => check::run(&arguments, config, line.output),
        Command::Stats(arguments) => stats::run(&arguments, config, line.output),
        Command::Audit(command) => audit::run(command, config, line.output),
        Command::Console(command) => console::run(&command, config, line.output),
        Command::Keys(command) => keys::run(&command, config, line.output),
        Command::App(command) => app::run(command, config, line.output),
        Command::Members(command) => members::run(&command, config, line.output),
        Command::Token(command) => token::run(command, config, line.output),
        Command::Store(command) => store::run(command, config, line.output),
        Command::Config(command) => config::run(&command, line.output),
        Command::Explain(arguments) => explain::run(&arguments, line.output),
    }
}
