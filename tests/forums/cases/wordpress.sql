-- A small WordPress 6 with bbPress. "Now" is 1800000000 in all cases; 4102444800 is the year 2100.

CREATE TABLE wp_options (
  option_id INTEGER NOT NULL PRIMARY KEY,
  option_name VARCHAR(191) NOT NULL,
  option_value TEXT NOT NULL
);
INSERT INTO wp_options VALUES
  (1, 'siteurl', 'https://forum.example'),
  (2, 'home', 'https://forum.example'),
  (3, 'logged_in_key', 'not this one'),
  (4, 'logged_in_salt', 'nor this one'),
  (5, 'show_avatars', '1'),
  (6, 'permalink_structure', '/%postname%/'),
  (7, '_bbp_db_version', '262'),
  (8, '_bbp_user_slug', 'people'),
  (9, 'blogname', 'not asked for');

CREATE TABLE wp_users (
  ID INTEGER NOT NULL PRIMARY KEY,
  user_login VARCHAR(60) NOT NULL,
  user_pass VARCHAR(255) NOT NULL,
  user_nicename VARCHAR(50) NOT NULL,
  user_email VARCHAR(100) NOT NULL,
  user_status INTEGER NOT NULL,
  display_name VARCHAR(250) NOT NULL
);
INSERT INTO wp_users VALUES
  (1, 'admin', '$P$B1234abcdefghijklmnopqrstuvwxyz', 'admin', 'admin@forum.example', 0, 'admin'),
  (2, 'zoe obrien', '$2y$10$wxyzABCDEFGHIJKLMNOPQ', 'zoe-obrien', 'Zoe@Forum.example', 0, 'Zoë O''Brien'),
  (3, 'Banned.Bob', '$P$Bbobbobbobbobbobbobbobbobbobbob', 'banned-bob', 'banned.bob@forum.example', 0, 'Banned Bob'),
  (4, 'mod@example.org', '$argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$aGFzaGVkMODx', 'modexample-org', 'mod@forum.example', 0, '山田 太郎'),
  (5, 'norole', '$P$Bnoronoronoronoronoronoronoro12', 'norole', 'norole@forum.example', 0, 'No Role'),
  (6, 'new_68', '$wp$2y$10$newnewnewnewnewnewnewNEW8', 'new-68', 'new_68@forum.example', 0, 'Née 6.8'),
  (7, 'odd.roles', '$P$Boddroles0ddroles0ddroles0ddrol', 'odd-roles', 'odd.roles@forum.example', 0, 'Odd <Roles> & Co'),
  (8, 'waiting', '$P$Bwaiting00waiting00waiting00wai', 'waiting', 'waiting@forum.example', 2, 'Waiting Wanda'),
  (9, 'spammer', '$P$Bspammer00spammer00spammer00spa', 'spammer', 'spammer@forum.example', 1, 'Spammer'),
  (10, 'mangled', '$P$Bmangled00mangled00mangled00man', 'mangled', 'mangled@forum.example', 0, 'Mangled'),
  (11, 'oldlist', '$P$Boldlist00oldlist00oldlist00old', 'oldlist', 'oldlist@forum.example', 0, 'Old List'),
  (12, 'jose', '$P$Bjosejosejosejosejosejosejosejo', 'jose', 'jose@forum.example', 0, 'José'),
  (13, 'md5', '5f4dcc3b5aa765d61d8327deb882cf99', 'md5', 'md5@forum.example', 0, 'Old Hash');

