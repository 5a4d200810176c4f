//! The page where the language of our pages is chosen.

use bytes::Bytes;
use http::{Request, Response};

use crate::model::{RequestFacts, SessionOutcome, problem};
use crate::pages::{Choice, LanguageView};
use crate::web::{self, Parameters};

use super::{Console, is_straight};

impl Console {
    /// The list of languages, with the way back to the page that led here.
    pub(super) fn language_form(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let query = request.uri().query().unwrap_or_default();
        let Ok(query) = Parameters::parse(query.as_bytes()) else { return self.problem(request, &problem::P408) };
        let view = LanguageView { form_action: self.language_path.clone(), back: self.back(query.get("back")) };
        // The page itself is no place to come back to.
        let voice = web::voice_asked(&self.pages, request, None, None);
        let facts = RequestFacts { result: "shown", ..RequestFacts::default() };
        web::with_facts(web::page(voice.render_language(&view), &[]), facts)
    }

    /// Remembers the answer and goes back. Changes nothing but a cookie that holds a language.
    pub(super) async fn choose_language(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let headers = request.headers();
        let Ok(form) = web::form(request) else { return self.problem(request, &problem::P409) };
        if !web::is_same_origin(headers, &self.origin) || !web::is_navigation(headers) || form.repeated().is_some() {
            return self.problem(request, &problem::P409);
        }
        let choice = match form.get("language").unwrap_or_default() {
            "" => String::new(),
            tag => match self.pages.offered(tag) {
                Some(tag) => Choice::write(&tag, self.language_of_member(request).await.as_deref()),
                None => return self.problem(request, &problem::P409),
            },
        };
        let facts = RequestFacts { result: "chosen", ..RequestFacts::default() };
        let back = self.back(form.get("back"));
        web::with_facts(web::redirect(&back, &[self.cookies.set_language(&choice)]), facts)
    }

    /// What the forum says of whoever asks. A forum that is down says nothing, and the choice is kept all the same.
    async fn language_of_member(&self, request: &Request<Bytes>) -> Option<String> {
        match self.ports.sessions.recognise(&web::visitor(request), self.ports.clock.now()).await {
            SessionOutcome::Member(member) => member.language.clone(),
            _ => None,
        }
    }

    /// A page of ours to go back to; whatever else is given leads to the list of apps. A request that says which
    /// language it wants would win over the choice, so it no longer says so.
    fn back(&self, given: Option<&str>) -> String {
        let page = self.own_page(given).filter(|(path, _)| *path != self.language_path);
        page.map_or_else(|| self.apps_path.clone(), |(path, query)| address(path, &query.without("ui_locales")))
    }

    /// Path and query of a page of ours that a form names, if it is one.
    pub(super) fn own_page<'a>(&self, given: Option<&'a str>) -> Option<(&'a str, Parameters)> {
        let given = given.filter(|given| given.len() <= web::HERE_BYTES_MAX && given.starts_with(&self.own_prefix))?;
        let (path, query) = given.split_once('?').unwrap_or((given, ""));
        let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/".contains(c));
        (plain && is_straight(path)).then_some(())?;
        Some((path, Parameters::parse(query.as_bytes()).ok()?))
    }
}

/// Path and query in one.
pub(super) fn address(path: &str, query: &Parameters) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.to_query()) }
}
