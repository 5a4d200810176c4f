//! `portico app preview`

use std::process::ExitCode;

use serde_json::json;

use super::{Failure, Id, Output, Where, find};
use crate::app::preview;
use crate::cli::output;
use crate::config::Config;
use crate::model::{MemberId, problem};

/// Arguments of `app preview`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    id: Id,
    /// The member's id at the forum.
    #[arg(long, value_name = "ID")]
    member: String,
}

/// Prints what the app would be told. A member who would not get there is a failure.
pub fn run(arguments: &Arguments, config: &Config, output: Output) -> Result<ExitCode, Failure> {
    let app = find(config, &arguments.id.id, Where::InUse)?;
    let id = match arguments.member.parse::<u64>() {
        Ok(number) => MemberId::Number(number),
        Err(_) => MemberId::Text(arguments.member.clone()),
    };
    let preview = preview::preview(config, &app, &id)?;
    if output == Output::Json {
        output::json(&json!(preview));
        return Ok(if preview.refused.is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    if let Some(why) = &preview.refused {
        let problem = preview.code.and_then(problem::find).unwrap_or(&problem::P221);
        let message = format!("\"{}\" ({}) would not let member {id} in: {why}", app.name, app.client_id);
        return Err(Failure::Problem { problem, message });
    }
    if let Some(identity) = &preview.identity {
        let text = serde_json::to_string_pretty(identity).unwrap_or_else(|_| identity.to_string());
        output::line(&format!("What \"{}\" ({}) is told of member {id}\n{text}", app.name, app.client_id));
    }
    for remark in &preview.remarks {
        output::line(&format!("  {:<20} {}", remark.field, remark.why));
    }
    Ok(ExitCode::SUCCESS)
}
