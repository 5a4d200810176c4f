//! Whose a path is: the forum's, or one of ours.
//!
//! Works on the raw bytes before `?`. What becomes one of our paths only by decoding or normalising is
//! `NotFound`, and never forwarded.
//!
//! # Why
//!
//! Web servers decode, fold and resolve paths, each in its own way. If a misspelt path of ours reached the forum, its
//! web server might take it for the forum's own endpoint of that name. So a path is compared twice: as it came, and in
//! its *shadow form*, which is the most forgiving reading that we know of any server. Only the first spelling is
//! served; the second one only refuses. Paths of protected APIs are read still more freely, see [`guarded`].

mod guarded;
mod shadow;

use guarded::{Guarded, Verdict};

use crate::model::Dialect;

/// Where the metadata of protected APIs is, in front of their paths (RFC 9728 §3.1).
pub const RESOURCE_METADATA: &str = "/.well-known/oauth-protected-resource";

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// To the forum, untouched.
    Passthrough,
    /// To an endpoint for programs. `dialect` is set where only one dialect has the path.
    OAuth {
        /// Which.
        endpoint: Endpoint,
        /// The dialect that the path alone decides.
        dialect: Option<Dialect>,
    },
    /// To an endpoint of the server that is built into Invision Community 4.3: ours for an app or a token that we know,
    /// the forum's own for every other.
    BuiltIn(Endpoint),
    /// To a page for people.
    Console(Page),
    /// To a protected API, if the request may: its number in the configuration.
    Api(usize),
    /// Some server could read it as the path of a protected API, and it is not written as one: 400, never forwarded.
    Ambiguous,
    /// A misspelt path of ours: 404, never forwarded.
    NotFound,
}

/// Endpoints for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// RFC 6749 §3.1.
    Authorize,
    /// RFC 6749 §3.2.
    Token,
    /// OIDC Core §5.3, and the identity addresses of the other dialects.
    Userinfo,
    /// RFC 7009.
    Revoke,
    /// Mattermost: the apps that a member allowed.
    AuthorizedApps,
    /// RFC 9126 §2.
    PushedRequests,
    /// RFC 7591 §3.
    Register,
    /// RFC 8628 §3.1.
    DeviceAuthorization,
    /// Mattermost: a member, or an app of his, takes back what the app was allowed.
    Deauthorize,
    /// RFC 7662.
    Introspect,
    /// Mattermost: apps as programs manage them; the rest of the path says which.
    MattermostApps,
    /// RP-Initiated Logout §2.
    Logout,
    /// OIDC Discovery §4 and RFC 8414 §3.
    Metadata,
    /// RFC 7517 §5.
    Jwks,
    /// What clients may find out of a protected API, by its number (RFC 9728).
    ApiMetadata(usize),
    /// Forward-auth: whether a visitor may use an app that asks its web server.
    Verify,
    /// Whether the process runs.
    Healthz,
    /// Whether it can serve logins.
    Readyz,
    /// Reserved for a later version; the name is for the log.
    Later(&'static str),
}

/// Pages for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The answer to the consent form.
    Consent,
    /// The way back from the forum's login.
    Resume,
    /// What a member allowed.
    Apps,
    /// One app that a member allowed: its client id, as it stands in the path.
    App(String),
    /// The picture of an app, by its client id.
    Icon(String),
    /// Where the code of a device is typed (RFC 8628 §3.3).
    Device,
    /// Where the language of pages is chosen.
    Language,
    /// Where somebody else logs in than whoever is refused.
    Switch,
    /// The console; the rest of the path, empty for its front page.
    Admin(String),
    /// A style sheet or picture of ours; the rest of the path.
    Asset(String),
    /// Reserved for a later version; the name is for the log.
    Later(&'static str),
}

