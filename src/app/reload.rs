//! SIGHUP: the configuration is read again, and what can change while visitors are served does: how pages look and what
//! they say, and the web servers of the forum and of APIs. With a mistake in it everything stays as it was. Certificates are read again,
//! and one that is due is ordered, whatever it says.

use std::iter::zip;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use super::issuing::Issuing;
use super::looks;
use super::serve::StartError;
use super::shell::Wanted;
use super::translate;
use crate::config::{self, Config, ProtectedApi};
use crate::model::audit::{Action, Actor, Author, Whence};
use crate::model::problem;
use crate::pages::Pages;
use crate::ports::Ports;
use crate::proxy::{Apis, Certificates, PairError, Upstream, UpstreamSettings};

/// A key that takes effect at a restart only, unlike others of its table.
const NOT_AT_ONCE: &str = "upstream.keep_alive";

/// What takes changes on.
pub(super) struct Taken {
    pub(super) pages: Arc<Pages>,
    pub(super) shell: Arc<Wanted>,
    pub(super) servers: Servers,
}

/// The web servers in use, and what each is for.
pub(super) struct Servers {
    forum: Arc<Upstream>,
    of_apis: Apis,
    /// As they are in use.
    apis: Vec<ProtectedApi>,
    /// Which of them share servers. Paths are judged by it, and whose word counts on who asks: it stays until a restart.
    groups: Vec<usize>,
}

/// What servers are to be from now on.
struct Change {
    settings: Vec<(Arc<Upstream>, UpstreamSettings)>,
    apis: Vec<ProtectedApi>,
    /// Whether those of APIs are as they are written: not while an API is new or gone.
    as_written: bool,
}

impl Servers {
    pub(super) fn new(config: &Config, forum: Arc<Upstream>, of_apis: Apis) -> Self {
        let groups = translate::server_groups(&config.upstream.servers, &config.apis);
        Self { forum, of_apis, apis: config.apis.clone(), groups }
    }

    /// What changes now; `None` if an API would share its servers with others than before. Errors: P120 for `ca_file`.
    fn change(&self, config: &Config) -> Result<Option<Change>, PairError> {
        let mut apis = self.apis.clone();
        let paths = |apis: &[ProtectedApi]| apis.iter().map(|api| api.path.clone()).collect::<Vec<_>>();
        let as_written = paths(&apis) == paths(&config.apis);
        if as_written {
            for (api, written) in zip(&mut apis, &config.apis) {
                (api.servers, api.tls) = (written.servers.clone(), written.tls.clone());
            }
        }
        let forum = translate::upstream(config)?;
        let mut settings = Vec::new();
        for (number, api) in apis.iter().enumerate() {
            match (self.of_apis.of(number), translate::api_servers(api, &forum)?) {
                (Some(servers), Some(wanted)) => settings.push((servers.clone(), wanted)),
                (None, None) => {}
                _ => return Ok(None),
            }
        }
        settings.push((self.forum.clone(), forum));
        let same = translate::server_groups(&config.upstream.servers, &apis) == self.groups;
        Ok(same.then_some(Change { settings, apis, as_written }))
    }

    async fn take_on(&mut self, change: Change) {
        for (servers, settings) in change.settings {
            servers.replace(settings).await;
        }
        self.apis = change.apis;
    }
}

/// Whether a key takes effect at once, as far as servers do: those of the forum, those of APIs.
fn is_at_once(key: &str, forum: bool, apis: bool) -> bool {
    let of_api = key.strip_prefix("api[").and_then(|key| key.split_once("].")).map(|(_, name)| name);
    let of_their_servers = |name: &str| name == "servers" || name == "tls" || name.starts_with("tls.");
    key.starts_with("pages.")
        || key.starts_with("texts.")
        || forum && key.starts_with("upstream.") && key != NOT_AT_ONCE
        || apis && of_api.is_some_and(of_their_servers)
}

/// Reads the configuration again when it is told to.
pub(super) struct Reload {
    file: PathBuf,
    /// What was written there when it was last read.
    text: String,
    taken: Taken,
    ports: Ports,
    certificates: Vec<Arc<Certificates>>,
    issuing: Option<Arc<Issuing>>,
}

impl Reload {
    /// Of a configuration that was just read.
    pub(super) fn new(
        config: &Config,
        taken: Taken,
        ports: Ports,
        certificates: Vec<Arc<Certificates>>,
        issuing: Option<Arc<Issuing>>,
    ) -> Self {
        let text = config::read(&config.file).unwrap_or_default();
        Self { file: config.file.clone(), text, taken, ports, certificates, issuing }
    }

    /// Listens as long as the process runs. From the call on, the signal no longer ends it.
    pub(super) fn listen(mut self) -> impl Future<Output = ()> {
        let signals = signal(SignalKind::hangup());
        async move {
            let Ok(mut signals) = signals else {
                tracing::warn!("SIGHUP cannot be received: the configuration is read at the start only");
                return;
            };
            while signals.recv().await.is_some() {
                self.again().await;
            }
        }
    }

    async fn again(&mut self) {
        let now = self.ports.clock.now();
        self.certificates.iter().for_each(|listener| listener.reread(now));
        self.issuing.iter().for_each(|issuing| issuing.hurry());
        let (done, change) = match self.take_on() {
            Ok(done) => done,
            Err(cause) => {
                let (code, title) = (problem::P115.code, problem::P115.title);
                tracing::error!(code, cause, "{title}; the former one stays in use");
                return;
            }
        };
        let (forum, apis) = (change.is_some(), change.as_ref().is_some_and(|change| change.as_written));
        if let Some(change) = change {
            self.taken.servers.take_on(change).await;
        }
        let (at_once, later): (Vec<String>, Vec<String>) =
            done.into_iter().partition(|key| is_at_once(key, forum, apis));
        tracing::info!(changed = at_once.join(", "), "the configuration was read again");
        if !later.is_empty() {
            tracing::warn!(keys = later.join(", "), "these keys take effect when portico is restarted");
        }
        let by = Author::of(Actor::Config, &Whence::default());
        let said = json!({ "changed": at_once, "after_restart": later });
        let entry = by.did(Action::ConfigReloaded, self.ports.clock.now()).after(said);
        if let Err(error) = self.ports.store.note(&[entry]).await {
            tracing::warn!(%error, "the audit trail was not told that the configuration was read again");
        }
    }

    /// Answers the keys that changed, and the web servers if they may. Errors: all that is wrong, for the log.
    fn take_on(&mut self) -> Result<(Vec<String>, Option<Change>), String> {
        let (file, environment) = (&self.file, config::environment());
        let text = config::read(file).map_err(|problems| problems.render(false))?;
        let config = config::parse(file, &text, &environment).map_err(|problems| problems.render(false))?;
        let change = self.taken.servers.change(&config).map_err(|error| StartError::from(error).to_string())?;
        let settings = looks::read(&config).and_then(|settings| self.taken.pages.replace(settings));
        settings.map_err(|errors| StartError::Pages(errors).to_string())?;
        self.taken.shell.set(config.pages.shell);
        let changed = config::changed_keys(file, &self.text, &text);
        self.text = text;
        Ok((changed, change))
    }
}
