//! The pages of authorised apps: the list, one app by itself, and the question before something is removed.

use super::Voice;
use super::answer::Page;
use super::calendar;
use super::render::{own_path, own_words};
use super::settings::{is_path, web_address};
use super::shown::{escaped, is_odd};
use super::texts::{Argument, Arguments};
use super::views::{AppPageView, AppRow, AppsView, Fact, RemoveView};
use crate::model::UnixSeconds;
use minijinja::context;
use minijinja::value::Value;

/// After so many days an app is called unused.
const UNUSED_DAYS: u64 = 60;
/// How many logins of an app are listed, the last used ones.
const LOGINS_MAX: usize = 20;

impl Voice {
    /// "Apps that use your account."
    pub fn render_apps(&self, view: &AppsView) -> Page {
        let context = context! {
            member => &view.member.display_name,
            apps => view.apps.iter().map(|app| self.app_row(app)).collect::<Vec<_>>(),
            removed => &view.removed,
            removed_all => view.removed_all,
            all_url => view.all_url.as_deref().map(own_path),
        };
        self.page("apps.html", 200, context)
    }

    /// One app by itself.
    pub fn render_app(&self, view: &AppPageView) -> Page {
        let app = &view.app;
        let shown = app.logins.iter().take(LOGINS_MAX);
        let login = |(began, last_used): &(UnixSeconds, UnixSeconds)| {
            let last_used = self.saying("apps-last-used", Some(("day", self.minute_of(*last_used))));
            context! { began => self.minute_of(*began), last_used }
        };
        let context = context! {
            member => &view.member.display_name,
            app => self.app_row(app),
            in_use => view.in_use,
            logins => shown.map(login).collect::<Vec<_>>(),
            more => app.logins.len().saturating_sub(LOGINS_MAX),
            left_out => (!app.left_out.is_empty()).then(|| self.joined(&app.left_out)),
            remove_url => own_path(&app.remove_url),
            back_url => own_path(&view.back_url),
        };
        self.page("app.html", 200, context)
    }

    /// "Remove this app?"
    pub fn render_remove(&self, view: &RemoveView) -> Page {
        let context = context! {
            member => &view.member.display_name,
            apps => view.apps.iter().map(|app| self.app_row(app)).collect::<Vec<_>>(),
            all => view.all,
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            back_url => own_path(&view.back_url),
        };
        let mut page = self.page("remove.html", 200, context);
        page.referrer_policy = "same-origin";
        page
    }

    fn app_row(&self, app: &AppRow) -> Value {
        let homepage = app.homepage.as_deref().and_then(web_address);
        context! {
            name => &app.name,
            icon => app.icon.as_deref().filter(|path| is_path(path)),
            odd => is_odd(&app.name),
            homepage => homepage.as_ref().map(|url| url.as_str()),
            // As the page of consent names it, with the port if it is not the usual one.
            host => homepage.as_ref().map(|url| url.authority().to_owned()),
            description => app.description.as_deref().filter(|text| !text.trim().is_empty()),
            made_by => &app.made_by,
            sees => self.joined(&app.sees),
            since => self.date(app.since),
            last_used => app.last_used.map(|at| self.last_used(at, app.now)),
            away => app.logins.is_empty(),
            logins => (app.logins.len() > 1).then_some(app.logins.len()),
            is_told => app.is_told,
            url => own_path(&app.url),
            remove_url => own_path(&app.remove_url),
        }
    }

    /// "your name, your picture"
    fn joined(&self, facts: &[Fact]) -> Value {
        let words = facts.iter().filter_map(|fact| self.engine().message(fact.text_key(), Arguments::new()));
        own_words(words.map(|message| message.plain).collect::<Vec<_>>().join(&self.list_separator()))
    }

    /// What stands between the parts of a list.
    pub(super) fn list_separator(&self) -> String {
        let separator = self.engine().message("list-separator", Arguments::new());
        separator.map_or_else(|| ", ".to_owned(), |message| message.plain)
    }

    /// "last used today", "not used for 7 months"
    fn last_used(&self, instant: UnixSeconds, now: UnixSeconds) -> Value {
        match calendar::nights(instant, now) {
            0 => self.saying("apps-used-today", None),
            1 => self.saying("apps-used-yesterday", None),
            nights if nights < UNUSED_DAYS => self.saying("apps-last-used", Some(("day", self.date(instant)))),
            nights => {
                let months = self.texts().months(nights.saturating_mul(86_400));
                self.saying("apps-unused", Some(("duration", own_words(months))))
            }
        }
    }

    /// A message with one value in it, or none.
    fn saying(&self, key: &str, value: Option<(&str, Value)>) -> Value {
        let value = value.map(|(name, value)| (name.to_owned(), Argument::Html(value.to_string())));
        let said = self.engine().message(key, value.into_iter().collect());
        said.map_or_else(|| own_words(String::new()), |message| message.html)
    }

    /// A day as HTML.
    fn date(&self, instant: UnixSeconds) -> Value {
        timed(self.texts().day(instant), instant)
    }

    /// A minute as HTML, where two logins may be of one day.
    fn minute_of(&self, instant: UnixSeconds) -> Value {
        timed(self.texts().minute(instant), instant)
    }
}

/// An instant in these words as HTML. Nothing beyond the years that the calendar knows.
fn timed(words: Option<String>, instant: UnixSeconds) -> Value {
    let (Some(words), Some(iso)) = (words, calendar::iso(instant)) else {
        return own_words(String::new());
    };
    Value::from_safe_string(format!("<time datetime=\"{iso}\">{}</time>", escaped(&words)))
}
