//! Stand-ins for the ports: a clock that is set, chance that is known, a forum with a few members, a store that fails.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};

use async_trait::async_trait;
use portico::adapters::signer_jwt::JwtSigner;
use portico::adapters::store_memory::MemoryStore;
use portico::model::audit::{ChainEnds, Entry, Linked};
use portico::model::counts::{Bucket, Counted, Resolution};
use portico::model::{
    AccessToken, AuthorizationCode, Client, ClientId, ClientSecret, ClientToken, CodeTaken, Consent, ConsentKey,
    ConsolePass, DeviceRequest, Event, Events, Grant, GrantId, Group, Hash32, KeyRing, Login, LoginCookies, LoginsOf,
    Member, MemberId, Notice, PendingConsent, PendingRequest, PersonalToken, PushedRequest, RefreshToken, Refusal,
    Scopes, SeenLogin, SessionOutcome, Sid, SourceFailure, TokenOwner, UnixSeconds, Visitor,
};
use portico::ports::{
    AppUsers, Bought, CheckLine, CheckState, Checkup, Clock, Entropy, GrantCounts, Held, LoginHandOff, NewName, Ports,
    Quota, Redeemed, Rotated, Rotation, SessionSource, Store, StoreError, Use,
};

/// A clock that stands until it is moved.
pub struct FixedClock(pub AtomicI64);

impl Clock for FixedClock {
    fn now(&self) -> UnixSeconds {
        UnixSeconds(self.0.load(Ordering::SeqCst))
    }
}

/// 32 bytes that count up: known, and never the same twice.
#[derive(Default)]
pub struct ScriptedEntropy(AtomicU64);

impl Entropy for ScriptedEntropy {
    fn bytes32(&self) -> [u8; 32] {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        *Hash32::of(&number.to_be_bytes()).0.first_chunk().expect("32 bytes")
    }
}

/// What the forum is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForumState {
    Up,
    Down,
    /// It cannot send the browser back after a login, and nobody knows its logout.
    CannotReturn,
    /// It takes the way back from the Referer of its login page.
    ReturnsByHeader,
}

/// A forum that believes the cookie `forum_session=NAME`, for the members of its little list.
pub struct ToyForum {
    state: std::sync::Mutex<ForumState>,
    banned: std::sync::Mutex<Vec<String>>,
    deleted: std::sync::Mutex<Vec<String>>,
}

impl ToyForum {
    pub fn new() -> Self {
        Self {
            state: std::sync::Mutex::new(ForumState::Up),
            banned: std::sync::Mutex::new(vec!["bruno".to_owned()]),
            deleted: std::sync::Mutex::default(),
        }
    }

    pub fn set(&self, state: ForumState) {
        *self.state.lock().expect("no panic while locked") = state;
    }

    pub fn ban(&self, name: &str) {
        self.banned.lock().expect("no panic while locked").push(name.to_owned());
    }

    /// As if there had never been such a member.
    pub fn delete(&self, name: &str) {
        self.deleted.lock().expect("no panic while locked").push(name.to_owned());
    }

    /// A forum that was restored from a copy.
    pub fn restore_all(&self) {
        self.deleted.lock().expect("no panic while locked").clear();
    }

    pub fn unban_all(&self) {
        self.banned.lock().expect("no panic while locked").clear();
    }

    fn outcome(&self, name: &str) -> SessionOutcome {
        if *self.state.lock().expect("no panic while locked") == ForumState::Down {
            return SessionOutcome::Unknown(SourceFailure::Unreachable("connection refused".to_owned()));
        }
        let gone = self.deleted.lock().expect("no panic while locked").iter().any(|deleted| deleted == name);
        let Some(member) = member(name).filter(|_| !gone) else { return SessionOutcome::Guest };
        let member = Arc::new(member);
        if self.banned.lock().expect("no panic while locked").iter().any(|banned| banned == name) {
            return SessionOutcome::Refused { member: Some(member), refusal: Refusal::Banned { until: None } };
        }
        SessionOutcome::Member(member)
    }
}

