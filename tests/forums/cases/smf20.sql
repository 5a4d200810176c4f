-- A small SMF 2.0: the tables that a login needs, built from its schema. "Now" is 1800000000 in all cases.

CREATE TABLE smf_settings (
  variable VARCHAR(255) NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
INSERT INTO smf_settings VALUES
  ('registration_method', '1'), ('avatar_url', 'http://localhost:8080/board/avatars'),
  ('custom_avatar_url', 'http://localhost:8080/board/custom');

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
  password_salt VARCHAR(255) NOT NULL
);
INSERT INTO smf_members VALUES
  (1, 'admin', 'admin', 'admin@forum.example', 1, '', 1, '', 4, '7e8eeabf01d278647bf48020ae9e6822e033b01b', 'a001'),
  (6, 'Zoë OBrien', 'Zoë O&#039;Brien', 'zoe@forum.example', 1, '', 2, '3', 4, '4cb46636f9dc51f5808ab8110b21c9632c75f155', 'a006'),
  (7, 'Banned Bob', 'Banned Bob', 'bob@forum.example', 1, '', 0, '', 4, 'bb9d26f164c92d0aa137063f7c4f0f3895c9312b', 'a007'),
  (8, 'Pending Pat', 'Pending Pat', 'pat@forum.example', 3, '', 0, '', 4, 'cb26055eb3329af786ba24e62098a1e2222a9ada', 'a008'),
  (10, 'Tom Co', 'Tom &amp; &quot;Co&quot; &lt;x&gt;', 'tom@forum.example', 1, '', 0, '', 4, '238461f095702a1d77f92756c8cd835ce1fbf573', 'a00a'),
  (11, 'Muted Max', 'Muted Max', 'max@forum.example', 1, '', 0, '', 4, 'ae21654426f845632f034e0d77915f10b2dd8151', 'a00b'),
  (12, 'No Password', 'No Password', 'nopw@forum.example', 1, '', 0, '', 4, '', ''),
  (13, 'No Salt', 'No Salt', 'nosalt@forum.example', 1, '', 0, '', 4, '32a126c11b95cb082b9f0cf06209f39e29a1f1b6', ''),
  (14, 'Banned for a Week', 'Banned for a Week', 'week@forum.example', 1, '', 0, '', 4, '84f60c02e5dec67d7b616655672068dea3f0add2', 'a00e'),
  (16, 'Spammer', 'Spammer', 'Some.Body@Bad.Example', 1, '', 0, '', 4, '6580cee59b900360e851b6e11e6343e729908a73', 'a010'),
  (17, 'Second Admin', 'Second Admin', 'boss@bad.example', 1, '', 0, '1', 4, 'aaf811a1b8893792713d70c650b6b3265bdc45b7', 'a011');

CREATE TABLE smf_attachments (
  id_attach INTEGER NOT NULL PRIMARY KEY,
  id_member INTEGER NOT NULL,
  attachment_type SMALLINT NOT NULL,
  filename VARCHAR(255) NOT NULL
);
INSERT INTO smf_attachments VALUES (1, 0, 0, 'of a post.png'), (2, 6, 0, 'avatar_6.png'), (3, 1, 1, 'avatar_1.png');

CREATE TABLE smf_membergroups (
  id_group SMALLINT NOT NULL PRIMARY KEY,
  group_name VARCHAR(80) NOT NULL,
  min_posts INTEGER NOT NULL
);
INSERT INTO smf_membergroups VALUES
  (1, 'Administrator', -1), (2, 'Global Moderator', -1), (3, 'Moderator', -1), (4, 'Newbie', 0);

CREATE TABLE smf_ban_groups (
  id_ban_group INTEGER NOT NULL PRIMARY KEY,
  expire_time INTEGER,
  cannot_access SMALLINT NOT NULL,
  cannot_login SMALLINT NOT NULL,
  cannot_post SMALLINT NOT NULL
);
INSERT INTO smf_ban_groups VALUES (1, NULL, 1, 0, 0), (2, NULL, 0, 0, 1), (3, 1799999000, 1, 0, 0), (4, 1800600000, 1, 0, 0);

CREATE TABLE smf_ban_items (
  id_ban INTEGER NOT NULL PRIMARY KEY,
  id_ban_group INTEGER NOT NULL,
  email_address VARCHAR(255) NOT NULL,
  id_member INTEGER NOT NULL
);
INSERT INTO smf_ban_items VALUES
  (1, 1, '', 7), (2, 2, '', 11), (3, 3, '', 11), (4, 4, '', 14), (5, 1, '%@bad.example', 0);
