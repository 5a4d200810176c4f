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
    /// Which page it is, from 1 on,
    pub page: usize,
    /// of how many.
    pub pages: usize,
    /// Up to which number members are counted.
    pub members_max: usize,
    /// By what they are sorted.
    pub order: AppOrder,
    /// What was searched for.
    pub search: String,
    /// Path of the form that adds one.
    pub add_url: String,
    /// Path of the bin.
    pub bin_url: String,
    /// The instant of this sight.
    pub now: UnixSeconds,
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
    /// How many members allowed it or are logged in there.
    pub members: usize,
    /// How many logins live there.
    pub active: u64,
    /// Logins of each day.
    pub days: Vec<u64>,
    /// Requests that were refused, in tenths of a percent of all; `None`: there was none at all.
    pub errors: Option<u64>,
    /// When it last proved who it is, or got tokens.
    pub last_used: Option<UnixSeconds>,
    /// Whether it may be used.
    pub state: AppState,
}

/// By what apps are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AppOrder {
    /// By name.
    #[default]
    Name,
    /// Most members first.
    Members,
    /// Most logins that live first.
    Active,
    /// Most logins first.
    Logins,
    /// Most refusals first.
    Errors,
    /// The last used first.
    LastUsed,
}

impl AppOrder {
    /// The columns of the table: by what each sorts, if by anything, as it stands in the address, and the key of its head.
    const COLUMNS: [(Option<Self>, &'static str, &'static str); 8] = [
        (Some(Self::Name), "name", "admin-app"),
        (None, "", "admin-who"),
        (Some(Self::Members), "members", "admin-users-title"),
        (Some(Self::Active), "active", "admin-active"),
        (Some(Self::Logins), "logins", "admin-logins-30"),
        (Some(Self::Errors), "errors", "admin-errors"),
        (Some(Self::LastUsed), "used", "admin-last-used"),
        (None, "", "admin-state"),
    ];

    /// By its name in an address.
    pub fn named(name: &str) -> Option<Self> {
        Self::COLUMNS.iter().find(|(_, known, _)| *known == name).and_then(|(order, _, _)| *order)
    }
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
        let many_errors = |app: &AppLine| app.errors.is_some_and(|share| share >= MANY_ERRORS);
        let apps = view.apps.iter().map(|app| {
            context! {
                name => &app.name,
                odd => is_odd(&app.name),
                url => own_path(&app.url),
                groups => app.groups.join(&separator),
                members => own_words(self.members(app.members, view.members_max)),
                active => own_words(self.texts().number(app.active)),
                logins => own_words(self.texts().number(app.days.iter().sum())),
                spark => spark::path(&app.days),
                errors => app.errors.map(|share| own_words(self.quantity(share, Unit::Thousandths))),
                many_errors => many_errors(app),
                last_used => app.last_used.map(|at| self.recently(at, view.now)),
                state => app.state.text_key(),
            }
        });
        let sort = AppOrder::COLUMNS.iter().find(|(order, _, _)| *order == Some(view.order)).map(|(_, name, _)| *name);
        let to_page = |page: usize| {
            let (page, sort) = (page.to_string(), sort.unwrap_or_default());
            let query = [("sort", sort), ("q", view.search.as_str()), ("page", page.as_str())];
            let given = query.into_iter().filter(|(_, value)| !value.is_empty());
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish();
            own_path(&format!("{}?{query}", frame.base))
        };
        let heads = AppOrder::COLUMNS.iter().map(|(order, name, text)| {
            let query = [("sort", *name), ("q", view.search.as_str())];
            let given = query.into_iter().filter(|(_, value)| !value.is_empty());
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish();
            let sorted = (*order == Some(view.order)).then(|| if view.order == AppOrder::Name { "ascending" } else { "descending" });
            let number = matches!(order, Some(AppOrder::Members | AppOrder::Active | AppOrder::Errors));
            context! { text => *text, url => order.map(|_| own_path(&format!("{}?{query}", frame.base))), sorted, number }
        });
        let context = context! {
            heads => heads.collect::<Vec<_>>(),
            sort,
            page => view.page,
            pages => view.pages,
            previous_url => (view.page > 1).then(|| to_page(view.page - 1)),
            next_url => (view.page < view.pages).then(|| to_page(view.page + 1)),
            apps => apps.collect::<Vec<_>>(),
            // What the mark means, where it stands.
            many => view.apps.iter().any(many_errors).then(|| own_words(self.quantity(MANY_ERRORS, Unit::Thousandths))),
            search => super::form::typed(&view.search, false),
            add_url => own_path(&view.add_url),
            bin_url => own_path(&view.bin_url),
        };
        self.admin_page("admin_apps.html", frame, context)
    }

    fn members(&self, members: usize, most: usize) -> String {
        let number = self.texts().number(u64::try_from(members).unwrap_or(u64::MAX));
        if members >= most { format!("{number}+") } else { number }
    }
}
