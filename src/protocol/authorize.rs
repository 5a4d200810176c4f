//! The authorization endpoint (RFC 6749 §4.1.1, OIDC Core §3.1.2).

use crate::model::{
    AuthorizationCode, Client, ClientId, ClientKind, Consent, ConsentKey, Dialect, Hash32, Member, PendingConsent,
    PendingRequest, PkceChallenge, Plaintext, Refusal, RequestFacts, ResponseMode, Scopes, SessionOutcome,
    SourceFailure, UnixSeconds, Visitor,
};
use crate::ports::{JwtKind, LoginHandOff, Ports, StoreError};

use super::end;
use super::login;
use super::rules::jwt;
use super::rules::pkce::{self, PkceRefusal};
use super::rules::redirect_uri::{self, RedirectRefusal, VerifiedRedirectUri};
use super::rules::scope;
use super::rules::wishes::{self, Wishes};
use super::{RequirePkce, Settings, consent, group_allows, lacks_email};

/// How long a request waits for a login.
pub const PENDING_SECS: u64 = 1_800;
/// How long a consent form is valid.
const TICKET_SECS: u64 = 600;
/// `state` and `nonce` pass unchanged up to this many bytes.
const ECHO_BYTES_MAX: usize = 4_096;

/// An authorize request as it came, decoded once. Empty parameters count as absent.
#[derive(Clone, Debug, Default)]
pub struct AuthorizeRequest {
    /// `client_id`.
    pub client_id: Option<String>,
    /// `redirect_uri`.
    pub redirect_uri: Option<String>,
    /// `response_type`.
    pub response_type: Option<String>,
    /// `response_mode`.
    pub response_mode: Option<String>,
    /// `scope`.
    pub scope: Option<String>,
    /// `state`.
    pub state: Option<String>,
    /// `nonce`.
    pub nonce: Option<String>,
    /// `code_challenge`.
    pub code_challenge: Option<String>,
    /// `code_challenge_method`.
    pub code_challenge_method: Option<String>,
    /// `prompt`.
    pub prompt: Option<String>,
    /// `max_age`.
    pub max_age: Option<String>,
    /// `id_token_hint`.
    pub id_token_hint: Option<Plaintext>,
    /// `claims`.
    pub claims: Option<String>,
    /// `login_hint`, `ui_locales`, `claims_locales`, `display` and `acr_values`, which have no effect.
    pub hints: [Option<String>; 5],
    /// The first of `request`, `request_uri`, `registration` that was sent.
    pub unsupported: Option<&'static str>,
    /// The first parameter that came twice.
    pub repeated: Option<String>,
}

/// A request with what surrounds it.
pub struct Arrival<'a> {
    /// The parameters.
    pub request: AuthorizeRequest,
    /// Path and query on our own host that go on with this request after a login: without the wish for a fresh login,
    /// since it will have been one.
    pub after_login: String,
    /// The dialect that the path decides, if it does.
    pub dialect: Option<Dialect>,
    /// Who asks.
    pub visitor: &'a Visitor,
    /// The value of our cookie that names this browser, if it has one.
    pub browser: Option<&'a Plaintext>,
    /// Path and query of the way back from the forum's login, up to the handle.
    pub resume_prefix: &'a str,
    /// Asked once before anything is kept for a visitor who has not proven anything, or only asks. `Err`: the
    /// seconds to wait, since his address made us keep too much.
    pub may_keep: &'a (dyn Fn() -> Result<(), u32> + Sync),
}

/// What happens next.
#[derive(Debug)]
pub enum Authorized {
    /// Back to the client, with a code or an error.
    Redirect(ClientRedirect),
    /// The member is asked.
    AskConsent(Box<ConsentQuestion>),
    /// The visitor logs in at the forum first.
    LogIn {
        /// Names the waiting request; goes into our cookie and the way back.
        handle: Plaintext,
        /// How the forum takes him over.
        hand_off: LoginHandOff,
    },
}

/// An answer that goes through the browser to a verified address.
#[derive(Debug)]
pub struct ClientRedirect {
    /// The `Location`.
    pub location: String,
    /// In place of that: what a form of ours posts.
    pub form: Option<FormPost>,
    /// Which client.
    pub client_id: ClientId,
    /// Who got the code, or the error that was sent.
    pub result: Result<Member, &'static str>,
}

