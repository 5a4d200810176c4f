//! Mattermost's API of apps: the recorded conversation again, who may do what, and what ends with an app.

mod managers;
mod recorded;
mod secrets;

use std::collections::BTreeSet;

use bytes::Bytes;
use http::Response;
use portico::model::audit::{Actor, Author};
use portico::model::{MemberId, Permission, TokenOwner};
use portico::protocol::personal::{self, NewToken, Operation, Reply};
use serde_json::{Value, json};

use crate::transcripts::Theatre;

const APPS: &str = "/api/v4/oauth/apps";

/// A token with these permissions; none stands for what is usual.
async fn token(theatre: &Theatre, owner: TokenOwner, permissions: &[Permission]) -> String {
    let new = NewToken {
        owner,
        name: String::new(),
        permissions: BTreeSet::from_iter(permissions.to_vec()),
        life_secs: None,
    };
    let ports = &theatre.stage.ports;
    let issued = personal::perform(
        Operation::Issue(Box::new(new)),
        &Author::here(Actor::System),
        &*ports.store,
        &*ports.clock,
        &*ports.entropy,
    )
    .await;
    match issued.expect("issued") {
        Reply::Issued(_, secret) => secret.0.reveal().to_owned(),
        other => panic!("{other:?}"),
    }
}

/// A usual token of a member of the toy forum: 1 is anna, 3 is carla of the staff.
async fn of_member(theatre: &Theatre, number: u64) -> String {
    token(theatre, TokenOwner::Member(MemberId::Number(number)), &[]).await
}

async fn admin(theatre: &Theatre) -> String {
    token(theatre, TokenOwner::Admin, &[]).await
}

async fn call(theatre: &Theatre, token: &str, method: &str, path: &str, body: &str) -> (u16, Value) {
    let fields = [("authorization".to_owned(), format!("Bearer {token}"))];
    answered(&theatre.send(method, path, &fields, body).await)
}

fn answered(response: &Response<Bytes>) -> (u16, Value) {
    let body = serde_json::from_slice(response.body()).unwrap_or_else(|error| panic!("{error}: {response:?}"));
    (response.status().as_u16(), body)
}

fn zap() -> Value {
    json!({
        "name": "Zap", "description": "desc", "homepage": "https://zap.example",
        "icon_url": "https://zap.example/i.png", "callback_urls": ["https://zap.example/cb"], "is_trusted": false,
    })
}

/// Adds an app and wants success.
async fn created(theatre: &Theatre, token: &str, app: &Value) -> Value {
    let (status, body) = call(theatre, token, "POST", APPS, &app.to_string()).await;
    assert_eq!(status, 201, "{body}");
    body
}

fn text<'a>(body: &'a Value, name: &str) -> &'a str {
    body[name].as_str().unwrap_or_else(|| panic!("no text {name} in {body}"))
}

fn path_of(app: &Value) -> String {
    format!("{APPS}/{}", text(app, "id"))
}
