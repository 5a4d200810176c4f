//! Who a visitor is, by the forum's own login session.
//!
//! A forum is data: one TOML preset describes which cookies count, how they lead to a member, and what would keep him
//! out. This module reads presets and walks them; it has no line that is meant for one forum. The steps are
//! `cookies → parts → [row] → checks → member`, in alternatives that are tried in order. `docs/presets.md` explains
//! the language.
//!
//! `preset`, `variables` and `program` read a file and make it ready; `pipeline` walks it for one visitor. A step is a
//! `part` or `check` (`expr`), a `row` (`sql`), a `probe` (with `html` for pages) or a `store`. What it finds becomes a
//! member in `person`, bans are judged in `bans`, the way to the login and the log-out are in `login` and `logout`.
//! `install` reads a forum's own settings files, `about` and `grants` serve `portico init`. `guests` and `session_names`
//! judge cookies without asking anybody: whether they can only be a guest's, and which login they name.
//!
//! # Why
//!
//! - Secrets are fetched by their key and then compared again here, in exact bytes: collations fold case.
//! - A fault of the source is never a guest. A guest is sent to the login page, and would come back for ever.
//! - The forum's tables are only read, and "now" is always a parameter, so that recorded rows can be judged.

mod about;
mod bans;
mod columns;
mod cookie_spec;
mod cookies;
mod explain;
mod expr;
mod facts;
mod grants;
mod guests;
mod html;
mod install;
#[doc(hidden)]
pub mod judges;
mod login;
mod logout;
mod person;
mod php;
mod pipeline;
mod preset;
mod probe;
mod program;
mod queue;
mod session_names;
mod settings;
mod sql;
mod sql_errors;
mod statement;
mod store;
mod value;
mod variables;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use async_trait::async_trait;
use tokio::runtime::Handle;
use tokio::time::timeout;

pub use about::{About, Told, web_server};
pub use explain::{ExplainedStep, Explanation};
pub use grants::{Right, rights};
pub use install::{
    Environment, FromFolder, InstallError, Installation, LookedFor, complete, find, looked_for, public_url,
};
pub use settings::{CheckAddress, Database, EmailVerified, Generic, Policy, Preset, Settings};

use crate::model::{LoginCookies, MemberId, SessionOutcome, SourceFailure, UnixSeconds, Visitor};
use crate::ports::{LoginHandOff, SessionSource};
use explain::Recorder;
use facts::Facts;
use login::Base;
use pipeline::Lookup;
use program::{Program, StepKind};
use store::Store;
use value::{EvalError, Row, Value};

/// Why a forum cannot be set up. The text names the preset and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SetupError(pub String);

/// How long a probe may take unless the operator says otherwise.
const PROBE_TIMEOUT: Duration = Duration::from_secs(2);
/// How long a store of sessions may take where there is no database with a limit of its own.
const STORE_TIMEOUT: Duration = Duration::from_secs(2);
/// A look-up is several statements, and may have to wait for its turn. In all it takes this share of the time for one
/// statement longer than that: a visitor waits for 2.5 s at the usual 2 s, and then sees "try again".
const LOOKUP_EXTRA: u32 = 4;

/// A forum, as its preset describes it.
pub struct ForumSource {
    inner: Arc<Inner>,
    runtime: Handle,
}

/// What look-ups share.
struct Inner {
    program: Program,
    variables: Value,
    base: Base,
    check_address: bool,
    inactive: Policy,
    banned: Policy,
    unconfirmed_email: Policy,
    email_verified: EmailVerified,
    login_url: Option<String>,
    logout_url: Option<String>,
    database: Option<sql::Database>,
    client: Option<reqwest::Client>,
    /// By the address that the preset gives them.
    stores: BTreeMap<String, Store>,
    lookup_timeout: Duration,
    facts: RwLock<Option<Arc<Facts>>>,
    reading: tokio::sync::Mutex<()>,
}

