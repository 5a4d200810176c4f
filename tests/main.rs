//! The only integration-test binary; one module for each kind of question.

mod apps;
mod browser;
mod cli;
mod clients;
mod config;
mod console;
mod demo;
mod deploy;
mod doubles;
mod faults;
mod forums;
mod forward_auth;
mod gateway;
mod import;
mod init;
mod map;
mod pages;
mod provider;
mod returns;
mod security;
mod servers;
mod signer;
mod stats;
mod store_suite;
mod tokens;
mod transcripts;
