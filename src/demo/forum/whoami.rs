//! `/whoami.json` of flavour `plain`: what a site of its own make offers to a gateway.
//!
//! Without a parameter it tells a browser about its own session. With `?id=N` it tells about any member, so only
//! programs on the same machine may ask: the peer must be loopback, and the request must not have come through
//! a proxy. The gateway marks whatever it passes on (`X-Forwarded-For`, or `Forwarded`); when it asks for a member by
//! id itself, there is no such line.

use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::super::DemoError;
use super::super::server::{Answer, json, parameter};
use super::backend::{Account, Visit};
use super::{Board, addresses};

/// Lines that only a proxy adds.
const PASSED_ON: [&str; 2] = ["x-forwarded-for", "forwarded"];

/// Answers for the session of the request, or for `?id=`.
pub async fn answer(board: &Board, visit: &Visit, headers: &HeaderMap) -> Answer {
    let member = match parameter(&visit.query, "id") {
        None => board.backend.visit(visit).await.map(|visited| visited.account),
        Some(_) if !visit.address.is_loopback() || PASSED_ON.iter().any(|name| headers.contains_key(*name)) => {
            let error = json!({"error": "members are looked up by id from this machine only"});
            return json(StatusCode::FORBIDDEN, &error);
        }
        Some(id) => by_id(board, &id).await,
    };
    match member {
        Ok(member) => json(StatusCode::OK, &json!({"member": member.map(|account| describe(board, &account))})),
        Err(_) => json(StatusCode::SERVICE_UNAVAILABLE, &json!({"error": "try again"})),
    }
}

async fn by_id(board: &Board, id: &str) -> Result<Option<Account>, DemoError> {
    match id.parse() {
        Ok(id) => board.backend.account(id).await,
        Err(_) => Ok(None),
    }
}

fn describe(board: &Board, account: &Account) -> Value {
    let (base, addresses) = (board.base(), board.backend.addresses());
    let now = board.clock.now().0;
    let groups: Vec<Value> =
        account.groups.iter().map(|group| json!({"id": group.id.to_string(), "name": group.name})).collect();
    json!({
        "id": account.id,
        "username": account.username,
        "display_name": account.username,
        "email": account.email,
        "email_verified": account.email_verified,
        "groups": groups,
        "avatar_url": format!("{base}{}", addresses::fill(addresses.avatar, account.id, "")),
        "profile_url": format!("{base}{}", addresses::fill(addresses.profile, account.id, "")),
        "language": "en",
        "banned_until": account.banned_until.filter(|until| *until == 0 || *until >= now),
        "active": account.active,
    })
}
