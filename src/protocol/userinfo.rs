//! Who a token is about (OIDC Core §5.3).

use crate::model::{
    AccessToken, Client, ClientToken, Dialect, Grant, Member, Plaintext, Scopes, SourceFailure, UnixSeconds,
};
use crate::ports::{Ports, StoreError};

use super::Settings;
use super::access::{self, Found};
use super::token::{self, TokenError};

/// What an identity answer is made from.
#[derive(Debug)]
pub struct Identity {
    /// The member as the forum knows him now.
    pub member: Member,
    /// `preferred_username`.
    pub username: String,
    /// What the token may see.
    pub scopes: Scopes,
    /// Shape of the answer, where the path does not decide it.
    pub dialect: Dialect,
    /// Whose token it is.
    pub client: Client,
    /// The member's number, for the dialect `gitlab`.
    pub number: Option<u64>,
}

/// Why nothing is told. Wire codes: RFC 6750 §3.1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserinfoError {
    /// 401: unknown, expired or revoked, or its member is no longer let in.
    InvalidToken,
    /// 401, and the IPS4 plugin calls it by another name.
    Expired,
    /// 400: this app's token must come in the header.
    QueryRefused,
    /// 403: the token was not granted what this address tells. Holds what would be enough.
    Scope(&'static str),
    /// 503: the forum's source failed.
    Source(SourceFailure),
    /// 503: the store failed.
    Store(StoreError),
}

impl From<StoreError> for UserinfoError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Looks the token up and the member with it. `in_query`: the name under which the token stood in the address.
pub async fn userinfo(
    shown: &Plaintext,
    in_query: Option<&str>,
    path_dialect: Option<Dialect>,
    settings: &Settings,
    ports: &Ports,
) -> Result<Identity, UserinfoError> {
    let now = ports.clock.now();
    let (access, grant) = match access::find(shown, now, settings, ports).await? {
        Some(Found::OfMember(found)) => *found,
        Some(Found::OfClient(token)) => return Err(without_member(&token, now, ports).await),
        None => return Err(UserinfoError::InvalidToken),
    };
    let living = living(access, grant, now, ports).await?;
    let dialect = path_dialect.unwrap_or(living.grant.dialect);
    if in_query.is_some_and(|name| !may_stand_in_query(name, &living.client)) {
        return Err(UserinfoError::QueryRefused);
    }
    let member = still_let_in(&living, now, ports).await?;
    let Living { grant, client, scopes } = living;
    let tells = scopes.has("openid") || scopes.tell_profile() || scopes.tell_email() || scopes.tell_groups();
    if dialect == Dialect::Oidc && !tells {
        return Err(UserinfoError::Scope("openid"));
    }
    let number = match dialect {
        Dialect::Gitlab if !scopes.tell_profile() => return Err(UserinfoError::Scope("read_user")),
        Dialect::Gitlab => Some(super::number(ports.store.as_ref(), &member.id).await?),
        Dialect::Oidc | Dialect::Ips4 | Dialect::Mattermost => None,
    };
    Ok(Identity { member, username: grant.username, scopes, dialect, client, number })
}

/// A member's token that works, as far as the store can tell.
pub(super) struct Living {
    pub(super) grant: Grant,
    /// Whose token it is.
    pub(super) client: Client,
    /// What it may be used for. An app that lost a scope has lost it for the tokens it holds, too.
    pub(super) scopes: Scopes,
}

/// Whether a token still works. Errors: `Expired`, `InvalidToken`, `Store`.
pub(super) async fn living(
    access: AccessToken,
    grant: Grant,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Living, UserinfoError> {
    if now >= access.expires_at || now >= grant.expires_at {
        return Err(UserinfoError::Expired);
    }
    if access.is_replaced(&grant) {
        return Err(UserinfoError::InvalidToken);
    }
    let client = super::acting_client(&grant.client_id, ports).await?;
    let client = client.ok_or(UserinfoError::InvalidToken)?;
    Ok(Living { scopes: access.scopes.common(&client.scopes), grant, client })
}

/// The member as the forum knows him now. One whom it no longer lets in loses the grant.
pub(super) async fn still_let_in(living: &Living, now: UnixSeconds, ports: &Ports) -> Result<Member, UserinfoError> {
    match token::recheck(&living.grant.member, &living.client, now, ports).await {
        Ok(member) => Ok(member),
        Err(error) => Err(end_or_retry(error, &living.grant, ports).await),
    }
}

/// Nobody is logged in with a client's own token.
async fn without_member(token: &ClientToken, now: UnixSeconds, ports: &Ports) -> UserinfoError {
    match super::acting_client(&token.client_id, ports).await {
        Err(error) => UserinfoError::Store(error),
        Ok(None) => UserinfoError::InvalidToken,
        Ok(Some(_)) if now < token.expires_at => UserinfoError::Scope("openid"),
        Ok(Some(_)) => UserinfoError::Expired,
    }
}

/// Apps of some dialects always may, others by their switch; another name for it is an app's own. The path plays no part:
/// whoever asks chooses it, and the operator chose the app's dialect.
fn may_stand_in_query(name: &str, client: &Client) -> bool {
    let usual = matches!(client.dialect, Dialect::Ips4 | Dialect::Gitlab);
    let named = name == "access_token" || client.quirks.access_token_param.as_deref() == Some(name);
    named && (client.token_in_query || usual)
}

/// The user name that clients see for this member.
pub async fn username(member: &Member, ports: &Ports) -> Result<String, StoreError> {
    super::username(member, ports).await
}

/// A member whom the forum no longer lets in loses the grant: lifting the ban does not bring it back.
async fn end_or_retry(error: TokenError, grant: &Grant, ports: &Ports) -> UserinfoError {
    match error {
        TokenError::InvalidGrant(refusal) => {
            match token::end_refused(&refusal, grant, ports.clock.now(), ports).await {
                Ok(()) => UserinfoError::InvalidToken,
                Err(error) => UserinfoError::Store(error),
            }
        }
        TokenError::Source(failure) => UserinfoError::Source(failure),
        TokenError::Store(error) => UserinfoError::Store(error),
        TokenError::InvalidClient
        | TokenError::CredentialsTwice
        | TokenError::InvalidScope
        | TokenError::UnauthorizedClient
        | TokenError::Device(_)
        | TokenError::Signing(_) => UserinfoError::InvalidToken,
    }
}
