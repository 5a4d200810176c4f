//! The embedded store: sled, in a folder of its own.
//!
//! Reads run on the caller's thread. All writes go through one committer thread, which makes a whole group of them
//! durable at once and answers afterwards; because it is the only writer, what must happen once happens once.
//!
//! # Why
//!
//! sled 0.34 answers a write before it is durable, `flush` is `sync_file_range` only, and `flush_async` deadlocks for
//! ever with seven callers; each of them wakes seven threads. So a group of writes is first made to last in a journal, by
//! one write and one `fdatasync`, and sled is flushed when that is full. After an I/O error sled goes on failing until it
//! is opened again, so the committer does that.

mod committer;
mod database;
mod group;
mod journal;
mod mark;
mod moved;
mod newest;
mod private;
mod tally;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvError, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;

use self::committer::{Committer, Job, Shared, Waiting};
pub use self::database::OpenError;
pub use self::moved::{mark_moved, moved_to, unmark_moved};
use super::records::{Changes, Engine, Records, Remembered, probe};
use crate::ports::StoreError;

/// How many writes may wait. More are refused: the disk is too slow for what is asked of it.
const QUEUE_MAX: usize = 4096;

/// How long a start waits for the store. One that takes longer goes on opening beside it: the forum's pages need none.
const OPENING_PATIENCE: Duration = Duration::from_millis(1500);

/// From how many bytes on the gateway does not wait until all records of a database were looked at.
pub const LARGE_BYTES: u64 = 64 * 1024 * 1024;

/// How the store is kept.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder; made if it is not there. One process at a time.
    pub folder: PathBuf,
    /// Memory for pages, in bytes. Reads are fast while the data fits.
    pub cache_bytes: u64,
    /// How long a caller waits for a write. The write may happen all the same.
    pub write_timeout: Duration,
    /// What an answer promises.
    pub durability: Durability,
    /// From how many bytes on a database is opened before all its records were looked at. They are looked at beside; if one is
    /// missing the store is closed, and refused.
    pub large_bytes: u64,
    /// Opens also one whose records were moved elsewhere, to look at it.
    pub even_moved: bool,
}

impl Settings {
    /// The usual values for a store in `folder`.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            cache_bytes: 256 * 1024 * 1024,
            write_timeout: Duration::from_secs(5),
            durability: Durability::Durable,
            large_bytes: u64::MAX,
            even_moved: false,
        }
    }
}

/// What an answer promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// What was answered is on the disk.
    Durable,
    /// Nothing. Only there to show, by killing a writer, that the other one matters; no configuration leads here.
    #[doc(hidden)]
    None,
}

/// A [`Store`](crate::ports::Store) in a folder. Dropping it waits for the writer and gives the folder free.
pub struct SledStore {
    shared: Arc<Shared>,
    jobs: Option<SyncSender<Box<dyn Job>>>,
    committer: Option<JoinHandle<()>>,
    write_timeout: Duration,
    remembered: Remembered,
}

impl SledStore {
    /// Opens the store, or goes on trying in the background: until then every call answers `Unavailable`.
    ///
    /// Blocks for the first attempt, and for a second and a half at most. The gateway starts with this, so that neither a bad disk
    /// nor a large store takes the forum down.
    pub fn open(settings: Settings) -> Self {
        let (store, first) = Self::start(settings);
        match first.recv_timeout(OPENING_PATIENCE) {
            Ok(Err(error)) => error.tell(),
            Err(RecvTimeoutError::Timeout) => tracing::info!("the store is being opened; logins have to wait for it"),
            Ok(Ok(())) | Err(RecvTimeoutError::Disconnected) => {}
        }
        store
    }

    /// Opens the store, or says at once why not. For commands.
    pub fn open_now(settings: Settings) -> Result<Self, OpenError> {
        let (store, first) = Self::start(settings);
        let no_thread = |error: RecvError| OpenError::broken(format!("its thread does not run: {error}"));
        first.recv().map_err(no_thread)?.map(|()| store)
    }

    /// The outcome of the first attempt will come.
    fn start(settings: Settings) -> (Self, Receiver<Result<(), OpenError>>) {
        let shared = Arc::new(Shared::default());
        let (jobs, queue) = sync_channel(QUEUE_MAX);
        let (opened, first) = std::sync::mpsc::channel();
        let write_timeout = settings.write_timeout;
        let committer = Committer::new(settings, Arc::clone(&shared), queue);
        let failed = opened.clone();
        let thread = std::thread::Builder::new().name("store".to_owned()).spawn(move || committer.run(&opened));
        let committer = thread.map_err(|error| {
            // Whoever waits is there still.
            let _ = failed.send(Err(OpenError::broken(format!("its thread does not run: {error}"))));
        });
        let (jobs, committer, remembered) = (Some(jobs), committer.ok(), Remembered::default());
        (Self { shared, jobs, committer, write_timeout, remembered }, first)
    }

    fn send(&self, job: Box<dyn Job>) -> Result<(), StoreError> {
        let jobs = self.jobs.as_ref().ok_or_else(|| StoreError::Unavailable("it is closed".to_owned()))?;
        jobs.try_send(job).map_err(|error| {
            StoreError::Unavailable(match error {
                TrySendError::Full(_) => "too many writes are waiting for the disk".to_owned(),
                TrySendError::Disconnected(_) => "its thread has ended".to_owned(),
            })
        })
    }
}

impl Engine for SledStore {
    async fn read<T: Send>(
        &self,
        look: impl Fn(&dyn Records) -> Result<T, StoreError> + Send + Sync,
    ) -> Result<T, StoreError> {
        let answer = self.shared.read(look);
        if self.shared.in_doubt() && self.shared.refuse_if_closed().is_ok() {
            // Wakes the committer, which opens the store again. If its queue is full it is awake.
            let (job, _) = Waiting::with_reply(|_: &dyn Records, _: &mut Changes| Ok(()));
            let _ = self.send(job);
        }
        answer
    }

    async fn write<T: Send + 'static>(
        &self,
        change: impl Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Result<T, StoreError> {
        self.shared.refuse_if_closed()?;
        let (job, answer): (_, oneshot::Receiver<_>) = Waiting::with_reply(change);
        self.send(job)?;
        match tokio::time::timeout(self.write_timeout, answer).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(StoreError::Unavailable("its thread has ended".to_owned())),
            Err(_) => Err(StoreError::Unavailable(format!("no answer within {:?}", self.write_timeout))),
        }
    }

    fn remembered(&self) -> Option<&Remembered> {
        Some(&self.remembered)
    }

    async fn check(&self) -> Result<(), StoreError> {
        if self.shared.wrote_lately() {
            return self.shared.refuse_if_closed();
        }
        self.write(probe).await
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(committer) = self.committer.take()
            && committer.join().is_err()
        {
            tracing::error!("the writer of the store had panicked");
        }
    }
}
