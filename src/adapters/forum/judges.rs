//! One entry for each parser of bytes that come from strangers, with what must hold for all of them.
//!
//! The fuzz targets in `fuzz/` call these, and so does the test that replays their corpus. Each returns for any bytes;
//! a broken promise is a panic, which is what a fuzzer looks for.

use super::cookies::{self, NamedCookie};
use super::expr::{Expr, Scope};
use super::guests;
use super::html::Css;
use super::install;
use super::php::{self, SessionForm};
use super::preset;
use super::program;
use super::settings::{Preset, Settings};
use super::value::Value;
use crate::model::LoginCookies;

/// A `Cookie` header, in lines. What is found stands in it as a whole pair, and is no guest's.
pub fn cookies(bytes: &[u8]) {
    let names = ["f_sid", "f_u", "f_k"].map(|name| NamedCookie::plain(name, name, 96));
    let lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let is_guest =
        guests::judge(&bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>(), &names) != LoginCookies::Others;
    let Ok(found) = cookies::pick(&lines, &names) else { return assert!(!is_guest, "whose cookies are in doubt") };
    assert!(!is_guest || found.values.is_empty(), "a guest with a login");
    for cookie in found.values {
        let pair = [cookie.name, b"=", cookie.value].concat();
        let stands = lines.iter().flat_map(|line| line.split(|byte| *byte == b';')).any(|p| p.trim_ascii() == pair);
        assert!(stands && cookie.value.len() <= 96, "a cookie that was not sent");
    }
}

/// Session data and serialized values of PHP. What cannot be read is nobody, and no fraction or truth is a number.
pub fn php(bytes: &[u8]) {
    let forms = [SessionForm::Php, SessionForm::Binary, SessionForm::Serialize];
    let read = forms.into_iter().map(|form| php::session(bytes, form)).chain([php::value(bytes)]);
    for tree in read.flatten() {
        let Value::Map(map) = &tree else { continue };
        assert!(map.0.len() <= bytes.len(), "more values than bytes");
        let fraction_or_truth = |value: &Value| matches!(value, Value::Json(_)) && value.as_int().is_some();
        assert!(!map.0.iter().any(|(_, value)| fraction_or_truth(value)), "a number that is none");
    }
}

/// An expression in the first line, a value for it in the rest.
pub fn expression(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (text, value) = bytes.split_at(end);
    let Ok(expr) = Expr::parse(&String::from_utf8_lossy(text)) else { return };
    let mut scope = Scope::default();
    scope.set("x", Value::Bytes(value.get(1..).unwrap_or_default().to_vec()));
    scope.set("n", Value::Int(7));
    scope.set("nothing", Value::Null);
    let _ = expr.eval(&scope);
}

/// A preset file.
pub fn preset(bytes: &[u8]) {
    let Ok(raw) = preset::read(&String::from_utf8_lossy(bytes)) else { return };
    let settings = Settings::new(Preset::BuiltIn("fuzz".to_owned()), "https://forum.example");
    let _ = program::compile(raw, &settings);
}

/// A settings file of a forum, in each format. It is read to its end, or refused at one of its lines.
pub fn settings(bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for read in install::in_every_format(bytes) {
        assert!(read.is_ok_and(|names| names <= bytes.len()) || read.is_err_and(|line| line <= lines), "{read:?}");
    }
}

/// A description after `css:` in the first line, a page in the rest.
pub fn page(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (text, page) = bytes.split_at(end);
    if let Ok(css) = Css::parse(&String::from_utf8_lossy(text)) {
        assert!(css.all(page, 3).len() <= 3, "more than was asked for");
    }
}
