//! What an operator is told of a configuration and of what runs on it: `portico check`, and the console.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use crate::adapters::system::SystemClock;
use crate::config::{Config, ForumKind, Place, ProtectedApi, Protocol, StoreKind};
use crate::model::audit::{Actor, Author};
use crate::model::problem::P122;
use crate::model::{ClientId, Dialect, Scopes, UnixSeconds, problem};
use crate::ports::{CheckLine, CheckState, Checkup, Clock, SessionSource as _, Signer, Store};
use crate::protocol::keys::{self, KeyOperation};
use crate::proxy::{Apis, Certificate, Certificates, PairError, Seen, Upstream, Validity, system_names};
use crate::telemetry::Metrics;

use super::forum::{ForumHealth, Sessions};
use super::issuing::{self, Issuing};
use super::keys::summary;
use super::translate;

/// How long one part may take to answer while somebody waits for the page.
const LOOK_MAX: Duration = Duration::from_secs(2);
/// What is not older than this was seen now.
const SEEN_NOW_SECS: u64 = 2;

/// What stands in the configuration: the name of each line, and what it says.
pub fn rows(config: &Config) -> Vec<(&'static str, String)> {
    let listen = config.listen.iter().map(|listen| {
        let place = match &listen.place {
            Place::Address(address) => address.to_string(),
            Place::Systemd(name) => format!("socket {name} of systemd"),
        };
        match &listen.protocol {
            Protocol::Http => place,
            Protocol::RedirectToHttps => format!("{place} (to https)"),
            Protocol::Https { http2: true, .. } => format!("{place} (TLS, HTTP/2)"),
            Protocol::Https { http2: false, .. } => format!("{place} (TLS)"),
        }
    });
    let kind = match &config.forum.kind {
        ForumKind::BuiltIn(name) => name.clone(),
        ForumKind::File(file) => file.display().to_string(),
    };
    let mut rows = vec![
        ("configuration", config.file.display().to_string()),
        ("public-address", config.public_url.issuer().to_owned()),
        ("listens", listen.collect::<Vec<_>>().join(", ")),
        ("forum", format!("{}, {kind}", config.forum.name)),
        ("server", config.upstream.servers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ("store", store(config)),
    ];
    rows.extend(old_secrets(config).map(|detail| ("old-secrets", detail)));
    rows.extend([("console", console(config)), ("operations", config.operations.listen.to_string())]);
    // Behind the web servers of the forum.
    rows.splice(5..5, config.apis.iter().map(|one| ("api", api(one))));
    rows
}

/// What a protected API asks for, and where it is.
fn api(api: &ProtectedApi) -> String {
    let mut parts = vec![api.path.clone()];
    let mut list = |what: &str, names: Vec<String>| {
        if !names.is_empty() {
            parts.push(format!("{what} {}", names.join(", ")));
        }
    };
    let names = |scopes: &Scopes| scopes.0.iter().map(|scope| scope.0.clone()).collect();
    list("scopes", names(&api.scopes));
    list("one of", names(&api.any_scope));
    list("groups", api.groups.clone());
    list("apps", api.apps.clone());
    list("methods", api.methods.clone());
    list("at", api.servers.iter().map(ToString::to_string).collect());
    if api.without_member {
        parts.push("also for apps in their own name".to_owned());
    }
    parts.join("; ")
}

/// What becomes of a secret when a program makes another one by Mattermost's API, if there is one; elsewhere that is said
/// each time.
fn old_secrets(config: &Config) -> Option<String> {
    let keep = config.oauth.mattermost.keep_old_secret;
    let has_api = config.oauth.mattermost.provider && config.oauth.dialects.contains(&Dialect::Mattermost);
    has_api.then(|| match keep.is_zero() {
        true => "ends the old secret at once when it makes another one".to_owned(),
        false => format!("lets the old secret work for {} more when it makes another one", length(keep)),
    })
}

/// Who gets into the console, from where, and at which address.
fn console(config: &Config) -> String {
    let console = &config.console;
    if !console.enabled {
        return "switched off".to_owned();
    }
    let who = match console.groups.as_slice() {
        [] => "for nobody by his login, as no group is named; portico console link is a way in".to_owned(),
        [group] => format!("for members of the group {group}"),
        groups => format!("for members of the groups {}", groups.join(", ")),
    };
    let networks: Vec<String> = console.networks.iter().map(ToString::to_string).collect();
    let from = if networks.is_empty() { "everywhere".to_owned() } else { networks.join(", ") };
    let at = match console.listen {
        Some(listen) => format!("at {listen} only"),
        None => "at the public address".to_owned(),
    };
    format!("{who}; from {from}; {at}")
}

fn store(config: &Config) -> String {
    match config.store.kind {
        StoreKind::Sled => format!("sled, {}", config.data_dir.join("store").display()),
        StoreKind::Postgres => "postgres, shared by several nodes".to_owned(),
        StoreKind::Memory => "memory".to_owned(),
    }
}

/// The same of a gateway that runs.
pub(super) struct LiveCheck {
    pub(super) config: Config,
    pub(super) store: Arc<dyn Store>,
    pub(super) signer: Arc<dyn Signer>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) sessions: Arc<Sessions>,
    pub(super) forum: Arc<ForumHealth>,
    pub(super) upstream: Arc<Upstream>,
    pub(super) apis: Apis,
    pub(super) certificates: Vec<Arc<Certificates>>,
    pub(super) issuing: Option<Arc<Issuing>>,
}

