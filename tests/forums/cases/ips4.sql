-- A small Invision Community 4: the tables that a login needs. "Now" is 1800000000 in all cases.

CREATE TABLE core_members (
  member_id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  email VARCHAR(150) NOT NULL,
  member_group_id SMALLINT NOT NULL,
  mgroup_others VARCHAR(245),
  temp_ban INTEGER,
  members_bitoptions BIGINT NOT NULL,
  members_seo_name VARCHAR(255) NOT NULL,
  pp_main_photo TEXT
);
-- 65536 is the usual option of members: they see signatures.
INSERT INTO core_members VALUES
  (1, 'admin', 'admin@forum.example', 4, '', 0, 65536, 'admin', 'monthly_2026_11/photo one-1.png'),
  (48, 'Zoë O''Brien', 'zoe@forum.example', 3, '7,9', 0, 65536, 'zoë-obrien', 'https://cdn.example/photo-48.png'),
  (49, 'Tom & Jerry <x>', 'tom@forum.example', 3, NULL, 0, 65536, 'tom-jerry', NULL),
  (50, 'Banned Bob', 'bob@forum.example', 3, '', -1, 65536, 'banned-bob', ''),
  (51, 'Waiting Wim', 'wim@forum.example', 3, '', 0, 1073807360, 'waiting-wim', ''),
  (52, 'Waiting Row', 'row@forum.example', 3, '', 0, 65536, 'waiting-row', ''),
  (53, 'Spam Sue', 'sue@forum.example', 3, '', 0, 65537, 'spam-sue', ''),
  (54, 'Week Away', 'week@forum.example', 3, '', 1800600000, 65536, 'week-away', ''),
  (55, 'Pardoned Pia', 'pia@forum.example', 3, '', 1799999999, 65536, 'pardoned-pia', ''),
  (56, '山田太郎', 'yamada@forum.example', 3, '3,11', NULL, 65536, 'yamada', ''),
  (57, 'Filtered Fay', 'Fay@Spam.Example', 3, '', 0, 65536, 'filtered-fay', ''),
  (58, 'Casino Royal', 'royal@forum.example', 3, '', 0, 65536, 'casino-royal', ''),
  (59, 'Lost Lou', 'lou@forum.example', 3, '', 0, 65536, 'lost-lou', '');

CREATE TABLE core_groups (g_id INTEGER NOT NULL PRIMARY KEY);
INSERT INTO core_groups VALUES (2), (3), (4), (7), (9), (11);

CREATE TABLE core_sys_lang (lang_id INTEGER NOT NULL PRIMARY KEY, lang_default SMALLINT NOT NULL);
INSERT INTO core_sys_lang VALUES (1, 0), (2, 1);

CREATE TABLE core_sys_lang_words (
  lang_id INTEGER NOT NULL,
  word_key VARCHAR(255) NOT NULL,
  word_default TEXT,
  word_custom TEXT
);
INSERT INTO core_sys_lang_words VALUES
  (1, 'core_group_2', 'Gäste', NULL), (2, 'core_group_2', 'Guests', NULL),
  (1, 'core_group_3', 'Mitglieder', NULL), (2, 'core_group_3', 'Members', NULL),
  (1, 'core_group_4', 'Verwalter', NULL), (2, 'core_group_4', 'Administrators', 'The Bridge'),
  (1, 'core_group_7', 'Katzen', NULL), (2, 'core_group_7', '', 'Cats & Mice'),
  (1, 'core_group_9', 'Nur deutsch', NULL),
  (2, 'core_group_90', 'Not nine', NULL);

CREATE TABLE core_validating (
  vid VARCHAR(32) NOT NULL PRIMARY KEY,
  member_id BIGINT NOT NULL,
  new_reg SMALLINT NOT NULL,
  lost_pass SMALLINT NOT NULL
);
INSERT INTO core_validating VALUES ('v1', 51, 1, 0), ('v2', 52, 1, 0), ('v3', 59, 0, 1);