impl Route {
    /// A short constant name, for the log and for metrics.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Passthrough => "forum",
            Self::NotFound => "not_found",
            Self::Api(_) => "api",
            Self::Ambiguous => "ambiguous",
            Self::OAuth { endpoint, .. } | Self::BuiltIn(endpoint) => match endpoint {
                Endpoint::Authorize => "authorize",
                Endpoint::Token => "token",
                Endpoint::Userinfo => "userinfo",
                Endpoint::Revoke => "revoke",
                Endpoint::AuthorizedApps => "authorized_apps",
                Endpoint::PushedRequests => "par",
                Endpoint::DeviceAuthorization => "device_authorization",
                Endpoint::Deauthorize => "deauthorize",
                Endpoint::Introspect => "introspect",
                Endpoint::MattermostApps => "mattermost_apps",
                Endpoint::Logout => "logout",
                Endpoint::Metadata => "metadata",
                Endpoint::Jwks => "jwks",
                Endpoint::ApiMetadata(_) => "api_metadata",
                Endpoint::Verify => "verify",
                Endpoint::Healthz => "healthz",
                Endpoint::Readyz => "readyz",
                Endpoint::Register => "register",
                Endpoint::Later(name) => name,
            },
            Self::Console(page) => match page {
                Page::Consent => "consent",
                Page::Resume => "resume",
                Page::Apps | Page::App(_) => "apps",
                Page::Icon(_) => "icon",
                Page::Device => "device",
                Page::Language => "language",
                Page::Switch => "switch",
                Page::Admin(_) => "admin",
                Page::Asset(_) => "asset",
                Page::Later(name) => name,
            },
        }
    }
}

