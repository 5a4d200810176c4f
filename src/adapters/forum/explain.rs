//! Why an answer is what it is: the steps of one look-up, for `portico why`.

use crate::model::{Problem, SessionOutcome};

/// The answer and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What `SessionSource::member` says of this visitor.
    pub outcome: SessionOutcome,
    /// In the order in which they were taken.
    pub steps: Vec<ExplainedStep>,
}

/// One step of a look-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedStep {
    /// What was done, as the preset names it: `session: age`.
    pub step: String,
    /// Whether it held.
    pub ok: bool,
    /// What was looked at. Without secrets.
    pub detail: String,
    /// What went wrong, if that has a code.
    pub code: Option<&'static str>,
}

/// Notes steps, or does nothing at no cost: look-ups for visitors and for `portico why` take the same path.
pub(super) struct Recorder(Option<Vec<ExplainedStep>>);

impl Recorder {
    pub(super) fn off() -> Self {
        Self(None)
    }

    pub(super) fn on() -> Self {
        Self(Some(Vec::new()))
    }

    /// Notes a step. `detail` is not called when nobody listens.
    pub(super) fn note(
        &mut self,
        step: impl FnOnce() -> String,
        failed: Option<Option<&'static Problem>>,
        detail: impl FnOnce() -> String,
    ) {
        if let Some(steps) = &mut self.0 {
            let code = failed.flatten().map(|problem| problem.code);
            steps.push(ExplainedStep { step: step(), ok: failed.is_none(), detail: detail(), code });
        }
    }

    pub(super) fn into_steps(self) -> Vec<ExplainedStep> {
        self.0.unwrap_or_default()
    }
}
