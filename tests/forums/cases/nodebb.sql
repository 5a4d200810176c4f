-- A small NodeBB on PostgreSQL. "Now" is 1800000000 in all cases.

CREATE TABLE session (
  sid CHAR(32) NOT NULL PRIMARY KEY,
  sess JSONB NOT NULL,
  expire TIMESTAMPTZ NOT NULL
);
INSERT INTO session VALUES
  ('zoe-_0123456789abcdefghijklmnopq', '{"cookie": {"path": "/"}, "passport": {"user": 2}}', to_timestamp(1801209600)),
  ('admin-_0123456789abcdefghijklmno', '{"cookie": {"path": "/"}, "passport": {"user": 1}}', to_timestamp(1801209600)),
  ('guest-_0123456789abcdefghijklmno', '{"cookie": {"path": "/"}, "flash": {}}', to_timestamp(1801209600)),
  ('bob-_0123456789abcdefghijklmnopq', '{"cookie": {"path": "/"}, "passport": {"user": 3}}', to_timestamp(1801209600)),
  ('yamada-_0123456789abcdefghijklmn', '{"cookie": {"path": "/"}, "passport": {"user": 4}}', to_timestamp(1801209600)),
  ('lou-_0123456789abcdefghijklmnopq', '{"cookie": {"path": "/"}, "passport": {"user": 5}}', to_timestamp(1801209600)),
  ('week-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": 6}}', to_timestamp(1801209600)),
  ('over-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": 7}}', to_timestamp(1801209600)),
  ('unconf-_0123456789abcdefghijklmn', '{"cookie": {"path": "/"}, "passport": {"user": 8}}', to_timestamp(1801209600)),
  ('gone-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": 99}}', to_timestamp(1801209600)),
  ('text-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": "2"}}', to_timestamp(1801209600)),
  ('padded-_0123456789abcdefghijklmn', '{"cookie": {"path": "/"}, "passport": {"user": "02"}}', to_timestamp(1801209600)),
  ('true-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": true}}', to_timestamp(1801209600)),
  ('list-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": [2]}}', to_timestamp(1801209600)),
  ('zero-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": 0}}', to_timestamp(1801209600)),
  ('minus-_0123456789abcdefghijklmno', '{"cookie": {"path": "/"}, "passport": {"user": -2}}', to_timestamp(1801209600)),
  ('last-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": 2}}', to_timestamp(1800000001)),
  ('late-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": 2}}', to_timestamp(1800000000)),
  ('CASE-_0123456789abcdefghijklmnop', '{"cookie": {"path": "/"}, "passport": {"user": 1}}', to_timestamp(1801209600));

CREATE TABLE legacy_hash (
  "_key" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  data JSONB NOT NULL
);
INSERT INTO legacy_hash VALUES
  ('user:1', '{"uid": 1, "username": "admin", "userslug": "admin", "email": "admin@forum.example", "email:confirmed": 1, "picture": "/assets/uploads/profile/uid-1/1-profileavatar.png"}'),
  ('user:2', '{"uid": 2, "username": "Zoë O''Brien <x> & Co", "userslug": "zoë-o-brien", "email": "zoe@forum.example", "email:confirmed": 1, "picture": "https://pictures.example/zoe.png"}'),
  ('user:3', '{"uid": 3, "username": "Banned Bob", "userslug": "banned-bob", "banned": 1, "banned:expire": 0}'),
  ('user:4', '{"uid": 4, "username": "山田太郎", "userslug": "山田太郎"}'),
  ('user:5', '{"uid": 5, "username": "Lifted Lou", "userslug": "lifted-lou", "banned": 0, "banned:expire": 0}'),
  ('user:6', '{"uid": 6, "username": "Banned for a Week", "userslug": "week", "banned": 1, "banned:expire": 1800600000123}'),
  ('user:7', '{"uid": 7, "username": "Ban Over", "userslug": "over", "banned": 1, "banned:expire": 1799999999000}'),
  ('user:8', '{"uid": 8, "username": "Not Confirmed", "userslug": "not-confirmed", "email": "not@forum.example", "email:confirmed": 0}');

CREATE TABLE legacy_zset (
  "_key" TEXT COLLATE "C" NOT NULL,
  value TEXT NOT NULL,
  score NUMERIC NOT NULL,
  PRIMARY KEY ("_key", value)
);
INSERT INTO legacy_zset VALUES
  ('group:administrators:members', '1', 1790000000000),
  ('group:registered-users:members', '1', 1790000000000),
  ('group:registered-users:members', '2', 1790000000000),
  ('group:registered-users:members', '4', 1790000000000),
  ('group:registered-users:members', '5', 1790000000000),
  ('group:registered-users:members', '6', 1790000000000),
  ('group:registered-users:members', '7', 1790000000000),
  ('group:verified-users:members', '1', 1790000000000),
  ('group:verified-users:members', '2', 1790000000000),
  ('group:unverified-users:members', '4', 1790000000000),
  ('group:unverified-users:members', '5', 1790000000000),
  ('group:banned-users:members', '3', 1790000000000),
  ('group:banned-users:members', '6', 1790000000000),
  ('group:Night owls éè:members', '1', 1790000000000),
  ('group:Night owls éè:members', '2', 1790000000000),
  ('group:Night owls éè:members', '12', 1790000000000),
  ('group:Global Moderators:members', '2', 1790000000000),
  ('group:cid:2:privileges:groups:read:members', '2', 1790000000000),
  ('group:a:members:b:members', '2', 1790000000000),
  ('users:joindate', '2', 1790000000000),
  ('group:Night owls éè:pending', '4', 1790000000000);
