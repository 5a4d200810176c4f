//! The token endpoint: a code or a refresh token becomes tokens (RFC 6749 §4.1.3, §6).

use std::sync::Arc;

use serde_json::json;

use crate::model::audit::{Action, Actor, Author, Entry};
use crate::model::{
    AccessToken, AccessTokenFormat, AuthorizationCode, Client, ClientAuthMethod, ClientId, ClientKind, ClientToken,
    ConsentKey, Dialect, Grant, GrantId, Hash32, LoginsOf, Member, MemberId, Plaintext, RefreshPolicy, RefreshToken,
    Refusal, Scopes, SessionOutcome, SourceFailure, UnixSeconds,
};
use crate::ports::{Bought, JwtKind, Ports, Redeemed, Rotated, Rotation, SigningError, StoreError, Used};

use super::device::{self, DeviceRefusal};
use super::rules::assertion;
use super::rules::claims::{self, AccessTokenFacts, IdTokenFacts};
use super::rules::client_auth::{self, Credentials, NotAuthenticated};
use super::rules::code::{self, CodeRefusal};
use super::rules::refresh::{self, RefreshRefusal};
use super::rules::scope;
use super::{Settings, audit, end, group_allows};

/// What opaque access tokens begin with.
pub const ACCESS_PREFIX: &str = "prt_a_";
/// How often a rotation that met another one is judged anew.
const ROTATION_TRIES: usize = 8;

/// What the client shows.
#[derive(Debug)]
pub enum TokenRequest {
    /// RFC 6749 §4.1.3.
    Code {
        /// The code.
        code: Plaintext,
        /// `redirect_uri`, if sent.
        redirect_uri: Option<String>,
        /// `code_verifier`, if sent.
        verifier: Option<Plaintext>,
    },
    /// RFC 8628 §3.4.
    Device {
        /// The device code.
        code: Plaintext,
    },
    /// RFC 6749 §6.
    Refresh {
        /// The refresh token.
        token: Plaintext,
        /// `scope`, if sent.
        scope: Option<String>,
    },
    /// RFC 6749 §4.4.
    ClientCredentials {
        /// `scope`, if sent.
        scope: Option<String>,
    },
}

/// A successful answer (RFC 6749 §5.1).
#[derive(Debug)]
pub struct Tokens {
    /// Opaque, or a JWT.
    pub access_token: Plaintext,
    /// Seconds.
    pub expires_in: u64,
    /// Opaque; a new one each time.
    pub refresh_token: Option<Plaintext>,
    /// With the scope `openid`.
    pub id_token: Option<Plaintext>,
    /// What was granted.
    pub scopes: Scopes,
    /// Shape of the answer.
    pub dialect: Dialect,
    /// Whose login it is, for the log; `None` for a client in its own name.
    pub member_id: Option<MemberId>,
    /// For a refresh token, not for a code.
    pub refreshed: bool,
    /// Whether another secret than the newest one proved the client; `None`: no secret did.
    pub old_secret: Option<bool>,
}

/// Why a refresh or code is refused. For our log only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrantRefusal {
    /// The code.
    Code(CodeRefusal),
    /// The refresh token.
    Refresh(RefreshRefusal),
    /// There is no such refresh token.
    UnknownRefreshToken,
    /// There is no such device code.
    UnknownDeviceCode,
    /// The forum no longer lets the member in. The grant was ended.
    Member(Refusal),
    /// The member no longer exists. The grant was ended.
    MemberGone,
    /// The member is no longer in a group that may use the app.
    Group,
}

/// Why a token request is refused. Wire codes: RFC 6749 §5.2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// 401: the client did not prove who it is.
    InvalidClient,
    /// 400: the client proved who it is in two ways at once.
    CredentialsTwice,
    /// 400; the client learns no more than that.
    InvalidGrant(GrantRefusal),
    /// 400: more scope than granted.
    InvalidScope,
    /// 400: this client may not use this grant.
    UnauthorizedClient,
    /// 400: the device has to wait, or waits no longer.
    Device(DeviceRefusal),
    /// 503: the forum's source failed. Nothing was consumed.
    Source(SourceFailure),
    /// 503: the store failed. Send nothing else.
    Store(StoreError),
    /// 500: a fault of ours.
    Signing(SigningError),
}

impl From<StoreError> for TokenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SigningError> for TokenError {
    fn from(error: SigningError) -> Self {
        Self::Signing(error)
    }
}

