//! The audit trail: who changed what, when and from where. Each entry is linked to the one before by its hash.

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ClientId, Hash32, MemberId, PersonalTokenId, RequestId, UnixSeconds};

/// What an entry may say of the state before or after, in bytes of JSON. Of more only the size and a fingerprint stay.
const STATE_BYTES_MAX: usize = 16 * 1024;

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// A member of the forum.
    Member {
        /// Who.
        id: MemberId,
        /// What others called him then.
        name: String,
    },
    /// A visitor whom nobody knows.
    Visitor,
    /// An app, with what it has of its own.
    App {
        /// Which.
        id: ClientId,
    },
    /// A program with an admin token.
    Token {
        /// Which.
        id: PersonalTokenId,
    },
    /// Somebody who came into the console by a link for one use.
    Link {
        /// Which.
        id: String,
    },
    /// A command of somebody on this machine.
    Cli {
        /// His number in the operating system.
        uid: u32,
    },
    /// The configuration file.
    Config,
    /// portico by itself.
    System,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member { id, name } => write!(f, "member {id} ({name})"),
            Self::Visitor => f.write_str("a visitor"),
            Self::App { id } => write!(f, "app {id}"),
            Self::Token { id } => write!(f, "token {id}"),
            Self::Link { id } => write!(f, "link {id}"),
            Self::Cli { uid } => write!(f, "cli:{uid}"),
            Self::Config => f.write_str("config"),
            Self::System => f.write_str("system"),
        }
    }
}

macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Action {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $name,)+
        }

        impl Action {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in lists, filters and files: `app.created`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

actions! {
    /// An app was added.
    AppCreated = "app.created",
    /// Settings of an app were changed.
    AppChanged = "app.changed",
    /// Nobody may use an app for now.
    AppDisabled = "app.disabled",
    /// It may be used again.
    AppEnabled = "app.enabled",
    /// An app was deleted, or put into the bin.
    AppDeleted = "app.deleted",
    /// It was taken out of the bin.
    AppRestored = "app.restored",
    /// An app got another secret.
    SecretMade = "secret.made",
    /// One of its secrets was given an end, until which it works.
    SecretEndsLater = "secret.ends_later",
    /// One of its secrets stopped working.
    SecretEnded = "secret.ended",
    /// A personal or admin token was issued.
    TokenMade = "token.made",
    /// It was revoked.
    TokenEnded = "token.ended",
    /// A member allowed an app something for the first time.
    GrantGiven = "grant.given",
    /// He allowed it more.
    GrantWidened = "grant.widened",
    /// He allowed it the same once more.
    GrantRenewed = "grant.renewed",
    /// It was taken back.
    GrantTakenBack = "grant.taken_back",
    /// Logins at apps were ended.
    LoginsEnded = "logins.ended",
    /// The forum does not let a member in.
    MemberRefused = "member.refused",
    /// A refresh token that had been replaced was shown again. The login was ended.
    RefreshReused = "refresh.reused",
    /// A code that had been spent was shown again. The login was ended.
    CodeReused = "code.reused",
    /// Somebody asked for other signing keys.
    KeyRotationAsked = "key.rotation_asked",
    /// The signing keys changed.
    KeyRotated = "key.rotated",
    /// Somebody began to use the console.
    ConsoleOpened = "console.opened",
    /// A link for one use was made, to open it.
    ConsoleLinkMade = "console.link_made",
    /// A link for one use opened it.
    ConsoleLinkUsed = "console.link_used",
    /// The configuration was read again.
    ConfigReloaded = "config.reloaded",
    /// The store is one of an earlier time: it came out of a backup, or is used again after it had moved.
    StoreRestored = "store.restored",
    /// The store moved to another place.
    StoreMigrated = "store.migrated",
    /// Entries that were old enough were removed from the trail.
    TrailPruned = "trail.pruned",
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Action {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|action| action.name() == text);
        found.copied().ok_or_else(|| format!("\"{text}\" is no action of the audit trail"))
    }
}

/// From where something was done, as far as the trail may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whence {
    /// The network that the request came from, never the whole address: this is what entries keep.
    pub network: Option<String>,
    /// The address, for the last use of an app's secret.
    pub address: Option<IpAddr>,
    /// The request.
    pub request: Option<String>,
}

