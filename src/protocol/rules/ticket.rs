//! What a form that changes something must bring (RFC 6819 §5.3.5, RFC 9700 §4.7 in spirit): a ticket that is bound to
//! the browser, to who is there and to what it is for, and that ends. Nothing of it is kept until it is used.

use crate::model::{Hash32, Plaintext, UnixSeconds};

/// Longest ticket that is looked at, in bytes: two of 43 characters, and an instant between them.
const TICKET_BYTES_MAX: usize = 43 + 1 + 20 + 1 + 43;

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
pub fn make(bound: Bound<'_>, now: UnixSeconds, random: &[u8; 32]) -> Plaintext {
    let until = now.plus(bound.life_secs);
    let name = String::from(Hash32(*random));
    let seal = String::from(seal(bound, &name, until));
    Plaintext::new(format!("{name}.{}.{seal}", until.0))
}

/// Until when the ticket counts, if it is bound to all this. Compares in constant time.
pub fn judge(shown: &Plaintext, bound: Bound<'_>, now: UnixSeconds) -> Option<UnixSeconds> {
    let text = Some(shown.reveal()).filter(|text| text.len() <= TICKET_BYTES_MAX)?;
    let (name, rest) = text.split_once('.')?;
    let (until, brought) = rest.split_once('.')?;
    let until = UnixSeconds(until.parse().ok()?);
    let own = String::from(seal(bound, name, until));
    let same: bool = subtle::ConstantTimeEq::ct_eq(own.as_bytes(), brought.as_bytes()).into();
    (same && now < until && until <= now.plus(bound.life_secs)).then_some(until)
}

/// The browser's name is the secret in it. Each piece has its length, so that no two lists of pieces are alike.
fn seal(Bound { kind, browser, pieces, .. }: Bound<'_>, name: &str, until: UnixSeconds) -> Hash32 {
    let mut text = kind.to_vec();
    text.extend_from_slice(&browser.hash().0);
    push(&mut text, name.as_bytes());
    text.extend_from_slice(&until.0.to_be_bytes());
    pieces.iter().for_each(|piece| push(&mut text, piece));
    Hash32::of(&text)
}

fn push(text: &mut Vec<u8>, piece: &[u8]) {
    text.extend_from_slice(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
    text.extend_from_slice(piece);
}
