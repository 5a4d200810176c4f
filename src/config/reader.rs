//! Reads a document key by key: notes what was asked for and what was wrong with the answer.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};
use std::path::PathBuf;
use std::time::Duration;

use super::raw::{Document, Environment, Value};
use super::{Problems, values};
use crate::model::{Problem, problem};

/// Variables that start like an override and are something else.
const NOT_OVERRIDES: &[&str] = &["PORTICO_CONFIG"];

/// A value with the place it came from.
#[derive(Clone)]
pub struct Setting<T> {
    /// Dotted path of the key.
    pub key: String,
    /// Place in the file; `None` if the environment set it.
    pub span: Option<Range<usize>>,
    /// What it says.
    pub value: T,
}

impl<T> Setting<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Setting<U> {
        Setting { key: self.key, span: self.span, value: change(self.value) }
    }
}

/// Reads a document. Wrong values are noted, and the default is answered in their place.
pub struct Reader<'a> {
    document: &'a Document,
    environment: &'a Environment,
    asked: BTreeSet<String>,
    tables: BTreeMap<String, String>,
    problems: Problems,
}

impl<'a> Reader<'a> {
    /// Begins.
    pub fn new(document: &'a Document, environment: &'a Environment) -> Self {
        let problems = Problems::new(&document.file, &document.text);
        Self { document, environment, asked: BTreeSet::new(), tables: BTreeMap::new(), problems }
    }

    /// The folder that relative paths start at.
    pub fn path_of(&self, path: &str) -> PathBuf {
        self.document.file.parent().map_or_else(|| PathBuf::from(path), |folder| folder.join(path))
    }

    /// How many entries a list of tables has.
    pub fn count(&self, path: &str) -> usize {
        self.document.count(path)
    }

    /// Whether the file has this table.
    pub fn has_table(&self, path: &str) -> bool {
        self.document.tables.contains_key(path)
    }

    /// Whether something was noted about this key, so that it is not also called missing.
    pub fn was_refused(&self, path: &str) -> bool {
        self.problems.findings().iter().any(|finding| finding.key == path)
    }

    /// Notes a problem with a setting.
    pub fn refuse<T>(&mut self, setting: &Setting<T>, problem: &'static Problem, label: &str, help: &str) {
        let title = match &setting.span {
            Some(_) => problem.title.to_owned(),
            None => format!("{} ({} from the environment)", problem.title, setting.key),
        };
        self.problems.add(problem, &setting.key, setting.span.clone(), &title, label, help);
    }

    /// Notes that a key is missing. The place is the header of its table.
    pub fn missing(&mut self, path: &str, help: &str) {
        let table = path.rsplit_once('.').map_or("", |(table, _)| table);
        let span = self.document.tables.get(table).cloned();
        let label = format!("{path} is missing");
        self.problems.add(&problem::P103, path, span, "a required key is missing", &label, help);
    }

    /// A text, with `${NAME}` replaced.
    pub fn text(&mut self, path: &str) -> Option<Setting<String>> {
        let found = self.take(path, true)?;
        match &found.value {
            Value::Text(text) => Some(found.clone().map(|_| text.clone())),
            other => {
                self.wrong_kind(&found, other.kind(), "a text in quotes");
                None
            }
        }
    }

    /// A list of texts.
    pub fn texts(&mut self, path: &str) -> Option<Setting<Vec<Setting<String>>>> {
        let found = self.take(path, false)?;
        let Value::List(items) = &found.value else {
            self.wrong_kind(&found, found.value.kind(), "a list of texts: [\"…\"]");
            return None;
        };
        let mut texts = Vec::new();
        for (value, span) in items {
            let span = found.span.is_some().then(|| span.clone());
            let item = Setting { key: path.to_owned(), span, value: value.clone() };
            match value {
                Value::Text(text) => {
                    let expanded = self.expand(&item, text)?;
                    texts.push(item.map(|_| expanded));
                }
                other => self.wrong_kind(&item, other.kind(), "a text in quotes"),
            }
        }
        Some(found.map(|_| texts))
    }

