//! What clients were told, written down after they were told: in memory to judge by, and in a file like any ledger.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Instant;

use super::clients::{Answer, Client, Lost, Tokens, tokens};
use super::running::Portico;

/// How a login was ended by its app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ended {
    #[default]
    No,
    /// The refresh token was given back, and the grant with it.
    Grant,
    /// The last access token was.
    Access,
}

/// What is known of one login.
#[derive(Clone, Debug, Default)]
pub struct Login {
    /// Which of the clients it is of.
    pub writer: usize,
    pub code: String,
    /// Oldest first.
    pub access: Vec<String>,
    /// Oldest first; each took the place of the one before.
    pub refresh: Vec<String>,
    pub rotated_at: Option<Instant>,
    pub ended: Ended,
    /// The end that its app asked for, answered or not.
    pub ending: Ended,
    /// A request was sent and not answered: it may have been done or not.
    pub doubt: bool,
}

/// All logins since the last judgement.
pub struct Books {
    file: Mutex<File>,
    logins: Mutex<Vec<Login>>,
    acknowledged: AtomicUsize,
    under_way: AtomicUsize,
    /// To be killed at the next answer.
    victim: Mutex<Option<Portico>>,
    /// Answers that no client should have got while nothing was broken.
    surprises: Mutex<Vec<String>>,
    /// "Try again" is an answer that leaves the client where it was, in doubt.
    store_may_fail: AtomicBool,
}

impl Books {
    pub fn open(path: &Path) -> Self {
        let file = File::options().create(true).append(true).open(path).expect("a ledger");
        Self {
            file: Mutex::new(file),
            logins: Mutex::default(),
            acknowledged: AtomicUsize::new(0),
            under_way: AtomicUsize::new(0),
            victim: Mutex::default(),
            surprises: Mutex::default(),
            store_may_fail: AtomicBool::new(false),
        }
    }

    pub fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::SeqCst)
    }

    /// Requests that were sent and not answered yet.
    pub fn under_way(&self) -> usize {
        self.under_way.load(Ordering::SeqCst)
    }

    /// Kills the gateway in the moment in which the next answer is there and others are waited for.
    pub fn kill_at_next_answer(&self, portico: Portico) {
        *self.victim.lock().expect("no poison") = Some(portico);
    }

    /// Closes the page: what was told since the last time, and what was strange about it.
    pub fn take(&self) -> (Vec<Login>, Vec<String>) {
        self.acknowledged.store(0, Ordering::SeqCst);
        self.under_way.store(0, Ordering::SeqCst);
        (std::mem::take(&mut *self.logins()), std::mem::take(&mut *self.surprises.lock().expect("no poison")))
    }

    fn logins(&self) -> MutexGuard<'_, Vec<Login>> {
        self.logins.lock().expect("no poison")
    }

    /// Asks and notes that somebody waits. If no answer comes, the note stays, and so does the doubt.
    async fn ask<T>(&self, login: Option<usize>, request: impl Future<Output = Result<T, Lost>>) -> Result<T, Lost> {
        if let Some(login) = login {
            self.logins()[login].doubt = true;
        }
        self.under_way.fetch_add(1, Ordering::SeqCst);
        let answer = request.await?;
        if self.under_way() > 1
            && let Some(portico) = self.victim.lock().expect("no poison").take()
        {
            portico.kill();
        }
        self.under_way.fetch_sub(1, Ordering::SeqCst);
        Ok(answer)
    }

    /// Writes it down for good: from here on it has to be true.
    fn note(&self, login: usize, what: &str, change: impl FnOnce(&mut Login)) {
        let line = {
            let mut logins = self.logins();
            change(&mut logins[login]);
            logins[login].doubt = false;
            format!("{login} {what} {}\n", logins[login].refresh.last().unwrap_or(&logins[login].code))
        };
        let mut file = self.file.lock().expect("no poison");
        file.write_all(line.as_bytes()).and_then(|()| file.sync_data()).expect("a ledger that can be written");
        self.acknowledged.fetch_add(1, Ordering::SeqCst);
    }

    /// Whether the store is going to break.
    pub fn store_may_fail(&self, may: bool) {
        self.store_may_fail.store(may, Ordering::SeqCst);
    }

    fn surprise(&self, asked: &str, answer: &Answer) -> Lost {
        if !(answer.status == 503 && self.store_may_fail.load(Ordering::SeqCst)) {
            self.surprises.lock().expect("no poison").push(format!("{asked}: {}", answer.short()));
        }
        Lost
    }

    /// Logs in again and again until an answer does not come.
    pub async fn keep(&self, client: &Client, writer: usize) {
        let mut turn = writer;
        while self.live(client, writer, turn).await.is_ok() {
            turn += 1;
        }
    }

    /// Asks who a token belongs to until an answer does not come: requests that change nothing.
    pub async fn look(&self, client: &Client, token: &str) {
        loop {
            self.under_way.fetch_add(1, Ordering::SeqCst);
            if client.userinfo(token).await.is_err() {
                return;
            }
            self.under_way.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// One login: a code, tokens, some refreshes, perhaps an end. What happens depends on its number.
    async fn live(&self, client: &Client, writer: usize, turn: usize) -> Result<(), Lost> {
        let answer = self.ask(None, client.authorize("")).await?;
        let code = answer.sent_back("code").ok_or_else(|| self.surprise("authorize", &answer))?;
        let login = {
            let mut logins = self.logins();
            logins.push(Login { writer, ..Login::default() });
            logins.len() - 1
        };
        self.note(login, "code", |login| login.code.clone_from(&code));
        if turn % 6 == 5 {
            return Ok(());
        }
        let answer = self.ask(Some(login), client.redeem(&code)).await?;
        let mut last = tokens(&answer).ok_or_else(|| self.surprise("redeem", &answer))?;
        self.note(login, "tokens", |login| login.got(&last));
        for _ in 0..turn % 4 {
            let answer = self.ask(Some(login), client.refresh(&last.refresh)).await?;
            last = tokens(&answer).ok_or_else(|| self.surprise("refresh", &answer))?;
            self.note(login, "rotated", |login| login.got(&last));
        }
        let (ended, token) = match turn % 7 {
            2 => (Ended::Grant, &last.refresh),
            4 => (Ended::Access, &last.access),
            _ => return Ok(()),
        };
        self.logins()[login].ending = ended;
        let answer = self.ask(Some(login), client.revoke(token)).await?;
        if !answer.status.is_success() {
            return Err(self.surprise("revoke", &answer));
        }
        self.note(login, "ended", |login| login.ended = ended);
        Ok(())
    }
}

impl Login {
    fn got(&mut self, tokens: &Tokens) {
        if !self.refresh.is_empty() {
            self.rotated_at = Some(Instant::now());
        }
        self.access.push(tokens.access.clone());
        self.refresh.push(tokens.refresh.clone());
    }
}
