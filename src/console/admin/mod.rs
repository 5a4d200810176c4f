//! The console: pages for operators at `{prefix}/admin`.
//!
//! Who may enter is decided in `enter` and nowhere else; who may change something, in `change`.
//!
//! # How to add a page
//!
//! 1. `src/pages/admin/NAME.rs`: a view of plain values, and `Voice::render_admin_NAME(&Frame, &View) -> Page`, which
//!    draws `config/templates/admin_NAME.html` (it extends `admin.html`; add it to `TEMPLATES`). Its sentences are
//!    messages `admin-…` of every language in `config/locales`.
//! 2. `src/console/admin/NAME.rs`: `impl Admin { async fn NAME(&self, request) -> Answer }`. First
//!    `let visit = self.enter(request).await?;`, then ports, stories, the view, and
//!    `visit.show(visit.voice().render_admin_NAME(&visit.frame(Place::…), &view))`.
//! 3. What changes something is a form that posts with the field `ticket` of `visit.ticket(PATH)`, PATH being the rest of
//!    the path that takes it. There `let (visit, form) = self.change(request, PATH, BACK).await?;` comes first: it
//!    checks where the form came from, its ticket, who it is and that his login is fresh; BACK is the page with the form.
//!    Stories get `visit.author()` and `visit.ports`. At the end `visit.see(PATH)`, or `visit.see_told(PATH, WORD)` for a
//!    page that asks `visit.told()` and says what was done.
//! 4. A line in `route` below, one in `Section::ALL` or `Tab::ALL` of `src/pages/admin/mod.rs` for the navigation, and a
//!    sample in `tests/pages/admin.rs`.
//!
//! Errors of a page are answers too: `Answer` is `Result<Response, Response>`, so that `?` works.

mod add;
mod apps;
mod fields;
mod figures;
mod gone;
mod health;
mod keys;
mod link;
mod log;
mod meanwhile;
mod members;
mod secret;
mod settings;
mod test;
mod trail;
mod usage;
mod users;
mod visit;
mod wish;

use std::sync::Arc;

use bytes::Bytes;
use http::header::ALLOW;
use http::{HeaderValue, Method, Request, Response, StatusCode};

use crate::config::Config;
use crate::model::{Limit, Plaintext, Problem, RequestContext, RequestFacts, problem};
use crate::pages::Pages;
use crate::ports::{Ports, StoreError};
use crate::protocol::Settings;
use crate::protocol::authorize;
use crate::protocol::console::{self, NotIn, Rules, Who};
use crate::protocol::forms;
use crate::protocol::login;
use crate::web::{self, Budget, CookieNames, Limits, Parameters};

use super::is_straight;
use visit::Visit;

/// How many guests of one address may ask for a page in a minute: each is kept until he has logged in.
const KEPT_EACH_MINUTE: u32 = 30;
/// How often one address may try a link in a minute.
const LINKS_EACH_MINUTE: u32 = 20;

/// The only fields of our forms that come once for each box that is ticked.
const SEVERAL: [&str; 4] = ["scopes", "optional_scopes", "allowed_groups_offered", "denied_groups_offered"];

/// Whoever opened a window with a page of ours in it holds nothing of it, and reads and presses nothing in it: a script of
/// a forum page, which shares our origin.
const ALONE: &str = "same-origin";

/// An answer of a page; what stands in its way is an answer too.
type Answer = Result<Response<Bytes>, Response<Bytes>>;

/// The pages for operators.
pub struct Admin {
    ports: Ports,
    settings: Arc<Settings>,
    pages: Arc<Pages>,
    config: Arc<Config>,
    rules: Rules,
    cookies: CookieNames,
    /// Scheme, host and port of the public address.
    origin: String,
    /// Path and query of the way back from a login, up to the handle.
    resume_prefix: String,
    /// Path of the front page of the console.
    path: String,
    keeping: Budget,
    links: Budget,
    limits: Arc<Limits>,
}

