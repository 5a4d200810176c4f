//! Who may enter the console, and who may change something there.
//!
//! The usual way in is the forum's login, of members of certain groups. The second one is a link for one use, made by a
//! command on the machine itself, for the day that the forum's login is broken.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::audit::{Action, Actor, Author};
use crate::model::{
    ConsolePass, Hash32, Member, Plaintext, Refusal, SessionOutcome, SourceFailure, UnixSeconds, Visitor,
};
use crate::ports::{Clock, Entropy, Ports, Store, StoreError};

use super::apps::ShownSecret;
use super::forms::{self, FormKey};
use super::login;
use super::rules::ticket::{self, Bound};

/// How long a link counts.
pub const LINK_SECS: u64 = 600;
/// How long the visit lasts that it opens.
pub const VISIT_SECS: u64 = 3_600;
/// How long the ticket of a form counts.
const TICKET_SECS: u64 = 3_600;
/// How long it is not told again that a member uses the console from the same session.
const OPENED_AGAIN_SECS: u64 = 24 * 60 * 60;

/// What the operator decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Names of the groups whose members may enter. Empty: nobody by the forum's login.
    pub groups: Vec<String>,
    /// How old the login of somebody may be who changes something, in seconds.
    pub fresh_secs: u64,
}

/// Somebody who is in.
#[derive(Clone, Debug)]
pub enum Who {
    /// A member of the forum.
    Member {
        /// Who.
        member: Arc<Member>,
        /// Whether his login is fresh enough to change something.
        fresh: bool,
    },
    /// Somebody who came by a link for one use.
    Link {
        /// Which, and until when.
        pass: ConsolePass,
        /// What his visit is kept under.
        visit: Hash32,
    },
}

impl Who {
    /// How he stands in the audit trail.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Member { member, .. } => Actor::Member { id: member.id.clone(), name: member.display_name.clone() },
            Self::Link { pass, .. } => Actor::Link { id: pass.link.clone() },
        }
    }

    /// Whether he may change something now. A link is proof enough: only who may use this machine makes one.
    pub fn may_change(&self) -> bool {
        match self {
            Self::Member { fresh, .. } => *fresh,
            Self::Link { .. } => true,
        }
    }
}

/// Why somebody is not in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotIn {
    /// Nobody is logged in.
    Guest,
    /// He is in none of the groups.
    Group(Arc<Member>),
    /// The forum does not let him in.
    Refused(Refusal),
    /// The forum's source failed: try again.
    Source(SourceFailure),
    /// The store failed: try again.
    Store(StoreError),
}

impl From<StoreError> for NotIn {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Who the visitor is, if he may enter. `visit`: what his browser holds of a visit that a link opened.
pub async fn enter(visitor: &Visitor, visit: Option<&Plaintext>, rules: &Rules, ports: &Ports) -> Result<Who, NotIn> {
    let now = ports.clock.now();
    let member = match known(visitor, visit, rules, ports).await? {
        Known::Member(member) => member,
        Known::Link { pass, visit } => return Ok(Who::Link { pass, visit }),
    };
    // A login that nobody saw is not known to be a fresh one.
    let at = login::time(visitor, &member.id, ports).await?;
    let fresh = at.is_some_and(|at| now < at.plus(rules.fresh_secs));
    opened(&member, visitor, now, ports).await?;
    Ok(Who::Member { member, fresh })
}

/// Whether the visitor may enter, for pages elsewhere that tell operators more than others. That he came by is noted
/// nowhere, and whoever cannot be recognised now may not.
pub async fn may_enter(visitor: &Visitor, visit: Option<&Plaintext>, rules: &Rules, ports: &Ports) -> bool {
    known(visitor, visit, rules, ports).await.is_ok()
}

/// Somebody who may enter.
enum Known {
    Member(Arc<Member>),
    Link { pass: ConsolePass, visit: Hash32 },
}

async fn known(visitor: &Visitor, visit: Option<&Plaintext>, rules: &Rules, ports: &Ports) -> Result<Known, NotIn> {
    let now = ports.clock.now();
    if let Some(visit) = visit.map(Plaintext::hash)
        && let Some(pass) = ports.store.console_visit(&visit).await?
        && now < pass.expires_at
    {
        return Ok(Known::Link { pass, visit });
    }
    let member = match ports.sessions.recognise(visitor, now).await {
        SessionOutcome::Member(member) => member,
        SessionOutcome::Guest => return Err(NotIn::Guest),
        SessionOutcome::Refused { refusal, .. } => return Err(NotIn::Refused(refusal)),
        SessionOutcome::Unknown(failure) => return Err(NotIn::Source(failure)),
    };
    match member.groups.iter().any(|group| rules.groups.contains(&group.name)) {
        true => Ok(Known::Member(member)),
        false => Err(NotIn::Group(member)),
    }
}

/// Tells the audit trail that a member uses the console, once a day for each session.
async fn opened(member: &Member, visitor: &Visitor, now: UnixSeconds, ports: &Ports) -> Result<(), StoreError> {
    let mut mark = [b"portico console opened ".as_slice(), member.id.kind(), member.id.to_string().as_bytes()].concat();
    mark.extend(login::names(visitor, ports).last().map(|name| name.0).into_iter().flatten());
    let who = Actor::Member { id: member.id.clone(), name: member.display_name.clone() };
    let entry = Author::of(who, &ports.whence).did(Action::ConsoleOpened, now);
    ports.store.note_once(&Hash32::of(&mark), now.plus(OPENED_AGAIN_SECS), &entry).await.map(|_| ())
}

/// A link that was just made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MadeLink {
    /// What opens the console once.
    pub key: ShownSecret,
    /// What the audit trail calls it.
    pub link: String,
    /// How long it counts.
    pub expires_at: UnixSeconds,
}

