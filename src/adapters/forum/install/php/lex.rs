//! PHP as tokens. Strict where a text ends; whatever has no meaning for settings is one sign.

use crate::adapters::forum::install::tree::Malformed;

/// One token and its line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub kind: Kind,
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// `$name`
    Variable(String),
    /// Keywords, constants, functions; with namespaces.
    Word(String),
    /// A whole text.
    Text(String),
    /// A text with variables in it, or a command in backticks.
    Computed(&'static str),
    Number(i64),
    /// A number with a fraction, as it is written.
    Fraction(String),
    /// Punctuation; two or three signs where they mean something together.
    Sign(&'static str),
    /// Punctuation that settings do not need.
    Other,
}

/// Longest first.
const SIGNS: &[&str] = &[
    "??=", "===", "!==", "...", "=>", "->", "::", "??", "?:", "||", "&&", "==", "!=", ".=", "+=", "-=", "*=", "/=",
    "|=", "&=", "^=", "%=", "$", "(", ")", "[", "]", "{", "}", ";", ",", "=", ".", "?", ":", "!", "&", "-", "+", "@",
];

/// Splits a file. What stands outside of `<?php … ?>` is left out.
pub(super) fn lex(text: &str) -> Result<Vec<Token>, Malformed> {
    let mut lexer = Lexer { rest: text, line: 1, tokens: Vec::new() };
    while lexer.open() {
        lexer.code()?;
    }
    Ok(lexer.tokens)
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    tokens: Vec<Token>,
}

impl<'a> Lexer<'a> {
    /// Goes behind the next opening tag.
    fn open(&mut self) -> bool {
        while let Some(at) = self.rest.find("<?") {
            self.skip(at + 2);
            let word = self.rest.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("php"));
            if word || self.rest.starts_with('=') {
                self.skip(if word { 3 } else { 1 });
                return true;
            }
        }
        false
    }

    /// Everything up to the closing tag or the end.
    fn code(&mut self) -> Result<(), Malformed> {
        loop {
            let blank = self.rest.len() - self.rest.trim_start().len();
            self.skip(blank);
            let Some(first) = self.rest.chars().next() else { return Ok(()) };
            if self.rest.starts_with("?>") {
                self.push(Kind::Sign(";"));
                self.skip(2);
                return Ok(());
            }
            if self.rest.starts_with("/*") {
                let end = self.rest[2..].find("*/").ok_or_else(|| self.error("a comment does not end"))?;
                self.skip(end + 4);
            } else if self.rest.starts_with("//") || first == '#' {
                self.line_comment();
            } else if self.rest.starts_with("<<<") {
                self.heredoc()?;
            } else {
                self.token(first)?;
            }
        }
    }

    fn token(&mut self, first: char) -> Result<(), Malformed> {
        match first {
            '\'' => {
                let (raw, length) = self.quoted('\'')?;
                let text = unescape_single(raw);
                self.push(Kind::Text(text));
                self.skip(length);
            }
            '"' => {
                let (raw, length) = self.quoted('"')?;
                let kind = double(raw);
                self.push(kind);
                self.skip(length);
            }
            '`' => {
                let (_, length) = self.quoted('`')?;
                self.push(Kind::Computed("a command"));
                self.skip(length);
            }
            '$' if self.rest[1..].starts_with(is_name_start) => {
                let name = name(&self.rest[1..]);
                self.push(Kind::Variable(name.to_owned()));
                self.skip(1 + name.len());
            }
            '0'..='9' => self.number(),
            c if is_name_start(c) || c == '\\' => self.word(),
            _ => self.sign(first),
        }
        Ok(())
    }

    /// Ends with the line, or before a closing tag.
    fn line_comment(&mut self) {
        let line = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let end = self.rest[..line].find("?>").unwrap_or(line);
        self.skip(end);
    }

    /// What stands between two quotes, as written, and the length with both.
    fn quoted(&self, quote: char) -> Result<(&'a str, usize), Malformed> {
        let mut escaped = false;
        for (at, c) in self.rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                c if c == quote => return Ok((&self.rest[1..at], at + 1)),
                _ => {}
            }
        }
        Err(self.error("a text does not end"))
    }

    fn number(&mut self) {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
        let raw = &self.rest[..end.unwrap_or(self.rest.len())];
        let digits = raw.replace('_', "").to_ascii_lowercase();
        let parsed = if let Some(hex) = digits.strip_prefix("0x") {
            i64::from_str_radix(hex, 16).ok()
        } else if let Some(bits) = digits.strip_prefix("0b") {
            i64::from_str_radix(bits, 2).ok()
        } else if digits.len() > 1 && digits.starts_with('0') && !digits.contains(['.', 'e']) {
            i64::from_str_radix(digits.trim_start_matches("0o"), 8).ok()
        } else {
            digits.parse().ok()
        };
        self.push(parsed.map_or(Kind::Fraction(digits), Kind::Number));
        self.skip(raw.len());
    }

    fn word(&mut self) {
        let end = self.rest.find(|c: char| !(is_name(c) || c == '\\')).unwrap_or(self.rest.len());
        self.push(Kind::Word(self.rest[..end].trim_start_matches('\\').to_owned()));
        self.skip(end);
    }

    fn sign(&mut self, first: char) {
        match SIGNS.iter().find(|sign| self.rest.starts_with(**sign)) {
            Some(sign) => {
                self.push(Kind::Sign(sign));
                self.skip(sign.len());
            }
            None => {
                self.push(Kind::Other);
                self.skip(first.len_utf8());
            }
        }
    }

    /// `<<<NAME` up to the line that begins with NAME. `<<<'NAME'` takes all literally.
    fn heredoc(&mut self) -> Result<(), Malformed> {
        let header = self.rest[3..].trim_start_matches([' ', '\t']);
        let quote = header.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let label = name(&header[quote.map_or(0, char::len_utf8)..]);
        let body = self.rest.find('\n').map(|at| &self.rest[at + 1..]);
        let (Some(body), false) = (body, label.is_empty()) else {
            // A shift and a comparison, which settings do not have.
            self.push(Kind::Other);
            self.skip(3);
            return Ok(());
        };
        let mut at = 0;
        for line in body.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let after = line[indent..].strip_prefix(label);
            if after.is_some_and(|after| !after.starts_with(is_name)) {
                let inner = body[..at].strip_suffix('\n').unwrap_or(&body[..at]);
                let inner = inner.strip_suffix('\r').unwrap_or(inner);
                let inner: Vec<&str> = inner.split('\n').map(|line| cut(line, indent)).collect();
                let inner = inner.join("\n");
                self.push(if quote == Some('\'') { Kind::Text(inner) } else { double(&inner) });
                self.skip(self.rest.len() - body.len() + at + indent + label.len());
                return Ok(());
            }
            at += line.len();
        }
        Err(self.error("a text does not end"))
    }

    fn push(&mut self, kind: Kind) {
        self.tokens.push(Token { kind, line: self.line });
    }

    fn skip(&mut self, bytes: usize) {
        let (done, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += done.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = rest;
    }

    fn error(&self, why: &'static str) -> Malformed {
        Malformed { line: self.line, why }
    }
}

