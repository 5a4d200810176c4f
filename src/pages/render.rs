//! From views to pages.

use super::answer::{Page, policy, policy_source, source_of_script};
use super::calendar;
use super::languages;
use super::settings::{is_path, link, own_picture};
use super::shown::{NAME_CHARS, VALUE_CHARS, compared, escaped, initials, is_odd, numbered, shortened_email, visible};
use super::texts::{Argument, Arguments};
use super::views::{
    ConsentView, DeviceDoneView, DeviceView, ErrorView, Fact, FormPostView, LanguageView, LoggedOutView,
    LoginFirstView, LoginStep, LogoutView, MemberView, RefusedReason, RefusedView, Seen,
};
use super::{Shell, Voice};
use crate::model::{Problem, RequestId, UnixSeconds, problem};
use minijinja::value::Value;
use minijinja::{Error, context};

/// How long a browser should wait when something of ours or the forum's is down.
const RETRY_AFTER_SECS: u32 = 30;

impl Voice {
    /// "Log in to this app?"
    pub fn render_consent(&self, view: &ConsentView) -> Page {
        // Said only if there is something to say: whoever is asked with nothing new sees the whole.
        let is_new = view.sees.iter().any(|seen| seen.is_new);
        let since = view.allowed_before.filter(|_| is_new).and_then(|instant| self.texts().day(instant));
        let separator = self.list_separator();
        let row = |seen: &Seen| match seen.what {
            Fact::Language => row(&Seen { values: self.languages(&seen.values), ..seen.clone() }, &separator),
            _ => row(seen, &separator),
        };
        let context = context! {
            app => context! {
                name => &view.app_name,
                icon => view.app_icon.as_deref().filter(|path| is_path(path)),
                host => &view.app_host,
                description => Some(&view.app_description).filter(|text| !text.trim().is_empty()),
                on_device => is_on_device(view),
                odd => is_odd(&view.app_name),
                maker => &view.app_maker,
            },
            member => self.who(&view.member),
            sees => view.sees.iter().filter(|seen| since.is_none() || !seen.is_new).map(&row).collect::<Vec<_>>(),
            new => view.sees.iter().filter(|seen| since.is_some() && seen.is_new).map(&row).collect::<Vec<_>>(),
            since => since.map(own_words),
            stay => view.stays_logged_in_secs.map(|seconds| own_words(self.texts().duration(seconds))),
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            can_switch => view.can_switch,
            optional => view.sees.iter().any(|seen| seen.choice.is_some()),
            user_code => &view.user_code,
        };
        let mut page = self.page("consent.html", 200, context);
        page.csp = self.policy(policy_source(&view.redirect_origin).as_deref());
        page.referrer_policy = "same-origin";
        page
    }

    /// Tags of languages with what they are called in themselves: "Deutsch (de)".
    fn languages(&self, tags: &[String]) -> Vec<String> {
        let named = |tag: &String| match languages::find(tag, &self.drawn.tags) {
            Some(place) => format!("{} ({tag})", self.drawn.engines[place].language.name),
            None => tag.clone(),
        };
        tags.iter().map(named).collect()
    }

    /// Who is logged in.
    fn who(&self, member: &MemberView) -> Value {
        context! {
            name => &member.display_name,
            odd => is_odd(&member.display_name),
            initials => initials(&member.display_name),
            avatar => member.avatar_url.as_deref().and_then(|url| own_picture(url, &self.engine().site.forum)),
        }
    }

    /// Posts an answer to an app. The one page with a script: it presses the button, and without it people do.
    pub fn render_form_post(&self, view: &FormPostView<'_>) -> Page {
        let field = |(name, value): &(&str, String)| {
            context! { name => *name, value => Value::from_safe_string(numbered(value)) }
        };
        let fields = view.fields.iter().map(field).collect::<Vec<_>>();
        let context = context! { to => view.to, fields, script => Value::from_safe_string(PRESS.to_owned()) };
        let mut page = self.page("form_post.html", 200, context);
        page.csp =
            format!("{}; script-src '{}'", self.policy(policy_source(view.to).as_deref()), source_of_script(PRESS));
        page.referrer_policy = "same-origin";
        page
    }

    /// "Type the code that the device shows." 400 if the one that was typed is wrong.
    pub fn render_device(&self, view: &DeviceView) -> Page {
        let context = context! {
            form_action => own_path(&view.form_action),
            user_code => &view.user_code,
            wrong => view.wrong,
            member => &view.member_name,
        };
        let mut page = self.page("device.html", if view.wrong { 400 } else { 200 }, context);
        page.referrer_policy = "same-origin";
        page
    }

