//! `portico config`: what there is to configure, beyond the file itself.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use super::failure::Failure;
use super::output::{self, Output, table};
use crate::app::{looks, texts};
use crate::model::problem;

/// What to print.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// The languages of the pages, and what each of them still says in English.
    Languages,
    /// Every text of the pages in one language, to copy single ones into `[texts.LANGUAGE]`.
    Texts {
        /// Its tag, as `portico config languages` lists it.
        #[arg(default_value = "en")]
        language: String,
    },
    /// The templates of the pages.
    #[command(subcommand)]
    Templates(Templates),
}

/// What to do with templates.
#[derive(Debug, clap::Subcommand)]
pub enum Templates {
    /// Write the built-in ones into a folder, to change single ones and name the folder in [pages] templates.
    Export {
        /// The folder; it is made. Nothing that is there is written over.
        folder: PathBuf,
    },
}

/// Prints it.
pub fn run(command: &Command, output: Output) -> Result<ExitCode, Failure> {
    match command {
        Command::Languages => languages(output),
        Command::Texts { language } => one(language, output),
        Command::Templates(Templates::Export { folder }) => export(folder, output),
    }
}

fn languages(output: Output) -> Result<ExitCode, Failure> {
    let reports = texts::languages();
    match output {
        Output::Json => {
            let rows = reports.iter().map(|report| {
                let translated = report.total - report.missing.len();
                let (language, name, missing) = (&report.tag, &report.name, &report.missing);
                json!({ "language": language, "name": name, "texts": report.total, "translated": translated,
                        "missing": missing })
            });
            output::json(&rows.collect());
        }
        Output::Text => {
            let mut rows = vec![["Language", "Name", "Texts"].map(str::to_owned).to_vec()];
            rows.extend(reports.iter().map(|report| {
                let translated = report.total - report.missing.len();
                vec![report.tag.clone(), report.name.clone(), format!("{translated} of {}", report.total)]
            }));
            output::line(&table(&rows));
            for report in &reports {
                for key in &report.missing {
                    output::line(&format!("{}: {key} is said in English", report.tag));
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn one(language: &str, output: Output) -> Result<ExitCode, Failure> {
    let Some(texts) = texts::written(language) else {
        return Err(Failure::Usage(format!(
            "there is no language \"{language}\"; portico config languages lists them"
        )));
    };
    match output {
        Output::Json => output::json(&json!(texts)),
        Output::Text => {
            for (key, text) in &texts {
                output::line(&format!("{key} = {text}"));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn export(folder: &Path, output: Output) -> Result<ExitCode, Failure> {
    let refused = |message| Failure::Problem { problem: &problem::P513, message };
    let written = looks::export(folder).map_err(refused)?;
    match output {
        Output::Json => output::json(&json!({ "folder": folder.display().to_string(), "templates": written })),
        Output::Text => {
            output::line(&format!("{} templates are in {}.", written.len(), folder.display()));
            output::line("Keep those that you change, remove the others, and name the folder: [pages] templates");
        }
    }
    Ok(ExitCode::SUCCESS)
}
