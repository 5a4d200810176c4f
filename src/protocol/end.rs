//! Ends of logins: whatever ends them, their grants are gone and the apps are told, in one durable step.
//!
//! Who ends logins: the member who logs out here or at the forum, or takes a consent back; the forum that bans or
//! deletes him; the operator who deletes an app. All of them call [`end`].

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Client, ClientId, Login, LoginsOf, MemberId, Notice, Sid, UnixSeconds, Visitor};
use crate::ports::{Entropy, Ports, Store, StoreError};

use super::rules::sid;

/// What came to an end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// The logins; none if there were none.
    pub logins: Vec<Login>,
    /// How many notices wait to be sent.
    pub notices: usize,
}

/// The session of a visitor who is this member. What is remembered of a login is found by it.
pub async fn session_of(visitor: &Visitor, member: &MemberId, ports: &Ports) -> Result<Sid, StoreError> {
    let key = ports.store.sid_key(&ports.entropy.bytes32()).await?;
    let named = sid::of_session(&key, |feed| ports.sessions.session(visitor, feed));
    Ok(named.unwrap_or_else(|| sid::of_member(&key, member)))
}

/// Ends logins with their grants and codes, and has their apps told. What was ended is durable when it returns.
///
/// Ending what has ended is fine.
pub async fn end(
    of: &LoginsOf,
    now: UnixSeconds,
    store: &dyn Store,
    entropy: &dyn Entropy,
) -> Result<Ended, StoreError> {
    let logins = store.logins(of).await?;
    if logins.is_empty() {
        return Ok(Ended::default());
    }
    let mut clients = BTreeMap::new();
    for id in logins.iter().map(|login| &login.client).collect::<BTreeSet<_>>() {
        if let Some(client) = store.client(id).await? {
            clients.insert(id.clone(), client);
        }
    }
    let notices = notices(of, &logins, &clients, now, entropy);
    match store.end_logins(&logins, &notices).await? {
        true => Ok(Ended { logins, notices: notices.len() }),
        false => Ok(Ended::default()),
    }
}

/// One notice for each app and member, or for each session where a session ended or the app wants to know which.
fn notices(
    of: &LoginsOf,
    logins: &[Login],
    clients: &BTreeMap<ClientId, Client>,
    now: UnixSeconds,
    entropy: &dyn Entropy,
) -> Vec<Notice> {
    let mut told = BTreeSet::new();
    for login in logins {
        let Some(client) = clients.get(&login.client) else { continue };
        let Some(uri) = &client.backchannel_logout_uri else { continue };
        let by_session = matches!(of, LoginsOf::Session(_)) || client.backchannel_logout_session_required;
        if by_session && login.sid.is_none() && client.backchannel_logout_session_required {
            // It could not tell which login is meant, and refuses a notice without a session.
            continue;
        }
        told.insert((&login.client, uri, client.id_token_alg, &login.member, login.sid.filter(|_| by_session)));
    }
    let notice = |(client, uri, algorithm, member, sid): (&ClientId, &String, _, &MemberId, _)| Notice {
        id: uuid::Builder::from_random_bytes(first_16(&entropy.bytes32())).into_uuid(),
        due: now,
        attempts: 0,
        client: client.clone(),
        uri: uri.clone(),
        algorithm,
        member: member.clone(),
        sid,
    };
    told.into_iter().map(notice).collect()
}

fn first_16(random: &[u8; 32]) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&random[..16]);
    bytes
}
