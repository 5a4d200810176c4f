//! The secrets of an app: which there are, another one, the end of the old ones.

use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::{own_path, own_words};

/// The secrets of an app. Forms arrive at `new_action` with `keep_old` (seconds), and at `end_action`, each with its
/// ticket.
#[derive(Clone, Debug)]
pub struct SecretsView {
    /// Its secrets, newest first; none for an app that has no secret.
    pub secrets: Vec<SecretLine>,
    /// A secret that was just made, shown this once.
    pub made: Option<String>,
    /// How often the newest one was used within a day, and older ones.
    pub uses: (u64, u64),
    /// Where another one is made, and the ticket of that form.
    pub new_form: Option<(String, String)>,
    /// Where the old ones are ended, if there are any, and the ticket of that form.
    pub end_form: Option<(String, String)>,
    /// For how long an old secret may go on working, in seconds; the first is chosen.
    pub overlaps: Vec<u64>,
}

/// One secret, without the secret.
#[derive(Clone, Debug)]
pub struct SecretLine {
    /// When it was made.
    pub created_at: UnixSeconds,
    /// When it stops working; `None`: it is the current one.
    pub expires_at: Option<UnixSeconds>,
    /// When it last proved who the app is.
    pub last_used_at: Option<UnixSeconds>,
}

impl Voice {
    /// The tab "Secret" of an app.
    pub fn render_admin_secret(&self, frame: &Frame, view: &SecretsView) -> Page {
        let secrets = view.secrets.iter().map(|secret| {
            context! {
                made => self.minute(secret.created_at),
                until => secret.expires_at.map(|at| self.minute(at)),
                used => secret.last_used_at.map(|at| self.minute(at)),
            }
        });
        let form = |form: &Option<(String, String)>| {
            form.as_ref().map(|(action, ticket)| context! { action => own_path(action), ticket })
        };
        let overlaps = view.overlaps.iter().map(|secs| {
            context! { secs, words => (*secs > 0).then(|| own_words(self.texts().duration(*secs))) }
        });
        let context = context! {
            secrets => secrets.collect::<Vec<_>>(),
            made => &view.made,
            uses_new => view.uses.0,
            uses_old => view.uses.1,
            new_form => form(&view.new_form),
            end_form => form(&view.end_form),
            overlaps => overlaps.collect::<Vec<_>>(),
        };
        self.admin_page("admin_secret.html", frame, context)
    }

    /// An instant to the minute, as HTML. Nothing beyond the years that the calendar knows.
    pub(super) fn minute(&self, at: UnixSeconds) -> Value {
        own_words(self.texts().minute(at).unwrap_or_default())
    }
}
