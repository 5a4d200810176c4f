-- A small XenForo 2: the tables that a login needs. "Now" is 1800000000 in all cases.

CREATE TABLE xf_user (
  user_id INTEGER NOT NULL PRIMARY KEY,
  username VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL,
  user_state VARCHAR(20) NOT NULL,
  is_banned SMALLINT NOT NULL,
  user_group_id INTEGER NOT NULL,
  secondary_group_ids VARCHAR(255) NOT NULL,
  avatar_date INTEGER NOT NULL,
  gravatar VARCHAR(120) NOT NULL
);
INSERT INTO xf_user VALUES
  (1, 'admin', 'admin@forum.example', 'valid', 0, 3, '2,4', 1600000000, ''),
  (48, 'Zoë O''Brien', 'zoe@forum.example', 'valid', 0, 2, '5,12', 0, ' Zoe@Pictures.example '),
  (49, 'Tom & Jerry <x>', 'tom@forum.example', 'email_confirm_edit', 0, 2, '', 0, ''),
  (50, 'Banned Bob', 'bob@forum.example', 'valid', 1, 2, '', 0, ''),
  (51, 'Unconfirmed Uma', 'uma@forum.example', 'email_confirm', 0, 2, '', 0, ''),
  (52, 'Moderated Mo', 'mo@forum.example', 'moderated', 0, 2, '', 0, ''),
  (53, 'Bounced Bea', 'bea@forum.example', 'email_bounce', 0, 2, '', 0, ''),
  (54, 'Week Away', 'week@forum.example', 'valid', 1, 2, '', 0, ''),
  (55, 'Pardoned Pia', 'pia@forum.example', 'valid', 1, 2, '', 0, ''),
  (56, '山田太郎', 'yamada@forum.example', 'valid', 0, 2, '2', 0, ''),
  (57, 'Disabled Dan', 'dan@forum.example', 'disabled', 0, 2, '', 0, ''),
  (58, 'Rejected Rex', 'rex@forum.example', 'rejected', 0, 2, '', 0, ''),
  (12345, 'Far Fay', 'fay@forum.example', 'valid', 0, 2, '', 1650000000, '');

-- An end of 0 is none.
CREATE TABLE xf_user_ban (user_id INTEGER NOT NULL PRIMARY KEY, end_date INTEGER NOT NULL);
INSERT INTO xf_user_ban VALUES (50, 0), (54, 1800600000), (55, 1799999999);

CREATE TABLE xf_user_group (user_group_id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(50) NOT NULL);
INSERT INTO xf_user_group VALUES
  (1, 'Unregistered / Unconfirmed'), (2, 'Registered'), (3, 'Administrative'), (4, 'Moderating'), (5, 'Cats & Mice'),
  (12, 'Photo club');

CREATE TABLE xf_user_profile (user_id INTEGER NOT NULL PRIMARY KEY, password_date INTEGER NOT NULL);
INSERT INTO xf_user_profile VALUES
  (1, 1700000000), (48, 1700000000), (49, 1700000000), (50, 1700000000), (51, 1700000000), (52, 1700000000), (53, 1700000000), (54, 1700000000), (55, 1700000000), (56, 1700000000), (57, 1700000000), (58, 1700000000), (12345, 1700000000);

CREATE TABLE xf_session (
  session_id VARCHAR(32) NOT NULL PRIMARY KEY,
  session_data BLOB NOT NULL,
  expiry_date INTEGER NOT NULL
);
INSERT INTO xf_session VALUES
  ('u1_0123456789-ABCDEFGHIJKLMNOPQR', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:1;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u48_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:48;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u49_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:49;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u50_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:50;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u51_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:51;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u52_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:52;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u53_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:53;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u54_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:54;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u55_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:55;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u56_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:56;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u57_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:57;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u58_0123456789-ABCDEFGHIJKLMNOPQ', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:58;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('u12345_0123456789-ABCDEFGHIJKLMN', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:12345;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('last_0123456789-ABCDEFGHIJKLMNOP', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:48;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800000000),
  ('late_0123456789-ABCDEFGHIJKLMNOP', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:48;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1799999999),
  ('guest_0123456789-ABCDEFGHIJKLMNO', 'a:2:{s:3:"_ip";s:4:"4bit";s:6:"userId";i:0;}', 1800003000),
  ('nobody_0123456789-ABCDEFGHIJKLMN', 'a:2:{s:3:"_ip";s:4:"4bit";s:7:"robotId";s:6:"google";}', 1800003000),
  ('oldpw_0123456789-ABCDEFGHIJKLMNO', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:48;s:12:"passwordDate";i:1690000000;s:16:"previousActivity";i:1799990000;}', 1800003000),
  ('nopw_0123456789-ABCDEFGHIJKLMNOP', 'a:1:{s:6:"userId";i:48;}', 1800003000),
  ('textid_0123456789-ABCDEFGHIJKLMN', 'a:2:{s:6:"userId";s:2:"48";s:12:"passwordDate";i:1700000000;}', 1800003000),
  ('odd_0123456789-ABCDEFGHIJKLMNOPQ', 'a:2:{s:6:"userId";s:5:"48abc";s:12:"passwordDate";i:1700000000;}', 1800003000),
  ('broken_0123456789-ABCDEFGHIJKLMN', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:48;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:179', 1800003000),
  ('garbage_0123456789-ABCDEFGHIJKLM', 'O:8:"stdClass":1:{s:6:"userId";i:48;', 1800003000),
  ('hidden_in_a_text_0123456789-ABCD', 'a:1:{s:8:"referrer";s:51:"s:6:"userId";i:48;s:12:"passwordDate";i:1700000000;";}', 1800003000),
  ('binary_0123456789-ABCDEFGHIJKLMN', X'613a333a7b733a333a225f6970223b733a343a22c6336407223b733a363a22757365724964223b693a34383b733a31323a2270617373776f726444617465223b693a313730303030303030303b7d', 1800003000),
  ('gone_0123456789-ABCDEFGHIJKLMNOP', 'a:5:{s:3:"_ip";s:4:"4bit";s:16:"dismissedNotices";a:0:{}s:6:"userId";i:99;s:12:"passwordDate";i:1700000000;s:16:"previousActivity";i:1799990000;}', 1800003000);

-- remember_key: SHA-256 of what stands in the cookie.
CREATE TABLE xf_user_remember (
  remember_id INTEGER NOT NULL PRIMARY KEY,
  user_id INTEGER NOT NULL,
  remember_key BLOB NOT NULL,
  start_date INTEGER NOT NULL,
  expiry_date INTEGER NOT NULL
);
INSERT INTO xf_user_remember VALUES
  (1, 48, X'4c93e84c2b75ab5da112c12f9f991add6dd982f98350ccddee652d39e2516d8d', 1799000000, 1800500000),
  (2, 48, X'de8e2b987679207bb539f3c7fe27a9994ba04e89a160e1fd2190c9de118d5a0b', 1799000000, 1800500000),
  (3, 48, X'5ae8729c6c1831e186797097b77a5e4c21aeee01d39b4c6a2b17fc30660eb475', 1799000000, 1799999999),
  (4, 50, X'370ce30fa50f5fc9a06ef470517e764a4d070140ee836b4db86cb685c45849ed', 1799000000, 1800500000),
  (5, 51, X'c526417f00d427a13ad23a4eff7ace9f8fd7e094aac3b72ae60c1cdebfe7fb75', 1799000000, 1800500000);
