//! A client gives a token back (RFC 7009).

use crate::model::audit::{Action, Actor, Author};
use crate::model::{Client, Plaintext};
use crate::ports::{Ports, StoreError};

/// Ends the token if it is this client's. A refresh token takes its whole grant with it; an access token ends alone.
///
/// An unknown token, or another client's, is no error and has no effect (§2.2).
pub async fn revoke(client: &Client, token: &Plaintext, ports: &Ports) -> Result<(), StoreError> {
    let hash = token.hash();
    if let Some((_, grant)) = ports.store.refresh_token(&hash).await? {
        if grant.client_id == client.id {
            let by = Author::of(Actor::App { id: client.id.clone() }, &ports.whence);
            let entry = by.did(Action::LoginsEnded, ports.clock.now()).app(&client.id).member(&grant.member.id);
            ports.store.noting(vec![entry]).revoke_grant(&grant.id).await?;
        }
        return Ok(());
    }
    let owner = match ports.store.access_token(&hash).await? {
        Some((_, grant)) => Some(grant.client_id),
        None => ports.store.client_token(&hash).await?.map(|token| token.client_id),
    };
    match owner {
        Some(owner) if owner == client.id => ports.store.revoke_access_token(&hash).await,
        _ => Ok(()),
    }
}
