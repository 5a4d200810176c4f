-- A small Laravel site, in SQL that MariaDB, PostgreSQL and SQLite all understand. "Now" is 1800000000.

CREATE TABLE users (
  id INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  email VARCHAR(255) NOT NULL,
  email_verified_at TIMESTAMP NULL,
  password VARCHAR(255) NOT NULL,
  remember_token VARCHAR(100)
);
INSERT INTO users VALUES
  (7, 'Zoë O''Brien', 'zoe@site.example', '2026-01-01 00:00:00', '$2y$12$zoezoezoezoezoezoezoe', 'zoeRemember0123456789abcdefghijklmnopqrstuvwxyz'),
  (8, 'ida', 'ida@site.example', NULL, '$2y$12$idaidaidaidaidaidaida', NULL);

CREATE TABLE sessions (
  id VARCHAR(255) NOT NULL PRIMARY KEY,
  user_id BIGINT,
  ip_address VARCHAR(45),
  user_agent TEXT,
  payload TEXT NOT NULL,
  last_activity INTEGER NOT NULL
);
INSERT INTO sessions VALUES
  ('zoeSess0123456789abcdefghijklmnopqrstuvw', 7, '198.51.100.7', 'Mozilla/5.0', 'YToyOntzOjY6Il90b2tlbiI7czoxOiJ4IjtzOjUwOiJsb2dpbl93ZWJfNTliYTM2YWRkYzJiMmY5NDAxNTgwZjAxNGM3ZjU4ZWE0ZTMwOTg5ZCI7aTo3O30=', 1799999940),
  ('guestSess0123456789abcdefghijklmnopqrstu', NULL, '198.51.100.7', 'Mozilla/5.0', 'YToxOntzOjY6Il90b2tlbiI7czoxOiJ4Ijt9', 1799999940),
  ('edgeSess0123456789abcdefghijklmnopqrstuv', 7, '198.51.100.7', 'Mozilla/5.0', 'YToyOntzOjY6Il90b2tlbiI7czoxOiJ4IjtzOjUwOiJsb2dpbl93ZWJfNTliYTM2YWRkYzJiMmY5NDAxNTgwZjAxNGM3ZjU4ZWE0ZTMwOTg5ZCI7aTo3O30=', 1799992800),
  ('lateSess0123456789abcdefghijklmnopqrstuv', 7, '198.51.100.7', 'Mozilla/5.0', 'YToyOntzOjY6Il90b2tlbiI7czoxOiJ4IjtzOjUwOiJsb2dpbl93ZWJfNTliYTM2YWRkYzJiMmY5NDAxNTgwZjAxNGM3ZjU4ZWE0ZTMwOTg5ZCI7aTo3O30=', 1799992799),
  ('idaSess0123456789abcdefghijklmnopqrstuvw', 8, '198.51.100.7', 'Mozilla/5.0', 'YToyOntzOjY6Il90b2tlbiI7czoxOiJ4IjtzOjUwOiJsb2dpbl93ZWJfNTliYTM2YWRkYzJiMmY5NDAxNTgwZjAxNGM3ZjU4ZWE0ZTMwOTg5ZCI7aTo4O30=', 1799999940),
  ('goneSess0123456789abcdefghijklmnopqrstuv', 99, '198.51.100.7', 'Mozilla/5.0', 'YToyOntzOjY6Il90b2tlbiI7czoxOiJ4IjtzOjUwOiJsb2dpbl93ZWJfNTliYTM2YWRkYzJiMmY5NDAxNTgwZjAxNGM3ZjU4ZWE0ZTMwOTg5ZCI7aTo5OTt9', 1799999940);
