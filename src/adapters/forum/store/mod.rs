//! Sessions that a site keeps outside of its database: files, Redis, memcached. They are only read, without locks.
//!
//! # Why
//!
//! - What is missing is a guest's. A store that cannot be asked is unknown, as with a database.
//! - Data that cannot be read is a guest's too, since one damaged session is no fault of the source; `portico why`
//!   shows it. Data of another serializer is a fault of the set-up and concerns everybody: that is P320.

mod address;
mod file;
mod memcached;
mod redis;
mod step;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::SetupError;
use super::php::{self, PhpError, SessionForm};
use super::queue::Queue;
use super::value::Value;
use crate::model::{SourceFailure, UnixSeconds};
use address::Address;
pub(super) use step::{StoreStep, Wanted};

/// Larger values are not sessions.
const BYTES_MAX: usize = php::BYTES_MAX;
/// More members than these are not a group or a list of groups.
const ITEMS_MAX: usize = 10_000;
/// Questions to one store at a time.
const PLACES: usize = 32;
/// PHP writes a session when the request ends, and the browser may be faster.
const SECOND_LOOK: Duration = Duration::from_millis(100);
/// Visitors who may wait for a second look at a time. Whoever sends made-up cookies beyond them is a guest at once.
const SECOND_LOOKS: usize = 32;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// One of the three forms of PHP's session data.
    Php(SessionForm),
    /// One text in JSON.
    Json,
    /// Bytes as they are.
    Text,
    /// A hash of Redis.
    Hash,
    /// The members of a set of Redis.
    Set,
    /// The members of a sorted set of Redis, in its order.
    SortedSet,
}

impl Format {
    fn find(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Self::Json,
            "text" => Self::Text,
            "hash" => Self::Hash,
            "set" => Self::Set,
            "zset" => Self::SortedSet,
            other => Self::Php(SessionForm::find(other)?),
        })
    }

    /// Whether only Redis has such values.
    fn of_redis(self) -> bool {
        matches!(self, Self::Hash | Self::Set | Self::SortedSet)
    }
}

/// What a store says about a key.
pub(super) enum Kept {
    /// The value.
    Found(Value),
    /// Nothing.
    Missing,
    /// Older than it may be.
    Old { seconds: i64 },
    /// Something that cannot be read; in words, without anything of what it holds.
    NotReadable(String),
}

/// What a store holds, before it is read.
enum Raw {
    Bytes(Vec<u8>),
    Value(Value),
    /// A file that nobody has written for longer than it may be.
    Old {
        seconds: i64,
    },
    Nothing,
    /// As in [`Kept::NotReadable`].
    NotReadable(String),
}

/// One place with sessions.
pub(super) struct Store {
    place: Place,
    queue: Queue,
    second_looks: Semaphore,
    limit: Duration,
}

enum Place {
    Files(file::Folder),
    Redis(Box<redis::Redis>),
    Memcached(memcached::Memcached),
}

impl Store {
    /// Connects to nothing yet. `limit`: how long one question may take.
    pub(super) fn new(at: &str, limit: Duration, waiting_max: usize) -> Result<Self, SetupError> {
        let place = match Address::read(at).map_err(SetupError)? {
            Address::Folder { path, levels } => Place::Files(file::Folder { path, levels }),
            Address::Redis(url) => Place::Redis(Box::new(redis::Redis::new(&url, limit)?)),
            Address::Memcached(peer) => Place::Memcached(memcached::Memcached::new(peer)),
        };
        let second_looks = Semaphore::new(SECOND_LOOKS);
        Ok(Self { place, queue: Queue::new(PLACES, waiting_max, limit), second_looks, limit })
    }

    /// Reads one key. `max_age` in seconds counts for files; other stores forget by themselves.
    pub(super) async fn get(
        &self,
        key: &[u8],
        format: Format,
        max_age: Option<i64>,
        now: UnixSeconds,
    ) -> Result<Kept, SourceFailure> {
        let mut raw = self.raw(key, format, max_age, now).await?;
        if let Some(_look) = self.second_look(&raw, format) {
            tokio::time::sleep(SECOND_LOOK).await;
            raw = self.raw(key, format, max_age, now).await?;
        }
        match raw {
            Raw::Nothing => Ok(Kept::Missing),
            Raw::Old { seconds } => Ok(Kept::Old { seconds }),
            Raw::Value(value) => Ok(Kept::Found(value)),
            Raw::NotReadable(why) => Ok(Kept::NotReadable(why)),
            Raw::Bytes(bytes) => read(&bytes, format),
        }
    }

