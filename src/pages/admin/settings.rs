//! The settings of an app.

use minijinja::context;

use super::Frame;
use super::form::{self, FaultLine, FieldGroup};
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;

/// The settings of an app. The form arrives at `form_action` with `ticket`, every field by its name, and `confirmed` once
/// somebody has seen what a change breaks.
#[derive(Clone, Debug)]
pub struct SettingsView {
    /// What cannot be changed: key of its name, and value.
    pub facts: Vec<(&'static str, String)>,
    /// The rest.
    pub groups: Vec<FieldGroup>,
    /// What the app was when the form was made: the number of its last change, and marks of the fields. Both come back as
    /// `revision` and `seen`.
    pub seen: (u64, String),
    /// What is wrong with no field of the form.
    pub faults: Vec<FaultLine>,
    /// What the change would break, if that is to be confirmed: key of a sentence, and what it is about.
    pub breaks: Vec<(&'static str, Option<String>)>,
    /// How many logins the app has.
    pub logins: u64,
    /// The message that says what was just done.
    pub done: Option<&'static str>,
    /// Nobody may use it now.
    pub disabled: bool,
    /// Path that takes the answer.
    pub form_action: String,
    /// The secret of this form.
    pub ticket: String,
    /// Path and ticket of the form that switches it on, if it is off.
    pub switch_on: Option<(String, String)>,
    /// Path of the question that switches it off.
    pub switch_off_url: String,
    /// Path of the page that tells whether it works.
    pub test_url: String,
    /// Path of the question that deletes it.
    pub delete_url: String,
}

impl Voice {
    /// The tab "Settings" of an app. 400 if something is wrong with what was typed, 409 if somebody else saved in between.
    pub fn render_admin_settings(&self, frame: &Frame, view: &SettingsView) -> Page {
        let wrong = !view.faults.is_empty()
            || view.groups.iter().flat_map(|group| &group.fields).any(|field| !field.faults.is_empty());
        let meanwhile = view.groups.iter().flat_map(|group| &group.fields).any(|field| field.theirs.is_some());
        let facts = view.facts.iter().map(|(key, value)| context! { key => *key, value });
        let breaks = view.breaks.iter().map(|(key, value)| context! { key => *key, value });
        let context = context! {
            facts => facts.collect::<Vec<_>>(),
            groups => form::for_templates(&view.groups, self),
            faults => form::faults_for_templates(&view.faults, self),
            wrong,
            meanwhile,
            revision => view.seen.0,
            seen => &view.seen.1,
            breaks => breaks.collect::<Vec<_>>(),
            logins => view.logins,
            done => view.done,
            disabled => view.disabled,
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            switch_on => view.switch_on.as_ref().map(|(action, ticket)| context! { action => own_path(action), ticket }),
            switch_off_url => own_path(&view.switch_off_url),
            test_url => own_path(&view.test_url),
            delete_url => own_path(&view.delete_url),
        };
        let mut page = self.admin_page("admin_settings.html", frame, context);
        if page.status == 200 {
            page.status = match (wrong, meanwhile) {
                (true, _) => 400,
                (false, true) => 409,
                (false, false) => 200,
            };
        }
        page
    }
}
