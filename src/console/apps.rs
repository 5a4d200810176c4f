//! The page of authorised apps: what uses a member's account, and how he ends it.
//!
//! Removing takes two clicks: one to a page that says what will happen, one on its form. The form is bound to the
//! member, to his browser and to the app.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};

use crate::model::audit::{Actor, Author};
use crate::model::{
    Client, ClientId, Limit, Member, Plaintext, RequestFacts, Scopes, SessionOutcome, UnixSeconds, problem,
};
use crate::pages::{AppPageView, AppRow, AppsView, Fact, MemberView, RemoveView};
use crate::ports::{LoginHandOff, StoreError};
use crate::protocol::authorize;
use crate::protocol::authorized::{self, AuthorizedApp, Bound};
use crate::protocol::forms;
use crate::protocol::{acting_client, group_allows};
use crate::web::{self, Parameters};

use super::Console;

/// The question that asks whether to remove everything.
const ALL: &str = "all";
/// The question that asks whether to remove one app.
const REMOVE: &str = "remove";

impl Console {
    /// `GET /oauth/apps`; with `?all`, the question before everything is removed.
    pub(super) async fn apps(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let Ok(query) = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()) else {
            return self.problem(request, &problem::P408);
        };
        let (member, apps) = match self.own_apps(request).await {
            Ok(found) => found,
            Err(response) => return response,
        };
        if query.has(ALL) && !apps.is_empty() {
            return self.ask_all(request, &member, &apps).await;
        }
        let removed = match query.get("removed") {
            // Told only if it is so, whoever made the address.
            Some(id) if !apps.iter().any(|app| app.client.id.0 == id) => self.name_of(id, &member).await,
            _ => None,
        };
        let view = AppsView {
            member: member_view(&member),
            removed_all: query.has("removed_all") && apps.is_empty(),
            removed,
            all_url: (apps.len() > 1).then(|| format!("{}?{ALL}", self.apps_path)),
            apps: apps.iter().map(|app| self.row(app)).collect(),
        };
        shown(web::page(self.voice(request, Some(&member)).render_apps(&view), &[]), &member, None)
    }

    /// `GET /oauth/apps/{id}`: the app, and what it has; with `?remove`, the question before that is removed. The address
    /// is for good, so that apps can lead their members there.
    pub(super) async fn app(&self, request: &Request<Bytes>, id: &str) -> Response<Bytes> {
        let Ok(query) = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()) else {
            return self.problem(request, &problem::P408);
        };
        let (member, apps) = match self.own_apps(request).await {
            Ok(found) => found,
            Err(response) => return response,
        };
        let app = match apps.into_iter().find(|app| app.client.id.0 == id) {
            Some(app) if query.has(REMOVE) => return self.ask_one(request, &member, &app).await,
            Some(app) => Some(app),
            None => None,
        };
        let (app, in_use) = match app {
            Some(app) => (app, true),
            None => match acting_client(&ClientId(id.to_owned()), &self.ports).await {
                Ok(Some(client)) if group_allows(&client, &member) => (unused(client, self.ports.clock.now()), false),
                // An address of no app, as far as this member is to know: the list says what there is.
                Ok(_) => return web::redirect(&self.apps_path, &[]),
                Err(error) => return self.no_store(request, &error),
            },
        };
        let view =
            AppPageView { member: member_view(&member), app: self.row(&app), in_use, back_url: self.apps_path.clone() };
        let page = web::page(self.voice(request, Some(&member)).render_app(&view), &[]);
        shown(page, &member, Some(&app.client.id))
    }

    async fn ask_one(&self, request: &Request<Bytes>, member: &Member, app: &AuthorizedApp) -> Response<Bytes> {
        let (browser, ticket) = match self.removal_ticket(request, member, Some(&app.client.id)).await {
            Ok(made) => made,
            Err(error) => return self.no_store(request, &error),
        };
        let row = self.row(app);
        let view = RemoveView {
            member: member_view(member),
            all: false,
            form_action: row.url.clone(),
            ticket,
            back_url: row.url.clone(),
            apps: vec![row],
        };
        let voice = self.voice(request, Some(member));
        let page = web::page(voice.render_remove(&view), &[self.cookies.set_browser(&browser)]);
        shown(page, member, Some(&app.client.id))
    }

    async fn ask_all(&self, request: &Request<Bytes>, member: &Member, apps: &[AuthorizedApp]) -> Response<Bytes> {
        let (browser, ticket) = match self.removal_ticket(request, member, None).await {
            Ok(made) => made,
            Err(error) => return self.no_store(request, &error),
        };
        let view = RemoveView {
            member: member_view(member),
            apps: apps.iter().map(|app| self.row(app)).collect(),
            all: true,
            form_action: self.apps_path.clone(),
            ticket,
            back_url: self.apps_path.clone(),
        };
        let voice = self.voice(request, Some(member));
        let page = web::page(voice.render_remove(&view), &[self.cookies.set_browser(&browser)]);
        shown(page, member, None)
    }

    /// The answer to the form. `id`: one app; without it, every one.
    pub(super) async fn take_back(&self, request: &Request<Bytes>, id: Option<&str>) -> Response<Bytes> {
        let headers = request.headers();
        let Ok(form) = web::form(request) else { return self.problem(request, &problem::P409) };
        if !web::is_same_origin(headers, &self.origin) || !web::is_navigation(headers) || form.repeated().is_some() {
            return self.problem(request, &problem::P409);
        }
        let member = match self.ports.sessions.recognise(&web::visitor(request), self.ports.clock.now()).await {
            SessionOutcome::Member(member) => Arc::unwrap_or_clone(member),
            SessionOutcome::Guest => return self.problem(request, &problem::P409),
            outcome => return self.no_member(request, outcome).await,
        };
        let client = id.map(|id| ClientId(id.to_owned()));
        let right = match (form.get("ticket").map(Plaintext::new), self.cookies.browser(headers)) {
            (Some(ticket), Some(browser)) => {
                let bound = Bound { browser: &browser, member: &member.id, what: client.as_ref() };
                authorized::take_ticket(&ticket, bound, &self.ports).await
            }
            _ => Ok(false),
        };
        match right {
            Ok(true) => {}
            Ok(false) => return self.problem(request, &problem::P409),
            Err(error) => return self.no_store(request, &error),
        }
        let ports = web::ports_of(&self.ports, request);
        let who = Actor::Member { id: member.id.clone(), name: member.display_name.clone() };
        let by = Author::of(who, &ports.whence);
        let done = match &client {
            Some(client) => authorized::take_back(&member.id, client, &by, &ports).await.map(|_| ()),
            None => authorized::take_all_back(&member.id, &by, &ports).await.map(|_| ()),
        };
        match done {
            Ok(()) => {
                let what = client.as_ref().map_or_else(|| "removed_all".to_owned(), |id| format!("removed={id}"));
                let facts = RequestFacts {
                    client_id: client,
                    member_id: Some(member.id),
                    result: "removed",
                    ..RequestFacts::default()
                };
                web::with_facts(web::redirect(&format!("{}?{what}", self.apps_path), &[]), facts)
            }
            Err(error) => self.no_store(request, &error),
        }
    }

    /// The name of this browser, and what a form in it must bring.
    async fn removal_ticket(
        &self,
        request: &Request<Bytes>,
        member: &Member,
        what: Option<&ClientId>,
    ) -> Result<(Plaintext, String), StoreError> {
        let browser = forms::browser(self.cookies.browser(request.headers()), &self.ports).await?;
        let bound = Bound { browser: &browser, member: &member.id, what };
        let ticket = authorized::ticket(bound, &self.ports).await?.reveal().to_owned();
        Ok((browser, ticket))
    }

    /// The member who asks, and his apps; otherwise the answer: to the login, not allowed, try again.
    async fn own_apps(&self, request: &Request<Bytes>) -> Result<(Member, Vec<AuthorizedApp>), Response<Bytes>> {
        if !web::is_navigation(request.headers()) {
            // A script of a forum page must not read it.
            return Err(self.problem(request, &problem::P408));
        }
        let now = self.ports.clock.now();
        let member = match self.ports.sessions.recognise(&web::visitor(request), now).await {
            SessionOutcome::Member(member) => Arc::unwrap_or_clone(member),
            SessionOutcome::Guest => return Err(self.log_in_first(request).await),
            outcome => return Err(self.no_member(request, outcome).await),
        };
        match authorized::list(&member.id, &self.ports).await {
            Ok(apps) => Ok((member, apps)),
            Err(error) => Err(self.no_store(request, &error)),
        }
    }

    async fn log_in_first(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let now = self.ports.clock.now();
        if let Err(wait_secs) = self.keeping.spend(web::address(request), now) {
            return web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request);
        }
        let target = request.uri().path_and_query().map_or("", |target| target.as_str()).trim_start_matches('/');
        let waits = authorize::wait_for_login(format!("/{target}"), &self.resume_prefix, now, &self.ports).await;
        self.to_login(request, None, waits)
    }

    /// On to the forum's login, with a request that waits for it.
    pub(super) fn to_login(
        &self,
        request: &Request<Bytes>,
        client: Option<ClientId>,
        waits: Result<(Plaintext, LoginHandOff), StoreError>,
    ) -> Response<Bytes> {
        match waits {
            Ok((handle, hand_off)) => {
                web::to_login(self.cookies, request.headers(), &self.resume_prefix, client, (handle, &hand_off))
            }
            Err(error) => self.no_store(request, &error),
        }
    }

    async fn no_member(&self, request: &Request<Bytes>, outcome: SessionOutcome) -> Response<Bytes> {
        match outcome {
            SessionOutcome::Refused { refusal, .. } => {
                self.refuse_member(request, &refusal, self.switch_from(self.apps_path.clone())).await
            }
            SessionOutcome::Unknown(failure) => web::source_failed(&self.pages, &failure, request),
            SessionOutcome::Member(_) | SessionOutcome::Guest => self.problem(request, &problem::P409),
        }
    }

    fn no_store(&self, request: &Request<Bytes>, error: &StoreError) -> Response<Bytes> {
        web::unavailable_page(&self.pages, &problem::P503, request, error.to_string())
    }

    /// What an app is called that this member may use. Nobody needs to know it, so a store that fails leaves the name out.
    async fn name_of(&self, id: &str, member: &Member) -> Option<String> {
        let client = self.ports.store.client(&ClientId(id.to_owned())).await.ok()?;
        client.filter(|client| group_allows(client, member)).map(|client| client.name)
    }

    fn row(&self, app: &AuthorizedApp) -> AppRow {
        let client = &app.client;
        AppRow {
            name: client.name.clone(),
            icon: web::icon_path(client, &self.apps_path),
            homepage: client.homepage.clone().or_else(|| client.url.clone()),
            description: Some(client.description.clone()),
            made_by: client.maker(),
            sees: facts(&app.scopes, true),
            left_out: facts(&app.left_out, false),
            since: app.since,
            last_used: app.last_used,
            logins: app.logins.iter().map(|login| (login.began, login.last_used)).collect(),
            is_told: client.backchannel_logout_uri.is_some(),
            now: self.ports.clock.now(),
            remove_url: format!("{}/{}?{REMOVE}", self.apps_path, client.id),
            url: format!("{}/{}", self.apps_path, client.id),
        }
    }
}

