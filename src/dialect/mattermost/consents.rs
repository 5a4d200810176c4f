//! What a member allowed: `/api/v4/users/{id}/oauth/apps/authorized` and `POST /oauth/deauthorize`.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::json;

use crate::dialect::Dialects;
use crate::model::audit::{Actor, Author};
use crate::model::{ClientId, MemberId, Plaintext, RequestFacts, problem};
use crate::ports::Ports;
use crate::protocol::authorized::{self, NotTakenBack};
use crate::protocol::personal;
use crate::protocol::rules::mattermost;
use crate::web;

use super::{ApiError, apps, caller};

/// Longer ids are given to no app.
const CLIENT_ID_BYTES_MAX: usize = 80;

#[derive(Deserialize)]
struct Deauthorize {
    client_id: String,
}

impl Dialects {
    pub(in crate::dialect) async fn mattermost_authorized(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let listed = async {
            let member = self.acting_member(&caller::bearer(request)?).await?;
            of_himself(request.uri().path(), &member.id)?;
            let apps = authorized::list(&member.id, &self.ports).await?;
            Ok::<_, ApiError>((member.id, apps))
        };
        match listed.await {
            Ok((member, apps)) => {
                let (first, count) = apps::page(request.uri().query().unwrap_or_default());
                let page = apps.iter().skip(first).take(count).map(|found| apps::app(&found.client, ""));
                let facts = RequestFacts { member_id: Some(member), result: "ok", ..RequestFacts::default() };
                web::with_facts(web::json(StatusCode::OK, &page.collect()), facts)
            }
            Err(error) => error.answer(request, None),
        }
    }

    pub(in crate::dialect) async fn mattermost_deauthorize(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let token = match caller::bearer(request) {
            Ok(token) => token,
            Err(error) => return error.answer(request, None),
        };
        let client = match serde_json::from_slice::<Deauthorize>(request.body()) {
            Ok(body) if is_client_id(&body.client_id) => ClientId(body.client_id),
            _ => return ApiError::body("client_id").answer(request, None),
        };
        match self.take_back(&token, &client, &web::ports_of(&self.ports, request)).await {
            Ok(member) => taken_back(client, member),
            Err(error) => error.answer(request, None),
        }
    }

    /// By the member's personal token, or by the app's own access token. Answers whose consent it was.
    async fn take_back(&self, token: &Plaintext, client: &ClientId, ports: &Ports) -> Result<MemberId, ApiError> {
        if personal::is_personal(token) {
            let member = self.own_member(token).await?;
            let who = Actor::Member { id: member.id.clone(), name: member.display_name.clone() };
            authorized::take_back(&member.id, client, &Author::of(who, &ports.whence), ports).await?;
            return Ok(member.id);
        }
        authorized::give_back(token, client, ports).await.map_err(|refusal| match refusal {
            NotTakenBack::InvalidToken => ApiError::session(&problem::P410),
            NotTakenBack::OtherApp => ApiError::permissions(),
            NotTakenBack::Store(error) => error.into(),
        })
    }
}

/// The member in the path must be the one who asks: `me`, or his id.
fn of_himself(path: &str, member: &MemberId) -> Result<(), ApiError> {
    let user = path.strip_suffix("/oauth/apps/authorized").and_then(|path| path.rsplit('/').next());
    match user.unwrap_or_default() {
        "me" => Ok(()),
        id if id == mattermost::member_id(member) => Ok(()),
        id if mattermost::is_id(id) => Err(ApiError::permissions()),
        _ => Err(ApiError::url("user_id")),
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
