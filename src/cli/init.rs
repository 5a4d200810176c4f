//! `portico init`.

mod ask;
mod save;
mod told;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::app::groups;
use super::failure::Failure;
use super::output::{self, Output, columns};
use super::{config_file, output::line};
use crate::app::init::{self, Answers, Installation, Survey, WebServer};
use crate::config::{self, Config};
use crate::model::problem;

/// Which folder, and what is known already.
#[derive(Debug, Args)]
#[command(
    after_help = "Reads the forum's settings files and never runs them. What it needs and they compute can be given by\n\
                  variables: PORTICO_FORUM__DATABASE__PASSWORD, PORTICO_FORUM__DATABASE__URL."
)]
pub struct Arguments {
    /// The folder of the forum, or one a little above it.
    path: Option<PathBuf>,
    /// Which forum it is, by the name of a preset. Needed where it is not recognised, or where there are several.
    #[arg(long, value_name = "NAME")]
    forum: Option<String>,
    /// The forum's address in browsers.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// The web server of the forum, as portico reaches it.
    #[arg(long, value_name = "URL")]
    upstream: Option<String>,
    /// Where portico is to listen.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Groups of the forum whose members may open the console, separated by commas; "" for nobody. Otherwise its
    /// administrators, as far as the forum tells which group they are.
    #[arg(long, value_name = "GROUP,…")]
    console_group: Option<String>,
    /// Ask nothing, take what was found and the defaults.
    #[arg(short, long)]
    yes: bool,
    /// Which file to write, "-" for the screen.
    #[arg(long, value_name = "FILE", default_value = "portico.toml")]
    to: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    force: bool,
    /// Write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Print for programs. The same as -o json; asks nothing.
    #[arg(long)]
    json: bool,
    /// Print SQL for a database account that can read just what is needed, and nothing else.
    #[arg(long, conflicts_with = "print_vhost")]
    print_grants: bool,
    /// Print lines for the web server in front, and nothing else.
    #[arg(long, value_enum, value_name = "SERVER")]
    print_vhost: Option<Server>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Server {
    Nginx,
    Apache,
    Caddy,
    Traefik,
    Haproxy,
}

impl From<Server> for WebServer {
    fn from(server: Server) -> Self {
        match server {
            Server::Nginx => Self::Nginx,
            Server::Apache => Self::Apache,
            Server::Caddy => Self::Caddy,
            Server::Traefik => Self::Traefik,
            Server::Haproxy => Self::HaProxy,
        }
    }
}

/// Finds, asks, writes.
pub fn run(arguments: &Arguments, config: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let output = if arguments.json { Output::Json } else { output };
    let prints = arguments.print_grants || arguments.print_vhost.is_some();
    let config = match (&arguments.path, &arguments.forum) {
        // The file that was written before knows all of it.
        (None, None) if prints => config_file::load(config)?,
        _ => {
            let found = found(arguments, output)?;
            let quiet = arguments.yes || prints || output == Output::Json;
            let mut answers = answers(arguments, found.as_ref(), quiet);
            let survey = surveyed(arguments, &mut answers, found.as_ref(), quiet, output)?;
            if !prints {
                return finish(arguments, &answers, found.as_ref(), &survey, output);
            }
            parsed(&arguments.to, &answers)?
        }
    };
    match arguments.print_vhost {
        Some(server) => line(init::vhost(server.into(), &config).trim_end()),
        None => line(&init::grants(&config)?.join("\n")),
    }
    Ok(ExitCode::SUCCESS)
}

/// The forum that is meant. `None`: one that is not recognised by files.
fn found(arguments: &Arguments, output: Output) -> Result<Option<Installation>, Failure> {
    if let Some(name) = &arguments.forum
        && !crate::config::forum_names().any(|known| known == name)
    {
        let known = config::forum_names().collect::<Vec<_>>().join(", ");
        return Err(Failure::Usage(format!("there is no forum \"{name}\". There are: {known}")));
    }
    let recognised = arguments.forum.as_deref().is_none_or(init::is_recognised);
    let path = match (&arguments.path, recognised) {
        (_, false) => return Ok(None),
        (None, true) => return Err(Failure::Usage(
            "the folder of the forum is missing: portico init PATH. Or --forum generic, for a site that is asked over HTTP"
                .to_owned(),
        )),
        (Some(path), true) => path,
    };
    let mut found = init::find(path)?;
    if let Some(name) = &arguments.forum {
        found.retain(|one| one.preset == name);
    }
    match found.len() {
        0 => Err(nothing_found(path, arguments.forum.as_deref())?),
        1 => Ok(found.pop()),
        _ => ask::which(found, arguments.yes || output == Output::Json).map(Some),
    }
}

fn nothing_found(path: &Path, only: Option<&str>) -> Result<Failure, Failure> {
    let mut message = format!("nothing in {} or a little below it. Looked for\n", path.display());
    for known in init::looked_for()? {
        if only.is_none_or(|only| only == known.preset) {
            message.push_str(&format!("  {:<12} {}\n", known.preset, known.files.join(", ")));
        }
    }
    message.push_str("Another forum: portico init --forum generic, which asks it over HTTP who is logged in");
    Ok(Failure::Problem { problem: &problem::P110, message })
}

/// What was given, what was found, and the defaults. The address stays empty if nobody knows it.
fn answers(arguments: &Arguments, found: Option<&Installation>, quiet: bool) -> Answers {
    let given = |value: &Option<String>, usual: &str| value.clone().unwrap_or_else(|| usual.to_owned());
    let public_url = arguments.public_url.clone().or_else(|| found.and_then(init::public_url));
    let title = found.map(|found| match &found.version {
        Some(version) => format!("{} {version}", without_version(&found.title, version)),
        None => found.title.clone(),
    });
    let mut answers = Answers {
        preset: found.map(|found| found.preset.to_owned()).or_else(|| arguments.forum.clone()).unwrap_or_default(),
        title: title.unwrap_or_else(|| "a forum that is asked over HTTP".to_owned()),
        folder: found.and_then(|found| init::whole_path(&found.folder).ok()),
        public_url: public_url.unwrap_or_default(),
        upstream: given(&arguments.upstream, "http://127.0.0.1:8000"),
        listen: given(&arguments.listen, "127.0.0.1:8080"),
        database: None,
        console_groups: arguments.console_group.as_deref().map(groups).unwrap_or_default(),
    };
    if answers.public_url.is_empty() && quiet && arguments.print_grants {
        // Grants do not depend on it.
        answers.public_url = "https://forum.example.org".to_owned();
    }
    answers
}

/// "phpBB 3" and "3.3.14" are one thing: the title without the version that it begins to tell.
fn without_version<'a>(title: &'a str, version: &str) -> &'a str {
    match title.rsplit_once(' ') {
        Some((name, begun)) if version.starts_with(begun) && !name.contains(|c: char| c.is_ascii_digit()) => name,
        _ => title,
    }
}

