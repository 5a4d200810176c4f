use minijinja::context;
use minijinja::value::Value;

use super::words::form_value;
use super::{AddressLine, Frame};
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;

/// What is asked once more before it is done. Its texts are `confirm-NAME-title`, `-text` and `-yes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Take one member's access to an app.
    RemoveUser,
    /// Take that of all.
    RemoveUsers,
    /// Register an address on a host that is new.
    AddAddress,
    /// Register one that is not the registered one in more than a way that leads to the same place.
    AddOtherAddress,
    /// End all logins of a member.
    EndLogins,
    /// End all secrets of an app but the newest.
    EndSecrets,
    /// Switch an app off.
    SwitchOff,
    /// Make the next keys now.
    RotateKeys,
    /// Make keys that sign at once.
    ReplaceKeys,
}

impl Question {
    fn name(self) -> &'static str {
        match self {
            Self::RemoveUser => "remove-user",
            Self::RemoveUsers => "remove-users",
            Self::AddAddress => "add-address",
            Self::AddOtherAddress => "add-other-address",
            Self::EndLogins => "end-logins",
            Self::EndSecrets => "end-secrets",
            Self::SwitchOff => "switch-off",
            Self::RotateKeys => "rotate-keys",
            Self::ReplaceKeys => "replace-keys",
        }
    }
}

/// A question. The answer arrives at `form_action` as a form with `ticket` and `fields`.
#[derive(Clone, Debug)]
pub struct ConfirmView {
    /// What is asked.
    pub question: Question,
    /// Whom or what it is about, in its own words.
    pub what: Option<String>,
    /// Path that takes the answer, on our own host.
    pub form_action: String,
    /// The secret of the form. Base64url.
    pub ticket: String,
    /// Names and values that go along.
    pub fields: Vec<(&'static str, String)>,
    /// Path of the page that asked.
    pub back_url: String,
}

impl Voice {
    /// "Shall this be done?"
    pub fn render_admin_confirm(&self, frame: &Frame, view: &ConfirmView) -> Page {
        self.confirm_page(frame, view, Value::from(()))
    }

    /// The same about an address, with the registered one that looks most like it.
    pub fn render_admin_confirm_address(&self, frame: &Frame, view: &ConfirmView, address: &AddressLine) -> Page {
        self.confirm_page(frame, view, self.address(address))
    }

    fn confirm_page(&self, frame: &Frame, view: &ConfirmView, address: Value) -> Page {
        let name = view.question.name();
        let context = context! {
            title => format!("admin-confirm-{name}-title"),
            explanation => format!("admin-confirm-{name}-text"),
            yes => format!("admin-confirm-{name}-yes"),
            what => &view.what,
            address,
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            fields => view.fields.iter().map(|(name, value)| context! { name => *name, value => form_value(value) }).collect::<Vec<_>>(),
            back_url => own_path(&view.back_url),
        };
        self.admin_page("admin_confirm.html", frame, context)
    }
}
