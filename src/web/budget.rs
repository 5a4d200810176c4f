//! How often strangers may make us remember something.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ipnet::IpNet;

use crate::model::{Rate, UnixSeconds};

/// How many counters there are. Half a MiB, however many addresses come.
const PLACES: usize = 1 << 16;

/// For how many minutes what strangers begin is kept: a login or a form that waits.
const KEPT_MINUTES: u64 = 30;
const KEPT_PLACES: usize = 30;
/// How much of it there may be at one time. Each takes up to 16 KiB, and hardly ever more than one.
const KEPT_MAX: u32 = 50_000;
/// From how much of it on each network has a share only,
const CROWDED: u32 = 25_000;
/// which is so much.
const SHARE: u64 = 100;

/// Counts events by address, a minute at a time, in memory of a fixed size.
///
/// Two addresses may share a counter. Nobody can choose with whom: the hash has a random key.
pub struct Budget {
    each_minute: u32,
    exempt: Arc<[IpNet]>,
    hasher: RandomState,
    /// The minute in the upper half, the count in the lower one.
    counters: Box<[AtomicU64]>,
    whole: Option<Whole>,
}

/// What all of them made us keep.
///
/// Nothing that waits gives way to something new: a stranger would only have to begin often enough to end what others
/// began. So new ones are refused when there are too many; and before that each network has a share, so that whoever
/// wants to use up the rest needs hundreds of networks.
struct Whole {
    /// By minute, counted as [`Budget::counters`] are.
    minutes: [AtomicU64; KEPT_PLACES],
    /// By network, in steps of so many minutes.
    networks: Box<[AtomicU64]>,
}

impl Whole {
    fn new() -> Self {
        Self { minutes: std::array::from_fn(|_| AtomicU64::default()), networks: counters() }
    }

    /// Counts one of a network; none: nobody knows of which. `Err`: the seconds to wait.
    fn spend(&self, network: Option<usize>, now: UnixSeconds) -> Result<(), u32> {
        let minute = minute(now);
        let in_time = |kept: u64| (kept >> 32) + KEPT_MINUTES > minute & LOWER;
        let kept = self.minutes.iter().map(|counter| counter.load(Ordering::Relaxed)).filter(|kept| in_time(*kept));
        let kept = kept.fold(0, |sum: u64, kept| sum.saturating_add(kept & LOWER));
        if kept >= u64::from(KEPT_MAX) {
            return Err(wait_secs(now, 1));
        }
        if let Some(counter) = network.and_then(|network| self.networks.get(network)) {
            let share = if kept < u64::from(CROWDED) { LOWER } else { SHARE };
            count(counter, minute / KEPT_MINUTES, share).map_err(|()| wait_secs(now, KEPT_MINUTES))?;
        }
        let place = usize::try_from(minute % KEPT_MINUTES).unwrap_or_default();
        self.minutes.get(place).map_or(Ok(()), |counter| count(counter, minute, LOWER)).map_err(|()| wait_secs(now, 1))
    }
}

/// The lower half of a counter.
const LOWER: u64 = 0xffff_ffff;

fn counters() -> Box<[AtomicU64]> {
    (0..PLACES).map(|_| AtomicU64::default()).collect()
}

fn minute(now: UnixSeconds) -> u64 {
    u64::try_from(now.0).unwrap_or_default() / 60
}

/// Seconds until the next step of so many minutes.
fn wait_secs(now: UnixSeconds, minutes: u64) -> u32 {
    let step = i64::try_from(minutes * 60).unwrap_or(60);
    u32::try_from(step - now.0.rem_euclid(step)).unwrap_or(60)
}

/// Counts one within a step of time; `Err` if there were `most` already.
fn count(counter: &AtomicU64, step: u64, most: u64) -> Result<(), ()> {
    let step = step & LOWER;
    let counted = counter.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |kept| {
        let count = if kept >> 32 == step { kept & LOWER } else { 0 };
        (count < most).then_some((step << 32) | (count + 1))
    });
    counted.map(|_| ()).map_err(|_| ())
}

/// An address as it counts: a household or a server has a whole /64 of IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Counted(u64);

/// This machine has no limit of its own: it is the reverse proxy that was not made known, and every visitor at once.
/// Nor have those whom the operator has left out.
pub(super) fn counted(address: Option<IpAddr>, exempt: &[IpNet]) -> Option<Counted> {
    let address = limited(address, exempt)?;
    Some(Counted(match address {
        IpAddr::V4(address) => u64::from(u32::from(address)),
        IpAddr::V6(address) => u64::try_from(u128::from(address) >> 64).unwrap_or_default() | 1 << 63,
    }))
}