/// Shows what was found, asks the questions, and looks at the forum.
fn surveyed(
    arguments: &Arguments,
    answers: &mut Answers,
    found: Option<&Installation>,
    quiet: bool,
    output: Output,
) -> Result<Survey, Failure> {
    let provisional = Answers {
        public_url: if answers.public_url.is_empty() { "https://forum.example.org" } else { &answers.public_url }
            .to_owned(),
        ..answers.clone()
    };
    let survey = init::survey(&parsed(&arguments.to, &provisional)?, !answers.public_url.is_empty())?;
    answers.database = survey.database.clone();
    if let (true, Ok(Some(url))) = (answers.public_url.is_empty(), &survey.about.public_url) {
        answers.public_url.clone_from(url);
    }
    if let (None, Ok(administrators)) = (&arguments.console_group, &survey.about.administrators) {
        answers.console_groups.clone_from(administrators);
    }
    if output == Output::Text
        && !arguments.print_grants
        && arguments.print_vhost.is_none()
        && arguments.to != Path::new("-")
    {
        told::found(found, answers, &survey);
    }
    if !quiet {
        ask::questions(
            arguments.public_url.is_some(),
            arguments.upstream.is_some(),
            arguments.listen.is_some(),
            arguments.console_group.is_some(),
            answers,
        )?;
    }
    if answers.public_url.is_empty() {
        let why = survey.about.public_url.as_ref().err().map(|why| format!(" ({why})")).unwrap_or_default();
        let message = format!(
            "neither files nor settings of the forum tell its address{why}: --public-url https://forum.example.org"
        );
        return Err(Failure::Usage(message));
    }
    Ok(survey)
}

