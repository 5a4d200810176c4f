-- A small phpBB 4.0: as 3.3, but for the table of bans. "Now" is 1800000000 in all cases.

CREATE TABLE phpbb_config (
  config_name VARCHAR(255) NOT NULL PRIMARY KEY,
  config_value VARCHAR(255) NOT NULL
);
INSERT INTO phpbb_config (config_name, config_value) VALUES
  ('cookie_name', 'phpbb4_case'), ('session_length', '3600'), ('browser_check', '1'), ('require_activation', '1');

CREATE TABLE phpbb_users (
  user_id INTEGER NOT NULL PRIMARY KEY,
  user_type SMALLINT NOT NULL,
  group_id INTEGER NOT NULL,
  username VARCHAR(255) NOT NULL,
  user_email VARCHAR(100) NOT NULL,
  user_avatar VARCHAR(255) NOT NULL,
  user_avatar_type VARCHAR(255) NOT NULL,
  user_lang VARCHAR(30) NOT NULL
);
INSERT INTO phpbb_users VALUES
  (1, 2, 1, 'Anonymous', '', '', '', ''),
  (2, 3, 5, 'admin', 'admin@bad.example', '', '', 'en'),
  (48, 0, 2, 'Zoë O''Brien', 'zoe@forum.example', '48_1700000000.png', 'avatar.driver.upload', 'de'),
  (50, 0, 2, 'Banned Bob', 'bob@forum.example', '', '', 'en'),
  (51, 0, 2, 'Spammer', 'Some.Body@Bad.Example', '', '', 'en'),
  (52, 0, 2, 'Pardoned Pia', 'pia@forum.example', '', '', 'en'),
  (53, 0, 2, 'Banned for a Week', 'week@forum.example', '', '', 'en');

CREATE TABLE phpbb_groups (
  group_id INTEGER NOT NULL PRIMARY KEY,
  group_name VARCHAR(255) NOT NULL,
  group_type SMALLINT NOT NULL
);
INSERT INTO phpbb_groups VALUES (2, 'REGISTERED', 3), (5, 'ADMINISTRATORS', 3);

CREATE TABLE phpbb_user_group (
  group_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  user_pending SMALLINT NOT NULL
);
INSERT INTO phpbb_user_group VALUES (2, 2, 0), (5, 2, 0), (2, 48, 0);

CREATE TABLE phpbb_sessions (
  session_id CHAR(32) NOT NULL PRIMARY KEY,
  session_user_id INTEGER NOT NULL,
  session_start INTEGER NOT NULL,
  session_time INTEGER NOT NULL,
  session_ip VARCHAR(40) NOT NULL,
  session_browser VARCHAR(150) NOT NULL,
  session_autologin SMALLINT NOT NULL
);
INSERT INTO phpbb_sessions VALUES
  ('a0000000000000000000000000000001', 1, 1799999000, 1799999900, '198.51.100.7', 'Forum/4.0', 0),
  ('a0000000000000000000000000000002', 2, 1799999000, 1799999900, '198.51.100.7', 'Forum/4.0', 0),
  ('a0000000000000000000000000000048', 48, 1799999000, 1799999900, '198.51.100.7', 'Forum/4.0', 0),
  ('a0000000000000000000000000000050', 50, 1799999000, 1799999900, '198.51.100.7', 'Forum/4.0', 0),
  ('a0000000000000000000000000000051', 51, 1799999000, 1799999900, '198.51.100.7', 'Forum/4.0', 0),
  ('a0000000000000000000000000000052', 52, 1799999000, 1799999900, '198.51.100.7', 'Forum/4.0', 0),
  ('a0000000000000000000000000000053', 53, 1799999000, 1799999900, '198.51.100.7', 'Forum/4.0', 0);

CREATE TABLE phpbb_sessions_keys (
  key_id CHAR(32) NOT NULL,
  user_id INTEGER NOT NULL,
  last_ip VARCHAR(40) NOT NULL,
  last_login INTEGER NOT NULL,
  PRIMARY KEY (key_id, user_id)
);
-- key_id is the MD5 of "zoekey0123456789".
INSERT INTO phpbb_sessions_keys VALUES ('7344bf15a87a26f255647070d565f77b', 48, '198.51.100.7', 1799990000);

CREATE TABLE phpbb_bans (
  ban_id INTEGER NOT NULL PRIMARY KEY,
  ban_userid INTEGER NOT NULL,
  ban_mode VARCHAR(255) NOT NULL,
  ban_item VARCHAR(255) NOT NULL,
  ban_start INTEGER NOT NULL,
  ban_end INTEGER NOT NULL
);
INSERT INTO phpbb_bans VALUES
  (1, 0, 'user', '50', 1790000000, 0),
  (2, 0, 'email', '*@bad.example', 1790000000, 0),
  (3, 0, 'user', '52', 1790000000, 1799999999),
  (4, 0, 'user', '53', 1790000000, 1800600000),
  (5, 0, 'ip', '203.0.113.0/24', 1790000000, 0),
  (6, 0, 'ip', '2001:db8:7::1', 1790000000, 0),
  (7, 0, 'other', '48', 1790000000, 0);
