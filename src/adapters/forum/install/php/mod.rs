//! Settings files in PHP, read without running them.
//!
//! Understood are assignments of literals (`$a = 'x'`, `$a['b'][] = 1`), array literals, `define`, `const`, `return`,
//! joined literals, and the environment with a default. Whatever else gives a setting its value makes it "computed":
//! an assignment within a condition, a call, another variable. Wrongly taken values would be worse than none.

mod expression;
mod lex;

use std::collections::BTreeSet;

use super::Environment;
use super::tree::{Computed, Malformed, Map, Names, Node};
use lex::{Kind, Token};

/// Array literals and blocks within each other.
const DEPTH_MAX: usize = 32;
/// Keys after a variable.
const KEYS_MAX: usize = 16;

/// Reads a settings file. `environment` is for `getenv`.
pub(super) fn read(text: &str, environment: &Environment) -> Result<Names, Malformed> {
    let tokens = lex::lex(text)?;
    let mut reader =
        Reader { tokens: &tokens, at: 0, environment, names: Names::new(), constants: BTreeSet::new(), open_blocks: 0 };
    while reader.at < reader.tokens.len() {
        let before = reader.at;
        if reader.statement(&Mode::Certain, 0).is_none() {
            break;
        }
        if reader.at == before {
            // A closing brace that nothing opened.
            reader.at += 1;
        }
    }
    Ok(reader.names)
}

/// Whether a statement is carried out.
#[derive(Clone, PartialEq)]
enum Mode {
    /// Whenever the file is.
    Certain,
    /// When this constant was not defined before.
    Unless(String),
    /// Nobody knows.
    Perhaps,
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    environment: &'a Environment,
    names: Names,
    constants: BTreeSet<String>,
    /// Conditions in the form `if (…): … endif;`.
    open_blocks: usize,
}

/// The rest of the file is not carried out.
type Goes = Option<()>;

