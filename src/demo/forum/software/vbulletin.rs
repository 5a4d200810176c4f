//! vBulletin 4: a row for each session, bound to browser and address, and a pair of cookies that remembers.

use async_trait::async_trait;
use sqlx::Row as _;

use super::super::super::{DemoError, dice};
use super::super::accounts::{PASSWORD, SampleGroup, SampleMember};
use super::super::addresses::{Addresses, Arrival, Form};
use super::super::backend::{Visit, Visited, same};
use super::super::cookies::{self, YEAR_SECS};
use super::super::database::Database;
use super::super::tables::{Entry, Pass, Software, Tables, conceal};
use super::{escape, on_own_host};

/// Constant `COOKIE_SALT` of the sample board. It protects nothing: the sample lives on loopback.
pub const COOKIE_SALT: &str = "Kq3xWv8RtZ1mB6yN4pLs";
/// Option `cookietimeout`.
const IDLE_SECS: i64 = 900;
const REMEMBER: [&str; 2] = ["bb_userid", "bb_password"];

/// Flavour `vbulletin`.
pub struct Vbulletin;

const TABLES: Tables = Tables {
    schema: "
CREATE TABLE setting (varname VARCHAR(100) NOT NULL PRIMARY KEY, grouptitle VARCHAR(50) NOT NULL DEFAULT '', value TEXT);
CREATE TABLE user (
    userid INTEGER PRIMARY KEY, usergroupid INTEGER NOT NULL DEFAULT 0, membergroupids VARCHAR(250) NOT NULL DEFAULT '',
    displaygroupid INTEGER NOT NULL DEFAULT 0, username VARCHAR(100) NOT NULL DEFAULT '',
    password VARCHAR(64) NOT NULL DEFAULT '', email VARCHAR(100) NOT NULL DEFAULT '',
    joindate INTEGER NOT NULL DEFAULT 0, lastactivity INTEGER NOT NULL DEFAULT 0, salt VARCHAR(30) NOT NULL DEFAULT '');
CREATE TABLE usergroup (usergroupid INTEGER PRIMARY KEY, title VARCHAR(100) NOT NULL DEFAULT '');
CREATE TABLE userban (
    userid INTEGER PRIMARY KEY, usergroupid INTEGER NOT NULL DEFAULT 0, displaygroupid INTEGER NOT NULL DEFAULT 0,
    adminid INTEGER NOT NULL DEFAULT 0, bandate INTEGER NOT NULL DEFAULT 0, liftdate INTEGER NOT NULL DEFAULT 0,
    reason VARCHAR(255) NOT NULL DEFAULT '');
CREATE TABLE customavatar (
    userid INTEGER PRIMARY KEY, dateline INTEGER NOT NULL DEFAULT 0, filename VARCHAR(100) NOT NULL DEFAULT '');
CREATE TABLE session (
    sessionhash CHAR(32) NOT NULL PRIMARY KEY, userid INTEGER NOT NULL DEFAULT 0, host CHAR(15) NOT NULL DEFAULT '',
    idhash CHAR(32) NOT NULL DEFAULT '', lastactivity INTEGER NOT NULL DEFAULT 0,
    location CHAR(255) NOT NULL DEFAULT '', useragent CHAR(100) NOT NULL DEFAULT '',
    loggedin INTEGER NOT NULL DEFAULT 0);
INSERT INTO setting (varname, value) VALUES
    ('bbtitle', 'Harbour Club'), ('cookietimeout', '900'), ('ipcheck', '1'), ('banip', ''), ('templateversion', '4.2.5');
INSERT INTO usergroup (usergroupid, title) VALUES
    (1, 'Unregistered / Not Logged In'), (2, 'Registered Users'), (3, 'Users Awaiting Email Confirmation'),
    (4, '(COPPA) Users Awaiting Moderation'), (5, 'Super Moderators'), (6, 'Administrators'), (7, 'Moderators'),
    (8, 'Banned Users'), (9, 'Photo club')",
    accounts: "
SELECT u.userid AS id, u.username, u.password, u.email, u.usergroupid NOT IN (3, 4) AS verified,
       u.usergroupid NOT IN (3, 4) AS active, u.usergroupid = 6 AS administrator,
       CASE WHEN b.liftdate = 0 OR b.liftdate > ?2 THEN b.liftdate END AS banned_until
  FROM user u LEFT JOIN userban b ON b.userid = u.userid WHERE ?1 IS NULL OR u.userid = ?1",
    groups: "
SELECT g.usergroupid AS id, g.title AS name FROM user u, usergroup g
 WHERE u.userid = ?1
   AND (g.usergroupid = u.usergroupid OR ',' || u.membergroupids || ',' LIKE '%,' || g.usergroupid || ',%')
 ORDER BY g.usergroupid <> u.usergroupid, g.usergroupid",
    ban: "
INSERT INTO userban (userid, usergroupid, adminid, bandate, liftdate, reason)
     SELECT userid, usergroupid, 2, ?3, ?2, 'advertising' FROM user WHERE userid = ?1;
UPDATE user SET usergroupid = 8 WHERE userid = ?1",
    unban: "
UPDATE user SET usergroupid = b.usergroupid FROM userban b WHERE b.userid = user.userid AND user.userid = ?1;
DELETE FROM userban WHERE userid = ?1",
    activate: "UPDATE user SET usergroupid = 2 WHERE userid = ?1 AND usergroupid IN (3, 4)",
    deactivate: "UPDATE user SET usergroupid = 3 WHERE userid = ?1",
    escaped: true,
};

fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 2,
        SampleGroup::Moderators => 7,
        SampleGroup::Administrators => 6,
        SampleGroup::PhotoClub => 9,
    }
}

/// What binds a session to a browser, and to the first three parts of its address.
fn idhash(visit: &Visit) -> String {
    let address = visit.address.to_string();
    let parts: Vec<&str> = address.split('.').take(3).collect();
    dice::md5_hex(format!("{}{}", visit.user_agent, parts.join(".")).as_bytes())
}

/// Opens a session of a member, or of a guest (0).
async fn insert(database: &Database, visit: &Visit, member: u32, now: i64) -> Result<Pass, DemoError> {
    let hash = dice::hex(16)?;
    let insert = "INSERT INTO session (sessionhash, userid, host, idhash, lastactivity, location, useragent, loggedin)
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let values = [
        hash.as_str().into(),
        member.into(),
        visit.address.to_string().into(),
        idhash(visit).into(),
        now.into(),
        visit.path.chars().take(255).collect::<String>().into(),
        visit.user_agent.chars().take(100).collect::<String>().into(),
        if member == 0 { 0_u32 } else { 1 }.into(),
    ];
    database.run(insert, values).await?;
    let seen = |name| cookies::set(name, &now.to_string(), Some(now + YEAR_SECS));
    let set = vec![seen("bb_lastvisit"), seen("bb_lastactivity"), cookies::set("bb_sessionhash", &hash, None)];
    Ok(pass(member, set, &hash))
}

fn pass(member: u32, cookies: Vec<String>, hash: &str) -> Pass {
    Pass { member: (member != 0).then_some(member), cookies, session: dice::md5_hex(hash.as_bytes()) }
}

/// What remembers a member: other as soon as he has another password.
async fn token(database: &Database, member: u32) -> Result<Option<String>, DemoError> {
    let row = database.row("SELECT password FROM user WHERE userid = ?1", [member.into()]).await?;
    let password: Option<String> = row.map(|row| row.try_get("password")).transpose()?;
    Ok(password.map(|password| dice::md5_hex(format!("{password}{COOKIE_SALT}").as_bytes())))
}

async fn remembered(database: &Database, visit: &Visit) -> Result<Option<u32>, DemoError> {
    let [member, given] = REMEMBER.map(|name| visit.cookie(name).unwrap_or_default());
    let Ok(member) = member.parse() else { return Ok(None) };
    let kept = token(database, member).await?;
    Ok(kept.filter(|kept| same(kept.as_bytes(), given.as_bytes())).map(|_| member))
}

async fn forget(database: &Database, visit: &Visit) -> Result<(), DemoError> {
    if let Some(hash) = visit.cookie("bb_sessionhash") {
        database.run("DELETE FROM session WHERE sessionhash = ?1", [hash.into()]).await?;
    }
    Ok(())
}

