//! Which tables and columns the queries of a preset read, so that an account can be given just these.

use std::collections::{BTreeMap, BTreeSet};

use super::program::Program;
use super::settings::Settings;
use super::{SetupError, StepKind, understand};

/// What an account must be able to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// A table, as the queries write it, without quotes.
    pub table: String,
    /// Its columns; none means all of them.
    pub columns: Vec<String>,
    /// Whether the table is written in quotes, so that its letters keep their case.
    pub quoted: bool,
}

/// The rights that look-ups need, by table. Columns are listed where every query that reads the table names them as
/// `alias.column`; otherwise the whole table is meant.
pub fn rights(settings: &Settings) -> Result<Vec<Right>, SetupError> {
    let program = understand(settings)?;
    let mut tables = Tables::default();
    statements(&program).for_each(|text| tables.read(text));
    Ok(tables.into_rights())
}

fn statements(program: &Program) -> impl Iterator<Item = &str> {
    let steps = program.steps().filter_map(|step| match &step.kind {
        StepKind::Row { statement, .. } => Some(statement.sqlite.as_str()),
        _ => None,
    });
    let settings = program.settings.iter().flat_map(|settings| &settings.statements).map(|one| one.sqlite.as_str());
    settings.chain(steps).chain(program.queries().map(|(statement, _)| statement.sqlite.as_str()))
}

/// By name: whether it was in quotes, and its columns, or `None` for all.
#[derive(Default)]
struct Tables(BTreeMap<String, (bool, Option<BTreeSet<String>>)>);

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Quoted(String),
    Sign(char),
}

impl Token {
    fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(found) if found.eq_ignore_ascii_case(word))
    }

    /// A name of a table, column or alias, unless it is a word of the language.
    fn name(&self) -> Option<&str> {
        match self {
            Self::Word(word) if !RESERVED.contains(&word.to_ascii_uppercase().as_str()) => Some(word),
            Self::Quoted(name) => Some(name),
            _ => None,
        }
    }
}

/// Words that are no names. A word that is missing here only widens a right from columns to its table.
const RESERVED: &[&str] = &[
    "SELECT", "DISTINCT", "FROM", "JOIN", "LEFT", "RIGHT", "INNER", "OUTER", "CROSS", "ON", "USING", "WHERE", "AND",
    "OR", "NOT", "IN", "IS", "NULL", "LIKE", "BETWEEN", "EXISTS", "CASE", "WHEN", "THEN", "ELSE", "END", "AS", "GROUP",
    "ORDER", "BY", "HAVING", "LIMIT", "OFFSET", "ASC", "DESC", "UNION", "ALL", "CAST", "TRUE", "FALSE", "ESCAPE",
];

/// Behind these a comma does not announce a table.
const ENDS_FROM: &[&str] = &["SELECT", "WHERE", "ON", "USING", "GROUP", "ORDER", "LIMIT"];

impl Tables {
    fn read(&mut self, statement: &str) {
        let tokens = tokens(statement);
        let aliases = tables_of(&tokens);
        let loose = has_loose_names(&tokens, &aliases);
        for (alias, table, quoted) in &aliases {
            let columns = columns_of(&tokens, alias);
            let entry = self.0.entry(table.clone()).or_insert((*quoted, Some(BTreeSet::new())));
            match (&mut entry.1, columns) {
                (Some(known), Some(columns)) if !loose && !columns.is_empty() => known.extend(columns),
                (known, _) => *known = None,
            }
        }
    }

    fn into_rights(self) -> Vec<Right> {
        let right = |(table, (quoted, columns)): (String, (bool, Option<BTreeSet<String>>))| Right {
            table,
            columns: columns.unwrap_or_default().into_iter().collect(),
            quoted,
        };
        self.0.into_iter().map(right).collect()
    }
}

