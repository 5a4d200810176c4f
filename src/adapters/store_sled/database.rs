//! One opened sled database: reading, applying, making it last.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Durability, Settings};
use crate::adapters::records::{Changes, Records, check_format};
use crate::model::Problem;
use crate::model::problem::{P501, P502};
use crate::ports::StoreError;

/// Beside the database: tells that it was in use, so that an emptied one is not taken for a new one.
const MARK: &str = "portico-store";

/// Why the store cannot be opened.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}: {detail}", problem.title)]
pub struct OpenError {
    /// P501 if another process has it, otherwise P502.
    pub problem: &'static Problem,
    /// What the operating system or sled says, and where.
    pub detail: String,
}

impl OpenError {
    /// P502.
    pub(super) fn broken(detail: impl Into<String>) -> Self {
        Self { problem: &P502, detail: detail.into() }
    }
}

/// An open database.
pub(super) struct Database {
    tree: sled::Db,
    /// The log of sled once more, because its own handle cannot be told to `fdatasync`.
    file: File,
    durability: Durability,
}

impl Database {
    /// Opens or makes the database. sled may panic over a damaged file; that is an error too.
    pub(super) fn open(settings: &Settings) -> Result<Self, OpenError> {
        catch_unwind(AssertUnwindSafe(|| Self::open_unguarded(settings)))
            .unwrap_or_else(|_| Err(OpenError::broken("sled found a damage that it does not expect")))
            .map_err(|error| OpenError {
                detail: format!("{}: {}", settings.folder.display(), error.detail),
                problem: error.problem,
            })
    }

    fn open_unguarded(settings: &Settings) -> Result<Self, OpenError> {
        let folder = &settings.folder;
        let broken = |error: std::io::Error| OpenError::broken(error.to_string());
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(broken)?;
        let marked = folder.join(MARK).try_exists().map_err(broken)?;
        let tree = sled::Config::new()
            .path(folder)
            .mode(sled::Mode::LowSpace)
            .cache_capacity(settings.cache_bytes)
            .flush_every_ms(None)
            .open()
            .map_err(why_not_open)?;
        let file = OpenOptions::new().write(true).open(folder.join("db")).map_err(broken)?;
        let database = Self { tree, file, durability: settings.durability };
        database.check_format(marked)?;
        if !marked {
            database.mark(folder).map_err(broken)?;
        }
        Ok(database)
    }

    /// Refuses what another program or a later version wrote, and what should be full but is empty.
    fn check_format(&self, marked: bool) -> Result<(), OpenError> {
        let doubt = AtomicBool::new(false);
        let mut changes = Changes::default();
        let fresh = !marked && self.tree.is_empty();
        check_format(&self.view(&doubt), &mut changes, fresh)
            .and_then(|()| self.apply(changes))
            .and_then(|()| self.make_durable())
            .map_err(|error| OpenError::broken(error.to_string()))
    }

    /// Makes the names of the new files last as well.
    fn mark(&self, folder: &Path) -> std::io::Result<()> {
        let mut mark =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(folder.join(MARK))?;
        mark.write_all(b"The embedded store of portico. Do not copy single files while it runs.\n")?;
        mark.sync_all()?;
        File::open(folder)?.sync_all()?;
        folder.canonicalize()?.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all())
    }

    /// A view for one look or one change. Sets `doubt` when sled fails.
    pub(super) fn view<'a>(&'a self, doubt: &'a AtomicBool) -> View<'a> {
        View { tree: &self.tree, doubt }
    }

    /// Applies all of it or nothing, also after a crash in the middle. Not yet durable.
    pub(super) fn apply(&self, changes: Changes) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        for (key, value) in changes.into_entries() {
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        self.tree.apply_batch(batch).map_err(|error| failed(&error))
    }

    /// Returns when everything that was applied is on the disk.
    pub(super) fn make_durable(&self) -> Result<(), StoreError> {
        if self.durability == Durability::None {
            return Ok(());
        }
        self.tree.flush().map_err(|error| failed(&error))?;
        self.file.sync_data().map_err(|error| StoreError::Unavailable(error.to_string()))
    }
}

/// Reads a database.
pub(super) struct View<'a> {
    tree: &'a sled::Db,
    doubt: &'a AtomicBool,
}

impl View<'_> {
    fn doubtful(&self, error: &sled::Error) -> StoreError {
        self.doubt.store(true, Ordering::Release);
        failed(error)
    }
}

impl Records for View<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let value = self.tree.get(key).map_err(|error| self.doubtful(&error))?;
        Ok(value.map(|value| value.to_vec()))
    }

    fn keys(&self, prefix: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let found = self.tree.scan_prefix(prefix).keys().take(limit);
        found.map(|key| key.map(|key| key.to_vec()).map_err(|error| self.doubtful(&error))).collect()
    }
}

fn failed(error: &sled::Error) -> StoreError {
    StoreError::Unavailable(error.to_string())
}

fn why_not_open(error: sled::Error) -> OpenError {
    // sled has no error of its own for this.
    let locked = match &error {
        sled::Error::Io(error) => {
            error.kind() == ErrorKind::WouldBlock || error.to_string().contains("could not acquire lock")
        }
        _ => false,
    };
    OpenError { problem: if locked { &P501 } else { &P502 }, detail: error.to_string() }
}
