//! The forums that are known: the presets that come with the program, and what a preset tells at a glance.
//!
//! A new preset is one file in `config/forums` and one line here.

use toml::{Table, Value};

macro_rules! presets {
    ($($name:literal;)*) => {
        /// The presets that come with the program: name and text, sorted by name.
        pub const BUILT_IN: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../config/forums/", $name, ".toml")))),*];
    };
}

presets! {
    "discourse";
    "django";
    "drupal";
    "drupal7";
    "flarum";
    "fluxbb";
    "generic";
    "ips4";
    "ips4-api";
    "laravel";
    "mediawiki";
    "misago";
    "mybb";
    "nodebb";
    "nodebb-redis";
    "php-session";
    "phpbb";
    "phpbb4";
    "plain";
    "punbb";
    "smf";
    "smf20";
    "vanilla";
    "vbulletin";
    "vbulletin5";
    "woltlab";
    "wordpress";
    "xenforo";
    "xenforo1";
}

/// Larger files are not presets.
pub const FILE_BYTES_MAX: u64 = 256 * 1024;

/// Names of the presets that come with the program.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// The text of a preset that comes with the program.
pub fn text(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A preset that extends another one, as a whole; nothing if it stands on its own.
///
/// `extends` names a preset that comes with the program. Each key at the top of the text replaces the whole of what the
/// other has there. Errors: no TOML, or nothing to extend; in words for the author of the preset.
pub fn extended(text: &str) -> Result<Option<Table>, String> {
    let mut own: Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let Some(name) = own.remove("extends") else { return Ok(None) };
    let base = name.as_str().and_then(self::text).and_then(|text| text.parse::<Table>().ok());
    // One step is enough, and cannot go round in a circle.
    let Some(mut whole) = base.filter(|base| !base.contains_key("extends")) else {
        return Err(format!("extends: {name} is not a preset that can be extended"));
    };
    whole.extend(own);
    Ok(Some(whole))
}

/// What a preset tells without its expressions being understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Name of the forum, for people.
    pub title: String,
    /// What the forum's installer usually puts in front of its tables.
    pub table_prefix: Option<String>,
    /// Nobody compared it with a running forum yet.
    pub inferred: bool,
    /// There are queries, so a database is needed.
    pub reads_database: bool,
    /// Names of the variables that an operator may set.
    pub variables: Vec<String>,
    /// The operator has to say where to ask, and how the answer is built.
    pub needs_description: bool,
}

impl Summary {
    /// Reads the text of a preset. `None` if it is not TOML; whether it is a good preset is not looked at.
    pub fn read(text: &str) -> Option<Self> {
        let preset = extended(text).ok()?.map_or_else(|| text.parse().ok(), Some)?;
        let word = |key: &str| preset.get(key).and_then(Value::as_str).map(str::to_owned);
        let variable = |name: &str| preset.get("variables")?.get(name);
        Some(Self {
            title: word("title").unwrap_or_default(),
            table_prefix: word("table_prefix"),
            inferred: preset.get("inferred").and_then(Value::as_bool).unwrap_or_default(),
            reads_database: preset.values().any(has_query),
            variables: preset.get("variables").and_then(Value::as_table).map_or_else(Vec::new, variable_names),
            // Where even the member's id is up to the operator, nothing works without him.
            needs_description: variable("url").is_some() && variable("id").is_some(),
        })
    }
}

fn variable_names(variables: &Table) -> Vec<String> {
    variables.keys().cloned().collect()
}

/// Whether a query stands anywhere below.
fn has_query(value: &Value) -> bool {
    match value {
        Value::Table(table) => table.iter().any(|(key, value)| (key == "query" && value.is_str()) || has_query(value)),
        Value::Array(list) => list.iter().any(has_query),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_sorted_and_titled() {
        for pair in BUILT_IN.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        for (name, text) in BUILT_IN {
            let summary = Summary::read(text).unwrap_or_else(|| panic!("{name} is TOML"));
            assert!(!summary.title.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_preset_may_extend_another() {
        let text = "extends = \"phpbb\"\ntitle = \"Mine\"\n[bans]\nquery = \"SELECT 1\"";
        let whole = extended(text).expect("a preset").expect("an extended one");
        assert_eq!(whole.get("title").and_then(Value::as_str), Some("Mine"));
        let bans = whole.get("bans").and_then(Value::as_table).expect("bans");
        assert_eq!(bans.len(), 1, "what is given again is replaced as a whole");
        assert!(whole.contains_key("member") && !whole.contains_key("extends"));
        for wrong in ["extends = \"nothing\"", "extends = 1", "extends = \"phpbb4\"", "= no TOML"] {
            assert!(extended(wrong).is_err(), "{wrong}");
        }
        assert_eq!(extended("title = \"Mine\""), Ok(None));
    }

    #[test]
    fn what_is_needed_follows_from_the_preset() {
        let of = |name| text(name).and_then(Summary::read).map(|found| (found.reads_database, found.needs_description));
        assert_eq!(of("phpbb"), Some((true, false)));
        assert_eq!(of("generic"), Some((false, true)));
        assert_eq!(of("plain"), Some((false, false)));
        assert_eq!(Summary::read("= no TOML"), None);
    }
}
