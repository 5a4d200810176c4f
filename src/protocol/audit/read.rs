//! Reading the audit trail, checking it, and removing what is old enough.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::model::audit::{Action, Actor, Author, ChainBreak, ChainEnds, ChainPoint, Entry, Linked};
use crate::model::{ClientId, UnixSeconds};
use crate::ports::{Clock, Ports, Store, StoreError};

/// How many entries are linked, read or removed in one step.
const STEP: usize = 500;
/// How many entries one look for some of them goes over, and one check.
const LOOKED_AT_MAX: usize = 20_000;
/// Most entries in one answer.
pub const LIMIT_MAX: usize = 5_000;
/// Entries stand in the order in which they were linked, which is that of their times but for so many seconds.
const DISORDER_SECS: i64 = 3_600;

/// What can be done with the trail. Nothing changes it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Operation {
    /// Entries.
    List(Query),
    /// Goes over the chain from its beginning, or from where the last answer stopped.
    Verify {
        /// Where it stopped.
        from: Option<ChainPoint>,
        /// A place that somebody noted once, which must be part of the chain.
        noted: Option<ChainPoint>,
    },
}

/// What came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Some entries.
    Page(Page),
    /// What the chain is like.
    Verified(Verified),
}

/// Which entries. What is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Query {
    /// A member, by number or name, who did it or to whom it was done; or who else did it, as `cli:1000`, `system`.
    pub person: Option<String>,
    /// Done to, or by, this app.
    pub app: Option<ClientId>,
    /// What was done.
    pub action: Option<Action>,
    /// Not before,
    pub since: Option<UnixSeconds>,
    /// and before this.
    pub until: Option<UnixSeconds>,
    /// Within so many seconds until now.
    pub within_secs: Option<u64>,
    /// The oldest first.
    pub oldest_first: bool,
    /// Goes on behind this number.
    pub cursor: Option<u64>,
    /// How many, [`LIMIT_MAX`] at most.
    pub limit: usize,
}

/// Some entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The newest first, unless it was asked for otherwise.
    pub entries: Vec<Linked>,
    /// Where to go on; `None`: there are no more. A page may be empty although there are.
    pub next: Option<u64>,
}

/// What the chain is like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// The chain holds up to here.
    pub point: ChainPoint,
    /// How many entries were looked at this time.
    pub looked_at: u64,
    /// Whether that is all.
    pub complete: bool,
    /// Why it does not hold.
    pub broken: Option<ChainBreak>,
    /// Where it begins and ends.
    pub ends: ChainEnds,
}

/// Reads the trail.
pub async fn perform(operation: Operation, store: &dyn Store, clock: &dyn Clock) -> Result<Reply, StoreError> {
    link(store).await?;
    match operation {
        Operation::List(query) => list(query.at(clock.now()), store).await.map(Reply::Page),
        Operation::Verify { from, noted } => verify(from, noted, store).await.map(Reply::Verified),
    }
}

/// Links all entries that wait. Answers how many.
pub async fn link(store: &dyn Store) -> Result<usize, StoreError> {
    let mut linked = 0;
    loop {
        let now = store.link_entries(STEP).await?;
        linked += now;
        // Somebody else may link, too: whoever got fewer than he could has seen the end.
        if now < STEP {
            return Ok(linked);
        }
    }
}

/// Looks for entries, and goes over so many at most that nobody waits long.
pub async fn list(query: Query, store: &dyn Store) -> Result<Page, StoreError> {
    let ends = store.chain_ends().await?;
    let limit = query.limit.clamp(1, LIMIT_MAX);
    let mut page = Page::default();
    let mut looked_at = 0;
    let start = if query.oldest_first { ends.anchor.seq } else { ends.head.seq.saturating_add(1) };
    let mut at = query.cursor.unwrap_or(start).clamp(ends.anchor.seq, ends.head.seq.saturating_add(1));
    loop {
        let (first, count) = step(at, query.oldest_first, &ends);
        if count == 0 {
            return Ok(page);
        }
        let mut found = store.linked_entries(first, count).await?;
        if !query.oldest_first {
            found.reverse();
        }
        for linked in found {
            let entry = linked.entry();
            if entry.as_ref().is_some_and(|entry| query.is_past(entry)) {
                return Ok(page);
            }
            at = linked.seq;
            if query.takes(entry.as_ref()) {
                page.entries.push(linked);
                if page.entries.len() == limit {
                    page.next = Some(at);
                    return Ok(page);
                }
            }
        }
        at = if query.oldest_first { first.saturating_add(count as u64).saturating_sub(1) } else { first };
        looked_at += count;
        if looked_at >= LOOKED_AT_MAX {
            page.next = Some(at);
            return Ok(page);
        }
    }
}

/// The next numbers behind `at`: the first of them, and how many.
fn step(at: u64, oldest_first: bool, ends: &ChainEnds) -> (u64, usize) {
    let most = STEP as u64;
    let (first, count) = match oldest_first {
        true => (at.saturating_add(1), ends.head.seq.saturating_sub(at).min(most)),
        false => {
            let count = at.saturating_sub(1).saturating_sub(ends.anchor.seq).min(most);
            (at.saturating_sub(count), count)
        }
    };
    (first, usize::try_from(count).unwrap_or(STEP))
}

