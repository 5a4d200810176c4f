//! One opened sled database: reading, applying, making it last.

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::group::{Change, Group};
use super::journal::{Entries, Journal};
use super::mark::Mark;
use super::newest::{Newest, View};
use super::tally::Tally;
use super::{Durability, Settings, moved, private};
use crate::adapters::records::{
    Changes, check_format, count_group, groups_counted, is_count_of_groups, is_of_the_engine, note_tally, tally_noted,
};
use crate::model::Problem;
use crate::model::problem::{P501, P502, P514};
use crate::ports::StoreError;

/// How long an attempt to open waits for the lock. A server that is just ending may have it; so may, for the moment
/// between fork and exec, any program that this process starts.
const LOCK_PATIENCE: Duration = Duration::from_secs(1);
/// How often it looks.
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// How many records are given to sled before it is looked at whether its file has grown.
const SYNC_EVERY: usize = 64;

/// Why the store cannot be opened.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}: {detail}", problem.title)]
pub struct OpenError {
    /// P501 if another process has it, P514 if its records were moved elsewhere, otherwise P502.
    pub problem: &'static Problem,
    /// What the operating system or sled says, and where.
    pub detail: String,
}

impl OpenError {
    /// Has the operator know, where nobody waits for it.
    pub(super) fn tell(&self) {
        tracing::error!(code = self.problem.code, error = %self, "the store is not open; trying again");
    }

    /// P502.
    pub(super) fn broken(detail: impl Into<String>) -> Self {
        Self { problem: &P502, detail: detail.into() }
    }
}

/// An open database.
pub(super) struct Database {
    tree: sled::Db,
    /// The log of sled once more, because its own handle cannot be told to `fdatasync`.
    file: File,
    /// How long that file is, as far as a power cut leaves it.
    length: AtomicU64,
    /// The groups that sled has not taken, or was not told to make last,
    journal: Mutex<Journal>,
    /// and what they have made of the records.
    newest: Newest,
    mark: Mark,
    folder: PathBuf,
    /// Groups of writes that were made durable since the store was made.
    groups: AtomicU64,
    books: Mutex<Books>,
    durability: Durability,
}

/// How much there should be, and how much there is.
#[derive(Default)]
struct Books {
    /// What the last change wrote down.
    tally: Tally,
    /// A look at all records that is under way.
    look: Option<Look>,
}

/// How much was found so far.
#[derive(Default)]
struct Look {
    found: Tally,
    /// Up to this key. What is changed behind it counts as found, what is changed before it is yet to be found.
    upto: Vec<u8>,
}

impl Database {
    /// Opens or makes the database, and waits [`LOCK_PATIENCE`] for whoever has it. sled may panic over a damaged
    /// file; that is an error too.
    ///
    /// A large one is looked through afterwards, by [`Self::look_on`], unless it shall be `at_once`.
    pub(super) fn open(settings: &Settings, at_once: bool) -> Result<Self, OpenError> {
        let begun = Instant::now();
        loop {
            let opened = catch_unwind(AssertUnwindSafe(|| Self::open_unguarded(settings, at_once)))
                .unwrap_or_else(|_| Err(OpenError::broken("sled found a damage that it does not expect")));
            match opened {
                Err(error) if error.problem == &P501 && begun.elapsed() < LOCK_PATIENCE => {
                    std::thread::sleep(LOCK_PAUSE);
                }
                opened => {
                    return opened.map_err(|error| OpenError {
                        detail: format!("{}: {}", settings.folder.display(), error.detail),
                        problem: error.problem,
                    });
                }
            }
        }
    }

