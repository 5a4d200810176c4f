//! The authorization endpoint on the wire.

use bytes::Bytes;
use http::header::ACCEPT;
use http::{Method, Request, Response, StatusCode};

use crate::model::{ClientId, Dialect, Limit, Member, Plaintext, Refusal, RequestFacts, UnixSeconds, problem};
use crate::pages::{ErrorView, RefusedReason, SwitchView, Voice};
use crate::protocol::authorize::{self, Arrival, AuthorizeRefusal, Authorized, ConsentQuestion, PUSHED_PREFIX};
use crate::protocol::rules::redirect_uri::RedirectRefusal;
use crate::web::{self, Leads, NotAllowed, Parameters};

use super::mattermost::allow;
use super::token::address_hint;
use super::{Dialects, decode, ips4};

/// How much of what a stranger sent is repeated for the operator.
const SHOWN_CHARS_MAX: usize = 200;
/// The longest query of an authorize request, in bytes: as much as a form may have.
const QUERY_BYTES_MAX: usize = 16 * 1024;

impl Dialects {
    pub(super) async fn authorize(&self, dialect: Option<Dialect>, request: &Request<Bytes>) -> Response<Bytes> {
        let mattermost = self.settings.dialects.contains(&Dialect::Mattermost) && dialect.is_none();
        if mattermost && *request.method() == Method::POST && allow::is_json(request) {
            return self.mattermost_allow(request).await;
        }
        if mattermost && *request.method() == Method::POST && allow::is_json_without_a_word(request) {
            return allow::say_what_it_is(request);
        }
        let parameters = match self.authorize_parameters(request) {
            Ok(parameters) => parameters,
            Err(why) => return self.refused(request, &why),
        };
        if !may_carry_a_login(request.headers()) {
            // A picture in a post must not make its readers ask for codes.
            let why = AuthorizePage::new("this address is for windows, not for parts of a page").forbidden();
            return self.refused(request, &why);
        }
        let path = one_slash(request.uri().path());
        if *request.method() == Method::POST {
            return self.post_as_get(&format!("{path}?{}", parameters.to_query()));
        }
        let (parameters, pushed, login_since) = match self.sent_ahead(parameters).await {
            Ok(found) => found,
            Err(refusal) => return self.refuse(request, dialect, refusal, None).await,
        };
        let after_login = || after_login(&parameters).to_query();
        // What was sent ahead is not the browser's to send again.
        let may_switch = pushed.is_none();
        let visitor = web::visitor(request);
        let browser = self.cookies.browser(request.headers());
        let arrival = Arrival {
            request: decode::authorize(&parameters),
            path,
            after_login: &after_login,
            pushed,
            login_since,
            dialect,
            visitor: &visitor,
            browser: browser.as_ref(),
            resume_prefix: &self.resume_prefix,
            may_keep: &|| self.limits.authorize.spend(visitor.counted_as(), self.now()),
        };
        match authorize::authorize(arrival, &self.settings, &web::ports_of(&self.ports, request)).await {
            Ok(Authorized::Redirect(to)) => web::answer_client(&self.voice(request, None), to),
            Ok(Authorized::LogIn { client_id, handle, hand_off }) => {
                let waits = (handle, &hand_off);
                web::to_login(self.cookies, request.headers(), &self.resume_prefix, Some(client_id), waits)
            }
            Ok(Authorized::AskConsent(question)) => self.ask(request, *question),
            Err(refusal) => {
                let switch = may_switch.then(|| self.switch_from(format!("{path}?{}", after_login())));
                self.refuse(request, dialect, refusal, switch).await
            }
        }
    }

    /// A `request_uri` of ours stands for a request that was sent ahead. Then nothing else that came counts but the client
    /// (RFC 9101 §5). Answers its name, and from when on a login does for it.
    async fn sent_ahead(
        &self,
        parameters: Parameters,
    ) -> Result<(Parameters, Option<Plaintext>, Option<UnixSeconds>), AuthorizeRefusal> {
        let uri = parameters.get("request_uri").filter(|uri| uri.starts_with(PUSHED_PREFIX)).map(Plaintext::new);
        let (Some(uri), Some(client_id)) = (uri, parameters.get("client_id")) else {
            return Ok((parameters, None, None));
        };
        if ["request_uri", "client_id"].iter().any(|name| parameters.is_repeated(name)) {
            return Ok((parameters, None, None));
        }
        let sent = authorize::pushed(&uri, client_id, &self.ports).await?;
        match Parameters::parse(sent.query.as_bytes()) {
            Ok(parameters) => Ok((parameters, Some(uri), sent.login_since)),
            Err(_) => Err(AuthorizeRefusal::Pushed { client_id: ClientId(client_id.to_owned()) }),
        }
    }

