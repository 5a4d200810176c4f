//! The theme as a style sheet: every value is checked by its shape before it is printed.

use super::colour::Colour;
use super::settings::{Mode, SettingError, Theme};

const STYLE: &str = include_str!("../../config/templates/style.css");
const ADMIN: &str = include_str!("../../config/templates/admin.css");
const PLOTS: &str = include_str!("../../config/templates/plots.css");

/// What is wrong with the theme.
pub fn problems(theme: &Theme) -> Vec<SettingError> {
    let mut found = Vec::new();
    let mut colour = |key: &str, text: &str| {
        let colour = Colour::parse(text);
        if colour.is_none() {
            let message = format!("{text:?} is not a colour. Write it as \"#1b5e8c\".");
            found.push(SettingError::new(key, message));
        }
        colour
    };
    colour("theme.accent", &theme.accent);
    colour("theme.accent_dark", &theme.accent_dark);
    let light = (colour("theme.background", &theme.background), colour("theme.text", &theme.text));
    let dark = (colour("theme.background_dark", &theme.background_dark), colour("theme.text_dark", &theme.text_dark));
    for (key, pair) in [("theme.text", light), ("theme.text_dark", dark)] {
        if let (Some(background), Some(text)) = pair
            && background.contrast(text) < 4.5
        {
            let contrast = background.contrast(text);
            let message = format!("cannot be read on its background: contrast {contrast:.1}:1, at least 4.5:1.");
            found.push(SettingError::new(key, message));
        }
    }
    if !is_length(&theme.radius) {
        let message = format!("{:?} is not a length. Write it as \"6px\" or \"0.5rem\".", theme.radius);
        found.push(SettingError::new("theme.radius", message));
    }
    if !is_font_list(&theme.font) {
        let message = "is not a list of fonts. Write it as \"system-ui, 'Open Sans', sans-serif\".".to_owned();
        found.push(SettingError::new("theme.font", message));
    }
    found
}

/// The whole style sheet. Values that [`problems`] would refuse fall back to the built-in ones.
pub fn style_sheet(theme: &Theme) -> String {
    let built_in = Theme::default();
    let colours = in_each_mode(theme, palette);
    let radius = if is_length(&theme.radius) { &theme.radius } else { &built_in.radius };
    let font = if is_font_list(&theme.font) { &theme.font } else { &built_in.font };
    format!("{colours}\n:root{{--radius:{radius};--font:{font}}}\n{STYLE}")
}

/// What the console adds to it, with what plots need.
pub fn admin_sheet(theme: &Theme) -> String {
    format!("{}\n{ADMIN}\n{PLOTS}", in_each_mode(theme, plot_colours))
}

