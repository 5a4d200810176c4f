//! Remembers for a short while who a visitor is, so that a burst of requests is one look-up.
//!
//! Only members are remembered. A guest who logs in may keep his session id, so a remembered guest would be sent to the
//! login page again and again; who is refused today may be welcome a click later; a failure says nothing about anybody.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use aws_lc_rs::digest;
use moka::future::Cache;

use crate::model::{Hash32, MemberId, SessionOutcome, UnixSeconds, Visitor};
use crate::ports::{SessionSource, pass_on};

/// How long and how much is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long a session is believed. A logout is noticed after this time at the latest.
    pub cache_for: Duration,
    /// How long a member's state is believed when he is looked at again by his id.
    pub recheck: Duration,
    /// How many of each are kept.
    pub entries_max: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { cache_for: Duration::from_secs(30), recheck: Duration::from_secs(60), entries_max: 50_000 }
    }
}

/// What the cache did, for metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheEvent {
    /// A visitor was remembered.
    Hit,
    /// The source was asked, or another request's question was shared.
    Miss,
    /// Nothing about this visitor may be remembered.
    Bypass,
    /// A member was remembered by id.
    RecheckHit,
    /// The source was asked about a member by id.
    RecheckMiss,
}

/// Called on each event; must be quick.
pub type Observer = Arc<dyn Fn(CacheEvent) + Send + Sync>;

type Key = Hash32;

/// Longer than any look-up. What it finds may be remembered that long after the session was forgotten.
const LOOKUP_MAX: Duration = Duration::from_secs(30);

/// A source with a memory.
pub struct SessionCache<S: ?Sized> {
    settings: Settings,
    salt: [u8; 32],
    /// Counts what was forgotten, so that an answer that was asked for before is not kept after. Many counts, so that
    /// one visitor who logs out again and again does not keep the answers of all others from being remembered.
    forgotten: [AtomicU64; 256],
    sessions: Cache<Key, Arc<SessionOutcome>>,
    /// Names of sessions that were forgotten. What is remembered under another spelling of their cookies counts no more.
    ended: Cache<Key, ()>,
    members: Cache<MemberId, Arc<SessionOutcome>>,
    observer: Observer,
    source: Arc<S>,
}

impl<S: SessionSource + ?Sized> SessionCache<S> {
    /// Puts a memory in front of `source`. `salt` is random: keys mean nothing outside of this process.
    pub fn new(source: Arc<S>, settings: Settings, salt: [u8; 32], observer: Observer) -> Self {
        Self {
            settings,
            salt,
            forgotten: std::array::from_fn(|_| AtomicU64::new(0)),
            sessions: remember(settings.entries_max, settings.cache_for),
            ended: remember(settings.entries_max, settings.cache_for + LOOKUP_MAX),
            members: remember(settings.entries_max, settings.recheck),
            observer,
            source,
        }
    }

    /// The source behind the memory.
    pub fn source(&self) -> &Arc<S> {
        &self.source
    }

    /// How many visitors are remembered. Tidies up first: on a quiet site the memory would not have counted yet.
    pub async fn entries(&self) -> u64 {
        self.sessions.run_pending_tasks().await;
        self.sessions.entry_count()
    }

