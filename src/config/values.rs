//! How single values are written: lengths of time, sizes, variables, suggestions.

use std::time::Duration;

use super::raw::{Environment, Value};

/// `15m`, `24h`, `30d`, `1y`; `0s` is allowed.
pub fn duration(text: &str) -> Option<Duration> {
    humantime::parse_duration(text).ok()
}

/// `64MB`, `2GB`, `512KB`, `100B`, in powers of 1024.
pub fn size(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let unit: u64 = match text[digits..].trim_start().to_ascii_uppercase().as_str() {
        "" | "B" => 1,
        "K" | "KB" | "KIB" => 1 << 10,
        "M" | "MB" | "MIB" => 1 << 20,
        "G" | "GB" | "GIB" => 1 << 30,
        "T" | "TB" | "TIB" => 1 << 40,
        _ => return None,
    };
    text[..digits].parse::<u64>().ok()?.checked_mul(unit)
}

/// The environment variable that overrides a key: `forum.database.url` is `PORTICO_FORUM__DATABASE__URL`.
pub fn variable(path: &str) -> String {
    format!("PORTICO_{}", path.to_ascii_uppercase().replace('.', "__"))
}

/// The value of a variable that overrides a key that is not a text: TOML if it is TOML, a text otherwise.
pub fn from_environment(text: &str) -> Value {
    let line = format!("value = {text}");
    let parsed = super::Document::parse(std::path::Path::new(""), &line).ok();
    parsed
        .and_then(|mut document| document.entries.remove("value"))
        .map_or_else(|| Value::Text(text.to_owned()), |entry| entry.value)
}

/// Replaces `${NAME}` and `${NAME:-default}`; `$${` stands for `${`. Errors say which variable is missing.
pub fn expand(text: &str, environment: &Environment) -> Result<String, String> {
    let mut expanded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        if rest[..at].ends_with('$') {
            expanded.push_str(&rest[..at - 1]);
            expanded.push_str("${");
            rest = &rest[at + 2..];
            continue;
        }
        expanded.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('}') else {
            return Err("\"${\" has no closing \"}\"".to_owned());
        };
        let inside = &rest[at + 2..at + end];
        let (name, default) = inside.split_once(":-").map_or((inside, None), |(name, default)| (name, Some(default)));
        match environment.get(name).map(String::as_str).filter(|value| !value.is_empty()).or(default) {
            Some(value) => expanded.push_str(value),
            None => return Err(format!("the environment variable {name} is not set")),
        }
        rest = &rest[at + end + 1..];
    }
    expanded.push_str(rest);
    Ok(expanded)
}

/// `did you mean "…"?` for the nearest of the known words, or nothing if none is near.
pub fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|candidate| {
            (strsim::damerau_levenshtein(word, candidate), strsim::jaro_winkler(word, candidate), candidate)
        })
        .filter(|(distance, likeness, _)| *distance <= 2 || *likeness > 0.85)
        .min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))
        .map_or_else(String::new, |(_, _, candidate)| format!("did you mean \"{candidate}\"?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_sizes() {
        for (text, want) in [("15m", Some(900)), ("30d", Some(2_592_000)), ("0s", Some(0)), ("15", None), ("", None)] {
            assert_eq!(duration(text), want.map(Duration::from_secs), "{text}");
        }
        for (text, want) in [
            ("64MB", Some(64 << 20)),
            ("1 gb", Some(1 << 30)),
            ("12", Some(12)),
            ("MB", None),
            ("1.5MB", None),
            ("99999999999999999TB", None),
        ] {
            assert_eq!(size(text), want, "{text}");
        }
    }

    #[test]
    fn variables_are_replaced() {
        let environment = Environment::from([("A".to_owned(), "1".to_owned()), ("EMPTY".to_owned(), String::new())]);
        for (text, want) in [
            ("x${A}y${A}", Ok("x1y1")),
            ("${B:-two}", Ok("two")),
            ("${EMPTY:-full}", Ok("full")),
            ("${B:-}", Ok("")),
            ("$${A}", Ok("${A}")),
            ("$5 {A}", Ok("$5 {A}")),
            ("${A", Err("\"${\" has no closing \"}\"")),
            ("${B}", Err("the environment variable B is not set")),
        ] {
            assert_eq!(expand(text, &environment), want.map(str::to_owned).map_err(str::to_owned), "{text}");
        }
        assert_eq!(variable("forum.database.url"), "PORTICO_FORUM__DATABASE__URL");
        assert!(from_environment("[\"a\"]") == Value::List(vec![(Value::Text("a".to_owned()), 9..12)]));
        assert!(from_environment("plain text") == Value::Text("plain text".to_owned()));
    }

    #[test]
    fn near_words_are_suggested() {
        let known = ["read_timeout", "connect_timeout", "servers"];
        assert_eq!(suggestion("read_timout", known.into_iter()), "did you mean \"read_timeout\"?");
        assert_eq!(suggestion("colour", known.into_iter()), "");
    }
}