-- Lists of sessions and roles, as PHP serializes them.
CREATE TABLE wp_usermeta (
  umeta_id INTEGER NOT NULL PRIMARY KEY,
  user_id INTEGER NOT NULL,
  meta_key VARCHAR(191),
  meta_value TEXT
);
INSERT INTO wp_usermeta VALUES
  (1, 1, 'wp_capabilities', 'a:2:{s:13:"administrator";b:1;s:13:"bbp_keymaster";b:1;}'),
  (2, 2, 'wp_capabilities', 'a:2:{s:10:"subscriber";b:1;s:15:"bbp_participant";b:1;}'),
  (3, 3, 'wp_capabilities', 'a:2:{s:10:"subscriber";b:1;s:11:"bbp_blocked";b:1;}'),
  (4, 4, 'wp_capabilities', 'a:2:{s:10:"subscriber";b:1;s:13:"bbp_moderator";b:1;}'),
  (5, 6, 'wp_capabilities', 'a:1:{s:6:"author";b:1;}'),
  (6, 7, 'wp_capabilities', 'a:5:{s:11:"contributor";b:1;s:10:"subscriber";b:0;s:6:"editor";i:1;s:13:"administrator";s:1:"1";s:10:"translator";N;}'),
  (7, 8, 'wp_capabilities', 'a:1:{s:10:"subscriber";b:1;}'),
  (8, 9, 'wp_capabilities', 'a:1:{s:10:"subscriber";b:1;}'),
  (9, 10, 'wp_capabilities', 'a:1:{s:10:"subscriber";b:1;'),
  (10, 11, 'wp_capabilities', 'a:1:{s:10:"subscriber";b:1;}'),
  (11, 12, 'wp_capabilities', 'a:1:{s:10:"subscriber";b:1;}'),
  (12, 13, 'wp_capabilities', 'a:1:{s:10:"subscriber";b:1;}'),
  (13, 1, 'session_tokens', 'a:1:{s:64:"66d34fba71f8f450f7e45598853e53bfc23bbd129027cbb131a2f4ffd7878cd0";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (14, 2, 'session_tokens', 'a:3:{s:64:"f01b57226261ae3756b93936e1c4e6b849f9a5b0933fa3b91843bf4195b9d964";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}s:64:"59ae66da6ed3bbc4459e26cbdb0cfff96cfb74742b386dae8bdd429dfe7b1f9c";a:4:{s:10:"expiration";i:1800000000;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}s:64:"391ab01bf8d16cd248fe06202b6e6dfc149cb16c96d6163b34ec399297ab765b";a:4:{s:10:"expiration";i:1799999999;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (15, 3, 'session_tokens', 'a:1:{s:64:"0c49d89230696ff3c031ca5a128a4e121e3589bf872c17fa04487ed0cc245d21";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (16, 4, 'session_tokens', 'a:1:{s:64:"9fb93e93b2f42ab1d60660300c454df7c90a2e61647223c1a725f39390cccdae";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (17, 5, 'session_tokens', 'a:1:{s:64:"5897a79fcebd49b75b58eae21707ca996ca8f36d74ed5cdf7901a60862412c57";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (18, 6, 'session_tokens', 'a:1:{s:64:"7589a715fd5b0642c8f17686630e2d9a02f5568d212049a00c7364c165964429";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (19, 7, 'session_tokens', 'a:1:{s:64:"e04a7e627df92eb58614e7a8c0f3072f49b180d4301ad7166d356f8092561d88";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (20, 8, 'session_tokens', 'a:1:{s:64:"36d86e375ece0bc8ff1663ba20379d32de215772cf757aa211813746e0be3968";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (21, 9, 'session_tokens', 'a:1:{s:64:"4464a7d4c9787799639ea922fdd28a7f42aac5f82aa0ccadb52ff062b2c06c32";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (22, 10, 'session_tokens', 'a:1:{s:64:"347dc1459282d0ce2ef1f3c7b2941612098a797344f7fe0ae3d69f07138098a0";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;'),
  (23, 11, 'session_tokens', 'a:2:{s:64:"a0484a6185b324e2f355194f334482fc79194cd805185155ddcf6804fdb9090a";i:4102444800;s:64:"9cdc7469f022f9e7965d22eff1ab2c260adcd0c23b98d199c519762f3a0be959";i:1799999999;}'),
  (24, 12, 'session_tokens', 'a:1:{s:64:"d10e2d7a27b8679818c2a597bba88ede009938d8e2245bb2e9ada8f3f1962d60";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (25, 13, 'session_tokens', 'a:1:{s:64:"6950df1962704ead20733418df924c40db679667c3d2ab56385a13d6d4f055a5";a:4:{s:10:"expiration";i:4102444800;s:2:"ip";s:12:"198.51.100.7";s:2:"ua";s:9:"Browser/1";s:5:"login";i:1799990000;}}'),
  (26, 1, 'nickname', 'admin'),
  (27, 2, 'wp_2_capabilities', 'a:1:{s:6:"editor";b:1;}');
