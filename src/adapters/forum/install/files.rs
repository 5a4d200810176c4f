//! The settings files of one forum, found and read.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use regex::Regex;

use super::raw::{Format, Install};
use super::tree::{Names, Node, Tree};
use super::{Environment, InstallError, json, lines, php};
use crate::adapters::forum::value::text_of;
use crate::model::problem;

/// Larger files are no settings files, in bytes.
const FILE_BYTES_MAX: u64 = 1024 * 1024;
/// Of a program file that holds a setting, this many bytes are searched: such lines stand at its head.
const HEAD_BYTES_MAX: u64 = 64 * 1024;

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
            let path_there = folder.join(path);
            let text = if file.format == Format::Text { head(&path_there) } else { text(&path_there) };
            found = text?.map(|text| (path, text));
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
            Format::Text => Ok(search(&file.names, &text)),
        };
        let names = names.map_err(|error| {
            let shown = folder.join(path);
            InstallError::new(&problem::P111, format!("{}, line {}: {}", shown.display(), error.line, error.why))
        })?;
        tree.add(path, names);
        if let (Format::Php, Some(line)) = (file.format, php::first_include(&text)) {
            tree.goes_on(path, line);
        }
    }
    Ok(tree)
}

/// What the first group of each pattern finds. A name whose pattern finds nothing is not there.
fn search(names: &[(String, Regex)], text: &str) -> Names {
    let found = names.iter().filter_map(|(name, pattern)| Some((name, pattern.captures(text)?.get(1)?)));
    found.map(|(name, value)| (name.clone(), Node::Text(value.as_str().to_owned()))).collect()
}

/// The text of a file, or `None` if there is none. What is not UTF-8 is taken as Latin-1.
pub(super) fn text(path: &Path) -> Result<Option<String>, InstallError> {
    let Some(bytes) = bytes(path, FILE_BYTES_MAX + 1)? else { return Ok(None) };
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(refused(path, format!("it is larger than {FILE_BYTES_MAX} bytes")));
    }
    Ok(Some(as_text(bytes)))
}

/// The beginning of a file that only has to hold a text.
pub(super) fn beginning(path: &Path) -> Result<Option<String>, InstallError> {
    Ok(bytes(path, FILE_BYTES_MAX)?.map(as_text))
}

/// The beginning of a file, which may be long.
fn head(path: &Path) -> Result<Option<String>, InstallError> {
    Ok(bytes(path, HEAD_BYTES_MAX)?.map(as_text))
}

fn bytes(path: &Path, most: u64) -> Result<Option<Vec<u8>>, InstallError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(refused(path, error.to_string())),
    };
    // A pipe would be waited for, and a device never ends.
    if !file.metadata().map_err(|error| refused(path, error.to_string()))?.is_file() {
        return Err(refused(path, "it is not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(|error| refused(path, error.to_string()))?;
    Ok(Some(bytes))
}

/// Reads bytes in every format there is, for [`judges`](crate::adapters::forum::judges): how many names each one gave,
/// or the line that stopped it.
pub(in crate::adapters::forum) fn in_every_format(bytes: &[u8]) -> [Result<usize, usize>; 4] {
    let text = as_text(bytes.to_vec());
    let read =
        [php::read(&text, &Environment::new()), json::read(&text), lines::read_env(&text), lines::read_ini(&text)];
    read.map(|names| names.map(|names| names.len()).map_err(|error| error.line))
}

fn as_text(bytes: Vec<u8>) -> String {
    let text = text_of(bytes);
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

fn refused(path: &Path, why: String) -> InstallError {
    InstallError::new(&problem::P111, format!("{}: {why}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_found_at_the_head_of_a_long_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("functions.php");
        let names = [("SALT".to_owned(), Regex::new(r"define\('SALT', '([^']+)'\)").expect("a pattern"))];
        for (name, text, want) in [
            ("alone", "<?php\ndefine('SALT', 'x1');".to_owned(), Some("x1")),
            ("before much else", format!("<?php define('SALT', 'x1');{}", " ".repeat(1 << 20)), Some("x1")),
            ("the first counts", "define('SALT', 'x1'); define('SALT', 'x2');".to_owned(), Some("x1")),
            ("too far down", format!("{}define('SALT', 'x1');", " ".repeat(1 << 17)), None),
            ("not there", "<?php".to_owned(), None),
        ] {
            std::fs::write(&path, text).expect("a file");
            let text = head(&path).unwrap_or_else(|error| panic!("{name}: {}", error.message)).expect("a file");
            let found = search(&names, &text);
            let found = found.into_iter().find(|(name, _)| name == "SALT").map(|(_, value)| value);
            assert!(found == want.map(|value| Node::Text(value.to_owned())), "{name}");
        }
        assert!(head(&folder.path().join("nowhere.php")).expect("no fault").is_none());
    }
}
