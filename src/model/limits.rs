//! How much one address, app or member may do in a minute.

use ipnet::IpNet;

/// So many a minute; `None`: any number.
pub type Rate = Option<u32>;

/// What the operator may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Logins that one address may begin.
    pub authorize: Rate,
    /// Requests of one address to pages of ours.
    pub pages: Rate,
    /// Failed proofs of who an app is, of one app from one address.
    pub token: Rate,
    /// The same of all apps, and tokens of members and operators that are none, from one address.
    pub failed_client_auth: Rate,
    /// Tokens that are none and are asked about, by one app from one address.
    pub unknown_tokens: Rate,
    /// Devices of one address that may begin.
    pub device_code: Rate,
    /// Look-ups in the forum that find no member, for one address.
    pub session_lookups: Rate,
    /// Changes in the console by one member.
    pub console: Rate,
    /// Whose addresses have no limit.
    pub exempt: Vec<IpNet>,
}

impl Default for Limits {
    /// What a school behind one address does not meet: 300 visitors there whose page looks every three seconds whether they
    /// have logged in.
    fn default() -> Self {
        Self {
            authorize: Some(300),
            pages: Some(6_000),
            token: Some(30),
            failed_client_auth: Some(100),
            unknown_tokens: Some(3_000),
            device_code: Some(20),
            session_lookups: Some(6_000),
            console: Some(60),
            exempt: Vec::new(),
        }
    }
}

/// Which limit refused a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// [`Limits::authorize`].
    Authorize,
    /// [`Limits::pages`].
    Pages,
    /// [`Limits::token`].
    Token,
    /// [`Limits::failed_client_auth`].
    FailedClientAuth,
    /// [`Limits::unknown_tokens`].
    UnknownTokens,
    /// [`Limits::device_code`].
    DeviceCode,
    /// [`Limits::session_lookups`].
    SessionLookups,
    /// [`Limits::console`].
    Console,
    /// One that nobody can choose.
    Fixed,
}

impl Limit {
    /// The name of its key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Authorize => "authorize",
            Self::Pages => "pages",
            Self::Token => "token",
            Self::FailedClientAuth => "failed_client_auth",
            Self::UnknownTokens => "unknown_tokens",
            Self::DeviceCode => "device_code",
            Self::SessionLookups => "session_lookups",
            Self::Console => "console",
            Self::Fixed => "fixed",
        }
    }
}
