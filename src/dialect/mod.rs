//! Wire shapes: decode, story, encode. A path that only one dialect has decides the dialect; on a shared path the
//! app's own dialect decides the shape of the answer, and an unknown app gets `oidc`.
//!
//! HTTP ends here: below are typed requests and typed outcomes.

mod api;
mod authorize;
mod built_in;
mod cors;
mod decode;
mod device;
mod document;
mod gitlab;
mod introspect;
mod ips4;
pub mod judges;
mod logout;
mod mattermost;
mod oidc;
mod operators;
mod proof;
mod push;
mod register;
mod token;
mod userinfo;
mod verify;

use std::sync::Arc;

pub use api::{Admission, IDENTITY_PREFIX};
pub use operators::Operators;

use document::Kept;

use bytes::Bytes;
use http::header::{ALLOW, RETRY_AFTER};
use http::{HeaderValue, Method, Request, Response, StatusCode};

use crate::model::{Dialect, Limit, RequestFacts, problem};
use crate::pages::Pages;
use crate::ports::Ports;
use crate::protocol::{Settings, metadata};
use crate::route::Endpoint;
use crate::web::{self, Budget, CookieNames, Limits};

/// Handles requests to endpoints for programs.
pub struct Dialects {
    ports: Ports,
    settings: Arc<Settings>,
    pages: Arc<Pages>,
    cookies: CookieNames,
    /// Path and query of the way back from a login, up to the handle.
    resume_prefix: String,
    /// Path of the consent form's answer.
    consent_path: String,
    /// Path of the list of authorised apps.
    apps_path: String,
    /// Path that takes the form of whoever wants to log in as somebody else.
    switch_path: String,
    /// Path of the log-out form's answer.
    logout_path: String,
    /// Scheme, host and port of the public address.
    origin: String,
    /// What is counted of whoever asks.
    limits: Arc<Limits>,
    /// Where public apps live.
    origins: cors::Origins,
    /// What web servers of other apps are told members are called.
    names: verify::Names,
    /// What clients that proved who they are may send ahead.
    pushing: Budget,
    /// How many apps one token may register.
    registering: Budget,
    /// Who may read more on error pages.
    operators: Option<Operators>,
    metadata: Kept,
    jwks: Kept,
}

impl Dialects {
    /// `base_path`: the path of the public address, empty or `/forum`.
    pub fn new(
        ports: Ports,
        settings: Arc<Settings>,
        pages: Arc<Pages>,
        cookies: CookieNames,
        base_path: &str,
        limits: Arc<Limits>,
    ) -> Self {
        let ours = format!("{base_path}{}", settings.prefix);
        Self {
            resume_prefix: format!("{ours}/resume.php?p="),
            consent_path: format!("{ours}/consent"),
            apps_path: format!("{ours}/apps"),
            switch_path: format!("{ours}/resume/switch"),
            logout_path: format!("{ours}/logout"),
            origin: settings.issuer.strip_suffix(base_path).unwrap_or(&settings.issuer).to_owned(),
            origins: cors::Origins::new(),
            names: verify::Names::new(),
            pushing: limits.fixed(push::EACH_MINUTE),
            registering: limits.fixed(register::EACH_MINUTE),
            limits,
            operators: None,
            metadata: Kept::default(),
            jwks: Kept::default(),
            ports,
            settings,
            pages,
            cookies,
        }
    }

