//! Settings files of one `name = value` a line: `.env` as Laravel and Docker read it, and INI.

use super::tree::{Computed, Malformed, Map, Names, Node};

/// Reads `.env`: `export NAME="value" # comment`. A value with `${…}` in it is computed.
pub(super) fn read_env(text: &str) -> Result<Names, Malformed> {
    let mut names = Names::new();
    let mut rest = Lines::new(text);
    while let Some((line, written)) = rest.next() {
        let written = written.trim_start();
        let written = written.strip_prefix("export ").map_or(written, str::trim_start);
        let Some((name, value)) = written.split_once('=').filter(|(name, _)| is_name(name.trim())) else { continue };
        let value = value.trim_start();
        let node = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => quoted(&value[1..], quote, line, &mut rest)?,
            _ => plain(before_comment(value, &[" #", "\t#"]), line),
        };
        names.insert(name.trim().to_owned(), node);
    }
    Ok(names)
}

/// Reads INI: `[section]`, `name = value`, comments behind `;` or `#`. Names of a section are keys in a table of its
/// name.
pub(super) fn read_ini(text: &str) -> Result<Names, Malformed> {
    let mut names = Names::new();
    let mut section = None;
    for (_, written) in Lines::new(text) {
        let written = written.trim();
        if written.starts_with([';', '#']) {
            continue;
        }
        if let Some(name) = written.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            section = Some(name.trim().to_owned());
            continue;
        }
        let Some((name, value)) = written.split_once('=') else { continue };
        let (name, value) = (name.trim().to_owned(), value.trim());
        let quoted = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.split(*quote).next());
        let value = quoted.unwrap_or_else(|| before_comment(value, &[" ;", "\t;", " #", "\t#"]));
        let node = Node::Text(value.to_owned());
        match &section {
            None => {
                names.insert(name, node);
            }
            Some(section) => match names.entry(section.clone()).or_insert_with(|| Node::Map(Map::default())) {
                Node::Map(map) => map.insert(name, node),
                other => *other = Node::Map(Map::of(name, node)),
            },
        }
    }
    Ok(names)
}

/// Lines with their numbers.
struct Lines<'a> {
    rest: std::str::Split<'a, char>,
    number: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text.split('\n'), number: 0 }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.number += 1;
        Some((self.number, self.rest.next()?))
    }
}

/// A value in quotes, which may go on over lines. Backslashes mean something in double quotes only.
fn quoted(first: &str, quote: char, line: usize, rest: &mut Lines<'_>) -> Result<Node, Malformed> {
    let mut value = String::new();
    let mut part = first;
    loop {
        let mut signs = part.char_indices();
        while let Some((at, c)) = signs.next() {
            match c {
                c if c == quote => return Ok(Node::Text(value)),
                '$' if quote == '"' && part[at + 1..].starts_with('{') => return Ok(computed(line)),
                '\\' if quote == '"' => match signs.next() {
                    Some((_, 'n')) => value.push('\n'),
                    Some((_, 'r')) => value.push('\r'),
                    Some((_, 't')) => value.push('\t'),
                    Some((_, c @ ('"' | '\\' | '$'))) => value.push(c),
                    Some((_, c)) => value.extend(['\\', c]),
                    None => {}
                },
                c => value.push(c),
            }
        }
        value.push('\n');
        part = rest.next().ok_or(Malformed { line, why: "a text does not end" })?.1;
    }
}

fn plain(value: &str, line: usize) -> Node {
    if value.contains("${") { computed(line) } else { Node::Text(value.to_owned()) }
}

fn computed(line: usize) -> Node {
    Node::Computed(Computed { line, by: "a text with variables in it".to_owned() })
}

/// What stands before a comment, without the blanks.
fn before_comment<'a>(value: &'a str, signs: &[&str]) -> &'a str {
    if signs.iter().any(|sign| value.starts_with(sign.trim_start())) {
        return "";
    }
    let end = signs.iter().filter_map(|sign| value.find(sign)).min();
    value[..end.unwrap_or(value.len())].trim_end()
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(names: &Names, name: &str) -> Option<String> {
        match names.get(name)? {
            Node::Text(text) => Some(text.clone()),
            Node::Computed(computed) => Some(format!("computed on line {}", computed.line)),
            _ => None,
        }
    }

    #[test]
    fn env_files() {
        let names = read_env(
            "# DB_HOST=commented\nDB_HOST=127.0.0.1\nexport DB_USERNAME = 'we#b' # a comment\r\nDB_PASSWORD=\"p$s\\\"\\\\ \
             #x\"\nEMPTY=\nNOTE= # nothing\nKEY=base64:ab+/=\nMAIL=\"${APP_NAME}\"\nURL=${HOST}/x\nPLAIN=a#b c #d\r\n\
             LONG=\"a\nb\"\nnonsense\n=x\n",
        );
        let names = names.expect("an .env file");
        for (name, want) in [
            ("DB_HOST", "127.0.0.1"),
            ("DB_USERNAME", "we#b"),
            ("DB_PASSWORD", "p$s\"\\ #x"),
            ("EMPTY", ""),
            ("NOTE", ""),
            ("KEY", "base64:ab+/="),
            ("MAIL", "computed on line 8"),
            ("URL", "computed on line 9"),
            ("PLAIN", "a#b c"),
            ("LONG", "a\nb"),
        ] {
            assert_eq!(text(&names, name).as_deref(), Some(want), "{name}");
        }
        assert_eq!(names.len(), 10);
        assert_eq!(read_env("A=1\nB=\"open").map(|_| ()).map_err(|error| error.line), Err(2));
    }

    #[test]
    fn ini_files() {
        let names = read_ini("; note\nhost = db ; here\nquoted = \"a;b\"\n[db]\nname = forum\npass='x y'\nempty =\n");
        let names = names.expect("an INI file");
        assert_eq!(text(&names, "host").as_deref(), Some("db"));
        assert_eq!(text(&names, "quoted").as_deref(), Some("a;b"));
        assert!(matches!(names.get("db"), Some(Node::Map(_))));
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_them_panic(text in "\\PC{0,200}|[A-Z=\"'\\\\$\\{\\}#; \\n\\[\\]]{0,200}") {
            let _ = (read_env(&text), read_ini(&text));
        }
    }
}
