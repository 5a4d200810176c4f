//! What the gateway asks for answers on our own paths.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};

use crate::config::Config;
use crate::console::Console;
use crate::dialect::{Admission, Dialects, Operators};
use crate::model::{self, Event, Limit, LoginCookies, RequestFacts, RequestId, UnixSeconds, WaitingLogin, problem};
use crate::pages::Pages;
use crate::ports::{Clock, Ports, Recent};
use crate::protocol::Settings;
use crate::protocol::console::Rules;
use crate::proxy::Front;
use crate::route::{Endpoint, Page, Route};
use crate::telemetry::{GrantType, LoginResult, Metrics, TokenKind};
use crate::web::{self, CookieNames, Limits};

use super::refusals::Refusals;

/// The endpoints and pages of one public address.
pub struct AppFront {
    dialects: Dialects,
    console: Console,
    pages: Arc<Pages>,
    clock: Arc<dyn Clock>,
    metrics: Arc<Metrics>,
    recent: Arc<Recent>,
    limits: Arc<Limits>,
    refusals: Refusals,
    observer: Option<Observer>,
    /// Paths of protected APIs, for the figures.
    apis: Vec<String>,
}

/// Told what became of a request to one of our paths, and how long it took.
pub type Observer = Box<dyn Fn(&Route, &RequestFacts, Duration) + Send + Sync>;

/// The public address, taken apart.
#[derive(Clone, Debug)]
pub struct PublicAddress {
    /// Scheme, host and port.
    pub origin: String,
    /// Path without a trailing slash: empty, or `/forum`.
    pub base_path: String,
    /// Whether it is https.
    pub secure: bool,
}

impl AppFront {
    /// Endpoints and pages that share ports, settings and looks.
    pub fn new(
        ports: Ports,
        settings: Arc<Settings>,
        pages: Arc<Pages>,
        public: PublicAddress,
        metrics: Arc<Metrics>,
        limits: model::Limits,
    ) -> Self {
        let PublicAddress { origin, base_path, secure } = public;
        let cookies = CookieNames { secure };
        let (clock, recent) = (ports.clock.clone(), ports.recent.clone());
        let limits = Arc::new(Limits::new(limits));
        let apis = settings.apis.iter().map(|api| api.path.clone()).collect();
        let dialects =
            Dialects::new(ports.clone(), settings.clone(), pages.clone(), cookies, &base_path, limits.clone());
        let console = Console::new(ports, settings, pages.clone(), cookies, origin, &base_path, limits.clone());
        let refusals = Refusals::new(metrics.clone());
        Self { dialects, console, pages, clock, metrics, recent, limits, refusals, observer: None, apis }
    }

    /// With the pages for operators.
    pub fn with_console(mut self, config: Arc<Config>) -> Self {
        let console = &config.console;
        if console.enabled && console.listen.is_none() {
            let path = format!("{}{}/admin", config.public_url.base_path(), config.oauth.path);
            let rules = Rules { groups: console.groups.clone(), fresh_secs: console.fresh_login.as_secs() };
            let networks = console.networks.clone();
            self.dialects = self.dialects.with_operators(Operators { rules, networks, path });
        }
        self.console = self.console.with_admin(config);
        self
    }

    /// Tells `observer` what becomes of each request.
    pub fn observe(&mut self, observer: Option<Observer>) {
        self.observer = observer;
    }

    async fn answer(&self, route: &Route, request: Request<Bytes>) -> Response<Bytes> {
        if is_page(route)
            && let Err(refused) = self.limits.page(web::address(&request), self.clock.now())
        {
            return web::too_many_page(&self.pages, refused.limit, refused.wait_secs, &request);
        }
        match route {
            Route::OAuth { endpoint, dialect } => self.dialects.respond(*endpoint, *dialect, request).await,
            Route::BuiltIn(endpoint) => Box::pin(self.dialects.built_in(*endpoint, request)).await,
            Route::Console(page) => Box::pin(self.console.respond(page, request)).await,
            Route::NotFound | Route::Ambiguous => {
                web::problem_page(&self.pages, &problem::P212, &request, self.clock.now())
            }
            // The gateway forwards these; there is nothing to say here.
            Route::Passthrough | Route::Api(_) => web::empty(StatusCode::NOT_FOUND),
        }
    }

    /// Has the figures, the app's log and the observer know of an answer.
    fn tell(&self, route: &Route, facts: &RequestFacts, request: RequestId, took: Duration) {
        self.count(route, facts);
        if let Some(app) = &facts.client_id
            && let Some(event) = event(route, facts, request, self.clock.now())
        {
            self.recent.note(app, event);
        }
        if facts.code == Some(problem::P412.code) {
            self.metrics.refresh_reused(facts.client_id.as_ref().map_or("unknown", |id| &id.0));
        }
        if let Some(observer) = &self.observer {
            observer(route, facts, took);
        }
    }

