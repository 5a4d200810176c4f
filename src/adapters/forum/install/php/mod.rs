//! Settings files in PHP, read without running them.
//!
//! Understood are assignments of literals (`$a = 'x'`, `$a['b'][] = 1`), array literals, `define`, `const`, `return`,
//! joined literals, and the environment with a default. Whatever else gives a setting its value makes it "computed":
//! an assignment within a condition, a call, another variable. Wrongly taken values would be worse than none.

mod assign;
mod constants;
mod cursor;
mod expression;
mod lex;

use std::collections::BTreeSet;

use super::Environment;
use super::tree::{Malformed, Names};
use lex::{Kind, Token};

/// Array literals and blocks within each other.
const DEPTH_MAX: usize = 32;

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

/// The line in which a file first takes in another one.
pub(super) fn first_include(text: &str) -> Option<usize> {
    const WORDS: &[&str] = &["include", "include_once", "require", "require_once"];
    let is_one = |kind: &Kind| match kind {
        Kind::Word(word) => WORDS.iter().any(|one| word.eq_ignore_ascii_case(one)),
        _ => false,
    };
    lex::lex(text).ok()?.iter().find(|token| is_one(&token.kind)).map(|token| token.line)
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
}

#[cfg(test)]
mod tests;
