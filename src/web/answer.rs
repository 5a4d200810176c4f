//! Answers: JSON, pages, redirects.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, PRAGMA, RETRY_AFTER, SET_COOKIE};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use serde_json::Value;

use crate::model::{Limit, Problem, RequestFacts, SourceFailure, UnixSeconds};
use crate::pages::{self, ErrorView, FormPostView, Page, Pages, Voice};
use crate::protocol::authorize::ClientRedirect;

use super::SetCookie;

/// What a client waits before it tries again, in seconds.
const RETRY_SECS: &str = "2";

/// An answer without a body.
pub fn empty(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    no_store(&mut response);
    response
}

/// JSON that nobody may keep (RFC 6749 §5.1).
pub fn json(status: StatusCode, body: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(RETRY_AFTER, HeaderValue::from_static(RETRY_SECS));
    }
    no_store(&mut response);
    response
}

/// A page with its header fields.
pub fn page(page: Page, cookies: &[SetCookie]) -> Response<Bytes> {
    let fields = pages::headers(&page);
    let mut response = Response::new(Bytes::from(page.html));
    *response.status_mut() = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in fields {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    set_cookies(&mut response, cookies);
    response
}

/// The usual page of a problem.
pub fn problem_page<B>(
    pages: &Pages,
    problem: &'static Problem,
    request: &Request<B>,
    now: UnixSeconds,
) -> Response<Bytes> {
    problem_page_of(pages, problem, request, now, None)
}

/// The same, from which the way leads back to the `console` at this path.
pub fn problem_page_of<B>(
    pages: &Pages,
    problem: &'static Problem,
    request: &Request<B>,
    now: UnixSeconds,
    console: Option<String>,
) -> Response<Bytes> {
    let facts = RequestFacts { result: "error", code: Some(problem.code), ..RequestFacts::default() };
    let view = ErrorView { console, ..ErrorView::new(problem, super::request_id(request).to_string(), now) };
    with_facts(page(super::voice(pages, request, None).render_error(&view), &[]), facts)
}

/// "Too many tries."
pub fn too_many_page<B>(pages: &Pages, limit: Limit, wait_secs: u32, request: &Request<B>) -> Response<Bytes> {
    let facts = RequestFacts::too_many(limit);
    let voice = super::voice(pages, request, None);
    with_facts(page(voice.too_many(wait_secs, &super::request_id(request)), &[]), facts)
}

/// Nobody can tell who the visitor is: "try again", or "too many tries".
pub fn source_failed<B>(pages: &Pages, failure: &SourceFailure, request: &Request<B>) -> Response<Bytes> {
    match failure {
        SourceFailure::TooMany { wait_secs } => too_many_page(pages, Limit::SessionLookups, *wait_secs, request),
        _ => unavailable_page(pages, failure.problem(), request, failure.to_string()),
    }
}

/// "Try again": something that we need is away. `detail` is for the log.
pub fn unavailable_page<B>(
    pages: &Pages,
    problem: &'static Problem,
    request: &Request<B>,
    detail: String,
) -> Response<Bytes> {
    let facts =
        RequestFacts { result: "unavailable", code: Some(problem.code), detail: Some(detail), ..Default::default() };
    // A doubled slash in front, which clients send, would make the link lead to another host.
    let target = request.uri().path_and_query().map_or("", |target| target.as_str()).trim_start_matches('/');
    let again = (*request.method() == Method::GET).then(|| format!("/{target}"));
    let voice = super::voice(pages, request, None);
    with_facts(page(voice.try_again(problem, again.as_deref(), &super::request_id(request)), &[]), facts)
}

/// 303, so that whatever came is followed by a GET (RFC 9700 §4.12).
pub fn redirect(location: &str, cookies: &[SetCookie]) -> Response<Bytes> {
    let mut response = empty(StatusCode::SEE_OTHER);
    match HeaderValue::from_str(location) {
        Ok(location) => response.headers_mut().insert(LOCATION, location),
        // Only an address with control bytes comes here, and none is ever registered or built.
        Err(_) => return empty(StatusCode::INTERNAL_SERVER_ERROR),
    };
    response.headers_mut().insert("referrer-policy", HeaderValue::from_static("no-referrer"));
    set_cookies(&mut response, cookies);
    response
}

/// Sends the browser back to the app with an answer, by a redirect or by a form.
pub fn answer_client(voice: &Voice, to: ClientRedirect) -> Response<Bytes> {
    let response = match &to.form {
        None => redirect(&to.location, &[]),
        Some(form) => page(voice.render_form_post(&FormPostView { to: &form.to, fields: &form.fields }), &[]),
    };
    with_facts(response, to.facts())
}

/// Plain `ok` or what is missing, for load balancers.
pub fn ready(status: StatusCode, text: &'static str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(text.as_bytes()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    no_store(&mut response);
    response
}

/// Tells the log what happened.
pub fn with_facts(mut response: Response<Bytes>, facts: RequestFacts) -> Response<Bytes> {
    response.extensions_mut().insert(facts);
    response
}

fn no_store(response: &mut Response<Bytes>) {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

fn set_cookies(response: &mut Response<Bytes>, cookies: &[SetCookie]) {
    for SetCookie(line) in cookies {
        if let Ok(value) = HeaderValue::from_str(line) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
}
