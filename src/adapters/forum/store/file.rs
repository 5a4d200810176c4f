//! Sessions in files, as PHP and Laravel keep them.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::{BYTES_MAX, Raw};
use crate::model::{SourceFailure, UnixSeconds};

/// Longer names are no session's.
const KEY_BYTES_MAX: usize = 160;
/// What PHP writes before the id of a session; its folders are named after the characters behind it.
const PREFIX: &str = "sess_";

/// A folder with a file for each session.
#[derive(Clone)]
pub(super) struct Folder {
    pub path: PathBuf,
    pub levels: usize,
}

impl Folder {
    /// The file of this name. Names that are not made of letters, digits and `,._-` name nothing.
    pub(super) async fn get(&self, key: &[u8], max_age: Option<i64>, now: UnixSeconds) -> Result<Raw, SourceFailure> {
        let Some(path) = self.file(key) else { return Ok(Raw::Nothing) };
        let root = self.path.clone();
        off_thread(move || match read(&root, &path) {
            Ok(Some((bytes, written))) => {
                let age = now.0.saturating_sub(written);
                Ok(match max_age {
                    Some(most) if age > most => Raw::Old { seconds: age },
                    // PHP makes the file when a session begins, and writes it when the request ends.
                    _ if bytes.is_empty() => Raw::Nothing,
                    _ => Raw::Bytes(bytes),
                })
            }
            Ok(None) => Ok(Raw::Nothing),
            Err(error) => Err(failure(error.kind())),
        })
        .await
    }

    /// Asks for a session that nobody has. The folder itself is often not readable, so that nobody lists it.
    pub(super) async fn check(&self) -> Result<(), SourceFailure> {
        let root = self.path.clone();
        off_thread(move || match read(&root, &root.join("sess_portico-check")) {
            Ok(_) => Ok(()),
            Err(error) => Err(failure(error.kind())),
        })
        .await
    }

    fn file(&self, key: &[u8]) -> Option<PathBuf> {
        let key = std::str::from_utf8(key).ok()?;
        let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b",._-".contains(&byte));
        if !plain || key.is_empty() || key.starts_with('.') || key.len() > KEY_BYTES_MAX {
            return None;
        }
        let id = key.strip_prefix(PREFIX).unwrap_or(key);
        let mut path = self.path.clone();
        for index in 0..self.levels {
            // A dot alone would be the folder itself.
            let level = id.get(index..=index).filter(|level| *level != ".")?;
            path.push(level);
        }
        path.push(key);
        Some(path)
    }
}

/// The bytes of a file and when it was written. `None`: there is no such file.
///
/// Links are not followed, neither at the end nor on the levels below `root`: whoever may write there must not be able
/// to show us other files as sessions.
fn read(root: &Path, path: &Path) -> std::io::Result<Option<(Vec<u8>, i64)>> {
    if !std::fs::metadata(root)?.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    let levels: Vec<&Path> = path.ancestors().skip(1).take_while(|level| *level != root).collect();
    for level in levels.into_iter().rev() {
        if !there(level)?.is_some_and(|found| found.is_dir()) {
            return Ok(None);
        }
    }
    let Some(before) = there(path)?.filter(Metadata::is_file) else { return Ok(None) };
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        result => result?,
    };
    let opened = file.metadata()?;
    // Replaced in between, perhaps by a link.
    if (opened.dev(), opened.ino()) != (before.dev(), before.ino()) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(u64::try_from(BYTES_MAX).unwrap_or(u64::MAX) + 1).read_to_end(&mut bytes)?;
    Ok(Some((bytes, opened.mtime())))
}

fn there(path: &Path) -> std::io::Result<Option<Metadata>> {
    match std::fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn failure(kind: ErrorKind) -> SourceFailure {
    SourceFailure::Unreachable(match kind {
        ErrorKind::NotFound => "the folder of the sessions is not there".to_owned(),
        ErrorKind::PermissionDenied => {
            "the sessions may not be read: portico needs the rights of PHP's user".to_owned()
        }
        other => format!("the folder of the sessions: {other}"),
    })
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SourceFailure> + Send + 'static,
) -> Result<T, SourceFailure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(SourceFailure::Unreachable("reading the session was broken off".to_owned())))
}
