//! The only writer. Takes all that waits, applies it in order, makes it durable once, answers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SendError, Sender};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::Settings;
use super::database::{Database, OpenError};
use super::group::Group;
use crate::adapters::records::{Changes, Records};
use crate::ports::StoreError;

/// How many writes share one flush at most: a bound for the wait of the first.
const GROUP_MAX: usize = 1024;
/// How many records of a large store are looked at between two groups of writes, and how long the next ones wait for a
/// write: a minute for ten million of them, and a quarter of a core.
const LOOK_MOST: usize = 256;
const LOOK_PAUSE: Duration = Duration::from_millis(1);
const BACK_OFF_MIN: Duration = Duration::from_millis(100);
/// Short enough to be back within 10 s, long enough not to read a large damaged file all the time.
const BACK_OFF_MAX: Duration = Duration::from_secs(5);
/// How often the log says that the store is still not open.
const REMIND_EVERY: Duration = Duration::from_secs(60);
/// A write that went well within this time answers `check`.
const LATELY: Duration = Duration::from_secs(1);

/// What readers and the committer both see.
pub(super) struct Shared {
    state: RwLock<State>,
    /// sled failed or panicked since it was opened: nothing it says counts any more.
    doubt: AtomicBool,
    last_write: Mutex<Option<Instant>>,
}

enum State {
    Open(Box<Database>),
    Closed(String),
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            state: RwLock::new(State::Closed("it is being opened".to_owned())),
            doubt: AtomicBool::new(false),
            last_write: Mutex::new(None),
        }
    }
}

impl Shared {
    /// Looks on the caller's thread.
    pub(super) fn read<T>(&self, look: impl FnOnce(&dyn Records) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        match &*state {
            State::Closed(why) => Err(StoreError::Unavailable(why.clone())),
            State::Open(database) => self.guarded(|| look(&database.view(&self.doubt))),
        }
    }

    pub(super) fn refuse_if_closed(&self) -> Result<(), StoreError> {
        match &*self.state.read().unwrap_or_else(PoisonError::into_inner) {
            State::Open(_) => Ok(()),
            State::Closed(why) => Err(StoreError::Unavailable(why.clone())),
        }
    }

    pub(super) fn in_doubt(&self) -> bool {
        self.doubt.load(Ordering::Acquire)
    }

    pub(super) fn wrote_lately(&self) -> bool {
        let last = *self.last_write.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_some_and(|last| last.elapsed() < LATELY)
    }

    /// sled checks some of its promises by panicking; for us that is a failed disk.
    fn guarded<T>(&self, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            self.doubt.store(true, Ordering::Release);
            Err(StoreError::Unavailable("sled panicked".to_owned()))
        })
    }

    fn replace(&self, new: State) {
        let old = std::mem::replace(&mut *self.state.write().unwrap_or_else(PoisonError::into_inner), new);
        // Closing a database that failed may panic once more, and blocks: never under the lock.
        if catch_unwind(AssertUnwindSafe(|| drop(old))).is_err() {
            tracing::warn!("sled panicked while it was closed");
        }
    }
}

/// One write that waits.
pub(super) trait Job: Send {
    /// Runs it. `None` if it changes nothing.
    fn run(&mut self, records: &dyn Records) -> Option<Changes>;

    /// Tells the caller its result, if the group went well.
    fn answer(self: Box<Self>, group: &Result<(), StoreError>);
}

/// A write with the place where its caller waits.
pub(super) struct Waiting<T, F> {
    change: F,
    result: Result<T, StoreError>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Waiting<T, F>
where
    T: Send + 'static,
    F: Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Send + 'static,
{
    pub(super) fn with_reply(change: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T, StoreError>>) {
        let (reply, answer) = oneshot::channel();
        let result = Err(StoreError::Unavailable("the write did not run".to_owned()));
        (Box::new(Self { change, result, reply }), answer)
    }
}

impl<T, F> Job for Waiting<T, F>
where
    T: Send,
    F: Fn(&dyn Records, &mut Changes) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, records: &dyn Records) -> Option<Changes> {
        let mut changes = Changes::default();
        self.result = (self.change)(records, &mut changes);
        (self.result.is_ok() && !changes.is_empty()).then_some(changes)
    }

    fn answer(self: Box<Self>, group: &Result<(), StoreError>) {
        // A caller that has gone away is no concern of the others.
        let _ = self.reply.send(match group {
            Ok(()) => self.result,
            Err(error) => Err(error.clone()),
        });
    }
}

/// Owns the database.
pub(super) struct Committer {
    settings: Settings,
    shared: Arc<Shared>,
    queue: Receiver<Box<dyn Job>>,
    /// Records were missing after it was open: it is looked through whole before it is opened again.
    distrusted: bool,
}

impl Committer {
    pub(super) fn new(settings: Settings, shared: Arc<Shared>, queue: Receiver<Box<dyn Job>>) -> Self {
        Self { settings, shared, queue, distrusted: false }
    }

