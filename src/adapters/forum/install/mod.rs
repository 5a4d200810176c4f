//! An installation of a forum: how it is recognised, and what its own settings files say. They are read at start and
//! never run, and what is secret in them is not copied anywhere.

mod address;
mod complete;
mod files;
mod find;
mod json;
mod lines;
mod php;
mod raw;
mod tree;

use std::collections::BTreeMap;

pub use complete::{FromFolder, complete, public_url};
pub(super) use files::in_every_format;
pub use find::{Installation, LookedFor, find, looked_for};
pub(super) use raw::{RawInstall, expr};

use crate::model::{Problem, problem};

/// The environment of the process.
pub type Environment = BTreeMap<String, String>;

/// Why the forum's own settings cannot be used. The text names file and cure, and no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct InstallError {
    /// The catalogue's entry.
    pub problem: &'static Problem,
    /// What happened, where, and what to do.
    pub message: String,
}

impl InstallError {
    fn new(problem: &'static Problem, message: impl Into<String>) -> Self {
        Self { problem, message: message.into() }
    }

    /// Something that the forum should have said.
    fn missing(message: impl Into<String>) -> Self {
        Self::new(&problem::P113, message)
    }
}
