//! Values out of an HTML page, by CSS selectors.
//!
//! The page is read as a stream with a memory limit, whatever it is: it may be large, broken, or written by a member.

use std::cell::RefCell;
use std::rc::Rc;

use lol_html::html_content::{Element, TextChunk};
use lol_html::{ElementContentHandlers, HtmlRewriter, MemorySettings, Selector, Settings};
use regex::Regex;

/// What begins a description that is no JSON pointer.
const PREFIX: &str = "css:";
const MEMORY_BYTES_MAX: usize = 1 << 20;
/// A selector for a name or a list of groups does not find more.
const FOUND_MAX: usize = 1_000;
const TEXT_BYTES_MAX: usize = 64 * 1024;
const PATTERN_BYTES_MAX: usize = 1 << 18;

/// `css:SELECTOR`, `css:SELECTOR@ATTRIBUTE`, `css:SELECTOR@ATTRIBUTE:PATTERN`.
pub(super) struct Css {
    selector: Selector,
    /// Without one the text is taken.
    attribute: Option<String>,
    /// Its first group, or all of it.
    pattern: Option<Regex>,
}

/// Whether this is a description of ours.
pub(super) fn is_css(text: &str) -> bool {
    text.starts_with(PREFIX)
}

impl Css {
    /// Reads a description. The error says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix(PREFIX).ok_or("does not begin with css:")?;
        let (selector, taken) = match at_sign(rest) {
            Some(at) => (&rest[..at], Some(&rest[at + 1..])),
            None => (rest, None),
        };
        let (attribute, pattern) = match taken.map(|taken| taken.split_once(':').unwrap_or((taken, ""))) {
            Some((attribute, pattern)) => (attribute.trim(), pattern),
            None => ("", ""),
        };
        let pattern = (!pattern.is_empty())
            .then(|| regex::RegexBuilder::new(pattern).size_limit(PATTERN_BYTES_MAX).build())
            .transpose()
            .map_err(|_| format!("\"{pattern}\" is not a regular expression"))?;
        Ok(Self {
            selector: selector.trim().parse().map_err(|error| format!("\"{selector}\" is not a selector: {error}"))?,
            attribute: (!attribute.is_empty()).then(|| attribute.to_ascii_lowercase()),
            pattern,
        })
    }

    /// What it finds on a page, in its order; at most `most`. A page that cannot be read has nothing.
    pub(super) fn all(&self, page: &[u8], most: usize) -> Vec<String> {
        let found = Rc::new(RefCell::new(Found::default()));
        let begun = found.clone();
        let mut handlers = ElementContentHandlers::default().element(move |element: &mut Element<'_, '_>| {
            let text = self.attribute.as_ref().map_or(Some(String::new()), |name| element.get_attribute(name));
            begun.borrow_mut().begin(text);
            Ok(())
        });
        if self.attribute.is_none() {
            let more = found.clone();
            handlers = handlers.text(move |chunk: &mut TextChunk<'_>| {
                more.borrow_mut().go_on(chunk.as_str());
                Ok(())
            });
        }
        let settings = Settings::new()
            .append_element_content_handler((std::borrow::Cow::Borrowed(&self.selector), handlers))
            .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(MEMORY_BYTES_MAX))
            // An ambiguous page is read as well as it goes; what it says is judged afterwards.
            .with_strict(false);
        let mut reader = HtmlRewriter::new(settings, |_: &[u8]| ());
        if reader.write(page).and_then(|()| reader.end()).is_err() {
            return Vec::new();
        }
        let texts = std::mem::take(&mut found.borrow_mut().texts);
        texts.into_iter().filter_map(|text| self.value(&text)).take(most.min(FOUND_MAX)).collect()
    }

    fn value(&self, raw: &str) -> Option<String> {
        let text = html_escape::decode_html_entities(raw);
        let text = match &self.pattern {
            None => text.trim().to_owned(),
            Some(pattern) => {
                let groups = pattern.captures(&text)?;
                groups.get(1).or_else(|| groups.get(0))?.as_str().trim().to_owned()
            }
        };
        (!text.is_empty()).then_some(text)
    }
}