    /// Works until nobody can send any more. Tells the outcome of the first attempt to open.
    pub(super) fn run(mut self, opened: &Sender<Result<(), OpenError>>) {
        let first = self.open();
        let mut reopening = Reopening::after(&first);
        // Whoever opened it may have gone on meanwhile.
        match opened.send(first) {
            Err(SendError(Err(error))) => error.tell(),
            Err(SendError(Ok(()))) => tracing::info!("the store is open"),
            Ok(()) => {}
        }
        loop {
            let looks = self.is_looked_through();
            match self.queue.recv_timeout(if looks { LOOK_PAUSE } else { reopening.wait() }) {
                Ok(job) => self.commit(job, &mut reopening),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if looks {
                self.look_on(&mut reopening);
            }
            if reopening.is_due() {
                let outcome = self.open();
                reopening.note(&outcome);
            }
        }
        self.settle();
        self.shared.replace(State::Closed("it is closed".to_owned()));
    }

    /// After a good end sled has everything. If it cannot take it, the journal has.
    fn settle(&self) {
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        if let State::Open(database) = &*state
            && let Err(error) = self.shared.guarded(|| database.close())
        {
            tracing::warn!(%error, "the store could not be tidied up at its end");
        }
    }

    fn open(&self) -> Result<(), OpenError> {
        match Database::open(&self.settings, self.distrusted) {
            Ok(database) => {
                self.shared.doubt.store(false, Ordering::Release);
                self.shared.replace(State::Open(Box::new(database)));
                Ok(())
            }
            Err(error) => {
                self.shared.replace(State::Closed(format!("{}: {error}", error.problem.code)));
                Err(error)
            }
        }
    }

    /// Takes what else waits, and answers all of it together.
    fn commit(&self, first: Box<dyn Job>, reopening: &mut Reopening) {
        let mut jobs = Vec::new();
        let mut outcome = self.apply(first, &mut jobs);
        if outcome.is_ok() && self.shared.in_doubt() {
            outcome = Err(StoreError::Unavailable("a read failed".to_owned()));
        }
        if let Err(error) = &outcome
            && !reopening.is_wanted()
        {
            self.close(error, reopening);
        }
        for job in jobs {
            job.answer(&outcome);
        }
    }

    /// What sled holds in memory may differ from the disk now. Only a fresh look at the disk can tell.
    fn close(&self, error: &StoreError, reopening: &mut Reopening) {
        tracing::error!(%error, "the store failed; it is closed and opened again");
        self.shared.replace(State::Closed(match error {
            StoreError::Unavailable(why) => why.clone(),
            other => other.to_string(),
        }));
        reopening.begin();
    }

    fn is_looked_through(&self) -> bool {
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        matches!(&*state, State::Open(database) if database.is_looked_through())
    }

    /// Looks at the next records of a large store that was opened before it was looked through.
    fn look_on(&mut self, reopening: &mut Reopening) {
        let outcome = {
            let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
            let State::Open(database) = &*state else { return };
            self.shared.guarded(|| database.look_on(LOOK_MOST))
        };
        match outcome {
            Ok(true) => {}
            Ok(false) => tracing::debug!("all records of the store were looked at"),
            Err(error) => {
                self.distrusted = true;
                self.close(&error, reopening);
            }
        }
    }

    /// Runs this one and those that wait, as far as there is room, and makes what they changed durable. All that ran, or
    /// were about to, are in `jobs` afterwards.
    fn apply(&self, first: Box<dyn Job>, jobs: &mut Vec<Box<dyn Job>>) -> Result<(), StoreError> {
        jobs.push(first);
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        let database = match &*state {
            State::Open(database) => database,
            State::Closed(why) => return Err(StoreError::Unavailable(why.clone())),
        };
        self.shared.guarded(|| {
            let mut group = Group::new(database.view(&self.shared.doubt));
            let mut number = 0;
            while let Some(job) = jobs.get_mut(number) {
                if let Some(changes) = job.run(&group) {
                    group.add(changes);
                }
                number += 1;
                if number < GROUP_MAX && group.has_room() {
                    jobs.extend(self.queue.try_recv());
                }
            }
            if !group.is_empty() {
                database.commit(group)?;
                *self.shared.last_write.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
            }
            Ok(())
        })
    }
}

/// When to open the store again.
struct Reopening {
    /// The next attempt and the wait after it; `None` while the store is open.
    next: Option<(Instant, Duration)>,
    /// When the log was told last that it is not.
    told: Instant,
}

impl Reopening {
    fn after(first: &Result<(), OpenError>) -> Self {
        let mut reopening = Self { next: None, told: Instant::now() };
        if first.is_err() {
            reopening.begin();
        }
        reopening
    }

    fn begin(&mut self) {
        let now = Instant::now();
        (self.next, self.told) = (Some((now + BACK_OFF_MIN, BACK_OFF_MIN * 2)), now);
    }

    fn is_wanted(&self) -> bool {
        self.next.is_some()
    }

    fn is_due(&self) -> bool {
        self.next.is_some_and(|(at, _)| at <= Instant::now())
    }

    /// How long to wait for jobs; as good as for ever while the store is open.
    fn wait(&self) -> Duration {
        const LONG: Duration = Duration::from_secs(3600);
        self.next.map_or(LONG, |(at, _)| at.saturating_duration_since(Instant::now()))
    }

    fn note(&mut self, outcome: &Result<(), OpenError>) {
        if let Err(error) = outcome
            && self.told.elapsed() >= REMIND_EVERY
        {
            self.told = Instant::now();
            tracing::error!(code = error.problem.code, %error, "the store is still not open; trying again");
        }
        self.next = match (outcome, self.next) {
            (Err(_), Some((_, wait))) => Some((Instant::now() + wait, (wait * 2).min(BACK_OFF_MAX))),
            (Err(_), None) => Some((Instant::now() + BACK_OFF_MIN, BACK_OFF_MIN * 2)),
            (Ok(()), _) => {
                tracing::info!("the store is open again");
                None
            }
        };
    }
}
