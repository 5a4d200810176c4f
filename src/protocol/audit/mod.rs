//! The audit trail: what stories tell it ([`told`]), how it is read, checked and kept short ([`read`]), and what it looks
//! like in a file ([`file`]).
//!
//! What is told goes into the store with the change that it tells of ([`Store::noting`](crate::ports::Store::noting)).

pub mod file;
mod read;
mod told;

pub use read::{LIMIT_MAX, Operation, Page, Query, Reply, Verified, link, list, perform, prune};
pub(super) use told::{app_changed, app_created, app_deleted, consented, given, refused, turned_away};