impl Whence {
    /// What is kept of a request's address and id.
    pub fn of(address: Option<IpAddr>, request: Option<&RequestId>) -> Self {
        Self { network: address.map(network), address, request: request.map(|id| id.0.clone()) }
    }
}

/// The network of an address: /24, or /48.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{}/48", std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

/// Who does something, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Who.
    pub who: Actor,
    /// From where.
    pub whence: Whence,
}

impl Author {
    /// Somebody on this machine, or portico itself.
    pub fn here(who: Actor) -> Self {
        Self { who, whence: Whence::default() }
    }

    /// Somebody who sent a request.
    pub fn of(who: Actor, whence: &Whence) -> Self {
        Self { who, whence: whence.clone() }
    }

    /// An entry about something that he does.
    pub fn did(&self, what: Action, at: UnixSeconds) -> Entry {
        let Whence { network, request, .. } = self.whence.clone();
        Entry {
            at,
            what,
            who: self.who.clone(),
            from: network,
            request,
            app: None,
            member: None,
            object: None,
            before: None,
            after: None,
        }
    }
}

/// One line of the trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: UnixSeconds,
    /// What was done.
    pub what: Action,
    /// By whom.
    pub who: Actor,
    /// From which network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// By which request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// To which app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<ClientId>,
    /// To which member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// To what else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// How it was: only what is different.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// How it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

impl Entry {
    /// About an app.
    pub fn app(mut self, id: &ClientId) -> Self {
        self.app = Some(id.clone());
        self
    }

    /// About a member.
    pub fn member(mut self, id: &MemberId) -> Self {
        self.member = Some(id.clone());
        self
    }

    /// About something else.
    pub fn object(mut self, what: impl Into<String>) -> Self {
        self.object = Some(what.into());
        self
    }

    /// How it was.
    pub fn before(mut self, state: Value) -> Self {
        self.before = Some(bounded(state));
        self
    }

    /// How it is now.
    pub fn after(mut self, state: Value) -> Self {
        self.after = Some(bounded(state));
        self
    }
}

fn bounded(state: Value) -> Value {
    let text = state.to_string();
    if text.len() <= STATE_BYTES_MAX {
        return state;
    }
    serde_json::json!({ "bytes": text.len(), "fingerprint": fingerprint(&Hash32::of(text.as_bytes())) })
}

/// Enough of a secret's hash to tell two secrets apart, and no more.
pub fn fingerprint(hash: &Hash32) -> String {
    String::from(Hash32::of(&[&b"portico fingerprint"[..], &hash.0].concat())).chars().take(8).collect()
}

/// An entry in its place: as text, so that what was hashed is what is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// Its number; the first is 1.
    pub seq: u64,
    /// The hash of the one before.
    pub prev: Hash32,
    /// Its own hash: of `prev`, `seq` and `text`.
    pub hash: Hash32,
    /// The [`Entry`] in JSON.
    pub text: String,
}

impl Linked {
    /// What the text says. `None`: a later version wrote it, or it is damaged.
    pub fn entry(&self) -> Option<Entry> {
        serde_json::from_str(&self.text).ok()
    }
}

/// A place in the chain: after the entry of this number. The default is the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainPoint {
    /// The entry; 0 before the first one.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash32,
}

impl Default for ChainPoint {
    fn default() -> Self {
        Self { seq: 0, hash: Hash32([0; 32]) }
    }
}

/// Where a chain begins and ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainEnds {
    /// The last entry that was pruned.
    pub anchor: ChainPoint,
    /// When that one was written.
    pub pruned_at: Option<UnixSeconds>,
    /// The last entry.
    pub head: ChainPoint,
}

/// Why a chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ChainBreak {
    /// It was removed.
    #[error("entry {0} is missing")]
    Missing(u64),
    /// Its text, its number or its hash was changed.
    #[error("entry {0} was changed")]
    Changed(u64),
    /// Something before it was removed, changed or put in.
    #[error("entry {0} does not follow the one before it")]
    Unlinked(u64),
    /// The end is another one than it should be.
    #[error("the chain ends at entry {found}, and should end at {expected}, or the last entry was exchanged")]
    OtherEnd {
        /// The last entry that is there.
        found: u64,
        /// The last entry that there was.
        expected: u64,
    },
}

