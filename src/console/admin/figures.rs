//! What was counted, as plots. Pure.

use std::collections::BTreeMap;

use crate::model::counts::{Counts, Series, TIMED};
use crate::pages::{LINES_MAX, Plot, PlotBody, PlotLabel, PlotLine, PlotPart, Timeline, Unit};
use crate::protocol::stats::View;

/// How many bars a plot has at most before several days share one.
const BARS_MAX: usize = 100;
/// How many days share a bar then.
const WEEK: usize = 7;

/// What was counted, of one app or of all of them.
pub(super) struct Figures<'a> {
    /// By the day, for as long as somebody wants to look back.
    pub(super) days: &'a View,
    /// By the hour, of some weeks.
    pub(super) weeks: &'a View,
    /// By the hour, of the last day.
    pub(super) hours: &'a View,
    /// One app; `None`: all of them.
    pub(super) app: Option<&'a str>,
    /// What apps are called, by id.
    pub(super) names: &'a BTreeMap<String, String>,
}

impl Figures<'_> {
    /// Log-ins and who has them.
    pub(super) fn logins(&self) -> Vec<Plot> {
        let mut plots = vec![
            self.bars("logins", self.by_app(Series::LOGIN_OK)),
            self.results(),
            self.bars("first", self.by_app(Series::FIRST_TIME)),
            self.active(),
            Plot { name: "week", unit: Unit::Count, body: PlotBody::Week(Box::new(self.week())) },
        ];
        plots.extend(self.secrets());
        plots
    }

    /// How long answers take, of the whole site.
    pub(super) fn speed(&self) -> Vec<Plot> {
        let quantiles = [(500, "line-half"), (950, "line-most"), (990, "line-nearly-all")];
        let of = |(timed, name): (usize, &'static str)| {
            let line = |(of_thousand, label)| PlotLine {
                label: PlotLabel::Text(label),
                numbers: optional(self.hours, |counts| counts.quantile(timed, of_thousand)),
            };
            let lines = quantiles.into_iter().map(line).collect();
            Plot { name, unit: Unit::Micros, body: PlotBody::Lines(timeline(self.hours, lines)) }
        };
        let mut plots: Vec<Plot> = TIMED.into_iter().enumerate().map(of).collect();
        let found = |counts: &Counts| {
            let [hits, misses] = [Series::CACHE_HIT, Series::CACHE_MISS].map(|series| counts.sum(None, series));
            hits.saturating_mul(1_000).checked_div(hits.saturating_add(misses))
        };
        let line = PlotLine { label: PlotLabel::Text("line-cache"), numbers: optional(self.hours, found) };
        let body = PlotBody::Lines(timeline(self.hours, vec![line]));
        plots.push(Plot { name: "cache", unit: Unit::Thousandths, body });
        plots
    }

    /// Refusals by code, the most frequent first.
    pub(super) fn codes(&self) -> Vec<(String, u64)> {
        self.days.sum().codes(self.app)
    }

    fn over_days(&self, lines: Vec<PlotLine>, highest: bool) -> Timeline {
        let days = timeline(self.days, lines);
        let columns = days.lines.iter().map(|line| line.numbers.len()).max().unwrap_or_default();
        if columns > BARS_MAX { days.folded(WEEK, highest) } else { days }
    }

    /// A line for each app: those with most, and one for the rest.
    fn by_app(&self, series: Series) -> Vec<PlotLine> {
        let line = |app: &str| self.days.line(|counts| counts.sum(Some(app), series));
        if let Some(app) = self.app {
            return vec![PlotLine::of(PlotLabel::Text("line-app"), line(app))];
        }
        let sum = self.days.sum();
        let mut apps: Vec<&str> =
            sum.0.keys().map(String::as_str).filter(|app| sum.sum(Some(app), series) > 0).collect();
        apps.sort_by_key(|app| (std::cmp::Reverse(sum.sum(Some(app), series)), *app));
        let known = |app: &&&str| self.names.contains_key(**app);
        let shown: Vec<&str> = apps.iter().filter(known).copied().take(LINES_MAX - 1).collect();
        let rest: Vec<&str> = apps.into_iter().filter(|app| !shown.contains(app)).collect();
        let name = |app: &str| PlotLabel::Name(self.names.get(app).cloned().unwrap_or_else(|| app.to_owned()));
        let mut lines: Vec<PlotLine> = shown.iter().map(|app| PlotLine::of(name(app), line(app))).collect();
        if !rest.is_empty() {
            let others = self
                .days
                .line(|counts| rest.iter().map(|app| counts.sum(Some(app), series)).fold(0, u64::saturating_add));
            lines.push(PlotLine::of(PlotLabel::Text("plot-others"), others));
        }
        lines
    }

    fn bars(&self, name: &'static str, lines: Vec<PlotLine>) -> Plot {
        Plot { name, unit: Unit::Count, body: PlotBody::Bars(self.over_days(lines, false)) }
    }

    /// Heights of several days do not add up.
    fn active(&self) -> Plot {
        let body = PlotBody::Lines(self.over_days(self.by_app(Series::GRANTS), true));
        Plot { name: "active", unit: Unit::Count, body }
    }

    fn results(&self) -> Plot {
        let sum = self.days.sum();
        let labels = ["result-ok", "result-denied", "result-not-logged-in", "result-banned", "result-error"];
        let parts = Series::LOGINS
            .into_iter()
            .zip(labels)
            .map(|(series, label)| PlotPart { label: PlotLabel::Text(label), number: sum.sum(self.app, series) });
        Plot { name: "results", unit: Unit::Count, body: PlotBody::Share(parts.collect()) }
    }

    fn week(&self) -> [[u64; 24]; 7] {
        self.weeks.hours(|counts| counts.sum(self.app, Series::LOGIN_OK))
    }

    /// Only while an older secret is still in use: most of the time there is nothing to see.
    fn secrets(&self) -> Option<Plot> {
        let line = |series| self.days.line(|counts| counts.sum(self.app, series));
        let older = line(Series::SECRET_OLD);
        if older.iter().all(|count| *count == 0) {
            return None;
        }
        let lines = vec![
            PlotLine::of(PlotLabel::Text("line-newest"), line(Series::SECRET_CURRENT)),
            PlotLine::of(PlotLabel::Text("line-older"), older),
        ];
        Some(self.bars("secrets", lines))
    }
}

fn timeline(view: &View, lines: Vec<PlotLine>) -> Timeline {
    let step_secs = u64::try_from(view.resolution.secs()).unwrap_or(1);
    Timeline { from: view.from, step_secs, lines }
}

/// A number for each bucket, none where `of` knows none.
fn optional(view: &View, of: impl Fn(&Counts) -> Option<u64>) -> Vec<Option<u64>> {
    // Zero is a number, too: what is not there stands apart from it.
    let shifted = view.line(|counts| of(counts).map_or(0, |number| number.saturating_add(1)));
    shifted.into_iter().map(|number| number.checked_sub(1)).collect()
}
