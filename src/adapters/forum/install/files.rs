//! The settings files of one forum, found and read.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::raw::{Format, Install};
use super::tree::Tree;
use super::{Environment, InstallError, json, lines, php};
use crate::model::problem;

/// Larger files are no settings files, in bytes.
const FILE_BYTES_MAX: u64 = 256 * 1024;

/// Reads all settings files. `folder` is where the forum is.
pub(super) fn read(install: &Install, folder: &Path, environment: &Environment) -> Result<Tree, InstallError> {
    if !folder.is_dir() {
        let message = format!("{} is not a folder, or cannot be entered", folder.display());
        return Err(InstallError::new(&problem::P110, message));
    }
    let mut tree = Tree::default();
    for file in &install.read {
        let mut found = None;
        for path in &file.paths {
            found = text(&folder.join(path))?.map(|text| (path, text));
            if found.is_some() {
                break;
            }
        }
        let Some((path, text)) = found else {
            if file.optional {
                continue;
            }
            let message = format!("{} has no {}", folder.display(), file.paths.join(" and no "));
            return Err(InstallError::new(&problem::P110, message));
        };
        let names = match file.format {
            Format::Php => php::read(&text, environment),
            Format::Json => json::read(&text),
            Format::Env => lines::read_env(&text),
            Format::Ini => lines::read_ini(&text),
        };
        let names = names.map_err(|error| {
            let shown = folder.join(path);
            InstallError::new(&problem::P111, format!("{}, line {}: {}", shown.display(), error.line, error.why))
        })?;
        tree.add(path, names);
    }
    Ok(tree)
}

/// The text of a file, or `None` if there is none. What is not UTF-8 is taken as Latin-1.
pub(super) fn text(path: &Path) -> Result<Option<String>, InstallError> {
    let refused = |why: String| InstallError::new(&problem::P111, format!("{}: {why}", path.display()));
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(refused(error.to_string())),
    };
    // A pipe would be waited for, and a device never ends.
    if !file.metadata().map_err(|error| refused(error.to_string()))?.is_file() {
        return Err(refused("it is not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| refused(error.to_string()))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(refused(format!("it is larger than {FILE_BYTES_MAX} bytes")));
    }
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().iter().map(|byte| char::from(*byte)).collect());
    Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
}
