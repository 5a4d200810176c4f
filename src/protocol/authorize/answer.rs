//! A member who may use the app: a code at once, or the question first.

use crate::model::{
    AuthorizationCode, ClientKind, Consent, ConsentKey, Member, PendingConsent, Plaintext, UnixSeconds,
};
use crate::ports::{Ports, StoreError};
use crate::protocol::consent::{self, Given, Question};
use crate::protocol::rules::scope;
use crate::protocol::{Settings, end, forms, login, token, username};

use super::asked::Asked;
use super::outcome::{AuthorizeRefusal, Authorized, ClientRedirect, ConsentQuestion, send_code};
use super::request::mode;
use super::{Known, Verified};

/// How long a consent form is valid.
const TICKET_SECS: u64 = 600;

/// The member is known and allowed: a code at once, or the question first.
pub(super) async fn decide(
    verified: Verified<'_>,
    mut asked: Asked,
    known: Known,
    now: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<Authorized, AuthorizeRefusal> {
    let client = &verified.recipient.client;
    let trusted = client.trusted && client.kind == ClientKind::Confidential;
    let key = ConsentKey { member: known.member.id.clone(), client: client.id.clone() };
    let consent = if trusted { None } else { ports.store.consent(&key).await? };
    let consent = consent.filter(|consent| now < consent.expires_at);
    let optional = scope::optional(client, &asked.scopes);
    let wanted = match &consent {
        Some(consent) => asked.scopes.without(&consent.left_out.common(&optional)),
        None => asked.scopes.clone(),
    };
    let covered = consent.as_ref().is_some_and(|consent| wanted.within(&consent.scopes));
    // A public client without an https address cannot be told from an impostor: ask every time (RFC 8252 §8.6).
    let recognisable =
        client.kind == ClientKind::Confidential || verified.recipient.to.as_str().starts_with("https://");
    if !asked.wishes.consent && (trusted || covered && recognisable) {
        asked.scopes = wanted;
        return Ok(Authorized::Redirect(verified.issue_code(asked, known, None, now, settings, ports).await?));
    }
    if asked.wishes.silent {
        return verified.refuse("consent_required", "The member has not allowed this yet.", settings);
    }
    verified.ask(asked, known.member, consent, now, settings, ports).await
}

impl Verified<'_> {
    pub(super) async fn issue_code(
        self,
        asked: Asked,
        known: Known,
        given: Option<&Given>,
        now: UnixSeconds,
        settings: &Settings,
        ports: &Ports,
    ) -> Result<ClientRedirect, StoreError> {
        let sid = end::session_of(self.arrival.visitor, &known.member.id, ports).await?;
        let mode = mode(&self.arrival.request);
        let request = self.arrival.request;
        let code = AuthorizationCode {
            client_id: self.recipient.client.id.clone(),
            member: known.member,
            redirect_uri: self.recipient.to.as_str().to_owned(),
            redirect_uri_sent: request.redirect_uri.is_some(),
            scopes: asked.scopes,
            challenge: asked.challenge,
            nonce: request.nonce,
            sid: Some(sid),
            auth_time: known.auth_time,
            dialect: self.recipient.dialect,
            expires_at: now.plus(settings.code_secs),
        };
        send_code(&self.recipient.to, mode, code, given, request.state.as_deref(), settings, ports).await
    }

    async fn ask(
        self,
        asked: Asked,
        member: Member,
        before: Option<Consent>,
        now: UnixSeconds,
        settings: &Settings,
        ports: &Ports,
    ) -> Result<Authorized, AuthorizeRefusal> {
        self.may_keep()?;
        let optional = consent::optional(&self.recipient.client, &asked.scopes, &member);
        let username = username(&member, ports).await?;
        let ticket = Plaintext::from_random("", &ports.entropy.bytes32());
        let browser = forms::browser(self.arrival.browser.cloned(), ports).await?;
        let response_mode = mode(&self.arrival.request);
        let request = self.arrival.request;
        let pending = PendingConsent {
            member_id: member.id.clone(),
            browser: browser.hash(),
            client_id: self.recipient.client.id.clone(),
            redirect_uri: self.recipient.to.as_str().to_owned(),
            redirect_uri_sent: request.redirect_uri.is_some(),
            scopes: asked.scopes.clone(),
            optional: optional.clone(),
            again: format!("{}?{}", self.arrival.path, (self.arrival.after_login)()),
            pushed: self.arrival.pushed.is_some(),
            state: request.state,
            challenge: asked.challenge,
            response_mode,
            nonce: request.nonce,
            dialect: self.recipient.dialect,
            expires_at: now.plus(TICKET_SECS),
        };
        ports.store.put_pending_consent(&ticket.hash(), &pending).await?;
        let refreshes = token::gets_refresh_token(&self.recipient.client, &asked.scopes, ports);
        let question = Question {
            stays_logged_in_secs: refreshes.then(|| settings.refresh_secs_for(&self.recipient.client)),
            can_switch: login::can_be_fresh(self.arrival.visitor, ports),
            client: self.recipient.client,
            member,
            username,
            scopes: asked.scopes,
            optional,
            before,
            ticket,
            browser,
        };
        Ok(Authorized::AskConsent(Box::new(ConsentQuestion { question, redirect_uri: self.recipient.to })))
    }
}
