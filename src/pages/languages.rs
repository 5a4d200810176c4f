//! Which languages there are, and which one somebody is shown.

use std::borrow::Cow;

use super::texts::Transform;

/// The language in which every message exists.
pub const ENGLISH: &str = "en";

/// The built-in languages: tag and file. A language is one file in `config/locales` and one line here.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("en", include_str!("../../config/locales/en.ftl")),
    ("de", include_str!("../../config/locales/de.ftl")),
    ("fr", include_str!("../../config/locales/fr.ftl")),
    ("es", include_str!("../../config/locales/es.ftl")),
    ("it", include_str!("../../config/locales/it.ftl")),
    ("pt", include_str!("../../config/locales/pt.ftl")),
    ("nl", include_str!("../../config/locales/nl.ftl")),
    ("pl", include_str!("../../config/locales/pl.ftl")),
    ("ru", include_str!("../../config/locales/ru.ftl")),
    ("tr", include_str!("../../config/locales/tr.ftl")),
    ("ar", include_str!("../../config/locales/ar.ftl")),
    ("he", include_str!("../../config/locales/he.ftl")),
    ("ja", include_str!("../../config/locales/ja.ftl")),
    ("zh", include_str!("../../config/locales/zh.ftl")),
    ("ko", include_str!("../../config/locales/ko.ftl")),
];

/// English with accents and a third longer: what is not translated, or has no room, is seen. Only where it is listed.
pub const ACCENTED: &str = "en-XA";
/// The same from right to left.
pub const MIRRORED: &str = "ar-XB";

/// The most languages that somebody is asked for; browsers send a handful.
const WISHES_MAX: usize = 16;

/// Languages in the order of preference, from wherever somebody says so. Tags as they came.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// `ui_locales` of the request (OpenID Connect Core §3.1.2.1): tags between blanks.
    pub ui_locales: Option<&'a str>,
    /// What the member set in the forum.
    pub member: Option<&'a str>,
    /// What was chosen on our page; see [`Choice`].
    pub chosen: Option<&'a str>,
    /// The header of the browser (RFC 9110 §12.5.4).
    pub accept_language: Option<&'a str>,
}

/// What somebody chose on the page of languages, as the cookie keeps it: `de`, or `de~en` where the forum said `en` at
/// that time.
///
/// The forum's setting comes before a cookie. Who chose against it means it, until he changes the setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    tag: &'a str,
    against: Option<&'a str>,
}

impl<'a> Choice<'a> {
    /// Reads the cookie.
    pub fn read(value: &'a str) -> Self {
        match value.split_once('~') {
            Some((tag, against)) => Self { tag, against: Some(against) },
            None => Self { tag: value, against: None },
        }
    }

    /// The cookie of somebody who chose `tag`, with what the forum says of him.
    pub fn write(tag: &str, member: Option<&str>) -> String {
        match member.map(normal).filter(|language| language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')) {
            Some(language) if !language.is_empty() => format!("{tag}~{language}"),
            _ => tag.to_owned(),
        }
    }

    fn is_against(self, member: Option<&str>) -> bool {
        self.against.is_some() && self.against == member.map(normal).as_deref()
    }
}

/// Place of the best language among `offered`; `usual` if nobody wants any of them.
pub fn choose(wishes: &Wishes<'_>, offered: &[String], usual: usize) -> usize {
    let find = |wish: &str| find(wish, offered);
    let ui_locales = || wishes.ui_locales?.split_ascii_whitespace().take(WISHES_MAX).find_map(find);
    let choice = wishes.chosen.map(Choice::read);
    let insisted = || choice.filter(|choice| choice.is_against(wishes.member)).and_then(|choice| find(choice.tag));
    let member = || wishes.member.and_then(find);
    let chosen = || choice.and_then(|choice| find(choice.tag));
    let accepted = || accepted(wishes.accept_language?).into_iter().find_map(find);
    ui_locales().or_else(insisted).or_else(member).or_else(chosen).or_else(accepted).unwrap_or(usual)
}

/// The language of a tag, or of its beginning (RFC 4647 §3.4): `de-AT` and `de_x_sie` are German.
pub fn find(wish: &str, offered: &[String]) -> Option<usize> {
    let wish = normal(wish);
    let mut tag = wish.as_str();
    loop {
        if let Some(place) = offered.iter().position(|offer| offer.eq_ignore_ascii_case(tag)) {
            return Some(place);
        }
        (tag, _) = tag.rsplit_once('-')?;
    }
}