    /// "The device goes on", or not.
    pub fn render_device_done(&self, view: &DeviceDoneView) -> Page {
        let end = if view.allowed { "allowed" } else { "denied" };
        let context = context! {
            title => format!("device-{end}-title"),
            explanation => format!("device-{end}-text"),
            app_name => &view.app_name,
        };
        self.page("device_done.html", 200, context)
    }

    /// "Choose your language."
    pub fn render_language(&self, view: &LanguageView) -> Page {
        let offered = self.drawn.engines.iter().map(|engine| &engine.language);
        let context = context! {
            form_action => own_path(&view.form_action),
            back => own_path(&view.back),
            languages => offered.map(|language| context! { tag => &language.tag, name => &language.name })
                .collect::<Vec<_>>(),
        };
        let mut page = self.page("language.html", 200, context);
        page.referrer_policy = "same-origin";
        page
    }

    /// "Log in to the forum first", for forums that cannot send the browser back.
    pub fn render_login_first(&self, view: &LoginFirstView) -> Page {
        let context = context! {
            app_name => &view.app_name,
            login_url => link(&view.login_url).unwrap_or_else(|| self.engine().site.forum.to_string()),
            continue_url => own_path(&view.continue_url),
            refresh => view.refresh_secs,
            again => view.step != LoginStep::LogIn,
            by_hand => view.step == LoginStep::LogOut,
            for_console => view.for_console,
            button => match view.step {
                LoginStep::LogIn => "login-button",
                LoginStep::LogOut => "logout-forum",
                LoginStep::Open => "login-again-button",
            },
        };
        self.page("login_first.html", 200, context)
    }

    /// "Log out of the forum too?"
    pub fn render_logout(&self, view: &LogoutView) -> Page {
        let context = context! {
            app_name => &view.app_name,
            member_name => &view.member_name,
            told => &view.told,
            not_told => &view.not_told,
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            request => &view.request,
        };
        let mut page = self.page("logout.html", 200, context);
        page.csp = self.policy(view.redirect_origin.as_deref().and_then(policy_source).as_deref());
        page.referrer_policy = "same-origin";
        page
    }

    /// What is left to do after a log-out.
    pub fn render_logged_out(&self, view: &LoggedOutView) -> Page {
        let forum_logout_url = view.forum_logout_url.as_deref().and_then(link);
        let (title, lead) = match (view.ended, view.still_in) {
            (true, true) => ("logout-one-more-title", "logout-one-more"),
            (true, false) => ("logged-out-title", "logged-out-text"),
            (false, _) => ("logout-stayed-title", "logout-stayed-text"),
        };
        let context = context! {
            title,
            lead,
            app_name => &view.app_name,
            forum_logout_url,
            one_more => view.ended && view.still_in,
            continue_url => view.continue_url.as_deref().and_then(link),
        };
        self.page("logged_out.html", 200, context)
    }

    /// "You are known, and not let in." 403.
    pub fn render_refused(&self, view: &RefusedView) -> Page {
        let code = view.reason.problem().code;
        let (suffix, until, groups) = match &view.reason {
            RefusedReason::Banned { until: Some(until) } => ("-until", self.texts().minute(*until), &[][..]),
            RefusedReason::NotInGroup { groups } if groups.len() == 1 => ("-one", None, &groups[..]),
            RefusedReason::NotInGroup { groups } if !groups.is_empty() => ("-other", None, &groups[..]),
            _ => ("", None, &[][..]),
        };
        // A ban until an instant beyond the calendar has no end that can be told.
        let suffix = if suffix == "-until" && until.is_none() { "" } else { suffix };
        let context = context! {
            title => format!("refused-{code}-title"),
            explanation => format!("refused-{code}-text{suffix}"),
            until => until.map(own_words),
            groups => groups.to_vec(),
            may_ask => view.reason != RefusedReason::AmbiguousCookie,
            app_name => &view.app_name,
            member => view.member.as_ref().map(|member| self.who(member)),
            switch => view.switch.as_ref().map(|switch| {
                context! { form_action => own_path(&switch.form_action), back => own_path(&switch.back) }
            }),
            code,
            request => &view.request_id,
        };
        let mut page = self.page("refused.html", 403, context);
        if view.switch.is_some() {
            page.referrer_policy = "same-origin";
        }
        page
    }

    /// Something is wrong with the request. The status follows from the problem.
    pub fn render_error(&self, view: &ErrorView) -> Page {
        self.error(view, None, true)
    }

    /// The forum's web server does not answer: 502 with `Retry-After`. Needs nothing but this program.
    pub fn upstream_down(&self, request_id: &RequestId) -> Page {
        self.problem(&problem::P210, request_id)
    }

    /// The request can be read in more than one way: 400.
    pub fn bad_request(&self, request_id: &RequestId) -> Page {
        self.problem(&problem::P211, request_id)
    }

