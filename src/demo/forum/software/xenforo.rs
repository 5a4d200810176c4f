//! XenForo 2: sessions as PHP's `serialize` writes them, and keys that remember, kept as their digests.

use async_trait::async_trait;
use http::StatusCode;
use sqlx::Row as _;

use super::super::super::{DemoError, dice};
use super::super::accounts::{PASSWORD, SampleGroup, SampleMember};
use super::super::addresses::{Addresses, Arrival, Form};
use super::super::backend::{Visit, Visited};
use super::super::cookies::{self, YEAR_SECS};
use super::super::database::Database;
use super::super::tables::{Entry, Pass, Software, Tables, conceal};
use super::on_own_host;

/// A session that nobody used for so long has ended.
const IDLE_SECS: i64 = 4 * 3_600;
const SESSION: &str = "xf_session";
const REMEMBER: &str = "xf_user";

/// Flavour `xenforo`.
pub struct Xenforo;

const TABLES: Tables = Tables {
    schema: "
CREATE TABLE xf_user (
    user_id INTEGER PRIMARY KEY, username VARCHAR(50) NOT NULL UNIQUE, email VARCHAR(120) NOT NULL DEFAULT '',
    user_group_id INTEGER NOT NULL DEFAULT 2, secondary_group_ids BLOB NOT NULL DEFAULT '',
    register_date INTEGER NOT NULL DEFAULT 0, user_state VARCHAR(30) NOT NULL DEFAULT 'valid',
    is_banned INTEGER NOT NULL DEFAULT 0, is_staff INTEGER NOT NULL DEFAULT 0, avatar_date INTEGER NOT NULL DEFAULT 0,
    gravatar VARCHAR(120) NOT NULL DEFAULT '');
CREATE TABLE xf_user_authenticate (user_id INTEGER PRIMARY KEY, scheme_class VARCHAR(80) NOT NULL, data BLOB NOT NULL);
CREATE TABLE xf_user_profile (user_id INTEGER PRIMARY KEY, password_date INTEGER NOT NULL DEFAULT 1);
CREATE TABLE xf_user_group (user_group_id INTEGER PRIMARY KEY, title VARCHAR(50) NOT NULL DEFAULT '');
CREATE TABLE xf_user_ban (
    user_id INTEGER PRIMARY KEY, ban_user_id INTEGER NOT NULL DEFAULT 0, ban_date INTEGER NOT NULL DEFAULT 0,
    end_date INTEGER NOT NULL DEFAULT 0, user_reason VARCHAR(255) NOT NULL DEFAULT '');
CREATE TABLE xf_user_remember (
    remember_id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL, remember_key BLOB NOT NULL,
    start_date INTEGER NOT NULL DEFAULT 0, expiry_date INTEGER NOT NULL DEFAULT 0);
CREATE TABLE xf_session (
    session_id TEXT NOT NULL PRIMARY KEY, session_data BLOB NOT NULL, expiry_date INTEGER NOT NULL DEFAULT 0);
INSERT INTO xf_user_group (user_group_id, title) VALUES
    (1, 'Unregistered / Unconfirmed'), (2, 'Registered'), (3, 'Administrative'), (4, 'Moderating'), (5, 'Photo club')",
    accounts: "
SELECT u.user_id AS id, u.username, CAST(a.data AS TEXT) AS password, u.email, u.user_state = 'valid' AS verified,
       u.user_state = 'valid' AS active, u.user_group_id = 3 AS administrator,
       CASE WHEN b.end_date = 0 OR b.end_date > ?2 THEN b.end_date END AS banned_until
  FROM xf_user u JOIN xf_user_authenticate a ON a.user_id = u.user_id LEFT JOIN xf_user_ban b ON b.user_id = u.user_id
 WHERE ?1 IS NULL OR u.user_id = ?1",
    groups: "
SELECT g.user_group_id AS id, g.title AS name FROM xf_user u, xf_user_group g
 WHERE u.user_id = ?1
   AND (g.user_group_id = u.user_group_id
        OR ',' || CAST(u.secondary_group_ids AS TEXT) || ',' LIKE '%,' || g.user_group_id || ',%')
 ORDER BY g.user_group_id <> u.user_group_id, g.user_group_id",
    ban: "
INSERT INTO xf_user_ban (user_id, ban_user_id, ban_date, end_date, user_reason) VALUES (?1, 2, ?3, ?2, 'advertising');
UPDATE xf_user SET is_banned = 1 WHERE user_id = ?1",
    unban: "
DELETE FROM xf_user_ban WHERE user_id = ?1;
UPDATE xf_user SET is_banned = 0 WHERE user_id = ?1",
    activate: "UPDATE xf_user SET user_state = 'valid' WHERE user_id = ?1",
    deactivate: "UPDATE xf_user SET user_state = 'email_confirm' WHERE user_id = ?1",
    escaped: false,
};

fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 2,
        SampleGroup::Moderators => 4,
        SampleGroup::Administrators => 3,
        SampleGroup::PhotoClub => 5,
    }
}

/// What stands in a session of a member, as PHP writes it.
fn session_data(member: u32, password_date: i64, visit: &Visit) -> Vec<u8> {
    let address = match visit.address {
        std::net::IpAddr::V4(address) => address.octets().to_vec(),
        std::net::IpAddr::V6(address) => address.octets().to_vec(),
    };
    let length = address.len();
    let head = format!(r#"a:3:{{s:6:"userId";i:{member};s:12:"passwordDate";i:{password_date};s:2:"ip";s:{length}:""#);
    [head.into_bytes(), address, b"\";}".to_vec()].concat()
}

/// Opens a session of a member.
async fn insert(database: &Database, visit: &Visit, member: u32, now: i64) -> Result<Pass, DemoError> {
    let id = dice::letters(32)?;
    let query = "SELECT password_date FROM xf_user_profile WHERE user_id = ?1";
    let row = database.row(query, [member.into()]).await?;
    let date = row.ok_or_else(|| DemoError::NoMember(member.to_string()))?.try_get("password_date")?;
    let insert = "INSERT INTO xf_session (session_id, session_data, expiry_date) VALUES (?1, ?2, ?3)";
    let data = session_data(member, date, visit);
    database.run(insert, [id.as_str().into(), data.into(), (now + IDLE_SECS).into()]).await?;
    Ok(pass(member, vec![cookies::set(SESSION, &id, None)], &id))
}

fn pass(member: u32, cookies: Vec<String>, session: &str) -> Pass {
    Pass { member: Some(member), cookies, session: dice::md5_hex(session.as_bytes()) }
}

/// The member of a session: as long as the row lasts, and he has the same password.
async fn resume(database: &Database, visit: &Visit, now: i64) -> Result<Option<(u32, String)>, DemoError> {
    let Some(id) = visit.cookie(SESSION) else { return Ok(None) };
    let query = "SELECT session_data FROM xf_session WHERE session_id = ?1 AND expiry_date >= ?2";
    let Some(row) = database.row(query, [id.into(), now.into()]).await? else { return Ok(None) };
    let data: Vec<u8> = row.try_get("session_data")?;
    for row in database.rows("SELECT user_id, password_date FROM xf_user_profile", []).await? {
        let (member, date) = (row.try_get("user_id")?, row.try_get("password_date")?);
        if data == session_data(member, date, visit) {
            return Ok(Some((member, id.to_owned())));
        }
    }
    Ok(None)
}

async fn remembered(database: &Database, visit: &Visit, now: i64) -> Result<Option<u32>, DemoError> {
    let cookie = visit.decoded_cookie(REMEMBER).unwrap_or_default();
    let Some((member, key)) = cookie.split_once(',') else { return Ok(None) };
    let query = "SELECT user_id FROM xf_user_remember
                  WHERE user_id = ?1 AND lower(hex(remember_key)) = ?2 AND expiry_date >= ?3";
    let values = [member.into(), dice::sha256_hex(key.as_bytes()).into(), now.into()];
    Ok(database.row(query, values).await?.map(|row| row.try_get("user_id")).transpose()?)
}

async fn forget(database: &Database, visit: &Visit) -> Result<(), DemoError> {
    if let Some(id) = visit.cookie(SESSION) {
        database.run("DELETE FROM xf_session WHERE session_id = ?1", [id.into()]).await?;
    }
    Ok(())
}

#[async_trait]
impl Software for Xenforo {
    const TABLES: Tables = TABLES;
    const ADDRESSES: Addresses = Addresses {
        home: "/",
        login: "/login/",
        enter: "/login/login",
        form: Form {
            username: "login",
            password: "password",
            remember: "remember",
            back: Some("_xfRedirect"),
            hidden: &[],
        },
        logout: "/logout/?t={session}",
        logout_by_form: false,
        profile: "/members/{id}/",
        avatar: "/data/avatars/l/0/{id}.jpg?1700000000",
        whoami: None,
        arrival: Arrival::Redirect(StatusCode::SEE_OTHER),
        returns_members: false,
        admits_waiting: true,
        semicolons: false,
    };

    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError> {
        let groups: Vec<u32> = member.groups.iter().map(|group| group_id(*group)).collect();
        let insert = "INSERT INTO xf_user (user_id, username, email, user_group_id, secondary_group_ids, register_date,
                        user_state, avatar_date)
                      VALUES (?1, ?2, ?3, ?4, CAST(?5 AS BLOB), ?6, ?7, 1700000000)";
        let values = [
            member.id.into(),
            member.username.into(),
            member.email.into(),
            groups.first().copied().unwrap_or(0).into(),
            groups.iter().skip(1).map(u32::to_string).collect::<Vec<_>>().join(",").into(),
            now.into(),
            if member.email_verified { "valid" } else { "email_confirm" }.into(),
        ];
        database.run(insert, values).await?;
        let insert = "INSERT INTO xf_user_profile (user_id, password_date) VALUES (?1, ?2)";
        database.run(insert, [member.id.into(), now.into()]).await?;
        let insert = "INSERT INTO xf_user_authenticate (user_id, scheme_class, data)
                      VALUES (?1, 'XF:Core12', CAST(?2 AS BLOB))";
        database.run(insert, [member.id.into(), conceal(PASSWORD)?.into()]).await?;
        Ok(())
    }

    /// The form remembers where the visitor came from.
    fn wanted(&self, visit: &Visit) -> String {
        visit.referer.clone()
    }

    fn way_back(&self, wanted: &str, visit: &Visit, _visited: &Visited) -> Option<String> {
        Some(on_own_host(wanted, visit, "/"))
    }

    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        if let Some((member, id)) = resume(database, visit, now).await? {
            let update = "UPDATE xf_session SET expiry_date = ?2 WHERE session_id = ?1";
            database.run(update, [id.as_str().into(), (now + IDLE_SECS).into()]).await?;
            return Ok(pass(member, Vec::new(), &id));
        }
        match remembered(database, visit, now).await? {
            Some(member) => insert(database, visit, member, now).await,
            None => Ok(Pass::default()),
        }
    }

    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        forget(database, entry.visit).await?;
        let mut pass = insert(database, entry.visit, entry.member, entry.now).await?;
        if entry.remember {
            let (key, ends) = (dice::letters(32)?, entry.now + YEAR_SECS);
            let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, key.as_bytes()).as_ref().to_vec();
            let insert = "INSERT INTO xf_user_remember (user_id, remember_key, start_date, expiry_date)
                          VALUES (?1, ?2, ?3, ?4)";
            database.run(insert, [entry.member.into(), digest.into(), entry.now.into(), ends.into()]).await?;
            let value = cookies::encode(&format!("{},{key}", entry.member));
            pass.cookies.push(cookies::set(REMEMBER, &value, Some(ends)));
        }
        Ok(pass)
    }

    async fn close(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        forget(database, visit).await?;
        if let Some(member) = remembered(database, visit, now).await? {
            database.run("DELETE FROM xf_user_remember WHERE user_id = ?1", [member.into()]).await?;
        }
        let cookies = [SESSION, REMEMBER].map(|name| cookies::set(name, "", Some(now - YEAR_SECS))).to_vec();
        Ok(Pass { cookies, ..Pass::default() })
    }

    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError> {
        let statements = "UPDATE xf_user_profile SET password_date = password_date + 1 WHERE user_id = ?1;
                          DELETE FROM xf_user_remember WHERE user_id = ?1";
        database.run(statements, [member.into()]).await?;
        Ok(())
    }
}