fn limited(address: Option<IpAddr>, exempt: &[IpNet]) -> Option<IpAddr> {
    let address = address?.to_canonical();
    let free = address.is_loopback() || exempt.iter().any(|network| network.contains(&address));
    (!free).then_some(address)
}

impl Budget {
    /// Each address may do it so many times a minute.
    pub fn new(each_minute: Rate) -> Self {
        let each_minute = each_minute.unwrap_or(u32::MAX);
        Self { each_minute, exempt: Arc::new([]), hasher: RandomState::new(), counters: counters(), whole: None }
    }

    /// Addresses of these networks have no limit.
    pub fn except(self, exempt: &[IpNet]) -> Self {
        Self { exempt: exempt.into(), ..self }
    }

    /// The same for what is kept for half an hour: all of them together have a limit, too.
    pub fn of_kept(each_minute: Rate) -> Self {
        Self { whole: Some(Whole::new()), ..Self::new(each_minute) }
    }

    /// Counts one; `Err` with the seconds to wait if it was one too many.
    pub fn spend(&self, address: Option<IpAddr>, now: UnixSeconds) -> Result<(), u32> {
        if let Some(from) = counted(address, &self.exempt) {
            self.count(self.place(&from), now)?;
        }
        let network = || limited(address, &self.exempt).map(|address| self.place(&network(address)));
        self.whole.as_ref().map_or(Ok(()), |whole| whole.spend(network(), now))
    }

    /// Whether there is anything left; counts nothing.
    pub fn check(&self, address: Option<IpAddr>, now: UnixSeconds) -> Result<(), u32> {
        counted(address, &self.exempt).map_or(Ok(()), |from| self.left(self.place(&from), now))
    }

    /// One that was counted in this minute, and is not to count.
    pub fn give_back(&self, address: Option<IpAddr>, now: UnixSeconds) {
        let Some(from) = counted(address, &self.exempt) else { return };
        let step = minute(now) & LOWER;
        let less = |kept: u64| (kept >> 32 == step && kept & LOWER > 0).then(|| kept - 1);
        // In the next minute it does not count anyhow.
        let _ = self.counters[self.place(&from)].fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }

    /// The same as `spend` for anybody who has a name and an address, both in one.
    pub fn spend_by(&self, who: &impl Hash, address: Option<IpAddr>, now: UnixSeconds) -> Result<(), u32> {
        counted(address, &self.exempt).map_or(Ok(()), |from| self.count(self.place(&(who, from)), now))
    }

    /// Whether there is anything left for him.
    pub fn check_by(&self, who: &impl Hash, address: Option<IpAddr>, now: UnixSeconds) -> Result<(), u32> {
        counted(address, &self.exempt).map_or(Ok(()), |from| self.left(self.place(&(who, from)), now))
    }

    /// The same for anybody who has a name, a member for instance. Nobody is left out.
    pub fn spend_of(&self, who: &impl Hash, now: UnixSeconds) -> Result<(), u32> {
        self.count(self.place(who), now)
    }

    fn count(&self, place: usize, now: UnixSeconds) -> Result<(), u32> {
        count(&self.counters[place], minute(now), self.each_minute.into()).map_err(|()| wait_secs(now, 1))
    }

    fn left(&self, place: usize, now: UnixSeconds) -> Result<(), u32> {
        let kept = self.counters[place].load(Ordering::Relaxed);
        let spent = kept >> 32 == minute(now) & LOWER && kept & LOWER >= u64::from(self.each_minute);
        if spent { Err(wait_secs(now, 1)) } else { Ok(()) }
    }

    fn place(&self, who: &impl Hash) -> usize {
        usize::try_from(self.hasher.hash_one(who)).unwrap_or_default() % PLACES
    }
}

