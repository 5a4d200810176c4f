-- A small FluxBB 1.5: the tables that a login needs, in SQL that MariaDB, PostgreSQL and SQLite all understand.
-- "Now" is 1800000000 in all cases.

CREATE TABLE flux_config (
  conf_name VARCHAR(255) NOT NULL PRIMARY KEY,
  conf_value TEXT
);
INSERT INTO flux_config VALUES ('o_regs_verify', '1'), ('o_timeout_visit', '1800');

CREATE TABLE flux_users (
  id INTEGER NOT NULL PRIMARY KEY,
  group_id INTEGER NOT NULL,
  username VARCHAR(200) NOT NULL,
  password VARCHAR(255) NOT NULL,
  email VARCHAR(80) NOT NULL,
  realname VARCHAR(40)
);
INSERT INTO flux_users VALUES
  (1, 3, 'Guest', 'Guest', 'Guest', NULL),
  (2, 1, 'admin', '5f4dcc3b5aa765d61d8327deb882cf99', 'admin@forum.example', NULL),
  (3, 4, 'Zoë O''Brien', '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8', 'zoe@forum.example', 'Zoë'),
  (4, 4, 'Tom & Co <x>', '$2y$10$abcdefghijklmnopqrstuuN7MTiZ1j5Vw1kJ8yOq3Jv1bQmXb2Hyq', 'tom@forum.example', NULL),
  (5, 4, 'Banned Bob', '7c222fb2927d828af22f592134e8932480637c0d', 'bob@forum.example', NULL),
  (6, 0, 'Pending Pat', '7c222fb2927d828af22f592134e8932480637c0e', 'pat@forum.example', NULL),
  (7, 4, 'Pardoned Pia', '7c222fb2927d828af22f592134e8932480637c0f', 'pia@forum.example', NULL),
  (8, 4, '山田太郎', '7c222fb2927d828af22f592134e8932480637c10', 'yamada@forum.example', NULL),
  (9, 2, 'Mod Moritz', '7c222fb2927d828af22f592134e8932480637c11', 'mod@forum.example', NULL),
  (10, 4, 'Banned for a Week', '7c222fb2927d828af22f592134e8932480637c12', 'week@forum.example', NULL),
  (11, 4, 'ÉMILE', '7c222fb2927d828af22f592134e8932480637c13', 'emile@forum.example', NULL),
  (12, 4, 'B_b', '7c222fb2927d828af22f592134e8932480637c14', 'underscore@forum.example', NULL),
  (13, 4, 'Bxb', '7c222fb2927d828af22f592134e8932480637c15', 'letter@forum.example', NULL);

CREATE TABLE flux_groups (
  g_id INTEGER NOT NULL PRIMARY KEY,
  g_title VARCHAR(50) NOT NULL,
  g_moderator SMALLINT NOT NULL
);
INSERT INTO flux_groups VALUES
  (1, 'Administrators', 0), (2, 'Moderators', 1), (3, 'Guests', 0), (4, 'Members', 0);

CREATE TABLE flux_bans (
  id INTEGER NOT NULL PRIMARY KEY,
  username VARCHAR(200),
  ip VARCHAR(255),
  email VARCHAR(80),
  message VARCHAR(255),
  expire INTEGER
);
INSERT INTO flux_bans VALUES
  (1, 'banned bob', NULL, NULL, 'test', NULL),
  (2, 'Pardoned Pia', NULL, NULL, 'old', 1799999000),
  (3, 'Banned for a Week', NULL, NULL, NULL, 1800600000),
  (4, 'admin', NULL, NULL, NULL, NULL),
  (5, 'mod moritz', NULL, NULL, NULL, NULL),
  (6, NULL, '203.0.113.7 192.0.2', NULL, NULL, NULL),
  (7, NULL, NULL, 'zoe@forum.example', NULL, NULL),
  (8, 'émile', NULL, NULL, NULL, NULL),
  (9, 'B_b', NULL, NULL, NULL, NULL);
