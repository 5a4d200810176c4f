//! SIGHUP: the configuration is read again, and what can change while visitors are served does: how pages look and what
//! they say, and the forum's web servers. With a mistake in it everything stays as it was. Certificates are read again,
//! and one that is due is ordered, whatever it says.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use super::issuing::Issuing;
use super::looks;
use super::serve::StartError;
use super::shell::Wanted;
use super::translate;
use crate::config::{self, Config};
use crate::model::audit::{Action, Actor, Author, Whence};
use crate::model::problem;
use crate::pages::Pages;
use crate::ports::Ports;
use crate::proxy::{Certificates, Upstream, UpstreamSettings};

/// What keys begin with that take effect at once,
const AT_ONCE: [&str; 3] = ["pages.", "texts.", "upstream."];
/// and one of them that does not.
const NOT_AT_ONCE: &str = "upstream.keep_alive";

/// What takes changes on.
pub(super) struct Taken {
    pub(super) pages: Arc<Pages>,
    pub(super) shell: Arc<Wanted>,
    pub(super) upstream: Arc<Upstream>,
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
        let (done, servers) = match self.take_on() {
            Ok(done) => done,
            Err(cause) => {
                let (code, title) = (problem::P115.code, problem::P115.title);
                tracing::error!(code, cause, "{title}; the former one stays in use");
                return;
            }
        };
        self.taken.upstream.replace(servers).await;
        let (at_once, later): (Vec<String>, Vec<String>) =
            done.into_iter().partition(|key| key != NOT_AT_ONCE && AT_ONCE.iter().any(|begin| key.starts_with(begin)));
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

    /// Answers the keys that changed, and the web servers. Errors: all that is wrong, for the log.
    fn take_on(&mut self) -> Result<(Vec<String>, UpstreamSettings), String> {
        let (file, environment) = (&self.file, config::environment());
        let text = config::read(file).map_err(|problems| problems.render(false))?;
        let config = config::parse(file, &text, &environment).map_err(|problems| problems.render(false))?;
        let servers = translate::upstream(&config).map_err(|error| StartError::from(error).to_string())?;
        let settings = looks::read(&config).and_then(|settings| self.taken.pages.replace(settings));
        settings.map_err(|errors| StartError::Pages(errors).to_string())?;
        self.taken.shell.set(config.pages.shell);
        let changed = config::changed_keys(file, &self.text, &text);
        self.text = text;
        Ok((changed, servers))
    }
}