CREATE TABLE core_sessions (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  member_id BIGINT,
  login_type SMALLINT NOT NULL,
  running_time INTEGER NOT NULL,
  ip_address VARCHAR(46)
);
INSERT INTO core_sessions VALUES
  ('guest0000000000000000000001', 0, 2, 1799999900, '198.51.100.7'),
  ('guest0000000000000000000002', NULL, 2, 1799999900, '198.51.100.7'),
  ('robot0000000000000000000001', 0, 3, 1799999900, '198.51.100.7'),
  ('second000000000000000000048', 48, 4, 1799999900, '198.51.100.7'),
  ('admin0000000000000000000001', 1, 0, 1799999900, '198.51.100.7'),
  ('zoe000000000000000000000048', 48, 0, 1799999900, '198.51.100.7'),
  ('zoe-comma,00000000000000048', 48, 0, 1799999900, '198.51.100.7'),
  ('hidden000000000000000000048', 48, 1, 1799999900, '198.51.100.7'),
  ('last0000000000000000000048a', 48, 0, 1799996401, '198.51.100.7'),
  ('late0000000000000000000048a', 48, 0, 1799996400, '198.51.100.7'),
  ('six00000000000000000000048a', 48, 0, 1799999900, '2001:db8:1:2::7'),
  ('tom000000000000000000000049', 49, 0, 1799999900, '198.51.100.7'),
  ('bob000000000000000000000050', 50, 0, 1799999900, '198.51.100.7'),
  ('wim000000000000000000000051', 51, 0, 1799999900, '198.51.100.7'),
  ('row000000000000000000000052', 52, 0, 1799999900, '198.51.100.7'),
  ('sue000000000000000000000053', 53, 0, 1799999900, '198.51.100.7'),
  ('week00000000000000000000054', 54, 0, 1799999900, '198.51.100.7'),
  ('pia000000000000000000000055', 55, 0, 1799999900, '198.51.100.7'),
  ('yam000000000000000000000056', 56, 0, 1799999900, '198.51.100.7'),
  ('fay000000000000000000000057', 57, 0, 1799999900, '198.51.100.7'),
  ('roy000000000000000000000058', 58, 0, 1799999900, '198.51.100.7'),
  ('lou000000000000000000000059', 59, 0, 1799999900, '198.51.100.7'),
  ('gone00000000000000000000099', 99, 0, 1799999900, '198.51.100.7');

CREATE TABLE core_members_known_devices (
  device_key VARCHAR(64) NOT NULL,
  member_id BIGINT NOT NULL,
  login_key VARCHAR(64),
  last_seen INTEGER NOT NULL,
  PRIMARY KEY (device_key, member_id)
);
INSERT INTO core_members_known_devices VALUES
  ('DeviceOfZoe000000000000000000048', 48, 'LoginKeyOfZoe0000000000000000048', 1799000000),
  ('DeviceOfBob000000000000000000050', 50, 'LoginKeyOfBob0000000000000000050', 1799000000),
  ('DeviceOfTom000000000000000000049', 49, NULL, 1799000000),
  ('DeviceOfPia000000000000000000055', 55, '', 1799000000),
  ('DeviceOfLou000000000000000000059', 59, 'LoginKeyOfLou0000000000000000059', 1792224000),
  ('DeviceOfYam000000000000000000056', 56, 'LoginKeyOfYam0000000000000000056', 1792224001);

CREATE TABLE core_banfilters (
  ban_id INTEGER NOT NULL PRIMARY KEY,
  ban_type VARCHAR(9) NOT NULL,
  ban_content TEXT NOT NULL
);
INSERT INTO core_banfilters VALUES
  (1, 'ip', '203.0.113.*'), (2, 'email', '*@spam.example'), (3, 'name', 'casino*'), (4, 'email', ''), (5, 'ip', '192.0.2.1');
