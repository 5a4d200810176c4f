//! One private key, parsed, with what the world may know of it.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, ED25519, EcdsaKeyPair, Ed25519KeyPair, KeyPair,
    ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Header;
use jsonwebtoken::jwk::{Jwk, ThumbprintHash};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::model::SigningAlgorithm;
use crate::ports::JwtKind;

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
    public: ParsedPublicKey,
    kid: String,
    jwk: Value,
    /// The protected header of each kind of token, encoded.
    headers: Vec<(JwtKind, String)>,
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
        jwk["kid"] = json!(&kid);
        jwk["alg"] = json!(jws_algorithm(algorithm));
        jwk["use"] = json!("sig");
        let headers = JwtKind::ALL.into_iter().map(|kind| Ok((kind, header(kind, algorithm, &kid)?)));
        let headers = headers.collect::<Result<_, String>>()?;
        Ok(Self { algorithm, public: parsed_public(&pair)?, pair, kid, jwk, headers })
    }

    pub(super) fn algorithm(&self) -> SigningAlgorithm {
        self.algorithm
    }

    /// Its name.
    pub(super) fn kid(&self) -> &str {
        &self.kid
    }

    /// Its public members, RFC 7517 §4.
    pub(super) fn jwk(&self) -> &Value {
        &self.jwk
    }

    /// The protected header of its tokens of one kind, encoded. Always the same bytes.
    pub(super) fn header(&self, wanted: JwtKind) -> &str {
        self.headers.iter().find(|(kind, _)| *kind == wanted).map_or("", |(_, header)| header)
    }

    /// Whether it made this signature.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.public.verify_sig(message, signature).is_ok()
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

/// RFC 7515 §4.1. `typ` says what the token is for, `kid` which key signed it; nothing else is ever there.
fn header(kind: JwtKind, algorithm: SigningAlgorithm, kid: &str) -> Result<String, String> {
    let header =
        Header { typ: Some(kind.typ().to_owned()), kid: Some(kid.to_owned()), ..Header::new(jws_algorithm(algorithm)) };
    serde_json::to_vec(&header).map(|header| URL_SAFE_NO_PAD.encode(header)).map_err(|error| error.to_string())
}

/// The public half, parsed once, bound to the one algorithm that it is used with.
fn parsed_public(pair: &Pair) -> Result<ParsedPublicKey, String> {
    let parsed = match pair {
        Pair::Rsa(pair) => ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, pair.public_key().as_ref()),
        Pair::Ecdsa(pair) => ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, pair.public_key().as_ref()),
        Pair::Ed25519(pair) => ParsedPublicKey::new(&ED25519, pair.public_key().as_ref()),
    };
    parsed.map_err(|error| format!("the public key cannot be used: {error}"))
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
