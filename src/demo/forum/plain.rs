//! Flavour `plain`: a board of its own make, with everything in memory and an address that says who is logged in.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use http::StatusCode;

use super::super::{Clock, DemoError, dice};
use super::accounts::{PASSWORD, SAMPLE, SampleGroup};
use super::addresses::{Addresses, Arrival, Form};
use super::backend::{Account, AccountGroup, Backend, Credentials, LogIn, Visit, Visited, same};

/// The cookie of a session.
pub const COOKIE: &str = "sample_session";
/// An idle session lives this long, seconds.
const IDLE_SECS: i64 = 3_600;
/// A remembered one lives this long, seconds.
const REMEMBERED_SECS: i64 = 30 * 86_400;
/// Sessions at one time. Beyond it the oldest goes.
const SESSIONS_MAX: usize = 100_000;

const ADDRESSES: Addresses = Addresses {
    home: "/",
    login: "/login",
    enter: "/login",
    form: Form { username: "username", password: "password", remember: "remember", back: Some("next"), hidden: &[] },
    logout: "/logout",
    logout_by_form: true,
    profile: "/members/{id}",
    avatar: "/avatars/{id}.svg",
    whoami: Some("/whoami.json"),
    arrival: Arrival::Redirect(StatusCode::SEE_OTHER),
    returns_members: true,
    admits_waiting: false,
    semicolons: false,
};

fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 2,
        SampleGroup::Moderators => 4,
        SampleGroup::Administrators => 5,
        SampleGroup::PhotoClub => 8,
    }
}

struct Session {
    member: u32,
    seen_at: i64,
    lifetime_secs: i64,
}

struct State {
    accounts: Vec<Account>,
    sessions: HashMap<String, Session>,
}

/// Members and sessions in memory.
pub struct Plain {
    clock: Clock,
    returns: bool,
    state: Mutex<State>,
}

impl Plain {
    /// A board with the sample members. Without `returns` a log-in always ends at the front page.
    pub fn new(clock: Clock, returns: bool) -> Self {
        let accounts = SAMPLE
            .iter()
            .map(|member| Account {
                id: member.id,
                username: member.username.to_owned(),
                email: member.email.to_owned(),
                email_verified: member.email_verified,
                groups: member
                    .groups
                    .iter()
                    .map(|group| AccountGroup { id: group_id(*group), name: group.name().to_owned() })
                    .collect(),
                banned_until: member.banned.then_some(0),
                active: true,
                administrator: member.groups.contains(&SampleGroup::Administrators),
            })
            .collect();
        Self { clock, returns, state: Mutex::new(State { accounts, sessions: HashMap::new() }) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere leaves no half-made state: each change is one assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, id: u32, change: impl FnOnce(&mut Account)) -> Result<(), DemoError> {
        let mut state = self.state();
        let account = state.accounts.iter_mut().find(|account| account.id == id);
        account.map(change).ok_or_else(|| DemoError::NoMember(id.to_string()))
    }
}

fn set_cookie(value: &str, age: &str) -> String {
    format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{age}")
}

#[async_trait]
impl Backend for Plain {
    fn addresses(&self) -> &Addresses {
        &ADDRESSES
    }

    fn wanted(&self, visit: &Visit) -> String {
        if self.returns { visit.argument("next") } else { String::new() }
    }

    fn way_back(&self, wanted: &str, _visit: &Visit, _visited: &Visited) -> Option<String> {
        // `//host` and `/\host` are other hosts for a browser.
        let own = wanted.starts_with('/') && !wanted.starts_with("//") && !wanted.contains(['\\', '\r', '\n']);
        Some(if self.returns && own { wanted.to_owned() } else { "/".to_owned() })
    }

    async fn visit(&self, visit: &Visit) -> Result<Visited, DemoError> {
        let Some(id) = visit.cookie(COOKIE) else { return Ok(Visited::default()) };
        let now = self.clock.now().0;
        let mut state = self.state();
        let Some(session) = state.sessions.get_mut(id) else { return Ok(Visited::default()) };
        if now - session.seen_at > session.lifetime_secs {
            state.sessions.remove(id);
            return Ok(Visited::default());
        }
        session.seen_at = now;
        let member = session.member;
        let account = state.accounts.iter().find(|account| account.id == member).cloned();
        Ok(Visited { account, ..Visited::default() })
    }

    async fn log_in(&self, _visit: &Visit, credentials: &Credentials) -> Result<LogIn, DemoError> {
        let id = dice::hex(16)?;
        let now = self.clock.now().0;
        let mut state = self.state();
        let known = state.accounts.iter().find(|account| account.username == credentials.username);
        let fits = same(credentials.password.as_bytes(), PASSWORD.as_bytes());
        let Some(account) = known.filter(|_| fits).cloned() else { return Ok(LogIn::Wrong) };
        if !account.active {
            return Ok(LogIn::Inactive);
        }
        if state.sessions.len() >= SESSIONS_MAX {
            let oldest = state.sessions.iter().min_by_key(|(_, session)| session.seen_at).map(|(id, _)| id.clone());
            oldest.and_then(|id| state.sessions.remove(&id));
        }
        let (lifetime_secs, age) = match credentials.remember {
            true => (REMEMBERED_SECS, format!("; Max-Age={REMEMBERED_SECS}")),
            false => (IDLE_SECS, String::new()),
        };
        state.sessions.insert(id.clone(), Session { member: account.id, seen_at: now, lifetime_secs });
        let cookies = vec![set_cookie(&id, &age)];
        Ok(LogIn::In(Visited { account: Some(account), cookies, session: id }))
    }

    async fn log_out(&self, visit: &Visit) -> Result<Visited, DemoError> {
        if let Some(id) = visit.cookie(COOKIE) {
            self.state().sessions.remove(id);
        }
        Ok(Visited { cookies: vec![set_cookie("", "; Max-Age=0")], ..Visited::default() })
    }

    async fn accounts(&self) -> Result<Vec<Account>, DemoError> {
        let mut accounts = self.state().accounts.clone();
        accounts.sort_by_key(|account| account.id);
        Ok(accounts)
    }

    async fn account(&self, id: u32) -> Result<Option<Account>, DemoError> {
        Ok(self.state().accounts.iter().find(|account| account.id == id).cloned())
    }

    async fn set_ban(&self, id: u32, until: Option<i64>) -> Result<(), DemoError> {
        self.change(id, |account| account.banned_until = until)
    }

    async fn set_active(&self, id: u32, active: bool) -> Result<(), DemoError> {
        self.change(id, |account| account.active = active)
    }

    async fn end_sessions(&self, id: u32) -> Result<(), DemoError> {
        self.state().sessions.retain(|_, session| session.member != id);
        Ok(())
    }
}