    /// Leave to look once more at what is not there yet, unless too many wait for that already.
    fn second_look(&self, found: &Raw, format: Format) -> Option<SemaphorePermit<'_>> {
        // Laravel keeps texts of its own in files, and writes them as late as PHP does.
        let may_be_late = matches!(format, Format::Php(_)) || matches!(self.place, Place::Files(_));
        let wanted = may_be_late && matches!(found, Raw::Nothing);
        wanted.then(|| self.second_looks.try_acquire().ok()).flatten()
    }

    /// For each key, whether `member` is in the set that it names.
    pub(super) async fn holders(
        &self,
        keys: &[Vec<u8>],
        member: &[u8],
        format: Format,
    ) -> Result<Vec<bool>, SourceFailure> {
        let Place::Redis(redis) = &self.place else {
            return Err(SourceFailure::Drift("only Redis has sets".to_owned()));
        };
        self.limited(redis.holders(keys, member, format)).await
    }

    /// Whether the store can be asked at all.
    pub(super) async fn check(&self) -> Result<(), SourceFailure> {
        self.limited(async {
            match &self.place {
                Place::Files(folder) => folder.check().await,
                Place::Redis(redis) => redis.check().await,
                Place::Memcached(memcached) => memcached.get(b"portico-check").await.map(|_| ()),
            }
        })
        .await
    }

    async fn raw(
        &self,
        key: &[u8],
        format: Format,
        max_age: Option<i64>,
        now: UnixSeconds,
    ) -> Result<Raw, SourceFailure> {
        self.limited(async {
            match &self.place {
                Place::Files(folder) => folder.get(key, max_age, now).await,
                Place::Redis(redis) => redis.get(key, format).await,
                Place::Memcached(memcached) => memcached.get(key).await,
            }
        })
        .await
    }

    async fn limited<T>(&self, work: impl Future<Output = Result<T, SourceFailure>>) -> Result<T, SourceFailure> {
        let _place = self.queue.place().await?;
        timeout(self.limit, work).await.unwrap_or(Err(SourceFailure::Busy))
    }
}

fn read(bytes: &[u8], format: Format) -> Result<Kept, SourceFailure> {
    if bytes.len() > BYTES_MAX {
        return Ok(Kept::NotReadable(format!("the data has more than {BYTES_MAX} bytes")));
    }
    match format {
        Format::Php(form) => match php::session(bytes, form) {
            Ok(value) => Ok(Kept::Found(value)),
            Err(error @ PhpError::Foreign(_)) => Err(SourceFailure::Drift(format!("session data is {error}"))),
            Err(error) => Ok(Kept::NotReadable(format!("the data cannot be read: {error}"))),
        },
        Format::Json => match serde_json::from_slice(bytes) {
            Ok(tree) => Ok(Kept::Found(Value::Json(Arc::new(tree)))),
            Err(_) => Ok(Kept::NotReadable("the data cannot be read: it is not JSON".to_owned())),
        },
        _ => Ok(Kept::Found(Value::Bytes(bytes.to_vec()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_wait_for_what_may_be_written_late() {
        let php = Format::Php(SessionForm::find("php").expect("a form"));
        let (files, redis) = ("file:///nowhere", "redis://127.0.0.1:1/0");
        for (at, format, found, want) in [
            (files, php, Raw::Nothing, SECOND_LOOKS),
            (files, Format::Text, Raw::Nothing, SECOND_LOOKS),
            (redis, php, Raw::Nothing, SECOND_LOOKS),
            (redis, Format::Json, Raw::Nothing, 0),
            (redis, Format::Hash, Raw::Nothing, 0),
            (files, php, Raw::Bytes(b"user_id|i:42;".to_vec()), 0),
            (files, php, Raw::Old { seconds: 1441 }, 0),
        ] {
            let store = Store::new(at, Duration::from_secs(1), 1).expect("a store");
            let mut looks: Vec<_> = std::iter::from_fn(|| store.second_look(&found, format)).take(1_000).collect();
            assert_eq!(looks.len(), want, "{at} {format:?}");
            if looks.pop().is_some() {
                assert!(store.second_look(&found, format).is_some(), "{at} {format:?}: a place is free again");
            }
        }
    }
}
