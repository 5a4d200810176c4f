use std::collections::BTreeMap;

use async_trait::async_trait;

use crate::model::audit::{ChainEnds, Entry, Linked};
use crate::model::counts::{Bucket, Counted, Resolution};
use crate::model::{
    AccessToken, AuthorizationCode, Client, ClientId, ClientToken, CodeTaken, Consent, ConsentKey, ConsolePass,
    DeviceRequest, Event, Events, Grant, GrantId, Hash32, KeyRing, Login, LoginsOf, MemberId, Notice, PendingConsent,
    PendingRequest, PersonalToken, PushedRequest, RefreshToken, SeenLogin, Sid, TokenOwner, UnixSeconds,
};

use super::Use;

/// The store cannot answer, or refuses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Disk full, connection lost, engine failed. A write may or may not have happened.
    #[error("the store is not available: {0}")]
    Unavailable(String),
    /// A client of this id exists.
    #[error("an app with the id \"{0}\" exists")]
    ClientExists(ClientId),
    /// As many as the quota allows are there.
    #[error("there are as many apps as there may be")]
    TooManyClients,
    /// The client changed since it was read: read again and change anew.
    #[error("the app \"{0}\" was changed by somebody else")]
    ClientChanged(ClientId),
}

/// How many clients there may be when one is added, with it. `None`: any number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// Of its creator, by his id. Clients that no member added count as those of one.
    pub of_creator: Option<usize>,
    /// That programs registered.
    pub registered: Option<usize>,
}

/// How many codes of one member and client may wait to be redeemed.
pub const CODES_MAX: usize = 20;

/// What a code buys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// The new grant, generation 0, version 0.
    pub grant: Grant,
    /// Hash and record of the access token.
    pub access: (Hash32, AccessToken),
    /// Hash and record of the refresh token, if one is issued.
    pub refresh: Option<(Hash32, RefreshToken)>,
}

/// The outcome of a redemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redeemed {
    /// This call spent the code, and all it bought is kept.
    Done,
    /// Somebody else did, and this is what he bought.
    Replayed(GrantId),
    /// There is no such code.
    Unknown,
}

/// One use of a refresh token: the grant as it shall be, and the new tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The grant after the change, its `version` still the one that was read. The store adds one.
    pub grant: Grant,
    /// Hash and record of the new access token.
    pub access: (Hash32, AccessToken),
    /// Hash and record of the new refresh token.
    pub refresh: (Hash32, RefreshToken),
}

/// The outcome of a rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotated {
    /// Kept.
    Done,
    /// The grant changed since it was read: read again and judge anew.
    Changed,
    /// The grant is gone.
    Gone,
}

/// What uses a member's account. In no particular order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// What he allowed, also what is no longer valid and not yet forgotten.
    pub consents: Vec<Consent>,
    /// Logins of apps, also what has expired and is not yet forgotten.
    pub grants: Vec<Grant>,
}

impl Held {
    /// How many of each kind are read at most.
    pub const MAX: usize = 2_000;
}

/// How many grants clients have, as far as somebody has looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrantCounts {
    /// By client.
    pub by_client: BTreeMap<ClientId, u64>,
    /// Where to go on; `None`: that is all.
    pub next: Option<Vec<u8>>,
}

/// A member and what an app has of him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppUser {
    /// Who.
    pub member: MemberId,
    /// What he allowed, also if it is no longer valid and not yet forgotten.
    pub consent: Option<Consent>,
    /// Its logins, also those that have expired and are not yet forgotten; some of them if there are very many.
    pub grants: Vec<Grant>,
}

/// Some members who use an app, in an order of the store's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppUsers {
    /// Who.
    pub users: Vec<AppUser>,
    /// Behind whom to go on; `None`: that is all. A page may be empty although there are more.
    pub next: Option<MemberId>,
}

/// A user name to be given to a member for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewName {
    /// Who.
    pub member: MemberId,
    /// Names to try in order. Compared without regard to ASCII case; the caller sends lower case.
    pub candidates: Vec<String>,
}