    fn open_unguarded(settings: &Settings, at_once: bool) -> Result<Self, OpenError> {
        let folder = &settings.folder;
        let broken = |error: std::io::Error| OpenError::broken(error.to_string());
        if let Some(place) = moved::moved_to(folder).map_err(broken)?
            && !settings.even_moved
        {
            return Err(OpenError { problem: &P514, detail: moved::refusal(&place) });
        }
        private::folders(folder).map_err(broken)?;
        sync_what_was_left(folder).map_err(broken)?;
        let tree = sled::Config::new()
            .path(folder)
            .mode(sled::Mode::LowSpace)
            .cache_capacity(settings.cache_bytes)
            .flush_every_ms(None)
            .open()
            .map_err(why_not_open)?;
        let (mark, answered) = Mark::open(folder).map_err(OpenError::broken)?;
        private::files(folder);
        let file = OpenOptions::new().write(true).open(folder.join("db")).map_err(broken)?;
        let database = Self {
            tree,
            file,
            length: AtomicU64::new(0),
            journal: Mutex::new(Journal::of(folder)),
            newest: Newest::default(),
            mark,
            folder: folder.clone(),
            groups: AtomicU64::new(0),
            books: Mutex::default(),
            durability: settings.durability,
        };
        let at_once = at_once || database.length()? < settings.large_bytes;
        database.check(answered, at_once).map_err(|error| match error {
            StoreError::Unavailable(why) => OpenError::broken(why),
            other => OpenError::broken(other.to_string()),
        })?;
        if answered.is_none() {
            database.mark.sync(folder).map_err(broken)?;
        }
        Ok(database)
    }

    /// Gives sled once more what it has lost. Refuses what another program or a later version wrote, and what has gone back
    /// to an earlier state.
    fn check(&self, answered: Option<u64>, at_once: bool) -> Result<(), StoreError> {
        let doubt = AtomicBool::new(false);
        let mut changes = Changes::default();
        if !self.tree.is_empty() {
            check_format(&self.view(&doubt), &mut changes, false)?;
        }
        self.take_up(groups_counted(&self.view(&doubt))?)?;
        let fresh = answered.is_none() && self.tree.is_empty();
        check_format(&self.view(&doubt), &mut changes, fresh)?;
        let is_new = answered.is_none();
        let (counted, answered) = (groups_counted(&self.view(&doubt))?, answered.unwrap_or_default());
        if counted < answered {
            return Err(StoreError::Unavailable(format!(
                "it has gone back to an earlier state: it knows {counted} groups of writes where {answered} were \
                 answered. A file is damaged, or not all files come from one backup. Restore the whole folder, or \
                 delete portico-store in it to go on with what is left"
            )));
        }
        let written = tally_noted(&self.view(&doubt))?.unwrap_or_default();
        *self.books() = Books { tally: written, look: (!is_new).then(Look::default) };
        if is_new {
            let tally = self.count()?;
            self.books().tally = tally;
            note_tally(&mut changes, &tally)?;
        } else if at_once {
            while self.look_on(usize::MAX)? {}
        }
        self.groups.store(counted, Ordering::Relaxed);
        let mut group = Group::new(self.view(&doubt));
        group.add(changes);
        self.commit(group)
    }

    /// A view for one look or one group of changes. Sets `doubt` when sled fails.
    pub(super) fn view<'a>(&'a self, doubt: &'a AtomicBool) -> View<'a> {
        View::new(&self.tree, &self.newest, doubt)
    }

    /// Applies all of it or nothing, also after a crash in the middle: what is missing then is in the journal. Returns when it
    /// is on the disk.
    pub(super) fn commit(&self, group: Group<'_>) -> Result<(), StoreError> {
        let mut books = self.books();
        let before = books.tally;
        let mut tally = before;
        let (mut entries, mut was_there) = (Entries::new(), Vec::new());
        for Change { key, old, new } in group.into_changes()? {
            if old.as_deref() == new.as_deref() {
                continue;
            }
            if !is_of_the_engine(&key) {
                let found = books.look.as_mut().filter(|look| key <= look.upto).map(|look| &mut look.found);
                for tally in [Some(&mut tally), found].into_iter().flatten() {
                    old.iter().for_each(|old| tally.remove(old));
                    new.iter().for_each(|new| tally.add(new));
                }
            }
            entries.push((key, new));
            was_there.push(old.is_some());
        }
        let groups = self.groups.load(Ordering::Relaxed).saturating_add(1);
        let mut changes = Changes::default();
        if tally != before {
            note_tally(&mut changes, &tally)?;
        }
        if self.durability != Durability::None {
            count_group(&mut changes, groups)?;
        }
        entries.extend(changes.into_entries());
        let written = self.durability != Durability::None && self.write_down(groups, &entries)?;
        if written {
            // The books beside them are always there.
            self.newest.add(entries, was_there.into_iter().chain(std::iter::repeat(true)));
        } else {
            self.apply(entries)?;
        }
        books.tally = tally;
        drop(books);
        if self.durability != Durability::None {
            self.make_durable(groups, written)?;
        }
        Ok(())
    }

