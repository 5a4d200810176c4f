-- A small XenForo 1: the tables that a login needs. "Now" is 1800000000 in all cases.

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
  (12345, 'Far Fay', 'fay@forum.example', 'valid', 0, 2, '', 1650000000, '');

-- An end of 0 is none.
CREATE TABLE xf_user_ban (user_id INTEGER NOT NULL PRIMARY KEY, end_date INTEGER NOT NULL);
INSERT INTO xf_user_ban VALUES (50, 0), (54, 1800600000), (55, 1799999999);

CREATE TABLE xf_user_group (user_group_id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(50) NOT NULL);
INSERT INTO xf_user_group VALUES
  (1, 'Unregistered / Unconfirmed'), (2, 'Registered'), (3, 'Administrative'), (4, 'Moderating'), (5, 'Cats & Mice'),
  (12, 'Photo club');

CREATE TABLE xf_user_authenticate (user_id INTEGER NOT NULL PRIMARY KEY, remember_key VARCHAR(40) NOT NULL);
INSERT INTO xf_user_authenticate VALUES
  (1, '1073ab6cda4b991cd29f9e83a307f34004ae9327'),
  (48, '10e342eef90c31aee0beb515cdc5e01b2ecf73ff'),
  (49, 'b42337f9e9766ab238a5472c49aa36a024c24d68'),
  (50, '31fa22a27ec325b18a5452af30f85389a7cdf0c1'),
  (51, '7ce075a9ad204ad6a7d7061767b299d4cba92bc7'),
  (52, 'a404da81951a98647a784078bbcebbb86274aeb7'),
  (53, 'bc38a7ac993747f0443f1cda30811c99a3d5c55b'),
  (54, '20306ec573cbdac2691694bedd408ddf7c889337'),
  (55, '096114d08b3147d20be06126778c37f1bbeed39b'),
  (56, ''),
  (12345, '4490e2ba45477f42eb3073bec252c7ff0bc36dc8');

CREATE TABLE xf_session (
  session_id VARCHAR(32) NOT NULL PRIMARY KEY,
  session_data BLOB NOT NULL,
  expiry_date INTEGER NOT NULL
);
INSERT INTO xf_session VALUES
  ('e4774cdda0793f86414e8b9140bb6db4', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:1;}', 1800003000),
  ('459f5c2c91d4c591cb3f7bd36c7af26e', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:48;}', 1800003000),
  ('20c06d8212685efe203fea233ad705be', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:49;}', 1800003000),
  ('43de481cae63944b81db6fd5567a12bb', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:50;}', 1800003000),
  ('a80f5884460f3875107776c58c1b40eb', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:51;}', 1800003000),
  ('36e88b16bfec2ab7b84e674adb99fb8b', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:52;}', 1800003000),
  ('890a67eb13b7bc800dccb049cceca5a0', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:53;}', 1800003000),
  ('deeb43375c12fac75456eddd35dcdb40', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:54;}', 1800003000),
  ('0fd8aeba36c3d0241ccf7e728a3eea3f', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:55;}', 1800003000),
  ('0fc9b3fd2f1ed840a51e6bcc63001f4b', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:56;}', 1800003000),
  ('a176b04df256e82d5862e61a73cca8cf', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:12345;}', 1800003000),
  ('98bd1c45684cf587ac2347a92dd7bb51', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:48;}', 1800000000),
  ('f2c67381db28fa11c59fe7a6df0f2587', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:48;}', 1799999999),
  ('084e0343a0486ff05530df6c705c8bb4', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:0;}', 1800003000),
  ('6e854442cd2a940c9e95941dce4ad598', 'a:1:{s:7:"robotId";s:6:"google";}', 1800003000),
  ('a2b6f2a6066ed8700d83335fc50a2b8e', 'a:1:{s:7:"user_id";s:5:"48abc";}', 1800003000),
  ('54ddc3c7d064822eed932015d8740336', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_i', 1800003000),
  ('c8e8df895c2cae166bad027fdf15335b', 'O:8:"stdClass":1:{s:7:"user_id";i:48;', 1800003000),
  ('1d9f23cd1cfe2f8618be6f29d89c47b2', 'a:1:{s:8:"referrer";s:19:"s:7:"user_id";i:48;";}', 1800003000),
  ('50c1f58be7f5e47e0f53d64c094783c2', 'a:4:{s:12:"sessionStart";i:1799990000;s:2:"ip";i:3325256711;s:16:"previousActivity";i:0;s:7:"user_id";i:99;}', 1800003000);
