//! Values: format (1 byte), checksum (8), instant of expiry (8), body.
//!
//! The checksum covers the key too, so that a value under another key is seen as damage, not taken for an answer.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{GrantId, Hash32, RefreshToken, UnixSeconds};
use crate::ports::StoreError;

/// The instant of expiry of what does not expire.
pub(super) const NEVER: UnixSeconds = UnixSeconds(i64::MAX);

/// The body is JSON.
const JSON: u8 = 1;
/// The body is a refresh token: grant (16), generation (8), expiry (8). One is kept for every use of one, for as
/// long as the grant lives, so they are kept small.
const REFRESH: u8 = 2;

/// The body is packed numbers.
const PACKED: u8 = 3;

const HEAD_BYTES: usize = 17;

/// Encodes a JSON record.
pub(super) fn encode<T: Serialize>(key: &[u8], expires_at: UnixSeconds, value: &T) -> Result<Vec<u8>, StoreError> {
    let body = serde_json::to_vec(value)
        .map_err(|error| StoreError::Unavailable(format!("a record cannot be encoded: {error}")))?;
    Ok(seal(JSON, key, expires_at, &body))
}

/// Decodes a JSON record.
pub(super) fn decode<T: DeserializeOwned>(key: &[u8], bytes: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(open(JSON, key, bytes)?.1).map_err(|error| damaged(key, &error.to_string()))
}

/// The body of a record, for whoever only looks and takes damage for an answer.
pub(super) fn unchecked_body(bytes: &[u8]) -> &[u8] {
    bytes.get(HEAD_BYTES..).unwrap_or_default()
}

/// Encodes a refresh token that may be forgotten after `keep_until`.
pub(super) fn encode_refresh(key: &[u8], keep_until: UnixSeconds, token: &RefreshToken) -> Vec<u8> {
    let body =
        [&token.grant_id.0.as_bytes()[..], &token.generation.to_be_bytes(), &token.expires_at.0.to_be_bytes()].concat();
    seal(REFRESH, key, keep_until, &body)
}

/// Decodes a refresh token.
pub(super) fn decode_refresh(key: &[u8], bytes: &[u8]) -> Result<RefreshToken, StoreError> {
    let body = open(REFRESH, key, bytes)?.1;
    let fields = || {
        Some(RefreshToken {
            grant_id: GrantId(uuid::Uuid::from_slice(body.get(..16)?).ok()?),
            generation: u64::from_be_bytes(body.get(16..24)?.try_into().ok()?),
            expires_at: UnixSeconds(i64::from_be_bytes(body.get(24..)?.try_into().ok()?)),
        })
    };
    fields().ok_or_else(|| damaged(key, "not a refresh token"))
}

/// Encodes a record that is packed already.
pub(super) fn encode_packed(key: &[u8], expires_at: UnixSeconds, body: &[u8]) -> Vec<u8> {
    seal(PACKED, key, expires_at, body)
}

/// The body of such a record.
pub(super) fn decode_packed<'a>(key: &[u8], bytes: &'a [u8]) -> Result<&'a [u8], StoreError> {
    Ok(open(PACKED, key, bytes)?.1)
}

/// The instant of expiry of any record.
pub(super) fn expires_at(key: &[u8], bytes: &[u8]) -> Result<UnixSeconds, StoreError> {
    let format = bytes.first().copied().unwrap_or_default();
    Ok(open(format, key, bytes)?.0)
}

fn seal(format: u8, key: &[u8], expires_at: UnixSeconds, body: &[u8]) -> Vec<u8> {
    let expires_at = expires_at.0.to_be_bytes();
    [&[format][..], &checksum(format, key, &expires_at, body), &expires_at, body].concat()
}

/// Checks a record and takes it apart.
fn open<'a>(format: u8, key: &[u8], bytes: &'a [u8]) -> Result<(UnixSeconds, &'a [u8]), StoreError> {
    let parts = || {
        let (head, body) = bytes.split_at_checked(HEAD_BYTES)?;
        let expires_at: [u8; 8] = head[9..].try_into().ok()?;
        Some((head[0], &head[1..9], expires_at, body))
    };
    let (found, sum, expires_at, body) = parts().ok_or_else(|| damaged(key, "it is too short"))?;
    if sum != checksum(found, key, &expires_at, body) {
        return Err(damaged(key, "its checksum is wrong"));
    }
    if found != format {
        return Err(damaged(key, "it was written by a later version"));
    }
    Ok((UnixSeconds(i64::from_be_bytes(expires_at)), body))
}

/// What stands for a value where values are added up: its checksum, which covers the key. The few bytes of an order or an
/// index have none, and stand for themselves.
pub(in crate::adapters) fn sum_of(value: &[u8]) -> u64 {
    let sum = value.get(1..9).filter(|_| value.len() >= HEAD_BYTES).and_then(|sum| sum.try_into().ok());
    sum.map_or_else(
        || value.iter().fold(0, |sum: u64, byte| sum.wrapping_mul(257).wrapping_add(u64::from(*byte) + 1)),
        u64::from_be_bytes,
    )
}

/// The first bytes of a SHA-256: damage is found with certainty enough, and the digest is at hand.
fn checksum(format: u8, key: &[u8], expires_at: &[u8; 8], body: &[u8]) -> [u8; 8] {
    let length = u64::try_from(key.len()).unwrap_or(u64::MAX).to_be_bytes();
    let digest = Hash32::of(&[&[format][..], &length, key, expires_at, body].concat());
    let mut sum = [0; 8];
    sum.copy_from_slice(&digest.0[..8]);
    sum
}

/// Keys hold hashes and member ids: only the kind is told.
fn damaged(key: &[u8], why: &str) -> StoreError {
    let kind = key.first().map_or('?', |kind| char::from(*kind));
    StoreError::Unavailable(format!("a record of kind '{kind}' is damaged: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_comes_out() {
        let at = UnixSeconds(1_800_000_000);
        let bytes = encode(b"ckey", at, &vec![1, 2, 3]).unwrap();
        assert_eq!(decode::<Vec<u8>>(b"ckey", &bytes).unwrap(), [1, 2, 3]);
        assert_eq!(expires_at(b"ckey", &bytes).unwrap(), at);
        let token = RefreshToken { grant_id: GrantId(uuid::Uuid::from_u128(7)), generation: 9, expires_at: at };
        let bytes = encode_refresh(b"rkey", at, &token);
        assert_eq!(decode_refresh(b"rkey", &bytes).unwrap(), token);
        assert_eq!(bytes.len(), 49);
    }

    #[test]
    fn every_flipped_bit_every_cut_and_every_other_key_is_damage() {
        let whole = encode(b"ckey", UnixSeconds(7), &"text").unwrap();
        for bit in 0..whole.len() * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(decode::<String>(b"ckey", &bytes).is_err(), "bit {bit}");
            assert!(expires_at(b"ckey", &bytes).is_err(), "bit {bit}");
        }
        for length in 0..whole.len() {
            assert!(decode::<String>(b"ckey", &whole[..length]).is_err(), "{length} bytes");
        }
        assert!(decode::<String>(b"cke", &whole).is_err(), "another key");
        assert!(decode_refresh(b"ckey", &whole).is_err(), "another format");
    }
}
