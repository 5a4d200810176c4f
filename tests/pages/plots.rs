//! Plots from outside: what they look like, that they say the same in a table, and that nothing gets out of its place.

use portico::model::UnixSeconds;
use portico::pages::{Pages, Plot, PlotBody, PlotLabel, PlotLine, PlotPart, Settings, Timeline, Unit, Voice, Wishes};

use super::samples;

const DAY: u64 = 86_400;
/// 21 November 2026, 00:00 UTC.
const FROM: UnixSeconds = UnixSeconds(1_795_219_200);

fn voice(tag: &str) -> Voice {
    let settings = Settings { languages: vec!["en".into(), "de".into(), "ar-XB".into()], ..samples::settings() };
    let pages = Pages::new(settings).expect("good settings");
    pages.voice(&Wishes { chosen: Some(tag), ..Wishes::default() }, None)
}

fn name(name: &str) -> PlotLabel {
    PlotLabel::Name(name.to_owned())
}

fn bars(names: &[&str], numbers: &[&[u64]]) -> Plot {
    let lines = names.iter().zip(numbers).map(|(app, numbers)| PlotLine::of(name(app), numbers.to_vec())).collect();
    Plot { name: "logins", unit: Unit::Count, body: PlotBody::Bars(Timeline { from: FROM, step_secs: DAY, lines }) }
}

fn every_plot(app: &str) -> Vec<(&'static str, Plot)> {
    let mut week = Box::new([[0; 24]; 7]);
    week[2][9] = 40;
    week[2][10] = 3;
    let quantiles = vec![
        PlotLine { label: PlotLabel::Text("line-half"), numbers: vec![Some(700), None, Some(900), Some(850)] },
        PlotLine { label: PlotLabel::Text("line-nearly-all"), numbers: vec![Some(4_100), None, Some(1_250_000), None] },
    ];
    let share = [("result-ok", 8_911), ("result-denied", 0), ("result-error", 3)];
    let part = |(key, number)| PlotPart { label: PlotLabel::Text(key), number };
    vec![
        ("bars", bars(&[app, "Wiki"], &[&[3, 0, 12_345], &[1, 0, 0]])),
        ("one_point", bars(&[app], &[&[7]])),
        ("huge", bars(&[app, "b"], &[&[u64::MAX, 1], &[u64::MAX, 0]])),
        ("nothing", bars(&[app], &[&[0, 0, 0]])),
        ("no_lines", bars(&[], &[])),
        (
            "lines",
            Plot {
                name: "token",
                unit: Unit::Micros,
                body: PlotBody::Lines(Timeline { from: FROM, step_secs: 3_600, lines: quantiles }),
            },
        ),
        (
            "per_cent",
            Plot {
                name: "cache",
                unit: Unit::Thousandths,
                body: PlotBody::Lines(Timeline {
                    from: FROM,
                    step_secs: 3_600,
                    lines: vec![PlotLine::of(PlotLabel::Text("line-cache"), vec![0, 976, 1_000])],
                }),
            },
        ),
        (
            "share",
            Plot {
                name: "results",
                unit: Unit::Count,
                body: PlotBody::Share(
                    share.into_iter().map(part).chain([PlotPart { label: name(app), number: 2 }]).collect(),
                ),
            },
        ),
        ("week", Plot { name: "week", unit: Unit::Count, body: PlotBody::Week(week) }),
    ]
}

#[test]
fn each_plot_reads_like_this() {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, plot) in every_plot("Demo chat") {
            insta::assert_snapshot!(format!("plot_{name}"), voice("en").plot(&plot));
        }
    });
}

