//! In which language somebody is spoken to.

use http::header::ACCEPT_LANGUAGE;
use http::{Method, Request};

use super::{Parameters, cookies, single};
use crate::model::Member;
use crate::pages::{Pages, Voice, Wishes};

/// The pages for whoever sent `request`: as the request says, his setting in the forum, his choice on our page, his
/// browser.
pub fn voice<B>(pages: &Pages, request: &Request<B>, member: Option<&Member>) -> Voice {
    let asked = request.uri().query().and_then(ui_locales);
    voice_asked(pages, request, member, asked.as_deref())
}

/// The same where the request that says it is another one: the one that waited for a login.
pub fn voice_asked<B>(pages: &Pages, request: &Request<B>, member: Option<&Member>, asked: Option<&str>) -> Voice {
    let headers = request.headers();
    let chosen = cookies::value(headers, &pages.language_cookie());
    let wishes = Wishes {
        ui_locales: asked,
        member: member.and_then(|member| member.language.as_deref()),
        chosen: chosen.as_deref(),
        accept_language: single(headers, ACCEPT_LANGUAGE.as_str()),
    };
    // What answers a form cannot be shown again by its address.
    let here = (*request.method() == Method::GET)
        .then(|| request.uri().path_and_query())
        .flatten()
        .map(|here| format!("/{}", here.as_str().trim_start_matches('/')))
        .filter(|here| here.len() <= HERE_BYTES_MAX);
    pages.voice(&wishes, here)
}

/// The longest address that a form of ours leads back to, in bytes.
pub const HERE_BYTES_MAX: usize = 4 * 1024;

/// `ui_locales` in a query. Most queries have none, so they are not taken apart.
pub(super) fn ui_locales(query: &str) -> Option<String> {
    query.contains("ui_locales=").then(|| Parameters::parse(query.as_bytes()).ok()?.owned("ui_locales")).flatten()
}