impl ForumSource {
    /// Reads and checks the preset. Connects to nothing yet: a forum that is down must not keep portico from starting.
    ///
    /// All input and output happens on `runtime`, whoever asks.
    pub fn new(settings: Settings, runtime: Handle) -> Result<Self, SetupError> {
        let program = understand(&settings)?;
        let base = Base::read(&settings.base_url)?;
        let probes = program.steps().any(|step| matches!(step.kind, StepKind::Probe { .. }));
        let nobody_confirms = match settings.email_verified {
            EmailVerified::Preset => program.member.email_verified.is_none(),
            EmailVerified::Trust => false,
            EmailVerified::Never => true,
        };
        if settings.unconfirmed_email == Policy::Refuse && nobody_confirms {
            return Err(SetupError(
                "unconfirmed_email = \"refuse\" would keep everybody out, since no address counts as confirmed. Set \
                 email_verified = \"trust\", or unconfirmed_email = \"allow\""
                    .to_owned(),
            ));
        }
        let _within = runtime.enter();
        let database = settings
            .database
            .as_ref()
            .map(|database| sql::Database::new(database, settings.waiting_max))
            .transpose()?;
        let probe_timeout = settings.generic.timeout.unwrap_or(PROBE_TIMEOUT);
        let client = if probes { Some(probe::client(probe_timeout)?) } else { None };
        let slowest = settings.database.as_ref().map_or(probe_timeout, |database| database.timeout.max(probe_timeout));
        let store_timeout = settings.database.as_ref().map(|database| database.timeout);
        let store_timeout = store_timeout.or(settings.generic.timeout).unwrap_or(STORE_TIMEOUT);
        let mut stores = BTreeMap::new();
        for step in program.steps() {
            if let StepKind::Store(step) = &step.kind
                && let Some(at) = &step.at
                && !stores.contains_key(at)
            {
                stores.insert(at.clone(), Store::new(at, store_timeout, settings.waiting_max)?);
            }
        }
        let slowest = if stores.is_empty() { slowest } else { slowest.max(store_timeout) };
        let inner = Inner {
            variables: Value::Row(program.variables.clone().into()),
            program,
            base,
            check_address: settings.check_address == CheckAddress::LikeForum,
            inactive: settings.inactive,
            banned: settings.banned,
            unconfirmed_email: settings.unconfirmed_email,
            email_verified: settings.email_verified,
            login_url: settings.login_url,
            logout_url: settings.logout_url,
            database,
            client,
            stores,
            lookup_timeout: slowest + slowest / LOOKUP_EXTRA,
            facts: RwLock::new(None),
            reading: tokio::sync::Mutex::new(()),
        };
        if inner.program.settings.is_none() {
            inner.keep_facts(Arc::new(Facts::without_settings(&inner).map_err(|error| SetupError(error.to_string()))?));
        }
        Ok(Self { inner: Arc::new(inner), runtime })
    }

    /// The answer to `member`, and how it came about.
    pub async fn explain(&self, visitor: &Visitor, now: UnixSeconds) -> Explanation {
        let mut recorder = Recorder::on();
        let (outcome, recorder) = self
            .on_runtime({
                let (inner, visitor) = (self.inner.clone(), visitor.clone());
                async move {
                    let outcome = inner.by_cookies(&visitor, now, &mut recorder).await;
                    (outcome, recorder)
                }
            })
            .await
            .unwrap_or_else(|failure| (SessionOutcome::Unknown(failure), Recorder::off()));
        Explanation { outcome, steps: recorder.into_steps() }
    }

    /// Whether the source answers and has the shape that the preset describes. For `/readyz` and `portico check`.
    pub async fn check(&self) -> Result<(), SourceFailure> {
        let inner = self.inner.clone();
        self.on_runtime(async move { inner.check().await }).await?
    }

