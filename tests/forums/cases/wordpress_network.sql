-- A network of sites in WordPress: one address and one pair of keys for all, users in tables of another name, the
-- second site the one that counts. "Now" is 1800000000 in all cases; 4102444800 is the year 2100.

CREATE TABLE wp_2_options (
  option_id INTEGER NOT NULL PRIMARY KEY,
  option_name VARCHAR(191) NOT NULL,
  option_value TEXT NOT NULL
);
INSERT INTO wp_2_options VALUES
  (1, 'siteurl', 'https://two.net.example/wp'),
  (2, 'home', 'https://two.net.example'),
  (3, 'logged_in_key', 'of one site'),
  (4, 'logged_in_salt', 'of one site'),
  (5, 'show_avatars', '0'),
  (6, 'permalink_structure', '');

CREATE TABLE wp_sitemeta (
  meta_id INTEGER NOT NULL PRIMARY KEY,
  site_id INTEGER NOT NULL,
  meta_key VARCHAR(191),
  meta_value TEXT
);
INSERT INTO wp_sitemeta VALUES
  (1, 1, 'siteurl', 'https://net.example/'),
  (2, 1, 'logged_in_key', 'net key'),
  (3, 1, 'logged_in_salt', 'net salt'),
  (4, 2, 'siteurl', 'https://elsewhere.example/');

CREATE TABLE shared_people (
  ID INTEGER NOT NULL PRIMARY KEY,
  user_login VARCHAR(60) NOT NULL,
  user_pass VARCHAR(255) NOT NULL,
  user_nicename VARCHAR(50) NOT NULL,
  user_email VARCHAR(100) NOT NULL,
  user_status INTEGER NOT NULL,
  display_name VARCHAR(250) NOT NULL,
  spam SMALLINT NOT NULL,
  deleted SMALLINT NOT NULL
);
INSERT INTO shared_people VALUES
  (1, 'root', '$P$B9876abcdefghijklmnopqrstuvwxyz', 'root', 'root@net.example', 0, 'Root', 0, 0),
  (2, 'zoe', '$2y$10$wxyzABCDEFGHIJKLMNOPQ', 'zoe', 'zoe@net.example', 0, 'Zoe', 0, 0),
  (3, 'spam', '$P$Bbobbobbobbobbobbobbobbobbobbob', 'spam', 'spam@net.example', 0, 'Spam', 1, 0),
  (4, 'gone', '$P$Bnoronoronoronoronoronoronoro12', 'gone', 'gone@net.example', 0, 'Gone', 0, 1),
  (5, 'stranger', '$P$Boddroles0ddroles0ddroles0ddrol', 'stranger', 'stranger@net.example', 0, 'Stranger', 0, 0);

CREATE TABLE shared_peoplemeta (
  umeta_id INTEGER NOT NULL PRIMARY KEY,
  user_id INTEGER NOT NULL,
  meta_key VARCHAR(191),
  meta_value TEXT
);
INSERT INTO shared_peoplemeta VALUES
  (1, 1, 'session_tokens', 'a:1:{s:64:"d10e2d7a27b8679818c2a597bba88ede009938d8e2245bb2e9ada8f3f1962d60";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (2, 2, 'session_tokens', 'a:1:{s:64:"6950df1962704ead20733418df924c40db679667c3d2ab56385a13d6d4f055a5";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (3, 3, 'session_tokens', 'a:1:{s:64:"6920b95e9f8736c294d2541181f2a9b3bd2f174178a0301cd0b6ebc6e0128cea";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (4, 4, 'session_tokens', 'a:1:{s:64:"3907791a831e2e5c383fba601a0f08e0bfae87a56c2f45121101976d874ee3d6";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (5, 5, 'session_tokens', 'a:1:{s:64:"96ee49cd3cf1d7221fe8ef44d43cf684439013967395629e711c843cf986752c";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (6, 1, 'wp_capabilities', 'a:1:{s:13:"administrator";b:1;}'),
  (7, 2, 'wp_capabilities', 'a:1:{s:10:"subscriber";b:1;}'),
  (8, 2, 'wp_2_capabilities', 'a:1:{s:6:"editor";b:1;}'),
  (9, 3, 'wp_2_capabilities', 'a:1:{s:10:"subscriber";b:1;}'),
  (10, 4, 'wp_2_capabilities', 'a:1:{s:10:"subscriber";b:1;}');
