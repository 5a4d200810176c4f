//! The forum's database: read only, a few connections, a time limit on everything.

use std::str::FromStr;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use secrecy::ExposeSecret as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlPool, MySqlPoolOptions, MySqlSslMode};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};
use tokio::time::timeout;

use super::SetupError;
use super::columns;
use super::queue::Queue;
use super::settings::Database as Settings;
use super::sql_errors::{failure, lost_connection, nothing_there};
use super::statement::Statement;
use super::value::{Row, Value};
use crate::model::SourceFailure;

/// A connection that rested for this long is asked whether it still lives before it is used.
const IDLE_SUSPECT: Duration = Duration::from_secs(5);
/// Connections are not kept for longer than this without work.
const IDLE_MAX: Duration = Duration::from_secs(300);

/// Connections to one database and a queue in front of them.
pub(super) struct Database {
    pool: Pool,
    size: u32,
    queue: Queue,
    timeout: Duration,
}

enum Pool {
    MySql(MySqlPool),
    Postgres(PgPool),
    Sqlite(SqlitePool),
}

impl Database {
    /// Prepares connections without making one: a database that is down must not keep the program from starting.
    /// Must be called within a runtime.
    pub(super) fn new(settings: &Settings, waiting_max: usize) -> Result<Self, SetupError> {
        let size = settings.pool.clamp(1, 256);
        Ok(Self {
            pool: Pool::new(settings, size)?,
            size,
            queue: Queue::new(usize::try_from(size).unwrap_or(1), waiting_max, settings.timeout),
            timeout: settings.timeout,
        })
    }

    /// At most `rows_max` rows. More of them count as a change of the forum's data, not as an answer.
    pub(super) async fn rows(
        &self,
        statement: &Statement,
        params: &[Value],
        rows_max: usize,
    ) -> Result<Vec<Row>, SourceFailure> {
        let rows = self.ask(statement, params, rows_max, false).await?;
        if rows.len() > rows_max {
            return Err(SourceFailure::Drift(format!("more than {rows_max} rows where fewer were expected")));
        }
        Ok(rows)
    }

    /// The first row, if there is one. `optional`: where table or column is missing there is none either.
    pub(super) async fn first(
        &self,
        statement: &Statement,
        params: &[Value],
        optional: bool,
    ) -> Result<Option<Row>, SourceFailure> {
        Ok(self.ask(statement, params, 0, optional).await?.pop())
    }

    /// Up to one row more than `rows_max`.
    async fn ask(
        &self,
        statement: &Statement,
        params: &[Value],
        rows_max: usize,
        optional: bool,
    ) -> Result<Vec<Row>, SourceFailure> {
        let _place = self.queue.place().await?;
        let mut attempts = self.size + 1;
        loop {
            attempts -= 1;
            match self.pool.rows(statement, params, rows_max, self.timeout).await {
                // A restart of the database closes all connections. Asking again harms nothing: we only read.
                Err(error) if attempts > 0 && lost_connection(&error) => {}
                Err(error) if optional && nothing_there(&error) => return Ok(Vec::new()),
                Err(error) => return Err(failure(&error)),
                Ok(None) => return Err(SourceFailure::Busy),
                Ok(Some(rows)) => return Ok(rows),
            }
        }
    }
}

