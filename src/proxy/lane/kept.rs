//! Connections to the forum's web servers that wait for the next request. Each thread has its own, behind a lock that
//! only one who cleans up ever asks for as well.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::socket::Socket;

/// Where a connection leads: the number of a server of one configuration, and of its address.
pub(super) type Place = u64;

struct Waiting {
    place: Place,
    socket: Socket,
    since: Instant,
}

/// Unused connections.
pub(super) struct Kept {
    shards: Box<[Mutex<Vec<Waiting>>]>,
    /// Of each shard, at most.
    most: usize,
}

impl Kept {
    /// As many in all, for so many threads.
    pub(super) fn new(most: usize, threads: usize) -> Self {
        let shards = (0..threads.max(1)).map(|_| Mutex::default()).collect();
        Self { shards, most: most.div_ceil(threads.max(1)) }
    }

    /// The connection that waited the shortest, if there is one that can be used.
    pub(super) fn take(&self, place: Place, not_longer: Duration, now: Instant) -> Option<Socket> {
        let mut shard = self.shard();
        while let Some(at) = shard.iter().rposition(|waiting| waiting.place == place) {
            let mut waiting = shard.swap_remove(at);
            if waiting.socket.is_quiet() && now.duration_since(waiting.since) < not_longer {
                return Some(waiting.socket);
            }
        }
        None
    }

    /// One that is not needed for now.
    pub(super) fn put(&self, place: Place, socket: Socket, now: Instant) {
        let mut shard = self.shard();
        if shard.len() < self.most {
            shard.push(Waiting { place, socket, since: now });
        }
    }

    /// Closes what was closed at its other end, or waited for too long.
    pub(super) fn clean(&self, not_longer: Duration) {
        for shard in &self.shards {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.retain_mut(|waiting| waiting.since.elapsed() < not_longer && waiting.socket.is_quiet());
        }
    }

    fn shard(&self) -> MutexGuard<'_, Vec<Waiting>> {
        thread_local! {
            static NUMBER: Cell<Option<usize>> = const { Cell::new(None) };
        }
        static THREADS: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.get().unwrap_or_else(|| {
            let number = THREADS.fetch_add(1, Ordering::Relaxed);
            NUMBER.set(Some(number));
            number
        });
        let shard = &self.shards[number % self.shards.len()];
        shard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
