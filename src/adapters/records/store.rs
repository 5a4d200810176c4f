//! Every engine is a [`Store`].

use async_trait::async_trait;

use super::{
    Engine, assertions, audit, clients, codec, codes, counts, devices, events, grants, held, is_new, key_ring, keys,
    logins, notices, personal, put_expiring, read, remove_expiring, sweep, users,
};
use crate::model::audit::{ChainEnds, Entry, Linked};
use crate::model::counts::{Bucket, Counted, Resolution};
use crate::model::{
    AccessToken, AuthorizationCode, Client, ClientId, ClientToken, CodeTaken, Consent, ConsentKey, ConsolePass,
    DeviceRequest, Event, Events, Grant, GrantId, Hash32, KeyRing, Login, LoginsOf, MemberId, Notice, PendingConsent,
    PendingRequest, PersonalToken, PushedRequest, RefreshToken, SeenLogin, Sid, TokenOwner, UnixSeconds,
};
use crate::ports::{
    AppUsers, Bought, GrantCounts, Held, NewName, Quota, Redeemed, Rotated, Rotation, Store, StoreError, Use,
};

#[async_trait]
impl<E: Engine> Store for E {
    async fn client(&self, id: &ClientId) -> Result<Option<Client>, StoreError> {
        let key = keys::client(id);
        let Some(bytes) = self.read(|records| records.get(&key)).await? else { return Ok(None) };
        let client = match self.remembered() {
            Some(remembered) => remembered.client(&key, bytes),
            None => codec::decode(&key, &bytes),
        };
        client.map(Some)
    }

    async fn clients(&self) -> Result<Vec<Client>, StoreError> {
        self.read(clients::all).await
    }

    async fn add_client_within(&self, client: &Client, quota: &Quota) -> Result<(), StoreError> {
        let (client, quota) = (client.clone(), *quota);
        self.write(move |records, changes| clients::add(records, changes, &client, &quota)).await
    }

    async fn update_client(&self, client: &Client) -> Result<bool, StoreError> {
        let client = client.clone();
        self.write(move |records, changes| clients::update(records, changes, &client)).await
    }

    async fn delete_client(&self, id: &ClientId) -> Result<bool, StoreError> {
        let id = id.clone();
        self.write(move |records, changes| clients::delete(records, changes, &id)).await
    }

    async fn shrink_client(&self, id: &ClientId, limit: usize) -> Result<usize, StoreError> {
        let id = id.clone();
        self.write(move |records, changes| clients::shrink(records, changes, &id, limit)).await
    }

    async fn put_pending_request(&self, handle: &Hash32, request: &PendingRequest) -> Result<(), StoreError> {
        let (key, request) = (keys::by_hash(keys::PENDING_REQUEST, handle), request.clone());
        self.write(move |records, changes| put_expiring(records, changes, key.clone(), request.expires_at, &request))
            .await
    }

    async fn pending_request(&self, handle: &Hash32) -> Result<Option<PendingRequest>, StoreError> {
        self.read(|records| read(records, &keys::by_hash(keys::PENDING_REQUEST, handle))).await
    }

    async fn put_pushed_request(&self, handle: &Hash32, request: &PushedRequest) -> Result<(), StoreError> {
        let (key, request) = (keys::by_hash(keys::PUSHED, handle), request.clone());
        self.write(move |records, changes| put_expiring(records, changes, key.clone(), request.expires_at, &request))
            .await
    }

    async fn pushed_request(&self, handle: &Hash32) -> Result<Option<PushedRequest>, StoreError> {
        self.read(|records| read(records, &keys::by_hash(keys::PUSHED, handle))).await
    }

    async fn spend_pushed_request(&self, handle: &Hash32) -> Result<bool, StoreError> {
        let key = keys::by_hash(keys::PUSHED, handle);
        self.write(move |records, changes| remove_expiring(records, changes, key.clone())).await
    }

    // Most sessions are known, and looking costs no write.
    async fn seen_login(&self, session: &Hash32) -> Result<Option<SeenLogin>, StoreError> {
        let key = keys::by_hash(keys::SEEN_LOGIN, session);
        self.read(|records| read(records, &key)).await
    }

