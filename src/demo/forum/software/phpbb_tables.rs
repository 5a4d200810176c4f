//! As many of phpBB 3.3's tables and columns as a log-in needs.

use super::super::tables::Tables;

/// The statements of flavour `phpbb`. Cookies are called after row `cookie_name`: `<name>_sid`, `<name>_u`, `<name>_k`.
/// With activation by mail an address that is not confirmed is an account that is not active yet (reason 1).
pub const TABLES: Tables = Tables {
    schema: "
CREATE TABLE phpbb_config (config_name VARCHAR(255) NOT NULL PRIMARY KEY, config_value VARCHAR(255) NOT NULL);
CREATE TABLE phpbb_users (
    user_id INTEGER PRIMARY KEY, user_type INTEGER NOT NULL DEFAULT 0, group_id INTEGER NOT NULL DEFAULT 2,
    user_regdate INTEGER NOT NULL DEFAULT 0, username VARCHAR(255) NOT NULL, username_clean VARCHAR(255) NOT NULL,
    user_password VARCHAR(255) NOT NULL DEFAULT '', user_email VARCHAR(100) NOT NULL DEFAULT '',
    user_lastvisit INTEGER NOT NULL DEFAULT 0, user_lang VARCHAR(30) NOT NULL DEFAULT 'en',
    user_avatar VARCHAR(255) NOT NULL DEFAULT '', user_avatar_type VARCHAR(255) NOT NULL DEFAULT '',
    user_inactive_reason INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX phpbb_users_username_clean ON phpbb_users (username_clean);
CREATE TABLE phpbb_groups (
    group_id INTEGER PRIMARY KEY, group_type INTEGER NOT NULL DEFAULT 1, group_name VARCHAR(255) NOT NULL);
CREATE TABLE phpbb_user_group (
    group_id INTEGER NOT NULL, user_id INTEGER NOT NULL, group_leader INTEGER NOT NULL DEFAULT 0,
    user_pending INTEGER NOT NULL DEFAULT 1);
CREATE INDEX phpbb_user_group_user_id ON phpbb_user_group (user_id);
CREATE TABLE phpbb_sessions (
    session_id CHAR(32) NOT NULL PRIMARY KEY, session_user_id INTEGER NOT NULL DEFAULT 0,
    session_last_visit INTEGER NOT NULL DEFAULT 0, session_start INTEGER NOT NULL DEFAULT 0,
    session_time INTEGER NOT NULL DEFAULT 0, session_ip VARCHAR(40) NOT NULL DEFAULT '',
    session_browser VARCHAR(150) NOT NULL DEFAULT '', session_forwarded_for VARCHAR(255) NOT NULL DEFAULT '',
    session_page VARCHAR(255) NOT NULL DEFAULT '', session_autologin INTEGER NOT NULL DEFAULT 0);
CREATE INDEX phpbb_sessions_session_time ON phpbb_sessions (session_time);
CREATE INDEX phpbb_sessions_session_user_id ON phpbb_sessions (session_user_id);
CREATE TABLE phpbb_sessions_keys (
    key_id CHAR(32) NOT NULL, user_id INTEGER NOT NULL, last_ip VARCHAR(40) NOT NULL DEFAULT '',
    last_login INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (key_id, user_id));
CREATE TABLE phpbb_banlist (
    ban_id INTEGER PRIMARY KEY AUTOINCREMENT, ban_userid INTEGER NOT NULL DEFAULT 0,
    ban_ip VARCHAR(40) NOT NULL DEFAULT '', ban_email VARCHAR(100) NOT NULL DEFAULT '',
    ban_start INTEGER NOT NULL DEFAULT 0, ban_end INTEGER NOT NULL DEFAULT 0,
    ban_exclude INTEGER NOT NULL DEFAULT 0, ban_reason VARCHAR(255) NOT NULL DEFAULT '',
    ban_give_reason VARCHAR(255) NOT NULL DEFAULT '');
INSERT INTO phpbb_config (config_name, config_value) VALUES
    ('cookie_name', 'phpbb3_demo'), ('cookie_path', '/'), ('cookie_secure', '0'), ('session_length', '3600'),
    ('session_gc', '3600'), ('session_last_gc', '0'), ('allow_autologin', '1'), ('max_autologin_time', '0'),
    ('browser_check', '1'), ('ip_check', '3'), ('forwarded_for_check', '0'), ('require_activation', '1'),
    ('avatar_path', 'images/avatars/upload'), ('avatar_gallery_path', 'images/avatars/gallery'),
    ('avatar_salt', '5a3c0f1e8b7d4c2a9e6f1d0b3c5a7e91'), ('script_path', '/'), ('version', '3.3.15'),
    ('sitename', 'Harbour Club');
INSERT INTO phpbb_groups (group_id, group_type, group_name) VALUES
    (2, 3, 'REGISTERED'), (4, 3, 'GLOBAL_MODERATORS'), (5, 3, 'ADMINISTRATORS'), (8, 1, 'Photo club');
INSERT INTO phpbb_users (user_id, user_type, group_id, username, username_clean)
    VALUES (1, 2, 1, 'Anonymous', 'anonymous')",
    accounts: "
SELECT u.user_id AS id, u.username, u.user_password AS password, u.user_email AS email, u.user_type <> 1 AS verified,
       u.user_type <> 1 AS active, u.group_id = 5 AS administrator,
       (SELECT CASE MIN(ban_end) WHEN 0 THEN 0 ELSE MAX(ban_end) END FROM phpbb_banlist
         WHERE ban_userid = u.user_id AND ban_exclude = 0 AND (ban_end = 0 OR ban_end >= ?2)) AS banned_until
  FROM phpbb_users u WHERE u.user_type <> 2 AND (?1 IS NULL OR u.user_id = ?1)",
    groups: "
SELECT g.group_id AS id, g.group_name AS name
  FROM phpbb_user_group ug JOIN phpbb_groups g ON g.group_id = ug.group_id JOIN phpbb_users u ON u.user_id = ug.user_id
 WHERE ug.user_id = ?1 AND ug.user_pending = 0
 ORDER BY g.group_id <> u.group_id, g.group_id",
    ban: "INSERT INTO phpbb_banlist (ban_userid, ban_start, ban_end, ban_reason) VALUES (?1, ?3, ?2, 'advertising')",
    unban: "DELETE FROM phpbb_banlist WHERE ban_userid = ?1",
    activate: "UPDATE phpbb_users SET user_type = 0, user_inactive_reason = 0 WHERE user_id = ?1",
    // Reason 3: by an administrator.
    deactivate: "UPDATE phpbb_users SET user_type = 1, user_inactive_reason = 3 WHERE user_id = ?1",
    escaped: true,
};
