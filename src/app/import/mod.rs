//! From what another program kept to what is brought along: the plugin's tables, files of rows, our own export.

mod rows;

use std::collections::BTreeMap;

use secrecy::ExposeSecret as _;
use serde_json::Value;

use super::forum;
use crate::adapters::ips4_plugin::{self, PluginApp, PluginGroups};
use crate::config::Config;
use crate::model::{Client, ClientId, Dialect, MemberId, Plaintext, UnixSeconds};
use crate::protocol::apps::{BroughtApp, BroughtConsent, ForeignApp, ShownSecret};
use rows::Row;

/// The longest name an app may have here.
const NAME_CHARS_MAX: usize = 64;

/// What the operator decides about all apps that come.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Who may use them, in place of what stands there; an empty list is everybody.
    pub groups: Option<Vec<String>>,
    /// Plain http redirect addresses outside loopback.
    pub allow_http: bool,
}

/// What was found, before anybody judged it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Apps that can be brought along.
    pub apps: Vec<BroughtApp>,
    /// Consents.
    pub consents: Vec<BroughtConsent>,
    /// Names of all apps, by id.
    pub names: BTreeMap<String, String>,
    /// Apps that cannot be brought along as they are, by id, and why not.
    pub left: Vec<(String, String)>,
    /// What was changed on the way, in full sentences.
    pub notes: Vec<String>,
}

/// Reads the plugin's tables: from the database at `url`, or from the forum's own. Blocks; call it outside a runtime.
pub fn plugin(config: &Config, database: Option<(&str, &str)>, choices: &Choices) -> Result<Found, String> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let (url, password, prefix) = match database {
        Some((url, prefix)) => (url.to_owned(), None, prefix.to_owned()),
        None => {
            let settings = forum::settings(config).map_err(|error| error.to_string())?;
            let database = settings.database.ok_or("the forum is not asked by its database; give --database")?;
            (database.url, database.password, database.table_prefix)
        }
    };
    if !url.starts_with("mysql:") && !url.starts_with("mariadb:") {
        return Err("Invision Community keeps its tables in MySQL; give --database mysql://user@host/name".to_owned());
    }
    let tables = runtime.block_on(ips4_plugin::read(&url, password.as_ref(), &prefix))?;
    let mut found = Found::default();
    for app in tables.apps {
        found.add_plugin_app(app, choices);
    }
    found.consents = tables
        .consents
        .into_iter()
        .map(|consent| BroughtConsent {
            member: MemberId::Number(consent.member_id),
            client: ClientId(consent.client_id),
            scopes: consent.scope,
            given_at: consent.created_at.map(UnixSeconds),
        })
        .collect();
    Ok(found)
}

/// Reads apps, or consents, from the text of a file: JSON if it looks like it, CSV otherwise.
pub fn file(apps: Option<&str>, consents: Option<&str>, choices: &Choices) -> Result<Found, String> {
    let mut found = Found::default();
    if let Some(text) = apps {
        match parsed(text)? {
            Some(value) if value["format"] == "portico-apps" => found.add_own(&value)?,
            Some(value) => {
                found.add_rows(&rows::json(&value, "oauth2server_clients")?, choices)?;
                // A dump of the database has both.
                if let (None, Ok(rows)) = (consents, rows::json(&value, "oauth2server_members")) {
                    found.add_consents(rows.iter().filter(|row| row.get(&["member_id"]).is_some()))?;
                }
            }
            None => found.add_rows(&rows::csv(text)?, choices)?,
        }
    }
    if let Some(text) = consents {
        let rows = match parsed(text)? {
            Some(value) => rows::json(&value, "oauth2server_members")?,
            None => rows::csv(text)?,
        };
        found.add_consents(rows.iter())?;
    }
    Ok(found)
}

/// The text of an export, from which [`file`] reads the same apps.
pub fn export(clients: &[Client]) -> Value {
    serde_json::json!({ "format": "portico-apps", "version": 1, "apps": clients })
}

fn parsed(text: &str) -> Result<Option<Value>, String> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) {
        return Ok(None);
    }
    serde_json::from_str(text).map(Some).map_err(|error| format!("it is not JSON: {error}"))
}

