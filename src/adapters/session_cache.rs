//! Remembers for a short while who a visitor is, so that a burst of requests is one look-up.
//!
//! Only members are remembered. A guest who logs in may keep his session id, so a remembered guest would be sent to the
//! login page again and again; who is refused today may be welcome a click later; a failure says nothing about anybody.

use std::convert::Infallible;
use std::hash::Hasher as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use moka::{future, sync};
use siphasher::sip128::{Hasher128 as _, SipHasher24};

use crate::model::{Member, MemberId, SessionOutcome, UnixSeconds, Visitor};
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

/// SipHash-2-4 with 128 bits under a secret of this process: what a key was made of cannot be told from it, nor can anybody
/// look for two rows of pieces that have the same one.
type Key = u128;

/// Longer than any look-up. What it finds may be remembered that long after the session was forgotten.
const LOOKUP_MAX: Duration = Duration::from_secs(30);

/// A member, and the names of the session that he was known by.
struct Remembered {
    member: Arc<Member>,
    names: Box<[Key]>,
    /// How many sessions had been forgotten when this was last seen to be none of them.
    looked_at: AtomicU64,
}

/// A source with a memory.
pub struct SessionCache<S: ?Sized> {
    settings: Settings,
    hasher: SipHasher24,
    /// Counts what was forgotten, so that an answer that was asked for before is not kept after. Many counts, so that
    /// one visitor who logs out again and again does not keep the answers of all others from being remembered.
    forgotten: [AtomicU64; 256],
    sessions: sync::Cache<Key, Arc<Remembered>>,
    /// Names of sessions that were forgotten. What is remembered under another spelling of their cookies counts no more.
    ended: sync::Cache<Key, ()>,
    /// How many they were since the start.
    endings: AtomicU64,
    members: sync::Cache<MemberId, SessionOutcome>,
    /// Look-ups that are under way. Nothing stays in here.
    asking: future::Cache<Key, Infallible>,
    asking_by_id: future::Cache<MemberId, Infallible>,
    observer: Observer,
    source: Arc<S>,
}

impl<S: SessionSource + ?Sized> SessionCache<S> {
    /// Puts a memory in front of `source`. `secret` is random: keys mean nothing outside of this process.
    pub fn new(source: Arc<S>, settings: Settings, secret: [u8; 16], observer: Observer) -> Self {
        Self {
            settings,
            hasher: SipHasher24::new_with_key(&secret),
            forgotten: std::array::from_fn(|_| AtomicU64::new(0)),
            sessions: remember(settings.entries_max, settings.cache_for),
            ended: remember(settings.entries_max, settings.cache_for + LOOKUP_MAX),
            endings: AtomicU64::new(0),
            members: remember(settings.entries_max, settings.recheck),
            asking: future::Cache::new(settings.entries_max),
            asking_by_id: future::Cache::new(settings.entries_max),
            observer,
            source,
        }
    }

    /// The source behind the memory.
    pub fn source(&self) -> &Arc<S> {
        &self.source
    }

    /// How many visitors are remembered. Tidies up first: on a quiet site the memory would not have counted yet.
    pub fn entries(&self) -> u64 {
        self.sessions.run_pending_tasks();
        self.sessions.entry_count()
    }

    /// The key of what the answer depends on. Nothing is allocated.
    fn key(&self, visitor: &Visitor) -> Option<Key> {
        let mut hasher = self.hasher;
        self.source.fingerprint(visitor, &mut |piece| add(&mut hasher, piece)).then(|| hasher.finish128().into())
    }

    /// The key of each name of the visitor's session, the same for every spelling of its cookies.
    fn names(&self, visitor: &Visitor) -> Vec<Key> {
        let mut names = Vec::new();
        self.source.session(visitor, &mut |pieces| {
            let mut hasher = self.hasher;
            pieces.iter().for_each(|piece| add(&mut hasher, piece));
            names.push(hasher.finish128().into());
        });
        names
    }

    /// The count that a key shares with few others.
    fn forgotten(&self, key: &Key) -> &AtomicU64 {
        let [first, ..] = key.to_be_bytes();
        &self.forgotten[usize::from(first)]
    }

    /// Whoever is remembered under this key, unless his session was forgotten.
    fn known(&self, key: &Key) -> Option<Arc<Member>> {
        let known = self.sessions.get(key)?;
        let endings = self.endings.load(Ordering::SeqCst);
        if known.looked_at.load(Ordering::Relaxed) != endings {
            if known.names.iter().any(|name| self.ended.contains_key(name)) {
                return None;
            }
            known.looked_at.store(endings, Ordering::Relaxed);
        }
        self.saw(CacheEvent::Hit);
        Some(Arc::clone(&known.member))
    }