impl ChainPoint {
    /// Links an entry behind this point.
    pub fn link(&self, text: String) -> Linked {
        let seq = self.seq.saturating_add(1);
        Linked { seq, prev: self.hash, hash: chain_hash(&self.hash, seq, &text), text }
    }

    /// Goes on over the next entry, if that is what it is.
    pub fn follow(&self, next: &Linked) -> Result<Self, ChainBreak> {
        if next.hash != chain_hash(&next.prev, next.seq, &next.text) {
            return Err(ChainBreak::Changed(next.seq));
        }
        let expected = self.seq.saturating_add(1);
        if next.seq != expected {
            return Err(ChainBreak::Missing(expected));
        }
        if next.prev != self.hash {
            return Err(ChainBreak::Unlinked(next.seq));
        }
        Ok(Self { seq: next.seq, hash: next.hash })
    }
}

impl fmt::Display for ChainPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, String::from(self.hash))
    }
}

impl std::str::FromStr for ChainPoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let point = text.split_once(':').and_then(|(seq, hash)| {
            Some(Self { seq: seq.parse().ok()?, hash: Hash32::try_from(hash.to_owned()).ok()? })
        });
        point.ok_or_else(|| "a place in the trail is NUMBER:HASH, as verify prints it".to_owned())
    }
}

/// SHA-256 over a name of its own, the hash before, the number in 8 bytes, and the text.
fn chain_hash(prev: &Hash32, seq: u64, text: &str) -> Hash32 {
    Hash32::of(&[&b"portico audit 1\n"[..], &prev.0, &seq.to_be_bytes(), text.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shortened_to_their_network() {
        for (address, want) in [
            ("203.0.113.9", "203.0.113.0/24"),
            ("::ffff:203.0.113.9", "203.0.113.0/24"),
            ("2001:db8:1:2::7", "2001:db8:1::/48"),
            ("::1", "::/48"),
        ] {
            assert_eq!(network(address.parse().expect("an address")), want);
        }
    }

    #[test]
    fn a_chain_notices_what_was_changed_removed_moved_and_put_in() {
        let mut chain = Vec::new();
        let mut end = ChainPoint::default();
        for text in ["one", "two", "three", "four"] {
            let linked = end.link(text.to_owned());
            end = end.follow(&linked).expect("it follows");
            chain.push(linked);
        }
        let walk = |chain: &[Linked]| chain.iter().try_fold(ChainPoint::default(), |at, next| at.follow(next));
        assert_eq!(walk(&chain), Ok(end));
        assert_eq!(end.to_string().parse(), Ok(end));
        let with = |change: fn(&mut Vec<Linked>)| {
            let mut chain = chain.clone();
            change(&mut chain);
            walk(&chain)
        };
        assert_eq!(with(|chain| chain[1].text = "zwei".to_owned()), Err(ChainBreak::Changed(2)));
        assert_eq!(with(|chain| drop(chain.remove(1))), Err(ChainBreak::Missing(2)));
        assert_eq!(with(|chain| chain.swap(1, 2)), Err(ChainBreak::Missing(2)));
        // Somebody who can count and hash, but not rewrite all that follows.
        let forged = |chain: &mut Vec<Linked>| {
            let before = ChainPoint { seq: chain[0].seq, hash: chain[0].hash };
            chain[1] = before.link("zwei".to_owned());
        };
        assert_eq!(with(forged), Err(ChainBreak::Unlinked(3)));
    }

    #[test]
    fn names_of_actions_are_read_back() {
        for action in Action::ALL {
            assert_eq!(action.name().parse(), Ok(*action));
            assert_eq!(serde_json::to_value(action).expect("JSON"), action.name());
        }
        assert!("app.exploded".parse::<Action>().is_err());
    }

    #[test]
    fn long_states_are_cut_to_a_fingerprint() {
        let entry = Author::here(Actor::System).did(Action::AppChanged, UnixSeconds(7));
        let entry = entry.after(Value::String("x".repeat(STATE_BYTES_MAX)));
        assert!(entry.after.expect("a state")["fingerprint"].is_string());
    }
}
