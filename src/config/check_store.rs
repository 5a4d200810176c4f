//! `[store]`.

use secrecy::SecretString;
use url::Url;

use super::check::is_loopback;
use super::check_forum::{password, with_password};
use super::checked::{Store, StoreDatabase, StoreKind};
use super::reader::Reader;
use crate::model::problem;

const EXAMPLE: &str = "write it like \"postgres://portico@db.example/portico\"";

/// Reads `[store]`.
pub fn store(reader: &mut Reader<'_>, warnings: &mut Vec<String>) -> Store {
    let kinds = [("sled", StoreKind::Sled), ("postgres", StoreKind::Postgres), ("memory", StoreKind::Memory)];
    let kind = reader.choice("store.kind", &kinds);
    if kind == StoreKind::Memory {
        warnings.push("[store] kind = \"memory\": apps and logins are forgotten when the process ends".to_owned());
    }
    let cache_bytes = reader.size("store.cache", "64MB", ("1MB", "1TB"));
    let database = database(reader, warnings);
    match (&database, kind) {
        (None, StoreKind::Postgres) if !reader.was_refused("store.url") => {
            reader.missing("store.url", &format!("the database that the nodes share: {EXAMPLE}"));
        }
        (Some(_), StoreKind::Sled | StoreKind::Memory) => {
            warnings.push(
                "[store] url is not used: kind is not \"postgres\". portico store migrate moves the store there"
                    .to_owned(),
            );
        }
        _ => {}
    }
    Store { kind, cache_bytes, database }
}

fn database(reader: &mut Reader<'_>, warnings: &mut Vec<String>) -> Option<StoreDatabase> {
    let password = password(reader, "store");
    let pool = u32::try_from(reader.integer("store.pool", 10, 1..=1000)).unwrap_or(10);
    let timeout = reader.duration("store.timeout", "2s", ("100ms", "1m"));
    let setting = reader.text("store.url")?;
    let parsed =
        store_address(&setting.value).and_then(|url| Ok((is_exposed(&url), with_password(url, password.as_ref())?)));
    match parsed {
        Ok((exposed, url)) => {
            if exposed {
                warnings.push(
                    "[store] url leads to another machine without sslmode=verify-full: whoever sits between reads and \
                     changes apps and logins. Add ?sslmode=verify-full&sslrootcert=FILE"
                        .to_owned(),
                );
            }
            Some(StoreDatabase { url, pool, timeout })
        }
        Err(label) => {
            reader.refuse(&setting, &problem::P102, label, EXAMPLE);
            None
        }
    }
}

fn store_address(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "is not an address")?;
    if matches!(url.scheme(), "postgres" | "postgresql") { Ok(url) } else { Err("must begin with postgres://") }
}

/// The address of a store that is not the configured one, with its password. Errors: what is wrong with it.
pub fn store_database(text: &str, password: Option<&SecretString>) -> Result<SecretString, &'static str> {
    with_password(store_address(text)?, password)
}

/// Whether bytes go to another machine, and nothing proves that it is the right one.
fn is_exposed(url: &Url) -> bool {
    let parameter = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let is_local = match parameter("host").or_else(|| parameter("hostaddr")) {
        Some(host) => host.starts_with('/') || matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1"),
        None => is_loopback(url) || url.host_str().is_none_or(|host| host.is_empty() || host.starts_with("%2F")),
    };
    let mode = parameter("sslmode").or_else(|| parameter("ssl-mode"));
    !is_local && mode.as_deref() != Some("verify-full")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_to_other_machines_is_proved_or_warned_of() {
        for (text, exposed) in [
            ("postgres://portico@localhost/portico", false),
            ("postgres://portico@127.0.0.1:5433/portico", false),
            ("postgres://portico@[::1]/portico", false),
            ("postgres://portico@%2Frun%2Fpostgresql/portico", false),
            ("postgres://portico@localhost/portico?host=/run/postgresql", false),
            ("postgres:///portico", false),
            ("postgres://portico@db.example/portico", true),
            ("postgres://portico@localhost/portico?host=db.example", true),
            ("postgres://portico@db.example/portico?sslmode=require", true),
            ("postgres://portico@db.example/portico?sslmode=verify-full", false),
        ] {
            assert_eq!(store_address(text).map(|url| is_exposed(&url)), Ok(exposed), "{text}");
        }
        assert!(store_address("mysql://portico@db/portico").is_err());
    }
}
