//! A login without a browser: a visitor who is logged in at the forum already, and allows what he is asked.

use std::cell::RefCell;
use std::rc::Rc;

use http::header::{COOKIE, ORIGIN, SET_COOKIE, USER_AGENT};
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use url::Url;

use super::http::{Answer, send};
use super::listener::Came;
use super::record::{Step, fields, shown};
use crate::model::{Problem, problem};

/// How often he is sent on before it is a circle.
const HOPS_MAX: usize = 10;

/// What a visitor shows.
pub struct Visitor {
    /// The Cookie header of somebody who is logged in at the forum.
    pub cookies: String,
    /// His User-Agent header; some forums compare it.
    pub user_agent: String,
}

/// Why he did not get through.
pub struct Lost {
    /// What the page says, where it is one of ours.
    pub problem: Option<&'static Problem>,
    /// In words.
    pub message: String,
}

impl From<String> for Lost {
    fn from(message: String) -> Self {
        Self { problem: None, message }
    }
}

/// Follows the way from the authorize address to the redirect address, through the question on the way.
pub async fn walk(
    visitor: &Visitor,
    http: &reqwest::Client,
    start: &Url,
    redirect_uri: &str,
    tell: &mut dyn FnMut(Step),
) -> Result<Came, Lost> {
    let mut jar = Vec::new();
    let mut asking = Asking { method: "GET", at: start.clone(), form: None };
    for _ in 0..HOPS_MAX {
        let answer = asking.send(visitor, http, &mut jar).await?;
        let name = if asking.form.is_some() { "consent" } else { "authorize" };
        let request = asking.lines();
        let Some(location) = answer.location().map(str::to_owned) else {
            let form = consent_form(&answer.text()).filter(|_| answer.status.is_success());
            let Some((action, fields)) = form else { return Err(stopped(&answer, &asking.at)) };
            let what = "the page that asks whether the app may know this".to_owned();
            tell(Step { step: name, request, answer: vec![answer.status_line(), what] });
            let at = asking.at.join(&action).map_err(|error| format!("the form leads nowhere: {error}"))?;
            asking = Asking { method: "POST", at: same_site(start, at)?, form: Some(fields) };
            continue;
        };
        let mut lines = vec![answer.status_line(), format!("Location: {}", without_query(&location))];
        if let Some(query) = location.strip_prefix(redirect_uri).and_then(|rest| rest.strip_prefix('?')) {
            let came = Came::of(query);
            lines.extend(fields(came.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))));
            tell(Step { step: name, request, answer: lines });
            return Ok(came);
        }
        tell(Step { step: name, request, answer: lines });
        let at = asking.at.join(&location).map_err(|error| format!("the redirect leads nowhere: {error}"))?;
        asking = Asking { method: "GET", at: same_site(start, at)?, form: None };
    }
    Err("the way goes round in circles".to_owned().into())
}

/// Cookies go to the forum and to nobody else.
fn same_site(start: &Url, at: Url) -> Result<Url, Lost> {
    if at.origin() == start.origin() {
        return Ok(at);
    }
    let origin = at.origin().ascii_serialization();
    Err(format!("the visitor is sent to {origin}, which is neither the forum nor the app").into())
}

/// A page where the way ends.
fn stopped(answer: &Answer, at: &Url) -> Lost {
    let status = answer.status_line();
    if !answer.status.is_success() {
        let problem = code_in(&answer.text()).and_then(problem::find);
        let said = problem.map_or_else(String::new, |problem| format!(", {}: {}", problem.code, problem.title));
        return Lost { problem, message: format!("{} answers {status}{said}", at.path()) };
    }
    let message = format!(
        "the forum shows its page {} in place of going on: these cookies are no login. Why: portico why --cookie '...' \
         --user-agent '...'",
        shown(at.path())
    );
    Lost { problem: Some(&problem::P301), message }
}

/// The first code on a page.
fn code_in(page: &str) -> Option<&str> {
    let is_code =
        |word: &&str| word.len() == 4 && word.starts_with('P') && word[1..].bytes().all(|b| b.is_ascii_digit());
    page.split(|c: char| !c.is_ascii_alphanumeric()).find(is_code)
}

fn without_query(address: &str) -> String {
    shown(address.split(['?', '#']).next().unwrap_or_default())
}

/// One request of the visitor.
struct Asking {
    method: &'static str,
    at: Url,
    form: Option<Vec<(String, String)>>,
}

