//! The list of apps.

use minijinja::context;

use super::{Frame, spark};
use crate::model::UnixSeconds;
use crate::pages::answer::Page;
use crate::pages::render::{own_path, own_words};
use crate::pages::shown::is_odd;
use crate::pages::{Unit, Voice};

/// All apps.
#[derive(Clone, Debug)]
pub struct AppsView {
    /// In the order in which they are shown.
    pub apps: Vec<AppLine>,
    /// What was searched for.
    pub search: String,
    /// Path of the form that adds one.
    pub add_url: String,
    /// Path of the bin.
    pub bin_url: String,
}

/// One app. Counts are of the last 30 days.
#[derive(Clone, Debug)]
pub struct AppLine {
    /// As registered.
    pub name: String,
    /// Path of its page.
    pub url: String,
    /// Names of the groups that may use it; empty for everybody.
    pub groups: Vec<String>,
    /// How many logins live there.
    pub active: u64,
    /// Logins of each day.
    pub days: Vec<u64>,
    /// Requests that were refused, in tenths of a percent of all; `None`: there was none at all.
    pub errors: Option<u64>,
    /// When it last proved who it is.
    pub last_used: Option<UnixSeconds>,
    /// Whether it may be used.
    pub state: AppState,
}

/// Whether an app may be used, and is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppState {
    /// It is.
    On,
    /// Nobody did for a month.
    Unused,
    /// Nobody may.
    Off,
}

impl AppState {
    fn text_key(self) -> &'static str {
        match self {
            Self::On => "admin-on",
            Self::Unused => "admin-unused",
            Self::Off => "admin-off",
        }
    }
}

/// From this share on errors are marked, in tenths of a percent.
const MANY_ERRORS: u64 = 30;

impl Voice {
    /// All apps.
    pub fn render_admin_apps(&self, frame: &Frame, view: &AppsView) -> Page {
        let separator = self.list_separator();
        let apps = view.apps.iter().map(|app| {
            context! {
                name => &app.name,
                odd => is_odd(&app.name),
                url => own_path(&app.url),
                groups => app.groups.join(&separator),
                active => own_words(self.texts().number(app.active)),
                logins => own_words(self.texts().number(app.days.iter().sum())),
                spark => spark::path(&app.days),
                errors => app.errors.map(|share| own_words(self.quantity(share, Unit::Thousandths))),
                many_errors => app.errors.is_some_and(|share| share >= MANY_ERRORS),
                last_used => app.last_used.map(|at| self.minute(at)),
                state => app.state.text_key(),
            }
        });
        let context = context! {
            apps => apps.collect::<Vec<_>>(),
            search => super::form::typed(&view.search, false),
            add_url => own_path(&view.add_url),
            bin_url => own_path(&view.bin_url),
        };
        self.admin_page("admin_apps.html", frame, context)
    }
}
