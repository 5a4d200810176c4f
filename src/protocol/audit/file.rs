//! The trail as a file: JSON lines, or CSV for tables.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::model::audit::Linked;
use crate::model::{UnixSeconds, marked};

/// The columns of the CSV.
pub const CSV_HEADER: &str = "seq,at,who,what,app,member,object,from,request,before,after,hash";

/// An entry as a line of JSON, with number and hashes. `entry` is the very text that was hashed.
pub fn json_line(linked: &Linked) -> String {
    let (prev, hash) = (String::from(linked.prev), String::from(linked.hash));
    format!("{{\"seq\":{},\"prev\":\"{prev}\",\"hash\":\"{hash}\",\"entry\":{}}}", linked.seq, linked.text)
}

/// An entry as a line of CSV (RFC 4180). No cell of it is a formula to a spreadsheet.
pub fn csv_line(linked: &Linked) -> String {
    let mut cells = vec![linked.seq.to_string()];
    match linked.entry() {
        Some(entry) => {
            let json = |state: Option<serde_json::Value>| state.map(|state| state.to_string()).unwrap_or_default();
            cells.extend([
                instant(entry.at),
                entry.who.to_string(),
                entry.what.to_string(),
                entry.app.map(|id| id.0).unwrap_or_default(),
                entry.member.map(|id| id.to_string()).unwrap_or_default(),
                entry.object.unwrap_or_default(),
                entry.from.unwrap_or_default(),
                entry.request.unwrap_or_default(),
                json(entry.before),
                json(entry.after),
            ]);
        }
        None => {
            cells.extend(vec![String::new(); 9]);
            cells.push(linked.text.clone());
        }
    }
    let cells = cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
    // Letters, digits, `-` and `_` of ours, to be compared with other files.
    format!("{cells},\"{}\"", String::from(linked.hash))
}

/// The last line of a file that leaves out entries, those with numbers below `next`.
pub fn json_rest(next: u64) -> String {
    serde_json::json!({ "more": rest(next) }).to_string()
}

/// The same as a line of CSV, in the column of what was done to what.
pub fn csv_rest(next: u64) -> String {
    let cells = ["", "", "", "more", "", "", &rest(next), "", "", "", "", ""];
    cells.map(quoted).join(",")
}

fn rest(next: u64) -> String {
    format!("entries with numbers below {next} may be left out: portico audit export writes all")
}

/// `2026-11-21T12:04:31Z`
pub fn instant(at: UnixSeconds) -> String {
    let known = OffsetDateTime::from_unix_timestamp(at.0).ok().and_then(|at| at.format(&Rfc3339).ok());
    known.unwrap_or_else(|| at.0.to_string())
}

/// In quotes, with an apostrophe in front of what a spreadsheet would calculate (CWE-1236). Where the separator of lists is a
/// semicolon or a tab, as in many countries, the quotes around a cell that is not the first of its line end nothing: what stands
/// behind such a one within a cell begins another cell. Characters that a terminal obeys are shown by a mark.
pub fn quoted(cell: &str) -> String {
    let cell = marked(cell, &[]);
    let mut guarded = String::with_capacity(cell.len() + 2);
    for (place, piece) in cell.split(';').enumerate() {
        if place > 0 {
            guarded.push(';');
        }
        // A piece may begin with a quotation mark of its own, which the other program takes off.
        let first = piece.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
        if first.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
            guarded.push('\'');
        }
        guarded.push_str(piece);
    }
    format!("\"{}\"", guarded.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::audit::{Action, Actor, Author, ChainPoint};
    use crate::model::{ClientId, Hash32};

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, want) in [
            ("plain", "\"plain\""),
            ("a \"b\", c\nd", "\"a \"\"b\"\", c␊d\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("  +1", "\"'  +1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"␉=1\""),
            ("x;=1+1;", "\"x;'=1+1;\""),
            ("x; \"-1;+1", "\"x;' \"\"-1;'+1\""),
            ("x;y", "\"x;y\""),
            ("x\r=1\0\u{1b}[2J", "\"x␍=1␀␛[2J\""),
            ("\u{ff1d}1", "\"'\u{ff1d}1\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(cell), want, "{cell:?}");
        }
    }

    #[test]
    fn lines_say_what_the_entry_says() {
        let who = Actor::Member { id: crate::model::MemberId::Number(7), name: "=anna".to_owned() };
        let entry = Author::here(who).did(Action::AppChanged, UnixSeconds(1_800_000_000));
        let entry = entry.app(&ClientId("chat".to_owned())).after(serde_json::json!({ "name": "A, \"B\"" }));
        let linked = ChainPoint::default().link(serde_json::to_string(&entry).expect("JSON"));
        let line = csv_line(&linked);
        let begin = "\"1\",\"2027-01-15T08:00:00Z\",\"member 7 (=anna)\",\"app.changed\",\"chat\",\"\",\"\",";
        assert!(line.starts_with(begin), "{line}");
        assert!(line.ends_with(&format!("\",\"{}\"", String::from(linked.hash))), "{line}");
        let sign = Linked { hash: Hash32([0xfb; 32]), ..linked.clone() };
        assert!(csv_line(&sign).contains(",\"-"), "a hash stays as it is: {}", csv_line(&sign));
        assert_eq!(CSV_HEADER.split(',').count(), 12);
        let value: serde_json::Value = serde_json::from_str(&json_line(&linked)).expect("JSON");
        assert_eq!(value["entry"]["after"]["name"], "A, \"B\"");
        assert_eq!(value["hash"], String::from(linked.hash));
    }
}