impl Found {
    fn add_own(&mut self, value: &Value) -> Result<(), String> {
        let apps = value["apps"].as_array().ok_or("the export has no list of apps")?;
        for app in apps {
            let client: Client =
                serde_json::from_value(app.clone()).map_err(|error| format!("an app of the export: {error}"))?;
            self.names.insert(client.id.0.clone(), client.name.clone());
            self.apps.push(BroughtApp::Own(Box::new(client)));
        }
        Ok(())
    }

    fn add_rows(&mut self, rows: &[Row], choices: &Choices) -> Result<(), String> {
        for row in rows {
            let Some(id) = row.get(&["client_id"]) else {
                return Err(
                    "a row has no client_id; the columns are client_id, client_secret, client_name, redirect_uri, \
                            scope, groups"
                        .to_owned(),
                );
            };
            let groups = match (&choices.groups, row.get(&["groups", "allowed_groups"])) {
                (Some(groups), _) => groups.clone(),
                (None, Some("*")) => Vec::new(),
                (None, Some(list)) => list.split(',').map(|name| name.trim().to_owned()).collect(),
                (None, None) => {
                    self.leave(
                        id,
                        row.get(&["client_name", "name"]),
                        "nothing says who may use it; give --groups or --everyone",
                    );
                    continue;
                }
            };
            let app = ForeignApp {
                id: ClientId(id.to_owned()),
                secret: row.get(&["client_secret"]).map(|secret| ShownSecret(Plaintext::new(secret))),
                name: row.get(&["client_name", "name"]).unwrap_or(id).to_owned(),
                redirect_uris: words(row.get(&["redirect_uri", "redirect_uris"]).unwrap_or_default()),
                scopes: row.get(&["scope", "scopes"]).unwrap_or("user.profile").to_owned(),
                allowed_groups: groups,
                dialect: Dialect::Ips4,
                allow_http: choices.allow_http,
            };
            self.add(app);
        }
        Ok(())
    }

    fn add_consents<'a>(&mut self, rows: impl Iterator<Item = &'a Row>) -> Result<(), String> {
        for row in rows {
            let (Some(client), Some(member)) = (row.get(&["client_id"]), row.get(&["member_id"])) else {
                return Err("a consent has no client_id or no member_id".to_owned());
            };
            self.consents.push(BroughtConsent {
                member: member.parse().map_or_else(|_| MemberId::Text(member.to_owned()), MemberId::Number),
                client: ClientId(client.to_owned()),
                scopes: row.get(&["scope", "scopes"]).unwrap_or_default().to_owned(),
                given_at: None,
            });
        }
        Ok(())
    }

    fn add_plugin_app(&mut self, app: PluginApp, choices: &Choices) {
        let groups = match (&choices.groups, app.groups) {
            (Some(groups), _) => groups.clone(),
            (None, PluginGroups::Everyone) => Vec::new(),
            (None, PluginGroups::Some(names, nameless)) if nameless.is_empty() && !names.is_empty() => names,
            // Without the nameless ones fewer would get in; without any, everybody would.
            (None, PluginGroups::Some(_, nameless)) => {
                let why = match nameless.is_empty() {
                    true => "no group may use it; give --groups or --everyone".to_owned(),
                    false => format!("groups without a name may use it ({}); give --groups", nameless.join(", ")),
                };
                self.leave(&app.client_id, Some(&app.name), &why);
                return;
            }
        };
        let secret = app.client_secret.expose_secret();
        self.add(ForeignApp {
            id: ClientId(app.client_id),
            secret: (!secret.is_empty()).then(|| ShownSecret(Plaintext::new(secret))),
            name: app.name,
            redirect_uris: words(&app.redirect_uri),
            scopes: app.scope,
            allowed_groups: groups,
            dialect: Dialect::Ips4,
            allow_http: choices.allow_http,
        });
    }

    fn add(&mut self, mut app: ForeignApp) {
        app.name = app.name.trim().to_owned();
        if app.name.chars().count() > NAME_CHARS_MAX {
            app.name = app.name.chars().take(NAME_CHARS_MAX).collect();
            self.notes.push(format!("The name of {} was cut to {NAME_CHARS_MAX} characters.", app.id));
        }
        self.names.insert(app.id.0.clone(), app.name.clone());
        self.apps.push(BroughtApp::Foreign(Box::new(app)));
    }

    fn leave(&mut self, id: &str, name: Option<&str>, why: &str) {
        self.names.insert(id.to_owned(), name.unwrap_or(id).to_owned());
        self.left.push((id.to_owned(), why.to_owned()));
    }
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}
