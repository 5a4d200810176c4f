//! Digests, signatures and ciphers. What does not fit gives nothing, never an error that tells why.

use aws_lc_rs::cipher::{self, DecryptionContext, PaddedBlockDecryptingKey, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::{aead, digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use md5::{Digest as _, Md5};
use serde_json::Value as Json;
use subtle::ConstantTimeEq as _;

use super::encode::hex;

/// Longer tokens are not a forum's.
const TOKEN_BYTES_MAX: usize = 8192;

/// Exact bytes in constant time. An empty text is the same as nothing, not even as itself:
/// a member without a secret must not be anybody's.
pub(super) fn same(left: Option<Vec<u8>>, right: Option<Vec<u8>>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => !left.is_empty() && left.ct_eq(&right).into(),
        _ => false,
    }
}

pub(super) fn digested(algorithm: &'static digest::Algorithm, text: &[u8]) -> Vec<u8> {
    hex(digest::digest(algorithm, text).as_ref())
}

pub(super) fn signed(algorithm: hmac::Algorithm, key: &[u8], message: &[u8]) -> Vec<u8> {
    hex(hmac::sign(&hmac::Key::new(algorithm, key), message).as_ref())
}

/// RFC 2104 with MD5, which the signature library no longer has.
pub(super) fn hmac_md5(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut block = [0u8; 64];
    if key.len() > block.len() {
        block[..16].copy_from_slice(&Md5::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = Md5::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    hex(&Md5::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize())
}

/// The claims of a token signed with HMAC-SHA256 (RFC 7519), whatever their times say. No other algorithm is taken,
/// and no header that asks for more than we know (RFC 7515 §4.1.11).
pub(super) fn jwt_hs256(token: &[u8], key: &[u8]) -> Option<Json> {
    if token.len() > TOKEN_BYTES_MAX || key.is_empty() {
        return None;
    }
    let mut parts = token.split(|byte| *byte == b'.');
    let (head, claims, signature) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let object = |part: &[u8]| -> Option<Json> {
        let read: Json = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()?;
        read.is_object().then_some(read)
    };
    let header = object(head)?;
    if header.get("alg").and_then(Json::as_str) != Some("HS256") || header.get("crit").is_some() {
        return None;
    }
    let signed = token.get(..head.len() + 1 + claims.len())?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    hmac::verify(&hmac::Key::new(hmac::HMAC_SHA256, key), signed, &signature).ok()?;
    object(claims)
}

/// AES-CBC with PKCS#7 padding; the length of the key says which AES. It proves nothing: check a MAC first.
pub(super) fn aes_cbc(key: &[u8], iv: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let algorithm = match key.len() {
        16 => &cipher::AES_128,
        24 => &cipher::AES_192,
        32 => &cipher::AES_256,
        _ => return None,
    };
    let iv: [u8; 16] = iv.try_into().ok()?;
    if text.is_empty() {
        return None;
    }
    let key = PaddedBlockDecryptingKey::cbc_pkcs7(UnboundCipherKey::new(algorithm, key).ok()?).ok()?;
    let mut text = text.to_vec();
    Some(key.decrypt(&mut text, DecryptionContext::Iv128(FixedLength::from(iv))).ok()?.to_vec())
}

/// AES-GCM with an iv of 12 bytes and a tag of 16, without further data.
pub(super) fn aes_gcm(key: &[u8], iv: &[u8], text: &[u8], tag: &[u8]) -> Option<Vec<u8>> {
    let algorithm = match key.len() {
        16 => &aead::AES_128_GCM,
        24 => &aead::AES_192_GCM,
        32 => &aead::AES_256_GCM,
        _ => return None,
    };
    // A shorter tag would be easier to guess.
    if tag.len() != 16 {
        return None;
    }
    let nonce = aead::Nonce::try_assume_unique_for_key(iv).ok()?;
    let key = aead::LessSafeKey::new(aead::UnboundKey::new(algorithm, key).ok()?);
    let mut text = [text, tag].concat();
    Some(key.open_in_place(nonce, aead::Aad::empty(), &mut text).ok()?.to_vec())
}
