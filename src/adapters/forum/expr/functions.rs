//! The functions of presets. Each is a pure function of its arguments.
//!
//! What gets nothing gives nothing: a cookie that is absent or of the wrong shape stays `null` to the end.

use std::net::IpAddr;
use std::ops::RangeInclusive;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use md5::{Digest as _, Md5};
use subtle::ConstantTimeEq as _;

use super::eval::equal;
use crate::adapters::forum::value::{EvalError, Value};

macro_rules! functions {
    ($($variant:ident $name:literal $takes:expr;)*) => {
        /// A function by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Function { $($variant),* }

        impl Function {
            pub(super) fn find(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// How many arguments it takes.
            pub(super) fn takes(self) -> RangeInclusive<usize> {
                match self { $(Self::$variant => $takes),* }
            }
        }
    };
}

functions! {
    PercentDecode "percent_decode" 1..=1;
    FormDecode "form_decode" 1..=1;
    UrlQuery "url_query" 1..=1;
    UrlPath "url_path" 1..=1;
    UrlJoin "url_join" 2..=2;
    Lower "lower" 1..=1;
    LowerUtf8 "lower_utf8" 1..=1;
    Trim "trim" 1..=1;
    Replace "replace" 3..=3;
    Substr "substr" 2..=3;
    Split "split" 3..=3;
    StartsWith "starts_with" 2..=2;
    Csv "csv" 1..=1;
    Contains "contains" 2..=2;
    First "first" 1..=8;
    Int "int" 1..=3;
    Hex "hex" 1..=1;
    Unhex "unhex" 1..=1;
    Base64 "base64" 1..=1;
    Base64Decode "base64_decode" 1..=1;
    Base64UrlDecode "base64url_decode" 1..=1;
    Md5 "md5" 1..=1;
    Sha1 "sha1" 1..=1;
    Sha256 "sha256" 1..=1;
    Sha512 "sha512" 1..=1;
    HmacMd5 "hmac_md5" 2..=2;
    HmacSha1 "hmac_sha1" 2..=2;
    HmacSha256 "hmac_sha256" 2..=2;
    HmacSha512 "hmac_sha512" 2..=2;
    Same "same" 2..=2;
    Json "json" 2..=2;
    HtmlDecode "html_decode" 1..=1;
    HtmlEncode "html_encode" 1..=1;
    IpMatch "ip_match" 3..=3;
}

/// Calls a function. The parser has checked the number of arguments.
pub(super) fn call(function: Function, arguments: &[Value]) -> Result<Value, EvalError> {
    let bytes = |index: usize| arguments.get(index).and_then(Value::as_bytes);
    let made = |value: Option<Vec<u8>>| Ok(value.map_or(Value::Null, Value::Bytes));
    let one = |change: fn(Vec<u8>) -> Option<Vec<u8>>| made(bytes(0).and_then(change));
    let two =
        |change: fn(Vec<u8>, Vec<u8>) -> Option<Vec<u8>>| made(bytes(0).zip(bytes(1)).and_then(|(a, b)| change(a, b)));
    match function {
        Function::PercentDecode => one(|text| percent_decode(&text)),
        Function::FormDecode => {
            one(|text| percent_decode(&text.iter().map(|b| if *b == b'+' { b' ' } else { *b }).collect::<Vec<_>>()))
        }
        Function::UrlQuery => one(|text| Some(percent_encode(&text, b""))),
        Function::UrlPath => one(|text| Some(percent_encode(&text, b"/"))),
        Function::UrlJoin => two(|base, path| Some(url_join(base, &path))),
        Function::Lower => one(|text| Some(text.to_ascii_lowercase())),
        Function::LowerUtf8 => Ok(arguments[0].as_text().map_or(Value::Null, |text| Value::text(text.to_lowercase()))),
        Function::Trim => one(|text| Some(text.trim_ascii().to_vec())),
        Function::Replace => made(replace(bytes(0), bytes(1), bytes(2))),
        Function::Substr => substr(arguments),
        Function::Split => split(arguments),
        Function::StartsWith => {
            Ok(Value::truth(bytes(0).zip(bytes(1)).is_some_and(|(text, start)| text.starts_with(&start))))
        }
        Function::Csv => Ok(bytes(0).map_or(Value::Null, |text| csv(&text))),
        Function::Contains => {
            Ok(Value::truth(arguments[0].clone().into_list().iter().any(|item| equal(item, &arguments[1]))))
        }
        Function::First => Ok(arguments.iter().find(|value| value.is_true()).cloned().unwrap_or(Value::Null)),
        Function::Int => Ok(int_within(arguments)),
        Function::Hex => one(|raw| Some(hex(&raw))),
        Function::Unhex => one(|text| unhex(&text)),
        Function::Base64 => one(|raw| Some(base64::engine::general_purpose::STANDARD.encode(raw).into_bytes())),
        Function::Base64Decode => one(|text| lenient(&alphabet::STANDARD).decode(text).ok()),
        Function::Base64UrlDecode => one(|text| lenient(&alphabet::URL_SAFE).decode(text).ok()),
        Function::Md5 => one(|text| Some(hex(&Md5::digest(text)))),
        Function::Sha1 => one(|text| Some(digested(&digest::SHA1_FOR_LEGACY_USE_ONLY, &text))),
        Function::Sha256 => one(|text| Some(digested(&digest::SHA256, &text))),
        Function::Sha512 => one(|text| Some(digested(&digest::SHA512, &text))),
        Function::HmacMd5 => two(|key, message| Some(hmac_md5(&key, &message))),
        Function::HmacSha1 => two(|key, text| Some(signed(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key, &text))),
        Function::HmacSha256 => two(|key, text| Some(signed(hmac::HMAC_SHA256, &key, &text))),
        Function::HmacSha512 => two(|key, text| Some(signed(hmac::HMAC_SHA512, &key, &text))),
        Function::Same => Ok(Value::truth(same(bytes(0), bytes(1)))),
        Function::Json => json(arguments),
        Function::HtmlDecode => Ok(arguments[0]
            .as_text()
            .map_or(Value::Null, |text| Value::text(html_escape::decode_html_entities(&text).into_owned()))),
        Function::HtmlEncode => one(|text| Some(html_encode(&text))),
        Function::IpMatch => Ok(Value::truth(ip_match(bytes(0), bytes(1), arguments[2].as_int()))),
    }
}

/// Exact bytes in constant time. An empty text is the same as nothing, not even as itself:
/// a member without a secret must not be anybody's.
fn same(left: Option<Vec<u8>>, right: Option<Vec<u8>>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => !left.is_empty() && left.ct_eq(&right).into(),
        _ => false,
    }
}

