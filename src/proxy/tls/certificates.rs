//! The certificates of one listener: which one is shown, and how they are exchanged while it is served. One that is
//! ordered and not there yet is shown to nobody; without any, handshakes are refused.

use std::sync::{Arc, PoisonError, RwLock};

use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::pair::{Certificate, Pair, PairError, PairFiles, Stamp};
use crate::model::UnixSeconds;
use crate::model::problem::P122;

/// The certificates of one listener. The first is for names that none has, and for visitors who name none.
#[derive(Debug)]
pub struct Certificates {
    files: Vec<PairFiles>,
    /// As many as there are files, in their order.
    places: RwLock<Vec<Place>>,
}

/// What stands for one pair of files.
#[derive(Clone, Debug)]
struct Place {
    /// `None`: it is ordered, and there is none that can be used yet.
    pair: Option<Arc<Pair>>,
    /// What the files looked like before they were read.
    stamp: Stamp,
}

impl Place {
    /// Errors: the pair cannot be used, and is not one that is ordered.
    fn load(files: &PairFiles) -> Result<Self, PairError> {
        let stamp = Stamp::of(files);
        match Pair::load(files) {
            Ok(pair) => Ok(Self { stamp: pair.stamp.clone(), pair: Some(Arc::new(pair)) }),
            Err(_) if files.ordered && !files.cert.exists() => Ok(Self { pair: None, stamp }),
            Err(error) if files.ordered => {
                // Another one will be ordered; the forum's pages without TLS need not wait for it.
                tracing::error!(code = error.problem.code, cause = error.message, "{}", error.problem.title);
                Ok(Self { pair: None, stamp })
            }
            Err(error) => Err(error),
        }
    }
}

impl Certificates {
    /// Reads all of them. Errors: the first one that cannot be used.
    pub fn load(files: Vec<PairFiles>) -> Result<Self, PairError> {
        let places: Vec<_> = files.iter().map(Place::load).collect::<Result<_, _>>()?;
        Ok(Self { files, places: RwLock::new(places) })
    }

    /// Whether one of them is ordered by portico itself.
    pub fn has_ordered(&self) -> bool {
        self.files.iter().any(|files| files.ordered)
    }

    /// What is shown to visitors now.
    pub fn seen(&self) -> Vec<Certificate> {
        self.places().iter().filter_map(|place| Some(place.pair.as_ref()?.certificate.clone())).collect()
    }

    /// Reads all of them again. What cannot be used stays out, and the one before in use; the log says so. Visitors who
    /// are connected notice nothing.
    pub fn reread(&self, now: UnixSeconds) {
        for index in 0..self.files.len() {
            self.reread_one(index, now);
        }
    }

    fn reread_one(&self, index: usize, now: UnixSeconds) {
        let (Some(files), Some(place)) = (self.files.get(index), self.places().get(index).cloned()) else { return };
        let Some(former) = place.pair else { return self.read_first(index, files, now) };
        match Pair::load(files).and_then(|new| better(&former.certificate, new, now)) {
            Ok(new) if new.certified.cert == former.certified.cert => self.put(index, new),
            Ok(new) => {
                tracing::info!(certificate = new.certificate.summary(now), "the certificate was exchanged");
                tell_if_exposed(&new.certificate);
                self.put(index, new);
            }
            Err(error) => {
                let (code, title) = (error.problem.code, error.problem.title);
                let kept = former.certificate.summary(now);
                tracing::error!(code, cause = error.message, kept, "{title}; the former one stays in use");
            }
        }
    }

    /// There was none that could be used so far.
    fn read_first(&self, index: usize, files: &PairFiles, now: UnixSeconds) {
        // What cannot be used was told by the one who read it.
        if let Ok(Some(new)) = Place::load(files).map(|place| place.pair) {
            tracing::info!(certificate = new.certificate.summary(now), "there is a certificate now");
            self.put_pair(index, new);
        }
    }

    /// The state of the files of each pair when it was read, and as it is now.
    pub(super) fn stamps(&self) -> Vec<(Stamp, Stamp)> {
        let read = self.places().iter().map(|place| place.stamp.clone()).collect::<Vec<_>>();
        read.into_iter().zip(self.files.iter().map(Stamp::of)).collect()
    }

    /// Reads those again whose place is in `changed`.
    pub(super) fn reread_some(&self, changed: &[usize], now: UnixSeconds) {
        for index in changed {
            self.reread_one(*index, now);
        }
    }

    fn put(&self, index: usize, pair: Pair) {
        self.put_pair(index, Arc::new(pair));
    }

    fn put_pair(&self, index: usize, pair: Arc<Pair>) {
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = places.get_mut(index) {
            *place = Place { stamp: pair.stamp.clone(), pair: Some(pair) };
        }
    }