/// Whether this client gets a refresh token for these scopes. Without a way to look at the member again nobody does.
pub(super) fn gets_refresh_token(client: &Client, scopes: &Scopes, ports: &Ports) -> bool {
    ports.sessions.can_recheck()
        && match client.refresh {
            RefreshPolicy::Always => true,
            RefreshPolicy::OfflineAccess => scopes.has("offline_access"),
            RefreshPolicy::Never => false,
        }
}

/// The client that these credentials prove.
pub async fn authenticate(credentials: &Credentials, now: UnixSeconds, ports: &Ports) -> Result<Client, TokenError> {
    let client = super::acting_client(credentials.id(), ports).await?;
    if let Credentials::Assertion { assertion, audiences, .. } = credentials {
        return asserted(client, assertion, audiences, now, ports).await;
    }
    let client = client_auth::verify(client, credentials, now).map_err(|refusal| match refusal {
        NotAuthenticated::Unproven => TokenError::InvalidClient,
        NotAuthenticated::Twice => TokenError::CredentialsTwice,
    })?;
    if let Some(hash) = client_auth::secret_shown(&client, credentials) {
        let used = Used::ClientSecret { client: client.id.clone(), hash };
        ports.uses.note(used, now, ports.whence.address);
    }
    Ok(client)
}

