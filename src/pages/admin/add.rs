//! Adding an app: what it is, where it is and what it may, and what to type into it.

use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use super::form::{self, FaultLine, FieldGroup};
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;
use crate::pages::shown::visible;

/// The longest text that is shown to be copied, in characters.
const COPY_CHARS: usize = 20_000;

/// What kinds of apps there are.
#[derive(Clone, Debug)]
pub struct KindsView {
    /// Name and path of each.
    pub kinds: Vec<(String, String)>,
    /// Path of the form for an app of no kind that is known.
    pub other_url: String,
}

/// Where the app is and what it may. The form arrives at `form_action` with `ticket`, every field by its name, and `ready`
/// once there is nothing left to be derived.
#[derive(Clone, Debug)]
pub struct AddView {
    /// Which kind; `None`: by hand.
    pub kind: Option<String>,
    /// The fields.
    pub groups: Vec<FieldGroup>,
    /// What is wrong with no field of the form.
    pub faults: Vec<FaultLine>,
    /// Whether the callbacks are there, so that the app can be added.
    pub ready: bool,
    /// Callbacks that follow from the address, as the field `derived`: as long as nobody changed them, they go on
    /// following it.
    pub derived: Vec<String>,
    /// They have just followed a new address.
    pub followed: bool,
    /// Path that takes the answer.
    pub form_action: String,
    /// The secret of this form.
    pub ticket: String,
    /// Path of the choice.
    pub back_url: String,
}

/// What to type into an app that was just added. Its secret is shown this once.
#[derive(Clone, Debug, Default)]
pub struct AddedView {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Its secret; `None` for an app that has none.
    pub secret: Option<String>,
    /// Its callbacks.
    pub callbacks: Vec<String>,
    /// Where to type what, and the fields.
    pub form: Option<(String, Vec<(String, String)>)>,
    /// Whole texts to be copied, each under a title: variables, JSON, parts of files.
    pub texts: Vec<(String, String)>,
    /// What to mind.
    pub notes: Vec<String>,
    /// Path of the page that tells whether it works.
    pub test_url: String,
    /// Path of its page.
    pub next_url: String,
}

impl Voice {
    /// Step 1.
    pub fn render_admin_add_kinds(&self, frame: &Frame, view: &KindsView) -> Page {
        let kinds = view.kinds.iter().map(|(name, url)| context! { name, url => own_path(url) });
        let context = context! { kinds => kinds.collect::<Vec<_>>(), other_url => own_path(&view.other_url) };
        self.admin_page("admin_add_kinds.html", frame, context)
    }

    /// Step 2. 400 if something is wrong with what was typed.
    pub fn render_admin_add(&self, frame: &Frame, view: &AddView) -> Page {
        let wrong = !view.faults.is_empty()
            || view.groups.iter().flat_map(|group| &group.fields).any(|field| !field.faults.is_empty());
        let context = context! {
            kind => &view.kind,
            groups => form::for_templates(&view.groups, self),
            faults => form::faults_for_templates(&view.faults, self),
            wrong,
            ready => view.ready,
            derived => form::typed(&view.derived.join(" "), false),
            followed => view.followed,
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            back_url => own_path(&view.back_url),
        };
        let mut page = self.admin_page("admin_add.html", frame, context);
        if wrong && page.status == 200 {
            page.status = 400;
        }
        page
    }

    /// Step 3.
    pub fn render_admin_added(&self, frame: &Frame, view: &AddedView) -> Page {
        let copied = |text: &String| {
            let lines = text.lines().map(visible_line);
            Value::from(lines.collect::<Vec<_>>().join("\n"))
        };
        let form = view.form.as_ref().map(|(title, fields)| {
            let fields = fields.iter().map(|(label, value)| context! { label, value });
            context! { title, fields => fields.collect::<Vec<_>>() }
        });
        let texts = view.texts.iter().map(|(title, text)| context! { title, text => copied(text) });
        let context = context! {
            name => &view.name,
            id => &view.id,
            secret => &view.secret,
            callbacks => &view.callbacks,
            form,
            texts => texts.collect::<Vec<_>>(),
            notes => &view.notes,
            test_url => own_path(&view.test_url),
            next_url => own_path(&view.next_url),
        };
        self.admin_page("admin_added.html", frame, context)
    }
}

/// A line as it is, but for what cannot be seen. Blanks in front of it belong to it.
fn visible_line(line: &str) -> String {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    match line.get(blanks..) {
        Some(rest) if !rest.is_empty() => format!("{}{}", " ".repeat(blanks), visible(rest, COPY_CHARS)),
        _ => String::new(),
    }
}
