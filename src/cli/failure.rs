//! How a command fails: a code, what happened, what to do, and an exit code.

use std::process::ExitCode;

use serde_json::json;

use super::output::{self, Output};
use crate::app::init::InitError;
use crate::app::manage::ManageError;
use crate::app::{DemoStartError, StartError};
use crate::config::Problems;
use crate::model::{Problem, problem};

/// Exit code of a command that was understood and failed.
const FAILED: u8 = 1;
/// Exit code of a wrong command line or configuration.
const WRONG: u8 = 2;
/// Exit code of a configuration that cannot be read.
const UNREADABLE: u8 = 3;

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The configuration is wrong or unreadable.
    Config(Problems),
    /// The command line is understood and makes no sense. P107.
    Usage(String),
    /// Anything else.
    Problem {
        /// The code.
        problem: &'static Problem,
        /// What happened, in words.
        message: String,
    },
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Config(problems)
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        Self::Problem { problem: error.problem(), message: error.to_string() }
    }
}

impl From<DemoStartError> for Failure {
    fn from(error: DemoStartError) -> Self {
        let hint = match error.problem().code {
            "P105" => ". Try: portico demo --port 0 --app-port 0",
            _ => "",
        };
        Self::Problem { problem: error.problem(), message: format!("{error}{hint}") }
    }
}

impl From<InitError> for Failure {
    fn from(error: InitError) -> Self {
        Self::Problem { problem: error.problem, message: error.message }
    }
}

impl From<ManageError> for Failure {
    fn from(error: ManageError) -> Self {
        Self::Problem { problem: error.problem, message: error.message }
    }
}

impl Failure {
    /// Tells it on standard error, and answers the exit code.
    pub fn report(self, output: Output) -> ExitCode {
        match (&self, output) {
            (Self::Config(problems), Output::Text) => {
                output::error_coloured(&problems.render(false), &problems.render(true))
            }
            (Self::Config(problems), Output::Json) => {
                let first = problems.findings().first().map_or(problem::P104.code, |finding| finding.problem.code);
                let message = "the configuration is wrong";
                let report = json!({ "error": { "code": first, "message": message, "details": problems.to_json() } });
                output::error_line(&report.to_string());
            }
            (Self::Usage(message), output) => tell(&problem::P107, message, output),
            (Self::Problem { problem, message }, output) => tell(problem, message, output),
        }
        ExitCode::from(self.exit_code())
    }

    fn exit_code(&self) -> u8 {
        match self {
            Self::Config(problems) => exit_code_of(problems),
            Self::Usage(_) => WRONG,
            Self::Problem { problem, .. } if *problem == &problem::P107 => WRONG,
            Self::Problem { .. } => FAILED,
        }
    }
}

/// 3 if the file cannot be read at all, 2 if it says something wrong.
pub fn exit_code_of(problems: &Problems) -> u8 {
    let unreadable = problems.findings().iter().all(|finding| finding.problem == &problem::P104);
    if unreadable { UNREADABLE } else { WRONG }
}

fn tell(problem: &Problem, message: &str, output: Output) {
    match output {
        Output::Json => {
            let error =
                json!({ "code": problem.code, "title": problem.title, "message": message, "help": problem.text });
            output::error_verbatim(&json!({ "error": error }).to_string());
        }
        Output::Text => {
            let (bold, plain) = if output::colour() { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
            output::error_verbatim(&format!("{bold}error {}{plain}: {}", problem.code, problem.title));
            for line in message.lines() {
                output::error_line(&format!("  {line}"));
            }
            output::error_line(&format!("help: {}", problem.text));
        }
    }
}

/// Help and version are no failures; the rest is a wrong command line.
pub fn of_clap(error: &clap::Error, output: Output) -> ExitCode {
    if !error.use_stderr() {
        // Whoever closed the pipe has read enough.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if output == Output::Json {
        let text = error.render().to_string();
        tell(&problem::P107, text.strip_prefix("error: ").unwrap_or(&text).trim_end(), output);
        return ExitCode::from(WRONG);
    }
    let with_code = format!("error {}:", problem::P107.code);
    let [plain, coloured] = [error.render().to_string(), error.render().ansi().to_string()]
        .map(|text| text.replacen("error:", &with_code, 1).trim_end().to_owned());
    output::error_coloured(&plain, &coloured);
    ExitCode::from(WRONG)
}
