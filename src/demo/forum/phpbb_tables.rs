//! The tables of flavour `phpbb`: as many of phpBB 3.3's tables and columns as a log-in needs.

use sqlx::SqlitePool;

use super::super::{DemoError, dice};
use super::accounts::{GROUPS, PASSWORD, SAMPLE, SampleMember};

/// Cookies are called after this, as phpBB does: `<name>_sid`, `<name>_u`, `<name>_k`.
pub const COOKIE_NAME: &str = "phpbb3_demo";
/// phpBB's number of every guest.
pub const ANONYMOUS: u32 = 1;
/// `user_type` of ordinary members.
pub const NORMAL: u32 = 0;
/// `user_type` of members who wait for their activation, or were deactivated.
pub const INACTIVE: u32 = 1;

const SCHEMA: &[&str] = &[
    "CREATE TABLE phpbb_config (config_name VARCHAR(255) NOT NULL PRIMARY KEY, config_value VARCHAR(255) NOT NULL)",
    "CREATE TABLE phpbb_users (
        user_id INTEGER PRIMARY KEY, user_type INTEGER NOT NULL DEFAULT 0, group_id INTEGER NOT NULL DEFAULT 2,
        user_regdate INTEGER NOT NULL DEFAULT 0, username VARCHAR(255) NOT NULL, username_clean VARCHAR(255) NOT NULL,
        user_password VARCHAR(255) NOT NULL DEFAULT '', user_email VARCHAR(100) NOT NULL DEFAULT '',
        user_lastvisit INTEGER NOT NULL DEFAULT 0, user_lang VARCHAR(30) NOT NULL DEFAULT 'en',
        user_avatar VARCHAR(255) NOT NULL DEFAULT '', user_avatar_type VARCHAR(255) NOT NULL DEFAULT '',
        user_inactive_reason INTEGER NOT NULL DEFAULT 0)",
    "CREATE UNIQUE INDEX phpbb_users_username_clean ON phpbb_users (username_clean)",
    "CREATE TABLE phpbb_groups (
        group_id INTEGER PRIMARY KEY, group_type INTEGER NOT NULL DEFAULT 1, group_name VARCHAR(255) NOT NULL)",
    "CREATE TABLE phpbb_user_group (
        group_id INTEGER NOT NULL, user_id INTEGER NOT NULL, group_leader INTEGER NOT NULL DEFAULT 0,
        user_pending INTEGER NOT NULL DEFAULT 1)",
    "CREATE INDEX phpbb_user_group_user_id ON phpbb_user_group (user_id)",
    "CREATE TABLE phpbb_sessions (
        session_id CHAR(32) NOT NULL PRIMARY KEY, session_user_id INTEGER NOT NULL DEFAULT 0,
        session_last_visit INTEGER NOT NULL DEFAULT 0, session_start INTEGER NOT NULL DEFAULT 0,
        session_time INTEGER NOT NULL DEFAULT 0, session_ip VARCHAR(40) NOT NULL DEFAULT '',
        session_browser VARCHAR(150) NOT NULL DEFAULT '', session_forwarded_for VARCHAR(255) NOT NULL DEFAULT '',
        session_page VARCHAR(255) NOT NULL DEFAULT '', session_autologin INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX phpbb_sessions_session_time ON phpbb_sessions (session_time)",
    "CREATE INDEX phpbb_sessions_session_user_id ON phpbb_sessions (session_user_id)",
    "CREATE TABLE phpbb_sessions_keys (
        key_id CHAR(32) NOT NULL, user_id INTEGER NOT NULL, last_ip VARCHAR(40) NOT NULL DEFAULT '',
        last_login INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (key_id, user_id))",
    "CREATE TABLE phpbb_banlist (
        ban_id INTEGER PRIMARY KEY AUTOINCREMENT, ban_userid INTEGER NOT NULL DEFAULT 0,
        ban_ip VARCHAR(40) NOT NULL DEFAULT '', ban_email VARCHAR(100) NOT NULL DEFAULT '',
        ban_start INTEGER NOT NULL DEFAULT 0, ban_end INTEGER NOT NULL DEFAULT 0,
        ban_exclude INTEGER NOT NULL DEFAULT 0, ban_reason VARCHAR(255) NOT NULL DEFAULT '',
        ban_give_reason VARCHAR(255) NOT NULL DEFAULT '')",
];

