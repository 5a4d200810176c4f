//! Whether a server gets requests, in atomics alone: every request looks at it.
//!
//! A server that takes no connection is left out, for a second first and longer each time. When its time is up one
//! request that may be repeated tries it. What came back is trusted again slowly: whoever falls again within a minute
//! is left out for as long as the next time in a row would have been.
//!
//! Times are milliseconds since the process began to count, from 1 on.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// The first pause,
const PAUSE_FIRST: u64 = 1_000;
/// and the longest.
const PAUSE_MAX: u64 = 30_000;
/// A server that stayed in for so long begins with the first pause again.
const FORGIVEN_AFTER: u64 = 60_000;
/// So many connections in a row that break before an answer leave a server out. One may be the fault of its request.
const BROKEN_MAX: u32 = 3;
/// So many checks in a row that fail leave it out.
const CHECKS_MAX: u32 = 2;

const IN: u64 = 0;
const TRIED: u64 = u64::MAX;

/// How one server stands.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// [`IN`]; or out, and to be tried from this time on; or out, and being tried.
    out_until: AtomicU64,
    /// How often it was left out without having stayed in for long.
    falls: AtomicU32,
    back_at: AtomicU64,
    /// Connections in a row that broke.
    broken: AtomicU32,
    /// Checks in a row that failed.
    failed_checks: AtomicU32,
}

/// What a request may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// It takes requests.
    In,
    /// It is out; one request may try it.
    Due,
    /// It is out.
    Out,
}

impl Standing {
    pub(super) fn judge(&self, now: u64) -> Stands {
        if self.failed_checks.load(Ordering::Relaxed) >= CHECKS_MAX {
            return Stands::Out;
        }
        match self.out_until.load(Ordering::Relaxed) {
            IN => Stands::In,
            TRIED => Stands::Out,
            until if now >= until => Stands::Due,
            _ => Stands::Out,
        }
    }

    /// The same as [`Stands::In`], which it takes no clock to know.
    pub(super) fn is_in(&self) -> bool {
        self.failed_checks.load(Ordering::Relaxed) < CHECKS_MAX && self.out_until.load(Ordering::Relaxed) == IN
    }

    /// Smaller is better, of servers that are out: those whose checks succeed, then who may be tried first.
    pub(super) fn badness(&self) -> (bool, u64) {
        (self.failed_checks.load(Ordering::Relaxed) >= CHECKS_MAX, self.out_until.load(Ordering::Relaxed))
    }

