//! May this refresh token be used, and what becomes of its family? (RFC 9700 §4.14.2)

use crate::model::{ClientId, Grant, RefreshToken, UnixSeconds};

/// How many tokens one generation may have beyond its first.
const SIBLINGS_MAX: u8 = 3;

/// Why a refresh token buys nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefreshRefusal {
    /// Another client's. Nothing happens to it.
    OtherClient,
    /// The token or its grant is past its end.
    Expired,
    /// It had been replaced: perhaps stolen. The grant is to be ended.
    Reused,
    /// The one before, within the grace, but others were as quick. Nothing happens to the grant: whoever came first
    /// has its tokens, and a client that refreshes many times at once must not log itself out.
    Crowded,
}

/// What the grant looks like once the token is used.
///
/// The current generation begins the next one. The one before it gets a sibling of the current generation as long
/// as `grace_secs` have not passed (strictly less, so that 0 means never) and there are not too many.
pub fn judge(
    token: &RefreshToken,
    grant: &Grant,
    client: &ClientId,
    grace_secs: u64,
    now: UnixSeconds,
) -> Result<Grant, RefreshRefusal> {
    if grant.client_id != *client {
        return Err(RefreshRefusal::OtherClient);
    }
    if now >= grant.expires_at || now >= token.expires_at {
        return Err(RefreshRefusal::Expired);
    }
    let mut next = grant.clone();
    if token.generation == grant.generation {
        next.generation += 1;
        next.rotated_at = now;
        next.siblings = 0;
        return Ok(next);
    }
    let predecessor = token.generation.checked_add(1) == Some(grant.generation);
    if !predecessor || now.since(grant.rotated_at) >= grace_secs {
        return Err(RefreshRefusal::Reused);
    }
    if grant.siblings >= SIBLINGS_MAX {
        return Err(RefreshRefusal::Crowded);
    }
    next.siblings += 1;
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::rules::testing::grant;

    #[test]
    fn a_refresh_token_is_used_once_with_a_little_grace() {
        let chat = ClientId("chat".into());
        let wiki = ClientId("wiki".into());
        let mut family = grant("chat");
        family.generation = 5;
        family.rotated_at = UnixSeconds(1_000);
        let mut crowded = family.clone();
        crowded.siblings = 3;
        let mut ended = family.clone();
        ended.expires_at = UnixSeconds(1_001);
        for (name, grant, generation, client, grace, now, want) in [
            ("the current one", &family, 5, &chat, 10, 1_500, Ok((6, 0))),
            ("the one before, in the grace", &family, 4, &chat, 10, 1_009, Ok((5, 1))),
            ("the one before, after it", &family, 4, &chat, 10, 1_010, Err(RefreshRefusal::Reused)),
            ("no grace, same second", &family, 4, &chat, 0, 1_000, Err(RefreshRefusal::Reused)),
            ("too many siblings", &crowded, 4, &chat, 10, 1_001, Err(RefreshRefusal::Crowded)),
            ("too many siblings, after the grace", &crowded, 4, &chat, 10, 1_010, Err(RefreshRefusal::Reused)),
            ("older", &family, 3, &chat, 10, 1_001, Err(RefreshRefusal::Reused)),
            ("the clock went back", &family, 4, &chat, 10, 900, Ok((5, 1))),
            ("other client", &family, 4, &wiki, 10, 1_500, Err(RefreshRefusal::OtherClient)),
            ("family at its end", &ended, 5, &chat, 10, 1_001, Err(RefreshRefusal::Expired)),
            ("token at its end", &family, 5, &chat, 10, 9_000, Err(RefreshRefusal::Expired)),
        ] {
            let token = RefreshToken { grant_id: grant.id, generation, expires_at: UnixSeconds(9_000) };
            let got = judge(&token, grant, client, grace, UnixSeconds(now));
            assert_eq!(got.map(|next| (next.generation, next.siblings)), want, "{name}");
        }
    }
}
