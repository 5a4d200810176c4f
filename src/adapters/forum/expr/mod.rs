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
pub(crate) use functions::{inflate, percent_decode, percent_encode};
pub(crate) use parse::whole_pattern;

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

    /// What it reads of the row `name`: each time the column, and the JSON pointer if one stands beside it.
    pub(crate) fn reads<'a>(&'a self, name: &str) -> Vec<(&'a str, String)> {
        let mut found = Vec::new();
        reads(&self.0, name, &mut found);
        found
    }
}

fn reads<'a>(node: &'a Node, name: &str, found: &mut Vec<(&'a str, String)>) {
    match node {
        Node::Name(row, Some(column)) if row == name => found.push((column, String::new())),
        Node::Call(_, arguments) => match arguments.as_slice() {
            [Node::Name(row, Some(column)), Node::Literal(pointer), more @ ..] if row == name => {
                let pointer = pointer.as_text().filter(|pointer| pointer.starts_with('/'));
                found.push((column, pointer.unwrap_or_default()));
                more.iter().for_each(|argument| reads(argument, name, found));
            }
            arguments => arguments.iter().for_each(|argument| reads(argument, name, found)),
        },
        other => children(other).into_iter().for_each(|child| reads(child, name, found)),
    }
}

fn children(node: &Node) -> Vec<&Node> {
    match node {
        Node::Literal(_) | Node::Name(..) => Vec::new(),
        Node::Call(_, arguments) => arguments.iter().collect(),
        Node::Match(_, value, _) | Node::Not(value) => vec![value],
        Node::If(a, b, c) => vec![a, b, c],
        Node::Choose(value, pairs, otherwise) => {
            let pairs = pairs.iter().flat_map(|(key, result)| [key, result]);
            [value.as_ref(), otherwise.as_ref()].into_iter().chain(pairs).collect()
        }
        Node::Binary(_, left, right) => vec![left, right],
        Node::In(value, list) => std::iter::once(value.as_ref()).chain(list).collect(),
    }
}

impl std::fmt::Debug for Expr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Expr(…)")
    }
}

