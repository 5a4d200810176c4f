//! What was read from settings files: names with texts, numbers, nested tables, and what only the forum could compute.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::adapters::forum::value::{Row, Value};

/// A value of a settings file. Never printed: it may be a password.
#[derive(Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Flag(bool),
    Number(i64),
    Text(String),
    Map(Map),
    /// There is a value, but finding it out would mean to run the file.
    Computed(Computed),
}

/// Where a value is computed, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Computed {
    pub line: usize,
    /// A function, variable or construct by its name; never a value.
    pub by: String,
}

/// Named or numbered values, as PHP's arrays are.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Map {
    entries: BTreeMap<String, Node>,
    next: i64,
}

impl Map {
    /// With one entry.
    pub(super) fn of(key: String, value: Node) -> Self {
        let mut map = Self::default();
        map.insert(key, value);
        map
    }

    pub(super) fn insert(&mut self, key: String, value: Node) {
        if let Ok(number) = key.parse::<i64>() {
            self.next = self.next.max(number.saturating_add(1));
        }
        self.entries.insert(key, value);
    }

    /// Adds under the next free number.
    pub(super) fn push(&mut self, value: Node) {
        *self.next_place() = value;
    }

    /// The place of a key; nothing stands there if it is new.
    pub(super) fn place(&mut self, key: String) -> &mut Node {
        if !self.entries.contains_key(&key) {
            self.insert(key.clone(), Node::Null);
        }
        self.entries.entry(key).or_insert(Node::Null)
    }

    /// A place under the next free number.
    pub(super) fn next_place(&mut self) -> &mut Node {
        self.place(self.next.to_string())
    }

    #[cfg(test)]
    pub(super) fn entries(&self) -> impl Iterator<Item = (&String, &Node)> {
        self.entries.iter()
    }

    /// Whether the keys are 0, 1, 2 and so on.
    fn is_list(&self) -> bool {
        !self.entries.is_empty() && (0..self.entries.len()).all(|number| self.entries.contains_key(&number.to_string()))
    }

    fn into_json(self) -> Json {
        if self.is_list() {
            let count = self.entries.len();
            let mut entries = self.entries;
            let items = (0..count).filter_map(|number| entries.remove(&number.to_string()));
            return Json::Array(items.map(Node::into_json).collect());
        }
        Json::Object(self.entries.into_iter().map(|(key, node)| (key, node.into_json())).collect())
    }
}

impl Node {
    /// What expressions see. Computed values are nothing; whoever needs one asks [`Node::computed_at`] first.
    fn into_value(self) -> Value {
        match self {
            Self::Null | Self::Computed(_) => Value::Null,
            Self::Flag(flag) => Value::truth(flag),
            Self::Number(number) => Value::Int(number),
            Self::Text(text) => Value::text(text),
            Self::Map(map) => Value::Json(Arc::new(map.into_json())),
        }
    }

    fn into_json(self) -> Json {
        match self {
            Self::Null | Self::Computed(_) => Json::Null,
            Self::Flag(flag) => Json::Bool(flag),
            Self::Number(number) => Json::from(number),
            Self::Text(text) => Json::from(text),
            Self::Map(map) => map.into_json(),
        }
    }

    /// The computed value on the way down a JSON pointer, with the keys that lead to it.
    fn computed_at<'a>(&self, pointer: &'a str) -> Option<(&Computed, Vec<&'a str>)> {
        let mut keys = Vec::new();
        let mut node = self;
        let mut rest = pointer.split('/').skip(1);
        loop {
            match node {
                Self::Computed(computed) => return Some((computed, keys)),
                Self::Map(map) => {
                    let key = rest.next()?;
                    keys.push(key);
                    node = map.entries.get(&key.replace("~1", "/").replace("~0", "~"))?;
                }
                _ => return None,
            }
        }
    }
}

impl From<Json> for Node {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(flag) => Self::Flag(flag),
            Json::Number(number) => number.as_i64().map_or_else(|| Self::Text(number.to_string()), Self::Number),
            Json::String(text) => Self::Text(text),
            Json::Array(list) => {
                let mut map = Map::default();
                list.into_iter().for_each(|item| map.push(item.into()));
                Self::Map(map)
            }
            Json::Object(entries) => {
                let mut map = Map::default();
                entries.into_iter().for_each(|(key, value)| map.insert(key, value.into()));
                Self::Map(map)
            }
        }
    }
}

/// A file that was understood, by the names in it as they are written; PHP's variables with their sign.
pub(super) type Names = BTreeMap<String, Node>;

/// Why a settings file cannot be understood: the line, and what is wrong there, without what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    pub line: usize,
    pub why: &'static str,
}

/// All settings files of one forum. Expressions do not tell upper from lower case, so neither do we: what is read
/// later wins.
#[derive(Default)]
pub(super) struct Tree {
    entries: BTreeMap<String, Entry>,
    /// Files that go on in another one, and where they say so.
    included: Vec<(String, usize)>,
}

struct Entry {
    name: String,
    file: String,
    node: Node,
}

/// A value that an expression needs and that is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needed {
    /// The settings file, as it is to be shown.
    pub file: String,
    /// The setting: `config['database']['password']`.
    pub name: String,
    pub computed: Computed,
}

impl Tree {
    /// Takes over a file.
    pub(super) fn add(&mut self, file: &str, names: Names) {
        for (name, node) in names {
            let key = name.trim_start_matches('$').to_ascii_lowercase();
            self.entries.insert(key, Entry { name, file: file.to_owned(), node });
        }
    }

    /// Notes that a file goes on in another one, from this line.
    pub(super) fn goes_on(&mut self, file: &str, line: usize) {
        self.included.push((file.to_owned(), line));
    }

    /// For messages about what was not found: a sentence for the first file that goes on elsewhere, or nothing.
    pub(super) fn where_else(&self) -> String {
        self.included.first().map_or_else(String::new, |(file, line)| {
            format!(". {file} includes another file in line {line}, which portico does not read: it may stand there")
        })
    }

    /// The computed value that a reading of `column`, and of `pointer` in it, would need.
    pub(super) fn computed(&self, column: &str, pointer: &str) -> Option<Needed> {
        let entry = self.entries.get(column)?;
        let (computed, keys) = entry.node.computed_at(pointer)?;
        let below: String = keys.iter().map(|key| format!("['{key}']")).collect();
        Some(Needed { file: entry.file.clone(), name: format!("{}{below}", entry.name), computed: computed.clone() })
    }

    /// As a row for expressions. `columns` that no file has are nothing, since forums leave out what is usual.
    pub(super) fn row<'a>(&self, columns: impl Iterator<Item = &'a str>) -> Row {
        let known = self.entries.iter().map(|(name, entry)| (name.clone(), entry.node.clone().into_value()));
        columns.map(|column| (column.to_owned(), Value::Null)).chain(known).collect()
    }
}
