//! Proof Key for Code Exchange, method S256 only (RFC 7636, RFC 9700 §2.1.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::model::{Hash32, PkceChallenge};

/// Why a challenge or verifier is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PkceRefusal {
    /// This client must send a challenge.
    ChallengeMissing,
    /// Only S256 is served, and it must be said.
    Method,
    /// Not the 43 base64url characters of a SHA-256.
    Challenge,
    /// The verifier does not fit, or there is one without a challenge (RFC 9700 §4.8.2).
    Verifier,
}

/// Reads the challenge of an authorize request.
pub fn challenge(
    challenge: Option<&str>,
    method: Option<&str>,
    required: bool,
) -> Result<Option<PkceChallenge>, PkceRefusal> {
    let Some(challenge) = challenge else {
        return match method {
            None if !required => Ok(None),
            None => Err(PkceRefusal::ChallengeMissing),
            Some(_) => Err(PkceRefusal::Challenge),
        };
    };
    if method != Some("S256") {
        return Err(PkceRefusal::Method);
    }
    let bytes = URL_SAFE_NO_PAD.decode(challenge).map_err(|_| PkceRefusal::Challenge)?;
    let hash: [u8; 32] = bytes.try_into().map_err(|_| PkceRefusal::Challenge)?;
    Ok(Some(PkceChallenge(Hash32(hash))))
}

/// Compares the verifier of a token request with the challenge of the code, in constant time.
pub fn verify(challenge: Option<&PkceChallenge>, verifier: Option<&str>) -> Result<(), PkceRefusal> {
    match (challenge, verifier) {
        (None, None) => Ok(()),
        (Some(challenge), Some(verifier)) if well_formed(verifier) => {
            match challenge.0.matches(&Hash32::of(verifier.as_bytes())) {
                true => Ok(()),
                false => Err(PkceRefusal::Verifier),
            }
        }
        _ => Err(PkceRefusal::Verifier),
    }
}

/// 43 to 128 unreserved characters (RFC 7636 §4.1).
fn well_formed(verifier: &str) -> bool {
    (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recorded_pair_is_judged_as_recorded() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/vectors/pkce.json")).expect("a JSON file");
        let cases = file["cases"].as_array().expect("cases");
        assert!(cases.len() > 15);
        for case in cases {
            // An empty parameter counts as absent (RFC 6749 §3.1); decoding sees to that.
            let text = |name: &str| case[name].as_str().filter(|text| !text.is_empty());
            let required = case["client"] == "public";
            let authorize = challenge(text("challenge"), text("method"), required);
            assert_eq!(authorize.is_ok(), case["authorize"] == "ok", "{case}");
            if let Ok(challenge) = authorize {
                assert_eq!(verify(challenge.as_ref(), text("verifier")).is_ok(), case["token"] == "ok", "{case}");
            }
        }
    }
}
