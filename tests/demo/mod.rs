//! The sample forum and the sample chat, as anybody sees them from outside.

mod board;
mod chat;
mod flavours;
mod members;
mod phpbb;
pub mod process;
mod provider;
mod traffic;
pub mod visitor;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use portico::demo::Clock;
use portico::demo::forum::{Flavour, Kind, SampleForum, Settings};
use portico::model::UnixSeconds;
use tokio::runtime::Handle;

/// A clock that stands still until a test moves it.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub fn new() -> Self {
        Self(Arc::new(AtomicI64::new(1_795_000_000)))
    }

    pub fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }

    pub fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    pub fn clock(&self) -> Clock {
        let at = Arc::clone(&self.0);
        Clock::new(move || UnixSeconds(at.load(Ordering::SeqCst)))
    }
}

pub fn any_port() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 0))
}

/// A sample forum on a port of its own, with what it needs as long as it runs.
pub struct Running {
    pub forum: SampleForum,
    pub clock: TestClock,
    pub database: PathBuf,
    _folder: tempfile::TempDir,
}

impl Running {
    pub async fn plain() -> Self {
        Self::start(|_| Flavour::Plain { returns: true }).await
    }

    pub async fn phpbb() -> Self {
        Self::start(|database| Flavour::Kept { kind: Kind::Phpbb, database }).await
    }

    pub async fn start(flavour: impl FnOnce(PathBuf) -> Flavour) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("board.sqlite");
        let clock = TestClock::new();
        let settings = Settings { listen: any_port(), flavour: flavour(database.clone()), clock: clock.clock() };
        let forum = SampleForum::start(settings, &Handle::current()).await.expect("the forum starts");
        Self { forum, clock, database, _folder: folder }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.forum.address())
    }
}
