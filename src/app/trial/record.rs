//! What a test did, as people read it: requests and answers with their secrets shortened.

use serde::Serialize;
use serde_json::Value;

/// Fields whose values nobody else may have.
const SECRETS: [&str; 8] =
    ["access_token", "refresh_token", "id_token", "client_secret", "code", "code_verifier", "state", "nonce"];
/// How much of a secret is shown.
const SHOWN_CHARS: usize = 6;

/// A request that was sent, and what came back.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// `discovery`, `keys`, `authorize`, `consent`, `token`, `userinfo`.
    pub step: &'static str,
    /// Method and address, then a line for each field.
    pub request: Vec<String>,
    /// Status, then a line for each field.
    pub answer: Vec<String>,
}

/// Something that an app looks at before it believes an answer.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// What was looked at, in a word or two.
    pub check: &'static str,
    /// Whether it is as it must be.
    pub ok: bool,
    /// What was found.
    pub detail: String,
}

impl Check {
    /// One that holds if `ok`.
    pub fn new(check: &'static str, ok: bool, detail: impl Into<String>) -> Self {
        Self { check, ok, detail: detail.into() }
    }
}

/// The beginning of a secret, and how long it is.
pub fn short(secret: &str) -> String {
    let length = secret.chars().count();
    if length <= SHOWN_CHARS * 2 {
        return format!("… ({length} characters)");
    }
    format!("{}… ({length} characters)", secret.chars().take(SHOWN_CHARS).collect::<String>())
}

/// A line for each field.
pub fn fields<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let value = |name: &str, value: &str| if SECRETS.contains(&name) { short(value) } else { shown(value) };
    fields.into_iter().map(|(name, text)| format!("{name} = {}", value(name, text))).collect()
}

/// The same of a JSON object; anything else on one line.
pub fn json(value: &Value) -> Vec<String> {
    let Some(object) = value.as_object() else { return vec![shown(&value.to_string())] };
    let line = |(name, value): (&String, &Value)| match value.as_str() {
        Some(text) if SECRETS.contains(&name.as_str()) => format!("{name} = {}", short(text)),
        Some(text) => format!("{name} = {}", shown(text)),
        None => format!("{name} = {}", shown(&value.to_string())),
    };
    object.iter().map(line).collect()
}

/// Text of others, which goes to a terminal.
pub fn shown(text: &str) -> String {
    const CHARS_MAX: usize = 500;
    let mut shown: String = text.chars().take(CHARS_MAX).map(|c| if c.is_control() { '?' } else { c }).collect();
    if text.chars().nth(CHARS_MAX).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_shown() {
        for (lines, want) in [
            (
                fields([("code", "abcdefghijklmnopqrst"), ("iss", "https://f.example")]),
                "code = abcdef… (20 characters)",
            ),
            (fields([("state", "short")]), "state = … (5 characters)"),
            (
                json(&serde_json::json!({ "access_token": "prt_a_0123456789", "x": 1 })),
                "access_token = prt_a_… (16 characters)",
            ),
            (json(&serde_json::json!({ "name": "a\u{1b}[31m" })), "name = a?[31m"),
            (json(&serde_json::json!("no object")), "\"no object\""),
        ] {
            assert_eq!(lines[0], want);
        }
    }
}
