//! Rows of a file: CSV with a header, or JSON. Every value is a text; what is empty or null is not there.

use std::collections::BTreeMap;

use serde_json::Value;

/// How many rows are read at most.
const ROWS_MAX: usize = 1_000_000;

/// A row by the names of its columns, in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row(BTreeMap<String, String>);

impl Row {
    fn put(&mut self, column: &str, value: String) {
        if !value.is_empty() && !value.eq_ignore_ascii_case("null") {
            self.0.insert(column.trim().to_ascii_lowercase(), value);
        }
    }

    /// The first of these columns that is there.
    pub(super) fn get(&self, columns: &[&str]) -> Option<&str> {
        columns.iter().find_map(|column| self.0.get(*column)).map(String::as_str)
    }
}

/// Comma-separated values (RFC 4180), with semicolons or tabs as well; the first line names the columns.
pub(super) fn csv(text: &str) -> Result<Vec<Row>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|c| first.matches(*c).count()).unwrap_or(',');
    let mut lines = records(text, separator)?.into_iter();
    let header = lines.next().ok_or("the file is empty")?;
    let mut rows = Vec::new();
    for (number, fields) in lines.enumerate() {
        if fields.len() == 1 && fields[0].trim().is_empty() {
            continue;
        }
        if fields.len() != header.len() {
            return Err(format!("row {} has {} values, the header has {}", number + 2, fields.len(), header.len()));
        }
        let mut row = Row::default();
        for (column, value) in header.iter().zip(fields) {
            row.put(column, value);
        }
        rows.push(row);
    }
    Ok(rows)
}

fn records(text: &str, separator: char) -> Result<Vec<Vec<String>>, String> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if records.len() > ROWS_MAX {
            return Err(format!("there are more than {ROWS_MAX} rows"));
        }
        let Some(record) = records.last_mut() else { break };
        let is_start = record.last().is_some_and(String::is_empty);
        let Some(field) = record.last_mut() else { break };
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                field.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if is_start => quoted = true,
            c if quoted => field.push(c),
            c if c == separator => record.push(String::new()),
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' => records.push(vec![String::new()]),
            c => field.push(c),
        }
    }
    if quoted {
        return Err("a quoted value has no end".to_owned());
    }
    if records.last().is_some_and(|record| record.len() == 1 && record[0].is_empty()) {
        records.pop();
    }
    Ok(records)
}

/// A list of objects; or what phpMyAdmin exports, of which the tables whose names end as given are taken.
pub(super) fn json(value: &Value, table: &str) -> Result<Vec<Row>, String> {
    let list = value.as_array().ok_or("it is not a list")?;
    let is_dump = list.iter().any(|item| item["type"] == "table" && item["data"].is_array());
    let data: Vec<&Value> = if is_dump {
        let wanted = |item: &&Value| item["name"].as_str().is_some_and(|name| name.ends_with(table));
        list.iter().filter(wanted).filter_map(|item| item["data"].as_array()).flatten().collect()
    } else {
        list.iter().collect()
    };
    data.into_iter().map(row).collect()
}

fn row(value: &Value) -> Result<Row, String> {
    let object = value.as_object().ok_or("an entry of the list is not an object")?;
    let mut row = Row::default();
    for (column, value) in object {
        match value {
            Value::Null => {}
            Value::String(text) => row.put(column, text.clone()),
            Value::Number(number) => row.put(column, number.to_string()),
            Value::Bool(flag) => row.put(column, flag.to_string()),
            Value::Array(list) if list.iter().all(Value::is_string) => {
                let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                // Names of groups have blanks, addresses and scopes have none.
                row.put(column, texts.join(if column == "groups" { "," } else { " " }));
            }
            Value::Array(_) | Value::Object(_) => {
                return Err(format!("\"{column}\" is neither a text nor a list of texts"));
            }
        }
    }
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_read_as_written() {
        for (text, want) in [
            ("client_id,client_name\na1,Chat\n", Ok(vec![("a1", Some("Chat"))])),
            (
                "\u{feff}Client_ID;client_name\r\na1;\"Wiki; \"\"old\"\"\"\r\n\r\n",
                Ok(vec![("a1", Some("Wiki; \"old\""))]),
            ),
            (
                "client_id\tclient_name\na1\tNULL\na2\t\"two\nlines\"",
                Ok(vec![("a1", None), ("a2", Some("two\nlines"))]),
            ),
            ("client_id,client_name\na1\n", Err("row 2 has 1 values, the header has 2")),
            ("client_id,client_name\n\"a1,b", Err("a quoted value has no end")),
            ("", Err("the file is empty")),
        ] {
            let got = csv(text).map(|rows| {
                let pair = |row: &Row| {
                    (
                        row.get(&["client_id"]).unwrap_or_default().to_owned(),
                        row.get(&["client_name"]).map(str::to_owned),
                    )
                };
                rows.iter().map(pair).collect::<Vec<_>>()
            });
            let want =
                want.map(|rows| rows.into_iter().map(|(id, name)| (id.to_owned(), name.map(str::to_owned))).collect());
            assert_eq!(got, want.map_err(str::to_owned), "{text:?}");
        }
    }

    #[test]
    fn lists_and_dumps_are_the_same() {
        let rows = json!([{ "client_id": "a1", "member_id": 7, "groups": ["Staff", "Photo club"], "scope": ["a", "b"], "x": null }]);
        let dump = json!([
            { "type": "header", "version": "5" },
            { "type": "table", "name": "ips_oauth2server_clients", "data": rows },
            { "type": "table", "name": "ips_oauth2server_members", "data": [{ "client_id": "zz" }] },
        ]);
        for value in [rows, dump] {
            let read = json(&value, "oauth2server_clients").expect("rows");
            let texts: Vec<Option<&str>> =
                ["client_id", "member_id", "groups", "scope", "x"].map(|name| read[0].get(&[name])).into();
            assert_eq!(texts, [Some("a1"), Some("7"), Some("Staff,Photo club"), Some("a b"), None]);
            assert_eq!(read.len(), 1);
        }
        assert!(json(&json!({ "a": 1 }), "").is_err());
        assert!(json(&json!([1]), "").is_err());
        assert!(json(&json!([{ "a": {} }]), "").is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a-c\",;\t\r\n]{0,60}") {
            let _ = csv(&text);
        }
    }
}