    /// A path of ours in a spelling that is not served: 404.
    pub fn not_found(&self, request_id: &RequestId) -> Page {
        self.problem(&problem::P212, request_id)
    }

    /// A function of a later version: 403.
    pub fn later(&self, request_id: &RequestId) -> Page {
        self.problem(&problem::P901, request_id)
    }

    /// Too many requests: 429 with `Retry-After`.
    pub fn too_many(&self, wait_secs: u32, request_id: &RequestId) -> Page {
        let wait = Arguments::from([("wait".to_owned(), Argument::Own(self.texts().duration(u64::from(wait_secs))))]);
        let mut view = ErrorView::new(&problem::P450, request_id.0.as_str(), UnixSeconds(0));
        view.explanation = self.engine().message("error-P450-text-wait", wait).map(|message| message.plain);
        let mut page = self.error(&view, None, false);
        page.retry_after_secs = Some(wait_secs);
        page
    }

    /// Nobody can tell who the visitor is, or the store is down: 503 with `Retry-After`. `problem` is the cause
    /// (P221, P320, P502, P503, P504); `retry_url` is the path to ask again with a GET.
    pub fn try_again(&self, problem: &'static Problem, retry_url: Option<&str>, request_id: &RequestId) -> Page {
        let mut page = self.error(&ErrorView::new(problem, request_id.0.as_str(), UnixSeconds(0)), retry_url, false);
        page.status = 503;
        page.retry_after_secs = Some(RETRY_AFTER_SECS);
        page
    }

    /// A small page for any problem, without a part for operators.
    pub fn problem(&self, problem: &'static Problem, request_id: &RequestId) -> Page {
        self.error(&ErrorView::new(problem, request_id.0.as_str(), UnixSeconds(0)), None, false)
    }

    fn error(&self, view: &ErrorView, retry_url: Option<&str>, for_operator: bool) -> Page {
        let code = view.problem.code;
        let app = view.app_name.clone().map(|name| ("app".to_owned(), Argument::Foreign(name)));
        let words = |part: &str| {
            let shared = shared_words(view.problem);
            let at_console = view.console.as_ref().map(|_| format!("admin-error-{code}-{part}"));
            let keys = [
                format!("error-{code}-{part}"),
                format!("refused-{code}-{part}"),
                format!("error-{shared}-{part}"),
                format!("error-{part}"),
            ];
            let key = at_console.into_iter().chain(keys).find(|key| self.engine().has(key))?;
            self.engine().message(&key, app.clone().into_iter().collect())
        };
        let given = |text: &String| {
            let plain = visible(text, VALUE_CHARS);
            context! { html => &plain, plain => &plain }
        };
        let operator = for_operator.then(|| {
            let rows = view.for_operator.iter().map(|(label, value)| {
                let value = format!("<bdi>{}</bdi>", escaped(&visible(value, VALUE_CHARS)));
                context! { label => self.label(label), value => Value::from_safe_string(value) }
            });
            let compared = view.mismatch.as_ref().map(|(sent, registered)| {
                let [sent, registered] = side_by_side(sent, registered);
                [("sent", sent), ("registered", registered)].map(|(name, value)| {
                    context! { label => self.label(name), value }
                })
            });
            context! {
                rows => rows.chain(compared.into_iter().flatten()).collect::<Vec<_>>(),
                log_url => view.log_url.as_deref().map(own_path),
                time => calendar::second(view.now),
                time_iso => calendar::iso(view.now),
            }
        });
        let context = context! {
            title => view.title.as_ref().map_or_else(
                || words("title").map(|message| context! { html => message.html, plain => message.plain }),
                |title| Some(given(title)),
            ),
            explanation => view.explanation.as_ref().map_or_else(
                || words("text").map(|message| message.html).unwrap_or_default(),
                |text| Value::from(visible(text, VALUE_CHARS)),
            ),
            problem_title => view.problem.title,
            app_name => &view.app_name,
            retry_url => retry_url.filter(|url| is_path(url)),
            console_url => view.console.as_deref().map(own_path),
            operator,
            code,
            request => &view.request_id,
        };
        let mut page = self.page("error.html", status(view.problem), context);
        if matches!(page.status, 502 | 503) {
            page.retry_after_secs = Some(RETRY_AFTER_SECS);
        }
        page
    }

    /// What a line for operators is called: in their language where there is a word for it, else as it is.
    fn label(&self, label: &str) -> Value {
        let key = format!("operator-{}", label.replace([' ', '_'], "-"));
        let known = self.engine().message(&key, Arguments::new()).map(|message| message.html);
        known.unwrap_or_else(|| Value::from_safe_string(format!("<bdi>{}</bdi>", escaped(&visible(label, NAME_CHARS)))))
    }

