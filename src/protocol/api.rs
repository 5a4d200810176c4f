//! Protected APIs: may this token be used here, and whose is it?

use serde_json::{Value, json};

use crate::model::{ClientId, Member, MemberId, Plaintext, Scopes, SourceFailure};
use crate::ports::{Ports, StoreError};

use super::access::{self, Found};
use super::rules::api::Api;
use super::userinfo::{self, Living, UserinfoError};
use super::{Settings, acting_client, in_one_of};

/// Who asks.
#[derive(Debug)]
pub struct Caller {
    /// Whose token it is.
    pub client_id: ClientId,
    /// What it may be used for.
    pub scopes: Scopes,
    /// The member as the forum knows him now; `None` for an app in its own name.
    pub member: Option<Member>,
}

/// Why a request does not pass. Wire codes: RFC 6750 §3.1.
#[derive(Debug)]
pub enum ApiRefusal {
    /// 401: unknown, expired or revoked, or its member is no longer let in.
    InvalidToken,
    /// 401 as well: it works, and not here (RFC 9068 §4).
    OtherApp(ClientId),
    /// 403: these scopes would be enough.
    Scope(ClientId, Scopes),
    /// 403: nobody is logged in with it.
    NoMember(ClientId),
    /// 403: the member is not in one of the groups.
    Group(ClientId, MemberId),
    /// 503: the forum's source failed.
    Source(SourceFailure),
    /// 503: the store failed.
    Store(StoreError),
}

impl From<UserinfoError> for ApiRefusal {
    fn from(error: UserinfoError) -> Self {
        match error {
            UserinfoError::Source(failure) => Self::Source(failure),
            UserinfoError::Store(error) => Self::Store(error),
            UserinfoError::InvalidToken
            | UserinfoError::Expired
            | UserinfoError::QueryRefused
            | UserinfoError::Scope(_) => Self::InvalidToken,
        }
    }
}

impl From<StoreError> for ApiRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Judges a token as userinfo does, and then by what the API asks for.
pub async fn admit(shown: &Plaintext, api: &Api, settings: &Settings, ports: &Ports) -> Result<Caller, ApiRefusal> {
    let now = ports.clock.now();
    let (access, grant) = match access::find(shown, now, settings, ports).await? {
        Some(Found::OfMember(found)) => *found,
        Some(Found::OfClient(token)) => {
            let client = acting_client(&token.client_id, ports).await?.filter(|_| now < token.expires_at);
            let client = client.ok_or(ApiRefusal::InvalidToken)?;
            let scopes = token.scopes.common(&client.scopes);
            let caller = of_app(Caller { client_id: client.id, scopes, member: None }, api)?;
            // Where nobody is logged in nobody is in a group.
            let enough = api.without_member && api.groups.is_empty();
            return if enough { Ok(caller) } else { Err(ApiRefusal::NoMember(caller.client_id)) };
        }
        None => return Err(ApiRefusal::InvalidToken),
    };
    let living = userinfo::living(access, grant, now, ports).await?;
    if !api.takes(&living.client.id) {
        return Err(ApiRefusal::OtherApp(living.client.id));
    }
    let member = userinfo::still_let_in(&living, now, ports).await?;
    let Living { scopes, client, .. } = living;
    let caller = of_app(Caller { client_id: client.id, scopes, member: None }, api)?;
    match in_one_of(&api.groups, &member) {
        true => Ok(Caller { member: Some(member), ..caller }),
        false => Err(ApiRefusal::Group(caller.client_id, member.id)),
    }
}

fn of_app(caller: Caller, api: &Api) -> Result<Caller, ApiRefusal> {
    if !api.takes(&caller.client_id) {
        return Err(ApiRefusal::OtherApp(caller.client_id));
    }
    match api.lacks(&caller.scopes) {
        None => Ok(caller),
        Some(needed) => Err(ApiRefusal::Scope(caller.client_id, needed)),
    }
}

/// Where an API is, as clients name it. `origin`: scheme, host and port of the site.
pub fn address(api: &Api, origin: &str) -> String {
    format!("{origin}{}", api.path)
}

/// What clients may find out of an API (RFC 9728 §2).
pub fn metadata(api: &Api, origin: &str, settings: &Settings) -> Value {
    let mut document = json!({
        "resource": address(api, origin),
        "authorization_servers": [settings.issuer],
        "bearer_methods_supported": ["header"],
        "resource_name": api.realm,
    });
    let scopes: Vec<String> = api.all_scopes().0.into_iter().map(|scope| scope.0).collect();
    if !scopes.is_empty() {
        document["scopes_supported"] = scopes.into();
    }
    document
}
