//! What an error of the database means for an operation.

use sqlx::Error;

use crate::ports::StoreError;

/// What becomes of an operation.
#[derive(Debug)]
pub(super) enum Failure {
    /// Another one was faster. Nothing has happened; run it again.
    Overtaken,
    /// The connection broke before the end was asked for. Nothing has happened; another connection may do.
    Lost(StoreError),
    /// It is over.
    Final(StoreError),
}

impl Failure {
    /// Before the end was asked for: what breaks can be tried again.
    pub(super) fn before_commit(error: &Error) -> Self {
        match error {
            error if is_overtaken(error) => Self::Overtaken,
            error if is_lost(error) => Self::Lost(unavailable(error)),
            error => Self::Final(unavailable(error)),
        }
    }

    /// At the end: if the connection breaks now, nobody knows.
    pub(super) fn at_commit(error: &Error) -> Self {
        if is_overtaken(error) { Self::Overtaken } else { Self::Final(unavailable(error)) }
    }
}

/// The SQLSTATE.
pub(super) fn code(error: &Error) -> Option<String> {
    Some(error.as_database_error()?.code()?.into_owned())
}

/// Serialization failure and deadlock.
fn is_overtaken(error: &Error) -> bool {
    matches!(code(error).as_deref(), Some("40001" | "40P01"))
}

/// The connection is gone: shut down by an administrator, after a crash, or without a word.
fn is_lost(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Protocol(_) => true,
        error => matches!(code(error).as_deref(), Some("57P01" | "57P02" | "25P03")),
    }
}

/// In words for operators. Texts of the server are passed on where they cannot hold anything of a record.
pub(super) fn unavailable(error: &Error) -> StoreError {
    let said = || error.as_database_error().map(|error| error.message().to_owned()).unwrap_or_default();
    StoreError::Unavailable(match (error, code(error).as_deref()) {
        (Error::Io(error), _) if error.kind() == std::io::ErrorKind::NotFound => {
            "the database's socket does not exist".to_owned()
        }
        (Error::Io(error), _) => format!("the connection to the database: {}", error.kind()),
        (Error::Tls(error), _) => format!("TLS with the database: {error}"),
        (Error::Configuration(error), _) => format!("the address of the database: {error}"),
        (_, Some("25006")) => "the database is read-only: it is a standby, or was made read-only".to_owned(),
        (_, Some("42P01")) => "the table portico_records is gone".to_owned(),
        (_, Some("57014")) => "the database took too long".to_owned(),
        (_, Some(code)) if ["08", "28", "3D", "3F", "42", "53", "57"].iter().any(|class| code.starts_with(class)) => {
            format!("the database says {code}: {}", said())
        }
        (_, Some(code)) => format!("the database says {code}"),
        _ => "the connection to the database failed".to_owned(),
    })
}