/// What one may have without being a provider: a /24, or a /48 of IPv6.
fn network(address: IpAddr) -> u64 {
    match address {
        IpAddr::V4(address) => u64::from(u32::from(address) >> 8),
        IpAddr::V6(address) => u64::try_from(u128::from(address) >> 80).unwrap_or_default() | 1 << 63,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_its_own_minute() {
        let budget = Budget::new(Some(2));
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
    fn what_is_given_back_does_not_count() {
        let budget = Budget::new(Some(2));
        let (anna, now) = ("192.0.2.1".parse().ok(), UnixSeconds(60));
        for _ in 0..10 {
            assert_eq!(budget.check(anna, now), Ok(()));
            assert_eq!(budget.spend(anna, now), Ok(()));
            budget.give_back(anna, now);
        }
        budget.give_back(anna, now);
        assert_eq!((budget.spend(anna, now), budget.spend(anna, now)), (Ok(()), Ok(())));
        assert_eq!((budget.check(anna, now), budget.spend(anna, now)), (Err(60), Err(60)));
        budget.give_back(anna, UnixSeconds(120));
        assert_eq!(budget.check(anna, UnixSeconds(120)), Ok(()), "another minute");
    }

    #[test]
    fn whoever_is_exempt_has_no_limit() {
        let budget = Budget::new(Some(1)).except(&["192.0.2.0/24".parse().expect("a net")]);
        let now = UnixSeconds(60);
        for _ in 0..10 {
            assert_eq!(budget.spend("::ffff:192.0.2.1".parse().ok(), now), Ok(()));
            assert_eq!(budget.spend_by(&"chat", "192.0.2.1".parse().ok(), now), Ok(()));
        }
        for (who, want) in [("chat", Ok(())), ("chat", Err(60)), ("wiki", Ok(()))] {
            assert_eq!(budget.check_by(&who, "198.51.100.1".parse().ok(), now), want, "{who}");
            assert_eq!(budget.spend_by(&who, "198.51.100.1".parse().ok(), now), want, "{who}");
        }
        let nobody = Budget::new(None);
        assert!((0..10_000).all(|_| nobody.spend("198.51.100.1".parse().ok(), now).is_ok()), "it is off");
    }

    #[test]
    fn members_have_a_minute_of_their_own() {
        let budget = Budget::new(Some(1));
        assert_eq!(budget.spend_of(&"anna", UnixSeconds(60)), Ok(()));
        assert_eq!(budget.spend_of(&"anna", UnixSeconds(61)), Err(59));
        assert_eq!(budget.spend_of(&"carla", UnixSeconds(61)), Ok(()));
        assert_eq!(budget.spend_of(&"anna", UnixSeconds(120)), Ok(()));
    }

    #[test]
    fn a_million_addresses_take_no_more_memory() {
        let budget = Budget::of_kept(Some(1));
        for number in 0..1_000_000_u32 {
            let _ = budget.spend(Some(IpAddr::from(number.to_be_bytes())), UnixSeconds(0));
        }
        assert_eq!(budget.counters.len(), PLACES);
        assert_eq!(budget.whole.map(|whole| whole.networks.len()), Some(PLACES));
    }

    /// So many of one address, until one is refused.
    fn begin(budget: &Budget, address: &str, times: u32, now: i64) -> u32 {
        let address = address.parse().ok();
        (0..times).take_while(|_| budget.spend(address, UnixSeconds(now)).is_ok()).count().try_into().expect("a number")
    }

    #[test]
    fn a_stranger_fills_no_more_than_his_part() {
        let budget = Budget::of_kept(Some(10_000));
        let now = 1_800 * 1_000;
        // One network, from several of its addresses.
        for (address, want) in [("192.0.2.1", 10_000), ("192.0.2.2", 10_000), ("192.0.2.3", 5_000), ("192.0.2.4", 0)] {
            assert_eq!(begin(&budget, address, 20_000, now), want, "{address}");
        }
        assert_eq!(budget.spend("192.0.2.9".parse().ok(), UnixSeconds(now)), Err(1_800), "it had its share");
        for (address, want) in
            [("198.51.100.1", 100), ("198.51.100.2", 0), ("2001:db8::1", 100), ("2001:db8:0:7::1", 0)]
        {
            assert_eq!(begin(&budget, address, 1_000, now), want, "{address}");
        }
        assert_eq!(begin(&budget, "2001:db8:1::1", 1, now), 1, "others begin all the same");
        // What began half an hour ago waits no more.
        assert_eq!(begin(&budget, "192.0.2.1", 200, now + 29 * 60 + 59), 0);
        assert_eq!(begin(&budget, "192.0.2.1", 200, now + 1_800), 200);
    }

    #[test]
    fn there_is_an_end_to_what_is_kept() {
        let budget = Budget::of_kept(None);
        let now = 1_800 * 1_000;
        assert_eq!(begin(&budget, "127.0.0.1", 60_000, now), KEPT_MAX, "also from this machine");
        assert_eq!(budget.spend("192.0.2.1".parse().ok(), UnixSeconds(now + 60)), Err(60));
        assert_eq!(budget.spend(None, UnixSeconds(now + 1_800)), Ok(()));
    }
}
