//! The right side of an assignment: literals, and "computed" for everything else.

use super::lex::Kind;
use super::{DEPTH_MAX, Reader};
use crate::adapters::forum::install::tree::{Computed, Map, Node};

/// A value, or what the environment says.
enum Operand {
    Value(Node),
    Environment { name: String, value: Option<String>, line: usize },
}

impl Operand {
    /// The environment without a default has a value only if portico sees it as well.
    fn settle(self) -> Node {
        match self {
            Self::Value(node) => node,
            Self::Environment { value: Some(value), .. } => Node::Text(value),
            Self::Environment { name, line, .. } => {
                let by = format!("the environment variable {name}, which portico does not have");
                Node::Computed(Computed { line, by })
            }
        }
    }
}

impl Reader<'_> {
    /// A value, up to the sign that ends it.
    pub(super) fn expression(&mut self, depth: usize) -> Node {
        let by = self.described();
        let line = self.line();
        let value = self.joined(depth);
        if self.at_end() {
            return value;
        }
        self.skip_until(|sign| matches!(sign, ";" | "," | "=>"));
        Node::Computed(Computed { line, by })
    }

    fn joined(&mut self, depth: usize) -> Node {
        let mut value = self.chosen(depth);
        while self.take(".") {
            // A default behind this one would be one for the whole text, and leaves a sign that nobody takes.
            let right = self.operand(depth).settle();
            value = join(value, right);
        }
        value
    }

    /// An operand, with a default behind it if it comes from the environment.
    fn chosen(&mut self, depth: usize) -> Node {
        let operand = self.operand(depth);
        let Operand::Environment { ref value, .. } = operand else { return operand.settle() };
        let is_set = value.as_ref().is_some_and(|value| !value.is_empty() && value != "0");
        if self.is("?:") || self.is("??") {
            let is_set = is_set || (self.is("??") && value.is_some());
            self.at += 1;
            let otherwise = self.nested(depth);
            return if is_set { operand.settle() } else { otherwise };
        }
        if self.take("?") {
            let then = self.nested(depth);
            if self.take(":") {
                let otherwise = self.nested(depth);
                return if is_set { then } else { otherwise };
            }
        }
        operand.settle()
    }

    /// A value within another one.
    fn nested(&mut self, depth: usize) -> Node {
        if depth >= DEPTH_MAX {
            return self.computed("something nested too deep");
        }
        self.joined(depth + 1)
    }

    fn operand(&mut self, depth: usize) -> Operand {
        let line = self.line();
        let Some(kind) = self.kind().cloned() else { return Operand::Value(self.computed("nothing")) };
        let described = self.described();
        self.at += 1;
        let node = match kind {
            Kind::Text(text) => Node::Text(text),
            Kind::Number(number) => Node::Number(number),
            Kind::Fraction(digits) => Node::Text(digits),
            Kind::Computed(by) => Node::Computed(Computed { line, by: by.to_owned() }),
            Kind::Sign("[") => self.items("]", depth),
            Kind::Sign("(") => self.within_brackets(depth),
            Kind::Sign("@") if depth < DEPTH_MAX => return self.operand(depth + 1),
            Kind::Sign("-") => match self.kind() {
                Some(Kind::Number(number)) => {
                    let negative = number.wrapping_neg();
                    self.at += 1;
                    Node::Number(negative)
                }
                _ => Node::Computed(Computed { line, by: described }),
            },
            Kind::Word(word) => match word.to_ascii_lowercase().as_str() {
                "true" => Node::Flag(true),
                "false" => Node::Flag(false),
                "null" => Node::Null,
                "array" if self.take("(") => self.items(")", depth),
                "getenv" if self.is("(") => return self.environment_of(line, described),
                _ => self.unknown(line, described),
            },
            Kind::Variable(name) if matches!(name.as_str(), "_ENV" | "_SERVER") && self.is("[") => {
                return self.environment_of(line, described);
            }
            Kind::Variable(_) => self.unknown(line, described),
            Kind::Sign(_) | Kind::Other => {
                // The sign belongs to whoever is around.
                self.at -= 1;
                Node::Computed(Computed { line, by: described })
            }
        };
        Operand::Value(node)
    }

    /// A call, a constant, another variable.
    fn unknown(&mut self, line: usize, by: String) -> Node {
        while self.is("(") || self.is("[") {
            self.at += 1;
            self.skip_to_closing();
        }
        Node::Computed(Computed { line, by })
    }

    /// `getenv('NAME')`, `$_ENV['NAME']`
    fn environment_of(&mut self, line: usize, described: String) -> Operand {
        self.at += 1;
        let name = match self.kind() {
            Some(Kind::Text(name)) => Some(name.clone()),
            _ => None,
        };
        self.skip_to_closing();
        match name {
            Some(name) => Operand::Environment { value: self.environment.get(&name).cloned(), name, line },
            None => Operand::Value(Node::Computed(Computed { line, by: described })),
        }
    }

    /// `(…)`, or what follows `(string)`.
    fn within_brackets(&mut self, depth: usize) -> Node {
        if depth >= DEPTH_MAX {
            self.skip_to_closing();
            return self.computed("something nested too deep");
        }
        let cast = matches!(self.word().as_deref(), Some("string" | "int" | "integer"));
        if cast && matches!(self.tokens.get(self.at + 1).map(|token| &token.kind), Some(Kind::Sign(")"))) {
            let to_text = self.word().as_deref() == Some("string");
            self.at += 2;
            let node = self.operand(depth + 1).settle();
            return match (node, to_text) {
                (Node::Number(number), true) => Node::Text(number.to_string()),
                (node @ Node::Text(_), true) | (node @ (Node::Number(_) | Node::Computed(_)), _) => node,
                (Node::Text(text), false) => text.parse().map_or_else(|_| self.computed("a conversion"), Node::Number),
                _ => self.computed("a conversion"),
            };
        }
        let node = self.expression(depth + 1);
        self.skip_to_closing();
        node
    }

    /// The items of an array literal.
    fn items(&mut self, close: &str, depth: usize) -> Node {
        if depth >= DEPTH_MAX {
            let node = self.computed("something nested too deep");
            self.skip_to_closing();
            return node;
        }
        let mut map = Map::default();
        while self.at < self.tokens.len() && !self.take(close) {
            if self.is("...") {
                let node = self.computed("a list within the list");
                self.skip_to_closing();
                return node;
            }
            let before = self.at;
            let first = self.expression(depth + 1);
            if self.take("=>") {
                let value = self.expression(depth + 1);
                // A key that is computed names something that nobody here asks for.
                if let Some(key) = text_of(&first) {
                    map.insert(key, value);
                }
            } else if self.at > before {
                map.push(first);
            }
            if !self.take(",") && !self.is(close) {
                self.at += 1;
            }
        }
        Node::Map(map)
    }

    fn at_end(&self) -> bool {
        matches!(self.kind(), None | Some(Kind::Sign(";" | "," | ")" | "]" | "}" | "=>")))
    }

    /// What comes next by its name, never a value.
    fn described(&self) -> String {
        let next = self.tokens.get(self.at + 1).map(|token| &token.kind);
        match (self.kind(), next) {
            (Some(Kind::Word(word)), Some(Kind::Sign("("))) => format!("{word}(...)"),
            (Some(Kind::Word(word)), _) => word.clone(),
            (Some(Kind::Variable(name)), _) => format!("${name}"),
            _ => "an expression".to_owned(),
        }
    }
}

/// A key as PHP keeps it.
fn text_of(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.clone()),
        Node::Number(number) => Some(number.to_string()),
        Node::Flag(flag) => Some(if *flag { "1" } else { "" }.to_owned()),
        Node::Null => Some(String::new()),
        _ => None,
    }
}

/// Joins texts as PHP's `.` does. What is computed spoils the whole.
fn join(left: Node, right: Node) -> Node {
    match (left, right) {
        (left @ Node::Computed(_), _) => left,
        (_, right @ Node::Computed(_)) => right,
        (Node::Text(mut left), right) => {
            left.push_str(&text_of(&right).unwrap_or_default());
            Node::Text(left)
        }
        (left, right) => Node::Text(text_of(&left).unwrap_or_default() + &text_of(&right).unwrap_or_default()),
    }
}
