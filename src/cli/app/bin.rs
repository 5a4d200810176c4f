//! `portico app delete`, `app bin` and `app restore`: the end of an app, for good or for seven days.

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Failure, Id, Output, Where, apps, changed, find, unexpected};
use crate::app::manage::{self, AppView, BIN_SECS, Operation, Reply};
use crate::cli::output::{self, instant, length, table};
use crate::config::Config;
use crate::model::UnixSeconds;

/// Arguments of `app delete`.
#[derive(Debug, clap::Args)]
pub struct DeleteArguments {
    #[command(flatten)]
    id: Id,
    /// Put it into the bin: its logins end as well, and for seven days portico app restore has it back.
    #[arg(long)]
    bin: bool,
    /// Do not ask.
    #[arg(short, long)]
    yes: bool,
}

/// Deletes an app for good, or into the bin. What lies there already can be deleted for good.
pub fn delete(arguments: &DeleteArguments, config: &Config, output: Output) -> Result<(), Failure> {
    let place = if arguments.bin { Where::InUse } else { Where::Anywhere };
    let app = find(config, &arguments.id.id, place)?;
    if !arguments.yes && !confirmed(&app, arguments.bin)? {
        return Err(Failure::Usage("nothing was deleted".to_owned()));
    }
    if arguments.bin {
        return put(app, config, output);
    }
    let id = match manage::perform(config, Operation::Delete(app.client_id))? {
        Reply::Deleted(id) => id,
        _ => return Err(unexpected()),
    };
    match output {
        Output::Json => output::json(&json!({ "deleted": id })),
        Output::Text => output::line(&format!("Deleted \"{}\" ({id}) for good.", app.name)),
    }
    Ok(())
}

fn put(app: AppView, config: &Config, output: Output) -> Result<(), Failure> {
    let (app, _) = changed(config, Operation::Bin(app.client_id))?;
    match output {
        Output::Json => output::json(&json!({ "deleted": app.client_id, "gone_at": gone_at(&app) })),
        Output::Text => {
            output::line(&format!("\"{}\" ({}) is in the bin, and its logins have ended.", app.name, app.client_id));
            let until = gone_at(&app).map_or_else(String::new, instant);
            output::line(&format!("Until {until} it can be had back: portico app restore {}", app.client_id));
        }
    }
    Ok(())
}

/// Prints what lies in the bin, what goes first at the top.
pub fn list(config: &Config, output: Output) -> Result<(), Failure> {
    let mut binned = apps(config)?;
    binned.retain(|app| app.deleted_at.is_some());
    binned.sort_by_key(|app| app.deleted_at);
    if output == Output::Json {
        let with_end = binned.iter().map(|app| {
            let mut shown = json!(app);
            shown["gone_at"] = json!(gone_at(app));
            shown
        });
        output::json(&json!({ "apps": with_end.collect::<Vec<Value>>() }));
        return Ok(());
    }
    if binned.is_empty() {
        let days = length(Duration::from_secs(BIN_SECS));
        output::line(&format!(
            "The bin is empty. portico app delete APP --bin puts an app there; it can be had back for {days}."
        ));
        return Ok(());
    }
    let mut rows = vec![["Client ID", "Name", "Deleted", "Gone for good"].map(str::to_owned).to_vec()];
    let shown = |at: Option<UnixSeconds>| at.map_or_else(|| "-".to_owned(), instant);
    rows.extend(
        binned
            .iter()
            .map(|app| vec![app.client_id.0.clone(), app.name.clone(), shown(app.deleted_at), shown(gone_at(app))]),
    );
    output::line(&table(&rows));
    output::line("\nOne is taken out again by portico app restore APP.");
    Ok(())
}

/// Takes an app out of the bin.
pub fn restore(id: &Id, config: &Config, output: Output) -> Result<(), Failure> {
    let app = find(config, &id.id, Where::InBin)?;
    let (app, _) = changed(config, Operation::Restore(app.client_id))?;
    match output {
        Output::Json => output::json(&json!({ "restored": app.client_id })),
        Output::Text => {
            output::line(&format!(
                "\"{}\" ({}) is back, with its secret and what members allowed it. Members log in there anew.",
                app.name, app.client_id
            ));
        }
    }
    Ok(())
}

/// When a running server deletes it for good.
pub fn gone_at(app: &AppView) -> Option<UnixSeconds> {
    app.deleted_at.map(|at| at.plus(BIN_SECS))
}

fn confirmed(app: &AppView, into_bin: bool) -> Result<bool, Failure> {
    let (name, id) = (&app.name, &app.client_id);
    let (why, question) = if into_bin {
        let why = "all logins of this app end; say so with --yes";
        (
            why,
            format!(
                "Put \"{name}\" ({id}) into the bin? All its logins end; for seven days it can be had back. [y/N] "
            ),
        )
    } else {
        let why = "this cannot be taken back; say so with --yes, or put the app into the bin with --bin";
        (
            why,
            format!(
                "Delete \"{name}\" ({id}) for good, with everything that members allowed it? All its logins end. [y/N] "
            ),
        )
    };
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage(why.to_owned()));
    }
    let _ = write!(std::io::stderr().lock(), "{question}");
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    Ok(read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes"))
}
