//! What an operator can choose about the pages, and the check that it is safe to print.

use std::collections::BTreeMap;

use url::Url;

use super::languages::ENGLISH;
use super::shown::{NAME_CHARS, hides};
use super::theme;

/// What the pages are told once, at the start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What people call the site.
    pub forum_name: String,
    /// Absolute address of its front page. Pictures of this origin are shown, others are not.
    pub forum_url: String,
    /// Colours and shapes.
    pub theme: Theme,
    /// Path or http(s) address.
    pub privacy_url: Option<String>,
    /// Path or http(s) address.
    pub terms_url: Option<String>,
    /// Mail address, path or http(s) address.
    pub contact: Option<String>,
    /// Path under which [`super::Pages::asset`] is served, without a trailing slash.
    pub assets_path: String,
    /// Page where members take back what they allowed; not mentioned if there is none.
    pub apps_url: Option<String>,
    /// Path of the page where the language is chosen; not mentioned if there is none.
    pub language_path: Option<String>,
    /// Name of the cookie that remembers the language.
    pub language_cookie: String,
    /// Tags of the languages that are offered; empty for every built-in one.
    pub languages: Vec<String>,
    /// The language of whoever says nothing about languages.
    pub default_language: String,
    /// What the operator says in place of built-in texts: language, key, Fluent message.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// What comes behind the built-in style sheet.
    pub custom_css: String,
    /// Templates in place of built-in ones: name and text.
    pub templates: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            forum_name: "Forum".to_owned(),
            forum_url: "http://localhost/".to_owned(),
            theme: Theme::default(),
            privacy_url: None,
            terms_url: None,
            contact: None,
            assets_path: "/oauth/assets".to_owned(),
            apps_url: None,
            language_path: None,
            language_cookie: "portico-language".to_owned(),
            languages: Vec::new(),
            default_language: ENGLISH.to_owned(),
            texts: BTreeMap::new(),
            custom_css: String::new(),
            templates: BTreeMap::new(),
        }
    }
}

/// `[pages.theme]`. Colours are `#rgb` or `#rrggbb`; what lies between them is computed, with enough contrast.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Path, address of the forum's own origin, or `data:` address of a picture.
    pub logo: Option<String>,
    /// Colour of the strong button; links are made of it.
    pub accent: String,
    /// Behind the text.
    pub background: String,
    /// The text.
    pub text: String,
    /// The same for dark mode.
    pub accent_dark: String,
    /// The same for dark mode.
    pub background_dark: String,
    /// The same for dark mode.
    pub text_dark: String,
    /// Of corners: a length in px, rem or em.
    pub radius: String,
    /// A list of font families that the visitor's device has. No font is ever loaded.
    pub font: String,
    /// Which of the two sets of colours.
    pub mode: Mode,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            logo: None,
            accent: "#1b5e8c".to_owned(),
            background: "#ffffff".to_owned(),
            text: "#1d1d1f".to_owned(),
            accent_dark: "#7fb8e0".to_owned(),
            background_dark: "#16181b".to_owned(),
            text_dark: "#e8e8ea".to_owned(),
            radius: "6px".to_owned(),
            font: "system-ui, sans-serif".to_owned(),
            mode: Mode::Auto,
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As the visitor's device says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// One thing that is wrong with the settings.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {message}")]
pub struct SettingError {
    /// Name of the key below `[pages]`, as `theme.accent`; or of a table of texts, as `texts.de.back`.
    pub key: String,
    /// What is wrong, and the cure.
    pub message: String,
}

impl SettingError {
    /// `key`: its name below `[pages]`.
    pub fn new(key: &str, message: String) -> Self {
        Self { key: key.to_owned(), message }
    }
}

const LOGO_BYTES_MAX: usize = 8 * 1024;

