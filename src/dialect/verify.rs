//! Forward-auth on the wire. Two kinds of requests come to one address:
//!
//! * a web server asks about the request of a visitor of its app: 200 with who he is, 401, 403;
//! * with `rd`, the visitor's browser itself comes, to log in at the forum and be sent back there.

use bytes::Bytes;
use http::header::{LOCATION, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use moka::sync::Cache;

use crate::model::{Limit, Member, MemberId, RequestContext, RequestFacts, problem};
use crate::pages::{ErrorView, RefusedReason, SwitchView};
use crate::ports::StoreError;
use crate::protocol::rules::{claims, guard};
use crate::protocol::userinfo;
use crate::protocol::verify::{self, VerifyRefusal};
use crate::web::{self, NotAllowed, Parameters};

use super::Dialects;
use super::authorize::{reason, shown};

/// How many members' names are remembered. They never change, and web servers ask for every picture of an app.
const NAMES_MAX: u64 = 20_000;
/// Whoever is sent to an app so often within [`web::PASSES_SECS`] is sent in circles.
const PASSES_MAX: u32 = 5;

/// Names of members as apps know them.
pub(super) struct Names(Cache<MemberId, String>);

impl Names {
    pub(super) fn new() -> Self {
        Self(Cache::new(NAMES_MAX))
    }
}

impl Dialects {
    pub(super) async fn verify(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let query = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
        match query.has("rd") {
            true => self.lead_back(request, &query).await,
            false => self.answer_web_server(request, &query).await,
        }
    }

    async fn answer_web_server(&self, request: &Request<Bytes>, query: &Parameters) -> Response<Bytes> {
        let headers = request.headers();
        if !context(request).is_some_and(|context| context.from_proxy) {
            return self.error(request, &problem::P441, None);
        }
        let (Some(proto), Some(host)) =
            (web::single(headers, "x-forwarded-proto"), web::single(headers, "x-forwarded-host"))
        else {
            return self.error(request, &problem::P440, Some("no X-Forwarded-Proto and X-Forwarded-Host".to_owned()));
        };
        let origin = guard::origin(proto, host);
        let rule = query.get("rule");
        let member =
            match verify::verify(&origin, rule, &web::visitor(request), &self.settings.guarded, &self.ports).await {
                Ok(member) => member,
                Err(VerifyRefusal::Guest) => return self.not_logged_in(headers, query, &origin),
                Err(refusal) => return self.not_let_in(request, (&origin, rule), refusal, None).await,
            };
        match self.name_of(&member).await {
            Ok(name) => known(&member, &name),
            Err(error) => web::unavailable_page(&self.pages, &problem::P503, request, error.to_string()),
        }
    }

    /// 401, with the way to log in for web servers that build the redirect themselves; or that redirect, for documents.
    fn not_logged_in(&self, headers: &HeaderMap, query: &Parameters, origin: &str) -> Response<Bytes> {
        let facts = RequestFacts { result: "not_logged_in", ..RequestFacts::default() };
        let back = guard::address(origin, web::single(headers, "x-forwarded-uri").unwrap_or_default());
        let mut parameters = vec![("rd", back.as_str())];
        parameters.extend(query.get("rule").map(|rule| ("rule", rule)));
        let parameters = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
        let log_in = format!("{}{}/verify?{parameters}", self.settings.issuer, self.settings.prefix);
        let is_for_a_document = is_for_a_document(headers);
        if query.get("mode") == Some("redirect") && is_for_a_document {
            return web::with_facts(web::redirect(&log_in, &[]), facts);
        }
        let mut response = web::empty(StatusCode::UNAUTHORIZED);
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Cookie realm=\"forum\""));
        // Web servers redirect to whatever stands here: a picture or a form would be led to the login as well.
        if let Some(log_in) = HeaderValue::from_str(&log_in).ok().filter(|_| is_for_a_document) {
            response.headers_mut().insert(LOCATION, log_in);
        }
        web::with_facts(response, facts)
    }

    /// The visitor's own browser. What it may be sent back to is configured, and nothing else is.
    async fn lead_back(&self, request: &Request<Bytes>, query: &Parameters) -> Response<Bytes> {
        if !context(request).is_some_and(|context| context.at_home) {
            return self.error(request, &problem::P213, None);
        }
        let back = query.get("rd").filter(|_| !query.is_repeated("rd")).unwrap_or_default();
        let Some(origin) = guard::known_origin(&self.settings.guarded, back) else {
            return self.error(request, &problem::P440, Some(shown(back)));
        };
        if *request.method() == Method::HEAD {
            return web::empty(StatusCode::OK);
        }
        if !web::is_navigation(request.headers()) {
            return self.error(request, &problem::P408, Some("this address is for windows".to_owned()));
        }
        let visitor = web::visitor(request);
        match verify::verify(origin, query.get("rule"), &visitor, &self.settings.guarded, &self.ports).await {
            Ok(member) => self.send_back(request, origin, back, &member),
            Err(VerifyRefusal::Guest) => {
                if let Err(wait_secs) = self.limits.authorize.spend(visitor.counted_as(), self.now()) {
                    return web::too_many_page(&self.pages, Limit::Authorize, wait_secs, request);
                }
                let path = super::authorize::one_slash(request.uri().path());
                let here = format!("{path}?{}", query.to_query());
                match verify::log_in(here, &self.resume_prefix, &self.ports).await {
                    Ok((handle, hand_off)) => {
                        web::to_login(self.cookies, request.headers(), &self.resume_prefix, None, (handle, &hand_off))
                    }
                    Err(error) => web::unavailable_page(&self.pages, &problem::P503, request, error.to_string()),
                }
            }
            Err(refusal) => {
                let here = format!("{}?{}", super::authorize::one_slash(request.uri().path()), query.to_query());
                self.not_let_in(request, (origin, query.get("rule")), refusal, Some(self.switch_from(here))).await
            }
        }
    }

    /// A member who is sent to the app again and again is one whose login the app's web server does not see.
    fn send_back(&self, request: &Request<Bytes>, origin: &str, back: &str, member: &Member) -> Response<Bytes> {
        let passes = self.cookies.passes(request.headers(), origin);
        if passes >= PASSES_MAX {
            let mut view = ErrorView::new(&problem::P442, web::request_id(request).to_string(), self.now());
            view.app_name = Some(web::host_of(origin));
            let facts = RequestFacts {
                result: "error",
                code: Some(problem::P442.code),
                detail: Some(origin.to_owned()),
                ..RequestFacts::default()
            };
            let cookie = self.cookies.set_passes(origin, 0);
            return web::with_facts(web::page(self.voice(request, None).render_error(&view), &[cookie]), facts);
        }
        let facts = RequestFacts { result: "ok", member_id: Some(member.id.clone()), ..RequestFacts::default() };
        web::with_facts(web::redirect(back, &[self.cookies.set_passes(origin, passes + 1)]), facts)
    }

    /// 403 for web servers, and a page for people; 503 where nobody can tell.
    async fn not_let_in(
        &self,
        request: &Request<Bytes>,
        (origin, rule): (&str, Option<&str>),
        refusal: VerifyRefusal,
        switch: Option<SwitchView>,
    ) -> Response<Bytes> {
        let app_name = Some(web::host_of(origin));
        let mut facts = RequestFacts { result: "refused", ..RequestFacts::default() };
        match refusal {
            VerifyRefusal::NotGuarded | VerifyRefusal::Guest => {
                let asked = rule.map(|rule| format!(", rule {:?}", shown(rule))).unwrap_or_default();
                self.error(request, &problem::P440, Some(format!("{}{asked}", shown(origin))))
            }
            VerifyRefusal::Member(refusal) => {
                let reason = reason(refusal);
                facts.code = Some(reason.problem().code);
                let refused = NotAllowed { app_name, reason, switch };
                let mut response = self.not_allowed(request, refused, facts).await;
                // Web servers know this status only.
                *response.status_mut() = StatusCode::FORBIDDEN;
                response
            }
            VerifyRefusal::Group { member, groups } => {
                facts.code = Some(problem::P411.code);
                facts.member_id = Some(member.id.clone());
                let refused = NotAllowed { app_name, reason: RefusedReason::NotInGroup { groups }, switch };
                self.not_allowed(request, refused, facts).await
            }
            VerifyRefusal::Source(failure) => web::source_failed(&self.pages, &failure, request),
        }
    }

    fn error(
        &self,
        request: &Request<Bytes>,
        problem: &'static crate::model::Problem,
        detail: Option<String>,
    ) -> Response<Bytes> {
        let mut view = ErrorView::new(problem, web::request_id(request).to_string(), self.now());
        view.for_operator.extend(detail.iter().map(|detail| ("sent".to_owned(), detail.clone())));
        let facts = RequestFacts { result: "refused", code: Some(problem.code), detail, ..RequestFacts::default() };
        web::with_facts(web::page(self.voice(request, None).render_error(&view), &[]), facts)
    }

    pub(super) async fn name_of(&self, member: &Member) -> Result<String, StoreError> {
        if let Some(name) = self.names.0.get(&member.id) {
            return Ok(name);
        }
        let name = userinfo::username(member, &self.ports).await?;
        self.names.0.insert(member.id.clone(), name.clone());
        Ok(name)
    }
}

