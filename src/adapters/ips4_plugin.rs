//! Reads the tables of the plugin "OAuth2 Server for IPS4" (1.4) from the forum's database. Changes nothing there.

use std::str::FromStr;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use secrecy::{ExposeSecret as _, SecretString};
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlRow};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Row as _};

/// How many rows of a table are read at most.
const ROWS_MAX: usize = 1_000_000;
/// How long all of it may take.
const TIME: Duration = Duration::from_secs(120);

/// An app of the plugin.
#[derive(Clone, Debug)]
pub struct PluginApp {
    /// 20 hex digits, usually.
    pub client_id: String,
    /// 32 hex digits, usually.
    pub client_secret: SecretString,
    /// What members read.
    pub name: String,
    /// Separated by spaces.
    pub redirect_uri: String,
    /// Separated by spaces.
    pub scope: String,
    /// Who may use it.
    pub groups: PluginGroups,
}

/// Which groups have the permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PluginGroups {
    /// All of them.
    Everyone,
    /// These, by name; and the numbers of those that have no name.
    Some(Vec<String>, Vec<String>),
}

/// What a member allowed.
#[derive(Clone, Debug)]
pub struct PluginConsent {
    /// To which app.
    pub client_id: String,
    /// Who.
    pub member_id: u64,
    /// To what, separated by spaces.
    pub scope: String,
    /// Seconds since 1970.
    pub created_at: Option<i64>,
}

/// What the plugin's tables hold.
#[derive(Clone, Debug)]
pub struct PluginTables {
    /// Apps, by id.
    pub apps: Vec<PluginApp>,
    /// Consents, by app and member.
    pub consents: Vec<PluginConsent>,
}

/// Reads them. `prefix` stands before the names of the forum's tables: letters, digits and `_`.
///
/// Errors: a sentence for the operator, without password.
pub async fn read(url: &str, password: Option<&SecretString>, prefix: &str) -> Result<PluginTables, String> {
    if prefix.len() > 32 || !prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Err("the table prefix may have letters, digits and \"_\"".to_owned());
    }
    match tokio::time::timeout(TIME, read_all(url, password, prefix)).await {
        Ok(read) => read.map_err(|error| format!("the plugin's tables cannot be read: {error}")),
        Err(_) => Err("the forum's database did not answer in time".to_owned()),
    }
}

async fn read_all(url: &str, password: Option<&SecretString>, prefix: &str) -> Result<PluginTables, sqlx::Error> {
    let mut options = MySqlConnectOptions::from_str(url)?;
    if let Some(password) = password {
        options = options.password(password.expose_secret());
    }
    if !url.contains("ssl-mode=") && !url.contains("sslmode=") && url.contains("socket=") {
        options = options.ssl_mode(sqlx::mysql::MySqlSslMode::Disabled);
    }
    let mut connection = options.connect().await?;
    let names = group_names(&mut connection, prefix).await?;
    let allowed = permissions(&mut connection, prefix).await?;
    // All columns as texts, whatever types an upgrade has left them with.
    let rows = rows(
        &mut connection,
        format!(
            "SELECT client_id, client_secret, client_name, redirect_uri, scope, CAST(node_id AS CHAR) AS node_id \
             FROM {prefix}oauth2server_clients ORDER BY client_id"
        ),
    )
    .await?;
    let mut apps = Vec::new();
    for row in rows {
        let node = text(&row, 5)?;
        let list = allowed.iter().find(|(id, _)| *id == node).map(|(_, list)| list.as_str()).unwrap_or_default();
        apps.push(PluginApp {
            client_id: text(&row, 0)?,
            client_secret: text(&row, 1)?.into(),
            name: text(&row, 2)?,
            redirect_uri: text(&row, 3)?,
            scope: text(&row, 4)?,
            groups: groups(list, &names),
        });
    }
    Ok(PluginTables { apps, consents: consents(&mut connection, prefix).await? })
}