#[derive(Default)]
struct Found {
    texts: Vec<String>,
    bytes: usize,
    /// Nothing more is taken, neither elements nor text of the last one.
    full: bool,
}

impl Found {
    fn begin(&mut self, text: Option<String>) {
        let Some(text) = text else { return };
        self.full |= self.texts.len() >= FOUND_MAX;
        if self.has_room(&text) {
            self.texts.push(text);
        }
    }

    fn go_on(&mut self, text: &str) {
        if self.has_room(text)
            && let Some(last) = self.texts.last_mut()
        {
            last.push_str(text);
        }
    }

    fn has_room(&mut self, text: &str) -> bool {
        self.bytes += text.len();
        self.full |= self.bytes > TEXT_BYTES_MAX;
        !self.full
    }
}

/// The first "@" that is not in the brackets of an attribute selector.
fn at_sign(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b'@' if depth == 0 => return Some(index),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><title>Forum</title><script>var x = {"memberID": 7, baseURL: "/"};</script>
        <div class="user-menu"><a href="/member/42?x=1&amp;y=2" title="Zo&euml;"><b class="name"> Zo&euml; O&#39;Brien </b></a></div>
        <ul class="groups"><li>staff<li>Night <i>owls</i></ul><a href="/login">Log in</a>"#;

    #[test]
    fn values_on_a_page() {
        for (css, want) in [
            ("css:.user-menu .name", "Zo\u{eb} O'Brien"),
            (r"css:.user-menu a@href:/member/(\d+)", "42"),
            ("css:.user-menu a@href", "/member/42?x=1&y=2"),
            ("css:.user-menu a@title", "Zo\u{eb}"),
            ("css:.user-menu a@rel", ""),
            (r"css:.user-menu a@href:/user/(\d+)", ""),
            (r#"css:a[href^="/member/"]@title"#, "Zo\u{eb}"),
            (r#"css:a[title="a@b"]@href"#, ""),
            (r#"css:script@:"memberID": ([0-9]+),"#, "7"),
            ("css:.groups li", "staff|Night owls"),
            ("css:.nobody", ""),
        ] {
            let found = Css::parse(css).expect("a description").all(PAGE.as_bytes(), 9);
            assert_eq!(found.join("|"), want, "{css}");
        }
        let one = Css::parse("css:.groups li").expect("a description").all(PAGE.as_bytes(), 1);
        assert_eq!(one, ["staff"]);
    }

    #[test]
    fn what_cannot_be_a_description() {
        for text in ["", "/id", "css:", "css:a[", "css:a@href:(", "css:@href"] {
            assert!(Css::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn pages_of_any_kind_end() {
        let css = Css::parse("css:div").expect("a description");
        for page in ["<div>".repeat(50_000), "<div ".repeat(50_000), "<div>x".repeat(50_000), "\u{0}<".repeat(9_000)] {
            assert!(css.all(page.as_bytes(), usize::MAX).len() <= FOUND_MAX);
        }
        assert!(css.all(&[0xff; 4_000], 9).is_empty());
    }

    #[test]
    fn what_is_too_much_is_not_glued_to_the_last_one() {
        let page = "<b>x</b>".repeat(FOUND_MAX) + "<b>more</b>";
        let found = Css::parse("css:b").expect("a description").all(page.as_bytes(), usize::MAX);
        assert_eq!((found.len(), found.last().map(String::as_str)), (FOUND_MAX, Some("x")));
    }

    proptest::proptest! {
        #[test]
        fn any_page_and_any_description_end(
            page in proptest::collection::vec(proptest::sample::select(b"<>/=\"' divascript!-&;#\0\xff".to_vec()), 0..300),
            text in "css:[a-z .#@:()\\[\\]>*^=\"]{0,20}",
        ) {
            for css in [Css::parse("css:div a@href"), Css::parse("css:script"), Css::parse(&text)].into_iter().flatten() {
                let _ = css.all(&page, 9);
            }
        }
    }
}
