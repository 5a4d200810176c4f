//! What a member allowed: `POST /oauth/deauthorize`.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::json;

use crate::dialect::Dialects;
use crate::dialect::decode::{self, Bearer, Schemes};
use crate::model::{ClientId, MemberId, Plaintext, RequestFacts, problem};
use crate::protocol::deauthorize::{self, NotTakenBack};
use crate::web;

use super::ApiError;

/// Longer ids are given to no app.
const CLIENT_ID_BYTES_MAX: usize = 80;

#[derive(Deserialize)]
struct Deauthorize {
    client_id: String,
}

impl Dialects {
    pub(in crate::dialect) async fn mattermost_deauthorize(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let token = match bearer(request) {
            Ok(token) => token,
            Err(error) => return error.answer(request, None),
        };
        let client = match serde_json::from_slice::<Deauthorize>(request.body()) {
            Ok(body) if is_client_id(&body.client_id) => ClientId(body.client_id),
            _ => return ApiError::body("client_id").answer(request, None),
        };
        match deauthorize::by_app(&token, &client, &self.ports).await {
            Ok(member) => taken_back(client, member),
            Err(NotTakenBack::InvalidToken) => ApiError::session(&problem::P410).answer(request, None),
            Err(NotTakenBack::OtherApp) => {
                ApiError::permissions().answer(request, Some("a token of another app".to_owned()))
            }
            Err(NotTakenBack::Store(error)) => ApiError::from(error.clone()).answer(request, Some(error.to_string())),
        }
    }
}

/// The token of the header; nowhere else may one stand where something is changed.
fn bearer(request: &Request<Bytes>) -> Result<Plaintext, ApiError> {
    match decode::bearer(request, Schemes::Mattermost) {
        Bearer::Found { token, in_query: None } => Ok(token),
        Bearer::Found { in_query: Some(_), .. } => Err(ApiError::in_query()),
        Bearer::Missing => Err(ApiError::no_session()),
        Bearer::Several | Bearer::Malformed => Err(ApiError::session(&problem::P410)),
    }
}

fn is_client_id(text: &str) -> bool {
    let unreserved = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    (1..=CLIENT_ID_BYTES_MAX).contains(&text.len()) && text.bytes().all(unreserved)
}

fn taken_back(client: ClientId, member: MemberId) -> Response<Bytes> {
    let facts =
        RequestFacts { client_id: Some(client), member_id: Some(member), result: "ok", ..RequestFacts::default() };
    web::with_facts(web::json(StatusCode::OK, &json!({ "status": "OK" })), facts)
}
