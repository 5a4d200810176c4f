//! A member takes back what he allowed an app, or the app gives it back for him.

use crate::model::{ClientId, ConsentKey, MemberId, Plaintext};
use crate::ports::{Ports, StoreError};

/// Why nothing was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTakenBack {
    /// The token is unknown, expired or revoked.
    InvalidToken,
    /// It is another app's token: an app gives back what it has itself.
    OtherApp,
    /// The store failed: try again.
    Store(StoreError),
}

impl From<StoreError> for NotTakenBack {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Ends the consent, every grant and every code of this member for this app. `false` if there was none.
pub async fn by_member(member: &MemberId, client: &ClientId, ports: &Ports) -> Result<bool, StoreError> {
    ports.store.revoke_consent(&ConsentKey { member: member.clone(), client: client.clone() }).await
}

/// The same by an access token of the app itself. Answers whose consent it was.
pub async fn by_app(shown: &Plaintext, client: &ClientId, ports: &Ports) -> Result<MemberId, NotTakenBack> {
    let now = ports.clock.now();
    let (access, grant) = ports.store.access_token(&shown.hash()).await?.ok_or(NotTakenBack::InvalidToken)?;
    if now >= access.expires_at || now >= grant.expires_at || access.is_replaced(&grant) {
        return Err(NotTakenBack::InvalidToken);
    }
    if grant.client_id != *client {
        return Err(NotTakenBack::OtherApp);
    }
    by_member(&grant.member.id, client, ports).await?;
    Ok(grant.member.id)
}
