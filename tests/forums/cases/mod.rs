//! Every kind of visitor of every forum: rows in real databases, cookies, and who must come out.
//!
//! A forum is two files: `<forum>.sql`, one text that MariaDB, PostgreSQL and SQLite all understand, and
//! `<forum>.toml`, whose keys are those of [`Cases`]. One line in `list.rs` runs them. What is not SQL (a Redis, files,
//! a site that is asked) is set up by a [`board::Hook`] that the line names.
//!
//! The cases go through the source on every database, through `portico why` on the last one, and those marked
//! `login = true` through a login at `portico serve` on the first.

pub mod aged;
pub mod board;
mod guide;
pub mod judge;
pub mod list;
pub mod program;
pub mod rights;

use serde::Deserialize;

/// The cases of one forum.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    /// The clock of all judgements, in Unix seconds.
    now: i64,
    /// Of visitors, unless a case has its own.
    user_agent: String,
    /// Of visitors, unless a case has its own.
    address: String,
    /// What must stand in the address of the login page; any address if left out.
    #[serde(default)]
    login_page: String,
    /// More of `[forum]`, as in a configuration: `[forum.variables]`, `[forum.generic]`, `path = "{folder}"`.
    /// Names in braces stand for what the test sets up: `{folder}`, and what the hook gives.
    #[serde(default)]
    forum: toml::Table,
    /// Files below `{folder}`.
    #[serde(default)]
    file: Vec<File>,
    /// Visitors.
    case: Vec<Case>,
    /// What members look like when they are looked up by id.
    #[serde(default)]
    member: Vec<ById>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    path: String,
    text: String,
}

/// One visitor.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// A Cookie line, or a list of several.
    cookie: Lines,
    user_agent: Option<String>,
    address: Option<String>,
    /// Whether the operator has the address compared.
    #[serde(default)]
    check_address: bool,
    /// "member ID", "guest", "banned ID", "inactive ID" or "ambiguous".
    expect: String,
    /// The end of the ban; 0 if there is none.
    until: Option<i64>,
    /// Of the last step that failed.
    code: Option<String>,
    /// Of any step.
    step: Option<String>,
    /// Whether `serve` is tried as well. Such a case must not hang on one second of the recorded clock.
    #[serde(default)]
    login: bool,
    #[serde(flatten)]
    looks: Looks,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Lines {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ById {
    /// A number or a text, as it stands in tokens.
    id: toml::Value,
    /// As in cases; "member ID" if left out.
    expect: Option<String>,
    #[serde(flatten)]
    looks: Looks,
}

/// What must be known of a member. What is left out may be anything; an empty text is nothing at all.
#[derive(Default, Deserialize)]
struct Looks {
    username: Option<String>,
    display_name: Option<String>,
    email: Option<String>,
    email_verified: Option<bool>,
    /// Names, the primary one first.
    groups: Option<Vec<String>>,
    avatar_url: Option<String>,
    profile_url: Option<String>,
    language: Option<String>,
}

impl Cases {
    pub fn read(text: &str) -> Self {
        toml::from_str(text).unwrap_or_else(|error| panic!("the cases: {error}"))
    }
}

impl Case {
    fn lines(&self) -> Vec<&str> {
        match &self.cookie {
            Lines::One(line) => vec![line],
            Lines::Several(lines) => lines.iter().map(String::as_str).collect(),
        }
    }
}
