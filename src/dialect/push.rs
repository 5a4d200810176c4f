//! The endpoint for requests that apps send ahead, on the wire (RFC 9126 §2).

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_json::json;

use crate::model::{Client, ClientKind, Limit, RequestFacts, problem};
use crate::protocol::authorize::{self, PUSHED_SECS, PushRefusal, Pushed};
use crate::protocol::rules::client_auth::Credentials;
use crate::web::{self, Parameters};

use super::decode::Misunderstood;
use super::token::{Failure, refused};
use super::{Dialects, decode, too_many};

/// How many requests a client that proved who it is may send ahead in a minute.
pub(super) const EACH_MINUTE: u32 = 3_000;

/// Why nothing was kept.
enum NotKept {
    /// By the rules of the token endpoint.
    Failure(Failure),
    /// 400 with a code and a sentence.
    Refused(&'static str, &'static str),
    /// 429.
    TooMany(u32),
}

impl Dialects {
    pub(super) async fn push(&self, request: &Request<Bytes>) -> Response<Bytes> {
        match self.keep_pushed(request).await {
            Ok(pushed) => {
                let body = json!({ "request_uri": pushed.request_uri.reveal(), "expires_in": PUSHED_SECS });
                let facts = RequestFacts { client_id: Some(pushed.client.id), result: "ok", ..RequestFacts::default() };
                web::with_facts(web::json(StatusCode::CREATED, &body), facts)
            }
            Err(NotKept::Failure(failure)) => refused(&failure, request),
            Err(NotKept::Refused(error, description)) => {
                let facts = RequestFacts {
                    result: "refused",
                    code: Some(problem::P408.code),
                    detail: Some(description.to_owned()),
                    ..RequestFacts::default()
                };
                let body = json!({ "error": error, "error_description": description });
                web::with_facts(web::json(StatusCode::BAD_REQUEST, &body), facts)
            }
            Err(NotKept::TooMany(wait_secs)) => too_many("Too many requests were sent ahead.", Limit::Fixed, wait_secs),
        }
    }

    async fn keep_pushed(&self, request: &Request<Bytes>) -> Result<Pushed, NotKept> {
        let misunderstood = |error| NotKept::Failure(Failure::Misunderstood(error));
        let form = decode::form(request, false).map_err(misunderstood)?;
        if form.repeated().is_some() {
            return Err(misunderstood(Misunderstood::InvalidRequest("A parameter was sent twice.")));
        }
        if form.has("request_uri") {
            let text = "A request that is sent ahead has no request_uri (RFC 9126 §2.1).";
            return Err(misunderstood(Misunderstood::InvalidRequest(text)));
        }
        let mut credentials = self.credentials(request, &form).map_err(misunderstood)?;
        if let Credentials::Assertion { audiences, .. } = &mut credentials {
            audiences.push(format!("{}{}/par", self.settings.issuer, self.settings.prefix));
        }
        let parameters = kept(&form, &credentials);
        let asked = decode::authorize(&parameters);
        let address = web::address(request);
        let may_keep = |client: &Client| {
            // A public client proves nothing, so what is limited is the address.
            let spent = match client.kind {
                ClientKind::Public => self.limits.authorize.spend(address, self.now()),
                ClientKind::Confidential => self.pushing.spend_of(&client.id, self.now()),
            };
            spent.map_err(PushRefusal::TooMany)
        };
        let ports = web::ports_of(&self.ports, request);
        self.may_prove(&credentials, request).map_err(NotKept::Failure)?;
        let pushed =
            authorize::push(&credentials, asked, parameters.to_query(), may_keep, &self.settings, &ports).await;
        let unproven = match &pushed {
            Err(PushRefusal::Client(error)) => Some(error),
            _ => None,
        };
        self.looked_at(&credentials, request, unproven);
        pushed.map_err(|refusal| match refusal {
            PushRefusal::Client(error) => {
                let header = matches!(credentials, Credentials::Basic { .. });
                NotKept::Failure(Failure::Refused { error, header })
            }
            PushRefusal::Request(error, description) => NotKept::Refused(error, description),
            PushRefusal::TooMany(wait_secs) => NotKept::TooMany(wait_secs),
        })
    }
}

/// What is kept: all but the proof of who sends it. The client id may stand in the header alone.
fn kept(form: &Parameters, credentials: &Credentials) -> Parameters {
    let mut kept = ["client_secret", "client_assertion", "client_assertion_type"]
        .into_iter()
        .fold(form.clone(), |form, name| form.without(name));
    if !kept.has("client_id") {
        kept = kept.with("client_id", &credentials.id().0);
    }
    kept
}
