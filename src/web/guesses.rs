//! How often whoever does not prove who he is may try again.
//!
//! Only failures count. After so many of them within a minute nothing more is looked at for a minute, and for twice as
//! long each time that they go on: up to a quarter of an hour. Whoever proved it from the same address within a day is
//! looked at all the same, so that somebody behind the same address keeps no app and no program from going on.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ipnet::IpNet;

use crate::model::{ClientId, Hash32, Limit, Rate, UnixSeconds};

use super::budget::{Counted, counted};
use super::known::Known;

/// How many counters there are of each kind: 512 KiB, however many try.
const PLACES: usize = 1 << 16;
/// How long a minute is.
const MINUTE: u64 = 60;
/// How often the time to wait doubles: 1, 2, 4, 8 and 16 minutes.
const DOUBLED_MAX: u64 = 4;
/// After how long without a failure they are forgotten.
const FORGOTTEN_AFTER: u64 = 3_600;

/// Who says that he is somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim<'a> {
    /// An app, by its id.
    App(&'a ClientId),
    /// Whoever holds a token, by its hash.
    Token(&'a Hash32),
}

/// A try that is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNow {
    /// When to try again.
    pub wait_secs: u32,
    /// Which limit it was.
    pub limit: Limit,
}

/// What failed of whom, in memory of a fixed size.
pub struct Guesses {
    hasher: RandomState,
    exempt: Arc<[IpNet]>,
    each_app: Failures,
    each_address: Failures,
    known: Known,
}

impl Guesses {
    /// So many failures of one app from one address, and of one address. Those of `exempt` count for nothing.
    pub fn new(each_app: Rate, each_address: Rate, exempt: Arc<[IpNet]>) -> Self {
        Self {
            hasher: RandomState::new(),
            exempt,
            each_app: Failures::new(each_app),
            each_address: Failures::new(each_address),
            known: Known::new(),
        }
    }

    /// Whether this claim is looked at now.
    pub fn may_try(&self, claim: Claim<'_>, address: Option<IpAddr>, now: UnixSeconds) -> Result<(), NotNow> {
        let Some(from) = self.from(address) else { return Ok(()) };
        let of_app = self.each_app.wait_secs(self.hash(&(claim, from)), now);
        let of_address = self.each_address.wait_secs(self.hash(&from), now);
        let Some(wait_secs) = of_app.max(of_address) else { return Ok(()) };
        if self.known.has(&(claim, from), now) {
            return Ok(());
        }
        let limit = if of_app == Some(wait_secs) { Limit::Token } else { Limit::FailedClientAuth };
        Err(NotNow { wait_secs, limit })
    }

    /// It was looked at, and proved nothing.
    pub fn failed(&self, claim: Claim<'_>, address: Option<IpAddr>, now: UnixSeconds) {
        let Some(from) = self.from(address) else { return };
        // Each guess of a token is another claim.
        if matches!(claim, Claim::App(_)) {
            self.each_app.count(self.hash(&(claim, from)), now);
        }
        self.each_address.count(self.hash(&from), now);
    }

    /// It was looked at, and is true.
    pub fn proved(&self, claim: Claim<'_>, address: Option<IpAddr>, now: UnixSeconds) {
        let Some(from) = self.from(address) else { return };
        self.known.keep(&(claim, from), now);
    }

    fn from(&self, address: Option<IpAddr>) -> Option<Counted> {
        counted(address, &self.exempt)
    }

    fn hash(&self, who: &impl Hash) -> u64 {
        self.hasher.hash_one(who)
    }
}

const LOWER: u64 = 0xffff_ffff;

fn table() -> Box<[AtomicU64]> {
    (0..PLACES).map(|_| AtomicU64::default()).collect()
}

/// Where something is kept, and what tells it from others that are kept there. Nobody can choose with whom he shares a
/// place, and who does takes it from the other, rather than have him wait.
fn place(hash: u64) -> (usize, u32) {
    let place = usize::try_from(hash & 0xffff).unwrap_or_default();
    (place, u32::try_from(hash >> 32).unwrap_or_default())
}

/// Seconds, in 32 bits until 2106.
fn seconds(now: UnixSeconds) -> u64 {
    u64::try_from(now.0).unwrap_or_default() & LOWER
}

