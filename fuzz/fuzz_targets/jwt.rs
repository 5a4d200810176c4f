#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portico::adapters::signer_jwt::judge::token(bytes));
