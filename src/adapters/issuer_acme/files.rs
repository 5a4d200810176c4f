//! What is kept of an issuer: the account there, the certificate, and what became of orders.

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::adapters::private_file::write_whole;
use crate::model::Hash32;
use crate::model::issuing::Attempts;

/// A folder of mode 0700; its files have mode 0600.
#[derive(Clone, Debug)]
pub struct IssuedFiles {
    folder: PathBuf,
    certificate: PathBuf,
}

impl IssuedFiles {
    /// The certificate with its key and those that lead to its issuer is this file, which may not be there yet; all else
    /// is beside it. Looks at nothing.
    pub fn new(certificate: PathBuf) -> Self {
        let folder = certificate.parent().map(Path::to_path_buf).unwrap_or_default();
        Self { folder, certificate }
    }

    /// Writes a certificate beside the one in use, so that it can be judged before it takes the place.
    pub fn put_candidate(&self, pem: &str) -> io::Result<PathBuf> {
        let path = self.folder.join("candidate.pem");
        self.put(&path, pem.as_bytes())?;
        Ok(path)
    }

    /// Puts the candidate in the place of the one in use.
    pub fn take_candidate(&self, candidate: &Path) -> io::Result<()> {
        fs::rename(candidate, &self.certificate)
    }

    /// What became of orders. What cannot be read counts as nothing.
    pub fn attempts(&self) -> Attempts {
        let text = fs::read(self.folder.join("attempts.json")).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Writes it down.
    pub fn put_attempts(&self, attempts: &Attempts) -> io::Result<()> {
        let text = serde_json::to_vec(attempts)?;
        self.put(&self.folder.join("attempts.json"), &text)
    }

    /// The account at `directory`, as the library writes it; `None` if there is none yet.
    pub(super) fn account(&self, directory: &str) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
        match fs::read(self.account_file(directory)) {
            Ok(text) => Ok(Some(Zeroizing::new(text))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(super) fn put_account(&self, directory: &str, text: &[u8]) -> io::Result<()> {
        self.put(&self.account_file(directory), text)
    }

    /// The issuer does not know it any more. What was kept stays beside, as nothing else can end it there.
    pub(super) fn forget_account(&self, directory: &str) -> io::Result<()> {
        let file = self.account_file(directory);
        fs::rename(&file, file.with_extension("former"))
    }

    /// Whoever goes from one issuer to another and back keeps both accounts.
    fn account_file(&self, directory: &str) -> PathBuf {
        let name = String::from(Hash32::of(directory.as_bytes()));
        self.folder.join(format!("account-{}.json", name.get(..8).unwrap_or_default()))
    }

    fn put(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        write_whole(&self.folder, path, content)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::model::UnixSeconds;

    #[test]
    fn what_is_kept_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = IssuedFiles::new(folder.path().join("acme/certificate.pem"));
        assert_eq!(files.attempts(), Attempts::default());
        assert!(files.account("https://a.example/").expect("read").is_none());
        let attempts = Attempts { orders: vec![UnixSeconds(7)], failures: 3, ..Attempts::default() };
        files.put_attempts(&attempts).expect("written");
        assert_eq!(files.attempts(), attempts);
        files.put_account("https://a.example/", b"a").expect("written");
        files.put_account("https://b.example/", b"b").expect("written");
        assert_eq!(files.account("https://a.example/").expect("read").expect("an account").as_slice(), b"a");
        files.forget_account("https://a.example/").expect("forgotten");
        assert!(files.account("https://a.example/").expect("read").is_none());
        let candidate = files.put_candidate("pem").expect("written");
        files.take_candidate(&candidate).expect("taken");
        assert_eq!(fs::read_to_string(&files.certificate).expect("read"), "pem");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&folder.path().join("acme")), 0o700);
        let kept: Vec<_> = fs::read_dir(folder.path().join("acme")).expect("a folder").flatten().collect();
        assert_eq!(kept.len(), 4, "{kept:?}");
        assert!(kept.iter().all(|file| mode(&file.path()) == 0o600), "{kept:?}");
        fs::write(folder.path().join("acme/attempts.json"), "{").expect("written");
        assert_eq!(files.attempts(), Attempts::default(), "half a file locks nobody out");
    }
}
