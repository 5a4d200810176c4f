//! Who is logged in at the chat, and who is on his way to the forum. In memory.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::super::{Clock, DemoError, dice};
use crate::model::Plaintext;

/// Sessions at one time. Beyond it the oldest goes.
const SESSIONS_MAX: usize = 10_000;
/// Logins that one browser may have begun, in as many tabs.
const PENDING_MAX: usize = 8;

/// A login that has begun: what the answer of the provider must fit.
#[derive(Clone)]
pub struct Pending {
    /// RFC 6749 §10.12.
    pub state: String,
    /// OIDC Core §3.1.2.1.
    pub nonce: String,
    /// RFC 7636 §4.1.
    pub verifier: Plaintext,
    /// Whether it runs in a second window.
    pub popup: bool,
}

impl Pending {
    /// With fresh random values.
    pub fn new(popup: bool) -> Result<Self, DemoError> {
        let verifier = Plaintext::new(dice::hex(32)?);
        Ok(Self { state: dice::hex(16)?, nonce: dice::hex(16)?, verifier, popup })
    }

    /// Method S256 of RFC 7636 §4.2.
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(digest(&SHA256, self.verifier.reveal().as_bytes()))
    }
}

/// A login that the provider answered for.
#[derive(Clone)]
pub struct Login {
    /// Claims of the ID token, checked.
    pub claims: Value,
    /// What userinfo says.
    pub userinfo: Value,
    /// If the provider gave one.
    pub refresh_token: Option<Plaintext>,
    /// What was granted, if the provider said so.
    pub scope: Option<String>,
    /// End of the access token, Unix seconds, if the provider said so.
    pub expires_at: Option<i64>,
    /// How often new tokens were fetched.
    pub refreshed: u32,
}

#[derive(Default)]
struct Session {
    pending: Vec<Pending>,
    login: Option<Login>,
    seen_at: i64,
}

/// All sessions of the chat.
pub struct Sessions {
    clock: Clock,
    sessions: Mutex<HashMap<String, Session>>,
}

impl Sessions {
    /// None yet.
    pub fn new(clock: Clock) -> Self {
        Self { clock, sessions: Mutex::default() }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        // A panic elsewhere leaves no half-made session: each change is one assignment.
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers a login that begins. Answers the session's id: `id`, or a new one if there is no such session.
    pub fn begin(&self, id: &str, pending: Pending) -> Result<String, DemoError> {
        let fresh = dice::hex(16)?;
        let mut all = self.all();
        let id = if all.contains_key(id) { id.to_owned() } else { fresh };
        if all.len() >= SESSIONS_MAX {
            let oldest = all.iter().min_by_key(|(_, session)| session.seen_at).map(|(id, _)| id.clone());
            oldest.and_then(|id| all.remove(&id));
        }
        let session = all.entry(id.clone()).or_default();
        session.seen_at = self.clock.now().0;
        if session.pending.len() >= PENDING_MAX {
            session.pending.remove(0);
        }
        session.pending.push(pending);
        Ok(id)
    }

    /// The login of this `state`, once.
    pub fn take_pending(&self, id: &str, state: &str) -> Option<Pending> {
        let mut all = self.all();
        let pending = &mut all.get_mut(id)?.pending;
        let found = pending.iter().position(|pending| pending.state == state)?;
        Some(pending.remove(found))
    }

    /// Who is logged in.
    pub fn login(&self, id: &str) -> Option<Login> {
        self.all().get(id)?.login.clone()
    }

    /// Keeps a login in a session that exists.
    pub fn keep(&self, id: &str, login: Login) {
        if let Some(session) = self.all().get_mut(id) {
            session.login = Some(login);
        }
    }

    /// Forgets a session.
    pub fn end(&self, id: &str) {
        self.all().remove(id);
    }
}