/// The last two: one whose id is a text, and one whose address is not verified.
pub const NAMES: &[&str] = &["anna", "bruno", "carla", "josé núñez", "olga", "nora"];

/// A member of the toy forum.
pub fn member(name: &str) -> Option<Member> {
    let number = NAMES.iter().position(|known| *known == name)? + 1;
    let mut groups = vec![Group { id: "2".into(), name: "Members".into() }];
    if name == "carla" {
        groups.push(Group { id: "5".into(), name: "Staff".into() });
    }
    let id = match name {
        "olga" => MemberId::Text("u-olga".to_owned()),
        _ => MemberId::Number(number as u64),
    };
    Some(Member {
        id,
        username: name.into(),
        display_name: name.into(),
        email: Some(if name == "olga" { "olga@example.net".to_owned() } else { format!("{number}@example.net") }),
        email_verified: name != "nora",
        groups,
        avatar_url: Some(format!("https://forum.example/avatar/{number}.png")),
        profile_url: Some(format!("https://forum.example/member/{number}")),
        language: None,
    })
}

#[async_trait]
impl SessionSource for ToyForum {
    async fn member(&self, visitor: &Visitor, _now: UnixSeconds) -> SessionOutcome {
        // Its sessions belong to one browser each.
        if visitor.user_agent == b"Another browser" {
            return SessionOutcome::Guest;
        }
        let line =
            visitor.cookie_lines.first().map(|line| String::from_utf8_lossy(line).into_owned()).unwrap_or_default();
        let name = line.split("; ").find_map(|pair| pair.strip_prefix("forum_session=").map(str::to_owned));
        self.outcome(&name.unwrap_or_default())
    }

    async fn member_by_id(&self, id: &MemberId, _now: UnixSeconds) -> SessionOutcome {
        let name = match id {
            MemberId::Number(number) => NAMES.get((*number as usize).wrapping_sub(1)).copied().unwrap_or_default(),
            MemberId::Text(id) => id.strip_prefix("u-").unwrap_or_default(),
        };
        self.outcome(name)
    }

    fn can_recheck(&self) -> bool {
        true
    }

    async fn groups(&self) -> Option<Vec<String>> {
        Some(["Members", "Staff"].map(str::to_owned).to_vec())
    }

    fn is_login_cookie(&self, name: &[u8]) -> bool {
        [&b"forum_session"[..], b"visit", b"key"].contains(&name)
    }

    fn login_cookies(&self, lines: &[&[u8]]) -> LoginCookies {
        let pairs = || lines.iter().flat_map(|line| line.split(|byte| *byte == b';'));
        let has = |name: &[u8]| pairs().any(|pair| pair.trim_ascii().starts_with(name));
        match (has(b"forum_session=") || has(b"key="), has(b"visit=")) {
            (true, _) => LoginCookies::Others,
            (false, true) => LoginCookies::Guests,
            (false, false) => LoginCookies::Absent,
        }
    }

    fn logout(&self, _visitor: &Visitor) -> Option<String> {
        let known = *self.state.lock().expect("no panic while locked") != ForumState::CannotReturn;
        known.then(|| "https://forum.example/logout".to_owned())
    }

    /// A session lasts as long as the cookie: `forum_session=anna` is one, with `; visit=2` behind it another one. It has
    /// another name where there is a `key`.
    fn session(&self, visitor: &Visitor, name: &mut dyn FnMut(&[&[u8]])) {
        let named = |pair: &&[u8]| pair.starts_with(b"forum_session=") || pair.starts_with(b"visit=");
        let pairs = visitor.cookie_lines.iter().flat_map(|line| line.split(|byte| *byte == b';'));
        let found: Vec<&[u8]> = pairs.map(<[u8]>::trim_ascii).filter(named).collect();
        if !found.is_empty() {
            name(&found);
        }
        let pairs = visitor.cookie_lines.iter().flat_map(|line| line.split(|byte| *byte == b';'));
        for key in pairs.map(<[u8]>::trim_ascii).filter(|pair| pair.starts_with(b"key=")) {
            name(&[key]);
        }
    }

