//! The configuration file, in two steps: [`Document`] is what was written, [`Config`] is what the program runs on.
//!
//! Checking opens no port and sets no global; the environment is handed in. All problems of a file are found at
//! once, each with its key, line, cure and code.
//!
//! # Why a reader and not a derived deserializer
//!
//! A derived deserializer stops at the first mistake and forgets where values stood. [`Reader`] notes every key that
//! is asked for: what the file has beyond that is unknown, and the nearest asked key is the suggestion. So the list
//! of known keys cannot fall behind the code.

mod check;
mod check_acme;
mod check_api;
mod check_console;
mod check_forum;
mod check_forward_auth;
mod check_limits;
mod check_listen;
mod check_oauth;
mod check_operations;
mod check_pages;
mod check_store;
mod checked;
pub mod presets;
mod problems;
mod quoted;
mod raw;
mod reader;
mod text_rules;
mod upstream;
mod values;

pub use check::is_loopback;
pub use check_store::store_database;
pub use checked::{
    Acme, AddressCheck, ByMembers, Config, Console, Database, DatabaseRest, EmailTrust, Forum, ForumKind, ForumPaths,
    Generic, GuardedApp, Listen, Log, LogFormat, Mattermost, MemberPolicy, Mode, OAuth, Operations, Pages, PairFiles,
    PkceRule, Place, ProtectedApi, Protocol, Proxies, PublicUrl, Server, SigningKeys, Store, StoreDatabase, StoreKind,
    Theme,
};
pub use problems::{Finding, Problems};
pub use quoted::{in_double_quotes, is_plain, variables};
pub use raw::{Document, Environment, environment, keep_environment};
pub use upstream::{Balance, ForumServer, HealthCheck, Trust, Upstream};

use std::path::Path;

use crate::model::problem;

/// Largest configuration file that is read, in bytes.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// Reads and checks a configuration file.
///
/// Errors: all that is wrong with it. P104 if it cannot be read or is not TOML.
pub fn load(file: &Path, environment: &Environment) -> Result<Config, Problems> {
    parse(file, &read(file)?, environment)
}

/// Checks the text of a configuration file. `file` is named in messages; relative paths start at its folder.
pub fn parse(file: &Path, text: &str, environment: &Environment) -> Result<Config, Problems> {
    let document = Document::parse(file, text)?;
    check::check(&document, environment)
}

/// Every key that is known, with `[]` for the entries of lists of tables: `listen[].address`.
pub fn known_keys() -> Vec<String> {
    check::known_keys()
}

/// Names of the forums that are known.
pub fn forum_names() -> impl Iterator<Item = &'static str> {
    crate::forums::names()
}

/// The keys in which two texts of a file differ, in order. What cannot be read has none.
pub fn changed_keys(file: &Path, before: &str, after: &str) -> Vec<String> {
    let entries = |text| Document::parse(file, text).map(|document| document.entries).unwrap_or_default();
    let (before, after) = (entries(before), entries(after));
    let differs = |key: &&String| before.get(*key).map(|e| &e.value) != after.get(*key).map(|e| &e.value);
    let keys: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    keys.into_iter().filter(differs).cloned().collect()
}

/// The text of a configuration file. Errors: P104.
pub fn read(file: &Path) -> Result<String, Problems> {
    let unreadable = |why: String| Problems::of_file(file, &problem::P104, why);
    let length = std::fs::metadata(file).map_err(|error| unreadable(error.to_string()))?.len();
    if length > FILE_BYTES_MAX {
        return Err(unreadable(format!("it has {length} bytes; the limit is {FILE_BYTES_MAX}")));
    }
    std::fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))
}
