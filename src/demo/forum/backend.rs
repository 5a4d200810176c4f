//! What the board asks of whatever keeps its members and sessions: of `plain`, and of every forum software that keeps
//! tables.

use std::net::IpAddr;

use async_trait::async_trait;

use super::super::DemoError;
use super::super::server::parameter;
use super::addresses::Addresses;

/// Whoever asks for a page, as far as the board looks at him.
#[derive(Clone, Debug)]
pub struct Visit {
    /// In the order sent.
    pub cookies: Vec<(String, String)>,
    /// As sent; empty if missing.
    pub user_agent: String,
    /// The peer: behind the gateway that is the gateway.
    pub address: IpAddr,
    /// As sent; empty if missing. Only phpBB keeps it.
    pub forwarded_for: String,
    /// As sent; empty if missing.
    pub referer: String,
    /// As sent; empty if missing.
    pub host: String,
    /// Where visitors reach the board, without a trailing slash.
    pub base: String,
    /// The path asked for.
    pub path: String,
    /// The query, with `&` between its arguments.
    pub query: String,
}

impl Visit {
    /// The first cookie of this name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The same, percent-decoded, as a program in PHP sees it.
    pub fn decoded_cookie(&self, name: &str) -> Option<String> {
        let decoded = percent_encoding::percent_decode_str(self.cookie(name)?).decode_utf8().ok()?;
        Some(decoded.into_owned())
    }

    /// An argument of the query; empty if missing.
    pub fn argument(&self, name: &str) -> String {
        parameter(&self.query, name).unwrap_or_default()
    }
}

/// A group as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountGroup {
    /// The board's number of it.
    pub id: u32,
    /// What people call it, in plain text.
    pub name: String,
}

/// A member as the board knows him now. All texts plain, not escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The board's number of him.
    pub id: u32,
    /// The name he logs in with.
    pub username: String,
    /// His address.
    pub email: String,
    /// Whether the board has made sure of it.
    pub email_verified: bool,
    /// The primary group first.
    pub groups: Vec<AccountGroup>,
    /// `Some(0)`: banned for ever; otherwise the last second of the ban, in Unix seconds.
    pub banned_until: Option<i64>,
    /// False: he waits for his activation, or was deactivated.
    pub active: bool,
    /// Whether he may ban.
    pub administrator: bool,
}

/// What a visit comes to.
#[derive(Clone, Debug, Default)]
pub struct Visited {
    /// `None`: a guest. A member who is not active may stand here; what pages make of him is the flavour's business.
    pub account: Option<Account>,
    /// Lines for `Set-Cookie`, in order.
    pub cookies: Vec<String>,
    /// What the board puts into its addresses, so that nobody else can make them.
    pub session: String,
}

/// What a log-in comes to.
#[derive(Clone, Debug)]
pub enum LogIn {
    /// The cookies of the new session are inside.
    In(Visited),
    /// The name or the password is wrong.
    Wrong,
    /// The account waits for its activation.
    Inactive,
}

/// What the log-in form sent.
#[derive(Clone)]
pub struct Credentials {
    /// As typed.
    pub username: String,
    /// As typed.
    pub password: String,
    /// Whether the box was ticked.
    pub remember: bool,
}

/// Members and sessions of one flavour.
#[async_trait]
pub trait Backend: Send + Sync {
    /// Where the board has its pages.
    fn addresses(&self) -> &Addresses;

    /// What people call a group.
    fn title(&self, group: &AccountGroup) -> String {
        group.name.clone()
    }

    /// Where a visitor of the log-in page wants to go afterwards, for the hidden field of the form. May be empty.
    fn wanted(&self, visit: &Visit) -> String;

    /// Where the browser goes after a log-in that was asked to come back to `wanted`.
    /// `None`: the board refuses this address.
    fn way_back(&self, wanted: &str, visit: &Visit, visited: &Visited) -> Option<String>;

    /// Where a page leads that is there only to lead on. `None`: this is not one.
    async fn detour(&self, _visit: &Visit, _visited: &Visited) -> Result<Option<String>, DemoError> {
        Ok(None)
    }

    /// Recognises the visitor and renews his session.
    async fn visit(&self, visit: &Visit) -> Result<Visited, DemoError>;

    /// Opens a session of a member.
    async fn log_in(&self, visit: &Visit, credentials: &Credentials) -> Result<LogIn, DemoError>;

    /// Ends the visitor's session, and forgets him. `Visited` is the guest afterwards.
    async fn log_out(&self, visit: &Visit) -> Result<Visited, DemoError>;

    /// Everybody, by id.
    async fn accounts(&self) -> Result<Vec<Account>, DemoError>;

    /// One of them.
    async fn account(&self, id: u32) -> Result<Option<Account>, DemoError>;

    /// Bans until the instant, in Unix seconds; 0 is for ever. `None` lifts the ban. Sessions go on.
    async fn set_ban(&self, id: u32, until: Option<i64>) -> Result<(), DemoError>;

    /// Activates or deactivates. Sessions go on, as in phpBB.
    async fn set_active(&self, id: u32, active: bool) -> Result<(), DemoError>;

    /// Ends each session of a member, on every device.
    async fn end_sessions(&self, id: u32) -> Result<(), DemoError>;
}

/// Compares passwords in constant time.
pub fn same(left: &[u8], right: &[u8]) -> bool {
    subtle::ConstantTimeEq::ct_eq(left, right).into()
}
