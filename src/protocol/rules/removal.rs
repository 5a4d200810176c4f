//! What a form that takes an app's access back must bring (RFC 6819 §5.3.5, RFC 9700 §4.7 in spirit): a ticket that is
//! bound to the member, to his browser and to what is taken back, and that ends.

use crate::model::{ClientId, Hash32, MemberId, Plaintext, UnixSeconds};

/// How long a ticket counts, in seconds. Within this time it counts once; whoever takes it sees to that.
pub const TICKET_SECS: u64 = 600;
/// Longest ticket that is looked at, in bytes: two of 43 characters, and an instant between them.
const TICKET_BYTES_MAX: usize = 43 + 1 + 20 + 1 + 43;

/// What a ticket is bound to.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    /// The browser's name in our cookie, which is a secret.
    pub browser: &'a Plaintext,
    /// Who is logged in.
    pub member: &'a MemberId,
    /// What is taken back; `None`: everything.
    pub what: Option<&'a ClientId>,
}

/// A new ticket, different each time.
pub fn ticket(bound: Bound<'_>, now: UnixSeconds, random: &[u8; 32]) -> Plaintext {
    let until = now.plus(TICKET_SECS);
    let name = String::from(Hash32(*random));
    let seal = String::from(seal(bound, &name, until));
    Plaintext::new(format!("{name}.{}.{seal}", until.0))
}

/// Until when the ticket counts, if it is one for this member, this browser and this purpose. Compares in constant time.
pub fn judge(shown: &Plaintext, bound: Bound<'_>, now: UnixSeconds) -> Option<UnixSeconds> {
    let text = Some(shown.reveal()).filter(|text| text.len() <= TICKET_BYTES_MAX)?;
    let (name, rest) = text.split_once('.')?;
    let (until, brought) = rest.split_once('.')?;
    let until = UnixSeconds(until.parse().ok()?);
    let own = String::from(seal(bound, name, until));
    let same: bool = subtle::ConstantTimeEq::ct_eq(own.as_bytes(), brought.as_bytes()).into();
    (same && now < until && until <= now.plus(TICKET_SECS)).then_some(until)
}

/// The browser's name is the secret in it. Each piece has its length, so that no two lists of pieces are alike.
fn seal(Bound { browser, member, what }: Bound<'_>, name: &str, until: UnixSeconds) -> Hash32 {
    let piece = |text: &[u8]| [&u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes()[..], text].concat();
    let kind: &[u8] = match member {
        MemberId::Number(_) => b"number",
        MemberId::Text(_) => b"text",
    };
    let app = what.map_or_else(Vec::new, |client| piece(client.0.as_bytes()));
    let parts = [
        &b"portico take back"[..],
        &browser.hash().0,
        &piece(name.as_bytes()),
        &until.0.to_be_bytes(),
        &piece(kind),
        &piece(member.to_string().as_bytes()),
        &app,
    ];
    Hash32::of(&parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_for_one_browser_one_member_and_one_app() {
        let (browser, other) = (Plaintext::new("b".repeat(43)), Plaintext::new("c".repeat(43)));
        let client = |id: &str| ClientId(id.to_owned());
        let (chat, wiki) = (client("chat"), client("wiki"));
        let (seven, eight, text) = (MemberId::Number(7), MemberId::Number(8), MemberId::Text("7".into()));
        let now = UnixSeconds(1_000_000);
        let bound = |browser, member, what| Bound { browser, member, what };
        let shown = ticket(bound(&browser, &seven, Some(&chat)), now, &[1; 32]);
        let until = Some(UnixSeconds(1_000_600));
        for (name, asked, at, want) in [
            ("as made", bound(&browser, &seven, Some(&chat)), 1_000_000, until),
            ("in its last second", bound(&browser, &seven, Some(&chat)), 1_000_599, until),
            ("too late", bound(&browser, &seven, Some(&chat)), 1_000_600, None),
            ("made in the future", bound(&browser, &seven, Some(&chat)), 999_999, None),
            ("another browser", bound(&other, &seven, Some(&chat)), 1_000_000, None),
            ("another member", bound(&browser, &eight, Some(&chat)), 1_000_000, None),
            ("a member named alike", bound(&browser, &text, Some(&chat)), 1_000_000, None),
            ("another app", bound(&browser, &seven, Some(&wiki)), 1_000_000, None),
            ("everything", bound(&browser, &seven, None), 1_000_000, None),
        ] {
            assert_eq!(judge(&shown, asked, UnixSeconds(at)), want, "{name}");
        }
        let again = ticket(bound(&browser, &seven, Some(&chat)), now, &[2; 32]);
        assert_ne!(shown.reveal(), again.reveal(), "each is another one");
        let everything = ticket(bound(&browser, &seven, None), now, &[1; 32]);
        assert_eq!(judge(&everything, bound(&browser, &seven, None), now), until);
        let longer = shown.reveal().replace("1000600", "1000601");
        for made_up in ["", ".", "..", "a.b.c", &longer, &shown.reveal().repeat(2), &"1.".repeat(10_000)] {
            let judged = judge(&Plaintext::new(made_up), bound(&browser, &seven, Some(&chat)), now);
            assert_eq!(judged, None, "{made_up:.40}");
        }
    }
}
