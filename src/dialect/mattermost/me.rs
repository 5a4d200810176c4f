//! `GET /api/v4/users/me`.

use bytes::Bytes;
use http::header::{ETAG, EXPIRES, IF_NONE_MATCH, WWW_AUTHENTICATE};
use http::{HeaderValue, Request, Response, StatusCode};
use serde_json::Value;

use crate::dialect::Dialects;
use crate::dialect::decode::{self, Bearer, Schemes};
use crate::model::{Dialect, Hash32, Plaintext, RequestFacts, problem};
use crate::protocol::personal;
use crate::protocol::rules::mattermost;
use crate::protocol::userinfo::{self, Identity, UserinfoError};
use crate::web;

use super::ApiError;

impl Dialects {
    pub(in crate::dialect) async fn mattermost_me(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let (token, in_query) = match decode::bearer(request, Schemes::Mattermost) {
            Bearer::Found { token, in_query } => (token, in_query),
            Bearer::Missing => return challenged(&ApiError::no_session(), request, Some("no token".to_owned())),
            Bearer::Several | Bearer::Malformed => {
                return challenged(&ApiError::session(&problem::P410), request, Some("no readable token".to_owned()));
            }
        };
        if personal::is_personal(&token) {
            return self.mattermost_own(&token, in_query.is_some(), request).await;
        }
        match userinfo::userinfo(&token, in_query.as_deref(), Some(Dialect::Mattermost), &self.settings, &self.ports)
            .await
        {
            Ok(identity) => told(&identity, request),
            Err(error) => refused(&error, request),
        }
    }

    /// The member himself, by his personal token.
    async fn mattermost_own(&self, token: &Plaintext, in_query: bool, request: &Request<Bytes>) -> Response<Bytes> {
        if in_query {
            return challenged(&ApiError::in_query(), request, None);
        }
        let member = match self.own_member(token).await {
            Ok(member) => member,
            Err(error) if error.status == StatusCode::UNAUTHORIZED => return challenged(&error, request, None),
            Err(error) => return error.answer(request, None),
        };
        let username = match userinfo::username(&member, &self.ports).await {
            Ok(username) => username,
            Err(error) => return ApiError::from(error.clone()).answer(request, Some(error.to_string())),
        };
        let facts = RequestFacts { member_id: Some(member.id.clone()), result: "ok", ..RequestFacts::default() };
        let user = mattermost::user(&member, &username, &mattermost::whole());
        web::with_facts(tagged(&Value::Object(user), request), facts)
    }
}

fn told(identity: &Identity, request: &Request<Bytes>) -> Response<Bytes> {
    let facts = RequestFacts {
        client_id: Some(identity.client.id.clone()),
        member_id: Some(identity.member.id.clone()),
        result: "ok",
        ..RequestFacts::default()
    };
    let user = mattermost::user(&identity.member, &identity.username, &identity.scopes);
    web::with_facts(tagged(&Value::Object(user), request), facts)
}

/// JSON with the tag of what it says; 304 to whoever has it already.
fn tagged(body: &Value, request: &Request<Bytes>) -> Response<Bytes> {
    let tag = format!("\"{}\"", String::from(Hash32::of(body.to_string().as_bytes())));
    let mut response =
        if has_it(request, &tag) { web::empty(StatusCode::NOT_MODIFIED) } else { web::json(StatusCode::OK, body) };
    let headers = response.headers_mut();
    headers.insert(EXPIRES, HeaderValue::from_static("0"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    response
}

/// RFC 9110 §13.1.2: a list of tags, or whatever there is.
fn has_it(request: &Request<Bytes>, tag: &str) -> bool {
    let lines = request.headers().get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    let mut sent = lines.flat_map(|line| line.split(',')).map(|sent| sent.trim().trim_start_matches("W/"));
    sent.any(|sent| sent == tag || sent == "*")
}

fn refused(error: &UserinfoError, request: &Request<Bytes>) -> Response<Bytes> {
    match error {
        UserinfoError::InvalidToken | UserinfoError::Expired | UserinfoError::Scope(_) => {
            challenged(&ApiError::session(&problem::P410), request, None)
        }
        UserinfoError::QueryRefused => challenged(&ApiError::in_query(), request, None),
        UserinfoError::Source(failure) => {
            ApiError::unavailable(failure.problem()).answer(request, Some(failure.to_string()))
        }
        UserinfoError::Store(error) => ApiError::from(error.clone()).answer(request, Some(error.to_string())),
    }
}

/// Mattermost sends no challenge; RFC 6750 §3 wants one.
fn challenged(error: &ApiError, request: &Request<Bytes>, why: Option<String>) -> Response<Bytes> {
    let mut response = error.answer(request, why);
    response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"portico\""));
    response
}
