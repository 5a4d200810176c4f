//! What cookies, columns and answers are made of while a preset looks at them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

/// One value. Texts are bytes, because old forums keep bytes that are not UTF-8.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// NULL, an absent cookie, a part of the wrong shape.
    Null,
    /// A whole number.
    Int(i64),
    /// Text in whatever encoding, or plain bytes.
    Bytes(Vec<u8>),
    /// Several values.
    List(Vec<Value>),
    /// Named values: a row of a table, the cookies, the settings.
    Row(Arc<Row>),
    /// An answer in JSON. Also what is true, false or a fraction in PHP.
    Json(Arc<Json>),
    /// An array or object of PHP, a hash of Redis.
    Map(Arc<Map>),
}

/// Keys and values in their order. Keys are bytes, each of them once.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Map(pub Vec<(Vec<u8>, Value)>);

impl Map {
    /// The value of a key.
    pub(crate) fn get(&self, key: &[u8]) -> Option<&Value> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }
}

/// Named values. Column names are kept in lower case, since databases disagree on case.
pub(crate) type Row = BTreeMap<String, Value>;

/// Why an expression has no value. Never holds a value, so it may be logged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum EvalError {
    /// The preset names a column, setting or cookie that is not there.
    #[error("\"{0}\" is missing")]
    Missing(String),
    /// A value is of another kind than the preset expects.
    #[error("{0}")]
    Kind(&'static str),
}

impl Value {
    /// Text of the program's own.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Bytes(text.into().into_bytes())
    }

    /// The yes and no of conditions.
    pub(crate) fn truth(yes: bool) -> Self {
        Self::Int(i64::from(yes))
    }

    /// Whether a condition holds. As in SQL and PHP, nothing, zero, `"0"` and the empty text do not.
    pub(crate) fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Int(number) => *number != 0,
            Self::Bytes(bytes) => !bytes.is_empty() && bytes != b"0",
            Self::List(list) => !list.is_empty(),
            Self::Row(_) => true,
            Self::Map(map) => !map.0.is_empty(),
            Self::Json(json) => match json.as_ref() {
                Json::Null => false,
                Json::Bool(yes) => *yes,
                Json::Number(number) => number.as_f64() != Some(0.0),
                Json::String(text) => !text.is_empty() && text != "0",
                Json::Array(list) => !list.is_empty(),
                Json::Object(_) => true,
            },
        }
    }

    /// Whether there is nothing at all.
    pub(crate) fn is_null(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Json(json) => json.is_null(),
            _ => false,
        }
    }

    /// True or false of a source that has such values.
    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Json(json) => json.as_bool(),
            _ => None,
        }
    }

    /// A whole number, also one written as text: canonical decimal, no blanks, no leading zeros, no plus sign.
    /// True is not one: a site that keeps `true` in the place of an id does not mean member 1.
    pub(crate) fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Bytes(bytes) => strict_int(bytes),
            Self::Json(json) => match json.as_ref() {
                Json::Number(number) => number.as_i64(),
                Json::String(text) => strict_int(text.as_bytes()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The bytes of a text or number. `None` for nothing, lists, rows and JSON objects.
    pub(crate) fn as_bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Int(number) => Some(number.to_string().into_bytes()),
            Self::Bytes(bytes) => Some(bytes.clone()),
            Self::Json(json) => match json.as_ref() {
                Json::String(text) => Some(text.clone().into_bytes()),
                Json::Number(number) => Some(number.to_string().into_bytes()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Text as people read it: UTF-8, or else every byte taken as Latin-1. `None` where there is no text.
    pub(crate) fn as_text(&self) -> Option<String> {
        self.as_bytes().map(text_of)
    }

    /// The values of a list; one value counts as a list of one, nothing as an empty one.
    pub(crate) fn into_list(self) -> Vec<Value> {
        match self {
            Self::Null => Vec::new(),
            Self::List(list) => list,
            Self::Map(map) => map.0.iter().map(|(_, value)| value.clone()).collect(),
            Self::Json(json) => match json.as_ref() {
                Json::Null => Vec::new(),
                Json::Array(list) => list.iter().map(|item| Self::Json(Arc::new(item.clone()))).collect(),
                _ => vec![Self::Json(json)],
            },
            other => vec![other],
        }
    }
}

/// Strict decimal: what `i64` would print, and nothing else. PHP's `3abc` and `03` are not numbers here.
fn strict_int(bytes: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(bytes).ok()?;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical =
        digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0')) && text != "-0";
    canonical.then(|| text.parse().ok()).flatten()
}

/// Text in UTF-8, or else in Latin-1, in which every byte is a letter.
pub(crate) fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().iter().map(|byte| char::from(*byte)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_only_in_their_own_spelling() {
        for (text, want) in [
            ("0", Some(0)),
            ("42", Some(42)),
            ("-7", Some(-7)),
            ("03", None),
            ("3abc", None),
            ("+3", None),
            (" 3", None),
            ("", None),
            ("-", None),
            ("-0", None),
            ("9223372036854775808", None),
        ] {
            assert_eq!(Value::text(text).as_int(), want, "{text:?}");
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_latin1() {
        assert_eq!(Value::Bytes(b"Zo\xeb".to_vec()).as_text().as_deref(), Some("Zoë"));
        assert_eq!(Value::text("Zoë").as_text().as_deref(), Some("Zoë"));
    }
}