/// Where a request came in.
#[derive(Clone, Debug)]
struct Door {
    /// Scheme, host and port of it.
    origin: String,
    cookies: CookieNames,
    /// Whether browsers bring the forum's cookies along.
    has_forum: bool,
    own_listener: bool,
}

impl Admin {
    /// `origin`: scheme, host and port of the public address.
    pub(super) fn new(
        ports: Ports,
        settings: Arc<Settings>,
        pages: Arc<Pages>,
        config: Arc<Config>,
        cookies: CookieNames,
        origin: String,
        limits: Arc<Limits>,
    ) -> Self {
        let own = format!("{}{}", config.public_url.base_path(), config.oauth.path);
        let rules = Rules { groups: config.console.groups.clone(), fresh_secs: config.console.fresh_login.as_secs() };
        Self {
            ports,
            settings,
            // Its tickets and keys are not for the style sheets that a page of the forum brings along.
            pages: Arc::new(pages.without_shell()),
            rules,
            cookies,
            origin,
            resume_prefix: format!("{own}/resume.php?p="),
            path: format!("{own}/admin"),
            config,
            keeping: limits.fixed_of_kept(KEPT_EACH_MINUTE),
            links: limits.fixed(LINKS_EACH_MINUTE),
            limits,
        }
    }

    /// Answers one request. `rest`: the path behind that of the console.
    pub(super) async fn respond(&self, rest: &str, request: &Request<Bytes>) -> Response<Bytes> {
        let answer = match self.door(request) {
            Ok(_) => match request.method() {
                &Method::GET | &Method::POST => self.route(rest, request).await,
                &Method::HEAD => Ok(web::empty(StatusCode::OK)),
                _ => Err(no_such_method()),
            },
            Err(problem) => Err(self.problem(request, problem)),
        };
        let mut response = answer.unwrap_or_else(|refused| refused);
        response.headers_mut().insert("cross-origin-opener-policy", HeaderValue::from_static(ALONE));
        response
    }

    async fn route(&self, rest: &str, request: &Request<Bytes>) -> Answer {
        let parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
        let post = *request.method() == Method::POST;
        match (parts.as_slice(), post) {
            (["enter"], false) => self.link_page(request).await,
            (["enter"], true) => self.use_link(request).await,
            (["leave"], true) => self.leave(request).await,
            (["again"], false) => self.log_in_again(request).await,
            ([], false) => self.apps(request).await,
            (["add"], false) => self.add_kinds(request).await,
            (["add", kind], false) => self.add_form(request, kind).await,
            (["add", kind], true) => self.add(request, kind).await,
            (["apps", id], false) => self.settings(request, id).await,
            (["apps", id], true) => self.change_settings(request, id).await,
            (["apps", id, "test"], false) => self.test(request, id).await,
            (["apps", id, "secret"], false) => self.secrets(request, id).await,
            (["apps", id, "secret"], true) => self.new_secret(request, id).await,
            (["apps", id, "secret", "end"], true) => self.end_secrets(request, id).await,
            (["apps", id, "switch"], true) => self.switch(request, id).await,
            (["apps", id, "delete"], false) => self.delete_page(request, id).await,
            (["apps", id, "delete"], true) => self.delete(request, id).await,
            (["bin"], false) => self.bin(request).await,
            (["bin", id], true) => self.restore(request, id).await,
            (["usage"], false) => self.usage(request).await,
            (["members"], false) => self.members(request).await,
            (["members", "end"], true) => self.end_logins(request).await,
            (["audit"], false) => self.trail(request).await,
            (["keys"], false) => self.keys(request).await,
            (["keys", asked @ ("rotate" | "replace")], true) => self.rotate_keys(request, asked).await,
            (["health"], false) => self.health(request).await,
            (["apps", id, "usage"], false) => self.app_usage(request, id).await,
            (["apps", id, "members"], false) => self.app_users(request, id).await,
            (["apps", id, "members", "remove"], true) => self.remove_user(request, id).await,
            (["apps", id, "members", "remove-all"], true) => self.remove_users(request, id).await,
            (["apps", id, "log"], false) => self.app_log(request, id).await,
            (["apps", id, "log", "add"], true) => self.add_address(request, id).await,
            // Nobody who may not enter learns which pages there are.
            _ => {
                self.enter(request).await?;
                Err(self.problem(request, &problem::P212))
            }
        }
    }

