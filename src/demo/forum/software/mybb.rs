//! MyBB 1.8: one key for all browsers of a member, which a log-out does not change.

use async_trait::async_trait;
use sqlx::Row as _;

use super::super::super::{DemoError, dice};
use super::super::accounts::{PASSWORD, SampleGroup, SampleMember};
use super::super::addresses::{Addresses, Arrival, Form};
use super::super::backend::{Visit, Visited, same};
use super::super::cookies::{self, YEAR_SECS};
use super::super::database::Database;
use super::super::tables::{Entry, Pass, Software, Tables, conceal};

/// The group of those who wait for their activation.
const WAITING: u32 = 5;

/// Flavour `mybb`.
pub struct Mybb;

const TABLES: Tables = Tables {
    schema: "
CREATE TABLE mybb_settings (
    sid INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(120) NOT NULL DEFAULT '', value TEXT NOT NULL);
CREATE TABLE mybb_users (
    uid INTEGER PRIMARY KEY, username VARCHAR(120) NOT NULL UNIQUE, password VARCHAR(120) NOT NULL DEFAULT '',
    salt VARCHAR(10) NOT NULL DEFAULT '', loginkey VARCHAR(50) NOT NULL DEFAULT '',
    email VARCHAR(220) NOT NULL DEFAULT '', avatar VARCHAR(200) NOT NULL DEFAULT '',
    avatartype VARCHAR(10) NOT NULL DEFAULT '0', usergroup INTEGER NOT NULL DEFAULT 0,
    additionalgroups VARCHAR(200) NOT NULL DEFAULT '', displaygroup INTEGER NOT NULL DEFAULT 0,
    regdate INTEGER NOT NULL DEFAULT 0, lastvisit INTEGER NOT NULL DEFAULT 0, coppauser INTEGER NOT NULL DEFAULT 0,
    showredirect INTEGER NOT NULL DEFAULT 1, language VARCHAR(50) NOT NULL DEFAULT '');
CREATE TABLE mybb_usergroups (
    gid INTEGER PRIMARY KEY, type INTEGER NOT NULL DEFAULT 2, title VARCHAR(120) NOT NULL DEFAULT '',
    isbannedgroup INTEGER NOT NULL DEFAULT 0);
CREATE TABLE mybb_banned (
    uid INTEGER NOT NULL DEFAULT 0, gid INTEGER NOT NULL DEFAULT 0, oldgroup INTEGER NOT NULL DEFAULT 0,
    oldadditionalgroups TEXT NOT NULL, olddisplaygroup INTEGER NOT NULL DEFAULT 0, admin INTEGER NOT NULL DEFAULT 0,
    dateline INTEGER NOT NULL DEFAULT 0, bantime VARCHAR(50) NOT NULL DEFAULT '', lifted INTEGER NOT NULL DEFAULT 0,
    reason VARCHAR(255) NOT NULL DEFAULT '');
CREATE TABLE mybb_sessions (
    sid VARCHAR(32) NOT NULL PRIMARY KEY, uid INTEGER NOT NULL DEFAULT 0, ip VARCHAR(40) NOT NULL DEFAULT '',
    time INTEGER NOT NULL DEFAULT 0, location VARCHAR(150) NOT NULL DEFAULT '',
    useragent VARCHAR(200) NOT NULL DEFAULT '');
INSERT INTO mybb_settings (name, value) VALUES
    ('bbname', 'Harbour Club'), ('cookieprefix', ''), ('cookiepath', '/'), ('regtype', 'verify'), ('redirects', '1');
INSERT INTO mybb_usergroups (gid, type, title, isbannedgroup) VALUES
    (1, 1, 'Guests', 0), (2, 1, 'Registered', 0), (3, 1, 'Super Moderators', 0), (4, 1, 'Administrators', 0),
    (5, 1, 'Awaiting Activation', 0), (6, 1, 'Moderators', 0), (7, 1, 'Banned', 1), (8, 2, 'Photo club', 0)",
    accounts: "
SELECT u.uid AS id, u.username, u.password, u.email, u.usergroup <> 5 AS verified, u.usergroup <> 5 AS active,
       u.usergroup = 4 AS administrator,
       CASE WHEN g.isbannedgroup = 1 AND (b.uid IS NULL OR b.lifted = 0 OR b.lifted >= ?2)
            THEN COALESCE(b.lifted, 0) END AS banned_until
  FROM mybb_users u JOIN mybb_usergroups g ON g.gid = u.usergroup LEFT JOIN mybb_banned b ON b.uid = u.uid
 WHERE ?1 IS NULL OR u.uid = ?1",
    groups: "
SELECT g.gid AS id, g.title AS name FROM mybb_users u, mybb_usergroups g
 WHERE u.uid = ?1 AND (g.gid = u.usergroup OR ',' || u.additionalgroups || ',' LIKE '%,' || g.gid || ',%')
 ORDER BY g.gid <> u.usergroup, g.gid",
    ban: "
INSERT INTO mybb_banned (uid, gid, oldgroup, oldadditionalgroups, admin, dateline, bantime, lifted, reason)
     SELECT uid, 7, usergroup, additionalgroups, 2, ?3, '---', ?2, 'advertising' FROM mybb_users WHERE uid = ?1;
UPDATE mybb_users SET usergroup = 7, additionalgroups = '' WHERE uid = ?1",
    unban: "
UPDATE mybb_users SET usergroup = b.oldgroup, additionalgroups = b.oldadditionalgroups
  FROM mybb_banned b WHERE b.uid = mybb_users.uid AND mybb_users.uid = ?1;
DELETE FROM mybb_banned WHERE uid = ?1",
    activate: "UPDATE mybb_users SET usergroup = 2 WHERE uid = ?1 AND usergroup = 5",
    deactivate: "UPDATE mybb_users SET usergroup = 5 WHERE uid = ?1",
    escaped: false,
};

fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 2,
        SampleGroup::Moderators => 6,
        SampleGroup::Administrators => 4,
        SampleGroup::PhotoClub => 8,
    }
}

/// Whose cookie this is, and the key in it.
async fn member(database: &Database, visit: &Visit) -> Result<Option<(u32, String)>, DemoError> {
    let cookie = visit.decoded_cookie("mybbuser").unwrap_or_default();
    let Some((id, key)) = cookie.split_once('_') else { return Ok(None) };
    let id: u32 = id.parse().unwrap_or(0);
    let Some(row) = database.row("SELECT loginkey FROM mybb_users WHERE uid = ?1", [id.into()]).await? else {
        return Ok(None);
    };
    let kept: String = row.try_get("loginkey")?;
    Ok((!kept.is_empty() && same(kept.as_bytes(), key.as_bytes())).then_some((id, kept)))
}

/// Notes who is online. The row proves nothing.
async fn note(database: &Database, visit: &Visit, member: u32, now: i64) -> Result<Vec<String>, DemoError> {
    let known = visit.cookie("sid").filter(|sid| sid.len() == 32 && sid.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let sid = known.map_or_else(|| dice::hex(16), |sid| Ok(sid.to_owned()))?;
    let replace = "INSERT OR REPLACE INTO mybb_sessions (sid, uid, ip, time, location, useragent)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = [
        sid.as_str().into(),
        member.into(),
        visit.address.to_string().into(),
        now.into(),
        visit.path.chars().take(150).collect::<String>().into(),
        visit.user_agent.chars().take(200).collect::<String>().into(),
    ];
    database.run(replace, values).await?;
    let seen = |name| cookies::set(name, &now.to_string(), Some(now + YEAR_SECS));
    let mut set = vec![seen("mybb[lastactive]")];
    if known.is_none() {
        set.extend([seen("mybb[lastvisit]"), cookies::set("sid", &sid, None)]);
    }
    Ok(set)
}

/// A member whose ban has ended gets his groups back at his next page.
async fn lift(database: &Database, member: u32, now: i64) -> Result<(), DemoError> {
    let over = "SELECT 1 FROM mybb_banned WHERE uid = ?1 AND lifted <> 0 AND lifted < ?2";
    if database.row(over, [member.into(), now.into()]).await?.is_some() {
        database.run(TABLES.unban, [member.into()]).await?;
    }
    Ok(())
}

fn pass(member: u32, key: &str, cookies: Vec<String>) -> Pass {
    Pass { member: Some(member), cookies, session: dice::md5_hex(key.as_bytes()) }
}

