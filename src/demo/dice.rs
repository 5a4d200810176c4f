//! Random ids of the samples.

use super::DemoError;

/// `bytes` random bytes as lower-case hex.
pub fn hex(bytes: usize) -> Result<String, DemoError> {
    let mut random = vec![0; bytes];
    aws_lc_rs::rand::fill(&mut random).map_err(|_| DemoError::System("no random bytes".to_owned()))?;
    Ok(to_hex(&random))
}

/// `bytes` as lower-case hex.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 as lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    to_hex(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref())
}

/// MD5 as lower-case hex: how phpBB keeps the key that remembers a member.
pub fn md5_hex(bytes: &[u8]) -> String {
    use md5::Digest as _;
    to_hex(&md5::Md5::digest(bytes))
}
