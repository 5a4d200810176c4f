//! The end of an app, and the bin.

use minijinja::context;

use super::Frame;
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;

/// "Delete this app?" The answer arrives at `form_action` as a form with `ticket` and `name`.
#[derive(Clone, Debug)]
pub struct DeleteView {
    /// What must be typed.
    pub name: String,
    /// How many members allowed it or are logged in there.
    pub members: u64,
    /// What was typed was something else.
    pub wrong: bool,
    /// Path that takes the answer.
    pub form_action: String,
    /// The secret of this form.
    pub ticket: String,
    /// Back to the app.
    pub back_url: String,
}

/// The bin.
#[derive(Clone, Debug)]
pub struct BinView {
    /// What is in it.
    pub apps: Vec<BinLine>,
}

/// An app in the bin. Its form arrives at `form_action` with `ticket`.
#[derive(Clone, Debug)]
pub struct BinLine {
    /// As registered.
    pub name: String,
    /// Its id.
    pub id: String,
    /// When it is gone for good.
    pub until: UnixSeconds,
    /// Path that takes it out.
    pub form_action: String,
    /// The secret of this form.
    pub ticket: String,
}

impl Voice {
    /// "Delete this app?" 400 if something else was typed.
    pub fn render_admin_delete(&self, frame: &Frame, view: &DeleteView) -> Page {
        let context = context! {
            name => &view.name,
            members => view.members,
            wrong => view.wrong,
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            back_url => own_path(&view.back_url),
        };
        let mut page = self.admin_page("admin_delete.html", frame, context);
        if view.wrong && page.status == 200 {
            page.status = 400;
        }
        page
    }

    /// The bin.
    pub fn render_admin_bin(&self, frame: &Frame, view: &BinView) -> Page {
        let apps = view.apps.iter().map(|app| {
            context! {
                name => &app.name,
                id => &app.id,
                until => self.minute(app.until),
                form_action => own_path(&app.form_action),
                ticket => &app.ticket,
            }
        });
        self.admin_page("admin_bin.html", frame, context! { apps => apps.collect::<Vec<_>>() })
    }
}
