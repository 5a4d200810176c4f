//! Reads what PHP's `serialize` and its session handlers write. The bytes may come from anybody.
//!
//! Values become plain values. Objects become maps of their properties, no class is ever looked up, nothing is built.
//! `docs/presets.md` tells what each kind of value becomes.
//!
//! # Why
//!
//! - Session data is scanned with the lengths that stand in it, never split at bars: texts may hold bars.
//! - Lengths are compared with what is left before anything is allocated; depth and number of values are limited.
//! - Back references count every value from 1, over the whole session. One that cannot be followed for certain gives
//!   nothing: a wrong value could be somebody else's number.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value as Json;

use super::value::{Map, Value};

/// Larger session data is not looked at.
pub(super) const BYTES_MAX: usize = 1 << 20;
/// Arrays in arrays, and objects.
const DEPTH_MAX: usize = 64;
/// All values together, keys not counted.
const VALUES_MAX: usize = 50_000;
/// The shortest element of an array, `i:0;N;`.
const ELEMENT_BYTES_MIN: usize = 6;

/// The three forms in which PHP writes `$_SESSION` (`session.serialize_handler`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionForm {
    /// `key|value` one after the other, PHP's default.
    Php,
    /// The length of the key in a byte, the key, the value.
    Binary,
    /// One array.
    Serialize,
}

impl SessionForm {
    /// By the name that PHP has for it.
    pub(super) fn find(name: &str) -> Option<Self> {
        match name {
            "php" => Some(Self::Php),
            "php_binary" => Some(Self::Binary),
            "php_serialize" => Some(Self::Serialize),
            _ => None,
        }
    }
}

/// Why bytes cannot be read. Says where, never what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PhpError {
    /// Larger than `BYTES_MAX`.
    #[error("more than {BYTES_MAX} bytes")]
    TooLarge,
    /// Deeper than `DEPTH_MAX`.
    #[error("nested in more than {DEPTH_MAX} levels")]
    TooDeep,
    /// More than `VALUES_MAX`.
    #[error("more than {VALUES_MAX} values")]
    TooMany,
    /// Not what PHP writes, from this byte on.
    #[error("not in PHP's format, from byte {0} on")]
    Malformed(usize),
    /// Written by another serializer.
    #[error("written with {0}, which is not supported: set session.serialize_handler to php or php_serialize")]
    Foreign(&'static str),
}

/// One serialized value, and nothing behind it.
pub(super) fn value(bytes: &[u8]) -> Result<Value, PhpError> {
    let mut reader = Reader::over(bytes)?;
    let value = reader.value(0)?;
    reader.end()?;
    Ok(value)
}

/// Session data as a map of its variables. No data is a session without variables.
pub(super) fn session(bytes: &[u8], form: SessionForm) -> Result<Value, PhpError> {
    let read = match form {
        _ if bytes.is_empty() => Ok(Value::Map(Arc::new(Map::default()))),
        SessionForm::Php => variables(bytes, Reader::name),
        SessionForm::Binary => variables(bytes, Reader::binary_name),
        SessionForm::Serialize => match value(bytes) {
            Ok(map @ Value::Map(_)) => Ok(map),
            Ok(_) => Err(PhpError::Malformed(0)),
            Err(error) => Err(error),
        },
    };
    read.map_err(|error| match (error, foreign(bytes)) {
        (PhpError::Malformed(_), Some(name)) => PhpError::Foreign(name),
        (error, _) => error,
    })
}

/// What other serializers write first. Asked only about bytes that could not be read.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0, 0, 0, 1 | 2, ..] => Some("igbinary"),
        [0x80..=0x8f | 0xde | 0xdf, ..] => Some("msgpack"),
        _ => None,
    }
}

/// The name of a variable, and whether a value follows.
type Name<'a> = (&'a [u8], bool);

/// Variables one after the other; `name` reads the name and whether a value follows.
fn variables<'a>(bytes: &'a [u8], name: fn(&mut Reader<'a>) -> Result<Name<'a>, PhpError>) -> Result<Value, PhpError> {
    let mut reader = Reader::over(bytes)?;
    let mut entries = Vec::new();
    while !reader.rest.is_empty() {
        let (key, has_value) = name(&mut reader)?;
        let value = if has_value { reader.value(1)? } else { Value::Null };
        entries.push((key.to_vec(), value));
        if entries.len() > VALUES_MAX {
            return Err(PhpError::TooMany);
        }
    }
    Ok(map(entries))
}

