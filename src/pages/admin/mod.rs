//! Pages for operators: what stands around each of them, and one file for each page.

mod add;
mod apps;
mod confirm;
mod form;
mod gone;
mod health;
mod keys;
mod link;
mod log;
mod members;
mod secret;
mod settings;
mod spark;
mod test;
mod trail;
mod usage;
mod users;
mod words;

pub use add::{AddView, AddedView, KindsView};
pub use apps::{AppLine, AppOrder, AppState, AppsView as AdminAppsView};
pub use confirm::{ConfirmView, Question};
pub use form::{FaultLine, Field, FieldGroup, FieldKind, OFFERED, Theirs, TickLine};
pub use gone::{BinLine, BinView, DeleteView};
pub use health::{HealthLine, HealthState, HealthView};
pub use keys::{KeyLine, KeyUse, KeysView};
pub use link::LinkView;
pub use log::{AddressLine, AddressMark, EventLine, LogView};
pub use members::{MemberDetails, MemberStanding, MembersView, Received, ReceivedView};
pub use secret::{SecretLine, SecretsView};
pub use settings::SettingsView;
pub use test::{AddressKind, LastLogin, TestView};
pub use trail::{TrailFilter, TrailLine, TrailView};
pub use usage::{Choice, CodeLine, UsageView};
pub use users::{UserLine, UsersView};

use minijinja::context;
use minijinja::value::Value;

use super::Voice;
use super::answer::Page;
use super::render::own_path;

/// A part of the console, as the navigation names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Apps.
    Apps,
    /// What was counted.
    Usage,
    /// One member at a time.
    Members,
    /// The audit trail.
    Audit,
    /// The signing keys.
    Keys,
    /// How well everything is.
    Health,
}

impl Section {
    /// All that there are, in the order of the navigation: where, and the key of its name.
    const ALL: &[(Self, &'static str, &'static str)] = &[
        (Self::Apps, "", "admin-apps"),
        (Self::Usage, "usage", "admin-usage-title"),
        (Self::Members, "members", "admin-members-title"),
        (Self::Audit, "audit", "admin-trail-title"),
        (Self::Keys, "keys", "admin-keys-title"),
        (Self::Health, "health", "admin-health-title"),
    ];
}

/// A part of an app's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What it is and may.
    Settings,
    /// How it proves itself.
    Secret,
    /// What was counted.
    Usage,
    /// Who uses it.
    Members,
    /// What happened lately.
    Log,
}

impl Tab {
    /// All that there are, in the order of the tabs: the last part of the path, and the key of its name.
    const ALL: &[(Self, &'static str, &'static str)] = &[
        (Self::Settings, "", "admin-tab-settings"),
        (Self::Secret, "secret", "admin-tab-secret"),
        (Self::Usage, "usage", "admin-usage-title"),
        (Self::Members, "members", "admin-users-title"),
        (Self::Log, "log", "admin-log-title"),
    ];
}

/// Which page is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The front page of a part.
    Section(Section),
    /// A page within a part.
    Within(Section),
    /// A tab of an app's page.
    App {
        /// Its id.
        id: String,
        /// As registered.
        name: String,
        /// Which tab.
        tab: Tab,
    },
    /// No part of it.
    Elsewhere,
}

/// What stands around every page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Which page it is.
    pub place: Place,
    /// Path of the console's front page.
    pub base: String,
    /// The display name of the member who is in; `None`: somebody by a link.
    pub member: Option<String>,
    /// Where he logs in anew, if he must before he changes something.
    pub log_in_again: Option<String>,
    /// The end of a visit by a link.
    pub leave: Option<Leave>,
}

/// The form that ends a visit by a link.
#[derive(Clone, Debug)]
pub struct Leave {
    /// Path that takes it.
    pub form_action: String,
    /// The secret of this form.
    pub ticket: String,
}

impl Frame {
    fn for_templates(&self) -> Value {
        let here = match &self.place {
            Place::Section(section) => Some((*section, true)),
            Place::Within(section) => Some((*section, false)),
            Place::App { .. } => Some((Section::Apps, false)),
            Place::Elsewhere => None,
        };
        let path =
            |rest: &str| own_path(&if rest.is_empty() { self.base.clone() } else { format!("{}/{rest}", self.base) });
        let sections = Section::ALL.iter().map(|(section, rest, key)| {
            let here =
                here.filter(|(here, _)| here == section).map(|(_, exactly)| if exactly { "page" } else { "true" });
            context! { url => path(rest), text => *key, here }
        });
        let app = match &self.place {
            Place::App { id, name, tab } => {
                let tabs = Tab::ALL.iter().map(|(known, rest, key)| {
                    let rest = if rest.is_empty() { String::new() } else { format!("/{rest}") };
                    context! { url => path(&format!("apps/{id}{rest}")), text => *key, here => known == tab }
                });
                Some(context! { name, id, tabs => tabs.collect::<Vec<_>>() })
            }
            _ => None,
        };
        context! {
            base => path(""),
            member => &self.member,
            sections => sections.collect::<Vec<_>>(),
            app,
            log_in_again => self.log_in_again.as_deref().map(own_path),
            leave => self.leave.as_ref().map(|leave| {
                context! { form_action => own_path(&leave.form_action), ticket => &leave.ticket }
            }),
        }
    }
}

impl Voice {
    /// A page of the console, in its frame.
    pub(super) fn admin_page(&self, template: &str, frame: &Frame, context: Value) -> Page {
        let style = &self.drawn.admin_style.path;
        let context = context! { frame => frame.for_templates(), admin_stylesheet => style, ..context };
        let mut page = self.page(template, 200, context);
        if page.html.contains("<form") {
            // Our forms are checked by where they come from.
            page.referrer_policy = "same-origin";
        }
        page
    }

    /// "Log in again to change something." 403.
    pub fn render_admin_stale(&self, frame: &Frame, again: &str) -> Page {
        let mut page = self.admin_page("admin_stale.html", frame, context! { again => own_path(again) });
        if page.status == 200 {
            page.status = 403;
        }
        page
    }
}