/// Failures by the hash of whoever they are of.
struct Failures {
    most: Option<u64>,
    counters: Box<[AtomicU64]>,
}

/// One counter: 16 bits of a tag, 12 of failures, 4 of how often he has had to wait, 32 of when the minute or the wait ends.
#[derive(Clone, Copy)]
struct Counter {
    tag: u64,
    count: u64,
    waits: u64,
    until: u64,
}

/// The most that a counter counts.
const COUNT_MAX: u64 = 0xfff;

impl Counter {
    fn read(bits: u64) -> Self {
        Self { tag: bits >> 48, count: bits >> 36 & COUNT_MAX, waits: bits >> 32 & 0xf, until: bits & LOWER }
    }

    fn bits(self) -> u64 {
        self.tag << 48 | self.count << 36 | self.waits << 32 | self.until
    }
}

impl Failures {
    fn new(most: Rate) -> Self {
        Self { most: most.map(|most| u64::from(most).min(COUNT_MAX)), counters: table() }
    }

    /// How long whoever this is has to wait.
    fn wait_secs(&self, hash: u64, now: UnixSeconds) -> Option<u32> {
        let (place, tag) = place(hash);
        let counter = Counter::read(self.counters[place].load(Ordering::Relaxed));
        let waits =
            counter.tag == u64::from(tag) & 0xffff && counter.count >= self.most? && seconds(now) < counter.until;
        waits.then(|| u32::try_from(counter.until - seconds(now)).unwrap_or(u32::MAX))
    }

    fn count(&self, hash: u64, now: UnixSeconds) {
        let Some(most) = self.most else { return };
        let (place, tag) = place(hash);
        let (tag, now) = (u64::from(tag) & 0xffff, seconds(now));
        let counted = |bits| Some(one_more(Counter::read(bits), tag, most, now).bits());
        // It always is an answer, so that the update cannot fail.
        let _ = self.counters[place].fetch_update(Ordering::Relaxed, Ordering::Relaxed, counted);
    }
}

