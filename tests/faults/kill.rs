//! `kill -9` at random moments under a load of logins. Nothing that was answered is lost, and nothing works twice.

use std::sync::Arc;
use std::time::{Duration, Instant};

use portico::demo::forum::{Flavour, SampleForum};
use tokio::task::JoinSet;

use super::books::{Books, Login};
use super::clients::{App, Client, http, log_in, send};
use super::running::{Portico, Site};
use super::verdict::{Judged, Verdict};
use super::{forum, random};

/// Clients that log in at the same time, at most, with two members and two apps between them.
const WRITERS_MAX: usize = 8;
/// Clients that only look.
const READERS: usize = 2;
/// Kills without a flush until one of them has to lose something.
const TRIES: usize = 16;
/// Logins that are judged at the same time.
const JUDGES: usize = 6;
/// The gateway is not killed before so much was answered.
const ANSWERS_MIN: usize = 20;
/// How long it may take to start.
const START_MAX: Duration = Duration::from_secs(5);
const ROUNDS: usize = 25;

/// What came of some rounds.
#[derive(Debug, Default)]
struct Count {
    kills: usize,
    answers: usize,
    fewest_answers: usize,
    /// Requests that waited for an answer when the gateway was killed.
    under_way: usize,
    logins: usize,
    slowest_start: Duration,
    broken: Vec<String>,
}

/// A forum, a gateway that gets killed, and the books.
struct Trial {
    site: Site,
    _forum: SampleForum,
    apps: [App; 2],
    cookies: [String; 2],
    books: Arc<Books>,
    grace: Duration,
    count: Count,
    later: Vec<Login>,
}

impl Trial {
    async fn new(grace: Duration) -> Self {
        let forum = forum(Flavour::Plain { returns: true }).await;
        let site = Site::plain(&forum, &format!("refresh_grace = \"{}s\"", grace.as_secs()));
        let apps = [site.app("chat"), site.app("wiki")];
        let cookies = [log_in(&forum, "/login", "lena").await, log_in(&forum, "/login", "josé núñez").await];
        let books = Arc::new(Books::open(&site.data().with_file_name("ledger")));
        let count = Count { fewest_answers: usize::MAX, ..Count::default() };
        Self { site, _forum: forum, apps, cookies, books, grace, count, later: Vec::new() }
    }

    fn client(&self, portico: &Portico, writer: usize) -> Client {
        Client::new(portico.url(""), &self.apps[writer % 2], &self.cookies[writer / 2 % 2])
    }

