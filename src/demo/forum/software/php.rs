//! As much of PHP's `serialize` as the sample writes and reads back: an array of texts.

/// `a:1:{s:4:"name";s:3:"abc";}`; lengths are in bytes.
pub fn texts(pairs: &[(&str, &str)]) -> String {
    let text = |text: &str| format!("s:{}:\"{text}\";", text.len());
    let items: String = pairs.iter().map(|(name, value)| text(name) + &text(value)).collect();
    format!("a:{}:{{{items}}}", pairs.len())
}

/// The text under `name` of what [`texts`] wrote.
pub fn text(array: &str, name: &str) -> Option<String> {
    let (_, rest) = array.split_once(&format!("s:{}:\"{name}\";s:", name.len()))?;
    let (length, rest) = rest.split_once(":\"")?;
    rest.get(..length.parse().ok()?).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_back() {
        let array = texts(&[("a", "x\";s:1:\"b"), ("long", "é")]);
        assert_eq!(array, "a:2:{s:1:\"a\";s:9:\"x\";s:1:\"b\";s:4:\"long\";s:2:\"é\";}");
        assert_eq!(text(&array, "a").as_deref(), Some("x\";s:1:\"b"));
        assert_eq!(text(&array, "long").as_deref(), Some("é"));
        assert_eq!(text(&array, "none"), None);
    }
}
