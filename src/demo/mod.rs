//! A sample forum and a sample chat app: what `portico demo` shows, and what tests and benches stand behind.
//!
//! Both are small HTTP servers on loopback. They know nothing of the gateway: the forum is an origin like any
//! other, the chat is an OpenID Connect client that a stranger could have written.
//! Nothing here is meant for a public address: passwords are known, everybody may upload.

mod announcement;
pub mod chat;
mod dice;
pub mod forum;
mod html;
mod server;

use std::fmt;
use std::sync::Arc;

use crate::model::UnixSeconds;

pub use announcement::{Announcement, AppLine, Event, MemberLine};

/// Tells the samples what time it is. The caller owns the clock, so tests may move it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> UnixSeconds + Send + Sync>);

impl Clock {
    /// Asks `read` whenever the time is needed.
    pub fn new(read: impl Fn() -> UnixSeconds + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    fn now(&self) -> UnixSeconds {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now().0)
    }
}

/// Why a sample server does not start, or cannot do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The address is in use or not ours. `P105` to people.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// What was asked for.
        address: std::net::SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The SQLite file of a flavour fails.
    #[error("the sample forum's database: {0}")]
    Database(#[from] sqlx::Error),
    /// No member of this name.
    #[error("the sample forum has no member called {0:?}")]
    NoMember(String),
    /// The runtime is stopping, the random generator fails, and the like.
    #[error("{0}")]
    System(String),
}