/// What must be remembered. Every method that changes something is durable when it returns `Ok`,
/// and atomic: all of it or nothing, also after a crash in the middle.
///
/// Instants past their `expires_at` are the caller's to judge, except for `sweep`, which forgets them.
#[async_trait]
pub trait Store: Send + Sync {
    /// One client.
    async fn client(&self, id: &ClientId) -> Result<Option<Client>, StoreError>;

    /// All clients, sorted by id.
    async fn clients(&self) -> Result<Vec<Client>, StoreError>;

    /// Adds a client. Errors: `ClientExists`.
    async fn add_client(&self, client: &Client) -> Result<(), StoreError> {
        self.add_client_within(client, &Quota::default()).await
    }

    /// The same, if the quota allows it: however many are added at once, there are never more than that.
    /// Errors: `ClientExists`, `TooManyClients`.
    async fn add_client_within(&self, client: &Client, quota: &Quota) -> Result<(), StoreError>;

    /// Replaces a client, `revision` still the one that was read; the store adds one. When its secrets were last used
    /// is kept where the store knows better. `false`, and nothing is changed, if there is none of this id.
    /// Errors: `ClientChanged` if it has another revision by now.
    async fn update_client(&self, client: &Client) -> Result<bool, StoreError>;

    /// Deletes a client with its codes, consents, grants and tokens, and the logins that these belong to. `false` if there
    /// was none.
    async fn delete_client(&self, id: &ClientId) -> Result<bool, StoreError>;

    /// Removes a part of what `delete_client` would: `limit` consents, codes and grants at most, and answers how many. So
    /// a client with very many of them has few left when it is deleted in one step.
    async fn shrink_client(&self, id: &ClientId, limit: usize) -> Result<usize, StoreError>;

    /// Keeps a request that waits for a login.
    async fn put_pending_request(&self, handle: &Hash32, request: &PendingRequest) -> Result<(), StoreError>;

    /// Reads it; it may be read again.
    async fn pending_request(&self, handle: &Hash32) -> Result<Option<PendingRequest>, StoreError>;

    /// Keeps a request that its app sent ahead.
    async fn put_pushed_request(&self, handle: &Hash32, request: &PushedRequest) -> Result<(), StoreError>;

    /// Reads it; it may be read again.
    async fn pushed_request(&self, handle: &Hash32) -> Result<Option<PushedRequest>, StoreError>;

    /// Spends it: of many calls with one handle exactly one answers `true`.
    async fn spend_pushed_request(&self, handle: &Hash32) -> Result<bool, StoreError>;

    /// The login that was seen to begin a session of this name, if one was.
    async fn seen_login(&self, session: &Hash32) -> Result<Option<SeenLogin>, StoreError>;

    /// Keeps a login under these names of its session until `keep_until`, each in the place of any other.
    async fn put_seen_login(
        &self,
        sessions: &[Hash32],
        login: &SeenLogin,
        keep_until: UnixSeconds,
    ) -> Result<(), StoreError>;

    /// Keeps a request that waits for a yes.
    async fn put_pending_consent(&self, ticket: &Hash32, pending: &PendingConsent) -> Result<(), StoreError>;

    /// Takes it away: of many calls with one ticket exactly one gets it.
    async fn take_pending_consent(&self, ticket: &Hash32) -> Result<Option<PendingConsent>, StoreError>;

    /// What this member allowed this client.
    async fn consent(&self, key: &ConsentKey) -> Result<Option<Consent>, StoreError>;

    /// Keeps a consent in place of an older one.
    async fn put_consent(&self, consent: &Consent) -> Result<(), StoreError>;

    /// Takes a consent back, ends all grants of this member and client, and forgets their codes that were not yet
    /// redeemed. `false` if there was none of these.
    async fn revoke_consent(&self, key: &ConsentKey) -> Result<bool, StoreError>;

    /// The consents and grants of this member, [`Held::MAX`] of each at most.
    async fn held(&self, member: &MemberId) -> Result<Held, StoreError>;

    /// The members of whom a client has a consent or grants, `limit` at most: from the beginning, or behind this one.
    async fn users(&self, client: &ClientId, after: Option<&MemberId>, limit: usize) -> Result<AppUsers, StoreError>;

