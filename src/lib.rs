//! `portico` stands in front of a forum as a reverse proxy and mints OAuth 2.0 and OpenID Connect tokens from the
//! forum's own login session.
//!
//! # The map
//!
//! | module | owns | may import |
//! |---|---|---|
//! | [`model`] | members, clients, codes, grants | nothing |
//! | [`ports`] | what is needed from outside, as traits | model |
//! | [`protocol`] | OAuth itself: stories that await ports, and pure rules | model, ports |
//! | [`route`] | whose a path is | model |
//! | [`pages`] | HTML for people | model |
//! | [`web`] | cookies, parameters and answers that dialect and console share | model, pages, ports, protocol |
//! | [`dialect`] | wire shapes: decode, story, encode | model, protocol, ports, pages, route, web |
//! | [`console`] | pages for members and operators as request handlers | model, protocol, ports, pages, route, web, config |
//! | [`proxy`] | pingora: phases, bodies, headers | model, route, dialect, console, ports, pages, telemetry |
//! | [`forums`] | the presets that come with the program, as text | nothing |
//! | [`adapters`] | forums, stores, keys, clock | model, ports, telemetry, forums |
//! | [`config`] | the TOML, and the truth checked from it | model, route, forums |
//! | [`demo`] | sample forum and sample chat app | model |
//! | [`telemetry`] | log set-up, metrics and counts | model |
//! | [`cli`] | one file a command | app, config, model |
//! | [`app`] | wiring | everything |
//!
//! `tests/map` fails when an import points another way.
//!
//! Beside `src`: `config/forums` and `config/apps` (a forum and a client app are a TOML file each), `config/templates`
//! and `config/locales` (pages, and their texts in each language), `config/vhosts` (lines for web servers); `tests/main.rs` is the one test binary, with a folder for each kind of
//! question: `tests/transcripts` holds conversations as text, `tests/forums/cases` rows and cookies of each forum,
//! `tests/init` installations, `tests/returns` ways back, `tests/clients` other people's clients, `tests/vectors` recorded
//! rows of attacks; `fuzz` has the fuzz targets.

pub mod adapters;
pub mod app;
pub mod cli;
pub mod config;
pub mod console;
pub mod demo;
pub mod dialect;
pub mod forums;
pub mod model;
pub mod pages;
pub mod ports;
pub mod protocol;
pub mod proxy;
pub mod route;
pub mod telemetry;
pub mod web;
