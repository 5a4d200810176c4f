use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// `client_id` of RFC 6749 §2.2. Unreserved characters only, so that clients that do not encode it are safe.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClientId(pub String);

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The forum's immutable number or name of a member. Clients match it by JSON type, so the type is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MemberId {
    /// A positive number below 2^53, the largest that JavaScript keeps exactly.
    Number(u64),
    /// Any other id, never empty.
    Text(String),
}

impl MemberId {
    /// Keeps a number and the same digits as a text apart, where both become bytes.
    pub fn kind(&self) -> &'static [u8] {
        match self {
            Self::Number(_) => b"number",
            Self::Text(_) => b"text",
        }
    }
}

impl fmt::Display for MemberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// One redeemed code and the family of tokens it bought (UUID version 8; 4 in older grants).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GrantId(pub uuid::Uuid);

impl GrantId {
    /// The one that this code buys. So a code that is shown again leads to its grant, and nothing else needs to be
    /// remembered of it.
    pub fn bought_by(code: &Hash32) -> Self {
        let digest = Hash32::of(&[&b"portico grant\n"[..], &code.0].concat());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.0[..16]);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}

/// Names one HTTP request in answers and logs (UUID version 7, or what a trusted proxy sent).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A consent belongs to one member and one client.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConsentKey {
    /// Who said yes.
    pub member: MemberId,
    /// To whom.
    pub client: ClientId,
}

/// SHA-256 of a secret: what the store keeps in its place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Hash32(pub [u8; 32]);

impl Hash32 {
    /// SHA-256 of `secret` as sent.
    pub fn of(secret: &[u8]) -> Self {
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, secret);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest.as_ref());
        Self(bytes)
    }

    /// Compares in constant time.
    pub fn matches(&self, other: &Self) -> bool {
        subtle::ConstantTimeEq::ct_eq(&self.0[..], &other.0[..]).into()
    }
}

impl fmt::Debug for Hash32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hash32(…)")
    }
}

impl From<Hash32> for String {
    fn from(hash: Hash32) -> Self {
        URL_SAFE_NO_PAD.encode(hash.0)
    }
}

impl TryFrom<String> for Hash32 {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        URL_SAFE_NO_PAD
            .decode(&text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or_else(|| "not 32 bytes in base64url".to_owned())
    }
}

/// A secret in clear: a code, a token, a handle, a client secret. It cannot be printed, and is wiped when dropped.
#[derive(Clone)]
pub struct Plaintext(Zeroizing<String>);

impl Plaintext {
    /// Takes a secret that somebody sent.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(Zeroizing::new(secret.into()))
    }

    /// Makes a secret of 32 random bytes in base64url (43 characters), with `prefix` in front.
    pub fn from_random(prefix: &str, random: &[u8; 32]) -> Self {
        Self::new(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(random)))
    }

    /// The secret itself. Call it only where it leaves the program.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the store keeps of it.
    pub fn hash(&self) -> Hash32 {
        Hash32::of(self.0.as_bytes())
    }
}

impl fmt::Debug for Plaintext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Plaintext(***)")
    }
}
