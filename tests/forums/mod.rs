//! Forums as visitors meet them: rows in real databases, cookies, and who comes out.

mod cache;
mod cases;
mod corpus;
mod faults;
mod guests;
mod hostile;
mod ips4_api;
mod logins;
mod mediawiki;
mod phpbb;
mod policies;
mod probe;
mod store;
mod stores;
mod variants;
mod wordpress;
