//! What breaks while the gateway runs, from outside: the real binary, the sample forum behind it, clients that keep
//! their own books, and then a kill, a database that stops, a disk that fills up.

mod books;
pub mod clients;
mod clock;
mod crowds;
pub mod database;
mod keys;
mod kill;
mod logout;
mod lookups;
mod nodes;
mod relay;
pub mod running;
mod servers;
mod silence;
mod store;
mod verdict;
mod web_server;

use std::time::{Duration, Instant};

use portico::demo::Clock;
use portico::demo::forum::{Flavour, SampleForum, Settings};
use portico::model::UnixSeconds;
use tokio::runtime::Handle;

/// A forum on a port of its own, with the real time of day.
pub async fn forum(flavour: Flavour) -> SampleForum {
    forum_at("127.0.0.1:0".parse().expect("an address"), flavour).await
}

pub async fn forum_at(listen: std::net::SocketAddr, flavour: Flavour) -> SampleForum {
    let settings = Settings { listen, flavour, clock: Clock::new(now) };
    SampleForum::start(settings, &Handle::current()).await.expect("the forum starts")
}

fn now() -> UnixSeconds {
    let since = std::time::UNIX_EPOCH.elapsed().expect("after 1970");
    UnixSeconds(i64::try_from(since.as_secs()).expect("a date"))
}

/// A number below `end`, different each time. The standard library seeds its hashers at random.
pub fn random(end: u64) -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(Instant::now()) % end
}

/// Waits until `done` says so; answers how long that took.
pub async fn until<F: Future<Output = bool>>(what: &str, most: Duration, mut done: impl FnMut() -> F) -> Duration {
    let begun = Instant::now();
    while !done().await {
        assert!(begun.elapsed() < most, "{what}: not within {most:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    begun.elapsed()
}
