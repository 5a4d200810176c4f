//! One certificate with its key: read from its files, and judged.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::Error;
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer as _, X509Certificate};
use zeroize::Zeroizing;

use crate::model::problem::{P120, P121};
use crate::model::{Problem, UnixSeconds};

/// Largest file that is read, in bytes. A chain has a few kilobytes.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// How long before its end somebody should look after a certificate, in days.
const SOON_DAYS: i64 = 14;

const DAY_SECS: i64 = 86_400;

/// Where a certificate and its key stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairFiles {
    /// The certificate and those that lead to its issuer, PEM.
    pub cert: PathBuf,
    /// Its private key, PEM. May be the same file.
    pub key: PathBuf,
    /// portico orders it itself, so it may not be there yet.
    pub ordered: bool,
}

/// Why a pair cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct PairError {
    /// The catalogue's entry.
    pub problem: &'static Problem,
    /// One sentence with the file.
    pub message: String,
}

/// What an operator is told of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The names that it is for, in its order; may be empty.
    pub names: Vec<String>,
    /// Its file.
    pub file: PathBuf,
    /// The first second of its life.
    pub not_before: UnixSeconds,
    /// The last one.
    pub not_after: UnixSeconds,
    /// The file of the key can be read by others than its owner.
    pub exposed: bool,
    /// portico orders it itself.
    pub ordered: bool,
}

/// How a certificate stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Its life has not begun.
    NotYet,
    /// In its life.
    Fine,
    /// In its last fourteen days.
    Soon,
    /// Over.
    Over,
}

impl Certificate {
    /// How it stands at `now`.
    pub fn validity(&self, now: UnixSeconds) -> Validity {
        match self.not_after.0.saturating_sub(now.0) {
            _ if now < self.not_before => Validity::NotYet,
            left if left < 0 => Validity::Over,
            left if left < self.soon_secs() => Validity::Soon,
            _ => Validity::Fine,
        }
    }

    /// How long before its end somebody should look after it. One that portico orders is to be replaced with a third of
    /// its life left, and that may be short.
    fn soon_secs(&self) -> i64 {
        let sixth = self.not_after.0.saturating_sub(self.not_before.0) / 6;
        let usual = SOON_DAYS * DAY_SECS;
        if self.ordered { usual.min(sixth) } else { usual }
    }

    /// Whether browsers take it at `now`.
    pub fn is_valid(&self, now: UnixSeconds) -> bool {
        matches!(self.validity(now), Validity::Fine | Validity::Soon)
    }

    /// What it is called: the first name, or the file if it has none.
    pub fn title(&self) -> String {
        self.names.first().cloned().unwrap_or_else(|| self.file.display().to_string())
    }

    /// `forum.example, *.forum.example: 73 days left`
    pub fn summary(&self, now: UnixSeconds) -> String {
        let names = if self.names.is_empty() { self.title() } else { self.names.join(", ") };
        let days = |seconds: i64| match seconds / DAY_SECS {
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        let left = self.not_after.0.saturating_sub(now.0);
        match self.validity(now) {
            Validity::NotYet => format!("{names}: valid in {}", days(self.not_before.0.saturating_sub(now.0))),
            Validity::Over => format!("{names}: ran out {} ago", days(left.saturating_neg())),
            Validity::Fine | Validity::Soon => format!("{names}: {} left", days(left)),
        }
    }
}

/// One certificate with its key, ready for handshakes.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) certified: Arc<CertifiedKey>,
    pub(super) certificate: Certificate,
    /// What the files looked like before they were read.
    pub(super) stamp: Stamp,
}

/// What tells one state of the two files from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp([Option<[i64; 6]>; 2]);

impl Stamp {
    /// As the files are now. A file that cannot be looked at has a state, too.
    pub(super) fn of(files: &PairFiles) -> Self {
        let of = |path: &Path| {
            let as_number = |number: u64| i64::from_ne_bytes(number.to_ne_bytes());
            let state = |data: Metadata| {
                let times = [data.mtime(), data.mtime_nsec(), data.ctime(), data.ctime_nsec()];
                [times[0], times[1], times[2], times[3], as_number(data.ino()), as_number(data.len())]
            };
            fs::metadata(path).ok().map(state)
        };
        Self([of(&files.cert), of(&files.key)])
    }
}

