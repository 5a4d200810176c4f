//! `portico why`.

use std::net::IpAddr;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::config_file;
use super::failure::Failure;
use super::output::Output;
use crate::app::why::{Why, WhyMember, why};
use crate::model::{UnixSeconds, Visitor, marked, problem};

/// The visitor to explain.
#[derive(Debug, Args)]
#[command(after_help = "Asks the forum's database or address itself; portico need not be running.\n\
                  The cookie is a login: take it from your own browser, and keep it out of mails and tickets.")]
pub struct Arguments {
    /// The Cookie header as the browser sends it: 'name=value; name=value'. Twice for two lines.
    #[arg(long, value_name = "HEADER", required = true)]
    cookie: Vec<String>,
    /// The User-Agent header; phpBB compares it.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    user_agent: String,
    /// The visitor's address.
    #[arg(long, value_name = "IP")]
    address: Option<IpAddr>,
    /// Judge as if it were this time, in Unix seconds.
    #[arg(long, value_name = "UNIX")]
    now: Option<i64>,
}

/// Explains, and succeeds whoever the visitor is.
pub fn run(arguments: &Arguments, config: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = config_file::load(config)?;
    let visitor = Visitor {
        cookie_lines: arguments.cookie.iter().map(|line| line.clone().into_bytes()).collect(),
        user_agent: arguments.user_agent.clone().into_bytes(),
        address: arguments.address,
        unnamed: false,
    };
    let why = why(&config, &visitor, arguments.now.map(UnixSeconds))?;
    match output {
        Output::Json => super::output::json(&json!(why)),
        Output::Text => super::output::line(told(&why).trim_end()),
    }
    Ok(ExitCode::SUCCESS)
}

fn told(why: &Why) -> String {
    let mut text = String::new();
    let widest = why.steps.iter().map(|step| step.detail.chars().count()).max().unwrap_or_default();
    for (number, step) in why.steps.iter().enumerate() {
        let verdict = match (step.ok, step.code) {
            (true, _) => "ok".to_owned(),
            (false, Some(code)) => format!("FAILS  {code}"),
            (false, None) => "FAILS".to_owned(),
        };
        text.push_str(&format!("{:>2}  {:<24} {:<widest$}  {verdict}\n", number + 1, step.step, step.detail));
    }
    text.push_str(&format!(" Result: {}\n", result(why)));
    text.extend(why.member.as_ref().map(person));
    text.extend(telling(why).map(|code| format!(" More: portico explain {code}\n")));
    text
}

/// The code that tells most. Where several ways in were tried, the last one usually fails for want of a cookie that only
/// some visitors have; what was wrong with a cookie that did come is the reason that people look for.
fn telling(why: &Why) -> Option<&'static str> {
    let mut codes = why.steps.iter().filter_map(|step| step.code);
    match why.outcome {
        "guest" => codes.clone().find(|code| *code != problem::P301.code).or_else(|| codes.next()),
        _ => codes.next_back(),
    }
}

fn result(why: &Why) -> String {
    let reason = why.refusal.as_deref().unwrap_or_default();
    match why.outcome {
        "member" => "logged in.".to_owned(),
        "guest" => "visitor, not logged in.".to_owned(),
        "refused" => format!("known, but not let in: {reason}."),
        _ => format!("nobody can tell: {reason}. Members see \"try again\"."),
    }
}

fn person(member: &WhyMember) -> String {
    let email = match (&member.email, member.email_verified) {
        (None, _) => "none".to_owned(),
        (Some(email), true) => email.clone(),
        (Some(email), false) => format!("{email} (not verified: apps do not get it)"),
    };
    let told =
        format!("Member {}: {}; e-mail {email}; groups {}", member.id, member.username, member.groups.join(", "));
    format!(" {}\n", marked(&told, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::why::WhyStep;

    #[test]
    fn the_code_that_is_named_is_the_one_that_tells_most() {
        for (name, outcome, codes, want) in [
            ("nobody is logged in", "guest", vec![None, Some("P301"), Some("P301")], Some("P301")),
            ("a session, but another browser", "guest", vec![Some("P305"), Some("P301")], Some("P305")),
            ("a wrong cookie, then a bad key", "guest", vec![Some("P301"), Some("P302")], Some("P302")),
            ("too old, then banned", "refused", vec![Some("P303"), Some("P310")], Some("P310")),
            ("no session row, then no database", "unknown", vec![Some("P302"), Some("P221")], Some("P221")),
            ("logged in by the first way", "member", vec![None, None], None),
        ] {
            let step = |code| WhyStep { step: "step".to_owned(), ok: false, detail: String::new(), code };
            let steps = codes.into_iter().map(step).collect();
            let why = Why { outcome, refusal: None, member: None, steps };
            assert_eq!(telling(&why), want, "{name}");
        }
    }
}
