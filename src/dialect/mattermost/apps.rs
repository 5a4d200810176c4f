//! `/api/v4/oauth/apps…`: apps as programs manage them.

use std::borrow::Cow;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::dialect::authorize::shown;
use crate::dialect::{Dialects, method_not_allowed};
use crate::model::{Client, ClientId, Dialect, MemberId, Plaintext, Problem, RequestFacts, UnixSeconds, problem};
use crate::protocol::personal::Caller;
use crate::protocol::provider::{Desk, Field, Refusal, Wish};
use crate::protocol::rules::mattermost;
use crate::route::Endpoint;
use crate::web::{self, Parameters};

use super::ApiError;
use super::caller::bearer;

/// Where the paths of this file begin.
const ROOT: &str = "/api/v4/oauth/apps";
/// How many apps a list has, and how many it may have.
const PER_PAGE: usize = 60;
const PER_PAGE_MAX: usize = 200;

/// What one of the paths is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Apps,
    App(ClientId),
    Info(ClientId),
    Secret(ClientId),
    Nothing,
}

/// An app as sent. Whatever else is sent is ignored, as Mattermost ignores it.
#[derive(Deserialize)]
struct SentApp {
    id: Option<String>,
    name: Option<String>,
    description: Option<String>,
    homepage: Option<String>,
    icon_url: Option<String>,
    callback_urls: Option<Vec<String>>,
    is_trusted: Option<bool>,
}

impl SentApp {
    fn wish(self) -> Wish {
        Wish {
            name: self.name.unwrap_or_default(),
            description: self.description.unwrap_or_default(),
            homepage: self.homepage.unwrap_or_default(),
            icon_url: self.icon_url.unwrap_or_default(),
            callbacks: self.callback_urls.unwrap_or_default(),
            trusted: self.is_trusted.unwrap_or_default(),
        }
    }
}

/// What came of a request.
enum Done {
    Made(Client, Plaintext),
    Remade(Client, Plaintext),
    App(Client),
    Apps(Vec<Client>),
    Deleted(ClientId),
}

impl Dialects {
    pub(in crate::dialect) async fn mattermost_apps(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let target = target(request.uri().path());
        let allowed = match target {
            Target::Apps => "GET, HEAD, POST",
            Target::App(_) => "GET, HEAD, PUT, DELETE",
            Target::Info(_) => "GET, HEAD",
            Target::Secret(_) => "POST",
            Target::Nothing => return no_such_path().answer(request, None),
        };
        if !allowed.split(", ").any(|name| request.method().as_str() == name) {
            return method_not_allowed(Endpoint::MattermostApps, Some(Dialect::Mattermost), allowed);
        }
        let token = match bearer(request) {
            Ok(token) => token,
            Err(error) => return error.answer(request, None),
        };
        let caller = match self.caller(&token).await {
            Ok(caller) => caller,
            Err(error) => return error.answer(request, None),
        };
        let member = caller.member().map(|member| member.id.clone());
        match self.manage(&target, &caller, request).await {
            Ok(done) => told(&done, member),
            Err((error, why)) => {
                let mut response = error.answer(request, why);
                if let Some(facts) = response.extensions_mut().get_mut::<RequestFacts>() {
                    facts.member_id = member;
                }
                response
            }
        }
    }

    async fn manage(
        &self,
        target: &Target,
        caller: &Caller,
        request: &Request<Bytes>,
    ) -> Result<Done, (ApiError, Option<String>)> {
        let ports = web::ports_of(&self.ports, request);
        let desk = Desk { caller, provider: &self.settings.provider, ports: &ports };
        let done = match (target, request.method()) {
            (Target::Apps, &Method::POST) => {
                let sent = sent(request)?;
                if sent.id.as_ref().is_some_and(|id| !id.is_empty()) {
                    return Err((exists(), None));
                }
                desk.create(sent.wish()).await.map(|(client, secret)| Done::Made(client, secret))
            }
            (Target::Apps, _) => {
                let (first, count) = page(request.uri().query().unwrap_or_default());
                let listed = desk.list(first, count).await;
                return listed.map(Done::Apps).map_err(|refusal| match refusal {
                    Refusal::NotAManager => (limited(), None),
                    refusal => refused(refusal),
                });
            }
            (Target::App(id), &Method::PUT) => {
                let sent = sent(request)?;
                if sent.id.as_ref() != Some(&id.0) {
                    return Err((ApiError::body("app_id"), None));
                }
                desk.update(id, sent.wish()).await.map(Done::App)
            }
            (Target::App(id), &Method::DELETE) => desk.delete(id).await.map(|()| Done::Deleted(id.clone())),
            (Target::App(id), _) => desk.app(id).await.map(Done::App),
            (Target::Secret(id), _) => desk.regenerate(id).await.map(|(client, secret)| Done::Remade(client, secret)),
            (Target::Info(id), _) => desk.info(id).await.map(Done::App),
            (Target::Nothing, _) => return Err((no_such_path(), None)),
        };
        done.map_err(refused)
    }
}

