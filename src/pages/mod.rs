//! HTML for people: consent, "log in first", "not allowed", errors, and their style sheet.
//!
//! Pages are drawn from plain values and need neither the store nor the forum. They need no script, load nothing
//! from another host, and everything that somebody else wrote is escaped and made visible (`shown`).
//!
//! # Why
//!
//! Sentences live in `config/locales`, one Fluent file for each language, and not in the templates. A [`Voice`] is the
//! pages in the language of one visitor. Colours are computed and not written: whatever accent an operator chooses,
//! links, buttons and edges keep the contrast of WCAG 2.2.

pub mod admin;
mod answer;
mod apps;
mod calendar;
mod colour;
mod engine;
mod languages;
mod plots;
mod render;
mod settings;
mod shell;
mod shown;
mod spoken;
mod texts;
mod theme;
mod views;

use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;

pub use answer::{Asset, Page, headers};
pub use languages::{Choice, Wishes};
pub use plots::{LINES_MAX, Plot, PlotBody, PlotLabel, PlotLine, PlotPart, Timeline, Unit};
pub use settings::{Mode, SettingError, Settings, Theme};
pub use shell::Shell;
pub use spoken::{LanguageReport, languages as language_reports, written_texts};
pub use views::{
    AppPageView, AppRow, AppsView, ConsentView, DeviceDoneView, DeviceView, ErrorView, Fact, FormPostView,
    LanguageView, LoggedOutView, LoginFirstView, LoginStep, LogoutView, MemberView, RefusedReason, RefusedView,
    RemoveView, Seen, SwitchView,
};

use crate::model::Hash32;
use engine::{Engine, Site, Templates};
use texts::Texts;

/// The built-in templates: name and text.
pub fn templates() -> &'static [(&'static str, &'static str)] {
    engine::TEMPLATES
}

/// Every page in every language. Made once; what it is made of can be replaced while it is in use.
pub struct Pages {
    drawn: Arc<RwLock<Arc<Drawn>>>,
    shell: RwLock<Option<Arc<Shell>>>,
}

struct Drawn {
    engines: Vec<Engine>,
    /// Their tags, in the same order.
    tags: Vec<String>,
    /// Place of the one for whoever says nothing.
    usual: usize,
    language_cookie: String,
    /// The style sheet, and the same for our part of a page of the forum.
    styles: [Style; 2],
    /// What the console adds to it.
    admin_style: Style,
}

/// A style sheet under its path.
struct Style {
    name: String,
    path: String,
    asset: Asset,
}

/// The pages in the language of one visitor.
pub struct Voice {
    drawn: Arc<Drawn>,
    place: usize,
    /// The page of the forum around it.
    shell: Option<Arc<Shell>>,
    /// Path and query of the page that is shown, if it can be shown again.
    here: Option<String>,
}

impl Pages {
    /// Checks the settings, reads templates and texts. Errors: everything that is wrong, each with its key below
    /// `[pages]` and the cure.
    pub fn new(settings: Settings) -> Result<Self, Vec<SettingError>> {
        let drawn = RwLock::new(Arc::new(Drawn::new(settings)?));
        Ok(Self { drawn: Arc::new(drawn), shell: RwLock::default() })
    }

    /// The same pages, which change along with these, by themselves: no page of the forum is ever put around them.
    pub fn without_shell(&self) -> Self {
        Self { drawn: Arc::clone(&self.drawn), shell: RwLock::default() }
    }

    /// Takes other settings for every page from now on. Errors: as [`Self::new`]; then everything stays as it was.
    pub fn replace(&self, settings: Settings) -> Result<(), Vec<SettingError>> {
        let drawn = Arc::new(Drawn::new(settings)?);
        *self.drawn.write().unwrap_or_else(PoisonError::into_inner) = drawn;
        Ok(())
    }

    /// Puts a page of the forum around every page from now on; without one they stand by themselves.
    pub fn set_shell(&self, shell: Option<Shell>) {
        *self.shell.write().unwrap_or_else(PoisonError::into_inner) = shell.map(Arc::new);
    }

