//! Wiring: the only file that names adapters.
