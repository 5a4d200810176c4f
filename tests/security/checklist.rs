//! `docs/security-checklist.md` names tests that exist, and has every item once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ITEMS: usize = 193;

fn functions(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            functions(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let mut is_test = false;
            for line in text.lines().map(str::trim) {
                // A case of the store's suite is run for each store by a macro.
                if let Some((name, _)) = line.strip_prefix("pub async fn ").and_then(|rest| rest.split_once('('))
                    && line.contains("subject: Subject")
                {
                    found.insert(name.to_owned());
                }
                match line.split_once("fn ") {
                    _ if line.starts_with("#[") || line.starts_with("///") => is_test |= is_test_mark(line),
                    Some((before, rest)) if matches!(before, "" | "async ") && is_test => {
                        found.extend(rest.split('(').next().map(str::to_owned));
                        is_test = false;
                    }
                    _ => is_test = false,
                }
            }
        }
    }
}

fn is_test_mark(line: &str) -> bool {
    line.starts_with("#[test]") || line.starts_with("#[tokio::test")
}

/// Words in backquotes.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_item_has_a_test_or_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut known = BTreeSet::new();
    for folder in ["src", "tests"] {
        functions(&root.join(folder), &mut known);
    }
    assert!(known.contains("every_item_has_a_test_or_a_reason"), "tests were found");
    let conversations: BTreeSet<String> = fs::read_dir(root.join("tests/transcripts"))
        .expect("the conversations")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    let text = fs::read_to_string(root.join("docs/security-checklist.md")).expect("the table");
    let rows = text.lines().filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit());
    let mut numbers = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [number, what, shown] = cells[..] else { panic!("three columns: {row}") };
        assert!(!what.is_empty() && !shown.is_empty(), "{row}");
        numbers.push(number.parse::<usize>().expect("a number"));
        let names: Vec<&str> = quoted(shown).collect();
        for name in &names {
            let exists = if name.ends_with(".txt") { conversations.contains(*name) } else { known.contains(*name) };
            assert!(exists, "item {number} names {name}, which is not there");
        }
        let is_explained = shown.contains("does not apply:");
        assert!(!names.is_empty() || is_explained, "item {number} is neither shown nor explained: {shown}");
    }
    assert_eq!(numbers, (1..=ITEMS).collect::<Vec<_>>());
}
