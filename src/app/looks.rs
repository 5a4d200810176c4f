//! How pages look: from the configuration, and from the files that it names, to what the pages are told.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::serve::StartError;
use super::translate;
use crate::config::Config;
use crate::pages::{self, Pages, SettingError};

/// The longest style sheet or template of an operator, in bytes.
const FILE_BYTES_MAX: u64 = 128 * 1024;
/// What a template's name ends with. Whatever else lies in the folder is none.
const TEMPLATE: &str = ".html";

/// Reads them. Errors: each file that cannot be used, with its key.
pub(super) fn read(config: &Config) -> Result<pages::Settings, Vec<SettingError>> {
    let mut problems = Vec::new();
    let mut settings = translate::pages(config);
    if let Some(file) = &config.pages.custom_css {
        match text(file) {
            Ok(sheet) => settings.custom_css = sheet,
            Err(why) => problems.push(SettingError::new("custom_css", why)),
        }
    }
    if let Some(folder) = &config.pages.templates {
        match templates(folder) {
            Ok(found) => settings.templates = found,
            Err(why) => problems.push(SettingError::new("templates", why)),
        }
    }
    if problems.is_empty() { Ok(settings) } else { Err(problems) }
}

/// Whether pages could be drawn with this configuration.
pub fn check(config: &Config) -> Result<(), StartError> {
    read(config).and_then(Pages::new).map(|_| ()).map_err(StartError::Pages)
}

/// The templates in a folder by name.
fn templates(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeMap::new();
    let listed = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in listed {
        let entry = entry.map_err(|error| format!("{}: {error}", folder.display()))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.ends_with(TEMPLATE) && !name.starts_with('.') {
            found.insert(name, text(&entry.path())?);
        }
    }
    Ok(found)
}

fn text(file: &Path) -> Result<String, String> {
    let fault = |why: String| format!("{}: {why}", file.display());
    let mut text = String::new();
    let opened = File::open(file).map_err(|error| fault(error.to_string()))?;
    opened.take(FILE_BYTES_MAX + 1).read_to_string(&mut text).map_err(|error| fault(error.to_string()))?;
    match u64::try_from(text.len()) {
        Ok(0..=FILE_BYTES_MAX) => Ok(text),
        _ => Err(fault(format!("is longer than {FILE_BYTES_MAX} bytes"))),
    }
}

/// Writes the built-in templates into a folder, which is made if need be. Nothing that is there is written over.
/// Errors: a sentence.
pub fn export(folder: &Path) -> Result<Vec<String>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(fault)?;
    let there = |name: &&str| folder.join(name).exists();
    if let Some(name) = pages::templates().iter().map(|(name, _)| *name).find(there) {
        return Err(format!("{} is there already; name an empty folder", folder.join(name).display()));
    }
    let mut written = Vec::new();
    for (name, source) in pages::templates() {
        fs::write(folder.join(name), source).map_err(fault)?;
        written.push((*name).to_owned());
    }
    Ok(written)
}
