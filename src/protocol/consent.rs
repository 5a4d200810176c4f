//! The answer to the consent form: a yes or a no, by the member who was asked, in the browser where he was asked.

use std::sync::Arc;

use crate::model::audit::Entry;
use crate::model::{
    AuthorizationCode, Client, ClientId, Consent, ConsentKey, Dialect, Member, Part, Plaintext, Refusal, Scopes,
    SessionOutcome, SourceFailure, UnixSeconds, Visitor,
};
use crate::ports::{LoginHandOff, Ports, StoreError};

use super::audit;
use super::authorize::{self, ClientRedirect};
use super::end;
use super::login;
use super::rules::{claims, redirect_uri, scope};
use super::{Settings, group_allows, lacks_email};

/// What a page asks a member: may this app log in as you?
#[derive(Debug)]
pub struct Question {
    /// Who asks.
    pub client: Client,
    /// Who is asked.
    pub member: Member,
    /// The name that the app would see.
    pub username: String,
    /// What it would get.
    pub scopes: Scopes,
    /// What of it he may leave out.
    pub optional: Scopes,
    /// What the member allowed it before, if that is still in force.
    pub before: Option<Consent>,
    /// Names the waiting question in the form; valid once.
    pub ticket: Plaintext,
    /// Names the browser in our cookie.
    pub browser: Plaintext,
    /// How long the app stays logged in, if it gets a refresh token.
    pub stays_logged_in_secs: Option<u64>,
    /// Whether another member can log in and go on with it: only where sessions can be told apart.
    pub can_switch: bool,
}

/// What a member may leave out: only what he has, so that nothing is left out that he was not shown.
pub(super) fn optional(client: &Client, asked: &Scopes, member: &Member) -> Scopes {
    let mut optional = scope::optional(client, asked);
    if claims::verified_email(member).is_none() {
        optional.0.retain(|scope| Part::of(scope) != Some(Part::Email));
    }
    optional
}

/// The form as it came.
pub struct Answer<'a> {
    /// The ticket of the form.
    pub ticket: Option<Plaintext>,
    /// Yes or no.
    pub allow: bool,
    /// What he keeps of what he may leave out.
    pub keeps: &'a [Part],
    /// The value of our cookie that names this browser.
    pub browser: Option<&'a Plaintext>,
    /// Who answers.
    pub visitor: &'a Visitor,
}

/// Why an answer does not count.
#[derive(Debug)]
pub enum ConsentRefusal {
    /// The ticket was used, is too old, never existed, or belongs to another browser or member.
    Ticket,
    /// The forum does not let this member in any more.
    Member(Refusal),
    /// The app is gone.
    ClientGone,
    /// The app is no longer for this member.
    Group(Box<Client>),
    /// The app is of no use to the member: he lost his verified e-mail address while the form was open.
    NoEmail(Box<Client>),
    /// The forum's source failed: try again.
    Source(SourceFailure),
    /// The store failed: try again.
    Store(StoreError),
}

