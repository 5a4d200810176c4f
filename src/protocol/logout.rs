//! Log-out that an app asks for (OIDC RP-Initiated Logout 1.0).
//!
//! A member is always asked whether he wants to leave the forum too: he came here to leave one app. Only what that app
//! has of this session ends without a question, since the app has ended it already.

use std::sync::Arc;

use crate::model::audit::{Actor, Author};
use crate::model::{Client, ClientId, LoginsOf, Member, SessionOutcome, Sid, SourceFailure, UnixSeconds, Visitor};
use crate::ports::{JwtKind, Ports, StoreError};

use super::rules::jwt::{self, IdTokenHint};
use super::rules::redirect_uri::{self, VerifiedRedirectUri};
use super::rules::sid;
use super::{Settings, end};

/// `state` passes unchanged up to this many bytes.
const STATE_BYTES_MAX: usize = 4_096;

/// A log-out request as it came, decoded once. Empty parameters count as absent.
#[derive(Clone, Debug, Default)]
pub struct LogoutRequest {
    /// `id_token_hint`.
    pub id_token_hint: Option<String>,
    /// `client_id`.
    pub client_id: Option<String>,
    /// `post_logout_redirect_uri`.
    pub post_logout_redirect_uri: Option<String>,
    /// `state`.
    pub state: Option<String>,
}

/// What the member says.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The ticket of the form.
    pub ticket: String,
    /// Whether he leaves.
    pub leave: bool,
}

/// What happens next.
#[derive(Debug)]
pub enum LogoutStep {
    /// The member is asked.
    Ask(Box<Question>),
    /// He is out, as far as we can see to it.
    Out(Box<Farewell>),
    /// Back to the app.
    Redirect(String),
}

/// "Log out of the forum too?"
#[derive(Debug)]
pub struct Question {
    /// Who sent the browser here.
    pub client: Option<Client>,
    /// Who is asked.
    pub member: Member,
    /// Apps that will be told, by name.
    pub told: Vec<String>,
    /// Apps that cannot be told, by name.
    pub not_told: Vec<String>,
    /// Goes back with the answer.
    pub ticket: String,
    /// Where the browser goes afterwards.
    pub to: Option<VerifiedRedirectUri>,
}

/// What there is left to do.
#[derive(Debug)]
pub struct Farewell {
    /// Who sent the browser here.
    pub client: Option<Client>,
    /// Whether the forum itself has yet to be left.
    pub still_in: bool,
    /// The forum's own log-out, if it is still needed and known.
    pub forum_logout: Option<String>,
    /// Back to the app.
    pub to: Option<String>,
    /// Whether a login ended here.
    pub ended: bool,
}

/// Why nothing happens. Nothing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogoutRefusal {
    /// `client_id` and the app of the hint differ.
    OtherClient,
    /// The form is of another session, or made up.
    Ticket,
    /// The forum's source failed: try again.
    Source(SourceFailure),
    /// The store failed: try again.
    Store(StoreError),
}

impl From<StoreError> for LogoutRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A request with what it means.
struct Understood {
    client: Option<Client>,
    hint: Option<IdTokenHint>,
    to: Option<VerifiedRedirectUri>,
    stays_here: Option<StaysHere>,
    state: Option<String>,
    now: UnixSeconds,
}

/// What happens next, and what the operator may want to know.
#[derive(Debug)]
pub struct LogoutDone {
    /// What happens next.
    pub step: LogoutStep,
    /// Why nobody is led to the address that was asked for.
    pub stays_here: Option<StaysHere>,
}

/// Why a `post_logout_redirect_uri` is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaysHere {
    /// The `id_token_hint` beside it is none of ours, or spoilt.
    Hint,
    /// No app was named that may act.
    NoApp,
    /// It is not registered for the app: what was sent, and what is.
    Address {
        /// As it came.
        sent: String,
        /// All of the app's.
        registered: Vec<String>,
    },
}

/// Answers a log-out request, or the member's answer to our question.
pub async fn logout(
    request: LogoutRequest,
    answer: Option<Answer>,
    visitor: &Visitor,
    settings: &Settings,
    ports: &Ports,
) -> Result<LogoutDone, LogoutRefusal> {
    let now = ports.clock.now();
    let mut understood = understand(request, now, settings, ports).await?;
    let stays_here = understood.stays_here.take();
    let step = match ports.sessions.recognise(visitor, now).await {
        SessionOutcome::Member(member) => match answer {
            None => ask(understood, Arc::unwrap_or_clone(member), visitor, ports).await,
            Some(answer) => act(understood, answer, Arc::unwrap_or_clone(member), visitor, ports).await,
        },
        // Whom the forum does not let in has no login to lose here; what the app itself has ends all the same.
        SessionOutcome::Guest | SessionOutcome::Refused { .. } => without_session(understood, ports).await,
        SessionOutcome::Unknown(failure) => Err(LogoutRefusal::Source(failure)),
    }?;
    Ok(LogoutDone { step, stays_here })
}

