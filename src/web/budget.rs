//! How often strangers may make us remember something.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::model::UnixSeconds;

/// How many counters there are. Half a MiB, however many addresses come.
const PLACES: usize = 1 << 16;

/// Counts events by address, a minute at a time, in memory of a fixed size.
///
/// Two addresses may share a counter. Nobody can choose with whom: the hash has a random key.
pub struct Budget {
    each_minute: u32,
    hasher: RandomState,
    /// The minute in the upper half, the count in the lower one.
    counters: Box<[AtomicU64]>,
}

impl Budget {
    /// Each address may do it so many times a minute.
    pub fn new(each_minute: u32) -> Self {
        Self { each_minute, hasher: RandomState::new(), counters: (0..PLACES).map(|_| AtomicU64::default()).collect() }
    }

    /// Counts one; `Err` with the seconds to wait if it was one too many.
    ///
    /// This machine is not limited: it is the reverse proxy that was not made known, and every visitor at once.
    pub fn spend(&self, address: Option<IpAddr>, now: UnixSeconds) -> Result<(), u32> {
        let Some(address) = address.map(|address| address.to_canonical()).filter(|address| !address.is_loopback())
        else {
            return Ok(());
        };
        self.count(self.place(address), now)
    }

    /// The same for anybody who has a name, a member for instance. Nobody is left out.
    pub fn spend_of(&self, who: &impl Hash, now: UnixSeconds) -> Result<(), u32> {
        self.count(usize::try_from(self.hasher.hash_one(who)).unwrap_or_default() % PLACES, now)
    }

    fn count(&self, place: usize, now: UnixSeconds) -> Result<(), u32> {
        let minute = u64::try_from(now.0).unwrap_or_default() / 60;
        let counter = &self.counters[place];
        let counted = counter.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |kept| {
            let count = if kept >> 32 == minute & 0xffff_ffff { kept & 0xffff_ffff } else { 0 };
            (count < u64::from(self.each_minute)).then_some((minute << 32) | (count + 1))
        });
        let left = 60 - u32::try_from(now.0.rem_euclid(60)).unwrap_or_default();
        counted.map(|_| ()).map_err(|_| left)
    }

    /// A household or a server has a whole /64 of IPv6.
    fn place(&self, address: IpAddr) -> usize {
        let network = match address {
            IpAddr::V4(address) => u64::from(u32::from(address)),
            IpAddr::V6(address) => u64::try_from(u128::from(address) >> 64).unwrap_or_default() | 1 << 63,
        };
        usize::try_from(self.hasher.hash_one(network)).unwrap_or_default() % PLACES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_its_own_minute() {
        let budget = Budget::new(2);
        let spend = |address: &str, now: i64| budget.spend(address.parse().ok(), UnixSeconds(now));
        for (address, now, want) in [
            ("192.0.2.1", 60, Ok(())),
            ("192.0.2.1", 61, Ok(())),
            ("192.0.2.1", 90, Err(30)),
            ("::ffff:192.0.2.1", 91, Err(29)),
            ("192.0.2.2", 91, Ok(())),
            ("192.0.2.1", 120, Ok(())),
            ("2001:db8::1", 120, Ok(())),
            ("2001:db8::2", 120, Ok(())),
            ("2001:db8::ffff:3", 120, Err(60)),
            ("2001:db8:0:1::1", 120, Ok(())),
        ] {
            assert_eq!(spend(address, now), want, "{address} at {now}");
        }
        for _ in 0..10 {
            assert_eq!(spend("127.0.0.1", 120), Ok(()), "this machine");
            assert_eq!(budget.spend(None, UnixSeconds(120)), Ok(()), "nobody knows who");
        }
    }

    #[test]
    fn members_have_a_minute_of_their_own() {
        let budget = Budget::new(1);
        assert_eq!(budget.spend_of(&"anna", UnixSeconds(60)), Ok(()));
        assert_eq!(budget.spend_of(&"anna", UnixSeconds(61)), Err(59));
        assert_eq!(budget.spend_of(&"carla", UnixSeconds(61)), Ok(()));
        assert_eq!(budget.spend_of(&"anna", UnixSeconds(120)), Ok(()));
    }

    #[test]
    fn a_million_addresses_take_no_more_memory() {
        let budget = Budget::new(1);
        for number in 0..1_000_000_u32 {
            let _ = budget.spend(Some(IpAddr::from(number.to_be_bytes())), UnixSeconds(0));
        }
        assert_eq!(budget.counters.len(), PLACES);
    }
}