/// Everything that is wrong with `settings`; empty if they can be used.
pub(super) fn problems(settings: &Settings) -> Vec<SettingError> {
    let mut found = Vec::new();
    let mut wrong = |key: &str, message: String| found.push(SettingError::new(key, message));
    let name = settings.forum_name.trim();
    if name.is_empty() || name.chars().count() > NAME_CHARS || hides(name) {
        wrong("forum_name", format!("give a name of 1 to {NAME_CHARS} characters that can all be seen"));
    }
    let forum = web_address(&settings.forum_url);
    if forum.is_none() {
        wrong("forum_url", "give the http or https address of the front page".to_owned());
    }
    if !is_path(&settings.assets_path) || settings.assets_path.ends_with('/') {
        wrong("assets_path", "give a path that begins with a slash and does not end with one".to_owned());
    }
    for (key, address) in
        [("privacy_url", &settings.privacy_url), ("terms_url", &settings.terms_url), ("apps_url", &settings.apps_url)]
    {
        if address.as_deref().is_some_and(|address| link(address).is_none()) {
            wrong(key, "give a path like \"/privacy\", or an http or https address".to_owned());
        }
    }
    if settings.contact.as_deref().is_some_and(|contact| contact_link(contact).is_none()) {
        wrong("contact", "give a mail address, a path, or an http or https address".to_owned());
    }
    if let (Some(logo), Some(forum)) = (&settings.theme.logo, &forum)
        && logo_source(logo, forum).is_none()
    {
        let message = "give a path like \"/images/logo.svg\", an address of the forum's own host, or a data: picture of \
                       up to 8 KiB; nothing is loaded from other hosts";
        wrong("theme.logo", message.to_owned());
    }
    found.extend(theme::problems(&settings.theme));
    found
}

/// What an `href` may hold: a path of ours or an http(s) address. Anything else is `None`.
pub(super) fn link(address: &str) -> Option<String> {
    if is_path(address) { Some(address.to_owned()) } else { web_address(address).map(String::from) }
}

/// As [`link`], or a mail address as `mailto:`.
pub(super) fn contact_link(contact: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    match contact.split_once('@') {
        Some((local, host))
            if !local.is_empty() && host.contains('.') && format!("{local}{host}").chars().all(plain) =>
        {
            Some(format!("mailto:{contact}"))
        }
        _ => link(contact),
    }
}

/// Where a picture of the forum itself is; `None` for pictures of other hosts.
pub(super) fn own_picture(address: &str, forum: &Url) -> Option<String> {
    if is_path(address) {
        return Some(address.to_owned());
    }
    let address = web_address(address)?;
    (address.origin() == forum.origin()).then(|| address.into())
}

/// As [`own_picture`], or a small picture within the address itself.
pub(super) fn logo_source(logo: &str, forum: &Url) -> Option<String> {
    let base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    for kind in ["svg+xml", "png", "webp", "jpeg", "gif"] {
        if let Some(body) = logo.strip_prefix(&format!("data:image/{kind};base64,")) {
            return (logo.len() <= LOGO_BYTES_MAX && body.chars().all(base64)).then(|| logo.to_owned());
        }
    }
    own_picture(logo, forum)
}

/// An http or https address without a password in it.
pub(super) fn web_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.has_host();
    (web && url.username().is_empty() && url.password().is_none()).then_some(url)
}

/// A path on our own host. Two slashes would name another host, and so would a backslash in some browsers.
pub(super) fn is_path(text: &str) -> bool {
    text.starts_with('/')
        && !text[1..].starts_with(['/', '\\'])
        && text.chars().all(|c| c.is_ascii_graphic() && !"\\\"<>".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_links_or_nothing() {
        for (address, want) in [
            ("/privacy", Some("/privacy")),
            ("/", Some("/")),
            ("https://forum.example/x?a=b", Some("https://forum.example/x?a=b")),
            ("//evil.example/", None),
            ("/\\evil.example/", None),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("https://user:pw@forum.example/", None),
            ("/a\nb", None),
            ("/\"onclick=", None),
            ("privacy", None),
        ] {
            assert_eq!(link(address).as_deref(), want, "{address:?}");
        }
        assert_eq!(contact_link("team@example.org").as_deref(), Some("mailto:team@example.org"));
        assert_eq!(contact_link("a@b.example?bcc=x@y.example"), None);
    }

    #[test]
    fn pictures_come_from_the_forum_only() {
        let forum = Url::parse("https://forum.example/").expect("an address");
        for (address, shown) in [
            ("/logo.svg", true),
            ("https://forum.example/avatar.png", true),
            ("https://forum.example:8443/avatar.png", false),
            ("http://forum.example/avatar.png", false),
            ("https://gravatar.example/1.png", false),
            ("data:image/png;base64,AAAA", true),
            ("data:text/html;base64,AAAA", false),
            ("data:image/svg+xml;base64,\"><script>", false),
        ] {
            assert_eq!(logo_source(address, &forum).is_some(), shown, "{address}");
        }
        assert_eq!(own_picture("data:image/png;base64,AAAA", &forum), None);
    }
}