/// A signature counts once, and only for a client that is not pinned to another way.
async fn asserted(
    client: Option<Client>,
    assertion: &Plaintext,
    audiences: &[String],
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Client, TokenError> {
    let pinned = |client: &Client| client.auth_method.is_none_or(|method| method == ClientAuthMethod::PrivateKeyJwt);
    let client = client.filter(pinned).ok_or(TokenError::InvalidClient)?;
    // Nothing is fetched for what could not count.
    let judged = assertion::judge(&client, assertion.reveal(), audiences, now);
    let asserted = judged.ok_or(TokenError::InvalidClient)?;
    let keys = match (&client.jwks, &client.jwks_uri) {
        (None, Some(uri)) => ports.key_sets.keys(uri, assertion::kid(assertion.reveal()).as_deref()).await,
        (keys, _) => keys.clone().map(Arc::new),
    };
    if !keys.is_some_and(|keys| assertion::is_signed(&keys, assertion.reveal())) {
        return Err(TokenError::InvalidClient);
    }
    match ports.store.use_assertion(&asserted.used, asserted.until).await? {
        true => Ok(client),
        false => Err(TokenError::InvalidClient),
    }
}

/// Answers a token request.
pub async fn token(
    credentials: &Credentials,
    request: TokenRequest,
    settings: &Settings,
    ports: &Ports,
) -> Result<Tokens, TokenError> {
    let now = ports.clock.now();
    let client = authenticate(credentials, now, ports).await?;
    let newest = client.secrets.first().map(|secret| secret.hash);
    let old_secret = client_auth::secret_shown(&client, credentials).map(|shown| newest != Some(shown));
    let tokens = match request {
        TokenRequest::Code { code, redirect_uri, verifier } => {
            let shown = ShownCode { code, redirect_uri, verifier };
            redeem(&client, &shown, now, settings, ports).await
        }
        TokenRequest::Device { code } => device::redeem(&client, &code, now, settings, ports).await,
        TokenRequest::Refresh { token, scope } => rotate(&client, &token, scope.as_deref(), now, settings, ports).await,
        TokenRequest::ClientCredentials { scope } => in_own_name(&client, scope.as_deref(), now, settings, ports).await,
    };
    if tokens.is_ok() && old_secret.is_none() {
        // The use of a secret is noted by itself.
        ports.uses.note(Used::Client(client.id), now, None);
    }
    tokens.map(|tokens| Tokens { old_secret, ..tokens })
}

struct ShownCode {
    code: Plaintext,
    redirect_uri: Option<String>,
    verifier: Option<Plaintext>,
}

async fn redeem(
    client: &Client,
    shown: &ShownCode,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Tokens, TokenError> {
    let hash = shown.code.hash();
    let taken = ports.store.read_code(&hash).await?;
    let verifier = shown.verifier.as_ref().map(Plaintext::reveal);
    let code = match code::judge(taken, client, shown.redirect_uri.as_deref(), verifier, now) {
        Ok(code) => code,
        Err(refusal) => return Err(refuse_code(refusal, client, shown, ports).await),
    };
    // The ban or the group may have come between the yes and now.
    let member = match recheck(&code.member, client, now, ports).await {
        Ok(member) => member,
        Err(TokenError::InvalidGrant(refusal)) => {
            ports.store.spend_code(&hash).await?;
            return Err(TokenError::InvalidGrant(refusal));
        }
        Err(error) => return Err(error),
    };
    let (minted, bought) = buy(client, (&hash, &code), member, now, settings, ports).await?;
    match ports.store.redeem(&hash, &bought).await? {
        Redeemed::Done => Ok(minted.into_tokens(bought.grant)),
        Redeemed::Replayed(grant) => Err(refuse_code(CodeRefusal::Replayed(grant), client, shown, ports).await),
        Redeemed::Unknown => Err(TokenError::InvalidGrant(GrantRefusal::Code(CodeRefusal::Unknown))),
    }
}

/// What a code buys, which is known by this hash, for its member as the forum knows him now.
pub(super) async fn buy(
    client: &Client,
    (hash, code): (&Hash32, &AuthorizationCode),
    member: Member,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<(Minted, Bought), TokenError> {
    let grant = Grant {
        id: GrantId::bought_by(hash),
        client_id: client.id.clone(),
        username: super::username(&member, ports).await?,
        member,
        scopes: code.scopes.clone(),
        dialect: code.dialect,
        auth_time: code.auth_time,
        sid: code.sid,
        created_at: now,
        expires_at: now.plus(settings.refresh_max_secs),
        generation: 0,
        rotated_at: now,
        siblings: 0,
        version: 0,
    };
    let issue = Issue { client, grant: &grant, scopes: &code.scopes, nonce: code.nonce.as_deref(), now };
    // Sign first, spend last: a wasted signature costs a millisecond, a spent code without tokens costs a login.
    let minted = mint(&issue, gets_refresh_token(client, &code.scopes, ports), settings, ports).await?;
    let bought = Bought { access: minted.access(), refresh: minted.refresh(&grant, settings, client, now), grant };
    Ok((minted, bought))
}

/// A replay by the client that redeemed it ends what the code bought; a broken condition spends the code.
async fn refuse_code(refusal: CodeRefusal, client: &Client, shown: &ShownCode, ports: &Ports) -> TokenError {
    let done = match refusal {
        CodeRefusal::Replayed(ref grant) => end_own(grant, client, ports).await,
        ref refusal if refusal.spends() => ports.store.spend_code(&shown.code.hash()).await,
        _ => Ok(()),
    };
    match done {
        Ok(()) => TokenError::InvalidGrant(GrantRefusal::Code(refusal)),
        Err(error) => TokenError::Store(error),
    }
}

/// Another client that shows a spent code must not be able to log people out.
async fn end_own(id: &GrantId, client: &Client, ports: &Ports) -> Result<(), StoreError> {
    match ports.store.grant(id).await? {
        Some(grant) if grant.client_id == client.id => {
            let entry = reuse(Action::CodeReused, &grant, client, ports.clock.now(), ports);
            ports.store.noting(vec![entry]).revoke_grant(id).await
        }
        _ => Ok(()),
    }
}

/// An app showed something once more that counts once: it was stolen, or the app is broken.
fn reuse(what: Action, grant: &Grant, client: &Client, now: UnixSeconds, ports: &Ports) -> Entry {
    let by = Author::of(Actor::App { id: client.id.clone() }, &ports.whence);
    let state = json!({ "login": grant.id, "since": grant.created_at, "generation": grant.generation });
    by.did(what, now).app(&client.id).member(&grant.member.id).before(state)
}

async fn rotate(
    client: &Client,
    token: &Plaintext,
    scope: Option<&str>,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Tokens, TokenError> {
    let hash = token.hash();
    let unknown = || TokenError::InvalidGrant(GrantRefusal::UnknownRefreshToken);
    for _ in 0..ROTATION_TRIES {
        let (kept, grant) = ports.store.refresh_token(&hash).await?.ok_or_else(unknown)?;
        let mut next = match refresh::judge(&kept, &grant, &client.id, settings.refresh_grace_secs, now) {
            Ok(next) => next,
            Err(refusal) => {
                if refusal == RefreshRefusal::Reused {
                    let entry = reuse(Action::RefreshReused, &grant, client, now, ports);
                    ports.store.noting(vec![entry]).revoke_grant(&grant.id).await?;
                }
                return Err(TokenError::InvalidGrant(GrantRefusal::Refresh(refusal)));
            }
        };
        // An app that lost a scope, or refresh tokens altogether, has lost them for running logins, too.
        if client.refresh == RefreshPolicy::Never {
            return Err(unknown());
        }
        let allowed = grant.scopes.common(&client.scopes);
        let scopes = scope::narrowed(&allowed, scope).ok_or(TokenError::InvalidScope)?;
        next.member = match recheck(&grant.member, client, now, ports).await {
            Ok(member) => member,
            Err(TokenError::InvalidGrant(refusal)) => {
                end_refused(&refusal, &grant, now, ports).await?;
                return Err(TokenError::InvalidGrant(refusal));
            }
            Err(error) => return Err(error),
        };
        let issue = Issue { client, grant: &next, scopes: &scopes, nonce: None, now };
        let minted = mint(&issue, true, settings, ports).await?;
        let Some(refresh) = minted.refresh(&next, settings, client, now) else { return Err(unknown()) };
        let rotation = Rotation { access: minted.access(), refresh, grant: next };
        match ports.store.rotate(&rotation).await? {
            Rotated::Done => return Ok(minted.into_tokens(rotation.grant)),
            Rotated::Changed => {}
            Rotated::Gone => return Err(unknown()),
        }
    }
    Err(TokenError::Store(StoreError::Unavailable("too many refreshes of one grant at once".to_owned())))
}

/// What only makes sense with a member.
const OF_MEMBERS: [&str; 2] = ["openid", "offline_access"];

/// A token for the client itself: no member, no ID token, no refresh token (RFC 6749 §4.4.3).
async fn in_own_name(
    client: &Client,
    scope: Option<&str>,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Tokens, TokenError> {
    if !client.client_credentials || client.kind != ClientKind::Confidential {
        return Err(TokenError::UnauthorizedClient);
    }
    let mut scopes = scope::requested(client, client.dialect, scope).ok_or(TokenError::InvalidScope)?;
    scopes.0.retain(|scope| !OF_MEMBERS.contains(&scope.0.as_str()));
    let sub = claims::of_client(&client.id);
    let about = Subject { sub: &sub, auth_time: None };
    let dialect = client.dialect;
    let expires_in = settings.access_secs_for(client, dialect);
    let access_token = access_token(client, dialect, &scopes, &about, now, settings, ports).await?;
    let kept = ClientToken {
        client_id: client.id.clone(),
        scopes: scopes.clone(),
        issued_at: now,
        expires_at: now.plus(expires_in),
        generation: client.token_generation,
    };
    ports.store.put_client_token(&access_token.hash(), &kept).await?;
    Ok(Tokens {
        access_token,
        expires_in,
        refresh_token: None,
        id_token: None,
        scopes,
        dialect,
        member_id: None,
        refreshed: false,
        old_secret: None,
    })
}

/// The member as the forum knows him now, if it still lets him in.
pub(super) async fn recheck(
    member: &Member,
    client: &Client,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Member, TokenError> {
    let member = if ports.sessions.can_recheck() {
        match ports.sessions.look_again(&member.id, now).await {
            SessionOutcome::Member(member) => Arc::unwrap_or_clone(member),
            SessionOutcome::Guest => return Err(TokenError::InvalidGrant(GrantRefusal::MemberGone)),
            SessionOutcome::Refused { refusal, .. } => {
                return Err(TokenError::InvalidGrant(GrantRefusal::Member(refusal)));
            }
            SessionOutcome::Unknown(failure) => return Err(TokenError::Source(failure)),
        }
    } else {
        member.clone()
    };
    match group_allows(client, &member) {
        true => Ok(member),
        false => Err(TokenError::InvalidGrant(GrantRefusal::Group)),
    }
}

/// Whom the forum no longer lets in loses his logins everywhere, whoever may not use this app those here. Lifting the
/// ban does not bring them back.
pub(super) async fn end_refused(
    refusal: &GrantRefusal,
    grant: &Grant,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<(), StoreError> {
    let member = grant.member.id.clone();
    let (store, entropy) = (ports.store.as_ref(), ports.entropy.as_ref());
    let by = Author::of(Actor::System, &ports.whence);
    match refusal {
        GrantRefusal::MemberGone => end::forget(&member, now, store, entropy).await?,
        GrantRefusal::Member(refusal) => {
            audit::refused(&member, Some(&grant.client_id), refusal, &by, now, ports).await;
            end::end(&LoginsOf::Member(member), &by, now, store, entropy).await?
        }
        _ => {
            let of = ConsentKey { member, client: grant.client_id.clone() };
            end::end(&LoginsOf::Consent(of), &by, now, store, entropy).await?
        }
    };
    // One from before logins were known is in none of them.
    let entry = by.did(Action::LoginsEnded, now).member(&grant.member.id).app(&grant.client_id);
    store.noting(vec![entry]).revoke_grant(&grant.id).await
}

/// What tokens are made for.
struct Issue<'a> {
    client: &'a Client,
    grant: &'a Grant,
    scopes: &'a Scopes,
    nonce: Option<&'a str>,
    now: UnixSeconds,
}

/// Tokens in clear, before they are kept.
pub(super) struct Minted {
    access_token: Plaintext,
    access: AccessToken,
    expires_in: u64,
    refresh_token: Option<Plaintext>,
    id_token: Option<Plaintext>,
}

async fn mint(issue: &Issue<'_>, refresh: bool, settings: &Settings, ports: &Ports) -> Result<Minted, TokenError> {
    let Issue { client, grant, scopes, now, .. } = *issue;
    let expires_in = settings.access_secs_for(client, grant.dialect);
    let sub = grant.member.id.to_string();
    let about = Subject { sub: &sub, auth_time: grant.auth_time };
    let access_token = access_token(client, grant.dialect, scopes, &about, now, settings, ports).await?;
    let refresh_token = refresh.then(|| Plaintext::from_random("prt_r_", &ports.entropy.bytes32()));
    let access = AccessToken {
        grant_id: grant.id,
        scopes: scopes.clone(),
        issued_at: now,
        expires_at: now.plus(expires_in),
        generation: grant.generation,
    };
    let id_token = match scopes.has("openid") {
        true => Some(id_token(issue, &access_token, settings, ports).await?),
        false => None,
    };
    Ok(Minted { access_token, access, expires_in, refresh_token, id_token })
}

/// Whom an access token is about.
struct Subject<'a> {
    sub: &'a str,
    auth_time: Option<UnixSeconds>,
}

/// Random, or signed with a random name: no two are the same.
async fn access_token(
    client: &Client,
    dialect: Dialect,
    scopes: &Scopes,
    about: &Subject<'_>,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Plaintext, TokenError> {
    let random = ports.entropy.bytes32();
    if settings.access_token_format_for(client, dialect) == AccessTokenFormat::Opaque {
        return Ok(Plaintext::from_random(ACCESS_PREFIX, &random));
    }
    let claims = claims::access_token(&AccessTokenFacts {
        issuer: &settings.issuer,
        audience: &settings.audience(),
        client_id: &client.id.0,
        subject: about.sub,
        auth_time: about.auth_time,
        scopes,
        id: &String::from(Hash32(random)),
        now,
        lifetime_secs: settings.access_secs_for(client, dialect),
    });
    Ok(Plaintext::new(ports.signer.sign(JwtKind::AccessToken, settings.algorithm_for(client), &claims).await?))
}

async fn id_token(
    issue: &Issue<'_>,
    access_token: &Plaintext,
    settings: &Settings,
    ports: &Ports,
) -> Result<Plaintext, TokenError> {
    let ClientId(client_id) = &issue.client.id;
    let algorithm = settings.algorithm_for(issue.client);
    let claims = claims::id_token(&IdTokenFacts {
        issuer: &settings.issuer,
        client_id,
        member: &issue.grant.member,
        username: &issue.grant.username,
        scopes: issue.scopes,
        nonce: issue.nonce,
        sid: issue.grant.sid,
        auth_time: issue.grant.auth_time,
        access_token: access_token.reveal(),
        now: issue.now,
        lifetime_secs: settings.id_token_secs,
        algorithm,
    });
    Ok(Plaintext::new(ports.signer.sign(JwtKind::IdToken, algorithm, &claims).await?))
}

impl Minted {
    fn access(&self) -> (Hash32, AccessToken) {
        (self.access_token.hash(), self.access.clone())
    }

    fn refresh(
        &self,
        grant: &Grant,
        settings: &Settings,
        client: &Client,
        now: UnixSeconds,
    ) -> Option<(Hash32, RefreshToken)> {
        let token = self.refresh_token.as_ref()?;
        let expires_at = now.plus(settings.refresh_secs_for(client)).min(grant.expires_at);
        Some((token.hash(), RefreshToken { grant_id: grant.id, generation: grant.generation, expires_at }))
    }

    pub(super) fn into_tokens(self, grant: Grant) -> Tokens {
        Tokens {
            access_token: self.access_token,
            expires_in: self.expires_in,
            refresh_token: self.refresh_token,
            id_token: self.id_token,
            scopes: self.access.scopes,
            dialect: grant.dialect,
            refreshed: grant.generation > 0,
            old_secret: None,
            member_id: Some(grant.member.id),
        }
    }
}
