use serde::{Deserialize, Serialize};

use super::{ClientId, ConsentKey, Dialect, GrantId, Member, MemberId, Scopes, Sid, UnixSeconds};

/// A member's yes to one client and some scopes. Taking it back ends all its grants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Who.
    pub member_id: MemberId,
    /// To whom.
    pub client_id: ClientId,
    /// To what.
    pub scopes: Scopes,
    /// What he was asked for too and left out; he is not asked for it again.
    #[serde(default, skip_serializing_if = "Scopes::is_empty")]
    pub left_out: Scopes,
    /// When he last said so.
    pub given_at: UnixSeconds,
    /// When he is asked again.
    pub expires_at: UnixSeconds,
    /// When the last login that has ended since last got tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<UnixSeconds>,
}

impl Consent {
    /// What finds it.
    pub fn key(&self) -> ConsentKey {
        ConsentKey { member: self.member_id.clone(), client: self.client_id.clone() }
    }
}

/// One redeemed code and the family of tokens it bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Its id, under which tokens find it.
    pub id: GrantId,
    /// Whose tokens.
    pub client_id: ClientId,
    /// The member as last seen at the forum.
    pub member: Member,
    /// The user name that clients see for him, given once and for good.
    pub username: String,
    /// What was granted. Never widened.
    pub scopes: Scopes,
    /// Shape of its answers.
    pub dialect: Dialect,
    /// When the member logged in at the forum, if that was seen.
    #[serde(default)]
    pub auth_time: Option<UnixSeconds>,
    /// The session it came from. It ends with it.
    #[serde(default)]
    pub sid: Option<Sid>,
    /// When the code was redeemed.
    pub created_at: UnixSeconds,
    /// The end that no refresh moves.
    pub expires_at: UnixSeconds,
    /// Generation of the refresh tokens that work now; 0 for those the code bought.
    pub generation: u64,
    /// When that generation began.
    pub rotated_at: UnixSeconds,
    /// How many tokens of this generation were issued beyond the first (within the grace).
    pub siblings: u8,
    /// Counts every change; the store refuses a change made on an older sight of it.
    pub version: u64,
}

/// What an opaque access token stands for. Kept under its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessToken {
    /// The family it belongs to; revoked with it.
    pub grant_id: GrantId,
    /// What it may be used for; never more than the grant.
    pub scopes: Scopes,
    /// When it was issued.
    pub issued_at: UnixSeconds,
    /// End of its life.
    pub expires_at: UnixSeconds,
    /// Generation of the grant when it was issued.
    #[serde(default)]
    pub generation: u64,
}

impl AccessToken {
    /// Whether a refresh has put another one in its place. Only in Mattermost's dialect, where access tokens live for
    /// a day: elsewhere a client goes on with requests that it began before the refresh.
    pub fn is_replaced(&self, grant: &Grant) -> bool {
        grant.dialect == Dialect::Mattermost && self.generation < grant.generation
    }
}

/// What an access token stands for that a client got in its own name (RFC 6749 §4.4). Nobody is logged in with it.
/// Kept under its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientToken {
    /// Whose it is.
    pub client_id: ClientId,
    /// What it may be used for.
    pub scopes: Scopes,
    /// When it was issued.
    pub issued_at: UnixSeconds,
    /// End of its life.
    pub expires_at: UnixSeconds,
    /// [`Client::token_generation`](super::Client::token_generation) when it was issued.
    #[serde(default, skip_serializing_if = "super::client::is_first")]
    pub generation: u32,
}

/// What a refresh token stands for. Kept under its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshToken {
    /// The family it belongs to.
    pub grant_id: GrantId,
    /// Its generation in the family.
    pub generation: u64,
    /// End of its life if nobody uses it.
    pub expires_at: UnixSeconds,
}
