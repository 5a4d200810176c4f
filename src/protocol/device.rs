//! The device flow (RFC 8628): a program without a browser shows a short code, its owner types the code where he is
//! logged in, and the program asks now and then whether he has.

use std::sync::Arc;

use crate::model::{
    AuthorizationCode, Client, ConsentKey, DeviceQuestion, DeviceRequest, DeviceState, DeviceYes, Dialect, Hash32,
    Member, MemberId, Part, Plaintext, Refusal, SessionOutcome, SourceFailure, UnixSeconds, Visitor,
};
use crate::ports::{Ports, Redeemed, StoreError};

use super::consent::{Choice, Question};
use super::rules::client_auth::Credentials;
use super::rules::{scope, user_code};
use super::token::{self, GrantRefusal, TokenError, Tokens};
use super::{Settings, consent, forms, group_allows, lacks_email, login};

/// How long a device waits for its owner.
pub const DEVICE_SECS: u64 = 600;
/// How long it waits between two looks.
pub const INTERVAL_SECS: u64 = 5;
/// How long a member may look at the question.
const QUESTION_SECS: u64 = 600;
/// How often a change is tried again that met another one, or a user code that is taken.
const TRIES: usize = 8;

/// What a device is told (RFC 8628 §3.2).
#[derive(Debug)]
pub struct DeviceCodes {
    /// What it asks with.
    pub device_code: Plaintext,
    /// What its owner types: `BDFG-HJKM`.
    pub user_code: Plaintext,
    /// Whose device.
    pub client: Client,
}

/// Why a device gets no tokens yet, or none at all (RFC 8628 §3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceRefusal {
    /// Nobody has answered.
    Pending,
    /// It asks too often.
    SlowDown,
    /// Its time is over.
    Expired,
    /// Its owner said no, or took his yes back.
    Denied,
}

/// Begins: two codes for one device.
pub async fn begin(credentials: &Credentials, scope: Option<&str>, ports: &Ports) -> Result<DeviceCodes, TokenError> {
    let now = ports.clock.now();
    let client = token::authenticate(credentials, now, ports).await?;
    if !client.device_flow {
        return Err(TokenError::UnauthorizedClient);
    }
    let scopes = scope::requested(&client, Dialect::Oidc, scope).ok_or(TokenError::InvalidScope)?;
    for _ in 0..TRIES {
        let shown = user_code::make(&ports.entropy.bytes32());
        let Some(hash) = user_code::typed(&shown) else { continue };
        let device_code = Plaintext::from_random("prt_d_", &ports.entropy.bytes32());
        let request = DeviceRequest {
            client_id: client.id.clone(),
            scopes: scopes.clone(),
            user_code: hash,
            state: DeviceState::Waiting,
            polled_at: None,
            expires_at: now.plus(DEVICE_SECS),
            version: 0,
        };
        if ports.store.put_device(&device_code.hash(), &request).await? {
            return Ok(DeviceCodes { device_code, user_code: Plaintext::new(shown), client });
        }
    }
    Err(StoreError::Unavailable("no free user code was found".to_owned()).into())
}

