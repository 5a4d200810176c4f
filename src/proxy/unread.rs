//! Answers over HTTP/2 that nobody takes. One connection may wait for a hundred of them, and each holds memory, so what
//! is held for all of them together is limited; one address may have half of it.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the lane holds of one answer, in bytes: a part that was read, what lies in front of the visitor, and both heads.
pub(super) const ANSWER_BYTES: usize = 128 * 1024;

/// How many parts of one answer the framework holds, on their way.
const PARTS: usize = 8;

/// All that wait.
#[derive(Debug)]
pub(super) struct Unread {
    most: usize,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    all: usize,
    by: HashMap<IpAddr, usize>,
}

/// What is held of one answer. Given back when dropped.
#[derive(Debug)]
pub(super) struct Share {
    of: Arc<Unread>,
    by: IpAddr,
    bytes: usize,
}

impl Unread {
    /// At most so many bytes.
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most, held: Mutex::default() })
    }

    /// Whether nothing more may wait for this visitor.
    pub(super) fn is_full(&self, visitor: IpAddr) -> bool {
        !self.held().fits(network(visitor), ANSWER_BYTES, self.most)
    }

    /// An answer has to wait for this visitor. `None`: it may not.
    pub(super) fn wait(self: &Arc<Self>, visitor: IpAddr) -> Option<Share> {
        let mut share = Share { of: self.clone(), by: network(visitor), bytes: 0 };
        share.grows_to(ANSWER_BYTES).then_some(share)
    }

    /// The framework passes a part of an answer on, so many bytes long, and may hold several of that length. `false`: it may
    /// not.
    pub(super) fn passes(self: &Arc<Self>, visitor: IpAddr, share: &mut Option<Share>, part: usize) -> bool {
        share.get_or_insert_with(|| Share { of: self.clone(), by: network(visitor), bytes: 0 }).grows_to(part * PARTS)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // Nothing that could panic happens under this lock.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn fits(&self, by: IpAddr, more: usize, most: usize) -> bool {
        self.all + more <= most && self.by.get(&by).copied().unwrap_or_default() + more <= most / 2
    }
}

impl Share {
    fn grows_to(&mut self, bytes: usize) -> bool {
        let more = bytes.saturating_sub(self.bytes);
        if more == 0 {
            return true;
        }
        let mut held = self.of.held();
        if !held.fits(self.by, more, self.of.most) {
            return false;
        }
        held.all += more;
        *held.by.entry(self.by).or_default() += more;
        drop(held);
        self.bytes += more;
        true
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut held = self.of.held();
        held.all -= self.bytes;
        if let Some(bytes) = held.by.get_mut(&self.by) {
            *bytes -= self.bytes;
            if *bytes == 0 {
                held.by.remove(&self.by);
            }
        }
    }
}

/// Who counts as one visitor: whoever has an address of IPv6 has 2^64 of them.
fn network(visitor: IpAddr) -> IpAddr {
    match visitor {
        IpAddr::V4(_) => visitor,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn one_address_has_half_of_it_and_gives_it_back() {
        let unread = Unread::new(4 * ANSWER_BYTES);
        let (one, other, third) = (ip("2001:db8::1"), ip("192.0.2.1"), ip("192.0.2.2"));
        let mut shares: Vec<_> = [one, ip("2001:db8::2")].map(|by| unread.wait(by).expect("a share")).into();
        assert!(unread.is_full(one) && unread.wait(ip("2001:db8::3")).is_none(), "one network, one half");
        assert!(!unread.is_full(ip("2001:db8:0:1::1")), "another network");
        shares.extend([other, other].map(|by| unread.wait(by).expect("a share")));
        assert!(unread.is_full(third) && unread.wait(third).is_none(), "all of it is held");
        shares.clear();
        assert!(!unread.is_full(one) && !unread.is_full(third));
        let held = unread.held();
        assert!(held.all == 0 && held.by.is_empty(), "{held:?}");
    }

    #[test]
    fn longer_parts_take_more_and_shorter_ones_no_less() {
        let unread = Unread::new(8 * ANSWER_BYTES);
        let (visitor, mut share) = (ip("192.0.2.1"), None);
        for (part, want) in [(100, true), (ANSWER_BYTES / 8, true), (10, true), (ANSWER_BYTES, false)] {
            assert_eq!(unread.passes(visitor, &mut share, part), want, "{part}");
        }
        assert_eq!(unread.held().all, ANSWER_BYTES);
        drop(share);
        assert_eq!(unread.held().all, 0);
    }
}
