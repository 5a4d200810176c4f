//! The settings of an app, written as different files want them.

use serde_json::Value;

use super::Failure;
use crate::config::presets::Guide;
use crate::config::{in_double_quotes, is_plain, variables};

/// `NAME=value` lines for shells, units of systemd and whatever reads double quotes as they do.
pub fn env(guide: &Guide) -> Result<String, Failure> {
    Ok(variables(named(guide)?))
}

/// `NAME=value` lines for `.env` files: in single quotes nothing is replaced.
pub fn dotenv(guide: &Guide) -> Result<String, Failure> {
    let lines = named(guide)?.iter().map(|(name, value)| match value {
        value if is_plain(value) => format!("{name}={value}"),
        value if value.contains('\'') => format!("{name}={}", in_double_quotes(value)),
        value => format!("{name}='{value}'"),
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// The `environment` of a service in a compose file. A dollar sign would begin a variable there.
pub fn compose(guide: &Guide) -> Result<String, Failure> {
    let lines = named(guide)?.iter().map(|(name, value)| {
        let value = Value::String(value.replace('$', "$$"));
        format!("  {name}: {value}")
    });
    Ok(format!("environment:\n{}", lines.collect::<Vec<_>>().join("\n")))
}

/// The settings as JSON.
pub fn json(guide: &Guide) -> String {
    serde_json::to_string_pretty(&guide.json).unwrap_or_else(|_| guide.json.to_string())
}

/// The settings as TOML.
pub fn toml(guide: &Guide) -> Result<String, Failure> {
    let text = toml::to_string(&guide.json);
    text.map(|text| text.trim_end().to_owned()).map_err(|error| Failure::Usage(error.to_string()))
}

fn named(guide: &Guide) -> Result<&[(String, String)], Failure> {
    match &guide.env {
        Some((_, pairs)) => Ok(pairs),
        None => Err(Failure::Usage("the app takes no variables".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn guide() -> Guide {
        let pairs = [("A", "plain"), ("B", "two words $x"), ("C", "it's \"here\"")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Guide {
            form: None,
            env: Some(("title".to_owned(), pairs)),
            json_title: None,
            json: json!({ "on": true, "table": { "a": "x" } }),
            snippets: Vec::new(),
            notes: Vec::new(),
            checked: String::new(),
        }
    }

    #[test]
    fn each_file_reads_the_same_values() {
        let guide = guide();
        let quoted = r#"C="it's \"here\"""#;
        assert_eq!(env(&guide).ok(), Some(format!("A=plain\nB=\"two words \\$x\"\n{quoted}")));
        assert_eq!(dotenv(&guide).ok(), Some(format!("A=plain\nB='two words $x'\n{quoted}")));
        let want = "environment:\n  A: \"plain\"\n  B: \"two words $$x\"\n  C: \"it's \\\"here\\\"\"";
        assert_eq!(compose(&guide).ok().as_deref(), Some(want));
        assert_eq!(toml(&guide).ok().as_deref(), Some("on = true\n\n[table]\na = \"x\""));
    }
}