#[async_trait]
impl Checkup for LiveCheck {
    async fn lines(&self) -> Vec<CheckLine> {
        let mut lines = Vec::new();
        let mut apis = self.config.apis.iter().enumerate();
        for (what, detail) in rows(&self.config) {
            match what {
                "api" => {
                    if let Some((number, api)) = apis.next() {
                        lines.push(self.api(number, api, detail).await);
                    }
                }
                "server" => lines.extend(self.upstream.look(LOOK_MAX).await.into_iter().map(server)),
                "store" => lines.push(self.store(detail).await),
                "console" => lines.push(self.console(detail).await),
                _ => lines.push(fine(what, detail)),
            }
            match what {
                "listens" => lines.extend(self.certificates()),
                "forum" => {
                    self.forum.look(&self.sessions, LOOK_MAX).await;
                    lines.extend(self.source());
                }
                _ => {}
            }
        }
        lines.push(self.keys().await);
        let warning = |text: &String| CheckLine { state: CheckState::Warning, ..fine("warning", text.clone()) };
        lines.extend(self.config.warnings.iter().map(warning));
        lines
    }
}

fn fine(what: &'static str, detail: String) -> CheckLine {
    CheckLine { what, state: CheckState::Fine, detail, code: None }
}

fn failing(what: &'static str, code: &'static str, detail: String) -> CheckLine {
    CheckLine { what, state: CheckState::Failing, detail, code: Some(code) }
}

/// What is to be said of a certificate beside its days.
fn trouble(certificate: &Certificate, now: UnixSeconds) -> Option<String> {
    let summary = certificate.summary(now);
    match certificate.validity(now) {
        Validity::Soon => Some(format!("{} {}: {summary}", P122.code, P122.title)),
        Validity::Over | Validity::NotYet => {
            Some(format!("{} {}, and browsers do not take it: {summary}", P122.code, P122.title))
        }
        Validity::Fine if certificate.exposed => Some(format!(
            "the key of {} can be read by others than its owner. Whoever reads it can be the forum: chmod 600",
            certificate.title()
        )),
        Validity::Fine => None,
    }
}

/// The certificates of a configuration, read from their files: a line for each, and warnings.
///
/// Errors: what the gateway would not start with.
pub fn certificates(config: &Config) -> Result<(Vec<String>, Vec<String>), PairError> {
    let now = SystemClock.now();
    let mut seen = Vec::new();
    for listen in &config.listen {
        let Protocol::Https { pairs, .. } = &listen.protocol else { continue };
        seen.extend(Certificates::load(translate::pairs(pairs))?.seen());
    }
    let mut lines: Vec<String> = seen.iter().map(|certificate| certificate.summary(now)).collect();
    let mut warnings: Vec<String> = seen.iter().filter_map(|certificate| trouble(certificate, now)).collect();
    if let Some(ordered) = issuing::look(config, &seen) {
        warnings.extend(ordered.code.map(|_| ordered.told()));
        lines.push(ordered.detail);
    }
    Ok((lines, warnings))
}

/// The web servers of a configuration, asked for a connection: a line for each, and warnings.
///
/// Errors: what the gateway would not start with.
pub fn servers(config: &Config) -> Result<(Vec<String>, Vec<String>), PairError> {
    let (settings, metrics) = (translate::upstream(config)?, Metrics::new());
    let apis = super::serve::apis(config, &settings, &metrics)?;
    let upstream = Upstream::new(settings, system_names(), metrics);
    let (mut lines, mut warnings) = (Vec::new(), Vec::new());
    let Ok(runtime) = super::serve::background_runtime() else { return Ok((lines, warnings)) };
    for seen in runtime.block_on(upstream.look(LOOK_MAX)) {
        match seen.connects {
            Ok(()) => lines.push(format!("{}, takes connections", seen.server)),
            Err(cause) => {
                warnings.push(format!("{} {}: {}: {cause}", problem::P210.code, problem::P210.title, seen.server));
                lines.push(format!("{}: {cause}", seen.server));
            }
        }
    }
    for (number, api) in config.apis.iter().enumerate() {
        let Some(servers) = apis.of(number) else { continue };
        for (server, cause) in away(runtime.block_on(servers.look(LOOK_MAX))) {
            warnings.push(format!("[[api]] {}: {server}: {cause}", api.path));
        }
    }
    // A name that nobody answers for must not hold the operator.
    runtime.shutdown_background();
    Ok((lines, warnings))
}

/// The servers that take no connection, and why.
fn away(seen: Vec<Seen>) -> impl Iterator<Item = (String, String)> {
    seen.into_iter().filter_map(|seen| Some((seen.server, seen.connects.err()?)))
}