    /// Lets clients work for 0.2 to 2 s, mostly less than 1, and kills the gateway under them.
    async fn load_and_kill(&mut self, portico: Portico) -> Vec<Login> {
        let end = Instant::now() + Duration::from_millis(200 + random(1_342) * random(1_342) / 1_000);
        let mut loops = JoinSet::new();
        let token = self.client(&portico, 0).log_in().await.access;
        for reader in 0..READERS {
            let (books, client, token) = (Arc::clone(&self.books), self.client(&portico, reader), token.clone());
            loops.spawn(async move { books.look(&client, &token).await });
        }
        // Many writers share one write to the disk. A single one is killed right after its last, with none to follow.
        for writer in 0..1 + self.count.kills % WRITERS_MAX {
            let (books, client) = (Arc::clone(&self.books), self.client(&portico, writer));
            loops.spawn(async move { books.keep(&client, writer).await });
        }
        while Instant::now() < end || self.books.acknowledged() < ANSWERS_MIN {
            assert!(Instant::now() < end + Duration::from_secs(60), "too slow: {:?}", portico.log());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        if self.count.kills.is_multiple_of(2) {
            // What was answered last is what a careless store loses.
            self.books.kill_at_next_answer(portico);
        } else {
            while self.books.under_way() == 0 {
                tokio::task::yield_now().await;
            }
            portico.kill();
        }
        while loops.join_next().await.is_some() {}
        let answers = self.books.acknowledged();
        // They got no answer.
        self.count.under_way += self.books.under_way();
        self.count.kills += 1;
        self.count.answers += answers;
        self.count.fewest_answers = self.count.fewest_answers.min(answers);
        let (logins, surprises) = self.books.take();
        self.count.broken.extend(surprises);
        self.count.logins += logins.len();
        logins
    }

    fn started(&mut self, portico: Portico) -> Portico {
        self.count.slowest_start = self.count.slowest_start.max(portico.started_in);
        portico
    }

    async fn judge(&mut self, portico: &Portico, logins: Vec<Login>) {
        let grace = self.grace;
        let mut logins = logins.into_iter().enumerate();
        let mut judges = JoinSet::new();
        loop {
            while judges.len() < JUDGES
                && let Some((number, login)) = logins.next()
            {
                let client = self.client(portico, login.writer);
                judges.spawn(async move { Verdict::new(&client, &login).judge(number, grace).await });
            }
            match judges.join_next().await {
                None => return,
                Some(judged) => match judged.expect("a verdict") {
                    Judged::Done(broken) => self.count.broken.extend(broken),
                    Judged::Later(broken, login) => {
                        self.count.broken.extend(broken);
                        self.later.push(login);
                    }
                },
            }
        }
    }

    /// What had to wait until the grace was over.
    async fn judge_later(&mut self, portico: &Portico) {
        let rotated = self.later.iter().filter_map(|login| login.rotated_at).max();
        // The server counts in whole seconds.
        let over = rotated.map(|at| at + self.grace + Duration::from_secs(1));
        tokio::time::sleep(over.map_or(Duration::ZERO, |at| at.saturating_duration_since(Instant::now()))).await;
        for login in std::mem::take(&mut self.later) {
            let client = self.client(portico, login.writer);
            self.count.broken.extend(Verdict::new(&client, &login).judge_later().await);
        }
    }

    /// Apps and keys as anybody can read them.
    async fn lasting(&self, portico: &Portico) -> (serde_json::Value, String) {
        let keys = send(http().get(portico.url("/oauth/jwks"))).await.expect("an answer");
        assert!(keys.status == 200 && keys.body.contains("\"kid\""), "{}", keys.short());
        let mut apps = self.site.command(&["app", "list"]);
        for app in apps["apps"].as_array_mut().expect("apps") {
            for secret in app["secrets"].as_array_mut().expect("secrets") {
                // Written now and then, and rather lost than paid for with each request.
                for noted in ["last_used_at", "last_used_from", "uses_today"] {
                    secret[noted].take();
                }
            }
        }
        (apps, keys.body)
    }
}

async fn rounds(grace: Duration) {
    let mut trial = Trial::new(grace).await;
    let first = trial.site.start();
    let mut portico = trial.started(first);
    let lasting = trial.lasting(&portico).await;
    for round in 1..=ROUNDS {
        let logins = trial.load_and_kill(portico).await;
        let next = trial.site.start();
        portico = trial.started(next);
        trial.judge(&portico, logins).await;
        assert_eq!(trial.count.broken, Vec::<String>::new(), "after kill {round}: {:?}", portico.log());
        assert_eq!(trial.lasting(&portico).await, lasting, "apps and keys after kill {round}");
    }
    let put_off = trial.later.len();
    trial.judge_later(&portico).await;
    let count = trial.count;
    println!("refresh_grace {grace:?}, {put_off} logins judged after their grace: {count:?}");
    assert_eq!(count.broken, Vec::<String>::new());
    assert!(count.kills == ROUNDS && count.fewest_answers >= ANSWERS_MIN && count.under_way >= ROUNDS);
    assert!(count.slowest_start < START_MAX, "{:?}", count.slowest_start);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_is_lost_and_nothing_works_twice_without_grace() {
    rounds(Duration::ZERO).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_is_lost_and_no_rotated_token_outlives_its_grace() {
    rounds(Duration::from_secs(10)).await;
}

/// If this one fails, the others prove nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_flush_answers_are_lost() {
    let mut trial = Trial::new(Duration::ZERO).await;
    for round in 1..=TRIES {
        let portico = trial.site.start_without_flush();
        let logins = trial.load_and_kill(portico).await;
        let portico = trial.site.start();
        trial.judge(&portico, logins).await;
        let lost = trial.count.broken.len();
        println!("without the flush: kill {round}, {} answers, {lost} promises broken", trial.count.answers);
        if lost > 0 {
            return;
        }
    }
    panic!("{TRIES} kills without a flush, and nothing was lost");
}
