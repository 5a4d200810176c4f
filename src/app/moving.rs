//! `portico store …`: what is remembered, and moving it to where several nodes share it.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::manage::{ManageError, command_author, shared_store_settings, store_settings};
use crate::adapters::store_move::{self, Counts, MoveError};
use crate::adapters::store_postgres::{self, PostgresStore};
use crate::adapters::store_sled::SledStore;
use crate::adapters::system::SystemClock;
use crate::config::{Config, StoreKind};
use crate::model::audit::Action;
use crate::model::problem;
use crate::ports::{Clock as _, Store as _};

/// How long one step of a move may take: far more than an operation of a node.
const STEP_MAX: Duration = Duration::from_secs(60);

/// A store and what it remembers.
#[derive(Debug)]
pub struct Contents {
    /// `sled`, `postgres`.
    pub kind: &'static str,
    /// Folder or address, without user and password.
    pub place: String,
    /// Records of each kind.
    pub counts: Counts,
}

/// What the configured store remembers. Blocks; call it outside a runtime.
pub fn info(config: &Config) -> Result<Contents, ManageError> {
    block_on(async {
        match (config.store.kind, &config.store.database) {
            (StoreKind::Postgres, Some(database)) => {
                let opened = PostgresStore::open_now(&shared_store_settings(database)).await;
                let store = opened.map_err(|error| failed(error.problem, &error.detail))?;
                let counted = store_move::count_postgres(&store).await;
                let counts = counted.map_err(|error| failed(&problem::P503, &error))?;
                Ok(Contents { kind: "postgres", place: place_of(&database.url), counts })
            }
            (StoreKind::Memory, _) => Err(only_in_memory()),
            _ => {
                let counted = store_move::count_sled(&embedded(config)?).await;
                let counts = counted.map_err(|error| failed(&problem::P503, &error))?;
                let place = config.data_dir.join("store").display().to_string();
                Ok(Contents { kind: "sled", place, counts })
            }
        }
    })
}

/// Moves the embedded store into a database: the one at `to`, or the one that the configuration names.
/// All of it or nothing. Blocks; call it outside a runtime.
pub fn migrate(config: &Config, to: Option<&SecretString>) -> Result<Contents, ManageError> {
    let url = to.or(config.store.database.as_ref().map(|database| &database.url)).ok_or_else(|| ManageError {
        problem: &problem::P107,
        message: "no database is named: give --to postgres://…, or [store] url in the configuration".to_owned(),
    })?;
    if config.store.kind == StoreKind::Memory {
        return Err(only_in_memory());
    }
    let settings =
        store_postgres::Settings { pool: 1, timeout: STEP_MAX, ..store_postgres::Settings::new(url.clone()) };
    block_on(async {
        // A folder that is not there would be made, and an empty store moved.
        let folder = config.data_dir.join("store");
        if !folder.is_dir() {
            let message = format!("{}: there is no embedded store", folder.display());
            return Err(ManageError { problem: &problem::P502, message });
        }
        let from = embedded(config)?;
        match store_move::to_postgres(&from, &settings).await {
            Ok(counts) => {
                tell_trail(&settings, config).await?;
                Ok(Contents { kind: "postgres", place: place_of(url), counts })
            }
            Err(MoveError::Open(error)) => Err(failed(error.problem, &error.detail)),
            Err(MoveError::Store(error)) => Err(failed(&problem::P503, &error)),
            Err(error) => Err(failed(&problem::P510, &error)),
        }
    })
}

/// The entry of the audit trail goes to where the trail goes on.
async fn tell_trail(to: &store_postgres::Settings, config: &Config) -> Result<(), ManageError> {
    let store = PostgresStore::open_now(to).await.map_err(|error| failed(error.problem, &error.detail))?;
    let from = config.data_dir.join("store").display().to_string();
    let entry = command_author().did(Action::StoreMigrated, SystemClock.now()).object(from);
    store.note(&[entry]).await.map_err(|error| {
        failed(&problem::P503, &format!("the store was moved, and its audit trail could not be told: {error}"))
    })
}

fn embedded(config: &Config) -> Result<SledStore, ManageError> {
    SledStore::open_now(store_settings(config)).map_err(|error| failed(error.problem, &error.detail))
}

fn failed(problem: &'static crate::model::Problem, error: &dyn std::fmt::Display) -> ManageError {
    ManageError { problem, message: error.to_string() }
}

fn only_in_memory() -> ManageError {
    failed(&problem::P507, &"the store is in memory and ends with the server that has it")
}

/// Scheme, host, port and database.
fn place_of(url: &SecretString) -> String {
    let Ok(mut url) = Url::parse(url.expose_secret()) else { return "postgres".to_owned() };
    // Both fail only where there is nothing to remove.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    url.set_query(None);
    url.to_string()
}

fn block_on<T>(work: impl Future<Output = Result<T, ManageError>>) -> Result<T, ManageError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| failed(&problem::P503, &format!("no runtime: {error}")))?.block_on(work)
}