#[async_trait]
impl Software for Mybb {
    const TABLES: Tables = TABLES;
    const ADDRESSES: Addresses = Addresses {
        home: "/index.php",
        login: "/member.php?action=login",
        enter: "/member.php",
        form: Form {
            username: "username",
            password: "password",
            remember: "remember",
            back: Some("url"),
            hidden: &[("action", "do_login")],
        },
        logout: "/member.php?action=logout&logoutkey={session}",
        logout_by_form: false,
        profile: "/member.php?action=profile&uid={id}",
        avatar: "/uploads/avatars/avatar_{id}.svg?dateline=1700000000",
        whoami: None,
        arrival: Arrival::Page,
        returns_members: false,
        admits_waiting: true,
        semicolons: false,
    };

    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError> {
        let groups: Vec<String> = member.groups.iter().map(|group| group_id(*group).to_string()).collect();
        let insert =
            "INSERT INTO mybb_users (uid, username, password, salt, loginkey, email, avatar, avatartype, usergroup,
                        additionalgroups, regdate)
                      VALUES (?1, ?2, ?3, 'w4Zk1q2r', ?4, ?5, ?6, 'upload', ?7, ?8, ?9)";
        let primary = member.groups.first().map_or(WAITING, |group| group_id(*group));
        let values = [
            member.id.into(),
            member.username.into(),
            conceal(PASSWORD)?.into(),
            dice::letters(50)?.into(),
            member.email.into(),
            format!("./uploads/avatars/avatar_{}.svg?dateline=1700000000", member.id).into(),
            if member.email_verified { primary } else { WAITING }.into(),
            groups.get(1..).unwrap_or_default().join(",").into(),
            now.into(),
        ];
        database.run(insert, values).await?;
        Ok(())
    }

    /// There is no parameter for it: the form remembers where the visitor came from.
    fn wanted(&self, visit: &Visit) -> String {
        if visit.referer.contains("action=login") { String::new() } else { visit.referer.clone() }
    }

    /// An address below the board, or what follows the last slash of any other one.
    fn way_back(&self, wanted: &str, visit: &Visit, _visited: &Visited) -> Option<String> {
        if wanted.starts_with(&format!("{}/", visit.base)) {
            return Some(wanted.to_owned());
        }
        let segment =
            wanted.rsplit('/').next().filter(|segment| !segment.is_empty() && !segment.contains("member.php"));
        Some(format!("{}/{}", visit.base, segment.unwrap_or("index.php")))
    }

    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        let Some((id, key)) = member(database, visit).await? else {
            return Ok(Pass { cookies: note(database, visit, 0, now).await?, ..Pass::default() });
        };
        lift(database, id, now).await?;
        Ok(pass(id, &key, note(database, visit, id, now).await?))
    }

    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        lift(database, entry.member, entry.now).await?;
        let query = "SELECT loginkey FROM mybb_users WHERE uid = ?1";
        let row = database.row(query, [entry.member.into()]).await?;
        let key: String = row.ok_or_else(|| DemoError::NoMember(entry.member.to_string()))?.try_get("loginkey")?;
        let mut cookies = note(database, entry.visit, entry.member, entry.now).await?;
        cookies.push(cookies::set("loginattempts", "1", Some(entry.now + YEAR_SECS)));
        let expires = entry.remember.then_some(entry.now + YEAR_SECS);
        cookies.push(cookies::set("mybbuser", &cookies::encode(&format!("{}_{key}", entry.member)), expires));
        Ok(pass(entry.member, &key, cookies))
    }

    /// The key stays: a copy of the cookie goes on working.
    async fn close(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        if let Some(sid) = visit.cookie("sid") {
            database.run("DELETE FROM mybb_sessions WHERE sid = ?1", [sid.into()]).await?;
        }
        let cookies = ["mybbuser", "sid"].map(|name| cookies::set(name, "", Some(now - 3_600))).to_vec();
        Ok(Pass { cookies, ..Pass::default() })
    }

    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError> {
        let update = "UPDATE mybb_users SET loginkey = ?2 WHERE uid = ?1";
        database.run(update, [member.into(), dice::letters(50)?.into()]).await?;
        Ok(())
    }
}
