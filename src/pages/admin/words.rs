//! What several pages of the console say in the same way.

use minijinja::value::Value;

use crate::model::{Problem, UnixSeconds, problem};
use crate::pages::Voice;
use crate::pages::calendar;
use crate::pages::render::own_words;
use crate::pages::shown::{escaped, numbered};

impl Voice {
    /// A minute as HTML. Nothing beyond the years that the calendar knows.
    pub(super) fn moment(&self, instant: UnixSeconds) -> Value {
        let (Some(words), Some(iso)) = (self.texts().minute(instant), calendar::iso(instant)) else {
            return own_words(String::new());
        };
        Value::from_safe_string(format!("<time datetime=\"{iso}\">{}</time>", escaped(&words)))
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
