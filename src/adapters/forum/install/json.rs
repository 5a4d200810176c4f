//! Settings files in JSON: an object, whose top-level keys are the names.

use serde_json::Value as Json;

use super::tree::{Malformed, Names};

/// Reads a settings file.
pub(super) fn read(text: &str) -> Result<Names, Malformed> {
    match serde_json::from_str(text) {
        Ok(Json::Object(entries)) => Ok(entries.into_iter().map(|(name, value)| (name, value.into())).collect()),
        Ok(_) => Err(Malformed { line: 1, why: "it is JSON, but not an object" }),
        Err(error) => Err(Malformed { line: error.line(), why: "it is not JSON" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::forum::install::tree::Node;

    #[test]
    fn objects_and_nothing_else() {
        let names = read(r#"{"url": "https://f.example", "port": 4567, "on": true, "deep": {"list": ["a"]}}"#);
        let names = names.expect("an object");
        assert!(names["url"] == Node::Text("https://f.example".to_owned()));
        assert!(names["port"] == Node::Number(4567));
        assert!(matches!(names["deep"], Node::Map(_)));
        for (text, line) in [("[1]", 1), ("", 1), ("{\n\"a\": 1,\n}", 3), (&"[".repeat(10_000), 1)] {
            assert_eq!(read(text).map(|_| ()).map_err(|error| error.line), Err(line), "{text:.20}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,200}|[\\[{}\\]\",:0-9a]{0,200}") {
            let _ = read(&text);
        }
    }
}
