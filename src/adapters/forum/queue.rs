//! How many questions may be put to one source at a time, and how many may wait for their turn.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::model::SourceFailure;

/// Places at a source and a bounded queue in front of them.
pub(super) struct Queue {
    permits: Semaphore,
    waiting: AtomicUsize,
    waiting_max: usize,
    /// Nobody stands in the queue for longer than a question may last.
    limit: Duration,
}

impl Queue {
    /// `places` at a time, `waiting_max` more in the queue.
    pub(super) fn new(places: usize, waiting_max: usize, limit: Duration) -> Self {
        Self { permits: Semaphore::new(places.max(1)), waiting: AtomicUsize::new(0), waiting_max, limit }
    }

    /// A place among those who ask. `Busy`: the queue is full, or it took too long.
    pub(super) async fn place(&self) -> Result<SemaphorePermit<'_>, SourceFailure> {
        if let Ok(permit) = self.permits.try_acquire() {
            return Ok(permit);
        }
        let waiting = Waiting::take(&self.waiting, self.waiting_max).ok_or(SourceFailure::Busy)?;
        let permit = timeout(self.limit, self.permits.acquire()).await;
        drop(waiting);
        match permit {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(SourceFailure::Busy),
        }
    }
}

/// A place in the queue, given back also when the one who waits is dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn take(waiting: &'a AtomicUsize, most: usize) -> Option<Self> {
        let place = Self(waiting);
        (waiting.fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