fn collect<'a>(node: &'a Node, names: &mut BTreeSet<&'a str>) {
    if let Node::Name(name, _) = node {
        names.insert(name);
    }
    children(node).into_iter().for_each(|child| collect(child, names));
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
            ("join(list(1, nothing, csv('2,3'), json('[4,{}]', '/0')), '-')", "1-2-3-4"),
            ("unhex('4142')", "AB"),
            ("unhex('4g')", "null"),
            ("base64_decode('aGk')", "hi"),
            ("base64url(unhex('fbff'))", "-_8"),
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
            ("ip_prefix('10.1.2.3', 3)", "10.1.2"),
            ("ip_prefix('::ffff:10.1.2.3', 1)", "10"),
            ("ip_prefix('10.1.2.3', 9)", "10.1.2.3"),
            ("ip_prefix('2001:db8::1', 2)", "2001:db8::1"),
            ("ip_prefix('nonsense', 2)", "null"),
            ("rsplit('a:b:c', ':', 0)", "c"),
            ("rsplit('a:b:c', ':', 2)", "a"),
            ("rsplit('a:b:c', ':', 3)", "null"),
            ("join(csv('a, b,c'), '-')", "a-b-c"),
            ("join(nothing, '-')", "null"),
            ("join('one', '-')", "one"),
            ("length('Zo\u{eb}')", "4"),
            ("length(csv('a,b'))", "2"),
            ("length('')", "0"),
            ("length(nothing)", "null"),
            ("div(7, 2)", "3"),
            ("div(7, 0)", "null"),
            ("div('x', 2)", "null"),
            ("bit_and(6, 3)", "2"),
            ("bit_and(6, nothing)", "null"),
            ("iso_time('2026-11-21T17:03:21.340Z')", "1795280601"),
            ("iso_time('2026-11-21 17:03:21')", "1795280601"),
            ("iso_time('2026-11-21T18:03:21+01:00')", "1795280601"),
            ("iso_time('tomorrow')", "null"),
            ("json('{\"a\":true}', '/a') == 1", "1"),
            ("if(json('{\"a\":false}', '/a'), 'yes', 'no')", "no"),
            // Neither of these is a number that could be an id.
            ("int(json('{\"a\":true}', '/a'))", "null"),
            ("int(json('{\"a\":42.0}', '/a'))", "null"),
            ("json('{\"a\":1}', '/' ++ 'a')", "1"),
            ("json('{\"a\":1}', nothing)", "null"),
            ("join(keys('{\"a\":1,\"b\":2}'), ' ')", "a b"),
            ("join(keys('[7,8]'), ' ')", "0 1"),
            ("keys('nonsense')", "null"),
            ("kind(php('b:1;'))", "truth"),
            ("kind(php('i:1;'))", "number"),
            ("kind(php('s:1:\"1\";'))", "text"),
            ("kind(php('d:1.5;'))", "fraction"),
            ("kind(php('a:0:{}'))", "tree"),
            ("kind(json('{\"a\":[1]}', '/a'))", "list"),
            ("kind(nothing)", "null"),
            ("holds('{\"in\":1,\"out\":0}', csv('/in,!/out,!/gone'))", "1"),
            ("holds('{\"in\":1,\"out\":0}', csv('/in,/out'))", "0"),
            ("holds('{\"in\":1}', csv('/gone'))", "0"),
            ("holds(nothing, csv('/in'))", "0"),
            ("holds(nothing, csv(''))", "1"),
            ("json(php('a:1:{s:1:\"a\";a:1:{i:5;s:1:\"x\";}}'), '/a/5')", "x"),
            ("json(php_session('user|a:1:{s:2:\"id\";i:42;}', 'php'), '/user/id')", "42"),
            ("json(php_session('id|i:42;junk', 'php'), '/id')", "null"),
            ("php_session('', 'wddx')", "error: the form of a session is 'php', 'php_binary' or 'php_serialize'"),
            ("join(keys(php('a:2:{s:1:\"b\";b:1;i:3;N;}')), ' ')", "b 3"),
            ("join(php('a:2:{i:0;s:1:\"x\";i:1;s:1:\"y\";}'), ' ')", "x y"),
            ("length(php('a:2:{i:0;s:1:\"x\";i:1;s:1:\"y\";}'))", "2"),
            ("int(php('b:1;'))", "null"),
            ("int(php('d:42.0;'))", "null"),
            ("int(php('s:2:\"42\";'))", "42"),
            ("inflate(unhex('789cab564a54b232ac0500082a'))", "null"),
            ("json(inflate(unhex('789cab564a54b232ac0500082a0209')), '/a')", "1"),
            ("inflate('plain')", "null"),
            (
                "aes_cbc(unhex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'), \
              unhex('000102030405060708090a0b0c0d0e0f'), unhex('eec8e2939cc31836a105c14ccb8b15daeae35745b390dbee5f749b3daf886f30'))",
                "the quick brown fox",
            ),
            ("aes_cbc('short', 'iv', 'x')", "null"),
            // Galois/Counter Mode, McGrew and Viega, test case 3.
            (
                "hex(aes_gcm(unhex('feffe9928665731c6d6a8f9467308308'), unhex('cafebabefacedbaddecaf888'), \
              unhex('42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa05\
              1ba30b396a0aac973d58e091473f5985'), unhex('4d5c2af327cd64a62cf35abd2ba6fab4')))",
                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525\
              b16aedf5aa0de657ba637b391aafd255",
            ),
            (
                "aes_gcm(unhex('feffe9928665731c6d6a8f9467308308'), unhex('cafebabefacedbaddecaf888'), '', \
              unhex('4d5c2af3'))",
                "null",
            ),
            // RFC 7515, appendix A.1.
            (
                "json(jwt_hs256('eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQo\
              gImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', \
              base64url_decode('AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow')), \
              '/iss')",
                "joe",
            ),
            ("jwt_hs256('eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP', 'key')", "null"),
            // The algorithm "none", and no signature.
            ("jwt_hs256('eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.', 'key')", "null"),
            ("jwt_hs256('a.b', 'key')", "null"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn what_is_read_of_a_row_is_known() {
        for (text, want) in [
            ("row.a == row.b or n", "a b"),
            ("json(row.a, '/x/y')", "a/x/y"),
            ("first(row.a, 'x', row.b, json(row.c, '/z'))", "a b c/z"),
            ("other.a", ""),
        ] {
            let expr = Expr::parse(text).expect("an expression");
            let reads: Vec<String> = expr.reads("row").iter().map(|(column, at)| format!("{column}{at}")).collect();
            assert_eq!(reads.join(" "), want, "{text}");
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

    proptest::proptest! {
        /// Whatever stands in a preset is refused or has a value, and so is every cookie in a function.
        #[test]
        fn any_text_ends(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "n", "t", "nothing", "row.name", "row", "'x'", "'a,b'", "7", "0", "-", "(", ")", ",", "++", "+", "*", "==", "<", "not",
                    "and", "or", "in", "if(", "choose(", "php(", "php_session(", "json(", "keys(", "split(", "rsplit(", "substr(",
                    "div(", "inflate(", "jwt_hs256(", "aes_cbc(", "ip_prefix(", "pick(", "match('a*', ", "\u{eb}", "'", ";",
                ]),
                0..14,
            ),
            value in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..40),
        ) {
            let mut scope = scope();
            scope.set("t", Value::Bytes(value));
            if let Ok(expr) = Expr::parse(&words.join(" ")) {
                let _ = expr.eval(&scope);
            }
        }

        /// Functions of one argument take any bytes.
        #[test]
        fn any_bytes_have_a_value_or_none(value in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..80)) {
            let mut scope = Scope::default();
            scope.set("x", Value::Bytes(value));
            for text in [
                "php(x)", "php_session(x, 'php_binary')", "inflate(x)", "keys(x)", "json(x, '/a')", "iso_time(x)", "html_decode(x)",
                "percent_decode(x)", "unhex(x)", "base64_decode(x)", "base64url_decode(x)", "int(x)", "csv(x)", "length(x)",
                "jwt_hs256(x, 'k')", "aes_cbc('0123456789abcdef', '0123456789abcdef', x)", "aes_gcm('0123456789abcdef', x, x, x)",
                "ip_prefix(x, 2)", "ip_match(x, x, 3)", "pick(x, 'css:a')", "pick('<a>', x)", "substr(x, -3, 2)", "rsplit(x, ':', 1)",
            ] {
                let _ = Expr::parse(text).expect("an expression").eval(&scope);
            }
        }
    }
}
