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
    /// What has a line for each app. The first decides their order, the others where it is the same.
    const BY_APP: [Series; 3] = [Series::LOGIN_OK, Series::GRANTS, Series::FIRST_TIME];

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

    /// A line for each app, those with most logins first, and one for the rest: in every plot in the same place, so that
    /// an app has one colour. None where nothing was counted.
    fn by_app(&self, series: Series) -> Vec<PlotLine> {
        let line = |app: &str| self.days.line(|counts| counts.sum(Some(app), series));
        if let Some(app) = self.app {
            return vec![PlotLine::of(PlotLabel::Text("line-app"), line(app))];
        }
        let (shown, rest) = self.ranked();
        let name = |app: &str| PlotLabel::Name(self.names.get(app).cloned().unwrap_or_else(|| app.to_owned()));
        let mut lines: Vec<PlotLine> = shown.iter().map(|app| PlotLine::of(name(app), line(app))).collect();
        if !rest.is_empty() {
            let others = self
                .days
                .line(|counts| rest.iter().map(|app| counts.sum(Some(app), series)).fold(0, u64::saturating_add));
            lines.push(PlotLine::of(PlotLabel::Text("plot-others"), others));
        }
        let is_none = lines.iter().flat_map(|line| &line.numbers).all(|number| *number == Some(0));
        if is_none { Vec::new() } else { lines }
    }

    /// The apps that plots tell apart, those with most logins first, and all further ones.
    fn ranked(&self) -> (Vec<String>, Vec<String>) {
        let sum = self.days.sum();
        let rank = |app: &str| Self::BY_APP.map(|series| sum.sum(Some(app), series));
        let mut apps: Vec<&String> = sum.0.keys().filter(|app| rank(app).iter().any(|count| *count > 0)).collect();
        apps.sort_by_key(|app| (std::cmp::Reverse(rank(app)), *app));
        let known = apps.iter().filter(|app| self.names.contains_key(**app));
        let shown: Vec<String> = known.take(LINES_MAX - 1).map(|app| (*app).clone()).collect();
        let rest = apps.into_iter().filter(|app| !shown.contains(app)).cloned().collect();
        (shown, rest)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UnixSeconds;
    use crate::model::counts::{Bucket, Resolution};

    fn labels(plot: &Plot) -> Vec<String> {
        let (PlotBody::Bars(timeline) | PlotBody::Lines(timeline)) = &plot.body else { return Vec::new() };
        let label = |line: &PlotLine| match &line.label {
            PlotLabel::Text(key) => (*key).to_owned(),
            PlotLabel::Name(name) => name.clone(),
        };
        timeline.lines.iter().map(label).collect()
    }

    fn figures_of(counted: &[(&str, Series, u64)], look: impl Fn(Vec<Plot>)) {
        let mut counts = Counts::default();
        for (app, series, number) in counted {
            counts.add(app, *series, *number);
        }
        let at = UnixSeconds(1_795_219_200);
        let buckets = vec![Bucket { at, counts }];
        let view = View { resolution: Resolution::Day, from: at, until: UnixSeconds(at.0 + 86_400), buckets };
        let names = counted.iter().filter(|(app, ..)| *app != "gone");
        let names = names.map(|(app, ..)| ((*app).to_owned(), (*app).to_owned())).collect();
        look(Figures { days: &view, weeks: &view, hours: &view, app: None, names: &names }.logins());
    }

    /// The place of a line is its colour.
    #[test]
    fn an_app_has_the_same_place_in_every_plot() {
        let counted = [
            ("chat", Series::LOGIN_OK, 157),
            ("cloud", Series::LOGIN_OK, 40),
            ("wiki", Series::LOGIN_OK, 30),
            ("gone", Series::LOGIN_OK, 500),
            ("wiki", Series::FIRST_TIME, 9),
            ("chat", Series::FIRST_TIME, 4),
            ("cloud", Series::GRANTS, 2),
            ("silent", Series::GRANTS, 7),
        ];
        figures_of(&counted, |plots| {
            for name in ["logins", "first", "active"] {
                let plot = plots.iter().find(|plot| plot.name == name).expect("the plot");
                assert_eq!(labels(plot), ["chat", "cloud", "wiki", "silent", "plot-others"], "{name}");
            }
        });
        figures_of(&counted[..1], |plots| {
            for (name, expected) in [("logins", &["chat"][..]), ("first", &[]), ("active", &[])] {
                let plot = plots.iter().find(|plot| plot.name == name).expect("the plot");
                assert_eq!(labels(plot), expected, "{name}: what was not counted has no lines");
            }
        });
    }
}
