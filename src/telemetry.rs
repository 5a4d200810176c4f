//! Log set-up and the list of metric names.
//!
//! Logs: constant text, facts in fields. Never cookies, codes, tokens, secrets, names, addresses of mail, bodies, or
//! query strings of our endpoints. Metrics: labels come from enums and constants, and from the ids of registered
//! apps; never from input, so that nobody can fill the memory of whoever collects them.

mod apis;
mod certificates;
mod closed;
mod lines;
mod servers;
mod tally;

use std::fmt;
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use tracing::field::Field;
use tracing_subscriber::field::MakeExt as _;
use tracing_subscriber::fmt::FormatFields;
use tracing_subscriber::fmt::format::{Writer, debug_fn};

use crate::model::counts::{Counts, Series};
use crate::model::{Limit, marked};
use apis::Apis;
use certificates::Certificates;
pub use certificates::OrderMeters;
pub use closed::Cause;
use closed::Closed;
use lines::JsonLines;
pub use servers::ServerMeters;
use servers::Servers;
use tally::Tally;

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// Text on a terminal, JSON otherwise.
    #[default]
    Auto,
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Starts writing logs to standard error. `level` is `error`, `warn`, `info`, `debug`, `trace`, or a filter such as
/// `info,portico::proxy=debug`. What the server framework logs comes along, if it matters to an operator.
///
/// Errors: the filter cannot be read, or logging was started before.
pub fn start_logging(level: &str, format: LogFormat) -> Result<(), String> {
    // The framework reports every client that hangs up as an error, with the query of the request.
    // The gateway reports what matters itself.
    // So does the store, once a minute; its engine tells each failed write, several times. That of HTTP/2 tells each
    // connection that it ends for being abused, so that whoever abuses it fills the log.
    let framework = "pingora_proxy=off,pingora_core=error,pingora_core::apps=off,pingora=error,sled=off,h2=error";
    let filter = tracing_subscriber::EnvFilter::try_new(format!("{framework},{level}"))
        .map_err(|error| format!("\"{level}\" is not a log level: {error}"))?;
    let json = match format {
        LogFormat::Auto => !std::io::stderr().is_terminal(),
        LogFormat::Text => false,
        LogFormat::Json => true,
    };
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let started = if json {
        lines.event_format(JsonLines).try_init()
    } else {
        lines.with_ansi(std::io::stderr().is_terminal()).fmt_fields(fields()).try_init()
    };
    started.map_err(|error| format!("the log cannot be started: {error}"))
}

fn fields() -> impl for<'line> FormatFields<'line> + Send + Sync + 'static {
    debug_fn(field).delimited(" ")
}

/// A field of a text line. What others wrote neither ends the line nor moves the cursor of a terminal.
fn field(line: &mut Writer<'_>, field: &Field, value: &dyn fmt::Debug) -> fmt::Result {
    let value = marked(&format!("{value:?}"), &[]);
    match field.name() {
        "message" => write!(line, "{value}"),
        name => write!(line, "{}={value}", name.trim_start_matches("r#")),
    }
}

/// First digit of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Informational, and switched protocols.
    Informational,
    /// Done.
    Success,
    /// Elsewhere, or unchanged.
    Redirection,
    /// The client's fault.
    ClientError,
    /// Ours, or the forum's.
    ServerError,
    /// The client left before there was an answer.
    None,
}

impl Class {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Informational, "1xx"),
        (Self::Success, "2xx"),
        (Self::Redirection, "3xx"),
        (Self::ClientError, "4xx"),
        (Self::ServerError, "5xx"),
        (Self::None, "none"),
    ];

    /// The class of a status; 0 where nothing was sent.
    pub fn of(status: u16) -> Self {
        match status / 100 {
            1 => Self::Informational,
            2 => Self::Success,
            3 => Self::Redirection,
            4 => Self::ClientError,
            5 => Self::ServerError,
            _ => Self::None,
        }
    }
}

/// How a login ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoginResult {
    /// A code was issued.
    Ok,
    /// The member said no, or may not use this app.
    Denied,
    /// The visitor was sent to the forum's login.
    NotLoggedIn,
    /// The forum banned the member.
    Banned,
    /// Anything else.
    Error,
}