    fn count(&self, route: &Route, facts: &RequestFacts) {
        let app = facts.client_id.as_ref().map(|id| id.0.as_str());
        if let Some(code) = facts.code {
            self.metrics.oauth_error(app, code);
            if code == problem::P503.code {
                self.metrics.store_failed();
            }
        }
        if let Some(limit) = facts.limit.filter(|limit| *limit != Limit::SessionLookups) {
            self.refusals.note(limit, self.clock.now());
        }
        if is_login(route) && facts.result != "asked" {
            self.metrics.login(app, login_result(facts));
        }
        if let Some(app) = app {
            if facts.first_time {
                self.metrics.first_time(app);
            }
            if let Some(old) = facts.old_secret {
                self.metrics.secret_used(app, old);
            }
        }
        let Some(issued) = facts.issued else { return };
        let grant = if issued.by_refresh { GrantType::RefreshToken } else { GrantType::AuthorizationCode };
        let app = app.unwrap_or("unknown");
        self.metrics.token_issued(app, grant, TokenKind::Access);
        if issued.refresh_token {
            self.metrics.token_issued(app, grant, TokenKind::Refresh);
        }
        if issued.id_token {
            self.metrics.token_issued(app, grant, TokenKind::Id);
        }
    }
}

/// Whether a route is a page that people see, and that takes work. What is answered from memory has no limit, and what
/// programs ask for has others.
fn is_page(route: &Route) -> bool {
    match route {
        Route::OAuth { endpoint, .. } | Route::BuiltIn(endpoint) => {
            matches!(endpoint, Endpoint::Authorize | Endpoint::Logout)
        }
        Route::Console(page) => !matches!(page, Page::Asset(_) | Page::Icon(_)),
        Route::NotFound | Route::Ambiguous | Route::Passthrough | Route::Api(_) => false,
    }
}

/// Whether an answer on this route may be the end of a login.
fn is_login(route: &Route) -> bool {
    matches!(
        route,
        Route::OAuth { endpoint: Endpoint::Authorize, .. }
            | Route::BuiltIn(Endpoint::Authorize)
            | Route::Console(Page::Consent | Page::Device)
    )
}

/// What the log of the app says of it: logins, and whatever was refused. That somebody has to log in first, or is asked,
/// is neither.
fn event(route: &Route, facts: &RequestFacts, request: RequestId, at: UnixSeconds) -> Option<Event> {
    const ON_THE_WAY: [&str; 6] = [
        "asked",
        "not_logged_in",
        "login_required",
        "consent_required",
        "interaction_required",
        "account_selection_required",
    ];
    if facts.code.is_none() && (!is_login(route) || ON_THE_WAY.contains(&facts.result)) {
        return None;
    }
    Some(Event {
        at,
        result: facts.result.to_owned(),
        code: facts.code.map(str::to_owned),
        member: facts.member_id.clone(),
        request: Some(request.0).filter(|id| id != "-"),
        detail: facts.detail.clone(),
        sent: facts.refused_address.clone(),
        by_stranger: !is_known(facts),
        times: 1,
    })
}

/// Whether somebody took part who is known: a member, or an app that proved who it is. Only members are let in, and only
/// members say no.
fn is_known(facts: &RequestFacts) -> bool {
    facts.proven_app || facts.member_id.is_some() || matches!(facts.result, "ok" | "access_denied")
}

fn login_result(facts: &RequestFacts) -> LoginResult {
    match (facts.result, facts.code) {
        ("ok", _) => LoginResult::Ok,
        ("not_logged_in" | "login_required", _) => LoginResult::NotLoggedIn,
        (_, Some("P310")) => LoginResult::Banned,
        ("access_denied" | "consent_required" | "refused", _) => LoginResult::Denied,
        _ => LoginResult::Error,
    }
}

#[async_trait]
impl Front for AppFront {
    async fn respond(&self, route: &Route, request: Request<Bytes>) -> Response<Bytes> {
        let started = Instant::now();
        let request_id = web::request_id(&request);
        let response = self.answer(route, request).await;
        if let Some(facts) = response.extensions().get::<RequestFacts>() {
            self.tell(route, facts, request_id, started.elapsed());
        }
        response
    }

    async fn admit(&self, api: usize, head: &Request<()>) -> Result<Admission, Response<Bytes>> {
        let started = Instant::now();
        let answer = self.dialects.admit(api, head).await;
        let facts = match &answer {
            Ok(admission) => Some(&admission.facts),
            Err(response) => response.extensions().get::<RequestFacts>(),
        };
        if let (Some(facts), Some(path)) = (facts, self.apis.get(api)) {
            let outcome = if facts.limit.is_some() { "too_many" } else { facts.result };
            self.metrics.api(path, outcome);
            self.tell(&Route::Api(api), facts, web::request_id(head), started.elapsed());
        }
        answer
    }

    async fn owns(&self, route: &Route, request: &Request<Bytes>) -> bool {
        match route {
            Route::BuiltIn(endpoint) => self.dialects.owns(*endpoint, request).await,
            _ => true,
        }
    }

    async fn waiting(&self, head: &Request<()>) -> WaitingLogin {
        self.console.waiting(head).await
    }

    fn changes_login(&self, target: &[u8], cookies: &[&[u8]], set_cookies: &[&[u8]]) -> bool {
        self.console.changes_login(target, cookies, set_cookies)
    }

    fn login_cookies(&self, cookies: &[&[u8]]) -> LoginCookies {
        self.console.login_cookies(cookies)
    }

    async fn begins(&self, head: &Request<()>) -> bool {
        self.console.begins(head).await
    }

    async fn changed(&self, head: &Request<()>, answered: &HeaderMap, was_guest: bool) {
        self.console.changed(head, answered, was_guest).await;
    }
}