async fn consents(connection: &mut MySqlConnection, prefix: &str) -> Result<Vec<PluginConsent>, sqlx::Error> {
    let rows = rows(
        connection,
        format!(
            "SELECT client_id, CAST(member_id AS CHAR), scope, CAST(UNIX_TIMESTAMP(created_at) AS CHAR) \
             FROM {prefix}oauth2server_members ORDER BY client_id, member_id"
        ),
    )
    .await?;
    let mut consents = Vec::new();
    for row in rows {
        consents.push(PluginConsent {
            client_id: text(&row, 0)?,
            member_id: text(&row, 1)?.parse().unwrap_or(0),
            scope: text(&row, 2)?,
            created_at: text(&row, 3)?.split('.').next().and_then(|seconds| seconds.parse().ok()),
        });
    }
    Ok(consents)
}

/// Number and name of each group. The forum's usual language comes first.
async fn group_names(connection: &mut MySqlConnection, prefix: &str) -> Result<Vec<(String, String)>, sqlx::Error> {
    let rows = rows(
        connection,
        format!(
            "SELECT CAST(g.g_id AS CHAR), COALESCE(NULLIF(w.word_custom, ''), NULLIF(w.word_default, '')) \
             FROM {prefix}core_groups g \
             LEFT JOIN {prefix}core_sys_lang_words w ON w.word_key = CONCAT('core_group_', g.g_id) \
             LEFT JOIN {prefix}core_sys_lang l ON l.lang_id = w.lang_id ORDER BY l.lang_default DESC, g.g_id"
        ),
    )
    .await?;
    let mut names: Vec<(String, String)> = Vec::new();
    for row in rows {
        let (id, name) = (text(&row, 0)?, text(&row, 1)?);
        if !name.is_empty() && !names.iter().any(|(known, _)| *known == id) {
            names.push((id, name));
        }
    }
    Ok(names)
}

/// Number of the app and the list of groups that may use it: numbers with commas between, or `*`.
async fn permissions(connection: &mut MySqlConnection, prefix: &str) -> Result<Vec<(String, String)>, sqlx::Error> {
    let rows = rows(
        connection,
        format!(
            "SELECT CAST(perm_type_id AS CHAR), perm_view FROM {prefix}core_permission_index \
             WHERE app = 'oauth2server' AND perm_type = 'oauth2server'"
        ),
    )
    .await?;
    rows.iter().map(|row| Ok((text(row, 0)?, text(row, 1)?))).collect()
}

fn groups(list: &str, names: &[(String, String)]) -> PluginGroups {
    if list.trim() == "*" {
        return PluginGroups::Everyone;
    }
    let (mut known, mut nameless) = (Vec::new(), Vec::new());
    for id in list.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        match names.iter().find(|(number, _)| number == id) {
            Some((_, name)) => known.push(name.clone()),
            None => nameless.push(id.to_owned()),
        }
    }
    PluginGroups::Some(known, nameless)
}

async fn rows(connection: &mut MySqlConnection, text: String) -> Result<Vec<MySqlRow>, sqlx::Error> {
    // The texts are this file's own; the prefix in them was checked.
    let query = sqlx::query(AssertSqlSafe(text));
    let mut rows = Vec::new();
    let mut stream = query.fetch(connection);
    while let Some(row) = stream.try_next().await? {
        rows.push(row);
        if rows.len() > ROWS_MAX {
            return Err(sqlx::Error::Protocol(format!("there are more than {ROWS_MAX} rows")));
        }
    }
    Ok(rows)
}

/// NULL is an empty text.
fn text(row: &MySqlRow, column: usize) -> Result<String, sqlx::Error> {
    Ok(row.try_get::<Option<String>, _>(column)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_may_are_names() {
        let names = [("3", "Members"), ("7", "Cats & Mice")].map(|(id, name)| (id.to_owned(), name.to_owned()));
        let some = |known: &[&str], nameless: &[&str]| {
            let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
            PluginGroups::Some(texts(known), texts(nameless))
        };
        for (list, want) in [
            ("*", PluginGroups::Everyone),
            ("3,7", some(&["Members", "Cats & Mice"], &[])),
            (" 7 ,99,", some(&["Cats & Mice"], &["99"])),
            ("", some(&[], &[])),
        ] {
            assert_eq!(groups(list, &names), want, "{list:?}");
        }
    }
}
