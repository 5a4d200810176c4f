//! FluxBB 1.5: no sessions at all, a signed cookie that each page renews.

use async_trait::async_trait;
use sqlx::Row as _;
use url::Url;

use super::super::super::{DemoError, dice};
use super::super::accounts::{PASSWORD, SampleGroup, SampleMember};
use super::super::addresses::{Addresses, Arrival, Form};
use super::super::backend::{Visit, Visited, same};
use super::super::cookies::{self, YEAR_SECS};
use super::super::database::Database;
use super::super::tables::{Entry, Pass, Software, Tables, conceal};

/// `$cookie_name` of the sample board.
pub const COOKIE_NAME: &str = "pun_cookie_d3m0b0";
/// `$cookie_seed`. It protects nothing: the sample lives on loopback.
pub const COOKIE_SEED: &str = "0f1e2d3c4b5a6978";
/// `o_timeout_visit`: how long a member may look at one page.
const VISIT_SECS: i64 = 1_800;
/// The same for one who is remembered.
const REMEMBERED_SECS: i64 = 14 * 86_400;

/// Flavour `fluxbb`.
pub struct Fluxbb;

const TABLES: Tables = Tables {
    schema: "
CREATE TABLE config (conf_name VARCHAR(255) NOT NULL PRIMARY KEY, conf_value TEXT);
CREATE TABLE users (
    id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL DEFAULT 3, username VARCHAR(200) NOT NULL UNIQUE,
    password VARCHAR(255) NOT NULL DEFAULT '', email VARCHAR(80) NOT NULL DEFAULT '', title VARCHAR(50),
    realname VARCHAR(40), language VARCHAR(25) NOT NULL DEFAULT 'English', registered INTEGER NOT NULL DEFAULT 0,
    registration_ip VARCHAR(39) NOT NULL DEFAULT '0.0.0.0', last_visit INTEGER NOT NULL DEFAULT 0);
CREATE TABLE groups (
    g_id INTEGER PRIMARY KEY, g_title VARCHAR(50) NOT NULL DEFAULT '', g_user_title VARCHAR(50),
    g_moderator INTEGER NOT NULL DEFAULT 0);
CREATE TABLE bans (
    id INTEGER PRIMARY KEY AUTOINCREMENT, username VARCHAR(200), ip VARCHAR(255), email VARCHAR(80),
    message VARCHAR(255), expire INTEGER, ban_creator INTEGER NOT NULL DEFAULT 0);
INSERT INTO config (conf_name, conf_value) VALUES
    ('o_board_title', 'Harbour Club'), ('o_cur_version', '1.5.11'), ('o_regs_verify', '1'), ('o_avatars', '1'),
    ('o_avatars_dir', 'img/avatars'), ('o_timeout_visit', '1800'), ('o_default_user_group', '4');
INSERT INTO groups (g_id, g_title, g_user_title, g_moderator) VALUES
    (1, 'Administrators', 'Administrator', 0), (2, 'Moderators', 'Moderator', 1), (3, 'Guests', NULL, 0),
    (4, 'Members', NULL, 0), (5, 'Photo club', NULL, 0);
INSERT INTO users (id, group_id, username, password, email) VALUES (1, 3, 'Guest', 'Guest', 'Guest')",
    accounts: "
SELECT u.id, u.username, u.password, u.email, u.group_id <> 0 AS verified, u.group_id <> 0 AS active,
       u.group_id = 1 AS administrator,
       (SELECT CASE MIN(COALESCE(expire, 0)) WHEN 0 THEN 0 ELSE MAX(expire) END FROM bans
         WHERE username = u.username AND (expire IS NULL OR expire > ?2)) AS banned_until
  FROM users u WHERE u.id > 1 AND (?1 IS NULL OR u.id = ?1)",
    groups: "SELECT g.g_id AS id, g.g_title AS name FROM users u JOIN groups g ON g.g_id = u.group_id WHERE u.id = ?1",
    ban: "
INSERT INTO bans (username, message, expire, ban_creator)
     SELECT username, 'advertising', NULLIF(?2, 0), 2 FROM users WHERE id = ?1",
    unban: "DELETE FROM bans WHERE username = (SELECT username FROM users WHERE id = ?1)",
    activate: "UPDATE users SET group_id = 4 WHERE id = ?1 AND group_id = 0",
    deactivate: "UPDATE users SET group_id = 0 WHERE id = ?1",
    escaped: false,
};

fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 4,
        SampleGroup::Moderators => 2,
        SampleGroup::Administrators => 1,
        SampleGroup::PhotoClub => 5,
    }
}

/// A cookie for `member`, whose password column is `password`.
fn cookie(member: u32, password: &str, ends: i64) -> String {
    let key = dice::hmac_sha1_hex(&format!("{COOKIE_SEED}_password_hash"), password);
    signed(member, &key, ends)
}

