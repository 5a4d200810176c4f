-- A small PunBB 1.4: the tables that a login needs, built from its schema. "Now" is 1800000000 in all cases.

CREATE TABLE pun_config (
  conf_name VARCHAR(255) NOT NULL PRIMARY KEY,
  conf_value TEXT
);
INSERT INTO pun_config VALUES ('o_regs_verify', '1'), ('o_avatars_dir', 'img/avatars');

CREATE TABLE pun_users (
  id INTEGER NOT NULL PRIMARY KEY,
  group_id INTEGER NOT NULL,
  username VARCHAR(200) NOT NULL,
  password VARCHAR(40) NOT NULL,
  salt VARCHAR(12),
  email VARCHAR(80) NOT NULL,
  avatar SMALLINT NOT NULL
);
INSERT INTO pun_users VALUES
  (1, 2, 'Guest', 'c9b10d005332c0ea27882ffead2d8e01e6704e84', 'salt00000001', 'Guest', 0),
  (2, 1, 'admin', '90a2872f4511b2282eb3eee2455a090bfb63cf2a', 'salt00000002', 'admin@forum.example', 0),
  (3, 3, 'Zoë O''Brien', '9e897015d276bc361860badfca7fe2ee2df4ac64', 'salt00000003', 'zoe@forum.example', 2),
  (4, 4, 'Mod Moritz', 'bd7453578aac6097974e64908a98dfceba3f135d', 'salt00000004', 'mod@forum.example', 0),
  (5, 3, 'Banned Bob', 'f4c8495638ab0d216e897be3c0068a61d26d09ba', 'salt00000005', 'bob@forum.example', 0),
  (6, 3, 'Banned for a Week', '3fdc8830552607c849e445d3d3dfbfbd99f986c4', 'salt00000006', 'week@forum.example', 0),
  (7, 3, 'Pardoned Pia', 'bf0c93ed4ef6e56fc3ccf31a4665d54a2b535f23', 'salt00000007', 'pia@forum.example', 0),
  (8, 3, 'Spammer', 'b81628b79b44d4ebe7be6a60b5da8600b1913833', 'salt00000008', 'spam@bad.example', 0),
  (9, 3, 'Numeric Nora', '0e22222222222222222222222222222222222222', 'salt00000009', 'nora@forum.example', 0),
  (10, 3, 'No Salt', '2eaeda8c62f2586d13464b4e543bb2e1e7b71b72', NULL, 'nosalt@forum.example', 0),
  (11, 0, 'Pending Pat', '896e4b990b32c805ab1ca6c9089fb6680e20637a', 'salt00000011', 'pat@forum.example', 0);

CREATE TABLE pun_groups (
  g_id INTEGER NOT NULL PRIMARY KEY,
  g_title VARCHAR(50) NOT NULL,
  g_moderator SMALLINT NOT NULL
);
INSERT INTO pun_groups VALUES (1, 'Administrators', 0), (2, 'Guests', 0), (3, 'Members', 0), (4, 'Moderators', 1);

CREATE TABLE pun_bans (
  id INTEGER NOT NULL PRIMARY KEY,
  username VARCHAR(200),
  ip VARCHAR(255),
  email VARCHAR(80),
  message VARCHAR(255),
  expire INTEGER
);
INSERT INTO pun_bans VALUES
  (1, 'banned bob', NULL, NULL, NULL, NULL), (2, 'Banned for a Week', NULL, NULL, NULL, 1800600000),
  (3, 'Pardoned Pia', NULL, NULL, NULL, 1799999000), (4, NULL, NULL, 'spam@bad.example', NULL, NULL),
  (5, 'mod moritz', NULL, NULL, NULL, NULL), (6, 'admin', '192.0.2', NULL, NULL, NULL);
