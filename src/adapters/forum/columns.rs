//! Parameters into a query, columns out of a row, for each kind of database.
//!
//! Columns are read by what the database says they are. Text comes as bytes: old forums keep Latin-1, and text in
//! binary columns. Dates become Unix seconds, read as UTC.

use sqlx::error::BoxDynError;
use sqlx::mysql::{MySql, MySqlArguments, MySqlRow};
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgRow, PgTypeInfo, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteRow};
use sqlx::{Column as _, Decode, Encode, Error, Row as _, Type, TypeInfo as _, ValueRef as _};
use time::{Date, Month, PrimitiveDateTime, Time};

use super::value::{Row, Value};

/// A parameter as databases take it.
enum Param {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<&Value> for Param {
    fn from(value: &Value) -> Self {
        match value {
            Value::Int(number) => Self::Int(*number),
            value => match value.as_bytes().map(String::from_utf8) {
                None => Self::Null,
                // Text and not bytes where possible: an index on text is not used to find bytes.
                Some(Ok(text)) => Self::Text(text),
                Some(Err(error)) => Self::Bytes(error.into_bytes()),
            },
        }
    }
}

macro_rules! row {
    ($row:expr, $read:path) => {{
        let mut values = Row::new();
        for (index, column) in $row.columns().iter().enumerate() {
            values.insert(column.name().to_ascii_lowercase(), $read($row, index)?);
        }
        Ok(values)
    }};
}

fn unreadable(name: &str, kind: &str) -> Error {
    Error::Decode(format!("column {name} is of type {kind}, which is not read; cast it in the query").into())
}

pub(super) fn mysql_bind<'q>(
    query: Query<'q, MySql, MySqlArguments>,
    value: &Value,
) -> Query<'q, MySql, MySqlArguments> {
    match Param::from(value) {
        Param::Null => query.bind(None::<i64>),
        Param::Int(number) => query.bind(number),
        Param::Text(text) => query.bind(text),
        Param::Bytes(bytes) => query.bind(bytes),
    }
}

pub(super) fn mysql_row(row: &MySqlRow) -> Result<Row, Error> {
    row!(row, mysql_value)
}

fn mysql_value(row: &MySqlRow, index: usize) -> Result<Value, Error> {
    let raw = row.try_get_raw(index)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    let kind = raw.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "BOOLEAN" | "TINYINT" | "SMALLINT" | "MEDIUMINT" | "INT" | "BIGINT" => {
            Value::Int(row.try_get_unchecked::<i64, _>(index)?)
        }
        "TINYINT UNSIGNED" | "SMALLINT UNSIGNED" | "MEDIUMINT UNSIGNED" | "INT UNSIGNED" | "BIGINT UNSIGNED"
        | "YEAR" | "BIT" => {
            let number = row.try_get_unchecked::<u64, _>(index)?;
            i64::try_from(number).map_or_else(|_| Value::text(number.to_string()), Value::Int)
        }
        "FLOAT" => Value::text(row.try_get_unchecked::<f32, _>(index)?.to_string()),
        "DOUBLE" => Value::text(row.try_get_unchecked::<f64, _>(index)?.to_string()),
        "DATE" | "DATETIME" | "TIMESTAMP" => {
            mysql_instant(row.try_get_unchecked::<&[u8], _>(index)?).map_or(Value::Null, Value::Int)
        }
        "TIME" | "GEOMETRY" => return Err(unreadable(row.column(index).name(), &kind)),
        _ => Value::Bytes(row.try_get_unchecked::<Vec<u8>, _>(index)?),
    })
}

/// MySQL's binary form: length, year (2), month, day, then perhaps hour, minute, second. Zero dates are nothing.
fn mysql_instant(bytes: &[u8]) -> Option<i64> {
    let [_, low, high, month, day, rest @ ..] = bytes else { return None };
    let clock = |index: usize| rest.get(index).copied().unwrap_or(0);
    let date =
        Date::from_calendar_date(i32::from(u16::from_le_bytes([*low, *high])), Month::try_from(*month).ok()?, *day);
    let time = Time::from_hms(clock(0), clock(1), clock(2));
    Some(PrimitiveDateTime::new(date.ok()?, time.ok()?).assume_utc().unix_timestamp())
}

/// Text whose type PostgreSQL finds out from the query. Declared as `text` it would be compared with `char(32)` only
/// after a conversion, and without the index.
struct Untyped(String);

impl Type<Postgres> for Untyped {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(705)) // "unknown"
    }
}

impl Encode<'_, Postgres> for Untyped {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<sqlx::encode::IsNull, BoxDynError> {
        <&str as Encode<Postgres>>::encode(self.0.as_str(), buffer)
    }
}