    fn login(&self, return_to: &str) -> LoginHandOff {
        match *self.state.lock().expect("no panic while locked") {
            ForumState::CannotReturn => return LoginHandOff::CannotReturn { location: "/login".to_owned() },
            ForumState::ReturnsByHeader => {
                return LoginHandOff::ReturnsByHeader {
                    location: "https://forum.example/login".to_owned(),
                    header: "Referer",
                    value: format!("https://forum.example{return_to}"),
                };
            }
            ForumState::Up | ForumState::Down => {}
        }
        let back: String = url::form_urlencoded::byte_serialize(return_to.as_bytes()).collect();
        LoginHandOff::Returns { location: format!("/login?next={back}") }
    }
}

/// A store whose n-th call from now fails.
pub struct FlakyStore {
    inner: MemoryStore,
    calls: AtomicUsize,
    fails_at: AtomicUsize,
}

impl FlakyStore {
    pub fn new() -> Self {
        Self { inner: MemoryStore::new(), calls: AtomicUsize::new(0), fails_at: AtomicUsize::new(usize::MAX) }
    }

    /// Lets the n-th call from now fail (the first is 0); `None`: none.
    pub fn fail(&self, nth: Option<usize>) {
        self.calls.store(0, Ordering::SeqCst);
        self.fails_at.store(nth.unwrap_or(usize::MAX), Ordering::SeqCst);
    }

    /// How many calls came since.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    fn count(&self) -> Result<(), StoreError> {
        match self.calls.fetch_add(1, Ordering::SeqCst) == self.fails_at.load(Ordering::SeqCst) {
            true => Err(StoreError::Unavailable("this call fails".to_owned())),
            false => Ok(()),
        }
    }
}

/// The same with entries of the audit trail for the next change.
struct FlakyNoting<'a> {
    flaky: &'a FlakyStore,
    entries: Vec<Entry>,
}

macro_rules! flaky {
    ($(fn $name:ident(&self $(, $argument:ident: $kind:ty)*) -> $answer:ty;)*) => {
        #[async_trait]
        impl Store for FlakyStore {
            $(async fn $name(&self $(, $argument: $kind)*) -> Result<$answer, StoreError> {
                self.count()?;
                self.inner.$name($($argument),*).await
            })*

            fn noting(&self, entries: Vec<Entry>) -> Box<dyn Store + '_> {
                Box::new(FlakyNoting { flaky: self, entries })
            }
        }

        #[async_trait]
        impl Store for FlakyNoting<'_> {
            $(async fn $name(&self $(, $argument: $kind)*) -> Result<$answer, StoreError> {
                self.flaky.count()?;
                self.flaky.inner.noting(self.entries.clone()).$name($($argument),*).await
            })*

            fn noting(&self, entries: Vec<Entry>) -> Box<dyn Store + '_> {
                Box::new(FlakyNoting { flaky: self.flaky, entries: [&self.entries[..], &entries].concat() })
            }
        }
    };
}

