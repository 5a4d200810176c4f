//! What is assigned to variables, constants and `return`.

use super::lex::Kind;
use super::{Mode, Reader};
use crate::adapters::forum::install::tree::{Computed, Map, Node};

/// Keys after a variable.
const KEYS_MAX: usize = 16;

/// Name, keys, and where it begins.
type Target = (String, Vec<Key>, usize);

pub(super) enum Key {
    Named(String),
    /// `[]`
    Next,
    Unknown,
}

impl Reader<'_> {
    /// `$a = …`, `$a['b'][] = …`, `$a = $b = …`. Statements that begin with a variable and do something else are
    /// left alone.
    pub(super) fn assignment(&mut self, mode: &Mode, depth: usize) {
        let mut targets = Vec::new();
        while let Some(target) = self.target() {
            if self.take("=") {
                targets.push(target);
            } else if let (Some(Kind::Sign(sign)), false) = (self.kind(), target.0.is_empty())
                && sign.ends_with('=')
                && !matches!(*sign, "==" | "===" | "!=" | "!==")
            {
                let value = self.computed("what it was before");
                self.keep(target, value, mode);
                break;
            } else {
                self.at = target.2;
                break;
            }
        }
        if !targets.is_empty() {
            let value = self.expression(depth);
            for target in targets {
                self.keep(target, value.clone(), mode);
            }
        }
        self.skip_statement();
    }

    /// A variable with its keys, and where it begins. `None` if none comes next; a key that is computed spoils the
    /// whole variable, which is then assigned as computed.
    fn target(&mut self) -> Option<Target> {
        let start = self.at;
        let Some(Kind::Variable(name)) = self.kind() else { return None };
        let name = format!("${name}");
        self.at += 1;
        let mut keys = Vec::new();
        while self.take("[") {
            let key = match self.kind() {
                Some(Kind::Sign("]")) => Some(Key::Next),
                Some(Kind::Text(text)) => Some(Key::Named(text.clone())),
                Some(Kind::Number(number)) => Some(Key::Named(number.to_string())),
                _ => None,
            };
            self.at += usize::from(matches!(key, Some(Key::Named(_))));
            if key.is_none() || keys.len() >= KEYS_MAX || !self.take("]") {
                keys.push(Key::Unknown);
                self.skip_to_closing();
                continue;
            }
            keys.extend(key);
        }
        Some((name, keys, start))
    }

    fn keep(&mut self, target: Target, value: Node, mode: &Mode) {
        let (name, keys, _) = target;
        match keys.iter().position(|key| matches!(key, Key::Unknown)) {
            Some(at) => {
                let value = self.computed("a key that is not written out");
                self.assign(&name, &keys[..at], value, mode);
            }
            None => self.assign(&name, &keys, value, mode),
        }
    }

    /// `[$a, $b] = …` and `list($a, $b) = …`
    pub(super) fn unpacked(&mut self) {
        let start = self.at;
        self.skip_statement();
        for token in self.tokens.get(start..self.at).unwrap_or_default() {
            match &token.kind {
                Kind::Sign("=") => break,
                Kind::Variable(name) => {
                    let value = Node::Computed(Computed { line: token.line, by: "a list".to_owned() });
                    self.names.insert(format!("${name}"), value);
                }
                _ => {}
            }
        }
    }

    pub(super) fn assign(&mut self, name: &str, keys: &[Key], value: Node, mode: &Mode) {
        let value = match mode {
            Mode::Certain => value,
            _ => self.computed("a condition"),
        };
        let mut place = self.names.entry(name.to_owned()).or_insert(Node::Null);
        for key in keys {
            match place {
                Node::Map(_) => {}
                // Nobody knows what is there already, and so whether this is all.
                Node::Computed(_) => return,
                _ => *place = Node::Map(Map::default()),
            }
            let Node::Map(map) = place else { return };
            place = match key {
                Key::Named(key) => map.place(key.clone()),
                Key::Next => map.next_place(),
                Key::Unknown => return,
            };
        }
        *place = value;
    }

    pub(super) fn computed(&self, by: &str) -> Node {
        Node::Computed(Computed { line: self.line(), by: by.to_owned() })
    }
}