/// A value that is complete, and how many levels there are below it.
struct Slot {
    value: Value,
    levels: usize,
}

struct Reader<'a> {
    size: usize,
    rest: &'a [u8],
    /// What back references count. Arrays and objects that are not complete yet are `None`.
    slots: Vec<Option<Slot>>,
    /// The deepest level since somebody last asked, with what back references bring.
    deepest: usize,
    /// Bytes of texts that back references have brought once more.
    repeated: usize,
    /// A class with a format of its own may have counted values that we do not see.
    lost_count: bool,
}

impl<'a> Reader<'a> {
    fn over(bytes: &'a [u8]) -> Result<Self, PhpError> {
        if bytes.len() > BYTES_MAX {
            return Err(PhpError::TooLarge);
        }
        Ok(Self { size: bytes.len(), rest: bytes, slots: Vec::new(), deepest: 0, repeated: 0, lost_count: false })
    }

    /// `key|`, or `!key|` for a variable without value.
    fn name(&mut self) -> Result<Name<'a>, PhpError> {
        let has_value = !self.rest.starts_with(b"!");
        if !has_value {
            self.take(1)?;
        }
        let end = self.rest.iter().position(|byte| *byte == b'|').ok_or(self.wrong())?;
        let name = self.take(end)?;
        self.take(1)?;
        Ok((name, has_value))
    }

    /// The length in seven bits; the eighth says that there is no value.
    fn binary_name(&mut self) -> Result<Name<'a>, PhpError> {
        let head = self.take(1)?.first().copied().unwrap_or_default();
        Ok((self.take(usize::from(head & 0x7f))?, head & 0x80 == 0))
    }

    fn value(&mut self, depth: usize) -> Result<Value, PhpError> {
        if depth > DEPTH_MAX {
            return Err(PhpError::TooDeep);
        }
        let kind = self.take(2)?;
        let slot = self.slots.len();
        if kind != b"R:" {
            if slot >= VALUES_MAX {
                return Err(PhpError::TooMany);
            }
            self.slots.push(None);
        }
        let above = std::mem::replace(&mut self.deepest, depth);
        let value = match kind {
            b"N;" => Value::Null,
            b"b:" => match self.until(b';')? {
                b"0" => Value::Json(Arc::new(Json::Bool(false))),
                b"1" => Value::Json(Arc::new(Json::Bool(true))),
                _ => return Err(self.wrong()),
            },
            b"i:" => Value::Int(self.whole(b';')?),
            b"d:" => self.float()?,
            b"s:" => {
                let text = self.text()?.to_vec();
                self.expect(b";")?;
                Value::Bytes(text)
            }
            b"a:" => self.elements(depth, Self::key)?,
            b"O:" => {
                self.text()?;
                self.expect(b":")?;
                self.elements(depth, Self::property)?
            }
            b"C:" => {
                self.text()?;
                self.expect(b":")?;
                let length = self.length(b':')?;
                self.expect(b"{")?;
                self.take(length)?;
                self.expect(b"}")?;
                self.lost_count = true;
                Value::Null
            }
            b"E:" => {
                let case = self.text()?.to_vec();
                self.expect(b";")?;
                Value::Bytes(case)
            }
            b"R:" | b"r:" => self.earlier(slot, depth)?,
            _ => return Err(self.wrong()),
        };
        let levels = self.deepest - depth;
        self.deepest = self.deepest.max(above);
        if let Some(place) = self.slots.get_mut(slot).filter(|_| kind != b"R:") {
            *place = Some(Slot { value: value.clone(), levels });
        }
        Ok(value)
    }

    /// What a back reference points to. Nothing, if that is not complete yet (an object that knows its owner), or if
    /// the count may be wrong.
    ///
    /// What it brings counts like what is written: a few bytes could otherwise stand for a great deal of memory, or for
    /// so many levels that letting go of them overflows the stack.
    fn earlier(&mut self, slots: usize, depth: usize) -> Result<Value, PhpError> {
        let number = self.length(b';')?;
        if self.lost_count {
            return Ok(Value::Null);
        }
        let slot = match self.slots.get(number.wrapping_sub(1)) {
            Some(Some(slot)) if number <= slots => slot,
            Some(None) if number <= slots => return Ok(Value::Null),
            _ => return Err(self.wrong()),
        };
        if depth + slot.levels > DEPTH_MAX {
            return Err(PhpError::TooDeep);
        }
        self.deepest = self.deepest.max(depth + slot.levels);
        if let Value::Bytes(text) = &slot.value {
            self.repeated += text.len();
            if self.repeated > BYTES_MAX {
                return Err(PhpError::TooLarge);
            }
        }
        Ok(slot.value.clone())
    }

    /// `<count>:{` key value … `}`
    fn elements(&mut self, depth: usize, key: fn(&mut Self) -> Result<Vec<u8>, PhpError>) -> Result<Value, PhpError> {
        let count = self.length(b':')?;
        self.expect(b"{")?;
        if count > self.rest.len() / ELEMENT_BYTES_MIN {
            return Err(self.wrong());
        }
        let mut entries = Vec::new();
        for _ in 0..count {
            let key = key(self)?;
            entries.push((key, self.value(depth + 1)?));
        }
        self.expect(b"}")?;
        Ok(map(entries))
    }

    /// Numbers and texts; a number is the same key as its text.
    fn key(&mut self) -> Result<Vec<u8>, PhpError> {
        match self.take(2)? {
            b"i:" => Ok(self.whole(b';')?.to_string().into_bytes()),
            b"s:" => {
                let text = self.text()?.to_vec();
                self.expect(b";")?;
                Ok(text)
            }
            _ => Err(self.wrong()),
        }
    }

    /// The name alone of `\0Class\0name` (private) and `\0*\0name` (protected).
    fn property(&mut self) -> Result<Vec<u8>, PhpError> {
        let key = self.key()?;
        match key.strip_prefix(b"\0").and_then(|rest| rest.iter().position(|byte| *byte == 0)) {
            Some(end) => Ok(key.get(end + 2..).unwrap_or_default().to_vec()),
            None => Ok(key),
        }
    }

    /// `<length>:"<bytes>"`
    fn text(&mut self) -> Result<&'a [u8], PhpError> {
        let length = self.length(b':')?;
        self.expect(b"\"")?;
        let text = self.take(length)?;
        self.expect(b"\"")?;
        Ok(text)
    }

    fn float(&mut self) -> Result<Value, PhpError> {
        let text = std::str::from_utf8(self.until(b';')?).map_err(|_| self.wrong())?;
        if matches!(text, "INF" | "-INF" | "NAN") {
            return Ok(Value::Null);
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        let number: f64 = text.parse().ok().filter(|_| plain).ok_or(self.wrong())?;
        Ok(serde_json::Number::from_f64(number).map_or(Value::Null, |number| Value::Json(Arc::new(number.into()))))
    }

    fn whole(&mut self, end: u8) -> Result<i64, PhpError> {
        let digits = self.until(end)?;
        let plain = digits.strip_prefix(b"-").unwrap_or(digits).iter().all(u8::is_ascii_digit);
        let number = std::str::from_utf8(digits).ok().filter(|_| plain).and_then(|text| text.parse().ok());
        number.ok_or(self.wrong())
    }

    /// A length never is more than what is left.
    fn length(&mut self, end: u8) -> Result<usize, PhpError> {
        let number = self.whole(end)?;
        usize::try_from(number).ok().filter(|length| *length <= self.size).ok_or(self.wrong())
    }

    /// What stands before `end`. Numbers are short.
    fn until(&mut self, end: u8) -> Result<&'a [u8], PhpError> {
        let length = self.rest.iter().take(32).position(|byte| *byte == end).ok_or(self.wrong())?;
        let found = self.take(length)?;
        self.take(1)?;
        Ok(found)
    }

    fn expect(&mut self, text: &[u8]) -> Result<(), PhpError> {
        self.rest = self.rest.strip_prefix(text).ok_or(self.wrong())?;
        Ok(())
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], PhpError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(self.wrong())?;
        self.rest = rest;
        Ok(taken)
    }

    fn end(&self) -> Result<(), PhpError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.wrong()) }
    }

    fn wrong(&self) -> PhpError {
        PhpError::Malformed(self.size - self.rest.len())
    }
}