/// The file that would be written, as `serve` reads it, with what the environment sets.
fn parsed(file: &Path, answers: &Answers) -> Result<Config, Failure> {
    let file = if file == Path::new("-") { Path::new("portico.toml") } else { file };
    Ok(config::parse(file, &init::text(answers), &config::environment())?)
}

/// Writes the file and the keys, and tells what comes next.
fn finish(
    arguments: &Arguments,
    answers: &Answers,
    found: Option<&Installation>,
    survey: &Survey,
    output: Output,
) -> Result<ExitCode, Failure> {
    let config = parsed(&arguments.to, answers)?;
    let text = init::text(answers);
    if arguments.to == Path::new("-") && output == Output::Text {
        line(text.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let writes = !arguments.dry_run && arguments.to != Path::new("-");
    if writes {
        save::write(&arguments.to, &text, arguments.force)?;
        init::make_keys(&config)?;
    } else if output == Output::Text {
        line(&save::preview(&arguments.to, &text));
    }
    if output == Output::Json {
        output::json(&json!({
            "forum": answers.preset,
            "title": answers.title,
            "folder": answers.folder,
            "evidence": found.map(|found| &found.evidence),
            "database": survey.database,
            "table_prefix": survey.table_prefix,
            "trouble": survey.trouble,
            "members": survey.about.members.as_ref().ok(),
            "groups": survey.about.groups.as_ref().ok(),
            "cookies": survey.about.cookies.as_ref().ok(),
            "web_server": survey.web_server.as_ref().ok(),
            "unknown": told::unknown(survey),
            "public_url": answers.public_url,
            "upstream": answers.upstream,
            "listen": answers.listen,
            "console_groups": answers.console_groups,
            "file": writes.then(|| arguments.to.display().to_string()),
            "keys": writes.then(|| config.data_dir.join("keys").display().to_string()),
            "grants": survey.grants,
            "text": text,
        }));
    } else if writes {
        told_next(arguments, &config, survey, told::is_to_fill_in(answers));
    }
    Ok(ExitCode::SUCCESS)
}

/// How a command is begun that is to read this file.
fn with_config(file: &Path) -> String {
    if file == Path::new("portico.toml") {
        return "portico".to_owned();
    }
    let file = file.display().to_string();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%".contains(c);
    match file.chars().all(plain) {
        true => format!("portico --config {file}"),
        false => format!("portico --config '{}'", file.replace('\'', "'\\''")),
    }
}

fn told_next(arguments: &Arguments, config: &Config, survey: &Survey, is_to_fill_in: bool) {
    let portico = with_config(&arguments.to);
    let keys = config.data_dir.join("keys");
    line(&columns(&[
        (
            format!("Wrote {}", arguments.to.display()),
            "0640   settings and passwords of the forum stay in its own files".to_owned(),
        ),
        (format!("Wrote {}", keys.display()), "0700   the secret that seals the signing keys".to_owned()),
    ]));
    if !survey.grants.is_empty() {
        line("\nRecommended: a database account that can only read. As an administrator of the database:");
        // A single line that is left would take as much room as the word of it.
        let shown = if survey.grants.len() > 5 { 4 } else { 5 };
        survey.grants.iter().take(shown).for_each(|grant| line(&format!("  {grant}")));
        if survey.grants.len() > shown {
            line(&format!("  ... {} more lines: {portico} init --print-grants", survey.grants.len() - shown));
        }
    }
    let portal = format!("{}{}/admin", config.public_url.issuer(), config.oauth.path);
    line(&match config.console.groups.as_slice() {
        [] => format!("\nThe console, {portal}, opens for nobody: [console] groups in the file names none."),
        named => format!("\nThe console, {portal}, opens for members of: {}", named.join(", ")),
    });
    line("\nNext");
    if is_to_fill_in {
        line(&format!(
            "  In {}, [forum.generic]: where the forum says who is logged in, and which cookies and fields tell it",
            arguments.to.display()
        ));
    }
    line(&columns(&[
        (format!("{portico} check"), "is everything right?".to_owned()),
        (format!("{portico} serve"), "start".to_owned()),
        (format!("{portico} app add rocketchat --url https://chat.example.org"), String::new()),
        (format!("{portico} init --print-vhost nginx"), "also apache, caddy, traefik, haproxy".to_owned()),
    ]));
}
