-- A small Flarum, in SQL that MariaDB, PostgreSQL and SQLite all understand. "Now" is 1800000000.

CREATE TABLE fl_users (
  id INTEGER NOT NULL PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  email VARCHAR(150) NOT NULL,
  is_email_confirmed BOOLEAN NOT NULL,
  avatar_url VARCHAR(100),
  suspended_until TIMESTAMP NULL,
  nickname VARCHAR(150)
);
INSERT INTO fl_users VALUES
  (1, 'admin', 'admin@forum.example', TRUE, NULL, NULL, NULL),
  (7, 'zoe', 'zoe@forum.example', TRUE, 'Ab1 owl.png', NULL, 'Zoë O''Brien'),
  (8, 'ida', 'ida@forum.example', FALSE, NULL, NULL, NULL),
  (9, 'bob', 'bob@forum.example', TRUE, 'https://pictures.example/bob.png', '2037-01-15 08:00:00', NULL),
  (10, 'pia', 'pia@forum.example', TRUE, NULL, '2027-01-15 08:00:00', '');

CREATE TABLE fl_access_tokens (
  id INTEGER NOT NULL PRIMARY KEY,
  token VARCHAR(40) NOT NULL UNIQUE,
  user_id INTEGER NOT NULL,
  type VARCHAR(100) NOT NULL,
  last_activity_at TIMESTAMP NULL
);
INSERT INTO fl_access_tokens VALUES
  (1, 'zoeTok0123456789abcdefghijklmnopqrstuvwx', 7, 'session', '2027-01-15 07:59:00'),
  (2, 'edgeTok0123456789abcdefghijklmnopqrstuvw', 7, 'session', '2027-01-15 07:00:01'),
  (3, 'lateTok0123456789abcdefghijklmnopqrstuvw', 7, 'session', '2027-01-15 07:00:00'),
  (4, 'zoeremTok0123456789abcdefghijklmnopqrstu', 7, 'session_remember', '2025-06-01 00:00:00'),
  (5, 'oldremTok0123456789abcdefghijklmnopqrstu', 7, 'session_remember', '2022-01-16 08:00:00'),
  (6, 'devTok0123456789abcdefghijklmnopqrstuvwx', 1, 'developer', '2027-01-15 07:59:00'),
  (7, 'idaTok0123456789abcdefghijklmnopqrstuvwx', 8, 'session_remember', '2026-01-01 00:00:00'),
  (8, 'bobTok0123456789abcdefghijklmnopqrstuvwx', 9, 'session_remember', '2026-01-01 00:00:00'),
  (9, 'piaTok0123456789abcdefghijklmnopqrstuvwx', 10, 'session_remember', '2026-01-01 00:00:00'),
  (10, 'goneTok0123456789abcdefghijklmnopqrstuvw', 99, 'session_remember', '2026-01-01 00:00:00'),
  (11, 'unusedTok0123456789abcdefghijklmnopqrstu', 7, 'session_remember', NULL);

CREATE TABLE fl_groups (id INTEGER NOT NULL PRIMARY KEY, name_singular VARCHAR(100) NOT NULL);
INSERT INTO fl_groups VALUES
  (1, 'Admin'),
  (2, 'Guest'),
  (3, 'Member'),
  (4, 'Mod');

CREATE TABLE fl_group_user (user_id INTEGER NOT NULL, group_id INTEGER NOT NULL);
INSERT INTO fl_group_user VALUES
  (1, 1),
  (7, 4);
