//! Pieces of texts, lists, numbers and times.

use time::format_description::well_known::Iso8601;
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::adapters::forum::value::{EvalError, Value};

pub(super) fn replace(text: Option<Vec<u8>>, from: Option<Vec<u8>>, to: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let (text, from, to) = (text?, from?, to?);
    if from.is_empty() {
        return Some(text);
    }
    let mut replaced = Vec::with_capacity(text.len());
    let mut rest = &text[..];
    while !rest.is_empty() {
        if let Some(tail) = rest.strip_prefix(&from[..]) {
            replaced.extend(&to);
            rest = tail;
        } else {
            replaced.push(rest[0]);
            rest = &rest[1..];
        }
    }
    Some(replaced)
}

/// `substr(text, from)` and `substr(text, from, length)` in bytes; a negative `from` counts from the end.
pub(super) fn substr(arguments: &[Value]) -> Result<Value, EvalError> {
    let Some(text) = arguments[0].as_bytes() else { return Ok(Value::Null) };
    let from = arguments[1].as_int().ok_or(EvalError::Kind("substr counts with whole numbers"))?;
    let size = i64::try_from(text.len()).unwrap_or(i64::MAX);
    let start = if from < 0 { size.saturating_add(from).max(0) } else { from.min(size) };
    let length = match arguments.get(2) {
        Some(length) => length.as_int().ok_or(EvalError::Kind("substr counts with whole numbers"))?.max(0),
        None => size,
    };
    let end = start.saturating_add(length).min(size);
    let place = |number: i64| usize::try_from(number).unwrap_or(0);
    Ok(Value::Bytes(text[place(start)..place(end)].to_vec()))
}

/// `split(text, separator, n)`: the n-th piece from 0, or nothing.
pub(super) fn split(arguments: &[Value]) -> Result<Value, EvalError> {
    let (Some(text), Some(separator)) = (arguments[0].as_bytes(), arguments[1].as_bytes()) else {
        return Ok(Value::Null);
    };
    let [separator] = separator[..] else { return Err(EvalError::Kind("split takes a separator of one byte")) };
    let index = arguments[2].as_int().and_then(|index| usize::try_from(index).ok());
    let piece = index.and_then(|index| text.split(|byte| *byte == separator).nth(index));
    Ok(piece.map_or(Value::Null, |piece| Value::Bytes(piece.to_vec())))
}

pub(super) fn csv(text: &[u8]) -> Value {
    let pieces = text.split(|byte| *byte == b',').map(<[u8]>::trim_ascii).filter(|piece| !piece.is_empty());
    Value::List(pieces.map(|piece| Value::Bytes(piece.to_vec())).collect())
}

/// `rsplit(text, separator, n)`: the n-th piece from the end, from 0, or nothing.
pub(super) fn rsplit(arguments: &[Value]) -> Result<Value, EvalError> {
    let (Some(text), Some(separator)) = (arguments[0].as_bytes(), arguments[1].as_bytes()) else {
        return Ok(Value::Null);
    };
    let [separator] = separator[..] else { return Err(EvalError::Kind("rsplit takes a separator of one byte")) };
    let index = arguments[2].as_int().and_then(|index| usize::try_from(index).ok());
    let piece = index.and_then(|index| text.rsplit(|byte| *byte == separator).nth(index));
    Ok(piece.map_or(Value::Null, |piece| Value::Bytes(piece.to_vec())))
}

/// `int(value)`, `int(value, least)`, `int(value, least, most)`: a strict decimal number, or nothing.
pub(super) fn int_within(arguments: &[Value]) -> Value {
    let least = arguments.get(1).and_then(Value::as_int).unwrap_or(i64::MIN);
    let most = arguments.get(2).and_then(Value::as_int).unwrap_or(i64::MAX);
    match arguments[0].as_int() {
        Some(number) if (least..=most).contains(&number) => Value::Int(number),
        _ => Value::Null,
    }
}

/// `join(list, separator)`. Items without a text are left out.
pub(super) fn join(arguments: &[Value]) -> Value {
    let Some(separator) = arguments[1].as_bytes() else { return Value::Null };
    if arguments[0].is_null() {
        return Value::Null;
    }
    let pieces: Vec<Vec<u8>> = arguments[0].clone().into_list().iter().filter_map(Value::as_bytes).collect();
    Value::Bytes(pieces.join(&separator[..]))
}

/// Bytes of a text, items of a list or a map.
pub(super) fn length(value: &Value) -> Value {
    let length = match value {
        Value::List(_) | Value::Map(_) => Some(value.clone().into_list().len()),
        Value::Json(json) if json.is_array() => json.as_array().map(Vec::len),
        Value::Json(json) if json.is_object() => json.as_object().map(serde_json::Map::len),
        other => other.as_bytes().map(|text| text.len()),
    };
    length.and_then(|length| i64::try_from(length).ok()).map_or(Value::Null, Value::Int)
}

/// Two whole numbers to one; nothing, if one of them is none.
pub(super) fn numbers(arguments: &[Value], change: fn(i64, i64) -> Option<i64>) -> Value {
    let pair = arguments[0].as_int().zip(arguments[1].as_int());
    pair.and_then(|(left, right)| change(left, right)).map_or(Value::Null, Value::Int)
}

/// A date and time as ISO 8601 or as SQL writes it, in Unix seconds. Without an offset it is UTC.
pub(super) fn iso_time(text: &str) -> Option<i64> {
    let text = text.trim().replacen(' ', "T", 1);
    let instant = OffsetDateTime::parse(&text, &Iso8601::DEFAULT)
        .or_else(|_| PrimitiveDateTime::parse(&text, &Iso8601::DEFAULT).map(PrimitiveDateTime::assume_utc));
    instant.ok().map(OffsetDateTime::unix_timestamp)
}
