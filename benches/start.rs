//! How long a store with many grants takes to open, and what it takes of memory then: after a good end, and after SIGKILL.
//!
//! `cargo bench --bench start -- 1000000` makes a store with a million grants, each with its code, its tokens and their
//! indexes; `-- 1000000 FOLDER` keeps it there. Prints, and compares with nothing.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use portico::adapters::store_sled::{LARGE_BYTES, Settings, SledStore};
use portico::ports::{Redeemed, Store};
use tokio::runtime::Runtime;

mod samples;

use samples::{bought, code, hash};

const CALLERS: u64 = 512;
const GRANTS: u64 = 100_000;

fn main() {
    // Cargo says so itself.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["open", folder] => open(Path::new(folder)),
        ["write", folder, from] => write(Path::new(folder), from.parse().expect("a number"), u64::MAX),
        [] => measure(GRANTS, tempfile::tempdir().expect("a folder").path()),
        [grants] => measure(grants.parse().expect("a number"), tempfile::tempdir().expect("a folder").path()),
        [grants, folder] => measure(grants.parse().expect("a number"), Path::new(folder)),
        _ => panic!("the number of grants, and a folder"),
    }
}

fn measure(grants: u64, folder: &Path) {
    let begun = Instant::now();
    write(folder, 0, grants);
    println!("{grants} grants made in {:?}: {} MiB", begun.elapsed(), size(folder) >> 20);
    println!("after a good end: {}", said(start(&["open"], folder, None).1));
    let (mut writer, mut words) = start(&["write"], folder, Some(grants));
    words.read_line(&mut String::new()).expect("it writes");
    std::thread::sleep(Duration::from_secs(5));
    writer.kill().expect("a running process");
    writer.wait().expect("its end");
    println!("after SIGKILL: {}", said(start(&["open"], folder, None).1));
}

fn start(what: &[&str], folder: &Path, from: Option<u64>) -> (Child, BufReader<ChildStdout>) {
    let mut command = Command::new(env::current_exe().expect("this program"));
    command.args(what).arg(folder).args(from.map(|from| from.to_string()));
    let mut child = command.stdout(Stdio::piped()).spawn().expect("starts");
    let words = BufReader::new(child.stdout.take().expect("a pipe"));
    (child, words)
}

fn said(words: BufReader<ChildStdout>) -> String {
    words.lines().map_while(Result::ok).collect::<Vec<_>>().join(", ")
}

fn size(folder: &Path) -> u64 {
    std::fs::metadata(folder.join("db")).expect("a store").len()
}

/// What the system says of this process.
fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS")).expect("Linux");
    line.split_whitespace()
        .nth(1)
        .map_or_else(String::new, |kib| format!("{} MiB", kib.parse::<u64>().expect("KiB") / 1024))
}

fn open(folder: &Path) {
    let (begun, before) = (Instant::now(), resident());
    let settings = Settings { large_bytes: LARGE_BYTES, ..Settings::new(folder) };
    let store = SledStore::open_now(settings).expect("opens");
    let opened = begun.elapsed();
    let found = Runtime::new().expect("a runtime").block_on(store.refresh_token(&hash("refresh", 7))).expect("answers");
    assert!(found.is_some(), "the grant is there");
    println!("open after {opened:?}, first answer after {:?}", begun.elapsed());
    println!("resident {before} before, {} after", resident());
}

/// Grants from number `from` on, by many callers.
fn write(folder: &Path, from: u64, to: u64) {
    let store = Arc::new(SledStore::open_now(Settings::new(folder)).expect("opens"));
    println!("open");
    let next = Arc::new(AtomicU64::new(from));
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let callers = (0..CALLERS).map(|_| {
            let (store, next) = (Arc::clone(&store), Arc::clone(&next));
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= to {
                        break;
                    }
                    store.put_code(&hash("code", number), &code(number), None).await.expect("kept");
                    let done = store.redeem(&hash("code", number), &bought(number)).await.expect("kept");
                    assert_eq!(done, Redeemed::Done);
                }
            })
        });
        for caller in callers.collect::<Vec<_>>() {
            caller.await.expect("no panic");
        }
    });
}
