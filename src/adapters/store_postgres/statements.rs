//! The few statements there are, and how they travel.
//!
//! All that is known to be needed goes in one message: `BEGIN` with the first records, what is removed with `COMMIT`.
//! Keys stand in the text, as hexadecimal digits: they are hashes and ids. Values hold more, so they are bound: then no
//! log of the server has them.

use futures_util::TryStreamExt as _;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Either, Error, Executor as _, Row as _};

use super::view::{Range, Wanted};
use crate::adapters::records::Rows;

/// How many keys one statement names.
const KEYS_MAX: usize = 1_000;
/// How many records one statement writes: with the largest of them some MiB.
const RECORDS_MAX: usize = 1_000;

/// What PostgreSQL, CockroachDB and YugabyteDB understand alike. Two nodes may say it at once.
pub(super) const MAKE_TABLE: &str =
    "CREATE TABLE IF NOT EXISTS portico_records (key BYTEA NOT NULL PRIMARY KEY, value BYTEA NOT NULL)";
/// Fails if the table is not there.
pub(super) const LOOK_FOR_TABLE: &str = "SELECT key FROM portico_records LIMIT 1";

const BEGIN: &str = "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE; ";
const WRITE: &str = "INSERT INTO portico_records (key, value) SELECT * FROM unnest($1::BYTEA[], $2::BYTEA[]) \
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value";

/// Runs statements without an answer.
pub(super) async fn run(connection: &mut PgConnection, text: &str) -> Result<(), Error> {
    // Every text here is made of words of this file and of hexadecimal digits.
    connection.execute(sqlx::raw_sql(AssertSqlSafe(text))).await.map(|_| ())
}

/// Fetches what is wanted in one exchange, and begins a transaction with it if it is told to.
pub(super) async fn fetch(
    connection: &mut PgConnection,
    wanted: &Wanted,
    begin: bool,
) -> Result<(Rows, Vec<Rows>), Error> {
    let keys: Vec<&Vec<u8>> = wanted.keys.iter().collect();
    let mut text = if begin { BEGIN.to_owned() } else { String::new() };
    for part in keys.chunks(KEYS_MAX) {
        text += &format!("SELECT key, value FROM portico_records WHERE key IN ({}); ", literals(part));
    }
    text.extend(wanted.ranges.iter().map(select_range));
    let mut results: Vec<Rows> = vec![Rows::new()];
    {
        let mut stream = connection.fetch_many(sqlx::raw_sql(AssertSqlSafe(text)));
        while let Some(item) = stream.try_next().await? {
            match (item, results.last_mut()) {
                (Either::Right(row), Some(rows)) => rows.push((row.try_get(0)?, row.try_get(1)?)),
                _ => results.push(Rows::new()),
            }
        }
    }
    let mut results = results.into_iter().skip(usize::from(begin));
    let found = results.by_ref().take(keys.len().div_ceil(KEYS_MAX)).flatten().collect();
    Ok((found, results.take(wanted.ranges.len()).collect()))
}

/// Writes the records of a transaction. It can still be taken back.
pub(super) async fn write(connection: &mut PgConnection, records: Rows) -> Result<(), Error> {
    let mut records = records.into_iter().peekable();
    while records.peek().is_some() {
        let (keys, values): (Vec<Vec<u8>>, Vec<Vec<u8>>) = records.by_ref().take(RECORDS_MAX).unzip();
        connection.execute(sqlx::query(WRITE).bind(keys).bind(values)).await?;
    }
    Ok(())
}

/// Removes records of a transaction. It can still be taken back.
pub(super) async fn remove(connection: &mut PgConnection, removed: &[Vec<u8>]) -> Result<(), Error> {
    if removed.is_empty() { Ok(()) } else { run(connection, &delete(removed)).await }
}

/// Removes records and ends the transaction, in one exchange.
pub(super) async fn remove_and_commit(connection: &mut PgConnection, removed: &[Vec<u8>]) -> Result<(), Error> {
    run(connection, &(delete(removed) + "COMMIT")).await
}

fn delete(removed: &[Vec<u8>]) -> String {
    let statement = |part| format!("DELETE FROM portico_records WHERE key IN ({}); ", literals(part));
    removed.chunks(KEYS_MAX).map(statement).collect()
}

fn select_range(range: &Range) -> String {
    let mut conditions = vec![format!("key >= {}", literal(&range.prefix))];
    conditions.extend(range.after.iter().map(|after| format!("key > {}", literal(after))));
    conditions.extend(range.end.iter().map(|end| format!("key < {}", literal(end))));
    conditions.extend(after_prefix(&range.prefix).map(|end| format!("key < {}", literal(&end))));
    let limit = i64::try_from(range.limit).map_or(String::new(), |limit| format!(" LIMIT {limit}"));
    let conditions = conditions.join(" AND ");
    format!("SELECT key, value FROM portico_records WHERE {conditions} ORDER BY key{limit}; ")
}

/// The first key behind all that begin with this. `None` if there is none.
fn after_prefix(prefix: &[u8]) -> Option<Vec<u8>> {
    let last = prefix.iter().rposition(|byte| *byte != u8::MAX)?;
    let mut end = prefix.get(..=last)?.to_vec();
    *end.last_mut()? += 1;
    Some(end)
}

fn literals(keys: &[impl AsRef<[u8]>]) -> String {
    keys.iter().map(|key| literal(key.as_ref())).collect::<Vec<_>>().join(", ")
}

/// Bytes as a literal: nothing but hexadecimal digits comes from outside.
fn literal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = "'\\x".to_owned();
    for byte in bytes {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
    }
    text + "'::BYTEA"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_end_behind_their_prefix() {
        for (prefix, want) in [(&b"a"[..], Some(&b"b"[..])), (b"a\xff", Some(b"b")), (b"\xff\xff", None), (b"", None)] {
            assert_eq!(after_prefix(prefix).as_deref(), want, "{prefix:?}");
        }
    }

    #[test]
    fn texts_have_nothing_but_digits_of_the_outside() {
        assert_eq!(literals(&[b"';--".to_vec(), vec![]]), "'\\x273b2d2d'::BYTEA, '\\x'::BYTEA");
        let range = Range { prefix: b"x".to_vec(), after: None, end: Some(b"x7".to_vec()), limit: 5 };
        assert_eq!(
            select_range(&range),
            "SELECT key, value FROM portico_records WHERE key >= '\\x78'::BYTEA AND key < '\\x7837'::BYTEA \
             AND key < '\\x79'::BYTEA ORDER BY key LIMIT 5; "
        );
        let all = Range { prefix: vec![], after: None, end: None, limit: usize::MAX };
        assert_eq!(
            select_range(&all),
            "SELECT key, value FROM portico_records WHERE key >= '\\x'::BYTEA ORDER BY key; "
        );
    }
}
