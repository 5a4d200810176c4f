//! Pages for members: the answer to a consent form, the way back from the forum's login, our style sheet. Pages for
//! operators are in `admin`.
//!
//! Changes nothing without a click on a form of ours.

mod admin;
mod apps;
mod consent;
mod device;
mod icon;
mod language;
mod passing;
mod resume;
mod switch;

use std::sync::Arc;

use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderValue, Method, Request, Response, StatusCode};

use crate::config::Config;
use crate::model::{Member, problem};
use crate::pages::{Asset, Pages, Voice};
use crate::ports::Ports;
use crate::protocol::Settings;
use crate::route::Page;
use crate::web::{self, Budget, CookieNames, Limits};

use passing::Following;

/// How many guests of one address may ask for a page in a minute: each is kept until he has logged in.
const KEPT_EACH_MINUTE: u32 = 60;
/// How many codes of devices one address, and one member, may try in a minute (RFC 8628 §5.1).
const CODES_EACH_MINUTE: u32 = 10;
/// How many logins that nobody began one address may have looked up in a minute, while pages of the forum pass.
const HANDLES_EACH_MINUTE: u32 = 300;

/// Handles requests to pages for people.
pub struct Console {
    ports: Ports,
    settings: Arc<Settings>,
    pages: Arc<Pages>,
    cookies: CookieNames,
    /// Scheme, host and port of the public address.
    origin: String,
    /// Path and query of the way back from a login, up to the handle.
    resume_prefix: String,
    /// Path of the page of authorised apps.
    apps_path: String,
    /// What guests may make us keep.
    keeping: Budget,
    /// Changed logins that are followed at the same time.
    following: Arc<Following>,
    /// Path of the page where the codes of devices are typed.
    device_path: String,
    /// Path of the page where the language is chosen.
    language_path: String,
    /// Path that takes the form of whoever wants to log in as somebody else.
    switch_path: String,
    /// What the addresses of our pages begin with.
    own_prefix: String,
    /// How often codes may be tried.
    codes: Budget,
    /// How often browsers may show a login that waits for nobody, while pages pass.
    handles: Budget,
    limits: Arc<Limits>,
    /// The pages for operators, if there are any.
    admin: Option<admin::Admin>,
}

impl Console {
    /// `origin`: scheme, host and port of the public address; `base_path`: its path, empty or `/forum`.
    pub fn new(
        ports: Ports,
        settings: Arc<Settings>,
        pages: Arc<Pages>,
        cookies: CookieNames,
        origin: String,
        base_path: &str,
        limits: Arc<Limits>,
    ) -> Self {
        let resume_prefix = format!("{base_path}{}/resume.php?p=", settings.prefix);
        let apps_path = format!("{base_path}{}/apps", settings.prefix);
        let keeping = limits.fixed_of_kept(KEPT_EACH_MINUTE);
        let device_path = format!("{base_path}{}/device", settings.prefix);
        let own_prefix = format!("{base_path}{}/", settings.prefix);
        let language_path = format!("{own_prefix}resume/language");
        let switch_path = format!("{own_prefix}resume/switch");
        let codes = limits.fixed(CODES_EACH_MINUTE);
        let handles = limits.fixed(HANDLES_EACH_MINUTE);
        Self {
            ports,
            settings,
            pages,
            cookies,
            origin,
            resume_prefix,
            apps_path,
            keeping,
            following: Arc::default(),
            device_path,
            language_path,
            switch_path,
            own_prefix,
            codes,
            handles,
            limits,
            admin: None,
        }
    }

    /// With the pages for operators.
    pub fn with_admin(mut self, config: Arc<Config>) -> Self {
        let (ports, pages, settings) = (self.ports.clone(), self.pages.clone(), self.settings.clone());
        let (origin, limits) = (self.origin.clone(), self.limits.clone());
        self.admin = Some(admin::Admin::new(ports, settings, pages, config, self.cookies, origin, limits));
        self
    }

