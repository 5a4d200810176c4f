//! Every page in every language: nothing is left in English, and lines run the right way.

use std::collections::BTreeMap;

use portico::pages::{Pages, Settings, Voice, Wishes, language_reports};
use regex::Regex;

use super::samples::{every_page, pages, settings, usual};

/// English with accents, which no text has that is not translated.
const ACCENTED: &str = "en-XA";
/// The same from right to left.
const MIRRORED: &str = "ar-XB";

fn voice(language: &str) -> Voice {
    let settings = Settings { languages: vec!["en".to_owned(), language.to_owned()], ..settings() };
    let pages = Pages::new(settings).expect("good settings");
    pages.voice(&Wishes { ui_locales: Some(language), ..Wishes::default() }, None)
}

/// What people read on a page, without names, values and what is English in every language.
fn our_words(html: &str) -> String {
    let mut text = html.to_owned();
    let foreign = [
        r"(?s)<title>.*?</title>",
        r"(?s)<bdi>.*?</bdi>",
        r"(?s)<code[^>]*>.*?</code>",
        r"(?s)<pre[^>]*>.*?</pre>",
        r"(?s)<textarea[^>]*>.*?</textarea>",
        r"(?s)<script>.*?</script>",
        r"(?s)<option .*?</option>",
        r#"(?s)<span class="(?:tile|avatar)[^>]*>.*?</span>"#,
        r#"(?s)<dd lang="en"[^>]*>.*?</dd>"#,
        r#"(?s)<span lang="en"[^>]*>.*?</span>"#,
        r#"(?s)<strong>P\d+</strong>"#,
        r"\bP\d{3}\b",
        r"(?s)<[^>]*>",
        r"&[a-z#0-9]+;",
    ];
    for pattern in foreign {
        text = Regex::new(pattern).expect("a pattern").replace_all(&text, " ").into_owned();
    }
    text
}

#[test]
fn no_page_says_anything_that_is_not_translated() {
    // What is given in words of its own is in whoever's language gave it.
    for (name, page) in every_page(&voice(ACCENTED), &usual()).into_iter().filter(|(name, _)| *name != "error_worded") {
        let words = our_words(&page.html);
        let plain: Vec<&str> = words
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.len() > 1 && word.is_ascii() && word.contains(['a', 'e', 'i', 'o', 'u']))
            .collect();
        assert!(plain.is_empty(), "{name}: {plain:?}");
        assert!(page.html.contains("<html lang=\"en-XA\" dir=\"ltr\">"), "{name}");
    }
}

#[test]
fn every_page_is_drawn_in_every_language() {
    let tags: Vec<String> = language_reports().expect("good files").into_iter().map(|report| report.tag).collect();
    assert!(tags.len() >= 2);
    for tag in tags.iter().map(String::as_str).chain([MIRRORED]) {
        let dir = if ["ar", "he"].contains(&&tag[..2]) { "rtl" } else { "ltr" };
        for ((name, page), (_, english)) in
            every_page(&voice(tag), &usual()).iter().zip(every_page(&pages().usual(), &usual()))
        {
            assert!(page.html.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")), "{name} in {tag}");
            assert_eq!(page.status, english.status, "{name} in {tag}");
            assert!(!page.html.contains(['\u{e000}', '\u{e001}', '\u{e002}', '\u{e003}']), "{name} in {tag}");
        }
    }
}

#[test]
fn every_file_of_a_language_is_built_in() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/locales");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().replace(".ftl", ""))
        .collect();
    let mut built_in: Vec<String> =
        language_reports().expect("good files").into_iter().map(|report| report.tag).collect();
    files.sort();
    built_in.sort();
    assert_eq!(files, built_in);
}