    /// The forum's logout page for this visitor, if it is known.
    pub fn logout_url(&self, visitor: &Visitor) -> Option<String> {
        let inner = &self.inner;
        if let Some(own) = &inner.logout_url {
            return Some(login::below(&inner.base, own));
        }
        let logout = inner.program.login.logout.as_ref()?;
        let facts = inner.known_facts();
        let named = facts.as_ref().map_or(&[][..], |facts| &facts.cookies);
        // Of cookies that contradict each other nothing is put into a page.
        let nothing = |_| cookies::Found { values: smallvec::SmallVec::new(), too_long: Vec::new() };
        let found = cookies::pick(&visitor.cookie_lines, named).unwrap_or_else(nothing);
        let mut scope = expr::Scope::default();
        scope.set("base", Value::text(&inner.base.url));
        scope.set("var", inner.variables.clone());
        scope.set_row("cookie", found.row(&inner.program.cookies));
        logout.eval(&scope).ok()?.as_text()
    }

    /// Runs a look-up on our runtime, and not for longer than it may take.
    async fn on_runtime<T, F>(&self, work: F) -> Result<T, SourceFailure>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        // The clock of the limit must be the runtime's own: the caller's may have none.
        let lookup_timeout = self.inner.lookup_timeout;
        let limited = async move { timeout(lookup_timeout, work).await };
        match self.runtime.spawn(limited).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) => Err(SourceFailure::Busy),
            Err(_) => Err(SourceFailure::Unreachable("the look-up was broken off".to_owned())),
        }
    }
}