/// Whether it takes connections now, and gets requests. What it did with the last one may be long ago.
fn server(seen: Seen) -> CheckLine {
    match seen.connects {
        Ok(()) if !seen.left_out => fine("server", seen.server),
        Ok(()) => {
            let detail = format!("{} takes connections, and is left out until it answers a request", seen.server);
            CheckLine { state: CheckState::Warning, ..fine("server", detail) }
        }
        Err(cause) => failing("server", problem::P210.code, format!("{}: {cause}", seen.server)),
    }
}

impl LiveCheck {
    fn certificates(&self) -> Vec<CheckLine> {
        let now = self.clock.now();
        let line = |certificate: Certificate| CheckLine {
            what: "certificates",
            state: match certificate.validity(now) {
                Validity::Fine => CheckState::Fine,
                Validity::Soon => CheckState::Warning,
                Validity::Over | Validity::NotYet => CheckState::Failing,
            },
            detail: certificate.summary(now),
            code: (certificate.validity(now) != Validity::Fine).then_some(P122.code),
        };
        let seen = self.certificates.iter().flat_map(|listener| listener.seen()).map(line);
        seen.chain(self.issuing.iter().map(|issuing| issuing.line())).collect()
    }

    /// A group that the forum does not have lets nobody in.
    async fn console(&self, detail: String) -> CheckLine {
        let known = self.sessions.groups().await;
        let unknown =
            self.config.console.groups.iter().filter(|group| known.iter().any(|known| !known.contains(group)));
        let unknown: Vec<&str> = unknown.map(String::as_str).collect();
        match unknown.as_slice() {
            [] => fine("console", detail),
            names => {
                let detail = format!("{detail}. The forum has no group named {} now", names.join(", "));
                CheckLine { state: CheckState::Warning, ..fine("console", detail) }
            }
        }
    }

    /// An app or a group that there is not lets nobody in, and a server that is away answers nobody.
    async fn api(&self, number: usize, api: &ProtectedApi, detail: String) -> CheckLine {
        if let Some(servers) = self.apis.of(number)
            && let Some((server, cause)) = away(servers.look(LOOK_MAX).await).next()
        {
            return failing("api", problem::P210.code, format!("{detail}. {server}: {cause}"));
        }
        let mut unknown = Vec::new();
        if let Some(known) = self.sessions.groups().await {
            let groups = api.groups.iter().filter(|group| !known.contains(group));
            unknown.extend(groups.map(|group| format!("The forum has no group named {group} now")));
        }
        for app in &api.apps {
            if let Ok(None) = self.store.client(&ClientId(app.clone())).await {
                unknown.push(format!("There is no app {app}"));
            }
        }
        match unknown.is_empty() {
            true => fine("api", detail),
            false => {
                CheckLine { state: CheckState::Warning, ..fine("api", format!("{detail}. {}", unknown.join(". "))) }
            }
        }
    }

    async fn store(&self, kind: String) -> CheckLine {
        match self.store.check().await {
            Ok(()) => fine("store", kind),
            Err(error) => failing("store", problem::P503.code, format!("{kind}: {error}")),
        }
    }

    /// Whether the forum can be asked, and why look-ups of members failed lately.
    fn source(&self) -> Vec<CheckLine> {
        let now = self.clock.now();
        let ago = |at| humantime::format_duration(Duration::from_secs(now.since(at)));
        let line = |what, trouble: super::forum::Trouble| {
            // The source was looked at just now; a member is looked up when one comes.
            let seen = match now.since(trouble.seen) {
                0..=SEEN_NOW_SECS => String::new(),
                _ => format!("; last seen {} ago, nobody was looked up since", ago(trouble.seen)),
            };
            failing(what, trouble.code(), format!("{}, for {}{}", trouble.failure, ago(trouble.since), seen))
        };
        let mut lines = vec![match self.forum.source() {
            None => fine("source", "answers".to_owned()),
            Some(trouble) => line("source", trouble),
        }];
        lines.extend(self.forum.lookups().map(|trouble| line("lookups", trouble)));
        lines
    }

    async fn keys(&self) -> CheckLine {
        if let Some(trouble) = self.signer.trouble() {
            return failing("keys", problem::P504.code, trouble);
        }
        let by = Author::here(Actor::System);
        match keys::perform(KeyOperation::List, &by, &*self.store, &*self.clock).await {
            Ok(view) => fine("keys", summary(&self.config, &view)),
            Err(error) => failing("keys", problem::P503.code, error.to_string()),
        }
    }
}

/// A length of time in words, in the largest unit that divides it: `1 day`, `90 minutes`.
pub fn length(time: Duration) -> String {
    let secs = time.as_secs();
    let fits = |unit: &&(u64, &str)| secs > 0 && secs.is_multiple_of(unit.0);
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute")];
    let (unit, name) = units.iter().find(fits).copied().unwrap_or((1, "second"));
    match secs / unit {
        1 => format!("1 {name}"),
        count => format!("{count} {name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_read_as_people_say_them() {
        for (secs, want) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (90, "90 seconds"),
            (5_400, "90 minutes"),
            (3_600, "1 hour"),
            (86_400, "1 day"),
            (2_592_000, "30 days"),
        ] {
            assert_eq!(length(Duration::from_secs(secs)), want);
        }
    }
}