impl Pair {
    /// Reads a pair. Whether its time has come or is over is not looked at.
    ///
    /// Errors: P120 for files that cannot be read or hold something else, P121 if the key is another one's.
    pub(super) fn load(files: &PairFiles) -> Result<Self, PairError> {
        let stamp = Stamp::of(files);
        let chain = chain(&files.cert)?;
        let (names, not_before, not_after) = chain
            .first()
            .and_then(|leaf| facts(leaf))
            .ok_or_else(|| cannot(&files.cert, "holds a certificate that is damaged"))?;
        let key = key(&files.key)?;
        let certified = CertifiedKey::from_der(chain, key, &super::provider()).map_err(|error| match error {
            Error::InconsistentKeys(_) => PairError {
                problem: &P121,
                message: format!("{} is not the key of {}", files.key.display(), files.cert.display()),
            },
            other => cannot(&files.key, &format!("holds a key that cannot be used: {other}")),
        })?;
        let exposed = fs::metadata(&files.key).is_ok_and(|data| data.mode() & 0o077 != 0);
        let certificate =
            Certificate { names, file: files.cert.clone(), not_before, not_after, exposed, ordered: files.ordered };
        Ok(Self { certified: Arc::new(certified), certificate, stamp })
    }

    /// Whether it is for `name`, letter by letter.
    pub(super) fn is_for(&self, name: &str) -> bool {
        self.certificate.names.iter().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// Whether it is for all names of the level of `name` (RFC 9525 §6.3: one label, the leftmost, and all of it).
    pub(super) fn is_for_all_like(&self, name: &str) -> bool {
        let Some((label, parent)) = name.split_once('.') else { return false };
        let covers = |own: &String| own.strip_prefix("*.").is_some_and(|own| own.eq_ignore_ascii_case(parent));
        !label.is_empty() && self.certificate.names.iter().any(covers)
    }
}

fn cannot(file: &Path, why: &str) -> PairError {
    PairError { problem: &P120, message: format!("{} {why}", file.display()) }
}

fn read(file: &Path) -> Result<Zeroizing<Vec<u8>>, PairError> {
    let unreadable = |error: io::Error| cannot(file, &format!("cannot be read: {error}"));
    let length = fs::metadata(file).map_err(unreadable)?.len();
    if length > FILE_BYTES_MAX {
        return Err(cannot(file, &format!("has {length} bytes; the limit is {FILE_BYTES_MAX}")));
    }
    fs::read(file).map(Zeroizing::new).map_err(unreadable)
}

/// The certificates in a file. Errors: P120 if it cannot be read or has none.
pub(in crate::proxy) fn chain(file: &Path) -> Result<Vec<CertificateDer<'static>>, PairError> {
    let text = read(file)?;
    let found: Result<Vec<_>, pem::Error> = CertificateDer::pem_slice_iter(&text).collect();
    match found {
        Ok(chain) if chain.is_empty() => Err(cannot(file, "holds no certificate in PEM form (BEGIN CERTIFICATE)")),
        Ok(chain) => Ok(chain),
        Err(error) => Err(cannot(file, &format!("is not PEM: {error}"))),
    }
}

fn key(file: &Path) -> Result<PrivateKeyDer<'static>, PairError> {
    let text = read(file)?;
    PrivateKeyDer::from_pem_slice(&text).map_err(|_| {
        let sealed = text.windows(9).any(|part| part == b"ENCRYPTED");
        cannot(
            file,
            match sealed {
                true => "holds a key with a password, which nobody can type in at a start; take the password off",
                false => "holds no private key in PEM form (BEGIN PRIVATE KEY)",
            },
        )
    })
}

