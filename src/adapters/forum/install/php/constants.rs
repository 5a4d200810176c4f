//! `define` and `const`.

use super::lex::Kind;
use super::{Mode, Reader};
use crate::adapters::forum::install::tree::Node;

impl Reader<'_> {
    /// `define('NAME', value …`
    pub(super) fn define(&mut self, mode: &Mode) {
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
    pub(super) fn define_unless(&mut self, mode: &Mode) {
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
    pub(super) fn constants(&mut self, mode: &Mode) {
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
}
