//! Plots in the words of one language.

use minijinja::context;
use minijinja::value::Value;

use super::shapes::{self, COLUMN, HEIGHT, WHOLE_HEIGHT};
use super::{LINES_MAX, Plot, PlotBody, PlotLabel, Timeline, Unit};
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::render::own_words;
use crate::pages::shown::{NAME_CHARS, escaped, visible};
use crate::pages::texts::{Argument, Arguments};

const DAY_SECS: u64 = 86_400;

impl Voice {
    /// A plot as HTML, without a page around it.
    pub fn plot(&self, plot: &Plot) -> String {
        let drawn = match &plot.body {
            PlotBody::Bars(timeline) => self.timeline(plot, timeline, true),
            PlotBody::Lines(timeline) => self.timeline(plot, timeline, false),
            PlotBody::Share(_) => self.share(plot),
            PlotBody::Week(week) => self.week(plot, week),
        };
        let context = context! {
            name => plot.name,
            title => format!("plot-{}", plot.name),
            explanation => format!("plot-{}-text", plot.name),
            empty => drawn.is_none(),
            ..drawn.unwrap_or_default()
        };
        match self.engine().draw("plot.html", context) {
            Ok(html) => html,
            Err(error) => {
                // A bug of ours; the tests draw every plot. The rest of the page is worth showing.
                tracing::error!(plot = plot.name, error = %format!("{error:#}"), "plot not drawn");
                String::new()
            }
        }
    }

    /// A number in its unit: `1,204`, `3.1 ms`, `97.6%`.
    pub fn quantity(&self, number: u64, unit: Unit) -> String {
        let (key, number) = match unit {
            Unit::Count => return self.texts().number(number),
            Unit::Thousandths => ("percent", self.decimal(number)),
            Unit::Micros if number < 1_000 => ("time-us", self.texts().number(number)),
            Unit::Micros if number < 1_000_000 => ("time-ms", self.decimal(number / 100)),
            Unit::Micros => ("time-s", self.decimal(number / 100_000)),
        };
        self.say(key, [("number", Argument::Own(number))])
    }

    /// So many tenths with one digit behind the point.
    fn decimal(&self, tenths: u64) -> String {
        let point = self.say("number-decimal", []);
        format!("{}{point}{}", self.texts().number(tenths / 10), tenths % 10)
    }

    fn say<const N: usize>(&self, key: &str, values: [(&str, Argument); N]) -> String {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        self.texts().plain(key, &values).unwrap_or_default()
    }

    /// The day, or the minute where instants are closer together.
    fn instant(&self, at: UnixSeconds, step_secs: u64) -> String {
        let words = if step_secs >= DAY_SECS { self.texts().day(at) } else { self.texts().minute(at) };
        words.unwrap_or_default()
    }

    fn timeline(&self, plot: &Plot, timeline: &Timeline, bars: bool) -> Option<Value> {
        let columns = timeline.columns();
        let lines = || timeline.lines.iter().map(|line| line.numbers.as_slice());
        let single = || lines().flatten().copied().flatten();
        let highest = if bars { shapes::highest_sum(lines(), columns) } else { single().max().unwrap_or_default() };
        if columns == 0 || single().next().is_none() || (bars && highest == 0) {
            return None;
        }
        let end = if plot.unit == Unit::Thousandths { 1_000 } else { shapes::axis_end(highest) };
        let paths = match bars {
            true => shapes::stacked(lines(), columns, end),
            false => lines().map(|line| shapes::line(line, end)).collect(),
        };
        let at = |column: usize| timeline.from.plus(timeline.step_secs.saturating_mul(column as u64));
        let name = |column: usize| self.instant(at(column), timeline.step_secs);
        let quantity = |number: u64| self.quantity(number, plot.unit);
        let sum =
            |column: usize| lines().filter_map(|line| line.get(column).copied().flatten()).fold(0, u64::saturating_add);
        let description = match bars {
            true => {
                let when = (0..columns).max_by_key(|column| (sum(*column), std::cmp::Reverse(*column)))?;
                let all = (0..columns).map(sum).fold(0, u64::saturating_add);
                let values = [
                    ("all", Argument::Own(quantity(all))),
                    ("most", Argument::Own(quantity(highest))),
                    ("when", Argument::Own(name(when))),
                ];
                self.say("plot-says-bars", values)
            }
            false => {
                let least = single().min().unwrap_or_default();
                let values = [("least", Argument::Own(quantity(least))), ("most", Argument::Own(quantity(highest)))];
                self.say("plot-says-lines", values)
            }
        };
        let rows = (0..columns).map(|column| {
            let cells = lines().map(|line| line.get(column).copied().flatten().map_or("–".to_owned(), quantity));
            context! { name => own_words(name(column)), cells => cells.collect::<Vec<_>>() }
        });
        let legend = timeline.lines.iter().enumerate().map(|(place, line)| {
            let last = line.numbers.iter().rev().copied().flatten().next();
            let all = line.numbers.iter().copied().flatten().fold(0, u64::saturating_add);
            let number = if bars { Some(all) } else { last };
            context! { colour => colour(place), label => self.line_name(&line.label), number => number.map(quantity) }
        });
        Some(context! {
            kind => if bars { "bars" } else { "lines" },
            description,
            width => columns as u64 * COLUMN,
            height => HEIGHT,
            paths => paths.iter().enumerate().map(|(place, path)| context! { colour => colour(place), path })
                .collect::<Vec<_>>(),
            ends => [quantity(end), quantity(0)],
            span => [name(0), name(columns - 1)],
            legend => legend.collect::<Vec<_>>(),
            heads => timeline.lines.iter().map(|line| self.line_name(&line.label)).collect::<Vec<_>>(),
            rows => rows.collect::<Vec<_>>(),
        })
    }