    /// The file under `{assets_path}/{name}`.
    pub fn asset(&self, name: &str) -> Option<Asset> {
        let drawn = self.drawn();
        let mut styles = drawn.styles.iter().chain([&drawn.admin_style]);
        styles.find(|style| style.name == name).map(|style| style.asset.clone())
    }

    /// The pages in the language that comes first among `wishes`. `here`: path and query of the page, to come back to
    /// after another language was chosen.
    pub fn voice(&self, wishes: &Wishes<'_>, here: Option<String>) -> Voice {
        let drawn = self.drawn();
        let place = languages::choose(wishes, &drawn.tags, drawn.usual);
        let shell = self.shell.read().unwrap_or_else(PoisonError::into_inner).clone();
        Voice { drawn, place, shell, here }
    }

    /// The pages in the usual language.
    pub fn usual(&self) -> Voice {
        self.voice(&Wishes::default(), None)
    }

    /// Name of the cookie that remembers the language.
    pub fn language_cookie(&self) -> String {
        self.drawn().language_cookie.clone()
    }

    /// The tag among those that are offered, as it is written there.
    pub fn offered(&self, tag: &str) -> Option<String> {
        self.drawn().tags.iter().find(|offered| offered.as_str() == tag).cloned()
    }

    fn drawn(&self) -> Arc<Drawn> {
        Arc::clone(&self.drawn.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drawn {
    fn new(settings: Settings) -> Result<Self, Vec<SettingError>> {
        let mut problems = settings::problems(&settings);
        let spoken = spoken::read(&settings).map_err(|found| problems.extend(found));
        let (Ok(spoken), true) = (spoken, problems.is_empty()) else { return Err(problems) };
        let style = |sheet: String| Style::new(&settings.assets_path, sheet + &settings.custom_css);
        let styles = [style(theme::style_sheet(&settings.theme)), style(theme::within(&settings.theme))];
        let admin_style = Style::new(&settings.assets_path, theme::admin_sheet(&settings.theme));
        let built_in = |message| vec![SettingError::new("templates", message)];
        let site = Site::new(&settings)
            .ok_or_else(|| built_in("forum_url: give the http or https address of the front page".to_owned()))?;
        let templates = Templates::read(site, &settings.templates)?;
        let engines: Vec<Engine> =
            spoken.into_iter().map(|(texts, language)| templates.in_language(texts, language)).collect();
        let tags: Vec<String> = engines.iter().map(|engine| engine.language.tag.clone()).collect();
        let usual = languages::find(&settings.default_language, &tags).unwrap_or(0);
        Ok(Self { engines, tags, usual, language_cookie: settings.language_cookie, styles, admin_style })
    }
}

impl Style {
    fn new(assets_path: &str, sheet: String) -> Self {
        let bytes = Bytes::from(sheet);
        let mut hash = String::from(Hash32::of(&bytes));
        hash.truncate(16);
        let name = format!("{hash}.css");
        let asset = Asset { content_type: "text/css; charset=utf-8", bytes, etag: format!("\"{hash}\"") };
        Self { path: format!("{assets_path}/{name}"), name, asset }
    }
}

impl Voice {
    /// The tag of its language.
    pub fn language(&self) -> &str {
        &self.engine().language.tag
    }

    fn engine(&self) -> &Engine {
        // Both places come from looking through this very list, which is never empty.
        &self.drawn.engines[self.place]
    }

    /// Path of its style sheet.
    fn stylesheet(&self, in_shell: bool) -> &str {
        let [whole, within] = &self.drawn.styles;
        if in_shell { &within.path } else { &whole.path }
    }

    fn texts(&self) -> &Texts {
        &self.engine().texts
    }

    /// Where another language is chosen, if there is another one, with the way back to this page.
    fn language_url(&self) -> Option<String> {
        let path = self.engine().site.language_path.as_deref().filter(|_| self.drawn.engines.len() > 1)?;
        let Some(here) = &self.here else { return Some(path.to_owned()) };
        let here: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
        Some(format!("{path}?back={here}"))
    }
}
