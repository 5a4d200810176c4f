//! The bin: an app that was deleted by mistake can be had again for some days.

use super::change::changed;
use super::{AppError, delete, load};
use crate::model::audit::{Actor, Author};
use crate::model::{Client, ClientId, LoginsOf, UnixSeconds};
use crate::ports::{Entropy, Ports, Store, StoreError};
use crate::protocol::end;

/// How long an app stays in the bin.
pub const BIN_SECS: u64 = 7 * 24 * 60 * 60;

/// Its logins end now, and it is told so; tokens in its own name never count again. What members allowed it is kept.
pub(super) async fn put(
    id: &ClientId,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    entropy: &dyn Entropy,
) -> Result<Client, AppError> {
    let client = load(store, id).await?;
    let binned = changed(id, by, store, now, |client| {
        if client.deleted_at.is_none() {
            client.deleted_at = Some(now);
            client.token_generation = client.token_generation.wrapping_add(1);
        }
        Ok(())
    })
    .await?;
    // Whoever logs in from here on is turned away, so that nobody slips in between.
    if client.deleted_at.is_none() {
        end::end(&LoginsOf::Client(id.clone()), by, now, store, entropy).await?;
    }
    Ok(binned)
}

/// Members allow it what they allowed it before; they log in there anew.
pub(super) async fn restore(
    id: &ClientId,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
) -> Result<Client, AppError> {
    changed(id, by, store, now, |client| {
        client.deleted_at = None;
        Ok(())
    })
    .await
}

/// Deletes for good what has been in the bin for long enough, and what has an end of its own. Answers how many apps went.
pub async fn empty(ports: &Ports) -> Result<usize, StoreError> {
    let now = ports.clock.now();
    let ended = |end: Option<UnixSeconds>| end.is_some_and(|end| end <= now);
    let due = |client: &Client| ended(client.deleted_at.map(|at| at.plus(BIN_SECS))) || ended(client.expires_at);
    let by = Author::here(Actor::System);
    let mut gone = 0;
    for client in ports.store.clients().await?.into_iter().filter(due) {
        match delete(&client.id, &by, ports.store.as_ref(), now, ports.entropy.as_ref()).await {
            Ok(()) => gone += 1,
            Err(AppError::Store(error)) => return Err(error),
            // Somebody else was faster.
            Err(_) => {}
        }
    }
    Ok(gone)
}
