//! What an operator sets for his forum.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

/// All of it. `Settings::new` gives the defaults. It cannot be printed, since variables may be the forum's secrets.
#[derive(Clone)]
pub struct Settings {
    /// Which forum.
    pub preset: Preset,
    /// The forum's address in browsers, absolute, with its path and without a query: `https://forum.example/board`.
    pub base_url: String,
    /// The forum's database, for presets that read one.
    pub database: Option<Database>,
    /// Where and how to ask, for the preset `generic`; a given value wins over the preset's.
    pub generic: Generic,
    /// Whether the visitor's address is compared with the session's.
    pub check_address: CheckAddress,
    /// What happens to deactivated members.
    pub inactive: Policy,
    /// What happens to banned members.
    pub banned: Policy,
    /// What happens to members whose e-mail address does not count as verified.
    pub unconfirmed_email: Policy,
    /// Whose word counts on e-mail addresses.
    pub email_verified: EmailVerified,
    /// The forum's login page in place of the preset's; `{return}` stands for the way back, percent-encoded.
    pub login_url: Option<String>,
    /// The forum's logout page in place of the preset's.
    pub logout_url: Option<String>,
    /// Values of the preset's own variables.
    pub variables: BTreeMap<String, String>,
    /// How many look-ups may wait for a free connection. More are answered "busy" at once.
    pub waiting_max: usize,
}

impl Settings {
    /// A forum by its preset and address, everything else as it usually is.
    pub fn new(preset: Preset, base_url: impl Into<String>) -> Self {
        Self {
            preset,
            base_url: base_url.into(),
            database: None,
            generic: Generic::default(),
            check_address: CheckAddress::Never,
            inactive: Policy::Refuse,
            banned: Policy::Refuse,
            unconfirmed_email: Policy::Allow,
            email_verified: EmailVerified::Preset,
            login_url: None,
            logout_url: None,
            variables: BTreeMap::new(),
            waiting_max: 256,
        }
    }
}

/// Where the description of the forum comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preset {
    /// One that comes with the program, by its name.
    BuiltIn(String),
    /// A file of the operator's own.
    File(PathBuf),
}

/// The forum's database. It is only read.
#[derive(Clone, Debug)]
pub struct Database {
    /// `mysql://`, `postgres://` or `sqlite://`, with everything but the password.
    pub url: String,
    /// The password, unless it stands in the address.
    pub password: Option<SecretString>,
    /// What stands before the names of the forum's tables, `[A-Za-z0-9_]{0,32}`.
    pub table_prefix: String,
    /// Connections, and so the number of queries at one time.
    pub pool: u32,
    /// How long one statement may take.
    pub timeout: Duration,
}

impl Database {
    /// A database by its address, everything else as it usually is.
    pub fn new(url: impl Into<String>, table_prefix: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            password: None,
            table_prefix: table_prefix.into(),
            pool: 8,
            timeout: Duration::from_secs(2),
        }
    }
}

/// How to ask a site over HTTP. The fields of the answer are JSON pointers (RFC 6901).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generic {
    /// Answers who the sender of the cookies is.
    pub url: Option<String>,
    /// Answers the same for one member without cookies; `{id}` stands for his id.
    pub by_id_url: Option<String>,
    /// Which cookies are sent along.
    pub cookies: Vec<String>,
    /// The member's id; absent, null, 0 or empty for a guest.
    pub id: Option<String>,
    /// The name he logs in with.
    pub username: Option<String>,
    /// The name that others see.
    pub display_name: Option<String>,
    /// His address.
    pub email: Option<String>,
    /// Whether the address was verified.
    pub email_verified: Option<String>,
    /// A list of names, or of objects with `id` and `name`.
    pub groups: Option<String>,
    /// Address of his picture.
    pub avatar_url: Option<String>,
    /// Address of his profile.
    pub profile_url: Option<String>,
    /// His language.
    pub language: Option<String>,
    /// How long an answer may take.
    pub timeout: Option<Duration>,
}

/// Whether addresses of visitors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckAddress {
    /// A session is good from every address.
    Never,
    /// As the forum itself does it.
    LikeForum,
}

/// What to do with a member whom the forum would not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// He is refused.
    Refuse,
    /// He is let in all the same.
    Allow,
}

/// Whether the forum's e-mail addresses count as verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailVerified {
    /// As the preset finds out.
    Preset,
    /// All of them.
    Trust,
    /// None of them.
    Never,
}
