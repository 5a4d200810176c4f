//! `[forum]` and its tables.

use std::collections::BTreeMap;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::checked::{
    AddressCheck, Database, DatabaseRest, EmailTrust, Forum, ForumKind, ForumPaths, Generic, MemberPolicy,
};
use super::reader::{Reader, Setting};
use super::{text_rules, values};
use crate::forums::{self, Summary};
use crate::model::problem;

/// Longest secret file that is read, in bytes.
const SECRET_BYTES_MAX: u64 = 4096;

/// Reads `[forum]`. `host` is its name if it has none.
pub fn forum(reader: &mut Reader<'_>, host: &str, warnings: &mut Vec<String>) -> Option<Forum> {
    let kind = kind(reader);
    let name = reader.parsed("forum.name", text_rules::visible_name).unwrap_or_else(|| host.to_owned());
    let login = reader.parsed("forum.login_url", text_rules::page_of_forum);
    let logout = reader.parsed("forum.logout_url", text_rules::page_of_forum);
    let summary = kind.as_ref().and_then(summary);
    let path = path(reader);
    let variables = variables(reader, summary.as_ref());
    let mut rest = database_rest(reader);
    if path.is_none() {
        rest.table_prefix = rest.table_prefix.or_else(|| summary.as_ref()?.table_prefix.clone());
    }
    let database = database(reader, &rest, path.is_some());
    // Presets of sites with a fixed answer need only the address.
    let described = summary.as_ref().is_some_and(|summary| !summary.needs_description);
    let generic = generic(reader, described);
    let cache_for = reader.duration("forum.session.cache_for", "30s", ("0s", "5m"));
    let cache_entries = reader.integer("forum.session.cache_entries", 50_000, 0..=100_000_000);
    let addresses = [("never", AddressCheck::Never), ("like-forum", AddressCheck::LikeForum)];
    let check_address = reader.choice("forum.session.check_address", &addresses);
    let refuse = [("refuse", MemberPolicy::Refuse), ("allow", MemberPolicy::Allow)];
    let allow = [("allow", MemberPolicy::Allow), ("refuse", MemberPolicy::Refuse)];
    let banned = reader.choice("forum.members.banned", &refuse);
    let inactive = reader.choice("forum.members.inactive", &refuse);
    let unconfirmed_email = reader.choice("forum.members.unconfirmed_email", &allow);
    let trust = [("preset", EmailTrust::Preset), ("trust", EmailTrust::Trust), ("never", EmailTrust::Never)];
    let email_verified = reader.choice("forum.members.email_verified", &trust);
    if email_verified == EmailTrust::Never {
        let what = "forum.members.email_verified is \"never\": apps that need an e-mail address let nobody in (P431), Mattermost \
                    for one";
        warnings.push(what.to_owned());
    }
    let recheck = reader.duration("forum.members.recheck", "60s", ("0s", "1h"));
    let kind = kind?;
    needs(reader, &summary.unwrap_or_default(), database.is_some() || path.is_some(), generic.as_ref(), warnings);
    Some(Forum {
        kind,
        name,
        paths: ForumPaths { login, logout },
        path,
        variables,
        database,
        database_rest: rest,
        cache_for,
        cache_entries: u64::try_from(cache_entries).unwrap_or(0),
        check_address,
        banned,
        inactive,
        unconfirmed_email,
        email_verified,
        recheck,
        generic,
    })
}

fn kind(reader: &mut Reader<'_>) -> Option<ForumKind> {
    let Some(setting) = reader.text("forum.kind") else {
        if !reader.was_refused("forum.kind") {
            reader.missing("forum.kind", &format!("one of: {}, or the path of a preset file", known()));
        }
        return None;
    };
    if setting.value.contains('/') || setting.value.ends_with(".toml") {
        let file = reader.path_of(&setting.value);
        if !file.is_file() {
            reader.refuse(
                &setting,
                &problem::P102,
                &format!("there is no file {}", file.display()),
                "correct the path",
            );
            return None;
        }
        return Some(ForumKind::File(file));
    }
    if forums::text(&setting.value).is_some() {
        return Some(ForumKind::BuiltIn(setting.value));
    }
    let mut help = values::suggestion(&setting.value, forums::names());
    if help.is_empty() {
        help = "any other forum: kind = \"generic\" with [forum.generic], or a preset file of your own".to_owned();
    }
    let label = format!("this version knows: {}", known());
    reader.refuse(&setting, &problem::P102, &label, &help);
    None
}

/// The names of the presets, in one line.
fn known() -> String {
    forums::names().collect::<Vec<_>>().join(", ")
}

/// What the preset tells at a glance. A file that cannot be read, or is no preset, is refused when it is used.
fn summary(kind: &ForumKind) -> Option<Summary> {
    match kind {
        ForumKind::BuiltIn(name) => Summary::read(forums::text(name)?),
        ForumKind::File(file) => {
            let size = std::fs::metadata(file).ok()?.len();
            let text = (size <= forums::FILE_BYTES_MAX).then(|| std::fs::read_to_string(file).ok())??;
            Summary::read(&text)
        }
    }
}

