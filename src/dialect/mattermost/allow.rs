//! `POST /oauth/authorize` with JSON: a program of the member allows an app in his name.
//!
//! Only with a personal token. A page of the forum can send the forum's cookie along without the member's knowledge,
//! so the cookie alone allows nothing: that is a click on our page.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::json;

use crate::dialect::Dialects;
use crate::model::{Visitor, problem};
use crate::protocol::authorize::{self, Arrival, AuthorizeRefusal, AuthorizeRequest};
use crate::web;

use super::{ApiError, apps, caller};

/// The body. What else Mattermost's clients send plays no part.
#[derive(Deserialize)]
struct Allow {
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    response_type: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    scope: String,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
}

/// Whether the body says that it is JSON.
pub(in crate::dialect) fn is_json(request: &Request<Bytes>) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Whether a program sends JSON under another name, as curl does with `-d`. No form begins like this.
pub(in crate::dialect) fn is_json_without_a_word(request: &Request<Bytes>) -> bool {
    request.headers().contains_key(AUTHORIZATION) && request.body().trim_ascii_start().starts_with(b"{")
}

/// The answer to that.
pub(in crate::dialect) fn say_what_it_is(request: &Request<Bytes>) -> Response<Bytes> {
    let detail = Cow::Borrowed("The body is JSON; say so: Content-Type: application/json");
    ApiError { detail, ..ApiError::body("Content-Type") }.answer(request, None)
}

impl Dialects {
    pub(in crate::dialect) async fn mattermost_allow(&self, request: &Request<Bytes>) -> Response<Bytes> {
        // The path is another dialect's too, so that the switch is looked at here.
        if !self.settings.provider.on {
            return apps::switched_off(request);
        }
        let who = async { self.acting_caller(&caller::bearer(request)?).await };
        let (member, proved_at) = match who.await {
            Ok(who) => who,
            Err(error) => return error.answer(request, None),
        };
        let Ok(body) = serde_json::from_slice::<Allow>(request.body()) else {
            return ApiError::body("authorize_request").answer(request, None);
        };
        let arrival = Arrival {
            request: asked(body),
            path: "",
            after_login: &String::new,
            pushed: None,
            login_since: None,
            dialect: None,
            visitor: &Visitor::default(),
            browser: None,
            resume_prefix: "",
            may_keep: &|| Ok(()),
        };
        match authorize::allow(arrival, member, proved_at, &self.settings, &web::ports_of(&self.ports, request)).await {
            Ok(to) => {
                let body = json!({ "redirect": to.location });
                web::with_facts(web::json(StatusCode::OK, &body), to.facts())
            }
            Err(refusal) => refused(&refusal).answer(request, None),
        }
    }
}

/// Empty texts count as absent, as in a query.
fn asked(body: Allow) -> AuthorizeRequest {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    AuthorizeRequest {
        client_id: some(body.client_id),
        redirect_uri: some(body.redirect_uri),
        response_type: some(body.response_type),
        scope: some(body.scope),
        state: some(body.state),
        // An empty challenge is a broken one, not an absent one.
        code_challenge: body.code_challenge,
        code_challenge_method: body.code_challenge_method,
        ..AuthorizeRequest::default()
    }
}

fn refused(refusal: &AuthorizeRefusal) -> ApiError {
    match refusal {
        AuthorizeRefusal::ClientMissing => ApiError::body("client_id"),
        AuthorizeRefusal::ClientUnknown { .. } => ApiError::no_app(),
        AuthorizeRefusal::RedirectUri { .. } => {
            let id = "api.oauth.allow_oauth.redirect_callback.app_error";
            let message = "invalid_request: Supplied redirect_uri did not match registered callback_url.";
            ApiError { problem: &problem::P402, ..ApiError::new(StatusCode::BAD_REQUEST, id, message) }
        }
        AuthorizeRefusal::Member { .. } => ApiError::permissions(),
        AuthorizeRefusal::Group { .. } => ApiError {
            problem: &problem::P411,
            detail: Cow::Borrowed("The app is not open to this member."),
            ..ApiError::permissions()
        },
        AuthorizeRefusal::NoEmail { .. } => ApiError {
            problem: &problem::P431,
            detail: Cow::Borrowed("The forum has not confirmed the member's e-mail address."),
            ..ApiError::permissions()
        },
        AuthorizeRefusal::Source(_) => ApiError::unavailable(&problem::P221),
        AuthorizeRefusal::Store(error) => error.clone().into(),
        AuthorizeRefusal::Repeated { .. }
        | AuthorizeRefusal::Parameters { .. }
        | AuthorizeRefusal::Pushed { .. }
        | AuthorizeRefusal::TooMany { .. } => ApiError::body("authorize_request"),
    }
}