impl Query {
    /// The same with instants in place of lengths of time.
    fn at(mut self, now: UnixSeconds) -> Self {
        if let Some(secs) = self.within_secs.take() {
            let since = UnixSeconds(now.0.saturating_sub(i64::try_from(secs).unwrap_or(i64::MAX)));
            self.since = Some(self.since.map_or(since, |other| other.max(since)));
        }
        self
    }

    /// One that cannot be read is shown to whoever asks for all.
    fn takes(&self, entry: Option<&Entry>) -> bool {
        let Some(entry) = entry else { return *self == Self { cursor: self.cursor, ..self.for_all() } };
        let by_app = |id: &ClientId| matches!(&entry.who, Actor::App { id: who } if who == id);
        self.since.is_none_or(|since| since <= entry.at)
            && self.until.is_none_or(|until| entry.at < until)
            && self.action.is_none_or(|action| action == entry.what)
            && self.app.as_ref().is_none_or(|id| entry.app.as_ref() == Some(id) || by_app(id))
            && self.person.as_deref().is_none_or(|person| concerns(entry, person))
    }

    fn for_all(&self) -> Self {
        Self { oldest_first: self.oldest_first, limit: self.limit, ..Self::default() }
    }

    /// Whether what comes behind this entry is too old, or too new.
    fn is_past(&self, entry: &Entry) -> bool {
        match self.oldest_first {
            true => self.until.is_some_and(|until| entry.at.0 >= until.0.saturating_add(DISORDER_SECS)),
            false => self.since.is_some_and(|since| entry.at.0 < since.0.saturating_sub(DISORDER_SECS)),
        }
    }
}

fn concerns(entry: &Entry, person: &str) -> bool {
    let named = match &entry.who {
        Actor::Member { id, name } => id.to_string() == person || name.eq_ignore_ascii_case(person),
        other => other.to_string() == person,
    };
    named || entry.member.as_ref().is_some_and(|member| member.to_string() == person)
}

/// Goes over the chain. Nobody can see that its end was cut off and the rest written anew, unless he noted a place once.
async fn verify(
    from: Option<ChainPoint>,
    noted: Option<ChainPoint>,
    store: &dyn Store,
) -> Result<Verified, StoreError> {
    let ends = store.chain_ends().await?;
    let point = from.filter(|from| from.seq >= ends.anchor.seq).unwrap_or(ends.anchor);
    let mut verified = Verified { point, looked_at: 0, complete: true, broken: None, ends };
    if let Some(noted) = noted.filter(|noted| noted.seq > ends.head.seq) {
        verified.broken = Some(ChainBreak::OtherEnd { found: ends.head.seq, expected: noted.seq });
        return Ok(verified);
    }
    while verified.broken.is_none() && verified.point.seq < ends.head.seq {
        if verified.looked_at >= LOOKED_AT_MAX as u64 {
            verified.complete = false;
            return Ok(verified);
        }
        let (first, count) = step(verified.point.seq, true, &ends);
        let page = store.linked_entries(first, count).await?;
        verified.broken = verified.follow(&page, noted.as_ref()).err();
        if page.is_empty() {
            verified.broken = Some(ChainBreak::Missing(first));
        }
    }
    if verified.broken.is_none() {
        verified.broken = other_end(verified.point, &ends, store).await?;
    }
    Ok(verified)
}

impl Verified {
    fn follow(&mut self, page: &[Linked], noted: Option<&ChainPoint>) -> Result<(), ChainBreak> {
        for linked in page {
            self.point = self.point.follow(linked)?;
            self.looked_at += 1;
            if noted.is_some_and(|noted| noted.seq == self.point.seq && noted.hash != self.point.hash) {
                return Err(ChainBreak::Changed(self.point.seq));
            }
        }
        Ok(())
    }
}

/// Whether the chain ends elsewhere than the store says.
async fn other_end(point: ChainPoint, ends: &ChainEnds, store: &dyn Store) -> Result<Option<ChainBreak>, StoreError> {
    if point != ends.head {
        return Ok(Some(ChainBreak::Changed(ends.head.seq)));
    }
    let beyond = store.linked_entries(ends.head.seq.saturating_add(1), 1).await?;
    let Some(found) = beyond.first().map(|linked| linked.seq) else { return Ok(None) };
    // It may have been linked a moment ago.
    let moved = store.chain_ends().await?.head.seq > ends.head.seq;
    Ok((!moved).then_some(ChainBreak::OtherEnd { found, expected: ends.head.seq }))
}

/// Removes what is older than `keep_secs`, and tells the trail so. Answers how many entries went.
pub async fn prune(keep_secs: u64, ports: &Ports) -> Result<usize, StoreError> {
    let now = ports.clock.now();
    let before = UnixSeconds(now.0.saturating_sub(i64::try_from(keep_secs).unwrap_or(i64::MAX)));
    let mut pruned = 0;
    loop {
        let gone = ports.store.prune_entries(before, STEP).await?;
        pruned += gone;
        if gone == 0 {
            break;
        }
    }
    if pruned > 0 {
        let ends = ports.store.chain_ends().await?;
        let state = json!({ "entries": pruned, "up_to": ends.anchor.to_string() });
        ports.store.note(&[Author::here(Actor::System).did(Action::TrailPruned, now).before(state)]).await?;
    }
    Ok(pruned)
}