    pub(super) fn page(&self, template: &str, status: u16, context: Value) -> Page {
        let (html, status) = match self.document(template, &context) {
            Ok(html) => (html, status),
            Err(error) => {
                // A bug of ours; the tests draw every page. People get a page that needs no template.
                tracing::error!(template, error = %format!("{error:#}"), "page not drawn");
                (LAST_RESORT.to_owned(), 500)
            }
        };
        Page { html, status, csp: self.policy(None), referrer_policy: "no-referrer", retry_after_secs: None }
    }

    /// The document, within the forum's page if there is one.
    fn document(&self, template: &str, context: &Value) -> Result<String, Error> {
        let draw = |shell: Option<&Shell>| {
            let context = context! {
                language_url => self.language_url(),
                stylesheet => self.stylesheet(shell.is_some()),
                shell => shell.is_some(),
                element => if shell.is_some_and(Shell::in_main) { "div" } else { "main" },
                ..context.clone()
            };
            self.engine().draw(template, context)
        };
        if let Some(shell) = self.shell.as_deref() {
            let parts = draw(Some(shell))?;
            // A layout of the operator may know nothing of it.
            if let Some((head, body)) = parts.split_once(SHELL_CUT) {
                return Ok(shell.around(head, body));
            }
        }
        draw(None)
    }

    fn policy(&self, form_target: Option<&str>) -> String {
        policy(form_target, self.shell.as_deref())
    }
}

/// What the layout prints between the parts of a page that go into the forum's one.
const SHELL_CUT: &str = "<!--portico-cut-->";

/// All the script there is. A policy knows it by its hash, so no other one runs.
const PRESS: &str = "document.forms[0].submit()";

const LAST_RESORT: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Error</title></head>\
    <body><main><h1>This page could not be shown</h1><p>Please go back and try again.</p></main></body></html>\n";

/// Whether the answer goes to a program on the visitor's own device: a private-use scheme or a loopback address
/// (RFC 8252 §7).
fn is_on_device(view: &ConsentView) -> bool {
    let host = view.app_host.as_str();
    let web = ["https://", "http://"].iter().any(|scheme| view.redirect_origin.starts_with(scheme));
    !web || host.starts_with("127.") || host.starts_with("[::1]") || host.split(':').next() == Some("localhost")
}

/// One line of "the app will see".
fn row(seen: &Seen, separator: &str) -> Value {
    let value = seen.values.join(separator);
    context! {
        what => seen.what.text_key(),
        // The one that others see, and the one that is nobody else's.
        names => (seen.what == Fact::Name && seen.values.len() == 2).then_some(&seen.values),
        hidden => (seen.what == Fact::Email && !value.is_empty()).then(|| shortened_email(&value)),
        value,
        is_picture => seen.what == Fact::Picture,
        is_new => seen.is_new,
        field => seen.choice.and(seen.what.form_field()),
        ticked => seen.choice.unwrap_or(true),
    }
}

/// Two addresses with what differs marked.
fn side_by_side(sent: &str, registered: &str) -> [Value; 2] {
    let (sent, registered) = (visible(sent, VALUE_CHARS), visible(registered, VALUE_CHARS));
    compared(&sent, &registered).map(|[before, differs, after]| {
        let mark = if differs.is_empty() { String::new() } else { format!("<mark>{}</mark>", escaped(differs)) };
        Value::from_safe_string(format!("<bdi>{}{mark}{}</bdi>", escaped(before), escaped(after)))
    })
}

/// Words of ours as a value that templates print as it is.
pub(super) fn own_words(text: String) -> Value {
    Value::from_safe_string(escaped(&text))
}

/// A path that a form or a refresh may lead to. Whatever else is given leads to the front page.
pub(super) fn own_path(path: &str) -> String {
    if is_path(path) { path.to_owned() } else { "/".to_owned() }
}

/// Problems that people are told about in the same words.
fn shared_words(problem: &Problem) -> &'static str {
    match problem.code {
        "P221" | "P320" | "P502" | "P503" | "P504" => "later",
        "P223" => "P210",
        "P302" | "P303" | "P304" | "P305" | "P306" | "P307" => "P301",
        "P406" | "P407" => "P408",
        _ => "any",
    }
}

/// The HTTP status that a problem has on a page.
fn status(problem: &Problem) -> u16 {
    match problem.code {
        "P210" => 502,
        "P212" | "P505" => 404,
        "P213" => 421,
        "P217" => 408,
        "P218" => 413,
        "P219" => 431,
        "P900" => 500,
        "P221" | "P223" | "P320" | "P502" | "P503" | "P504" => 503,
        "P310" | "P311" | "P313" | "P409" | "P411" | "P431" | "P440" | "P441" | "P442" | "P444" | "P701" | "P702"
        | "P703" | "P704" | "P901" => 403,
        "P450" => 429,
        _ => 400,
    }
}