/// What became of one try to tell an app of a log-out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeResult {
    /// The app has it.
    Ok,
    /// It failed, and is tried again.
    Retried,
    /// It failed for the last time.
    GivenUp,
}

/// What a token was issued for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GrantType {
    /// RFC 6749 §4.1.3.
    AuthorizationCode,
    /// RFC 6749 §6.
    RefreshToken,
}

/// What was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// RFC 6749 §1.4.
    Access,
    /// RFC 6749 §1.5.
    Refresh,
    /// OIDC Core §2.
    Id,
}

/// Where a session was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LookupSource {
    /// Our cache.
    Cache,
    /// The forum's database.
    Db,
    /// An address of the forum.
    Http,
}

/// What a lookup found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LookupResult {
    /// Somebody who is logged in.
    Member,
    /// Nobody.
    Guest,
    /// Somebody who may not log in.
    Refused,
    /// The source failed.
    Unknown,
}

/// Gives enums the spelling that their labels have.
macro_rules! label_values {
    ($($type:ident { $($value:ident = $text:literal),+ $(,)? })+) => {$(
        impl EncodeLabelValue for $type {
            fn encode(
                &self,
                encoder: &mut prometheus_client::encoding::LabelValueEncoder,
            ) -> Result<(), std::fmt::Error> {
                match self { $(Self::$value => EncodeLabelValue::encode(&$text, encoder)),+ }
            }
        }
    )+};
}

label_values! {
    LoginResult { Ok = "ok", Denied = "denied", NotLoggedIn = "not_logged_in", Banned = "banned", Error = "error" }
    NoticeResult { Ok = "ok", Retried = "retried", GivenUp = "given_up" }
    GrantType { AuthorizationCode = "authorization_code", RefreshToken = "refresh_token" }
    TokenKind { Access = "access", Refresh = "refresh", Id = "id" }
    LookupSource { Cache = "cache", Db = "db", Http = "http" }
    LookupResult { Member = "member", Guest = "guest", Refused = "refused", Unknown = "unknown" }
}

