//! Plots as SVG, each with the same numbers in a table beneath. Numbers in, HTML out: no script, no picture, no style of
//! its own. Colours are custom properties of the style sheet.

mod drawn;
pub(super) mod shapes;

use crate::model::UnixSeconds;

/// One plot. Its texts are `plot-NAME` and `plot-NAME-text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    /// Names its texts and its place on the page; no two on one page have the same.
    pub name: &'static str,
    /// What its numbers are.
    pub unit: Unit,
    /// The numbers.
    pub body: PlotBody,
}

/// What the numbers of a plot are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// So many.
    Count,
    /// Microseconds.
    Micros,
    /// Thousandths of a whole, shown as per cent.
    Thousandths,
}

/// How the numbers of a plot are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlotBody {
    /// Bars on top of each other, one for each instant.
    Bars(Timeline),
    /// Lines beside each other.
    Lines(Timeline),
    /// Parts of a whole.
    Share(Vec<PlotPart>),
    /// Hours of the days of a week (UTC), Monday first.
    Week(Box<[[u64; 24]; 7]>),
}

/// Numbers over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// When the first instant begins.
    pub from: UnixSeconds,
    /// How far they are apart, in seconds.
    pub step_secs: u64,
    /// Lines of the same length. [`LINES_MAX`] have a colour of their own.
    pub lines: Vec<PlotLine>,
}

/// One line of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlotLine {
    /// What it is called.
    pub label: PlotLabel,
    /// A number for each instant; `None` where there is none.
    pub numbers: Vec<Option<u64>>,
}

/// One part of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlotPart {
    /// What it is called.
    pub label: PlotLabel,
    /// How many.
    pub number: u64,
}

/// What a line or part is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlotLabel {
    /// The key of a text.
    Text(&'static str),
    /// Somebody's words, as the name of an app.
    Name(String),
}

/// How many lines can be told apart.
pub const LINES_MAX: usize = 8;

impl PlotLine {
    /// A line with a number for each instant.
    pub fn of(label: PlotLabel, numbers: Vec<u64>) -> Self {
        Self { label, numbers: numbers.into_iter().map(Some).collect() }
    }
}

impl Timeline {
    /// How many instants it has.
    fn columns(&self) -> usize {
        self.lines.iter().map(|line| line.numbers.len()).max().unwrap_or_default()
    }

    /// Numbers of so many instants each become one: their sum, or, where `highest`, the highest of them. A gap in all of
    /// them stays one.
    pub fn folded(self, each: usize, highest: bool) -> Self {
        let each = each.max(1);
        let fold = |some: &[Option<u64>]| {
            let known: Vec<u64> = some.iter().copied().flatten().collect();
            shapes::folded(&known, known.len().max(1), highest).first().copied()
        };
        let lines = self
            .lines
            .into_iter()
            .map(|line| PlotLine { numbers: line.numbers.chunks(each).map(fold).collect(), label: line.label });
        let step_secs = self.step_secs.saturating_mul(each as u64);
        Self { lines: lines.collect(), step_secs, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_gaps_and_the_end() {
        let line = PlotLine {
            label: PlotLabel::Text("x"),
            numbers: vec![Some(1), None, None, None, Some(4), Some(5), Some(7)],
        };
        let timeline = Timeline { from: UnixSeconds(0), step_secs: 60, lines: vec![line] };
        let folded = timeline.clone().folded(2, false);
        assert_eq!((folded.step_secs, &folded.lines[0].numbers[..]), (120, &[Some(1), None, Some(9), Some(7)][..]));
        assert_eq!(timeline.clone().folded(2, true).lines[0].numbers[2], Some(5));
        assert_eq!(timeline.clone().folded(0, true), timeline);
    }
}
