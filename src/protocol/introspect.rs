//! What a client may learn of its own tokens (RFC 7662).

use crate::model::{AccessToken, Client, ClientId, ClientKind, Grant, MemberId, Plaintext, Scopes, UnixSeconds};
use crate::ports::Ports;

use super::Settings;
use super::access::{self, Found};
use super::token::{self, TokenError};

/// A token that works now.
#[derive(Debug)]
pub struct Active {
    /// Whose it is.
    pub client_id: ClientId,
    /// What it may be used for.
    pub scopes: Scopes,
    /// Whom it is about; `None` for a token that the client got in its own name.
    pub member: Option<ActiveMember>,
    /// For an access token, not for a refresh token.
    pub bearer: bool,
    /// When it was issued; not kept of refresh tokens.
    pub issued_at: Option<UnixSeconds>,
    /// When it ends.
    pub expires_at: UnixSeconds,
}

/// Whom a token is about.
#[derive(Debug)]
pub struct ActiveMember {
    /// `sub`.
    pub id: MemberId,
    /// The name that clients see.
    pub username: String,
}

/// Looks a token up for a client that has proven who it is. `None`: it does not work, is another client's, or never
/// was one; nobody learns which (§2.2, §4).
///
/// A public client has not proven anything (§2.1). Errors: `InvalidClient` for that, else a source that failed.
pub async fn introspect(
    client: &Client,
    shown: &Plaintext,
    settings: &Settings,
    ports: &Ports,
) -> Result<Option<Active>, TokenError> {
    if client.kind == ClientKind::Public {
        return Err(TokenError::InvalidClient);
    }
    let now = ports.clock.now();
    match access::find(shown, now, settings, ports).await? {
        Some(Found::OfMember(found)) => of_member(client, found.0, found.1, now, ports).await,
        Some(Found::OfClient(token)) => {
            let own = token.client_id == client.id && now < token.expires_at;
            Ok(own.then(|| Active {
                scopes: token.scopes.common(&client.scopes),
                client_id: token.client_id,
                member: None,
                bearer: true,
                issued_at: Some(token.issued_at),
                expires_at: token.expires_at,
            }))
        }
        None => refresh_token(client, shown, now, ports).await,
    }
}

async fn of_member(
    client: &Client,
    access: AccessToken,
    grant: Grant,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Option<Active>, TokenError> {
    if grant.client_id != client.id || now >= access.expires_at || now >= grant.expires_at || access.is_replaced(&grant)
    {
        return Ok(None);
    }
    let scopes = access.scopes.common(&client.scopes);
    let (issued_at, ends) = (Some(access.issued_at), access.expires_at.min(grant.expires_at));
    still_let_in(client, grant, now, ports)
        .await
        .map(|grant| grant.map(|grant| active(grant, scopes, true, issued_at, ends)))
}

/// Only the newest generation: whether an older one would pass within the grace is for the token endpoint to say.
async fn refresh_token(
    client: &Client,
    shown: &Plaintext,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Option<Active>, TokenError> {
    let Some((token, grant)) = ports.store.refresh_token(&shown.hash()).await? else { return Ok(None) };
    let works = grant.client_id == client.id
        && token.generation == grant.generation
        && now < token.expires_at
        && now < grant.expires_at
        && token::gets_refresh_token(client, &grant.scopes, ports);
    if !works {
        return Ok(None);
    }
    let scopes = grant.scopes.common(&client.scopes);
    let ends = token.expires_at.min(grant.expires_at);
    Ok(still_let_in(client, grant, now, ports).await?.map(|grant| active(grant, scopes, false, None, ends)))
}

fn active(grant: Grant, scopes: Scopes, bearer: bool, issued_at: Option<UnixSeconds>, ends: UnixSeconds) -> Active {
    Active {
        client_id: grant.client_id,
        scopes,
        member: Some(ActiveMember { id: grant.member.id, username: grant.username }),
        bearer,
        issued_at,
        expires_at: ends,
    }
}

/// A member whom the forum no longer lets in has no tokens: his logins end here as they do at userinfo, and the apps
/// are told.
async fn still_let_in(
    client: &Client,
    grant: Grant,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Option<Grant>, TokenError> {
    match token::recheck(&grant.member, client, now, ports).await {
        Ok(member) => Ok(Some(Grant { member, ..grant })),
        Err(TokenError::InvalidGrant(refusal)) => {
            token::end_refused(&refusal, &grant, now, ports).await?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
