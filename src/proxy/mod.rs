//! The gateway: listeners, the phases of a request, and what reaches the forum.
//!
//! Everything of the server framework stays in this module. It is strict about framing and blind to content: what two
//! parsers could read differently is refused, all else passes byte for byte. It never looks into bodies of the forum,
//! and never keeps them.
//!
//! ```text
//! listen    sockets, before anything else      head        is this request unambiguous?
//! server    threads, drain; ready: its line    forward     the few permitted edits
//! accept    lets visitors in; tls: certificates   connection  how long a head may take
//! lane      plain requests, the short way: the rest of the map is the general way
//! gateway   the phases, and passage, their state message     framework ⇄ http::Request/Response<Bytes>
//! upstream  the forum's web servers            operations  /livez, /readyz, /metrics
//! refusal   answers of the gateway's own       redirect    from http to https; proof: what issuers look for
//! pace      how fast bodies come                 proxy_protocol  who a load balancer speaks for
//! apis      requests with a token, for guarded paths    unread  answers over HTTP/2 that nobody takes
//! lack      too few descriptors                own         paths of ours, the general way
//! ```

mod accept;
mod apis;
mod connection;
mod forward;
mod gateway;
mod head;
mod lack;
mod lane;
mod listen;
mod message;
mod occupant;
mod operations;
mod own;
mod pace;
mod passage;
mod proof;
mod proxy_protocol;
mod ready;
mod redirect;
mod refusal;
mod server;
mod tls;
mod unread;
mod upstream;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::HeaderMap;
use ipnet::IpNet;

use crate::dialect::Admission;
use crate::model::{Hash32, LoginCookies, WaitingLogin};
use crate::route::Route;

pub use apis::Apis;
pub use listen::{BindError, Bound, bind};
pub use server::{Parts, Stop, run};
pub use tls::{Certificate, Certificates, PairError, PairFiles, Validity};
pub use upstream::{
    Authorities, Balance, ForumServer, HealthCheck, Names, Seen, ServerPlace, Trust, Upstream, UpstreamSettings,
    system_names,
};

/// What answers on our own paths.
#[async_trait]
pub trait Front: Send + Sync {
    /// Answers a request to one of our paths. `request` carries a [`RequestContext`](crate::model::RequestContext)
    /// as an extension, its target with the raw query, and its whole body of at most 16 KiB.
    ///
    /// HEAD is answered like GET; the body is left out on the way.
    async fn respond(&self, route: &Route, request: http::Request<Bytes>) -> http::Response<Bytes>;

    /// Whether a request to a path that the forum has as well is for us. `request` is as for [`Front::respond`]; its body
    /// is empty if it is longer than 16 KiB. What is not for us goes to the forum as it came.
    async fn owns(&self, route: &Route, request: &http::Request<Bytes>) -> bool {
        let _ = (route, request);
        true
    }

    /// Whether a request to the protected API of this number passes, by its head alone; the body is not read. Errors: the
    /// answer to one that does not.
    async fn admit(&self, api: usize, head: &http::Request<()>) -> Result<Admission, http::Response<Bytes>> {
        let _ = (api, head);
        let mut nobody = http::Response::new(Bytes::new());
        *nobody.status_mut() = http::StatusCode::UNAUTHORIZED;
        Err(nobody)
    }

    /// What a document request for a forum page means to a login that waits. Asked only when it carries our pending
    /// cookie.
    async fn waiting(&self, head: &http::Request<()>) -> WaitingLogin;

    /// Whether a request with cookies and the forum's answer to it end or change the visitor's login. Asked for every
    /// page that a visitor with cookies gets: must not wait, and not allocate unless they do.
    ///
    /// `target` is the path with the query, as it came; `cookies` are its `Cookie` lines, `set_cookies` the `Set-Cookie`
    /// lines of the answer.
    fn changes_login(&self, target: &[u8], cookies: &[&[u8]], set_cookies: &[&[u8]]) -> bool;

    /// Whose the cookies of the forum's login can be, from the `Cookie` lines of a request alone. Must not wait.
    fn login_cookies(&self, cookies: &[&[u8]]) -> LoginCookies {
        let _ = cookies;
        LoginCookies::Guests
    }