    /// Salted SHA-256 of what the answer depends on, each piece with its length. Nothing is allocated.
    fn key(&self, visitor: &Visitor) -> Option<Key> {
        let mut context = digest::Context::new(&digest::SHA256);
        context.update(&self.salt);
        let remember = self.source.fingerprint(visitor, &mut |piece| {
            context.update(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(piece);
        });
        if !remember {
            return None;
        }
        Some(finished(context))
    }

    /// Salted SHA-256 of each name of the visitor's session, the same for every spelling of its cookies.
    fn names(&self, visitor: &Visitor) -> Vec<Key> {
        let mut names = Vec::new();
        self.source.session(visitor, &mut |pieces| {
            let mut context = digest::Context::new(&digest::SHA256);
            context.update(&self.salt);
            for piece in pieces {
                context.update(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
                context.update(piece);
            }
            names.push(finished(context));
        });
        names
    }

    /// The count that a key shares with few others.
    fn forgotten(&self, key: &Key) -> &AtomicU64 {
        let [first, ..] = key.0;
        &self.forgotten[usize::from(first)]
    }

    fn saw(&self, event: CacheEvent) {
        (self.observer)(event);
    }
}

fn finished(context: digest::Context) -> Key {
    let mut key = [0; 32];
    key.copy_from_slice(context.finish().as_ref());
    Hash32(key)
}

fn remember<K, V>(entries_max: u64, lifetime: Duration) -> Cache<K, V>
where
    K: std::hash::Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    Cache::builder().max_capacity(entries_max).time_to_live(lifetime).build()
}

#[async_trait]
impl<S: SessionSource + ?Sized + 'static> SessionSource for SessionCache<S> {
    async fn member(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome {
        let Some(key) = self.key(visitor).filter(|_| !self.settings.cache_for.is_zero()) else {
            self.saw(CacheEvent::Bypass);
            return self.source.member(visitor, now).await;
        };
        if self.names(visitor).iter().any(|name| self.ended.contains_key(name)) {
            self.saw(CacheEvent::Bypass);
            return self.source.member(visitor, now).await;
        }
        if let Some(known) = self.sessions.get(&key).await {
            self.saw(CacheEvent::Hit);
            return SessionOutcome::clone(&known);
        }
        self.saw(CacheEvent::Miss);
        let asked = self.sessions.try_get_with(key, async {
            let forgotten = self.forgotten(&key).load(Ordering::SeqCst);
            match self.source.member(visitor, now).await {
                member @ SessionOutcome::Member(_)
                    if self.key(visitor) == Some(key) && self.forgotten(&key).load(Ordering::SeqCst) == forgotten =>
                {
                    Ok(Arc::new(member))
                }
                other => Err(other),
            }
        });
        match asked.await {
            Ok(known) => SessionOutcome::clone(&known),
            // He may have logged out while it was asked, and his next request may be among those who waited. Or the
            // forum renamed its cookies meanwhile, so that the key no longer says who this is.
            Err(other) if matches!(*other, SessionOutcome::Member(_)) || self.key(visitor) != Some(key) => {
                self.source.member(visitor, now).await
            }
            // Those who waited for the same look-up share its answer, but nobody after them.
            Err(other) => SessionOutcome::clone(&other),
        }
    }

    async fn member_by_id(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome {
        if self.settings.recheck.is_zero() {
            self.saw(CacheEvent::RecheckMiss);
            return self.source.member_by_id(id, now).await;
        }
        if let Some(known) = self.members.get(id).await {
            self.saw(CacheEvent::RecheckHit);
            return SessionOutcome::clone(&known);
        }
        self.saw(CacheEvent::RecheckMiss);
        let asked = self.members.try_get_with_by_ref(id, async {
            match self.source.member_by_id(id, now).await {
                failed @ SessionOutcome::Unknown(_) => Err(failed),
                known => Ok(Arc::new(known)),
            }
        });
        match asked.await {
            Ok(known) => SessionOutcome::clone(&known),
            Err(failed) => SessionOutcome::clone(&failed),
        }
    }

    async fn groups(&self) -> Option<Vec<String>> {
        self.source.groups().await
    }

    /// Forgets the visitor's session, and what is known of the member by his id: forums also end the sessions of
    /// members whom they have just banned. His sessions in other browsers live on for `cache_for`.
    async fn forget(&self, visitor: &Visitor) {
        for name in self.names(visitor) {
            self.ended.insert(name, ()).await;
        }
        let Some(key) = self.key(visitor) else { return };
        // A look-up that is under way may have read the session just before it ended.
        self.forgotten(&key).fetch_add(1, Ordering::SeqCst);
        if let Some(known) = self.sessions.remove(&key).await
            && let SessionOutcome::Member(member) = known.as_ref()
        {
            self.members.invalidate(&member.id).await;
        }
    }

    pass_on!();
}