    /// Returns when the group is on the disk, beside sled. `false` if it is too large for that.
    fn write_down(&self, number: u64, entries: &Entries) -> Result<bool, StoreError> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        if journal.append(number, entries).map_err(unavailable)? {
            return Ok(true);
        }
        self.settle()?;
        journal.restart().map_err(unavailable)?;
        journal.append(number, entries).map_err(unavailable)
    }

    /// Has sled take what was written down after the groups that it knows.
    fn take_up(&self, counted: u64) -> Result<(), StoreError> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let groups = journal.read(counted).map_err(unavailable)?;
        if groups.is_empty() {
            return Ok(());
        }
        tracing::debug!(groups = groups.len(), "groups of writes are taken from the journal");
        // Some of it may have gone into sled before the crash.
        groups.into_iter().for_each(|entries| self.newest.add(entries, std::iter::repeat(true)));
        // What could be read need not be on the disk: its write may have been one that failed.
        self.settle()?;
        journal.restart().map_err(unavailable)
    }

    /// Leaves nothing in the journal that is needed.
    pub(super) fn close(&self) -> Result<(), StoreError> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        self.settle()?;
        journal.restart().map_err(unavailable)
    }

    /// Has sled take all that is in the journal, and returns when it keeps it. Whoever reads sees the same before, meanwhile
    /// and afterwards. No batches, for each of which sled seals its buffer twice: what a crash leaves is less than all of it,
    /// and the number of the last group comes last.
    fn settle(&self) -> Result<(), StoreError> {
        let (counts, others): (Vec<_>, Vec<_>) =
            self.newest.all().into_iter().partition(|(key, _)| is_count_of_groups(key));
        for (number, (key, value)) in others.into_iter().chain(counts).enumerate() {
            let replaced = match value {
                Some(value) => self.tree.insert(key, value),
                None => self.tree.remove(key),
            };
            replaced.map_err(|error| failed(&error))?;
            if number % SYNC_EVERY == SYNC_EVERY - 1 {
                self.sync_length()?;
            }
        }
        self.flush()?;
        self.newest.clear();
        Ok(())
    }

    /// Has sled take a group that the journal has no room for. There is nothing in that.
    fn apply(&self, entries: Entries) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        for (key, value) in entries {
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        self.tree.apply_batch(batch).map_err(|error| failed(&error))
    }

    /// All there is.
    fn count(&self) -> Result<Tally, StoreError> {
        let mut all = Look::default();
        self.find(&mut all, usize::MAX)?;
        Ok(all.found)
    }

    /// Goes on with the look at all records by `most` of them. `false` when nothing is left to be looked at; an error if
    /// there is more or less than was written down.
    pub(super) fn look_on(&self, most: usize) -> Result<bool, StoreError> {
        let mut books = self.books();
        let Some(mut look) = books.look.take() else { return Ok(false) };
        if self.find(&mut look, most)? {
            books.look = Some(look);
            return Ok(true);
        }
        if look.found != books.tally {
            let differs = look.found.differs(books.tally);
            return Err(StoreError::Unavailable(format!(
                "{differs}. A file is damaged, or not all files come from one backup. Restore the whole folder, or \
                 delete portico-store in it to go on with what is left"
            )));
        }
        Ok(false)
    }

    /// Whether it is being looked through.
    pub(super) fn is_looked_through(&self) -> bool {
        self.books().look.is_some()
    }

    /// Adds up to `most` of the next records. `false` when they were the last.
    fn find(&self, look: &mut Look, most: usize) -> Result<bool, StoreError> {
        let doubt = AtomicBool::new(false);
        let (mut left, mut last) = (most, None);
        let from = match look.upto.as_slice() {
            [] => Bound::Unbounded,
            upto => Bound::Excluded(upto.to_vec()),
        };
        self.view(&doubt).each(from, |key, value| {
            if left == 0 {
                return false;
            }
            left -= 1;
            if !is_of_the_engine(&key) {
                look.found.add(&value);
            }
            last = Some(key);
            true
        })?;
        let Some(last) = last else { return Ok(false) };
        look.upto = last.to_vec();
        Ok(true)
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn length(&self) -> Result<u64, OpenError> {
        Ok(self.file.metadata().map_err(|error| OpenError::broken(error.to_string()))?.len())
    }

    /// Returns when a group that was applied is on the disk, unless it is `written` down there already.
    fn make_durable(&self, groups: u64, written: bool) -> Result<(), StoreError> {
        if !written {
            self.flush()?;
        }
        self.groups.store(groups, Ordering::Relaxed);
        if let Err(error) = self.mark.write(groups) {
            // The group is on the disk all the same; an older number only sees less.
            tracing::debug!(%error, "the mark of the store was not written");
        }
        Ok(())
    }

    /// Returns when everything that was applied is on the disk.
    fn flush(&self) -> Result<(), StoreError> {
        self.tree.flush().map_err(|error| failed(&error))?;
        self.sync()?;
        private::large_pages(&self.folder);
        Ok(())
    }

    /// sled uses older parts of its file again as soon as newer ones have what they held. These must not lie beyond the end
    /// that the file has after a power cut.
    fn sync_length(&self) -> Result<(), StoreError> {
        if self.file.metadata().map_err(unavailable)?.len() == self.length.load(Ordering::Relaxed) {
            return Ok(());
        }
        self.sync()
    }

    /// Returns when everything that sled has written is on the disk.
    fn sync(&self) -> Result<(), StoreError> {
        let length = self.file.metadata().map_err(unavailable)?.len();
        self.file.sync_data().map_err(unavailable)?;
        self.length.store(length, Ordering::Relaxed);
        Ok(())
    }
}