    async fn put_seen_login(
        &self,
        sessions: &[Hash32],
        login: &SeenLogin,
        keep_until: UnixSeconds,
    ) -> Result<(), StoreError> {
        let (sessions, login) = (sessions.to_vec(), login.clone());
        self.write(move |records, changes| {
            for session in &sessions {
                let key = keys::by_hash(keys::SEEN_LOGIN, session);
                put_expiring(records, changes, key, keep_until, &login)?;
            }
            Ok(())
        })
        .await
    }

    async fn put_pending_consent(&self, ticket: &Hash32, pending: &PendingConsent) -> Result<(), StoreError> {
        let (key, pending) = (keys::by_hash(keys::PENDING_CONSENT, ticket), pending.clone());
        self.write(move |records, changes| put_expiring(records, changes, key.clone(), pending.expires_at, &pending))
            .await
    }

    async fn take_pending_consent(&self, ticket: &Hash32) -> Result<Option<PendingConsent>, StoreError> {
        let key = keys::by_hash(keys::PENDING_CONSENT, ticket);
        self.write(move |records, changes| {
            let pending = read(records, &key)?;
            remove_expiring(records, changes, key.clone())?;
            Ok(pending)
        })
        .await
    }

    async fn consent(&self, key: &ConsentKey) -> Result<Option<Consent>, StoreError> {
        self.read(|records| read(records, &keys::consent(key))).await
    }

    async fn put_consent(&self, consent: &Consent) -> Result<(), StoreError> {
        let consent = consent.clone();
        self.write(move |records, changes| clients::put_consent(records, changes, &consent)).await
    }

    async fn revoke_consent(&self, key: &ConsentKey) -> Result<bool, StoreError> {
        let of = key.clone();
        self.write(move |records, changes| grants::revoke_consent(records, changes, &of)).await
    }

    async fn held(&self, member: &MemberId) -> Result<Held, StoreError> {
        self.read(|records| held::by(records, member)).await
    }

    async fn users(&self, client: &ClientId, after: Option<&MemberId>, limit: usize) -> Result<AppUsers, StoreError> {
        self.read(|records| users::of(records, client, after, limit)).await
    }

    async fn count_users(&self, client: &ClientId, most: usize) -> Result<usize, StoreError> {
        self.read(|records| users::count(records, client, most)).await
    }

    async fn put_code(
        &self,
        hash: &Hash32,
        code: &AuthorizationCode,
        consent: Option<&Consent>,
    ) -> Result<(), StoreError> {
        let (hash, code, consent) = (*hash, code.clone(), consent.cloned());
        self.write(move |records, changes| codes::put(records, changes, &hash, &code, consent.as_ref())).await
    }

    async fn read_code(&self, hash: &Hash32) -> Result<CodeTaken, StoreError> {
        self.read(|records| codes::look(records, hash)).await
    }

    async fn redeem(&self, hash: &Hash32, bought: &Bought) -> Result<Redeemed, StoreError> {
        let (hash, bought) = (*hash, bought.clone());
        self.write(move |records, changes| codes::redeem(records, changes, &hash, &bought)).await
    }

    async fn spend_code(&self, hash: &Hash32) -> Result<(), StoreError> {
        let hash = *hash;
        self.write(move |records, changes| codes::spend(records, changes, &hash)).await
    }

    async fn grant(&self, id: &GrantId) -> Result<Option<Grant>, StoreError> {
        self.read(|records| read(records, &keys::grant(id))).await
    }

    async fn access_token(&self, hash: &Hash32) -> Result<Option<(AccessToken, Grant)>, StoreError> {
        match self.remembered() {
            Some(remembered) => self.read(|records| remembered.access(records, hash)).await,
            None => self.read(|records| grants::access(records, hash)).await,
        }
    }

    async fn refresh_token(&self, hash: &Hash32) -> Result<Option<(RefreshToken, Grant)>, StoreError> {
        self.read(|records| grants::refresh(records, hash)).await
    }

    async fn rotate(&self, rotation: &Rotation) -> Result<Rotated, StoreError> {
        let rotation = rotation.clone();
        self.write(move |records, changes| grants::rotate(records, changes, &rotation)).await
    }

    async fn revoke_grant(&self, id: &GrantId) -> Result<(), StoreError> {
        let id = *id;
        self.write(move |records, changes| grants::revoke(records, changes, &id)).await
    }

