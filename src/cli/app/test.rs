//! `portico app test`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use super::{Failure, Id, Output, Where, find};
use crate::app::manage::AppView;
use crate::app::trial::{self, Check, Event, IdToken, Spoken, Step, Visitor, Wishes};
use crate::cli::output;
use crate::config::Config;

/// Longest file with cookies, in bytes.
const COOKIE_BYTES_MAX: u64 = 16 * 1024;

/// Arguments of `app test`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The app itself is not touched: a twin of it with an id, a secret and an address of its own on this\n\
                  machine logs in, works for five minutes, and is deleted at the end, also after Ctrl-C.\n\
                  If your browser runs elsewhere: ssh -L 4711:127.0.0.1:4711 SERVER, and --port 4711."
)]
pub struct Arguments {
    #[command(flatten)]
    id: Id,
    /// Port on 127.0.0.1 that the test takes; 0 takes a free one.
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// Log in without a browser, as somebody who is logged in at the forum already, and allow what is asked.
    #[arg(long, requires = "cookie_file")]
    headless: bool,
    /// The Cookie header of his browser, in a file: name=value; name=value. - is standard input.
    #[arg(long, value_name = "FILE", requires = "headless")]
    cookie_file: Option<PathBuf>,
    /// The User-Agent header of his browser; some forums compare it.
    #[arg(long, value_name = "TEXT", requires = "headless", default_value = "", hide_default_value = true)]
    user_agent: String,
}

/// Walks through a login and prints each step.
pub fn run(arguments: &Arguments, config: &Config, output: Output) -> Result<ExitCode, Failure> {
    let visitor = match &arguments.cookie_file {
        Some(file) => Some(Visitor { cookies: cookies(file)?, user_agent: arguments.user_agent.clone() }),
        None => None,
    };
    let app = find(config, &arguments.id.id, Where::InUse)?;
    let mut told = Told::new(&app, output);
    let spoken = trial::run(config, &app, &Wishes { port: arguments.port, visitor }, &mut |event| told.tell(event))?;
    told.end(spoken);
    Ok(ExitCode::SUCCESS)
}

/// The value of a Cookie header. Lines of notes begin with #.
fn cookies(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(COOKIE_BYTES_MAX).read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|opened| opened.take(COOKIE_BYTES_MAX).read_to_string(&mut text))
    };
    read.map_err(|error| Failure::Usage(format!("{} cannot be read: {error}", file.display())))?;
    let header = header(&text);
    match header.is_empty() || header.chars().any(char::is_control) {
        false => Ok(header),
        true => Err(Failure::Usage(format!(
            "{} holds no Cookie header; write it on one line: name=value; name=value",
            file.display()
        ))),
    }
}

fn header(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let values = lines.map(|line| match line.get(..7) {
        Some(name) if name.eq_ignore_ascii_case("cookie:") => line.get(7..).unwrap_or_default().trim(),
        _ => line,
    });
    values.map(|line| line.trim_end_matches(';')).collect::<Vec<_>>().join("; ")
}

/// What was told so far.
struct Told<'a> {
    app: &'a AppView,
    output: Output,
    twin: String,
    /// The last line says that somebody is waited for.
    waits: bool,
    steps: Vec<Step>,
    checks: Vec<Check>,
    id_token: Option<IdToken>,
}

impl<'a> Told<'a> {
    fn new(app: &'a AppView, output: Output) -> Self {
        Self { app, output, twin: String::new(), waits: false, steps: Vec::new(), checks: Vec::new(), id_token: None }
    }

    fn tell(&mut self, event: Event) {
        let is_text = self.output == Output::Text;
        match event {
            Event::Twin { client_id, redirect_uri } => {
                if is_text {
                    output::line(&format!(
                        "The twin {client_id} of \"{}\" takes answers at {redirect_uri} for five minutes.\n",
                        self.app.name
                    ));
                }
                self.twin = client_id;
            }
            // Whoever reads the JSON afterwards has to know it now.
            Event::Open(url) if !is_text => output::error_line(&format!("open {url}")),
            Event::Open(url) => output::line(&format!("Open {url} in your browser, log in, and allow it.")),
            Event::Waiting(left) => {
                let minutes = left.as_secs().div_ceil(60);
                let unit = if minutes == 1 { "minute" } else { "minutes" };
                let line = format!("Waiting for the login; {minutes} {unit} left. Ctrl-C ends the test.");
                if is_text {
                    output::line(&line)
                } else {
                    output::error_line(&line)
                }
                self.waits = true;
            }
            Event::Step(step) => {
                if is_text && std::mem::take(&mut self.waits) {
                    output::line("");
                }
                if is_text {
                    output::line(&step_text(self.steps.len() + 1, &step));
                }
                self.steps.push(step);
            }
            Event::IdToken(token) => {
                if is_text {
                    let pretty = |value| serde_json::to_string_pretty(value).unwrap_or_default().replace('\n', "\n   ");
                    output::line(&format!(
                        "ID token\n   {}\n   {}\n",
                        trial::shown(&token.header.to_string()),
                        pretty(&token.claims)
                    ));
                }
                self.id_token = Some(token);
            }
            Event::Check(check) => {
                if is_text {
                    let verdict = if check.ok { "ok" } else { "WRONG" };
                    output::line(&format!("  {verdict:<5}  {:<10}  {}", check.check, check.detail));
                }
                self.checks.push(check);
            }
        }
    }

    fn end(self, spoken: Spoken) {
        let result = match spoken {
            Spoken::OpenId => "An app that speaks OpenID Connect can log in.",
            Spoken::OAuth => "An app that speaks OAuth 2.0 can log in.",
        };
        match self.output {
            Output::Json => output::json(&json!({
                "client_id": self.app.client_id,
                "twin": self.twin,
                "steps": self.steps,
                "id_token": self.id_token,
                "checks": self.checks,
                "result": result,
            })),
            Output::Text => {
                output::line(&format!("{}{result}", if self.checks.is_empty() { "" } else { "\n" }));
                output::line(&format!(
                    "Not tried: the secret and the redirect addresses of the app itself (portico app show {}).",
                    self.app.client_id
                ));
            }
        }
    }
}

/// One step: what was asked, and what was answered.
fn step_text(number: usize, step: &Step) -> String {
    let part = |sign: char, lines: &[String]| {
        let mut lines = lines.iter();
        let first = lines.next().map_or_else(String::new, |line| format!("   {sign} {line}\n"));
        let rest: String = lines.map(|line| format!("       {line}\n")).collect();
        first + &rest
    };
    format!("{number}  {}\n{}{}", step.step, part('>', &step.request), part('<', &step.answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_taken_out_of_the_file() {
        for (text, want) in [
            ("a=1; b=2\n", "a=1; b=2"),
            ("Cookie: a=1; b=2;\r\n", "a=1; b=2"),
            ("# mine\ncookie:a=1\n\nb=2\n", "a=1; b=2"),
            ("# nothing\n", ""),
            ("é=1", "é=1"),
        ] {
            assert_eq!(header(text), want, "{text}");
        }
    }
}