impl Pool {
    fn new(settings: &Settings, size: u32) -> Result<Self, SetupError> {
        let url = settings.url.as_str();
        let wrong = |error: sqlx::Error| SetupError(format!("the address of the forum's database: {error}"));
        let password = settings.password.as_ref().map(|password| password.expose_secret());
        if url.starts_with("mysql:") || url.starts_with("mariadb:") {
            let options = MySqlConnectOptions::from_str(url).map_err(wrong)?;
            Ok(Self::MySql(mysql(options, password, settings, size)))
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url).map_err(wrong)?;
            Ok(Self::Postgres(postgres(options, password, settings, size)))
        } else if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url).map_err(wrong)?;
            Ok(Self::Sqlite(sqlite(options, settings, size)))
        } else {
            Err(SetupError("the address of the forum's database begins with mysql:, postgres: or sqlite:".to_owned()))
        }
    }

    /// Reads one row more than allowed, so that the caller sees that there were too many. `None`: it took too long.
    /// Waiting for a connection has the same limit of its own, since it means something else: nobody is there.
    async fn rows(
        &self,
        statement: &Statement,
        params: &[Value],
        rows_max: usize,
        limit: Duration,
    ) -> Result<Option<Vec<Row>>, sqlx::Error> {
        macro_rules! fetch {
            ($pool:expr, $text:expr, $bind:path, $row:path) => {{
                let text: &str = $text;
                // The text was checked when the preset was read; the prefix in it has only letters, digits and "_".
                let mut query = sqlx::query(AssertSqlSafe(text));
                for param in params {
                    query = $bind(query, param);
                }
                let mut connection = $pool.acquire().await?;
                let read = async {
                    let mut stream = query.fetch(&mut *connection);
                    let mut rows = Vec::new();
                    while let Some(row) = stream.try_next().await? {
                        rows.push($row(&row)?);
                        if rows.len() > rows_max {
                            break;
                        }
                    }
                    Ok(rows)
                };
                timeout(limit, read).await.ok().transpose()
            }};
        }
        match self {
            Self::MySql(pool) => fetch!(pool, &statement.mysql, columns::mysql_bind, columns::mysql_row),
            Self::Postgres(pool) => fetch!(
                pool,
                &columns::postgres_text(&statement.postgres, params),
                columns::postgres_bind,
                columns::postgres_row
            ),
            Self::Sqlite(pool) => fetch!(pool, &statement.sqlite, columns::sqlite_bind, columns::sqlite_row),
        }
    }
}

fn mysql(options: MySqlConnectOptions, password: Option<&str>, settings: &Settings, size: u32) -> MySqlPool {
    let options = match password {
        Some(password) => options.password(password),
        None => options,
    };
    // MariaDB counts in seconds, MySQL in milliseconds; each skips the other's comment.
    let limit = format!(
        "SET @portico = 1 /*M!100100 , SESSION max_statement_time = {} */ /*!50708 , SESSION max_execution_time = {} */",
        settings.timeout.as_secs_f64(),
        settings.timeout.as_millis()
    );
    MySqlPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(settings.timeout)
        .idle_timeout(IDLE_MAX)
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move { Ok(meta.idle_for < IDLE_SUSPECT || connection.ping().await.is_ok()) })
        })
        .after_connect(move |connection, _| {
            let limit = limit.clone();
            Box::pin(async move {
                // Both are belts beside braces, and very old servers know neither.
                connection.execute(AssertSqlSafe(limit)).await.ok();
                connection.execute("SET SESSION TRANSACTION READ ONLY").await.ok();
                Ok(())
            })
        })
        .connect_lazy_with(options.ssl_mode_unless_set())
}

trait SslModeUnlessSet {
    fn ssl_mode_unless_set(self) -> Self;
}

impl SslModeUnlessSet for MySqlConnectOptions {
    /// TLS to a database on the same machine costs and protects nothing.
    fn ssl_mode_unless_set(self) -> Self {
        let local = self.get_socket().is_some() || matches!(self.get_host(), "localhost" | "127.0.0.1" | "::1");
        if local && matches!(self.get_ssl_mode(), MySqlSslMode::Preferred) {
            self.ssl_mode(MySqlSslMode::Disabled)
        } else {
            self
        }
    }
}

fn postgres(options: PgConnectOptions, password: Option<&str>, settings: &Settings, size: u32) -> PgPool {
    let options = match password {
        Some(password) => options.password(password),
        None => options,
    };
    let options = options.application_name("portico").options([
        ("statement_timeout", settings.timeout.as_millis().to_string()),
        ("default_transaction_read_only", "on".to_owned()),
    ]);
    PgPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(settings.timeout)
        .idle_timeout(IDLE_MAX)
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move { Ok(meta.idle_for < IDLE_SUSPECT || connection.ping().await.is_ok()) })
        })
        .connect_lazy_with(options)
}

fn sqlite(options: SqliteConnectOptions, settings: &Settings, size: u32) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(size)
        .acquire_timeout(settings.timeout)
        .idle_timeout(IDLE_MAX)
        .test_before_acquire(false)
        .connect_lazy_with(options.read_only(true).create_if_missing(false).busy_timeout(settings.timeout))
}
