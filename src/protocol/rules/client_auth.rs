//! Does the client prove who it is? (RFC 6749 §2.3)

use crate::model::{
    Client, ClientAuthMethod, ClientId, ClientKind, ClientSecret, Dialect, Hash32, Plaintext, UnixSeconds,
};

/// What a request shows of its client.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// `Authorization: Basic`.
    Basic {
        /// Decoded id.
        id: ClientId,
        /// Decoded secret.
        secret: Plaintext,
        /// The secret as it stood there: many clients do not encode it, and one that an app brought along may hold
        /// `+` or `%`.
        verbatim: Plaintext,
        /// The form says the same once more.
        twice: bool,
    },
    /// `client_id` and `client_secret` in the form.
    Form {
        /// The id.
        id: ClientId,
        /// The secret.
        secret: Plaintext,
    },
    /// A signature of the client's own (RFC 7523 §2.2). Whoever has checked it says so.
    Assertion {
        /// The id that it claims.
        id: ClientId,
        /// The assertion.
        assertion: Plaintext,
        /// What it may be meant for. Empty: it does not count here.
        audiences: Vec<String>,
    },
    /// `client_id` alone: a public client.
    Public {
        /// The id.
        id: ClientId,
    },
}

impl Credentials {
    /// The id that is claimed.
    pub fn id(&self) -> &ClientId {
        match self {
            Self::Basic { id, .. } | Self::Form { id, .. } | Self::Assertion { id, .. } | Self::Public { id } => id,
        }
    }
}

/// Why a client is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAuthenticated {
    /// It did not prove who it is. One refusal for all causes: do not help a guesser.
    Unproven,
    /// It did, in two ways at once, and is not one of the clients that may (RFC 6749 §2.3).
    Twice,
}

/// Checks the credentials against the client of that id, in time that does not depend on whether there is one.
pub fn verify(client: Option<Client>, shown: &Credentials, now: UnixSeconds) -> Result<Client, NotAuthenticated> {
    let (secret, method) = match shown {
        Credentials::Basic { secret, .. } => (Some(secret), Some(ClientAuthMethod::ClientSecretBasic)),
        Credentials::Form { secret, .. } => (Some(secret), Some(ClientAuthMethod::ClientSecretPost)),
        // Signatures are not compared with secrets: `assertion` judges them.
        Credentials::Assertion { .. } => return Err(NotAuthenticated::Unproven),
        Credentials::Public { .. } => (None, None),
    };
    let hash = secret.map(Plaintext::hash);
    let verbatim = match shown {
        Credentials::Basic { verbatim, .. } => Some(verbatim.hash()),
        Credentials::Form { .. } | Credentials::Assertion { .. } | Credentials::Public { .. } => None,
    };
    // An unknown client is compared with a hash that nothing has, so that the work is the same.
    let nobody = [ClientSecret::current(Hash32([0; 32]), UnixSeconds(0))];
    let known = client.as_ref().map(|client| client.secrets.as_slice()).filter(|known| !known.is_empty());
    let mut matches = false;
    for kept in known.unwrap_or(&nobody) {
        let alive = kept.works(now);
        for hash in [&hash, &verbatim] {
            matches |= hash.as_ref().is_some_and(|hash| hash.matches(&kept.hash)) & alive;
        }
    }
    let client = client.ok_or(NotAuthenticated::Unproven)?;
    let allowed = match client.kind {
        ClientKind::Public => secret.is_none(),
        ClientKind::Confidential => matches && client.auth_method.is_none_or(|pinned| Some(pinned) == method),
    };
    match shown {
        _ if !allowed => Err(NotAuthenticated::Unproven),
        Credentials::Basic { twice: true, .. } if !may_say_it_twice(&client) => Err(NotAuthenticated::Twice),
        _ => Ok(client),
    }
}

fn may_say_it_twice(client: &Client) -> bool {
    client.quirks.credentials_twice || client.dialect == Dialect::Gitlab
}

