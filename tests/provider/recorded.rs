//! What a Mattermost 5.37 answered, call by call: the same status, members, types and errors here.
//!
//! `docs/mattermost.md` has the deviations; the two that show in this part are named beside what is compared.

use portico::model::{MemberId, Permission, TokenOwner};
use serde_json::Value;

use super::{APPS, token};
use crate::transcripts::Theatre;

fn recording() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../vectors/mattermost-provider.json")).expect("a JSON file");
    file["exchanges"].as_array().expect("exchanges").clone()
}

/// The kind of a value, and of what is in it.
fn shape(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(number) if number.is_i64() => "integer".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(_) => "text".to_owned(),
        Value::Array(items) => {
            let kinds: Vec<String> = items.iter().map(shape).collect();
            format!("[{}]", kinds.join(", "))
        }
        Value::Object(members) => {
            let mut kinds: Vec<String> =
                members.iter().map(|(name, value)| format!("{name}: {}", shape(value))).collect();
            kinds.sort();
            format!("{{{}}}", kinds.join(", "))
        }
    }
}

/// Members whose values follow from what was sent, or that programs tell errors apart by.
fn assert_same(name: &str, got: &Value, recorded: &Value) {
    let same = ["name", "description", "icon_url", "callback_urls", "homepage", "is_trusted"];
    // `detailed_error` names an app that was never kept there; here it is empty.
    let of_errors = ["message", "status_code", "status"];
    for member in same.iter().chain(&of_errors) {
        assert_eq!(got.get(member), recorded.get(member), "{name}: {member}");
    }
    if recorded.get("status_code").is_some() {
        assert_eq!(got["id"], recorded["id"], "{name}");
    } else if recorded.get("creator_id").is_some() {
        for id in ["id", "creator_id"] {
            assert!(got[id].as_str().is_some_and(is_id), "{name}: {id} {got}");
        }
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 26 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

#[tokio::test]
async fn the_recorded_management_of_apps_is_answered_as_recorded() {
    let theatre = Theatre::open().await;
    let all = Permission::ALL.to_vec();
    let zoe = token(&theatre, TokenOwner::Member(MemberId::Number(3)), &all).await;
    // The recorded list had the recorded app only.
    for client in theatre.stage.ports.store.clients().await.expect("the store") {
        theatre.stage.ports.store.delete_client(&client.id).await.expect("the store");
    }
    let mut ids: Vec<(String, String)> = Vec::new();
    let mut replayed = 0;
    for exchange in recording() {
        let name = exchange["name"].as_str().expect("a name");
        let (sent, recorded) = (&exchange["request"], &exchange["response"]);
        let today = |text: &str| ids.iter().fold(text.to_owned(), |text, (then, now)| text.replace(then, now));
        let path = today(sent["path"].as_str().expect("a path"));
        if !path.starts_with(APPS) {
            continue;
        }
        let body = match (&sent["json"], &sent["form"]) {
            (Value::Null, Value::String(raw)) => raw.clone(),
            (Value::Null, _) => String::new(),
            (json, _) => today(&json.to_string()),
        };
        let fields = match sent["auth"].as_str() {
            Some("Bearer") => vec![("authorization".to_owned(), format!("Bearer {zoe}"))],
            _ => Vec::new(),
        };
        let response = theatre.send(sent["method"].as_str().expect("a method"), &path, &fields, &body).await;
        let got: Value = serde_json::from_slice(response.body()).expect("JSON");
        assert_eq!(u64::from(response.status().as_u16()), recorded["status"], "{name}: {got}");
        assert_eq!(
            response.headers()["content-type"],
            "application/json",
            "{name}: exactly, or its client sees a text"
        );
        assert_eq!(shape(&got), shape(&recorded["body"]), "{name}");
        match (&got, &recorded["body"]) {
            (Value::Array(got), Value::Array(recorded)) => {
                got.iter().zip(recorded).for_each(|(got, recorded)| assert_same(name, got, recorded));
            }
            (got, recorded) => assert_same(name, got, recorded),
        }
        // Secrets are kept as hashes: one is there when it was just made, and empty elsewhere.
        let made = name.starts_with("create") || name == "regenerate secret";
        if let Some(secret) = got["client_secret"].as_str() {
            assert_eq!(is_id(secret), made, "{name}: {secret:?}");
        }
        if recorded["status"] == 201 {
            let id = |body: &Value| body["id"].as_str().expect("an id").to_owned();
            ids.push((id(&recorded["body"]), id(&got)));
        }
        replayed += 1;
    }
    assert_eq!(replayed, 20, "all of them were played");
}
