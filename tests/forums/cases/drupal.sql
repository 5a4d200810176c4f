-- A small Drupal 10, in SQL that MariaDB, PostgreSQL and SQLite all understand. "Now" is 1800000000.

CREATE TABLE config (collection VARCHAR(255) NOT NULL, name VARCHAR(255) NOT NULL, data TEXT, PRIMARY KEY (collection, name));
INSERT INTO config VALUES
  ('', 'user.settings', 'a:3:{s:9:"anonymous";s:9:"Anonymous";s:11:"verify_mail";b:1;s:6:"notify";a:1:{s:14:"cancel_confirm";b:1;}}'),
  ('language.de', 'user.settings', 'a:1:{s:11:"verify_mail";b:0;}');

CREATE TABLE users_field_data (
  uid INTEGER NOT NULL,
  langcode VARCHAR(12) NOT NULL,
  preferred_langcode VARCHAR(12),
  name VARCHAR(60) NOT NULL,
  mail VARCHAR(254),
  init VARCHAR(254),
  status SMALLINT,
  access INTEGER NOT NULL,
  default_langcode SMALLINT NOT NULL,
  PRIMARY KEY (uid, langcode)
);
INSERT INTO users_field_data VALUES
  (0, 'en', NULL, '', '', '', 0, 0, 1),
  (7, 'en', 'de', 'Zoë O''Brien', 'zoe@forum.example', 'zoe@forum.example', 1, 1799999000, 1),
  (7, 'de', 'de', 'Zoë auf Deutsch', 'zoe@forum.example', 'zoe@forum.example', 1, 1799999000, 0),
  (8, 'en', 'en', 'Idle Ida', 'ida@forum.example', 'ida@forum.example', 0, 1799990000, 1),
  (9, 'en', '', '山田太郎', 'new@forum.example', 'first@forum.example', 1, 1799990000, 1),
  (10, 'en', 'en', 'Anne', 'anne@forum.example', 'anne@forum.example', 1, 0, 1);

CREATE TABLE user__roles (bundle VARCHAR(128) NOT NULL, deleted SMALLINT NOT NULL, entity_id INTEGER NOT NULL, delta INTEGER NOT NULL, roles_target_id VARCHAR(255) NOT NULL);
INSERT INTO user__roles VALUES
  ('user', 0, 7, 1, 'night_owl'),
  ('user', 0, 7, 0, 'content_editor'),
  ('user', 1, 7, 2, 'administrator'),
  ('user', 0, 8, 0, 'content_editor');

CREATE TABLE user__user_picture (deleted SMALLINT NOT NULL, entity_id INTEGER NOT NULL, user_picture_target_id INTEGER NOT NULL);
INSERT INTO user__user_picture VALUES
  (0, 7, 3);

CREATE TABLE file_managed (fid INTEGER NOT NULL PRIMARY KEY, uri VARCHAR(255) NOT NULL);
INSERT INTO file_managed VALUES
  (3, 'public://pictures/2027-01/zoe owl.png');

-- The key is base64url(SHA-256(cookie)).
CREATE TABLE sessions (
  sid VARCHAR(128) NOT NULL PRIMARY KEY,
  uid INTEGER NOT NULL,
  hostname VARCHAR(128) NOT NULL,
  timestamp INTEGER NOT NULL,
  session TEXT
);
INSERT INTO sessions VALUES
  ('uJTKijLDv5Ud94vxBpdortgqp3lMGYiMY03ux8nGwmc', 7, '198.51.100.7', 1799999900, '_sf2_attributes|a:1:{s:3:"uid";s:1:"7";}'),
  ('VkDXtXBHWVs_5yasGhQZdNL6AoC6n8tFDsu8zbD-mW4', 0, '198.51.100.7', 1799999900, '_sf2_attributes|a:1:{s:3:"uid";s:1:"0";}'),
  ('wbH27wKWToZ5uuyG7d5Es1fiQcpATBDl6f40DiBCCp0', 8, '198.51.100.7', 1799999900, '_sf2_attributes|a:1:{s:3:"uid";s:1:"8";}'),
  ('18oFPNIAYFemliXzGSdlTHTAPg-m8iW-x5E8oD0TmWg', 99, '198.51.100.7', 1799999900, '_sf2_attributes|a:1:{s:3:"uid";s:1:"99";}'),
  ('Mcp9WufCEtjX5iVMWWNC59pZRgvUJPmJp3EBuKbpTCU', 7, '198.51.100.7', 1799800001, '_sf2_attributes|a:1:{s:3:"uid";s:1:"7";}'),
  ('IcgIfkIE1F-jTgobwjRinNg_1tevK0t780e1q3GSBXQ', 7, '198.51.100.7', 1799800000, '_sf2_attributes|a:1:{s:3:"uid";s:1:"7";}'),
  ('efWlnq4EiuNuZbNGMWiPHoU1mfzkw18Z3SzlNlB8dHM', 9, '198.51.100.7', 1799999900, '_sf2_attributes|a:1:{s:3:"uid";s:1:"9";}'),
  ('I30vm7-To_bIcxbe4RGTUdSXLn9svjIJKTmM081qqaw', 10, '198.51.100.7', 1799999900, '_sf2_attributes|a:1:{s:3:"uid";s:1:"10";}');
