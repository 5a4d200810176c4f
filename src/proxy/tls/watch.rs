//! Looks whether files of certificates changed, and tells before one runs out.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::certificates::tell_if_exposed;
use super::pair::Stamp;
use super::{Certificate, Certificates, Validity};
use crate::model::UnixSeconds;
use crate::model::problem::P122;
use crate::ports::Clock;
use crate::telemetry::Metrics;

/// How often files are looked at. A new state counts when it is the same twice, so that nobody reads a new
/// certificate while its key is still the old one.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// How often the log tells of a certificate that runs out.
const TELL_EVERY_SECS: u64 = 86_400;

/// Works until dropped. Nothing to do without TLS.
pub(in crate::proxy) async fn watch(listeners: Vec<Arc<Certificates>>, clock: Arc<dyn Clock>, metrics: Arc<Metrics>) {
    if listeners.is_empty() {
        return;
    }
    listeners.iter().flat_map(|listener| listener.seen()).for_each(|one| tell_if_exposed(&one));
    let mut told = BTreeMap::new();
    let mut last: Vec<Seen> = listeners.iter().map(|_| Seen::default()).collect();
    loop {
        let seen: Vec<Certificate> = listeners.iter().flat_map(|listener| listener.seen()).collect();
        metrics.certificates(seen.iter().map(|one| (one.title(), one.not_after.0.saturating_sub(clock.now().0))));
        tell(&seen, clock.now(), &mut told);
        tokio::time::sleep(LOOK_EVERY).await;
        let (looking, clock) = (listeners.clone(), clock.clone());
        // Disks may be slow, and handshakes must not wait for them.
        let looked = tokio::task::spawn_blocking(move || {
            for (listener, last) in looking.iter().zip(&mut last) {
                let changed = last.settled(listener.stamps());
                listener.reread_some(&changed, clock.now());
            }
            last
        });
        match looked.await {
            Ok(looked) => last = looked,
            Err(error) => return tracing::error!(%error, "the files of certificates are not looked at any more"),
        }
    }
}

/// What the files of one listener looked like at the last look, and which state was tried.
#[derive(Default)]
struct Seen {
    at_last_look: Vec<Stamp>,
    tried: Vec<Option<Stamp>>,
}

impl Seen {
    /// Places of pairs whose files are in a new state, for the second time in a row and not tried before.
    fn settled(&mut self, stamps: Vec<(Stamp, Stamp)>) -> Vec<usize> {
        self.tried.resize(stamps.len(), None);
        let mut changed = Vec::new();
        for (index, (read, now)) in stamps.iter().enumerate() {
            let same_twice = self.at_last_look.get(index) == Some(now);
            if let Some(tried) = self.tried.get_mut(index)
                && read != now
                && same_twice
                && tried.as_ref() != Some(now)
            {
                *tried = Some(now.clone());
                changed.push(index);
            }
        }
        self.at_last_look = stamps.into_iter().map(|(_, now)| now).collect();
        changed
    }
}

/// Tells of each certificate that runs out soon or ran out, once a day.
fn tell(seen: &[Certificate], now: UnixSeconds, told: &mut BTreeMap<String, UnixSeconds>) {
    for one in seen.iter().filter(|one| one.validity(now) != Validity::Fine) {
        let name = one.title();
        if told.get(&name).is_some_and(|at| now.since(*at) < TELL_EVERY_SECS) {
            continue;
        }
        let (code, certificate) = (P122.code, one.summary(now));
        match one.validity(now) {
            Validity::Soon => tracing::warn!(code, certificate, "a certificate runs out soon"),
            _ => tracing::error!(code, certificate, "browsers do not take this certificate"),
        }
        told.insert(name, now);
    }
}

#[cfg(test)]
mod tests {
    use super::super::PairFiles;
    use super::*;

    #[test]
    fn a_state_counts_when_it_is_there_twice_and_is_tried_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = PairFiles { cert: folder.path().join("cert"), key: folder.path().join("key"), ordered: false };
        let read = Stamp::of(&files);
        let look = |seen: &mut Seen| seen.settled(vec![(read.clone(), Stamp::of(&files))]);
        let mut seen = Seen::default();
        assert!(look(&mut seen).is_empty(), "nothing changed");
        std::fs::write(&files.cert, "new").expect("written");
        assert!(look(&mut seen).is_empty(), "the key may follow");
        std::fs::write(&files.key, "new").expect("written");
        assert!(look(&mut seen).is_empty(), "it did");
        assert_eq!(look(&mut seen), [0]);
        assert!(look(&mut seen).is_empty(), "what could not be used is not tried again and again");
        std::fs::write(&files.key, "newer").expect("written");
        assert!(look(&mut seen).is_empty());
        assert_eq!(look(&mut seen), [0]);
    }
}
