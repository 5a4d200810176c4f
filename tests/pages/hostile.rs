//! Every hostile text in every place of every page.

use super::samples::{Words, every_page, pages};

/// The recorded texts; names, addresses and values that try to be something else.
fn texts() -> Vec<String> {
    let rows: serde_json::Value = serde_json::from_str(include_str!("hostile-text.json")).expect("JSON");
    let texts: Vec<String> =
        rows["values"].as_array().expect("a list").iter().map(|row| row.as_str().expect("a text").to_owned()).collect();
    assert!(texts.len() > 20, "the texts were read");
    texts
}

/// Tags of a document with their attributes, as a browser reads them: quotes hide `>`.
fn tags(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, behind)) = rest.split_once('<') {
        let mut quote = None;
        let end = behind
            .find(|c| {
                match (quote, c) {
                    (None, '"' | '\'') => quote = Some(c),
                    (Some(open), c) if open == c => quote = None,
                    _ => {}
                }
                quote.is_none() && c == '>'
            })
            .expect("an end of the tag");
        found.push(behind[..end].to_owned());
        rest = &behind[end..];
    }
    found
}

/// A tag without the values of its attributes.
fn shape(tag: &str) -> String {
    tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

#[test]
fn hostile_texts_stay_texts() {
    let voice = pages().usual();
    let harmless = words("Harmless");
    let want: Vec<Vec<String>> = every_page(&voice, &harmless)
        .iter()
        .map(|(_, page)| tags(&page.html).iter().map(|tag| shape(tag)).collect())
        .collect();
    for text in texts() {
        for ((name, page), want) in every_page(&voice, &words(&text)).iter().zip(&want) {
            // The warnings about odd names are a paragraph and a word more; everything else keeps its shape.
            let html = without_notice(&page.html);
            let shapes: Vec<String> = tags(&html).iter().map(|tag| shape(tag)).collect();
            assert_eq!(&shapes, want, "{name} with {text:?}");
            assert!(page.status < 500 || name.contains("upstream") || *name == "try_again", "{name} with {text:?}");
            let hidden = html.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(hidden, None, "{name} with {text:?}");
        }
    }
}

/// In the order of the texts, what stands in the headline of the consent page.
#[test]
fn hostile_names_are_shown_for_what_they_are() {
    let voice = pages().usual();
    let shown: Vec<String> = texts()
        .iter()
        .map(|text| {
            let (_, page) = every_page(&voice, &words(text)).swap_remove(0);
            let (_, rest) = page.html.split_once("<h1>").expect("a headline");
            let (headline, _) = rest.split_once("</h1>").expect("its end");
            let odd = if page.html.contains("Look twice") { "odd   " } else { "      " };
            format!("{odd}{headline}")
        })
        .collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("hostile_names", shown.join("\n"));
    });
}

fn without_notice(html: &str) -> String {
    let mut html = html.to_owned();
    for (start, end) in
        [("<p class=\"notice\" role=\"note\">Look twice", "</p>"), (" <em class=\"mark\">unusual", "</em>")]
    {
        while let Some((before, rest)) = html.split_once(start) {
            let (_, after) = rest.split_once(end).expect("its end");
            html = before.to_owned() + after;
        }
    }
    html
}

fn words(text: &str) -> Words {
    let text = || text.to_owned();
    Words {
        app: text(),
        host: text(),
        member: text(),
        email: format!("{}@example.net", text()),
        groups: text(),
        sent: text(),
    }
}