flaky! {
    fn client(&self, id: &ClientId) -> Option<Client>;
    fn clients(&self) -> Vec<Client>;
    fn add_client_within(&self, client: &Client, quota: &Quota) -> ();
    fn update_client(&self, client: &Client) -> bool;
    fn delete_client(&self, id: &ClientId) -> bool;
    fn shrink_client(&self, id: &ClientId, limit: usize) -> usize;
    fn put_pending_request(&self, handle: &Hash32, request: &PendingRequest) -> ();
    fn pending_request(&self, handle: &Hash32) -> Option<PendingRequest>;
    fn put_pushed_request(&self, handle: &Hash32, request: &PushedRequest) -> ();
    fn pushed_request(&self, handle: &Hash32) -> Option<PushedRequest>;
    fn spend_pushed_request(&self, handle: &Hash32) -> bool;
    fn seen_login(&self, session: &Hash32) -> Option<SeenLogin>;
    fn put_seen_login(&self, sessions: &[Hash32], login: &SeenLogin, keep_until: UnixSeconds) -> ();
    fn put_pending_consent(&self, ticket: &Hash32, pending: &PendingConsent) -> ();
    fn take_pending_consent(&self, ticket: &Hash32) -> Option<PendingConsent>;
    fn consent(&self, key: &ConsentKey) -> Option<Consent>;
    fn put_consent(&self, consent: &Consent) -> ();
    fn revoke_consent(&self, key: &ConsentKey) -> bool;
    fn held(&self, member: &MemberId) -> Held;
    fn users(&self, client: &ClientId, after: Option<&MemberId>, limit: usize) -> AppUsers;
    fn count_users(&self, client: &ClientId, most: usize) -> usize;
    fn put_code(&self, hash: &Hash32, code: &AuthorizationCode, consent: Option<&Consent>) -> ();
    fn read_code(&self, hash: &Hash32) -> CodeTaken;
    fn redeem(&self, hash: &Hash32, bought: &Bought) -> Redeemed;
    fn spend_code(&self, hash: &Hash32) -> ();
    fn grant(&self, id: &GrantId) -> Option<Grant>;
    fn access_token(&self, hash: &Hash32) -> Option<(AccessToken, Grant)>;
    fn refresh_token(&self, hash: &Hash32) -> Option<(RefreshToken, Grant)>;
    fn rotate(&self, rotation: &Rotation) -> Rotated;
    fn revoke_grant(&self, id: &GrantId) -> ();
    fn revoke_access_token(&self, hash: &Hash32) -> ();
    fn put_client_token(&self, hash: &Hash32, token: &ClientToken) -> ();
    fn client_token(&self, hash: &Hash32) -> Option<ClientToken>;
    fn name(&self, new: &NewName) -> Option<String>;
    fn given_name(&self, member: &MemberId) -> Option<String>;
    fn named(&self, name: &str) -> Option<MemberId>;
    fn number(&self, member: &MemberId) -> u64;
    fn put_personal_token(&self, hash: &Hash32, token: &PersonalToken) -> ();
    fn personal_token(&self, hash: &Hash32) -> Option<PersonalToken>;
    fn personal_tokens(&self, owner: Option<&TokenOwner>) -> Vec<(Hash32, PersonalToken)>;
    fn revoke_personal_token(&self, hash: &Hash32) -> bool;
    fn note_uses(&self, uses: &[Use]) -> ();
    fn logins(&self, of: &LoginsOf) -> Vec<Login>;
    fn members_with_logins(&self, part: u8) -> Vec<MemberId>;
    fn end_logins(&self, logins: &[Login], notices: &[Notice]) -> bool;
    fn take_notices(&self, now: UnixSeconds, per_client: usize, most: usize, again_at: UnixSeconds) -> Vec<Notice>;
    fn postpone_notice(&self, notice: &Notice, until: UnixSeconds) -> ();
    fn finish_notice(&self, notice: &Notice) -> ();
    fn former_session(&self, sid: &Sid) -> Option<Sid>;
    fn rename_session(&self, sid: &Sid, former: &Sid, now: UnixSeconds) -> ();
    fn sid_key(&self, offered: &[u8; 32]) -> [u8; 32];
    fn key_ring(&self) -> Option<KeyRing>;
    fn put_key_ring(&self, ring: &KeyRing) -> bool;
    fn put_device(&self, device: &Hash32, request: &DeviceRequest) -> bool;
    fn device(&self, device: &Hash32) -> Option<DeviceRequest>;
    fn device_by_user_code(&self, user_code: &Hash32) -> Option<(Hash32, DeviceRequest)>;
    fn update_device(&self, device: &Hash32, request: &DeviceRequest, consent: Option<&Consent>) -> bool;
    fn redeem_device(&self, device: &Hash32, bought: &Bought) -> Redeemed;
    fn spend_device(&self, device: &Hash32) -> ();
    fn use_assertion(&self, assertion: &Hash32, until: UnixSeconds) -> bool;
    fn put_console_link(&self, link: &Hash32, pass: &ConsolePass) -> ();
    fn console_link(&self, link: &Hash32) -> Option<ConsolePass>;
    fn open_console(&self, link: &Hash32, visit: &Hash32, pass: &ConsolePass) -> bool;
    fn console_visit(&self, visit: &Hash32) -> Option<ConsolePass>;
    fn end_console_visit(&self, visit: &Hash32) -> ();
    fn sweep(&self, now: UnixSeconds, limit: usize) -> usize;
    fn check(&self) -> ();
    fn note(&self, entries: &[Entry]) -> ();
    fn note_once(&self, mark: &Hash32, until: UnixSeconds, entry: &Entry) -> bool;
    fn link_entries(&self, limit: usize) -> usize;
    fn add_counts(&self, counted: &Counted) -> ();
    fn counts(&self, resolution: Resolution, from: UnixSeconds, until: UnixSeconds) -> Vec<Bucket>;
    fn add_events(&self, events: &Events) -> ();
    fn events(&self, client: &ClientId) -> Vec<Event>;
    fn count_grants(&self, cursor: &[u8], limit: usize) -> GrantCounts;
    fn chain_ends(&self) -> ChainEnds;
    fn linked_entries(&self, from: u64, limit: usize) -> Vec<Linked>;
    fn prune_entries(&self, before: UnixSeconds, limit: usize) -> usize;
}