    async fn revoke_access_token(&self, hash: &Hash32) -> Result<(), StoreError> {
        let kinds = [keys::ACCESS, keys::CLIENT_TOKEN].map(|kind| keys::by_hash(kind, hash));
        self.write(move |records, changes| {
            kinds.iter().try_for_each(|key| remove_expiring(records, changes, key.clone()).map(|_| ()))
        })
        .await
    }

    async fn put_client_token(&self, hash: &Hash32, token: &ClientToken) -> Result<(), StoreError> {
        let (key, token) = (keys::by_hash(keys::CLIENT_TOKEN, hash), token.clone());
        self.write(move |records, changes| {
            is_new(records, &key, token.expires_at);
            put_expiring(records, changes, key.clone(), token.expires_at, &token)
        })
        .await
    }

    async fn client_token(&self, hash: &Hash32) -> Result<Option<ClientToken>, StoreError> {
        self.read(|records| clients::token(records, hash)).await
    }

    // Asked through the writer even where the name stands in the store: one that is not yet durable must not be told.
    async fn name(&self, new: &NewName) -> Result<Option<String>, StoreError> {
        if let Some(given) = self.remembered().and_then(|remembered| remembered.name(&new.member)) {
            return Ok(Some(given));
        }
        if E::SEES_DURABLE
            && let Some(given) = self.read(|records| read(records, &keys::name_of(&new.member))).await?
        {
            return Ok(Some(given));
        }
        let (member, new) = (&new.member, new.clone());
        let given = self.write(move |records, changes| clients::name(records, changes, &new)).await?;
        if let (Some(remembered), Some(name)) = (self.remembered(), &given) {
            remembered.keep_name(member, name);
        }
        Ok(given)
    }

    // Like a name.
    async fn given_name(&self, member: &MemberId) -> Result<Option<String>, StoreError> {
        self.read(|records| read(records, &keys::name_of(member))).await
    }

    async fn named(&self, name: &str) -> Result<Option<MemberId>, StoreError> {
        self.read(|records| read(records, &keys::name_taken(name))).await
    }

    async fn number(&self, member: &MemberId) -> Result<u64, StoreError> {
        let member = member.clone();
        self.write(move |records, changes| clients::number(records, changes, &member)).await
    }

    async fn put_personal_token(&self, hash: &Hash32, token: &PersonalToken) -> Result<(), StoreError> {
        let (hash, token) = (*hash, token.clone());
        self.write(move |records, changes| personal::put(records, changes, &hash, &token)).await
    }

    async fn personal_token(&self, hash: &Hash32) -> Result<Option<PersonalToken>, StoreError> {
        self.read(|records| read(records, &keys::by_hash(keys::PERSONAL, hash))).await
    }

    async fn personal_tokens(&self, owner: Option<&TokenOwner>) -> Result<Vec<(Hash32, PersonalToken)>, StoreError> {
        self.read(|records| personal::list(records, owner)).await
    }

    async fn revoke_personal_token(&self, hash: &Hash32) -> Result<bool, StoreError> {
        let hash = *hash;
        self.write(move |records, changes| personal::revoke(records, changes, &hash)).await
    }

    async fn note_uses(&self, uses: &[Use]) -> Result<(), StoreError> {
        let uses = uses.to_vec();
        self.write(move |records, changes| personal::note_uses(records, changes, &uses)).await
    }

    async fn logins(&self, of: &LoginsOf) -> Result<Vec<Login>, StoreError> {
        let of = of.clone();
        self.read(move |records| logins::of(records, &of)).await
    }

    async fn members_with_logins(&self, part: u8) -> Result<Vec<MemberId>, StoreError> {
        self.read(move |records| logins::members(records, part)).await
    }

    async fn end_logins(&self, logins: &[Login], notices: &[Notice]) -> Result<bool, StoreError> {
        let (logins, notices) = (logins.to_vec(), notices.to_vec());
        self.write(move |records, changes| logins::end(records, changes, &logins, &notices)).await
    }

    // Looked at first: on a quiet site this must cost nothing.
    async fn take_notices(
        &self,
        now: UnixSeconds,
        per_client: usize,
        most: usize,
        again_at: UnixSeconds,
    ) -> Result<Vec<Notice>, StoreError> {
        if self.read(move |records| notices::due(records, now, per_client, most)).await?.is_empty() {
            return Ok(Vec::new());
        }
        self.write(move |records, changes| notices::take(records, changes, now, per_client, most, again_at)).await
    }