impl From<StoreError> for ConsentRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Takes the ticket and acts on the answer. A ticket counts once, whatever comes of it.
pub async fn answer(answer: Answer<'_>, settings: &Settings, ports: &Ports) -> Result<ClientRedirect, ConsentRefusal> {
    let now = ports.clock.now();
    let ticket = answer.ticket.as_ref().ok_or(ConsentRefusal::Ticket)?;
    // Who answers is asked before the ticket is taken: a forum that is down must not cost the member his form.
    let member = match ports.sessions.recognise(answer.visitor, now).await {
        SessionOutcome::Member(member) => Arc::unwrap_or_clone(member),
        SessionOutcome::Guest => return Err(ConsentRefusal::Ticket),
        SessionOutcome::Refused { refusal, .. } => return Err(ConsentRefusal::Member(refusal)),
        SessionOutcome::Unknown(failure) => return Err(ConsentRefusal::Source(failure)),
    };
    let pending = ports.store.take_pending_consent(&ticket.hash()).await?.ok_or(ConsentRefusal::Ticket)?;
    let same_browser = answer.browser.is_some_and(|browser| browser.hash().matches(&pending.browser));
    if !same_browser || pending.member_id != member.id || now >= pending.expires_at {
        return Err(ConsentRefusal::Ticket);
    }
    let client = super::acting_client(&pending.client_id, ports).await?;
    let client = client.ok_or(ConsentRefusal::ClientGone)?;
    let to = redirect_uri::verify(&client, Some(&pending.redirect_uri), false).map_err(|_| ConsentRefusal::Ticket)?;
    if !answer.allow {
        let description = match pending.dialect {
            Dialect::Ips4 => "The user denied access to your application",
            _ => "The member did not allow it.",
        };
        let error = ("access_denied", description);
        let state = pending.state.as_deref();
        let answer = authorize::send_error(&to, pending.response_mode, client.id, error, state, settings);
        return Ok(ClientRedirect { member: Some(member.id), ..answer });
    }
    if !group_allows(&client, &member) {
        return Err(ConsentRefusal::Group(Box::new(client)));
    }
    if lacks_email(&client, &member) {
        return Err(ConsentRefusal::NoEmail(Box::new(client)));
    }
    let key = ConsentKey { member: pending.member_id.clone(), client: pending.client_id.clone() };
    let scopes = scope::kept(&pending.scopes, &pending.optional, answer.keeps);
    let choice = Choice { allowed: &scopes, left_out: &pending.scopes.without(&scopes) };
    let given = widened(key, choice, &member.display_name, now, settings, ports).await?;
    let sid = end::session_of(answer.visitor, &member.id, ports).await?;
    let auth_time = login::time(answer.visitor, &member.id, ports).await?;
    let code = AuthorizationCode {
        client_id: client.id,
        member,
        redirect_uri: pending.redirect_uri,
        redirect_uri_sent: pending.redirect_uri_sent,
        scopes,
        challenge: pending.challenge,
        nonce: pending.nonce,
        sid: Some(sid),
        auth_time,
        dialect: pending.dialect,
        expires_at: now.plus(settings.code_secs),
    };
    let (mode, state) = (pending.response_mode, pending.state.as_deref());
    Ok(authorize::send_code(&to, mode, code, Some(&given), state, settings, ports).await?)
}

/// What a member allows, and what the audit trail is told of it.
pub struct Given {
    /// What he has allowed in all.
    pub consent: Consent,
    /// Goes with it.
    pub entry: Entry,
}

/// Somebody else wants to answer: the question becomes a request again that waits for another login. Answers whose it is,
/// the handle that names it, and where he logs out and in. The ticket is spent.
pub async fn switch(
    answer: Answer<'_>,
    resume_prefix: &str,
    ports: &Ports,
) -> Result<(ClientId, (Plaintext, LoginHandOff)), ConsentRefusal> {
    let now = ports.clock.now();
    let ticket = answer.ticket.as_ref().ok_or(ConsentRefusal::Ticket)?;
    let pending = ports.store.take_pending_consent(&ticket.hash()).await?.ok_or(ConsentRefusal::Ticket)?;
    let same_browser = answer.browser.is_some_and(|browser| browser.hash().matches(&pending.browser));
    if !same_browser || pending.again.is_empty() || now >= pending.expires_at {
        return Err(ConsentRefusal::Ticket);
    }
    let ahead = pending.pushed.then_some(&pending.client_id);
    let waits = authorize::log_in_anew(pending.again, ahead, answer.visitor, resume_prefix, ports).await?;
    Ok((pending.client_id, waits))
}

/// What a member says to the parts of a request.
#[derive(Clone, Copy)]
pub(super) struct Choice<'a> {
    pub(super) allowed: &'a Scopes,
    pub(super) left_out: &'a Scopes,
}

/// What the member has allowed in all: what he allowed before and still counts, and what he allows now. What he leaves
/// out counts no longer, and he is not asked for it again. `name`: what others call him.
pub(super) async fn widened(
    key: ConsentKey,
    Choice { allowed, left_out }: Choice<'_>,
    name: &str,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Given, StoreError> {
    let before = ports.store.consent(&key).await?.filter(|consent| now < consent.expires_at);
    let last_used_at = before.as_ref().and_then(|consent| consent.last_used_at);
    let (before, left_out_before) = before.map(|consent| (consent.scopes, consent.left_out)).unzip();
    let mut scopes: Scopes = before.clone().unwrap_or_default().without(left_out);
    scopes.0.extend(allowed.0.iter().cloned());
    let mut left_out_in_all = left_out_before.unwrap_or_default().without(&scopes);
    left_out_in_all.0.extend(left_out.0.iter().cloned());
    let entry = audit::given(&key, name, before.as_ref(), (&scopes, &left_out_in_all), now, ports);
    let consent = Consent {
        member_id: key.member,
        client_id: key.client,
        scopes,
        left_out: left_out_in_all,
        given_at: now,
        expires_at: now.plus(settings.consent_secs),
        last_used_at,
    };
    Ok(Given { consent, entry })
}