    /// Answers one request. HEAD makes no code.
    pub async fn respond(
        &self,
        endpoint: Endpoint,
        dialect: Option<Dialect>,
        request: Request<Bytes>,
    ) -> Response<Bytes> {
        if dialect == Some(Dialect::Mattermost) && !self.settings.provider.on {
            return mattermost::apps::switched_off(&request);
        }
        let allowed: &'static str = match endpoint {
            Endpoint::Register if !self.settings.registration => return not_offered("register"),
            Endpoint::Authorize | Endpoint::Logout | Endpoint::Userinfo => "GET, HEAD, POST",
            Endpoint::AuthorizedApps => "GET, HEAD",
            Endpoint::MattermostApps => "GET, HEAD, POST, PUT, DELETE",
            Endpoint::Token
            | Endpoint::Revoke
            | Endpoint::Introspect
            | Endpoint::PushedRequests
            | Endpoint::Register
            | Endpoint::DeviceAuthorization
            | Endpoint::Deauthorize => "POST",
            Endpoint::Metadata
            | Endpoint::ApiMetadata(_)
            | Endpoint::Jwks
            | Endpoint::Verify
            | Endpoint::Healthz
            | Endpoint::Readyz => "GET, HEAD",
            Endpoint::Later(name) => return later(name),
        };
        let method = request.method();
        if *method == Method::OPTIONS
            && matches!(endpoint, Endpoint::Metadata | Endpoint::ApiMetadata(_) | Endpoint::Jwks)
        {
            return preflight();
        }
        // The shapes of other products never had it.
        let for_scripts =
            matches!(endpoint, Endpoint::Token | Endpoint::PushedRequests | Endpoint::Userinfo | Endpoint::Revoke)
                && matches!(dialect, None | Some(Dialect::Oidc));
        let origin = match for_scripts {
            true => self.origins.of(&request, &self.ports).await,
            false => None,
        };
        if *request.method() == Method::OPTIONS
            && let Some(origin) = origin
        {
            return cors::preflight(origin, allowed);
        }
        let answer = self.answer(endpoint, dialect, allowed, &request);
        let response = self.token_shown(endpoint, dialect, &request, answer).await;
        if for_scripts { cors::open_to(origin, response) } else { response }
    }

    async fn answer(
        &self,
        endpoint: Endpoint,
        dialect: Option<Dialect>,
        allowed: &'static str,
        request: &Request<Bytes>,
    ) -> Response<Bytes> {
        let method = request.method();
        if !allowed.split(", ").any(|name| method.as_str() == name) {
            return method_not_allowed(endpoint, dialect, allowed);
        }
        // Each in a box: a request holds what its own endpoint takes, and no other.
        match endpoint {
            Endpoint::Authorize | Endpoint::Logout if *method == Method::HEAD => web::empty(StatusCode::OK),
            Endpoint::Authorize => Box::pin(self.authorize(dialect, request)).await,
            Endpoint::Logout => Box::pin(self.logout(request)).await,
            Endpoint::Token => Box::pin(self.token(dialect, request)).await,
            Endpoint::Userinfo => Box::pin(self.userinfo(dialect, request)).await,
            Endpoint::Revoke => Box::pin(self.revoke(request)).await,
            Endpoint::AuthorizedApps => Box::pin(self.mattermost_authorized(request)).await,
            Endpoint::PushedRequests => Box::pin(self.push(request)).await,
            Endpoint::DeviceAuthorization => Box::pin(self.device_authorization(request)).await,
            Endpoint::Deauthorize => Box::pin(self.mattermost_deauthorize(request)).await,
            Endpoint::Introspect => Box::pin(self.introspect(request)).await,
            Endpoint::MattermostApps => Box::pin(self.mattermost_apps(request)).await,
            Endpoint::Verify => Box::pin(self.verify(request)).await,
            Endpoint::Metadata => {
                let make = || metadata::document(&self.settings, self.ports.signer.as_ref());
                self.metadata.of(self.ports.signer.edition(), make).send(request)
            }
            Endpoint::ApiMetadata(number) => self.api_metadata(number, request),
            Endpoint::Jwks => self.jwks.of(self.ports.signer.edition(), || self.ports.signer.jwks()).send(request),
            Endpoint::Healthz => web::ready(StatusCode::OK, "ok\n"),
            Endpoint::Readyz => match self.ports.store.check().await {
                Ok(()) => web::ready(StatusCode::OK, "ready\n"),
                Err(_) => web::ready(StatusCode::SERVICE_UNAVAILABLE, "the store is not available\n"),
            },
            Endpoint::Register => Box::pin(self.register(request)).await,
            Endpoint::Later(name) => later(name),
        }
    }
}

/// A reserved path whose function does not exist yet.
pub fn later(name: &'static str) -> Response<Bytes> {
    let description = format!("{}: {name} comes with a later version of portico.", problem::P901.code);
    let body = serde_json::json!({ "error": "access_denied", "error_description": description });
    let facts = RequestFacts { result: "later", code: Some(problem::P901.code), ..RequestFacts::default() };
    web::with_facts(web::json(StatusCode::FORBIDDEN, &body), facts)
}

/// A path of the standards whose function is switched off: no forum answers in its place.
fn not_offered(name: &'static str) -> Response<Bytes> {
    let body = serde_json::json!({
        "error": "invalid_request",
        "error_description": format!("{name} is not offered here; the discovery document lists what is."),
    });
    let facts = RequestFacts { result: "refused", code: Some(problem::P212.code), ..RequestFacts::default() };
    web::with_facts(web::json(StatusCode::NOT_FOUND, &body), facts)
}

/// 429, with the time to wait.
fn too_many(description: &'static str, limit: Limit, wait_secs: u32) -> Response<Bytes> {
    let body = serde_json::json!({ "error": "slow_down", "error_description": description });
    let mut response = web::json(StatusCode::TOO_MANY_REQUESTS, &body);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait_secs));
    web::with_facts(response, RequestFacts::too_many(limit))
}

fn method_not_allowed(endpoint: Endpoint, dialect: Option<Dialect>, allowed: &'static str) -> Response<Bytes> {
    let body = match (endpoint, dialect) {
        (Endpoint::Token, Some(Dialect::Ips4)) => ips4::not_a_post(),
        _ => serde_json::json!({
            "error": "invalid_request",
            "error_description": format!("The method must be one of {allowed}."),
        }),
    };
    let mut response = web::json(StatusCode::METHOD_NOT_ALLOWED, &body);
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
    response
}

/// Metadata and keys are for every browser client, without credentials.
fn preflight() -> Response<Bytes> {
    let mut response = web::empty(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    headers.insert("access-control-allow-origin", HeaderValue::from_static("*"));
    headers.insert("access-control-allow-methods", HeaderValue::from_static("GET, HEAD"));
    headers.insert("access-control-max-age", HeaderValue::from_static("3600"));
    response
}
