//! Finding what an access token stands for, whichever form it has.

use crate::model::{AccessToken, ClientToken, Grant, Plaintext, UnixSeconds};
use crate::ports::{JwtKind, Ports, StoreError};

use super::Settings;
use super::rules::jwt;

/// What every opaque token of ours begins with. No base64url of a JSON object does.
pub const OPAQUE_PREFIX: &str = "prt_";

/// What is known of an access token. It may have expired.
#[derive(Debug)]
pub enum Found {
    /// A member's login.
    OfMember(Box<(AccessToken, Grant)>),
    /// A client's own.
    OfClient(ClientToken),
}

/// Looks up an access token as it was shown.
///
/// A signed one must verify, and the store must know it: a grant that was ended, or a token that was given back, ends
/// signed tokens as it ends the others. One that another program keeps believing lives until its `exp`.
pub async fn find(
    shown: &Plaintext,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Option<Found>, StoreError> {
    let signed = match shown.reveal().contains('.') && !shown.reveal().starts_with(OPAQUE_PREFIX) {
        false => None,
        true => {
            let claims = ports.signer.verify(JwtKind::AccessToken, shown.reveal());
            let read =
                claims.and_then(|claims| jwt::access_token(&claims, &settings.issuer, &settings.audience(), now));
            let Some(read) = read else { return Ok(None) };
            Some(read)
        }
    };
    let hash = shown.hash();
    if let Some((access, grant)) = ports.store.access_token(&hash).await? {
        let same = |claims: &jwt::AccessClaims| {
            claims.client_id == grant.client_id && claims.subject == grant.member.id.to_string()
        };
        return Ok(signed.as_ref().is_none_or(same).then(|| Found::OfMember(Box::new((access, grant)))));
    }
    let token = ports.store.client_token(&hash).await?;
    Ok(token
        .filter(|token| signed.as_ref().is_none_or(|claims| claims.client_id == token.client_id))
        .map(Found::OfClient))
}
