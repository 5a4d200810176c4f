//! The forum as the program sees it: asked, measured, remembered, watched.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use tokio::runtime::Handle;

use crate::adapters::forum::{self, ForumSource};
use crate::adapters::session_cache::{self, CacheEvent, SessionCache};
use crate::adapters::system::SystemClock;
use crate::config::{self, Config};
use crate::model::{MemberId, SessionOutcome, SourceFailure, UnixSeconds, Visitor};
use crate::ports::{Clock as _, SessionSource, pass_on};
use crate::telemetry::{LookupResult, LookupSource, Metrics};

use super::lookups::Lookups;
use super::{StartError, translate};

/// How often the forum's source is tried,
const WATCH_EVERY: Duration = Duration::from_secs(5);
/// and after how many failures the log says so again: about a minute.
const REMIND_EVERY: u32 = 12;

/// The forum behind its cache.
pub(super) type Sessions = SessionCache<Lookups<Measured>>;

/// How the forum is asked: the configuration, and what the forum's own files say.
pub(super) fn settings(config: &Config) -> Result<forum::Settings, StartError> {
    let folder = translate::forum_folder(config);
    Ok(forum::complete(translate::forum(config), folder.as_ref(), &config::environment())?)
}

/// Whether `serve` would start with this forum. Reads the preset and the forum's files, and connects to nothing.
pub fn check(config: &Config) -> Result<(), StartError> {
    Ok(forum::check(&settings(config)?)?)
}

/// The source of this configuration with a cache in front. `secret` is random.
pub(super) fn sessions(
    config: &Config,
    runtime: &Handle,
    metrics: &Arc<Metrics>,
    health: &Arc<ForumHealth>,
    secret: [u8; 16],
) -> Result<Sessions, StartError> {
    let settings = settings(config)?;
    let from = if settings.database.is_some() { LookupSource::Db } else { LookupSource::Http };
    let source = ForumSource::new(settings, runtime.clone())?;
    let source = Measured { source, from, metrics: metrics.clone(), health: health.clone() };
    let source = Lookups::new(source, &config.limits, metrics.clone());
    let settings = session_cache::Settings {
        cache_for: config.forum.cache_for,
        recheck: config.forum.recheck,
        entries_max: config.forum.cache_entries,
    };
    let metrics = metrics.clone();
    let observer = move |event| {
        if event == CacheEvent::Hit {
            metrics.session_lookup(LookupSource::Cache, LookupResult::Member, Duration::ZERO);
        }
    };
    Ok(SessionCache::new(Arc::new(source), settings, secret, Arc::new(observer)))
}

/// Counts look-ups of visitors that the cache did not answer.
pub(super) struct Measured {
    source: ForumSource,
    from: LookupSource,
    metrics: Arc<Metrics>,
    health: Arc<ForumHealth>,
}

#[async_trait]
impl SessionSource for Measured {
    async fn member(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome {
        let started = Instant::now();
        let outcome = self.source.member(visitor, now).await;
        let result = match outcome {
            SessionOutcome::Member(_) => LookupResult::Member,
            SessionOutcome::Guest => LookupResult::Guest,
            SessionOutcome::Refused { .. } => LookupResult::Refused,
            SessionOutcome::Unknown(_) => LookupResult::Unknown,
        };
        self.metrics.session_lookup(self.from, result, started.elapsed());
        self.health.looked_up(&outcome, now);
        outcome
    }

    async fn member_by_id(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome {
        let outcome = self.source.member_by_id(id, now).await;
        self.health.looked_up(&outcome, now);
        outcome
    }

    async fn groups(&self) -> Option<Vec<String>> {
        self.source.groups().await
    }

    pass_on!();
}

/// Why the forum could not tell, and since when.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    pub(super) failure: SourceFailure,
    pub(super) since: UnixSeconds,
    /// When it was last seen.
    pub(super) seen: UnixSeconds,
}

impl Trouble {
    /// The catalogue's code.
    pub(super) fn code(&self) -> &'static str {
        self.failure.problem().code
    }
}

/// Whether the forum's source answered the last time somebody looked, and whether it could tell who members are.
#[derive(Debug, Default)]
pub(super) struct ForumHealth {
    well: AtomicBool,
    source: Mutex<Option<Trouble>>,
    /// So that look-ups that go well need no lock.
    failing: AtomicBool,
    lookups: Mutex<Option<Trouble>>,
}

impl ForumHealth {
    /// Before the first look: no.
    pub(super) fn is_well(&self) -> bool {
        self.well.load(Ordering::Relaxed)
    }

    /// What is wrong with the source.
    pub(super) fn source(&self) -> Option<Trouble> {
        lock(&self.source).clone()
    }

    /// What was wrong with the last look-up.
    pub(super) fn lookups(&self) -> Option<Trouble> {
        lock(&self.lookups).clone()
    }

    fn looked(&self, found: Result<(), SourceFailure>, now: UnixSeconds) {
        self.well.store(found.is_ok(), Ordering::Relaxed);
        note(&mut lock(&self.source), found.err(), now);
    }

    /// Tries the source now. What takes longer than `limit` says nothing: `watch` has more patience.
    pub(super) async fn look(&self, sessions: &Sessions, limit: Duration) {
        if let Ok(found) = tokio::time::timeout(limit, sessions.source().behind().source.check()).await {
            self.looked(found, SystemClock.now());
        }
    }

    fn looked_up(&self, outcome: &SessionOutcome, now: UnixSeconds) {
        let failure = match outcome {
            SessionOutcome::Unknown(failure) => Some(failure.clone()),
            _ => None,
        };
        if failure.is_some() || self.failing.load(Ordering::Relaxed) {
            self.failing.store(failure.is_some(), Ordering::Relaxed);
            note(&mut lock(&self.lookups), failure, now);
        }
    }
}

/// Nothing that could panic happens under these locks.
fn lock(trouble: &Mutex<Option<Trouble>>) -> MutexGuard<'_, Option<Trouble>> {
    trouble.lock().unwrap_or_else(PoisonError::into_inner)
}

fn note(known: &mut Option<Trouble>, failure: Option<SourceFailure>, now: UnixSeconds) {
    let since = known.as_ref().map_or(now, |known| known.since);
    *known = failure.map(|failure| Trouble { failure, since, seen: now });
}

/// Tries the source from the start on, so that its settings are read before the first login, and tells the log when it
/// goes away, once a minute as long as it is away, and when it is back.
pub(super) async fn watch(sessions: Arc<Sessions>, health: Arc<ForumHealth>, metrics: Arc<Metrics>) {
    let mut failures: u32 = 0;
    loop {
        let found = sessions.source().behind().source.check().await;
        match &found {
            Ok(()) if failures > 0 => {
                failures = 0;
                tracing::info!("the forum's source answers again");
            }
            Ok(()) => {}
            Err(failure) => {
                if failures.is_multiple_of(REMIND_EVERY) {
                    tracing::error!(code = failure.problem().code, %failure, "logins are answered \"try again\"");
                }
                failures = failures.saturating_add(1);
            }
        }
        health.looked(found, SystemClock.now());
        metrics.cache_entries(sessions.entries());
        tokio::time::sleep(WATCH_EVERY).await;
    }
}
