//! Ends of logins: whatever ends them, their grants are gone and the apps are told, in one durable step for each of them.
//!
//! Who ends logins: the member who logs out here or at the forum, or takes a consent back; the forum that bans or
//! deletes him; the operator who deletes an app. All of them call [`end`], or [`forget`] which does.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::model::audit::{Action, Actor, Author, Entry};
use crate::model::{
    Client, ClientId, ConsentKey, Login, LoginsOf, MemberId, Notice, SessionOutcome, Sid, SourceFailure, TokenOwner,
    UnixSeconds, Visitor,
};
use crate::ports::{Entropy, Ports, Store, StoreError};

use super::rules::sid;

/// How many logins end in one step. Only those of an app are more.
const AT_ONCE: usize = 500;

/// What came to an end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// The logins; none if there were none.
    pub logins: Vec<Login>,
    /// How many notices wait to be sent.
    pub notices: usize,
}

/// The session of a visitor who is this member. What is remembered of a login is found by it.
///
/// Where it has several names they are tied together, so that it stays the same when one of them is left out.
pub async fn session_of(visitor: &Visitor, member: &MemberId, ports: &Ports) -> Result<Sid, StoreError> {
    let key = sid_key(ports).await?;
    let names = names(visitor, &key, ports);
    let Some(first) = names.first().copied() else { return Ok(sid::of_member(&key, member)) };
    let (mut known, mut untied) = (None, Vec::new());
    for name in names {
        match ports.store.former_session(&name).await? {
            Some(former) if known.is_none() && is_of(&former, member, ports).await? => known = Some(former),
            Some(_) => {}
            None => untied.push(name),
        }
    }
    let session = known.unwrap_or(first);
    for name in untied.into_iter().filter(|name| *name != session) {
        ports.store.rename_session(&name, &session, ports.clock.now()).await?;
    }
    Ok(session)
}

/// What the visitor's cookies say, hashed.
fn names(visitor: &Visitor, key: &[u8; 32], ports: &Ports) -> Vec<Sid> {
    let mut names = Vec::new();
    ports.sessions.session(visitor, &mut |name| names.push(sid::of_session(key, name)));
    names
}

/// Nobody gets into another member's session, whatever cookies they share.
async fn is_of(session: &Sid, member: &MemberId, ports: &Ports) -> Result<bool, StoreError> {
    let logins = ports.store.logins(&LoginsOf::Session(*session)).await?;
    Ok(logins.iter().all(|login| login.member == *member))
}

/// The key under which sessions are hashed. The store is asked once, not with every page that changes a cookie.
pub(super) async fn sid_key(ports: &Ports) -> Result<[u8; 32], StoreError> {
    if let Some(key) = ports.sid_key.get() {
        return Ok(*key);
    }
    let key = ports.store.sid_key(&ports.entropy.bytes32()).await?;
    Ok(*ports.sid_key.get_or_init(|| key))
}

/// What the forum's answer to a request has made of the visitor's login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// No app knows this session.
    Unconcerned,
    /// The login goes on.
    GoesOn,
    /// It is over, and so are these.
    Over(Ended),
}

/// Follows a login whose cookies were changed: `before` is the visitor as he asked, `after` as he will ask next. The
/// same member with other cookies is the same session; anybody else means that it is over. Nobody who is banned is
/// looked after here.
pub async fn follow(before: &Visitor, after: &Visitor, ports: &Ports) -> Result<Followed, FollowFailure> {
    let now = ports.clock.now();
    let key = sid_key(ports).await?;
    let was = names(before, &key, ports);
    let mut found: Vec<(Sid, MemberId)> = Vec::new();
    for name in &was {
        let former = ports.store.former_session(name).await?;
        for session in former.into_iter().chain([*name]) {
            let login = ports.store.logins(&LoginsOf::Session(session)).await?.pop();
            found.extend(login.map(|login| (session, login.member)));
        }
    }
    let Some((session, member)) = found.first().cloned() else { return Ok(Followed::Unconcerned) };
    match ports.sessions.member(after, now).await {
        SessionOutcome::Member(is) if is.id == member => {
            for name in names(after, &key, ports).iter().filter(|name| !was.contains(name)) {
                ports.store.rename_session(name, &session, now).await?;
            }
            Ok(Followed::GoesOn)
        }
        SessionOutcome::Guest | SessionOutcome::Member(_) => {
            let (by, mut over) = (Author::here(Actor::System), Ended::default());
            for (session, _) in found.iter().filter(|(_, of)| *of == member) {
                let of = LoginsOf::Session(*session);
                let ended = end(&of, &by, now, ports.store.as_ref(), ports.entropy.as_ref()).await?;
                over.logins.extend(ended.logins);
                over.notices += ended.notices;
            }
            Ok(Followed::Over(over))
        }
        SessionOutcome::Refused { .. } => Ok(Followed::GoesOn),
        SessionOutcome::Unknown(failure) => Err(failure.into()),
    }
}