/// What phpBB keeps beside its code: the rows that decide over sessions, e-mail addresses and pictures.
const CONFIG: &[(&str, &str)] = &[
    ("cookie_name", COOKIE_NAME),
    ("cookie_path", "/"),
    ("cookie_secure", "0"),
    ("session_length", "3600"),
    ("session_gc", "3600"),
    ("session_last_gc", "0"),
    ("allow_autologin", "1"),
    ("max_autologin_time", "0"),
    ("browser_check", "1"),
    ("ip_check", "3"),
    ("forwarded_for_check", "0"),
    // By mail: whoever is active has proved his address.
    ("require_activation", "1"),
    ("avatar_path", "images/avatars/upload"),
    ("avatar_gallery_path", "images/avatars/gallery"),
    ("avatar_salt", "5a3c0f1e8b7d4c2a9e6f1d0b3c5a7e91"),
    ("script_path", "/"),
    ("version", "3.3.15"),
    ("sitename", "Harbour Club"),
];

/// Makes the tables and fills them with the sample members.
pub async fn create(pool: &SqlitePool, now: i64) -> Result<(), DemoError> {
    for statement in SCHEMA {
        sqlx::query(*statement).execute(pool).await?;
    }
    for (name, value) in CONFIG {
        let insert = "INSERT INTO phpbb_config (config_name, config_value) VALUES (?, ?)";
        sqlx::query(insert).bind(name).bind(value).execute(pool).await?;
    }
    for group in GROUPS {
        let insert = "INSERT INTO phpbb_groups (group_id, group_type, group_name) VALUES (?, ?, ?)";
        let kind = if group.phpbb_key.is_some() { 3 } else { 1 };
        let name = group.phpbb_key.map_or_else(|| escape(group.name), str::to_owned);
        sqlx::query(insert).bind(group.id).bind(kind).bind(name).execute(pool).await?;
    }
    let guest = "INSERT INTO phpbb_users (user_id, user_type, group_id, username, username_clean)
                 VALUES (?, 2, 1, 'Anonymous', 'anonymous')";
    sqlx::query(guest).bind(ANONYMOUS).execute(pool).await?;
    for member in &SAMPLE {
        insert_member(pool, member, now).await?;
    }
    Ok(())
}

async fn insert_member(pool: &SqlitePool, member: &SampleMember, now: i64) -> Result<(), DemoError> {
    let insert = "INSERT INTO phpbb_users (user_id, user_type, group_id, user_regdate, username, username_clean,
                    user_password, user_email, user_avatar, user_avatar_type, user_inactive_reason)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'avatar.driver.upload', ?)";
    // With activation by mail an address that is not confirmed is an account that is not active yet (reason 1).
    let waits = u32::from(!member.email_verified);
    sqlx::query(insert)
        .bind(member.id)
        .bind(if waits == 1 { INACTIVE } else { NORMAL })
        .bind(member.groups.first().map_or(0, |group| group.id))
        .bind(now)
        .bind(escape(member.username))
        .bind(clean(member.username))
        .bind(dice::sha256_hex(PASSWORD.as_bytes()))
        .bind(member.email)
        .bind(format!("{}_1700000000.svg", member.id))
        .bind(waits)
        .execute(pool)
        .await?;
    for group in member.groups {
        let insert = "INSERT INTO phpbb_user_group (group_id, user_id, user_pending) VALUES (?, ?, 0)";
        sqlx::query(insert).bind(group.id).bind(member.id).execute(pool).await?;
    }
    if member.banned {
        let insert = "INSERT INTO phpbb_banlist (ban_userid, ban_start, ban_end, ban_reason) VALUES (?, ?, 0, ?)";
        sqlx::query(insert).bind(member.id).bind(now).bind("advertising").execute(pool).await?;
    }
    Ok(())
}

/// phpBB 3 keeps names HTML-escaped; the apostrophe stays as it is.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The folded form under which phpBB looks names up.
pub fn clean(username: &str) -> String {
    username.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