/// The query with the kinds of its parameters in a comment. PostgreSQL settles the types of parameters when it prepares
/// a statement, and prepared statements are kept by their text.
pub(super) fn postgres_text(text: &str, params: &[Value]) -> String {
    let kinds = params.iter().map(|param| match Param::from(param) {
        Param::Null => 'n',
        Param::Int(_) => 'i',
        Param::Text(_) => 't',
        Param::Bytes(_) => 'b',
    });
    format!("{text} /*{}*/", kinds.collect::<String>())
}

pub(super) fn postgres_bind<'q>(
    query: Query<'q, Postgres, PgArguments>,
    value: &Value,
) -> Query<'q, Postgres, PgArguments> {
    match Param::from(value) {
        Param::Null => query.bind(None::<Untyped>),
        Param::Int(number) => query.bind(number),
        Param::Text(text) => query.bind(Untyped(text)),
        Param::Bytes(bytes) => query.bind(bytes),
    }
}

pub(super) fn postgres_row(row: &PgRow) -> Result<Row, Error> {
    row!(row, postgres_value)
}

fn postgres_value(row: &PgRow, index: usize) -> Result<Value, Error> {
    let raw = row.try_get_raw(index)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    let kind = raw.type_info().name().to_owned();
    let decode = |error: BoxDynError| Error::Decode(error);
    Ok(match kind.as_str() {
        "BOOL" => Value::truth(row.try_get::<bool, _>(index)?),
        "INT2" => Value::Int(row.try_get::<i16, _>(index)?.into()),
        "INT4" => Value::Int(row.try_get::<i32, _>(index)?.into()),
        "INT8" => Value::Int(row.try_get(index)?),
        "FLOAT4" => Value::text(row.try_get::<f32, _>(index)?.to_string()),
        "FLOAT8" => Value::text(row.try_get::<f64, _>(index)?.to_string()),
        // Blanks at the end of char(n) are padding by definition.
        "CHAR" => Value::Bytes(raw.as_bytes().map_err(decode)?.trim_ascii_end().to_vec()),
        "TEXT" | "VARCHAR" | "NAME" | "\"CHAR\"" | "UNKNOWN" | "BYTEA" | "JSON" | "citext" => {
            Value::Bytes(raw.as_bytes().map_err(decode)?.to_vec())
        }
        // The first byte is the version of the format.
        "JSONB" => Value::Bytes(raw.as_bytes().map_err(decode)?.get(1..).unwrap_or_default().to_vec()),
        "TIMESTAMP" | "TIMESTAMPTZ" => {
            let bytes: [u8; 8] = raw.as_bytes().map_err(decode)?.try_into().map_err(|_| unreadable("?", &kind))?;
            // Microseconds since 2000-01-01.
            Value::Int(i64::from_be_bytes(bytes).div_euclid(1_000_000).saturating_add(946_684_800))
        }
        _ => return Err(unreadable(row.column(index).name(), &kind)),
    })
}

pub(super) fn sqlite_bind<'q>(
    query: Query<'q, Sqlite, SqliteArguments>,
    value: &Value,
) -> Query<'q, Sqlite, SqliteArguments> {
    match Param::from(value) {
        Param::Null => query.bind(None::<i64>),
        Param::Int(number) => query.bind(number),
        Param::Text(text) => query.bind(text),
        Param::Bytes(bytes) => query.bind(bytes),
    }
}

pub(super) fn sqlite_row(row: &SqliteRow) -> Result<Row, Error> {
    row!(row, sqlite_value)
}

/// SQLite types each value by itself; what the column was declared as is only advice.
fn sqlite_value(row: &SqliteRow, index: usize) -> Result<Value, Error> {
    let raw = row.try_get_raw(index)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    let kind = raw.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "INTEGER" | "BOOLEAN" => Value::Int(<i64 as Decode<Sqlite>>::decode(raw).map_err(Error::Decode)?),
        "REAL" => Value::text(<f64 as Decode<Sqlite>>::decode(raw).map_err(Error::Decode)?.to_string()),
        _ => Value::Bytes(<Vec<u8> as Decode<Sqlite>>::decode(raw).map_err(Error::Decode)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mysql_instants_are_utc() {
        assert_eq!(mysql_instant(&[4, 0xea, 0x07, 11, 21]), Some(1_795_219_200), "a date");
        assert_eq!(mysql_instant(&[7, 0xea, 0x07, 11, 21, 16, 46, 40]), Some(1_795_279_600), "with a time");
        assert_eq!(mysql_instant(&[0]), None, "a zero date");
        assert_eq!(mysql_instant(&[4, 0xea, 0x07, 13, 1]), None, "no such month");
    }
}
