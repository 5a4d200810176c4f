//! What a member allowed: he sees it, and takes it back. An app may give back its own part.

use std::collections::BTreeMap;

use serde_json::json;

use crate::model::audit::{Action, Actor, Author, Entry};
use crate::model::{Client, ClientId, ConsentKey, LoginsOf, MemberId, Plaintext, Scopes, UnixSeconds};
use crate::ports::{Ports, StoreError};

use super::rules::removal;
use super::{end, forms};

pub use super::rules::removal::Bound;

/// An app that uses a member's account, however many logins it has.
#[derive(Clone, Debug)]
pub struct AuthorizedApp {
    /// Which.
    pub client: Client,
    /// What it may see.
    pub scopes: Scopes,
    /// What the member left out when he was asked.
    pub left_out: Scopes,
    /// When it began: the first login that still lives, or the consent.
    pub since: UnixSeconds,
    /// When it last got tokens, be it for a login that has ended.
    pub last_used: Option<UnixSeconds>,
    /// Its logins that live, the last used first.
    pub logins: Vec<AppLogin>,
}

/// One login of a member to an app: on one device, as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppLogin {
    /// When it began.
    pub began: UnixSeconds,
    /// When it last got tokens.
    pub last_used: UnixSeconds,
}

/// What was found of one app.
#[derive(Default)]
struct Found {
    scopes: Scopes,
    left_out: Scopes,
    since: Option<UnixSeconds>,
    last_used: Option<UnixSeconds>,
    logins: Vec<AppLogin>,
}

impl Found {
    fn add(&mut self, scopes: &Scopes, since: UnixSeconds) {
        self.scopes.0.extend(scopes.0.iter().cloned());
        self.since = Some(self.since.map_or(since, |earlier| earlier.min(since)));
    }
}

/// The apps that use this member's account, the last used first. Apps that are trusted need no consent, so logins count
/// beside consents.
pub async fn list(member: &MemberId, ports: &Ports) -> Result<Vec<AuthorizedApp>, StoreError> {
    let now = ports.clock.now();
    let held = ports.store.held(member).await?;
    let mut found: BTreeMap<ClientId, Found> = BTreeMap::new();
    for consent in held.consents.into_iter().filter(|consent| now < consent.expires_at) {
        let app = found.entry(consent.client_id).or_default();
        app.add(&consent.scopes, consent.given_at);
        app.left_out = consent.left_out;
        app.last_used = consent.last_used_at;
    }
    let (alive, ended): (Vec<_>, Vec<_>) = held.grants.into_iter().partition(|grant| now < grant.expires_at);
    for grant in ended {
        if let Some(app) = found.get_mut(&grant.client_id) {
            app.last_used = app.last_used.max(Some(grant.rotated_at));
        }
    }
    for grant in alive {
        let app = found.entry(grant.client_id).or_default();
        app.add(&grant.scopes, grant.created_at);
        app.last_used = app.last_used.max(Some(grant.rotated_at));
        app.logins.push(AppLogin { began: grant.created_at, last_used: grant.rotated_at });
    }
    let mut apps = Vec::new();
    for (id, Found { scopes, left_out, since, last_used, mut logins }) in found {
        // One that was deleted in between is no longer there.
        if let Some(client) = ports.store.client(&id).await? {
            let scopes = scopes.common(&client.scopes);
            // What an earlier login may see is not left out yet.
            let left_out = left_out.common(&client.scopes).without(&scopes);
            logins.sort_by_key(|login| std::cmp::Reverse((login.last_used, login.began)));
            apps.push(AuthorizedApp { client, scopes, left_out, since: since.unwrap_or(now), last_used, logins });
        }
    }
    apps.sort_by(|a, b| b.last_used.cmp(&a.last_used).then_with(|| a.client.name.cmp(&b.client.name)));
    Ok(apps)
}

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

/// Ends the consent, every grant and every code of this member for this app, and has the app told. `false` if there was
/// none.
pub async fn take_back(member: &MemberId, client: &ClientId, by: &Author, ports: &Ports) -> Result<bool, StoreError> {
    let key = ConsentKey { member: member.clone(), client: client.clone() };
    let (now, store) = (ports.clock.now(), ports.store.as_ref());
    let ended = end::end(&LoginsOf::Consent(key.clone()), by, now, store, ports.entropy.as_ref()).await?;
    let kept = store.consent(&key).await?;
    let allowed = kept.map(|consent| json!({ "scopes": consent.scopes.to_string(), "since": consent.given_at }));
    let entry = Entry { before: allowed, ..by.did(Action::GrantTakenBack, now).member(member).app(client) };
    Ok(store.noting(vec![entry]).revoke_consent(&key).await? || !ended.logins.is_empty())
}

/// The same for every app. Answers how many had something.
pub async fn take_all_back(member: &MemberId, by: &Author, ports: &Ports) -> Result<usize, StoreError> {
    let mut ended = 0;
    for app in list(member, ports).await? {
        ended += usize::from(take_back(member, &app.client.id, by, ports).await?);
    }
    Ok(ended)
}

/// The same by an access token of the app itself. Answers whose consent it was.
pub async fn give_back(shown: &Plaintext, client: &ClientId, ports: &Ports) -> Result<MemberId, NotTakenBack> {
    let now = ports.clock.now();
    let (access, grant) = ports.store.access_token(&shown.hash()).await?.ok_or(NotTakenBack::InvalidToken)?;
    if now >= access.expires_at || now >= grant.expires_at || access.is_replaced(&grant) {
        return Err(NotTakenBack::InvalidToken);
    }
    if grant.client_id != *client {
        return Err(NotTakenBack::OtherApp);
    }
    let by = Author::of(Actor::App { id: client.clone() }, &ports.whence);
    take_back(&grant.member.id, client, &by, ports).await?;
    Ok(grant.member.id)
}

/// What the form that takes something back must bring.
pub async fn ticket(bound: Bound<'_>, ports: &Ports) -> Result<Plaintext, StoreError> {
    let key = forms::key(ports).await?;
    Ok(removal::ticket(&key, bound, ports.clock.now(), &ports.entropy.bytes32()))
}

/// Whether a form brought the right ticket, for the first time: it counts once, as the ticket of a consent does.
pub async fn take_ticket(shown: &Plaintext, bound: Bound<'_>, ports: &Ports) -> Result<bool, StoreError> {
    match removal::judge(&forms::key(ports).await?, shown, bound, ports.clock.now()) {
        Some(until) => ports.store.use_assertion(&shown.hash(), until).await,
        None => Ok(false),
    }
}
