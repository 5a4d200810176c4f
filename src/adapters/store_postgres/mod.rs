//! The store of several nodes: one table of sorted records in PostgreSQL, or in what speaks like it.
//!
//! Operations are the same plain functions that the embedded store runs. Each runs over what was fetched so far; when
//! it looks at something else it stops, that is fetched, and it runs again. What it wrote down is applied and committed
//! in the same transaction, which is SERIALIZABLE: if another node was faster, the database says so and all of it
//! begins anew. No locks of the database's own, no numbers, no clocks: so the SQL is the same on CockroachDB and
//! YugabyteDB.
//!
//! # Round trips
//!
//! A look: one, and one more for each step that depends on the one before. A change: `BEGIN` with the records that it
//! said it expects, what it writes, what it removes with `COMMIT`: three.

mod failure;
mod filling;
mod opening;
mod pool;
mod statements;
mod view;

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};
use tokio::runtime::Handle;
use tokio::task::AbortHandle;
use tokio::time::timeout;

use self::failure::Failure;
use self::pool::{Lease, Pool};
use self::view::{Fetched, View, Wanted};
use super::records::{Changes, Engine, Records, Rows, probe};
use crate::ports::StoreError;

pub(super) use self::filling::fill;
pub use self::opening::OpenError;

/// A write that went well within this time answers `check`.
const LATELY: Duration = Duration::from_secs(1);
/// How often an operation that others overtake begins anew, before it gives up. Each time one of them has got through.
const ATTEMPTS_MAX: u32 = 200;
/// After so many it leaves a pause.
const ATTEMPTS_AT_ONCE: u32 = 3;

/// Where the store is.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `postgres://` address with the password in it.
    pub url: SecretString,
    /// Most connections.
    pub pool: u32,
    /// How long one operation may take, with all that it waits for. It may happen all the same.
    pub timeout: Duration,
}

impl Settings {
    /// The usual values for a database at `url`.
    pub fn new(url: impl Into<SecretString>) -> Self {
        Self { url: url.into(), pool: 10, timeout: Duration::from_secs(2) }
    }
}

/// A [`Store`](crate::ports::Store) in a database that other nodes share.
pub struct PostgresStore {
    shared: Arc<Shared>,
    runtime: Handle,
    opener: Option<AbortHandle>,
}

struct Shared {
    pool: Pool,
    /// Why it cannot be used yet.
    closed: RwLock<Option<StoreError>>,
    last_write: Mutex<Option<Instant>>,
}

impl PostgresStore {
    /// Opens the store in the background, for as long as it takes: until then every call answers `Unavailable`.
    /// Connections live on `runtime`. Errors: an address that cannot be one.
    pub fn open(settings: &Settings, runtime: Handle) -> Result<Self, OpenError> {
        let mut store = Self::new(settings, runtime)?;
        let opener = store.runtime.spawn(opening::keep_trying(Arc::clone(&store.shared)));
        store.opener = Some(opener.abort_handle());
        Ok(store)
    }

    /// Opens the store, or says at once why not. For commands. Call it within a runtime.
    pub async fn open_now(settings: &Settings) -> Result<Self, OpenError> {
        let store = Self::new(settings, Handle::current())?;
        opening::open(&store.shared).await?;
        Ok(store)
    }

    /// Whether it could be opened now, or why not. Changes nothing. For commands. Call it within a runtime.
    pub async fn look(settings: &Settings) -> Result<(), OpenError> {
        let store = Self::new(settings, Handle::current())?;
        let looked = timeout(settings.timeout, opening::look(&store.shared)).await;
        looked.unwrap_or_else(|_| Err(store.shared.too_late().into()))
    }

    fn new(settings: &Settings, runtime: Handle) -> Result<Self, OpenError> {
        let options = settings.url.expose_secret().parse().map_err(|error| OpenError::of(&error))?;
        let size = usize::try_from(settings.pool.clamp(1, 1000)).unwrap_or(1);
        let shared = Shared {
            pool: Pool::new(options, size, settings.timeout, runtime.clone()),
            closed: RwLock::new(Some(StoreError::Unavailable("it is being opened".to_owned()))),
            last_write: Mutex::default(),
        };
        Ok(Self { shared: Arc::new(shared), runtime, opener: None })
    }
}

impl Drop for PostgresStore {
    fn drop(&mut self) {
        if let Some(opener) = &self.opener {
            opener.abort();
        }
    }
}

impl Engine for PostgresStore {
    const SEES_DURABLE: bool = true;

    async fn read<T: Send>(
        &self,
        look: impl Fn(&dyn Records) -> Result<T, StoreError> + Send + Sync,
    ) -> Result<T, StoreError> {
        self.shared.refuse_if_closed()?;
        let limit = self.shared.pool.limit();
        let answer = timeout(limit, self.shared.read(&look)).await.unwrap_or_else(|_| Err(self.shared.too_late()));
        self.shared.note(&answer);
        answer
    }

    async fn write<T: Send + 'static>(
        &self,
        change: impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Result<T, StoreError> {
        self.shared.refuse_if_closed()?;
        let shared = Arc::clone(&self.shared);
        // A task of its own: a visitor who goes away must not cut a transaction off.
        let task = self.runtime.spawn(async move { shared.write_in_time(&change).await });
        task.await.unwrap_or_else(|_| Err(StoreError::Unavailable("the write did not run to its end".to_owned())))
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.shared.refuse_if_closed()?;
        if self.shared.wrote_lately() {
            return Ok(());
        }
        self.write(probe).await
    }
}

