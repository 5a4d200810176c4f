//! What a form that takes an app's access back must bring: a ticket that is bound to the member, to his browser and to
//! what is taken back.

use super::ticket::{self, FormKey};
use crate::model::{ClientId, MemberId, Plaintext, UnixSeconds};

/// How long a ticket counts, in seconds.
pub const TICKET_SECS: u64 = 600;

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
pub fn ticket(key: &FormKey, bound: Bound<'_>, now: UnixSeconds, random: &[u8; 32]) -> Plaintext {
    with(bound, |bound| ticket::make(key, bound, now, random))
}

/// Until when the ticket counts, if it is one for this member, this browser and this purpose. Compares in constant time.
pub fn judge(key: &FormKey, shown: &Plaintext, bound: Bound<'_>, now: UnixSeconds) -> Option<UnixSeconds> {
    with(bound, |bound| ticket::judge(key, shown, bound, now))
}

fn with<T>(Bound { browser, member, what }: Bound<'_>, then: impl FnOnce(ticket::Bound<'_>) -> T) -> T {
    let id = member.to_string();
    let mut pieces = vec![member.kind(), id.as_bytes()];
    pieces.extend(what.map(|client| client.0.as_bytes()));
    then(ticket::Bound { kind: b"portico take back", browser, pieces: &pieces, life_secs: TICKET_SECS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_for_one_browser_one_member_and_one_app() {
        let key = &FormKey::new([9; 32]);
        let (browser, other) = (Plaintext::new("b".repeat(43)), Plaintext::new("c".repeat(43)));
        let client = |id: &str| ClientId(id.to_owned());
        let (chat, wiki) = (client("chat"), client("wiki"));
        let (seven, eight, text) = (MemberId::Number(7), MemberId::Number(8), MemberId::Text("7".into()));
        let now = UnixSeconds(1_000_000);
        let bound = |browser, member, what| Bound { browser, member, what };
        let shown = ticket(key, bound(&browser, &seven, Some(&chat)), now, &[1; 32]);
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
            assert_eq!(judge(key, &shown, asked, UnixSeconds(at)), want, "{name}");
        }
        let again = ticket(key, bound(&browser, &seven, Some(&chat)), now, &[2; 32]);
        assert_ne!(shown.reveal(), again.reveal(), "each is another one");
        let everything = ticket(key, bound(&browser, &seven, None), now, &[1; 32]);
        assert_eq!(judge(key, &everything, bound(&browser, &seven, None), now), until);
        let longer = shown.reveal().replace("1000600", "1000601");
        for made_up in ["", ".", "..", "a.b.c", &longer, &shown.reveal().repeat(2), &"1.".repeat(10_000)] {
            let judged = judge(key, &Plaintext::new(made_up), bound(&browser, &seven, Some(&chat)), now);
            assert_eq!(judged, None, "{made_up:.40}");
        }
    }
}