fn signed(member: u32, key: &str, ends: i64) -> String {
    let signature = dice::hmac_sha1_hex(&format!("{COOKIE_SEED}_cookie_hash"), &format!("{member}|{ends}"));
    format!("{member}|{key}|{ends}|{signature}")
}

fn set(value: &str, ends: i64) -> String {
    cookies::set(COOKIE_NAME, &cookies::encode(value), Some(ends))
}

async fn password(database: &Database, member: u32) -> Result<Option<String>, DemoError> {
    let row = database.row("SELECT password FROM users WHERE id = ?1 AND id > 1", [member.into()]).await?;
    Ok(row.map(|row| row.try_get("password")).transpose()?)
}

fn pass(member: u32, password: &str, ends: i64, visit: &Visit) -> Pass {
    let session = dice::sha1_hex(format!("{member}{COOKIE_SEED}{}", visit.address).as_bytes());
    Pass { member: Some(member), cookies: vec![set(&cookie(member, password, ends), ends)], session }
}

#[async_trait]
impl Software for Fluxbb {
    const TABLES: Tables = TABLES;
    const ADDRESSES: Addresses = Addresses {
        home: "/index.php",
        login: "/login.php",
        enter: "/login.php?action=in",
        form: Form {
            username: "req_username",
            password: "req_password",
            remember: "save_pass",
            back: Some("redirect_url"),
            hidden: &[("form_sent", "1")],
        },
        logout: "/login.php?action=out&id={id}&csrf_token={session}",
        logout_by_form: false,
        profile: "/profile.php?id={id}",
        avatar: "/img/avatars/{id}.svg",
        whoami: None,
        arrival: Arrival::Page,
        returns_members: false,
        admits_waiting: true,
        semicolons: false,
    };

    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError> {
        // Everybody is in one group only.
        let group = member.groups.first().filter(|_| member.email_verified).map_or(0, |group| group_id(*group));
        let insert = "INSERT INTO users (id, group_id, username, password, email, registered)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = [
            member.id.into(),
            group.into(),
            member.username.into(),
            conceal(PASSWORD)?.into(),
            member.email.into(),
            now.into(),
        ];
        database.run(insert, values).await?;
        Ok(())
    }

    /// There is no parameter for it: the form remembers where the visitor came from.
    fn wanted(&self, visit: &Visit) -> String {
        self.way_back(&visit.referer, visit, &Visited::default()).unwrap_or_default()
    }

    /// An address on the board's host, below its path, and of something in PHP; otherwise the front page.
    fn way_back(&self, wanted: &str, visit: &Visit, _visited: &Visited) -> Option<String> {
        let own = |base: Url, wanted: &Url| {
            let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
            host(&base) == host(wanted)
                && wanted.path().starts_with(base.path().trim_end_matches('/'))
                && wanted.path().contains(".php")
        };
        let wanted =
            Url::parse(wanted).ok().filter(|wanted| Url::parse(&visit.base).is_ok_and(|base| own(base, wanted)));
        Some(wanted.map_or_else(|| format!("{}/index.php", visit.base), String::from))
    }

    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        let given = visit.decoded_cookie(COOKIE_NAME).unwrap_or_default();
        let mut parts = given.split('|').step_by(2).map(|number| number.parse::<i64>().unwrap_or(0));
        let (member, ends) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
        let Some(member) = u32::try_from(member).ok().filter(|_| ends > now) else { return Ok(Pass::default()) };
        let Some(password) = password(database, member).await? else { return Ok(Pass::default()) };
        if !same(cookie(member, &password, ends).as_bytes(), given.as_bytes()) {
            return Ok(Pass::default());
        }
        let remembered = ends > now + VISIT_SECS;
        Ok(pass(member, &password, now + if remembered { REMEMBERED_SECS } else { VISIT_SECS }, visit))
    }

    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        // The password was mailed, so whoever has it has the address.
        database.run(TABLES.activate, [entry.member.into()]).await?;
        let password = password(database, entry.member).await?;
        let password = password.ok_or_else(|| DemoError::NoMember(entry.member.to_string()))?;
        let ends = entry.now + if entry.remember { REMEMBERED_SECS } else { VISIT_SECS };
        Ok(pass(entry.member, &password, ends, entry.visit))
    }

    /// Nothing is kept, so nothing ends: a copy of the cookie goes on working. The answer renews the cookie like any
    /// other, and then replaces it by a guest's.
    async fn close(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        let mut cookies = self.recognise(database, visit, now).await?.cookies;
        let ends = now + YEAR_SECS;
        cookies.push(set(&signed(1, &dice::hex(20)?, ends), ends));
        Ok(Pass { cookies, ..Pass::default() })
    }

    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError> {
        database
            .run("UPDATE users SET password = ?2 WHERE id = ?1", [member.into(), conceal(PASSWORD)?.into()])
            .await?;
        Ok(())
    }
}