impl Shared {
    fn too_late(&self) -> StoreError {
        self.pool.distrust();
        StoreError::Unavailable(format!("no answer of the database within {:?}", self.pool.limit()))
    }

    fn refuse_if_closed(&self) -> Result<(), StoreError> {
        self.closed.read().unwrap_or_else(PoisonError::into_inner).clone().map_or(Ok(()), Err)
    }

    fn close(&self, why: Option<StoreError>) {
        *self.closed.write().unwrap_or_else(PoisonError::into_inner) = why;
    }

    /// After a failure what went well before says nothing any more.
    fn note<T>(&self, answer: &Result<T, StoreError>) {
        if matches!(answer, Err(StoreError::Unavailable(_))) {
            *self.last_write.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn wrote_lately(&self) -> bool {
        let last = *self.last_write.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_some_and(|last| last.elapsed() < LATELY)
    }

    /// Looks. Not in a transaction: what one look sees may change between its steps, as in the embedded store.
    async fn read<T>(&self, look: &impl Fn(&dyn Records) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut fetched = Fetched::default();
        loop {
            let missing = {
                let view = View::of(&fetched);
                let answer = look(&view);
                let missing = view.into_missing();
                if missing.is_empty() {
                    return answer;
                }
                missing
            };
            let (found, ranges) = self.fetch_anywhere(&missing).await?;
            fetched.add(missing, found, ranges);
        }
    }

    /// On any connection that works: after a restart of the database all those that rested are dead.
    async fn fetch_anywhere(&self, wanted: &Wanted) -> Result<(Rows, Vec<Rows>), StoreError> {
        let mut attempts = self.pool.size();
        loop {
            let mut lease = self.pool.lease().await?;
            match statements::fetch(&mut lease.connection, wanted, false).await {
                Ok(found) => {
                    lease.give_back();
                    return Ok(found);
                }
                Err(error) => match Failure::before_commit(&error) {
                    Failure::Final(error) => return Err(error),
                    Failure::Lost(error) if attempts == 0 => return Err(error),
                    Failure::Lost(_) | Failure::Overtaken => attempts = attempts.saturating_sub(1),
                },
            }
        }
    }

    async fn write_in_time<T>(
        &self,
        change: &(impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Sync),
    ) -> Result<T, StoreError> {
        let limit = self.pool.limit();
        let answer = timeout(limit, self.write(change)).await.unwrap_or_else(|_| Err(self.too_late()));
        self.note(&answer);
        answer
    }

    /// Runs one operation until it got through.
    async fn write<T>(
        &self,
        change: &(impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Sync),
    ) -> Result<T, StoreError> {
        let (mut lost, mut wanted) = (0, Wanted::default());
        for attempt in 0..ATTEMPTS_MAX {
            let mut lease = self.pool.lease().await?;
            let outcome = self.attempt(&mut lease, change, &mut wanted).await;
            match outcome {
                Ok(answer) => {
                    lease.give_back();
                    return answer;
                }
                Err(Failure::Final(error)) => return Err(error),
                Err(Failure::Lost(error)) => {
                    lost += 1;
                    if lost > self.pool.size() {
                        return Err(error);
                    }
                }
                Err(Failure::Overtaken) => {
                    if statements::run(&mut lease.connection, "ROLLBACK").await.is_ok() {
                        lease.give_back();
                    }
                    if attempt >= ATTEMPTS_AT_ONCE {
                        tokio::time::sleep(Duration::from_millis(u64::from(attempt.min(20)))).await;
                    }
                }
            }
        }
        Err(StoreError::Unavailable("too many others changed the same records".to_owned()))
    }

    /// One transaction. `wanted` is what the attempt before looked at, and then what this one did.
    ///
    /// The outer result is that of the transaction, the inner one that of the operation. After `Ok` the connection is as
    /// it was before.
    async fn attempt<T>(
        &self,
        lease: &mut Lease<'_>,
        change: &(impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Sync),
        wanted: &mut Wanted,
    ) -> Result<Result<T, StoreError>, Failure> {
        let (mut fetched, mut begun) = (Fetched::default(), false);
        let mut missing = std::mem::take(wanted);
        loop {
            if !missing.is_empty() {
                let fetch = statements::fetch(&mut lease.connection, &missing, !begun).await;
                begun = true;
                let (found, ranges) = fetch.map_err(|error| {
                    *wanted = missing.clone();
                    Failure::before_commit(&error)
                })?;
                fetched.add(missing, found, ranges);
            }
            let mut changes = Changes::default();
            let (answer, next) = {
                let view = View::of(&fetched);
                let answer = change(&view, &mut changes);
                (answer, view.into_missing())
            };
            if !next.is_empty() {
                missing = next;
                continue;
            }
            *wanted = fetched.again();
            if answer.is_err() {
                changes = Changes::default();
            }
            if begun || !changes.is_empty() {
                self.commit(lease, changes, begun).await?;
            }
            return Ok(answer);
        }
    }

    async fn commit(&self, lease: &mut Lease<'_>, changes: Changes, begun: bool) -> Result<(), Failure> {
        let connection = &mut lease.connection;
        if !begun {
            let begin = statements::fetch(connection, &Wanted::default(), true).await;
            begin.map_err(|error| Failure::before_commit(&error))?;
        }
        let changed = !changes.is_empty();
        let (written, removed) = changes.into_parts();
        statements::write(connection, written).await.map_err(|error| Failure::before_commit(&error))?;
        statements::remove_and_commit(connection, &removed).await.map_err(|error| Failure::at_commit(&error))?;
        if changed {
            *self.last_write.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        }
        Ok(())
    }
}
