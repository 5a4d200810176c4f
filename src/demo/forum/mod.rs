//! The sample forum: a small club board that behaves like a real one.
//!
//! Own log-in form, session cookie, "remember me", log out, bans, groups; and pages that are hard on a proxy:
//! an upload, a large download with ranges, pages that stream, a WebSocket echo, a page with many cookies, an echo
//! of the request. The flavours differ only in who keeps members and sessions ([`Flavour`]).
//!
//! | path | what |
//! |---|---|
//! | `/` · `/topics/N` · `/members` | the board |
//! | `/login?next=PATH` · `/logout` | `plain`; the others have them where their software has them |
//! | `/admin` | bans, for administrators |
//! | `/whoami.json` | `plain`: who is logged in, as JSON |
//! | `/upload` · `/download?size=N` | size and SHA-256 of what came · N bytes of [`sample_bytes`], with ranges |
//! | `/live` · `/events` | `?count=N&interval_ms=M`: one line, or one server-sent event, at a time |
//! | `/ws` | WebSocket echo |
//! | `/cookies?count=N&size=M` | sets N cookies of M bytes, shows what came |
//! | `/echo?status=S&delay_ms=D` | the request as JSON |

mod accounts;
mod addresses;
mod backend;
mod board;
mod cookies;
mod database;
mod pages;
mod plain;
mod socket;
mod software;
mod tables;
mod traffic;
mod whoami;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::runtime::Handle;

use super::server::{Bound, Running};
use super::{Clock, DemoError};

pub use accounts::{PASSWORD, SAMPLE, SampleGroup, SampleMember};
use backend::Backend;
pub use backend::{Account, AccountGroup};
pub use software::Kind;
pub use traffic::sample_bytes;

/// Who keeps members and sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Memory; cookie `sample_session`; `/whoami.json` tells who is logged in.
    Plain {
        /// Whether the log-in form comes back to `next`.
        returns: bool,
    },
    /// An SQLite file with the tables of a forum software, and its cookies and addresses.
    Kept {
        /// Which.
        kind: Kind,
        /// The file to make. Its folder must exist, the file must not.
        database: PathBuf,
    },
}

/// How to run the sample forum.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen; port 0 lets the system choose. Loopback, please.
    pub listen: SocketAddr,
    /// Who keeps members and sessions.
    pub flavour: Flavour,
    /// What time it is.
    pub clock: Clock,
}

pub(super) struct Board {
    pub backend: Box<dyn Backend>,
    pub clock: Clock,
    /// Whose tables the board keeps, for people.
    pub software: Option<&'static str>,
    /// Where visitors reach the board, without a trailing slash.
    pub public_url: RwLock<String>,
}

impl Board {
    fn base(&self) -> String {
        self.public_url.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A running sample forum. Dropping it stops it.
pub struct SampleForum {
    board: Arc<Board>,
    running: Running,
}

impl SampleForum {
    /// Starts on the runtime of `handle`. Errors: the port is taken, the SQLite file cannot be made.
    pub async fn start(settings: Settings, handle: &Handle) -> Result<Self, DemoError> {
        let bound = Bound::new(settings.listen, handle).await?;
        let clock = settings.clock.clone();
        let software = match &settings.flavour {
            Flavour::Plain { .. } => None,
            Flavour::Kept { kind, .. } => Some(kind.title()),
        };
        let backend: Box<dyn Backend> = match settings.flavour {
            Flavour::Plain { returns } => Box::new(plain::Plain::new(clock.clone(), returns)),
            Flavour::Kept { kind, database } => {
                let making = handle.spawn({
                    let clock = clock.clone();
                    async move { kind.create(&database, clock).await }
                });
                making.await.map_err(|error| DemoError::System(error.to_string()))??
            }
        };
        let public_url = RwLock::new(format!("http://{}", bound.address()));
        let board = Arc::new(Board { backend, clock, software, public_url });
        let running = bound.serve({
            let board = Arc::clone(&board);
            move |request, peer, stopping| board::answer(Arc::clone(&board), request, peer, stopping)
        });
        Ok(Self { board, running })
    }

    /// The address of the board itself, without a gateway.
    pub fn address(&self) -> SocketAddr {
        self.running.address()
    }

    /// Says where visitors reach the board: ways back after a log-in, and pictures and profiles in `/whoami.json`,
    /// get this address.
    pub fn set_public_url(&self, url: &str) {
        let mut public_url = self.board.public_url.write().unwrap_or_else(PoisonError::into_inner);
        url.trim_end_matches('/').clone_into(&mut public_url);
    }

    /// The member of this name, as the board knows him now.
    pub async fn account(&self, username: &str) -> Result<Account, DemoError> {
        let accounts = self.board.backend.accounts().await?;
        let found = accounts.into_iter().find(|account| account.username == username);
        found.ok_or_else(|| DemoError::NoMember(username.to_owned()))
    }

    /// Everybody, by id.
    pub async fn accounts(&self) -> Result<Vec<Account>, DemoError> {
        self.board.backend.accounts().await
    }

    /// Bans a member: for ever, or until an instant in Unix seconds. His sessions go on.
    pub async fn ban(&self, username: &str, until: Option<i64>) -> Result<(), DemoError> {
        let account = self.account(username).await?;
        self.board.backend.set_ban(account.id, Some(until.unwrap_or(0))).await
    }

    /// Lifts a ban.
    pub async fn unban(&self, username: &str) -> Result<(), DemoError> {
        let account = self.account(username).await?;
        self.board.backend.set_ban(account.id, None).await
    }

    /// Activates or deactivates a member. His sessions go on; in many flavours he is a guest in them.
    pub async fn set_active(&self, username: &str, active: bool) -> Result<(), DemoError> {
        let account = self.account(username).await?;
        self.board.backend.set_active(account.id, active).await
    }

    /// Logs a member out on every device.
    pub async fn end_sessions(&self, username: &str) -> Result<(), DemoError> {
        let account = self.account(username).await?;
        self.board.backend.end_sessions(account.id).await
    }

    /// Stops listening, ends open requests, and answers when all is over.
    pub async fn stop(self) {
        self.running.stop().await;
    }
}