/// As PHP does it: of a key that comes twice the last value counts.
fn map(mut entries: Vec<(Vec<u8>, Value)>) -> Value {
    let mut seen = BTreeSet::new();
    let keep: Vec<bool> = entries.iter().rev().map(|(key, _)| seen.insert(key.as_slice())).collect();
    if keep.contains(&false) {
        let mut keep = keep.into_iter().rev();
        entries.retain(|_| keep.next().unwrap_or(true));
    }
    Value::Map(Arc::new(Map(entries)))
}

#[cfg(test)]
mod properties;

#[cfg(test)]
mod tests {
    use super::*;
    use SessionForm::{Binary, Php, Serialize};

    /// A value in words, for tables.
    fn shown(value: &Value) -> String {
        match value {
            Value::Null => "null".to_owned(),
            Value::Int(number) => number.to_string(),
            Value::Bytes(bytes) => format!("'{}'", String::from_utf8_lossy(bytes)),
            Value::Json(json) => json.to_string(),
            Value::Map(map) => {
                let entries = map.0.iter().map(|(key, value)| {
                    let key = String::from_utf8_lossy(key);
                    format!("{key}={}", shown(value))
                });
                format!("[{}]", entries.collect::<Vec<_>>().join(" "))
            }
            Value::List(_) | Value::Row(_) => "?".to_owned(),
        }
    }