    fn places(&self) -> std::sync::RwLockReadGuard<'_, Vec<Place>> {
        self.places.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let signs = |pair: &&Arc<Pair>| pair.certified.key.choose_scheme(hello.signature_schemes()).is_some();
        let places = self.places();
        let pairs = || places.iter().filter_map(|place| place.pair.as_ref());
        choose(pairs, hello.server_name(), signs).map(|pair| pair.certified.clone())
    }
}

/// The pair for a name: one for just this name goes before one for all of its level, the order of the configuration
/// decides among equals. `signs` says whether the visitor understands its key.
fn choose<'a, Pairs: Iterator<Item = &'a Arc<Pair>>>(
    pairs: impl Fn() -> Pairs,
    name: Option<&str>,
    signs: impl Fn(&&'a Arc<Pair>) -> bool,
) -> Option<&'a Arc<Pair>> {
    let named = name.and_then(|name| {
        let exact = pairs().filter(|pair| pair.is_for(name)).find(&signs);
        exact.or_else(|| pairs().filter(|pair| pair.is_for_all_like(name)).find(&signs))
    });
    named.or_else(|| pairs().next())
}

/// A certificate that browsers do not take never replaces one that they do.
fn better(former: &Certificate, new: Pair, now: UnixSeconds) -> Result<Pair, PairError> {
    if new.certificate.is_valid(now) || !former.is_valid(now) {
        return Ok(new);
    }
    Err(PairError { problem: &P122, message: new.certificate.summary(now) })
}

/// Whoever reads the key can be the forum.
pub(super) fn tell_if_exposed(certificate: &Certificate) {
    if certificate.exposed {
        let name = certificate.title();
        tracing::warn!(certificate = name, "others than its owner can read the file of the key; chmod 600");
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use rustls::pki_types::PrivateKeyDer;

    use super::*;

    /// A pair with names and without a certificate: only names are looked at.
    fn pair(names: &[&str], not_after: i64) -> Arc<Pair> {
        let files = PairFiles { cert: PathBuf::from("a"), key: PathBuf::from("b"), ordered: false };
        let rng = aws_lc_rs::rand::SystemRandom::new();
        let key = aws_lc_rs::signature::Ed25519KeyPair::generate_pkcs8(&rng).expect("a key");
        let key = PrivateKeyDer::try_from(key.as_ref().to_vec()).expect("PKCS#8");
        let key = super::super::provider().key_provider.load_private_key(key).expect("a key");
        let certificate = Certificate {
            names: names.iter().map(ToString::to_string).collect(),
            file: files.cert.clone(),
            not_before: UnixSeconds(0),
            not_after: UnixSeconds(not_after),
            exposed: false,
            ordered: false,
        };
        Arc::new(Pair {
            certified: Arc::new(CertifiedKey::new(Vec::new(), key)),
            certificate,
            stamp: Stamp::of(&files),
        })
    }

    #[test]
    fn names_choose() {
        let pairs = [
            pair(&["forum.example"], 1),
            pair(&["*.forum.example"], 1),
            pair(&["chat.forum.example", "old.example"], 1),
            pair(&["*.example"], 1),
        ];
        for (name, want) in [
            (None, 0),
            (Some("forum.example"), 0),
            (Some("FORUM.example"), 0),
            (Some("www.forum.example"), 1),
            (Some("chat.forum.example"), 2),
            (Some("a.chat.forum.example"), 0),
            (Some("old.example"), 2),
            (Some("new.example"), 3),
            (Some("example"), 0),
            (Some(".forum.example"), 0),
            (Some("unknown.test"), 0),
        ] {
            let chosen = choose(|| pairs.iter(), name, |_| true).expect("one of them");
            assert!(Arc::ptr_eq(chosen, &pairs[want]), "{name:?}: {:?}", chosen.certificate.names);
        }
        let second = choose(|| pairs.iter(), Some("forum.example"), |pair| !pair.is_for("forum.example"));
        assert!(Arc::ptr_eq(second.expect("another"), &pairs[3]), "a key that the visitor understands");
        assert!(choose(|| [].iter(), None, |_| true).is_none());
    }

    #[test]
    fn what_ran_out_replaces_only_what_ran_out() {
        let now = UnixSeconds(1_000_000);
        let of = |not_after| Arc::into_inner(pair(&["forum.example"], not_after)).expect("the only one");
        for (former, new, want) in [(2_000_000, 3_000_000, true), (2_000_000, 900_000, false), (900_000, 950_000, true)]
        {
            let former = of(former).certificate;
            assert_eq!(better(&former, of(new), now).is_ok(), want, "{former:?} {new}");
        }
    }
}