/// Makes a link for one use.
pub async fn make_link(
    by: &Author,
    store: &dyn Store,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<MadeLink, StoreError> {
    let now = clock.now();
    let key = Plaintext::from_random("", &entropy.bytes32());
    let link: String = entropy.bytes32().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let pass = ConsolePass { link: link.clone(), expires_at: now.plus(LINK_SECS) };
    let entry = by.did(Action::ConsoleLinkMade, now).object(link.clone());
    store.noting(vec![entry]).put_console_link(&key.hash(), &pass).await?;
    Ok(MadeLink { key: ShownSecret(key), link, expires_at: pass.expires_at })
}

/// Whether a link would open the console now. Changes nothing.
pub async fn is_good(link: &Plaintext, ports: &Ports) -> Result<bool, StoreError> {
    let pass = ports.store.console_link(&link.hash()).await?;
    Ok(pass.is_some_and(|pass| ports.clock.now() < pass.expires_at))
}

/// Spends a link. Answers what the browser is to hold, and for how many seconds; `None`: it was used, is too old, or is
/// none.
pub async fn use_link(link: &Plaintext, ports: &Ports) -> Result<Option<(Plaintext, u64)>, StoreError> {
    let now = ports.clock.now();
    let pass = ports.store.console_link(&link.hash()).await?.filter(|pass| now < pass.expires_at);
    let Some(pass) = pass else { return Ok(None) };
    let visit = Plaintext::from_random("", &ports.entropy.bytes32());
    let opened = ConsolePass { expires_at: now.plus(VISIT_SECS), ..pass };
    let who = Actor::Link { id: opened.link.clone() };
    let entry = Author::of(who, &ports.whence).did(Action::ConsoleLinkUsed, now);
    let store = ports.store.noting(vec![entry]);
    let first = store.open_console(&link.hash(), &visit.hash(), &opened).await?;
    Ok(first.then_some((visit, VISIT_SECS)))
}

/// What a form of the console must bring. `purpose`: what it does, the path that takes it.
pub fn ticket(key: &FormKey, browser: &Plaintext, who: &Who, purpose: &str, ports: &Ports) -> Plaintext {
    bound(browser, who, purpose, |bound| ticket::make(key, bound, ports.clock.now(), &ports.entropy.bytes32()))
}

/// Whether a ticket for this is ours, however often it comes: for what is only said, and changes nothing.
pub fn is_ticket(
    key: &FormKey,
    shown: &Plaintext,
    browser: &Plaintext,
    who: &Who,
    purpose: &str,
    now: UnixSeconds,
) -> bool {
    bound(browser, who, purpose, |bound| ticket::judge(key, shown, bound, now)).is_some()
}

/// Whether a form brought the right ticket, for the first time.
pub async fn take_ticket(
    shown: &Plaintext,
    browser: &Plaintext,
    who: &Who,
    purpose: &str,
    ports: &Ports,
) -> Result<bool, StoreError> {
    let key = forms::key(ports).await?;
    match bound(browser, who, purpose, |bound| ticket::judge(&key, shown, bound, ports.clock.now())) {
        Some(until) => ports.store.use_assertion(&shown.hash(), until).await,
        None => Ok(false),
    }
}

fn bound<T>(browser: &Plaintext, who: &Who, purpose: &str, then: impl FnOnce(Bound<'_>) -> T) -> T {
    let (kind, id) = match who {
        Who::Member { member, .. } => (member.id.kind(), member.id.to_string().into_bytes()),
        Who::Link { visit, .. } => (&b"link"[..], visit.0.to_vec()),
    };
    let pieces = [kind, id.as_slice(), purpose.as_bytes()];
    then(Bound { kind: b"portico console", browser, pieces: &pieces, life_secs: TICKET_SECS })
}