fn needs(
    reader: &mut Reader<'_>,
    summary: &Summary,
    has_database: bool,
    generic: Option<&Generic>,
    warnings: &mut Vec<String>,
) {
    if summary.reads_database && !has_database && !reader.was_refused("forum.database.url") {
        let help = "portico reads the forum's tables: [forum] path names the forum's folder, where its own settings file \
                    has the address, or url = \"mysql://portico@127.0.0.1/forum\" does; the account needs SELECT only";
        reader.missing("forum.database.url", help);
    }
    if !summary.needs_description {
        return;
    }
    match generic {
        Some(generic) if generic.by_id_url.is_none() => warnings.push(
            "[forum.generic] has no by_id_url: bans are seen at the next login only, and apps get no refresh tokens"
                .to_owned(),
        ),
        Some(_) => {}
        None if reader.has_table("forum.generic") => {}
        None => reader
            .missing("forum.generic.url", "the address that says who is logged in: [forum.generic] url = \"http://…\""),
    }
}

/// The folder of the forum. Whether it is there is found out when its files are read.
fn path(reader: &mut Reader<'_>) -> Option<PathBuf> {
    let setting = reader.text("forum.path")?;
    if setting.value.is_empty() {
        reader.refuse(&setting, &problem::P102, "is empty", "name the folder of the forum, or leave the line out");
        return None;
    }
    Some(reader.path_of(&setting.value))
}

/// `[forum.variables]`: NAME, or NAME_file, for each variable that the preset has.
fn variables(reader: &mut Reader<'_>, summary: Option<&Summary>) -> BTreeMap<String, SecretString> {
    if let Some(summary) = summary {
        let help = match summary.variables.join(", ") {
            names if names.is_empty() => "this preset has no variables".to_owned(),
            names => format!("this preset has {names}"),
        };
        reader.explain_table("forum.variables", help);
    }
    let mut given = BTreeMap::new();
    for name in summary.iter().flat_map(|summary| &summary.variables) {
        let key = format!("forum.variables.{name}");
        let file = reader.text(&format!("{key}_file"));
        let inline = reader.word(&key);
        let value = match (file, inline) {
            (Some(file), Some(_)) => {
                let label = format!("{name} and {name}_file exclude each other");
                reader.refuse(&file, &problem::P103, &label, "leave one out");
                None
            }
            (Some(file), None) => secret_of_file(reader, &file),
            (None, inline) => inline.map(|setting| SecretString::from(setting.value)),
        };
        given.extend(value.map(|value| (name.clone(), value)));
    }
    given
}

fn database_rest(reader: &mut Reader<'_>) -> DatabaseRest {
    DatabaseRest {
        password: password(reader, "forum.database"),
        table_prefix: reader.parsed("forum.database.table_prefix", text_rules::table_prefix),
        pool: u32::try_from(reader.integer("forum.database.pool", 8, 1..=1000)).unwrap_or(8),
        timeout: reader.duration("forum.database.timeout", "2s", ("50ms", "1m")),
    }
}

/// The address that is given. Without one it is in the forum's files, if we know where they are.
fn database(reader: &mut Reader<'_>, rest: &DatabaseRest, has_path: bool) -> Option<Database> {
    let Some(url) = reader.text("forum.database.url") else {
        if reader.has_table("forum.database") && !has_path && !reader.was_refused("forum.database.url") {
            reader.missing("forum.database.url", "write it like \"mysql://portico@127.0.0.1/forum\"");
        }
        return None;
    };
    match database_url(&url.value, rest.password.as_ref()) {
        Ok(url) => {
            Some(Database { url, table_prefix: rest.table_prefix.clone(), pool: rest.pool, timeout: rest.timeout })
        }
        Err(label) => {
            reader.refuse(&url, &problem::P102, label, "write it like \"mysql://portico@127.0.0.1/forum\"");
            None
        }
    }
}

/// `password_file`, or `password`.
pub(super) fn password(reader: &mut Reader<'_>, table: &str) -> Option<SecretString> {
    secret(reader, table, "password").map(|setting| setting.value)
}

/// `NAME_file`, or `NAME`, which is there for `${VARIABLE}` and for the environment.
pub(super) fn secret(reader: &mut Reader<'_>, table: &str, name: &str) -> Option<Setting<SecretString>> {
    let file = reader.text(&format!("{table}.{name}_file"));
    let inline = reader.text(&format!("{table}.{name}"));
    match (file, inline) {
        (Some(file), Some(_)) => {
            let label = format!("{name} and {name}_file exclude each other");
            reader.refuse(&file, &problem::P103, &label, "leave one out");
            None
        }
        (Some(file), None) => secret_of_file(reader, &file).map(|secret| file.map(|_| secret)),
        (None, inline) => inline.map(|setting| setting.map(SecretString::from)),
    }
}

