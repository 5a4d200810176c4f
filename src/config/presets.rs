//! Presets of apps: what an app needs to be told, as data. Built-in ones are the files of `config/apps`; an operator
//! may have files of his own in the same form.

use std::collections::BTreeMap;
use std::path::Path;

use minijinja::{Environment, UndefinedBehavior, context};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Config;
use crate::model::{ClientKind, Dialect, RefreshPolicy, Scopes};

/// Presets that are built in, by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("bookstack", include_str!("../../config/apps/bookstack.toml")),
    ("cli", include_str!("../../config/apps/cli.toml")),
    ("discourse", include_str!("../../config/apps/discourse.toml")),
    ("forgejo", include_str!("../../config/apps/forgejo.toml")),
    ("generic-oauth2", include_str!("../../config/apps/generic-oauth2.toml")),
    ("generic-oidc", include_str!("../../config/apps/generic-oidc.toml")),
    ("gitea", include_str!("../../config/apps/gitea.toml")),
    ("gitlab", include_str!("../../config/apps/gitlab.toml")),
    ("grafana", include_str!("../../config/apps/grafana.toml")),
    ("jellyfin", include_str!("../../config/apps/jellyfin.toml")),
    ("matrix-mas", include_str!("../../config/apps/matrix-mas.toml")),
    ("matrix-synapse", include_str!("../../config/apps/matrix-synapse.toml")),
    ("mattermost", include_str!("../../config/apps/mattermost.toml")),
    ("mediawiki", include_str!("../../config/apps/mediawiki.toml")),
    ("native", include_str!("../../config/apps/native.toml")),
    ("nextcloud", include_str!("../../config/apps/nextcloud.toml")),
    ("oauth2-proxy", include_str!("../../config/apps/oauth2-proxy.toml")),
    ("peertube", include_str!("../../config/apps/peertube.toml")),
    ("rocketchat", include_str!("../../config/apps/rocketchat.toml")),
    ("spa", include_str!("../../config/apps/spa.toml")),
    ("wikijs", include_str!("../../config/apps/wikijs.toml")),
    ("wordpress", include_str!("../../config/apps/wordpress.toml")),
];

/// What people look for and cannot have, and what they can do in its place.
const ABSENT: &[(&str, &str)] = &[(
    "mumble-web",
    "Mumble and mumble-web know no OAuth: a Mumble server asks an authenticator script of its own. What can be had is the \
     page of mumble-web for members only, behind oauth2-proxy: portico app add oauth2-proxy --url https://voice.example.org",
)];

/// Largest preset file that is read, in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// A kind of app.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// What members read unless the operator gives a name.
    pub title: String,
    /// Shape of answers, unless the operator asks for another that is listed in `dialects`.
    pub dialect: Dialect,
    /// Confidential or public.
    pub kind: ClientKind,
    /// Whether a challenge must be sent.
    pub require_pkce: bool,
    /// Whether the access token may stand in the query.
    pub token_in_query: bool,
    /// Whether id and secret may come by header and form at once, if both say the same.
    #[serde(default)]
    pub credentials_twice: bool,
    /// Whether it may ask for logins from devices without a browser (RFC 8628).
    #[serde(default)]
    pub device_flow: bool,
    /// Whether members without a verified e-mail address are turned away.
    #[serde(default)]
    pub require_email: bool,
    /// Who gets refresh tokens, unless the dialect's table says otherwise.
    #[serde(default)]
    pub refresh: Option<RefreshPolicy>,
    /// Above the form fields.
    #[serde(default)]
    form_title: Option<String>,
    /// Above the variables.
    #[serde(default)]
    env_title: Option<String>,
    /// Above the JSON.
    #[serde(default)]
    json_title: Option<String>,
    /// The object that holds the settings in JSON.
    #[serde(default)]
    json_root: Option<String>,
    /// What depends on the dialect. Others cannot be chosen.
    dialects: BTreeMap<Dialect, PerDialect>,
    /// How far its names and callbacks were checked, in words, unless the dialect's table says otherwise.
    pub checked: String,
    settings: Vec<SettingTemplate>,
    #[serde(default)]
    snippets: Vec<SnippetTemplate>,
    #[serde(default)]
    notes: Vec<NoteTemplate>,
}

