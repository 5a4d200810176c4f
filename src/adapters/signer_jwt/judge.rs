//! The reader of tokens, with what must hold for all of them: for the fuzz target and the replay of its corpus.

use std::sync::OnceLock;

use super::JwtSigner;
use crate::ports::{JwtKind, Signer as _};

/// A token that somebody shows. Nothing that we did not sign is ours, whatever its header says.
///
/// Without keys there is nothing to judge: it returns.
pub fn token(bytes: &[u8]) {
    static SIGNER: OnceLock<Option<JwtSigner>> = OnceLock::new();
    let Some(signer) = SIGNER.get_or_init(|| JwtSigner::ephemeral().ok()) else { return };
    let text = String::from_utf8_lossy(bytes);
    // With a header of ours in front the bytes get as far as the signature.
    let keys = signer.keys();
    let headers =
        keys.held.iter().flat_map(|held| JwtKind::ALL.map(|kind| format!("{}.{text}", held.key.header(kind))));
    for token in headers.chain([text.to_string()]) {
        for kind in JwtKind::ALL {
            assert_eq!(signer.verify(kind, &token), None, "a token that nobody signed");
        }
    }
}
