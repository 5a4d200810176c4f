//! `[install]` of a preset, as it is written and as it is checked.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use serde::Deserialize;

use crate::adapters::forum::expr::Expr;

/// What expressions here can see: the values of the forum's settings files.
const FILE: &str = "file";

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
    #[serde(rename = "format")]
    pub _format: Format,
    #[serde(default, rename = "optional")]
    pub _optional: bool,
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

impl RawInstall {
    /// Checks what was written. The error names the place.
    pub(in crate::adapters::forum) fn check(&self) -> Result<(), String> {
        if self.files.is_empty() {
            return Err("install.files is empty".to_owned());
        }
        let named =
            self.files.iter().chain(self.contains.keys()).chain(self.version.iter().map(|version| &version.file));
        for path in named {
            below(path)?;
        }
        if let Some(version) = &self.version {
            let pattern = Regex::new(&version.pattern).map_err(|error| format!("install.version: {error}"))?;
            if pattern.captures_len() < 2 {
                return Err("install.version: the pattern has no group".to_owned());
            }
        }
        self.read.iter().try_for_each(RawRead::check)?;
        let known = BTreeSet::from([FILE.to_owned()]);
        let expr = |place: &str, text: Option<&String>| match text {
            Some(text) => crate::adapters::forum::program::expr(place, text, &known).map(Some),
            None => Ok(None::<Expr>),
        };
        expr("install.public_url", self.public_url.as_ref())?;
        if let Some(database) = &self.database {
            for (place, text) in [
                ("install.database.kind", Some(&database.kind)),
                ("install.database.host", database.host.as_ref()),
                ("install.database.port", database.port.as_ref()),
                ("install.database.name", Some(&database.name)),
                ("install.database.user", database.user.as_ref()),
                ("install.database.password", database.password.as_ref()),
                ("install.database.table_prefix", database.table_prefix.as_ref()),
            ] {
                expr(place, text)?;
            }
        }
        Ok(())
    }
}

impl RawRead {
    fn check(&self) -> Result<(), String> {
        let paths = match &self.path {
            OneOrMore::One(path) => std::slice::from_ref(path),
            OneOrMore::More(paths) => paths,
        };
        if paths.is_empty() {
            return Err("install.read: no path".to_owned());
        }
        // Some forums keep their settings one folder above what visitors can reach.
        paths.iter().try_for_each(|path| below(path.strip_prefix("../").unwrap_or(path)))
    }
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