    fn said(result: Result<Value, PhpError>) -> String {
        result.map_or_else(|error| error.to_string(), |value| shown(&value))
    }

    #[test]
    fn every_kind_of_value_is_read() {
        for (text, want) in [
            ("N;", "null"),
            ("b:1;", "true"),
            ("i:-5;", "-5"),
            ("d:0.1;", "0.1"),
            ("d:1.0E+25;", "1e+25"),
            ("d:-INF;", "null"),
            ("s:6:\"Zo\u{eb}|;\";", "'Zo\u{eb}|;'"),
            ("s:3:\"a\";\";", "'a\";'"),
            ("a:0:{}", "[]"),
            ("a:2:{i:0;s:1:\"x\";s:1:\"k\";a:1:{i:-3;b:0;}}", "[0='x' k=[-3=false]]"),
            ("O:4:\"Cart\":2:{s:5:\"items\";i:1;s:11:\"\0Cart\0owner\";s:1:\"z\";}", "[items=1 owner='z']"),
            ("O:4:\"Cart\":1:{s:7:\"\0*\0rate\";d:1.5;}", "[rate=1.5]"),
            ("C:2:\"It\":5:{x|}\";}", "null"),
            ("E:11:\"Suit:Hearts\";", "'Suit:Hearts'"),
            ("a:2:{s:1:\"a\";i:1;s:1:\"a\";i:2;}", "[a=2]"),
            // The number of the array is 1, of its first element 2.
            ("a:2:{i:0;s:1:\"x\";i:1;R:2;}", "[0='x' 1='x']"),
            ("a:3:{i:0;O:1:\"A\":0:{}i:1;r:2;i:2;i:9;}", "[0=[] 1=[] 2=9]"),
            // A reference that makes no value of its own is not counted; one to an object is.
            ("a:4:{i:0;i:7;i:1;R:2;i:2;i:8;i:3;R:3;}", "[0=7 1=7 2=8 3=8]"),
            ("a:4:{i:0;O:1:\"A\":0:{}i:1;r:2;i:2;i:8;i:3;R:4;}", "[0=[] 1=[] 2=8 3=8]"),
            // The owner of an object is not complete while the object is read.
            ("O:1:\"A\":1:{s:2:\"me\";r:1;}", "[me=null]"),
            ("a:3:{i:0;i:7;i:1;C:1:\"X\":2:{??}i:2;R:2;}", "[0=7 1=null 2=null]"),
        ] {
            assert_eq!(said(value(text.as_bytes())), want, "{text}");
        }
    }

    #[test]
    fn what_php_would_not_write_is_refused() {
        for text in [
            "",
            "N",
            "i:;",
            "i:+5;",
            "i:5",
            "i:5x;",
            "i: 5;",
            "i:99999999999999999999;",
            "b:2;",
            "b:;",
            "d:;",
            "d:0x1;",
            "d:inf;",
            "s:1:\"a\"",
            "s:2:\"a\";",
            "s:-1:\"\";",
            "s:99999999999:\"a\";",
            "s:1:a;",
            "a:1:{}",
            "a:-1:{}",
            "a:1:{i:0;i:1;i:2;}",
            "a:1:{N;i:1;}",
            "a:1:{d:0.5;i:1;}",
            "a:1:{i:0;i:1;",
            "a:99999999:{i:0;N;}",
            "O:1:\"A\":1:{}",
            "O:2:\"A\":0:{}",
            "C:1:\"A\":9:{x}",
            "R:0;",
            "R:1;",
            "r:1;",
            "a:1:{i:0;R:3;}",
            "a:1:{i:0;r:2;}",
            "x:1;",
            "i:1;i:2;",
            "S:1:\"a\";",
            "{}",
            "[1]",
        ] {
            let got = value(text.as_bytes());
            assert!(matches!(got, Err(PhpError::Malformed(_))), "{text}: {}", said(got));
        }
        assert_eq!(value(&vec![b'N'; BYTES_MAX + 1]).err(), Some(PhpError::TooLarge));
        let deep = |levels: usize| ["a:1:{i:0;".repeat(levels), "N;".to_owned(), "}".repeat(levels)].concat();
        assert!(value(deep(DEPTH_MAX).as_bytes()).is_ok());
        assert_eq!(value(deep(DEPTH_MAX + 1).as_bytes()).err(), Some(PhpError::TooDeep));
        let many = format!("a:{}:{{{}}}", VALUES_MAX, "i:0;N;".repeat(VALUES_MAX));
        assert_eq!(value(many.as_bytes()).err(), Some(PhpError::TooMany));
    }

