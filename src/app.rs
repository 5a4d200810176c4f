//! Wiring: the only place that names adapters.

pub mod front;
mod translate;

pub use front::AppFront;
