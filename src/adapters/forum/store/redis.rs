//! Sessions in Redis, on one connection that all look-ups share.

use std::sync::Arc;
use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, Cmd, ErrorKind, RedisError, ServerErrorKind};
use tokio::sync::Mutex;

use super::{BYTES_MAX, Format, ITEMS_MAX, Raw};
use crate::adapters::forum::SetupError;
use crate::adapters::forum::value::{Map, Value};
use crate::model::SourceFailure;

/// A Redis server and the connection to it, if there is one.
pub(super) struct Redis {
    client: Client,
    limit: Duration,
    connection: Mutex<Option<MultiplexedConnection>>,
}

impl Redis {
    pub(super) fn new(url: &str, limit: Duration) -> Result<Self, SetupError> {
        // The text of the error does not repeat the address, which may hold a password.
        let client = Client::open(url).map_err(|error| {
            SetupError(format!("the address of the sessions in Redis: {}", error.detail().unwrap_or("not an address")))
        })?;
        Ok(Self { client, limit, connection: Mutex::new(None) })
    }

    /// One key. Of lists and texts never more is fetched than the limits allow; a hash comes whole, and one that is
    /// too large is not used.
    pub(super) async fn get(&self, key: &[u8], format: Format) -> Result<Raw, SourceFailure> {
        match format {
            Format::Hash => {
                let fields: Vec<(Vec<u8>, Vec<u8>)> = self.ask(redis::cmd("HGETALL").arg(key)).await?;
                if fields.is_empty() {
                    return Ok(Raw::Nothing);
                }
                if fields.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > BYTES_MAX {
                    return Err(SourceFailure::Drift(format!("a hash in Redis has more than {BYTES_MAX} bytes")));
                }
                let fields = fields.into_iter().map(|(name, value)| (name, Value::Bytes(value))).collect();
                Ok(Raw::Value(Value::Map(Arc::new(Map(fields)))))
            }
            Format::Set => self.list(redis::cmd("SRANDMEMBER").arg(key).arg(ITEMS_MAX + 1)).await,
            Format::SortedSet => self.list(redis::cmd("ZRANGE").arg(key).arg(0).arg(ITEMS_MAX)).await,
            _ => {
                let text: Vec<u8> = self.ask(redis::cmd("GETRANGE").arg(key).arg(0).arg(BYTES_MAX)).await?;
                Ok(if text.is_empty() { Raw::Nothing } else { Raw::Bytes(text) })
            }
        }
    }

    /// For each key, whether `member` is in it.
    pub(super) async fn holders(
        &self,
        keys: &[Vec<u8>],
        member: &[u8],
        format: Format,
    ) -> Result<Vec<bool>, SourceFailure> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let mut questions = redis::pipe();
        for key in keys {
            questions.cmd(if format == Format::Set { "SISMEMBER" } else { "ZSCORE" }).arg(key).arg(member);
        }
        let mut first = true;
        let answers: Vec<redis::Value> = loop {
            match questions.query_async(&mut self.connection().await?).await {
                Ok(answers) => break answers,
                Err(error) => self.again(&error, first).await?,
            }
            first = false;
        };
        Ok(answers.into_iter().map(|answer| !matches!(answer, redis::Value::Nil | redis::Value::Int(0))).collect())
    }

    /// Whether the server lets us in.
    pub(super) async fn check(&self) -> Result<(), SourceFailure> {
        self.ask::<redis::Value>(&redis::cmd("PING")).await.map(|_| ())
    }

    async fn list(&self, command: &Cmd) -> Result<Raw, SourceFailure> {
        let items: Vec<Vec<u8>> = self.ask(command).await?;
        if items.len() > ITEMS_MAX {
            return Err(SourceFailure::Drift(format!("a set in Redis has more than {ITEMS_MAX} members")));
        }
        let items: Vec<Value> = items.into_iter().map(Value::Bytes).collect();
        Ok(if items.is_empty() { Raw::Nothing } else { Raw::Value(Value::List(items)) })
    }

    async fn ask<T: redis::FromRedisValue>(&self, command: &Cmd) -> Result<T, SourceFailure> {
        let mut first = true;
        loop {
            match command.query_async(&mut self.connection().await?).await {
                Ok(answer) => return Ok(answer),
                Err(error) => self.again(&error, first).await?,
            }
            first = false;
        }
    }

    /// Whether to ask once more. A restart of the server closes the connection; the second time there is a new one,
    /// and we only read.
    async fn again(&self, error: &RedisError, first: bool) -> Result<(), SourceFailure> {
        let lost = error.is_io_error() || error.is_connection_dropped() || error.is_unrecoverable_error();
        if lost {
            *self.connection.lock().await = None;
        }
        if first && lost && !error.is_timeout() { Ok(()) } else { Err(failure(error)) }
    }

    async fn connection(&self) -> Result<MultiplexedConnection, SourceFailure> {
        let mut shared = self.connection.lock().await;
        if let Some(connection) = &*shared {
            return Ok(connection.clone());
        }
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.limit))
            .set_response_timeout(Some(self.limit));
        let made = self.client.get_multiplexed_async_connection_with_config(&config).await;
        let made = made.map_err(|error| failure(&error))?;
        *shared = Some(made.clone());
        Ok(made)
    }
}

/// Never a guest. Texts of the server are not passed on, since they may repeat what we sent.
fn failure(error: &RedisError) -> SourceFailure {
    if error.is_timeout() {
        return SourceFailure::Busy;
    }
    match error.kind() {
        ErrorKind::AuthenticationFailed => SourceFailure::Unreachable("Redis refuses user or password".to_owned()),
        ErrorKind::Server(ServerErrorKind::BusyLoading | ServerErrorKind::TryAgain) => SourceFailure::Busy,
        _ => match error.code() {
            Some("WRONGTYPE") => SourceFailure::Drift("a key in Redis holds another kind of value".to_owned()),
            Some("NOAUTH" | "WRONGPASS") => SourceFailure::Unreachable("Redis refuses user or password".to_owned()),
            Some("NOPERM") => SourceFailure::Unreachable("Redis does not allow this user to read".to_owned()),
            Some(code) => SourceFailure::Unreachable(format!("Redis: {code}")),
            None => SourceFailure::Unreachable("Redis: no connection".to_owned()),
        },
    }
}