/// The provider is switched off: Mattermost's answer on all of its paths.
pub(in crate::dialect) fn switched_off(request: &Request<Bytes>) -> Response<Bytes> {
    let (id, message) =
        ("api.oauth.allow_oauth.turn_off.app_error", "The system admin has turned off OAuth2 Service Provider.");
    ApiError::new(StatusCode::NOT_IMPLEMENTED, id, message).answer(request, Some("switched off".to_owned()))
}

fn target(path: &str) -> Target {
    let Some((_, rest)) = path.split_once(ROOT) else { return Target::Nothing };
    let id = |text: &str| ClientId(text.to_owned());
    match rest.split('/').collect::<Vec<_>>().as_slice() {
        [""] => Target::Apps,
        ["", app] => Target::App(id(app)),
        ["", app, "info"] => Target::Info(id(app)),
        ["", app, "regen_secret"] => Target::Secret(id(app)),
        _ => Target::Nothing,
    }
}

fn sent(request: &Request<Bytes>) -> Result<SentApp, (ApiError, Option<String>)> {
    serde_json::from_slice(request.body()).map_err(|error| (ApiError::body("oauth_app"), Some(error.to_string())))
}

/// First place and number of a page. What makes no sense counts as not sent.
pub(super) fn page(query: &str) -> (usize, usize) {
    let parameters = Parameters::parse(query.as_bytes()).unwrap_or_default();
    let number = |name: &str| parameters.get(name).and_then(|text| text.parse::<usize>().ok());
    let count = number("per_page").unwrap_or(PER_PAGE).min(PER_PAGE_MAX);
    (number("page").unwrap_or_default().saturating_mul(count), count)
}

fn refused(refusal: Refusal) -> (ApiError, Option<String>) {
    let error = match &refusal {
        Refusal::NotAManager | Refusal::NotYours => ApiError::permissions(),
        Refusal::NotFound(id) if mattermost::is_id(&id.0) => not_found(),
        Refusal::NotFound(_) => bad_id(),
        Refusal::Invalid(field, why) => ApiError { detail: Cow::Owned(why.clone()), ..invalid(*field) },
        Refusal::TooMany => too_many(),
        Refusal::Store(_) => ApiError::unavailable(&problem::P503),
    };
    (error, Some(described(&refusal)))
}

/// For the log.
fn described(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotAManager => "this caller may manage no apps".to_owned(),
        Refusal::NotYours => "it is somebody else's app".to_owned(),
        Refusal::NotFound(id) => format!("there is no app {:?}", shown(&id.0)),
        Refusal::Invalid(_, why) => why.clone(),
        Refusal::TooMany => "this member has as many apps as one may have".to_owned(),
        Refusal::Store(error) => error.to_string(),
    }
}

fn invalid(field: Field) -> ApiError {
    const URL: &str = "must be a valid URL and start with http:// or https://.";
    let (id, message) = match field {
        Field::Name => ("model.oauth.is_valid.name.app_error", "Invalid name.".to_owned()),
        Field::Description => ("model.oauth.is_valid.description.app_error", "Invalid description.".to_owned()),
        Field::Callbacks => ("model.oauth.is_valid.callback.app_error", format!("Callback URL {URL}")),
        Field::Homepage => ("model.oauth.is_valid.homepage.app_error", format!("Homepage {URL}")),
        Field::IconUrl => ("model.oauth.is_valid.icon_url.app_error", format!("Icon URL {URL}")),
        Field::Other => return with(ApiError::body("oauth_app"), &problem::P506),
    };
    with(ApiError::new(StatusCode::BAD_REQUEST, id, message), &problem::P506)
}

fn exists() -> ApiError {
    let (id, message) = ("app.oauth.save_app.existing.app_error", "Must call update for existing app.");
    with(ApiError::new(StatusCode::BAD_REQUEST, id, message), &problem::P506)
}

