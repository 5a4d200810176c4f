//! Forums as visitors meet them: rows in real databases, cookies, and who comes out.

mod binary;
mod cache;
mod faults;
mod phpbb;
mod probe;