    fn saw(&self, event: CacheEvent) {
        (self.observer)(event);
    }
}

/// With its length, so that no two rows of pieces are the same bytes.
fn add(hasher: &mut SipHasher24, piece: &[u8]) {
    hasher.write_usize(piece.len());
    hasher.write(piece);
}

fn remember<K, V>(entries_max: u64, lifetime: Duration) -> sync::Cache<K, V>
where
    K: std::hash::Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    sync::Cache::builder().max_capacity(entries_max).time_to_live(lifetime).build()
}

#[async_trait]
impl<S: SessionSource + ?Sized + 'static> SessionSource for SessionCache<S> {
    fn remembered(&self, visitor: &Visitor) -> Option<Arc<Member>> {
        self.known(&self.key(visitor)?)
    }

    fn remembered_by_id(&self, id: &MemberId) -> Option<SessionOutcome> {
        let known = self.members.get(id)?;
        self.saw(CacheEvent::RecheckHit);
        Some(known)
    }

    async fn member(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome {
        let Some(key) = self.key(visitor).filter(|_| !self.settings.cache_for.is_zero()) else {
            self.saw(CacheEvent::Bypass);
            return self.source.member(visitor, now).await;
        };
        if let Some(known) = self.known(&key) {
            return SessionOutcome::Member(known);
        }
        let names = self.names(visitor);
        if names.iter().any(|name| self.ended.contains_key(name)) {
            self.saw(CacheEvent::Bypass);
            return self.source.member(visitor, now).await;
        }
        self.saw(CacheEvent::Miss);
        let asked = self.asking.try_get_with(key, async {
            // Whoever was asked for before this began.
            if let Some(known) = self.sessions.get(&key) {
                return Err(Some(SessionOutcome::Member(Arc::clone(&known.member))));
            }
            let forgotten = self.forgotten(&key).load(Ordering::SeqCst);
            let outcome = self.source.member(visitor, now).await;
            match &outcome {
                SessionOutcome::Member(member)
                    if self.key(visitor) == Some(key) && self.forgotten(&key).load(Ordering::SeqCst) == forgotten =>
                {
                    let (member, names, looked_at) = (Arc::clone(member), names.into(), AtomicU64::new(u64::MAX));
                    self.sessions.insert(key, Arc::new(Remembered { member, names, looked_at }));
                    Err(Some(outcome))
                }
                // He may have logged out while it was asked, and his next request may be among those who wait. Or the
                // forum renamed its cookies meanwhile, so that the key no longer says who this is.
                SessionOutcome::Member(_) => Err(None),
                _ if self.key(visitor) != Some(key) => Err(None),
                // Those who wait for the same look-up share its answer, but nobody after them.
                _ => Err(Some(outcome)),
            }
        });
        let Err(asked) = asked.await;
        match asked.as_ref() {
            Some(outcome) => outcome.clone(),
            None => self.source.member(visitor, now).await,
        }
    }

    async fn member_by_id(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome {
        if self.settings.recheck.is_zero() {
            self.saw(CacheEvent::RecheckMiss);
            return self.source.member_by_id(id, now).await;
        }
        if let Some(known) = self.remembered_by_id(id) {
            return known;
        }
        self.saw(CacheEvent::RecheckMiss);
        let asked = self.asking_by_id.try_get_with_by_ref(id, async {
            // Whoever was asked for before this began.
            if let Some(known) = self.members.get(id) {
                return Err(known);
            }
            let outcome = self.source.member_by_id(id, now).await;
            if !matches!(outcome, SessionOutcome::Unknown(_)) {
                self.members.insert(id.clone(), outcome.clone());
            }
            Err(outcome)
        });
        let Err(asked) = asked.await;
        SessionOutcome::clone(&asked)
    }

    async fn groups(&self) -> Option<Vec<String>> {
        self.source.groups().await
    }

    /// Forgets the visitor's session, and what is known of the member by his id: forums also end the sessions of
    /// members whom they have just banned. His sessions in other browsers live on for `cache_for`.
    async fn forget(&self, visitor: &Visitor) {
        for name in self.names(visitor) {
            self.ended.insert(name, ());
        }
        self.endings.fetch_add(1, Ordering::SeqCst);
        let Some(key) = self.key(visitor) else { return };
        // A look-up that is under way may have read the session just before it ended.
        self.forgotten(&key).fetch_add(1, Ordering::SeqCst);
        if let Some(known) = self.sessions.remove(&key) {
            self.members.invalidate(&known.member.id);
        }
    }

    pass_on!();
}