/// An answer that the browser posts (OAuth 2.0 Form Post Response Mode §2).
#[derive(Debug)]
pub struct FormPost {
    /// The address.
    pub to: String,
    /// Names and values.
    pub fields: Vec<(&'static str, String)>,
}

impl ClientRedirect {
    fn new(
        to: &VerifiedRedirectUri,
        mode: ResponseMode,
        parameters: &[(&'static str, &str)],
        client_id: ClientId,
        result: Result<Member, &'static str>,
    ) -> Self {
        // What a form would change on its way is refused before; in the error about it there is no state.
        let fits = |value: &str| !value.chars().any(char::is_control);
        let fields = || {
            let kept = parameters.iter().filter(|(_, value)| fits(value));
            kept.map(|(name, value)| (*name, (*value).to_owned())).collect()
        };
        let form = match mode {
            ResponseMode::Query => None,
            ResponseMode::FormPost => Some(FormPost { to: to.as_str().to_owned(), fields: fields() }),
        };
        Self { location: to.with(parameters), form, client_id, result }
    }

    /// What the log is told.
    pub fn facts(self) -> RequestFacts {
        RequestFacts {
            client_id: Some(self.client_id),
            result: self.result.as_ref().err().copied().unwrap_or("ok"),
            member_id: self.result.ok().map(|member| member.id),
            ..RequestFacts::default()
        }
    }
}

/// What a consent page shows.
#[derive(Debug)]
pub struct ConsentQuestion {
    /// Who asks.
    pub client: Client,
    /// Who is asked.
    pub member: Member,
    /// The name that the client would see.
    pub username: String,
    /// What it would get.
    pub scopes: Scopes,
    /// Where the answer goes.
    pub redirect_uri: VerifiedRedirectUri,
    /// Names the waiting question in the form; valid once.
    pub ticket: Plaintext,
    /// Names the browser in our cookie.
    pub browser: Plaintext,
    /// How long the client stays logged in, if it gets a refresh token.
    pub stays_logged_in_secs: Option<u64>,
}

/// An error that is shown, since there is no address that it may be sent to.
#[derive(Debug)]
pub enum AuthorizeRefusal {
    /// No `client_id`.
    ClientMissing,
    /// No such client.
    ClientUnknown {
        /// What was sent.
        sent: String,
    },
    /// `client_id` or `redirect_uri` came twice.
    Repeated {
        /// Which.
        parameter: String,
    },
    /// The address is not the client's.
    RedirectUri {
        /// The client.
        client: Box<Client>,
        /// Why not.
        refusal: RedirectRefusal,
    },
    /// The forum does not let this member in, or nobody can say who he is.
    Member {
        /// The client.
        client: Box<Client>,
        /// Why not.
        refusal: Refusal,
    },
    /// The app is not for this member.
    Group {
        /// The client.
        client: Box<Client>,
        /// Who asked.
        member: Box<Member>,
    },
    /// The app is of no use to a member without a verified e-mail address.
    NoEmail {
        /// The client.
        client: Box<Client>,
        /// Who asked.
        member: Box<Member>,
    },
    /// The forum's source failed: try again.
    Source(SourceFailure),
    /// The parameters are wrong, and the app is a member's, to which no error is sent before somebody allowed it.
    Parameters {
        /// The client.
        client: Box<Client>,
        /// What is wrong.
        description: &'static str,
    },
    /// Too many requests of this address wait already.
    TooMany {
        /// When to try again.
        wait_secs: u32,
    },
    /// The store failed: try again.
    Store(StoreError),
}

impl From<StoreError> for AuthorizeRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A request whose client and address are certain; from here on errors go to the client.
struct Verified<'a> {
    client: Client,
    to: VerifiedRedirectUri,
    dialect: Dialect,
    arrival: Arrival<'a>,
}

/// What the parameters ask for.
struct Asked {
    scopes: Scopes,
    challenge: Option<PkceChallenge>,
    wishes: Wishes,
    /// `sub` of the member who is meant.
    meant: Option<String>,
}

/// Answers an authorize request.
pub async fn authorize(
    arrival: Arrival<'_>,
    settings: &Settings,
    ports: &Ports,
) -> Result<Authorized, AuthorizeRefusal> {
    let now = ports.clock.now();
    let verified = verify_client(arrival, ports).await?;
    let asked = match parameters(&verified, now, settings, ports) {
        Ok(asked) => asked,
        // Whoever may add an app could make links of ours that lead anywhere at once (RFC 9700 §4.11.2).
        Err((_, description)) if verified.client.creator.is_some() => {
            return Err(AuthorizeRefusal::Parameters { client: Box::new(verified.client), description });
        }
        Err((error, description)) => return Ok(verified.refuse(error, description, settings)),
    };
    let member = match ports.sessions.member(verified.arrival.visitor, now).await {
        SessionOutcome::Member(member) => *member,
        SessionOutcome::Guest if asked.wishes.silent => {
            return Ok(verified.refuse("login_required", "The member is not logged in.", settings));
        }
        SessionOutcome::Guest => {
            login::ended(verified.arrival.visitor, ports).await?;
            return log_in(&verified, None, now, ports).await;
        }
        outcome => return refuse_visitor(verified, &asked, outcome, settings),
    };
    let visitor = verified.arrival.visitor;
    let began = login::began(visitor, now, ports).await?;
    if let Some(description) = asked.objects_to(&member, began, now) {
        return match login::session(visitor, ports) {
            Some(stale) if !asked.wishes.silent => log_in(&verified, Some(stale), now, ports).await,
            // Where sessions cannot be told apart no login is known to be a fresh one.
            _ => Ok(verified.refuse("login_required", description, settings)),
        };
    }
    if !group_allows(&verified.client, &member) {
        if asked.wishes.silent {
            return Ok(verified.refuse("access_denied", "The member may not use this app.", settings));
        }
        return Err(AuthorizeRefusal::Group { client: Box::new(verified.client), member: Box::new(member) });
    }
    if lacks_email(&verified.client, &member) {
        if asked.wishes.silent {
            return Ok(verified.refuse("access_denied", "The member has no verified e-mail address.", settings));
        }
        return Err(AuthorizeRefusal::NoEmail { client: Box::new(verified.client), member: Box::new(member) });
    }
    let known = Known { member, auth_time: began.unwrap_or(now) };
    decide(verified, asked, known, now, settings, ports).await
}

/// Who is logged in, and since when.
struct Known {
    member: Member,
    auth_time: UnixSeconds,
}

impl Asked {
    /// Why this login does not do, in a sentence for the client. `began`: when it did, if anybody can say.
    fn objects_to(&self, member: &Member, began: Option<UnixSeconds>, now: UnixSeconds) -> Option<&'static str> {
        let age = began.map(|began| now.since(began));
        if self.meant.as_ref().is_some_and(|meant| *meant != member.id.to_string()) {
            return Some("Another member is logged in.");
        }
        if self.wishes.fresh_login {
            return Some("A fresh login is needed.");
        }
        let too_old = match age {
            Some(age) => self.wishes.is_too_old(age),
            None => self.wishes.max_age_secs.is_some(),
        };
        too_old.then_some("The login is older than max_age.")
    }
}

/// Allows an app in a member's name, as he himself would on the consent page: the consent is kept, and the code goes
/// out. For a program that proved that it may act for him. No page is shown, so `prompt` and `max_age` play no part.
pub async fn allow(
    arrival: Arrival<'_>,
    member: Member,
    settings: &Settings,
    ports: &Ports,
) -> Result<ClientRedirect, AuthorizeRefusal> {
    let now = ports.clock.now();
    let verified = verify_client(arrival, ports).await?;
    let asked = match parameters(&verified, now, settings, ports) {
        Ok(asked) => asked,
        Err((error, description)) => return Ok(verified.refusal(error, description, settings)),
    };
    if !group_allows(&verified.client, &member) {
        return Err(AuthorizeRefusal::Group { client: Box::new(verified.client), member: Box::new(member) });
    }
    if lacks_email(&verified.client, &member) {
        return Err(AuthorizeRefusal::NoEmail { client: Box::new(verified.client), member: Box::new(member) });
    }
    let key = ConsentKey { member: member.id.clone(), client: verified.client.id.clone() };
    let consent = consent::widened(key, &asked.scopes, now, settings, ports).await?;
    let known = Known { member, auth_time: now };
    Ok(verified.issue_code(asked, known, Some(&consent), now, settings, ports).await?)
}

/// First the client, then its address: until both are certain nothing is sent anywhere.
async fn verify_client<'a>(arrival: Arrival<'a>, ports: &Ports) -> Result<Verified<'a>, AuthorizeRefusal> {
    let request = &arrival.request;
    if let Some(parameter) =
        request.repeated.as_ref().filter(|name| matches!(name.as_str(), "client_id" | "redirect_uri"))
    {
        return Err(AuthorizeRefusal::Repeated { parameter: parameter.clone() });
    }
    let id = request.client_id.clone().ok_or(AuthorizeRefusal::ClientMissing)?;
    let client = super::acting_client(&ClientId(id.clone()), ports.store.as_ref()).await?;
    let client = client.ok_or(AuthorizeRefusal::ClientUnknown { sent: id })?;
    let dialect = arrival.dialect.unwrap_or(client.dialect);
    match redirect_uri::verify(&client, request.redirect_uri.as_deref(), dialect == Dialect::Ips4) {
        Ok(to) => Ok(Verified { client, to, dialect, arrival }),
        Err(refusal) => Err(AuthorizeRefusal::RedirectUri { client: Box::new(client), refusal }),
    }
}

