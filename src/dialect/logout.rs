//! The log-out address on the wire (OIDC RP-Initiated Logout §2).

use bytes::Bytes;
use http::{Method, Request, Response};
use url::Url;

use crate::model::{RequestFacts, problem};
use crate::pages::{LoggedOutView, LogoutView};
use crate::protocol::logout::{self, Answer, LogoutDone, LogoutRefusal, LogoutRequest, LogoutStep, StaysHere};
use crate::web::{self, Parameters};

use super::authorize::shown;
use super::{Dialects, decode};

/// The longest query of a log-out request, in bytes: as much as a form may have.
const QUERY_BYTES_MAX: usize = 16 * 1024;
/// What a request of an app may bring along.
const NAMES: [&str; 4] = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state"];

impl Dialects {
    pub(super) async fn logout(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let understood = parameters(request).and_then(|sent| self.understand(request, &sent));
        let Some((asked, answer)) = understood else {
            return self.logout_problem(request, &problem::P444);
        };
        let again = query(&asked);
        if *request.method() == Method::POST && answer.is_none() {
            // The forum's cookies do not come with a POST from another site, but with the GET that follows it.
            return web::redirect(&format!("{}?{again}", request.uri().path()), &[]);
        }
        if !web::is_navigation(request.headers()) {
            // Neither pictures in a post nor scripts of the forum's pages.
            return self.logout_problem(request, &problem::P444);
        }
        let visitor = web::visitor(request);
        match logout::logout(asked, answer, &visitor, &self.settings, &self.ports).await {
            Ok(done) => self.show_logout(request, again, done),
            Err(LogoutRefusal::OtherClient | LogoutRefusal::Ticket) => self.logout_problem(request, &problem::P444),
            Err(LogoutRefusal::Source(failure)) => web::source_failed(&self.pages, &failure, request),
            Err(LogoutRefusal::Store(error)) => {
                web::unavailable_page(&self.pages, &problem::P503, request, error.to_string())
            }
        }
    }

    /// The request, and the answer to our own form if this is one. `None`: something is wrong with it.
    fn understand(&self, request: &Request<Bytes>, sent: &Parameters) -> Option<(LogoutRequest, Option<Answer>)> {
        let Some(ticket) = sent.owned("ticket").filter(|_| *request.method() == Method::POST) else {
            return Some((asked(sent)?, None));
        };
        let origin = Url::parse(&self.settings.issuer).ok()?.origin().ascii_serialization();
        if !web::is_same_origin(request.headers(), &origin) || sent.repeated().is_some() {
            return None;
        }
        let leave = match sent.get("decision")? {
            "leave" => true,
            "stay" => false,
            _ => return None,
        };
        let before = Parameters::parse(sent.get("request").unwrap_or_default().as_bytes()).ok()?;
        Some((asked(&before)?, Some(Answer { ticket, leave })))
    }

    fn show_logout(&self, request: &Request<Bytes>, again: String, done: LogoutDone) -> Response<Bytes> {
        let LogoutDone { step, stays_here } = done;
        let facts = |client: Option<&crate::model::Client>, result| RequestFacts {
            client_id: client.map(|client| client.id.clone()),
            result,
            code: stays_here.as_ref().map(|_| problem::P402.code),
            detail: stays_here.as_ref().map(told),
            ..RequestFacts::default()
        };
        match step {
            LogoutStep::Redirect(to) => web::with_facts(web::redirect(&to, &[]), facts(None, "logged_out")),
            LogoutStep::Ask(question) => {
                let facts = facts(question.client.as_ref(), "asked");
                let voice = self.voice(request, Some(&question.member));
                let view = LogoutView {
                    app_name: question.client.map(|client| client.name),
                    member_name: question.member.display_name,
                    told: question.told,
                    not_told: question.not_told,
                    form_action: self.logout_path.clone(),
                    ticket: question.ticket,
                    request: again,
                    redirect_origin: question.to.map(|to| to.as_str().to_owned()),
                };
                web::with_facts(web::page(voice.render_logout(&view), &[]), facts)
            }
            LogoutStep::Out(farewell) => {
                let result = if farewell.ended { "logged_out" } else { "stayed" };
                let facts = facts(farewell.client.as_ref(), result);
                let view = LoggedOutView {
                    app_name: farewell.client.map(|client| client.name),
                    ended: farewell.ended,
                    still_in: farewell.still_in,
                    forum_logout_url: farewell.forum_logout,
                    continue_url: farewell.to,
                };
                web::with_facts(web::page(self.voice(request, None).render_logged_out(&view), &[]), facts)
            }
        }
    }

    fn logout_problem(&self, request: &Request<Bytes>, problem: &'static crate::model::Problem) -> Response<Bytes> {
        let facts = RequestFacts { result: "invalid_request", code: Some(problem.code), ..RequestFacts::default() };
        let page = web::problem_page(&self.pages, problem, request, self.now());
        web::with_facts(page, facts)
    }
}

/// For the operator: why the browser was not led back.
fn told(why: &StaysHere) -> String {
    match why {
        StaysHere::Hint => "post_logout_redirect_uri is left out: id_token_hint was not signed here".to_owned(),
        StaysHere::NoApp => {
            "post_logout_redirect_uri is left out: neither id_token_hint nor client_id names an app that may act"
                .to_owned()
        }
        StaysHere::Address { sent, registered } => {
            let sent = shown(sent);
            format!(
                "post_logout_redirect_uri is left out: sent {sent:?}, registered {registered:?}. portico app edit ID \
                 --post-logout-redirect-uri adds one"
            )
        }
    }
}

/// `None`: one of them came twice.
fn asked(parameters: &Parameters) -> Option<LogoutRequest> {
    if NAMES.iter().any(|name| parameters.is_repeated(name)) {
        return None;
    }
    let [id_token_hint, client_id, post_logout_redirect_uri, state] = NAMES.map(|name| parameters.owned(name));
    Some(LogoutRequest { id_token_hint, client_id, post_logout_redirect_uri, state })
}

/// The same as a query again, without what nobody asked for.
fn query(asked: &LogoutRequest) -> String {
    let values = [&asked.id_token_hint, &asked.client_id, &asked.post_logout_redirect_uri, &asked.state];
    let pairs = NAMES.iter().zip(values).filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// From the query, or from the form; never from both.
fn parameters(request: &Request<Bytes>) -> Option<Parameters> {
    let query = request.uri().query().unwrap_or_default().as_bytes();
    if query.len() > QUERY_BYTES_MAX {
        return None;
    }
    let query = Parameters::parse(query).ok()?;
    match *request.method() == Method::POST {
        false => Some(query),
        true if query.is_empty() => decode::form(request, false).ok(),
        true => None,
    }
}
