//! `portico explain CODE`

use std::process::ExitCode;

use serde_json::json;

use super::failure::Failure;
use super::output::{self, Output};
use crate::model::problem;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The code, as on the page, in the log or in a message: P402. Left out: all codes with their titles.
    code: Option<String>,
}

/// Prints the entry of a code.
pub fn run(arguments: &Arguments, output: Output) -> Result<ExitCode, Failure> {
    let Some(code) = &arguments.code else {
        all(output);
        return Ok(ExitCode::SUCCESS);
    };
    let Some(problem) = problem::find(code) else {
        return Err(Failure::Usage(format!("there is no code \"{code}\"; portico explain lists all of them")));
    };
    match output {
        Output::Json => {
            output::json(&json!({ "code": problem.code, "title": problem.title, "text": problem.text }));
        }
        Output::Text => output::line(&format!("{}: {}\n\n{}", problem.code, problem.title, wrapped(problem.text, 80))),
    }
    Ok(ExitCode::SUCCESS)
}

fn all(output: Output) {
    match output {
        Output::Json => {
            let entries = problem::ALL.iter();
            let entries = entries.map(|problem| json!({ "code": problem.code, "title": problem.title }));
            output::json(&entries.collect());
        }
        Output::Text => {
            for problem in problem::ALL {
                output::line(&format!("{}  {}", problem.code, problem.title));
            }
        }
    }
}

/// Breaks lines at blanks so that none is longer than `width` characters, unless one word is.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}
