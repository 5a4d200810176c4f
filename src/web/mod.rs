//! What endpoints for programs and pages for people share: parameters, cookies, answers.
//!
//! Decides nothing about OAuth.

mod answer;
mod budget;
mod consent;
mod cookies;
mod guesses;
mod known;
mod limits;
mod login;
mod parameters;
mod refused;
mod seen;
mod set_cookie;
mod voice;

use std::net::IpAddr;

use http::{HeaderMap, Request};
use ipnet::IpNet;

use crate::model::audit::Whence;
use crate::model::{RequestContext, RequestId, Visitor};
use crate::ports::Ports;

pub use answer::{
    answer_client, empty, json, page, problem_page, problem_page_of, ready, redirect, source_failed, too_many_page,
    unavailable_page, with_facts,
};
pub use budget::Budget;
pub use consent::{Leads, consent_view, host_of, icon_path, parts_kept};
pub use cookies::{CookieNames, PASSES_SECS, PENDING_MAX, SetCookie};
pub use guesses::{Claim, Guesses, NotNow};
pub use limits::Limits;
pub use login::to_login;
pub use parameters::{MalformedParameters, Parameters, form, media_type};
pub use refused::{NotAllowed, refused_page};
pub use set_cookie::{changes_cookie, cookies_after, set_cookie_name};
pub use voice::{HERE_BYTES_MAX, voice, voice_asked};

/// The value of a header that came exactly once.
pub fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// What the request tells of the person who sent it.
pub fn visitor<B>(request: &Request<B>) -> Visitor {
    let (headers, context) = (request.headers(), request.extensions().get::<RequestContext>());
    Visitor {
        cookie_lines: headers.get_all(http::header::COOKIE).iter().map(|line| line.as_bytes().to_vec()).collect(),
        user_agent: headers.get(http::header::USER_AGENT).map(|value| value.as_bytes().to_vec()).unwrap_or_default(),
        address: context.and_then(|context| context.address),
        unnamed: context.is_some_and(|context| context.unnamed),
    }
}

/// Where a request comes from, behind trusted proxies, for limits and networks.
pub fn address<B>(request: &Request<B>) -> Option<IpAddr> {
    request.extensions().get::<RequestContext>().and_then(RequestContext::counted_as)
}

/// The ports with what the audit trail is to know of this request.
pub fn ports_of<B>(ports: &Ports, request: &Request<B>) -> Ports {
    let context = request.extensions().get::<RequestContext>();
    ports.of_request(context.map(|context| Whence::of(context.address, Some(&context.id))).unwrap_or_default())
}

/// Whether an address is in one of these networks; with none of them it always is.
pub fn is_within(address: Option<IpAddr>, networks: &[IpNet]) -> bool {
    let within = |address: IpAddr| networks.iter().any(|network| network.contains(&address));
    networks.is_empty() || address.is_some_and(|address| within(address.to_canonical()) || within(address))
}

/// The id that names the request in answers and logs.
pub fn request_id<B>(request: &Request<B>) -> RequestId {
    let context = request.extensions().get::<RequestContext>();
    context.map_or_else(|| RequestId("-".to_owned()), |context| context.id.clone())
}

/// Whether the browser is going to a page, as opposed to a script or a frame that fetches it.
///
/// Browsers that do not say are believed. Stored scripts of the forum share our origin; this keeps them from reading
/// a consent form.
pub fn is_navigation(headers: &HeaderMap) -> bool {
    let says = |name: &str, allowed: &[&str]| match headers.get(name) {
        None => true,
        Some(value) => value.to_str().is_ok_and(|value| allowed.contains(&value)),
    };
    says("sec-fetch-mode", &["navigate"]) && says("sec-fetch-dest", &["document"])
}

/// Whether a form was sent from a page of `origin`, as far as the browser tells.
///
/// A browser that sends neither `Sec-Fetch-Site` nor `Origin` with a POST is too old to be protected this way;
/// the ticket in the form still is.
pub fn is_same_origin(headers: &HeaderMap, origin: &str) -> bool {
    let site = headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin");
    let sent = headers.get(http::header::ORIGIN).is_none_or(|sent| sent == origin);
    site && sent
}
