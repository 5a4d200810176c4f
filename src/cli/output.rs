//! What goes to the screen.

use std::fmt::Display;
use std::io::{IsTerminal as _, Write as _};

use serde_json::Value;

pub use crate::app::length;
use crate::model::{UnixSeconds, marked};

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Output {
    /// For people.
    Text,
    /// For programs; stable.
    Json,
}

/// What may stand in a text for people of several lines.
const LINES: &[char] = &['\n', '\t'];

/// Prints text for people on standard output. Names and whatever else others wrote in it are shown, and not obeyed by the
/// terminal.
pub fn line(text: &str) {
    verbatim(&marked(text, LINES));
}

/// Prints a line for programs on standard output, as it is. Whoever closed the pipe has read enough.
pub fn verbatim(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Prints JSON on standard output, on one line.
pub fn json(value: &Value) {
    verbatim(&value.to_string());
}

/// Prints text for people on standard error, as [`line`] does.
pub fn error_line(text: &str) {
    error_verbatim(&marked(text, LINES));
}

/// Prints a line on standard error, as it is: JSON, or with colours of ours.
pub fn error_verbatim(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Prints a text that there is with colours of ours and without on standard error. One in which others wrote what a
/// terminal obeys has marks in place of it, and no colour.
pub fn error_coloured(plain: &str, coloured: &str) {
    error_verbatim(&safe(plain, coloured, colour()));
}

fn safe(plain: &str, coloured: &str, colour: bool) -> String {
    let shown = marked(plain, LINES);
    if colour && shown == plain { coloured.to_owned() } else { shown }
}

/// A question as it stands on the terminal: names in it are shown, and not obeyed.
pub fn question(text: &str) -> String {
    marked(text, &[])
}

/// Whether standard error takes colour.
pub fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Two columns, the first as wide as its widest entry.
pub fn columns(rows: &[(String, String)]) -> String {
    let rows: Vec<(String, String)> =
        rows.iter().map(|(label, value)| (marked(label, &[]), marked(value, &[]))).collect();
    let width = rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    let pad = |label: &str| " ".repeat(width - label.chars().count());
    let lines = rows.iter().map(|(label, value)| format!("  {label}{}   {value}", pad(label)).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// Rows under a header, each column as wide as its widest entry.
pub fn table(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| marked(cell, &[])).collect()).collect();
    let width_of = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..).map_while(width_of).collect();
    let pad = |cell: &String, width: &usize| format!("{cell}{}", " ".repeat(width - cell.chars().count()));
    let line = |row: &Vec<String>| row.iter().zip(&widths).map(|(cell, width)| pad(cell, width)).collect::<Vec<_>>();
    rows.iter().map(|row| line(row).join("   ").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A number and what it counts: `1 app`, `2 apps`.
pub fn count<N: Display + PartialEq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let name = if number == N::from(1) { one } else { many };
    format!("{number} {name}")
}

/// `2026-11-21 12:04:31 UTC`
pub fn instant(at: UnixSeconds) -> String {
    at.date_and_time()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_its_cell() {
        let name = "Eve\u{1b}[1A\n  Groups   Staff\u{202e}".to_owned();
        let shown = "Eve␛[1A␊  Groups   Staff[U+202E]";
        assert_eq!(columns(&[("Name".to_owned(), name.clone())]), format!("  Name   {shown}"));
        assert_eq!(table(&[vec!["7".to_owned(), name]]), format!("7   {shown}"));
    }

    #[test]
    fn colours_are_ours_alone() {
        let coloured = |text: &str| format!("\x1b[1;31merror\x1b[0m {text}");
        for (plain, colour, want) in [
            ("a.toml\nline", true, "\x1b[1;31merror\x1b[0m a.toml\nline"),
            ("a.toml\nline", false, "a.toml\nline"),
            ("a\x1b]0;x\x07.toml", true, "a␛]0;x␇.toml"),
            ("a\u{202e}b", true, "a[U+202E]b"),
        ] {
            assert_eq!(safe(plain, &coloured(plain), colour), want, "{plain:?}");
        }
        assert_eq!(question("Group [\x1b[2JStaff\n] "), "Group [␛[2JStaff␊] ");
    }
}
