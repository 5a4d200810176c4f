//! What the board asks of whatever keeps its members and sessions. One answer per flavour.

use std::net::IpAddr;

use async_trait::async_trait;

use super::super::DemoError;

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
    /// Path and query of the page.
    pub page: String,
}

impl Visit {
    /// The first cookie of this name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
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
    /// Deactivated members are guests.
    pub active: bool,
}

/// What a visit comes to.
#[derive(Clone, Debug, Default)]
pub struct Visited {
    /// `None`: a guest. A deactivated member may stand here; pages treat him as a guest.
    pub account: Option<Account>,
    /// Lines for `Set-Cookie`, in order.
    pub cookies: Vec<String>,
    /// What phpBB appends to addresses.
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

/// Addresses that differ between flavours.
#[derive(Clone, Copy, Debug)]
pub struct Addresses {
    /// The log-in form.
    pub login: &'static str,
    /// The parameter with the way back; `None` if the board cannot return.
    pub back: Option<&'static str>,
    /// Query of the log-in form, with its question mark; may be empty.
    pub login_query: &'static str,
    /// Whether the log-in form sends a member who is logged in already to where he wanted to go.
    pub returns_members: bool,
}

/// Members and sessions of one flavour.
#[async_trait]
pub trait Backend: Send + Sync {
    /// Where the board has its pages.
    fn addresses(&self) -> Addresses;

    /// Address of a member's picture, from `/`.
    fn avatar_path(&self, id: u32) -> String;

    /// Address of a member's profile, from `/`.
    fn profile_path(&self, id: u32) -> String;

    /// Address that logs the visitor out, from `/`.
    fn logout_path(&self, session: &str) -> String;

    /// Where the browser goes after a log-in that was asked to come back to `wanted`.
    /// `None`: the board refuses this address.
    fn way_back(&self, wanted: &str, session: &str, host: &str) -> Option<String>;

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
