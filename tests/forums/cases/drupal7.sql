-- A small Drupal 7, in SQL that MariaDB, PostgreSQL and SQLite all understand. "Now" is 1800000000.

CREATE TABLE variable (name VARCHAR(128) NOT NULL PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO variable VALUES
  ('user_email_verification', 'i:1;'),
  ('site_name', 's:5:"Board";');

CREATE TABLE users (
  uid INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  mail VARCHAR(254),
  init VARCHAR(254),
  status SMALLINT NOT NULL,
  access INTEGER NOT NULL,
  language VARCHAR(12) NOT NULL,
  picture INTEGER NOT NULL
);
INSERT INTO users VALUES
  (0, '', '', '', 0, 0, '', 0),
  (7, 'Zoë O''Brien', 'zoe@forum.example', 'zoe@forum.example', 1, 1799999000, 'de', 3),
  (8, 'Idle Ida', 'ida@forum.example', 'ida@forum.example', 0, 1799990000, '', 0),
  (9, '山田太郎', 'new@forum.example', 'first@forum.example', 1, 1799990000, '', 0);

CREATE TABLE role (rid INTEGER NOT NULL PRIMARY KEY, name VARCHAR(64) NOT NULL);
INSERT INTO role VALUES
  (1, 'anonymous user'),
  (2, 'authenticated user'),
  (3, 'administrator'),
  (4, 'night owl');

CREATE TABLE users_roles (uid INTEGER NOT NULL, rid INTEGER NOT NULL);
INSERT INTO users_roles VALUES
  (7, 4),
  (7, 3),
  (8, 3);

CREATE TABLE file_managed (fid INTEGER NOT NULL PRIMARY KEY, uri VARCHAR(255) NOT NULL);
INSERT INTO file_managed VALUES
  (3, 'public://pictures/picture-7.png');

-- The keys are base64url(SHA-256(cookie)): of the cookie over http, and of the one over https.
CREATE TABLE sessions (
  uid INTEGER NOT NULL,
  sid VARCHAR(128) NOT NULL,
  ssid VARCHAR(128) NOT NULL,
  hostname VARCHAR(128) NOT NULL,
  timestamp INTEGER NOT NULL,
  PRIMARY KEY (sid, ssid)
);
INSERT INTO sessions VALUES
  (7, 'uJTKijLDv5Ud94vxBpdortgqp3lMGYiMY03ux8nGwmc', 'uJTKijLDv5Ud94vxBpdortgqp3lMGYiMY03ux8nGwmc', '198.51.100.7', 1799999900),
  (0, 'VkDXtXBHWVs_5yasGhQZdNL6AoC6n8tFDsu8zbD-mW4', 'VkDXtXBHWVs_5yasGhQZdNL6AoC6n8tFDsu8zbD-mW4', '198.51.100.7', 1799999900),
  (8, 'wbH27wKWToZ5uuyG7d5Es1fiQcpATBDl6f40DiBCCp0', 'wbH27wKWToZ5uuyG7d5Es1fiQcpATBDl6f40DiBCCp0', '198.51.100.7', 1799999900),
  (99, '18oFPNIAYFemliXzGSdlTHTAPg-m8iW-x5E8oD0TmWg', '18oFPNIAYFemliXzGSdlTHTAPg-m8iW-x5E8oD0TmWg', '198.51.100.7', 1799999900),
  (7, 'Mcp9WufCEtjX5iVMWWNC59pZRgvUJPmJp3EBuKbpTCU', 'Mcp9WufCEtjX5iVMWWNC59pZRgvUJPmJp3EBuKbpTCU', '198.51.100.7', 1799800001),
  (7, 'IcgIfkIE1F-jTgobwjRinNg_1tevK0t780e1q3GSBXQ', 'IcgIfkIE1F-jTgobwjRinNg_1tevK0t780e1q3GSBXQ', '198.51.100.7', 1799800000),
  (9, 'efWlnq4EiuNuZbNGMWiPHoU1mfzkw18Z3SzlNlB8dHM', 'efWlnq4EiuNuZbNGMWiPHoU1mfzkw18Z3SzlNlB8dHM', '198.51.100.7', 1799999900),
  (9, 'lWyEmO94iOjD8m_bhUEc4f7S1cjAv86sNp2Vkw4jqXE', 'ybu6pnx43lmdWowuMx_PEAY-jT886UqiKcaz_OyLjLc', '198.51.100.7', 1799999900),
  (9, 'hjOSV_-uvFkC6yEy4mKxAq6SUw5m9KtYmmtxeonMCbg', '', '198.51.100.7', 1799999900);
