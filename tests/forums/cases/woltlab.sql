-- A small WoltLab Suite: the tables that a login needs. "Now" is 1800000000 in all cases.

CREATE TABLE wcf1_user (
  userID INTEGER NOT NULL PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  email VARCHAR(191) NOT NULL,
  emailConfirmed CHAR(40),
  banned SMALLINT NOT NULL,
  banExpires INTEGER NOT NULL,
  activationCode INTEGER NOT NULL,
  avatarID INTEGER,
  languageID INTEGER NOT NULL
);
INSERT INTO wcf1_user VALUES
  (1, 'admin', 'admin@forum.example', NULL, 0, 0, 0, 7, 1),
  (48, 'Zoë O''Brien', 'zoe@forum.example', NULL, 0, 0, 0, 8, 2),
  (49, 'Tom & Jerry <x>', 'tom@forum.example', '0f0f0f', 0, 0, 0, NULL, 1),
  (50, 'Banned Bob', 'bob@forum.example', NULL, 1, 0, 0, NULL, 1),
  (51, 'Waiting Wim', 'wim@forum.example', '0a0a0a', 0, 0, 123456, NULL, 1),
  (54, 'Week Away', 'week@forum.example', NULL, 1, 1800600000, 0, NULL, 1),
  (55, 'Pardoned Pia', 'pia@forum.example', NULL, 1, 1799999999, 0, NULL, 1),
  (56, '山田太郎', 'yamada@forum.example', NULL, 0, 0, 0, NULL, 3);

CREATE TABLE wcf1_user_avatar (
  avatarID INTEGER NOT NULL PRIMARY KEY,
  avatarExtension VARCHAR(7) NOT NULL,
  fileHash VARCHAR(40) NOT NULL
);
INSERT INTO wcf1_user_avatar VALUES (8, 'png', 'ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12');

CREATE TABLE wcf1_language (
  languageID INTEGER NOT NULL PRIMARY KEY,
  languageCode VARCHAR(20) NOT NULL,
  isDefault SMALLINT NOT NULL
);
INSERT INTO wcf1_language VALUES (1, 'de', 0), (2, 'en', 1), (3, 'de-informal', 0);

CREATE TABLE wcf1_language_item (
  languageID INTEGER NOT NULL,
  languageItem VARCHAR(191) NOT NULL,
  languageItemValue TEXT NOT NULL,
  languageCustomItemValue TEXT,
  languageUseCustomValue SMALLINT NOT NULL
);
INSERT INTO wcf1_language_item VALUES
  (1, 'wcf.acp.group.group3', 'Registrierte Benutzer', NULL, 0),
  (2, 'wcf.acp.group.group3', 'Registered Users', NULL, 0),
  (2, 'wcf.acp.group.group4', 'Administrators', 'The Bridge', 1),
  (2, 'wcf.acp.group.group5', 'Moderators', 'Not in use', 0);

CREATE TABLE wcf1_user_group (
  groupID INTEGER NOT NULL PRIMARY KEY,
  groupName VARCHAR(255) NOT NULL,
  groupType SMALLINT NOT NULL
);
INSERT INTO wcf1_user_group VALUES
  (1, 'wcf.acp.group.group1', 1), (2, 'wcf.acp.group.group2', 2), (3, 'wcf.acp.group.group3', 3),
  (4, 'wcf.acp.group.group4', 9), (5, 'wcf.acp.group.group5', 4), (9, 'Cats & Mice', 4);

CREATE TABLE wcf1_user_to_group (userID INTEGER NOT NULL, groupID INTEGER NOT NULL);
INSERT INTO wcf1_user_to_group VALUES
  (1, 1), (1, 3), (1, 4), (1, 5), (48, 1), (48, 3), (48, 9), (49, 1), (49, 3), (50, 1), (50, 3), (51, 1), (51, 3),
  (54, 3), (55, 3), (56, 3);

-- sessionID: the middle 20 bytes of the cookie.
CREATE TABLE wcf1_user_session (
  sessionID CHAR(40) NOT NULL PRIMARY KEY,
  userID INTEGER,
  lastActivityTime INTEGER NOT NULL
);
INSERT INTO wcf1_user_session VALUES
  ('c5ea71554c774daf7fab320fc3476afc0617eb00', 1, 1799999900),
  ('bafc48f8efe32234e614ff7154324b7526e57913', 48, 1799999900),
  ('ac52abb1c0bbe7d7764f4b5f521dc1ed0e3821cc', 49, 1799999900),
  ('8b328c216affaf0d8f05ce55a7f33c64cb70a3da', 50, 1799999900),
  ('507b3ac10a5a7ce8c64e376587c74e342a2d7362', 51, 1799999900),
  ('b61b11c643cdd04b93440283b4d6efa78855f2e4', 54, 1799999900),
  ('442bab272ab0221fac23829484fc1bafdfeccf90', 55, 1799999900),
  ('a12867801fdc2551a580500cf53b05931d01ba5a', 56, 1799999900),
  ('35675e68f4b5af7b995d9205ad0fc43842f16450', NULL, 1799999900),
  ('aa8c41330509455ee5679d04ed41535d280d9a89', 0, 1799999900),
  ('213ed3ea453bf610688ff8041e0a3b7b6abb5e6e', 48, 1794816000),
  ('5d6200f8cf98af475edcac2c97f966ad156ed51f', 48, 1794815999),
  ('a6dfdeaa3a44a4c52d44284847d7160892b4017e', 99, 1799999900);