/// Custom properties for light and dark, each made of background, text and accent.
fn in_each_mode(theme: &Theme, properties: impl Fn(Colour, Colour, Colour) -> String) -> String {
    let built_in = Theme::default();
    let pick = |own: &str, other: &str| Colour::parse(own).or_else(|| Colour::parse(other)).unwrap_or(Colour::BLACK);
    let light = properties(
        pick(&theme.background, &built_in.background),
        pick(&theme.text, &built_in.text),
        pick(&theme.accent, &built_in.accent),
    );
    let dark = properties(
        pick(&theme.background_dark, &built_in.background_dark),
        pick(&theme.text_dark, &built_in.text_dark),
        pick(&theme.accent_dark, &built_in.accent_dark),
    );
    match theme.mode {
        Mode::Light => format!(":root{{color-scheme:light;{light}}}"),
        Mode::Dark => format!(":root{{color-scheme:dark;{dark}}}"),
        Mode::Auto => format!(
            ":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        ),
    }
}

/// Hues that most people can tell apart, also those who see no red or no green; the accent is the first.
const HUES: [&str; 7] = ["#d97706", "#0f766e", "#a21caf", "#b91c1c", "#4d7c0f", "#475569", "#8b8b8b"];

/// Colours of lines and bars: 3:1 to what lies behind them (WCAG 2.2, 1.4.11).
fn plot_colours(background: Colour, text: Colour, accent: Colour) -> String {
    let card = if background.is_dark() { background.mixed(text, 0.06) } else { background };
    let hues = HUES.iter().filter_map(|hue| Colour::parse(hue));
    let colours = std::iter::once(accent).chain(hues).enumerate();
    let property = |(place, hue): (usize, Colour)| format!("--plot-{}:{}", place + 1, hue.readable(text, &[card], 3.0));
    colours.map(property).collect::<Vec<_>>().join(";")
}

/// The style sheet for our part of a page that is not ours: nothing outside `.portico` is touched, and what is in it stands
/// on a ground of its own, so that it can be read whatever is around it. By nesting (CSS Nesting Module), which browsers have
/// since 2023.
pub fn within(theme: &Theme) -> String {
    // The page around it does not change with the visitor's device, as far as anybody knows.
    let mode = if theme.mode == Mode::Dark { Mode::Dark } else { Mode::Light };
    let mut within = style_sheet(&Theme { mode, ..theme.clone() });
    for (written, nested) in
        [(":root", "&"), ("html {", "& {"), ("body {", "& {"), ("body > *", "& > *"), ("[dir=rtl] ", "&[dir=rtl] ")]
    {
        within = within.replace(written, nested);
    }
    format!(".portico {{\n{within}\n{ISLAND}}}\n")
}

/// What is different within a page that is not ours: there is no window to fill, and the whole of it is the card.
const ISLAND: &str =
    "& { min-height: 0; padding-inline: 1.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: calc(var(--radius) * 2) }
.card { padding: 1.25rem 0 0; border: 0; border-radius: 0; box-shadow: none }
";

/// Custom properties for one mode. Everything that is read has 4.5:1, every edge of a control 3:1 (WCAG 2.2).
fn palette(background: Colour, text: Colour, accent: Colour) -> String {
    let (page, card) = if background.is_dark() {
        (background, background.mixed(text, 0.06))
    } else {
        (background.mixed(text, 0.04), background)
    };
    let grounds = [page, card];
    let soft = card.mixed(accent, 0.1);
    let muted = text.mixed(background, 0.38).readable(text, &[page, card, soft], 4.6);
    let link = accent.readable(text, &[page, card, soft], 4.5);
    let strong = accent.readable(text, &grounds, 3.0);
    let edge = background.mixed(text, 0.4).readable(text, &grounds, 3.0);
    format!(
        "--page:{page};--card:{card};--soft:{soft};--text:{text};--muted:{muted};--link:{link};--strong:{strong};\
         --strong-over:{over};--on-strong:{on_strong};--edge:{edge};--line:{line}",
        over = strong.mixed(strong.ink_on(), 0.12).readable(strong, &[strong.ink_on()], 4.5),
        on_strong = strong.ink_on(),
        line = card.mixed(text, 0.14),
    )
}

/// A number of up to four digits and a point, with px, rem or em; or 0.
fn is_length(text: &str) -> bool {
    let number = ["px", "rem", "em"].iter().find_map(|unit| text.strip_suffix(unit));
    let digits = number.unwrap_or(if text == "0" { "0" } else { "" });
    let numeric = digits.chars().all(|c| c.is_ascii_digit() || c == '.') && digits.matches('.').count() <= 1;
    numeric && digits.starts_with(|c: char| c.is_ascii_digit()) && digits.len() <= 5
}

/// Families separated by commas, each plain words or quoted.
fn is_font_list(text: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
    let family = |family: &str| {
        let family = family.trim();
        let quoted = ['"', '\''].iter().find_map(|quote| family.strip_prefix(*quote)?.strip_suffix(*quote));
        match quoted {
            Some(name) => !name.is_empty() && name.chars().all(|c| word(c) || c == '.' || c == '_'),
            None => family.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') && family.chars().all(word),
        }
    };
    text.len() <= 300 && text.split(',').all(family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_values_gets_into_the_sheet() {
        for (text, good) in [
            ("6px", true),
            ("0", true),
            ("0.5rem", true),
            ("px", false),
            ("6", false),
            ("-1px", false),
            ("6px;}", false),
            ("calc(1px)", false),
            ("1.2.3px", false),
            ("99999999px", false),
        ] {
            assert_eq!(is_length(text), good, "{text}");
        }
        for (text, good) in [
            ("system-ui, sans-serif", true),
            ("'Open Sans', \"Noto Sans\", sans-serif", true),
            ("", false),
            ("a,,b", false),
            ("x;} body{display:none", false),
            ("url(https://evil.example)", false),
            ("'a\\27 b'", false),
            ("'unclosed", false),
        ] {
            assert_eq!(is_font_list(text), good, "{text}");
        }
    }

    #[test]
    fn within_another_page_nothing_else_is_touched() {
        for (mode, scheme) in [(Mode::Auto, "light"), (Mode::Light, "light"), (Mode::Dark, "dark")] {
            let sheet = within(&Theme { mode, ..Theme::default() });
            assert!(sheet.contains(&format!("&{{color-scheme:{scheme};")), "{mode:?}");
            for elsewhere in [":root", "prefers-color-scheme", "\nbody", "\nhtml", "\n[dir=rtl]"] {
                assert!(!sheet.contains(elsewhere), "{mode:?}: {elsewhere}");
            }
            assert_eq!(sheet.matches('{').count(), sheet.matches('}').count(), "{mode:?}");
        }
    }

    #[test]
    fn every_wrong_value_is_named() {
        let theme = Theme {
            accent: "red".to_owned(),
            text: "#eeeeee".to_owned(),
            radius: "big".to_owned(),
            font: "a;b".to_owned(),
            ..Theme::default()
        };
        let keys: Vec<_> = problems(&theme).into_iter().map(|problem| problem.key).collect();
        assert_eq!(keys, ["theme.accent", "theme.text", "theme.radius", "theme.font"]);
        assert!(problems(&Theme::default()).is_empty());
        assert!(!style_sheet(&theme).contains("a;b"));
    }

    #[test]
    fn any_accent_gives_links_that_can_be_read() {
        for accent in ["#ffff00", "#ffffff", "#000000", "#1b5e8c", "#ff0000", "#7fb8e0"] {
            for (background, text) in [("#ffffff", "#1d1d1f"), ("#16181b", "#e8e8ea"), ("#fdf6e3", "#333333")] {
                let colour = |text| Colour::parse(text).expect("a colour");
                let sheet = palette(colour(background), colour(text), colour(accent));
                let value = |name: &str| {
                    let (_, rest) = sheet.split_once(&format!("--{name}:")).expect("a property");
                    colour(rest.split(';').next().expect("a value"))
                };
                for (front, ground, least) in [
                    ("text", "page", 4.5),
                    ("text", "card", 4.5),
                    ("muted", "page", 4.5),
                    ("muted", "card", 4.5),
                    ("link", "card", 4.5),
                    ("link", "page", 4.5),
                    ("link", "soft", 4.5),
                    ("on-strong", "strong", 4.5),
                    ("on-strong", "strong-over", 4.5),
                    ("strong", "card", 3.0),
                    ("edge", "card", 3.0),
                ] {
                    let contrast = value(front).contrast(value(ground));
                    assert!(contrast >= least, "{accent} on {background}: {front} on {ground} {contrast:.2}");
                }
            }
        }
    }
}
