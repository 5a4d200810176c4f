//! What was written: the TOML file as a flat list of keys with their places. Knows no key by name.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Problems;
use crate::model::problem;

/// The environment of the process, as it was once.
pub type Environment = BTreeMap<String, String>;

/// What was in the environment when the process began, and is no longer.
static KEPT: OnceLock<Environment> = OnceLock::new();

/// Takes a copy of the environment, with what was kept of it. Variables that are not UTF-8 are left out.
pub fn environment() -> Environment {
    let readable =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    readable.chain(KEPT.get().cloned().unwrap_or_default()).collect()
}

/// Keeps variables that the process no longer has in its environment. Once, at its beginning.
pub fn keep_environment(variables: Environment) {
    let _ = KEPT.set(variables);
}

/// Deepest nesting of tables and lists; the known keys need four.
const DEPTH_MAX: usize = 16;

/// A value as written.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// `"…"`
    Text(String),
    /// `12`
    Integer(i64),
    /// `true`
    Boolean(bool),
    /// `[…]` of values, each with its place.
    List(Vec<(Value, Range<usize>)>),
    /// Something that no key takes; its kind in words.
    Other(&'static str),
}

impl Value {
    /// Its kind in words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a number",
            Self::Boolean(_) => "true or false",
            Self::List(_) => "a list",
            Self::Other(kind) => kind,
        }
    }
}

/// A key with its value. Places are byte ranges of the file.
pub struct Entry {
    /// Where the key stands.
    pub key: Range<usize>,
    /// Where the value stands.
    pub span: Range<usize>,
    /// What it says.
    pub value: Value,
}

/// A configuration file as written.
pub struct Document {
    /// Its path as given.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
    /// Values by dotted path; entries of lists of tables are numbered: `listen[0].address`.
    pub entries: BTreeMap<String, Entry>,
    /// Places of table headers by dotted path.
    pub tables: BTreeMap<String, Range<usize>>,
}

impl Document {
    /// Reads TOML 1.1. Errors: P104 with every place that is not TOML.
    pub fn parse(file: &Path, text: &str) -> Result<Self, Problems> {
        let (root, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            let mut problems = Problems::new(file, text);
            for error in errors {
                problems.add(&problem::P104, "", error.span(), "this is not TOML", error.message(), "");
            }
            return Err(problems);
        }
        let mut document =
            Self { file: file.to_path_buf(), text: text.to_owned(), entries: BTreeMap::new(), tables: BTreeMap::new() };
        document.walk("", root.get_ref(), 0);
        Ok(document)
    }

    /// How many entries the list of tables `path` has.
    pub fn count(&self, path: &str) -> usize {
        (0..).take_while(|index| self.tables.contains_key(&format!("{path}[{index}]"))).count()
    }

    fn walk(&mut self, prefix: &str, table: &DeTable<'_>, depth: usize) {
        for (key, value) in table {
            let name = key.get_ref();
            let path = if prefix.is_empty() { name.to_string() } else { format!("{prefix}.{name}") };
            self.enter(path, key.span(), value, depth);
        }
    }

    fn enter(&mut self, path: String, key: Range<usize>, value: &Spanned<DeValue<'_>>, depth: usize) {
        match value.get_ref() {
            DeValue::Table(table) if depth < DEPTH_MAX => {
                self.tables.insert(path.clone(), key);
                self.walk(&path, table, depth + 1);
            }
            DeValue::Array(list) if depth < DEPTH_MAX && is_list_of_tables(list.iter()) => {
                for (index, item) in list.iter().enumerate() {
                    self.enter(format!("{path}[{index}]"), item.span(), item, depth + 1);
                }
            }
            other => {
                let entry = Entry { key, span: value.span(), value: convert(other, depth) };
                self.entries.insert(path, entry);
            }
        }
    }
}

fn is_list_of_tables<'a, 'i: 'a>(items: impl Iterator<Item = &'a Spanned<DeValue<'i>>>) -> bool {
    let mut items = items.peekable();
    items.peek().is_some() && items.all(|item| matches!(item.get_ref(), DeValue::Table(_)))
}

fn convert(value: &DeValue<'_>, depth: usize) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Boolean(*flag),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other("a number that is too large"), Value::Integer),
        DeValue::Array(list) if depth < DEPTH_MAX => {
            Value::List(list.iter().map(|item| (convert(item.get_ref(), depth + 1), item.span())).collect())
        }
        DeValue::Array(_) => Value::Other("a list nested too deep"),
        DeValue::Float(_) => Value::Other("a number with a decimal point"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Table(_) => Value::Other("a table"),
    }
}