fn tokens(statement: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = statement;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => {
                let end = rest[1..].find(first).map_or(rest.len(), |at| at + 2);
                if first == '"' {
                    tokens.push(Token::Quoted(rest[1..end].trim_end_matches('"').to_owned()));
                } else {
                    tokens.push(Token::Sign('\''));
                }
                end
            }
            c if c.is_ascii_alphabetic() || c == '_' => {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
                tokens.push(Token::Word(rest[..end].to_owned()));
                end
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(Token::Sign(c));
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

/// Alias, table and whether it is in quotes: `FROM a x JOIN b AS y, c` is x → a, y → b, c → c.
fn tables_of(tokens: &[Token]) -> Vec<(String, String, bool)> {
    let mut found = Vec::new();
    let mut expected = false;
    let mut in_from = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.is("FROM") || token.is("JOIN") {
            (expected, in_from) = (true, true);
        } else if ENDS_FROM.iter().any(|word| token.is(word)) || *token == Token::Sign('(') {
            (expected, in_from) = (false, false);
        } else if *token == Token::Sign(',') && in_from {
            expected = true;
        } else if let (true, Some(name)) = (expected, token.name()) {
            expected = false;
            at += usize::from(tokens.get(at).is_some_and(|token| token.is("AS")));
            let alias = tokens.get(at).and_then(Token::name);
            at += usize::from(alias.is_some());
            let quoted = matches!(token, Token::Quoted(_));
            found.push((alias.unwrap_or(name).to_owned(), name.to_owned(), quoted));
        } else {
            expected = false;
        }
    }
    found
}

/// The columns after `alias.`; `None` for `alias.*`.
fn columns_of(tokens: &[Token], alias: &str) -> Option<BTreeSet<String>> {
    let named = tokens.windows(3).filter(|three| three[0].name() == Some(alias) && three[1] == Token::Sign('.'));
    named
        .map(|three| match &three[2] {
            Token::Word(column) | Token::Quoted(column) => Some(column.clone()),
            Token::Sign(_) => None,
        })
        .collect()
}

/// Whether there is a name that may be a column of any table: no alias stands before it.
fn has_loose_names(tokens: &[Token], aliases: &[(String, String, bool)]) -> bool {
    let mut given = BTreeSet::new();
    tokens.iter().enumerate().any(|(at, token)| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let after = tokens.get(at + 1);
        if *token == Token::Sign('*') {
            // Of SELECT * and COUNT(*), not of a multiplication.
            return before.is_some_and(|before| before.is("SELECT") || *before == Token::Sign('('));
        }
        let Some(name) = token.name() else { return false };
        let is_new_name = before.is_some_and(|before| before.is("AS"));
        if is_new_name {
            given.insert(name.to_owned());
        }
        let is_table = aliases.iter().any(|(alias, table, _)| alias == name || table == name);
        let is_call = after == Some(&Token::Sign('('));
        let is_column = before == Some(&Token::Sign('.'));
        !(is_new_name || is_table || is_call || is_column || given.contains(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_where_they_are_named() {
        for (statements, want) in [
            (&["SELECT u.id, u.name FROM f_users u WHERE u.mail = ?"][..], "f_users(id,mail,name)"),
            (&["SELECT id FROM f_users WHERE name = ?"], "f_users"),
            (&["SELECT u.id FROM f_users u", "SELECT * FROM f_users"], "f_users"),
            (&["SELECT u.id FROM f_users u", "SELECT v.x FROM f_users AS v"], "f_users(id,x)"),
            (&["SELECT u.* FROM f_users u JOIN g t ON t.a = u.b"], "f_users g(a)"),
            (&["SELECT COUNT(*) FROM f_users u WHERE u.id = ?"], "f_users"),
            (&["SELECT u.id AS member FROM f_users u WHERE u.x = 'FROM y z' ORDER BY member"], "f_users(id,x)"),
            (
                &["SELECT MAX(a.x) FROM a LEFT JOIN b c ON c.y = a.z WHERE a.q IN (SELECT d.e FROM d)"],
                "a(q,x,z) b(y) d(e)",
            ),
            (&["SELECT a.x, b.y FROM a, b WHERE a.x = b.x"], "a(x) b(x,y)"),
            (&["SELECT CASE b.m WHEN 'user' THEN b.i ELSE '' END AS who FROM bans b"], "bans(i,m)"),
            (&["SELECT u.\"userId\" FROM \"Users\" u"], "\"Users\"(userId)"),
            (&["SELECT 1 FROM a x WHERE x.b * 2 > ?"], "a(b)"),
            (&["SELECT 1 FROM a"], "a"),
        ] {
            let mut tables = Tables::default();
            statements.iter().for_each(|statement| tables.read(statement));
            let shown = |right: Right| {
                let table = if right.quoted { format!("\"{}\"", right.table) } else { right.table };
                if right.columns.is_empty() { table } else { format!("{table}({})", right.columns.join(",")) }
            };
            let got: Vec<String> = tables.into_rights().into_iter().map(shown).collect();
            assert_eq!(got.join(" "), want, "{statements:?}");
        }
    }
}