    fn share(&self, plot: &Plot) -> Option<Value> {
        let PlotBody::Share(parts) = &plot.body else { return None };
        let numbers: Vec<u64> = parts.iter().map(|part| part.number).collect();
        let all = numbers.iter().copied().fold(0, u64::saturating_add);
        if all == 0 {
            return None;
        }
        let share = |number: u64| {
            let thousandths = (u128::from(number) * 1_000 + u128::from(all) / 2) / u128::from(all);
            self.quantity(u64::try_from(thousandths).unwrap_or(1_000), Unit::Thousandths)
        };
        let widths = shapes::parts(&numbers);
        let width: u64 = widths.iter().map(|(_, width)| width).sum();
        let path = |(from, width): &(u64, u64)| format!("M{from} 0h{width}v{WHOLE_HEIGHT}h-{width}z");
        let legend = parts.iter().enumerate().map(|(place, part)| {
            context! { colour => colour(place), label => self.line_name(&part.label), number => share(part.number) }
        });
        let rows = parts.iter().map(|part| {
            let cells = [self.quantity(part.number, Unit::Count), share(part.number)];
            context! { name => self.line_name(&part.label), cells }
        });
        let most = parts.iter().max_by_key(|part| part.number)?;
        let values = [
            ("all", Argument::Number(all)),
            ("share", Argument::Own(share(most.number))),
            ("part", Argument::Own(self.plain_line_name(&most.label))),
        ];
        Some(context! {
            kind => "share",
            description => self.say("plot-says-share", values),
            ends => (),
            span => (),
            width,
            height => WHOLE_HEIGHT,
            paths => widths.iter().enumerate().filter(|(_, (_, width))| *width > 0)
                .map(|(place, part)| context! { colour => colour(place), path => path(part) }).collect::<Vec<_>>(),
            legend => legend.collect::<Vec<_>>(),
            heads => [self.line_name(&PlotLabel::Text("plot-number")), self.line_name(&PlotLabel::Text("plot-share"))],
            rows => rows.collect::<Vec<_>>(),
        })
    }

    fn week(&self, plot: &Plot, week: &[[u64; 24]; 7]) -> Option<Value> {
        let highest = week.iter().flatten().copied().max().filter(|highest| *highest > 0)?;
        let day = |day: usize| self.say(&format!("weekday-{}", day + 1), []);
        let (mut when, mut hour) = (0, 0);
        for (place, hours) in week.iter().enumerate() {
            if let Some(found) = hours.iter().position(|number| *number == highest) {
                (when, hour) = (place, found);
                break;
            }
        }
        let values = [
            ("most", Argument::Own(self.quantity(highest, plot.unit))),
            ("day", Argument::Own(day(when))),
            ("hour", Argument::Own(format!("{hour:02}:00"))),
        ];
        let paths = shapes::heat(week);
        let paths =
            paths.iter().enumerate().map(|(level, path)| context! { colour => format!("h{}", level + 1), path });
        let rows = week.iter().enumerate().map(|(place, hours)| {
            let cells = hours.iter().map(|number| self.quantity(*number, plot.unit));
            context! { name => own_words(day(place)), cells => cells.collect::<Vec<_>>() }
        });
        Some(context! {
            kind => "week",
            description => self.say("plot-says-week", values),
            width => 24 * COLUMN,
            height => 7 * COLUMN,
            paths => paths.collect::<Vec<_>>(),
            ends => [day(0), day(6)],
            span => ["00:00".to_owned(), "23:00".to_owned()],
            legend => Vec::<Value>::new(),
            heads => (0..24).map(|hour| format!("{hour:02}")).collect::<Vec<_>>(),
            rows => rows.collect::<Vec<_>>(),
        })
    }

    fn line_name(&self, label: &PlotLabel) -> Value {
        match label {
            PlotLabel::Text(key) => own_words(self.say(key, [])),
            PlotLabel::Name(name) => {
                Value::from_safe_string(format!("<bdi>{}</bdi>", escaped(&visible(name, NAME_CHARS))))
            }
        }
    }

    fn plain_line_name(&self, label: &PlotLabel) -> String {
        match label {
            PlotLabel::Text(key) => self.texts().plain(key, &Arguments::new()).unwrap_or_default(),
            PlotLabel::Name(name) => visible(name, NAME_CHARS),
        }
    }
}

/// The class of a line: the last colour is that of all further ones.
fn colour(place: usize) -> String {
    format!("c{}", place.min(LINES_MAX - 1) + 1)
}
