//! The one timer of a connection. It is set again only when it goes off, or for an earlier time: a limit that is met costs
//! a comparison.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// How long the longest wait is that anybody asks for; the timer is set to it at first.
const FAR: Duration = Duration::from_secs(600);

/// A timer.
pub(super) struct Clock {
    sleep: Pin<Box<Sleep>>,
}

impl Clock {
    pub(super) fn new() -> Self {
        Self { sleep: Box::pin(sleep_until(Instant::now() + FAR)) }
    }

    /// Ready when it is later than `deadline`.
    pub(super) fn poll_late(&mut self, cx: &mut Context<'_>, deadline: Instant) -> Poll<()> {
        if deadline < self.sleep.deadline() {
            self.sleep.as_mut().reset(deadline);
        }
        while self.sleep.as_mut().poll(cx).is_ready() {
            if Instant::now() >= deadline {
                return Poll::Ready(());
            }
            self.sleep.as_mut().reset(deadline);
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn later_and_earlier_limits_are_kept_to_the_second() {
        let (mut clock, began) = (Clock::new(), Instant::now());
        for (name, secs, at) in [("the first", 10, 10), ("a later one", 60, 70), ("an earlier one", 5, 75)] {
            let deadline = Instant::now() + Duration::from_secs(secs);
            poll_fn(|cx| clock.poll_late(cx, deadline)).await;
            assert_eq!(began.elapsed().as_secs(), at, "{name}");
        }
        // Met in time, again and again, then not.
        for _ in 0..3 {
            let deadline = Instant::now() + Duration::from_secs(60);
            let late = poll_fn(|cx| Poll::Ready(clock.poll_late(cx, deadline).is_ready())).await;
            assert!(!late);
            tokio::time::sleep(Duration::from_secs(40)).await;
        }
        let deadline = Instant::now() + Duration::from_secs(60);
        let began = Instant::now();
        poll_fn(|cx| clock.poll_late(cx, deadline)).await;
        assert_eq!(began.elapsed().as_secs(), 60);
    }
}
