//! The only integration-test binary; one module for each kind of question.

mod apps;
mod browser;
mod cli;
mod config;
mod demo;
mod doubles;
mod gateway;
mod map;
mod pages;
mod signer;
mod store_suite;
mod transcripts;
