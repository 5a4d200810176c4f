//! A disk that is full, a folder that somebody else holds, a file that is damaged: errors, never wrong answers, and
//! recovery without help once the cause has ended.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use portico::adapters::store_sled::{Durability, Settings, SledStore};
use portico::ports::{Store, StoreError};

use super::child::Writer;
use super::crash::Ledger;
use super::samples::*;

const RECOVERY: Duration = Duration::from_secs(10);
const JOURNAL: &str = "portico-journal";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_writes_until_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::default();
    let writer = Writer::start(folder.path(), Durability::Durable, 1, Some(6 * 1024));
    let mut refused = 0;
    while refused < 200 {
        let line = writer.hear(Duration::from_secs(60)).expect("it goes on answering while the disk is full");
        refused += usize::from(line.starts_with("refused"));
        ledger.note(&line);
    }
    let id = writer.id().to_string();
    let raised = Command::new("prlimit").args(["--pid", &id, "--fsize=unlimited"]).status();
    assert!(raised.expect("prlimit, from the Debian package util-linux").success());
    let begun = Instant::now();
    loop {
        let left = RECOVERY.checked_sub(begun.elapsed()).expect("it recovers within 10 s");
        let line = writer.hear(left).expect("it recovers within 10 s");
        ledger.note(&line);
        // A whole life goes well again.
        if line.starts_with("rotated") && begun.elapsed() > Duration::from_millis(100) {
            break;
        }
    }
    for line in writer.kill() {
        ledger.note(&line);
    }
    let store = SledStore::open_now(Settings::new(folder.path())).expect("opens");
    assert_eq!(ledger.judge(&store).await, (0, 0), "lost, torn");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_folder_is_told_and_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = SledStore::open_now(Settings::new(folder.path())).expect("opens");
    first.add_client(&client("chat")).await.expect("writes");
    let refused = SledStore::open_now(Settings::new(folder.path())).err().expect("one process at a time");
    assert_eq!(refused.problem.code, "P501", "{refused}");
    let second = SledStore::open(Settings::new(folder.path()));
    for answer in [second.check().await, second.client(&client_id("chat")).await.map(drop)] {
        assert!(matches!(&answer, Err(StoreError::Unavailable(why)) if why.contains("P501")), "{answer:?}");
    }
    drop(first);
    let begun = Instant::now();
    while second.check().await.is_err() {
        assert!(begun.elapsed() < RECOVERY, "the second one takes over within 10 s");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(second.client(&client_id("chat")).await, Ok(Some(client("chat"))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_that_is_given_free_in_a_moment_is_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = SledStore::open_now(Settings::new(folder.path())).expect("opens");
    let ending = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        drop(first);
    });
    SledStore::open_now(Settings::new(folder.path())).expect("opens when the first one has ended");
    ending.join().expect("ends");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_cannot_be_used_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, b"not a folder").expect("writes");
    let refused = SledStore::open_now(Settings::new(&file)).err().expect("a file is no folder");
    assert_eq!(refused.problem.code, "P502", "{refused}");
    assert!(refused.to_string().contains("file"), "it names the place: {refused}");
    let store = SledStore::open(Settings::new(&file));
    assert!(store.check().await.is_err());
    fs::remove_file(&file).expect("removes");
    let begun = Instant::now();
    while store.check().await.is_err() {
        assert!(begun.elapsed() < RECOVERY, "it recovers within 10 s");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A store with 300 apps in it, closed, and without its journal: after a good end nobody needs it.
async fn filled(folder: &Path) {
    add_apps(folder, 0..300).await;
    fs::remove_file(folder.join(JOURNAL)).expect("removes");
}

async fn add_apps(folder: &Path, numbers: std::ops::Range<u32>) {
    let store = SledStore::open_now(Settings::new(folder)).expect("opens");
    for number in numbers {
        store.add_client(&client(&format!("app-{number:03}"))).await.expect("writes");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_database_has_lost_is_taken_from_the_journal() {
    let (folder, before, lost) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    filled(folder.path()).await;
    copy_folder(folder.path(), before.path());
    add_apps(folder.path(), 300..350).await;
    let set_back = || {
        copy_folder(before.path(), lost.path());
        for name in [JOURNAL, "portico-store"] {
            fs::copy(folder.path().join(name), lost.path().join(name)).expect("copies");
        }
    };
    set_back();
    let store = SledStore::open_now(Settings::new(lost.path())).expect("opens");
    assert_eq!(store.clients().await.expect("reads").len(), 350);
    // The next ones may be written over what was taken up.
    store.delete_client(&client_id("app-349")).await.expect("writes");
    drop(store);
    let store = SledStore::open_now(Settings::new(lost.path())).expect("opens");
    assert_eq!(store.clients().await.expect("reads").len(), 349);
    drop(store);

    let whole = fs::read(folder.path().join(JOURNAL)).expect("reads");
    for (what, journal) in
        [("nothing", Vec::new()), ("zeros", vec![0; whole.len()]), ("a part", whole[..5000].to_vec())]
    {
        fs::remove_dir_all(lost.path()).expect("removes");
        fs::create_dir(lost.path()).expect("makes");
        set_back();
        fs::write(lost.path().join(JOURNAL), journal).expect("writes");
        let refused = SledStore::open_now(Settings::new(lost.path())).err().expect(what);
        assert!(refused.to_string().contains("an earlier state"), "{what}: {refused}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emptied_or_foreign_database_is_not_taken_for_a_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let file = folder.path().join("db");
    let whole = fs::read(&file).expect("reads");
    for (what, content) in [("emptied", Vec::new()), ("foreign", b"SQLite format 3\0".repeat(4096))] {
        fs::write(&file, content).expect("writes");
        let refused = SledStore::open_now(Settings::new(folder.path())).err().expect(what);
        assert_eq!(refused.problem.code, "P502", "{what}: {refused}");
    }
    fs::write(&file, whole).expect("writes");
    let other = tempfile::tempdir().expect("a folder");
    let foreign = sled::open(other.path()).expect("opens");
    foreign.insert(b"key", b"value").expect("writes");
    drop(foreign);
    let refused = SledStore::open_now(Settings::new(other.path())).err().expect("another program's");
    assert_eq!(refused.problem.code, "P502", "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_gives_right_answers_or_errors() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let whole = fs::read(folder.path().join("db")).expect("reads");
    let (mut same, mut refused, mut wrong) = (0, 0, Vec::new());
    for place in 0..40 {
        let copy = tempfile::tempdir().expect("a folder");
        copy_folder(folder.path(), copy.path());
        let mut bytes = whole.clone();
        let at = bytes.len() * place / 40 + 11;
        bytes[at] ^= 1 << (place % 8);
        fs::write(copy.path().join("db"), bytes).expect("writes");
        match SledStore::open_now(Settings::new(copy.path())) {
            Err(_) => refused += 1,
            Ok(store) => match store.clients().await {
                Err(_) => refused += 1,
                Ok(clients) if clients.len() == 300 => same += 1,
                Ok(clients) => wrong.push((place, clients.len())),
            },
        }
    }
    println!("40 flipped bits: {same} without effect, {refused} refused, wrong: {wrong:?}");
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// What sled would answer after it lost a piece of its file: a record less, or an older one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn records_that_are_missing_or_older_are_not_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let an_app = b"capp-007".as_slice();
    let old = change_in(folder.path(), |tree| tree.get(an_app).expect("reads")).expect("it is there");
    let refused = || SledStore::open_now(Settings::new(folder.path())).err();
    {
        let store = SledStore::open_now(Settings::new(folder.path())).expect("opens");
        let mut changed = client("app-007");
        changed.name = "Another name".to_owned();
        assert!(store.update_client(&changed).await.expect("writes"));
    }
    let new = change_in(folder.path(), |tree| tree.insert(an_app, old).expect("writes")).expect("it is there");
    let older = refused().expect("an older record");
    assert!(older.problem.code == "P502" && older.to_string().contains("are older ones"), "{older}");
    change_in(folder.path(), |tree| tree.remove(an_app).expect("writes"));
    let missing = refused().expect("a missing record");
    assert!(missing.to_string().contains("portico-store"), "the cure: {missing}");
    change_in(folder.path(), |tree| tree.insert(an_app, new).expect("writes"));
    assert!(refused().is_none(), "whole again");
    change_in(folder.path(), |tree| tree.remove(an_app).expect("writes"));
    fs::remove_file(folder.path().join("portico-store")).expect("removes");
    let store = SledStore::open_now(Settings::new(folder.path())).expect("goes on with what is left");
    assert_eq!(store.clients().await.expect("reads").len(), 299);
}

/// A large store is open before all of it was looked at. What is missing is noticed all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_missing_in_a_large_store_closes_it_soon() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let large = Settings { large_bytes: 0, ..Settings::new(folder.path()) };
    let store = SledStore::open_now(large.clone()).expect("opens");
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!((store.check().await, store.clients().await.expect("reads").len()), (Ok(()), 300), "it is whole");
    drop(store);
    change_in(folder.path(), |tree| tree.remove(b"capp-007").expect("writes"));
    let store = SledStore::open_now(large).expect("opens");
    let begun = Instant::now();
    let refused = loop {
        assert!(begun.elapsed() < RECOVERY, "it is noticed within 10 s");
        match store.client(&client_id("app-001")).await {
            Ok(found) => assert!(found.is_some()),
            Err(refused) if refused.to_string().contains("P502") => break refused,
            Err(_) => {}
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert!(refused.to_string().contains("portico-store"), "the cure: {refused}");
    assert!(store.check().await.is_err());
}

fn change_in<T>(folder: &Path, change: impl FnOnce(&sled::Db) -> T) -> T {
    let begun = Instant::now();
    let tree = loop {
        match sled::Config::new().path(folder).mode(sled::Mode::LowSpace).open() {
            Ok(tree) => break tree,
            // A process that another test is just starting holds the lock for as long as it has our files.
            Err(sled::Error::Io(error)) if begun.elapsed() < Duration::from_secs(20) => {
                assert!(error.to_string().contains("could not acquire lock"), "{error}");
                std::thread::sleep(Duration::from_millis(20));
            }
            Err(error) => panic!("opens: {error}"),
        }
    };
    let changed = change(&tree);
    tree.flush().expect("writes");
    changed
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).expect("copies");
        }
    }
}
