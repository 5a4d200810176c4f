//! What the program runs on: plain, checked data with every default filled in. Prints no secret.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use secrecy::SecretString;

use super::upstream::{ForumServer, Trust, Upstream};
use crate::model::{AccessTokenFormat, Dialect, Hash32, Limits, Scopes, SigningAlgorithm};

/// A checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file it was read from.
    pub file: PathBuf,
    /// The address in the visitors' browsers.
    pub public_url: PublicUrl,
    /// Store, keys and control socket.
    pub data_dir: PathBuf,
    /// Where visitors are taken in. Never empty.
    pub listen: Vec<Listen>,
    /// How certificates are ordered, if a listener wants one.
    pub acme: Option<Acme>,
    /// The web servers of the forum.
    pub upstream: Upstream,
    /// Whose forwarding headers are believed.
    pub proxies: Proxies,
    /// Requests that portico makes to apps.
    pub outbound: Outbound,
    /// The forum.
    pub forum: Forum,
    /// OAuth and OpenID Connect.
    pub oauth: OAuth,
    /// Apps whose web servers ask whom they may let in.
    pub forward_auth: Vec<GuardedApp>,
    /// Parts of the site that need a token.
    pub apis: Vec<ProtectedApi>,
    /// Pages for people.
    pub pages: Pages,
    /// What the operator says in place of built-in texts, by language and key.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// Pages for operators.
    pub console: Console,
    /// What must be remembered.
    pub store: Store,
    /// How much one address may do.
    pub limits: Limits,
    /// What is told.
    pub log: Log,
    /// The listener for machines.
    pub operations: Operations,
    /// The process.
    pub server: Server,
    /// What is allowed and worth a second look, in full sentences.
    pub warnings: Vec<String>,
}

/// `public_url`: https, or http on loopback; no query, no fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    issuer: String,
    base_at: usize,
}

impl PublicUrl {
    /// Takes an address that was checked: scheme, authority and path, no trailing slash. `base_at` is where the path
    /// begins.
    pub(super) fn new(issuer: String, base_at: usize) -> Self {
        Self { issuer, base_at }
    }

    /// The issuer of all tokens: the address without a trailing slash (OIDC Discovery §3).
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Scheme, host and port: `https://forum.example`.
    pub fn origin(&self) -> &str {
        &self.issuer[..self.base_at]
    }

    /// The forum's base path without a trailing slash: empty, or `/forum`.
    pub fn base_path(&self) -> &str {
        &self.issuer[self.base_at..]
    }

    /// Host, and port if it is not the usual one: `forum.example`, `localhost:8080`.
    pub fn authority(&self) -> &str {
        self.origin().split_once("://").map_or("", |(_, authority)| authority)
    }

    /// Whether browsers come by https. If not, they come by loopback.
    pub fn is_https(&self) -> bool {
        self.issuer.starts_with("https://")
    }
}

/// Where visitors are taken in, and what is spoken there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listen {
    /// The address or socket.
    pub place: Place,
    /// What is spoken.
    pub protocol: Protocol,
    /// Whether each connection begins with a header of the PROXY protocol, from those of `[proxies] trusted` alone.
    pub proxy_protocol: bool,
}

/// A place to listen at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Address and port. Port 0 takes any that is free.
    Address(SocketAddr),
    /// The name of a socket that systemd hands over (`FileDescriptorName=`, by default the name of the unit).
    Systemd(String),
}

/// What is spoken at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// HTTP/1.1 without TLS.
    Http,
    /// The same, and every answer is the same address with https.
    RedirectToHttps,
    /// TLS.
    Https {
        /// Certificates with their keys; never empty. The first is for visitors who ask for a name that none has.
        pairs: Vec<PairFiles>,
        /// Whether browsers are offered HTTP/2.
        http2: bool,
    },
}

/// The files of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairFiles {
    /// The certificate and those that lead to its issuer, PEM.
    pub cert: PathBuf,
    /// Its private key, PEM.
    pub key: PathBuf,
    /// portico orders it itself, as `[acme]` says; it may not be there yet.
    pub ordered: bool,
}

