//! Private keys as the store keeps them: AES-256-GCM under a key that is derived from a secret file.
//!
//! # Why
//!
//! A dump or a backup of the store alone must let nobody sign, and whoever can write to the store must not be able to
//! slip in a key of his own. So name and algorithm of a key are sealed together with it, and what does not open is
//! neither used nor told to the world.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hkdf;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use crate::model::SigningAlgorithm;

/// Fewer random bytes could be guessed.
pub(super) const SECRET_BYTES_MIN: usize = 32;

/// Seals and opens private keys.
pub(super) struct Seal(RandomizedNonceKey);

/// The length of an AES-256 key.
struct KeyBytes;

impl hkdf::KeyType for KeyBytes {
    fn len(&self) -> usize {
        32
    }
}

impl Seal {
    /// Derives the key from a secret (RFC 5869), which may be any text or bytes of 32 bytes at least.
    pub(super) fn new(secret: &[u8]) -> Result<Self, String> {
        if secret.len() < SECRET_BYTES_MIN {
            return Err(format!("a secret needs {SECRET_BYTES_MIN} bytes at least; this one has {}", secret.len()));
        }
        let failed = |_| "no key could be derived from the secret".to_owned();
        let mut bytes = Zeroizing::new([0; 32]);
        let extracted = hkdf::Salt::new(hkdf::HKDF_SHA256, b"portico signing keys").extract(secret);
        let expanded = extracted.expand(&[b"aes-256-gcm 1"], KeyBytes).map_err(failed)?;
        expanded.fill(&mut bytes[..]).map_err(failed)?;
        RandomizedNonceKey::new(&AES_256_GCM, &bytes[..]).map(Self).map_err(failed)
    }

    /// Nonce, ciphertext and tag in base64url.
    pub(super) fn seal(&self, algorithm: SigningAlgorithm, kid: &str, pkcs8: &[u8]) -> Result<String, String> {
        let mut bytes = Zeroizing::new(pkcs8.to_vec());
        let sealed = self.0.seal_in_place_append_tag(Aad::from(bound(algorithm, kid)), &mut *bytes);
        let nonce = sealed.map_err(|_| "the key could not be sealed".to_owned())?;
        Ok(URL_SAFE_NO_PAD.encode([nonce.as_ref().as_slice(), bytes.as_slice()].concat()))
    }

    /// The private key (PKCS#8). Errors: it was sealed with another secret, for another key, or is damaged.
    pub(super) fn open(
        &self,
        algorithm: SigningAlgorithm,
        kid: &str,
        sealed: &str,
    ) -> Result<Zeroizing<Vec<u8>>, String> {
        let failed = || "it was sealed with another secret, or is damaged".to_owned();
        let mut bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(sealed).map_err(|_| failed())?);
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN).ok_or_else(failed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| failed())?;
        let opened = self.0.open_in_place(nonce, Aad::from(bound(algorithm, kid)), sealed).map_err(|_| failed())?;
        Ok(Zeroizing::new(opened.to_vec()))
    }
}

/// What a sealed key cannot be moved away from.
fn bound(algorithm: SigningAlgorithm, kid: &str) -> Vec<u8> {
    format!("{algorithm:?} {kid}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_secret_and_name_open_a_key() {
        let seal = Seal::new(&[7; 32]).unwrap();
        let sealed = seal.seal(SigningAlgorithm::ES256, "kid", b"private").unwrap();
        assert_ne!(sealed, seal.seal(SigningAlgorithm::ES256, "kid", b"private").unwrap(), "a fresh nonce each time");
        assert_eq!(seal.open(SigningAlgorithm::ES256, "kid", &sealed).unwrap().as_slice(), b"private");
        let other = Seal::new(&[8; 32]).unwrap();
        assert!(other.open(SigningAlgorithm::ES256, "kid", &sealed).is_err(), "another secret");
        assert!(seal.open(SigningAlgorithm::ES256, "other", &sealed).is_err(), "another name");
        assert!(seal.open(SigningAlgorithm::RS256, "kid", &sealed).is_err(), "another algorithm");
        for length in 0..sealed.len() {
            assert!(seal.open(SigningAlgorithm::ES256, "kid", &sealed[..length]).is_err(), "{length} characters");
        }
        assert!(Seal::new(&[7; 31]).is_err(), "too short");
    }
}
