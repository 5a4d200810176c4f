//! The folder is its owner's alone, whatever the umask allows: sled makes its files with the modes that come of it, and what
//! comes out of a backup has any.
//!
//! A mode that cannot be changed is told and no more: the store belongs to somebody else then, who decides.

use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

/// Where sled keeps pages that are too large for its log. It adds files there at any time.
const LARGE_PAGES: &str = "blobs";

/// Makes the folders that are missing, and closes them before anything is written there.
pub(super) fn folders(folder: &Path) -> io::Result<()> {
    for folder in [folder, &folder.join(LARGE_PAGES)] {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        if let Err(error) = close(folder, 0o700) {
            tracing::warn!(folder = %folder.display(), %error, "other users may look into the folder of the store");
        }
    }
    Ok(())
}

/// Closes the files that are there.
pub(super) fn files(folder: &Path) {
    for folder in [folder, &folder.join(LARGE_PAGES)] {
        if let Err(error) = close_files(folder) {
            tracing::warn!(folder = %folder.display(), %error, "the modes of files of the store cannot be set");
        }
    }
}

/// Closes the files that sled has added since. There is hardly ever one, and nobody gets as far as to them.
pub(super) fn large_pages(folder: &Path) {
    if let Err(error) = close_files(&folder.join(LARGE_PAGES)) {
        tracing::debug!(%error, "the modes of large pages of the store cannot be set");
    }
}

fn close_files(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_type()?.is_file() {
            continue;
        }
        match close(&entry.path(), 0o600) {
            // sled removes what it needs no more.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            closed => closed?,
        }
    }
    Ok(())
}

fn close(path: &Path, mode: u32) -> io::Result<()> {
    if fs::metadata(path)?.permissions().mode() & 0o777 == mode {
        return Ok(());
    }
    fs::set_permissions(path, Permissions::from_mode(mode))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn what_others_could_read_is_closed_and_what_the_owner_could_not_is_opened() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("store");
        folders(&folder).unwrap();
        let (page, file) = (folder.join("blobs/7"), folder.join("db"));
        for before in [0o666, 0o644, 0o400] {
            for path in [&page, &file] {
                fs::write(path, "x").unwrap();
                fs::set_permissions(path, Permissions::from_mode(before)).unwrap();
            }
            large_pages(&folder);
            assert_eq!((mode(&page), mode(&file)), (0o600, before), "{before:o}");
            files(&folder);
            assert_eq!(mode(&file), 0o600, "{before:o}");
        }
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        folders(&folder).unwrap();
        assert_eq!((mode(&folder), mode(&folder.join("blobs"))), (0o700, 0o700));
    }
}
