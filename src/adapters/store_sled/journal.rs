//! The groups of writes that sled has taken but was not told to make last.
//!
//! # Why
//!
//! A flush of sled wakes seven threads to do the work of one: they had a quarter of the CPU of a login. So a group is written
//! here first: once over room that the file has already, with one `fdatasync`. sled then takes it into its memory, and is
//! flushed when this file is full. What sled loses in a crash is read from here, and given to it again.
//!
//! The file is 1 MiB: a magic text and a salt, and from its second page on one entry after the other. An entry holds the
//! length of its changes (4 bytes), the number of its group (8), the changes, and the first 16 bytes of the SHA-256 of the
//! salt and all of that. The first entry that does not fit, or is not the next in number, is the end: it was being
//! written, or is left of an earlier round. Nobody who has records written here knows the salt, so none can hold
//! something that reads as an entry.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::model::Hash32;

const NAME: &str = "portico-journal";
const MAGIC: &[u8; 16] = b"portico journal\n";
const SALT_BYTES: usize = 16;
/// Where the first entry begins: what is written there never touches the page with the salt.
const BEGIN: usize = 4096;
const SIZE: usize = 1024 * 1024;
/// Length and number of an entry.
const HEAD_BYTES: usize = 12;
const SUM_BYTES: usize = 16;
/// The length of a value that stands for none: the record is removed.
const REMOVED: u32 = u32::MAX;

/// Keys with their new values; `None` removes.
pub(super) type Entries = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// The file, and where its next entry goes.
pub(super) struct Journal {
    path: PathBuf,
    open: Option<Open>,
}

struct Open {
    file: File,
    /// The salt, and behind it room for the next entry.
    entry: Vec<u8>,
    at: usize,
}

impl Journal {
    /// The one in `folder`. It need not be there, and is read and made later.
    pub(super) fn of(folder: &Path) -> Self {
        Self { path: folder.join(NAME), open: None }
    }

    /// The groups after number `counted`, in order. Changes nothing on the disk.
    pub(super) fn read(&mut self, counted: u64) -> io::Result<Vec<Entries>> {
        let file = match OpenOptions::new().read(true).write(true).open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            file => file?,
        };
        let mut bytes = Vec::new();
        (&file).take(SIZE as u64 + 1).read_to_end(&mut bytes)?;
        let salt = bytes.strip_prefix(MAGIC).and_then(|rest| rest.get(..SALT_BYTES));
        let Some(salt) = salt.filter(|_| bytes.len() == SIZE) else { return Ok(Vec::new()) };
        let (mut at, mut groups, mut next) = (BEGIN, Vec::new(), None);
        while let Some((number, changes, length)) = entry(salt, &bytes[at..])
            && next.is_none_or(|next| next == number)
        {
            if number > counted.saturating_add(1) && groups.is_empty() {
                // It belongs to a later state of the database. It will be made anew, so that nothing of it is ever taken up.
                return Ok(Vec::new());
            }
            if number > counted {
                groups.push(changes);
            }
            (next, at) = (number.checked_add(1), at + length);
        }
        // Behind what is taken up: until that has gone into the database nothing may be written over it.
        self.open = Some(Open { file, entry: salt.to_vec(), at: if groups.is_empty() { BEGIN } else { at } });
        Ok(groups)
    }

    /// Writes down a group, and returns when it is on the disk. `false` if it does not fit.
    pub(super) fn append(&mut self, number: u64, changes: &Entries) -> io::Result<bool> {
        let Some(open) = &mut self.open else { return Ok(false) };
        let lengths_of = |(key, value): &(Vec<u8>, Option<Vec<u8>>)| 8 + key.len() + value.as_ref().map_or(0, Vec::len);
        let length: usize = changes.iter().map(lengths_of).sum();
        if open.at + HEAD_BYTES + length + SUM_BYTES > SIZE {
            return Ok(false);
        }
        open.entry.truncate(SALT_BYTES);
        open.entry.extend(u32::try_from(length).map_err(io::Error::other)?.to_be_bytes());
        open.entry.extend(number.to_be_bytes());
        for (key, value) in changes {
            let Some(lengths) = lengths(key, value.as_deref()) else { return Ok(false) };
            open.entry.extend(lengths);
            open.entry.extend(key);
            open.entry.extend(value.iter().flatten());
        }
        let sum = Hash32::of(&open.entry).0;
        open.entry.extend(&sum[..SUM_BYTES]);
        let entry = &open.entry[SALT_BYTES..];
        open.file.write_all_at(entry, open.at as u64)?;
        open.file.sync_data()?;
        open.at += entry.len();
        Ok(true)
    }

    /// Forgets all groups, because the database keeps them itself now. Makes the file if there is none that is whole.
    pub(super) fn restart(&mut self) -> io::Result<()> {
        match &mut self.open {
            Some(open) => open.at = BEGIN,
            None => self.open = Some(Open::make(&self.path)?),
        }
        Ok(())
    }
}

impl Open {
    fn make(path: &Path) -> io::Result<Self> {
        let mut salt = vec![0; SALT_BYTES];
        aws_lc_rs::rand::fill(&mut salt).map_err(|_| io::Error::other("no random bytes"))?;
        let mut bytes = vec![0; SIZE];
        bytes[..MAGIC.len()].copy_from_slice(MAGIC);
        bytes[MAGIC.len()..][..SALT_BYTES].copy_from_slice(&salt);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).mode(0o600).open(path)?;
        file.write_all_at(&bytes, 0)?;
        file.sync_all()?;
        path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())?;
        Ok(Self { file, entry: salt, at: BEGIN })
    }
}