/// The names of a certificate, and its first and last second.
fn facts(leaf: &[u8]) -> Option<(Vec<String>, UnixSeconds, UnixSeconds)> {
    let (_, certificate) = X509Certificate::from_der(leaf).ok()?;
    let alternatives = certificate.subject_alternative_name().ok()?;
    let names = alternatives.map_or_else(Vec::new, |extension| {
        let of_hosts = |name: &GeneralName<'_>| match name {
            GeneralName::DNSName(name) => Some(name.to_ascii_lowercase()),
            _ => None,
        };
        extension.value.general_names.iter().filter_map(of_hosts).collect()
    });
    let validity = certificate.validity();
    Some((names, UnixSeconds(validity.not_before.timestamp()), UnixSeconds(validity.not_after.timestamp())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certificate(names: &[&str]) -> Certificate {
        Certificate {
            names: names.iter().map(ToString::to_string).collect(),
            file: PathBuf::from("/etc/ssl/forum.pem"),
            not_before: UnixSeconds(0),
            not_after: UnixSeconds(100 * DAY_SECS),
            exposed: false,
            ordered: false,
        }
    }

    #[test]
    fn days_are_counted_and_named() {
        let one = certificate(&["forum.example", "*.forum.example"]);
        for (now, validity, text) in [
            (-2 * DAY_SECS, Validity::NotYet, "valid in 2 days"),
            (0, Validity::Fine, "100 days left"),
            (86 * DAY_SECS, Validity::Fine, "14 days left"),
            (86 * DAY_SECS + 1, Validity::Soon, "13 days left"),
            (99 * DAY_SECS, Validity::Soon, "1 day left"),
            (100 * DAY_SECS, Validity::Soon, "0 days left"),
            (103 * DAY_SECS, Validity::Over, "ran out 3 days ago"),
        ] {
            assert_eq!(one.validity(UnixSeconds(now)), validity, "{now}");
            let summary = one.summary(UnixSeconds(now));
            assert_eq!(summary, format!("forum.example, *.forum.example: {text}"));
        }
        assert_eq!(certificate(&[]).summary(UnixSeconds(0)), "/etc/ssl/forum.pem: 100 days left");
    }

    #[test]
    fn what_is_ordered_runs_out_soon_in_the_last_sixth_of_its_life() {
        let life =
            |days: i64| Certificate { not_after: UnixSeconds(days * DAY_SECS), ordered: true, ..certificate(&[]) };
        for (days, left, want) in [
            (90, 30, Validity::Fine),
            (90, 14, Validity::Fine),
            (90, 13, Validity::Soon),
            (6, 2, Validity::Fine),
            (6, 1, Validity::Fine),
            (6, 0, Validity::Soon),
        ] {
            assert_eq!(life(days).validity(UnixSeconds((days - left) * DAY_SECS)), want, "{left} of {days} days left");
        }
    }

    #[test]
    fn what_holds_no_certificate_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("forum.pem");
        let files = PairFiles { cert: file.clone(), key: file.clone(), ordered: false };
        let told = |files: &PairFiles| Pair::load(files).expect_err("no pair");
        assert!(told(&files).message.contains("cannot be read"), "{}", told(&files));
        for (text, want) in [
            ("", "holds no certificate"),
            ("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n", "is not PEM"),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "is damaged"),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n", "is not PEM"),
        ] {
            fs::write(&file, text).expect("written");
            let error = told(&files);
            assert!(error.message.contains(want) && error.problem == &P120, "{text}: {error}");
        }
        fs::write(&file, vec![b'x'; 1 + (1 << 20)]).expect("written");
        assert!(told(&files).message.contains("the limit is"));
    }

    #[test]
    fn a_state_of_files_is_told_from_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = PairFiles { cert: folder.path().join("a"), key: folder.path().join("b"), ordered: false };
        let none = Stamp::of(&files);
        fs::write(&files.cert, "1").expect("written");
        let one = Stamp::of(&files);
        assert_ne!(none, one);
        assert_eq!(one, Stamp::of(&files));
        fs::write(folder.path().join("new"), "2").expect("written");
        fs::rename(folder.path().join("new"), &files.cert).expect("renamed");
        assert_ne!(one, Stamp::of(&files), "another file of the same length");
    }
}