#[test]
fn numbers_and_days_are_those_of_the_language() {
    let (_, plot) = every_plot("Demo chat").swap_remove(0);
    for (tag, number, day) in [("en", "12,345", "23 November 2026"), ("de", "12.345", "23. November 2026")] {
        let html = voice(tag).plot(&plot);
        assert!(html.contains(&format!("<td>{number}</td>")) && html.contains(day), "{tag}: {html}");
    }
    let quantity = |tag: &str, number, unit| voice(tag).quantity(number, unit);
    for (number, unit, en, de) in [
        (976, Unit::Thousandths, "97.6%", "97,6\u{a0}%"),
        (700, Unit::Micros, "700\u{a0}µs", "700\u{a0}µs"),
        (3_072, Unit::Micros, "3.0\u{a0}ms", "3,0\u{a0}ms"),
        (12_345_678_900, Unit::Micros, "12,345.6\u{a0}s", "12.345,6\u{a0}s"),
        (1_204, Unit::Count, "1204", "1204"),
    ] {
        assert_eq!((quantity("en", number, unit).as_str(), quantity("de", number, unit).as_str()), (en, de));
    }
}

/// Whoever cannot see a plot has its title, what it says in a sentence, and all its numbers.
#[test]
fn plots_are_for_everybody() {
    for tag in ["en", "de", "ar-XB"] {
        for (name, plot) in every_plot("Demo chat") {
            let html = voice(tag).plot(&plot);
            assert!(!html.contains("style=") && !html.contains("<script"), "{name}");
            if matches!(name, "nothing" | "no_lines") {
                assert!(!html.contains("<svg") && html.contains("class=\"none\""), "{name}");
                continue;
            }
            let id = plot.name;
            for part in [
                "<svg role=\"img\" viewBox=\"0 0 ".to_owned(),
                format!("aria-labelledby=\"plot-{id}-t plot-{id}-d\""),
                format!("<title id=\"plot-{id}-t\">"),
                format!("<desc id=\"plot-{id}-d\">"),
                "<details class=\"numbers\">".to_owned(),
                "<th scope=\"row\">".to_owned(),
            ] {
                assert!(html.contains(&part), "{tag} {name}: {part}\n{html}");
            }
        }
    }
}

#[test]
fn names_of_apps_stay_names() {
    for app in ["<script>alert(1)</script>", "\"><svg onload=x>", "\u{202e}gnp", "{{ text(\"x\") }}", ""] {
        for (name, plot) in every_plot(app) {
            let html = voice("en").plot(&plot);
            let hidden = html.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(hidden, None, "{name} with {app:?}");
            assert!(!html.contains("<script") && !html.contains("<svg onload"), "{name} with {app:?}");
        }
    }
}

/// Time runs from left to right also where words do not; a date keeps its order.
#[test]
fn words_beside_a_plot_run_as_the_language_does() {
    let (_, plot) = every_plot("Demo chat").swap_remove(0);
    for (tag, day) in [("ar", "21 نوفمبر 2026"), ("he", "21 בנובמבר 2026")] {
        let settings = Settings { languages: vec![tag.into(), "en".into()], ..samples::settings() };
        let pages = Pages::new(settings).expect("good settings");
        let html = pages.voice(&Wishes { chosen: Some(tag), ..Wishes::default() }, None).plot(&plot);
        assert!(
            html.contains(&format!("<div class=\"span\" aria-hidden=\"true\"><span><bdi dir=\"rtl\">{day}</bdi>")),
            "{html}"
        );
        assert_eq!(html.matches("<bdi dir=\"rtl\">").count(), 4, "{html}");
    }
}

/// Each colour of bars but the first has lines on it, in the plot and in its legend.
#[test]
fn bars_are_told_apart_without_their_colours() {
    let pages = samples::every_page(&voice("en"), &samples::usual());
    let (_, page) = pages.iter().find(|(name, _)| *name == "admin_usage").expect("the page");
    let style = include_str!("../../config/templates/plots.css");
    for place in 2..=portico::pages::LINES_MAX {
        assert_eq!(page.html.matches(&format!("<pattern id=\"hatch-{place}\"")).count(), 1, "{place}");
        let rule = format!(
            ":is(.bars, .share) > svg > .c{place}, .key:is(.bars, .share) > .c{place} {{ fill: url(#hatch-{place}) }}"
        );
        assert!(style.contains(&rule), "{place}");
    }
}