fn lengths(key: &[u8], value: Option<&[u8]>) -> Option<[u8; 8]> {
    let key = u32::try_from(key.len()).ok()?;
    let value =
        value.map_or(Some(REMOVED), |value| u32::try_from(value.len()).ok().filter(|length| *length != REMOVED))?;
    Some(((u64::from(key) << 32) | u64::from(value)).to_be_bytes())
}

/// The entry at the front of `bytes`: its number, its changes and its length, if it is whole.
fn entry(salt: &[u8], bytes: &[u8]) -> Option<(u64, Entries, usize)> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (number, rest) = rest.split_first_chunk::<8>()?;
    let (mut changes, rest) = rest.split_at_checked(length)?;
    let sum = rest.get(..SUM_BYTES)?;
    let summed = bytes.get(..HEAD_BYTES + length)?;
    if Hash32::of(&[salt, summed].concat()).0[..SUM_BYTES] != *sum {
        return None;
    }
    let mut entries = Entries::new();
    while !changes.is_empty() {
        let (lengths, rest) = changes.split_first_chunk::<8>()?;
        let lengths = u64::from_be_bytes(*lengths);
        let (key, value) = (lengths >> 32, u32::try_from(lengths & 0xffff_ffff).ok()?);
        let (key, rest) = rest.split_at_checked(usize::try_from(key).ok()?)?;
        let (value, rest) = match value {
            REMOVED => (None, rest),
            length => {
                let (value, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
                (Some(value.to_vec()), rest)
            }
        };
        entries.push((key.to_vec(), value));
        changes = rest;
    }
    Some((u64::from_be_bytes(*number), entries, HEAD_BYTES + length + SUM_BYTES))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(number: u64) -> Entries {
        vec![
            (number.to_be_bytes().to_vec(), Some(vec![7; usize::try_from(number % 300).unwrap()])),
            (b"gone".to_vec(), None),
            (Vec::new(), Some(Vec::new())),
        ]
    }

    /// A journal in `folder` that has the groups `first..=last`.
    fn journal(folder: &Path, first: u64, last: u64) -> Journal {
        let mut journal = Journal::of(folder);
        journal.read(first - 1).unwrap();
        journal.restart().unwrap();
        for number in first..=last {
            assert!(journal.append(number, &group(number)).unwrap());
        }
        journal
    }

    fn groups(numbers: std::ops::RangeInclusive<u64>) -> Vec<Entries> {
        numbers.map(group).collect()
    }

    #[test]
    fn what_comes_after_what_is_counted_is_read_and_gone_on_behind() {
        let folder = tempfile::tempdir().unwrap();
        drop(journal(folder.path(), 5, 40));
        for counted in [4, 5, 39, 40, 41] {
            let read = Journal::of(folder.path()).read(counted).unwrap();
            assert_eq!(read, groups(counted + 1..=40), "{counted}");
        }
        let mut again = Journal::of(folder.path());
        again.read(30).unwrap();
        assert!(again.append(41, &group(41)).unwrap());
        assert_eq!(Journal::of(folder.path()).read(4).unwrap(), groups(5..=41));
    }

    #[test]
    fn a_new_round_ends_where_it_was_written_to_and_not_with_what_is_left_of_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        drop(journal(folder.path(), 1, 200));
        for last in 201..=230 {
            drop(journal(folder.path(), 201, last));
            assert_eq!(Journal::of(folder.path()).read(200).unwrap(), groups(201..=last));
        }
    }

    #[test]
    fn what_belongs_to_a_later_state_is_not_taken_up_and_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        drop(journal(folder.path(), 10, 20));
        let mut journal = Journal::of(folder.path());
        assert!(journal.read(8).unwrap().is_empty());
        assert!(!journal.append(9, &group(9)).unwrap(), "first made anew");
        journal.restart().unwrap();
        assert!(journal.append(9, &group(9)).unwrap());
        assert_eq!(Journal::of(folder.path()).read(8).unwrap(), groups(9..=9), "without what was there");
    }

    #[test]
    fn a_group_without_room_is_told_and_the_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = journal(folder.path(), 1, 3);
        let large = vec![(b"key".to_vec(), Some(vec![7; SIZE]))];
        assert!(!journal.append(4, &large).unwrap());
        let mut last = 3;
        while journal.append(last + 1, &group(last + 1)).unwrap() {
            last += 1;
        }
        assert_eq!(Journal::of(folder.path()).read(0).unwrap(), groups(1..=last));
        assert_eq!(std::fs::metadata(folder.path().join(NAME)).unwrap().len(), SIZE as u64);
    }

    #[test]
    fn a_flipped_bit_or_a_cut_ends_it_and_nothing_else_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let end = journal(folder.path(), 1, 6).open.unwrap().at;
        let path = folder.path().join(NAME);
        let whole = std::fs::read(&path).unwrap();
        for at in (0..MAGIC.len() + SALT_BYTES).chain(BEGIN..end) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << (at % 8);
            std::fs::write(&path, bytes).unwrap();
            let read = Journal::of(folder.path()).read(0).unwrap();
            assert!(read.len() < 6 && read == groups(1..=read.len() as u64), "{at}: {} groups", read.len());
        }
        for length in [0, 3, MAGIC.len(), BEGIN, SIZE - 1] {
            std::fs::write(&path, &whole[..length]).unwrap();
            assert!(Journal::of(folder.path()).read(0).unwrap().is_empty(), "{length} bytes");
        }
    }
}
