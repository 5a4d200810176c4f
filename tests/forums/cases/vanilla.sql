-- A small Vanilla, for MariaDB. "Now" is 1800000000.

CREATE TABLE GDN_User (
  UserID INT NOT NULL PRIMARY KEY,
  Name VARCHAR(50) NOT NULL,
  Email VARCHAR(100) NOT NULL,
  Photo VARCHAR(255),
  Banned TINYINT NOT NULL,
  Deleted TINYINT NOT NULL,
  Confirmed TINYINT NOT NULL,
  Admin TINYINT NOT NULL
);
INSERT INTO GDN_User VALUES
  (1, 'System', 'system@forum.example', NULL, 0, 0, 1, 2),
  (7, 'Zoë O''Brien', 'zoe@forum.example', 'userpics/123/ABC.jpg', 0, 0, 1, 0),
  (8, 'ida', 'ida@forum.example', NULL, 0, 0, 0, 0),
  (9, 'bob', 'bob@forum.example', 'https://pictures.example/bob.png', 1, 0, 1, 0),
  (10, 'rule', 'rule@forum.example', NULL, 2, 0, 1, 0),
  (11, 'week', 'week@forum.example', NULL, 4, 0, 1, 0),
  (12, 'warned', 'warned@forum.example', 'top.png', 8, 0, 1, 0),
  (13, '[Deleted User]', 'deleted@forum.example', NULL, 0, 1, 1, 0);

CREATE TABLE GDN_Role (RoleID INT NOT NULL PRIMARY KEY, Name VARCHAR(100) NOT NULL);
INSERT INTO GDN_Role VALUES
  (8, 'Member'),
  (16, 'Administrator'),
  (32, 'Night owls');

CREATE TABLE GDN_UserRole (UserID INT NOT NULL, RoleID INT NOT NULL);
INSERT INTO GDN_UserRole VALUES
  (7, 32),
  (7, 8),
  (8, 8),
  (9, 8);

CREATE TABLE GDN_Session (SessionID VARCHAR(40) NOT NULL PRIMARY KEY, UserID INT NOT NULL, DateExpires DATETIME);
INSERT INTO GDN_Session VALUES
  ('zoe-0123456789abcdef', 7, '2037-01-01 00:00:00'),
  ('noend-0123456789abcdef', 7, NULL),
  ('edge-0123456789abcdef', 7, '2027-01-15 08:00:01'),
  ('late-0123456789abcdef', 7, '2027-01-15 08:00:00'),
  ('guest-0123456789abcdef', 0, NULL),
  ('gone-0123456789abcdef', 99, NULL),
  ('bob-0123456789abcdef', 9, NULL),
  ('ida-0123456789abcdef', 8, NULL);