    async fn postpone_notice(&self, notice: &Notice, until: UnixSeconds) -> Result<(), StoreError> {
        let notice = notice.clone();
        self.write(move |records, changes| notices::postpone(records, changes, &notice, until)).await
    }

    async fn finish_notice(&self, notice: &Notice) -> Result<(), StoreError> {
        let key = keys::notice(notice);
        self.write(move |_, changes| {
            changes.remove(key.clone());
            Ok(())
        })
        .await
    }

    async fn former_session(&self, sid: &Sid) -> Result<Option<Sid>, StoreError> {
        let key = keys::former_session(sid);
        self.read(move |records| read(records, &key)).await
    }

    async fn rename_session(&self, sid: &Sid, former: &Sid, now: UnixSeconds) -> Result<(), StoreError> {
        let (key, former) = (keys::former_session(sid), *former);
        let until = now.plus(logins::REMEMBERED_SECS);
        self.write(move |records, changes| put_expiring(records, changes, key.clone(), until, &former)).await
    }

    async fn sid_key(&self, offered: &[u8; 32]) -> Result<[u8; 32], StoreError> {
        if let Some(key) = self.read(logins::key).await? {
            return Ok(key);
        }
        let offered = *offered;
        self.write(move |records, changes| logins::offer_key(records, changes, offered)).await
    }

    async fn key_ring(&self) -> Result<Option<KeyRing>, StoreError> {
        self.read(key_ring::look).await
    }

    async fn put_key_ring(&self, ring: &KeyRing) -> Result<bool, StoreError> {
        let ring = ring.clone();
        self.write(move |records, changes| key_ring::put(records, changes, &ring)).await
    }

    async fn put_device(&self, device: &Hash32, request: &DeviceRequest) -> Result<bool, StoreError> {
        let (device, request) = (*device, request.clone());
        self.write(move |records, changes| devices::put(records, changes, &device, &request)).await
    }

    async fn device(&self, device: &Hash32) -> Result<Option<DeviceRequest>, StoreError> {
        self.read(|records| devices::look(records, device)).await
    }

    async fn device_by_user_code(&self, user_code: &Hash32) -> Result<Option<(Hash32, DeviceRequest)>, StoreError> {
        self.read(|records| devices::by_user_code(records, user_code)).await
    }

    async fn update_device(
        &self,
        device: &Hash32,
        request: &DeviceRequest,
        consent: Option<&Consent>,
    ) -> Result<bool, StoreError> {
        let (device, request, consent) = (*device, request.clone(), consent.cloned());
        self.write(move |records, changes| devices::update(records, changes, &device, &request, consent.as_ref())).await
    }

    async fn redeem_device(&self, device: &Hash32, bought: &Bought) -> Result<Redeemed, StoreError> {
        let (device, bought) = (*device, bought.clone());
        self.write(move |records, changes| devices::redeem(records, changes, &device, &bought)).await
    }

    async fn spend_device(&self, device: &Hash32) -> Result<(), StoreError> {
        let device = *device;
        self.write(move |records, changes| devices::spend(records, changes, &device)).await
    }

    async fn use_assertion(&self, assertion: &Hash32, until: UnixSeconds) -> Result<bool, StoreError> {
        let assertion = *assertion;
        self.write(move |records, changes| assertions::spend(records, changes, &assertion, until)).await
    }

    async fn put_console_link(&self, link: &Hash32, pass: &ConsolePass) -> Result<(), StoreError> {
        let (key, pass) = (keys::by_hash(keys::CONSOLE_LINK, link), pass.clone());
        self.write(move |records, changes| put_expiring(records, changes, key.clone(), pass.expires_at, &pass)).await
    }

    async fn console_link(&self, link: &Hash32) -> Result<Option<ConsolePass>, StoreError> {
        self.read(|records| read(records, &keys::by_hash(keys::CONSOLE_LINK, link))).await
    }

