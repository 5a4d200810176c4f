//! The sample forum: a small club board that behaves like a real one.
//!
//! Own log-in form, session cookie, "remember me", log out, bans, groups; and pages that are hard on a proxy:
//! an upload, a large download with ranges, pages that stream, a WebSocket echo, a page with many cookies, an echo
//! of the request. The flavours differ only in who keeps members and sessions ([`Flavour`]).
//!
//! | path | what |
//! |---|---|
//! | `/` · `/topics/N` · `/members` | the board |
//! | `/login?next=PATH` · `/logout` | `plain`; `phpbb` has `/ucp.php?mode=login&redirect=PATH` and `…mode=logout&sid=` |
//! | `/admin` | bans, for administrators |
//! | `/whoami.json` | `plain`: who is logged in, as JSON |
//! | `/upload` · `/download?size=N` | how many bytes came, and their SHA-256 · N bytes of [`sample_bytes`], with ranges |
//! | `/live` · `/events` | `?count=N&interval_ms=M`: one line, or one server-sent event, at a time |
//! | `/ws` | WebSocket echo |
//! | `/cookies?count=N&size=M` | sets N cookies of M bytes, shows what came |
//! | `/echo?status=S&delay_ms=D` | the request as JSON |

mod accounts;
mod backend;
mod board;
mod pages;
mod phpbb;
mod phpbb_cookies;
mod phpbb_tables;
mod plain;
mod socket;
mod traffic;
mod whoami;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::runtime::Handle;

use super::server::{Bound, Running};
use super::{Clock, DemoError};

pub use accounts::{ADMINISTRATORS, GROUPS, MEMBERS, MODERATORS, PASSWORD, PHOTO_CLUB, SAMPLE};
pub use accounts::{SampleGroup, SampleMember};
pub use backend::{Account, AccountGroup, Backend};
pub use phpbb_tables::COOKIE_NAME as PHPBB_COOKIE_NAME;
pub use plain::COOKIE as PLAIN_COOKIE;
pub use traffic::sample_bytes;

/// Who keeps members and sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Memory; cookie `sample_session`; `/whoami.json` tells who is logged in.
    Plain {
        /// Whether the log-in form comes back to `next`.
        returns: bool,
    },
    /// An SQLite file with phpBB 3.3's tables; cookies `phpbb3_demo_sid`, `_u`, `_k`.
    Phpbb {
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
    pub plain: bool,
    /// Where visitors reach the board, without a trailing slash.
    pub public_url: RwLock<String>,
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
        let plain = matches!(settings.flavour, Flavour::Plain { .. });
        let backend: Box<dyn Backend> = match settings.flavour {
            Flavour::Plain { returns } => Box::new(plain::Plain::new(clock.clone(), returns)),
            Flavour::Phpbb { database } => {
                let making = handle.spawn({
                    let clock = clock.clone();
                    async move { phpbb::Phpbb::create(&database, clock).await }
                });
                Box::new(making.await.map_err(|error| DemoError::System(error.to_string()))??)
            }
        };
        let public_url = RwLock::new(format!("http://{}", bound.address()));
        let board = Arc::new(Board { backend, clock, plain, public_url });
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

    /// Says where visitors reach the board: pictures and profiles in `/whoami.json` get this address.
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

    /// Activates or deactivates a member. His sessions go on, but he is a guest in them.
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
