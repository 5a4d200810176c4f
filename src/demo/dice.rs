//! Random ids and digests of the samples.

use super::DemoError;

/// `bytes` random bytes as lower-case hex.
pub fn hex(bytes: usize) -> Result<String, DemoError> {
    let mut random = vec![0; bytes];
    aws_lc_rs::rand::fill(&mut random).map_err(|_| DemoError::System("no random bytes".to_owned()))?;
    Ok(to_hex(&random))
}

/// `count` random digits and letters of both cases.
pub fn letters(count: usize) -> Result<String, DemoError> {
    const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut random = vec![0; count];
    aws_lc_rs::rand::fill(&mut random).map_err(|_| DemoError::System("no random bytes".to_owned()))?;
    Ok(random
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len()))
        .map(|b| char::from(*b))
        .collect())
}

/// `bytes` as lower-case hex.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 as lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    to_hex(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref())
}

/// SHA-1 as lower-case hex: old forums still use it.
pub fn sha1_hex(bytes: &[u8]) -> String {
    to_hex(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref())
}

/// HMAC-SHA1 as lower-case hex.
pub fn hmac_sha1_hex(key: &str, text: &str) -> String {
    hmac_hex(aws_lc_rs::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key, text)
}

/// HMAC-SHA512 as lower-case hex.
pub fn hmac_sha512_hex(key: &str, text: &str) -> String {
    hmac_hex(aws_lc_rs::hmac::HMAC_SHA512, key, text)
}

fn hmac_hex(algorithm: aws_lc_rs::hmac::Algorithm, key: &str, text: &str) -> String {
    let key = aws_lc_rs::hmac::Key::new(algorithm, key.as_bytes());
    to_hex(aws_lc_rs::hmac::sign(&key, text.as_bytes()).as_ref())
}

/// MD5 as lower-case hex: old forums still use it.
pub fn md5_hex(bytes: &[u8]) -> String {
    use md5::Digest as _;
    to_hex(&md5::Md5::digest(bytes))
}