/// Which of the client's secrets was shown, by its hash. For credentials that were verified.
pub fn secret_shown(client: &Client, shown: &Credentials) -> Option<Hash32> {
    let readings = match shown {
        Credentials::Basic { secret, verbatim, .. } => [Some(secret.hash()), Some(verbatim.hash())],
        Credentials::Form { secret, .. } => [Some(secret.hash()), None],
        Credentials::Assertion { .. } | Credentials::Public { .. } => [None, None],
    };
    let mut known = client.secrets.iter().map(|kept| kept.hash);
    known.find(|kept| readings.iter().flatten().any(|hash| hash.matches(kept)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ClientSecret;
    use crate::protocol::rules::testing::client;

    fn form(secret: &str) -> Credentials {
        Credentials::Form { id: ClientId("chat".into()), secret: Plaintext::new(secret) }
    }

    fn basic(secret: &str) -> Credentials {
        let (secret, verbatim) = (Plaintext::new(secret), Plaintext::new(""));
        Credentials::Basic { id: ClientId("chat".into()), secret, verbatim, twice: false }
    }

    fn verbatim(secret: &str) -> Credentials {
        let (secret, verbatim) = (Plaintext::new("decoded to something else"), Plaintext::new(secret));
        Credentials::Basic { id: ClientId("chat".into()), secret, verbatim, twice: false }
    }

    fn public() -> Credentials {
        Credentials::Public { id: ClientId("chat".into()) }
    }

    #[test]
    fn saying_it_twice_is_for_those_who_may() {
        let plain = client("chat");
        let mut discourse = plain.clone();
        discourse.quirks.credentials_twice = true;
        let mut gitlab = plain.clone();
        gitlab.dialect = Dialect::Gitlab;
        let shown = |secret: &str| {
            let (id, secret, verbatim) = (ClientId("chat".into()), Plaintext::new(secret), Plaintext::new(secret));
            Credentials::Basic { id, secret, verbatim, twice: true }
        };
        for (client, secret, want) in [
            (&plain, "s3cret", Some(NotAuthenticated::Twice)),
            (&plain, "wrong", Some(NotAuthenticated::Unproven)),
            (&discourse, "s3cret", None),
            (&discourse, "wrong", Some(NotAuthenticated::Unproven)),
            (&gitlab, "s3cret", None),
        ] {
            assert_eq!(verify(Some(client.clone()), &shown(secret), UnixSeconds(0)).err(), want, "{secret}");
        }
    }

    #[test]
    fn a_client_proves_who_it_is() {
        let confidential = client("chat");
        let mut pinned = confidential.clone();
        pinned.auth_method = Some(ClientAuthMethod::ClientSecretPost);
        let mut exchanged = confidential.clone();
        let old = ClientSecret::current(Hash32::of(b"old"), UnixSeconds(0));
        exchanged.secrets.push(ClientSecret { expires_at: Some(UnixSeconds(1_000)), ..old });
        let mut open = confidential.clone();
        open.kind = ClientKind::Public;
        open.secrets.clear();
        for (name, client, shown, now, want) in [
            ("form", Some(&confidential), form("s3cret"), 0, true),
            ("basic", Some(&confidential), basic("s3cret"), 0, true),
            ("basic, not encoded", Some(&confidential), verbatim("s3cret"), 0, true),
            ("basic, not encoded and wrong", Some(&confidential), verbatim("s3cre"), 0, false),
            ("wrong", Some(&confidential), form("s3cre"), 0, false),
            ("empty", Some(&confidential), form(""), 0, false),
            ("none", Some(&confidential), public(), 0, false),
            ("unknown client", None, form("s3cret"), 0, false),
            ("pinned to the form", Some(&pinned), form("s3cret"), 0, true),
            ("pinned, other way", Some(&pinned), basic("s3cret"), 0, false),
            ("pinned, other way, not encoded", Some(&pinned), verbatim("s3cret"), 0, false),
            ("old secret in the overlap", Some(&exchanged), form("old"), 999, true),
            ("old secret after it", Some(&exchanged), form("old"), 1_000, false),
            ("public", Some(&open), public(), 0, true),
            ("public with a secret", Some(&open), form("x"), 0, false),
        ] {
            assert_eq!(verify(client.cloned(), &shown, UnixSeconds(now)).is_ok(), want, "{name}");
        }
    }
}