/// Certificates that portico orders by itself. The operator agreed to the terms of the issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acme {
    /// The names of the certificate; never empty.
    pub domains: Vec<String>,
    /// Where the issuer writes to.
    pub email: Option<String>,
    /// The address of the issuer's directory, https.
    pub directory: String,
    /// Who may vouch for the issuer's server, PEM, in place of the system's.
    pub ca_file: Option<PathBuf>,
    /// The file of the certificate and its key. What else is kept of the issuer is beside it.
    pub certificate: PathBuf,
}

/// Whose forwarding headers are believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxies {
    /// Networks of the proxies in front of portico. Empty: visitors meet portico first.
    pub trusted: Vec<IpNet>,
}

/// Requests that portico makes to apps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbound {
    /// Origins that may be private or plain http.
    pub allow: Vec<String>,
}

/// The forum.
#[derive(Clone, Debug)]
pub struct Forum {
    /// Which preset.
    pub kind: ForumKind,
    /// What members read.
    pub name: String,
    /// Its pages, where they differ from the preset's.
    pub paths: ForumPaths,
    /// Its folder, for presets that say which of its files hold the settings.
    pub path: Option<PathBuf>,
    /// Values of the preset's variables, as written: texts, numbers, lists joined by commas.
    pub variables: BTreeMap<String, SecretString>,
    /// Its database, where the address is given.
    pub database: Option<Database>,
    /// What is said of the database without an address, which is then in the forum's files.
    pub database_rest: DatabaseRest,
    /// How long a session that was found is believed. Zero: not at all.
    pub cache_for: Duration,
    /// How many sessions are kept.
    pub cache_entries: u64,
    /// Whether sessions are bound to addresses.
    pub check_address: AddressCheck,
    /// What happens to members whom it has banned.
    pub banned: MemberPolicy,
    /// What happens to members whose account is not active.
    pub inactive: MemberPolicy,
    /// What happens to members whose e-mail address does not count as verified.
    pub unconfirmed_email: MemberPolicy,
    /// Whether its e-mail addresses count as verified.
    pub email_verified: EmailTrust,
    /// After how long bans and groups are looked at again.
    pub recheck: Duration,
    /// For forums that are asked over HTTP.
    pub generic: Option<Generic>,
}

/// Which preset describes the forum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForumKind {
    /// A built-in one: the name of a file in `config/forums`.
    BuiltIn(String),
    /// A file of the operator.
    File(PathBuf),
}

/// Pages of the forum: paths on the site, or absolute addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForumPaths {
    /// Its login page; `{return}` stands for the way back.
    pub login: Option<String>,
    /// Its log-out page.
    pub logout: Option<String>,
}

/// The forum's database.
#[derive(Clone, Debug)]
pub struct Database {
    /// `mysql://`, `postgres://` or `sqlite:` address with the password in it.
    pub url: SecretString,
    /// In front of every table name: as written, or as the forum's installer usually has it.
    pub table_prefix: Option<String>,
    /// Most connections.
    pub pool: u32,
    /// How long one look-up may take.
    pub timeout: Duration,
}

/// What is said of the forum's database beside its address.
#[derive(Clone, Debug)]
pub struct DatabaseRest {
    /// In place of the password in the forum's file.
    pub password: Option<SecretString>,
    /// As written, or the usual one if no file of the forum is read.
    pub table_prefix: Option<String>,
    /// Most connections.
    pub pool: u32,
    /// How long one look-up may take.
    pub timeout: Duration,
}

/// Whether sessions are bound to addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressCheck {
    /// No.
    Never,
    /// As the forum does it.
    LikeForum,
}

/// What happens to a kind of member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberPolicy {
    /// Apps do not let him in.
    Refuse,
    /// Apps let him in as everybody.
    Allow,
}

/// Whether the forum's e-mail addresses count as verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailTrust {
    /// As the preset says.
    Preset,
    /// Every address.
    Trust,
    /// None.
    Never,
}

