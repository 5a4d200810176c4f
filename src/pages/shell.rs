//! A page of the forum around ours: its menu and footer stay, `<div id="portico">` in it holds our content.
//!
//! Whatever runs or loads pages of its own is taken out of it, and the policy of our pages forbids scripts all the same.
//! Style sheets, fonts and pictures of the places that the page names are allowed, and nothing else.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::{ContentType, Element, TextChunk};
use lol_html::{HandlerResult, MemorySettings, Settings, comments, element, rewrite_str, text};
use url::Url;

use crate::model::Hash32;

/// The id of the element that holds our content.
const PLACE: &str = "#portico";
/// What stands in the page where our parts go. Comments of the page are taken out, so that it has none like these.
const HEAD: &str = "<!--portico-head-->";
const BODY: &str = "<!--portico-body-->";
/// How many other hosts a page may load from, and how many blocks of style it may have: they all stand in a header field.
const SOURCES_MAX: usize = 16;
/// Memory for one page while it is read, in bytes.
const MEMORY_BYTES_MAX: usize = 4 << 20;
/// Whatever runs, frames, or changes where the rest of a page leads.
const TAKEN_OUT: &str =
    "script, noscript, template, iframe, frame, frameset, object, embed, applet, portal, base, title, meta";
/// Attributes that hold an address.
const ADDRESSES: [&str; 4] = ["href", "src", "action", "poster"];

/// The page, cut open where our parts go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    before: String,
    between: String,
    after: String,
    /// Whether our content stands in a `main` of the page.
    in_main: bool,
    styles: String,
    pictures: String,
    fonts: String,
}

/// What was found while the page was read.
#[derive(Default)]
struct Found {
    places: usize,
    in_main: bool,
    heads: usize,
    style: String,
    hashes: BTreeSet<String>,
    sheets: BTreeSet<String>,
    pictures: BTreeSet<String>,
}

impl Shell {
    /// Reads a page that was found at `address`. Errors: why it cannot be used, in a sentence for the operator.
    pub fn read(html: &str, address: &Url) -> Result<Self, String> {
        let found = Rc::new(RefCell::new(Found::default()));
        let page = rewritten(html, address, &found).map_err(|error| format!("it cannot be read: {error}"))?;
        let found = found.take();
        if found.places == 0 {
            return Err("it has no element with the id \"portico\"".to_owned());
        }
        if found.heads == 0 {
            return Err("it has no head".to_owned());
        }
        if [&found.hashes, &found.sheets, &found.pictures].iter().any(|set| set.len() > SOURCES_MAX) {
            return Err(format!("it loads from more than {SOURCES_MAX} hosts, or has more blocks of style than that"));
        }
        let cut = |text: &str, mark: &str| text.split_once(mark).map(|(a, b)| (a.to_owned(), b.to_owned()));
        let parts = cut(&page, HEAD).and_then(|(before, rest)| Some((before, cut(&rest, BODY)?)));
        let (before, (between, after)) = parts.ok_or_else(|| "its head does not end before its body".to_owned())?;
        let joined = |sets: &[&BTreeSet<String>]| {
            let all: BTreeSet<&String> = sets.iter().copied().flatten().collect();
            all.iter().map(|source| format!(" {source}")).collect::<String>()
        };
        Ok(Self {
            before,
            between,
            after,
            in_main: found.in_main,
            styles: joined(&[&found.sheets, &found.hashes]),
            // What a style sheet shows comes from where it lies, as a rule.
            pictures: joined(&[&found.pictures, &found.sheets]),
            fonts: joined(&[&found.sheets]),
        })
    }

    /// Whether the page has a `main` around our content.
    pub(super) fn in_main(&self) -> bool {
        self.in_main
    }

    /// The whole document.
    pub(super) fn around(&self, head: &str, body: &str) -> String {
        [self.before.as_str(), head, &self.between, body, &self.after].concat()
    }

    /// Sources of style sheets, pictures and fonts, each with a blank before it.
    pub(super) fn sources(&self) -> [&str; 3] {
        [&self.styles, &self.pictures, &self.fonts]
    }
}

