-- A small MyBB 1.8: the tables that a login needs, in SQL that MariaDB, PostgreSQL and SQLite all understand.
-- "Now" is 1800000000 in all cases.

CREATE TABLE mybb_settings (
  sid INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  value TEXT NOT NULL
);
INSERT INTO mybb_settings VALUES
  (1, 'bbname', 'not asked for'), (2, 'cookieprefix', 'case_'), (3, 'regtype', 'verify');

CREATE TABLE mybb_users (
  uid INTEGER NOT NULL PRIMARY KEY,
  username VARCHAR(120) NOT NULL,
  loginkey VARCHAR(50) NOT NULL,
  email VARCHAR(220) NOT NULL,
  avatar VARCHAR(200) NOT NULL,
  usergroup SMALLINT NOT NULL,
  additionalgroups VARCHAR(200) NOT NULL,
  displaygroup SMALLINT NOT NULL,
  coppauser SMALLINT NOT NULL
);
INSERT INTO mybb_users VALUES
  (1, 'admin', 'AdminAdminAdminAdminAdminAdminAdminAdminAdminAdmin', 'admin@forum.example', '', 4, '', 0, 0),
  (3, 'Zoë O''Brien', 'ZoeKeyZoeKeyZoeKeyZoeKeyZoeKeyZoeKeyZoeKeyZoeKey12', 'zoe@forum.example', './uploads/avatars/avatar_3.png?dateline=1795280000', 2, '6,3', 3, 0),
  (4, 'Banned Bob', 'BobKeyBobKeyBobKeyBobKeyBobKeyBobKeyBobKeyBobKey12', 'bob@forum.example', '', 7, '6', 0, 0),
  (5, 'Pending Pat', 'PatKeyPatKeyPatKeyPatKeyPatKeyPatKeyPatKeyPatKey12', 'pat@forum.example', '', 5, '', 0, 0),
  (6, '山田太郎', 'YamKeyYamKeyYamKeyYamKeyYamKeyYamKeyYamKeyYamKey12', 'yamada@forum.example', 'https://pictures.example/a.png?x=1&y=2', 2, '', 0, 0),
  (7, 'Lifted Lou', 'LouKeyLouKeyLouKeyLouKeyLouKeyLouKeyLouKeyLouKey12', 'lou@forum.example', '', 7, '', 0, 0),
  (8, 'Banned for a Week', 'WekKeyWekKeyWekKeyWekKeyWekKeyWekKeyWekKeyWekKey12', 'week@forum.example', '', 7, '', 0, 0),
  (9, 'No Key', '', 'nokey@forum.example', '', 2, '', 0, 0),
  (10, 'Coppa Kid', 'KidKeyKidKeyKidKeyKidKeyKidKeyKidKeyKidKeyKidKey12', 'kid@forum.example', '', 2, '', 0, 1),
  (11, 'On the Second', 'SecKeySecKeySecKeySecKeySecKeySecKeySecKeySecKey12', 'second@forum.example', '', 7, '', 0, 0),
  (12, 'Banned by Group', 'GrpKeyGrpKeyGrpKeyGrpKeyGrpKeyGrpKeyGrpKeyGrpKey12', 'group@forum.example', '', 12, '', 0, 0),
  (13, 'Once Pending', 'PenKeyPenKeyPenKeyPenKeyPenKeyPenKeyPenKeyPenKey12', 'once@forum.example', '', 7, '', 0, 0),
  (14, 'Old Row', 'OldKeyOldKeyOldKeyOldKeyOldKeyOldKeyOldKeyOldKey12', 'old@forum.example', '', 2, '', 0, 0),
  (15, 'Groupless', 'NogKeyNogKeyNogKeyNogKeyNogKeyNogKeyNogKeyNogKey12', 'groupless@forum.example', '', 99, '', 0, 0);

CREATE TABLE mybb_usergroups (
  gid SMALLINT NOT NULL PRIMARY KEY,
  title VARCHAR(120) NOT NULL,
  isbannedgroup SMALLINT NOT NULL
);
INSERT INTO mybb_usergroups VALUES
  (1, 'Guests', 0), (2, 'Registered', 0), (3, 'Super Moderators', 0), (4, 'Administrators', 0),
  (5, 'Awaiting Activation', 0), (6, 'Moderators', 0), (7, 'Banned', 1), (12, 'Sent to Coventry', 1);

CREATE TABLE mybb_banned (
  uid INTEGER NOT NULL,
  gid INTEGER NOT NULL,
  oldgroup INTEGER NOT NULL,
  oldadditionalgroups TEXT NOT NULL,
  olddisplaygroup INTEGER NOT NULL,
  lifted INTEGER NOT NULL
);
INSERT INTO mybb_banned VALUES
  (4, 7, 2, '6', 0, 0),
  (7, 7, 2, '6,3', 0, 1799999000),
  (8, 7, 2, '', 0, 1800600000),
  (11, 7, 2, '', 0, 1800000000),
  (13, 7, 5, '', 0, 1799999000),
  (14, 7, 4, '6', 0, 1799999000);
