//! Text to expression: a tokenizer and one function per level of precedence.

use regex::bytes::{Regex, RegexBuilder};

use super::functions::Function;
use super::{Node, Operator};
use crate::adapters::forum::value::Value;

/// Longer expressions are a mistake, and deeper ones would eat the stack.
const TEXT_BYTES_MAX: usize = 4096;
const DEPTH_MAX: usize = 40;
/// Compiled size of one pattern.
const PATTERN_BYTES_MAX: usize = 1 << 18;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(i64),
    Text(String),
    Word(String),
    Sign(&'static str),
}

const SIGNS: &[&str] = &["++", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "(", ")", ",", "."];

pub(super) fn parse(text: &str) -> Result<Node, String> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(format!("the expression is longer than {TEXT_BYTES_MAX} bytes"));
    }
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let node = parser.either()?;
    match parser.tokens.get(parser.at) {
        None => Ok(node),
        Some(token) => Err(format!("{} is not expected here", shown(token))),
    }
}

fn shown(token: &Token) -> String {
    match token {
        Token::Number(number) => number.to_string(),
        Token::Text(text) => format!("'{text}'"),
        Token::Word(word) => format!("\"{word}\""),
        Token::Sign(sign) => format!("\"{sign}\""),
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first == '\'' {
            let end = rest[1..].find('\'').ok_or("a text in single quotes does not end")?;
            tokens.push(Token::Text(rest[1..=end].to_owned()));
            end + 2
        } else if first.is_ascii_digit() {
            let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            tokens.push(Token::Number(rest[..length].parse().map_err(|_| "a number is too large")?));
            length
        } else if first.is_ascii_alphabetic() || first == '_' {
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..length].to_ascii_lowercase()));
            length
        } else {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let sign = sign.ok_or_else(|| format!("the character {first:?} has no meaning here"))?;
            tokens.push(Token::Sign(sign));
            sign.len()
        };
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Sign(s)) if *s == sign);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Word(w)) if w == word);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), String> {
        if self.sign(sign) { Ok(()) } else { Err(format!("\"{sign}\" is missing")) }
    }

    fn either(&mut self) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err("the expression is nested too deeply".to_owned());
        }
        let mut left = self.both()?;
        while self.word("or") {
            left = binary(Operator::Or, left, self.both()?);
        }
        self.depth -= 1;
        Ok(left)
    }

    fn both(&mut self) -> Result<Node, String> {
        let mut left = self.negation()?;
        while self.word("and") {
            left = binary(Operator::And, left, self.negation()?);
        }
        Ok(left)
    }

    fn negation(&mut self) -> Result<Node, String> {
        let mut negated = false;
        while self.word("not") {
            negated = !negated;
        }
        let node = self.comparison()?;
        Ok(if negated { Node::Not(Box::new(node)) } else { node })
    }

    fn comparison(&mut self) -> Result<Node, String> {
        let left = self.sum()?;
        for (sign, operator) in [
            ("==", Operator::Equal),
            ("!=", Operator::NotEqual),
            ("<=", Operator::LessOrEqual),
            (">=", Operator::GreaterOrEqual),
            ("<", Operator::Less),
            (">", Operator::Greater),
        ] {
            if self.sign(sign) {
                return Ok(binary(operator, left, self.sum()?));
            }
        }
        if self.word("in") {
            self.expect("(")?;
            return Ok(Node::In(Box::new(left), self.arguments()?));
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<Node, String> {
        let mut left = self.product()?;
        loop {
            let operator = if self.sign("++") {
                Operator::Join
            } else if self.sign("+") {
                Operator::Plus
            } else if self.sign("-") {
                Operator::Minus
            } else {
                return Ok(left);
            };
            left = binary(operator, left, self.product()?);
        }
    }

    fn product(&mut self) -> Result<Node, String> {
        let mut left = self.primary()?;
        while self.sign("*") {
            left = binary(Operator::Times, left, self.primary()?);
        }
        Ok(left)
    }

    fn primary(&mut self) -> Result<Node, String> {
        let token = self.tokens.get(self.at).cloned().ok_or("the expression ends too early")?;
        self.at += 1;
        match token {
            Token::Number(number) => Ok(Node::Literal(Value::Int(number))),
            Token::Text(text) => Ok(Node::Literal(Value::text(text))),
            Token::Word(word) if word == "null" => Ok(Node::Literal(Value::Null)),
            Token::Word(word) if self.sign("(") => {
                let arguments = self.arguments()?;
                call(&word, arguments)
            }
            Token::Word(word) => self.name(word),
            Token::Sign("(") => {
                let node = self.either()?;
                self.expect(")")?;
                Ok(node)
            }
            Token::Sign("-") => match self.primary()? {
                Node::Literal(Value::Int(number)) => Ok(Node::Literal(Value::Int(-number))),
                _ => Err("\"-\" stands before a number or between two values".to_owned()),
            },
            token => Err(format!("{} is not expected here", shown(&token))),
        }
    }

    fn name(&mut self, word: String) -> Result<Node, String> {
        if !self.sign(".") {
            return Ok(Node::Name(word, None));
        }
        match self.tokens.get(self.at).cloned() {
            Some(Token::Word(column)) => {
                self.at += 1;
                Ok(Node::Name(word, Some(column)))
            }
            _ => Err(format!("a name is missing after \"{word}.\"")),
        }
    }

    /// What follows an opening bracket, up to and with the closing one.
    fn arguments(&mut self) -> Result<Vec<Node>, String> {
        let mut arguments = Vec::new();
        if self.sign(")") {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.either()?);
            if self.sign(")") {
                return Ok(arguments);
            }
            self.expect(",")?;
        }
    }
}

