//! Connections: a few, kept, and thrown away at the first doubt.
//!
//! # Why not the pool of sqlx
//!
//! It asks each connection that comes back whether it still lives, tries for as long as it may where nobody listens, and
//! keeps the reason to itself. Here a connection comes back only after an orderly end, a dead database is told at once,
//! and why there is no connection is what the operator reads.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions as _, Row as _};
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::failure::{code, unavailable};
use super::statements::run;
use crate::ports::StoreError;

/// A connection that rested for longer is not trusted: what stands between may have forgotten it.
const REST_MAX: Duration = Duration::from_secs(60);
/// One that is older is made anew: an address may lead elsewhere by now.
const AGE_MAX: Duration = Duration::from_secs(1800);
/// How long a failure to connect answers for others, so that not everybody waits for a dead database.
const FAILURE_COUNTS: Duration = Duration::from_millis(250);
/// How many operations may wait for each connection.
const WAITING_MAX: usize = 64;

/// Connections to one database.
pub(super) struct Pool {
    options: PgConnectOptions,
    limit: Duration,
    /// Where connections are made: its reactor serves them for as long as they live.
    runtime: Handle,
    size: usize,
    places: Semaphore,
    queue: Semaphore,
    resting: Mutex<Vec<Resting>>,
    failed: Mutex<Option<(Instant, StoreError)>>,
}

struct Resting {
    connection: PgConnection,
    made: Instant,
    since: Instant,
}

/// A connection for one operation. It is closed unless it is given back.
pub(super) struct Lease<'a> {
    pool: &'a Pool,
    pub(super) connection: PgConnection,
    made: Instant,
    _place: SemaphorePermit<'a>,
    _turn: SemaphorePermit<'a>,
}

impl Lease<'_> {
    /// After an orderly end: somebody else may have it.
    pub(super) fn give_back(self) {
        let rested = Resting { connection: self.connection, made: self.made, since: Instant::now() };
        self.pool.resting().push(rested);
    }
}

impl Pool {
    /// Makes no connection yet. `limit`: how long making one, and one statement, may take.
    pub(super) fn new(options: PgConnectOptions, size: usize, limit: Duration, runtime: Handle) -> Self {
        Self {
            // The texts of statements are of no use in a log, and there is one for each request.
            options: options.application_name("portico").disable_statement_logging(),
            limit,
            runtime,
            size,
            places: Semaphore::new(size),
            queue: Semaphore::new(size.saturating_mul(WAITING_MAX)),
            resting: Mutex::default(),
            failed: Mutex::default(),
        }
    }

    /// How many connections there are at most.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// How long one operation may take.
    pub(super) fn limit(&self) -> Duration {
        self.limit
    }

    /// A connection, one that rested or a new one.
    pub(super) async fn lease(&self) -> Result<Lease<'_>, StoreError> {
        let closed = |_| StoreError::Unavailable("it is closed".to_owned());
        let turn = self.queue.try_acquire();
        let turn = turn.map_err(|_| StoreError::Unavailable("too many operations wait for the database".to_owned()))?;
        let place = self.places.acquire().await.map_err(closed)?;
        let (connection, made) = match self.rested() {
            Some(Resting { connection, made, .. }) => (connection, made),
            None => (self.connect().await?, Instant::now()),
        };
        Ok(Lease { pool: self, connection, made, _place: place, _turn: turn })
    }

    fn rested(&self) -> Option<Resting> {
        let mut resting = self.resting();
        resting.retain(|one| one.since.elapsed() < REST_MAX && one.made.elapsed() < AGE_MAX);
        resting.pop()
    }

    fn resting(&self) -> MutexGuard<'_, Vec<Resting>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// After an operation that got no answer: what held it may hold the connections that rest, too, and for long. Those
    /// that nobody has used in this time are closed; new ones lead to wherever the address leads by now.
    pub(super) fn distrust(&self) {
        self.resting().retain(|one| one.since.elapsed() < self.limit);
    }

    async fn connect(&self) -> Result<PgConnection, StoreError> {
        if let Some((at, error)) = &*self.failed.lock().unwrap_or_else(PoisonError::into_inner)
            && at.elapsed() < FAILURE_COUNTS
        {
            return Err(error.clone());
        }
        let (options, limit) = (self.options.clone(), self.limit);
        let made = self.runtime.spawn(async move { timeout(limit, greet(&options, limit)).await }).await;
        let failure = match made {
            Ok(Ok(Ok(connection))) => return Ok(connection),
            Ok(Ok(Err(error))) => error,
            Ok(Err(_)) => StoreError::Unavailable(format!("no connection to the database within {limit:?}")),
            Err(_) => StoreError::Unavailable("the program ends".to_owned()),
        };
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), failure.clone()));
        Err(failure)
    }
}

/// Connects and settles what counts on this connection.
async fn greet(options: &PgConnectOptions, limit: Duration) -> Result<PgConnection, StoreError> {
    let mut connection = options.connect().await.map_err(|error| unavailable(&error))?;
    let limit = limit.as_millis();
    // The second one frees what a node held that was cut off in the middle.
    let limits =
        format!("SET statement_timeout = '{limit}ms'; SET idle_in_transaction_session_timeout = '{}ms'", limit * 2);
    run(&mut connection, &limits).await.map_err(|error| unavailable(&error))?;
    if setting(&mut connection, "SHOW transaction_read_only").await?.as_deref() == Some("on") {
        // A standby: what it says may be old.
        return Err(StoreError::Unavailable("the database is read-only: it is a standby".to_owned()));
    }
    if setting(&mut connection, "SHOW synchronous_commit").await?.as_deref() == Some("off") {
        run(&mut connection, "SET synchronous_commit = on").await.map_err(|error| unavailable(&error))?;
    }
    // Scans of a whole small table would make every two transactions collide. Not every server has scans to forbid.
    match run(&mut connection, "SET enable_seqscan = off").await {
        Err(error) if code(&error).is_none() => Err(unavailable(&error)),
        _ => Ok(connection),
    }
}

/// A setting of the server; `None` if it has none of this name.
async fn setting(connection: &mut PgConnection, show: &'static str) -> Result<Option<String>, StoreError> {
    match sqlx::raw_sql(show).fetch_one(connection).await {
        Ok(row) => row.try_get(0).map(Some).map_err(|error| unavailable(&error)),
        Err(error) if code(&error).is_some() => Ok(None),
        Err(error) => Err(unavailable(&error)),
    }
}