/// What depends on the dialect.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerDialect {
    /// What the app may ask for, separated by spaces.
    pub scopes: String,
    /// What of it members may leave out.
    #[serde(default)]
    pub optional_scopes: String,
    /// The app's own name for this login, where callbacks contain one.
    #[serde(default)]
    pub service: Option<String>,
    /// Who gets refresh tokens.
    #[serde(default)]
    refresh: Option<RefreshPolicy>,
    /// Whether the access token may stand in the query.
    #[serde(default)]
    token_in_query: Option<bool>,
    /// How far this was checked, in words.
    #[serde(default)]
    checked: Option<String>,
    /// Callbacks that follow from the address of the app.
    #[serde(default)]
    redirect_uris: Vec<String>,
    /// Accepted at the token endpoint only.
    #[serde(default)]
    token_redirect_aliases: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingTemplate {
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    env: Option<String>,
    #[serde(default)]
    key: Option<String>,
    value: SettingValue,
    #[serde(default)]
    dialects: Vec<Dialect>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum SettingValue {
    Flag(bool),
    Template(String),
}

/// A part of a configuration file, or a command.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SnippetTemplate {
    title: String,
    text: String,
    #[serde(default)]
    dialects: Vec<Dialect>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteTemplate {
    text: String,
    #[serde(default)]
    dialects: Vec<Dialect>,
}

/// What the templates are told of one app.
#[derive(Clone, Debug)]
pub struct AppFacts<'a> {
    /// Its id.
    pub client_id: &'a str,
    /// Its secret, or a placeholder.
    pub client_secret: &'a str,
    /// Its own address without a slash at the end; empty if it has none.
    pub url: &'a str,
    /// Its own name for this login.
    pub service: &'a str,
    /// Shape of answers.
    pub dialect: Dialect,
    /// What it may ask for.
    pub scopes: &'a str,
    /// Whether it may ask for logins from devices without a browser.
    pub device_flow: bool,
}

/// What the operator is to type into the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Title, and form fields with their values.
    pub form: Option<(String, Vec<(String, String)>)>,
    /// Title, and variables with their values.
    pub env: Option<(String, Vec<(String, String)>)>,
    /// Title of the JSON, if the app takes JSON.
    pub json_title: Option<String>,
    /// The settings as JSON.
    pub json: Value,
    /// Titles, and parts of a configuration file or commands, ready to be pasted.
    pub snippets: Vec<(String, String)>,
    /// What to mind.
    pub notes: Vec<String>,
    /// How far all this was checked.
    pub checked: String,
}

/// Names of the built-in presets.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// Why there is no preset of this name, where people look for one.
pub fn absent(name: &str) -> Option<&'static str> {
    ABSENT.iter().find(|(known, _)| *known == name).map(|(_, why)| *why)
}

/// A built-in preset, or `None`.
pub fn built_in(name: &str) -> Option<Result<Preset, String>> {
    let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
    Some(Preset::parse(text))
}

/// A preset of the operator's own.
pub fn from_file(file: &Path) -> Result<Preset, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", file.display());
    if std::fs::metadata(file).map_err(fault)?.len() > FILE_BYTES_MAX {
        return Err(format!("{} is larger than {FILE_BYTES_MAX} bytes", file.display()));
    }
    Preset::parse(&std::fs::read_to_string(file).map_err(fault)?)
        .map_err(|error| format!("{}: {error}", file.display()))
}

/// Whether an app speaks to the server that is built into Invision Community 4.3 and later, as far as this is switched on:
/// the plugin's scopes all begin with `user.`, and none of that server's does.
fn is_built_in(config: &Config, dialect: Dialect, scopes: &str) -> bool {
    let of_plugin = |scope: &str| scope.starts_with("user.");
    config.oauth.ips4_builtin && dialect == Dialect::Ips4 && !scopes.split_whitespace().any(of_plugin)
}

