//! What several pages of the console say in the same way.

use minijinja::value::Value;

use crate::model::{Problem, UnixSeconds, problem};
use crate::pages::Voice;
use crate::pages::calendar;
use crate::pages::render::own_words;
use crate::pages::shown::{escaped, numbered};
use crate::pages::texts::Arguments;

impl Voice {
    /// A minute as HTML. Nothing beyond the years that the calendar knows.
    pub(super) fn moment(&self, instant: UnixSeconds) -> Value {
        let (Some(words), Some(iso)) = (self.texts().minute(instant), calendar::iso(instant)) else {
            return own_words(String::new());
        };
        Value::from_safe_string(format!("<time datetime=\"{iso}\">{}</time>", escaped(&words)))
    }

    /// A day as HTML, the last two by name. The minute is what a pointer that rests on it is told.
    pub(super) fn recently(&self, instant: UnixSeconds, now: UnixSeconds) -> Value {
        let named = |key| self.texts().plain(key, &Arguments::new());
        let words = match calendar::nights(instant, now) {
            0 => named("admin-today"),
            1 => named("admin-yesterday"),
            _ => self.texts().day(instant),
        };
        let (Some(words), Some(minute), Some(iso)) = (words, self.texts().minute(instant), calendar::iso(instant))
        else {
            return own_words(String::new());
        };
        let (words, minute) = (escaped(&words), escaped(&minute));
        Value::from_safe_string(format!("<time datetime=\"{iso}\" title=\"{minute}\">{words}</time>"))
    }

    /// A length of time, in the largest unit.
    pub(super) fn length(&self, secs: u64) -> Value {
        own_words(self.texts().duration(secs))
    }
}

/// What the catalogue says of a code: its title, and more.
pub(super) fn explained(code: &str) -> (&'static str, &'static str) {
    problem::find(code).map_or(("", ""), |Problem { title, text, .. }| (title, text))
}

/// A value that a form sends back as it is, whatever is in it.
pub(super) fn form_value(value: &str) -> Value {
    Value::from_safe_string(numbered(value))
}
