//! A writer in a process of its own, to be killed: this test binary once more, told by its environment what to do.
//!
//! It says `ack …` on standard output after each answer of the store, so what was read from it was promised.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portico::adapters::store_sled::{Durability, Settings, SledStore};
use portico::ports::{Redeemed, Rotated, Store, StoreError};

use super::audit::entry;
use super::samples::*;

const FOLDER: &str = "PORTICO_TEST_STORE";
const DURABILITY: &str = "PORTICO_TEST_DURABILITY";
const ROUND: &str = "PORTICO_TEST_ROUND";
const WRITERS: u64 = 16;
/// How long a writer without the flush writes.
pub const SILENT_AFTER: Duration = Duration::from_millis(100);

/// A running writer and what it has said.
pub struct Writer {
    process: Child,
    said: Receiver<String>,
}

impl Writer {
    /// Starts a writer. With `file_kib`, no file of it may grow beyond that many KiB.
    pub fn start(folder: &Path, durability: Durability, round: u64, file_kib: Option<u64>) -> Self {
        let program = env::current_exe().expect("this test binary");
        let arguments = ["store_suite::child::writer", "--exact", "--nocapture"];
        let mut command = match file_kib {
            None => Command::new(program),
            Some(kib) => {
                // The signal is ignored, so that the write fails as on a full disk.
                let limit = format!("trap '' XFSZ; ulimit -S -f {}; exec \"$0\" \"$@\"", kib * 2);
                let mut shell = Command::new("dash");
                shell.arg("-c").arg(limit).arg(program);
                shell
            }
        };
        command.args(arguments).env(FOLDER, folder).env(DURABILITY, format!("{durability:?}"));
        command.env(ROUND, round.to_string()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().expect("dash, from the Debian package dash");
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        let (say, said) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                // The test framework begins the first line with the name of the test.
                let Some(at) = line.find("said ") else { continue };
                if say.send(line[at + 5..].to_owned()).is_err() {
                    break;
                }
            }
        });
        Self { process, said }
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// The next thing it says, within `timeout`.
    pub fn hear(&self, timeout: Duration) -> Option<String> {
        self.said.recv_timeout(timeout).ok()
    }

    /// Kills it on the spot (SIGKILL) and answers the rest of what it had said.
    pub fn kill(mut self) -> Vec<String> {
        self.process.kill().expect("a running process");
        self.process.wait().expect("its end");
        self.said.iter().collect()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Writes for ever when started by `Writer::start`. As a test of its own it has nothing to do.
#[test]
fn writer() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let durability = match env::var(DURABILITY).as_deref() {
        Ok("None") => Durability::None,
        _ => Durability::Durable,
    };
    let round: u64 = env::var(ROUND).ok().and_then(|round| round.parse().ok()).expect("a round");
    let store = Arc::new(SledStore::open_now(Settings { durability, ..Settings::new(folder) }).expect("opens"));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("runtime");
    // Without the flush each batch is written out by the next, so only the last ones can be lost. These writers fall
    // silent: what they were told last waits for a next batch that never comes.
    let silent_after = match durability {
        Durability::Durable => Duration::MAX,
        Durability::None => SILENT_AFTER,
    };
    runtime.block_on(async {
        let writers = (0..WRITERS).map(|writer| tokio::spawn(write(Arc::clone(&store), round, writer, silent_after)));
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("writes until it is killed");
        }
    });
}

fn say(what: std::fmt::Arguments<'_>) {
    let mut output = std::io::stdout().lock();
    writeln!(output, "said {what}").and_then(|()| output.flush()).expect("somebody listens");
}

async fn write(store: Arc<SledStore>, round: u64, writer: u64, silent_after: Duration) {
    let begun = Instant::now();
    for turn in 0.. {
        if begun.elapsed() > silent_after {
            return std::future::pending().await;
        }
        let number = round * 100_000_000 + writer * 1_000_000 + turn;
        // One of them links what the others have told the audit trail.
        if writer == 0 {
            let _ = store.link_entries(20).await;
        }
        if let Err(StoreError::Unavailable(_)) = live(&store, number).await {
            say(format_args!("refused {number}"));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// How often what a code bought is refreshed,
pub fn rotations(number: u64) -> u64 {
    number % 3
}

/// and whether it is revoked then.
pub fn is_revoked(number: u64) -> bool {
    number.is_multiple_of(4)
}

/// The life of one code: issued, redeemed, refreshed twice, revoked; the last step depends on its number.
async fn live(store: &SledStore, number: u64) -> Result<(), StoreError> {
    let code_hash = hash(format!("code {number}"));
    let id = u128::from(number);
    store.noting(vec![entry(number)]).put_code(&code_hash, &code("chat", number), None).await?;
    say(format_args!("code {number}"));
    if number % 5 == 4 {
        return Ok(());
    }
    assert_eq!(store.redeem(&code_hash, &bought(id, "chat", number)).await?, Redeemed::Done);
    say(format_args!("redeemed {number}"));
    for generation in 1..=rotations(number) {
        let Some(grant) = store.grant(&grant_id(id)).await? else { panic!("grant {number} is gone") };
        assert_eq!(store.rotate(&rotation(id, &grant, at(generation))).await?, Rotated::Done);
        say(format_args!("rotated {number} {generation}"));
    }
    if is_revoked(number) {
        store.revoke_grant(&grant_id(id)).await?;
        say(format_args!("revoked {number}"));
    }
    Ok(())
}
