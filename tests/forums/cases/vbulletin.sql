-- A small vBulletin 4: the tables that a login needs. "Now" is 1800000000 in all cases.
-- idhash is the MD5 of "Mozilla/5.0 (Test) Forum/1.0" and the leading parts of an address; the token of "remember me" the MD5 of the
-- column password and "CaseSalt0123456789".

CREATE TABLE setting (varname VARCHAR(100) NOT NULL PRIMARY KEY, value TEXT);
INSERT INTO setting (varname, value) VALUES ('cookietimeout', '900'), ('ipcheck', '1'), ('banip', '203.0.113.66 192.0.2.*
10.9'),
  ('bbtitle', 'not asked for');

CREATE TABLE user (
  userid INTEGER NOT NULL PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  email VARCHAR(100) NOT NULL,
  password VARCHAR(32) NOT NULL,
  usergroupid SMALLINT NOT NULL,
  membergroupids VARCHAR(250) NOT NULL
);
INSERT INTO user VALUES
  (2, 'Admin', 'admin@forum.example', '6cb75f652a9b52798eb6cf2201057c73', 6, '5,7'),
  (48, 'Zoë O&#39;Brien', 'zoe@forum.example', '458c7a67e7b9126ae7a9df4b821ea745', 2, '9, 12'),
  (49, 'Tom &amp; Jerry &lt;x&gt;', 'tom@forum.example', '0659a802af127843be2e35e0e36c310a', 2, ''),
  (50, 'Banned Bob', 'bob@forum.example', 'ed645bbf72d0c71176142d93c99942c2', 8, ''),
  (51, 'Waiting Wim', 'wim@forum.example', '8586019a0e3d6c5db0f8800863d2603e', 3, ''),
  (52, 'Moderated Mo', 'mo@forum.example', '49c3e7ecd5f259d24e370f40a889cb92', 4, ''),
  (53, 'Guest Gus', 'gus@forum.example', '81f18971327649c94d6bcf2f68ed8473', 1, ''),
  (54, 'Week Away', 'week@forum.example', '6457fb0868939e24c284ab8ca0b56239', 8, ''),
  (55, 'Pardoned Pia', 'pia@forum.example', 'abfe2d56a3ac2f1fd4fd0341ce779ccb', 8, ''),
  (56, '山田太郎', 'yamada@forum.example', '6716686259c296138760bc8ab7913944', 2, ''),
  (57, 'Banned elsewhere', 'else@forum.example', '1d7924e5e2898d767d0200698acdb888', 2, ''),
  (58, 'No Password', 'none@forum.example', '', 2, '');

CREATE TABLE userban (userid INTEGER NOT NULL PRIMARY KEY, liftdate INTEGER NOT NULL);
INSERT INTO userban VALUES (54, 1800600000), (55, 1799999999), (57, 0);

CREATE TABLE customavatar (userid INTEGER NOT NULL PRIMARY KEY, dateline INTEGER NOT NULL);
INSERT INTO customavatar VALUES (48, 1600000000);

CREATE TABLE usergroup (usergroupid SMALLINT NOT NULL PRIMARY KEY, title VARCHAR(100) NOT NULL);
INSERT INTO usergroup VALUES
  (1, 'Unregistered / Not Logged In'), (2, 'Registered Users'), (3, 'Users Awaiting Email Confirmation'),
  (4, '(COPPA) Users Awaiting Moderation'), (5, 'Super Moderators'), (6, 'Administrators'), (7, 'Moderators'),
  (8, 'Banned Users'), (9, 'Cats &amp; Mice'), (12, 'Photo club');

CREATE TABLE session (
  sessionhash CHAR(32) NOT NULL PRIMARY KEY,
  userid INTEGER NOT NULL,
  host VARCHAR(45) NOT NULL,
  idhash CHAR(32) NOT NULL,
  lastactivity INTEGER NOT NULL
);
INSERT INTO session VALUES
  ('a0000000000000000000000000000048', 48, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000049', 49, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000050', 50, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000051', 51, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000052', 52, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000053', 53, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000054', 54, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000055', 55, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000056', 56, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000057', 57, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000058', 58, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000099', 99, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('a0000000000000000000000000000001', 0, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('b0000000000000000000000000000048', 48, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999101),
  ('c0000000000000000000000000000048', 48, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999100),
  ('d0000000000000000000000000000048', 48, '10.0.0.1', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900),
  ('e0000000000000000000000000000048', 48, '2001:db8:1:2::7', '330baff0a6090921a7f402a89b4822b1', 1799999900),
  ('f0000000000000000000000000000048', 48, '203.0.113.9', '9fe46338680580ea72de7a419a36a5bc', 1799999900),
  ('a0000000000000000000000000000002', 2, '198.51.100.7', 'a642cb7ce58a7aa7bfc6a44bdde02ba6', 1799999900);
