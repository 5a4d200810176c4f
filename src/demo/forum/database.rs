//! The SQLite file of a board.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous};

use super::super::DemoError;

/// A value for a statement.
pub enum Value {
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Nothing.
    Null,
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// The open file.
#[derive(Clone, Debug)]
pub struct Database(SqlitePool);

type Query = sqlx::query::Query<'static, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

fn bound<const N: usize>(statement: &'static str, values: [Value; N]) -> Query {
    values.into_iter().fold(sqlx::query(statement), |query, value| match value {
        Value::Number(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
        Value::Bytes(bytes) => query.bind(bytes),
        Value::Null => query.bind(None::<i64>),
    })
}

impl Database {
    /// Makes the file.
    pub async fn create(file: &Path) -> Result<Self, DemoError> {
        // Readers never wait for the one writer in WAL mode; a sample need not survive a power cut.
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Off)
            .busy_timeout(Duration::from_secs(5));
        Ok(Self(SqlitePoolOptions::new().max_connections(1).min_connections(1).connect_with(options).await?))
    }

    /// Runs statements. Values are numbered: `?1` is the first one in each of them. The second one and those after it
    /// must use them without gaps, or the driver loses count. Answers how many rows changed.
    pub async fn run<const N: usize>(&self, statements: &'static str, values: [Value; N]) -> Result<u64, DemoError> {
        Ok(bound(statements, values).execute(&self.0).await?.rows_affected())
    }

    /// The rows of a query.
    pub async fn rows<const N: usize>(
        &self,
        query: &'static str,
        values: [Value; N],
    ) -> Result<Vec<SqliteRow>, DemoError> {
        Ok(bound(query, values).fetch_all(&self.0).await?)
    }

    /// The first row of a query.
    pub async fn row<const N: usize>(
        &self,
        query: &'static str,
        values: [Value; N],
    ) -> Result<Option<SqliteRow>, DemoError> {
        Ok(bound(query, values).fetch_optional(&self.0).await?)
    }
}
