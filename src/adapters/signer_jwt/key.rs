//! One private key, parsed, with what the world may know of it.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
    RsaPublicKeyComponents,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Header;
use jsonwebtoken::jwk::{Jwk, ThumbprintHash};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::model::SigningAlgorithm;

/// What there is a key for. The first is what clients expect unless they ask otherwise.
pub(super) const ALGORITHMS: [SigningAlgorithm; 3] =
    [SigningAlgorithm::RS256, SigningAlgorithm::ES256, SigningAlgorithm::EdDSA];

/// RFC 7518 §3.3 asks for 2048 bits at least.
const RSA_BYTES_MIN: usize = 256;

enum Pair {
    Rsa(RsaKeyPair),
    Ecdsa(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

/// A private key, ready to sign.
pub(super) struct Key {
    algorithm: SigningAlgorithm,
    pair: Pair,
    jwk: Value,
    header: String,
}

impl Key {
    /// A new private key as PKCS#8 (RFC 5208).
    pub(super) fn generate(algorithm: SigningAlgorithm) -> Result<Zeroizing<Vec<u8>>, String> {
        let failed = |_| format!("no {algorithm:?} key could be made");
        let bytes = match algorithm {
            SigningAlgorithm::RS256 => {
                let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
                AsDer::<Pkcs8V1Der<'static>>::as_der(&pair).map_err(failed)?.as_ref().to_vec()
            }
            SigningAlgorithm::ES256 => {
                let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(failed)?;
                pair.to_pkcs8v1().map_err(failed)?.as_ref().to_vec()
            }
            SigningAlgorithm::EdDSA => {
                let pair = Ed25519KeyPair::generate().map_err(failed)?;
                pair.to_pkcs8().map_err(failed)?.as_ref().to_vec()
            }
        };
        Ok(Zeroizing::new(bytes))
    }

    /// Parses a private key that must be one for `algorithm`.
    pub(super) fn from_pkcs8(algorithm: SigningAlgorithm, pkcs8: &[u8]) -> Result<Self, String> {
        let failed = |error| format!("not a private key for {algorithm:?} in PKCS#8: {error}");
        let pair = match algorithm {
            SigningAlgorithm::RS256 => Pair::Rsa(RsaKeyPair::from_pkcs8(pkcs8).map_err(failed)?),
            SigningAlgorithm::ES256 => {
                Pair::Ecdsa(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8).map_err(failed)?)
            }
            SigningAlgorithm::EdDSA => Pair::Ed25519(Ed25519KeyPair::from_pkcs8(pkcs8).map_err(failed)?),
        };
        let mut jwk = public_members(&pair)?;
        let known: Jwk = serde_json::from_value(jwk.clone()).map_err(|error| error.to_string())?;
        // RFC 7638: whoever has the key can work out its name.
        let kid = known.thumbprint(ThumbprintHash::SHA256).map_err(|error| error.to_string())?;
        jwk["kid"] = json!(kid);
        jwk["alg"] = json!(jws_algorithm(algorithm));
        jwk["use"] = json!("sig");
        let header = Header { kid: Some(kid), ..Header::new(jws_algorithm(algorithm)) };
        let header = serde_json::to_vec(&header).map_err(|error| error.to_string())?;
        Ok(Self { algorithm, pair, jwk, header: URL_SAFE_NO_PAD.encode(header) })
    }

    pub(super) fn algorithm(&self) -> SigningAlgorithm {
        self.algorithm
    }

    /// Its public members, RFC 7517 §4.
    pub(super) fn jwk(&self) -> &Value {
        &self.jwk
    }

    /// The protected header of its tokens, encoded.
    pub(super) fn header(&self) -> &str {
        &self.header
    }

    /// A signature in the form of RFC 7518 §3 and RFC 8037 §3.1.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, String> {
        let failed = |_| format!("{:?}", self.algorithm);
        match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).map_err(failed)?;
                Ok(signature)
            }
            Pair::Ecdsa(pair) => Ok(pair.sign(&SystemRandom::new(), message).map_err(failed)?.as_ref().to_vec()),
            Pair::Ed25519(pair) => Ok(pair.try_sign(message).map_err(failed)?.as_ref().to_vec()),
        }
    }
}

/// The name in JOSE headers.
pub(super) fn jws_algorithm(algorithm: SigningAlgorithm) -> jsonwebtoken::Algorithm {
    match algorithm {
        SigningAlgorithm::RS256 => jsonwebtoken::Algorithm::RS256,
        SigningAlgorithm::ES256 => jsonwebtoken::Algorithm::ES256,
        SigningAlgorithm::EdDSA => jsonwebtoken::Algorithm::EdDSA,
    }
}

/// RFC 7518 §6.2.1 and §6.3.1, RFC 8037 §2.
fn public_members(pair: &Pair) -> Result<Value, String> {
    let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    match pair {
        Pair::Rsa(pair) if pair.public_modulus_len() < RSA_BYTES_MIN => Err("an RSA key needs 2048 bits".to_owned()),
        Pair::Rsa(pair) => {
            let public = RsaPublicKeyComponents::<Vec<u8>>::from(pair.public_key());
            Ok(json!({ "kty": "RSA", "n": text(&public.n), "e": text(&public.e) }))
        }
        Pair::Ecdsa(pair) => {
            // An uncompressed point: 4, then x and y of 32 bytes each (SEC 1 §2.3.3).
            let point = pair.public_key().as_ref();
            match (point.first(), point.get(1..33), point.get(33..65)) {
                (Some(4), Some(x), Some(y)) => Ok(json!({ "kty": "EC", "crv": "P-256", "x": text(x), "y": text(y) })),
                _ => Err("the public key is not a point on P-256".to_owned()),
            }
        }
        Pair::Ed25519(pair) => Ok(json!({ "kty": "OKP", "crv": "Ed25519", "x": text(pair.public_key().as_ref()) })),
    }
}
