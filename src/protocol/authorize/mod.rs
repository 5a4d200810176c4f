//! The authorization endpoint (RFC 6749 §4.1.1, OIDC Core §3.1.2).

mod answer;
mod asked;
mod outcome;
mod push;
mod request;
mod waiting;

use std::sync::Arc;

use crate::model::{Client, ClientId, ConsentKey, Dialect, Member, Scopes, SessionOutcome, SourceFailure, UnixSeconds};
use crate::ports::Ports;

use super::consent::Choice;
use super::rules::redirect_uri::{self, VerifiedRedirectUri};
use super::{Settings, audit, consent, group_allows, lacks_email, login};

use answer::decide;
use asked::Asked;
use request::mode;
use waiting::{Has, log_in};

pub use outcome::{AuthorizeRefusal, Authorized, ClientRedirect, ConsentQuestion, FormPost};
pub(super) use outcome::{send_code, send_error};
pub use push::{PUSHED_PREFIX, PUSHED_SECS, PushRefusal, Pushed, push, pushed};
pub use request::{Arrival, AuthorizeRequest};
pub use waiting::{PENDING_SECS, log_in_anew, wait_for_login};

/// Who asks, and where answers go. From here on errors go to the client.
struct Recipient {
    client: Client,
    to: VerifiedRedirectUri,
    dialect: Dialect,
}

/// A request whose client and address are certain.
struct Verified<'a> {
    recipient: Recipient,
    arrival: Arrival<'a>,
}

/// Who is logged in, and since when, if that was seen.
struct Known {
    member: Member,
    auth_time: Option<UnixSeconds>,
}

/// Answers an authorize request. One that was sent ahead is spent by its answer, and is still there after a page that
/// says "try again".
pub async fn authorize(
    arrival: Arrival<'_>,
    settings: &Settings,
    ports: &Ports,
) -> Result<Authorized, AuthorizeRefusal> {
    let pushed = arrival.pushed.clone();
    let client_id = arrival.request.client_id.clone();
    let answer = answer(arrival, settings, ports).await?;
    match pushed {
        // Of two answers at once the one that comes later is nobody's.
        Some(uri) if !ports.store.spend_pushed_request(&uri.hash()).await? => {
            Err(AuthorizeRefusal::Pushed { client_id: ClientId(client_id.unwrap_or_default()) })
        }
        _ => Ok(answer),
    }
}

async fn answer(arrival: Arrival<'_>, settings: &Settings, ports: &Ports) -> Result<Authorized, AuthorizeRefusal> {
    let now = ports.clock.now();
    let verified = verify(arrival, ports).await?;
    let asked = match verified.asked(now, settings, ports) {
        Ok(asked) => asked,
        Err((error, description)) => return verified.refuse(error, description, settings),
    };
    let member = match ports.sessions.recognise(verified.arrival.visitor, now).await {
        SessionOutcome::Member(member) => Arc::unwrap_or_clone(member),
        SessionOutcome::Guest if asked.wishes.silent => {
            return verified.refuse("login_required", "The member is not logged in.", settings);
        }
        SessionOutcome::Guest => {
            let has = Has::NoLogin { since: asked.wishes.login_since(now) };
            return log_in(&verified, has, now, ports).await;
        }
        outcome => {
            if let SessionOutcome::Refused { member: Some(member), refusal } = &outcome {
                audit::turned_away(member, &verified.recipient.client.id, refusal, now, ports).await;
            }
            return refuse_visitor(verified, &asked, outcome, settings);
        }
    };
    let visitor = verified.arrival.visitor;
    let logged_in = login::time(visitor, &member.id, ports).await?;
    let auth_time = logged_in.map(|at| at.min(now));
    // Whoever satisfied the request while it waited may be somebody else than who goes on with it.
    let is_older = verified.arrival.login_since.is_some_and(|since| logged_in.is_none_or(|at| at < since));
    let objection = is_older.then_some("A fresh login is needed.");
    if let Some(description) = objection.or_else(|| asked.objects_to(&member, auth_time, now)) {
        if asked.wishes.silent || !login::can_be_fresh(visitor, ports) {
            return verified.refuse("login_required", description, settings);
        }
        let since = login::next(visitor, now, ports).await?;
        return log_in(&verified, Has::AnotherLogin { since }, now, ports).await;
    }
    if !group_allows(&verified.recipient.client, &member) {
        if asked.wishes.silent {
            return verified.refuse("access_denied", "The member may not use this app.", settings);
        }
        return Err(AuthorizeRefusal::Group { client: Box::new(verified.recipient.client), member: Box::new(member) });
    }
    if lacks_email(&verified.recipient.client, &member) {
        if asked.wishes.silent {
            return verified.refuse("access_denied", "The member has no verified e-mail address.", settings);
        }
        return Err(AuthorizeRefusal::NoEmail {
            client: Box::new(verified.recipient.client),
            member: Box::new(member),
        });
    }
    let known = Known { member, auth_time };
    decide(verified, asked, known, now, settings, ports).await
}