    /// Parameters come from one place only: the query, or the form (RFC 6749 §3.1).
    fn authorize_parameters(&self, request: &Request<Bytes>) -> Result<Parameters, AuthorizePage> {
        let query = request.uri().query().unwrap_or_default().as_bytes();
        if query.len() > QUERY_BYTES_MAX {
            // It would be kept until the visitor has logged in.
            return Err(AuthorizePage { what: "the query is too long", status: StatusCode::URI_TOO_LONG });
        }
        let query = Parameters::parse(query).map_err(|_| AuthorizePage::new("the query is malformed"))?;
        if *request.method() != Method::POST {
            return Ok(query);
        }
        if !query.is_empty() {
            return Err(AuthorizePage::new("a POST has its parameters in the form, not in the address"));
        }
        decode::form(request, false).map_err(|_| AuthorizePage::new("the form is malformed"))
    }

    /// The forum's cookies do not come with a POST from another site, but with the GET that follows it.
    fn post_as_get(&self, path_and_query: &str) -> Response<Bytes> {
        web::redirect(path_and_query, &[])
    }

    fn ask(&self, request: &Request<Bytes>, question: ConsentQuestion) -> Response<Bytes> {
        if !web::is_navigation(request.headers()) {
            // A script of a forum page may fetch this address, but not read the form.
            return self.refused(
                request,
                &AuthorizePage::new("the consent page opens only in a window of its own").forbidden(),
            );
        }
        let ConsentQuestion { question, redirect_uri } = question;
        let facts = RequestFacts {
            client_id: Some(question.client.id.clone()),
            member_id: Some(question.member.id.clone()),
            result: "asked",
            ..RequestFacts::default()
        };
        let cookie = self.cookies.set_browser(&question.browser);
        let voice = self.voice(request, Some(&question.member));
        let leads = Leads::To(redirect_uri.as_str());
        let view = web::consent_view(&question, leads, &self.consent_path, &self.apps_path);
        web::with_facts(web::page(voice.render_consent(&view), &[cookie]), facts)
    }

    async fn refuse(
        &self,
        request: &Request<Bytes>,
        dialect: Option<Dialect>,
        refusal: AuthorizeRefusal,
        switch: Option<SwitchView>,
    ) -> Response<Bytes> {
        if dialect == Some(Dialect::Ips4)
            && !wants_html(request)
            && let Some((status, body)) = ips4::authorize_refusal(&refusal)
        {
            let facts = facts_of(&refusal);
            return web::with_facts(web::json(status, &body), facts);
        }
        self.refusal_page(request, refusal, switch).await
    }