/// The paths of an app of this dialect and these scopes behind the issuer, by what they are for.
pub fn paths(config: &Config, dialect: Dialect, scopes: &str) -> BTreeMap<&'static str, String> {
    let prefix = &config.oauth.path;
    let plugin = "/applications/oauth2server/interface/oauth";
    let (authorize, token, userinfo) = match dialect {
        Dialect::Oidc => (format!("{prefix}/authorize"), format!("{prefix}/token"), format!("{prefix}/userinfo")),
        // Where the forum has them, whatever our own prefix is.
        Dialect::Ips4 if is_built_in(config, dialect, scopes) => {
            ("/oauth/authorize/".to_owned(), "/oauth/token/".to_owned(), "/api/core/me".to_owned())
        }
        Dialect::Ips4 => (format!("{plugin}/authorize.php"), format!("{plugin}/token.php"), format!("{plugin}/me.php")),
        Dialect::Gitlab => (format!("{prefix}/authorize"), format!("{prefix}/token"), "/api/v4/user".to_owned()),
        Dialect::Mattermost => {
            (format!("{prefix}/authorize"), format!("{prefix}/access_token"), "/api/v4/users/me".to_owned())
        }
    };
    let mut paths = BTreeMap::from([("authorize", authorize), ("token", token), ("userinfo", userinfo)]);
    if dialect == Dialect::Oidc {
        paths.insert("revoke", format!("{prefix}/revoke"));
        paths.insert("device_authorization", format!("{prefix}/device_authorization"));
        paths.insert("device", format!("{prefix}/device"));
        paths.insert("jwks", format!("{prefix}/jwks"));
        paths.insert("discovery", "/.well-known/openid-configuration".to_owned());
    }
    paths
}

/// The addresses of such an app, by what they are for.
pub fn endpoints(config: &Config, dialect: Dialect, scopes: &str) -> BTreeMap<&'static str, String> {
    let issuer = config.public_url.issuer();
    paths(config, dialect, scopes).into_iter().map(|(name, path)| (name, format!("{issuer}{path}"))).collect()
}

/// Where an app that may do so asks for a code, and where a member types it.
fn devices(config: &Config, app: &AppFacts<'_>) -> Option<String> {
    let endpoints = endpoints(config, app.dialect, app.scopes);
    let [asks, typed] = ["device_authorization", "device"].map(|name| endpoints.get(name).filter(|_| app.device_flow));
    Some(format!(
        "Devices without a browser: the app asks for a code at {} (device_authorization_endpoint), and a member types it at \
         {} (verification_uri).",
        asks?, typed?
    ))
}

impl Preset {
    fn parse(text: &str) -> Result<Self, String> {
        let preset: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        match preset.dialects.contains_key(&preset.dialect) {
            true => Ok(preset),
            false => Err("it has no table for its own dialect".to_owned()),
        }
    }

    /// What depends on the dialect; `None` if the preset does not know it.
    pub fn of_dialect(&self, dialect: Dialect) -> Option<&PerDialect> {
        self.dialects.get(&dialect)
    }

    /// The dialects that can be chosen.
    pub fn dialects(&self) -> impl Iterator<Item = Dialect> {
        self.dialects.keys().copied()
    }

    /// These scopes in the order of the preset, which people know from elsewhere, if it is the same set.
    pub fn as_written<'a>(&'a self, dialect: Dialect, scopes: &'a str) -> &'a str {
        let same = |written: &&str| Scopes::parse(written).is_some_and(|written| written.to_string() == scopes);
        self.of_dialect(dialect).map(|per| per.scopes.as_str()).filter(same).unwrap_or(scopes)
    }

    /// Who gets refresh tokens. Where nothing is said: whoever asks (OIDC Core §11).
    pub fn refresh(&self, dialect: Dialect) -> RefreshPolicy {
        let per_dialect = self.of_dialect(dialect).and_then(|per| per.refresh);
        per_dialect.or(self.refresh).unwrap_or(RefreshPolicy::OfflineAccess)
    }