/// What a byte of a path may be.
const MARK: u8 = 1;
const ODD: u8 = 2;
const KINDS: [u8; 256] = {
    let mut kinds = [ODD; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        kinds[byte as usize] = match byte {
            b'/' | b'.' => MARK,
            b'%' | b'\\' | b';' => ODD,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// Whether every server reads a path as it is written: nothing is escaped, and no slash or dot stands beside another.
fn is_plain(path: &[u8]) -> bool {
    let (mut odd, mut before) = (0, 0);
    for byte in path {
        let kind = KINDS[usize::from(*byte)];
        odd |= kind & (before | ODD);
        before = kind & MARK;
    }
    odd == 0
}

/// The reserved paths of one configuration, ready for lookups.
#[derive(Clone, Debug)]
pub struct Routes {
    /// Paths that are reserved as they stand, sorted.
    exact: Vec<(Vec<u8>, Route)>,
    /// The same in shadow form, sorted.
    shadows: Vec<Vec<u8>>,
    /// Everything below these is reserved.
    trees: Vec<Tree>,
    /// `{id}` in the middle of a path.
    patterns: Vec<Pattern>,
    /// What a doubled slash may follow: the forum's base path.
    base: Vec<u8>,
    /// How paths begin that are ours, in small letters: a path in plain spelling that begins otherwise is not.
    heads: Vec<Vec<u8>>,
    /// Protected APIs.
    guarded: Guarded,
}

#[derive(Clone, Debug)]
struct Tree {
    /// With a slash at the end.
    root: Vec<u8>,
    shadow: Vec<u8>,
    kind: TreeKind,
}

#[derive(Clone, Debug)]
enum TreeKind {
    Apps,
    Admin,
    Assets,
    Fixed(Route),
}

#[derive(Clone, Debug)]
struct Pattern {
    before: Vec<u8>,
    after: Vec<u8>,
    shadow_before: Vec<u8>,
    shadow_after: Vec<u8>,
    route: Route,
}

impl Routes {
    /// Reserves the paths of `dialects` and of the pages.
    ///
    /// `base_path` is the path of the public address without a slash at the end (`""` or `"/forum"`), `prefix` the
    /// one of `[oauth] path` below it (`"/oauth"`). Dialects that are not listed reserve nothing.
    pub fn new(base_path: &str, prefix: &str, dialects: &[Dialect]) -> Self {
        let base = base_path.trim_end_matches('/');
        let under = format!("{base}{}", prefix.trim_end_matches('/'));
        let mut routes = Self {
            exact: Vec::new(),
            shadows: Vec::new(),
            trees: Vec::new(),
            patterns: Vec::new(),
            base: base.as_bytes().to_vec(),
            heads: Vec::new(),
            guarded: Guarded::default(),
        };
        if !dialects.is_empty() {
            routes.endpoint(&under, "/authorize", Endpoint::Authorize, None);
            routes.endpoint(&under, "/token", Endpoint::Token, None);
        }
        for dialect in dialects {
            match dialect {
                Dialect::Oidc => routes.oidc(base, &under),
                Dialect::Ips4 => routes.ips4(base),
                Dialect::Gitlab => {
                    routes.endpoint(base, "/api/v4/user", Endpoint::Userinfo, Some(Dialect::Gitlab));
                    routes.endpoint(&under, "/revoke", Endpoint::Revoke, None);
                }
                Dialect::Mattermost => routes.mattermost(base, &under),
            }
        }
        routes.people(&under);
        routes.endpoint(&under, "/healthz", Endpoint::Healthz, None);
        routes.endpoint(&under, "/readyz", Endpoint::Readyz, None);
        routes.exact.sort_by(|a, b| a.0.cmp(&b.0));
        routes.exact.dedup_by(|a, b| a.0 == b.0);
        routes.shadows.sort();
        routes.shadows.dedup();
        routes.find_heads();
        routes
    }

    /// Notes how our paths begin: with their first segment, behind the forum's base path if they are below it.
    fn find_heads(&mut self) {
        let own = self.exact.iter().map(|(path, _)| path).chain(&self.shadows);
        let own = own.chain(self.trees.iter().map(|tree| &tree.shadow));
        let own = own.chain(self.patterns.iter().map(|pattern| &pattern.shadow_before));
        let head = |path: &Vec<u8>| {
            let below = path.get(..self.base.len()).is_some_and(|start| start.eq_ignore_ascii_case(&self.base));
            let from = if below { self.base.len() + 1 } else { 1 };
            let segment = path.iter().skip(from).position(|byte| *byte == b'/');
            path[..segment.map_or(path.len(), |length| from + length)].to_ascii_lowercase()
        };
        let mut heads: Vec<_> = own.map(head).collect();
        heads.sort();
        heads.dedup();
        self.heads = heads;
    }

    /// Shares the paths of the server that is built into Invision Community with the forum, each with and without a
    /// slash at the end. They begin at the forum's base path, whatever our own prefix is.
    ///
    /// They have no shadows: the forum owns these paths too, so that whatever it reads there is its own affair.
    pub fn with_ips4_built_in(mut self) -> Self {
        let base = String::from_utf8_lossy(&self.base).into_owned();
        for (path, endpoint) in [
            ("/oauth/authorize", Endpoint::Authorize),
            ("/oauth/token", Endpoint::Token),
            ("/api/core/me", Endpoint::Userinfo),
        ] {
            for end in ["", "/"] {
                let path = format!("{base}{path}{end}").into_bytes();
                let shared = Route::BuiltIn(endpoint);
                match self.exact.binary_search_by(|(known, _)| known.cmp(&path)) {
                    Ok(found) => self.exact[found].1 = shared,
                    Err(place) => self.exact.insert(place, (path, shared)),
                }
            }
        }
        self.find_heads();
        self
    }

    /// Protects APIs: the path of each, on this host, and which servers have it, 0 for the forum's. What is ours already
    /// stays ours. Their metadata is beside (RFC 9728 §3.1).
    pub fn with_apis<'a>(mut self, apis: impl IntoIterator<Item = (&'a str, usize)> + Clone) -> Self {
        for (index, (path, _)) in apis.clone().into_iter().enumerate() {
            self.endpoint(RESOURCE_METADATA, path, Endpoint::ApiMetadata(index), None);
        }
        self.exact.sort_by(|a, b| a.0.cmp(&b.0));
        self.shadows.sort();
        self.find_heads();
        self.guarded = Guarded::new(apis);
        self
    }

    /// Whether a path or something below it is ours.
    pub fn is_at_or_below_ours(&self, path: &str) -> bool {
        let below = format!("{path}/x");
        let is_forums = |path: &str| self.resolve(path.as_bytes()) == Route::Passthrough;
        let within = |known: &[u8]| path.as_bytes().strip_prefix(known).is_some_and(|rest| rest.starts_with(b"/"));
        !is_forums(path) || !is_forums(&below) || self.exact.iter().any(|(known, _)| within(known))
    }

    fn oidc(&mut self, base: &str, under: &str) {
        let only = Some(Dialect::Oidc);
        for (path, endpoint) in [
            ("/userinfo", Endpoint::Userinfo),
            ("/me", Endpoint::Userinfo),
            ("/revoke", Endpoint::Revoke),
            ("/jwks", Endpoint::Jwks),
            ("/introspect", Endpoint::Introspect),
            ("/logout", Endpoint::Logout),
            ("/verify", Endpoint::Verify),
            ("/device_authorization", Endpoint::DeviceAuthorization),
            ("/par", Endpoint::PushedRequests),
            ("/register", Endpoint::Register),
        ] {
            self.endpoint(under, path, endpoint, only);
        }
        self.add(format!("{under}/device"), Route::Console(Page::Device));
        for path in ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"] {
            self.endpoint(base, path, Endpoint::Metadata, only);
            // RFC 8414 §3.1 puts the issuer's path behind the well-known part.
            self.endpoint(path, base, Endpoint::Metadata, only);
        }
    }

    fn ips4(&mut self, base: &str) {
        for (file, endpoint) in
            [("authorize", Endpoint::Authorize), ("token", Endpoint::Token), ("me", Endpoint::Userinfo)]
        {
            let path = format!("/applications/oauth2server/interface/oauth/{file}.php");
            self.endpoint(base, &path, endpoint, Some(Dialect::Ips4));
        }
    }

    fn mattermost(&mut self, base: &str, under: &str) {
        let only = Some(Dialect::Mattermost);
        self.endpoint(under, "/access_token", Endpoint::Token, only);
        self.endpoint(under, "/deauthorize", Endpoint::Deauthorize, only);
        self.endpoint(base, "/api/v4/users/me", Endpoint::Userinfo, only);
        let apps = Route::OAuth { endpoint: Endpoint::MattermostApps, dialect: only };
        self.tree(format!("{base}/api/v4/oauth/apps"), TreeKind::Fixed(apps.clone()));
        self.add(format!("{base}/api/v4/oauth/apps"), apps);
        let authorized = Route::OAuth { endpoint: Endpoint::AuthorizedApps, dialect: only };
        self.pattern(&format!("{base}/api/v4/users/"), "/oauth/apps/authorized", authorized);
    }

    fn people(&mut self, under: &str) {
        self.add(format!("{under}/consent"), Route::Console(Page::Consent));
        self.add(format!("{under}/resume.php"), Route::Console(Page::Resume));
        self.add(format!("{under}/apps"), Route::Console(Page::Apps));
        self.tree(format!("{under}/apps"), TreeKind::Apps);
        self.add(format!("{under}/admin"), Route::Console(Page::Admin(String::new())));
        self.tree(format!("{under}/admin"), TreeKind::Admin);
        self.add(format!("{under}/resume/language"), Route::Console(Page::Language));
        self.add(format!("{under}/resume/switch"), Route::Console(Page::Switch));
        self.tree(format!("{under}/resume"), TreeKind::Fixed(Route::Console(Page::Later("resume"))));
        self.tree(format!("{under}/assets"), TreeKind::Assets);
    }

    fn endpoint(&mut self, head: &str, tail: &str, endpoint: Endpoint, dialect: Option<Dialect>) {
        self.add(format!("{head}{tail}"), Route::OAuth { endpoint, dialect });
    }

    fn add(&mut self, path: String, route: Route) {
        self.shadows.push(shadow::of(path.as_bytes()).to_vec());
        self.exact.push((path.into_bytes(), route));
    }

    fn tree(&mut self, root: String, kind: TreeKind) {
        let mut shadow = shadow::of(root.as_bytes()).to_vec();
        shadow.push(b'/');
        let mut root = root.into_bytes();
        root.push(b'/');
        self.trees.push(Tree { root, shadow, kind });
    }

    fn pattern(&mut self, before: &str, after: &str, route: Route) {
        let mut shadow_before = shadow::of(before.as_bytes()).to_vec();
        shadow_before.push(b'/');
        self.patterns.push(Pattern {
            before: before.as_bytes().to_vec(),
            after: after.as_bytes().to_vec(),
            shadow_before,
            shadow_after: shadow::of(after.as_bytes()).to_vec(),
            route,
        });
    }

    /// Whose `raw_path` is. Takes the bytes as they came; a query may still be there and plays no part.
    ///
    /// Allocates nothing for paths of the forum of up to 512 bytes.
    pub fn resolve(&self, raw_path: &[u8]) -> Route {
        let path = raw_path.split(|byte| *byte == b'?').next().unwrap_or_default();
        if self.is_surely_not_ours(path) { self.beyond_ours(path) } else { self.resolve_in_full(path) }
    }

    /// Whether one look is enough, as for most pages of the forum.
    fn is_surely_not_ours(&self, path: &[u8]) -> bool {
        let begins = |head: &Vec<u8>| path.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
        path.first() == Some(&b'/') && is_plain(path) && !path.ends_with(b".") && !self.heads.iter().any(begins)
    }

    fn resolve_in_full(&self, path: &[u8]) -> Route {
        // Clients join "https://forum/" and "/oauth/token", also where the forum lives below a path.
        let doubled = path.starts_with(b"//").then(|| &path[1..]);
        if let Some(route) = self.as_written(path).or_else(|| doubled.and_then(|path| self.as_written(path))) {
            return route;
        }
        if let Some(route) = self.doubled_after_base(path) {
            return route;
        }
        if self.is_reserved_shadow(&shadow::of(path)) { Route::NotFound } else { self.beyond_ours(path) }
    }

    /// Whose a path is that is not ours.
    pub fn beyond_ours(&self, raw_path: &[u8]) -> Route {
        match self.guarded.judge(raw_path.split(|byte| *byte == b'?').next().unwrap_or_default()) {
            Verdict::Forum => Route::Passthrough,
            Verdict::Api(index) => Route::Api(index),
            Verdict::Ambiguous => Route::Ambiguous,
        }
    }

    /// A path in its plain spelling, or below one of our trees in any.
    fn as_written(&self, path: &[u8]) -> Option<Route> {
        if let Ok(found) = self.exact.binary_search_by(|(known, _)| known.as_slice().cmp(path)) {
            return Some(self.exact[found].1.clone());
        }
        for tree in &self.trees {
            if let Some(rest) = path.strip_prefix(tree.root.as_slice()) {
                return Some(if shadow::has_only_plain_segments(rest) { tree.route(rest) } else { Route::NotFound });
            }
        }
        self.patterns.iter().find_map(|pattern| {
            let id = path.strip_prefix(pattern.before.as_slice())?.strip_suffix(pattern.after.as_slice())?;
            (!id.contains(&b'/') && shadow::has_only_plain_segments(id)).then(|| pattern.route.clone())
        })
    }

    fn doubled_after_base(&self, path: &[u8]) -> Option<Route> {
        if self.base.is_empty() {
            return None;
        }
        let rest = path.strip_prefix(self.base.as_slice())?;
        if !rest.starts_with(b"//") {
            return None;
        }
        self.as_written(&[&self.base, &rest[1..]].concat())
    }

    fn is_reserved_shadow(&self, shadow: &[u8]) -> bool {
        self.shadows.binary_search_by(|known| known.as_slice().cmp(shadow)).is_ok()
            || self.trees.iter().any(|tree| shadow.starts_with(&tree.shadow))
            || self.patterns.iter().any(|pattern| {
                shadow
                    .strip_prefix(pattern.shadow_before.as_slice())
                    .and_then(|rest| rest.strip_suffix(pattern.shadow_after.as_slice()))
                    .is_some_and(|id| !id.is_empty() && !id.contains(&b'/'))
            })
    }
}

impl Tree {
    fn route(&self, rest: &[u8]) -> Route {
        match &self.kind {
            TreeKind::Apps => Route::Console(match rest.strip_suffix(b"/icon") {
                Some(id) => Page::Icon(String::from_utf8_lossy(id).into_owned()),
                None => Page::App(String::from_utf8_lossy(rest).into_owned()),
            }),
            TreeKind::Admin => Route::Console(Page::Admin(String::from_utf8_lossy(rest).into_owned())),
            TreeKind::Assets => Route::Console(Page::Asset(String::from_utf8_lossy(rest).into_owned())),
            TreeKind::Fixed(route) => route.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