impl Asking {
    fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("{} {}", self.method, without_query(self.at.as_str()))];
        let query: Vec<(String, String)> = self.at.query_pairs().into_owned().collect();
        let pairs = self.form.as_ref().unwrap_or(&query);
        lines.extend(fields(pairs.iter().filter(|(name, _)| name != "ticket").map(|(n, v)| (n.as_str(), v.as_str()))));
        lines
    }

    async fn send(
        &self,
        visitor: &Visitor,
        http: &reqwest::Client,
        jar: &mut Vec<(String, String)>,
    ) -> Result<Answer, Lost> {
        let own = jar.iter().map(|(name, value)| format!("{name}={value}"));
        let cookies: Vec<String> = std::iter::once(visitor.cookies.clone()).chain(own).collect();
        let request = match &self.form {
            Some(form) => http.post(self.at.clone()).form(form).header(ORIGIN, self.at.origin().ascii_serialization()),
            None => http.get(self.at.clone()),
        };
        let request = request.header(COOKIE, cookies.join("; ")).header(USER_AGENT, &visitor.user_agent);
        let answer = send(request).await.map_err(|why| format!("no answer at {}: {why}", self.at.path()))?;
        for line in answer.headers.get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok()) {
            let Ok(cookie) = cookie::Cookie::parse(line) else { continue };
            jar.retain(|(name, _)| name != cookie.name());
            jar.push((cookie.name().to_owned(), cookie.value().to_owned()));
        }
        Ok(answer)
    }
}

#[derive(Default)]
struct Forms {
    /// Action, id, whether it has the button that allows.
    forms: Vec<(String, String, bool)>,
    /// Number or id of the form, name, value.
    inputs: Vec<(Result<usize, String>, String, String)>,
}

impl Forms {
    fn see(&mut self, element: &Element<'_, '_>) {
        let decoded = |name: &str| {
            let value = element.get_attribute(name).unwrap_or_default();
            html_escape::decode_html_entities(&value).into_owned()
        };
        match element.tag_name().as_str() {
            "form" => self.forms.push((decoded("action"), decoded("id"), false)),
            "input" => {
                let kind = decoded("type");
                let counts = kind == "hidden" || kind == "checkbox" && element.has_attribute("checked");
                if counts && element.has_attribute("name") {
                    let last = self.forms.len().wrapping_sub(1);
                    let of = if element.has_attribute("form") { Err(decoded("form")) } else { Ok(last) };
                    self.inputs.push((of, decoded("name"), decoded("value")));
                }
            }
            _ if decoded("name") == "decision" && decoded("value") == "allow" => {
                if let Some(form) = self.forms.last_mut() {
                    form.2 = true;
                }
            }
            _ => {}
        }
    }
}

/// Where the form with "allow" leads, and what it sends.
fn consent_form(page: &str) -> Option<(String, Vec<(String, String)>)> {
    let found = Rc::new(RefCell::new(Forms::default()));
    let seen = found.clone();
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "form, input, button",
        move |element: &mut Element<'_, '_>| {
            seen.borrow_mut().see(element);
            Ok(())
        }
    ));
    rewrite_str(page, settings).ok()?;
    let found = found.borrow();
    let at = found.forms.iter().position(|(_, _, allows)| *allows)?;
    let (action, id, _) = found.forms.get(at)?;
    let is_in = |of: &Result<usize, String>| match of {
        Ok(number) => *number == at,
        Err(named) => named == id,
    };
    let inputs = found.inputs.iter().filter(|(of, _, _)| is_in(of));
    let mut fields: Vec<(String, String)> = inputs.map(|(_, name, value)| (name.clone(), value.clone())).collect();
    fields.push(("decision".to_owned(), "allow".to_owned()));
    Some((action.clone(), fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_that_allows_is_found_among_others() {
        let page = "<form action=\"/search\"><input type=hidden name=q value=1></form>\
            <form action=\"/oauth/consent?p=1&amp;q=2\"><input type=\"hidden\" name=\"ticket\" value=\"a\">\
            <button name=\"decision\" value=\"switch\"></button></form>\
            <input type=\"checkbox\" name=\"share_email\" value=\"yes\" form=\"answer\" checked>\
            <input type=\"checkbox\" name=\"share_groups\" value=\"yes\" form=\"answer\">\
            <form id=\"answer\" action=\"/oauth/consent\"><input type=\"hidden\" name=\"ticket\" value=\"b&#43;c\">\
            <button name=\"decision\" value=\"deny\"></button><button name=\"decision\" value=\"allow\"></button></form>";
        let (action, fields) = consent_form(page).expect("it is there");
        let fields: Vec<String> = fields.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            (action.as_str(), fields.join("&")),
            ("/oauth/consent", "share_email=yes&ticket=b+c&decision=allow".to_owned())
        );
        assert!(consent_form("<form action=\"/login\"><input type=hidden name=x></form>").is_none());
        assert!(consent_form("").is_none());
    }

    #[test]
    fn a_code_is_found_on_a_page() {
        for (page, want) in [
            ("<dd><strong>P402</strong> <span>", Some("P402")),
            ("PAGE P12 P1234 xP402", None),
            ("P40\u{e9} P310.", Some("P310")),
            ("", None),
        ] {
            assert_eq!(code_in(page), want, "{page}");
        }
    }
}