fn binary(operator: Operator, left: Node, right: Node) -> Node {
    Node::Binary(operator, Box::new(left), Box::new(right))
}

fn call(name: &str, mut arguments: Vec<Node>) -> Result<Node, String> {
    let count = arguments.len();
    match name {
        "match" if count == 2 => pattern(arguments, 0),
        "capture" if count == 3 => match arguments.pop() {
            Some(Node::Literal(Value::Int(group))) if (1..=9).contains(&group) => {
                pattern(arguments, usize::try_from(group).unwrap_or(1))
            }
            _ => Err("the third argument of capture is a number from 1 to 9".to_owned()),
        },
        "if" if count == 3 => {
            let [condition, then, otherwise]: [Node; 3] = arguments.try_into().map_err(|_| "if takes 3 arguments")?;
            Ok(Node::If(Box::new(condition), Box::new(then), Box::new(otherwise)))
        }
        "choose" if count >= 4 && count.is_multiple_of(2) => {
            let otherwise = arguments.pop().ok_or("choose takes arguments")?;
            let mut rest = arguments.into_iter();
            let value = rest.next().ok_or("choose takes arguments")?;
            let mut pairs = Vec::new();
            while let (Some(key), Some(result)) = (rest.next(), rest.next()) {
                pairs.push((key, result));
            }
            Ok(Node::Choose(Box::new(value), pairs, Box::new(otherwise)))
        }
        "match" | "capture" | "if" | "choose" => Err(format!("{name} does not take {count} arguments")),
        _ => {
            let function = Function::find(name).ok_or_else(|| format!("there is no function \"{name}\""))?;
            if function.takes().contains(&count) {
                Ok(Node::Call(function, arguments))
            } else {
                Err(format!("{name} does not take {count} arguments"))
            }
        }
    }
}

fn pattern(arguments: Vec<Node>, group: usize) -> Result<Node, String> {
    let mut arguments = arguments.into_iter();
    let (Some(Node::Literal(text)), Some(value)) = (arguments.next(), arguments.next()) else {
        return Err("a pattern is written as a text in single quotes".to_owned());
    };
    let text = text.as_text().unwrap_or_default();
    let regex = whole_pattern(&text)?;
    if group >= regex.captures_len() {
        return Err(format!("the pattern '{text}' has no group {group}"));
    }
    Ok(Node::Match(regex, Box::new(value), group))
}

/// A pattern that matches the whole of a value, byte by byte unless it says otherwise.
pub(crate) fn whole_pattern(text: &str) -> Result<Regex, String> {
    RegexBuilder::new(&format!(r"\A(?:{text})\z"))
        .unicode(false)
        .size_limit(PATTERN_BYTES_MAX)
        .build()
        .map_err(|_| format!("the pattern '{text}' is not a regular expression"))
}
