//! OAuth itself. A story is the async function of one endpoint and awaits ports only; a rule is a plain function
//! that is handed time and chance.
//!
//! Knows neither HTTP nor pingora nor TOML.

pub mod access;
pub mod api;
pub mod apps;
pub mod audit;
pub mod authorize;
pub mod authorized;
pub mod consent;
pub mod console;
pub mod device;
pub mod end;
pub mod forms;
pub mod introspect;
pub mod keys;
pub mod login;
pub mod logout;
pub mod members;
pub mod metadata;
pub mod notify;
pub mod personal;
pub mod preview;
pub mod provider;
pub mod recent;
pub mod recheck;
pub mod register;
pub mod revoke;
pub mod rules;
pub mod stats;
pub mod token;
pub mod userinfo;
pub mod users;
pub mod verify;

use crate::model::{AccessTokenFormat, Client, ClientId, Dialect, Group, Member, MemberId, SigningAlgorithm};
use crate::ports::{NewName, Ports, Store, StoreError};

/// Which clients must send a PKCE challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequirePkce {
    /// Public ones, and those that were added with the switch.
    Public,
    /// All.
    All,
}

/// What the operator decided about tokens. Lengths in seconds.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `public_url` without a trailing slash: `iss` everywhere.
    pub issuer: String,
    /// The prefix of our paths behind the issuer, `/oauth`.
    pub prefix: String,
    /// Dialects that are switched on.
    pub dialects: Vec<Dialect>,
    /// Life of a code.
    pub code_secs: u64,
    /// Life of an access token in the dialect `oidc`, for clients without one of their own.
    pub access_secs: u64,
    /// Life of a refresh token from its last use.
    pub refresh_secs: u64,
    /// Life of a whole grant.
    pub refresh_max_secs: u64,
    /// How long the former refresh token still works.
    pub refresh_grace_secs: u64,
    /// Life of an ID token.
    pub id_token_secs: u64,
    /// How long a consent is remembered.
    pub consent_secs: u64,
    /// Who must use PKCE.
    pub require_pkce: RequirePkce,
    /// Algorithm of ID tokens, unless the client asks for another.
    pub id_token_alg: SigningAlgorithm,
    /// How access tokens of the dialect `oidc` look, unless the client has a choice of its own.
    pub access_tokens: AccessTokenFormat,
    /// Apps whose web servers ask at `/oauth/verify`. Nobody else is answered there.
    pub guarded: Vec<rules::guard::Guarded>,
    /// Protected APIs, in the order of the configuration.
    pub apis: Vec<rules::api::Api>,
    /// Mattermost as a provider.
    pub provider: provider::Provider,
    /// Programs with a token for it may register apps (RFC 7591).
    pub registration: bool,
}

impl Settings {
    /// Life of an access token for this client. The IPS4 plugin gave an hour, Mattermost and GitLab's shape a day.
    pub fn access_secs_for(&self, client: &Client, dialect: Dialect) -> u64 {
        client.lifetimes.access_secs.unwrap_or(match dialect {
            Dialect::Oidc => self.access_secs,
            Dialect::Ips4 => 3_600,
            Dialect::Gitlab | Dialect::Mattermost => 86_400,
        })
    }

    /// How its access tokens look. Apps that expect the shape of another product get what that product gives.
    pub fn access_token_format_for(&self, client: &Client, dialect: Dialect) -> AccessTokenFormat {
        client.access_token_format.unwrap_or(match dialect {
            Dialect::Oidc => self.access_tokens,
            Dialect::Ips4 | Dialect::Gitlab | Dialect::Mattermost => AccessTokenFormat::Opaque,
        })
    }

    /// Algorithm of what is signed for this client.
    pub fn algorithm_for(&self, client: &Client) -> SigningAlgorithm {
        client.id_token_alg.unwrap_or(self.id_token_alg)
    }

    /// Who takes access tokens: `aud` of signed ones (RFC 9068 §2.2).
    pub fn audience(&self) -> String {
        format!("{}{}/userinfo", self.issuer, self.prefix)
    }

    /// Life of a refresh token from its last use.
    pub fn refresh_secs_for(&self, client: &Client) -> u64 {
        client.lifetimes.refresh_secs.unwrap_or(self.refresh_secs)
    }
}

/// A client that may act: one that is disabled, in the bin, or past its end, counts as none.
pub async fn acting_client(id: &ClientId, ports: &Ports) -> Result<Option<Client>, StoreError> {
    let now = ports.clock.now();
    Ok(ports.store.client(id).await?.filter(|client| client.is_on(now)))
}

/// Whether this client may be used by that member. A denied group outweighs all others. Empty list: by every member.
pub fn group_allows(client: &Client, member: &Member) -> bool {
    let denied = |group: &Group| client.denied_groups.contains(&group.name);
    !member.groups.iter().any(denied) && in_one_of(&client.allowed_groups, member)
}

/// Whether a member is in one of these groups. Empty list: everybody is.
fn in_one_of(groups: &[String], member: &Member) -> bool {
    groups.is_empty() || member.groups.iter().any(|group| groups.contains(&group.name))
}

/// The user name that clients see for this member: given at first use, unique, never changed.
async fn username(member: &Member, ports: &Ports) -> Result<String, StoreError> {
    let name = async |candidates| ports.store.name(&NewName { member: member.id.clone(), candidates }).await;
    if let Some(name) = name(rules::username::candidates(&member.username, &member.id)).await? {
        return Ok(name);
    }
    // Others have taken every name that they could think of.
    let candidate = rules::username::unguessable(&member.username, &ports.entropy.bytes32());
    let why = || StoreError::Unavailable(format!("no free user name for member {}", MemberIdText(&member.id)));
    name(vec![candidate]).await?.ok_or_else(why)
}

/// From here on the store gives numbers, and below it the forum does, so that the two never meet. Every number stays
/// below 2^53, the largest that JavaScript keeps exactly.
const OWN_NUMBERS_FROM: u64 = 1 << 52;

/// The positive number of this member for clients that know members by number only: the forum's own where it has one,
/// otherwise one that is given at first use and never changed.
async fn number(store: &dyn Store, member: &MemberId) -> Result<u64, StoreError> {
    match member {
        MemberId::Number(number) if (1..OWN_NUMBERS_FROM).contains(number) => Ok(*number),
        other => Ok(OWN_NUMBERS_FROM + store.number(other).await?),
    }
}

/// Whether this client is of no use to that member.
fn lacks_email(client: &Client, member: &Member) -> bool {
    client.quirks.require_email && rules::claims::verified_email(member).is_none()
}

/// A member's number in an error text.
struct MemberIdText<'a>(&'a MemberId);

impl std::fmt::Display for MemberIdText<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
