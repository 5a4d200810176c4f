use std::net::{IpAddr, Ipv4Addr};

use super::{Limit, problem};

/// What a request tells of the person who sent it: all that a forum would look at.
#[derive(Clone, Default)]
pub struct Visitor {
    /// The values of the `Cookie` lines in order, as sent. Forum cookies need not be UTF-8.
    pub cookie_lines: Vec<Vec<u8>>,
    /// The value of `User-Agent` as sent.
    pub user_agent: Vec<u8>,
    /// Address of the client, behind trusted proxies.
    pub address: Option<IpAddr>,
    /// It is that of a trusted proxy, which did not name him.
    pub unnamed: bool,
}

impl Visitor {
    /// The address for limits and networks.
    pub fn counted_as(&self) -> Option<IpAddr> {
        counted_as(self.address, self.unnamed)
    }
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Cookies are logins: not even their names are printed.
        f.debug_struct("Visitor").field("address", &self.address).finish_non_exhaustive()
    }
}

/// What the listener knows of a request beyond its bytes. Travels as an extension of the HTTP request.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// Stands in the answer, on error pages and in the log.
    pub id: super::RequestId,
    /// Address of the client, behind trusted proxies.
    pub address: Option<IpAddr>,
    /// Whether that is the address of a trusted proxy, which did not name the client.
    pub unnamed: bool,
    /// Whether the other end of the connection is a trusted proxy, so that what it says of the visitor's own request
    /// may be believed.
    pub from_proxy: bool,
    /// Whether the request names our public host. Only questions of proxies come under other names.
    pub at_home: bool,
    /// Whether it came to the console's own listener.
    pub at_console: bool,
}

impl RequestContext {
    /// A request for our public host that came without a proxy.
    pub fn new(id: super::RequestId, address: Option<IpAddr>) -> Self {
        Self { id, address, unnamed: false, from_proxy: false, at_home: true, at_console: false }
    }

    /// The address for limits and networks.
    pub fn counted_as(&self) -> Option<IpAddr> {
        counted_as(self.address, self.unnamed)
    }
}

/// Whoever is not named is one of many: he is not the proxy, which may be this machine and have no limit. All of them count
/// as one, at the address that is nobody's (RFC 1122 §3.2.1.3).
fn counted_as(address: Option<IpAddr>, unnamed: bool) -> Option<IpAddr> {
    if unnamed { Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED)) } else { address }
}

/// What an answer of ours tells the log. Travels as an extension of the HTTP response.
#[derive(Clone, Debug, Default)]
pub struct RequestFacts {
    /// The app, if it is a registered one.
    pub client_id: Option<super::ClientId>,
    /// The member's number, never his name.
    pub member_id: Option<super::MemberId>,
    /// `ok`, or why not: one of a few constant words.
    pub result: &'static str,
    /// The problem's code.
    pub code: Option<&'static str>,
    /// What an operator needs to find the cause. Holds no secret and no personal data.
    pub detail: Option<String>,
    /// The redirect address that is not the app's.
    pub refused_address: Option<String>,
    /// The member allowed the app for the first time.
    pub first_time: bool,
    /// Whether the app proved itself with another secret than its newest one; `None`: with none, or not at all.
    pub old_secret: Option<bool>,
    /// Whether the app proved who it is, where something was refused to it.
    pub proven_app: bool,
    /// Tokens that were issued; an access token always is one.
    pub issued: Option<IssuedTokens>,
    /// The limit that refused it.
    pub limit: Option<Limit>,
}

impl RequestFacts {
    /// A limit refused it.
    pub fn too_many(limit: Limit) -> Self {
        let detail = Some(format!("[limits] {}", limit.name())).filter(|_| limit != Limit::Fixed);
        Self { result: "refused", code: Some(problem::P450.code), detail, limit: Some(limit), ..Self::default() }
    }
}

/// What a token request brought beside the access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuedTokens {
    /// For a refresh token, not for a code.
    pub by_refresh: bool,
    /// A refresh token.
    pub refresh_token: bool,
    /// An ID token.
    pub id_token: bool,
}
