//! What a database's error means for a visitor. Texts are passed on only where they name tables and columns.

use std::io::ErrorKind;

use sqlx::Error;
use sqlx::error::DatabaseError;
use sqlx::mysql::MySqlDatabaseError;
use sqlx::postgres::PgDatabaseError;

use crate::model::SourceFailure;

/// Translates an error. Never a guest: whoever cannot be looked up is unknown.
pub(super) fn failure(error: &Error) -> SourceFailure {
    match error {
        Error::Database(error) => database(error.as_ref()),
        Error::PoolTimedOut => SourceFailure::Unreachable("no connection to the database in time".to_owned()),
        Error::Io(error) if error.kind() == ErrorKind::NotFound => {
            SourceFailure::Unreachable("the socket of the database does not exist".to_owned())
        }
        Error::Io(error) => SourceFailure::Unreachable(format!("connection to the database: {}", error.kind())),
        Error::Tls(_) => SourceFailure::Unreachable("TLS with the database failed".to_owned()),
        Error::ColumnDecode { index, .. } => SourceFailure::Drift(format!("column {index} cannot be read")),
        Error::ColumnNotFound(name) => SourceFailure::Drift(format!("column {name} is missing")),
        Error::TypeNotFound { type_name } => SourceFailure::Drift(format!("the type {type_name} cannot be read")),
        Error::Decode(error) => SourceFailure::Drift(error.to_string()),
        _ => SourceFailure::Unreachable("the connection to the database failed".to_owned()),
    }
}

/// Whether the connection broke, so that another one may do.
pub(super) fn lost_connection(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Protocol(_) | Error::WorkerCrashed => true,
        // PostgreSQL 57P01, 57P02: shut down by an administrator or after a crash. MySQL: killed, or shutting down.
        Error::Database(error) => {
            matches!(error.code().as_deref(), Some("57P01" | "57P02"))
                || error
                    .try_downcast_ref::<MySqlDatabaseError>()
                    .is_some_and(|error| matches!(error.number(), 1053 | 1927 | 4031))
        }
        _ => false,
    }
}

/// Whether a table or column of the query does not exist. Not: that it may not be read.
pub(super) fn nothing_there(error: &Error) -> bool {
    let Error::Database(error) = error else { return false };
    if let Some(error) = error.try_downcast_ref::<MySqlDatabaseError>() {
        return matches!(error.number(), 1054 | 1109 | 1146);
    }
    if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
        return matches!(error.code(), "42P01" | "42703");
    }
    error.message().contains("no such table") || error.message().contains("no such column")
}

fn database(error: &dyn DatabaseError) -> SourceFailure {
    if let Some(error) = error.try_downcast_ref::<MySqlDatabaseError>() {
        return mysql(error.number(), error.message());
    }
    if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
        return postgres(error.code(), error.message());
    }
    sqlite(error.code().as_deref().unwrap_or_default(), error.message())
}

fn mysql(number: u16, message: &str) -> SourceFailure {
    match number {
        // Unknown column, unknown table, unknown function.
        1054 | 1109 | 1146 | 1305 => SourceFailure::Drift(message.to_owned()),
        // Statement time, locks, too many connections.
        1969 | 3024 | 1205 | 1040 | 1203 | 1226 => SourceFailure::Busy,
        // The account is known, but has no rights there; also where there is no such database.
        1044 => {
            SourceFailure::Unreachable("the database's account has no rights on a database of this name".to_owned())
        }
        1045 | 1698 => SourceFailure::Unreachable("the database refuses user or password".to_owned()),
        1049 => SourceFailure::Unreachable("there is no database of this name".to_owned()),
        // Their text names the table that may not be read.
        1142 | 1143 => SourceFailure::Unreachable(message.to_owned()),
        _ => SourceFailure::Unreachable(format!("database error {number}")),
    }
}

fn postgres(code: &str, message: &str) -> SourceFailure {
    match code {
        "42P01" | "42703" | "42883" | "3F000" => SourceFailure::Drift(message.to_owned()),
        "57014" | "55P03" | "53300" => SourceFailure::Busy,
        "42501" => SourceFailure::Unreachable(message.to_owned()),
        "3D000" => SourceFailure::Unreachable("there is no database of this name".to_owned()),
        _ if code.starts_with("28") => SourceFailure::Unreachable("the database refuses user or password".to_owned()),
        _ => SourceFailure::Unreachable(format!("database error {code}")),
    }
}

fn sqlite(code: &str, message: &str) -> SourceFailure {
    if message.contains("no such table") || message.contains("no such column") || message.contains("no such function") {
        return SourceFailure::Drift(message.to_owned());
    }
    match code {
        // Busy and locked.
        "5" | "6" | "261" | "517" => SourceFailure::Busy,
        "14" => SourceFailure::Unreachable("the database file cannot be opened".to_owned()),
        _ => SourceFailure::Unreachable(format!("database error {code}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_operator_can_mend_is_told_apart() {
        let gone = failure(&Error::Io(ErrorKind::NotFound.into())).to_string();
        assert!(gone.ends_with("the socket of the database does not exist"), "{gone}");
        let refused = failure(&Error::Io(ErrorKind::ConnectionRefused.into())).to_string();
        assert!(refused.ends_with("connection refused"), "{refused}");
        for (number, want) in [(1044, "has no rights"), (1045, "user or password"), (1049, "no database of this name")]
        {
            let told = mysql(number, "as the server says it").to_string();
            assert!(told.contains(want), "{number}: {told}");
        }
    }
}