fn not_found() -> ApiError {
    let (id, message) = ("app.oauth.get_app.find.app_error", "Unable to find the requested app.");
    with(ApiError::new(StatusCode::NOT_FOUND, id, message), &problem::P505)
}

fn bad_id() -> ApiError {
    let (id, message) =
        ("api.context.invalid_url_param.app_error", "Invalid or missing app_id parameter in request URL.");
    with(ApiError::new(StatusCode::BAD_REQUEST, id, message), &problem::P505)
}

fn limited() -> ApiError {
    let (id, message) = ("api.command.admin_only.app_error", "Integrations have been limited to admins only.");
    with(ApiError::new(StatusCode::FORBIDDEN, id, message), &problem::P410)
}

fn too_many() -> ApiError {
    let (id, message) = ("app.portico.too_many_apps.app_error", "You have as many apps as one member may have.");
    with(ApiError::new(StatusCode::FORBIDDEN, id, message), &problem::P506)
}

fn no_such_path() -> ApiError {
    let (id, message) = ("api.context.404.app_error", "Sorry, we could not find the page.");
    with(ApiError::new(StatusCode::NOT_FOUND, id, message), &problem::P212)
}

fn with(error: ApiError, problem: &'static Problem) -> ApiError {
    ApiError { problem, ..error }
}

fn told(done: &Done, member_id: Option<MemberId>) -> Response<Bytes> {
    let (status, body, client_id) = match done {
        Done::Made(client, secret) => (StatusCode::CREATED, app(client, secret.reveal()), Some(&client.id)),
        Done::Remade(client, secret) => (StatusCode::OK, app(client, secret.reveal()), Some(&client.id)),
        Done::App(client) => (StatusCode::OK, app(client, ""), Some(&client.id)),
        Done::Apps(clients) => (StatusCode::OK, clients.iter().map(|client| app(client, "")).collect(), None),
        Done::Deleted(id) => (StatusCode::OK, json!({ "status": "OK" }), Some(id)),
    };
    let facts = RequestFacts { client_id: client_id.cloned(), member_id, result: "ok", ..RequestFacts::default() };
    web::with_facts(web::json(status, &body), facts)
}

/// An app with Mattermost's members and types. Secrets are kept as hashes, so one is there only when it was just made.
pub(super) fn app(client: &Client, secret: &str) -> Value {
    let millis = |at: UnixSeconds| at.0.saturating_mul(1_000);
    // No member has the number 0: it stands for the operator.
    let creator = client.creator.as_ref().map_or(MemberId::Number(0), |creator| creator.id.clone());
    json!({
        "id": client.id,
        "creator_id": mattermost::member_id(&creator),
        "create_at": millis(client.created_at),
        "update_at": millis(client.updated_at.unwrap_or(client.created_at)),
        "client_secret": secret,
        "name": client.name,
        "description": client.description,
        "icon_url": client.icon_url.as_deref().unwrap_or_default(),
        "callback_urls": client.redirect_uris,
        "homepage": client.homepage.as_deref().unwrap_or_default(),
        "is_trusted": client.trusted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_pages() {
        let id = || ClientId("a".repeat(26));
        for (path, want) in [
            ("/api/v4/oauth/apps".to_owned(), Target::Apps),
            ("/forum/api/v4/oauth/apps".to_owned(), Target::Apps),
            (format!("/api/v4/oauth/apps/{}", id()), Target::App(id())),
            (format!("/api/v4/oauth/apps/{}/info", id()), Target::Info(id())),
            (format!("/api/v4/oauth/apps/{}/regen_secret", id()), Target::Secret(id())),
            (format!("/api/v4/oauth/apps/{}/else", id()), Target::Nothing),
            ("/api/v4/oauth/appsx".to_owned(), Target::Nothing),
            (format!("/api/v4/oauth/apps/x/api/v4/oauth/apps/{}", id()), Target::Nothing),
            ("/else".to_owned(), Target::Nothing),
        ] {
            assert_eq!(target(&path), want, "{path}");
        }
        for (query, want) in [
            ("", (0, 60)),
            ("page=2&per_page=10", (20, 10)),
            ("page=-1&per_page=x", (0, 60)),
            ("page=1&per_page=999", (200, 200)),
            ("page=18446744073709551615&per_page=200", (usize::MAX, 200)),
            ("page=%ff", (0, 60)),
        ] {
            assert_eq!(page(query), want, "{query}");
        }
    }
}