    /// How many members a client has a consent or grants of, `most` at most.
    async fn count_users(&self, client: &ClientId, most: usize) -> Result<usize, StoreError>;

    /// Keeps a code. With `consent`, both in one step. If [`CODES_MAX`] of this member and client wait already, the oldest
    /// of them is forgotten in the same step.
    async fn put_code(
        &self,
        hash: &Hash32,
        code: &AuthorizationCode,
        consent: Option<&Consent>,
    ) -> Result<(), StoreError>;

    /// What is known of a code. Changes nothing.
    async fn read_code(&self, hash: &Hash32) -> Result<CodeTaken, StoreError>;

    /// Spends a code and keeps what it bought, in one durable step. Succeeds once.
    ///
    /// What it bought is [`GrantId::bought_by`] this code: a spent code answers `Replayed` for as long as that lives, then
    /// `Unknown`. On an error the code may be spent: send nothing to the client. RFC 6749 §4.1.2.
    async fn redeem(&self, hash: &Hash32, bought: &Bought) -> Result<Redeemed, StoreError>;

    /// Spends a code that bought nothing: a client that proved who it is broke one of its conditions (RFC 9700 §4.5).
    /// From then on the code is `Unknown`.
    async fn spend_code(&self, hash: &Hash32) -> Result<(), StoreError>;

    /// One grant, unless it was revoked, or swept after its end or after the last of its tokens had expired.
    async fn grant(&self, id: &GrantId) -> Result<Option<Grant>, StoreError>;

    /// An access token with its grant; `None` once either is gone.
    async fn access_token(&self, hash: &Hash32) -> Result<Option<(AccessToken, Grant)>, StoreError>;

    /// A refresh token with its grant; `None` once the grant is gone. Tokens of every old generation are still found
    /// as long as the grant is there, so that their reuse is seen.
    async fn refresh_token(&self, hash: &Hash32) -> Result<Option<(RefreshToken, Grant)>, StoreError>;

    /// Keeps one use of a refresh token, if the grant is still at the version that was read.
    async fn rotate(&self, rotation: &Rotation) -> Result<Rotated, StoreError>;

    /// Ends a grant and every token of it. Ending it twice is fine.
    ///
    /// Here and wherever else a grant goes alone, the consent behind it keeps when it was last used, to the hour.
    async fn revoke_grant(&self, id: &GrantId) -> Result<(), StoreError>;

    /// Ends one access token; its grant lives on. Also one that a client got in its own name.
    async fn revoke_access_token(&self, hash: &Hash32) -> Result<(), StoreError>;

    /// Keeps an access token that a client got in its own name.
    async fn put_client_token(&self, hash: &Hash32, token: &ClientToken) -> Result<(), StoreError>;

    /// An access token that a client got in its own name; `None` once the client is gone.
    async fn client_token(&self, hash: &Hash32) -> Result<Option<ClientToken>, StoreError>;

    /// The user name of this member, once given, never changed. Otherwise gives him the first candidate that
    /// no other member has. `None` if all are taken.
    async fn name(&self, new: &NewName) -> Result<Option<String>, StoreError>;

    /// The user name of this member, if he was ever given one.
    async fn given_name(&self, member: &MemberId) -> Result<Option<String>, StoreError>;

    /// The member who has this user name. Compared without regard to ASCII case.
    async fn named(&self, name: &str) -> Result<Option<MemberId>, StoreError>;

    /// The number of this member for clients that know numbers only: once given, never changed, never given to
    /// another member. The first is 1. For members whose id is no number that such a client takes.
    async fn number(&self, member: &MemberId) -> Result<u64, StoreError>;

    /// Keeps a personal token under its hash, until it expires.
    async fn put_personal_token(&self, hash: &Hash32, token: &PersonalToken) -> Result<(), StoreError>;

    /// One personal token.
    async fn personal_token(&self, hash: &Hash32) -> Result<Option<PersonalToken>, StoreError>;

    /// The personal tokens of one owner, or all of them, with their hashes; the oldest first.
    async fn personal_tokens(&self, owner: Option<&TokenOwner>) -> Result<Vec<(Hash32, PersonalToken)>, StoreError>;

