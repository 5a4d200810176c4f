//! What a form that changes something must bring (RFC 6819 §5.3.5, RFC 9700 §4.7 in spirit): a ticket that is bound to
//! the browser, to who is there and to what it is for, and that ends. Nothing of it is kept until it is used.
//!
//! Tickets and the names of browsers are sealed with a key that only the server has: a script of a forum page knows who is
//! there and what the form does, and can put any cookie into the browser.

use std::fmt;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::model::{Hash32, Plaintext, UnixSeconds};

/// Longest ticket that is looked at, in bytes: two of 43 characters, and an instant between them.
const TICKET_BYTES_MAX: usize = 43 + 1 + 20 + 1 + 43;
/// How many random bytes a browser's name has. As many bytes of its seal follow.
const NAME_BYTES: usize = 16;

/// The server's key for tickets and for the names of browsers. All nodes have the same.
#[derive(Clone)]
pub struct FormKey(hmac::Key);

impl fmt::Debug for FormKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FormKey(..)")
    }
}

impl FormKey {
    /// From bytes that nobody else knows.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, &bytes))
    }

    /// A new name of a browser: 43 characters.
    pub fn name(&self, random: &[u8; 32]) -> Plaintext {
        let (name, _) = random.split_at(NAME_BYTES);
        let mut bytes = *random;
        bytes[NAME_BYTES..].copy_from_slice(&self.seal_of_name(name));
        Plaintext::from_random("", &bytes)
    }

    /// Whether a name is one that the server gave out. Compares in constant time.
    pub fn gave(&self, browser: &Plaintext) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(browser.reveal()) else { return false };
        let Some((name, seal)) = bytes.split_at_checked(NAME_BYTES) else { return false };
        subtle::ConstantTimeEq::ct_eq(&self.seal_of_name(name)[..], seal).into()
    }

    fn seal_of_name(&self, name: &[u8]) -> [u8; NAME_BYTES] {
        let tag = self.tag(&[&b"portico browser"[..], name].concat());
        std::array::from_fn(|place| tag.0[place])
    }

    fn tag(&self, text: &[u8]) -> Hash32 {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(hmac::sign(&self.0, text).as_ref());
        Hash32(bytes)
    }
}

/// What a ticket is bound to.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    /// The kind of form.
    pub kind: &'a [u8],
    /// The browser's name in our cookie, which is a secret.
    pub browser: &'a Plaintext,
    /// Who is there, and what the form does. No two lists of pieces are alike.
    pub pieces: &'a [&'a [u8]],
    /// How long it counts, in seconds. Within this time it counts once; whoever takes it sees to that.
    pub life_secs: u64,
}

/// A new ticket, different each time.
pub fn make(key: &FormKey, bound: Bound<'_>, now: UnixSeconds, random: &[u8; 32]) -> Plaintext {
    let until = now.plus(bound.life_secs);
    let name = String::from(Hash32(*random));
    let seal = String::from(seal(key, bound, &name, until));
    Plaintext::new(format!("{name}.{}.{seal}", until.0))
}

/// Until when the ticket counts, if it is bound to all this. Compares in constant time.
pub fn judge(key: &FormKey, shown: &Plaintext, bound: Bound<'_>, now: UnixSeconds) -> Option<UnixSeconds> {
    let text = Some(shown.reveal()).filter(|text| text.len() <= TICKET_BYTES_MAX)?;
    let (name, rest) = text.split_once('.')?;
    let (until, brought) = rest.split_once('.')?;
    let until = UnixSeconds(until.parse().ok()?);
    let own = String::from(seal(key, bound, name, until));
    let same: bool = subtle::ConstantTimeEq::ct_eq(own.as_bytes(), brought.as_bytes()).into();
    (same && now < until && until <= now.plus(bound.life_secs)).then_some(until)
}

/// Each piece has its length, so that no two lists of pieces are alike.
fn seal(key: &FormKey, Bound { kind, browser, pieces, .. }: Bound<'_>, name: &str, until: UnixSeconds) -> Hash32 {
    let mut text = Vec::new();
    push(&mut text, kind);
    text.extend_from_slice(&browser.hash().0);
    push(&mut text, name.as_bytes());
    text.extend_from_slice(&until.0.to_be_bytes());
    pieces.iter().for_each(|piece| push(&mut text, piece));
    key.tag(&text)
}

fn push(text: &mut Vec<u8>, piece: &[u8]) {
    text.extend_from_slice(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
    text.extend_from_slice(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_without_the_key_makes_a_ticket() {
        let (own, other) = (FormKey::new([1; 32]), FormKey::new([2; 32]));
        let browser = own.name(&[7; 32]);
        let bound = Bound { kind: b"form", browser: &browser, pieces: &[b"7", b"path"], life_secs: 60 };
        let now = UnixSeconds(1_000_000);
        let ticket = make(&own, bound, now, &[3; 32]);
        assert_eq!(judge(&own, &ticket, bound, now), Some(UnixSeconds(1_000_060)));
        assert_eq!(judge(&own, &make(&other, bound, now, &[3; 32]), bound, now), None);
        // What a script can compute that knows everything but the key.
        let (name, until) = (String::from(Hash32([3; 32])), now.plus(60));
        let mut text = b"form".to_vec();
        text.extend_from_slice(&browser.hash().0);
        push(&mut text, name.as_bytes());
        text.extend_from_slice(&until.0.to_be_bytes());
        bound.pieces.iter().for_each(|piece| push(&mut text, piece));
        let made_up = Plaintext::new(format!("{name}.{}.{}", until.0, String::from(Hash32::of(&text))));
        assert_eq!(judge(&own, &made_up, bound, now), None);
    }

    #[test]
    fn a_browser_has_a_name_that_was_given_out() {
        let (own, other) = (FormKey::new([1; 32]), FormKey::new([2; 32]));
        let name = own.name(&[7; 32]);
        assert_eq!(name.reveal().len(), 43);
        assert!(own.gave(&name) && !other.gave(&name));
        assert_ne!(name.reveal(), own.name(&[8; 32]).reveal());
        let changed = format!("A{}", &name.reveal()[1..]);
        for foreign in ["", "A", &"A".repeat(22), &"A".repeat(43), &"-".repeat(86), &changed, "not base64!"] {
            assert!(!own.gave(&Plaintext::new(foreign)), "{foreign}");
        }
    }
}
