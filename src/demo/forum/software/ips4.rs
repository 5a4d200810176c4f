//! Invision Community 4: a row for each session, and devices that are known again.

use async_trait::async_trait;
use base64::Engine as _;
use http::StatusCode;
use sqlx::Row as _;

use super::super::super::{DemoError, dice};
use super::super::accounts::{PASSWORD, SampleGroup, SampleMember};
use super::super::addresses::{Addresses, Arrival, Form};
use super::super::backend::{Visit, Visited, same};
use super::super::cookies::{self, YEAR_SECS};
use super::super::database::Database;
use super::super::tables::{Entry, Pass, Software, Tables, conceal};
use super::on_own_host;

/// A session that nobody used for so long has ended.
const IDLE_SECS: i64 = 3_600;
const SESSION: &str = "ips4_IPSSessionFront";
const DEVICE: &str = "ips4_device_key";
/// Cookies that exist only while somebody is logged in.
const LOGIN: [&str; 3] = ["ips4_member_id", "ips4_login_key", "ips4_loggedIn"];

/// Flavour `ips4`.
pub struct Ips4;

const TABLES: Tables = Tables {
    schema: "
CREATE TABLE core_members (
    member_id INTEGER PRIMARY KEY, name VARCHAR(255) NOT NULL DEFAULT '', members_seo_name VARCHAR(255) NOT NULL DEFAULT '',
    email VARCHAR(150) NOT NULL DEFAULT '', member_group_id INTEGER NOT NULL DEFAULT 0,
    mgroup_others VARCHAR(245) NOT NULL DEFAULT '', joined INTEGER NOT NULL DEFAULT 0,
    temp_ban INTEGER NOT NULL DEFAULT 0, members_bitoptions INTEGER NOT NULL DEFAULT 0,
    members_pass_hash VARCHAR(255) NOT NULL DEFAULT '', pp_main_photo TEXT, language INTEGER,
    last_visit INTEGER NOT NULL DEFAULT 0);
CREATE TABLE core_sessions (
    id VARCHAR(250) NOT NULL PRIMARY KEY, member_name VARCHAR(255), seo_name VARCHAR(255),
    member_id INTEGER NOT NULL DEFAULT 0, ip_address VARCHAR(46), browser VARCHAR(200) NOT NULL DEFAULT '',
    running_time INTEGER, login_type INTEGER, member_group INTEGER);
CREATE TABLE core_members_known_devices (
    device_key VARCHAR(32) NOT NULL, member_id INTEGER NOT NULL, user_agent TEXT, login_key VARCHAR(32),
    last_seen INTEGER NOT NULL DEFAULT 0, anonymous INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (device_key, member_id));
CREATE TABLE core_groups (g_id INTEGER PRIMARY KEY, g_icon TEXT);
CREATE TABLE core_sys_lang (lang_id INTEGER PRIMARY KEY, lang_short VARCHAR(32), lang_default INTEGER NOT NULL DEFAULT 0);
CREATE TABLE core_sys_lang_words (
    word_id INTEGER PRIMARY KEY AUTOINCREMENT, lang_id INTEGER, word_key VARCHAR(190), word_default TEXT,
    word_custom TEXT);
CREATE TABLE core_validating (
    vid VARCHAR(32) NOT NULL PRIMARY KEY, member_id INTEGER NOT NULL, entry_date INTEGER NOT NULL DEFAULT 0,
    new_reg INTEGER NOT NULL DEFAULT 0, email_chg INTEGER NOT NULL DEFAULT 0);
CREATE TABLE core_banfilters (
    ban_id INTEGER PRIMARY KEY AUTOINCREMENT, ban_type VARCHAR(10) NOT NULL DEFAULT 'ip', ban_content TEXT,
    ban_date INTEGER NOT NULL DEFAULT 0, ban_reason VARCHAR(255));
INSERT INTO core_sys_lang (lang_id, lang_short, lang_default) VALUES (1, 'en_US', 1);
INSERT INTO core_groups (g_id) VALUES (2), (3), (4), (6), (7);
INSERT INTO core_sys_lang_words (lang_id, word_key, word_default, word_custom) VALUES
    (1, 'core_group_2', 'Guests', NULL), (1, 'core_group_3', 'Members', NULL),
    (1, 'core_group_4', 'Administrators', NULL), (1, 'core_group_6', 'Moderators', NULL),
    (1, 'core_group_7', '', 'Photo club')",
    accounts: "
SELECT m.member_id AS id, m.name AS username, m.members_pass_hash AS password, m.email,
       m.members_bitoptions & 1073741824 = 0 AS verified, m.members_bitoptions & 1073741824 = 0 AS active,
       m.member_group_id = 4 AS administrator,
       CASE WHEN m.temp_ban = -1 THEN 0 WHEN m.temp_ban > ?2 THEN m.temp_ban END AS banned_until
  FROM core_members m WHERE ?1 IS NULL OR m.member_id = ?1",
    groups: "
SELECT g.g_id AS id, COALESCE(NULLIF(w.word_custom, ''), w.word_default) AS name
  FROM core_members m, core_groups g JOIN core_sys_lang_words w ON w.word_key = 'core_group_' || g.g_id
 WHERE m.member_id = ?1
   AND (g.g_id = m.member_group_id OR ',' || m.mgroup_others || ',' LIKE '%,' || g.g_id || ',%')
 ORDER BY g.g_id <> m.member_group_id, g.g_id",
    ban: "UPDATE core_members SET temp_ban = CASE ?2 WHEN 0 THEN -1 ELSE ?2 END WHERE member_id = ?1",
    unban: "UPDATE core_members SET temp_ban = 0 WHERE member_id = ?1",
    activate: "
UPDATE core_members SET members_bitoptions = members_bitoptions & ~1073741824 WHERE member_id = ?1;
DELETE FROM core_validating WHERE member_id = ?1",
    deactivate: "
UPDATE core_members SET members_bitoptions = members_bitoptions | 1073741824 WHERE member_id = ?1;
INSERT INTO core_validating (vid, member_id, new_reg) VALUES (lower(hex(randomblob(16))), ?1, 1)",
    escaped: false,
};

fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 3,
        SampleGroup::Moderators => 6,
        SampleGroup::Administrators => 4,
        SampleGroup::PhotoClub => 7,
    }
}

/// Opens a session of a member, or of a guest (0).
async fn insert(database: &Database, visit: &Visit, member: u32, now: i64) -> Result<Pass, DemoError> {
    let id = dice::hex(16)?;
    let insert = "INSERT INTO core_sessions (id, member_id, ip_address, browser, running_time, login_type)
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = [
        id.as_str().into(),
        member.into(),
        visit.address.to_string().into(),
        visit.user_agent.chars().take(200).collect::<String>().into(),
        now.into(),
        if member == 0 { 2_u32 } else { 0 }.into(),
    ];
    database.run(insert, values).await?;
    Ok(pass(member, vec![cookies::set(SESSION, &id, None)], &id))
}

fn pass(member: u32, cookies: Vec<String>, session: &str) -> Pass {
    Pass { member: (member != 0).then_some(member), cookies, session: dice::md5_hex(session.as_bytes()) }
}

/// The member of a known device.
async fn known(database: &Database, visit: &Visit) -> Result<Option<u32>, DemoError> {
    let text = |name| visit.cookie(name).unwrap_or_default();
    let query = "SELECT member_id, login_key FROM core_members_known_devices WHERE device_key = ?1 AND member_id = ?2";
    let [member, key, _] = LOGIN.map(text);
    let Some(row) = database.row(query, [text(DEVICE).into(), member.into()]).await? else { return Ok(None) };
    let kept: Option<String> = row.try_get("login_key")?;
    let fits = kept.is_some_and(|kept| same(kept.as_bytes(), key.as_bytes()));
    Ok(if fits { Some(row.try_get("member_id")?) } else { None })
}

async fn forget(database: &Database, visit: &Visit) -> Result<(), DemoError> {
    if let Some(id) = visit.cookie(SESSION) {
        database.run("DELETE FROM core_sessions WHERE id = ?1", [id.into()]).await?;
    }
    Ok(())
}

