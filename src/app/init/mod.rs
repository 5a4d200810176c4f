//! `portico init`: which forum is in a folder, what its files say, and what an operator needs to begin.

mod file;
mod grants;
mod vhost;

use std::path::Path;
use std::time::Duration;

use tokio::time::timeout;

pub use crate::adapters::forum::{About, InstallError as InitError, Installation, LookedFor, Told, find, looked_for};
pub use file::{Answers, text};
pub use vhost::WebServer;

use super::{StartError, forum, serve};
use crate::adapters::forum::{self as adapter, ForumSource, Preset, Right};
use crate::config::{self, Config, ForumServer};

/// How long the forum's database may take while the operator waits.
const CONNECT_MAX: Duration = Duration::from_secs(8);

/// How long all else may take: it is good to know, and no more.
const ANSWER_MAX: Duration = Duration::from_secs(2);

/// What was found out about a forum by its configuration.
#[derive(Debug)]
pub struct Survey {
    /// Address of its database without a password.
    pub database: Option<String>,
    /// In front of its tables.
    pub table_prefix: String,
    /// `None` if the forum answered as the preset expects; otherwise why not.
    pub trouble: Option<String>,
    /// What the forum tells of itself.
    pub about: About,
    /// The status with which its web server answers.
    pub web_server: Told<u16>,
    /// SQL for an account that can read what is needed; empty if no database is read.
    pub grants: Vec<String>,
}

/// The forum's address in browsers, if its files tell it.
pub fn public_url(installation: &Installation) -> Option<String> {
    let preset = Preset::BuiltIn(installation.preset.to_owned());
    let found = adapter::public_url(&preset, &installation.folder, &config::environment()).ok().flatten()?;
    Some(secured(found.trim_end_matches('/')))
}

/// An address that forums keep: members' sessions and our tokens go over it, so it becomes one with TLS.
fn secured(url: &str) -> String {
    let local = url::Url::parse(url).is_ok_and(|url| config::is_loopback(&url));
    match url.strip_prefix("http://") {
        Some(host) if !local => format!("https://{host}"),
        _ => url.to_owned(),
    }
}

/// Reads the forum's files, and asks its database or address and its web server once.
///
/// `has_address`: whether the configuration has the forum's own address, or one to begin with.
///
/// Errors: the forum's settings or the preset cannot be used. What does not answer is no error.
pub fn survey(config: &Config, has_address: bool) -> Result<Survey, StartError> {
    let settings = forum::settings(config)?;
    let rights = adapter::rights(&settings)?;
    let database = settings.database.as_ref();
    let shown = database.map(|database| without_password(&database.url));
    let table_prefix = database.map(|database| database.table_prefix.clone()).unwrap_or_default();
    let grants = database.map_or_else(Vec::new, |database| grants::sql(&database.url, &rights));
    let runtime = serve::background_runtime().map_err(StartError::System)?;
    let source = ForumSource::new(settings, runtime.handle().clone())?;
    let (checked, about, web_server) = runtime.block_on(async {
        let (checked, about) = tokio::join!(timeout(CONNECT_MAX, source.check()), source.about(ANSWER_MAX));
        let told = about.public_url.as_ref().ok().and_then(Option::as_deref).filter(|_| !has_address);
        let site = url::Url::parse(told.unwrap_or(config.public_url.issuer())).ok();
        let host = site.as_ref().map_or("", url::Url::authority);
        let path = site.as_ref().map_or("", |site| site.path().trim_end_matches('/'));
        let asked = format!("{}{path}/", config.upstream.servers.first().map(ToString::to_string).unwrap_or_default());
        (checked, about, adapter::web_server(&asked, host, ANSWER_MAX).await)
    });
    // A connection that hangs must not hold the operator.
    runtime.shutdown_background();
    let trouble = match checked {
        Ok(Ok(())) => None,
        Ok(Err(failure)) => Some(failure.to_string()),
        Err(_) => Some("no answer in time".to_owned()),
    };
    let about = About { public_url: about.public_url.map(|url| url.map(|url| secured(&url))), ..about };
    Ok(Survey { database: shown, table_prefix, trouble, about, web_server: web_server?, grants })
}

/// What look-ups with this configuration read.
pub fn rights(config: &Config) -> Result<Vec<Right>, StartError> {
    Ok(adapter::rights(&forum::settings(config)?)?)
}

/// SQL that gives these rights, for the kind of database of this configuration.
pub fn grants(config: &Config) -> Result<Vec<String>, StartError> {
    let settings = forum::settings(config)?;
    let rights = adapter::rights(&settings)?;
    Ok(settings.database.map_or_else(Vec::new, |database| grants::sql(&database.url, &rights)))
}

/// The lines for a web server in front of portico and behind it.
pub fn vhost(server: WebServer, config: &Config) -> String {
    let listen = config.listen.iter().find_map(|listen| match &listen.place {
        config::Place::Address(address) => Some(address.to_string()),
        config::Place::Systemd(_) => None,
    });
    vhost::lines(
        server,
        config.public_url.authority(),
        listen.as_deref().unwrap_or("127.0.0.1:8080"),
        config.upstream.servers.iter().find_map(ForumServer::address).as_deref().unwrap_or("127.0.0.1:8000"),
    )
}

/// Makes the data folder and, in it, the secret that seals the signing keys. One that is there is kept.
pub fn make_keys(config: &Config) -> Result<(), InitError> {
    serve::private_folder(&config.data_dir).map_err(|error| InitError {
        problem: &crate::model::problem::P502,
        message: format!("{}: {error}", config.data_dir.display()),
    })?;
    super::keys::make_secret(config)
        .map(|_| ())
        .map_err(|error| InitError { problem: error.problem(), message: error.to_string() })
}

/// An address as it may be shown.
fn without_password(url: &str) -> String {
    let Ok(mut parsed) = url::Url::parse(url) else { return String::new() };
    if parsed.password().is_none() {
        return url.to_owned();
    }
    // Only addresses without a host have no place for a password.
    let _ = parsed.set_password(None);
    parsed.to_string()
}

/// Whether this preset is one that is recognised by files.
pub fn is_recognised(preset: &str) -> bool {
    looked_for().is_ok_and(|known| known.iter().any(|one| one.preset == preset))
}

/// A folder as it stands in the configuration: whole, so that it means the same wherever the file lies.
pub fn whole_path(folder: &Path) -> std::io::Result<std::path::PathBuf> {
    folder.canonicalize()
}
