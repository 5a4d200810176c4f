//! Key files: one PKCS#8 PEM for each algorithm, mode 0600, in a folder of mode 0700.
//!
//! A file appears whole or not at all, so a start that was cut off is completed by the next one.
//! A file that is there is never replaced: what is wrong with it is told instead.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject;
use zeroize::Zeroizing;

use super::KeysUnusable;
use super::key::{ALGORITHMS, Key};
use crate::model::SigningAlgorithm;

/// A PEM of an RSA key with 8192 bits has half of this.
const FILE_BYTES_MAX: u64 = 16 * 1024;

/// Reads all keys of `folder`, and makes those that are missing.
pub(super) fn load_or_create(folder: &Path) -> Result<Vec<Key>, KeysUnusable> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| unusable(folder, &error))?;
    refuse_others(folder, &fs::metadata(folder).map_err(|error| unusable(folder, &error))?)?;
    // Held until all keys are there: of two processes that start at once, one makes them and the other reads them.
    let lock_path = folder.join(".lock");
    let lock = private().create(true).open(&lock_path).map_err(|error| unusable(&lock_path, &error))?;
    lock.lock().map_err(|error| unusable(&lock_path, &error))?;
    ALGORITHMS.into_iter().map(|algorithm| load_or_create_one(folder, algorithm)).collect()
}

fn load_or_create_one(folder: &Path, algorithm: SigningAlgorithm) -> Result<Key, KeysUnusable> {
    let path = folder.join(file_name(algorithm));
    let pem = match read_private(&path)? {
        Some(pem) => pem,
        None => {
            let pem = to_pem(&Key::generate(algorithm).map_err(|error| unusable(&path, &error))?);
            write_whole(folder, &path, &pem).map_err(|error| unusable(&path, &error))?;
            pem
        }
    };
    let der = PrivatePkcs8KeyDer::from_pem_slice(&pem).map_err(|error| unusable(&path, &error))?;
    Key::from_pkcs8(algorithm, der.secret_pkcs8_der()).map_err(|error| unusable(&path, &error))
}

fn file_name(algorithm: SigningAlgorithm) -> &'static str {
    match algorithm {
        SigningAlgorithm::RS256 => "rs256.pem",
        SigningAlgorithm::ES256 => "es256.pem",
        SigningAlgorithm::EdDSA => "eddsa.pem",
    }
}

/// The file's content, or `None` if there is no file. The open file is looked at, not the name, so that nobody can
/// exchange it in between.
fn read_private(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, KeysUnusable> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unusable(path, &error)),
    };
    refuse_others(path, &file.metadata().map_err(|error| unusable(path, &error))?)?;
    let mut pem = Zeroizing::new(Vec::new());
    file.take(FILE_BYTES_MAX).read_to_end(&mut pem).map_err(|error| unusable(path, &error))?;
    Ok(Some(pem))
}

fn refuse_others(path: &Path, found: &fs::Metadata) -> Result<(), KeysUnusable> {
    if found.mode() & 0o077 == 0 {
        return Ok(());
    }
    let wanted = if found.is_dir() { "700" } else { "600" };
    let mode = found.permissions().mode() & 0o777;
    Err(unusable(path, &format!("other users may open it (mode {mode:o}). chmod {wanted} {}", path.display())))
}

/// Writes beside, makes it last, then gives it its name, and makes that last too.
fn write_whole(folder: &Path, path: &Path, content: &[u8]) -> std::io::Result<()> {
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

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).mode(0o600);
    options
}

fn to_pem(pkcs8: &[u8]) -> Zeroizing<Vec<u8>> {
    let body = Zeroizing::new(STANDARD.encode(pkcs8));
    let mut pem = Zeroizing::new(b"-----BEGIN PRIVATE KEY-----\n".to_vec());
    for line in body.as_bytes().chunks(64) {
        pem.extend_from_slice(line);
        pem.push(b'\n');
    }
    pem.extend_from_slice(b"-----END PRIVATE KEY-----\n");
    pem
}

fn unusable(path: &Path, why: &dyn std::fmt::Display) -> KeysUnusable {
    KeysUnusable(format!("{}: {why}", path.display()))
}