/// Allows an app in a member's name, as he himself would on the consent page: the consent is kept, and the code goes
/// out. For a program that proved that it may act for him. No page is shown, so `prompt` and `max_age` play no part.
///
/// His login is as old as what proved him (`proved_at`): he need not be at any screen now.
pub async fn allow(
    arrival: Arrival<'_>,
    member: Member,
    proved_at: UnixSeconds,
    settings: &Settings,
    ports: &Ports,
) -> Result<ClientRedirect, AuthorizeRefusal> {
    let now = ports.clock.now();
    let verified = verify(arrival, ports).await?;
    let asked = match verified.asked(now, settings, ports) {
        Ok(asked) => asked,
        Err((error, description)) => return Ok(verified.refusal(error, description, settings)),
    };
    if !group_allows(&verified.recipient.client, &member) {
        return Err(AuthorizeRefusal::Group { client: Box::new(verified.recipient.client), member: Box::new(member) });
    }
    if lacks_email(&verified.recipient.client, &member) {
        return Err(AuthorizeRefusal::NoEmail {
            client: Box::new(verified.recipient.client),
            member: Box::new(member),
        });
    }
    let key = ConsentKey { member: member.id.clone(), client: verified.recipient.client.id.clone() };
    let choice = Choice { allowed: &asked.scopes, left_out: &Scopes::default() };
    let given = consent::widened(key, choice, &member.display_name, now, settings, ports).await?;
    let known = Known { member, auth_time: Some(proved_at.min(now)) };
    Ok(verified.issue_code(asked, known, Some(&given), now, settings, ports).await?)
}

async fn verify<'a>(arrival: Arrival<'a>, ports: &Ports) -> Result<Verified<'a>, AuthorizeRefusal> {
    Ok(Verified { recipient: recipient(&arrival.request, arrival.dialect, ports).await?, arrival })
}

/// First the client, then its address: until both are certain nothing is sent anywhere.
async fn recipient(
    request: &AuthorizeRequest,
    path_dialect: Option<Dialect>,
    ports: &Ports,
) -> Result<Recipient, AuthorizeRefusal> {
    let decisive = |name: &&String| matches!(name.as_str(), "client_id" | "redirect_uri");
    if let Some(parameter) = request.repeated.as_ref().filter(decisive) {
        return Err(AuthorizeRefusal::Repeated { parameter: parameter.clone() });
    }
    let id = request.client_id.clone().ok_or(AuthorizeRefusal::ClientMissing)?;
    let client = super::acting_client(&ClientId(id.clone()), ports).await?;
    let client = client.ok_or(AuthorizeRefusal::ClientUnknown { sent: id })?;
    let dialect = path_dialect.unwrap_or(client.dialect);
    match redirect_uri::verify(&client, request.redirect_uri.as_deref(), dialect == Dialect::Ips4) {
        Ok(to) => Ok(Recipient { client, to, dialect }),
        Err(refusal) => Err(AuthorizeRefusal::RedirectUri { client: Box::new(client), refusal }),
    }
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
            verified.refuse("access_denied", "The forum does not let this member in.", settings)
        }
        SessionOutcome::Unknown(_) if silent => {
            verified.refuse("temporarily_unavailable", "Try again in a moment.", settings)
        }
        SessionOutcome::Refused { refusal, .. } => {
            Err(AuthorizeRefusal::Member { client: Box::new(verified.recipient.client), refusal })
        }
        SessionOutcome::Unknown(failure) => Err(AuthorizeRefusal::Source(failure)),
        SessionOutcome::Member(_) | SessionOutcome::Guest => {
            Err(AuthorizeRefusal::Source(SourceFailure::Drift("unexpected outcome".to_owned())))
        }
    }
}

impl Verified<'_> {
    fn asked(
        &self,
        now: UnixSeconds,
        settings: &Settings,
        ports: &Ports,
    ) -> Result<Asked, (&'static str, &'static str)> {
        if self.recipient.client.require_pushed_requests && self.arrival.pushed.is_none() {
            return Err(("invalid_request", "The app must send its requests ahead (RFC 9126)."));
        }
        Asked::read(&self.arrival.request, &self.recipient, now, settings, ports)
    }

    fn may_keep(&self) -> Result<(), AuthorizeRefusal> {
        (self.arrival.may_keep)().map_err(|wait_secs| AuthorizeRefusal::TooMany { wait_secs })
    }

    /// Tells the app, or shows a page: whoever may add an app could make links of ours that lead anywhere at once
    /// (RFC 9700 §4.11.2).
    fn refuse(
        self,
        error: &'static str,
        description: &'static str,
        settings: &Settings,
    ) -> Result<Authorized, AuthorizeRefusal> {
        if self.recipient.client.is_unverified() {
            return Err(AuthorizeRefusal::Parameters { client: Box::new(self.recipient.client), description });
        }
        Ok(Authorized::Redirect(self.refusal(error, description, settings)))
    }

    fn refusal(self, error: &'static str, description: &'static str, settings: &Settings) -> ClientRedirect {
        let mode = mode(&self.arrival.request);
        let state = self.arrival.request.state.as_deref();
        send_error(&self.recipient.to, mode, self.recipient.client.id, (error, description), state, settings)
    }
}
