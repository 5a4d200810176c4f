//! The functions of presets. Each is a pure function of its arguments.
//!
//! What gets nothing gives nothing: a cookie that is absent or of the wrong shape stays `null` to the end.

mod address;
mod crypt;
mod encode;
mod text;
mod tree;

use std::ops::RangeInclusive;
use std::sync::Arc;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use md5::{Digest as _, Md5};

use super::eval::equal;
use crate::adapters::forum::value::{EvalError, Value};
use address::{ip_match, ip_prefix};
use crypt::{digested, hmac_md5, same, signed};
use encode::{hex, html_encode, lenient, unhex, url_join};
pub(crate) use encode::{inflate, percent_decode, percent_encode};

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
    RSplit "rsplit" 3..=3;
    Join "join" 2..=2;
    Length "length" 1..=1;
    StartsWith "starts_with" 2..=2;
    Csv "csv" 1..=1;
    Contains "contains" 2..=2;
    List "list" 1..=8;
    First "first" 1..=8;
    Int "int" 1..=3;
    Div "div" 2..=2;
    BitAnd "bit_and" 2..=2;
    IsoTime "iso_time" 1..=1;
    Hex "hex" 1..=1;
    Unhex "unhex" 1..=1;
    Base64 "base64" 1..=1;
    Base64Decode "base64_decode" 1..=1;
    Base64Url "base64url" 1..=1;
    Base64UrlDecode "base64url_decode" 1..=1;
    Inflate "inflate" 1..=1;
    Md5 "md5" 1..=1;
    Sha1 "sha1" 1..=1;
    Sha256 "sha256" 1..=1;
    Sha512 "sha512" 1..=1;
    HmacMd5 "hmac_md5" 2..=2;
    HmacSha1 "hmac_sha1" 2..=2;
    HmacSha256 "hmac_sha256" 2..=2;
    HmacSha512 "hmac_sha512" 2..=2;
    JwtHs256 "jwt_hs256" 2..=2;
    AesCbc "aes_cbc" 3..=3;
    AesGcm "aes_gcm" 4..=4;
    Same "same" 2..=2;
    Json "json" 2..=2;
    Php "php" 1..=1;
    PhpSession "php_session" 2..=2;
    Keys "keys" 1..=1;
    Kind "kind" 1..=1;
    Holds "holds" 2..=2;
    Pick "pick" 2..=2;
    PickAll "pick_all" 2..=2;
    HtmlDecode "html_decode" 1..=1;
    HtmlEncode "html_encode" 1..=1;
    IpMatch "ip_match" 3..=3;
    IpPrefix "ip_prefix" 2..=2;
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
        Function::Replace => made(text::replace(bytes(0), bytes(1), bytes(2))),
        Function::Substr => text::substr(arguments),
        Function::Split => text::split(arguments),
        Function::RSplit => text::rsplit(arguments),
        Function::Join => Ok(text::join(arguments)),
        Function::Length => Ok(text::length(&arguments[0])),
        Function::StartsWith => {
            Ok(Value::truth(bytes(0).zip(bytes(1)).is_some_and(|(text, start)| text.starts_with(&start))))
        }
        Function::Csv => Ok(bytes(0).map_or(Value::Null, |list| text::csv(&list))),
        Function::List => Ok(Value::List(arguments.iter().cloned().flat_map(Value::into_list).collect())),
        Function::Contains => {
            Ok(Value::truth(arguments[0].clone().into_list().iter().any(|item| equal(item, &arguments[1]))))
        }
        Function::First => Ok(arguments.iter().find(|value| value.is_true()).cloned().unwrap_or(Value::Null)),
        Function::Int => Ok(text::int_within(arguments)),
        Function::Div => Ok(text::numbers(arguments, i64::checked_div)),
        Function::BitAnd => Ok(text::numbers(arguments, |left, right| Some(left & right))),
        Function::IsoTime => {
            Ok(arguments[0].as_text().and_then(|when| text::iso_time(&when)).map_or(Value::Null, Value::Int))
        }
        Function::Hex => one(|raw| Some(hex(&raw))),
        Function::Unhex => one(|text| unhex(&text)),
        Function::Base64 => one(|raw| Some(base64::engine::general_purpose::STANDARD.encode(raw).into_bytes())),
        Function::Base64Decode => one(|text| lenient(&alphabet::STANDARD).decode(text).ok()),
        Function::Base64Url => one(|raw| Some(URL_SAFE_NO_PAD.encode(raw).into_bytes())),
        Function::Base64UrlDecode => one(|text| lenient(&alphabet::URL_SAFE).decode(text).ok()),
        Function::Md5 => one(|text| Some(hex(&Md5::digest(text)))),
        Function::Sha1 => one(|text| Some(digested(&digest::SHA1_FOR_LEGACY_USE_ONLY, &text))),
        Function::Sha256 => one(|text| Some(digested(&digest::SHA256, &text))),
        Function::Sha512 => one(|text| Some(digested(&digest::SHA512, &text))),
        Function::HmacMd5 => two(|key, message| Some(hmac_md5(&key, &message))),
        Function::HmacSha1 => two(|key, text| Some(signed(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key, &text))),
        Function::HmacSha256 => two(|key, text| Some(signed(hmac::HMAC_SHA256, &key, &text))),
        Function::HmacSha512 => two(|key, text| Some(signed(hmac::HMAC_SHA512, &key, &text))),
        Function::Inflate => one(|text| inflate(&text)),
        Function::JwtHs256 => {
            let claims = bytes(0).zip(bytes(1)).and_then(|(token, key)| crypt::jwt_hs256(&token, &key));
            Ok(claims.map_or(Value::Null, |claims| Value::Json(Arc::new(claims))))
        }
        Function::AesCbc => made(match (bytes(0), bytes(1), bytes(2)) {
            (Some(key), Some(iv), Some(text)) => crypt::aes_cbc(&key, &iv, &text),
            _ => None,
        }),
        Function::AesGcm => made(match (bytes(0), bytes(1), bytes(2), bytes(3)) {
            (Some(key), Some(iv), Some(text), Some(tag)) => crypt::aes_gcm(&key, &iv, &text, &tag),
            _ => None,
        }),
        Function::Same => Ok(Value::truth(same(bytes(0), bytes(1)))),
        Function::Json => tree::json(&arguments[0], &arguments[1]),
        Function::Php => Ok(bytes(0).map_or(Value::Null, |text| tree::php(&text))),
        Function::PhpSession => match bytes(0) {
            Some(text) => tree::php_session(&text, arguments[1].as_text().as_deref()),
            None => Ok(Value::Null),
        },
        Function::Keys => Ok(tree::keys(&arguments[0])),
        Function::Kind => Ok(tree::kind(&arguments[0])),
        Function::Holds => tree::holds(&arguments[0], &arguments[1]),
        Function::Pick => tree::pick(&arguments[0], &arguments[1]),
        Function::PickAll => tree::pick_all(&arguments[0], &arguments[1]),
        Function::HtmlDecode => Ok(arguments[0]
            .as_text()
            .map_or(Value::Null, |text| Value::text(html_escape::decode_html_entities(&text).into_owned()))),
        Function::HtmlEncode => one(|text| Some(html_encode(&text))),
        Function::IpMatch => Ok(Value::truth(ip_match(bytes(0), bytes(1), arguments[2].as_int()))),
        Function::IpPrefix => made(ip_prefix(bytes(0), arguments[1].as_int())),
    }
}
