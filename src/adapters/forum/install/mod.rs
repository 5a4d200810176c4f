//! How an installation of a forum is recognised, and where its own settings stand.

mod raw;

pub(super) use raw::RawInstall;