/// What a process wrote that was killed is read again from the memory of the system. It must be on the disk before sled goes
/// on from there, and writes over what it no longer needs.
fn sync_what_was_left(folder: &Path) -> std::io::Result<()> {
    match File::open(folder.join("db")) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        file => file?.sync_data(),
    }
}

pub(super) fn failed(error: &sled::Error) -> StoreError {
    StoreError::Unavailable(error.to_string())
}

fn unavailable(error: std::io::Error) -> StoreError {
    StoreError::Unavailable(error.to_string())
}

fn why_not_open(error: sled::Error) -> OpenError {
    // sled has no error of its own for this.
    let locked = match &error {
        sled::Error::Io(error) => {
            error.kind() == ErrorKind::WouldBlock || error.to_string().contains("could not acquire lock")
        }
        _ => false,
    };
    // sled shows an error of the system as its debug text.
    match error {
        _ if locked => OpenError { problem: &P501, detail: "another process has it open".to_owned() },
        sled::Error::Io(error) => OpenError::broken(error.to_string()),
        error => OpenError::broken(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::records::{Records as _, probe};

    #[test]
    fn the_tally_is_written_with_what_changes_it_and_with_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Settings::new(folder.path()), true).unwrap();
        for (what, want) in [("a record more", 1), ("the same record once more", 0)] {
            database.settle().unwrap();
            let (doubt, mut changes) = (AtomicBool::new(false), Changes::default());
            let mut group = Group::new(database.view(&doubt));
            probe(&group, &mut changes).unwrap();
            group.add(changes);
            database.commit(group).unwrap();
            let written = database.newest.all().iter().filter(|(key, _)| key == b"$").count();
            assert_eq!(written, want, "{what}");
        }
        drop(database);
        Database::open(&Settings::new(folder.path()), true).unwrap();
    }

    /// Writes and removes some of a hundred records, whose keys and values come of `turn`.
    fn change(database: &Database, turn: u64) {
        let doubt = AtomicBool::new(false);
        let mut changes = Changes::default();
        for step in 0..4 {
            let random = (turn * 4 + step).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
            let key = format!("x{:02}", random % 100).into_bytes();
            changes.set(key, (!random.is_multiple_of(3)).then(|| random.to_be_bytes().repeat(3)));
        }
        let mut group = Group::new(database.view(&doubt));
        group.add(changes);
        database.commit(group).unwrap();
    }

    #[test]
    fn what_changes_while_all_is_looked_at_is_neither_missed_nor_counted_twice() {
        for most in 1..12 {
            let folder = tempfile::tempdir().unwrap();
            let settings = Settings { large_bytes: 0, ..Settings::new(folder.path()) };
            let database = Database::open(&settings, false).unwrap();
            (0..60).for_each(|turn| change(&database, turn));
            drop(database);
            let database = Database::open(&settings, false).unwrap();
            let mut turn = 60;
            while database.look_on(most).unwrap() {
                change(&database, turn);
                turn += 1;
            }
            assert!(turn > 64 && !database.is_looked_through(), "{most}: {turn}");
            database.settle().unwrap();
            let (lost, _) = database.tree.scan_prefix("x").last().unwrap().unwrap();
            database.tree.remove(lost).unwrap();
            drop(database);
            let database = Database::open(&settings, false).unwrap();
            let error = loop {
                match database.look_on(most) {
                    Ok(true) => {}
                    Ok(false) => panic!("{most}: nothing is missing"),
                    Err(error) => break error,
                }
            };
            assert!(error.to_string().contains("records where"), "{error}");
            drop(database);
            assert_eq!(Database::open(&settings, true).err().map(|error| error.problem), Some(&P502));
        }
    }

    fn set(database: &Database, key: &str, value: Option<&str>) {
        let (doubt, mut changes) = (AtomicBool::new(false), Changes::default());
        changes.set(key.into(), value.map(Into::into));
        let mut group = Group::new(database.view(&doubt));
        group.add(changes);
        database.commit(group).unwrap();
    }

    #[test]
    fn sled_never_hears_of_what_comes_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Settings::new(folder.path()), true).unwrap();
        let newest = |key: &str| database.newest.all().into_iter().find(|(known, _)| known == key.as_bytes());
        set(&database, "x1", Some("one"));
        set(&database, "x2", Some("two"));
        set(&database, "x1", None);
        assert_eq!(newest("x1"), None, "it came and went");
        database.settle().unwrap();
        set(&database, "x2", None);
        set(&database, "x2", Some("again"));
        set(&database, "x2", None);
        assert_eq!(newest("x2"), Some(("x2".into(), None)), "sled has it");
        database.settle().unwrap();
        assert!(!database.tree.contains_key("x2").unwrap());
    }

    #[test]
    fn sled_gets_what_everybody_saw() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Settings::new(folder.path()), true).unwrap();
        for turn in 0..300 {
            change(&database, turn);
            if turn % 7 == 0 {
                let seen = database.view(&AtomicBool::new(false)).rows_after(b"x", usize::MAX).unwrap();
                database.settle().unwrap();
                let kept = database.tree.scan_prefix("x").map(Result::unwrap);
                let kept: Vec<_> = kept.map(|(key, value)| (key.to_vec(), value.to_vec())).collect();
                assert_eq!(seen, kept, "turn {turn}");
            }
        }
    }

    /// A reader that sees one record of a group sees those that come after it, too.
    #[test]
    fn nobody_sees_half_a_group() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Settings::new(folder.path()), true).unwrap();
        let number = |key: &[u8]| {
            let doubt = AtomicBool::new(false);
            let value = database.view(&doubt).get(key).unwrap().unwrap_or_default();
            value.try_into().map_or(0, u64::from_be_bytes)
        };
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for group in 1_u64..=300 {
                    let doubt = AtomicBool::new(false);
                    let mut changes = Changes::default();
                    for key in 0..30 {
                        changes.set(format!("x{key:02}").into_bytes(), Some(group.to_be_bytes().to_vec()));
                    }
                    let mut all = Group::new(database.view(&doubt));
                    all.add(changes);
                    database.commit(all).unwrap();
                }
                done.store(true, Ordering::Relaxed);
            });
            let mut looks = 0;
            while !done.load(Ordering::Relaxed) {
                let (first, last) = (number(b"x00"), number(b"x29"));
                assert!(first <= last, "{first} and then {last}");
                looks += 1;
            }
            assert!(looks > 100, "{looks}");
        });
    }
}