    /// Whether the access token may stand in the query.
    pub fn token_in_query(&self, dialect: Dialect) -> bool {
        self.of_dialect(dialect).and_then(|per| per.token_in_query).unwrap_or(self.token_in_query)
    }

    /// Callbacks, and those of the token endpoint only, that follow from the app's address.
    pub fn callbacks(&self, dialect: Dialect, url: &str, service: &str) -> Result<(Vec<String>, Vec<String>), String> {
        let Some(per) = self.of_dialect(dialect) else { return Ok(Default::default()) };
        let templates = templates();
        let fill = |list: &[String]| -> Result<Vec<String>, String> {
            list.iter().map(|text| render(&templates, text, &context! { url, service })).collect()
        };
        Ok((fill(&per.redirect_uris)?, fill(&per.token_redirect_aliases)?))
    }

    /// Whether the app takes variables.
    pub fn has_variables(&self) -> bool {
        self.env_title.is_some()
    }

    /// Whether callbacks follow from the app's address.
    pub fn needs_url(&self, dialect: Dialect) -> bool {
        self.of_dialect(dialect).is_some_and(|per| per.redirect_uris.iter().any(|uri| uri.contains("url")))
    }

    /// The app's own name for this login as it stands in its first callback; the preset's own name if none fits.
    pub fn service_in(&self, dialect: Dialect, url: &str, callback: &str) -> String {
        let default = self.of_dialect(dialect).and_then(|per| per.service.clone()).unwrap_or_default();
        let fits = |name: &String| {
            let callbacks = self.callbacks(dialect, url, name).unwrap_or_default().0;
            callbacks.first().is_some_and(|first| first == callback)
        };
        if default.is_empty() || fits(&default) {
            return default;
        }
        // Some apps write it in small letters there, and with a capital letter elsewhere.
        let capital = |part: &str| {
            let mut letters = part.chars();
            letters.next().map(|first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
        };
        let parts = callback.split(['/', '?', '=', '&']).filter(|part| part.chars().all(|c| c.is_ascii_alphanumeric()));
        let mut names = parts.flat_map(|part| capital(part).into_iter().chain([part.to_owned()]));
        names.find(fits).unwrap_or(default)
    }

    /// What the operator is to type into this app.
    pub fn guide(&self, config: &Config, app: &AppFacts<'_>) -> Result<Guide, String> {
        let templates = templates();
        let facts = context! {
            client_id => app.client_id,
            client_secret => app.client_secret,
            url => app.url,
            service => app.service,
            scopes => app.scopes,
            dialect => dialect_word(app.dialect),
            issuer => config.public_url.issuer(),
            origin => config.public_url.origin(),
            forum => config.forum.name.as_str(),
            built_in => is_built_in(config, app.dialect, app.scopes),
            paths => paths(config, app.dialect, app.scopes),
            endpoints => endpoints(config, app.dialect, app.scopes),
        };
        let fill = |text: &str| render(&templates, text, &facts);
        let applies = |dialects: &[Dialect]| dialects.is_empty() || dialects.contains(&app.dialect);
        let mut settings = Vec::new();
        for setting in self.settings.iter().filter(|setting| applies(&setting.dialects)) {
            settings.push(Filled::of(setting, &fill)?);
        }
        let snippets = self.snippets.iter().filter(|snippet| applies(&snippet.dialects));
        let notes = self.notes.iter().filter(|note| applies(&note.dialects));
        let for_devices = devices(config, app);
        let title = |text: &Option<String>| text.as_deref().map(fill).transpose();
        Ok(Guide {
            form: title(&self.form_title)?.map(|title| (title, pairs(&settings, |setting| setting.label.as_ref()))),
            env: title(&self.env_title)?.map(|title| (title, pairs(&settings, |setting| setting.env.as_ref()))),
            json_title: title(&self.json_title)?,
            json: self.json(&settings),
            snippets: snippets
                .map(|snippet| Ok((fill(&snippet.title)?, fill(snippet.text.trim_end())?)))
                .collect::<Result<_, String>>()?,
            checked: self.of_dialect(app.dialect).and_then(|per| per.checked.clone()).unwrap_or(self.checked.clone()),
            notes: notes.map(|note| fill(&note.text)).chain(for_devices.map(Ok)).collect::<Result<_, _>>()?,
        })
    }

    fn json(&self, settings: &[Filled]) -> Value {
        let named = settings.iter().filter_map(|setting| {
            let name = setting.key.as_ref().or(setting.env.as_ref())?;
            Some((name.clone(), setting.value.clone()))
        });
        let object: Map<String, Value> = named.collect();
        match &self.json_root {
            Some(root) => json!({ root: object }),
            None => Value::Object(object),
        }
    }
}

/// A setting with its templates filled in.
struct Filled {
    label: Option<String>,
    env: Option<String>,
    key: Option<String>,
    value: Value,
}

impl Filled {
    fn of(template: &SettingTemplate, fill: &dyn Fn(&str) -> Result<String, String>) -> Result<Self, String> {
        Ok(Self {
            label: template.label.as_deref().map(fill).transpose()?,
            env: template.env.as_deref().map(fill).transpose()?,
            key: template.key.clone(),
            value: match &template.value {
                SettingValue::Flag(flag) => Value::Bool(*flag),
                SettingValue::Template(text) => Value::String(fill(text)?),
            },
        })
    }
}

/// Its word in configuration, commands and presets.
pub fn dialect_word(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Oidc => "oidc",
        Dialect::Ips4 => "ips4",
        Dialect::Gitlab => "gitlab",
        Dialect::Mattermost => "mattermost",
    }
}