    /// Takes the one trial of a server that is due. `false`: somebody else has it.
    pub(super) fn begin_trial(&self, now: u64) -> bool {
        let until = self.out_until.load(Ordering::Relaxed);
        let due = until != IN && until != TRIED && now >= until;
        due && self.out_until.compare_exchange(until, TRIED, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// The trial failed.
    pub(super) fn end_trial(&self, now: u64) {
        self.out_until.store(now.saturating_add(self.next_pause()), Ordering::Relaxed);
    }

    /// Nobody knows how the trial would have ended.
    pub(super) fn give_trial_back(&self, now: u64) {
        self.out_until.store(now.max(1), Ordering::Relaxed);
    }

    /// It took no connection. `true`: it was in, and is out from now on.
    pub(super) fn took_no_connection(&self, now: u64) -> bool {
        if self.out_until.load(Ordering::Relaxed) != IN {
            return false;
        }
        if now.saturating_sub(self.back_at.load(Ordering::Relaxed)) > FORGIVEN_AFTER {
            self.falls.store(0, Ordering::Relaxed);
        }
        let pause = pause(self.falls.load(Ordering::Relaxed));
        let until = now.saturating_add(pause);
        let falls = self.out_until.compare_exchange(IN, until, Ordering::Relaxed, Ordering::Relaxed).is_ok();
        if falls {
            self.falls.fetch_add(1, Ordering::Relaxed);
        }
        falls && self.failed_checks.load(Ordering::Relaxed) < CHECKS_MAX
    }

    /// A connection broke before an answer. `true`: it was in, and is out from now on.
    pub(super) fn broke(&self, now: u64) -> bool {
        let broken = self.broken.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        broken >= BROKEN_MAX && self.took_no_connection(now)
    }

    /// It answered a request.
    pub(super) fn answered(&self) {
        // Nearly always zero, and reading costs other threads nothing.
        if self.broken.load(Ordering::Relaxed) > 0 {
            self.broken.store(0, Ordering::Relaxed);
        }
    }

    /// It answered although it was out. `true`: it is in from now on.
    pub(super) fn come_back(&self, now: u64) -> bool {
        self.broken.store(0, Ordering::Relaxed);
        if self.out_until.swap(IN, Ordering::Relaxed) == IN {
            return false;
        }
        self.back_at.store(now, Ordering::Relaxed);
        self.failed_checks.load(Ordering::Relaxed) < CHECKS_MAX
    }

    /// A check failed. `true`: it was in, and is out from now on.
    pub(super) fn failed_check(&self) -> bool {
        let failed = self.failed_checks.load(Ordering::Relaxed).saturating_add(1).min(CHECKS_MAX + 1);
        self.failed_checks.store(failed, Ordering::Relaxed);
        failed == CHECKS_MAX && self.out_until.load(Ordering::Relaxed) == IN
    }

    /// A check succeeded. `true`: it was out, and is in from now on.
    pub(super) fn passed_check(&self, now: u64) -> bool {
        let was_out = self.failed_checks.swap(0, Ordering::Relaxed) >= CHECKS_MAX;
        self.come_back(now) || was_out
    }

    fn next_pause(&self) -> u64 {
        pause(self.falls.fetch_add(1, Ordering::Relaxed))
    }
}

fn pause(falls: u32) -> u64 {
    PAUSE_FIRST.checked_shl(falls.min(16)).unwrap_or(PAUSE_MAX).min(PAUSE_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_falls_is_tried_by_one_request_and_less_often_each_time() {
        let server = Standing::default();
        assert_eq!(server.judge(1), Stands::In);
        assert!(server.took_no_connection(100), "it falls");
        assert!(!server.took_no_connection(101), "once");
        let mut now = 100;
        for pause in [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000] {
            assert_eq!(server.judge(now + pause - 1), Stands::Out, "{pause}");
            now += pause;
            assert_eq!(server.judge(now), Stands::Due, "{pause}");
            assert!(server.begin_trial(now) && !server.begin_trial(now), "one trial");
            assert_eq!(server.judge(now + 100_000), Stands::Out, "as long as it lasts");
            server.end_trial(now);
        }
        now += 30_000;
        assert!(server.begin_trial(now));
        server.give_trial_back(now);
        assert!(server.begin_trial(now), "a visitor who left says nothing");
        assert!(server.come_back(now) && !server.come_back(now));
        assert_eq!(server.judge(now), Stands::In);
    }

    #[test]
    fn what_falls_again_soon_waits_longer() {
        let server = Standing::default();
        assert!(server.took_no_connection(1));
        assert!(server.come_back(1_001));
        assert!(server.took_no_connection(2_000));
        assert_eq!((server.judge(3_999), server.judge(4_000)), (Stands::Out, Stands::Due));
        assert!(server.come_back(4_000));
        assert!(server.took_no_connection(64_001), "after a minute all is forgiven");
        assert_eq!(server.judge(65_001), Stands::Due);
    }

    #[test]
    fn a_broken_connection_may_be_the_fault_of_its_request() {
        let server = Standing::default();
        assert!(!server.broke(1) && !server.broke(2));
        server.answered();
        assert!(!server.broke(3) && !server.broke(4), "it answered others");
        assert!(server.broke(5), "three in a row are its own");
        assert_eq!(server.judge(6), Stands::Out);
    }

    #[test]
    fn checks_leave_out_and_bring_back() {
        let server = Standing::default();
        assert!(!server.failed_check(), "one may be lost");
        assert!(server.failed_check() && !server.failed_check());
        assert_eq!(server.judge(1_000_000), Stands::Out, "no request tries what a check refused");
        assert!(!server.took_no_connection(5), "it is out already");
        assert!(server.passed_check(6) && !server.passed_check(7));
        assert_eq!(server.judge(7), Stands::In, "an answer to a check is an answer");
    }
}
