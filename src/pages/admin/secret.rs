//! The secrets of an app: which there are, another one, the end of the old ones.

use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use super::form::{self, FaultLine};
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::{own_path, own_words};

/// Longest note on a secret, in characters.
const NOTE_MAX: usize = 64;

/// The secrets of an app. The form arrives at the path of `new_form` with `keep_old` (seconds) and its ticket.
#[derive(Clone, Debug)]
pub struct SecretsView {
    /// Its secrets, newest first; none for an app that has no secret.
    pub secrets: Vec<SecretLine>,
    /// A secret that was just made, shown this once.
    pub made: Option<String>,
    /// Where another one is made, and the ticket of that form.
    pub new_form: Option<(String, String)>,
    /// Path of the question that ends the old ones, if there are any.
    pub end_url: Option<String>,
    /// The old ones were just ended.
    pub old_ended: bool,
    /// For how long an old secret may go on working, in seconds, in the order in which it is offered.
    pub overlaps: Vec<u64>,
    /// Which of them is chosen.
    pub overlap: u64,
    /// Note and end of another one, as they were typed: `note`, and `expires` as `2026-11-21`.
    pub note: String,
    /// See `note`.
    pub expires: String,
    /// What is wrong with them, by field.
    pub faults: Vec<(&'static str, FaultLine)>,
}

/// One secret, without the secret.
#[derive(Clone, Debug)]
pub struct SecretLine {
    /// When it was made.
    pub created_at: UnixSeconds,
    /// When it stops working; `None`: not by itself.
    pub expires_at: Option<UnixSeconds>,
    /// It does not work any more.
    pub ended: bool,
    /// When it last proved who the app is.
    pub last_used_at: Option<UnixSeconds>,
    /// From which address, then.
    pub last_used_from: Option<String>,
    /// How often today, in UTC.
    pub uses_today: u64,
    /// What its operator wrote on it.
    pub note: String,
}

impl Voice {
    /// The tab "Secret" of an app. 400 if something is wrong with what was typed.
    pub fn render_admin_secret(&self, frame: &Frame, view: &SecretsView) -> Page {
        let secrets = view.secrets.iter().map(|secret| {
            context! {
                made => self.minute(secret.created_at),
                until => secret.expires_at.map(|at| self.minute(at)),
                ended => secret.ended,
                used => secret.last_used_at.map(|at| self.minute(at)),
                from => &secret.last_used_from,
                today => own_words(self.texts().number(secret.uses_today)),
                note => &secret.note,
            }
        });
        let form = |form: &Option<(String, String)>| {
            form.as_ref().map(|(action, ticket)| context! { action => own_path(action), ticket })
        };
        let overlaps = view.overlaps.iter().map(|secs| {
            context! {
                secs,
                words => (*secs > 0).then(|| own_words(self.texts().duration(*secs))),
                chosen => *secs == view.overlap,
            }
        });
        let of = |faults: &[(&'static str, FaultLine)]| {
            let of = |name: &str| {
                let faults = faults.iter().filter(|(field, _)| *field == name).map(|(_, fault)| fault.clone());
                form::faults_for_templates(&faults.collect::<Vec<_>>(), self)
            };
            context! { keep_old => of("keep_old"), note => of("note"), expires => of("expires") }
        };
        let context = context! {
            secrets => secrets.collect::<Vec<_>>(),
            made => &view.made,
            note => form::typed(&view.note, false),
            expires => form::typed(&view.expires, false),
            note_max => NOTE_MAX,
            wrong => !view.faults.is_empty(),
            faults => of(&view.faults),
            new_form => form(&view.new_form),
            end_url => view.end_url.as_deref().map(own_path),
            old_ended => view.old_ended,
            overlaps => overlaps.collect::<Vec<_>>(),
        };
        let mut page = self.admin_page("admin_secret.html", frame, context);
        if !view.faults.is_empty() && page.status == 200 {
            page.status = 400;
        }
        page
    }

    /// An instant to the minute, as HTML. Nothing beyond the years that the calendar knows.
    pub(super) fn minute(&self, at: UnixSeconds) -> Value {
        own_words(self.texts().minute(at).unwrap_or_default())
    }
}
