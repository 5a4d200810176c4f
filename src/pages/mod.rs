//! HTML for people: consent, "log in first", "not allowed", errors, and their style sheet.
//!
//! Pages are drawn from plain values and need neither the store nor the forum. They need no script, load nothing
//! from another host, and everything that somebody else wrote is escaped and made visible (`shown`).
//!
//! # Why
//!
//! Sentences live in `config/templates/texts.en.toml`, in the notation of Fluent, and not in the templates: one
//! more language is one more table. Colours are computed and not written: whatever accent an operator chooses,
//! links, buttons and edges keep the contrast of WCAG 2.2.

mod answer;
mod apps;
mod colour;
mod engine;
mod render;
mod settings;
mod shown;
mod texts;
mod theme;
mod views;

use bytes::Bytes;

pub use answer::{Asset, Page, headers};
pub use settings::{Mode, SettingError, Settings, Theme};
pub use views::{
    AppRow, AppsView, ConsentView, DeviceDoneView, DeviceView, ErrorView, Fact, FormPostView, LoggedOutView,
    LoginFirstView, LogoutView, MemberView, RefusedReason, RefusedView, RemoveView, Seen,
};

use crate::model::Hash32;
use engine::{Engine, Site};

/// Draws every page. Made once; cheap to share behind an `Arc`.
pub struct Pages {
    engine: Engine,
    style: Asset,
    style_name: String,
}

impl Pages {
    /// Checks the settings and reads the templates. Errors: everything that is wrong, each with its key below
    /// `[pages]` and the cure.
    pub fn new(settings: Settings) -> Result<Self, Vec<SettingError>> {
        let problems = settings::problems(&settings);
        if !problems.is_empty() {
            return Err(problems);
        }
        let bytes = Bytes::from(theme::style_sheet(&settings.theme));
        let mut hash = String::from(Hash32::of(&bytes));
        hash.truncate(16);
        let style_name = format!("{hash}.css");
        let stylesheet = format!("{}/{style_name}", settings.assets_path);
        let built_in = |message| vec![SettingError { key: "templates", message }];
        let site = Site::new(&settings, stylesheet)
            .ok_or_else(|| built_in("forum_url: give the http or https address of the front page".to_owned()))?;
        let engine = Engine::new(site).map_err(built_in)?;
        let style = Asset { content_type: "text/css; charset=utf-8", bytes, etag: format!("\"{hash}\"") };
        Ok(Self { engine, style, style_name })
    }

    /// The file under `{assets_path}/{name}`.
    pub fn asset(&self, name: &str) -> Option<Asset> {
        (name == self.style_name).then(|| self.style.clone())
    }
}
