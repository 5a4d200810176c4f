//! A small file beside the database that knows how many groups of writes were answered.
//!
//! # Why
//!
//! sled takes a damage in the middle of its log for the end of it, and silently goes back to the state before: codes
//! that were spent are fresh again. Each group of writes therefore carries a number, and the number is written here
//! after the group is on the disk. A database that knows less than this file has gone back, and is refused.
//! The file itself needs no `fsync`: an older number only sees less.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

const NAME: &str = "portico-store";
const TEXT: &str = "The embedded store of portico. Groups of writes answered: ";

/// The open file.
pub(super) struct Mark {
    file: File,
}

impl Mark {
    /// Opens or makes the file. Answers its number too; `None` if it is new.
    pub(super) fn open(folder: &Path) -> Result<(Self, Option<u64>), String> {
        let path = folder.join(NAME);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let file = options.open(&path).map_err(failed)?;
        let mut text = String::new();
        (&file).take(1024).read_to_string(&mut text).map_err(failed)?;
        let count = match text.as_str() {
            "" => None,
            text => Some(parse(text).ok_or_else(|| {
                format!("{} is damaged. Delete it to go on with what the database holds", path.display())
            })?),
        };
        Ok((Self { file }, count))
    }

    /// Notes how many groups were answered.
    pub(super) fn write(&self, count: u64) -> std::io::Result<()> {
        // Always of the same length, so that one write replaces the other.
        self.file.write_all_at(format!("{TEXT}{count:020}\n").as_bytes(), 0)
    }

    /// Makes the file and its name last.
    pub(super) fn sync(&self, folder: &Path) -> std::io::Result<()> {
        self.file.sync_all()?;
        File::open(folder)?.sync_all()?;
        // The folder may be as new as the file.
        folder.canonicalize()?.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all())
    }
}

fn parse(text: &str) -> Option<u64> {
    text.strip_prefix(TEXT)?.strip_suffix('\n')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_number_is_read_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let (mark, none) = Mark::open(folder.path()).unwrap();
        assert_eq!(none, None);
        for count in [u64::MAX, 7] {
            mark.write(count).unwrap();
            assert_eq!(Mark::open(folder.path()).unwrap().1, Some(count));
        }
        for damaged in ["x", "The embedded store of portico. Groups of writes answered: 12x\n"] {
            std::fs::write(folder.path().join(NAME), damaged).unwrap();
            assert!(Mark::open(folder.path()).is_err_and(|why| why.contains("Delete it")), "{damaged}");
        }
    }
}