    /// A request that may be a login at the forum begins, with cookies that guests have, too. Whether its sender is a guest
    /// so far is handed to [`Front::changed`] with the answer; the forum gets the request when this is known. Takes two
    /// seconds at most.
    async fn begins(&self, head: &http::Request<()>) -> bool {
        let _ = head;
        false
    }

    /// The login of whoever sent `head` began, ended or changed by an answer with these headers. The answer is held back
    /// until this is done.
    async fn changed(&self, head: &http::Request<()>, answered: &HeaderMap, was_guest: bool);
}

/// Where to listen, and what is spoken there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listen {
    /// The address or socket.
    pub place: Place,
    /// What is spoken.
    pub protocol: Protocol,
    /// Each connection begins with a header of the PROXY protocol.
    pub proxy_protocol: Option<ProxyProtocol>,
}

/// Who speaks for visitors at a listener, and how they came to him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyProtocol {
    /// The load balancers. Nobody else is let in.
    pub from: Vec<IpNet>,
    /// Whether visitors speak TLS with them, for a listener without.
    pub behind_tls: bool,
}

/// What is spoken at a listener.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// HTTP/1.1 without TLS.
    Http,
    /// The same; every answer is the address with https.
    RedirectToHttps,
    /// TLS.
    Https {
        /// Certificates with their keys; never empty. The first is for names that none has.
        pairs: Vec<PairFiles>,
        /// Whether browsers are offered HTTP/2.
        http2: bool,
    },
}

/// A place to listen at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An address of ours; port 0 takes a free one.
    Tcp(SocketAddr),
    /// A socket that systemd passes on, by its `FileDescriptorName=`; `None` takes all of them.
    Systemd(Option<String>),
}

/// Which headers tell the forum who asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ForwardedKind {
    /// `X-Forwarded-For`, `-Proto`, `-Host` and `X-Real-IP`.
    #[default]
    XForwarded,
    /// `Forwarded` (RFC 7239).
    Rfc7239,
    /// Both.
    Both,
}

/// All that the gateway needs to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Public listeners.
    pub listen: Vec<Listen>,
    /// A listener for the console alone; no other path is served there.
    pub console: Option<SocketAddr>,
    /// Listener for operators, which knows no cookies.
    pub operations: Option<SocketAddr>,
    /// Of the token that its visitors must bring, if there is one.
    pub operations_token: Option<Hash32>,
    /// Peers whose forwarding headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Which headers tell the forum who asked.
    pub forwarded: ForwardedKind,
    /// Host of the public address, with the port if it is not the scheme's own. Visitors without TLS are sent there.
    pub public_host: String,
    /// Answer on our own paths under any name of this machine's loopback, too.
    pub loopback_hosts: bool,
    /// What the names of our own cookies begin with: `__Host-portico`, or `portico` on loopback without TLS.
    pub cookie_prefix: String,
    /// Path of the liveness probe, to be asked before the ready line is printed: `/oauth/healthz`.
    pub health_path: String,
    /// Threads that serve requests.
    pub threads: usize,
    /// How long requests may go on after SIGTERM.
    pub drain: Duration,
    /// Folder for the framework's own files; made with mode 0700 when missing.
    pub data_dir: PathBuf,
    /// One log line for each page of the forum.
    pub access_log: bool,
    /// Plain pages take the short way. Without it all go the general way, which is there to compare with.
    pub lane: bool,
    /// How much may be held of answers over HTTP/2 that their visitors do not take, in bytes.
    pub unread_bytes_max: usize,
}

/// What `/readyz` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Whether logins can be served.
    pub ready: bool,
    /// What was looked at: name, whether it is well, a sentence.
    pub checks: Vec<(&'static str, bool, String)>,
}

/// Asks whether logins can be served.
pub type ReadinessCheck = Arc<dyn Fn() -> BoxFuture<'static, Readiness> + Send + Sync>;

/// Work beside the requests. Dropped when the server stops.
pub type Background = BoxFuture<'static, ()>;