fn pairs(settings: &[Filled], name: impl Fn(&Filled) -> Option<&String>) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    settings.iter().filter_map(|setting| Some((name(setting)?.clone(), text(&setting.value)))).collect()
}

/// A name that is not in the facts is a mistake of the preset, not an empty text.
fn templates() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("json", |value: minijinja::Value| json_text(&value));
    // A JSON text is a YAML text, too.
    environment.add_filter("yaml", |value: minijinja::Value| json_text(&value));
    environment.add_filter("sh", |text: String| format!("'{}'", text.replace('\'', "'\\''")));
    environment.add_filter("php", |text: String| format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")));
    environment
}

fn json_text(value: &minijinja::Value) -> Result<String, minijinja::Error> {
    serde_json::to_string(value)
        .map_err(|error| minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, error.to_string()))
}

fn render(templates: &Environment<'_>, text: &str, facts: &minijinja::Value) -> Result<String, String> {
    templates
        .render_str(text, facts.clone())
        .map_err(|error| format!("the preset has a mistake in \"{text}\": {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;

    fn config(public_url: &str) -> Config {
        let text = format!(
            "public_url = \"{public_url}\"\n[upstream]\nservers = [\"http://127.0.0.1:8000\"]\n[forum]\nname = \"Club\"\n\
             kind = \"phpbb\"\n[forum.database]\nurl = \"sqlite:forum.db\"\n"
        );
        parse(Path::new("portico.toml"), &text, &super::super::Environment::new()).expect("a valid configuration")
    }

    #[test]
    fn every_preset_fills_in_for_every_dialect_it_has() {
        let config = config("https://forum.example/board");
        for name in names() {
            let preset = built_in(name).expect("it is built in").unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(!preset.checked.is_empty(), "{name} says how far it was checked");
            for dialect in preset.dialects() {
                let service = preset.of_dialect(dialect).and_then(|per| per.service.as_deref()).unwrap_or_default();
                let (redirects, _) = preset.callbacks(dialect, "https://chat.example", service).expect("templates");
                for uri in &redirects {
                    let loopback = preset.kind == ClientKind::Public && uri.starts_with("http://");
                    assert!(uri.starts_with("https://chat.example/") || loopback, "{name}: {uri}");
                    assert_eq!(preset.service_in(dialect, "https://chat.example", &redirects[0]), service, "{name}");
                }
                let facts = AppFacts {
                    client_id: "ID",
                    client_secret: "SECRET'\"\\",
                    url: "https://chat.example",
                    service,
                    dialect,
                    scopes: "SCOPES",
                    device_flow: true,
                };
                let guide = preset.guide(&config, &facts).unwrap_or_else(|error| panic!("{name}: {error}"));
                let json = guide.json.to_string();
                for fact in ["ID", "SECRET", "https://forum.example/board"] {
                    let told = json.contains(fact) || fact == "SECRET" && preset.kind == ClientKind::Public;
                    assert!(told, "{name} tells {fact}");
                }
                let told = guide.notes.iter().any(|note| note.contains("/board/oauth/device_authorization"));
                assert_eq!(told, dialect == Dialect::Oidc, "{name} tells where devices ask");
                // What stands in a file is written as that file wants it.
                for (title, text) in &guide.snippets {
                    assert!(!text.contains("{{") || text.contains("{{ user."), "{name} {title}: {text}");
                }
                let forms = [guide.form.is_some(), guide.env.is_some(), guide.json_title.is_some()];
                assert!(forms.contains(&true) || !guide.snippets.is_empty(), "{name} says where to put it");
            }
        }
    }

    #[test]
    fn values_are_written_as_the_file_wants_them() {
        let fill = |text: &str| render(&templates(), text, &context! { v => "a'b\\\"c" }).expect("a template");
        assert_eq!(fill("{{ v|sh }}"), r#"'a'\''b\"c'"#);
        assert_eq!(fill("{{ v|php }}"), r#"'a\'b\\"c'"#);
        assert_eq!(fill("{{ v|yaml }}"), r#""a'b\\\"c""#);
        assert_eq!(fill("{{ 'a b'|split(' ')|json }}"), r#"["a","b"]"#);
    }

    #[test]
    fn the_name_of_a_login_is_found_in_its_callback() {
        for (preset, callback, want) in [
            ("rocketchat", "https://chat.example/_oauth/portico", "Portico"),
            ("rocketchat", "https://chat.example/_oauth/forum", "Forum"),
            ("gitea", "https://chat.example/user/oauth2/club/callback", "club"),
            ("gitea", "https://elsewhere.example/cb", "forum"),
            ("grafana", "https://chat.example/login/generic_oauth", ""),
        ] {
            let preset = built_in(preset).expect("built in").expect("valid");
            assert_eq!(preset.service_in(Dialect::Oidc, "https://chat.example", callback), want, "{callback}");
        }
    }

    #[test]
    fn callbacks_follow_from_the_address() {
        let preset = built_in("rocketchat").expect("built in").expect("valid");
        let (redirects, aliases) =
            preset.callbacks(Dialect::Oidc, "https://chat.example", "Portico").expect("templates");
        assert_eq!(redirects, ["https://chat.example/_oauth/portico"]);
        assert_eq!(aliases, ["https://chat.example/_oauth/portico?close"]);
    }

    #[test]
    fn paths_keep_the_base_path_in_front() {
        let mut config = config("https://forum.example/board");
        let of = |config: &Config, dialect, scopes| endpoints(config, dialect, scopes)["userinfo"].clone();
        assert_eq!(of(&config, Dialect::Oidc, "openid"), "https://forum.example/board/oauth/userinfo");
        assert_eq!(of(&config, Dialect::Gitlab, "read_user"), "https://forum.example/board/api/v4/user");
        let plugin = "https://forum.example/board/applications/oauth2server/interface/oauth/me.php";
        assert_eq!(of(&config, Dialect::Ips4, "profile email"), plugin, "the only addresses there are");
        config.oauth.ips4_builtin = true;
        assert_eq!(of(&config, Dialect::Ips4, "user.profile user.email"), plugin);
        assert_eq!(of(&config, Dialect::Ips4, "profile email"), "https://forum.example/board/api/core/me");
        assert_eq!(of(&config, Dialect::Oidc, "profile"), "https://forum.example/board/oauth/userinfo");
    }
}
