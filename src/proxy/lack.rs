//! What the process itself lacks: descriptors, ports, room for what waits. Nobody else is to blame for what fails of it, and
//! a crowd must not fill the log with it.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use pingora::Error;

use crate::model::problem::{P214, P223};

/// How often the log says so.
const TOLD_EVERY: Duration = Duration::from_secs(60);

/// Whether the system says that this process, or all of them together, have too many files open or too few ports.
pub(super) fn is_ours(error: &io::Error) -> bool {
    // ENFILE, EMFILE and EADDRNOTAVAIL of Linux.
    matches!(error.raw_os_error(), Some(23 | 24 | 99))
}

/// The same of an error of the framework.
pub(super) fn is_within(error: &Error) -> bool {
    let Some(cause) = &error.cause else { return false };
    match (cause.downcast_ref::<io::Error>(), cause.downcast_ref::<Box<Error>>()) {
        (Some(error), _) => is_ours(error),
        (None, Some(inner)) => is_within(inner),
        (None, None) => false,
    }
}

/// As long as it goes on the operator reads of it once a minute.
pub(super) fn tell(what: &'static str, error: &dyn std::fmt::Display) {
    static TOLD: Told = Told::never();
    if TOLD.is_due() {
        tracing::warn!(%error, code = P214.code, "{what}");
    }
}

/// The same of what waits for visitors who take nothing.
pub(super) fn tell_of_unread() {
    static TOLD: Told = Told::never();
    if TOLD.is_due() {
        tracing::warn!(code = P223.code, "requests are refused, as too much waits for visitors who take nothing");
    }
}

/// When something was told last.
struct Told(Mutex<Option<Instant>>);

impl Told {
    const fn never() -> Self {
        Self(Mutex::new(None))
    }

    /// Whether it may be told again, which then is now.
    fn is_due(&self) -> bool {
        // Nothing that could panic happens under this lock.
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = told.is_none_or(|at| at.elapsed() >= TOLD_EVERY);
        if is_due {
            *told = Some(Instant::now());
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_just_told_is_not_told_again() {
        let told = Told::never();
        assert!(told.is_due() && !told.is_due());
        *told.0.lock().expect("no poison") = Instant::now().checked_sub(TOLD_EVERY);
        assert!(told.is_due() && !told.is_due());
    }
}
