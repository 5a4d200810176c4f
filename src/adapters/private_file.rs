//! Files that nobody but their owner may open, written so that a power cut leaves the one before or the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Writes beside, makes it last, then gives it its name, and makes that last too.
pub(super) fn write_whole(folder: &Path, path: &Path, content: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("tmp");
    // What a start that was cut off has left there may have any mode.
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private().create_new(true).open(&beside)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    File::open(folder)?.sync_all()?;
    // The folder itself may be as new as the file.
    folder.canonicalize()?.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all())
}

/// How such a file is opened.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).mode(0o600);
    options
}