fn member_view(member: &Member) -> MemberView {
    MemberView { display_name: member.display_name.clone(), avatar_url: member.avatar_url.clone() }
}

/// An app that does not use the member's account.
fn unused(client: Client, now: UnixSeconds) -> AuthorizedApp {
    let (scopes, left_out) = (Scopes::default(), Scopes::default());
    AuthorizedApp { client, scopes, left_out, since: now, last_used: None, logins: Vec::new() }
}

/// What an app may see, without values: the member knows them. `at_least`: whether there is always something.
fn facts(scopes: &Scopes, at_least: bool) -> Vec<Fact> {
    let profile = scopes.tell_profile().then_some([Fact::Name, Fact::Picture]);
    let mut facts: Vec<Fact> = profile.into_iter().flatten().collect();
    facts.extend(scopes.tell_email().then_some(Fact::Email));
    facts.extend(scopes.tell_groups().then_some(Fact::Groups));
    if facts.is_empty() && at_least {
        facts.push(Fact::Number);
    }
    facts
}

fn shown(response: Response<Bytes>, member: &Member, client: Option<&ClientId>) -> Response<Bytes> {
    let facts = RequestFacts {
        client_id: client.cloned(),
        member_id: Some(member.id.clone()),
        result: "shown",
        ..RequestFacts::default()
    };
    web::with_facts(response, facts)
}
