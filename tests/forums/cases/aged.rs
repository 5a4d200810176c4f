//! Files of a forum that have the age of its rows: stores of files forget by the time of the last change.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use super::Cases;
use super::board::{Extra, HookFuture};

/// Seconds ago that a file was changed, and one whose name begins with "old".
const FRESH: i64 = 60;
const OLD: i64 = 86_400;

/// Sets the times of all files below the forum's folder.
pub fn files<'a>(folder: &'a Path, cases: &'a Cases, moved_by: i64) -> HookFuture<'a> {
    Box::pin(async move {
        age(folder, cases.now + moved_by);
        Extra::default()
    })
}

fn age(folder: &Path, now: i64) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            age(&path, now);
            continue;
        }
        let old = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("old"));
        let changed = now - if old { OLD } else { FRESH };
        let changed = UNIX_EPOCH + Duration::from_secs(u64::try_from(changed).expect("after 1970"));
        File::options().append(true).open(path).and_then(|file| file.set_modified(changed)).expect("a time");
    }
}
