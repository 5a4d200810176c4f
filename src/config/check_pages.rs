//! `[pages]` and `[pages.theme]`.

use super::checked::{Mode, Pages, Theme};
use super::reader::Reader;
use super::text_rules;

/// Reads both tables.
pub fn pages(reader: &mut Reader<'_>) -> Pages {
    Pages {
        privacy_url: reader.parsed("pages.privacy_url", text_rules::link),
        terms_url: reader.parsed("pages.terms_url", text_rules::link),
        contact: reader.parsed("pages.contact", text_rules::contact),
        theme: theme(reader),
    }
}

fn theme(reader: &mut Reader<'_>) -> Theme {
    let mut colour = |key: &str| reader.parsed(&format!("pages.theme.{key}"), text_rules::colour);
    let (accent, background, text) = (colour("accent"), colour("background"), colour("text"));
    let (accent_dark, background_dark, text_dark) =
        (colour("accent_dark"), colour("background_dark"), colour("text_dark"));
    Theme {
        logo: reader.parsed("pages.theme.logo", text_rules::site_path),
        accent,
        background,
        text,
        accent_dark,
        background_dark,
        text_dark,
        radius: reader.parsed("pages.theme.radius", text_rules::css_length),
        font: reader.parsed("pages.theme.font", text_rules::css_font),
        mode: reader.choice("pages.theme.mode", &[("auto", Mode::Auto), ("light", Mode::Light), ("dark", Mode::Dark)]),
    }
}