    /// Ends a personal token. `false` if there was none.
    async fn revoke_personal_token(&self, hash: &Hash32) -> Result<bool, StoreError>;

    /// Notes when clients, secrets and personal tokens were last used. An earlier instant than the one that is known changes
    /// nothing, and what is gone stays gone.
    async fn note_uses(&self, uses: &[Use]) -> Result<(), StoreError>;

    /// The logins that began with a code or a grant. Each is known as long as its grants can live, and 30 days at
    /// least: the app's own session outlives them.
    async fn logins(&self, of: &LoginsOf) -> Result<Vec<Login>, StoreError>;

    /// The members with logins, one part of 256 at a time, so that all can be gone through in small steps.
    async fn members_with_logins(&self, part: u8) -> Result<Vec<MemberId>, StoreError>;

    /// Ends logins in one step: forgets them, their grants, and their codes that were not yet redeemed, and keeps the
    /// notices. `false`, and nothing is kept, if none of the logins is known any more: somebody else ended them.
    async fn end_logins(&self, logins: &[Login], notices: &[Notice]) -> Result<bool, StoreError>;

    /// Takes notices that are due: `most` in all, in turns, so that a client with many does not hold up the others; of
    /// each client the oldest ones, `per_client` at most. They are due again at `again_at`, in case that whoever took
    /// them does not come back, and have one attempt more. No two callers get the same one before.
    async fn take_notices(
        &self,
        now: UnixSeconds,
        per_client: usize,
        most: usize,
        again_at: UnixSeconds,
    ) -> Result<Vec<Notice>, StoreError>;

    /// A notice that was taken is tried again at this instant.
    async fn postpone_notice(&self, notice: &Notice, until: UnixSeconds) -> Result<(), StoreError>;

    /// A notice that was taken has done its work, or is given up.
    async fn finish_notice(&self, notice: &Notice) -> Result<(), StoreError>;

    /// Under which name a session is known that has got another one, as forums change their cookies.
    async fn former_session(&self, sid: &Sid) -> Result<Option<Sid>, StoreError>;

    /// Keeps that `sid` is another name of the session `former`, for 30 days.
    async fn rename_session(&self, sid: &Sid, former: &Sid, now: UnixSeconds) -> Result<(), StoreError>;

    /// The key under which sessions are hashed: the first that was ever offered.
    async fn sid_key(&self, offered: &[u8; 32]) -> Result<[u8; 32], StoreError>;

    /// The signing keys of all nodes; `None` before the first ones were made.
    async fn key_ring(&self) -> Result<Option<KeyRing>, StoreError>;

    /// Keeps the signing keys after a change, their `version` still the one that was read (0 if there were none). The
    /// store adds one. `false`, and nothing is changed, if somebody else changed them since.
    async fn put_key_ring(&self, ring: &KeyRing) -> Result<bool, StoreError>;

    /// Keeps the request of a device under the hash of its device code. `false`, and nothing is kept, if another device
    /// has the same user code.
    async fn put_device(&self, device: &Hash32, request: &DeviceRequest) -> Result<bool, StoreError>;

    /// The request of a device.
    async fn device(&self, device: &Hash32) -> Result<Option<DeviceRequest>, StoreError>;

    /// The device that waits with this user code, and its request.
    async fn device_by_user_code(&self, user_code: &Hash32) -> Result<Option<(Hash32, DeviceRequest)>, StoreError>;

    /// Keeps the request of a device after a change, its `version` still the one that was read; the store adds one.
    /// With `consent`, both in one step. `false`, and nothing is changed, if somebody else changed it since.
    async fn update_device(
        &self,
        device: &Hash32,
        request: &DeviceRequest,
        consent: Option<&Consent>,
    ) -> Result<bool, StoreError>;

    /// Spends the codes of a device whose member said yes, and keeps what they bought, in one durable step. Succeeds
    /// once; before the yes and afterwards the answer is `Unknown`. On an error send nothing to the device.
    async fn redeem_device(&self, device: &Hash32, bought: &Bought) -> Result<Redeemed, StoreError>;

    /// Forgets the request of a device with both codes.
    async fn spend_device(&self, device: &Hash32) -> Result<(), StoreError>;