    /// A text, a whole number, or a list of texts, as one text: items are joined by commas.
    pub fn word(&mut self, path: &str) -> Option<Setting<String>> {
        let found = self.take(path, true)?;
        match &found.value {
            Value::Text(text) => Some(found.clone().map(|_| text.clone())),
            Value::Integer(number) => Some(found.clone().map(|_| number.to_string())),
            Value::List(_) => {
                let items = self.texts(path)?;
                let joined: Vec<String> = items.value.iter().map(|item| item.value.clone()).collect();
                Some(items.map(|_| joined.join(",")))
            }
            other => {
                self.wrong_kind(&found, other.kind(), "a text, a whole number or a list of texts");
                None
            }
        }
    }

    /// `true` or `false`, with the place it came from.
    pub fn boolean(&mut self, path: &str) -> Option<Setting<bool>> {
        let found = self.take(path, false)?;
        match found.value {
            Value::Boolean(flag) => Some(found.map(|_| flag)),
            ref other => {
                self.wrong_kind(&found, other.kind(), "true or false");
                None
            }
        }
    }

    /// A whole number within `range`.
    pub fn integer(&mut self, path: &str, default: i64, range: RangeInclusive<i64>) -> i64 {
        let Some(found) = self.take(path, false) else { return default };
        match found.value {
            Value::Integer(number) if range.contains(&number) => number,
            Value::Integer(_) => {
                let label = format!("must be from {} to {}", range.start(), range.end());
                self.refuse(&found, &problem::P102, &label, "");
                default
            }
            ref other => {
                self.wrong_kind(&found, other.kind(), "a whole number");
                default
            }
        }
    }

    /// A length of time such as `15m` within `range`.
    pub fn duration(&mut self, path: &str, default: &str, range: (&str, &str)) -> Duration {
        let fixed = |text| values::duration(text).unwrap_or_default();
        let Some(setting) = self.text(path) else { return fixed(default) };
        match values::duration(&setting.value) {
            Some(length) if (fixed(range.0)..=fixed(range.1)).contains(&length) => return length,
            Some(_) => {
                let label = format!("must be from {} to {}", range.0, range.1);
                self.refuse(&setting, &problem::P102, &label, "");
            }
            None => {
                self.refuse(&setting, &problem::P102, "is not a length of time", "write it like \"15m\" or \"30d\"")
            }
        }
        fixed(default)
    }

    /// A size such as `64MB`, in bytes.
    pub fn size(&mut self, path: &str, default: &str, range: (&str, &str)) -> u64 {
        let fixed = |text| values::size(text).unwrap_or_default();
        let Some(setting) = self.text(path) else { return fixed(default) };
        match values::size(&setting.value) {
            Some(bytes) if (fixed(range.0)..=fixed(range.1)).contains(&bytes) => return bytes,
            Some(_) => {
                let label = format!("must be from {} to {}", range.0, range.1);
                self.refuse(&setting, &problem::P102, &label, "");
            }
            None => self.refuse(&setting, &problem::P102, "is not a size", "write it like \"64MB\""),
        }
        fixed(default)
    }

