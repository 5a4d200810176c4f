//! Files beside the store: the secret that seals keys, and the key files of versions that kept keys there. All of mode
//! 0600, in a folder of mode 0700.
//!
//! A file appears whole or not at all, so a start that was cut off is completed by the next one.
//! A file that is there is never replaced: what is wrong with it is told instead.

use std::fs::{self, DirBuilder, File};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject;
use zeroize::Zeroizing;

use super::KeysUnusable;
use super::key::{ALGORITHMS, Key};
use super::seal::{SECRET_BYTES_MIN, Seal};
use crate::adapters::private_file::{private, write_whole};
use crate::model::{SigningAlgorithm, UnixSeconds};

/// A PEM of an RSA key with 8192 bits has half of this.
const FILE_BYTES_MAX: u64 = 16 * 1024;
/// The name of the secret in the folder of keys.
const SECRET: &str = "secret";

/// Where the secret that seals keys is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretFile {
    /// In this folder, made at the first start.
    Own(PathBuf),
    /// This file of the operator, the same on every node.
    Given(PathBuf),
}

impl SecretFile {
    /// Its path.
    pub fn path(&self) -> PathBuf {
        match self {
            Self::Own(folder) => folder.join(SECRET),
            Self::Given(path) => path.clone(),
        }
    }

    /// Makes an own secret that is missing. `false` if the file is the operator's, who makes it himself.
    ///
    /// Of two processes that start at once, one makes it and the other reads it.
    pub fn make(&self) -> Result<bool, KeysUnusable> {
        let Self::Own(folder) = self else { return Ok(false) };
        let _lock = lock(folder)?;
        let path = self.path();
        if read_private(&path)?.is_none() {
            let mut random = Zeroizing::new([0_u8; SECRET_BYTES_MIN]);
            aws_lc_rs::rand::fill(&mut random[..]).map_err(|error| unusable(&path, &error))?;
            let text = Zeroizing::new(format!("{}\n", URL_SAFE_NO_PAD.encode(&random[..])));
            write_whole(folder, &path, text.as_bytes()).map_err(|error| unusable(&path, &error))?;
        }
        Ok(true)
    }

    /// Whether it can be used. One of our own is made by the first start.
    pub fn check(&self) -> Result<(), KeysUnusable> {
        match (self.seal()?, self) {
            (None, Self::Given(path)) => Err(unusable(path, &"there is no such file")),
            _ => Ok(()),
        }
    }

    /// What seals and opens keys, or `None` if there is no file. White space at the end of the file does not count.
    pub(super) fn seal(&self) -> Result<Option<Seal>, KeysUnusable> {
        let path = self.path();
        let secret = match self {
            Self::Own(_) => read_private(&path)?,
            // Container platforms mount secrets with modes of their own.
            Self::Given(_) => read(&path, false)?,
        };
        let Some(secret) = secret else { return Ok(None) };
        Seal::new(secret.trim_ascii_end()).map(Some).map_err(|error| unusable(&path, &error))
    }
}

/// A key of an earlier version, which kept keys in files.
pub(super) struct Found {
    pub(super) algorithm: SigningAlgorithm,
    pub(super) key: Key,
    pub(super) pkcs8: Zeroizing<Vec<u8>>,
    /// When the file was written.
    pub(super) made_at: UnixSeconds,
}

/// The keys that an earlier version left in `folder`.
pub(super) fn found(folder: &Path) -> Result<Vec<Found>, KeysUnusable> {
    let all = ALGORITHMS.into_iter().map(|algorithm| found_one(folder, algorithm));
    all.filter_map(Result::transpose).collect()
}

fn found_one(folder: &Path, algorithm: SigningAlgorithm) -> Result<Option<Found>, KeysUnusable> {
    let path = folder.join(file_name(algorithm));
    let Some(pem) = read_private(&path)? else { return Ok(None) };
    let der = PrivatePkcs8KeyDer::from_pem_slice(&pem).map_err(|error| unusable(&path, &error))?;
    let key = Key::from_pkcs8(algorithm, der.secret_pkcs8_der()).map_err(|error| unusable(&path, &error))?;
    let written = fs::metadata(&path).map_err(|error| unusable(&path, &error))?.mtime();
    let pkcs8 = Zeroizing::new(der.secret_pkcs8_der().to_vec());
    Ok(Some(Found { algorithm, key, pkcs8, made_at: UnixSeconds(written) }))
}

/// Puts a key file aside whose key is in the store now, so that nobody takes it for one that is in use.
pub(super) fn set_aside(folder: &Path, algorithm: SigningAlgorithm) -> Result<(), KeysUnusable> {
    let path = folder.join(file_name(algorithm));
    let mut aside = path.clone().into_os_string();
    aside.push(".taken-over");
    fs::rename(&path, aside).map_err(|error| unusable(&path, &error))
}

fn file_name(algorithm: SigningAlgorithm) -> &'static str {
    match algorithm {
        SigningAlgorithm::RS256 => "rs256.pem",
        SigningAlgorithm::ES256 => "es256.pem",
        SigningAlgorithm::EdDSA => "eddsa.pem",
    }
}

/// Makes the folder if it is missing, and keeps other processes out of it until the file is dropped.
fn lock(folder: &Path) -> Result<File, KeysUnusable> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| unusable(folder, &error))?;
    refuse_others(folder, &fs::metadata(folder).map_err(|error| unusable(folder, &error))?)?;
    let path = folder.join(".lock");
    let lock = private().create(true).open(&path).map_err(|error| unusable(&path, &error))?;
    lock.lock().map_err(|error| unusable(&path, &error))?;
    Ok(lock)
}

/// The content of a file that nobody else may open, or `None` if there is no file.
fn read_private(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, KeysUnusable> {
    if let Some(folder) = path.parent()
        && let Ok(metadata) = fs::metadata(folder)
    {
        refuse_others(folder, &metadata)?;
    }
    read(path, true)
}

/// The file's content, or `None` if there is no file. The open file is looked at, not the name, so that nobody can
/// exchange it in between.
fn read(path: &Path, private: bool) -> Result<Option<Zeroizing<Vec<u8>>>, KeysUnusable> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unusable(path, &error)),
    };
    if private {
        refuse_others(path, &file.metadata().map_err(|error| unusable(path, &error))?)?;
    }
    let mut content = Zeroizing::new(Vec::new());
    file.take(FILE_BYTES_MAX).read_to_end(&mut content).map_err(|error| unusable(path, &error))?;
    Ok(Some(content))
}

fn refuse_others(path: &Path, found: &fs::Metadata) -> Result<(), KeysUnusable> {
    if found.mode() & 0o077 == 0 {
        return Ok(());
    }
    let wanted = if found.is_dir() { "700" } else { "600" };
    let mode = found.permissions().mode() & 0o777;
    Err(unusable(path, &format!("other users may open it (mode {mode:o}). chmod {wanted} {}", path.display())))
}

fn unusable(path: &Path, why: &dyn std::fmt::Display) -> KeysUnusable {
    KeysUnusable(format!("{}: {why}", path.display()))
}
