//! What was answered is still true after SIGKILL, and no longer without the flush: so the test can see the difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use portico::adapters::store_sled::{Durability, Settings, SledStore};
use portico::model::CodeTaken;
use portico::model::audit::Linked;
use portico::ports::{Redeemed, Rotated, Store};

use super::audit::chain;
use super::child::{SILENT_AFTER, Writer, is_revoked, rotations};
use super::samples::*;

/// What a writer was told of one code, at least.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    redeemed: bool,
    rotated: u64,
    revoked: bool,
}

/// All that was answered, by number.
#[derive(Default)]
pub struct Ledger(BTreeMap<u64, Told>);

impl Ledger {
    pub fn note(&mut self, line: &str) {
        let words: Vec<_> = line.split(' ').collect();
        let number = |at: usize| words.get(at).and_then(|word: &&str| word.parse::<u64>().ok());
        let Some(code) = number(1) else { return };
        match words[0] {
            "code" => drop(self.0.entry(code).or_default()),
            "redeemed" => self.0.entry(code).or_default().redeemed = true,
            "rotated" => self.0.entry(code).or_default().rotated = number(2).unwrap_or_default(),
            "revoked" => self.0.entry(code).or_default().revoked = true,
            _ => {}
        }
    }

    /// How many answers are no longer true, and how many steps were done by half.
    pub async fn judge(&self, store: &SledStore) -> (usize, usize) {
        let (mut lost, mut torn) = (0, 0);
        for (number, told) in &self.0 {
            let state = State::read(store, *number).await;
            lost += usize::from(!told.is_true(*number, &state));
            torn += usize::from(state.is_torn());
        }
        (lost, torn)
    }
}

/// Changes without an entry in the audit trail, and entries without their change. The chain must hold.
async fn strays(ledger: &Ledger, store: &SledStore) -> (Vec<u64>, Vec<u64>) {
    while store.link_entries(500).await.expect("links") > 0 {}
    let number = |linked: &Linked| linked.entry().expect("an entry").object.expect("an object").parse();
    let numbers: Vec<u64> = chain(store).await.iter().map(|linked| number(linked).expect("a number")).collect();
    let told: BTreeSet<u64> = numbers.iter().copied().collect();
    assert_eq!(told.len(), numbers.len(), "each once");
    let untold = ledger.0.keys().filter(|number| !told.contains(number)).copied().collect();
    let mut undone = Vec::new();
    for number in told {
        let code = store.read_code(&hash(format!("code {number}"))).await.expect("readable");
        let may_be_gone = ledger.0.get(&number).is_some_and(|told| told.may_be_revoked(number));
        undone.extend((matches!(code, CodeTaken::Unknown) && !may_be_gone).then_some(number));
    }
    (untold, undone)
}

/// What the store knows of one code.
#[derive(Debug)]
struct State {
    code: CodeTaken,
    version: Option<u64>,
    /// Whether the tokens of each generation are found.
    access: Vec<bool>,
    refresh: Vec<bool>,
}

impl State {
    async fn read(store: &SledStore, number: u64) -> Self {
        let id = u128::from(number);
        let code = store.read_code(&hash(format!("code {number}"))).await.expect("readable");
        let version = store.grant(&grant_id(id)).await.expect("readable").map(|grant| grant.version);
        let (mut access, mut refresh) = (Vec::new(), Vec::new());
        for generation in 0..=3 {
            access.push(store.access_token(&access_hash(id, generation)).await.expect("readable").is_some());
            refresh.push(store.refresh_token(&refresh_hash(id, generation)).await.expect("readable").is_some());
        }
        Self { code, version, access, refresh }
    }

    /// A grant without all its tokens, a token without its grant, a grant beside the code that bought it.
    fn is_torn(&self) -> bool {
        let whole = |generation: usize| self.version.is_some_and(|version| generation as u64 <= version);
        let tokens = (0..=3).all(|at| self.access[at] == whole(at) && self.refresh[at] == whole(at));
        !tokens || (self.version.is_some() && !matches!(self.code, CodeTaken::Replayed(_)))
    }
}