    /// Answers one request.
    pub async fn respond(&self, page: &Page, request: Request<Bytes>) -> Response<Bytes> {
        if let Page::Admin(rest) = page {
            return match &self.admin {
                Some(admin) => admin.respond(rest, &request).await,
                None => self.problem(&request, &problem::P212),
            };
        }
        let allowed = match page {
            Page::Consent | Page::Switch => "POST",
            Page::Resume | Page::Asset(_) | Page::Icon(_) => "GET, HEAD",
            Page::Device | Page::Language | Page::Apps | Page::App(_) => "GET, HEAD, POST",
            Page::Admin(_) | Page::Later(_) => return self.problem(&request, &problem::P901),
        };
        if !allowed.split(", ").any(|name| request.method().as_str() == name) {
            let mut response = web::empty(StatusCode::METHOD_NOT_ALLOWED);
            response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
            return response;
        }
        match page {
            Page::Consent => self.consent(&request).await,
            Page::Switch => self.switch_member(&request).await,
            Page::Resume | Page::Device | Page::Language | Page::Apps | Page::App(_)
                if *request.method() == Method::HEAD =>
            {
                web::empty(StatusCode::OK)
            }
            Page::Icon(id) => self.icon(&request, id).await,
            Page::Resume => self.resume(&request).await,
            Page::Apps if *request.method() == Method::POST => self.take_back(&request, None).await,
            Page::Apps => self.apps(&request).await,
            Page::App(id) if *request.method() == Method::POST => self.take_back(&request, Some(id)).await,
            Page::App(id) => self.app(&request, id).await,
            Page::Device => self.device(&request).await,
            Page::Language if *request.method() == Method::POST => self.choose_language(&request).await,
            Page::Language => self.language_form(&request),
            Page::Asset(name) => match self.pages.asset(name) {
                Some(asset) => send(asset, &request),
                None => web::empty(StatusCode::NOT_FOUND),
            },
            Page::Admin(_) | Page::Later(_) => self.problem(&request, &problem::P901),
        }
    }

    fn problem(&self, request: &Request<Bytes>, problem: &'static crate::model::Problem) -> Response<Bytes> {
        web::problem_page(&self.pages, problem, request, self.ports.clock.now())
    }

    /// The pages in the language of whoever asks.
    fn voice(&self, request: &Request<Bytes>, member: Option<&Member>) -> Voice {
        web::voice(&self.pages, request, member)
    }
}

/// Whether a path leads where it says, with a query or without: a browser takes nothing out of it, and neither does a web
/// server that undoes what is escaped.
fn is_straight(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let plain = path.replace("%2e", ".");
    !["//", "\\", "%2f", "%5c", "%25"].iter().any(|part| plain.contains(part))
        && !plain.split('/').any(|part| matches!(part, "." | ".."))
}

fn send(asset: Asset, request: &Request<Bytes>) -> Response<Bytes> {
    let known = request.headers().get(IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == asset.etag.as_bytes());
    let mut response = Response::new(if known { Bytes::new() } else { asset.bytes });
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(Asset::CACHE_CONTROL));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    if let Ok(etag) = HeaderValue::from_str(&asset.etag) {
        headers.insert(ETAG, etag);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::is_straight;

    #[test]
    fn a_straight_path_is_left_as_it_is() {
        for path in ["", "/oauth/apps", "/oauth/a.b/..c/d..", "/oauth/apps?to=/../x//y", "/oauth/%C3%A4"] {
            assert!(is_straight(path), "{path}");
        }
        for path in [
            "/oauth/../evil",
            "/oauth/./x",
            "/oauth/..",
            "/oauth/%2e%2E/x",
            "/oauth/.%2e?x",
            "/oauth/%2E#x",
            "//evil.example",
            "/oauth//x",
            "/oauth/..%2fx",
            "/oauth/..\\x",
            "/oauth/..%5Cx",
            "/oauth/%252e%252e/x",
        ] {
            assert!(!is_straight(path), "{path}");
        }
    }
}
