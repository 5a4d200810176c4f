//! `portico stats`

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::app::{seconds, unexpected};
use super::output::{self, Output, columns, table};
use super::{Failure, config_file};
use crate::app::manage::audit::file;
use crate::app::manage::stats::{Query, View};
use crate::app::manage::{self, Operation, Reply};
use crate::model::counts::{Counts, Resolution, Series, TIMED};
use crate::model::problem;

/// How many characters a line of a plot has at most.
const WIDTH: usize = 60;
/// How many codes are shown.
const CODES_MAX: usize = 8;
/// Heights of a plot, from nothing to all.
const BLOCKS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Arguments of `stats`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Client ID of one app; all of them if left out.
    #[arg(value_name = "APP")]
    app: Option<String>,
    /// How far back, like 3h, 7d or 365d.
    #[arg(long, value_name = "TIME", value_parser = seconds, default_value = "7d")]
    since: u64,
    /// What to print. JSON is what -o json prints, too.
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORM")]
    format: Format,
}

/// What to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Plots for people.
    Text,
    /// For programs.
    Json,
    /// For tables: a line for each number.
    Csv,
}

/// Asks the running server, or the store, and prints.
pub fn run(arguments: &Arguments, given: Option<&Path>, output: Output) -> Result<ExitCode, Failure> {
    let config = config_file::load(given)?;
    let query = Query { since_secs: arguments.since, resolution: None };
    let Reply::Stats(mut view) = manage::perform(&config, Operation::Stats(query))? else { return Err(unexpected()) };
    let app = arguments.app.as_deref();
    if let Some(app) = app {
        view.buckets.iter_mut().for_each(|bucket| bucket.counts.0.retain(|of, _| of == app));
    }
    match arguments.format {
        Format::Text if output == Output::Text => output::line(Plots::of(&view, app).text().trim_end()),
        Format::Csv => csv(&view),
        Format::Text | Format::Json => output::json(&report(&view)),
    }
    Ok(ExitCode::SUCCESS)
}

fn report(view: &View) -> Value {
    let buckets = view.buckets.iter().map(|bucket| {
        let counts = bucket.counts.0.iter().map(|(app, counts)| {
            let counts = counts.iter().map(|(series, count)| (series.name(), json!(count)));
            (app.clone(), Value::Object(counts.collect()))
        });
        json!({ "at": bucket.at, "counts": Value::Object(counts.collect()) })
    });
    json!({
        "resolution": view.resolution,
        "from": view.from,
        "until": view.until,
        "buckets": buckets.collect::<Vec<_>>(),
    })
}

fn csv(view: &View) {
    output::line("at,app,what,count");
    for bucket in &view.buckets {
        for (app, counts) in &bucket.counts.0 {
            for (series, count) in counts {
                let cells = [&file::instant(bucket.at), app, &series.name(), &count.to_string()];
                output::line(&cells.map(|cell| file::quoted(cell)).join(","));
            }
        }
    }
}

/// What is shown to people.
struct Plots<'a> {
    view: &'a View,
    app: Option<&'a str>,
    sum: Counts,
}

impl<'a> Plots<'a> {
    fn of(view: &'a View, app: Option<&'a str>) -> Self {
        Self { view, app, sum: view.sum() }
    }

    fn text(&self) -> String {
        let each = match self.view.resolution {
            Resolution::Minute => "minute",
            Resolution::Hour => "hour",
            Resolution::Day => "day",
        };
        let from = output::instant(self.view.from);
        let mut text = format!("{}, since {from}, by the {each}\n", self.app.unwrap_or("All apps"));
        let mut part = |lines: String| {
            if !lines.is_empty() {
                text.push('\n');
                text.push_str(&lines);
                text.push('\n');
            }
        };
        part(self.logins());
        part(self.week());
        part(self.codes());
        if self.app.is_none() {
            part(self.apps());
            part(self.times());
        }
        text
    }

    fn line(&self, series: Series) -> Vec<u64> {
        self.view.line(|counts| counts.sum(self.app, series))
    }

    fn all_logins(&self, counts: &Counts) -> u64 {
        Series::LOGINS.iter().map(|series| counts.sum(self.app, *series)).sum()
    }