fn normal(tag: &str) -> String {
    tag.trim().replace('_', "-").to_ascii_lowercase()
}

/// Tags of the header, the most wanted first.
fn accepted(header: &str) -> Vec<&str> {
    let mut wanted: Vec<(&str, f32)> = Vec::new();
    for item in header.split(',').take(WISHES_MAX) {
        let (tag, rest) = item.split_once(';').unwrap_or((item, ""));
        let weight = rest.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.parse().ok()).unwrap_or(0.0);
        if weight > 0.0 {
            wanted.push((tag.trim(), weight));
        }
    }
    // Stable: those of the same weight stay in their order.
    wanted.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    wanted.into_iter().map(|(tag, _)| tag).collect()
}

/// Whether lines of a language run from right to left.
pub fn is_right_to_left(tag: &str) -> bool {
    matches!(tag.split('-').next(), Some("ar" | "dv" | "fa" | "he" | "ku" | "ps" | "ur" | "yi"))
}

/// What changes the sentences of a language that is there for tests.
pub fn transform(tag: &str) -> Option<Transform> {
    [ACCENTED, MIRRORED].contains(&tag).then_some(accented as Transform)
}

/// Every vowel twice and every letter with a mark: readable, a third longer, and nothing of it is plain English.
fn accented(text: &str) -> Cow<'_, str> {
    let mut changed = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c {
            'a' => changed.push_str("áà"),
            'e' => changed.push_str("éè"),
            'i' => changed.push_str("íì"),
            'o' => changed.push_str("óò"),
            'u' => changed.push_str("úù"),
            'A' => changed.push_str("Áà"),
            'E' => changed.push_str("Éè"),
            'I' => changed.push_str("Íì"),
            'O' => changed.push_str("Óò"),
            'U' => changed.push_str("Úù"),
            'y' => changed.push('ý'),
            'n' => changed.push('ñ'),
            's' => changed.push('š'),
            'c' => changed.push('ç'),
            'r' => changed.push('ř'),
            't' => changed.push('ť'),
            'd' => changed.push('ď'),
            'l' => changed.push('ľ'),
            'g' => changed.push('ğ'),
            'h' => changed.push('ĥ'),
            'w' => changed.push('ŵ'),
            'N' => changed.push('Ñ'),
            'S' => changed.push('Š'),
            'C' => changed.push('Ç'),
            'R' => changed.push('Ř'),
            'T' => changed.push('Ť'),
            'D' => changed.push('Ď'),
            'L' => changed.push('Ľ'),
            'Y' => changed.push('Ý'),
            c => changed.push(c),
        }
    }
    Cow::Owned(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_who_says_anything_decides() {
        let offered: Vec<String> = ["en", "de", "fr"].map(str::to_owned).into();
        let wishes =
            |ui_locales, member, chosen, accept_language| Wishes { ui_locales, member, chosen, accept_language };
        for (name, wishes, want) in [
            ("nobody", wishes(None, None, None, None), "en"),
            ("the request", wishes(Some("xx fr-CA de"), Some("de"), Some("de"), Some("de")), "fr"),
            ("the forum", wishes(Some("xx"), Some("de_x_sie"), Some("fr"), Some("fr")), "de"),
            ("the cookie", wishes(None, Some("pl"), Some("fr"), Some("de")), "fr"),
            ("the cookie against the forum", wishes(None, Some("de"), Some("fr~de"), None), "fr"),
            ("the forum changed since", wishes(None, Some("en"), Some("fr~de"), None), "en"),
            ("a choice that was made as a member", wishes(None, None, Some("fr~de"), None), "fr"),
            ("the browser", wishes(None, None, None, Some("pl, de;q=0.5, fr;q=0.7")), "fr"),
            ("what the browser refuses", wishes(None, None, None, Some("de;q=0, fr;q=0.1")), "fr"),
            ("nonsense", wishes(Some("~~ -"), Some(""), Some("~"), Some(";;q,,de;q=x")), "en"),
        ] {
            assert_eq!(offered[choose(&wishes, &offered, 0)], want, "{name}");
        }
        assert_eq!(Choice::write("fr", Some("de_AT")), "fr~de-at");
        assert_eq!(Choice::write("fr", Some("de; x=y")), "fr");
    }

    #[test]
    fn the_accented_language_has_no_plain_words() {
        let changed = accented("Log in to the forum, you can take it back at any time.");
        assert!(
            !changed.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 1 && word.is_ascii()),
            "{changed}"
        );
        assert!(changed.chars().count() * 3 > 54 * 4 - 30, "{changed}");
    }
}
