//! The sentences of the pages in one language, and how values are put into them.
//!
//! Sentences are Fluent messages. Only numbers are given to Fluent as they are, since plural forms depend on them. In
//! place of every other value it gets a mark, and the value takes the place of the mark when the sentence is whole:
//! so nothing that somebody wrote is ever read as part of a message.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::shown::{NAME_CHARS, escaped, visible};

/// Around the place of a value. Private-use characters, which no sentence has.
const VALUE: (char, char) = ('\u{e000}', '\u{e001}');
/// Around the digits of a number.
const NUMBER: (char, char) = ('\u{e002}', '\u{e003}');

type Bundle = FluentBundle<FluentResource>;

/// What stands in for a text that changes every sentence, in the tests of pages.
pub type Transform = fn(&str) -> Cow<'_, str>;

/// A value for a message.
#[derive(Clone, Debug)]
pub enum Argument {
    /// Somebody's words: shown with [`visible`], escaped, and kept from changing the direction of the line.
    Foreign(String),
    /// Our own words, as text.
    Own(String),
    /// Our own HTML.
    Html(String),
    /// Decides plural forms; written as the language writes numbers.
    Number(u64),
}

/// Values by name.
pub type Arguments = BTreeMap<String, Argument>;

/// The messages of one language as they were written, with what an operator put in their place. They are made out when the
/// first of them is needed: a language that nobody asks for takes no memory.
pub struct Written {
    tag: LanguageIdentifier,
    source: &'static str,
    overrides: BTreeMap<String, String>,
    transform: Option<Transform>,
    bundle: OnceLock<Bundle>,
}

impl Written {
    /// A Fluent file without a mistake, and `overrides` by key. Errors: a sentence for each mistake in those, with its key.
    pub fn new(
        tag: LanguageIdentifier,
        source: &'static str,
        overrides: &BTreeMap<String, String>,
        transform: Option<Transform>,
    ) -> Result<Self, Vec<String>> {
        let mistake = |(key, text): (&String, &String)| Some(format!("{key}: {}", message(key, text).err()?));
        let mistakes: Vec<_> = overrides.iter().filter_map(mistake).collect();
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        Ok(Self { tag, source, overrides: overrides.clone(), transform, bundle: OnceLock::new() })
    }

    /// Reads the file now. Errors: a sentence for each mistake in it.
    pub fn check(&self) -> Result<(), Vec<String>> {
        let described = |error: &dyn ToString| format!("{}: {}", self.tag, error.to_string());
        let resource = FluentResource::try_new(self.source.to_owned())
            .map_err(|(_, errors)| errors.iter().map(|error| described(error)).collect::<Vec<_>>())?;
        self.silent().add_resource(resource).map_err(|errors| errors.iter().map(|error| described(error)).collect())
    }

    /// The keys of all messages of the file.
    pub fn keys(&self) -> BTreeSet<&'static str> {
        messages(self.source).map(|(key, _)| key).collect()
    }

    /// A message without values. Nothing else of the language is read for it.
    pub fn alone(&self, key: &str) -> Option<String> {
        let built_in = || messages(self.source).find(|(known, _)| *known == key).map(|(_, text)| text);
        let text = self.overrides.get(key).map(String::as_str).or_else(built_in)?;
        let mut bundle = self.silent();
        bundle.add_resource_overriding(message(key, text).ok()?);
        formatted(&bundle, key, &FluentArgs::new())
    }

    /// `None` if there is no such message, or a value of it is missing.
    fn format(&self, key: &str, values: &FluentArgs<'_>) -> Option<String> {
        formatted(self.bundle(), key, values)
    }

    fn has(&self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn bundle(&self) -> &Bundle {
        self.bundle.get_or_init(|| {
            let mut bundle = self.silent();
            // Mistakes have been looked for; what is left of a file with one is better than nothing.
            let file = FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(rest, _)| rest);
            let overrides = self.overrides.iter().filter_map(|(key, text)| message(key, text).ok());
            [file].into_iter().chain(overrides).for_each(|resource| bundle.add_resource_overriding(resource));
            bundle
        })
    }

    /// The language without a message.
    fn silent(&self) -> Bundle {
        let mut bundle = Bundle::new_concurrent(vec![self.tag.clone()]);
        bundle.set_use_isolating(false);
        bundle.set_transform(self.transform);
        bundle.set_formatter(Some(marked_number));
        bundle
    }
}