fn percent_decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, tail)) = rest.split_first() {
        // PHP leaves a stray percent sign as it is; no genuine cookie has one, and `match` judges the result.
        if *first == b'%'
            && tail.len() >= 2
            && let Some(byte) = unhex(&tail[..2]).and_then(|bytes| bytes.first().copied())
        {
            decoded.push(byte);
            rest = &tail[2..];
            continue;
        }
        decoded.push(*first);
        rest = tail;
    }
    Some(decoded)
}

pub(crate) fn percent_encode(text: &[u8], keep: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(text.len());
    for byte in text {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) || keep.contains(byte) {
            encoded.push(*byte);
        } else {
            encoded.extend(format!("%{byte:02X}").into_bytes());
        }
    }
    encoded
}

/// Puts a path below a base address, with one slash between. An absolute address stays as it is.
fn url_join(mut base: Vec<u8>, path: &[u8]) -> Vec<u8> {
    if path.starts_with(b"https://") || path.starts_with(b"http://") {
        return path.to_vec();
    }
    let path = path.strip_prefix(b"./").unwrap_or(path);
    while base.last() == Some(&b'/') {
        base.pop();
    }
    base.push(b'/');
    base.extend(path.iter().skip_while(|byte| **byte == b'/'));
    base
}

fn replace(text: Option<Vec<u8>>, from: Option<Vec<u8>>, to: Option<Vec<u8>>) -> Option<Vec<u8>> {
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
fn substr(arguments: &[Value]) -> Result<Value, EvalError> {
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
fn split(arguments: &[Value]) -> Result<Value, EvalError> {
    let (Some(text), Some(separator)) = (arguments[0].as_bytes(), arguments[1].as_bytes()) else {
        return Ok(Value::Null);
    };
    let [separator] = separator[..] else { return Err(EvalError::Kind("split takes a separator of one byte")) };
    let index = arguments[2].as_int().and_then(|index| usize::try_from(index).ok());
    let piece = index.and_then(|index| text.split(|byte| *byte == separator).nth(index));
    Ok(piece.map_or(Value::Null, |piece| Value::Bytes(piece.to_vec())))
}

fn csv(text: &[u8]) -> Value {
    let pieces = text.split(|byte| *byte == b',').map(<[u8]>::trim_ascii).filter(|piece| !piece.is_empty());
    Value::List(pieces.map(|piece| Value::Bytes(piece.to_vec())).collect())
}

/// `int(value)`, `int(value, least)`, `int(value, least, most)`: a strict decimal number, or nothing.
fn int_within(arguments: &[Value]) -> Value {
    let least = arguments.get(1).and_then(Value::as_int).unwrap_or(i64::MIN);
    let most = arguments.get(2).and_then(Value::as_int).unwrap_or(i64::MAX);
    match arguments[0].as_int() {
        Some(number) if (least..=most).contains(&number) => Value::Int(number),
        _ => Value::Null,
    }
}

fn hex(raw: &[u8]) -> Vec<u8> {
    raw.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()
}

fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    text.chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

/// Padding may be there or not.
fn lenient(alphabet: &alphabet::Alphabet) -> GeneralPurpose {
    GeneralPurpose::new(alphabet, GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent))
}

fn digested(algorithm: &'static digest::Algorithm, text: &[u8]) -> Vec<u8> {
    hex(digest::digest(algorithm, text).as_ref())
}

fn signed(algorithm: hmac::Algorithm, key: &[u8], message: &[u8]) -> Vec<u8> {
    hex(hmac::sign(&hmac::Key::new(algorithm, key), message).as_ref())
}

/// RFC 2104 with MD5, which the signature library no longer has.
fn hmac_md5(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut block = [0u8; 64];
    if key.len() > block.len() {
        block[..16].copy_from_slice(&Md5::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = Md5::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    hex(&Md5::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize())
}

/// `json(value, pointer)`: the value is an answer, or text in JSON (RFC 6901 for the pointer).
fn json(arguments: &[Value]) -> Result<Value, EvalError> {
    let pointer = arguments[1].as_text().ok_or(EvalError::Kind("a JSON pointer is a text"))?;
    if pointer.is_empty() {
        return Ok(Value::Null);
    }
    let found = match &arguments[0] {
        Value::Json(tree) => tree.pointer(&pointer).cloned(),
        other => other
            .as_bytes()
            .and_then(|text| serde_json::from_slice::<serde_json::Value>(&text).ok())
            .and_then(|mut tree| tree.pointer_mut(&pointer).map(serde_json::Value::take)),
    };
    Ok(match found {
        None | Some(serde_json::Value::Null) => Value::Null,
        Some(serde_json::Value::Bool(yes)) => Value::truth(yes),
        Some(serde_json::Value::String(text)) => Value::text(text),
        Some(found) => Value::Json(std::sync::Arc::new(found)),
    })
}

/// PHP's `htmlspecialchars` without the apostrophe.
fn html_encode(text: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(text.len());
    for byte in text {
        match byte {
            b'&' => encoded.extend(b"&amp;"),
            b'<' => encoded.extend(b"&lt;"),
            b'>' => encoded.extend(b"&gt;"),
            b'"' => encoded.extend(b"&quot;"),
            other => encoded.push(*other),
        }
    }
    encoded
}

/// Whether two addresses agree in their leading `octets` (0 to 4). IPv6: none for 0, else 1 + `octets` groups below 4,
/// all of them at 4, as phpBB counts.
fn ip_match(left: Option<Vec<u8>>, right: Option<Vec<u8>>, octets: Option<i64>) -> bool {
    let read = |text: Option<Vec<u8>>| String::from_utf8(text?).ok()?.trim().parse::<IpAddr>().ok();
    let octets = octets.unwrap_or(4).clamp(0, 4);
    if octets == 0 {
        return true;
    }
    let count = usize::try_from(octets).unwrap_or(4);
    match (read(left).map(|ip| ip.to_canonical()), read(right).map(|ip| ip.to_canonical())) {
        (Some(IpAddr::V4(left)), Some(IpAddr::V4(right))) => left.octets()[..count] == right.octets()[..count],
        (Some(IpAddr::V6(left)), Some(IpAddr::V6(right))) => {
            let groups = if count == 4 { 8 } else { 1 + count };
            left.segments()[..groups] == right.segments()[..groups]
        }
        _ => false,
    }
}
