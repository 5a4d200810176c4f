//! Requests whose members log in at the forum first.

use crate::model::{ClientId, PendingRequest, Plaintext, UnixSeconds, Visitor};
use crate::ports::{LoginHandOff, Ports, StoreError};
use crate::protocol::login;

use super::outcome::{AuthorizeRefusal, Authorized};
use super::{Verified, push};

/// How long a request waits for a login.
pub const PENDING_SECS: u64 = 1_800;

/// The longest address of a page that is kept, in bytes. Anybody may send one; those of apps have limits of their own.
const PAGE_BYTES_MAX: usize = 2_048;

/// Off to the forum's login.
pub(super) async fn log_in(
    verified: &Verified<'_>,
    has: Has,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Authorized, AuthorizeRefusal> {
    verified.may_keep()?;
    let arrival = &verified.arrival;
    let handle = Plaintext::from_random("", &ports.entropy.bytes32());
    let query = match &arrival.pushed {
        None => (arrival.after_login)(),
        // It waits as one that was sent ahead, so that the browser has no part in what it says.
        Some(_) => {
            let (client, query) = (&verified.recipient.client.id, (arrival.after_login)());
            push::kept_for_login(client, query, has.since(), now, ports).await?
        }
    };
    let path_and_query = format!("{}?{query}", arrival.path);
    let (handle, hand_off) = keep_request(handle, path_and_query, has, arrival.resume_prefix, now, ports).await?;
    Ok(Authorized::LogIn { client_id: verified.recipient.client.id.clone(), handle, hand_off })
}

/// Keeps a request of a guest, to go on with it after his login. Answers the handle that names it, and how the forum
/// takes him over. `path_and_query` is on our own host; too long a query is left out, and too long a path leads to the
/// forum.
pub async fn wait_for_login(
    path_and_query: String,
    resume_prefix: &str,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<(Plaintext, LoginHandOff), StoreError> {
    let handle = Plaintext::from_random("", &ports.entropy.bytes32());
    let path_and_query = match path_and_query.split('?').next() {
        _ if path_and_query.len() <= PAGE_BYTES_MAX => path_and_query,
        Some(path) if path.len() <= PAGE_BYTES_MAX => path.to_owned(),
        _ => "/".to_owned(),
    };
    keep_request(handle, path_and_query, Has::NoLogin { since: None }, resume_prefix, now, ports).await
}

/// Keeps a request that waits for another login than the one that its visitor has. `ahead`: its client, if it had sent
/// the request ahead.
pub async fn log_in_anew(
    path_and_query: String,
    ahead: Option<&ClientId>,
    visitor: &Visitor,
    resume_prefix: &str,
    ports: &Ports,
) -> Result<(Plaintext, LoginHandOff), StoreError> {
    let now = ports.clock.now();
    let since = login::next(visitor, now, ports).await?;
    let path_and_query = match (ahead, path_and_query.split_once('?')) {
        // It waits as one that was sent ahead, so that the browser has no part in what it says.
        (Some(client), Some((path, query))) => {
            format!("{path}?{}", push::kept_for_login(client, query.to_owned(), Some(since), now, ports).await?)
        }
        _ => path_and_query,
    };
    let handle = Plaintext::from_random("", &ports.entropy.bytes32());
    keep_request(handle, path_and_query, Has::AnotherLogin { since }, resume_prefix, now, ports).await
}

/// What the visitor has whose request waits for a login that was made at `since` or later.
#[derive(Clone, Copy)]
pub(super) enum Has {
    /// A guest. `None`: any login does.
    NoLogin { since: Option<UnixSeconds> },
    /// A login that does not do.
    AnotherLogin { since: UnixSeconds },
}

impl Has {
    fn since(self) -> Option<UnixSeconds> {
        match self {
            Self::NoLogin { since } => since,
            Self::AnotherLogin { since } => Some(since),
        }
    }
}

/// Keeps a request under its handle.
async fn keep_request(
    handle: Plaintext,
    path_and_query: String,
    has: Has,
    resume_prefix: &str,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<(Plaintext, LoginHandOff), StoreError> {
    let pending = PendingRequest { path_and_query, login_since: has.since(), expires_at: now.plus(PENDING_SECS) };
    ports.store.put_pending_request(&handle.hash(), &pending).await?;
    let return_to = format!("{resume_prefix}{}", handle.reveal());
    let hand_off = match (ports.sessions.login(&return_to), has) {
        (hand_off, Has::NoLogin { .. }) => hand_off,
        // Forums send members away from their login page. Our own page says that he must log out first.
        (hand_off, Has::AnotherLogin { .. }) => LoginHandOff::CannotReturn { location: hand_off.location().to_owned() },
    };
    Ok((handle, hand_off))
}
