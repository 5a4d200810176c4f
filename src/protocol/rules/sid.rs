//! What names a login session to clients (`sid`).

use aws_lc_rs::hmac;

use super::ticket::FormKey;
use crate::model::{Hash32, MemberId, Sid};

/// By one of the names of the session, in pieces.
pub fn of_session(key: &[u8; 32], name: &[&[u8]]) -> Sid {
    let mut context = context(key, b"session");
    name.iter().for_each(|piece| update(&mut context, piece));
    finish(context)
}

/// All sessions of a member are one where the forum's cookies change all the time.
pub fn of_member(key: &[u8; 32], member: &MemberId) -> Sid {
    let mut context = context(key, b"member");
    let (kind, id) = match member {
        MemberId::Number(number) => (&b"number"[..], number.to_string()),
        MemberId::Text(text) => (&b"text"[..], text.clone()),
    };
    update(&mut context, kind);
    update(&mut context, id.as_bytes());
    finish(context)
}

/// Binds the form of a log-out to a session and to what it is for.
pub fn logout_ticket(key: &[u8; 32], session: &Sid, purpose: &[u8]) -> String {
    let mut context = context(key, b"logout");
    update(&mut context, &session.0.0);
    update(&mut context, purpose);
    finish(context).to_string()
}

/// The key of forms, which is of no use for anything else.
pub fn form_key(key: &[u8; 32]) -> FormKey {
    FormKey::new(finish(context(key, b"forms")).0.0)
}

fn context(key: &[u8; 32], kind: &[u8]) -> hmac::Context {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    update(&mut context, kind);
    context
}

/// Each piece with its length, so that no two lists of pieces are alike.
fn update(context: &mut hmac::Context, piece: &[u8]) {
    context.update(&u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
    context.update(piece);
}

fn finish(context: hmac::Context) -> Sid {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(context.sign().as_ref());
    Sid(Hash32(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_told_apart_and_keys_matter() {
        let number = of_member(&[1; 32], &MemberId::Number(7));
        assert_eq!(number, of_member(&[1; 32], &MemberId::Number(7)));
        assert_ne!(number, of_member(&[1; 32], &MemberId::Text("7".to_owned())));
        assert_ne!(number, of_member(&[1; 32], &MemberId::Number(8)));
        assert_ne!(number, of_member(&[2; 32], &MemberId::Number(7)));
        let session = |pieces: &[&[u8]]| of_session(&[1; 32], pieces);
        assert_eq!(session(&[b"sid", b"a"]), session(&[b"sid", b"a"]));
        assert_ne!(session(&[b"sid", b"a"]), session(&[b"sida", b""]));
        assert_eq!(number.to_string().len(), 43, "32 bytes in base64url");
    }
}