    async fn open_console(&self, link: &Hash32, visit: &Hash32, pass: &ConsolePass) -> Result<bool, StoreError> {
        let (link, pass) = (keys::by_hash(keys::CONSOLE_LINK, link), pass.clone());
        let visit = keys::by_hash(keys::CONSOLE_VISIT, visit);
        self.write(move |records, changes| {
            if !remove_expiring(records, changes, link.clone())? {
                return Ok(false);
            }
            put_expiring(records, changes, visit.clone(), pass.expires_at, &pass)?;
            Ok(true)
        })
        .await
    }

    async fn console_visit(&self, visit: &Hash32) -> Result<Option<ConsolePass>, StoreError> {
        self.read(|records| read(records, &keys::by_hash(keys::CONSOLE_VISIT, visit))).await
    }

    async fn end_console_visit(&self, visit: &Hash32) -> Result<(), StoreError> {
        let key = keys::by_hash(keys::CONSOLE_VISIT, visit);
        self.write(move |records, changes| remove_expiring(records, changes, key.clone()).map(|_| ())).await
    }

    async fn sweep(&self, now: UnixSeconds, limit: usize) -> Result<usize, StoreError> {
        self.write(move |records, changes| sweep::sweep(records, changes, now, limit)).await
    }

    async fn check(&self) -> Result<(), StoreError> {
        Engine::check(self).await
    }

    fn noting(&self, entries: Vec<Entry>) -> Box<dyn Store + '_> {
        self.with_entries(entries)
    }

    async fn note(&self, entries: &[Entry]) -> Result<(), StoreError> {
        let waiting = audit::Waiting::of(entries)?;
        self.write(move |_, changes| {
            waiting.put(changes);
            Ok(())
        })
        .await
    }

    // Looked at first: what happens again and again must cost no write.
    async fn note_once(&self, mark: &Hash32, until: UnixSeconds, entry: &Entry) -> Result<bool, StoreError> {
        let key = keys::noted(mark);
        if self.read(|records| records.get(&key)).await?.is_some() {
            return Ok(false);
        }
        let waiting = audit::Waiting::of(std::slice::from_ref(entry))?;
        self.write(move |records, changes| audit::once(records, changes, &key, until, &waiting)).await
    }

    // What waits is looked for beforehand: a scan within the change would meet every change that adds something.
    async fn link_entries(&self, limit: usize) -> Result<usize, StoreError> {
        let waiting = self.read(move |records| records.keys(keys::UNLINKED, limit)).await?;
        if waiting.is_empty() {
            return Ok(0);
        }
        self.write(move |records, changes| audit::link(records, changes, &waiting)).await
    }

    async fn chain_ends(&self) -> Result<ChainEnds, StoreError> {
        self.read(audit::ends).await
    }

    async fn linked_entries(&self, from: u64, limit: usize) -> Result<Vec<Linked>, StoreError> {
        self.read(move |records| audit::linked(records, from, limit)).await
    }

    async fn prune_entries(&self, before: UnixSeconds, limit: usize) -> Result<usize, StoreError> {
        if self.read(move |records| audit::old(records, before, 1)).await?.is_empty() {
            return Ok(0);
        }
        self.write(move |records, changes| audit::prune(records, changes, before, limit)).await
    }

    async fn add_counts(&self, counted: &Counted) -> Result<(), StoreError> {
        let counted = counted.clone();
        self.write(move |records, changes| counts::add(records, changes, &counted)).await
    }

    async fn counts(
        &self,
        resolution: Resolution,
        from: UnixSeconds,
        until: UnixSeconds,
    ) -> Result<Vec<Bucket>, StoreError> {
        self.read(move |records| counts::between(records, resolution, from, until)).await
    }

    // What is in the way is looked for beforehand: a scan within the change would meet those of other nodes.
    async fn add_events(&self, new: &Events) -> Result<(), StoreError> {
        let new = new.clone();
        let beyond = self.read(|records| events::beyond(records, &new)).await?;
        self.write(move |records, changes| events::add(records, changes, &new, &beyond)).await
    }

    async fn events(&self, client: &ClientId) -> Result<Vec<Event>, StoreError> {
        self.read(|records| events::of(records, client)).await
    }

    async fn count_grants(&self, cursor: &[u8], limit: usize) -> Result<GrantCounts, StoreError> {
        let after = if cursor.is_empty() { keys::ALL_OWNED } else { cursor };
        self.read(move |records| counts::grants(records, after, limit)).await
    }
}