    /// One of a few words. The first is the default.
    pub fn choice<T: Copy>(&mut self, path: &str, words: &[(&str, T)]) -> T {
        let default = words[0].1;
        let Some(setting) = self.text(path) else { return default };
        if let Some((_, chosen)) = words.iter().find(|(word, _)| *word == setting.value) {
            return *chosen;
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let help = values::suggestion(&setting.value, names.iter().copied());
        let label = match names.as_slice() {
            [only] => format!("only \"{only}\" works in this version"),
            _ => format!("must be one of: {}", names.join(", ")),
        };
        self.refuse(&setting, &problem::P102, &label, &help);
        default
    }

    /// Whatever a text stands for. Noted as P102 with the rule's own words if it does not fit.
    pub fn parsed<T>(&mut self, path: &str, rule: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let setting = self.text(path)?;
        match rule(&setting.value) {
            Ok(value) => Some(value),
            Err(label) => {
                self.refuse(&setting, &problem::P102, &label, "");
                None
            }
        }
    }

    /// The keys that the file has in a table and in the tables within it.
    pub fn keys_below(&self, table: &str) -> Vec<String> {
        let prefix = format!("{table}.");
        self.document.entries.keys().filter(|key| key.starts_with(&prefix)).cloned().collect()
    }

    /// What to say about an unknown key of a table whose keys are not the same in every file.
    pub fn explain_table(&mut self, table: &str, help: String) {
        self.tables.insert(table.to_owned(), help);
    }

    /// Every key that was asked for.
    pub fn asked(&self) -> &BTreeSet<String> {
        &self.asked
    }

    /// Ends: notes what nobody asked for. `Ok` if nothing was wrong.
    pub fn finish(mut self) -> Result<(), Problems> {
        self.note_unknown_keys();
        self.note_unknown_overrides();
        self.problems.sort();
        if self.problems.is_empty() { Ok(()) } else { Err(self.problems) }
    }

    fn take(&mut self, path: &str, is_text: bool) -> Option<Setting<Value>> {
        self.asked.insert(path.to_owned());
        if let Some(text) = self.environment.get(&values::variable(path)) {
            let value = if is_text { Value::Text(text.clone()) } else { values::from_environment(text) };
            return Some(Setting { key: path.to_owned(), span: None, value });
        }
        let entry = self.document.entries.get(path)?;
        let setting = Setting { key: path.to_owned(), span: Some(entry.span.clone()), value: entry.value.clone() };
        match &entry.value {
            Value::Text(text) => {
                let expanded = self.expand(&setting, text)?;
                Some(setting.map(|_| Value::Text(expanded)))
            }
            _ => Some(setting),
        }
    }

    fn expand<T>(&mut self, setting: &Setting<T>, text: &str) -> Option<String> {
        values::expand(text, self.environment)
            .map_err(|why| self.refuse(setting, &problem::P102, &why, "set the variable, or write ${NAME:-default}"))
            .ok()
    }

    fn wrong_kind<T>(&mut self, setting: &Setting<T>, is: &str, expected: &str) {
        self.refuse(setting, &problem::P102, &format!("this is {is}; {expected} is expected"), "");
    }

    fn note_unknown_keys(&mut self) {
        let document = self.document;
        for (path, entry) in &document.entries {
            if self.asked.contains(path) {
                continue;
            }
            let (table, name) = path.rsplit_once('.').unwrap_or(("", path));
            if self.asked.iter().any(|key| key.starts_with(&format!("{path}.")) || key.starts_with(&format!("{path}[")))
            {
                let label = format!("this is {}; a table is expected: [{path}]", entry.value.kind());
                self.problems.add(&problem::P102, path, Some(entry.span.clone()), problem::P102.title, &label, "");
                continue;
            }
            let known = self.asked.iter().filter_map(|key| match key.rsplit_once('.') {
                Some((other, key)) => (other == table).then_some(key),
                None => table.is_empty().then_some(key.as_str()),
            });
            // At the top a table may be meant, too.
            let tables = self.asked.iter().filter_map(|key| table.is_empty().then(|| key.split(['.', '[']).next())?);
            let known = known.chain(tables);
            let mut help = values::suggestion(name, known);
            if help.is_empty() {
                help = self.help_of_unknown(table, name);
            }
            let label = match table {
                "" => "there is no such key".to_owned(),
                _ => format!("there is no such key in [{table}]"),
            };
            self.problems.add(&problem::P101, path, Some(entry.key.clone()), problem::P101.title, &label, &help);
        }
    }

    /// A whole table may be misspelt, or a key may stand in the wrong table.
    fn help_of_unknown(&self, table: &str, name: &str) -> String {
        if let Some(help) = self.tables.get(table) {
            return help.clone();
        }
        let tables: BTreeSet<&str> = self.asked.iter().filter_map(|key| Some(key.rsplit_once('.')?.0)).collect();
        if !table.is_empty() && !tables.contains(table) {
            return values::suggestion(table, tables.into_iter());
        }
        let elsewhere =
            self.asked.iter().find(|key| key.rsplit_once('.').map_or(key.as_str(), |(_, last)| last) == name);
        elsewhere.map_or_else(String::new, |key| format!("there is {key}"))
    }

    fn note_unknown_overrides(&mut self) {
        for name in self.environment.keys() {
            // Without "__" it may be what an orchestrator sets for a service called portico.
            let is_override =
                name.starts_with("PORTICO_") && name.contains("__") && !NOT_OVERRIDES.contains(&name.as_str());
            let known: Vec<String> = self.asked.iter().map(|key| values::variable(key)).collect();
            if is_override && !known.contains(name) {
                let help = values::suggestion(name, known.iter().map(String::as_str));
                let label = format!("no key belongs to the environment variable {name}");
                self.problems.add(&problem::P101, name, None, problem::P101.title, &label, &help);
            }
        }
    }
}
