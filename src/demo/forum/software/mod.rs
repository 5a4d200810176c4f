//! The forum softwares whose tables the sample board can keep.

mod fluxbb;
mod ips4;
mod mybb;
mod php;
mod phpbb;
mod phpbb_tables;
mod smf;
mod vbulletin;
mod xenforo;

use std::path::Path;

use url::Url;

use super::super::{Clock, DemoError};
use super::backend::{Backend, Visit};
use super::tables::Kept;

/// A forum software whose tables, cookies and ways the sample board can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// phpBB 3.3.
    Phpbb,
    /// MyBB 1.8.
    Mybb,
    /// SMF 2.1.
    Smf,
    /// FluxBB 1.5.
    Fluxbb,
    /// Invision Community 4.
    Ips4,
    /// vBulletin 4.
    Vbulletin,
    /// XenForo 2.
    Xenforo,
}

impl Kind {
    /// All of them.
    pub const ALL: &[Self] =
        &[Self::Phpbb, Self::Mybb, Self::Smf, Self::Fluxbb, Self::Ips4, Self::Vbulletin, Self::Xenforo];

    /// Name of the flavour, and of the gateway's preset.
    pub fn name(self) -> &'static str {
        match self {
            Self::Phpbb => "phpbb",
            Self::Mybb => "mybb",
            Self::Smf => "smf",
            Self::Fluxbb => "fluxbb",
            Self::Ips4 => "ips4",
            Self::Vbulletin => "vbulletin",
            Self::Xenforo => "xenforo",
        }
    }

    /// For people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Phpbb => "phpBB 3.3",
            Self::Mybb => "MyBB 1.8",
            Self::Smf => "SMF 2.1",
            Self::Fluxbb => "FluxBB 1.5",
            Self::Ips4 => "Invision Community 4",
            Self::Vbulletin => "vBulletin 4",
            Self::Xenforo => "XenForo 2",
        }
    }

    /// What stands in the settings file of the forum and not in its tables: names of the preset's variables, and values.
    pub fn variables(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Phpbb | Self::Mybb | Self::Ips4 | Self::Xenforo => &[],
            Self::Vbulletin => &[("cookie_salt", vbulletin::COOKIE_SALT)],
            Self::Smf => &[("cookie_name", smf::COOKIE_NAME), ("auth_secret", smf::AUTH_SECRET)],
            Self::Fluxbb => &[("cookie_name", fluxbb::COOKIE_NAME), ("cookie_seed", fluxbb::COOKIE_SEED)],
        }
    }

    /// Makes the SQLite file with the sample members.
    pub(super) async fn create(self, file: &Path, clock: Clock) -> Result<Box<dyn Backend>, DemoError> {
        Ok(match self {
            Self::Phpbb => Box::new(Kept::create(file, phpbb::Phpbb, clock).await?),
            Self::Mybb => Box::new(Kept::create(file, mybb::Mybb, clock).await?),
            Self::Smf => Box::new(Kept::create(file, smf::Smf, clock).await?),
            Self::Fluxbb => Box::new(Kept::create(file, fluxbb::Fluxbb, clock).await?),
            Self::Ips4 => Box::new(Kept::create(file, ips4::Ips4, clock).await?),
            Self::Vbulletin => Box::new(Kept::create(file, vbulletin::Vbulletin, clock).await?),
            Self::Xenforo => Box::new(Kept::create(file, xenforo::Xenforo, clock).await?),
        })
    }
}

/// How phpBB and others keep names: escaped for HTML, but for the apostrophe.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// `wanted` if it is an address of the board's own host, otherwise `home` of the board.
fn on_own_host(wanted: &str, visit: &Visit, home: &str) -> String {
    let base = Url::parse(&visit.base).ok();
    let own = Url::parse(wanted).ok().filter(|wanted| base.is_some_and(|base| base.origin() == wanted.origin()));
    own.map_or_else(|| format!("{}{home}", visit.base), String::from)
}
