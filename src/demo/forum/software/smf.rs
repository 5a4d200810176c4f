//! SMF 2.1: a signed cookie, a way back that must be signed too, and a log-out that ends all log-ins of a member.

use async_trait::async_trait;
use http::StatusCode;
use serde_json::Value as Json;
use sqlx::Row as _;

use super::super::super::{DemoError, dice};
use super::super::accounts::{PASSWORD, SampleGroup, SampleMember};
use super::super::addresses::{Addresses, Arrival, Form};
use super::super::backend::{Visit, Visited, same};
use super::super::cookies;
use super::super::database::Database;
use super::super::tables::{Entry, Pass, Software, Tables, conceal};
use super::{escape, php};

/// `$cookiename` of the sample board.
pub const COOKIE_NAME: &str = "SMFCookie714";
/// `$auth_secret`. It protects nothing: the sample lives on loopback.
pub const AUTH_SECRET: &str = "5d0c4e9a7b1f3862c9d8e7f6a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2";
/// How long a browser keeps the cookie.
const VISIT_SECS: i64 = 3_600;
/// The same with "for ever".
const REMEMBERED_SECS: i64 = 6 * 365 * 86_400;

/// Flavour `smf`.
pub struct Smf;

const TABLES: Tables = Tables {
    schema: "
CREATE TABLE smf_settings (variable VARCHAR(255) NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE smf_members (
    id_member INTEGER PRIMARY KEY, member_name VARCHAR(80) NOT NULL, real_name VARCHAR(255) NOT NULL,
    date_registered INTEGER NOT NULL DEFAULT 0, id_group INTEGER NOT NULL DEFAULT 0,
    lngfile VARCHAR(255) NOT NULL DEFAULT '', passwd VARCHAR(64) NOT NULL DEFAULT '',
    email_address VARCHAR(255) NOT NULL DEFAULT '', is_activated INTEGER NOT NULL DEFAULT 1,
    additional_groups VARCHAR(255) NOT NULL DEFAULT '', id_post_group INTEGER NOT NULL DEFAULT 4,
    password_salt VARCHAR(255) NOT NULL DEFAULT '', avatar VARCHAR(255) NOT NULL DEFAULT '',
    tfa_secret VARCHAR(24) NOT NULL DEFAULT '', tfa_backup VARCHAR(64) NOT NULL DEFAULT '');
CREATE TABLE smf_membergroups (
    id_group INTEGER PRIMARY KEY, group_name VARCHAR(80) NOT NULL DEFAULT '', min_posts INTEGER NOT NULL DEFAULT -1);
CREATE TABLE smf_ban_groups (
    id_ban_group INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL DEFAULT '',
    ban_time INTEGER NOT NULL DEFAULT 0, expire_time INTEGER, cannot_access INTEGER NOT NULL DEFAULT 0,
    cannot_register INTEGER NOT NULL DEFAULT 0, cannot_post INTEGER NOT NULL DEFAULT 0,
    cannot_login INTEGER NOT NULL DEFAULT 0, reason VARCHAR(255) NOT NULL DEFAULT '');
CREATE TABLE smf_ban_items (
    id_ban INTEGER PRIMARY KEY AUTOINCREMENT, id_ban_group INTEGER NOT NULL DEFAULT 0,
    hostname VARCHAR(255) NOT NULL DEFAULT '', email_address VARCHAR(255) NOT NULL DEFAULT '',
    id_member INTEGER NOT NULL DEFAULT 0, hits INTEGER NOT NULL DEFAULT 0);
CREATE TABLE smf_attachments (
    id_attach INTEGER PRIMARY KEY AUTOINCREMENT, id_member INTEGER NOT NULL DEFAULT 0,
    attachment_type INTEGER NOT NULL DEFAULT 0, filename VARCHAR(255) NOT NULL DEFAULT '');
CREATE TABLE smf_sessions (
    session_id VARCHAR(128) NOT NULL PRIMARY KEY, last_update INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL);
INSERT INTO smf_settings (variable, value) VALUES
    ('registration_method', '1'), ('tfa_mode', '0'), ('avatar_url', '/avatars'), ('custom_avatar_url', '/custom_avatar');
INSERT INTO smf_membergroups (id_group, group_name, min_posts) VALUES
    (1, 'Administrator', -1), (2, 'Global Moderator', -1), (3, 'Moderator', -1), (4, 'Newbie', 0),
    (9, 'Photo club', -1)",
    accounts: "
SELECT m.id_member AS id, m.member_name AS username, m.passwd AS password, m.email_address AS email,
       m.is_activated IN (1, 11) AS verified, m.is_activated IN (1, 11) AS active, m.id_group = 1 AS administrator,
       (SELECT CASE MIN(COALESCE(g.expire_time, 0)) WHEN 0 THEN 0 ELSE MAX(g.expire_time) END
          FROM smf_ban_items i JOIN smf_ban_groups g ON g.id_ban_group = i.id_ban_group
         WHERE i.id_member = m.id_member AND (g.expire_time IS NULL OR g.expire_time > ?2)) AS banned_until
  FROM smf_members m WHERE ?1 IS NULL OR m.id_member = ?1",
    groups: "
SELECT g.id_group AS id, g.group_name AS name FROM smf_members m, smf_membergroups g
 WHERE m.id_member = ?1 AND (g.id_group = m.id_group OR ',' || m.additional_groups || ',' LIKE '%,' || g.id_group || ',%')
 ORDER BY g.id_group <> m.id_group, g.id_group",
    ban: "
INSERT INTO smf_ban_groups (name, ban_time, expire_time, cannot_access, reason)
     VALUES ('member ' || ?1, ?3, NULLIF(?2, 0), 1, 'advertising');
INSERT INTO smf_ban_items (id_ban_group, id_member) VALUES (last_insert_rowid(), ?1);
UPDATE smf_members SET is_activated = is_activated + 10 WHERE id_member = ?1 AND is_activated < 10",
    unban: "
DELETE FROM smf_ban_items WHERE id_member = ?1;
DELETE FROM smf_ban_groups WHERE id_ban_group NOT IN (SELECT id_ban_group FROM smf_ban_items);
UPDATE smf_members SET is_activated = is_activated - 10 WHERE id_member = ?1 AND is_activated >= 10",
    activate: "UPDATE smf_members SET is_activated = is_activated / 10 * 10 + 1 WHERE id_member = ?1",
    deactivate: "UPDATE smf_members SET is_activated = is_activated / 10 * 10 WHERE id_member = ?1",
    escaped: true,
};

/// 0 is no group at all: ordinary members have none.
fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 0,
        SampleGroup::Moderators => 2,
        SampleGroup::Administrators => 1,
        SampleGroup::PhotoClub => 9,
    }
}

