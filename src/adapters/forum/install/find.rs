//! Which forums live in a folder, by the files that `[install]` of the presets names.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::files;
use super::raw::Install;
use super::{InstallError, complete};
use crate::adapters::forum::preset;
use crate::adapters::forum::settings::Preset;
use crate::forums;
use crate::model::problem;

/// How deep below the given folder forums are looked for,
const DEPTH_MAX: usize = 2;
/// and in how many folders at most.
const FOLDERS_MAX: usize = 2_000;
/// Folders in which copies of other programs lie.
const NOT_LOOKED_AT: &[&str] = &["node_modules", "vendor", "cache", "tmp"];

/// A forum that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// Where it is.
    pub folder: PathBuf,
    /// Name of the preset.
    pub preset: &'static str,
    /// Name of the forum.
    pub title: String,
    /// Its version, if its files tell it.
    pub version: Option<String>,
    /// By which files it was recognised.
    pub evidence: Vec<String>,
}

/// What a preset looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedFor {
    /// Name of the preset.
    pub preset: &'static str,
    /// Name of the forum.
    pub title: String,
    /// Files that must all be there, and texts within.
    pub files: Vec<String>,
}

/// The forums in a folder and a little below it, the nearest first.
///
/// Errors: P110 if it is not a folder, P111 if a file that would decide cannot be read.
pub fn find(folder: &Path) -> Result<Vec<Installation>, InstallError> {
    if !folder.is_dir() {
        let message = format!("{} is not a folder, or cannot be entered", folder.display());
        return Err(InstallError::new(&problem::P110, message));
    }
    let known = known()?;
    let mut found = Vec::new();
    for folder in folders(folder) {
        for (preset, title, install) in &known {
            if let Some(version) = fits(install, &folder)? {
                let evidence = evidence(install);
                let folder = folder.clone();
                found.push(Installation { folder, preset, title: title.clone(), version, evidence });
            }
        }
    }
    Ok(found)
}

/// What is looked for, for people whose forum was not found.
pub fn looked_for() -> Result<Vec<LookedFor>, InstallError> {
    let known = known()?.into_iter();
    Ok(known.map(|(preset, title, install)| LookedFor { preset, title, files: evidence(&install) }).collect())
}

fn known() -> Result<Vec<(&'static str, String, Install)>, InstallError> {
    let mut known = Vec::new();
    for name in forums::names() {
        let raw = preset::load(&Preset::BuiltIn(name.to_owned())).map_err(|error| complete::unusable(name, &error))?;
        let Some(install) = raw.install else { continue };
        let install = install.check().map_err(|error| complete::unusable(name, &error))?;
        known.push((name, raw.title, install));
    }
    Ok(known)
}

/// Whether all files and texts are there, and then the version.
fn fits(install: &Install, folder: &Path) -> Result<Option<Option<String>>, InstallError> {
    if !install.files.iter().all(|file| folder.join(file).is_file()) {
        return Ok(None);
    }
    for (file, wanted) in &install.contains {
        let text = files::beginning(&folder.join(file))?;
        if !text.is_some_and(|text| text.contains(wanted)) {
            return Ok(None);
        }
    }
    let Some((file, pattern)) = &install.version else { return Ok(Some(None)) };
    let text = files::beginning(&folder.join(file)).ok().flatten();
    let version = text.and_then(|text| Some(pattern.captures(&text)?.get(1)?.as_str().to_owned()));
    Ok(Some(version.filter(|version| version.len() <= 40 && !version.chars().any(char::is_control))))
}

fn evidence(install: &Install) -> Vec<String> {
    let mut files: Vec<String> = install.files.iter().chain(install.contains.keys()).cloned().collect();
    files.sort();
    files.dedup();
    files
}

/// The folder and what is a little below it. What cannot be looked into is left out.
fn folders(top: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = VecDeque::from([(top.to_path_buf(), 0)]);
    while let Some((folder, depth)) = waiting.pop_front() {
        if depth < DEPTH_MAX && found.len() + waiting.len() < FOLDERS_MAX {
            let mut below = below(&folder);
            below.sort();
            waiting.extend(below.into_iter().take(FOLDERS_MAX).map(|folder| (folder, depth + 1)));
        }
        found.push(folder);
    }
    found.truncate(FOLDERS_MAX);
    found
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        // Links may lead in circles, or out of the site.
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            !name.starts_with('.') && !NOT_LOOKED_AT.contains(&name.as_ref())
        })
        .map(|entry| entry.path())
        .collect()
}
