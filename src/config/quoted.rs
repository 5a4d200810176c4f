//! Values as shells and files of variables read them.

/// `NAME=value` lines, quoted as a shell reads them.
pub fn variables(pairs: &[(String, String)]) -> String {
    let lines = pairs.iter().map(|(name, value)| {
        let value = if is_plain(value) { value.clone() } else { in_double_quotes(value) };
        format!("{name}={value}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a value needs no quotes.
pub fn is_plain(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/@%+,=?".contains(c))
}

/// A value in double quotes: nothing in it is replaced.
pub fn in_double_quotes(value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`");
    format!("\"{escaped}\"")
}