fn secret_of_file(reader: &mut Reader<'_>, setting: &Setting<String>) -> Option<SecretString> {
    let path: PathBuf = reader.path_of(&setting.value);
    let read = std::fs::metadata(&path).and_then(|metadata| match metadata.len() {
        0..=SECRET_BYTES_MAX => std::fs::read_to_string(&path),
        _ => Err(std::io::Error::other("it is too large for a secret")),
    });
    match read {
        // Editors and `echo` leave a newline that is no part of the secret.
        Ok(text) => Some(SecretString::from(text.trim_end_matches(['\r', '\n']))),
        Err(error) => {
            let label = format!("{} cannot be read: {error}", path.display());
            reader.refuse(setting, &problem::P104, &label, "check the path and the rights of the file");
            None
        }
    }
}

fn database_url(text: &str, password: Option<&SecretString>) -> Result<SecretString, &'static str> {
    if text.starts_with("sqlite:") {
        return if password.is_some() { Err("sqlite has no password") } else { Ok(SecretString::from(text)) };
    }
    let url = Url::parse(text).map_err(|_| "is not an address")?;
    if !matches!(url.scheme(), "mysql" | "mariadb" | "postgres" | "postgresql") {
        return Err("must begin with mysql://, postgres:// or sqlite:");
    }
    with_password(url, password)
}

/// The address of a database on a server, with the password in it.
pub(super) fn with_password(mut url: Url, password: Option<&SecretString>) -> Result<SecretString, &'static str> {
    if url.path().trim_matches('/').is_empty() {
        return Err("names no database");
    }
    if let Some(password) = password {
        if url.password().is_some() {
            return Err("has a password, and another one is given beside it");
        }
        // The address is decoded once more when it is used, and a "%" alone is not encoded by itself.
        let password = password.expose_secret().replace('%', "%25");
        url.set_password(Some(&password)).map_err(|()| "has no host, so a password cannot be used")?;
    }
    Ok(SecretString::from(url.to_string()))
}

/// `described`: the preset knows the shape of the answer by itself.
fn generic(reader: &mut Reader<'_>, described: bool) -> Option<Generic> {
    let url = reader.parsed("forum.generic.url", text_rules::probe_address);
    let by_id_url = reader.parsed("forum.generic.by_id_url", |text| {
        text_rules::probe_address(text)?;
        if text.contains("{id}") {
            Ok(text.to_owned())
        } else {
            Err("must contain {id}, which stands for the member's id".to_owned())
        }
    });
    let cookies = cookies(reader);
    let mut pointer = |key: &str| reader.parsed(&format!("forum.generic.{key}"), text_rules::answer_field);
    let id = pointer("id");
    let username = pointer("username");
    let generic = Generic {
        url: url.clone().unwrap_or_default(),
        by_id_url,
        cookies: cookies.clone().unwrap_or_default(),
        id: id.clone(),
        username: username.clone(),
        display_name: pointer("display_name"),
        email: pointer("email"),
        email_verified: pointer("email_verified"),
        groups: pointer("groups"),
        avatar_url: pointer("avatar_url"),
        profile_url: pointer("profile_url"),
        language: pointer("language"),
        timeout: reader.duration("forum.generic.timeout", "2s", ("50ms", "1m")),
    };
    if reader.has_table("forum.generic") {
        for (key, present, help) in [
            ("url", url.is_some(), "the address that says who is logged in"),
            ("cookies", described || cookies.is_some(), "the names of the session cookies: cookies = [\"session\"]"),
            ("id", described || id.is_some(), "a JSON pointer to the member's id: id = \"/id\""),
            ("username", described || username.is_some(), "a JSON pointer to his name: username = \"/name\""),
        ] {
            let path = format!("forum.generic.{key}");
            if !present && !reader.was_refused(&path) {
                reader.missing(&path, help);
            }
        }
    }
    let complete = described || cookies.is_some() && id.is_some() && username.is_some();
    (url.is_some() && complete).then_some(generic)
}

fn cookies(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let list = reader.texts("forum.generic.cookies")?;
    if list.value.is_empty() {
        reader.refuse(&list, &problem::P102, "is empty", "name the cookies that make a login session");
    }
    for item in &list.value {
        if !text_rules::is_cookie_name(&item.value) {
            reader.refuse(item, &problem::P102, "cannot be the name of a cookie", "");
        }
    }
    Some(list.value.into_iter().map(|item| item.value).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_databases() {
        let secret = SecretString::from("p@ss/word");
        let percent = SecretString::from("50%41");
        for (text, password, want) in [
            ("mysql://portico@db/forum", Some(&secret), Ok("mysql://portico:p%40ss%2Fword@db/forum")),
            ("mysql://portico@db/forum", Some(&percent), Ok("mysql://portico:50%2541@db/forum")),
            ("postgres://u:x@db/forum", None, Ok("postgres://u:x@db/forum")),
            ("postgres://u:x@db/forum", Some(&secret), Err("has a password, and another one is given beside it")),
            ("sqlite:///var/forum.db", None, Ok("sqlite:///var/forum.db")),
            ("sqlite:forum.db", Some(&secret), Err("sqlite has no password")),
            ("mysql://db/", None, Err("names no database")),
            ("oracle://db/x", None, Err("must begin with mysql://, postgres:// or sqlite:")),
        ] {
            let url = database_url(text, password);
            assert_eq!(url.as_ref().map(ExposeSecret::expose_secret).map_err(|label| *label), want, "{text}");
        }
    }
}
