-- A small phpBB 3.3: the tables that a login needs, in SQL that MariaDB, PostgreSQL and SQLite all understand.
-- "Now" is 1800000000 in all cases.

CREATE TABLE phpbb_config (
  config_name VARCHAR(255) NOT NULL PRIMARY KEY,
  config_value VARCHAR(255) NOT NULL
);
INSERT INTO phpbb_config (config_name, config_value) VALUES
  ('cookie_name', 'phpbb3_case'),
  ('session_length', '3600'),
  ('allow_autologin', '1'),
  ('max_autologin_time', '30'),
  ('browser_check', '1'),
  ('ip_check', '3'),
  ('forwarded_for_check', '1'),
  ('require_activation', '1'),
  ('avatar_gallery_path', 'images/avatars/gallery'),
  ('sitename', 'not asked for');

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
  (2, 3, 5, 'admin', 'admin@bad.example', 'faces/owl one.png', 'avatar.driver.local', 'en'),
  (48, 0, 2, 'Zoë O''Brien', 'zoe@forum.example', '48_1700000000.png', 'avatar.driver.upload', 'de_x_sie'),
  (49, 0, 9, 'Tom &amp; Jerry &lt;x&gt;', 'tom&amp;jerry@forum.example', 'https://pictures.example/a.png?x=1&amp;y=2', 'avatar.driver.remote', 'en'),
  (50, 0, 2, 'Banned Bob', 'bob@forum.example', '', '', 'en'),
  (51, 1, 2, 'Idle Ida', 'ida@forum.example', '', '', 'en'),
  (52, 2, 6, 'A Robot', '', '', '', 'en'),
  (53, 0, 2, 'Spammer', 'Some.Body@Bad.Example', '', '', 'en'),
  (54, 0, 2, 'Spared Sam', 'sam@bad.example', '', '', 'en'),
  (55, 0, 2, 'Pardoned Pia', 'pia@forum.example', '', '', 'en'),
  (56, 0, 2, '山田太郎', 'yamada@forum.example', 'Yamada@Forum.example', 'avatar.driver.gravatar', 'ja'),
  (57, 0, 2, 'Banned for a Week', 'week@forum.example', '', '', 'en');

CREATE TABLE phpbb_groups (
  group_id INTEGER NOT NULL PRIMARY KEY,
  group_name VARCHAR(255) NOT NULL,
  group_type SMALLINT NOT NULL
);
INSERT INTO phpbb_groups VALUES
  (1, 'GUESTS', 3), (2, 'REGISTERED', 3), (4, 'GLOBAL_MODERATORS', 3), (5, 'ADMINISTRATORS', 3), (6, 'BOTS', 3),
  (7, 'NEWLY_REGISTERED', 3), (9, 'Cats &amp; Mice', 1);

CREATE TABLE phpbb_user_group (
  group_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  user_pending SMALLINT NOT NULL
);
INSERT INTO phpbb_user_group VALUES
  (1, 1, 0), (2, 2, 0), (4, 2, 0), (5, 2, 0), (2, 48, 0), (9, 48, 1), (2, 49, 0), (9, 49, 0), (2, 50, 0), (2, 51, 0),
  (6, 52, 0), (2, 53, 0), (2, 54, 0), (2, 55, 0), (2, 56, 0), (7, 56, 0), (2, 57, 0);

CREATE TABLE phpbb_sessions (
  session_id CHAR(32) NOT NULL PRIMARY KEY,
  session_user_id INTEGER NOT NULL,
  session_start INTEGER NOT NULL,
  session_time INTEGER NOT NULL,
  session_ip VARCHAR(40) NOT NULL,
  session_browser VARCHAR(150) NOT NULL,
  session_forwarded_for VARCHAR(255) NOT NULL,
  session_autologin SMALLINT NOT NULL
);
INSERT INTO phpbb_sessions VALUES
  ('a0000000000000000000000000000001', 1, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000002', 2, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000048', 48, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('b0000000000000000000000000000048', 48, 1799999000, 1799996341, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('b1000000000000000000000000000048', 48, 1799999000, 1799996340, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('b2000000000000000000000000000048', 48, 1799999000, 1799996339, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('c0000000000000000000000000000048', 48, 1799999000, 1798000000, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 1),
  ('c1000000000000000000000000000048', 48, 1799999000, 1797000000, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 1),
  ('d0000000000000000000000000000048', 48, 1799999000, 1799999900, '2001:db8:1:2::7', 'A &amp; B &quot;quoted&quot; &lt;browser&gt;', '', 0),
  ('a0000000000000000000000000000049', 49, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000050', 50, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000051', 51, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000052', 52, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000053', 53, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000054', 54, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000055', 55, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000056', 56, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000057', 57, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0),
  ('a0000000000000000000000000000099', 99, 1799999000, 1799999900, '198.51.100.7', 'Mozilla/5.0 (Test) Forum/1.0', '', 0);

-- key_id is the MD5 of the cookie.
CREATE TABLE phpbb_sessions_keys (
  key_id CHAR(32) NOT NULL,
  user_id INTEGER NOT NULL,
  last_ip VARCHAR(40) NOT NULL,
  last_login INTEGER NOT NULL,
  PRIMARY KEY (key_id, user_id)
);
INSERT INTO phpbb_sessions_keys VALUES
  ('7344bf15a87a26f255647070d565f77b', 48, '198.51.100.7', 1799990000),
  ('b8cb37381712a411844641991497111f', 51, '198.51.100.7', 1799990000),
  ('5e9dd935bf139af2cf841640951e1284', 50, '198.51.100.7', 1799990000),
  ('594a9673e581d227478629ec6e0c28bc', 48, '198.51.100.7', 1797000000);

CREATE TABLE phpbb_banlist (
  ban_id INTEGER NOT NULL PRIMARY KEY,
  ban_userid INTEGER NOT NULL,
  ban_ip VARCHAR(40) NOT NULL,
  ban_email VARCHAR(100) NOT NULL,
  ban_end INTEGER NOT NULL,
  ban_exclude SMALLINT NOT NULL
);
INSERT INTO phpbb_banlist VALUES
  (1, 50, '', '', 0, 0),
  (2, 0, '', '*@bad.example', 0, 0),
  (3, 0, '', 'sam@bad.example', 0, 1),
  (4, 55, '', '', 1799999999, 0),
  (5, 57, '', '', 1800600000, 0),
  (6, 0, '203.0.113.*', '', 0, 0),
  (7, 0, '203.0.113.77', '', 0, 1);
