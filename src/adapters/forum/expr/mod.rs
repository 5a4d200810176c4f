//! The expressions of presets: `same(session.session_id, sid) and now < session.session_time + 60`.
//!
//! Small on purpose: names, numbers, texts in single quotes, functions, `++` to join texts, `+ - *`, comparisons,
//! `in (…)`, `not`, `and`, `or`. No loops and no definitions, so every expression ends.

mod eval;
mod functions;
mod parse;

use std::collections::BTreeSet;

use regex::bytes::Regex;

use super::value::{EvalError, Value};
pub(crate) use eval::Scope;
use functions::Function;
pub(crate) use functions::percent_encode;

/// A parsed expression.
#[derive(Clone)]
pub(crate) struct Expr(Node);

#[derive(Clone)]
enum Node {
    Literal(Value),
    /// A name, with the column after the dot in lower case.
    Name(String, Option<String>),
    Call(Function, Vec<Node>),
    /// `match('pattern', value)` and `capture('pattern', value, group)`: the pattern is compiled at start.
    Match(Regex, Box<Node>, usize),
    /// `if(condition, then, else)`: only one branch is looked at.
    If(Box<Node>, Box<Node>, Box<Node>),
    /// `choose(value, key, result, …, otherwise)`.
    Choose(Box<Node>, Vec<(Node, Node)>, Box<Node>),
    Not(Box<Node>),
    Binary(Operator, Box<Node>, Box<Node>),
    In(Box<Node>, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Join,
    Plus,
    Minus,
    Times,
}

impl Expr {
    /// Reads an expression. The error says what is wrong and where, for the author of the preset.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        parse::parse(text).map(Self)
    }

    /// Its value in `scope`.
    pub(crate) fn eval(&self, scope: &Scope) -> Result<Value, EvalError> {
        eval::eval(&self.0, scope)
    }

    /// The names it speaks of, without what follows a dot.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        collect(&self.0, &mut names);
        names
    }
}

impl std::fmt::Debug for Expr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Expr(…)")
    }
}

fn collect<'a>(node: &'a Node, names: &mut BTreeSet<&'a str>) {
    match node {
        Node::Literal(_) => {}
        Node::Name(name, _) => {
            names.insert(name);
        }
        Node::Call(_, arguments) => arguments.iter().for_each(|argument| collect(argument, names)),
        Node::Match(_, value, _) | Node::Not(value) => collect(value, names),
        Node::If(a, b, c) => [a, b, c].into_iter().for_each(|part| collect(part, names)),
        Node::Choose(value, pairs, otherwise) => {
            collect(value, names);
            pairs.iter().for_each(|(key, result)| {
                collect(key, names);
                collect(result, names);
            });
            collect(otherwise, names);
        }
        Node::Binary(_, left, right) => {
            collect(left, names);
            collect(right, names);
        }
        Node::In(value, list) => {
            collect(value, names);
            list.iter().for_each(|item| collect(item, names));
        }
    }
}