async fn understand(
    request: LogoutRequest,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Understood, LogoutRefusal> {
    let claims = request.id_token_hint.as_deref().and_then(|token| ports.signer.verify(JwtKind::IdToken, token));
    let hint = claims.and_then(|claims| jwt::id_token_hint(&claims, &settings.issuer, now));
    let named = request.client_id.map(ClientId);
    if let (Some(hint), Some(named)) = (&hint, &named)
        && hint.client_id != *named
    {
        return Err(LogoutRefusal::OtherClient);
    }
    let client = match hint.as_ref().map(|hint| &hint.client_id).or(named.as_ref()) {
        Some(id) => super::acting_client(id, ports).await?,
        None => None,
    };
    // A hint that is not ours proves nothing, and whoever sends one has something in mind.
    let spoilt = request.id_token_hint.is_some() && hint.is_none();
    let (to, stays_here) = match (&client, request.post_logout_redirect_uri) {
        (_, None) => (None, None),
        (_, Some(_)) if spoilt => (None, Some(StaysHere::Hint)),
        (None, Some(_)) => (None, Some(StaysHere::NoApp)),
        (Some(client), Some(sent)) => match redirect_uri::after_logout(client, &sent) {
            Some(to) => (Some(to), None),
            None => {
                let registered = client.post_logout_redirect_uris.clone();
                (None, Some(StaysHere::Address { sent, registered }))
            }
        },
    };
    let state = request.state.filter(|state| state.len() <= STATE_BYTES_MAX);
    Ok(Understood { client, hint, to, stays_here, state, now })
}

impl Understood {
    fn location(&self) -> Option<String> {
        let state: Vec<_> = self.state.iter().map(|state| ("state", state.as_str())).collect();
        self.to.as_ref().map(|to| to.with(&state))
    }

    /// Binds a form to what it is for.
    fn purpose(&self) -> Vec<u8> {
        let client = self.client.as_ref().map_or("", |client| client.id.0.as_str());
        let to = self.location().unwrap_or_default();
        format!("{client}\n{to}").into_bytes()
    }
}

async fn ask(
    understood: Understood,
    member: Member,
    visitor: &Visitor,
    ports: &Ports,
) -> Result<LogoutStep, LogoutRefusal> {
    let session = end::session_of(visitor, &member.id, ports).await?;
    let (mut told, mut not_told) = (Vec::new(), Vec::new());
    let asking = understood.client.as_ref().map(|client| &client.id);
    for login in ports.store.logins(&LoginsOf::Session(session)).await? {
        match ports.store.client(&login.client).await? {
            Some(client) if client.backchannel_logout_uri.is_some() => told.push(client.name),
            // The app that sent him here has logged him out itself.
            Some(client) if asking != Some(&client.id) => not_told.push(client.name),
            _ => {}
        }
    }
    told.sort();
    not_told.sort();
    let ticket = ticket(&understood, &session, ports).await?;
    let Understood { client, to, .. } = understood;
    Ok(LogoutStep::Ask(Box::new(Question { client, member, told, not_told, ticket, to })))
}

async fn act(
    understood: Understood,
    answer: Answer,
    member: Member,
    visitor: &Visitor,
    ports: &Ports,
) -> Result<LogoutStep, LogoutRefusal> {
    let session = end::session_of(visitor, &member.id, ports).await?;
    let own = ticket(&understood, &session, ports).await?;
    if !bool::from(subtle::ConstantTimeEq::ct_eq(own.as_bytes(), answer.ticket.as_bytes())) {
        return Err(LogoutRefusal::Ticket);
    }
    let to = understood.location();
    if !answer.leave {
        return Ok(match to {
            Some(to) => LogoutStep::Redirect(to),
            None => {
                let client = understood.client;
                LogoutStep::Out(Box::new(Farewell { client, still_in: true, forum_logout: None, to, ended: false }))
            }
        });
    }
    end_session(&LoginsOf::Session(session), understood.now, ports).await?;
    let forum_logout = ports.sessions.logout(visitor);
    let client = understood.client;
    Ok(LogoutStep::Out(Box::new(Farewell { client, still_in: true, forum_logout, to, ended: true })))
}

/// The forum's session is over, or was never in this browser. The token tells which login was meant.
///
/// An app proves no more than that it once got this token: it ends what it has itself, and nothing that others have.
async fn without_session(understood: Understood, ports: &Ports) -> Result<LogoutStep, LogoutRefusal> {
    if let (Some(hint), Some(client)) = (&understood.hint, &understood.client)
        && let Some(session) = hint.sid.as_deref().and_then(|sid| sid.parse::<Sid>().ok())
    {
        let by = Author::of(Actor::Visitor, &ports.whence);
        let (store, entropy) = (ports.store.as_ref(), ports.entropy.as_ref());
        end::end_at(&session, &client.id, &by, understood.now, store, entropy).await?;
    }
    Ok(match understood.location() {
        Some(to) => LogoutStep::Redirect(to),
        None => {
            let client = understood.client;
            LogoutStep::Out(Box::new(Farewell { client, still_in: false, forum_logout: None, to: None, ended: true }))
        }
    })
}

async fn end_session(of: &LoginsOf, now: UnixSeconds, ports: &Ports) -> Result<(), StoreError> {
    let by = Author::of(Actor::Visitor, &ports.whence);
    end::end(of, &by, now, ports.store.as_ref(), ports.entropy.as_ref()).await.map(|_| ())
}

async fn ticket(understood: &Understood, session: &Sid, ports: &Ports) -> Result<String, StoreError> {
    let key = end::sid_key(ports).await?;
    Ok(sid::logout_ticket(&key, session, &understood.purpose()))
}
