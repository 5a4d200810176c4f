//! `[install]` of a preset, as it is written and as it is checked.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use serde::Deserialize;

use crate::adapters::forum::expr::Expr;
use crate::adapters::forum::program;

/// What expressions here can see: the values of the forum's settings files.
pub(super) const FILE: &str = "file";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::adapters::forum) struct RawInstall {
    /// All of them must be below the folder.
    pub files: Vec<String>,
    /// Texts that must stand in a file.
    #[serde(default)]
    pub contains: BTreeMap<String, String>,
    pub version: Option<RawVersion>,
    #[serde(default)]
    pub read: Vec<RawRead>,
    pub public_url: Option<String>,
    pub database: Option<RawDatabase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::adapters::forum) struct RawVersion {
    pub file: String,
    pub pattern: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::adapters::forum) struct RawRead {
    pub path: OneOrMore,
    pub format: Format,
    #[serde(default)]
    pub optional: bool,
    /// With `text`: patterns by the name of what their first group holds.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(in crate::adapters::forum) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// In which language a settings file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::adapters::forum) enum Format {
    Php,
    Json,
    Env,
    Ini,
    /// Any text, searched by patterns.
    Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::adapters::forum) struct RawDatabase {
    pub kind: String,
    pub host: Option<String>,
    pub port: Option<String>,
    pub name: String,
    pub user: Option<String>,
    pub password: Option<String>,
    pub table_prefix: Option<String>,
}

/// `[install]`, checked.
pub(in crate::adapters::forum) struct Install {
    pub files: Vec<String>,
    pub contains: BTreeMap<String, String>,
    /// A file, and a pattern whose first group is the version.
    pub version: Option<(String, Regex)>,
    pub read: Vec<Read>,
    pub public_url: Option<Expr>,
    pub database: Option<DatabaseExprs>,
}

/// One settings file.
pub(in crate::adapters::forum) struct Read {
    /// Where it may be, below the folder or beside it; the first one that exists is read.
    pub paths: Vec<String>,
    pub format: Format,
    pub optional: bool,
    /// Of `text` alone: names, each with a pattern whose first group is its value.
    pub names: Vec<(String, Regex)>,
}

/// Where the parts of the database's address stand.
pub(in crate::adapters::forum) struct DatabaseExprs {
    pub kind: Expr,
    pub host: Option<Expr>,
    pub port: Option<Expr>,
    pub name: Expr,
    pub user: Option<Expr>,
    pub password: Option<Expr>,
    pub table_prefix: Option<Expr>,
}

impl RawInstall {
    /// Checks what was written. The error names the place.
    pub(in crate::adapters::forum) fn check(&self) -> Result<Install, String> {
        if self.files.is_empty() {
            return Err("install.files is empty".to_owned());
        }
        let named =
            self.files.iter().chain(self.contains.keys()).chain(self.version.iter().map(|version| &version.file));
        for path in named {
            below(path)?;
        }
        Ok(Install {
            files: self.files.clone(),
            contains: self.contains.clone(),
            version: self.version.as_ref().map(RawVersion::check).transpose()?,
            read: self.read.iter().map(RawRead::check).collect::<Result<_, _>>()?,
            public_url: self.public_url.as_ref().map(|text| expr("install.public_url", text)).transpose()?,
            database: self.database.as_ref().map(RawDatabase::check).transpose()?,
        })
    }
}

impl RawVersion {
    fn check(&self) -> Result<(String, Regex), String> {
        Ok((self.file.clone(), with_a_group("install.version", &self.pattern)?))
    }
}

impl RawDatabase {
    fn check(&self) -> Result<DatabaseExprs, String> {
        let one = |key: &str, text: &str| expr(&format!("install.database.{key}"), text);
        let maybe = |key: &str, text: &Option<String>| text.as_ref().map(|text| one(key, text)).transpose();
        Ok(DatabaseExprs {
            kind: one("kind", &self.kind)?,
            host: maybe("host", &self.host)?,
            port: maybe("port", &self.port)?,
            name: one("name", &self.name)?,
            user: maybe("user", &self.user)?,
            password: maybe("password", &self.password)?,
            table_prefix: maybe("table_prefix", &self.table_prefix)?,
        })
    }
}

impl RawRead {
    fn check(&self) -> Result<Read, String> {
        let paths = match &self.path {
            OneOrMore::One(path) => std::slice::from_ref(path),
            OneOrMore::More(paths) => paths,
        };
        if paths.is_empty() {
            return Err("install.read: no path".to_owned());
        }
        // Some forums keep their settings one folder above what visitors can reach.
        paths.iter().try_for_each(|path| below(path.strip_prefix("../").unwrap_or(path)))?;
        if self.names.is_empty() == (self.format == Format::Text) {
            return Err("install.read: names belong to the format \"text\", and to no other".to_owned());
        }
        let named = |(name, pattern): (&String, &String)| {
            Ok((name.clone(), with_a_group(&format!("install.read, {name}"), pattern)?))
        };
        let names = self.names.iter().map(named).collect::<Result<_, String>>()?;
        Ok(Read { paths: paths.to_vec(), format: self.format, optional: self.optional, names })
    }
}

/// A pattern whose first group is what is looked for.
fn with_a_group(place: &str, pattern: &str) -> Result<Regex, String> {
    let regex = Regex::new(pattern).map_err(|error| format!("{place}: {error}"))?;
    if regex.captures_len() < 2 {
        return Err(format!("{place}: the pattern has no group"));
    }
    Ok(regex)
}

/// An expression that sees nothing but the settings files.
pub(in crate::adapters::forum) fn expr(place: &str, text: &str) -> Result<Expr, String> {
    program::expr(place, text, &BTreeSet::from([FILE.to_owned()]))
}

/// A relative path that stays where it is.
fn below(path: &str) -> Result<(), String> {
    let parts = |part: &str| !matches!(part, "" | "." | "..");
    if path.split('/').all(parts) && !path.contains('\0') {
        Ok(())
    } else {
        Err(format!("install: \"{path}\" is not a path below the forum's folder"))
    }
}