/// Who it is, for the app behind the web server. All fields are there: where one is missing, Caddy gives the app its own
/// variable's name in the place of a value.
fn known(member: &Member, username: &str) -> Response<Bytes> {
    let mut response = web::empty(StatusCode::OK);
    for (name, value) in identity(member, username) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    let facts = RequestFacts { member_id: Some(member.id.clone()), result: "ok", ..RequestFacts::default() };
    web::with_facts(response, facts)
}

/// Who it is, in header fields.
pub(super) fn identity(member: &Member, username: &str) -> [(&'static str, String); 4] {
    let groups: Vec<String> = member.groups.iter().map(|group| guard::header_text(&group.name)).collect();
    [
        ("remote-user", guard::header_text(username)),
        ("remote-groups", groups.join(",")),
        ("remote-name", guard::header_text(&member.display_name)),
        ("remote-email", claims::verified_email(member).map(guard::header_text).unwrap_or_default()),
    ]
}

/// Whether the visitor asked the app for a page: a script or a picture would get a login page in its place.
fn is_for_a_document(headers: &HeaderMap) -> bool {
    let method = web::single(headers, "x-forwarded-method").unwrap_or("GET");
    matches!(method, "GET" | "HEAD") && web::is_navigation(headers)
}

fn context<B>(request: &Request<B>) -> Option<&RequestContext> {
    request.extensions().get::<RequestContext>()
}