async fn hash(database: &Database, member: u32) -> Result<Option<String>, DemoError> {
    let query = "SELECT passwd, password_salt FROM smf_members WHERE id_member = ?1";
    let Some(row) = database.row(query, [member.into()]).await? else { return Ok(None) };
    let (password, salt): (String, String) = (row.try_get("passwd")?, row.try_get("password_salt")?);
    Ok(Some(dice::hmac_sha512_hex(&format!("{AUTH_SECRET}{salt}"), &password)))
}

fn cookie(member: u32, hash: &str, ends: i64, expires: i64) -> String {
    let json = format!(r#"{{"0":{member},"1":"{hash}","2":{ends},"3":"","4":"\/"}}"#);
    cookies::set(COOKIE_NAME, &cookies::encode(&json), Some(expires))
}

/// Whose cookie this is. The forum does not look at the end that stands in it.
async fn member(database: &Database, visit: &Visit) -> Result<Option<u32>, DemoError> {
    let cookie = visit.decoded_cookie(COOKIE_NAME).unwrap_or_default();
    let json: Json = serde_json::from_str(&cookie).unwrap_or_default();
    let given = json.get("1").and_then(Json::as_str).unwrap_or_default();
    let Some(member) = json.get("0").and_then(Json::as_u64).and_then(|id| u32::try_from(id).ok()) else {
        return Ok(None);
    };
    let kept = hash(database, member).await?;
    Ok(kept.filter(|kept| same(kept.as_bytes(), given.as_bytes())).map(|_| member))
}

/// The PHP session: what makes addresses of the board secret, and where the visitor wants to go after the log-in.
struct Session {
    id: String,
    variable: String,
    value: String,
    wanted: String,
    fresh: bool,
}

impl Session {
    async fn resume(database: &Database, visit: &Visit) -> Result<Self, DemoError> {
        if let Some(id) = visit.cookie("PHPSESSID") {
            let query = "SELECT data FROM smf_sessions WHERE session_id = ?1";
            if let Some(row) = database.row(query, [id.into()]).await? {
                let data: String = row.try_get("data")?;
                let text = |name| php::text(&data, name).unwrap_or_default();
                let (variable, value) = (text("session_var"), text("session_value"));
                return Ok(Self { id: id.to_owned(), variable, value, wanted: text("login_url"), fresh: false });
            }
        }
        // The variable must not begin with a digit, as a number would be one of PHP's own.
        let variable = format!("a{}", dice::hex(4)?);
        let (id, value) = (dice::letters(26)?.to_lowercase(), dice::hex(16)?);
        Ok(Self { id, variable, value, wanted: String::new(), fresh: true })
    }

    async fn keep(&self, database: &Database, now: i64) -> Result<(), DemoError> {
        let replace = "INSERT OR REPLACE INTO smf_sessions (session_id, last_update, data) VALUES (?1, ?2, ?3)";
        let texts = [
            ("session_value", self.value.as_str()),
            ("session_var", self.variable.as_str()),
            ("login_url", self.wanted.as_str()),
        ];
        database.run(replace, [self.id.as_str().into(), now.into(), php::texts(&texts).into()]).await?;
        Ok(())
    }

    fn pass(&self, member: Option<u32>) -> Pass {
        let cookies = if self.fresh { vec![cookies::set("PHPSESSID", &self.id, None)] } else { Vec::new() };
        Pass { member, cookies, session: format!("{}={}", self.variable, self.value) }
    }
}

/// Where the log-in page was asked to return to, if the board itself, or who knows its secret, has signed that.
fn signed_return(visit: &Visit) -> Option<String> {
    let (target, hash) = (visit.argument("return_to"), visit.argument("return_hash"));
    let web = target.starts_with("https://") || target.starts_with("http://");
    let signature = dice::hmac_sha1_hex(AUTH_SECRET, &target);
    (web && same(signature.as_bytes(), hash.as_bytes())).then_some(target)
}

/// Bans that have ended leave their mark on a member until somebody looks.
async fn lift(database: &Database, now: i64) -> Result<(), DemoError> {
    let update = "UPDATE smf_members SET is_activated = is_activated - 10
                   WHERE is_activated >= 10 AND id_member NOT IN (
                     SELECT i.id_member FROM smf_ban_items i JOIN smf_ban_groups g ON g.id_ban_group = i.id_ban_group
                      WHERE g.expire_time IS NULL OR g.expire_time > ?1)";
    database.run(update, [now.into()]).await?;
    Ok(())
}

#[async_trait]
impl Software for Smf {
    const TABLES: Tables = TABLES;
    const ADDRESSES: Addresses = Addresses {
        home: "/index.php",
        login: "/index.php?action=login",
        enter: "/index.php?action=login2",
        form: Form { username: "user", password: "passwrd", remember: "cookieneverexp", back: None, hidden: &[] },
        logout: "/index.php?action=logout;{session}",
        logout_by_form: false,
        profile: "/index.php?action=profile;u={id}",
        avatar: "/custom_avatar/avatar_{id}_1700000000.svg",
        whoami: None,
        arrival: Arrival::Redirect(StatusCode::FOUND),
        returns_members: false,
        admits_waiting: false,
        semicolons: true,
    };

    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError> {
        let groups: Vec<u32> = member.groups.iter().map(|group| group_id(*group)).collect();
        let insert = "INSERT INTO smf_members (id_member, member_name, real_name, date_registered, id_group, passwd,
                        email_address, is_activated, additional_groups, password_salt)
                      VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
                      INSERT INTO smf_attachments (id_member, attachment_type, filename)
                      VALUES (?1, 1, 'avatar_' || ?1 || '_1700000000.svg')";
        let values = [
            member.id.into(),
            escape(member.username).replace('\'', "&#39;").into(),
            now.into(),
            groups.first().copied().unwrap_or(0).into(),
            conceal(PASSWORD)?.into(),
            member.email.into(),
            u32::from(member.email_verified).into(),
            groups.iter().skip(1).map(u32::to_string).collect::<Vec<_>>().join(",").into(),
            dice::hex(16)?.into(),
        ];
        database.run(insert, values).await?;
        Ok(())
    }

    /// The session knows it.
    fn wanted(&self, _visit: &Visit) -> String {
        String::new()
    }

    /// First to a page that sees whether the browser has kept the cookie.
    fn way_back(&self, _wanted: &str, visit: &Visit, visited: &Visited) -> Option<String> {
        let member = visited.account.as_ref().map_or(0, |account| account.id);
        Some(format!("{}/index.php?action=login2;sa=check;member={member}", visit.base))
    }

    async fn detour(&self, database: &Database, visit: &Visit, visited: &Visited) -> Result<Option<String>, DemoError> {
        if visit.path != "/index.php" || visit.argument("action") != "login2" || visit.argument("sa") != "check" {
            return Ok(None);
        }
        let kept = visited.account.as_ref().is_some_and(|account| account.id.to_string() == visit.argument("member"));
        let wanted = if kept { Session::resume(database, visit).await?.wanted } else { String::new() };
        Ok(Some(if wanted.is_empty() { format!("{}/index.php", visit.base) } else { wanted }))
    }

    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        lift(database, now).await?;
        let mut session = Session::resume(database, visit).await?;
        let wanted = signed_return(visit).filter(|_| visit.argument("action") == "login");
        if session.fresh || wanted.is_some() {
            session.wanted = wanted.unwrap_or_default();
            session.keep(database, now).await?;
        }
        Ok(session.pass(member(database, visit).await?))
    }

    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        lift(database, entry.now).await?;
        let session = Session::resume(database, entry.visit).await?;
        session.keep(database, entry.now).await?;
        let hash = hash(database, entry.member).await?;
        let hash = hash.ok_or_else(|| DemoError::NoMember(entry.member.to_string()))?;
        let ends = entry.now + if entry.remember { REMEMBERED_SECS } else { VISIT_SECS };
        let mut pass = session.pass(Some(entry.member));
        pass.cookies.push(cookie(entry.member, &hash, ends, ends));
        Ok(pass)
    }

    /// Another salt: every browser of the member is logged out.
    async fn close(&self, database: &Database, visit: &Visit, _now: i64) -> Result<Pass, DemoError> {
        if let Some(member) = member(database, visit).await? {
            self.end_sessions(database, member).await?;
        }
        if let Some(id) = visit.cookie("PHPSESSID") {
            database.run("DELETE FROM smf_sessions WHERE session_id = ?1", [id.into()]).await?;
        }
        Ok(Pass { cookies: vec![cookie(0, "", 0, 0)], ..Pass::default() })
    }

    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError> {
        let update = "UPDATE smf_members SET password_salt = ?2 WHERE id_member = ?1";
        database.run(update, [member.into(), dice::hex(16)?.into()]).await?;
        Ok(())
    }
}
