//! What holds for all bytes, and agreement with a second reader of the format.

use muesli::{ArrayKey, SessionEntry};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// Values as the other library has them, with texts of their own.
#[derive(Clone, Debug)]
enum Made {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Vec<u8>),
    Array(Vec<(Vec<u8>, Made)>),
}

fn made() -> impl Strategy<Value = Made> {
    let leaf = prop_oneof![
        Just(Made::Null),
        any::<bool>().prop_map(Made::Bool),
        any::<i64>().prop_map(Made::Int),
        (-1.0e9..1.0e9).prop_map(Made::Float),
        vec(any::<u8>(), 0..12).prop_map(Made::Text),
        "[a-z|;:!\"{}0-9]{0,12}".prop_map(|text| Made::Text(text.into_bytes())),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        vec(("[a-z|;\"]{0,6}".prop_map(String::into_bytes), inner), 0..6).prop_map(Made::Array)
    })
}

impl Made {
    fn theirs(&self) -> muesli::Value<'_> {
        match self {
            Self::Null => muesli::Value::Null,
            Self::Bool(yes) => muesli::Value::Boolean(*yes),
            Self::Int(number) => muesli::Value::Integer(*number),
            Self::Float(number) => muesli::Value::Decimal(*number),
            Self::Text(text) => muesli::Value::String(text),
            Self::Array(entries) => muesli::Value::Array(
                entries.iter().map(|(key, value)| (ArrayKey::String(key), value.theirs())).collect(),
            ),
        }
    }
}

/// What we should have made of a value of theirs; nothing, where they keep what we resolve or leave out.
fn ours(theirs: &muesli::Value<'_>) -> Option<Value> {
    Some(match theirs {
        muesli::Value::Null => Value::Null,
        muesli::Value::Boolean(yes) => Value::Json(Arc::new(Json::Bool(*yes))),
        muesli::Value::Integer(number) => Value::Int(*number),
        muesli::Value::Decimal(number) => {
            serde_json::Number::from_f64(*number).map_or(Value::Null, |number| Value::Json(Arc::new(number.into())))
        }
        muesli::Value::String(text) => Value::Bytes(text.to_vec()),
        muesli::Value::Array(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let key = match key {
                    ArrayKey::Integer(number) => number.to_string().into_bytes(),
                    ArrayKey::String(text) => text.to_vec(),
                };
                Some((key, ours(value)?))
            });
            map(entries.collect::<Option<Vec<_>>>()?)
        }
        _ => return None,
    })
}

/// Texts that look like the format, more often than chance would have it.
fn nearly() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("i:42;"),
        Just("s:2:\"42\";"),
        Just("a:1:{"),
        Just("}"),
        Just("N;"),
        Just("b:1;"),
        Just("d:0.5;"),
        Just("user_id|"),
        Just("O:1:\"A\":1:{"),
        Just("s:1:\"a\";"),
        Just("R:1;"),
        Just("r:2;"),
        Just("C:1:\"A\":2:{xx}"),
        Just("!"),
        Just("a:0:{}"),
        Just("i:-1;"),
        Just("s:99:\""),
        Just("\0"),
        Just("E:3:\"A:B\";"),
    ];
    vec(piece, 0..12).prop_map(|pieces| pieces.concat().into_bytes())
}

fn user_id(read: &Value) -> Option<Value> {
    match read {
        Value::Map(map) => map.get(b"user_id").cloned(),
        _ => None,
    }
}

proptest! {
    #[test]
    fn any_bytes_end_without_harm(bytes in prop_oneof![vec(any::<u8>(), 0..200), nearly()]) {
        for form in [SessionForm::Php, SessionForm::Binary, SessionForm::Serialize] {
            let _ = session(&bytes, form);
        }
        let _ = value(&bytes);
    }

    #[test]
    fn what_was_serialized_comes_back(made in made()) {
        let mut text = Vec::new();
        muesli::serialize(&mut text, &made.theirs()).expect("memory");
        prop_assert!(value(&text).ok() == ours(&made.theirs()));

        let mut text = Vec::new();
        let entry = |key, value| SessionEntry { key, value };
        muesli::session_encode(&mut text, &[entry(b"user_id", muesli::Value::Integer(42)), entry(b"x", made.theirs())])
            .expect("memory");
        let read = session(&text, SessionForm::Php).expect("a session");
        prop_assert!(user_id(&read) == Some(Value::Int(42)));
    }

    #[test]
    fn where_both_readers_accept_they_agree(bytes in nearly()) {
        if let (Ok(mine), Ok(theirs)) = (value(&bytes), muesli::unserialize(&bytes))
            && let Some(theirs) = ours(&theirs)
        {
            prop_assert!(mine == theirs);
        }
    }

    /// A session that is being written, cut off anywhere, is nobody's or the same member's, never another's.
    #[test]
    fn a_part_of_a_session_is_nobody_else(made in made(), cut in any::<prop::sample::Index>()) {
        let mut text = Vec::new();
        let entry = |key, value| SessionEntry { key, value };
        muesli::session_encode(&mut text, &[entry(b"x", made.theirs()), entry(b"user_id", muesli::Value::Integer(4242))])
            .expect("memory");
        let part = &text[..cut.index(text.len() + 1)];
        if let Some(found) = session(part, SessionForm::Php).ok().as_ref().and_then(user_id) {
            prop_assert!(found == Value::Int(4242));
        }
    }
}
