//! Questions on the terminal. Enter takes what stands in brackets.

use std::io::{BufRead as _, IsTerminal as _, Read as _, Write as _};

use super::{Answers, Failure, Installation};
use crate::cli::app::groups;
use crate::cli::output::{self, line};
use crate::model::problem;

/// No group at all.
const NOBODY: &str = "-";
/// Longest answer that is read, in bytes.
const ANSWER_BYTES_MAX: u64 = 4096;

/// Address, web server, place to listen, who may open the console, unless they were given.
pub fn questions(
    has_url: bool,
    has_upstream: bool,
    has_listen: bool,
    has_console: bool,
    answers: &mut Answers,
) -> Result<(), Failure> {
    if !is_terminal() {
        return Ok(());
    }
    line("Enter takes the answer in brackets.");
    for (given, words, answer) in [
        (has_url, "Address of the forum in browsers", &mut answers.public_url),
        (has_upstream, "Web server of the forum, as portico reaches it", &mut answers.upstream),
        (has_listen, "Address for portico to listen on", &mut answers.listen),
    ] {
        if !given {
            let said = asked(&format!("  {words} [{answer}] "))?;
            if !said.is_empty() {
                *answer = said;
            }
        }
    }
    if !has_console {
        let usual =
            if answers.console_groups.is_empty() { NOBODY.to_owned() } else { answers.console_groups.join(", ") };
        let said = asked(&format!("  Group that may open the console, {NOBODY} for nobody [{usual}] "))?;
        if !said.is_empty() {
            answers.console_groups = if said == NOBODY { Vec::new() } else { groups(&said) };
        }
    }
    Ok(())
}

/// One of several forums.
pub fn which(mut found: Vec<Installation>, quiet: bool) -> Result<Installation, Failure> {
    let shown: Vec<String> = found
        .iter()
        .enumerate()
        .map(|(at, one)| format!("  {}  {} ({}) in {}", at + 1, one.title, one.preset, one.folder.display()))
        .collect();
    if quiet || !is_terminal() {
        let message = format!("there is more than one:\n{}\nName one: its folder, or --forum", shown.join("\n"));
        return Err(Failure::Problem { problem: &problem::P110, message });
    }
    line(&format!("There is more than one forum.\n{}", shown.join("\n")));
    loop {
        let said = asked("  Which one? [1] ")?;
        let number: usize = if said.is_empty() { 1 } else { said.parse().unwrap_or(0) };
        if (1..=found.len()).contains(&number) {
            return Ok(found.swap_remove(number - 1));
        }
        line(&format!("  a number from 1 to {}", found.len()));
    }
}

fn is_terminal() -> bool {
    std::io::stdin().is_terminal()
}

fn asked(question: &str) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::Usage(format!("the answer cannot be read: {error}"));
    let mut out = std::io::stdout().lock();
    write!(out, "{}", output::question(question)).and_then(|()| out.flush()).map_err(failed)?;
    let mut answer = String::new();
    let read = std::io::stdin().lock().take(ANSWER_BYTES_MAX).read_line(&mut answer).map_err(failed)?;
    if read == 0 {
        return Err(Failure::Usage("there was no answer; --yes asks nothing".to_owned()));
    }
    Ok(answer.trim().to_owned())
}