#[test]
fn operators_say_it_in_their_words() {
    let texts = |language: &str, key: &str, text: &str| {
        BTreeMap::from([(language.to_owned(), BTreeMap::from([(key.to_owned(), text.to_owned())]))])
    };
    let own = Settings { texts: texts("de", "consent-title", "Mit { $forum } zu { $app }?"), ..settings() };
    let pages = Pages::new(own).expect("good settings");
    let german = pages.voice(&Wishes { accept_language: Some("de-AT,en;q=0.5"), ..Wishes::default() }, None);
    assert_eq!(german.language(), "de");
    let html = german.render_consent(&super::consent(&usual())).html;
    assert!(html.contains("<h1>Mit <bdi>Example Forum</bdi> zu <bdi>Demo chat</bdi>?</h1>"), "{html}");
    for (language, key, text, wrong) in [
        ("xx", "back", "x", "texts.xx"),
        ("de", "bakc", "x", "texts.de.bakc"),
        ("de", "back", "Zu { $app }", "texts.de.back"),
        ("de", "back", "Zu { $forum", "texts.de"),
        ("en", "back", "", "texts.en"),
    ] {
        let errors = Pages::new(Settings { texts: texts(language, key, text), ..settings() }).err().expect("errors");
        assert_eq!(errors.iter().map(|error| error.key.as_str()).collect::<Vec<_>>(), [wrong], "{text}");
    }
}

#[test]
fn languages_are_offered_as_the_operator_says() {
    let offers = |languages: &[&str], default_language: &str| {
        let languages = languages.iter().map(|tag| (*tag).to_owned()).collect();
        Pages::new(Settings { languages, default_language: default_language.to_owned(), ..settings() })
    };
    assert_eq!(offers(&["de", "en"], "de").expect("good settings").usual().language(), "de");
    for (languages, default_language, wrong) in
        [(&["de", "tlh"][..], "de", "languages"), (&["de"], "en", "default_language"), (&[], "xx", "default_language")]
    {
        let errors = offers(languages, default_language).err().expect("errors");
        assert_eq!(errors.iter().map(|error| error.key.as_str()).collect::<Vec<_>>(), [wrong]);
    }
    let only = offers(&["de"], "de").expect("good settings").usual();
    let page = only.not_found(&portico::model::RequestId("r1".to_owned()));
    assert!(!page.html.contains("/language"), "there is nothing to choose");
    let other = pages().voice(&Wishes::default(), Some("/oauth/apps?x=1&y=2".to_owned()));
    let page = other.not_found(&portico::model::RequestId("r1".to_owned()));
    assert!(page.html.contains("href=\"/oauth/resume/language?back=%2Foauth%2Fapps%3Fx%3D1%26y%3D2\""));
}

/// Behind letters that run from right to left the parts of a date would change places.
#[test]
fn dates_to_be_typed_are_set_apart_where_lines_run_from_the_right() {
    let date = Regex::new(r"(\S*)\d{4}-\d{2}-\d{2}(\S*)").expect("a pattern");
    let mut found = 0;
    for tag in ["ar", "he"] {
        for (name, page) in every_page(&voice(tag), &usual()) {
            // "22 Nov 2026" is the same in every language.
            let english = page.html.matches("<dd lang=\"en\"><time ").count();
            assert_eq!(page.html.matches("<dd lang=\"en\"><time dir=\"ltr\" ").count(), english, "{name} in {tag}");
            found += english;
            // What is English in every language keeps the order of English.
            assert!(!page.html.contains("<span lang=\"en\">"), "{name} in {tag}");
            let text = our_words(&page.html);
            for date in date.captures_iter(&text) {
                let apart = date[1].ends_with('\u{2066}') && date[2].starts_with('\u{2069}');
                assert!(apart, "{name} in {tag}: {:?}", &date[0]);
                found += 1;
            }
        }
        let source = std::fs::read_to_string(format!("{}/config/locales/{tag}.ftl", env!("CARGO_MANIFEST_DIR")));
        let source = source.expect("the file");
        for line in source.lines().filter(|line| !line.starts_with('#') && date.is_match(line)) {
            assert!(line.contains(r#"{ "\u2066" }2026-11-21{ "\u2069" }"#), "{tag}: {line}");
            found += 1;
        }
    }
    assert!(found > 4, "{found}");
}