impl Reader<'_> {
    fn kind(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(1, |token| token.line)
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.kind(), Some(Kind::Sign(found)) if *found == sign)
    }

    /// Goes behind a sign, if it is the next.
    fn take(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        self.at += usize::from(found);
        found
    }

    /// The next word, in lower case.
    fn word(&self) -> Option<String> {
        match self.kind() {
            Some(Kind::Word(word)) => Some(word.to_ascii_lowercase()),
            _ => None,
        }
    }

    /// One statement. `None`: the file ends here.
    fn statement(&mut self, mode: &Mode, depth: usize) -> Goes {
        if depth > DEPTH_MAX {
            self.skip_statement();
            return Some(());
        }
        let mode = if self.open_blocks > 0 { &Mode::Perhaps } else { mode };
        match self.kind()? {
            Kind::Sign("{") => self.block(mode, depth),
            Kind::Sign("@") => {
                self.at += 1;
                Some(())
            }
            Kind::Sign("[") => {
                self.unpacked();
                Some(())
            }
            Kind::Variable(_) => {
                self.assignment(mode, depth);
                Some(())
            }
            Kind::Word(word) => {
                let word = word.to_ascii_lowercase();
                self.worded(&word, mode, depth)
            }
            _ => {
                self.skip_statement();
                Some(())
            }
        }
    }

    fn block(&mut self, mode: &Mode, depth: usize) -> Goes {
        self.at += 1;
        while self.at < self.tokens.len() && !self.take("}") {
            let before = self.at;
            self.statement(mode, depth + 1)?;
            self.at += usize::from(self.at == before);
        }
        Some(())
    }

    /// A statement that begins with a word.
    fn worded(&mut self, word: &str, mode: &Mode, depth: usize) -> Goes {
        match word {
            "if" | "elseif" | "while" | "for" | "foreach" | "switch" | "catch" => {
                self.at += 1;
                let inner = match self.condition() {
                    Some(constant) if word == "if" && *mode == Mode::Certain => Mode::Unless(constant),
                    _ => Mode::Perhaps,
                };
                self.body(word == "elseif", &inner, depth)
            }
            "else" | "do" | "try" | "finally" => {
                self.at += 1;
                self.body(true, &Mode::Perhaps, depth)
            }
            "endif" | "endwhile" | "endfor" | "endforeach" | "endswitch" => {
                self.open_blocks = self.open_blocks.saturating_sub(1);
                self.skip_statement();
                Some(())
            }
            "case" | "default" => {
                while self.at < self.tokens.len() && !self.take(":") && !self.is(";") && !self.is("}") {
                    self.at += 1;
                }
                Some(())
            }
            "function" | "class" | "interface" | "trait" | "enum" | "abstract" | "final" => {
                self.skip_definition();
                Some(())
            }
            "namespace" => {
                self.at += 2;
                Some(())
            }
            "return" => {
                self.at += 1;
                let value = self.expression(0);
                self.assign("return", &[], value, mode);
                self.skip_statement();
                self.ends(mode)
            }
            "exit" | "die" | "__halt_compiler" => {
                self.skip_statement();
                self.ends(mode)
            }
            "const" => {
                self.constants(mode);
                Some(())
            }
            "define" => {
                self.define(mode);
                self.skip_statement();
                Some(())
            }
            "defined" => {
                self.define_unless(mode);
                Some(())
            }
            "list" => {
                self.unpacked();
                Some(())
            }
            _ => {
                self.skip_statement();
                Some(())
            }
        }
    }

    fn ends(&self, mode: &Mode) -> Goes {
        (*mode != Mode::Certain).then_some(())
    }

    /// What belongs to a condition: one statement, a block, or everything up to `endif`.
    fn body(&mut self, goes_on: bool, mode: &Mode, depth: usize) -> Goes {
        if self.take(":") {
            self.open_blocks += usize::from(!goes_on);
            return Some(());
        }
        self.statement(mode, depth + 1)
    }

    /// Goes behind `(…)`, and answers the constant if it says `!defined('…')`.
    fn condition(&mut self) -> Option<String> {
        let start = self.at;
        self.skip_brackets();
        match self.tokens.get(start..self.at)?.iter().map(|token| &token.kind).collect::<Vec<_>>()[..] {
            [
                Kind::Sign("("),
                Kind::Sign("!"),
                Kind::Word(word),
                Kind::Sign("("),
                Kind::Text(name),
                Kind::Sign(")"),
                Kind::Sign(")"),
            ] if word.eq_ignore_ascii_case("defined") => Some(name.clone()),
            _ => None,
        }
    }

    /// `define('NAME', value …`
    fn define(&mut self, mode: &Mode) {
        self.at += 1;
        if !self.take("(") {
            return;
        }
        let Some(Kind::Text(name)) = self.kind().cloned() else { return };
        self.at += 1;
        if !self.take(",") {
            return;
        }
        let value = self.expression(0);
        self.keep_constant(name, value, mode);
    }

    /// `defined('NAME') or define('NAME', value)`
    fn define_unless(&mut self, mode: &Mode) {
        self.at += 1;
        let start = self.at;
        self.skip_brackets();
        let name = match self.tokens.get(start + 1).map(|token| &token.kind) {
            Some(Kind::Text(name)) => name.clone(),
            _ => return self.skip_statement(),
        };
        let or = self.take("||") || self.word().is_some_and(|word| word == "or");
        self.at += usize::from(self.word().is_some_and(|word| word == "or"));
        if or && self.word().is_some_and(|word| word == "define") {
            let mode = if *mode == Mode::Certain { Mode::Unless(name) } else { Mode::Perhaps };
            self.define(&mode);
        }
        self.skip_statement();
    }

    /// `const A = 1, B = 2;`
    fn constants(&mut self, mode: &Mode) {
        self.at += 1;
        while let Some(Kind::Word(name)) = self.kind().cloned() {
            self.at += 1;
            if !self.take("=") {
                break;
            }
            let value = self.expression(0);
            self.keep_constant(name, value, mode);
            if !self.take(",") {
                break;
            }
        }
        self.skip_statement();
    }

    /// The first definition of a constant counts.
    fn keep_constant(&mut self, name: String, value: Node, mode: &Mode) {
        if self.constants.contains(&name) {
            return;
        }
        let certain = *mode == Mode::Unless(name.clone());
        self.assign(&name, &[], value, if certain { &Mode::Certain } else { mode });
        self.constants.insert(name);
    }

    /// `$a = …`, `$a['b'][] = …`, `$a = $b = …`. Statements that begin with a variable and do something else are
    /// left alone.
    fn assignment(&mut self, mode: &Mode, depth: usize) {
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
    fn unpacked(&mut self) {
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

    fn assign(&mut self, name: &str, keys: &[Key], value: Node, mode: &Mode) {
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

    fn computed(&self, by: &str) -> Node {
        Node::Computed(Computed { line: self.line(), by: by.to_owned() })
    }

    /// Goes behind the next `;` that is not within brackets, or before a `}` that closes what is around.
    fn skip_statement(&mut self) {
        self.skip_until(|sign| sign == ";");
        self.take(";");
    }

    /// Goes behind `(…)`, if it comes next.
    fn skip_brackets(&mut self) {
        if self.take("(") {
            self.skip_to_closing();
        }
    }

    /// Goes behind the bracket that closes what is open.
    fn skip_to_closing(&mut self) {
        self.skip_until(|_| false);
        self.at += usize::from(self.at < self.tokens.len());
    }

    /// Goes before the next sign that fits and is not within brackets, or before a closing bracket.
    fn skip_until(&mut self, fits: impl Fn(&str) -> bool) {
        let mut open = 0_usize;
        while let Some(kind) = self.kind() {
            match kind {
                Kind::Sign(sign) if open == 0 && fits(sign) => return,
                Kind::Sign("(" | "[" | "{") => open += 1,
                Kind::Sign(")" | "]" | "}") if open == 0 => return,
                Kind::Sign(")" | "]" | "}") => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Goes behind the body of a function or class, or behind the `;` of a call that looked like one.
    fn skip_definition(&mut self) {
        self.skip_until(|sign| matches!(sign, "{" | ";"));
        if self.take("{") {
            self.skip_to_closing();
        } else {
            self.take(";");
        }
    }
}

/// Name, keys, and where it begins.
type Target = (String, Vec<Key>, usize);

enum Key {
    Named(String),
    /// `[]`
    Next,
    Unknown,
}

#[cfg(test)]
mod tests;