/// Then the parameters, in the order of RFC 6749 §4.1.2.1 and OIDC Core §3.1.2.6.
fn parameters(
    verified: &Verified<'_>,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Asked, (&'static str, &'static str)> {
    let request = &verified.arrival.request;
    if request.repeated.is_some() {
        return Err(("invalid_request", "A parameter was sent twice."));
    }
    match request.unsupported {
        Some("request") => return Err(("request_not_supported", "Request objects are not supported.")),
        Some("request_uri") => return Err(("request_uri_not_supported", "Request objects are not supported.")),
        Some(_) => return Err(("registration_not_supported", "Registration in the request is not supported.")),
        None => {}
    }
    match request.response_type.as_deref() {
        Some("code") => {}
        Some(_) => return Err(("unsupported_response_type", "Only the code flow is supported.")),
        None => return Err(("invalid_request", "response_type is missing.")),
    }
    if !matches!(request.response_mode.as_deref(), None | Some("query" | "form_post")) {
        return Err(("invalid_request", "The response mode must be query or form_post."));
    }
    if [&request.state, &request.nonce].into_iter().flatten().any(|text| text.len() > ECHO_BYTES_MAX) {
        return Err(("invalid_request", "state or nonce is too long."));
    }
    if mode(request) == ResponseMode::FormPost
        && request.state.as_ref().is_some_and(|state| state.chars().any(char::is_control))
    {
        return Err(("invalid_request", "state has a character that a form does not carry."));
    }
    let scopes = scope::requested(&verified.client, verified.dialect, request.scope.as_deref())
        .ok_or(("invalid_scope", "The app may not ask for this scope."))?;
    let misunderstood = |description| ("invalid_request", description);
    let challenge = challenge(verified, settings)?;
    let wishes = wishes::read(request.prompt.as_deref(), request.max_age.as_deref()).map_err(misunderstood)?;
    wishes::check_hints(request.hints.iter().map(Option::as_deref)).map_err(misunderstood)?;
    wishes::check_claims(request.claims.as_deref()).map_err(misunderstood)?;
    let meant = request.id_token_hint.as_ref().map(|hint| meant(hint, &verified.client.id, now, settings, ports));
    let meant = match meant {
        Some(None) => return Err(misunderstood("id_token_hint is not a token that this app got here.")),
        Some(meant) => meant,
        None => None,
    };
    Ok(Asked { scopes, challenge, wishes, meant })
}