impl Told {
    /// A step more than was told may have happened.
    fn is_true(&self, number: u64, state: &State) -> bool {
        match &state.code {
            CodeTaken::Unknown => self.may_be_revoked(number),
            CodeTaken::Fresh(_) => !self.redeemed,
            CodeTaken::Replayed(_) => !self.revoked && state.version.is_some_and(|version| version >= self.rotated),
        }
    }

    /// The last step of some; nothing is left of them.
    fn may_be_revoked(&self, number: u64) -> bool {
        self.redeemed && is_revoked(number) && self.rotated == rotations(number)
    }
}

/// Lets a writer work for `time` after its first word, kills it, and notes what it said.
fn kill_after(folder: &Path, durability: Durability, round: u64, time: Duration, ledger: &mut Ledger) {
    let writer = Writer::start(folder, durability, round, None);
    ledger.note(&writer.hear(Duration::from_secs(60)).expect("it begins to write"));
    let end = Instant::now() + time;
    while let Some(line) = writer.hear(end.saturating_duration_since(Instant::now())) {
        ledger.note(&line);
    }
    for line in writer.kill() {
        ledger.note(&line);
    }
}

fn time_of(round: u64) -> Duration {
    Duration::from_millis(60 + (round * 137) % 400)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_was_answered_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::default();
    for round in 0..12 {
        kill_after(folder.path(), Durability::Durable, round, time_of(round), &mut ledger);
        let begun = Instant::now();
        let store = SledStore::open_now(Settings::new(folder.path())).expect("opens after a kill");
        assert!(begun.elapsed() < Duration::from_secs(5), "it took {:?} to open", begun.elapsed());
        assert_eq!(ledger.judge(&store).await, (0, 0), "lost, torn after round {round} of {} codes", ledger.0.len());
        assert_eq!(strays(&ledger, &store).await, (vec![], vec![]), "untold, undone after round {round}");
    }
    let store = SledStore::open_now(Settings::new(folder.path())).expect("opens");
    for (number, told) in ledger.0.iter().filter(|(_, told)| told.redeemed).take(500) {
        let id = u128::from(*number);
        let again = bought_again(id, id << 64, "chat", *number);
        let redeemed = store.redeem(&hash(format!("code {number}")), &again).await.expect("answers");
        let grant = store.grant(&grant_id(id)).await.expect("answers");
        let want = grant.as_ref().map_or(Redeemed::Unknown, |grant| Redeemed::Replayed(grant.id));
        assert_eq!(redeemed, want, "a code buys once");
        let Some(grant) = grant else { continue };
        let stale = portico::model::Grant { version: grant.version.wrapping_sub(1), ..grant };
        let rotated = store.rotate(&rotation(u128::from(*number), &stale, at(9))).await.expect("answers");
        assert_eq!(rotated, Rotated::Changed, "{told:?}");
    }
    println!("12 kills, {} codes, none lost", ledger.0.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_start_that_is_killed_is_completed_by_the_next() {
    for round in 0..40 {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ledger = Ledger::default();
        let writer = Writer::start(folder.path(), Durability::Durable, round, None);
        tokio::time::sleep(Duration::from_millis(round)).await;
        for line in writer.kill() {
            ledger.note(&line);
        }
        let store = SledStore::open_now(Settings::new(folder.path())).expect("opens after a kill");
        assert_eq!(ledger.judge(&store).await, (0, 0), "lost, torn after {round} ms");
    }
}

/// If this one fails, the first test proves nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_flush_it_would_be() {
    let mut lost = 0;
    for round in 0..12 {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ledger = Ledger::default();
        kill_after(folder.path(), Durability::None, round, SILENT_AFTER * 4, &mut ledger);
        lost += match SledStore::open_now(Settings::new(folder.path())) {
            Ok(store) => ledger.judge(&store).await.0,
            Err(_) => ledger.0.len(),
        };
        println!("without flush: {lost} lost after kill {} ({} codes in this round)", round + 1, ledger.0.len());
        if lost > 0 {
            return;
        }
    }
    panic!("12 kills without a flush, and nothing was lost");
}