#[async_trait]
impl Software for Ips4 {
    const TABLES: Tables = TABLES;
    const ADDRESSES: Addresses = Addresses {
        home: "/",
        login: "/login/",
        enter: "/login/",
        form: Form { username: "auth", password: "password", remember: "remember_me", back: Some("ref"), hidden: &[] },
        logout: "/logout/?csrfKey={session}",
        logout_by_form: false,
        profile: "/profile/{id}-member/",
        avatar: "/uploads/profile/photo-{id}.svg",
        whoami: None,
        arrival: Arrival::Redirect(StatusCode::FOUND),
        returns_members: false,
        admits_waiting: true,
        semicolons: false,
    };

    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError> {
        let groups: Vec<u32> = member.groups.iter().map(|group| group_id(*group)).collect();
        let insert =
            "INSERT INTO core_members (member_id, name, members_seo_name, email, member_group_id, mgroup_others,
                        joined, members_pass_hash, pp_main_photo)
                      VALUES (?1, ?2, 'member', ?3, ?4, ?5, ?6, ?7, ?8)";
        let values = [
            member.id.into(),
            member.username.into(),
            member.email.into(),
            groups.first().copied().unwrap_or(0).into(),
            groups.iter().skip(1).map(u32::to_string).collect::<Vec<_>>().join(",").into(),
            now.into(),
            conceal(PASSWORD)?.into(),
            format!("profile/photo-{}.svg", member.id).into(),
        ];
        database.run(insert, values).await?;
        if !member.email_verified {
            database.run(TABLES.deactivate, [member.id.into()]).await?;
        }
        Ok(())
    }

    fn wanted(&self, visit: &Visit) -> String {
        visit.argument("ref")
    }

    /// An address of the own host, in base64.
    fn way_back(&self, wanted: &str, visit: &Visit, _visited: &Visited) -> Option<String> {
        let decoded = base64::engine::general_purpose::STANDARD.decode(wanted).unwrap_or_default();
        Some(on_own_host(&String::from_utf8(decoded).unwrap_or_default(), visit, "/"))
    }

    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        if let Some(id) = visit.cookie(SESSION) {
            let query = "SELECT member_id FROM core_sessions WHERE id = ?1 AND running_time > ?2";
            if let Some(row) = database.row(query, [id.into(), (now - IDLE_SECS).into()]).await? {
                let update = "UPDATE core_sessions SET running_time = ?2 WHERE id = ?1";
                database.run(update, [id.into(), now.into()]).await?;
                return Ok(pass(row.try_get("member_id")?, Vec::new(), id));
            }
        }
        let member = known(database, visit).await?.unwrap_or(0);
        insert(database, visit, member, now).await
    }

    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        forget(database, entry.visit).await?;
        let mut pass = insert(database, entry.visit, entry.member, entry.now).await?;
        let (device, key) = (dice::hex(16)?, entry.remember.then(|| dice::hex(16)).transpose()?);
        let insert = "INSERT INTO core_members_known_devices (device_key, member_id, user_agent, login_key, last_seen)
                      VALUES (?1, ?2, ?3, NULLIF(?4, ''), ?5)";
        let values = [
            device.as_str().into(),
            entry.member.into(),
            entry.visit.user_agent.as_str().into(),
            key.clone().unwrap_or_default().into(),
            entry.now.into(),
        ];
        database.run(insert, values).await?;
        let expires = Some(entry.now + YEAR_SECS);
        pass.cookies.push(cookies::set(DEVICE, &device, expires));
        pass.cookies.push(cookies::set("ips4_loggedIn", "1", expires.filter(|_| entry.remember)));
        if let Some(key) = key {
            pass.cookies.push(cookies::set("ips4_member_id", &entry.member.to_string(), expires));
            pass.cookies.push(cookies::set("ips4_login_key", &key, expires));
        }
        Ok(pass)
    }

    /// The device stays known, but has no key any more.
    async fn close(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        forget(database, visit).await?;
        if let Some(device) = visit.cookie(DEVICE) {
            let update = "UPDATE core_members_known_devices SET login_key = NULL WHERE device_key = ?1";
            database.run(update, [device.into()]).await?;
        }
        let mut guest = insert(database, visit, 0, now).await?;
        guest.cookies.extend(LOGIN.map(|name| cookies::set(name, "", Some(now - YEAR_SECS))));
        Ok(guest)
    }

    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError> {
        let statements = "DELETE FROM core_sessions WHERE member_id = ?1;
                          DELETE FROM core_members_known_devices WHERE member_id = ?1";
        database.run(statements, [member.into()]).await?;
        Ok(())
    }
}