fn formatted(bundle: &Bundle, key: &str, values: &FluentArgs<'_>) -> Option<String> {
    let message = bundle.get_message(key)?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(message.value()?, Some(values), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// The messages of one language. What it lacks is said in the language behind it, which lacks nothing.
pub struct Texts {
    written: Arc<Written>,
    behind: Option<Arc<Written>>,
    /// What stands between groups of three digits.
    group: OnceLock<String>,
    /// Whether lines run from right to left, so that also plain Latin words need to be set apart.
    rightwards: bool,
}

impl Texts {
    /// `behind` is the language in which every message exists; `None` if this is it.
    pub fn new(written: Arc<Written>, behind: Option<Arc<Written>>, right_to_left: bool) -> Self {
        Self { written, behind, group: OnceLock::new(), rightwards: right_to_left }
    }

    /// Whether there is a message under `key`.
    pub fn has(&self, key: &str) -> bool {
        self.written.has(key) || self.behind.as_ref().is_some_and(|behind| behind.has(key))
    }

    /// The message as HTML. `None` if there is no such message, or a value is missing.
    pub fn html(&self, key: &str, arguments: &Arguments) -> Option<String> {
        let put = |out: &mut String, argument: &Argument| match argument {
            Argument::Foreign(text) => {
                out.push_str(&format!("<bdi>{}</bdi>", escaped(&visible(text, NAME_CHARS))));
            }
            Argument::Own(text) => out.push_str(&escaped(text)),
            Argument::Html(html) => out.push_str(html),
            Argument::Number(number) => out.push_str(&escaped(&self.number(*number))),
        };
        self.fill(key, arguments, escaped, put)
    }

    /// The message as text without markup, not escaped. Values are set apart by U+2068 and U+2069 where
    /// they could change the direction of the line.
    pub fn plain(&self, key: &str, arguments: &Arguments) -> Option<String> {
        let put = |out: &mut String, argument: &Argument| match argument {
            Argument::Foreign(text) if text.is_ascii() && !self.rightwards => out.push_str(&visible(text, NAME_CHARS)),
            Argument::Foreign(text) => out.push_str(&format!("\u{2068}{}\u{2069}", visible(text, NAME_CHARS))),
            Argument::Own(text) | Argument::Html(text) => out.push_str(text),
            Argument::Number(number) => out.push_str(&self.number(*number)),
        };
        self.fill(key, arguments, str::to_owned, put)
    }

    /// `1204` as `1,204`, `1.204` or `1 204`. Years and codes are no numbers.
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut written = String::new();
        for (index, digit) in digits.chars().enumerate() {
            let left = digits.len() - index;
            // Four digits are read at a glance.
            if index > 0 && left.is_multiple_of(3) && digits.len() > 4 {
                written.push_str(self.group());
            }
            written.push(digit);
        }
        written
    }

    fn group(&self) -> &str {
        self.group.get_or_init(|| self.plain("number-group", &Arguments::new()).unwrap_or_default())
    }

    /// The sentence with its values. One pass: what a value holds is never looked at again.
    fn fill(
        &self,
        key: &str,
        arguments: &Arguments,
        words: impl Fn(&str) -> String,
        put: impl Fn(&mut String, &Argument),
    ) -> Option<String> {
        let places: Vec<&Argument> = arguments.values().collect();
        let mut values = FluentArgs::new();
        for (place, (name, argument)) in arguments.iter().enumerate() {
            let value = match argument {
                Argument::Number(number) => FluentValue::from(*number),
                _ => FluentValue::from(format!("{}{place}{}", VALUE.0, VALUE.1)),
            };
            values.set(name.as_str(), value);
        }
        let sentence = self.written.format(key, &values);
        let sentence = sentence.or_else(|| self.behind.as_ref()?.format(key, &values))?;
        let mut filled = String::new();
        let mut rest = sentence.as_str();
        while let Some(at) = rest.find([VALUE.0, NUMBER.0]) {
            let (before, marked) = rest.split_at(at);
            filled.push_str(&words(before));
            let (mark, after) = marked.split_once([VALUE.1, NUMBER.1])?;
            match mark.strip_prefix(VALUE.0) {
                Some(place) => put(&mut filled, places.get(place.parse::<usize>().ok()?)?),
                None => put(&mut filled, &Argument::Number(mark.strip_prefix(NUMBER.0)?.parse().ok()?)),
            }
            rest = after;
        }
        filled.push_str(&words(rest));
        Some(filled)
    }
}

/// A message of an operator. Errors: what is wrong with it.
pub fn message(key: &str, text: &str) -> Result<FluentResource, String> {
    // Further lines belong to the message only if they are indented, and selectors need lines of their own.
    let body = text.trim().replace('\n', "\n    ");
    let wrong = || "write it as Fluent does: \"Log in to { $app }\"".to_owned();
    let resource = FluentResource::try_new(format!("{key} =\n    {body}\n")).map_err(|_| wrong())?;
    if keys_of(&resource) == BTreeSet::from([key.to_owned()]) { Ok(resource) } else { Err(wrong()) }
}

/// The keys of the messages in a file: an identifier at the beginning of a line, and what it is.
fn keys_of(resource: &FluentResource) -> BTreeSet<String> {
    messages(resource.source()).map(|(key, _)| key.to_owned()).collect()
}

/// Messages of a Fluent file that was read without an error: key and all that belongs to it.
pub fn messages(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_start = |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if is_start(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([source.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(start, end)| {
        let (key, body) = source.get(start..end)?.split_once('=')?;
        // Comments between two messages belong to the second one.
        Some((key.trim(), body.split("\n#").next().unwrap_or_default().trim()))
    })
}

/// The names of the values in a message.
pub fn variables(message: &str) -> BTreeSet<&str> {
    let name = |text: &str| text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
    message.split('$').skip(1).map(|after| &after[..name(after).unwrap_or(after.len())]).collect()
}

/// Numbers are written by the language, when the sentence is whole.
fn marked_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format!("{}{}{}", NUMBER.0, number.value, NUMBER.1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &'static str, behind: &'static str) -> Texts {
        let read = |tag: &str, source| {
            let tag = tag.parse().expect("a tag");
            let written = Written::new(tag, source, &BTreeMap::new(), None).expect("no overrides");
            written.check().expect("no mistakes");
            Arc::new(written)
        };
        Texts::new(read("pl", source), Some(read("en", behind)), false)
    }

    fn one(name: &str, argument: Argument) -> Arguments {
        Arguments::from([(name.to_owned(), argument)])
    }

    #[test]
    fn values_are_escaped_and_isolated() {
        let texts = texts("hello = Hi { $who } & all\n", "");
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
            (
                "so does the mark of a place",
                Argument::Own("\u{e000}0\u{e001}".into()),
                "Hi \u{e000}0\u{e001} &amp; all",
                "Hi \u{e000}0\u{e001} & all",
            ),
        ] {
            assert_eq!(texts.html("hello", &one("who", argument.clone())).as_deref(), Some(html), "{name}");
            assert_eq!(texts.plain("hello", &one("who", argument)).as_deref(), Some(plain), "{name}");
        }
        assert_eq!(texts.html("hello", &Arguments::new()), None, "a missing value");
        assert_eq!(texts.html("other", &Arguments::new()), None, "a missing message");
    }

    #[test]
    fn numbers_choose_their_form_and_are_grouped() {
        let source = "number-group = { \"\\u00A0\" }\nlogins = { $count ->\n    [one] { $count } raz\n    [few] { $count } razy\n   *[other] { $count } razem\n }\n";
        let texts = texts(source, "");
        for (count, want) in
            [(1, "1 raz"), (3, "3 razy"), (5, "5 razem"), (12_345, "12\u{a0}345 razem"), (1204, "1204 razy")]
        {
            assert_eq!(texts.plain("logins", &one("count", Argument::Number(count))).as_deref(), Some(want));
        }
    }

    #[test]
    fn what_is_missing_is_said_in_the_language_behind() {
        let texts = texts("a = A { $x }\n", "a = first { $y }\nb = second\n");
        assert_eq!(texts.plain("b", &Arguments::new()).as_deref(), Some("second"));
        let value = one("y", Argument::Own("!".to_owned()));
        assert_eq!(texts.plain("a", &value).as_deref(), Some("first !"), "a message that asks for other values");
        assert!(texts.has("b") && !texts.has("c"));
    }

    #[test]
    fn a_language_is_read_when_something_is_said_in_it() {
        let overrides = BTreeMap::from([("a".to_owned(), "mine".to_owned())]);
        let source = "language-name = Polski\n# of a\na = A\nb = B { $x }\n";
        let written = Written::new("pl".parse().expect("a tag"), source, &overrides, None).expect("a good override");
        for (key, want) in [("language-name", Some("Polski")), ("a", Some("mine")), ("b", None), ("c", None)] {
            assert_eq!(written.alone(key).as_deref(), want, "{key}");
        }
        assert_eq!(written.keys(), BTreeSet::from(["language-name", "a", "b"]));
        let texts = Texts::new(Arc::new(written), None, false);
        assert!(texts.written.bundle.get().is_none(), "nothing was said yet");
        assert_eq!(texts.plain("a", &Arguments::new()).as_deref(), Some("mine"));
        assert!(texts.written.bundle.get().is_some());
    }

    #[test]
    fn mistakes_are_told_of() {
        let new = |source, text: &str| {
            let overrides = BTreeMap::from([("a".to_owned(), text.to_owned())]);
            Written::new("pl".parse().expect("a tag"), source, &overrides, None)
        };
        let told = new("a = A\n", "{ $x").err().expect("a mistake");
        assert!(told[0].starts_with("a: "), "{told:?}");
        for source in ["a = { $x\n", "a = A\na = B\n"] {
            assert!(new(source, "good").expect("a good override").check().is_err(), "{source:?}");
        }
    }

    #[test]
    fn an_operators_message_is_one_message() {
        for (text, good) in [
            ("Log in to { $app }", true),
            ("{ $count ->\n [one] one\n *[other] many\n}", true),
            ("two\nlines", true),
            ("{ $app", false),
            ("one\n}\nother = two", false),
            ("", false),
        ] {
            assert_eq!(message("key", text).is_ok(), good, "{text:?}");
        }
        assert!(message("key = x\nother", "y").is_err());
        assert_eq!(variables("a { $app } b { $count ->"), BTreeSet::from(["app", "count"]));
    }
}