    #[test]
    fn back_references_do_not_get_around_the_limits() {
        // Each array holds the one before it: many levels, though none is written more than two deep.
        let tower = |levels: usize| {
            let floors: Vec<String> = (1..levels).map(|n| format!("i:{n};a:1:{{i:0;R:{};}}", n + 1)).collect();
            format!("a:{levels}:{{i:0;a:0:{{}}{}}}", floors.concat())
        };
        assert!(value(tower(DEPTH_MAX).as_bytes()).is_ok());
        for levels in [DEPTH_MAX + 1, 30_000] {
            assert_eq!(value(tower(levels).as_bytes()).err(), Some(PhpError::TooDeep), "{levels}");
        }
        // One long text, and many short ways to have it again.
        let copies = |length: usize, count: usize| {
            let again: Vec<String> = (1..=count).map(|n| format!("i:{n};R:2;")).collect();
            format!("a:{}:{{i:0;s:{length}:\"{}\";{}}}", count + 1, "x".repeat(length), again.concat())
        };
        assert!(value(copies(1_000, 1_000).as_bytes()).is_ok());
        for (length, count) in [(1_000, 2_000), (500_000, 40_000)] {
            assert_eq!(value(copies(length, count).as_bytes()).err(), Some(PhpError::TooLarge), "{length} {count}");
        }
    }

    #[test]
    fn sessions_in_their_three_forms() {
        for (form, text, want) in [
            (Php, &b"user_id|i:42;name|s:5:\"a|b;c\";"[..], "[user_id=42 name='a|b;c']"),
            (Php, b"note|s:14:\"x|user_id|i:1;\";", "[note='x|user_id|i:1;']"),
            (Php, b"note|s:13:\"x|user_id|i:1;\";", "not in PHP's format, from byte 24 on"),
            (Php, b"!gone|user_id|i:42;", "[gone=null user_id=42]"),
            (Php, b"user_id|i:1;user_id|i:42;", "[user_id=42]"),
            (Php, b"auth|a:1:{s:2:\"id\";i:7;}copy|R:1;", "[auth=[id=7] copy=[id=7]]"),
            (Php, b"o|O:4:\"Evil\":1:{s:1:\"a\";i:1;}user_id|i:42;", "[o=[a=1] user_id=42]"),
            (Php, b"", "[]"),
            (Php, b"user_id|s:10:\"42\";", "not in PHP's format, from byte 14 on"),
            (Php, b"user_id|i:42;rest", "not in PHP's format, from byte 13 on"),
            (Php, b"user_id|", "not in PHP's format, from byte 8 on"),
            (Binary, b"\x07user_idi:42;\x84gone\x01bb:1;", "[user_id=42 gone=null b=true]"),
            (Binary, b"\x04authi:7;\x04copyR:1;", "[auth=7 copy=7]"),
            (Binary, b"\x7fuser_idi:42;", "not in PHP's format, from byte 1 on"),
            (Serialize, b"a:1:{s:7:\"user_id\";i:42;}", "[user_id=42]"),
            (Serialize, b"", "[]"),
            (Serialize, b"i:42;", "not in PHP's format, from byte 0 on"),
            (Serialize, b"user_id|i:42;", "not in PHP's format, from byte 2 on"),
        ] {
            assert_eq!(said(session(text, form)), want, "{form:?} {}", String::from_utf8_lossy(text));
        }
        for (bytes, name) in [(&b"\0\0\0\x02\x14\x01"[..], "igbinary"), (b"\x81\xa7user_id\x2a", "msgpack")] {
            for form in [Php, Binary, Serialize] {
                let got = said(session(bytes, form));
                assert!(got.contains(name) || form == Binary, "{form:?}: {got}");
            }
        }
    }
}
