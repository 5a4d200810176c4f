use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use super::words::explained;
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;

/// How well everything is.
#[derive(Clone, Debug)]
pub struct HealthView {
    /// In the order of `portico check`.
    pub lines: Vec<HealthLine>,
    /// When it was looked at.
    pub at: UnixSeconds,
}

/// How well one part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthState {
    /// In order.
    Fine,
    /// Somebody should look at it.
    Warning,
    /// It does not work now.
    Failing,
}

/// One part.
#[derive(Clone, Debug)]
pub struct HealthLine {
    /// Its name; its text is `health-NAME`.
    pub what: &'static str,
    /// How well it is.
    pub state: HealthState,
    /// What was seen.
    pub detail: String,
    /// The code of the problem.
    pub code: Option<&'static str>,
}

impl Voice {
    /// "Health."
    pub fn render_admin_health(&self, frame: &Frame, view: &HealthView) -> Page {
        let count = |state| view.lines.iter().filter(|line| line.state == state).count();
        let context = context! {
            lines => view.lines.iter().map(health_line).collect::<Vec<_>>(),
            at => self.moment(view.at),
            failing => count(HealthState::Failing),
            warned => count(HealthState::Warning) > 0,
        };
        self.admin_page("admin_health.html", frame, context)
    }
}

fn health_line(line: &HealthLine) -> Value {
    let state = match line.state {
        HealthState::Fine => "fine",
        HealthState::Warning => "warning",
        HealthState::Failing => "failing",
    };
    let (title, text) = line.code.map(explained).unwrap_or_default();
    context! { what => format!("admin-health-{}", line.what), state, detail => &line.detail, code => line.code, title, text }
}
