//! A preset as it is written: TOML, read into plain data. What it means is checked in `program`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::SetupError;
use super::install::RawInstall;
use super::settings::Preset;
use super::variables::RawVariable;
use crate::forums::{self, FILE_BYTES_MAX};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPreset {
    pub format: u32,
    pub title: String,
    /// What the forum's installer usually puts in front of its tables.
    pub table_prefix: Option<String>,
    /// For the documentation.
    #[serde(default, rename = "inferred")]
    pub _inferred: bool,
    pub install: Option<RawInstall>,
    #[serde(default)]
    pub variables: BTreeMap<String, RawVariable>,
    pub settings: Option<RawSettings>,
    #[serde(default)]
    pub cookie: Vec<RawCookie>,
    pub session: Vec<RawAlternative>,
    pub by_id: Option<RawById>,
    pub member: RawMember,
    pub groups: Option<RawGroups>,
    pub bans: Option<RawBans>,
    pub login: RawLogin,
    #[serde(default)]
    pub logout: RawLogout,
    #[serde(default)]
    pub about: RawAbout,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSettings {
    pub query: String,
    /// Further queries, whose rows outweigh those before.
    #[serde(default)]
    pub more: Vec<RawMoreSettings>,
    #[serde(default)]
    pub defaults: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMoreSettings {
    pub when: Option<String>,
    pub query: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCookie {
    pub r#as: String,
    pub name: Option<String>,
    pub names: Option<String>,
    pub pattern: Option<String>,
    pub bytes_max: Option<usize>,
    pub guest: Option<String>,
    #[serde(default)]
    pub unread: bool,
    #[serde(default)]
    pub constant: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAlternative {
    pub name: String,
    pub when: Option<String>,
    #[serde(default)]
    pub step: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawById {
    pub when: Option<String>,
    #[serde(default)]
    pub step: Vec<RawStep>,
}

/// One step. Exactly one of `part`, `row`, `check`, `probe` and `store` gives its kind and its name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStep {
    pub part: Option<String>,
    pub row: Option<String>,
    pub check: Option<String>,
    pub probe: Option<String>,
    pub store: Option<String>,
    pub when: Option<String>,
    pub value: Option<String>,
    pub query: Option<String>,
    #[serde(default)]
    pub params: Vec<String>,
    pub that: Option<String>,
    pub url: Option<String>,
    #[serde(default)]
    pub cookies: bool,
    #[serde(default)]
    pub guest: Vec<u16>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    pub at: Option<String>,
    pub key: Option<String>,
    pub format: Option<String>,
    pub max_age: Option<String>,
    pub each: Option<String>,
    pub member: Option<String>,
    #[serde(default)]
    pub optional: bool,
    pub otherwise: Option<String>,
    pub code: Option<String>,
    pub say: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMember {
    #[serde(default)]
    pub step: Vec<RawStep>,
    pub id: String,
    pub username: String,
    pub display_name: Option<String>,
    pub email: Option<String>,
    pub email_verified: Option<String>,
    pub avatar_url: Option<String>,
    pub profile_url: Option<String>,
    pub language: Option<String>,
    pub inactive: Option<String>,
    pub banned: Option<String>,
    pub banned_until: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroups {
    pub query: Option<String>,
    #[serde(default)]
    pub params: Vec<String>,
    pub list: Option<String>,
    pub keep: Option<String>,
    pub id: String,
    pub name: String,
    pub primary: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBans {
    pub query: String,
    #[serde(default)]
    pub params: Vec<String>,
    pub exempt: Option<String>,
    pub r#match: Vec<RawMatch>,
    pub exclude: Option<String>,
    pub until: Option<String>,
    #[serde(default)]
    pub for_ever: Vec<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMatch {
    pub column: String,
    pub equals: Option<String>,
    pub folded: Option<String>,
    pub prefixes: Option<String>,
    pub like: Option<String>,
    pub glob: Option<String>,
    pub network: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLogin {
    pub url: String,
    pub back: String,
    pub header: Option<String>,
    pub cookie: Option<String>,
    #[serde(default)]
    pub forbid: String,
    pub logout: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLogout {
    #[serde(default)]
    pub paths: Vec<String>,
    pub session: Option<Vec<String>>,
}

/// What `portico init` tells of the forum.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAbout {
    pub members: Option<String>,
    /// Numbers of members above its one parameter, in order.
    pub ids: Option<String>,
    pub groups: Option<String>,
    /// All groups, with the columns that `[groups] name` reads. Not needed where the query of `[groups]` has no
    /// parameters.
    pub group_names: Option<String>,
    /// Groups whose members administer the forum, with the columns that `[groups] name` reads.
    pub administrators: Option<String>,
    /// Further settings, for `public_url` alone.
    pub settings: Option<String>,
    pub public_url: Option<String>,
}

/// Finds and reads a preset.
pub(super) fn load(preset: &Preset) -> Result<RawPreset, SetupError> {
    match preset {
        Preset::BuiltIn(name) => {
            let Some(text) = forums::text(name) else {
                let known: Vec<&str> = forums::names().collect();
                return Err(SetupError(format!("there is no preset \"{name}\". There are: {}", known.join(", "))));
            };
            read(text).map_err(|error| SetupError(format!("preset {name}: {error}")))
        }
        Preset::File(path) => {
            let shown = path.display();
            let size = std::fs::metadata(path).map_err(|error| SetupError(format!("{shown}: {error}")))?.len();
            if size > FILE_BYTES_MAX {
                return Err(SetupError(format!("{shown}: larger than {FILE_BYTES_MAX} bytes")));
            }
            let text = std::fs::read_to_string(path).map_err(|error| SetupError(format!("{shown}: {error}")))?;
            read(&text).map_err(|error| SetupError(format!("{shown}: {error}")))
        }
    }
}

/// Reads the text of a preset.
pub(super) fn read(text: &str) -> Result<RawPreset, String> {
    let read = match forums::extended(text)? {
        Some(whole) => whole.try_into(),
        None => toml::from_str(text),
    };
    let preset: RawPreset = read.map_err(|error: toml::de::Error| error.to_string())?;
    if preset.format == 1 { Ok(preset) } else { Err(format!("format {} is not known; it is 1", preset.format)) }
}
