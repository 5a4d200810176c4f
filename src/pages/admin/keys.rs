use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;

/// The signing keys.
#[derive(Clone, Debug)]
pub struct KeysView {
    /// In the order in which they were made.
    pub keys: Vec<KeyLine>,
    /// A rotation was asked for and not begun yet.
    pub asked: bool,
    /// Paths of the questions whether to make the next keys now, and whether to replace all at once.
    pub rotate_urls: [String; 2],
    /// The instant of this sight.
    pub now: UnixSeconds,
}

/// What a key is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// It will sign later.
    Waiting,
    /// It signs.
    InUse,
    /// It signed.
    Retired,
}

/// One key.
#[derive(Clone, Debug)]
pub struct KeyLine {
    /// Its name in tokens.
    pub kid: String,
    /// `RS256`.
    pub algorithm: String,
    /// What it is doing.
    pub state: KeyUse,
    /// When it was made.
    pub made_at: UnixSeconds,
    /// When it took or takes over.
    pub signs_from: UnixSeconds,
    /// When another one took or takes over.
    pub retires_at: Option<UnixSeconds>,
    /// When the last token that it signed runs out.
    pub last_token: Option<UnixSeconds>,
    /// Somebody else may have it.
    pub distrusted: bool,
}

/// How much of the name of a key is shown.
const SHORT_CHARS: usize = 8;

impl Voice {
    /// "Signing keys."
    pub fn render_admin_keys(&self, frame: &Frame, view: &KeysView) -> Page {
        let context = context! {
            keys => view.keys.iter().map(|key| self.key_line(key, view.now)).collect::<Vec<_>>(),
            asked => view.asked,
            rotate_url => own_path(&view.rotate_urls[0]),
            replace_url => own_path(&view.rotate_urls[1]),
        };
        self.admin_page("admin_keys.html", frame, context)
    }

    fn key_line(&self, key: &KeyLine, now: UnixSeconds) -> Value {
        let state = match key.state {
            KeyUse::Waiting => "admin-key-waiting",
            KeyUse::InUse => "admin-key-in-use",
            KeyUse::Retired => "admin-key-retired",
        };
        context! {
            kid => &key.kid,
            // As Health names it. The whole one is what a pointer that rests on it is told, and what the command lists.
            short => key.kid.chars().take(SHORT_CHARS).collect::<String>(),
            algorithm => &key.algorithm,
            state,
            age => self.length(now.since(key.made_at)),
            signs_from => self.moment(key.signs_from),
            retires_at => key.retires_at.map(|at| self.moment(at)),
            last_token => key.last_token.map(|at| self.moment(at)),
            over => key.last_token.is_some_and(|at| at <= now),
            distrusted => key.distrusted,
        }
    }
}
