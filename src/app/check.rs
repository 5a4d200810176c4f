//! What an operator is told of a configuration and of what runs on it: `portico check`, and the console.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use crate::config::{Config, ForumKind, Listen, StoreKind};
use crate::model::audit::{Actor, Author};
use crate::model::problem;
use crate::ports::{CheckLine, CheckState, Checkup, Clock, Signer, Store};
use crate::protocol::keys::{self, KeyOperation};
use crate::telemetry::Metrics;

use super::forum::ForumHealth;
use super::keys::summary;

/// What stands in the configuration: the name of each line, and what it says.
pub fn rows(config: &Config) -> Vec<(&'static str, String)> {
    let listen = config.listen.iter().map(|listen| match listen {
        Listen::Address(address) => address.to_string(),
        Listen::Systemd(name) => format!("socket {name} of systemd"),
    });
    let kind = match &config.forum.kind {
        ForumKind::BuiltIn(name) => name.clone(),
        ForumKind::File(file) => file.display().to_string(),
    };
    vec![
        ("configuration", config.file.display().to_string()),
        ("public-address", config.public_url.issuer().to_owned()),
        ("listens", listen.collect::<Vec<_>>().join(", ")),
        ("forum", format!("{}, {kind}", config.forum.name)),
        ("server", config.upstream.server.clone()),
        ("store", store(config)),
        ("old-secrets", old_secrets(config)),
        ("operations", config.operations.listen.to_string()),
    ]
}

/// What becomes of a secret when Mattermost's API makes another one; elsewhere that is said each time.
fn old_secrets(config: &Config) -> String {
    let keep = config.oauth.mattermost.keep_old_secret;
    match keep.is_zero() {
        true => "end at once when Mattermost's API makes another one".to_owned(),
        false => format!("work for {} more when Mattermost's API makes another one", length(keep)),
    }
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
    pub(super) forum: Arc<ForumHealth>,
    pub(super) metrics: Arc<Metrics>,
}

#[async_trait]
impl Checkup for LiveCheck {
    async fn lines(&self) -> Vec<CheckLine> {
        let mut lines = Vec::new();
        for (what, detail) in rows(&self.config) {
            match what {
                "server" => lines.push(self.server(detail)),
                "store" => lines.push(self.store(detail).await),
                _ => lines.push(fine(what, detail)),
            }
            if what == "forum" {
                lines.extend(self.source());
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

impl LiveCheck {
    fn server(&self, address: String) -> CheckLine {
        match self.metrics.upstream_is_up() {
            true => fine("server", address),
            false => failing("server", problem::P210.code, format!("{address} did not answer the last request")),
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
        let line = |what, trouble: super::forum::Trouble| {
            let secs = now.since(trouble.since);
            failing(
                what,
                trouble.code(),
                format!(
                    "{}, for {}",
                    trouble.failure,
                    humantime::format_duration(std::time::Duration::from_secs(secs))
                ),
            )
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
