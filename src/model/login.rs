use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::{ClientId, ConsentKey, Hash32, MemberId, SigningAlgorithm, UnixSeconds};

/// `sid` (OIDC Back-Channel Logout §2.1): one login session of the forum in one browser, the same for every app.
///
/// A keyed hash, so that nobody can try out session ids of the forum on it. It is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sid(pub Hash32);

impl fmt::Display for Sid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0.0))
    }
}

impl std::str::FromStr for Sid {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Hash32::try_from(text.to_owned()).map(Self)
    }
}

/// A login at the forum that passed before our eyes: who proved to be himself, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenLogin {
    /// Who.
    pub member: MemberId,
    /// When.
    pub at: UnixSeconds,
}

/// A member uses an app from a session of his. One record for however many grants came of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Login {
    /// Who.
    pub member: MemberId,
    /// Where.
    pub client: ClientId,
    /// From which session; `None` where there was no browser of his, as for a device.
    pub sid: Option<Sid>,
}

/// Whose logins are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginsOf {
    /// Those of one session.
    Session(Sid),
    /// All of a member.
    Member(MemberId),
    /// Those of a member at one app.
    Consent(ConsentKey),
    /// All at one app.
    Client(ClientId),
}

/// An app is to be told that a login has ended. Everything that it needs is in it, since the app may be gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its place in the queue.
    pub id: uuid::Uuid,
    /// When it is tried next; kept in order of this.
    pub due: UnixSeconds,
    /// How often it was taken from the queue.
    pub attempts: u32,
    /// Whom to tell.
    pub client: ClientId,
    /// Where to.
    pub uri: String,
    /// How the app wants it signed; `None` takes the configuration's first.
    pub algorithm: Option<SigningAlgorithm>,
    /// Whose login.
    pub member: MemberId,
    /// Which session; `None` means all of the member's.
    pub sid: Option<Sid>,
}
