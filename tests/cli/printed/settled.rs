//! Takes out of what is printed what is different each time, and keeps the widths of columns.

use std::collections::HashMap;

use regex::{Captures, Regex};
use serde_json::Value;

/// Fields of JSON that hold a time.
const TIMES: [&str; 6] = ["at", "made", "ends", "signs_from", "until", "from"];

/// Shorter ones are known by what stands before them only: words may look like them.
const ALONE_BYTES_MIN: usize = 8;
/// How many entries of a list are kept.
const LIST_MAX: usize = 6;

/// What was taken out so far: the same thing is always replaced by the same.
#[derive(Default)]
pub struct Settled {
    seen: HashMap<String, String>,
    folders: Vec<String>,
}

impl Settled {
    /// A folder that has another name each time.
    pub fn folder(mut self, path: &std::path::Path) -> Self {
        self.folders.push(path.display().to_string());
        self
    }

    /// Times and counts of time in JSON.
    pub fn json(&mut self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let is_time = name.ends_with("_at") || TIMES.contains(&name.as_str());
                    match value {
                        Value::Number(_) if is_time => *value = Value::from(0),
                        Value::Number(_) if ["texts", "translated"].contains(&name.as_str()) => {
                            *value = Value::from(600)
                        }
                        other => self.json(other),
                    }
                }
            }
            Value::Array(values) => {
                // What a list is about can be seen by its beginning.
                if values.len() > LIST_MAX {
                    values.truncate(LIST_MAX);
                    values.push(Value::from("…"));
                }
                values.iter_mut().for_each(|value| self.json(value));
            }
            _ => {}
        }
    }

    /// The rest, in text.
    pub fn text(&mut self, text: &str) -> String {
        let mut text = text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        for folder in &self.folders {
            text = text.replace(folder, "/site");
        }
        for (pattern, with) in [
            (r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC", "2026-11-21 12:04:31 UTC"),
            (r"20\d\d-\d\d-\d\d \d\d:\d\d UTC", "2026-11-21 12:04 UTC"),
            (r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "2026-11-21T12:04:31Z"),
            (r"\b20\d\d-\d\d-\d\d\b", "2026-11-21"),
            (r"\bcli:\d+", "cli:1000"),
            (r#""uid":( ?)\d+"#, r#""uid":${1}1000"#),
            (r#"("{1,2}(?:\w+_at|at|made|ends)"{1,2}):\d{9,}"#, "$1:0"),
            (r"\b1[789]\d{8}\b", "1800000000"),
            (r"\b(127\.0\.0\.1|localhost):\d{5}\b", "$1:12345"),
            (r"\b([Pp]ort|--port) \d{5}\b", "$1 12345"),
            (r"\b\d{3,} of \d{3,}\b", "600 of 600"),
            (r"/[^ ]*/(portico[^ /]*\.toml)", "/FOLDER/$1"),
            (r"\b\d+ templates\b", "36 templates"),
            (r"\(pid \d+, [^)]+\)", "(pid 4711, test)"),
            (r"\blast seen \d+ s ago", "last seen 2 s ago"),
            (r" {2,}(ok|FAILS)\b", "  $1"),
            (r"(?m)^(?<before>.*\b(?:state|nonce|code|id_token|code_verifier) = )[\w.-]{6}…", "$before······…"),
        ] {
            text = regex(pattern).replace_all(&text, with).into_owned();
        }
        self.marks(&text)
    }

    /// What was made at random: as long as before, and told apart.
    fn marks(&mut self, text: &str) -> String {
        // Secrets; the end of a client id and of the id of a token; keys; ids of records.
        let patterns = [
            r"\bprt_[a-z]_(?<mark>[A-Za-z0-9_-]{43})",
            r"\b(?:rocketchat|test)-(?<mark>[2-9b-z]{4})\b",
            r#""(?:kid|sid|jti|nonce|at_hash|fingerprint|hash|prev)"{1,2}: ?"{1,2}(?<mark>[A-Za-z0-9_-]{8,})""#,
            r#""(?:id|revoked)": "(?<mark>[0-9a-z]{10})""#,
            r"\bID {2,}(?<mark>[0-9a-z]{10})\b",
            r#""link": "(?<mark>[0-9a-f]{8})""#,
            r"\blink (?<mark>[0-9a-f]{8})\b",
            r"\?key=(?<mark>[A-Za-z0-9_-]{43})",
            r"\b\d+:(?<mark>[A-Za-z0-9_-]{43})",
            r#","(?<mark>[A-Za-z0-9_-]{43})""#,
            r"\bcode_challenge = (?<mark>[A-Za-z0-9_-]{43})",
            r"\b(?:RS256|ES256|EdDSA)(?:, by the key)? (?<mark>[A-Za-z0-9_-]{20,})",
            r"phpbb3_demo_sid=(?<mark>[0-9a-f]{32})",
            r"\b[a-z_]+ = prt_[a-z]_(?<mark>[A-Za-z0-9_-]+)…",
        ];
        let mut text = text.to_owned();
        for pattern in patterns {
            text = regex(pattern)
                .replace_all(&text, |found: &Captures<'_>| {
                    let mark = &found["mark"];
                    found[0].replace(mark, &self.instead_of(mark))
                })
                .into_owned();
        }
        // Tables show what JSON told before.
        for (mark, instead) in self.seen.iter().filter(|(mark, _)| mark.len() >= ALONE_BYTES_MIN) {
            text = text.replace(mark.as_str(), instead);
        }
        text
    }

    fn instead_of(&mut self, mark: &str) -> String {
        if self.seen.values().any(|made| made == mark) {
            return mark.to_owned();
        }
        let number = self.seen.len() + 1;
        let length = mark.chars().count();
        let made = || format!("{number:0>length$}").chars().map(|c| if c == '0' { 'x' } else { c }).collect();
        self.seen.entry(mark.to_owned()).or_insert_with(made).clone()
    }
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}