    fn logins(&self) -> String {
        let all = self.all_logins(&self.sum);
        let plot = bars(&self.view.line(|counts| self.all_logins(counts)), Fold::Sum);
        let mut rows = vec![("Logins".to_owned(), format!("{all:>9}            {plot}"))];
        for series in Series::LOGINS {
            let count = self.sum.sum(self.app, series);
            if count > 0 {
                let name = series.name().replace("login.", "  ").replace('_', " ");
                let plot = bars(&self.line(series), Fold::Sum);
                rows.push((name, format!("{count:>9}  {:>8}  {plot}", share(count, all))));
            }
        }
        let first = self.sum.sum(self.app, Series::FIRST_TIME);
        rows.push((
            "First time".to_owned(),
            format!("{first:>9}            {}", self.bars(Series::FIRST_TIME, Fold::Sum)),
        ));
        let active = self.line(Series::GRANTS);
        let now = active.iter().rev().find(|height| **height > 0).copied().unwrap_or_default();
        rows.push(("Open sessions".to_owned(), format!("{now:>9}            {}", bars(&active, Fold::Highest))));
        let (newest, older) =
            (self.sum.sum(self.app, Series::SECRET_CURRENT), self.sum.sum(self.app, Series::SECRET_OLD));
        if older > 0 {
            for (name, count, series) in
                [("Newest secrets", newest, Series::SECRET_CURRENT), ("Old secrets", older, Series::SECRET_OLD)]
            {
                let plot = self.bars(series, Fold::Sum);
                rows.push((name.to_owned(), format!("{count:>9}  {:>8}  {plot}", share(count, newest + older))));
            }
        }
        columns(&rows)
    }

    /// Logins by hour: of all days together, and of each day of the week once there are several.
    fn week(&self) -> String {
        if self.view.resolution == Resolution::Day {
            return String::new();
        }
        let week = self.view.hours(|counts| self.all_logins(counts));
        let hours: Vec<u64> = (0..24).map(|hour| week.iter().filter_map(|day| day.get(hour)).sum()).collect();
        let mut rows = vec![("Hours 0 to 23".to_owned(), bars(&hours, Fold::Sum))];
        let highest = week.iter().flatten().copied().max().unwrap_or_default();
        let days = ["  Monday", "  Tuesday", "  Wednesday", "  Thursday", "  Friday", "  Saturday", "  Sunday"];
        if week.iter().filter(|day| day.iter().any(|count| *count > 0)).count() > 1 {
            rows.extend(days.iter().zip(&week).map(|(day, hours)| ((*day).to_owned(), blocks(hours, highest))));
        }
        columns(&rows)
    }

    fn bars(&self, series: Series, fold: Fold) -> String {
        bars(&self.line(series), fold)
    }

    fn codes(&self) -> String {
        let codes = self.sum.codes(self.app);
        let rows = codes.into_iter().take(CODES_MAX).map(|(code, count)| {
            let title = problem::find(&code).map_or("", |problem| problem.title);
            (code, format!("{count:>9}  {title}"))
        });
        columns(&rows.collect::<Vec<_>>())
    }

    fn apps(&self) -> String {
        let ok = |app: &str| self.sum.sum(Some(app), Series::LOGIN_OK);
        let mut apps: Vec<&str> = self.sum.apps().collect();
        if apps.is_empty() {
            return String::new();
        }
        apps.sort_by_key(|app| std::cmp::Reverse(ok(app)));
        let mut rows = vec![["App", "Logins", "First time", "Sessions", "Refused", ""].map(str::to_owned).to_vec()];
        rows.extend(apps.into_iter().map(|app| {
            let active = self.view.line(|counts| counts.sum(Some(app), Series::GRANTS));
            let active = active.into_iter().rev().find(|height| *height > 0).unwrap_or_default();
            let refused: u64 = self.sum.codes(Some(app)).iter().map(|(_, count)| count).sum();
            let plot = bars(&self.view.line(|counts| counts.sum(Some(app), Series::LOGIN_OK)), Fold::Sum);
            let first = self.sum.sum(Some(app), Series::FIRST_TIME);
            vec![app.to_owned(), ok(app).to_string(), first.to_string(), active.to_string(), refused.to_string(), plot]
        }));
        table(&rows)
    }

    fn times(&self) -> String {
        let mut rows = vec![["Time for", "half", "95 %", "99 %", ""].map(str::to_owned).to_vec()];
        for (timed, name) in TIMED.into_iter().enumerate() {
            let quantiles = [500, 950, 990].map(|of_thousand| self.sum.quantile(timed, of_thousand));
            if let [Some(half), Some(most), Some(nearly_all)] = quantiles {
                let plot = self.view.line(|counts| counts.quantile(timed, 950).unwrap_or_default());
                let row = std::iter::once(name.to_owned()).chain([half, most, nearly_all].map(time));
                rows.push(row.chain([bars(&plot, Fold::Highest)]).collect());
            }
        }
        let (hits, misses) = (self.sum.sum(None, Series::CACHE_HIT), self.sum.sum(None, Series::CACHE_MISS));
        let cache = match hits + misses {
            0 => String::new(),
            all => {
                let found = |counts: &Counts| {
                    let [hits, misses] = [Series::CACHE_HIT, Series::CACHE_MISS].map(|series| counts.sum(None, series));
                    hits.saturating_mul(1_000).checked_div(hits.saturating_add(misses)).unwrap_or_default()
                };
                let plot = bars(&self.view.line(found), Fold::Highest);
                format!("\nSessions from the cache: {} of {all}  {plot}", share(hits, all))
            }
        };
        if rows.len() == 1 { cache.trim().to_owned() } else { table(&rows) + &cache }
    }
}