/// Bans that have ended are lifted once an hour; here as soon as somebody comes.
async fn lift(database: &Database, now: i64) -> Result<(), DemoError> {
    let over = "SELECT userid FROM userban WHERE liftdate <> 0 AND liftdate <= ?1";
    for row in database.rows(over, [now.into()]).await? {
        database.run(TABLES.unban, [row.try_get::<u32, _>("userid")?.into()]).await?;
    }
    Ok(())
}

#[async_trait]
impl Software for Vbulletin {
    const TABLES: Tables = TABLES;
    const ADDRESSES: Addresses = Addresses {
        home: "/index.php",
        login: "/login.php?do=login",
        enter: "/login.php?do=login",
        form: Form {
            username: "vb_login_username",
            password: "vb_login_password",
            remember: "cookieuser",
            back: Some("url"),
            hidden: &[("do", "login")],
        },
        logout: "/login.php?do=logout&logouthash={session}",
        logout_by_form: false,
        profile: "/member.php?u={id}",
        avatar: "/image.php?u={id}&dateline=1700000000",
        whoami: None,
        arrival: Arrival::Page,
        returns_members: false,
        admits_waiting: true,
        semicolons: false,
    };

    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError> {
        let groups: Vec<u32> = member.groups.iter().map(|group| group_id(*group)).collect();
        let insert = "INSERT INTO user (userid, usergroupid, membergroupids, username, password, email, joindate, salt)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'x8!kQ2m');
                      INSERT INTO customavatar (userid, dateline) VALUES (?1, 1700000000)";
        let values = [
            member.id.into(),
            groups.first().copied().unwrap_or(0).into(),
            groups.iter().skip(1).map(u32::to_string).collect::<Vec<_>>().join(",").into(),
            escape(member.username).into(),
            conceal(PASSWORD)?.into(),
            member.email.into(),
            now.into(),
        ];
        database.run(insert, values).await?;
        if !member.email_verified {
            database.run(TABLES.deactivate, [member.id.into()]).await?;
        }
        Ok(())
    }

    /// The form remembers where the visitor came from.
    fn wanted(&self, visit: &Visit) -> String {
        visit.referer.clone()
    }

    fn way_back(&self, wanted: &str, visit: &Visit, _visited: &Visited) -> Option<String> {
        Some(on_own_host(wanted, visit, "/index.php"))
    }

    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        lift(database, now).await?;
        let hash = visit.cookie("bb_sessionhash").unwrap_or_default();
        let query = "SELECT userid FROM session WHERE sessionhash = ?1 AND idhash = ?2 AND lastactivity > ?3";
        let values = [hash.into(), idhash(visit).into(), (now - IDLE_SECS).into()];
        if let Some(row) = database.row(query, values).await? {
            let member = row.try_get("userid")?;
            let other = if member == 0 { remembered(database, visit).await? } else { None };
            if other.is_none() {
                let update = "UPDATE session SET lastactivity = ?2 WHERE sessionhash = ?1";
                database.run(update, [hash.into(), now.into()]).await?;
                return Ok(pass(member, Vec::new(), hash));
            }
        }
        let member = remembered(database, visit).await?.unwrap_or(0);
        insert(database, visit, member, now).await
    }

    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        forget(database, entry.visit).await?;
        let mut pass = insert(database, entry.visit, entry.member, entry.now).await?;
        if entry.remember {
            let token = token(database, entry.member).await?.unwrap_or_default();
            let values = [entry.member.to_string(), token];
            let expires = Some(entry.now + YEAR_SECS);
            let lines = REMEMBER.iter().zip(&values).map(|(name, value)| cookies::set(name, value, expires));
            pass.cookies.extend(lines);
        }
        Ok(pass)
    }

    async fn close(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        forget(database, visit).await?;
        let mut guest = insert(database, visit, 0, now).await?;
        guest.cookies.extend(REMEMBER.map(|name| cookies::set(name, "", Some(now - YEAR_SECS))));
        Ok(guest)
    }

    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError> {
        let statements = "DELETE FROM session WHERE userid = ?1; UPDATE user SET password = ?2 WHERE userid = ?1";
        database.run(statements, [member.into(), conceal(PASSWORD)?.into()]).await?;
        Ok(())
    }
}
