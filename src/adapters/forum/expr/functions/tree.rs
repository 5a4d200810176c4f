//! Trees: answers in JSON, and what PHP has serialized.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::adapters::forum::html::{self, Css};
use crate::adapters::forum::php::{self, SessionForm};
use crate::adapters::forum::value::{EvalError, Value};

/// `php(x)`: one serialized value, or nothing.
pub(super) fn php(text: &[u8]) -> Value {
    php::value(text).unwrap_or(Value::Null)
}

/// `php_session(x, form)`: the variables of a session, or nothing.
pub(super) fn php_session(text: &[u8], form: Option<&str>) -> Result<Value, EvalError> {
    let form = form.and_then(SessionForm::find);
    let form = form.ok_or(EvalError::Kind("the form of a session is 'php', 'php_binary' or 'php_serialize'"))?;
    Ok(php::session(text, form).unwrap_or(Value::Null))
}

/// `json(value, pointer)`: the value is a tree, or text in JSON (RFC 6901 for the pointer).
pub(super) fn json(tree: &Value, pointer: &Value) -> Result<Value, EvalError> {
    if pointer.is_null() {
        return Ok(Value::Null);
    }
    let pointer = pointer.as_text().ok_or(EvalError::Kind("a JSON pointer is a text"))?;
    if pointer.is_empty() {
        return Ok(Value::Null);
    }
    let found = match tree {
        Value::Json(tree) => tree.pointer(&pointer).cloned(),
        Value::Map(_) | Value::Row(_) => return Ok(within(tree, &pointer)),
        other => other
            .as_bytes()
            .and_then(|text| serde_json::from_slice::<Json>(&text).ok())
            .and_then(|mut tree| tree.pointer_mut(&pointer).map(Json::take)),
    };
    Ok(found.map_or(Value::Null, plain))
}

/// `pick(answer, how)`: from a tree by a JSON pointer, from a page by a CSS selector.
pub(super) fn pick(answer: &Value, how: &Value) -> Result<Value, EvalError> {
    match by_css(answer, how, 1)? {
        Some(found) => Ok(found.into_iter().next().map_or(Value::Null, Value::text)),
        None => json(answer, how),
    }
}

/// `pick_all(answer, how)`: the same as a list, of all that a selector finds.
pub(super) fn pick_all(answer: &Value, how: &Value) -> Result<Value, EvalError> {
    match by_css(answer, how, usize::MAX)? {
        Some(found) => Ok(Value::List(found.into_iter().map(Value::text).collect())),
        None => Ok(Value::List(json(answer, how)?.into_list())),
    }
}

/// What a selector finds; `None`: it is no selector.
fn by_css(answer: &Value, how: &Value, most: usize) -> Result<Option<Vec<String>>, EvalError> {
    let Some(how) = how.as_text().filter(|how| html::is_css(how)) else { return Ok(None) };
    let css = compiled(&how).ok_or(EvalError::Kind("a description with css: cannot be read"))?;
    Ok(Some(match answer {
        // A page is large: it is not copied to be read.
        Value::Bytes(page) => css.all(page, most),
        other => other.as_bytes().map_or_else(Vec::new, |page| css.all(&page, most)),
    }))
}

/// Descriptions stand in presets and settings, so there are few; each is compiled once in a thread.
fn compiled(how: &str) -> Option<Rc<Css>> {
    const KEPT_MAX: usize = 64;
    thread_local! {
        static KEPT: RefCell<HashMap<String, Rc<Css>>> = RefCell::default();
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some(css) = kept.get(how) {
            return Some(Rc::clone(css));
        }
        let css = Rc::new(Css::parse(how).ok()?);
        if kept.len() < KEPT_MAX {
            kept.insert(how.to_owned(), Rc::clone(&css));
        }
        Some(css)
    })
}

/// Texts and numbers out of JSON are values like others.
fn plain(json: Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::String(text) => Value::text(text),
        other => Value::Json(Arc::new(other)),
    }
}

fn within(tree: &Value, pointer: &str) -> Value {
    let Some(path) = pointer.strip_prefix('/') else { return Value::Null };
    let mut at = tree;
    for key in path.split('/') {
        let key = key.replace("~1", "/").replace("~0", "~");
        let found = match at {
            Value::Map(map) => map.get(key.as_bytes()),
            Value::Row(row) => row.get(&key),
            _ => None,
        };
        match found {
            Some(value) => at = value,
            None => return Value::Null,
        }
    }
    at.clone()
}

/// `keys(tree)`: the keys of a map in their order; a list has numbers for keys.
pub(super) fn keys(tree: &Value) -> Value {
    match tree {
        Value::Map(map) => Value::List(map.0.iter().map(|(key, _)| Value::Bytes(key.clone())).collect()),
        Value::Row(row) => Value::List(row.keys().map(Value::text).collect()),
        Value::Json(json) => match json.as_ref() {
            Json::Object(object) => Value::List(object.keys().map(Value::text).collect()),
            Json::Array(list) => Value::List((0i64..).take(list.len()).map(Value::Int).collect()),
            _ => Value::Null,
        },
        other => match other.as_bytes().and_then(|text| serde_json::from_slice::<Json>(&text).ok()) {
            Some(json) if json.is_object() || json.is_array() => keys(&Value::Json(Arc::new(json))),
            _ => Value::Null,
        },
    }
}

/// `kind(x)`: what a value is. A text in JSON is a text.
pub(super) fn kind(value: &Value) -> Value {
    let name = match value {
        Value::Null => return Value::Null,
        Value::Int(_) => "number",
        Value::Bytes(_) => "text",
        Value::List(_) => "list",
        Value::Row(_) | Value::Map(_) => "tree",
        Value::Json(json) => match json.as_ref() {
            Json::Null => return Value::Null,
            Json::Bool(_) => "truth",
            Json::Number(number) if number.is_f64() => "fraction",
            Json::Number(_) => "number",
            Json::String(_) => "text",
            Json::Array(_) => "list",
            Json::Object(_) => "tree",
        },
    };
    Value::text(name)
}

/// `holds(tree, pointers)`: whether each of the places holds something true; with `!` before a pointer, nothing true.
pub(super) fn holds(tree: &Value, pointers: &Value) -> Result<Value, EvalError> {
    for pointer in pointers.clone().into_list() {
        let text = pointer.as_text().ok_or(EvalError::Kind("a JSON pointer is a text"))?;
        let (pointer, wanted) = match text.strip_prefix('!') {
            Some(rest) => (Value::text(rest), false),
            None => (pointer, true),
        };
        if json(tree, &pointer)?.is_true() != wanted {
            return Ok(Value::truth(false));
        }
    }
    Ok(Value::truth(true))
}