    /// Whether the console is there at all where the request came in, and for whoever sent it.
    fn door(&self, request: &Request<Bytes>) -> Result<Door, &'static Problem> {
        let console = &self.config.console;
        let own_listener = request.extensions().get::<RequestContext>().is_some_and(|context| context.at_console);
        if !console.enabled || console.listen.is_some() != own_listener {
            return Err(&problem::P212);
        }
        if !web::is_within(web::address(request), &console.networks) {
            return Err(&problem::P703);
        }
        if !own_listener {
            let origin = self.origin.clone();
            return Ok(Door { origin, cookies: self.cookies, has_forum: true, own_listener });
        }
        let host = web::single(request.headers(), "host").map(str::to_owned);
        let host = host.or_else(|| request.uri().authority().map(ToString::to_string)).unwrap_or_default();
        let has_forum = name_of(&host).eq_ignore_ascii_case(name_of(self.config.public_url.authority()));
        let secure = has_forum && self.cookies.secure;
        let origin = format!("{}://{}", if secure { "https" } else { "http" }, host.to_ascii_lowercase());
        Ok(Door { origin, cookies: CookieNames { secure }, has_forum, own_listener })
    }

    /// Lets in who may see the console. Everybody else gets the answer that he is to get.
    async fn enter<'a>(&'a self, request: &'a Request<Bytes>) -> Result<Visit<'a>, Response<Bytes>> {
        if !web::is_navigation(request.headers()) {
            // A script of a forum page must not read it.
            return Err(self.problem(request, &problem::P408));
        }
        let door = self.door(request).map_err(|problem| self.problem(request, problem))?;
        let ports = web::ports_of(&self.ports, request);
        let visit = door.cookies.console(request.headers());
        match console::enter(&web::visitor(request), visit.as_ref(), &self.rules, &ports).await {
            Ok(who) => {
                let key = forms::key(&ports).await.map_err(|error| self.no_store(request, &error))?;
                let browser = forms::browser_by(&key, door.cookies.browser(request.headers()), &ports);
                Ok(Visit { admin: self, request, door, who, key, browser, ports })
            }
            Err(NotIn::Guest) => Err(self.log_in_first(request, &door).await),
            Err(refusal) => Err(self.refuse(request, refusal)),
        }
    }

    /// Lets in who may change something now, by a form of ours that counts this once. `rest`: the path that takes the form,
    /// behind that of the console; `back`: the page with the form, for who must log in again.
    async fn change<'a>(
        &'a self,
        request: &'a Request<Bytes>,
        rest: &str,
        back: &str,
    ) -> Result<(Visit<'a>, Parameters), Response<Bytes>> {
        let door = self.door(request).map_err(|problem| self.problem(request, problem))?;
        let headers = request.headers();
        if !web::is_same_origin(headers, &door.origin) || !web::is_navigation(headers) {
            return Err(self.problem(request, &problem::P409));
        }
        let form = web::form(request).ok().filter(|form| !form.is_repeated_but(&SEVERAL));
        let Some(form) = form else { return Err(self.problem(request, &problem::P409)) };
        let visit = self.enter(request).await?;
        if let Some(refused) = self.too_many_changes(&visit) {
            return Err(refused);
        }
        let (Some(ticket), Some(browser)) =
            (form.get("ticket").map(Plaintext::new), visit.door.cookies.browser(headers))
        else {
            return Err(self.problem(request, &problem::P409));
        };
        if !visit.who.may_change() {
            return Err(visit.stale(back));
        }
        match console::take_ticket(&ticket, &browser, &visit.who, rest, &visit.ports).await {
            Ok(true) => Ok((visit, form)),
            Ok(false) => Err(self.problem(request, &problem::P409)),
            Err(error) => Err(self.no_store(request, &error)),
        }
    }

    fn too_many_changes(&self, visit: &Visit<'_>) -> Option<Response<Bytes>> {
        let now = visit.ports.clock.now();
        let spent = match &visit.who {
            Who::Member { member, .. } => self.limits.console.spend_of(&member.id, now),
            Who::Link { pass, .. } => self.limits.console.spend_of(&pass.link, now),
        };
        spent.err().map(|wait_secs| web::too_many_page(&self.pages, Limit::Console, wait_secs, visit.request))
    }

    /// Guests log in at the forum and come back, unless no member of it may enter, or it is another site to their browser.
    async fn log_in_first(&self, request: &Request<Bytes>, door: &Door) -> Response<Bytes> {
        if self.rules.groups.is_empty() || !door.has_forum {
            return self.problem(request, &problem::P701);
        }
        if *request.method() == Method::POST {
            return self.problem(request, &problem::P409);
        }
        self.to_login(request, door, &here(request), false).await
    }

    /// `GET again?to=…`: a member whose login is too old to change something logs in anew, and comes back.
    async fn log_in_again(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let query = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
        let to = query.get("to").filter(|to| self.is_own(to)).unwrap_or(&self.path).to_owned();
        if visit.who.may_change() {
            return Ok(web::redirect(&to, &[]));
        }
        if !login::can_be_fresh(&web::visitor(request), &visit.ports) {
            return Err(self.problem(request, &problem::P702));
        }
        Ok(self.to_login(request, &visit.door, &to, true).await)
    }

    async fn to_login(&self, request: &Request<Bytes>, door: &Door, to: &str, anew: bool) -> Response<Bytes> {
        let now = self.ports.clock.now();
        if let Err(wait_secs) = self.keeping.spend(web::address(request), now) {
            return web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request);
        }
        // The way back from the login ends at the public address.
        let to = if door.own_listener { format!("{}{to}", door.origin) } else { to.to_owned() };
        let kept = match anew {
            true => authorize::log_in_anew(to, None, &web::visitor(request), &self.resume_prefix, &self.ports).await,
            false => authorize::wait_for_login(to, &self.resume_prefix, now, &self.ports).await,
        };
        match kept {
            Ok((handle, hand_off)) => {
                web::to_login(door.cookies, request.headers(), &self.resume_prefix, None, (handle, &hand_off))
            }
            Err(error) => self.no_store(request, &error),
        }
    }

    /// Whether `to` is a path of the console, with a query or without, in plain characters.
    fn is_own(&self, to: &str) -> bool {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~?=&%+".contains(c);
        let rest = to.strip_prefix(&self.path);
        let is_ours = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        is_ours && is_straight(to) && to.chars().all(plain)
    }

    fn refuse(&self, request: &Request<Bytes>, refusal: NotIn) -> Response<Bytes> {
        match refusal {
            NotIn::Guest | NotIn::Group(_) | NotIn::Refused(_) => self.problem(request, &problem::P701),
            NotIn::Source(failure) => web::source_failed(&self.pages, &failure, request),
            NotIn::Store(error) => self.no_store(request, &error),
        }
    }

    fn no_store(&self, request: &Request<Bytes>, error: &StoreError) -> Response<Bytes> {
        web::unavailable_page(&self.pages, &problem::P503, request, error.to_string())
    }

    fn problem(&self, request: &Request<Bytes>, problem: &'static Problem) -> Response<Bytes> {
        // Whoever is kept out is not led back in.
        let console = matches!(problem.code, "P409" | "P505").then(|| self.path.clone());
        web::with_facts(
            web::problem_page_of(&self.pages, problem, request, self.ports.clock.now(), console),
            RequestFacts { result: "refused", code: Some(problem.code), ..RequestFacts::default() },
        )
    }
}

fn no_such_method() -> Response<Bytes> {
    let mut response = web::empty(StatusCode::METHOD_NOT_ALLOWED);
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    response
}

/// Path and query of a request, which never begin with two slashes: that would be another host.
fn here(request: &Request<Bytes>) -> String {
    let target = request.uri().path_and_query().map_or("", |target| target.as_str());
    format!("/{}", target.trim_start_matches('/'))
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}
