//! Operations on apps and personal tokens for commands: through the running server if there is one, in the store itself otherwise.

use std::os::unix::fs::MetadataExt as _;
use std::time::{Duration, Instant};

use super::control::{self, CallError};
use crate::adapters::store_postgres::{self, PostgresStore};
use crate::adapters::store_sled::{Settings, SledStore};
use crate::adapters::system::{OsEntropy, SystemClock};
use crate::config::{Config, StoreDatabase, StoreKind};
use crate::model::audit::{Actor, Author};
use crate::model::{Problem, problem};
use crate::ports::Store;
use crate::protocol::apps;

pub use crate::protocol::apps::{
    About, AppChange, AppView, AuthPin, BIN_SECS, BroughtApp, End, Import, ImportReport, LogoutAddresses, NewApp,
    NewSecret, Operation, Outcome, Reply, SecretView, ShownSecret, TEST_SECS, named,
};
pub use crate::protocol::keys::{KeyOperation, KeyState, KeyView, KeysView};
pub use crate::protocol::personal;
pub use crate::protocol::{audit, stats};

/// How long a command waits for another one, or for a server that is just starting, to let go of the store.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);
/// How often it looks.
const LOCK_PAUSE: Duration = Duration::from_millis(50);

/// Why a command failed.
#[derive(Debug)]
pub struct ManageError {
    /// The code.
    pub problem: &'static Problem,
    /// What happened, in words.
    pub message: String,
}

/// Does an operation. What it changed is durable when it returns. Blocks; call it outside a runtime.
pub fn perform(config: &Config, operation: Operation) -> Result<Reply, ManageError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime =
        runtime.map_err(|error| ManageError { problem: &problem::P503, message: format!("no runtime: {error}") })?;
    runtime.block_on(anywhere(config, operation))
}

/// The signing keys, for `check`: `None` if nobody has made any yet, or if nobody can tell. Makes nothing, and does not
/// wait for a store that somebody else has open. Blocks; call it outside a runtime.
///
/// Errors: P502, P503, P514, the store cannot be used.
pub fn look_at_keys(config: &Config) -> Result<Option<KeysView>, ManageError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime =
        runtime.map_err(|error| ManageError { problem: &problem::P503, message: format!("no runtime: {error}") })?;
    let reply = runtime.block_on(async {
        let list = Operation::Keys(KeyOperation::List);
        match control::call(&config.data_dir, list.clone()).await {
            Ok(reply) => Ok(Some(reply)),
            Err(CallError::Refused { problem, message }) => Err(ManageError { problem, message }),
            Err(CallError::Silent(_)) => Ok(None),
            Err(CallError::NoServer) => match (config.store.kind, &config.store.database) {
                (StoreKind::Sled, _) if store_settings(config).folder.is_dir() => {
                    in_store(config, list).await.map(Some)
                }
                (StoreKind::Postgres, Some(database)) => {
                    let looked = PostgresStore::look(&shared_store_settings(database)).await;
                    looked.map(|()| None).map_err(|error| ManageError { problem: error.problem, message: error.detail })
                }
                _ => Ok(None),
            },
        }
    });
    match reply {
        Ok(Some(Reply::Keys(keys))) => Ok(Some(keys)),
        Err(error) if ["P502", "P503", "P514"].contains(&error.problem.code) => Err(error),
        _ => Ok(None),
    }
}

pub(super) async fn anywhere(config: &Config, operation: Operation) -> Result<Reply, ManageError> {
    let begun = Instant::now();
    loop {
        match control::call(&config.data_dir, operation.clone()).await {
            Ok(reply) => return Ok(reply),
            Err(CallError::Refused { problem, message }) => return Err(ManageError { problem, message }),
            Err(CallError::Silent(message)) => return Err(ManageError { problem: &problem::P507, message }),
            Err(CallError::NoServer) => {}
        }
        match in_store(config, operation.clone()).await {
            // Whoever has it may be a server that opens its socket in a moment, or a command that is soon done.
            Err(error) if error.problem == &problem::P501 && begun.elapsed() < LOCK_PATIENCE => {
                tokio::time::sleep(LOCK_PAUSE).await;
            }
            done => return done,
        }
    }
}

async fn in_store(config: &Config, operation: Operation) -> Result<Reply, ManageError> {
    if config.store.kind == StoreKind::Memory {
        let message = "the store is in memory, so apps live in the running server only, and none answers".to_owned();
        return Err(ManageError { problem: &problem::P507, message });
    }
    let failed = |problem, message| ManageError { problem, message };
    let store: Box<dyn Store> = match (config.store.kind, &config.store.database) {
        (StoreKind::Postgres, Some(database)) => {
            let opened = PostgresStore::open_now(&shared_store_settings(database)).await;
            Box::new(opened.map_err(|error| failed(error.problem, error.detail))?)
        }
        _ => {
            let opened = SledStore::open_now(store_settings(config));
            Box::new(opened.map_err(|error| failed(error.problem, error.detail))?)
        }
    };
    apps::perform(operation, &command_author(), &*store, &SystemClock, &OsEntropy::default())
        .await
        .map_err(|error| ManageError { problem: error.problem(), message: error.to_string() })
}

/// Whoever runs this command, for the audit trail.
pub(super) fn command_author() -> Author {
    // The owner of the process's own entry. Where there is none nobody knows who it is; that is uid 65534, "nobody".
    let uid = std::fs::metadata("/proc/self").map_or(65_534, |process| process.uid());
    Author::here(Actor::Cli { uid })
}

/// How the nodes reach the store that they share.
pub fn shared_store_settings(database: &StoreDatabase) -> store_postgres::Settings {
    let StoreDatabase { url, pool, timeout } = database.clone();
    store_postgres::Settings { url, pool, timeout }
}

/// How the embedded store is kept: a folder of its own in the data folder.
pub fn store_settings(config: &Config) -> Settings {
    Settings { cache_bytes: config.store.cache_bytes, ..Settings::new(config.data_dir.join("store")) }
}
