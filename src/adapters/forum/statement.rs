//! The text of a query: one for all databases in the preset, one for each kind of database at run time.

use super::value::{Row, Value};

/// A query that was checked, in the spelling of each database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// `?` and backticks.
    pub mysql: String,
    /// `$1`, `$2`, … and double quotes.
    pub postgres: String,
    /// `?` and double quotes.
    pub sqlite: String,
}

impl Statement {
    /// Puts the table prefix in and counts the parameters.
    ///
    /// Only one SELECT is accepted: the forum's tables are never written. The prefix must be `[A-Za-z0-9_]{0,32}`,
    /// since table names cannot be bound as parameters.
    pub(super) fn build(text: &str, prefix: &str, params: usize) -> Result<Self, String> {
        if !prefix_is_plain(prefix) {
            return Err(format!("the table prefix \"{}\" is not made of letters, digits and _", prefix.escape_debug()));
        }
        let text = text.trim().replace("{prefix}", prefix);
        if !text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("select ")) {
            return Err("a query begins with SELECT".to_owned());
        }
        let mut built = Self { mysql: String::new(), postgres: String::new(), sqlite: String::new() };
        let mut count = 0;
        let mut quote = None;
        for character in text.chars() {
            let (mysql, postgres) = match (quote, character) {
                (Some(open), same) if open == same => {
                    quote = None;
                    quoted(same)
                }
                (None, '\'' | '"') => {
                    quote = Some(character);
                    quoted(character)
                }
                (None, '?') => {
                    count += 1;
                    ("?".to_owned(), format!("${count}"))
                }
                (None, ';' | '`' | '#' | '$' | '\\' | '{' | '}') | (Some(_), '\\' | '`') => {
                    return Err(format!("a query must not contain {character:?}"));
                }
                _ => (character.to_string(), character.to_string()),
            };
            built.mysql.push_str(&mysql);
            built.sqlite.push(character);
            built.postgres.push_str(&postgres);
        }
        if quote.is_some() {
            return Err("a quote does not end".to_owned());
        }
        if count != params {
            return Err(format!("the query has {count} question marks, but {params} params are given"));
        }
        Ok(built)
    }
}

/// Names in double quotes are standard SQL; MySQL has backticks for them.
fn quoted(quote: char) -> (String, String) {
    (if quote == '"' { "`".to_owned() } else { quote.to_string() }, quote.to_string())
}

/// Whether a table prefix is safe to stand in a query.
pub(super) fn prefix_is_plain(prefix: &str) -> bool {
    prefix.len() <= 32 && name_is_plain(prefix)
}

/// Puts the values of variables in place of `{var.NAME}`: the names of tables cannot be bound as parameters.
///
/// A value is made of letters, digits and `_`, and may hold `{prefix}`.
pub(super) fn with_variables(text: &str, variables: &Row) -> Result<String, String> {
    let (mut whole, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("{var.") {
        let (name, after) = after.split_once('}').ok_or("a query has {var. without }")?;
        let value = variables.get(name).and_then(Value::as_text);
        let value = value.ok_or_else(|| format!("a query names \"{name}\", which is no variable with a text"))?;
        if !name_is_plain(&value.replace("{prefix}", "")) {
            return Err(format!("the variable \"{name}\" stands in a query, so it is made of letters, digits and _"));
        }
        whole.push_str(before);
        whole.push_str(&value);
        rest = after;
    }
    whole.push_str(rest);
    Ok(whole)
}

/// Whether the name of a table, or a part of it, is safe to stand in a query.
fn name_is_plain(name: &str) -> bool {
    name.len() <= 64 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_serves_three_databases() {
        let text = "SELECT \"a\" FROM {prefix}t WHERE x = ? AND y <> '?' AND z = ?";
        let built = Statement::build(text, "p_", 2).expect("a good query");
        assert_eq!(built.mysql, "SELECT `a` FROM p_t WHERE x = ? AND y <> '?' AND z = ?");
        assert_eq!(built.postgres, "SELECT \"a\" FROM p_t WHERE x = $1 AND y <> '?' AND z = $2");
        assert_eq!(built.sqlite, "SELECT \"a\" FROM p_t WHERE x = ? AND y <> '?' AND z = ?");
    }

    #[test]
    fn variables_name_tables() {
        let variables: Row = [("users", "{prefix}users"), ("site", "2_"), ("none", ""), ("bad", "x; DROP")]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Value::text(value)))
            .collect();
        for (text, want) in [
            ("FROM {var.users} u", Some("FROM {prefix}users u")),
            ("FROM {prefix}{var.site}options, {var.none}t", Some("FROM {prefix}2_options, t")),
            ("FROM t", Some("FROM t")),
            ("FROM {var.bad}", None),
            ("FROM {var.unknown}", None),
            ("FROM {var.users", None),
        ] {
            assert_eq!(with_variables(text, &variables).ok().as_deref(), want, "{text}");
        }
    }

    #[test]
    fn what_could_harm_is_refused() {
        for (name, text, prefix, params) in [
            ("not a SELECT", "DELETE FROM {prefix}t", "", 0),
            ("two statements", "SELECT 1; SELECT 2", "", 0),
            ("a prefix with a quote", "SELECT 1 FROM {prefix}t", "x' --", 0),
            ("a prefix that is too long", "SELECT 1 FROM {prefix}t", "abcdefghijklmnopqrstuvwxyz0123456", 0),
            ("too few parameters", "SELECT ? FROM t", "", 0),
            ("an open quote", "SELECT 'a FROM t", "", 0),
            ("a backslash", "SELECT '\\' FROM t", "", 0),
        ] {
            assert!(Statement::build(text, prefix, params).is_err(), "{name}");
        }
    }
}