/// Whom an ID token of this client was about. It may have expired, since it says who was meant, not who is logged in.
fn meant(hint: &Plaintext, client: &ClientId, now: UnixSeconds, settings: &Settings, ports: &Ports) -> Option<String> {
    let claims = ports.signer.verify(JwtKind::IdToken, hint.reveal())?;
    let hint = jwt::id_token_hint(&claims, &settings.issuer, now)?;
    (hint.client_id == *client).then_some(hint.subject)
}

fn challenge(
    verified: &Verified<'_>,
    settings: &Settings,
) -> Result<Option<PkceChallenge>, (&'static str, &'static str)> {
    let client = &verified.client;
    let required =
        client.kind == ClientKind::Public || client.require_pkce || settings.require_pkce == RequirePkce::All;
    let request = &verified.arrival.request;
    pkce::challenge(request.code_challenge.as_deref(), request.code_challenge_method.as_deref(), required).map_err(
        |refusal| match refusal {
            PkceRefusal::ChallengeMissing => ("invalid_request", "code_challenge is missing."),
            PkceRefusal::Method => ("invalid_request", "code_challenge_method must be S256."),
            PkceRefusal::Challenge | PkceRefusal::Verifier => ("invalid_request", "code_challenge is malformed."),
        },
    )
}

/// Off to the forum's login. `stale`: the session that the visitor has and that does not do.
async fn log_in(
    verified: &Verified<'_>,
    stale: Option<Hash32>,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<Authorized, AuthorizeRefusal> {
    verified.may_keep()?;
    let arrival = &verified.arrival;
    let handle = Plaintext::from_random("", &ports.entropy.bytes32());
    let kept = keep_request(handle, arrival.after_login.clone(), stale, arrival.resume_prefix, now, ports).await?;
    let (handle, hand_off) = kept;
    Ok(Authorized::LogIn { handle, hand_off })
}

/// Keeps a request of a guest, to go on with it after his login. Answers the handle that names it, and how the forum
/// takes him over. `path_and_query` is on our own host.
pub async fn wait_for_login(
    path_and_query: String,
    resume_prefix: &str,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<(Plaintext, LoginHandOff), StoreError> {
    let handle = Plaintext::from_random("", &ports.entropy.bytes32());
    keep_request(handle, path_and_query, None, resume_prefix, now, ports).await
}

/// Keeps a request under its handle. `stale`: the session that its visitor has and that does not do.
async fn keep_request(
    handle: Plaintext,
    path_and_query: String,
    stale: Option<Hash32>,
    resume_prefix: &str,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<(Plaintext, LoginHandOff), StoreError> {
    let pending = PendingRequest { path_and_query, stale, expires_at: now.plus(PENDING_SECS) };
    ports.store.put_pending_request(&handle.hash(), &pending).await?;
    let return_to = format!("{resume_prefix}{}", handle.reveal());
    let hand_off = match (ports.sessions.login(&return_to), stale) {
        (hand_off, None) => hand_off,
        // Forums send members away from their login page. Our own page says that he must log out first.
        (hand_off, Some(_)) => LoginHandOff::CannotReturn { location: hand_off.location().to_owned() },
    };
    Ok((handle, hand_off))
}

fn refuse_visitor(
    verified: Verified<'_>,
    asked: &Asked,
    outcome: SessionOutcome,
    settings: &Settings,
) -> Result<Authorized, AuthorizeRefusal> {
    let silent = asked.wishes.silent;
    match outcome {
        SessionOutcome::Refused { .. } if silent => {
            Ok(verified.refuse("access_denied", "The forum does not let this member in.", settings))
        }
        SessionOutcome::Unknown(_) if silent => {
            Ok(verified.refuse("temporarily_unavailable", "Try again in a moment.", settings))
        }
        SessionOutcome::Refused { refusal, .. } => {
            Err(AuthorizeRefusal::Member { client: Box::new(verified.client), refusal })
        }
        SessionOutcome::Unknown(failure) => Err(AuthorizeRefusal::Source(failure)),
        SessionOutcome::Member(_) | SessionOutcome::Guest => {
            Err(AuthorizeRefusal::Source(SourceFailure::Drift("unexpected outcome".to_owned())))
        }
    }
}

/// The member is known and allowed: a code at once, or the question first.
async fn decide(
    verified: Verified<'_>,
    asked: Asked,
    known: Known,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Authorized, AuthorizeRefusal> {
    let client = &verified.client;
    let trusted = client.trusted && client.kind == ClientKind::Confidential;
    let key = ConsentKey { member: known.member.id.clone(), client: client.id.clone() };
    let consent = if trusted { None } else { ports.store.consent(&key).await? };
    let covered = consent.is_some_and(|consent| now < consent.expires_at && asked.scopes.within(&consent.scopes));
    // A public client without an https address cannot be told from an impostor: ask every time (RFC 8252 §8.6).
    let recognisable = client.kind == ClientKind::Confidential || verified.to.as_str().starts_with("https://");
    if !asked.wishes.consent && (trusted || covered && recognisable) {
        return Ok(Authorized::Redirect(verified.issue_code(asked, known, None, now, settings, ports).await?));
    }
    if asked.wishes.silent {
        return Ok(verified.refuse("consent_required", "The member has not allowed this yet.", settings));
    }
    verified.ask(asked, known.member, now, settings, ports).await
}

impl Verified<'_> {
    fn may_keep(&self) -> Result<(), AuthorizeRefusal> {
        (self.arrival.may_keep)().map_err(|wait_secs| AuthorizeRefusal::TooMany { wait_secs })
    }

    fn refuse(self, error: &'static str, description: &'static str, settings: &Settings) -> Authorized {
        Authorized::Redirect(self.refusal(error, description, settings))
    }

    fn refusal(self, error: &'static str, description: &'static str, settings: &Settings) -> ClientRedirect {
        let mode = mode(&self.arrival.request);
        let state = self.arrival.request.state.as_deref();
        send_error(&self.to, mode, self.client.id, (error, description), state, settings)
    }

    async fn issue_code(
        self,
        asked: Asked,
        known: Known,
        consent: Option<&Consent>,
        now: UnixSeconds,
        settings: &Settings,
        ports: &Ports,
    ) -> Result<ClientRedirect, StoreError> {
        let sid = end::session_of(self.arrival.visitor, &known.member.id, ports).await?;
        let mode = mode(&self.arrival.request);
        let request = self.arrival.request;
        let code = AuthorizationCode {
            client_id: self.client.id.clone(),
            member: known.member,
            redirect_uri: self.to.as_str().to_owned(),
            redirect_uri_sent: request.redirect_uri.is_some(),
            scopes: asked.scopes,
            challenge: asked.challenge,
            nonce: request.nonce,
            sid: Some(sid),
            auth_time: known.auth_time,
            dialect: self.dialect,
            expires_at: now.plus(settings.code_secs),
        };
        send_code(&self.to, mode, code, consent, request.state.as_deref(), settings, ports).await
    }

    async fn ask(
        self,
        asked: Asked,
        member: Member,
        now: UnixSeconds,
        settings: &Settings,
        ports: &Ports,
    ) -> Result<Authorized, AuthorizeRefusal> {
        self.may_keep()?;
        let username = super::username(ports.store.as_ref(), &member).await?;
        let ticket = Plaintext::from_random("", &ports.entropy.bytes32());
        let browser = self.arrival.browser.cloned();
        let browser = browser.unwrap_or_else(|| Plaintext::from_random("", &ports.entropy.bytes32()));
        let response_mode = mode(&self.arrival.request);
        let request = self.arrival.request;
        let pending = PendingConsent {
            member_id: member.id.clone(),
            browser: browser.hash(),
            client_id: self.client.id.clone(),
            redirect_uri: self.to.as_str().to_owned(),
            redirect_uri_sent: request.redirect_uri.is_some(),
            scopes: asked.scopes.clone(),
            state: request.state,
            challenge: asked.challenge,
            response_mode,
            nonce: request.nonce,
            dialect: self.dialect,
            expires_at: now.plus(TICKET_SECS),
        };
        ports.store.put_pending_consent(&ticket.hash(), &pending).await?;
        let refreshes = super::token::gets_refresh_token(&self.client, &asked.scopes, ports);
        Ok(Authorized::AskConsent(Box::new(ConsentQuestion {
            stays_logged_in_secs: refreshes.then(|| settings.refresh_secs_for(&self.client)),
            client: self.client,
            member,
            username,
            scopes: asked.scopes,
            redirect_uri: self.to,
            ticket,
            browser,
        })))
    }
}

/// How the answer to a request travels, be it an error: one mode is as good as another until it is known to be refused.
fn mode(request: &AuthorizeRequest) -> ResponseMode {
    match request.response_mode.as_deref() {
        Some("form_post") => ResponseMode::FormPost,
        _ => ResponseMode::Query,
    }
}

/// Makes a code, keeps its hash (with the consent, if there is a new one), and writes the way back.
/// `iss` tells the client who answers (RFC 9207 §2).
pub(super) async fn send_code(
    to: &VerifiedRedirectUri,
    mode: ResponseMode,
    code: AuthorizationCode,
    consent: Option<&Consent>,
    state: Option<&str>,
    settings: &Settings,
    ports: &Ports,
) -> Result<ClientRedirect, StoreError> {
    let plain = Plaintext::from_random("", &ports.entropy.bytes32());
    let hash: Hash32 = plain.hash();
    ports.store.put_code(&hash, &code, consent).await?;
    let mut parameters = vec![("code", plain.reveal())];
    parameters.extend(state.map(|state| ("state", state)));
    parameters.push(("iss", &settings.issuer));
    Ok(ClientRedirect::new(to, mode, &parameters, code.client_id, Ok(code.member)))
}

/// The way back with an error and its sentence (RFC 6749 §4.1.2.1).
pub(super) fn send_error(
    to: &VerifiedRedirectUri,
    mode: ResponseMode,
    client_id: ClientId,
    (error, description): (&'static str, &str),
    state: Option<&str>,
    settings: &Settings,
) -> ClientRedirect {
    let mut parameters = vec![("error", error), ("error_description", description)];
    parameters.extend(state.map(|state| ("state", state)));
    parameters.push(("iss", &settings.issuer));
    ClientRedirect::new(to, mode, &parameters, client_id, Err(error))
}