/// A forum that is asked over HTTP with the visitor's cookies. Fields are JSON pointers (RFC 6901), or CSS selectors
/// after `css:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generic {
    /// The address to ask.
    pub url: String,
    /// The address that tells of one member; `{id}` stands for his id.
    pub by_id_url: Option<String>,
    /// Names of the cookies that make a session. Nobody is asked when none of them came.
    pub cookies: Vec<String>,
    /// His id. Always there, unless the preset knows the shape of the answer.
    pub id: Option<String>,
    /// His user name; the same.
    pub username: Option<String>,
    /// The name others see.
    pub display_name: Option<String>,
    /// His e-mail address.
    pub email: Option<String>,
    /// Whether that is verified.
    pub email_verified: Option<String>,
    /// A list of group names, or of objects with `id` and `name`.
    pub groups: Option<String>,
    /// His picture.
    pub avatar_url: Option<String>,
    /// His page.
    pub profile_url: Option<String>,
    /// His language.
    pub language: Option<String>,
    /// How long an answer may take.
    pub timeout: Duration,
}

/// OAuth and OpenID Connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuth {
    /// Prefix of our paths, below the base path: `/oauth`.
    pub path: String,
    /// The dialects that are switched on. Never empty.
    pub dialects: Vec<Dialect>,
    /// Share the paths of the server that is built into Invision Community with the forum.
    pub ips4_builtin: bool,
    /// Life of a code.
    pub code_lifetime: Duration,
    /// Life of access tokens of the `oidc` dialect. The others have their own, and apps may too.
    pub access_lifetime: Duration,
    /// Life of refresh tokens, from the last use.
    pub refresh_lifetime: Duration,
    /// The end of a grant that no refresh moves.
    pub refresh_max_lifetime: Duration,
    /// How long a refresh token that was just replaced still works.
    pub refresh_grace: Duration,
    /// Life of ID tokens.
    pub id_token_lifetime: Duration,
    /// After how long members are asked again.
    pub consent_lifetime: Duration,
    /// Who must send a challenge.
    pub require_pkce: PkceRule,
    /// How access tokens of the `oidc` dialect look, unless an app has a choice of its own.
    pub access_tokens: AccessTokenFormat,
    /// Algorithms of ID tokens; the first is used unless an app asks for another. Never empty.
    pub algorithms: Vec<SigningAlgorithm>,
    /// Which members may add apps.
    pub by_members: ByMembers,
    /// Whether programs with a token for it may register apps.
    pub by_programs: bool,
    /// Mattermost as a provider.
    pub mattermost: Mattermost,
    /// How signing keys follow each other.
    pub keys: SigningKeys,
}

/// Which members may add apps, by programs that hold a token of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByMembers {
    /// None.
    Off,
    /// Those of a group of the forum.
    Group(String),
    /// All.
    Everybody,
}

/// Mattermost as a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mattermost {
    /// Whether its paths do anything.
    pub provider: bool,
    /// How long an old secret goes on working when another one is made by its API.
    pub keep_old_secret: Duration,
}

/// How signing keys are kept, and how they follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKeys {
    /// How long a key signs.
    pub rotate_every: Duration,
    /// How long it is in the key set before that.
    pub publish_before: Duration,
    /// How long it is in the key set after that.
    pub keep_old_for: Duration,
    /// The secret that seals them in the store. `None`: one of this machine's own, in the data folder.
    pub secret_file: Option<PathBuf>,
}

/// An entry of `[[forward_auth]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardedApp {
    /// Scheme, host and port of its addresses: `https://wiki.example`. Never empty.
    pub origins: Vec<String>,
    /// Names of the groups that may use it; empty for every member.
    pub groups: Vec<String>,
    /// Counts only where a web server asks for it by this name.
    pub name: Option<String>,
}

/// An entry of `[[api]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectedApi {
    /// Its path on the public host, without a slash at the end.
    pub path: String,
    /// Its web servers; empty for those of the forum.
    pub servers: Vec<ForumServer>,
    /// How those with TLS prove who they are.
    pub tls: Trust,
    /// What it is called in challenges.
    pub realm: String,
    /// Scopes of which all are needed.
    pub scopes: Scopes,
    /// Scopes of which one is needed; empty for none.
    pub any_scope: Scopes,
    /// Names of the groups whose members may; empty for every member.
    pub groups: Vec<String>,
    /// Client ids of the apps whose tokens are for it; empty for every app.
    pub apps: Vec<String>,
    /// Methods that are let through; empty for all.
    pub methods: Vec<String>,
    /// Whether a token that an app got in its own name is enough.
    pub without_member: bool,
    /// Whether its servers see the token.
    pub keep_token: bool,
    /// Whether questions of browsers, which have no token, are let through.
    pub preflight: bool,
}

