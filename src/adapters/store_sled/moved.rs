//! The mark of a store whose records were moved elsewhere and are changed there: to go on here by mistake would lose
//! logins on both sides.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// The file beside the database. It holds the address to which the records went, without user and password.
const NAME: &str = "portico-moved";
/// Longest address that is read, in bytes.
const PLACE_BYTES_MAX: u64 = 4096;

/// Marks the store in `folder`. The mark lasts when this returns.
pub fn mark_moved(folder: &Path, place: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(folder.join(NAME))?;
    file.write_all(format!("{place}\n").as_bytes())?;
    file.sync_all()?;
    File::open(folder)?.sync_all()
}

/// Where the records of the store in `folder` went. `None`: they are here, or there is no store.
pub fn moved_to(folder: &Path) -> std::io::Result<Option<String>> {
    let file = match File::open(folder.join(NAME)) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        opened => opened?,
    };
    let mut place = Vec::new();
    file.take(PLACE_BYTES_MAX).read_to_end(&mut place)?;
    Ok(Some(String::from_utf8_lossy(place.trim_ascii()).into_owned()))
}

/// Takes the mark away.
pub fn unmark_moved(folder: &Path) -> std::io::Result<()> {
    fs::remove_file(folder.join(NAME))?;
    File::open(folder)?.sync_all()
}

/// What an operator is told who is about to use it.
pub(super) fn refusal(place: &str) -> String {
    format!(
        "they are at {place} now. Set [store] kind = \"postgres\" and its url to go on there; or go back to this one, without \
         what has happened there since: portico store reopen"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_there_until_it_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(moved_to(&folder.path().join("none")).unwrap(), None);
        assert_eq!(moved_to(folder.path()).unwrap(), None);
        for place in ["postgres://db.example/portico", "postgres://db.example/other"] {
            mark_moved(folder.path(), place).unwrap();
            assert_eq!(moved_to(folder.path()).unwrap().as_deref(), Some(place));
        }
        // Whatever is in it: that it is there counts.
        fs::write(folder.path().join(NAME), b"\xff").unwrap();
        assert!(moved_to(folder.path()).unwrap().is_some());
        unmark_moved(folder.path()).unwrap();
        assert_eq!(moved_to(folder.path()).unwrap(), None);
    }
}