#[async_trait]
impl SessionSource for ForumSource {
    async fn member(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome {
        let (inner, visitor) = (self.inner.clone(), visitor.clone());
        self.on_runtime(async move { inner.by_cookies(&visitor, now, &mut Recorder::off()).await })
            .await
            .unwrap_or_else(SessionOutcome::Unknown)
    }

    async fn member_by_id(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome {
        let (inner, id) = (self.inner.clone(), id.clone());
        self.on_runtime(async move { inner.by_id(&id, now, &mut Recorder::off()).await })
            .await
            .unwrap_or_else(SessionOutcome::Unknown)
    }

    fn can_recheck(&self) -> bool {
        self.inner.program.by_id.is_some()
    }

    async fn groups(&self) -> Option<Vec<String>> {
        self.group_names(about::NAMES_WAIT).await.ok()
    }

    fn login(&self, return_to: &str) -> LoginHandOff {
        let inner = &self.inner;
        let nothing = Row::new();
        let facts = inner.known_facts();
        let settings = match facts.as_ref().map(|facts| &facts.settings) {
            Some(Value::Row(row)) => row,
            _ => &nothing,
        };
        let own = inner.login_url.as_deref();
        login::hand_off(&inner.program.login, own, &inner.base, &inner.program.variables, settings, return_to)
    }

    fn logout(&self, visitor: &Visitor) -> Option<String> {
        self.logout_url(visitor)
    }

    fn is_login_cookie(&self, name: &[u8]) -> bool {
        self.inner.known_facts().is_some_and(|facts| facts.cookies.iter().any(|known| known.fits(name)))
    }

    fn login_cookies(&self, lines: &[&[u8]]) -> LoginCookies {
        let Some(facts) = self.inner.known_facts() else { return LoginCookies::Others };
        match guests::judge(lines, &facts.cookies) {
            // A member may be known otherwise, and the forum may have renamed its cookies: a look-up would read their names
            // again.
            LoginCookies::Absent if !self.inner.program.needs_a_cookie || !facts::are_current(&self.inner, &facts) => {
                LoginCookies::Guests
            }
            cookies => cookies,
        }
    }

    fn is_logout(&self, path_and_query: &[u8]) -> bool {
        let Inner { program, base, .. } = &*self.inner;
        program.logout.iter().any(|logout| logout.fits(base.path.as_bytes(), path_and_query))
    }

    fn session(&self, visitor: &Visitor, name: &mut dyn FnMut(&[&[u8]])) {
        session_names::tell(&self.inner, visitor, false, name);
    }

    fn own_session(&self, visitor: &Visitor, name: &mut dyn FnMut(&[&[u8]])) {
        session_names::tell(&self.inner, visitor, true, name);
    }

    fn tells_logins(&self) -> bool {
        self.inner.program.tells_logins()
    }

    fn fingerprint(&self, visitor: &Visitor, feed: &mut dyn FnMut(&[u8])) -> bool {
        let Some(facts) = self.inner.known_facts() else { return false };
        let Ok(found) = cookies::pick(&visitor.cookie_lines, &facts.cookies) else { return false };
        if found.values.is_empty() {
            return false;
        }
        feed(&facts.generation.to_be_bytes());
        for one in &found.values {
            feed(one.name);
            feed(one.value);
        }
        if self.inner.program.uses_user_agent {
            feed(&visitor.user_agent);
        }
        if self.inner.program.uses_address {
            match visitor.address.map(|address| address.to_canonical()) {
                Some(std::net::IpAddr::V4(address)) => feed(&address.octets()),
                Some(std::net::IpAddr::V6(address)) => feed(&address.octets()),
                None => feed(&[]),
            }
        }
        true
    }
}

impl Inner {
    async fn by_cookies(&self, visitor: &Visitor, now: UnixSeconds, recorder: &mut Recorder) -> SessionOutcome {
        match facts::current(self).await {
            Ok(facts) => {
                Lookup { inner: self, facts: &facts, visitor: Some(visitor), now, recorder }.by_cookies().await
            }
            Err(failure) => self.no_facts(failure, recorder),
        }
    }

    async fn by_id(&self, id: &MemberId, now: UnixSeconds, recorder: &mut Recorder) -> SessionOutcome {
        match facts::current(self).await {
            Ok(facts) => Lookup { inner: self, facts: &facts, visitor: None, now, recorder }.by_id(id).await,
            Err(failure) => self.no_facts(failure, recorder),
        }
    }

    fn no_facts(&self, failure: SourceFailure, recorder: &mut Recorder) -> SessionOutcome {
        use crate::model::problem::{P221, P320};
        let problem = if matches!(failure, SourceFailure::Drift(_)) { &P320 } else { &P221 };
        recorder.note(|| "the forum's settings".to_owned(), Some(Some(problem)), || failure.to_string());
        SessionOutcome::Unknown(failure)
    }

    /// Reads the settings, and asks every query once with parameters that find nothing.
    async fn check(&self) -> Result<(), SourceFailure> {
        facts::current(self).await?;
        let mut asked = Vec::new();
        for step in self.program.steps() {
            match &step.kind {
                StepKind::Row { statement, params } => asked.push((statement, params.len(), step.optional)),
                StepKind::Probe { .. } => self.client().map(|_| ())?,
                _ => {}
            }
        }
        asked.extend(self.program.queries().map(|(statement, params)| (statement, params, false)));
        for (statement, params, optional) in asked {
            self.database()?.first(statement, &vec![Value::Null; params], optional).await?;
        }
        for store in self.stores.values() {
            store.check().await?;
        }
        Ok(())
    }

    fn database(&self) -> Result<&sql::Database, SourceFailure> {
        self.database.as_ref().ok_or_else(|| SourceFailure::Unreachable("no database is configured".to_owned()))
    }

    fn client(&self) -> Result<&reqwest::Client, SourceFailure> {
        self.client.as_ref().ok_or_else(|| SourceFailure::Unreachable("no HTTP client is configured".to_owned()))
    }

    fn known_facts(&self) -> Option<Arc<Facts>> {
        // What is behind the lock is one pointer, so a panic elsewhere cannot have left it half changed.
        self.facts.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep_facts(&self, facts: Arc<Facts>) {
        *self.facts.write().unwrap_or_else(PoisonError::into_inner) = Some(facts);
    }
}

/// Whether the preset and the settings make sense together. Connects to nothing.
pub fn check(settings: &Settings) -> Result<(), SetupError> {
    understand(settings).map(|_| ())
}

fn understand(settings: &Settings) -> Result<Program, SetupError> {
    let program = program::compile(preset::load(&settings.preset)?, settings)?;
    if program.reads_database() && settings.database.is_none() {
        return Err(SetupError(format!(
            "the preset \"{}\" reads the forum's database, but none is given",
            program.title
        )));
    }
    Ok(program)
}

/// An expression without a value means that the forum's data is not as the preset says.
fn drift(error: EvalError) -> SourceFailure {
    SourceFailure::Drift(error.to_string())
}