type Text = &'static str;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ClassLabel {
    class: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct EndpointClass {
    endpoint: Text,
    class: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct EndpointLabel {
    endpoint: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AppNotice {
    app: String,
    result: NoticeResult,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AppLabel {
    app: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AppResult {
    app: String,
    result: LoginResult,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AppCode {
    app: String,
    code: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AppTokens {
    app: String,
    grant: GrantType,
    kind: TokenKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Lookup {
    source: LookupSource,
    result: LookupResult,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct LookupTime {
    source: LookupSource,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RuleLabel {
    rule: Text,
}

/// Every number that the program counts. Handed around in an `Arc`; there is no global one.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    proxy_requests: [Counter; Class::ALL.len()],
    upstream_errors: Counter,
    servers: Servers,
    in_flight: Gauge,
    oauth_requests: Family<EndpointClass, Counter>,
    endpoint_seconds: Family<EndpointLabel, Histogram, fn() -> Histogram>,
    logins: Family<AppResult, Counter>,
    oauth_errors: Family<AppCode, Counter>,
    tokens: Family<AppTokens, Counter>,
    refresh_reuse: Family<AppLabel, Counter>,
    notices: Family<AppNotice, Counter>,
    lookups: Family<Lookup, Counter>,
    lookup_seconds: Family<LookupTime, Histogram, fn() -> Histogram>,
    certificates: Certificates,
    apps: Gauge,
    cache_entries: Gauge<i64>,
    store_errors: Counter<u64, AtomicU64>,
    rate_limited: Family<RuleLabel, Counter>,
    apis: Apis,
    closed: Closed,
    tally: Tally,
}

fn seconds() -> Histogram {
    Histogram::new([0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0])
}

/// The label of an app: its id if it is registered, `unknown` otherwise.
fn app(registered: Option<&str>) -> String {
    registered.unwrap_or("unknown").to_owned()
}

impl Metrics {
    /// All metrics at zero.
    pub fn new() -> Arc<Self> {
        let mut registry = Registry::default();
        let by_class = Family::<ClassLabel, Counter>::default();
        let proxy_requests = Class::ALL.map(|(_, class)| by_class.get_or_create_owned(&ClassLabel { class }));
        registry.register("portico_proxy_requests", "Requests for the forum", by_class);
        registry.register(
            "portico_build",
            "What is running",
            Info::new(vec![("version", env!("CARGO_PKG_VERSION")), ("tls", "rustls")]),
        );
        let closed = Closed::register(&mut registry);
        let mut metrics = Self {
            registry,
            proxy_requests,
            upstream_errors: Counter::default(),
            servers: Servers::default(),
            in_flight: Gauge::default(),
            oauth_requests: Family::default(),
            endpoint_seconds: Family::new_with_constructor(seconds),
            logins: Family::default(),
            oauth_errors: Family::default(),
            tokens: Family::default(),
            refresh_reuse: Family::default(),
            lookups: Family::default(),
            lookup_seconds: Family::new_with_constructor(seconds),
            notices: Family::default(),
            certificates: Certificates::default(),
            apps: Gauge::default(),
            cache_entries: Gauge::default(),
            store_errors: Counter::default(),
            rate_limited: Family::default(),
            apis: Apis::default(),
            closed,
            tally: Tally::default(),
        };
        metrics.servers.register(&mut metrics.registry);
        metrics.apis.register(&mut metrics.registry);
        metrics.certificates.register(&mut metrics.registry);
        metrics.register();
        Arc::new(metrics)
    }

    fn register(&mut self) {
        macro_rules! register {
            ($($field:ident: $name:literal, $help:literal;)+) => {
                $(self.registry.register($name, $help, self.$field.clone());)+
            };
        }
        register! {
            upstream_errors: "portico_upstream_connect_errors", "Requests that the forum's web server did not answer";
            in_flight: "portico_requests_in_flight", "Requests being served, tunnels included";
            oauth_requests: "portico_oauth_requests", "Requests to our own endpoints";
            endpoint_seconds: "portico_endpoint_duration_seconds", "Time to answer at our own endpoints";
            logins: "portico_logins", "Logins by app and outcome";
            oauth_errors: "portico_oauth_errors", "Refused OAuth requests by app and problem code";
            tokens: "portico_tokens_issued", "Issued tokens";
            refresh_reuse: "portico_refresh_reuse", "Replaced refresh tokens that were shown again";
            lookups: "portico_session_lookups", "Looked up forum sessions";
            lookup_seconds: "portico_session_lookup_seconds", "Time to look up a forum session";
            notices: "portico_logout_notifications", "Tries to tell apps of log-outs, by app and outcome";
            apps: "portico_apps", "Registered apps";
            cache_entries: "portico_cache_entries", "Sessions in the cache";
            store_errors: "portico_store_errors", "Calls to the store that failed";
            rate_limited: "portico_ratelimit_rejected", "Requests and look-ups that a limit refused";
        }
    }

    /// The text that Prometheus collects.
    pub fn encode(&self) -> String {
        let mut text = String::with_capacity(8192);
        match prometheus_client::encoding::text::encode(&mut text, &self.registry) {
            Ok(()) => text,
            Err(_) => String::new(),
        }
    }

    /// A request was passed on and answered with `status`; 0 if the client left before.
    pub fn proxied(&self, status: u16) {
        self.proxy_requests[Class::of(status) as usize].inc();
    }

    /// A request got no answer from any web server of the forum.
    pub fn unanswered(&self) {
        self.upstream_errors.inc();
    }

    /// What is counted of a web server of the forum, named as in the configuration.
    pub fn server(&self, server: &str) -> ServerMeters {
        self.servers.meters(server)
    }

    /// It is no longer one.
    pub fn forget_server(&self, server: &str) {
        self.servers.forget(server);
    }

    /// A request begins (+1) or ends (-1).
    pub fn in_flight(&self, change: i64) {
        self.in_flight.inc_by(change);
    }

    /// Requests being served.
    pub fn requests_in_flight(&self) -> i64 {
        self.in_flight.get()
    }

    /// An endpoint of ours answered. `endpoint` is a constant name.
    pub fn answered(&self, endpoint: &'static str, status: u16, took: Duration) {
        let class = Class::ALL[Class::of(status) as usize].1;
        self.oauth_requests.get_or_create(&EndpointClass { endpoint, class }).inc();
        self.endpoint_seconds.get_or_create(&EndpointLabel { endpoint }).observe(took.as_secs_f64());
        self.tally.time(endpoint, took);
    }

    /// A login ended. `registered` is the id of an app that exists, if the request named one.
    pub fn login(&self, registered: Option<&str>, result: LoginResult) {
        self.logins.get_or_create(&AppResult { app: app(registered), result }).inc();
        let series = match result {
            LoginResult::Ok => Series::LOGIN_OK,
            LoginResult::Denied => Series::LOGIN_DENIED,
            LoginResult::NotLoggedIn => Series::LOGIN_NOT_LOGGED_IN,
            LoginResult::Banned => Series::LOGIN_BANNED,
            LoginResult::Error => Series::LOGIN_ERROR,
        };
        self.tally.count(registered, series);
    }

    /// A request was refused under a `P` code.
    pub fn oauth_error(&self, registered: Option<&str>, code: &'static str) {
        self.oauth_errors.get_or_create(&AppCode { app: app(registered), code }).inc();
        if let Some(series) = Series::of_code(code) {
            self.tally.count(registered, series);
        }
    }

    /// A limit refused a request or a look-up.
    pub fn rate_limited(&self, limit: Limit) {
        self.rate_limited.get_or_create(&RuleLabel { rule: limit.name() }).inc();
    }

    /// A token was issued.
    pub fn token_issued(&self, registered: &str, grant: GrantType, kind: TokenKind) {
        self.tokens.get_or_create(&AppTokens { app: registered.to_owned(), grant, kind }).inc();
    }

    /// A replaced refresh token was shown again.
    pub fn refresh_reused(&self, registered: &str) {
        self.refresh_reuse.get_or_create(&AppLabel { app: registered.to_owned() }).inc();
    }

    /// An app was told of a log-out, or not.
    pub fn logout_notified(&self, registered: &str, result: NoticeResult) {
        self.notices.get_or_create(&AppNotice { app: registered.to_owned(), result }).inc();
    }

    /// A forum session was looked up.
    pub fn session_lookup(&self, source: LookupSource, result: LookupResult, took: Duration) {
        self.lookups.get_or_create(&Lookup { source, result }).inc();
        self.lookup_seconds.get_or_create(&LookupTime { source }).observe(took.as_secs_f64());
        self.tally.cache(source == LookupSource::Cache);
    }

    /// A member allowed an app for the first time.
    pub fn first_time(&self, registered: &str) {
        self.tally.count(Some(registered), Series::FIRST_TIME);
    }

    /// An app proved itself with a secret: its newest one, or an older one.
    pub fn secret_used(&self, registered: &str, old: bool) {
        self.tally.count(Some(registered), if old { Series::SECRET_OLD } else { Series::SECRET_CURRENT });
    }

    /// How long the gateway had a page of the forum before it asked for it.
    pub fn page_held(&self, took: Duration) {
        self.tally.time("pages", took);
    }

    /// What was counted for plots since this was last called.
    pub fn take_counts(&self) -> Counts {
        self.tally.take()
    }

    /// How many apps there are.
    pub fn apps(&self, count: usize) {
        self.apps.set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// How many sessions the cache holds.
    pub fn cache_entries(&self, count: u64) {
        self.cache_entries.set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// A call to the store failed.
    pub fn store_failed(&self) {
        self.store_errors.inc();
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::Mutex;

    use super::*;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("written").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// Names, states and browsers as others send them, in every way that a field is written.
    #[test]
    fn a_text_line_of_the_log_is_one_line() {
        let written = Written::default();
        let writer = written.clone();
        let lines = tracing_subscriber::fmt().with_writer(move || writer.clone()).with_target(false);
        let hostile = "x\r\n2026-11-21 ERROR forged\u{1b}[2J\u{9b}31m\u{202e}\u{2028}";
        tracing::subscriber::with_default(lines.with_ansi(false).fmt_fields(fields()).finish(), || {
            tracing::info!(shown = %hostile, debugged = ?hostile, plain = hostile, "a fact of {hostile}");
        });
        let text = String::from_utf8(written.0.lock().expect("written").clone()).expect("UTF-8");
        assert!(text.ends_with('\n') && text.matches('\n').count() == 1, "{text:?}");
        let line = text.trim_end_matches('\n');
        assert!(!line.chars().any(|c| c.is_control() || crate::model::is_invisible(c)), "{text:?}");
        assert!(
            line.contains(" INFO a fact of x") && line.contains("shown=x") && line.contains("plain=\"x"),
            "{text:?}"
        );
    }

    /// The same as the library that is made for it writes, for all kinds of fields.
    #[test]
    fn a_json_line_of_the_log_says_what_the_event_says() {
        let hostile = "x\"\\\r\n\t\u{8}\u{c}\u{1b}\u{7f}\u{9b}\u{202e}\u{1f600} {\"level\":\"ERROR\"}";
        let event = || {
            tracing::warn!(shown = %hostile, debugged = ?hostile, plain = hostile, "a fact of {hostile}");
            tracing::info!(
                request.id = 7_u64,
                below = -7_i64,
                yes = true,
                half = 0.5,
                none = None::<u64>,
                some = Some(1_u16)
            );
        };
        let (ours, theirs) = (Written::default(), Written::default());
        let writer = ours.clone();
        let lines = tracing_subscriber::fmt().with_writer(move || writer.clone()).with_target(false);
        tracing::subscriber::with_default(lines.event_format(JsonLines).finish(), event);
        let writer = theirs.clone();
        let lines = tracing_subscriber::fmt().with_writer(move || writer.clone()).with_target(false);
        tracing::subscriber::with_default(lines.json().flatten_event(true).finish(), event);
        let read = |written: &Written| {
            let text = String::from_utf8(written.0.lock().expect("written").clone()).expect("UTF-8");
            let lines = text.lines().map(|line| serde_json::from_str(line).expect("JSON"));
            lines.collect::<Vec<serde_json::Map<String, serde_json::Value>>>()
        };
        let (mut ours, mut theirs) = (read(&ours), read(&theirs));
        for lines in [&mut ours, &mut theirs] {
            assert_eq!(lines.len(), 2);
            for line in lines {
                let time = line.remove("timestamp").expect("when");
                assert!(time.as_str().expect("a text").ends_with('Z'), "{time}");
            }
        }
        assert_eq!(ours[0]["plain"], hostile);
        assert_eq!(ours, theirs);
    }

    #[test]
    fn names_and_labels() {
        let metrics = Metrics::new();
        metrics.proxied(200);
        metrics.proxied(0);
        metrics.answered("token", 400, Duration::from_millis(3));
        metrics.login(Some("chat"), LoginResult::NotLoggedIn);
        metrics.oauth_error(None, "P401");
        metrics.token_issued("chat", GrantType::AuthorizationCode, TokenKind::Access);
        metrics.refresh_reused("chat");
        metrics.logout_notified("chat", NoticeResult::GivenUp);
        metrics.session_lookup(LookupSource::Db, LookupResult::Member, Duration::from_millis(2));
        let text = metrics.encode();
        for line in [
            "portico_proxy_requests_total{class=\"2xx\"} 1",
            "portico_proxy_requests_total{class=\"none\"} 1",
            "portico_oauth_requests_total{endpoint=\"token\",class=\"4xx\"} 1",
            "portico_endpoint_duration_seconds_count{endpoint=\"token\"} 1",
            "portico_logins_total{app=\"chat\",result=\"not_logged_in\"} 1",
            "portico_oauth_errors_total{app=\"unknown\",code=\"P401\"} 1",
            "portico_tokens_issued_total{app=\"chat\",grant=\"authorization_code\",kind=\"access\"} 1",
            "portico_refresh_reuse_total{app=\"chat\"} 1",
            "portico_logout_notifications_total{app=\"chat\",result=\"given_up\"} 1",
            "portico_session_lookups_total{source=\"db\",result=\"member\"} 1",
            "portico_session_lookup_seconds_count{source=\"db\"} 1",
            "portico_build_info{version=",
            "# EOF",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
    }
}