fn rewritten(
    html: &str,
    address: &Url,
    found: &Rc<RefCell<Found>>,
) -> Result<String, lol_html::errors::RewritingError> {
    let (in_main, place, every, head, sheet) =
        (found.clone(), found.clone(), found.clone(), found.clone(), found.clone());
    let settings = Settings::new()
        .append_element_content_handler(element!(TAKEN_OUT, |element: &mut Element<'_, '_>| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(comments!("*", |comment| {
            comment.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("main #portico, [role=main] #portico", move |_: &mut Element<
            '_,
            '_,
        >| {
            in_main.borrow_mut().in_main = true;
            Ok(())
        }))
        .append_element_content_handler(element!("*", move |element: &mut Element<'_, '_>| {
            settle(element, address, &mut every.borrow_mut())
        }))
        .append_element_content_handler(element!("head", move |element: &mut Element<'_, '_>| {
            let mut found = head.borrow_mut();
            found.heads += 1;
            if found.heads == 1 {
                element.append(HEAD, ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!(PLACE, move |element: &mut Element<'_, '_>| {
            let mut found = place.borrow_mut();
            found.places += 1;
            if found.places == 1 {
                element.set_inner_content(BODY, ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(text!("style", move |chunk: &mut TextChunk<'_>| {
            let mut found = sheet.borrow_mut();
            found.style.push_str(chunk.as_str());
            if chunk.last_in_text_node() {
                let style = std::mem::take(&mut found.style);
                found.hashes.insert(format!("'sha256-{}'", STANDARD.encode(Hash32::of(style.as_bytes()).0)));
            }
            Ok(())
        }))
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(MEMORY_BYTES_MAX))
        .with_strict(false);
    rewrite_str(html, settings)
}

/// Takes out what runs, makes addresses whole, and notes where the page loads from.
fn settle(element: &mut Element<'_, '_>, address: &Url, found: &mut Found) -> HandlerResult {
    let name = element.tag_name();
    let names: Vec<String> = element.attributes().iter().map(|attribute| attribute.name()).collect();
    for attribute in names {
        let runs = attribute.starts_with("on");
        if runs || matches!(attribute.as_str(), "style" | "srcdoc" | "srcset" | "ping" | "formaction" | "autofocus") {
            element.remove_attribute(&attribute);
        }
    }
    for attribute in ADDRESSES {
        let Some(written) = element.get_attribute(attribute) else { continue };
        let written = html_escape::decode_html_entities(&written).into_owned();
        match address.join(&written).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto" | "data")) {
            // A place on the page itself stays one.
            Some(_) if written.starts_with('#') => {}
            Some(url) => element.set_attribute(attribute, &own_or_whole(&url, address).replace('&', "&amp;"))?,
            None => element.remove_attribute(attribute),
        }
    }
    let elsewhere = |attribute: &str| {
        let url = Url::parse(&element.get_attribute(attribute)?).ok()?;
        (url.scheme() != "data").then(|| url.origin().ascii_serialization())
    };
    match name.as_str() {
        "link" => {
            let rel = element.get_attribute("rel").unwrap_or_default().to_ascii_lowercase();
            match rel.as_str() {
                "stylesheet" => found.sheets.extend(elsewhere("href")),
                "icon" | "shortcut icon" | "apple-touch-icon" => found.pictures.extend(elsewhere("href")),
                _ => element.remove(),
            }
        }
        "img" => found.pictures.extend(elsewhere("src")),
        _ => {}
    }
    Ok(())
}

/// An address on the page's own host as a path, any other one whole.
fn own_or_whole(url: &Url, address: &Url) -> String {
    if url.origin() == address.origin() { url[url::Position::BeforePath..].to_owned() } else { url.as_str().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Result<Shell, String> {
        Shell::read(html, &Url::parse("https://forum.example/pages/shell").expect("an address"))
    }

    #[test]
    fn a_page_is_cut_open_and_what_runs_is_taken_out() {
        let shell = read(
            r##"<!DOCTYPE html><html lang=de><head><meta charset=utf-8><title>Old</title><base href="https://evil.example/">
<link rel=stylesheet href="../style.css?a=1&amp;b=2"><link rel=stylesheet href=https://cdn.example/x.css>
<link rel=preload href=/x.js as=script><script src=/x.js></script><style>a{color:red}</style></head>
<body onload="alert(1)" style="color:red"><!-- a word --><nav><a href="index.php">Start</a><a href="javascript:alert(1)">x</a>
<a href="#top">Up</a></nav><img src=//pictures.example/logo.png onerror=alert(1)><main><div id=portico>soon <b>here</b></div></main>
<iframe src=/ad></iframe><form action=search.php><input autofocus></form><footer>Imprint</footer></body></html>"##,
        )
        .expect("a shell");
        let page = shell.around("<title>New</title>", "<p>ours</p>");
        for there in [
            r#"href="/style.css?a=1&amp;b=2""#,
            r#"href="https://cdn.example/x.css""#,
            "<style>a{color:red}</style><title>New</title></head>",
            r#"<a href="/pages/index.php">Start</a><a>x</a>"#,
            r##"<a href="#top">"##,
            r#"src="https://pictures.example/logo.png""#,
            "<main><div id=portico><p>ours</p></div></main>",
            r#"action="/pages/search.php""#,
            "<footer>Imprint</footer>",
        ] {
            assert!(page.contains(there), "{there} is not in {page}");
        }
        for gone in
            ["script", "onload", "onerror", "iframe", "base", "Old", "soon", "a word", "preload", "style=", "autofocus"]
        {
            assert!(!page.contains(gone), "{gone} is in {page}");
        }
        assert!(shell.in_main());
        let hash = STANDARD.encode(Hash32::of(b"a{color:red}").0);
        let styles = format!(" 'sha256-{hash}' https://cdn.example");
        assert_eq!(shell.sources(), [&styles, " https://cdn.example https://pictures.example", " https://cdn.example"]);
    }

    #[test]
    fn a_page_without_a_place_is_none() {
        for (html, why) in [
            ("", "no element"),
            ("<html><head></head><body>x</body></html>", "no element"),
            ("<body><div id=portico></div></body>", "no head"),
            ("<body><div id=portico></div><head></head></body>", "its head"),
        ] {
            assert!(read(html).expect_err("no shell").contains(why), "{html}");
        }
        let many: String = (0..20).map(|host| format!("<img src=https://h{host}.example/x.png>")).collect();
        let html = format!("<html><head></head><body>{many}<div id=portico></div></body></html>");
        assert!(read(&html).expect_err("no shell").contains("more than 16"));
    }
}