/// The device asks whether it may go on.
pub(super) async fn redeem(
    client: &Client,
    code: &Plaintext,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Tokens, TokenError> {
    let device = code.hash();
    let unknown = || TokenError::InvalidGrant(GrantRefusal::UnknownDeviceCode);
    for _ in 0..TRIES {
        let request = ports.store.device(&device).await?.ok_or_else(unknown)?;
        // Somebody else's device goes on waiting for its own program.
        if request.client_id != client.id {
            return Err(unknown());
        }
        if now >= request.expires_at {
            return Err(end(&device, DeviceRefusal::Expired, ports).await);
        }
        match &request.state {
            DeviceState::Denied => return Err(end(&device, DeviceRefusal::Denied, ports).await),
            DeviceState::Allowed(yes) => return buy(client, &device, &request, yes, now, settings, ports).await,
            DeviceState::Waiting | DeviceState::Asked(_) => {}
        }
        if request.polled_at.is_some_and(|last| now.since(last) < INTERVAL_SECS) {
            return Err(TokenError::Device(DeviceRefusal::SlowDown));
        }
        let polled = DeviceRequest { polled_at: Some(now), ..request };
        if ports.store.update_device(&device, &polled, None).await? {
            return Err(TokenError::Device(DeviceRefusal::Pending));
        }
        // Its owner answered at this moment.
    }
    Err(StoreError::Unavailable("too many changes of one device at once".to_owned()).into())
}

/// The request has done its work; the next look finds nothing.
async fn end(device: &Hash32, refusal: DeviceRefusal, ports: &Ports) -> TokenError {
    match ports.store.spend_device(device).await {
        Ok(()) => TokenError::Device(refusal),
        Err(error) => TokenError::Store(error),
    }
}

async fn buy(
    client: &Client,
    device: &Hash32,
    request: &DeviceRequest,
    yes: &DeviceYes,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Tokens, TokenError> {
    // The yes may have been taken back, the ban or the group may have come since.
    let key = ConsentKey { member: yes.member.id.clone(), client: client.id.clone() };
    let scopes = request.scopes.common(&client.scopes);
    if ports.store.consent(&key).await?.is_none_or(|kept| now >= kept.expires_at || !scopes.within(&kept.scopes)) {
        return Err(end(device, DeviceRefusal::Denied, ports).await);
    }
    let member = match token::recheck(&yes.member, client, now, ports).await {
        Ok(member) => member,
        Err(TokenError::InvalidGrant(refusal)) => {
            ports.store.spend_device(device).await?;
            return Err(TokenError::InvalidGrant(refusal));
        }
        Err(error) => return Err(error),
    };
    // What a code would stand for that had been sent to an address.
    let code = AuthorizationCode {
        client_id: client.id.clone(),
        member: yes.member.clone(),
        redirect_uri: String::new(),
        redirect_uri_sent: false,
        scopes,
        challenge: None,
        nonce: None,
        auth_time: yes.auth_time,
        // The device stays logged in when the browser beside it logs out.
        sid: None,
        dialect: Dialect::Oidc,
        expires_at: request.expires_at,
    };
    let (minted, bought) = token::buy(client, (device, &code), member, now, settings, ports).await?;
    match ports.store.redeem_device(device, &bought).await? {
        Redeemed::Done => Ok(minted.into_tokens(bought.grant)),
        Redeemed::Replayed(_) | Redeemed::Unknown => Err(TokenError::InvalidGrant(GrantRefusal::UnknownDeviceCode)),
    }
}

/// Who typed something, and where.
pub struct Typed<'a> {
    /// The code as he typed it.
    pub user_code: &'a str,
    /// Who.
    pub visitor: &'a Visitor,
    /// The value of our cookie that names this browser, if it has one.
    pub browser: Option<&'a Plaintext>,
}

/// Why there is no question, or an answer does not count.
#[derive(Debug)]
pub enum DevicePageRefusal {
    /// Nobody is logged in.
    Guest,
    /// No device waits with this code.
    Code,
    /// The form was used, is too old, or belongs to another browser or member.
    Ticket,
    /// The forum does not let this member in.
    Member(Refusal),
    /// The app is not for this member.
    Group(Box<Client>),
    /// The app needs a verified e-mail address, and this member has none.
    NoEmail(Box<Client>),
    /// The forum's source failed: try again.
    Source(SourceFailure),
    /// The store failed: try again.
    Store(StoreError),
}

impl From<StoreError> for DevicePageRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The member that this visitor is.
pub async fn member(visitor: &Visitor, ports: &Ports) -> Result<Member, DevicePageRefusal> {
    match ports.sessions.recognise(visitor, ports.clock.now()).await {
        SessionOutcome::Member(member) => Ok(Arc::unwrap_or_clone(member)),
        SessionOutcome::Guest => Err(DevicePageRefusal::Guest),
        SessionOutcome::Refused { refusal, .. } => Err(DevicePageRefusal::Member(refusal)),
        SessionOutcome::Unknown(failure) => Err(DevicePageRefusal::Source(failure)),
    }
}

/// Somebody typed a code. He is always asked, also if he allowed the app before: the device may be a stranger's
/// (RFC 8628 §5.4).
pub async fn ask(typed: &Typed<'_>, settings: &Settings, ports: &Ports) -> Result<Question, DevicePageRefusal> {
    let now = ports.clock.now();
    let member = member(typed.visitor, ports).await?;
    let code = user_code::typed(typed.user_code).ok_or(DevicePageRefusal::Code)?;
    let ticket = Plaintext::from_random("", &ports.entropy.bytes32());
    let browser = forms::browser(typed.browser.cloned(), ports).await?;
    for _ in 0..TRIES {
        let (device, request) = waiting(&code, now, ports).await?;
        let client = usable(&request, &member, ports).await?;
        let optional = consent::optional(&client, &request.scopes, &member);
        let question = DeviceQuestion {
            ticket: ticket.hash(),
            member_id: member.id.clone(),
            browser: browser.hash(),
            optional: optional.clone(),
            expires_at: now.plus(QUESTION_SECS),
        };
        let asked = DeviceRequest { state: DeviceState::Asked(question), ..request };
        if ports.store.update_device(&device, &asked, None).await? {
            let refreshes = token::gets_refresh_token(&client, &asked.scopes, ports);
            let key = ConsentKey { member: member.id.clone(), client: client.id.clone() };
            return Ok(Question {
                before: ports.store.consent(&key).await?.filter(|consent| now < consent.expires_at),
                optional,
                can_switch: login::can_be_fresh(typed.visitor, ports),
                username: super::username(&member, ports).await?,
                stays_logged_in_secs: refreshes.then(|| settings.refresh_secs_for(&client)),
                scopes: asked.scopes,
                client,
                member,
                ticket,
                browser,
            });
        }
    }
    Err(busy())
}

/// Whether a text has the form of the codes that people type.
pub fn can_be_code(text: &str) -> bool {
    user_code::typed(text).is_some()
}

/// Whether a device waits with this code. Changes nothing.
pub async fn look_up(typed: &Typed<'_>, ports: &Ports) -> Result<(), DevicePageRefusal> {
    let code = user_code::typed(typed.user_code).ok_or(DevicePageRefusal::Code)?;
    waiting(&code, ports.clock.now(), ports).await.map(|_| ())
}

/// The request that waits with this code.
async fn waiting(code: &Hash32, now: UnixSeconds, ports: &Ports) -> Result<(Hash32, DeviceRequest), DevicePageRefusal> {
    let found = ports.store.device_by_user_code(code).await?;
    let (device, request) = found.filter(|(_, request)| now < request.expires_at).ok_or(DevicePageRefusal::Code)?;
    if !matches!(request.state, DeviceState::Waiting | DeviceState::Asked(_)) {
        return Err(DevicePageRefusal::Code);
    }
    Ok((device, request))
}

/// Its app, if this member may use it.
async fn usable(request: &DeviceRequest, member: &Member, ports: &Ports) -> Result<Client, DevicePageRefusal> {
    let client = super::acting_client(&request.client_id, ports).await?;
    let client = client.filter(|client| client.device_flow).ok_or(DevicePageRefusal::Code)?;
    if !group_allows(&client, member) {
        return Err(DevicePageRefusal::Group(Box::new(client)));
    }
    if lacks_email(&client, member) {
        return Err(DevicePageRefusal::NoEmail(Box::new(client)));
    }
    Ok(client)
}

/// Yes or no, by the member who was asked, in the browser where he was asked. Counts once. Answers to which app, and who.
pub async fn answer(
    typed: &Typed<'_>,
    ticket: Option<&Plaintext>,
    allow: bool,
    keeps: &[Part],
    settings: &Settings,
    ports: &Ports,
) -> Result<(Client, MemberId), DevicePageRefusal> {
    let now = ports.clock.now();
    let member = member(typed.visitor, ports).await?;
    let refused = || DevicePageRefusal::Ticket;
    let code = user_code::typed(typed.user_code).ok_or_else(refused)?;
    let ticket = ticket.ok_or_else(refused)?.hash();
    let browser = typed.browser.ok_or_else(refused)?.hash();
    for _ in 0..TRIES {
        let (device, request) = match waiting(&code, now, ports).await {
            Err(DevicePageRefusal::Code) => return Err(refused()),
            found => found?,
        };
        let DeviceState::Asked(question) = &request.state else { return Err(refused()) };
        let same = question.ticket.matches(&ticket) && question.browser.matches(&browser);
        if !same || question.member_id != member.id || now >= question.expires_at {
            return Err(refused());
        }
        // Only who was asked hears anything of the app.
        let client = match usable(&request, &member, ports).await {
            Err(DevicePageRefusal::Code) => return Err(refused()),
            found => found?,
        };
        let key = ConsentKey { member: member.id.clone(), client: client.id.clone() };
        let scopes = scope::kept(&request.scopes, &question.optional, keeps);
        let choice = Choice { allowed: &scopes, left_out: &request.scopes.without(&scopes) };
        let given = match allow {
            true => Some(consent::widened(key, choice, &member.display_name, now, settings, ports).await?),
            false => None,
        };
        let state = match allow {
            true => {
                let auth_time = login::time(typed.visitor, &member.id, ports).await?;
                DeviceState::Allowed(Box::new(DeviceYes { member: member.clone(), auth_time }))
            }
            false => DeviceState::Denied,
        };
        let answered = DeviceRequest { state, scopes, ..request };
        let store = ports.store.noting(given.iter().map(|given| given.entry.clone()).collect());
        if store.update_device(&device, &answered, given.as_ref().map(|given| &given.consent)).await? {
            return Ok((client, member.id));
        }
    }
    Err(busy())
}

fn busy() -> DevicePageRefusal {
    DevicePageRefusal::Store(StoreError::Unavailable("too many changes of one device at once".to_owned()))
}
