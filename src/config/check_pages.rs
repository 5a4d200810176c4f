//! `[pages]` and `[pages.theme]`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::checked::{Mode, Pages, Theme};
use super::reader::Reader;
use super::text_rules;

/// Reads both tables.
pub fn pages(reader: &mut Reader<'_>) -> Pages {
    Pages {
        privacy_url: reader.parsed("pages.privacy_url", text_rules::link),
        terms_url: reader.parsed("pages.terms_url", text_rules::link),
        contact: reader.parsed("pages.contact", text_rules::contact),
        languages: languages(reader),
        default_language: reader.text("pages.default_language").map_or("en".to_owned(), |setting| setting.value),
        shell: reader.parsed("pages.shell", text_rules::site_path),
        custom_css: path(reader, "pages.custom_css"),
        templates: path(reader, "pages.templates"),
        theme: theme(reader),
    }
}

/// A path beside the configuration file, or an absolute one.
fn path(reader: &mut Reader<'_>, key: &str) -> Option<PathBuf> {
    let setting = reader.text(key)?;
    Some(reader.path_of(&setting.value))
}

fn languages(reader: &mut Reader<'_>) -> Vec<String> {
    let tags = reader.texts("pages.languages").map(|list| list.value).unwrap_or_default();
    tags.into_iter().map(|tag| tag.value).collect()
}

/// `[texts.de]` and the like: texts in place of built-in ones, by language and key. Whether there are such texts is known
/// to the pages.
pub fn texts(reader: &mut Reader<'_>) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut texts: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for path in reader.keys_below("texts") {
        let Some((language, key)) = path.strip_prefix("texts.").and_then(|rest| rest.split_once('.')) else { continue };
        if let Some(text) = reader.text(&path) {
            texts.entry(language.to_owned()).or_default().insert(key.to_owned(), text.value);
        }
    }
    texts
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