impl ProtectedApi {
    /// Whether a server of its own speaks TLS.
    pub fn any_tls(&self) -> bool {
        self.servers.iter().any(|server| matches!(server, ForumServer::Tcp { tls: true, .. }))
    }
}

/// Who must send a PKCE challenge (RFC 7636).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PkceRule {
    /// Public apps, and those registered so.
    Public,
    /// Every app.
    All,
}

/// Pages for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// What the site says on privacy: a path on the site, or an https address.
    pub privacy_url: Option<String>,
    /// Its terms.
    pub terms_url: Option<String>,
    /// Whom members may ask: a mail address, or an https address.
    pub contact: Option<String>,
    /// Tags of the languages that are offered; empty for every one there is.
    pub languages: Vec<String>,
    /// The language of whoever says nothing about languages.
    pub default_language: String,
    /// Path of a page of the forum that is put around ours.
    pub shell: Option<String>,
    /// A style sheet that comes after the built-in one.
    pub custom_css: Option<PathBuf>,
    /// A folder of templates that take the place of built-in ones.
    pub templates: Option<PathBuf>,
    /// Colours and form.
    pub theme: Theme,
}

/// Colours and form; `None` is the template's own. Checked so that nothing in it can end a style rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Path of the logo on the site.
    pub logo: Option<String>,
    /// `#rrggbb` of buttons and links.
    pub accent: Option<String>,
    /// `#rrggbb`.
    pub background: Option<String>,
    /// `#rrggbb`.
    pub text: Option<String>,
    /// The same for dark mode.
    pub accent_dark: Option<String>,
    /// The same for dark mode.
    pub background_dark: Option<String>,
    /// The same for dark mode.
    pub text_dark: Option<String>,
    /// Of corners: `6px`.
    pub radius: Option<String>,
    /// A list of font families.
    pub font: Option<String>,
    /// Light, dark, or as the browser asks.
    pub mode: Mode,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As the browser asks.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Pages for operators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Console {
    /// Whether they are there at all.
    pub enabled: bool,
    /// Names of the forum's groups whose members may enter. Empty: nobody by the forum's login.
    pub groups: Vec<String>,
    /// How old the login of somebody may be who changes something.
    pub fresh_login: Duration,
    /// From where they may be used; empty: from everywhere.
    pub networks: Vec<IpNet>,
    /// A listener of their own: then they are not on the public address.
    pub listen: Option<SocketAddr>,
}

/// What must be remembered.
#[derive(Clone, Debug)]
pub struct Store {
    /// Which engine.
    pub kind: StoreKind,
    /// Memory that the embedded one may use as a cache, in bytes.
    pub cache_bytes: u64,
    /// The shared one; there with [`StoreKind::Postgres`].
    pub database: Option<StoreDatabase>,
}

/// Which engine keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreKind {
    /// A folder below `data_dir`.
    Sled,
    /// A database that several nodes share.
    Postgres,
    /// Nothing is kept: for trying out and tests.
    Memory,
}

/// The database that several nodes share.
#[derive(Clone, Debug)]
pub struct StoreDatabase {
    /// `postgres://` address with the password in it.
    pub url: SecretString,
    /// Most connections of one node.
    pub pool: u32,
    /// How long one operation may take.
    pub timeout: Duration,
}

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// A level, or directives such as `info,portico::forum=debug`. Checked.
    pub level: String,
    /// How lines look.
    pub format: LogFormat,
    /// How long entries of the audit trail live.
    pub keep_audit: Duration,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Text on a terminal, JSON otherwise.
    Auto,
    /// Text.
    Text,
    /// JSON.
    Json,
}

/// The listener for machines: `/livez`, `/readyz`, `/metrics`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operations {
    /// Address and port. Port 0 takes any that is free.
    pub listen: SocketAddr,
    /// Of the token that every request must bring, if there is one.
    pub token: Option<Hash32>,
}

/// The process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// Worker threads; 0 is one for each core.
    pub threads: usize,
    /// How long requests under way may take after the signal to stop.
    pub drain: Duration,
}