/// Why nobody can tell what has become of a login. Nothing ended because of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FollowFailure {
    /// The forum's source failed.
    #[error(transparent)]
    Source(#[from] SourceFailure),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Ends logins with their grants and codes, and has their apps told. What was ended is durable when it returns.
///
/// Ending what has ended is fine. `by` stands in the audit trail, unless it is only one session that ends: members log
/// out every day.
pub async fn end(
    of: &LoginsOf,
    by: &Author,
    now: UnixSeconds,
    store: &dyn Store,
    entropy: &dyn Entropy,
) -> Result<Ended, StoreError> {
    let logins = store.logins(of).await?;
    end_these(of, logins, by, now, store, entropy).await
}

/// The same for what one app has of a session.
pub async fn end_at(
    session: &Sid,
    client: &ClientId,
    by: &Author,
    now: UnixSeconds,
    store: &dyn Store,
    entropy: &dyn Entropy,
) -> Result<Ended, StoreError> {
    let of = LoginsOf::Session(*session);
    let mut logins = store.logins(&of).await?;
    logins.retain(|login| login.client == *client);
    end_these(&of, logins, by, now, store, entropy).await
}

async fn end_these(
    of: &LoginsOf,
    logins: Vec<Login>,
    by: &Author,
    now: UnixSeconds,
    store: &dyn Store,
    entropy: &dyn Entropy,
) -> Result<Ended, StoreError> {
    if logins.is_empty() {
        return Ok(Ended::default());
    }
    let mut clients = BTreeMap::new();
    for id in logins.iter().map(|login| &login.client).collect::<BTreeSet<_>>() {
        if let Some(client) = store.client(id).await? {
            clients.insert(id.clone(), client);
        }
    }
    let mut ended = Ended::default();
    for part in logins.chunks(AT_ONCE) {
        let notices = notices(of, part, &clients, now, entropy);
        let store = store.noting(told(of, by, part, now).into_iter().collect());
        if store.end_logins(part, &notices).await? {
            ended.logins.extend_from_slice(part);
            ended.notices += notices.len();
        }
    }
    Ok(ended)
}

/// What the audit trail is told.
fn told(of: &LoginsOf, by: &Author, logins: &[Login], now: UnixSeconds) -> Option<Entry> {
    let entry = by.did(Action::LoginsEnded, now);
    let entry = match of {
        LoginsOf::Session(_) => return None,
        LoginsOf::Member(member) => entry.member(member),
        LoginsOf::Consent(key) => entry.member(&key.member).app(&key.client),
        LoginsOf::Client(client) => entry.app(client),
    };
    let apps: BTreeSet<&str> = logins.iter().map(|login| login.client.0.as_str()).collect();
    Some(entry.before(json!({ "logins": logins.len(), "apps": apps })))
}

/// Forgets a member whom the forum no longer has: his logins end as in [`end`], and with them goes what he allowed, and
/// the tokens that act in his name (GDPR Art. 17). His name and number stay taken, so that nobody else becomes him.
pub async fn forget(
    member: &MemberId,
    now: UnixSeconds,
    store: &dyn Store,
    entropy: &dyn Entropy,
) -> Result<Ended, StoreError> {
    let by = Author::here(Actor::System);
    let gone = |what| by.did(what, now).member(member).object("the forum no longer has this member");
    let ended = end(&LoginsOf::Member(member.clone()), &by, now, store, entropy).await?;
    let held = store.held(member).await?;
    for consent in held.consents {
        let entry = gone(Action::GrantTakenBack).app(&consent.client_id);
        let key = ConsentKey { member: member.clone(), client: consent.client_id };
        store.noting(vec![entry]).revoke_consent(&key).await?;
    }
    for grant in held.grants {
        let entry = gone(Action::LoginsEnded).app(&grant.client_id);
        store.noting(vec![entry]).revoke_grant(&grant.id).await?;
    }
    for (hash, token) in store.personal_tokens(Some(&TokenOwner::Member(member.clone()))).await? {
        let entry = gone(Action::TokenEnded).before(json!({ "token": token.id }));
        store.noting(vec![entry]).revoke_personal_token(&hash).await?;
    }
    Ok(ended)
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
