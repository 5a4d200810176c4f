-- A small SMF 2.1: the tables that a login needs, in SQL that MariaDB, PostgreSQL and SQLite all understand.
-- "Now" is 1800000000 in all cases.

CREATE TABLE smf_settings (
  variable VARCHAR(255) NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
INSERT INTO smf_settings VALUES
  ('tfa_mode', '1'), ('registration_method', '1'), ('smfVersion', 'not asked for'),
  ('avatar_url', 'http://localhost:8080/board/avatars'), ('custom_avatar_url', 'http://localhost:8080/board/custom');

CREATE TABLE smf_members (
  id_member INTEGER NOT NULL PRIMARY KEY,
  member_name VARCHAR(80) NOT NULL,
  real_name VARCHAR(255) NOT NULL,
  email_address VARCHAR(255) NOT NULL,
  is_activated SMALLINT NOT NULL,
  avatar VARCHAR(255) NOT NULL,
  id_group SMALLINT NOT NULL,
  additional_groups VARCHAR(255) NOT NULL,
  id_post_group SMALLINT NOT NULL,
  passwd VARCHAR(64) NOT NULL,
  password_salt VARCHAR(255) NOT NULL,
  tfa_secret VARCHAR(24) NOT NULL,
  tfa_backup VARCHAR(64) NOT NULL
);
INSERT INTO smf_members VALUES
  (1, 'admin', 'admin', 'admin@forum.example', 1, '', 1, '', 4, '$2y$10$admin000000000000000000000000000000000000000000000000', 'saltadmin', '', ''),
  (6, 'Zoë OBrien', 'Zoë O&#39;Brien', 'zoe@forum.example', 1, '', 2, '3', 4, '$2y$10$zoe0000000000000000000000000000000000000000000000000', 'saltzoe', '', ''),
  (7, 'Banned Bob', 'Banned Bob', 'bob@forum.example', 1, '', 0, '', 4, '$2y$10$00070000000000000000000000000000000000000000000000000', 'salt7', '', ''),
  (8, 'Pending Pat', 'Pending Pat', 'pat@forum.example', 3, '', 0, '', 4, '$2y$10$00080000000000000000000000000000000000000000000000000', 'salt8', '', ''),
  (9, '山田太郎', '山田太郎', 'Yamada@Forum.example', 1, 'gravatar://', 0, '', 4, '$2y$10$00090000000000000000000000000000000000000000000000000', 'salt9', '', ''),
  (10, 'Tom Co', 'Tom &amp; &quot;Co&quot; &lt;x&gt;', 'tom@forum.example', 1, 'https://pictures.example/a.png?x=1&amp;y=2', 0, '9', 4, '$2y$10$00100000000000000000000000000000000000000000000000000', 'salt10', '', ''),
  (11, 'Muted Max', 'Muted Max', 'max@forum.example', 1, 'Actors/Humphrey Bogart.png', 0, '', 4, '$2y$10$00110000000000000000000000000000000000000000000000000', 'salt11', '', ''),
  (12, 'Grava Greta', 'Grava Greta', 'greta@forum.example', 1, 'gravatar://Other@Forum.example', 0, '', 4, '$2y$10$00120000000000000000000000000000000000000000000000000', 'salt12', '', ''),
  (13, 'Flagged Fred', 'Flagged Fred', 'fred@forum.example', 11, '', 0, '', 4, '$2y$10$00130000000000000000000000000000000000000000000000000', 'salt13', '', ''),
  (14, 'Banned for a Week', 'Banned for a Week', 'week@forum.example', 1, '', 0, '', 4, '$2y$10$00140000000000000000000000000000000000000000000000000', 'salt14', '', ''),
  (15, 'Locked Lou', 'Locked Lou', 'lou@forum.example', 1, '', 0, '', 4, '$2y$10$00150000000000000000000000000000000000000000000000000', 'salt15', '', ''),
  (16, 'Spammer', 'Spammer', 'Some.Body@Bad.Example', 1, '', 0, '', 4, '$2y$10$00160000000000000000000000000000000000000000000000000', 'salt16', '', ''),
  (17, 'Second Admin', 'Second Admin', 'boss@bad.example', 1, '', 0, '1', 4, '$2y$10$00170000000000000000000000000000000000000000000000000', 'salt17', '', ''),
  (18, 'Fresh Finn', 'Fresh Finn', 'finn@forum.example', 0, '', 0, '', 4, '$2y$10$00180000000000000000000000000000000000000000000000000', 'salt18', '', ''),
  (19, 'Moved Mia', 'Moved Mia', 'mia@forum.example', 2, '', 0, '', 4, '$2y$10$00190000000000000000000000000000000000000000000000000', 'salt19', '', ''),
  (20, 'Leaving Lea', 'Leaving Lea', 'lea@forum.example', 4, '', 0, '', 4, '$2y$10$00200000000000000000000000000000000000000000000000000', 'salt20', '', ''),
  (21, 'Young Yuri', 'Young Yuri', 'yuri@forum.example', 5, '', 0, '', 4, '$2y$10$00210000000000000000000000000000000000000000000000000', 'salt21', '', ''),
  (22, 'Banned Fresh', 'Banned Fresh', 'bf@forum.example', 10, '', 0, '', 4, '$2y$10$00220000000000000000000000000000000000000000000000000', 'salt22', '', ''),
  (23, 'Careful Cleo', 'Careful Cleo', 'cleo@forum.example', 1, '', 0, '', 4, '$2y$10$00230000000000000000000000000000000000000000000000000', 'salt23', 'ABCDEFGHIJKLMNOP', '$2y$10$backup0000000000000000000000000000000000000000000000000'),
  (24, 'Careful Carl', 'Careful Carl', 'carl@forum.example', 1, '', 0, '', 4, '$2y$10$00240000000000000000000000000000000000000000000000000', 'salt24', 'PONMLKJIHGFEDCBA', '$2y$10$backup0000000000000000000000000000000000000000000000000'),
  (25, 'Lifted Lena', 'Lifted Lena', 'lena@forum.example', 11, '', 0, '', 4, '$2y$10$00250000000000000000000000000000000000000000000000000', 'salt25', '', ''),
  (26, 'Flagged Only', 'Flagged Only', 'flagged@forum.example', 11, '', 0, '', 4, '$2y$10$00260000000000000000000000000000000000000000000000000', 'salt26', '', '');

CREATE TABLE smf_attachments (
  id_attach INTEGER NOT NULL PRIMARY KEY,
  id_member INTEGER NOT NULL,
  attachment_type SMALLINT NOT NULL,
  filename VARCHAR(255) NOT NULL
);
INSERT INTO smf_attachments VALUES (1, 0, 0, 'of a post.png'), (2, 6, 1, 'avatar_6_1700000000.png');

CREATE TABLE smf_membergroups (
  id_group SMALLINT NOT NULL PRIMARY KEY,
  group_name VARCHAR(80) NOT NULL,
  min_posts INTEGER NOT NULL
);
INSERT INTO smf_membergroups VALUES
  (1, 'Administrator', -1), (2, 'Global Moderator', -1), (3, 'Moderator', -1), (4, 'Newbie', 0), (5, 'Jr. Member', 50),
  (9, 'Cats &amp; Mice', -1);

CREATE TABLE smf_ban_groups (
  id_ban_group INTEGER NOT NULL PRIMARY KEY,
  expire_time INTEGER,
  cannot_access SMALLINT NOT NULL,
  cannot_login SMALLINT NOT NULL,
  cannot_post SMALLINT NOT NULL
);
INSERT INTO smf_ban_groups VALUES
  (1, NULL, 1, 0, 0), (2, NULL, 0, 0, 1), (3, 1799999000, 1, 0, 0), (4, 1800600000, 1, 0, 0), (5, NULL, 0, 1, 0);

CREATE TABLE smf_ban_items (
  id_ban INTEGER NOT NULL PRIMARY KEY,
  id_ban_group INTEGER NOT NULL,
  email_address VARCHAR(255) NOT NULL,
  id_member INTEGER NOT NULL
);
INSERT INTO smf_ban_items VALUES
  (1, 1, '', 7), (2, 2, '', 11), (3, 3, '', 10), (4, 4, '', 14), (5, 5, '', 15), (6, 1, '%@bad.example', 0),
  (7, 1, '', 13), (8, 3, '', 25);