/// Apps that publish no keys.
struct NoKeySets;

#[async_trait]
impl portico::ports::KeySets for NoKeySets {
    async fn keys(&self, _: &str, _: Option<&str>) -> Option<Arc<serde_json::Value>> {
        None
    }
}

/// A check that finds something of each kind.
struct SomeTrouble;

#[async_trait]
impl Checkup for SomeTrouble {
    async fn lines(&self) -> Vec<CheckLine> {
        let line = |what, state, code| CheckLine { what, state, detail: format!("{what} as seen"), code };
        vec![
            line("store", CheckState::Fine, None),
            line("lookups", CheckState::Failing, Some("P320")),
            line("warning", CheckState::Warning, None),
        ]
    }
}

/// Apps without pictures.
struct NoIcons;

#[async_trait]
impl portico::ports::Icons for NoIcons {
    async fn icon(&self, _: &str) -> Option<portico::ports::Icon> {
        None
    }
}

/// Ports of doubles, with handles to turn them.
pub struct Stage {
    pub ports: Ports,
    pub clock: Arc<FixedClock>,
    pub forum: Arc<ToyForum>,
    pub store: Arc<FlakyStore>,
}

impl Stage {
    pub fn new() -> Self {
        let clock = Arc::new(FixedClock(AtomicI64::new(1_000_000)));
        let forum = Arc::new(ToyForum::new());
        let store = Arc::new(FlakyStore::new());
        let ports = Ports {
            store: store.clone(),
            sessions: forum.clone(),
            signer: Arc::new(JwtSigner::ephemeral().expect("keys in memory")),
            clock: clock.clone(),
            entropy: Arc::new(ScriptedEntropy::default()),
            key_sets: Arc::new(NoKeySets),
            icons: Arc::new(NoIcons),
            uses: Arc::default(),
            recent: Arc::default(),
            checkup: Arc::new(SomeTrouble),
            sid_key: Arc::default(),
            whence: Default::default(),
        };
        Self { ports, clock, forum, store }
    }
}

/// A confidential app with the secret `s3cret`.
pub fn app(id: &str) -> Client {
    Client {
        secrets: vec![ClientSecret::current(Hash32::of(b"s3cret"), UnixSeconds(0))],
        redirect_uris: vec!["https://chat.example/cb".into()],
        scopes: Scopes::parse("openid profile email groups").expect("scopes"),
        ..Client::new(ClientId(id.into()), "Chat", UnixSeconds(0))
    }
}