/// Takes up to `most` blanks off the front.
fn cut(line: &str, most: usize) -> &str {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    &line[blanks.min(most)..]
}

fn is_name_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

fn is_name(c: char) -> bool {
    is_name_start(c) || c.is_ascii_digit()
}

fn name(text: &str) -> &str {
    &text[..text.find(|c: char| !is_name(c)).unwrap_or(text.len())]
}

/// In single quotes only the quote and the backslash are escaped.
fn unescape_single(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('\\', Some(next @ ('\'' | '\\'))) => {
                text.push(*next);
                rest.next();
            }
            _ => text.push(c),
        }
    }
    text
}

/// A text in double quotes; computed if there is a variable in it.
fn double(raw: &str) -> Kind {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '$' if rest.starts_with(|c: char| is_name_start(c) || c == '{') => {
                return Kind::Computed("a text with variables in it");
            }
            '{' if rest.starts_with('$') => return Kind::Computed("a text with variables in it"),
            '\\' => {
                let (c, length) = escape(rest);
                match c {
                    Some(c) => text.push(c),
                    None => text.push('\\'),
                }
                rest = &rest[length..];
            }
            c => text.push(c),
        }
    }
    Kind::Text(text)
}

/// What a backslash and what follows it mean, and how much follows it. `None`: the backslash means itself.
fn escape(rest: &str) -> (Option<char>, usize) {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let run = |from: usize, most: usize, is: fn(&u8) -> bool| rest.bytes().skip(from).take(most).take_while(is).count();
    match rest.bytes().next() {
        Some(b'n') => (Some('\n'), 1),
        Some(b't') => (Some('\t'), 1),
        Some(b'r') => (Some('\r'), 1),
        Some(b'v') => (Some('\u{b}'), 1),
        Some(b'e') => (Some('\u{1b}'), 1),
        Some(b'f') => (Some('\u{c}'), 1),
        Some(sign @ (b'\\' | b'$' | b'"')) => (Some(char::from(sign)), 1),
        Some(b'0'..=b'7') => {
            let digits = run(0, 3, |byte| matches!(byte, b'0'..=b'7'));
            (u32::from_str_radix(&rest[..digits], 8).ok().map(|code| char::from((code & 0xff) as u8)), digits)
        }
        Some(b'x') => match run(1, 2, u8::is_ascii_hexdigit) {
            0 => (None, 0),
            digits => (code(&rest[1..=digits], 16), digits + 1),
        },
        Some(b'u') if rest[1..].starts_with('{') => {
            let digits = run(2, 6, u8::is_ascii_hexdigit);
            match rest.get(2..2 + digits).and_then(|digits| code(digits, 16)) {
                Some(c) if rest[2 + digits..].starts_with('}') => (Some(c), digits + 3),
                _ => (None, 0),
            }
        }
        _ => (None, 0),
    }
}