    async fn refusal_page(
        &self,
        request: &Request<Bytes>,
        refusal: AuthorizeRefusal,
        switch: Option<SwitchView>,
    ) -> Response<Bytes> {
        let mut facts = facts_of(&refusal);
        let (mut operator, mut mismatch, mut log_url) = (Vec::new(), None, None);
        let (problem, client) = match refusal {
            AuthorizeRefusal::Member { client, refusal } => {
                facts.client_id = Some(client.id);
                let refused = NotAllowed { app_name: Some(client.name), reason: reason(refusal), switch };
                return self.not_allowed(request, refused, facts).await;
            }
            AuthorizeRefusal::Group { client, member } => {
                facts.client_id = Some(client.id.clone());
                facts.member_id = Some(member.id);
                let reason = RefusedReason::NotInGroup { groups: client.groups_told() };
                let refused = NotAllowed { app_name: Some(client.name), reason, switch };
                return self.not_allowed(request, refused, facts).await;
            }
            AuthorizeRefusal::NoEmail { client, member } => {
                facts.client_id = Some(client.id.clone());
                facts.member_id = Some(member.id);
                let refused = NotAllowed { app_name: Some(client.name), reason: RefusedReason::NoEmail, switch };
                return self.not_allowed(request, refused, facts).await;
            }
            AuthorizeRefusal::Source(failure) => {
                return web::source_failed(&self.pages, &failure, request);
            }
            AuthorizeRefusal::TooMany { wait_secs } => {
                return web::too_many_page(&self.pages, Limit::Authorize, wait_secs, request);
            }
            AuthorizeRefusal::Store(error) => {
                return web::unavailable_page(&self.pages, &problem::P503, request, error.to_string());
            }
            AuthorizeRefusal::ClientMissing => (&problem::P401, None),
            AuthorizeRefusal::ClientUnknown { sent } => {
                operator.push(("client_id".to_owned(), shown(&sent)));
                (&problem::P401, None)
            }
            AuthorizeRefusal::Repeated { parameter } => {
                operator.push(("sent twice".to_owned(), shown(&parameter)));
                (&problem::P408, None)
            }
            AuthorizeRefusal::Parameters { client, description } => {
                operator.push(("wrong".to_owned(), description.to_owned()));
                (&problem::P408, Some(*client))
            }
            AuthorizeRefusal::Pushed { client_id } => {
                operator.push(("client_id".to_owned(), shown(&client_id.0)));
                (&problem::P414, None)
            }
            AuthorizeRefusal::RedirectUri { client, refusal } => {
                let console = self.console_for(request).await;
                log_url = console.map(|console| format!("{}/apps/{}/log", console.path, client.id));
                // What is registered is for those who build the app, and for operators. Anybody else learns no address.
                let may_read = client.in_development || console.is_some();
                match &refusal {
                    RedirectRefusal::Mismatch { sent, nearest: Some(nearest) } if may_read => {
                        mismatch = Some((shown(sent), nearest.clone()));
                    }
                    RedirectRefusal::Mismatch { sent, .. } => operator.push(("sent".to_owned(), shown(sent))),
                    RedirectRefusal::Missing | RedirectRefusal::Fragment => {
                        operator.push(("wrong".to_owned(), redirect_detail(&refusal)));
                    }
                }
                (&problem::P402, Some(*client))
            }
        };
        facts.client_id = client.as_ref().map(|client| client.id.clone());
        let mut view = ErrorView::new(problem, web::request_id(request).to_string(), self.now());
        view.app_name = client.map(|client| client.name);
        view.for_operator = operator;
        view.mismatch = mismatch;
        view.log_url = log_url;
        web::with_facts(web::page(self.voice(request, None).render_error(&view), &[]), facts)
    }

    pub(super) async fn not_allowed(
        &self,
        request: &Request<Bytes>,
        refused: NotAllowed,
        facts: RequestFacts,
    ) -> Response<Bytes> {
        web::refused_page(&self.pages, &self.ports, request, refused, facts).await
    }

    /// Where somebody else may log in, and come back to this address of ours.
    pub(super) fn switch_from(&self, back: String) -> SwitchView {
        SwitchView { form_action: self.switch_path.clone(), back }
    }

    fn refused(&self, request: &Request<Bytes>, why: &AuthorizePage) -> Response<Bytes> {
        let mut view = ErrorView::new(&problem::P408, web::request_id(request).to_string(), self.now());
        view.for_operator = vec![("reason".to_owned(), why.what.to_owned())];
        let mut page = self.voice(request, None).render_error(&view);
        page.status = why.status.as_u16();
        let facts = RequestFacts {
            result: "refused",
            code: Some(problem::P408.code),
            detail: Some(why.what.to_owned()),
            ..RequestFacts::default()
        };
        web::with_facts(web::page(page, &[]), facts)
    }

    /// The pages in the language of whoever asks.
    pub(super) fn voice(&self, request: &Request<Bytes>, member: Option<&Member>) -> Voice {
        web::voice(&self.pages, request, member)
    }

    pub(super) fn now(&self) -> UnixSeconds {
        self.ports.clock.now()
    }
}

/// Whether a browser asks for a window, a frame (a silent look) or from a script, as opposed to a picture or a style.
fn may_carry_a_login(headers: &http::HeaderMap) -> bool {
    headers
        .get("sec-fetch-dest")
        .is_none_or(|dest| ["document", "iframe", "frame", "empty"].iter().any(|allowed| dest == allowed))
}

/// A guest's login will be a fresh one, so the request that goes on after it need not ask for that again.
fn after_login(parameters: &Parameters) -> Parameters {
    let rest = |prompt: &str| {
        let words = prompt.split_ascii_whitespace().filter(|word| !matches!(*word, "login" | "select_account"));
        words.collect::<Vec<_>>().join(" ")
    };
    let parameters = parameters.without("max_age").map("prompt", rest);
    if parameters.get("prompt").is_none() { parameters.without("prompt") } else { parameters }
}

