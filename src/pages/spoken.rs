//! The languages of one configuration: what is built in, what the operator offers of it, and what he says in its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::engine::Language;
use super::languages::{ACCENTED, BUILT_IN, ENGLISH, MIRRORED, is_right_to_left, transform};
use super::settings::{SettingError, Settings};
use super::texts::{Texts, Written, messages, variables};

/// How complete a language is.
#[derive(Clone, Debug)]
pub struct LanguageReport {
    /// BCP 47.
    pub tag: String,
    /// In itself.
    pub name: String,
    /// How many messages there are to translate.
    pub total: usize,
    /// Keys that are said in English.
    pub missing: Vec<String>,
}

/// The built-in languages and what each lacks. Errors: the first mistake in a file, which is a bug of ours.
pub fn languages() -> Result<Vec<LanguageReport>, String> {
    let none = BTreeMap::new();
    let english = written(ENGLISH, &none).map_err(|mistakes| mistakes.join("; "))?;
    let report = |(tag, _): &(&str, &str)| {
        let written = written(tag, &none).map_err(|mistakes| mistakes.join("; "))?;
        written.check().map_err(|mistakes| mistakes.join("; "))?;
        let (all, own) = (english.keys(), written.keys());
        let missing = all.difference(&own).map(|key| (*key).to_owned()).collect();
        Ok(LanguageReport { tag: (*tag).to_owned(), name: name(&written, tag), total: all.len(), missing })
    };
    BUILT_IN.iter().map(report).collect()
}

/// The built-in texts of a language by key, as they are written. `None`: there is no such language.
pub fn written_texts(tag: &str) -> Option<BTreeMap<String, String>> {
    let messages = messages(source(tag)?);
    Some(messages.map(|(key, text)| (key.to_owned(), text.to_owned())).collect())
}

/// The languages that are offered, ready to speak. Errors: what is wrong with the settings about languages.
pub fn read(settings: &Settings) -> Result<Vec<(Texts, Language)>, Vec<SettingError>> {
    let mut problems = Vec::new();
    let offered = offered(settings, &mut problems);
    check_overrides(settings, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let none = BTreeMap::new();
    let speak = |tag: &str| {
        let texts = settings.texts.get(tag).unwrap_or(&none);
        written(tag, texts).map(Arc::new).map_err(|mistakes| {
            mistakes.into_iter().map(|why| SettingError::new(&format!("texts.{tag}"), why)).collect::<Vec<_>>()
        })
    };
    let english = speak(ENGLISH)?;
    let mut spoken = Vec::new();
    for tag in offered {
        let right_to_left = is_right_to_left(&tag);
        let (written, behind) = match tag.as_str() {
            ENGLISH => (Arc::clone(&english), None),
            _ => (speak(&tag)?, Some(Arc::clone(&english))),
        };
        let name = name(&written, &tag);
        let texts = Texts::new(written, behind, right_to_left);
        spoken.push((texts, Language { tag, name, right_to_left }));
    }
    Ok(spoken)
}

/// The tags that are offered, in the order of the list.
fn offered(settings: &Settings, problems: &mut Vec<SettingError>) -> Vec<String> {
    let built_in = || BUILT_IN.iter().map(|(tag, _)| (*tag).to_owned());
    let known = |tag: &str| tag == ACCENTED || tag == MIRRORED || built_in().any(|known| known == tag);
    let names = built_in().collect::<Vec<_>>().join(", ");
    for tag in settings.languages.iter().filter(|tag| !known(tag)) {
        problems.push(SettingError::new("languages", format!("{tag:?} is not among the languages: {names}")));
    }
    let mut offered: Vec<String> = Vec::new();
    for tag in &settings.languages {
        if !offered.contains(tag) {
            offered.push(tag.clone());
        }
    }
    if offered.is_empty() {
        offered = built_in().collect();
    }
    if !offered.contains(&settings.default_language) {
        let message = format!("{:?} is not among the languages: {}", settings.default_language, offered.join(", "));
        problems.push(SettingError::new("default_language", message));
    }
    offered
}

/// Overrides are of languages, messages and values that there are.
fn check_overrides(settings: &Settings, problems: &mut Vec<SettingError>) {
    let known: BTreeMap<&str, &str> = source(ENGLISH).map(messages).into_iter().flatten().collect();
    for (tag, texts) in &settings.texts {
        let table = format!("texts.{tag}");
        if source(tag).is_none() {
            problems.push(SettingError::new(&table, "there is no such language".to_owned()));
            continue;
        }
        for (key, text) in texts {
            let Some(english) = known.get(key.as_str()) else {
                let message = "there is no such text; config/locales/en.ftl has all of them".to_owned();
                problems.push(SettingError::new(&format!("{table}.{key}"), message));
                continue;
            };
            let values = variables(english);
            // The forum's name is given to every sentence.
            let unknown = variables(text).into_iter().find(|name| *name != "forum" && !values.contains(name));
            if let Some(name) = unknown {
                let message = format!("has no value {{ ${name} }}; in English it is: {}", english);
                problems.push(SettingError::new(&format!("{table}.{key}"), message));
            }
        }
    }
}

fn written(tag: &str, overrides: &BTreeMap<String, String>) -> Result<Written, Vec<String>> {
    // The languages for tests count and change as English does.
    let (speech, transform) = match transform(tag) {
        Some(transform) => (ENGLISH, Some(transform)),
        None => (tag, None),
    };
    let identifier: LanguageIdentifier = speech.parse().map_err(|_| vec![format!("{tag:?} is not a language tag")])?;
    Written::new(identifier, source(speech).unwrap_or_default(), overrides, transform)
}

fn source(tag: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == tag).map(|(_, source)| *source)
}

fn name(written: &Written, tag: &str) -> String {
    written.alone("language-name").unwrap_or_else(|| tag.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything_with_the_same_values() {
        let english: BTreeMap<&str, &str> = messages(source(ENGLISH).expect("English")).collect();
        for report in languages().expect("good files") {
            assert_eq!(report.missing, Vec::<String>::new(), "{}", report.tag);
            for (key, message) in messages(source(&report.tag).expect("its file")) {
                // A language may need a form without the app where English does not.
                let base = key.strip_suffix("-anonymous").unwrap_or(key);
                let known = english.get(key).or_else(|| english.get(base));
                let known = known.unwrap_or_else(|| panic!("{}: {key} is not a message", report.tag));
                let (mut known, used) = (variables(known), variables(message));
                if base != key {
                    known.remove("app");
                }
                // A sentence may leave out the forum's name, or name it; never a value that only sometimes exists.
                let differ =
                    known.symmetric_difference(&used).any(|name| *name != "forum" && !key.starts_with("date-"));
                assert!(!differ, "{}: {key} has {used:?}, English {known:?}", report.tag);
            }
        }
    }

    #[test]
    fn sentences_that_begin_with_the_app_have_a_form_without_it() {
        let english: BTreeMap<&str, &str> = messages(source(ENGLISH).expect("English")).collect();
        for (key, message) in &english {
            let begins = message.starts_with("{ $app }");
            // Nobody is asked for consent without knowing by which app, and apps that are listed have names.
            if begins && !["consent-", "remove-", "app-", "admin-"].iter().any(|known| key.starts_with(known)) {
                assert!(english.contains_key(format!("{key}-anonymous").as_str()), "{key}");
            }
        }
    }
}
