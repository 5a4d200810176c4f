use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use super::words::form_value;
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;

/// The audit trail.
#[derive(Clone, Debug)]
pub struct TrailView {
    /// Path of the page itself, which takes the filter.
    pub form_action: String,
    /// What is looked for.
    pub filter: TrailFilter,
    /// Names of all actions.
    pub actions: Vec<&'static str>,
    /// Something in the filter is not understood: the name of its field.
    pub wrong: Option<&'static str>,
    /// The newest first.
    pub lines: Vec<TrailLine>,
    /// Path of the older ones.
    pub next_url: Option<String>,
    /// Path of the newest ones, where others are shown.
    pub first_url: Option<String>,
    /// Paths of the same as a file: CSV, JSON lines.
    pub files: [String; 2],
    /// How many entries a file has at most.
    pub file_entries: u64,
}

/// What is looked for; an empty text does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrailFilter {
    /// Who did it, or to whom it was done.
    pub person: String,
    /// To which app.
    pub app: String,
    /// What.
    pub action: String,
    /// On which day (UTC), as `2026-11-21`.
    pub day: String,
}

/// One entry.
#[derive(Clone, Debug)]
pub struct TrailLine {
    /// Its number.
    pub seq: u64,
    /// When; `None`: it cannot be read.
    pub at: Option<UnixSeconds>,
    /// Who.
    pub who: String,
    /// What, as `app.changed`.
    pub what: String,
    /// To which app.
    pub app: Option<String>,
    /// To which member.
    pub member: Option<String>,
    /// To what else.
    pub object: Option<String>,
    /// From which network.
    pub from: Option<String>,
    /// By which request.
    pub request: Option<String>,
    /// How it was, as JSON.
    pub before: Option<String>,
    /// How it is now, as JSON.
    pub after: Option<String>,
}

impl Voice {
    /// "Who changed what."
    pub fn render_admin_trail(&self, frame: &Frame, view: &TrailView) -> Page {
        let TrailFilter { person, app, action, day } = &view.filter;
        let context = context! {
            form_action => own_path(&view.form_action),
            filter => context! {
                person => form_value(person),
                app => form_value(app),
                action,
                day => form_value(day),
            },
            actions => &view.actions,
            wrong => view.wrong,
            lines => view.lines.iter().map(|line| self.trail_line(line)).collect::<Vec<_>>(),
            next_url => view.next_url.as_deref().map(own_path),
            first_url => view.first_url.as_deref().map(own_path),
            csv_url => own_path(&view.files[0]),
            json_url => own_path(&view.files[1]),
            file_entries => self.texts().number(view.file_entries),
        };
        self.admin_page("admin_audit.html", frame, context)
    }

    fn trail_line(&self, line: &TrailLine) -> Value {
        context! {
            seq => line.seq,
            at => line.at.map(|at| self.moment(at)),
            who => &line.who,
            what => &line.what,
            app => &line.app,
            member => &line.member,
            object => &line.object,
            from => &line.from,
            request => &line.request,
            before => &line.before,
            after => &line.after,
        }
    }
}
