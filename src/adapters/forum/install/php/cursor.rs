//! Where the reader is among the tokens, and how it goes on.

use super::Reader;
use super::lex::Kind;

impl Reader<'_> {
    pub(super) fn kind(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    pub(super) fn line(&self) -> usize {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(1, |token| token.line)
    }

    pub(super) fn is(&self, sign: &str) -> bool {
        matches!(self.kind(), Some(Kind::Sign(found)) if *found == sign)
    }

    /// Goes behind a sign, if it is the next.
    pub(super) fn take(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        self.at += usize::from(found);
        found
    }

    /// The next word, in lower case.
    pub(super) fn word(&self) -> Option<String> {
        match self.kind() {
            Some(Kind::Word(word)) => Some(word.to_ascii_lowercase()),
            _ => None,
        }
    }

    /// Goes behind the next `;` that is not within brackets, or before a `}` that closes what is around.
    pub(super) fn skip_statement(&mut self) {
        self.skip_until(|sign| sign == ";");
        self.take(";");
    }

    /// Goes behind `(…)`, if it comes next.
    pub(super) fn skip_brackets(&mut self) {
        if self.take("(") {
            self.skip_to_closing();
        }
    }

    /// Goes behind the bracket that closes what is open.
    pub(super) fn skip_to_closing(&mut self) {
        self.skip_until(|_| false);
        self.at += usize::from(self.at < self.tokens.len());
    }

    /// Goes before the next sign that fits and is not within brackets, or before a closing bracket.
    pub(super) fn skip_until(&mut self, fits: impl Fn(&str) -> bool) {
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
    pub(super) fn skip_definition(&mut self) {
        self.skip_until(|sign| matches!(sign, "{" | ";"));
        if self.take("{") {
            self.skip_to_closing();
        } else {
            self.take(";");
        }
    }
}
