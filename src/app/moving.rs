//! `portico store …`: what is remembered, and moving it to where several nodes share it.

use std::path::PathBuf;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::manage::{ManageError, command_author, shared_store_settings, store_settings};
use crate::adapters::store_move::{self, Counts, MoveError};
use crate::adapters::store_postgres::{self, PostgresStore};
use crate::adapters::store_sled::{self, SledStore};
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
    /// Where the records went from there, if they were moved.
    pub moved_to: Option<String>,
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
                Ok(Contents { kind: "postgres", place: place_of(&database.url), counts, moved_to: None })
            }
            (StoreKind::Memory, _) => Err(only_in_memory()),
            _ => contents(&embedded(config, true)?, config).await,
        }
    })
}

/// What the embedded store remembers.
async fn contents(store: &SledStore, config: &Config) -> Result<Contents, ManageError> {
    let counts = store_move::count_sled(store).await.map_err(|error| failed(&problem::P503, &error))?;
    let (place, moved_to) = (folder(config).display().to_string(), moved_to(config)?);
    Ok(Contents { kind: "sled", place, counts, moved_to })
}

/// Moves the embedded store into a database: the one at `to`, or the one that the configuration names.
/// All of it or nothing; then it is marked, so that nobody goes on here by mistake. Blocks; call it outside a runtime.
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
        there_is_one(config)?;
        let from = embedded(config, false)?;
        match store_move::to_postgres(&from, &settings).await {
            Ok(counts) => {
                let place = place_of(url);
                store_sled::mark_moved(&folder(config), &place).map_err(|error| {
                    let what = "the records were moved, and the store that they left cannot be marked";
                    failed(&problem::P502, &format!("{what}: {error}. Do not start portico on it"))
                })?;
                tell_trail(&settings, config).await?;
                Ok(Contents { kind: "postgres", place, counts, moved_to: None })
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
    let from = folder(config).display().to_string();
    let entry = command_author().did(Action::StoreMigrated, SystemClock.now()).object(from);
    store.note(&[entry]).await.map_err(|error| {
        failed(&problem::P503, &format!("the store was moved, and its audit trail could not be told: {error}"))
    })
}

/// Goes back to an embedded store whose records were moved: takes its mark away. What happened at the other place since
/// is not in it. Blocks; call it outside a runtime.
pub fn reopen(config: &Config) -> Result<Contents, ManageError> {
    block_on(async {
        there_is_one(config)?;
        let Some(place) = moved_to(config)? else {
            let why = format!("{}: the records of this store were not moved; nothing to do", folder(config).display());
            return Err(failed(&problem::P107, &why));
        };
        let store = embedded(config, true)?;
        let object = format!("the embedded store, as it was before it moved to {place}");
        let entry = command_author().did(Action::StoreRestored, SystemClock.now()).object(object);
        store.note(&[entry]).await.map_err(|error| failed(&problem::P503, &error))?;
        let contents = contents(&store, config).await?;
        let unmarked = store_sled::unmark_moved(&folder(config));
        unmarked.map_err(|error| failed(&problem::P502, &format!("the mark cannot be taken away: {error}")))?;
        Ok(Contents { moved_to: None, ..contents })
    })
}

/// Where the records of the embedded store went, if they were moved.
fn moved_to(config: &Config) -> Result<Option<String>, ManageError> {
    store_sled::moved_to(&folder(config)).map_err(|error| failed(&problem::P502, &error))
}

fn folder(config: &Config) -> PathBuf {
    store_settings(config).folder
}

/// A folder that is not there would be made, and an empty store looked at.
fn there_is_one(config: &Config) -> Result<(), ManageError> {
    let folder = folder(config);
    if folder.is_dir() {
        return Ok(());
    }
    Err(failed(&problem::P502, &format!("{}: there is no embedded store", folder.display())))
}

fn embedded(config: &Config, even_moved: bool) -> Result<SledStore, ManageError> {
    let settings = store_sled::Settings { even_moved, ..store_settings(config) };
    SledStore::open_now(settings).map_err(|error| failed(error.problem, &error.detail))
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
