//! Wiring: the only place that names adapters.

pub mod control;
pub mod front;
pub mod manage;
mod translate;

pub use front::AppFront;