/// A request that is refused before anybody looked at its client.
struct AuthorizePage {
    what: &'static str,
    status: StatusCode,
}

impl AuthorizePage {
    fn new(what: &'static str) -> Self {
        Self { what, status: StatusCode::BAD_REQUEST }
    }

    fn forbidden(self) -> Self {
        Self { status: StatusCode::FORBIDDEN, ..self }
    }
}

/// Which of the pages' reasons a refusal is.
pub(super) fn reason(refusal: Refusal) -> RefusedReason {
    match refusal {
        Refusal::Banned { until } => RefusedReason::Banned { until },
        Refusal::Inactive => RefusedReason::Inactive,
        Refusal::UnconfirmedEmail => RefusedReason::UnconfirmedEmail,
        Refusal::AmbiguousCookie { .. } => RefusedReason::AmbiguousCookie,
    }
}

/// What the log is told.
fn facts_of(refusal: &AuthorizeRefusal) -> RequestFacts {
    let (code, detail) = described(refusal);
    let (client_id, refused_address) = match refusal {
        AuthorizeRefusal::RedirectUri { client, refusal: RedirectRefusal::Mismatch { sent, .. } } => {
            (Some(client.id.clone()), Some(sent.clone()))
        }
        _ => (None, None),
    };
    RequestFacts { client_id, result: "refused", code: Some(code), detail, refused_address, ..RequestFacts::default() }
}

/// Code and cause for the log.
fn described(refusal: &AuthorizeRefusal) -> (&'static str, Option<String>) {
    match refusal {
        AuthorizeRefusal::ClientMissing => (problem::P401.code, Some("client_id is missing".to_owned())),
        AuthorizeRefusal::ClientUnknown { sent } => (problem::P401.code, Some(format!("client_id {:?}", shown(sent)))),
        AuthorizeRefusal::Repeated { parameter } => {
            (problem::P408.code, Some(format!("{:?} was sent twice", shown(parameter))))
        }
        AuthorizeRefusal::Parameters { description, .. } => (problem::P408.code, Some((*description).to_owned())),
        AuthorizeRefusal::Pushed { client_id } => {
            (problem::P414.code, Some(format!("client_id {:?}", shown(&client_id.0))))
        }
        AuthorizeRefusal::RedirectUri { refusal, .. } => (problem::P402.code, Some(redirect_detail(refusal))),
        AuthorizeRefusal::Member { refusal, .. } => match refusal {
            Refusal::Banned { .. } => (problem::P310.code, None),
            Refusal::Inactive => (problem::P311.code, None),
            Refusal::UnconfirmedEmail => (problem::P313.code, None),
            Refusal::AmbiguousCookie { name } => (problem::P308.code, Some(format!("cookie {name:?}"))),
        },
        AuthorizeRefusal::Group { .. } => {
            (problem::P411.code, Some("the member is in no group that may use the app".to_owned()))
        }
        AuthorizeRefusal::NoEmail { .. } => {
            (problem::P431.code, Some("the forum has confirmed no e-mail address of the member".to_owned()))
        }
        AuthorizeRefusal::Source(failure) => (failure.problem().code, Some(failure.to_string())),
        AuthorizeRefusal::TooMany { .. } => (problem::P450.code, None),
        AuthorizeRefusal::Store(error) => (problem::P503.code, Some(error.to_string())),
    }
}

fn redirect_detail(refusal: &RedirectRefusal) -> String {
    match refusal {
        RedirectRefusal::Missing => "redirect_uri is missing".to_owned(),
        RedirectRefusal::Fragment => "redirect_uri has a fragment".to_owned(),
        RedirectRefusal::Mismatch { sent, nearest } => {
            let near = nearest.as_deref().unwrap_or("none");
            let hint = address_hint(sent, near);
            format!("sent {:?}, registered {near:?}{hint}", shown(sent))
        }
    }
}

/// Clients join `https://forum/` and `/oauth/authorize`; the way back is written with one slash.
pub(super) fn one_slash(path: &str) -> &str {
    if path.starts_with("//") { &path[1..] } else { path }
}

fn wants_html(request: &Request<Bytes>) -> bool {
    request
        .headers()
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// What a stranger sent, short enough for a log.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARS_MAX).collect()
}