    /// Remembers an assertion of a client, or the ticket of a form, until it expires. `false` if it is known: it was
    /// used before.
    async fn use_assertion(&self, assertion: &Hash32, until: UnixSeconds) -> Result<bool, StoreError>;

    /// Keeps a link into the console under its hash.
    async fn put_console_link(&self, link: &Hash32, pass: &ConsolePass) -> Result<(), StoreError>;

    /// A link into the console that was not used yet. Changes nothing.
    async fn console_link(&self, link: &Hash32) -> Result<Option<ConsolePass>, StoreError>;

    /// Spends a link into the console and keeps the visit that it opens, in one step. Of many calls with one link exactly
    /// one answers `true`.
    async fn open_console(&self, link: &Hash32, visit: &Hash32, pass: &ConsolePass) -> Result<bool, StoreError>;

    /// A visit of the console that a link opened.
    async fn console_visit(&self, visit: &Hash32) -> Result<Option<ConsolePass>, StoreError>;

    /// Ends such a visit. Ending it twice is fine.
    async fn end_console_visit(&self, visit: &Hash32) -> Result<(), StoreError>;

    /// Forgets what expired before `now`: goes through `limit` expired records at most, oldest first, and answers
    /// through how many. Fewer than `limit` means that none is left.
    async fn sweep(&self, now: UnixSeconds, limit: usize) -> Result<usize, StoreError>;

    /// Whether the store could write now. For `/readyz`.
    async fn check(&self) -> Result<(), StoreError>;

    /// The same store. If its next change changes something, these entries of the audit trail are kept with it in the
    /// same step; if not, they are not. They wait to be linked, so that changes do not wait for each other.
    fn noting(&self, entries: Vec<Entry>) -> Box<dyn Store + '_>;

    /// Keeps entries of the audit trail that go with no change.
    async fn note(&self, entries: &[Entry]) -> Result<(), StoreError>;

    /// The same for what happens again and again: nothing is kept while an entry with this mark is remembered, until
    /// `until`. Answers whether it was kept.
    async fn note_once(&self, mark: &Hash32, until: UnixSeconds, entry: &Entry) -> Result<bool, StoreError>;

    /// Links entries that wait to the end of the chain, `limit` at most, the oldest first. Answers how many. Whoever
    /// links at the same time links others, or none.
    async fn link_entries(&self, limit: usize) -> Result<usize, StoreError>;

    /// Where the chain begins and ends.
    async fn chain_ends(&self) -> Result<ChainEnds, StoreError>;

    /// The entries from this number on that are there, `limit` numbers of them.
    async fn linked_entries(&self, from: u64, limit: usize) -> Result<Vec<Linked>, StoreError>;

    /// Removes entries from the beginning of the chain that were written before `before`, and looks at `limit` of them
    /// at most; the last entry always stays. The new beginning is remembered. Answers how many were removed.
    async fn prune_entries(&self, before: UnixSeconds, limit: usize) -> Result<usize, StoreError>;

    /// Adds what a process counted to the minute, hour and day of its instant. A report that came before adds nothing.
    async fn add_counts(&self, counted: &Counted) -> Result<(), StoreError>;

    /// What was counted from the bucket of `from` on and before `until`, the oldest first. Buckets in which nothing was
    /// counted are left out.
    async fn counts(
        &self,
        resolution: Resolution,
        from: UnixSeconds,
        until: UnixSeconds,
    ) -> Result<Vec<Bucket>, StoreError>;

    /// Keeps what happened at apps. A report that came before adds nothing, and neither does what happened at an app that
    /// is gone. Of each app the last [`Event::KEPT`] events stay, or a few more, for [`Event::KEEP_SECS`].
    async fn add_events(&self, events: &Events) -> Result<(), StoreError>;

    /// What happened at an app, the latest first, [`Event::KEPT`] at most.
    async fn events(&self, client: &ClientId) -> Result<Vec<Event>, StoreError>;

    /// How many grants each client has among the next `limit` records, and where to go on; an empty `cursor` begins.
    async fn count_grants(&self, cursor: &[u8], limit: usize) -> Result<GrantCounts, StoreError>;
}
