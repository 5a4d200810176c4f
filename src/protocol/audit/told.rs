//! What entries of the audit trail say. Never a secret, nor the hash of one.

use serde_json::{Map, Value, json};

use crate::model::audit::{Action, Actor, Author, Entry, fingerprint};
use crate::model::{
    Client, ClientId, ClientSecret, ConsentKey, Hash32, Member, MemberId, Refusal, Scopes, UnixSeconds,
};
use crate::ports::Ports;

/// How long a refused member is not told of again.
const REFUSED_AGAIN_SECS: u64 = 24 * 60 * 60;

/// What a member's yes is in the trail. `name`: what others call him. `after`: what he allows in all, and what he left
/// out.
pub(in crate::protocol) fn given(
    key: &ConsentKey,
    name: &str,
    before: Option<&Scopes>,
    (after, left_out): (&Scopes, &Scopes),
    now: UnixSeconds,
    ports: &Ports,
) -> Entry {
    let by = Author::of(Actor::Member { id: key.member.clone(), name: name.to_owned() }, &ports.whence);
    let mut entry = consented(&by, key, before, after, now);
    if let (Some(said), false) = (entry.after.as_mut(), left_out.is_empty()) {
        said["left_out"] = json!(left_out.to_string());
    }
    entry
}

/// The same by somebody else in his name.
pub(in crate::protocol) fn consented(
    by: &Author,
    key: &ConsentKey,
    before: Option<&Scopes>,
    after: &Scopes,
    now: UnixSeconds,
) -> Entry {
    let scopes = |scopes: &Scopes| json!({ "scopes": scopes.to_string() });
    let what = match before {
        None => Action::GrantGiven,
        Some(before) if after.within(before) => Action::GrantRenewed,
        Some(_) => Action::GrantWidened,
    };
    let entry = by.did(what, now).app(&key.client).member(&key.member).after(scopes(after));
    Entry { before: before.map(scopes), ..entry }
}

/// A member came whom the forum has banned. Told once a day for each app: he may come again and again.
pub(in crate::protocol) async fn turned_away(
    member: &Member,
    client: &ClientId,
    refusal: &Refusal,
    now: UnixSeconds,
    ports: &Ports,
) {
    let who = Actor::Member { id: member.id.clone(), name: member.display_name.clone() };
    refused(&member.id, Some(client), refusal, &Author::of(who, &ports.whence), now, ports).await;
}

/// The same where nobody knows what others call him. `client`: where he wanted to go, if anywhere.
pub(in crate::protocol) async fn refused(
    member: &MemberId,
    client: Option<&ClientId>,
    refusal: &Refusal,
    by: &Author,
    now: UnixSeconds,
    ports: &Ports,
) {
    let Refusal::Banned { until } = refusal else { return };
    let mut entry = by.did(Action::MemberRefused, now).member(member).after(json!({ "banned": true, "until": until }));
    entry.app = client.cloned();
    let mark = Hash32::of(json!(["refused", member, client]).to_string().as_bytes());
    // He is refused all the same, whatever the store says.
    if let Err(error) = ports.store.note_once(&mark, now.plus(REFUSED_AGAIN_SECS), &entry).await {
        tracing::debug!(%error, "a refused member was not noted in the audit trail");
    }
}

/// An app as the trail shows it: no hashes of secrets, nothing that changes by itself.
fn settings(client: &Client) -> Map<String, Value> {
    let Ok(Value::Object(mut all)) = serde_json::to_value(client) else { return Map::new() };
    for kept_elsewhere in ["secrets", "revision", "updated_at", "token_generation"] {
        all.remove(kept_elsewhere);
    }
    all
}

fn secret(secret: &ClientSecret) -> Value {
    let mut told =
        json!({ "fingerprint": fingerprint(&secret.hash), "made": secret.created_at, "ends": secret.expires_at });
    if !secret.note.is_empty() {
        told["note"] = json!(secret.note);
    }
    told
}

/// A new app.
pub(in crate::protocol) fn app_created(client: &Client, by: &Author, now: UnixSeconds) -> Entry {
    let mut state = settings(client);
    // What is as it usually is needs no words.
    state.retain(|_, value| !matches!(value, Value::Null | Value::Bool(false)) && *value != json!([]) && *value != "");
    state.insert("secrets".to_owned(), client.secrets.iter().map(secret).collect());
    by.did(Action::AppCreated, now).app(&client.id).after(Value::Object(state))
}

/// An app that is no more.
pub(in crate::protocol) fn app_deleted(client: &Client, by: &Author, now: UnixSeconds) -> Entry {
    let created = app_created(client, by, now);
    Entry { what: Action::AppDeleted, before: created.after.clone(), after: None, ..created }
}

/// What has changed about an app, one entry for each kind of change. None: nothing that anybody sees.
pub(in crate::protocol) fn app_changed(before: &Client, after: &Client, by: &Author, now: UnixSeconds) -> Vec<Entry> {
    let (mut was, mut is) = (settings(before), settings(after));
    let names: Vec<String> = was.keys().chain(is.keys()).cloned().collect();
    for name in names {
        if was.get(&name) == is.get(&name) {
            was.remove(&name);
            is.remove(&name);
        }
    }
    let mut entries = Vec::new();
    let mut switch = |name: &str, on: Action, off: Action| {
        let (is, was) = (is.remove(name), was.remove(name));
        if is.is_none() && was.is_none() {
            return;
        }
        // What is empty may be left out.
        let what = if matches!(is, None | Some(Value::Null | Value::Bool(false))) { off } else { on };
        entries.push(by.did(what, now).app(&after.id));
    };
    switch("disabled", Action::AppDisabled, Action::AppEnabled);
    switch("deleted_at", Action::AppDeleted, Action::AppRestored);
    if !is.is_empty() || !was.is_empty() {
        let entry = by.did(Action::AppChanged, now).app(&after.id);
        entries.push(entry.before(Value::Object(was)).after(Value::Object(is)));
    }
    let found = |secrets: &[ClientSecret], one: &ClientSecret| secrets.iter().find(|s| s.hash == one.hash).cloned();
    for made in after.secrets.iter().filter(|one| found(&before.secrets, one).is_none()) {
        entries.push(by.did(Action::SecretMade, now).app(&after.id).after(secret(made)));
    }
    for old in &before.secrets {
        let left = found(&after.secrets, old);
        if left.as_ref().is_none_or(|left| left.expires_at != old.expires_at) {
            let ends_later = left.as_ref().is_some_and(|left| left.expires_at.is_none_or(|end| now < end));
            let what = if ends_later { Action::SecretEndsLater } else { Action::SecretEnded };
            let entry = by.did(what, now).app(&after.id).before(secret(old));
            entries.push(Entry { after: left.as_ref().map(secret), ..entry });
        }
    }
    entries
}
