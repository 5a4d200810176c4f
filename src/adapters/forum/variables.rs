//! `[variables]` of a preset: what an operator may change, and what stands in the forum's own files.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::expr::Expr;
use super::html::{self, Css};
use super::install;
use super::settings::Settings;
use super::value::{Row, Value};

#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum RawVariable {
    Plain(Plain),
    Table(Detailed),
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Plain {
    Text(String),
    Number(i64),
    List(Vec<String>),
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detailed {
    /// Unless something else is given.
    value: Option<Plain>,
    /// An expression that sees the forum's settings files.
    from: Option<String>,
    /// Never shown.
    #[serde(default)]
    secret: bool,
    /// Nothing works without it.
    #[serde(default)]
    required: bool,
}

impl RawVariable {
    fn value(&self) -> Value {
        let plain = match self {
            Self::Plain(plain) => Some(plain),
            Self::Table(table) => table.value.as_ref(),
        };
        match plain {
            None => Value::Null,
            Some(Plain::Text(text)) => Value::text(text),
            Some(Plain::Number(number)) => Value::Int(*number),
            Some(Plain::List(list)) => Value::List(list.iter().map(Value::text).collect()),
        }
    }

    fn table(&self) -> Option<&Detailed> {
        match self {
            Self::Plain(_) => None,
            Self::Table(table) => Some(table),
        }
    }
}

type Raw = BTreeMap<String, RawVariable>;

/// Names of those that are never shown.
pub(super) fn secret(raw: &Raw) -> BTreeSet<String> {
    let secret = |variable: &RawVariable| variable.table().is_some_and(|table| table.secret);
    raw.iter().filter(|(_, variable)| secret(variable)).map(|(name, _)| name.to_ascii_lowercase()).collect()
}

/// Those that may stand in the forum's files, with where.
pub(super) fn from_files(raw: &Raw) -> Result<Vec<(&str, Expr)>, String> {
    let from = |(name, variable): (_, &RawVariable)| Some((name, variable.table()?.from.clone()?));
    raw.iter()
        .filter_map(from)
        .map(|(name, from): (&String, String)| Ok((name.as_str(), install::expr(&format!("variable {name}"), &from)?)))
        .collect()
}

/// Fails if a required one has no value. `given`: from the operator and from the forum's files.
pub(super) fn need_all(raw: &Raw, given: &BTreeMap<String, String>) -> Result<(), String> {
    for (name, variable) in raw {
        let Some(table) = variable.table().filter(|table| table.required) else { continue };
        let has_value = match given.get(name) {
            Some(text) => !text.is_empty(),
            None => variable.value().is_true(),
        };
        if !has_value {
            let from_file = if table.from.is_some() { ", or [forum] path, so that it is read from there" } else { "" };
            return Err(format!(
                "the forum's own \"{name}\" is needed. Give {name} or {name}_file in [forum.variables]{from_file}"
            ));
        }
    }
    Ok(())
}

/// The preset's variables, with what the operator gave in their place.
pub(super) fn row(raw: &Raw, settings: &Settings) -> Result<Row, String> {
    // Also where nobody reads files, what is written must make sense.
    from_files(raw)?;
    need_all(raw, &settings.variables)?;
    let mut row: Row = raw.iter().map(|(name, variable)| (name.to_ascii_lowercase(), variable.value())).collect();
    for (name, text) in &settings.variables {
        match row.get_mut(&name.to_ascii_lowercase()) {
            Some(Value::Int(number)) => {
                *number = text.parse().map_err(|_| format!("variable {name}: a whole number is expected"))?;
            }
            Some(value @ Value::List(_)) => {
                *value = Value::List(text.split(',').map(|item| Value::text(item.trim())).collect());
            }
            Some(value) => *value = Value::text(text),
            None => return Err(format!("it has no variable \"{name}\"")),
        }
    }
    from_generic(&mut row, settings)?;
    Ok(row)
}

/// `[forum.generic]` fills the variables of presets that ask over HTTP.
fn from_generic(row: &mut Row, settings: &Settings) -> Result<(), String> {
    let generic = &settings.generic;
    for (name, given) in [
        ("url", &generic.url),
        ("by_id_url", &generic.by_id_url),
        ("id", &generic.id),
        ("username", &generic.username),
        ("display_name", &generic.display_name),
        ("email", &generic.email),
        ("email_verified", &generic.email_verified),
        ("groups", &generic.groups),
        ("avatar_url", &generic.avatar_url),
        ("profile_url", &generic.profile_url),
        ("language", &generic.language),
    ] {
        let Some(given) = given else { continue };
        if html::is_css(given) {
            Css::parse(given).map_err(|error| format!("{name}: {error}"))?;
        }
        let value = row.get_mut(name).ok_or_else(|| format!("it does not ask over HTTP, so {name} means nothing"))?;
        *value = Value::text(given);
    }
    if !generic.cookies.is_empty() {
        let value = row.get_mut("cookies").ok_or("it names its cookies itself, so cookies means nothing")?;
        *value = Value::List(generic.cookies.iter().map(Value::text).collect());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::forum::settings::Preset;

    fn settings(given: &[(&str, &str)]) -> Settings {
        let mut settings = Settings::new(Preset::BuiltIn("none".to_owned()), "https://forum.example");
        settings.variables = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        settings
    }

    #[test]
    fn the_operator_wins_over_the_preset() {
        let raw: Raw = toml::from_str(
            "text = \"a\"\nnumber = 3\nlist = [\"x\"]\ntable = { value = \"b\", from = \"file.b\" }\n\
             key = { from = \"file.key\", secret = true, required = true }\nempty = { from = \"file.e\" }",
        )
        .expect("variables");
        let shown = |given: &[(&str, &str)]| -> Result<Vec<String>, String> {
            let row = row(&raw, &settings(given))?;
            let shown =
                |value: Value| value.into_list().iter().filter_map(Value::as_text).collect::<Vec<_>>().join("|");
            Ok(row.into_iter().map(|(name, value)| format!("{name}={}", shown(value))).collect())
        };
        for (given, want) in [
            (&[("key", "k")][..], Ok("empty= key=k list=x number=3 table=b text=a")),
            (&[("key", "k"), ("list", "y, z"), ("number", "4")], Ok("empty= key=k list=y|z number=4 table=b text=a")),
            (&[("key", "k"), ("number", "four")], Err("variable number: a whole number is expected")),
            (&[("key", "k"), ("other", "1")], Err("it has no variable \"other\"")),
            (
                &[("key", "")],
                Err("the forum's own \"key\" is needed. Give key or key_file in [forum.variables], or \
                                  [forum] path, so that it is read from there"),
            ),
        ] {
            let got = shown(given).map(|list| list.join(" "));
            assert_eq!(got, want.map(str::to_owned).map_err(str::to_owned), "{given:?}");
        }
        assert_eq!(secret(&raw), ["key".to_owned()].into());
    }

    #[test]
    fn what_is_written_wrong_is_told() {
        for text in ["a = { form = \"file.x\" }", "a = { from = 3 }", "a = true"] {
            assert!(toml::from_str::<Raw>(text).is_err(), "{text}");
        }
        let raw: Raw = toml::from_str("a = { from = \"setting.x\" }").expect("a variable");
        assert!(row(&raw, &settings(&[])).is_err_and(|error| error.contains("nothing is called \"setting\"")));
    }
}
