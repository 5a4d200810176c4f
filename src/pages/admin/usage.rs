use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use super::words::explained;
use crate::pages::answer::Page;
use crate::pages::render::own_path;
use crate::pages::{Plot, Voice};

/// One of several sights of the same.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The key of its text.
    pub text: &'static str,
    /// Path and query.
    pub url: String,
    /// It is the one that is shown.
    pub current: bool,
}

/// What was counted.
#[derive(Clone, Debug)]
pub struct UsageView {
    /// Log-ins or speed.
    pub parts: Vec<Choice>,
    /// How far back.
    pub spans: Vec<Choice>,
    /// The plots, in their order.
    pub plots: Vec<Plot>,
    /// Refusals by code, the most frequent first; `None` where they are not shown.
    pub codes: Option<Vec<CodeLine>>,
}

/// How often something was refused under a code.
#[derive(Clone, Debug)]
pub struct CodeLine {
    /// `P402`.
    pub code: String,
    /// How often.
    pub count: u64,
    /// Where more is told.
    pub url: Option<String>,
}

impl Voice {
    /// "Usage."
    pub fn render_admin_usage(&self, frame: &Frame, view: &UsageView) -> Page {
        let highest = view.codes.iter().flatten().map(|line| line.count).max().unwrap_or_default();
        let code = |line: &CodeLine| {
            let width = u128::from(line.count) * 100 / u128::from(highest.max(1));
            context! {
                code => &line.code,
                title => explained(&line.code).0,
                count => self.texts().number(line.count),
                width => u64::try_from(width).unwrap_or(100).max(1),
                url => line.url.as_deref().map(own_path),
            }
        };
        let context = context! {
            parts => choices(&view.parts),
            spans => choices(&view.spans),
            plots => view.plots.iter().map(|plot| Value::from_safe_string(self.plot(plot))).collect::<Vec<_>>(),
            codes => view.codes.as_ref().map(|codes| codes.iter().map(code).collect::<Vec<_>>()),
        };
        self.admin_page("admin_usage.html", frame, context)
    }
}

fn choices(tabs: &[Choice]) -> Vec<Value> {
    tabs.iter().map(|tab| context! { text => tab.text, url => own_path(&tab.url), current => tab.current }).collect()
}
