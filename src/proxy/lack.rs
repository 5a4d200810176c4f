//! What the process itself lacks: descriptors, ports. Nobody else is to blame for what fails of it, and a crowd must not
//! fill the log with it.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use pingora::Error;

use crate::model::problem::P214;

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
    static TOLD: Mutex<Option<Instant>> = Mutex::new(None);
    // Nothing that could panic happens under this lock.
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if told.is_none_or(|at| at.elapsed() >= TOLD_EVERY) {
        *told = Some(Instant::now());
        drop(told);
        tracing::warn!(%error, code = P214.code, "{what}");
    }
}