/// At most so long: the ranges of times are rough.
fn time(micros: u64) -> String {
    match micros {
        0..=999 => format!("{micros} µs"),
        1_000..=999_999 => format!("{}.{} ms", micros / 1_000, micros % 1_000 / 100),
        _ => format!("{}.{} s", micros / 1_000_000, micros % 1_000_000 / 100_000),
    }
}

/// `97.6 %`
fn share(part: u64, all: u64) -> String {
    let thousandths = part.saturating_mul(1_000).checked_div(all).unwrap_or(0);
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

/// What becomes of numbers that share a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    Sum,
    Highest,
}

/// A line of blocks as high as the numbers, [`WIDTH`] of them at most.
fn bars(numbers: &[u64], fold: Fold) -> String {
    let each = numbers.len().div_ceil(WIDTH).max(1);
    let folded: Vec<u64> = numbers
        .chunks(each)
        .map(|chunk| match fold {
            Fold::Sum => chunk.iter().sum(),
            Fold::Highest => chunk.iter().copied().max().unwrap_or_default(),
        })
        .collect();
    blocks(&folded, folded.iter().copied().max().unwrap_or_default())
}

/// A block for each number; that of `highest` is a whole one.
fn blocks(numbers: &[u64], highest: u64) -> String {
    let block = |number: &u64| match (highest, *number) {
        (0, _) | (_, 0) => '─',
        (highest, number) => {
            let height = usize::try_from((number.saturating_mul(8)).div_ceil(highest)).unwrap_or(8);
            BLOCKS.get(height).copied().unwrap_or('█')
        }
    };
    numbers.iter().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UnixSeconds;
    use crate::model::counts::{Bucket, range_of};

    #[test]
    fn bars_are_as_high_as_numbers() {
        assert_eq!(bars(&[0, 1, 4, 8], Fold::Sum), "─▁▄█");
        assert_eq!(bars(&[0, 0], Fold::Sum), "──");
        assert_eq!(bars(&[u64::MAX, 1], Fold::Highest).chars().count(), 2);
        assert_eq!(bars(&[1; 120], Fold::Sum), "█".repeat(60));
        assert_eq!(bars(&[1; 61], Fold::Highest).chars().count(), 31);
        assert_eq!((share(1, 3).as_str(), share(0, 0).as_str()), ("33.3 %", "0.0 %"));
        assert_eq!([time(700), time(3_072), time(1_500_000)], ["700 µs", "3.0 ms", "1.5 s"]);
    }

    /// A week of two apps.
    fn week() -> View {
        let from = UnixSeconds(1_799_971_200);
        let buckets = (0..168_u64).map(|hour| {
            let mut counts = Counts::default();
            let busy = 12 - (hour % 24).abs_diff(12);
            counts.add("rocketchat-7q2m", Series::LOGIN_OK, busy * 3);
            counts.add("rocketchat-7q2m", Series::LOGIN_NOT_LOGGED_IN, busy);
            counts.add("rocketchat-7q2m", Series::GRANTS, 1_000 + hour);
            counts.add("rocketchat-7q2m", Series::FIRST_TIME, u64::from(hour % 24 == 9));
            counts.add("rocketchat-7q2m", Series(402), u64::from(hour % 40 == 7));
            counts.add("mattermost-k3pd", Series::LOGIN_OK, u64::from(hour % 5 == 0));
            counts.add("mattermost-k3pd", Series::SECRET_OLD, u64::from(hour < 24));
            counts.add("mattermost-k3pd", Series::SECRET_CURRENT, u64::from(hour >= 20));
            for (timed, micros) in [(0, 4_000), (1, 9_000), (2, 900), (3, 40)] {
                counts.add(Counts::SITE, Series::of_time(timed, range_of(micros)), busy);
            }
            counts.add(Counts::SITE, Series::CACHE_HIT, busy * 9);
            counts.add(Counts::SITE, Series::CACHE_MISS, busy);
            Bucket { at: from.plus(hour * 3_600), counts }
        });
        let buckets = buckets.collect();
        View { resolution: Resolution::Hour, from, until: from.plus(168 * 3_600), buckets }
    }

    #[test]
    fn a_week_looks_like_this() {
        insta::assert_snapshot!("all_apps", Plots::of(&week(), None).text());
        let mut one = week();
        one.buckets.iter_mut().for_each(|bucket| bucket.counts.0.retain(|app, _| app == "mattermost-k3pd"));
        insta::assert_snapshot!("one_app", Plots::of(&one, Some("mattermost-k3pd")).text());
        let none = View { buckets: Vec::new(), ..week() };
        insta::assert_snapshot!("nothing", Plots::of(&none, None).text());
    }
}
