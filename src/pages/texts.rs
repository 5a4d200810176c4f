//! The sentences of the pages in one language, and how values are put into them.

use std::collections::BTreeMap;

use super::shown::{NAME_CHARS, escaped, visible};

/// A message of the table, read once: what stands there, and where values go.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Value(String),
}

/// All messages of one language, by key.
#[derive(Debug)]
pub struct Texts {
    messages: BTreeMap<String, Vec<Piece>>,
}

/// A value for a message.
#[derive(Clone, Debug)]
pub enum Argument {
    /// Somebody's words: shown with [`visible`], escaped, and kept from changing the direction of the line.
    Foreign(String),
    /// Our own words, as text.
    Own(String),
    /// Our own HTML.
    Html(String),
}

impl Texts {
    /// Reads a table of `key = "message"`. Errors: a sentence that says which line is wrong.
    pub fn read(toml: &str) -> Result<Self, String> {
        let table: BTreeMap<String, String> = toml::from_str(toml).map_err(|error| error.to_string())?;
        let messages = table
            .into_iter()
            .map(|(key, message)| match pieces(&message) {
                Some(pieces) => Ok((key, pieces)),
                None => Err(format!("{key}: a placeable is written {{ $name }}")),
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { messages })
    }

    /// Whether there is a message under `key`.
    pub fn has(&self, key: &str) -> bool {
        self.messages.contains_key(key)
    }

    /// The message as HTML. `None` if there is no such message, or a value is missing.
    pub fn html(&self, key: &str, arguments: &BTreeMap<String, Argument>) -> Option<String> {
        self.fill(key, arguments, |out, argument| match argument {
            Argument::Foreign(text) => {
                out.push_str(&format!("<bdi>{}</bdi>", escaped(&visible(text, NAME_CHARS))));
            }
            Argument::Own(text) => out.push_str(&escaped(text)),
            Argument::Html(html) => out.push_str(html),
        })
    }

    /// The message as text without markup, not escaped. Values are set apart by U+2068 and U+2069 where
    /// they could change the direction of the line.
    pub fn plain(&self, key: &str, arguments: &BTreeMap<String, Argument>) -> Option<String> {
        let mut plain = String::new();
        for piece in self.messages.get(key)? {
            match piece {
                Piece::Words(words) => plain.push_str(words),
                Piece::Value(name) => match arguments.get(name)? {
                    Argument::Foreign(text) if text.is_ascii() => plain.push_str(&visible(text, NAME_CHARS)),
                    Argument::Foreign(text) => {
                        plain.push_str(&format!("\u{2068}{}\u{2069}", visible(text, NAME_CHARS)));
                    }
                    Argument::Own(text) | Argument::Html(text) => plain.push_str(text),
                },
            }
        }
        Some(plain)
    }

    fn fill(
        &self,
        key: &str,
        arguments: &BTreeMap<String, Argument>,
        mut put: impl FnMut(&mut String, &Argument),
    ) -> Option<String> {
        let mut html = String::new();
        for piece in self.messages.get(key)? {
            match piece {
                Piece::Words(words) => html.push_str(&escaped(words)),
                Piece::Value(name) => put(&mut html, arguments.get(name)?),
            }
        }
        Some(html)
    }
}

/// Splits a message at its placeables. `None` if a brace stands alone.
fn pieces(message: &str) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let mut rest = message;
    while let Some((words, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}')?;
        let name = name.trim().strip_prefix('$')?;
        if !words.is_empty() {
            found.push(Piece::Words(words.to_owned()));
        }
        found.push(Piece::Value(name.to_owned()));
        rest = behind;
    }
    if rest.contains('}') {
        return None;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest.to_owned()));
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped_and_isolated() {
        let texts = Texts::read("hello = \"Hi { $who } & all\"").expect("a table");
        let who = |argument| BTreeMap::from([("who".to_owned(), argument)]);
        for (name, argument, html, plain) in [
            ("markup", Argument::Foreign("<b>".into()), "Hi <bdi>&lt;b&gt;</bdi> &amp; all", "Hi <b> & all"),
            (
                "Hebrew",
                Argument::Foreign("שלום".into()),
                "Hi <bdi>שלום</bdi> &amp; all",
                "Hi \u{2068}שלום\u{2069} & all",
            ),
            ("ours", Argument::Own("2 < 3".into()), "Hi 2 &lt; 3 &amp; all", "Hi 2 < 3 & all"),
            (
                "a placeable in a value stays text",
                Argument::Foreign("{ $who }".into()),
                "Hi <bdi>{ $who }</bdi> &amp; all",
                "Hi { $who } & all",
            ),
        ] {
            assert_eq!(texts.html("hello", &who(argument.clone())).as_deref(), Some(html), "{name}");
            assert_eq!(texts.plain("hello", &who(argument)).as_deref(), Some(plain), "{name}");
        }
        assert_eq!(texts.html("hello", &BTreeMap::new()), None, "a missing value");
        assert_eq!(texts.html("other", &BTreeMap::new()), None, "a missing message");
    }

    #[test]
    fn sentences_that_begin_with_the_app_have_a_form_without_it() {
        let texts = Texts::read(include_str!("../../config/templates/texts.en.toml")).expect("the table");
        for (key, pieces) in &texts.messages {
            // Nobody is asked for consent without knowing by which app.
            if pieces.first() == Some(&Piece::Value("app".to_owned())) && !key.starts_with("consent-") {
                assert!(texts.has(&format!("{key}-anonymous")), "{key}");
            }
        }
    }

    #[test]
    fn a_lonely_brace_is_refused() {
        for message in ["{ $who", "who }", "{ who }"] {
            assert!(Texts::read(&format!("key = \"{message}\"")).is_err(), "{message}");
        }
    }
}
