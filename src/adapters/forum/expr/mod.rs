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

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        let mut scope = Scope::default();
        scope.set("n", Value::Int(7));
        scope.set("t", Value::text("7"));
        scope.set("nothing", Value::Null);
        let row = [("name", Value::text("Zo\u{eb}")), ("secret", Value::text("s3cret")), ("empty", Value::text(""))];
        scope.set_row("row", row.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
        scope
    }

    fn shown(text: &str) -> String {
        match Expr::parse(text).map(|expr| expr.eval(&scope())) {
            Err(error) => format!("no: {error}"),
            Ok(Err(error)) => format!("error: {error}"),
            Ok(Ok(value)) => value.as_text().unwrap_or_else(|| "null".to_owned()),
        }
    }

    #[test]
    fn values() {
        for (text, want) in [
            ("1 + 2 * 3 - 4", "3"),
            ("(1 + 2) * 3", "9"),
            ("'a' ++ n ++ row.name", "a7Zo\u{eb}"),
            ("'a' ++ nothing", "null"),
            ("n == '7' and t == 7", "1"),
            ("'07' == 7", "0"),
            ("nothing == null", "1"),
            ("nothing == ''", "0"),
            ("n in (1, 7)", "1"),
            ("not n in (1, 2)", "1"),
            ("not (n < 7) or 1 == 2", "1"),
            ("'x' < 3", "error: a whole number is expected"),
            ("row.Gone", "error: \"row.gone\" is missing"),
            ("if(n > 5, 'big', 1 + 'x')", "big"),
            ("choose(t, 6, 'six', 7, 'seven', 'other')", "seven"),
            ("match('[0-9]', n)", "7"),
            ("match('[0-9]', '77')", "null"),
            ("capture('(a+)(b+)', 'aabbb', 2)", "bbb"),
            ("first(nothing, row.empty, 'c')", "c"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn functions() {
        for (text, want) in [
            ("same(row.secret, 's3cret')", "1"),
            ("same(row.secret, 'S3cret')", "0"),
            ("same(row.empty, '')", "0"),
            ("same(nothing, nothing)", "0"),
            ("int('03')", "null"),
            ("int('5', 6)", "null"),
            ("percent_decode('%61%zz%2')", "a%zz%2"),
            ("form_decode('a+b%2B')", "a b+"),
            ("url_query('/a?b=\u{eb}')", "%2Fa%3Fb%3D%C3%AB"),
            ("url_path('/a b')", "/a%20b"),
            ("url_join('https://f.example/', './x')", "https://f.example/x"),
            ("url_join('https://f.example', 'https://g.example/y')", "https://g.example/y"),
            ("lower('AB\u{cb}')", "ab\u{cb}"),
            ("lower_utf8('AB\u{cb}')", "ab\u{eb}"),
            ("substr('abcdef', 1, 3)", "bcd"),
            ("substr('abcdef', -2)", "ef"),
            ("substr('abc', 5, 9)", ""),
            ("split('a_b_c', '_', 1)", "b"),
            ("split('a_b', '_', 7)", "null"),
            ("contains(csv('1, 22,3'), 22)", "1"),
            ("contains(csv('1,22'), 2)", "0"),
            ("unhex('4142')", "AB"),
            ("unhex('4g')", "null"),
            ("base64_decode('aGk')", "hi"),
            ("md5('abc')", "900150983cd24fb0d6963f7d28e17f72"),
            ("sha1('abc')", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            // RFC 2202, test case 2.
            ("hmac_md5('Jefe', 'what do ya want for nothing?')", "750c783e6ab0b503eaa86e310a5db738"),
            ("hmac_sha1('Jefe', 'what do ya want for nothing?')", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
            ("json('{\"a\":[1,{\"b\":\"x\"}]}', '/a/1/b')", "x"),
            ("json('nonsense', '/a')", "null"),
            ("html_decode('&lt;&amp;amp;&#39;')", "<&amp;'"),
            ("ip_match('10.1.2.3', '10.1.2.9', 3)", "1"),
            ("ip_match('10.1.2.3', '10.1.3.3', 3)", "0"),
            ("ip_match('::ffff:10.1.2.3', '10.1.2.3', 4)", "1"),
            ("ip_match('2001:db8:1:2::1', '2001:db8:1:2::2', 4)", "0"),
            ("ip_match('2001:db8:1:2::1', '10.1.2.3', 1)", "0"),
            ("ip_match('nonsense', nothing, 0)", "1"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_a_reason() {
        for (text, want) in [
            ("", "ends too early"),
            ("1 +", "ends too early"),
            ("(1", "\")\" is missing"),
            ("1 2", "not expected"),
            ("'a", "does not end"),
            ("a ; b", "has no meaning"),
            ("evil(1)", "no function"),
            ("md5()", "does not take 0"),
            ("match(n, 'x')", "a pattern is written"),
            ("match('(', n)", "not a regular expression"),
            ("capture('a', n, 1)", "no group 1"),
        ] {
            let got = shown(text);
            assert!(got.starts_with("no: ") && got.contains(want), "{text}: {got}");
        }
        assert!(shown(&"(".repeat(100)).contains("too deeply"));
        assert!(shown(&"1+".repeat(4_000)).contains("longer than"));
    }
}
