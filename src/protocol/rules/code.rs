//! May this code be redeemed by that request? (RFC 6749 §4.1.3)

use crate::model::{AuthorizationCode, Client, CodeTaken, GrantId, UnixSeconds};

use super::{pkce, redirect_uri};

/// Why a code buys nothing. For our log only; the client gets one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeRefusal {
    /// Never issued, spent by a refused redemption, or forgotten.
    Unknown,
    /// Redeemed before. Its grant is to be ended.
    Replayed(GrantId),
    /// Another client's. It is to be spent.
    OtherClient,
    /// Too old.
    Expired,
    /// Another address than it was sent to. It is to be spent.
    RedirectUri {
        /// Where the code was sent to.
        used: String,
        /// What the token request named.
        sent: Option<String>,
    },
    /// The verifier does not fit. It is to be spent.
    Verifier,
}

impl CodeRefusal {
    /// Whether the refusal spends the code: an authenticated client broke one of its conditions (RFC 9700 §4.5).
    pub fn spends(&self) -> bool {
        matches!(self, Self::OtherClient | Self::RedirectUri { .. } | Self::Verifier)
    }
}

/// Judges a code shown by `client`, with the address and verifier it sent.
pub fn judge(
    taken: CodeTaken,
    client: &Client,
    redirect: Option<&str>,
    verifier: Option<&str>,
    now: UnixSeconds,
) -> Result<AuthorizationCode, CodeRefusal> {
    let code = match taken {
        CodeTaken::Fresh(code) => *code,
        CodeTaken::Replayed(grant) => return Err(CodeRefusal::Replayed(grant)),
        CodeTaken::Unknown => return Err(CodeRefusal::Unknown),
    };
    if code.client_id != client.id {
        return Err(CodeRefusal::OtherClient);
    }
    if now > code.expires_at {
        return Err(CodeRefusal::Expired);
    }
    if !redirect_uri::repeated(client, &code.redirect_uri, code.redirect_uri_sent, redirect) {
        return Err(CodeRefusal::RedirectUri { used: code.redirect_uri, sent: redirect.map(str::to_owned) });
    }
    pkce::verify(code.challenge.as_ref(), verifier).map_err(|_| CodeRefusal::Verifier)?;
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Hash32, PkceChallenge};
    use crate::protocol::rules::testing::{client, code};

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const ADDRESS: &str = "https://chat.example/cb";

    #[test]
    fn a_code_buys_once_in_time_for_its_client() {
        let fresh = || CodeTaken::Fresh(Box::new(code("chat")));
        let bound = || {
            let mut code = code("chat");
            code.challenge = Some(PkceChallenge(Hash32::of(VERIFIER.as_bytes())));
            CodeTaken::Fresh(Box::new(code))
        };
        let grant = GrantId(uuid::Uuid::nil());
        let other_address =
            |sent: Option<&str>| CodeRefusal::RedirectUri { used: ADDRESS.to_owned(), sent: sent.map(str::to_owned) };
        for (name, taken, client_id, redirect, verifier, now, want) in [
            ("in time", fresh(), "chat", Some(ADDRESS), None, 1_059, None),
            ("on the last second", fresh(), "chat", Some(ADDRESS), None, 1_060, None),
            ("too late", fresh(), "chat", Some(ADDRESS), None, 1_061, Some(CodeRefusal::Expired)),
            ("other client", fresh(), "wiki", Some(ADDRESS), None, 1_010, Some(CodeRefusal::OtherClient)),
            (
                "other address",
                fresh(),
                "chat",
                Some("https://chat.example/"),
                None,
                1_010,
                Some(other_address(Some("https://chat.example/"))),
            ),
            ("no address", fresh(), "chat", None, None, 1_010, Some(other_address(None))),
            ("right verifier", bound(), "chat", Some(ADDRESS), Some(VERIFIER), 1_010, None),
            ("no verifier", bound(), "chat", Some(ADDRESS), None, 1_010, Some(CodeRefusal::Verifier)),
            (
                "verifier, but no challenge",
                fresh(),
                "chat",
                Some(ADDRESS),
                Some(VERIFIER),
                1_010,
                Some(CodeRefusal::Verifier),
            ),
            (
                "second use",
                CodeTaken::Replayed(grant),
                "chat",
                Some(ADDRESS),
                None,
                1_010,
                Some(CodeRefusal::Replayed(grant)),
            ),
            ("never issued", CodeTaken::Unknown, "chat", Some(ADDRESS), None, 1_010, Some(CodeRefusal::Unknown)),
        ] {
            let got = judge(taken, &client(client_id), redirect, verifier, UnixSeconds(now));
            assert_eq!(got.err(), want, "{name}");
        }
    }
}