fn one_more(kept: Counter, tag: u64, most: u64, now: u64) -> Counter {
    let fresh = Counter { tag, count: 0, waits: 0, until: now + MINUTE };
    let before = match kept {
        other if other.tag != tag || now >= other.until + FORGOTTEN_AFTER => fresh,
        over if now >= over.until => Counter { waits: over.waits, ..fresh },
        running => running,
    };
    if before.count >= most {
        // It was looked at while another one failed, or he is known.
        return before;
    }
    let count = before.count + 1;
    if count < most {
        return Counter { count, ..before };
    }
    let until = now + (MINUTE << before.waits.min(DOUBLED_MAX));
    Counter { count, waits: (before.waits + 1).min(DOUBLED_MAX), until, ..before }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "192.0.2.1";
    const B: &str = "192.0.2.2";

    fn guesses(app: Rate, address: Rate) -> Guesses {
        Guesses::new(app, address, Arc::new([]))
    }

    fn at(address: &str) -> Option<IpAddr> {
        address.parse().ok()
    }

    /// Fails as often as it may; answers how often, and how long it has to wait then.
    fn fail(guesses: &Guesses, app: &ClientId, address: &str, now: i64) -> (u32, u32) {
        for times in 0..1_000 {
            match guesses.may_try(Claim::App(app), at(address), UnixSeconds(now)) {
                Ok(()) => guesses.failed(Claim::App(app), at(address), UnixSeconds(now)),
                Err(NotNow { wait_secs, .. }) => return (times, wait_secs),
            }
        }
        (1_000, 0)
    }

    #[test]
    fn who_guesses_waits_longer_each_time() {
        let guesses = guesses(Some(3), None);
        let chat = ClientId("chat".into());
        let mut now = 1_000;
        for wait in [60, 120, 240, 480, 960, 960] {
            assert_eq!(fail(&guesses, &chat, A, now), (3, wait), "at {now}");
            assert_eq!(fail(&guesses, &chat, A, now + i64::from(wait) - 1), (0, 1), "to the last second");
            now += i64::from(wait);
        }
        assert_eq!(fail(&guesses, &chat, A, now + 960 + 3_600), (3, 60), "an hour later it is forgotten");
    }

    #[test]
    fn few_failures_are_nobodys_guesses() {
        let guesses = guesses(Some(3), None);
        let chat = ClientId("chat".into());
        for minute in 0..100 {
            for second in [0, 20] {
                let now = UnixSeconds(minute * 60 + second);
                assert_eq!(guesses.may_try(Claim::App(&chat), at(A), now), Ok(()), "{minute}:{second}");
                guesses.failed(Claim::App(&chat), at(A), now);
            }
        }
    }

    #[test]
    fn everybody_waits_for_himself() {
        let guesses = guesses(Some(3), Some(5));
        let (chat, wiki, files) = (ClientId("chat".into()), ClientId("wiki".into()), ClientId("files".into()));
        let now = UnixSeconds(1_000);
        guesses.proved(Claim::App(&files), at(A), now);
        assert_eq!(fail(&guesses, &chat, A, 1_000), (3, 60));
        let refused = guesses.may_try(Claim::App(&chat), at(A), now);
        assert_eq!(refused, Err(NotNow { wait_secs: 60, limit: Limit::Token }));
        assert_eq!(guesses.may_try(Claim::App(&chat), at(B), now), Ok(()), "the real app");
        assert_eq!(fail(&guesses, &wiki, A, 1_000), (2, 60), "five failures of this address");
        let refused = guesses.may_try(Claim::Token(&Hash32([1; 32])), at(A), now);
        assert_eq!(refused, Err(NotNow { wait_secs: 60, limit: Limit::FailedClientAuth }));
        assert_eq!(guesses.may_try(Claim::App(&files), at(A), now), Ok(()), "it is known at this address");
        let later = UnixSeconds(now.0 + 86_400);
        assert_eq!(fail(&guesses, &wiki, A, later.0), (3, 60));
        assert_eq!(fail(&guesses, &chat, A, later.0), (2, 60));
        assert!(guesses.may_try(Claim::App(&files), at(A), later).is_err(), "for a day");
    }

    #[test]
    fn other_spellings_of_an_address_are_no_other_address() {
        let guesses = guesses(None, Some(2));
        let chat = ClientId("chat".into());
        for (address, want) in [
            ("192.0.2.1", 2),
            ("::ffff:192.0.2.1", 0),
            ("2001:db8::1", 2),
            ("2001:db8::2", 0),
            ("2001:db8:0:0:ffff::", 0),
            ("2001:db8:0:1::1", 2),
            ("127.0.0.1", 1_000),
        ] {
            assert_eq!(fail(&guesses, &chat, address, 1_000).0, want, "{address}");
        }
    }

    #[test]
    fn whoever_is_exempt_and_a_limit_that_is_off_count_nothing() {
        let net = "192.0.2.0/24".parse().expect("a net");
        let chat = ClientId("chat".into());
        let exempt = Guesses::new(Some(2), Some(2), Arc::new([net]));
        assert_eq!(fail(&exempt, &chat, A, 1_000), (1_000, 0));
        assert_eq!(fail(&exempt, &chat, "198.51.100.1", 1_000).0, 2);
        assert_eq!(fail(&guesses(None, None), &chat, A, 1_000), (1_000, 0));
    }

    #[test]
    fn a_million_addresses_lock_nobody_out() {
        let guesses = guesses(Some(1), Some(1));
        let chat = ClientId("chat".into());
        let now = UnixSeconds(1_000);
        for number in 0..1_000_000_u32 {
            guesses.failed(Claim::App(&chat), Some(IpAddr::from((number | 1 << 31).to_be_bytes())), now);
        }
        let sizes = [guesses.each_app.counters.len(), guesses.each_address.counters.len()];
        assert_eq!(sizes, [PLACES; 2], "the memory stays as it is");
        let honest = (0..1_000_u32).filter(|number| {
            let address = Some(IpAddr::from((number | 10 << 24).to_be_bytes()));
            guesses.may_try(Claim::App(&chat), address, now).is_ok()
        });
        assert!(honest.count() >= 998, "a place alone keeps nobody waiting");
    }
}
