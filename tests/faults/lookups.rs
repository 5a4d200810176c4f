//! A database that is there and does not answer.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::clients::Client;
use super::database::{Pages, Postgres, board};
use super::relay::Relay;
use super::running::Site;
use super::until;
use crate::servers;

const VISITORS: usize = 200;
/// `pool` in the configuration, if it is not there.
const POOL: usize = 8;
/// 2.5 s for the look-up, and what 200 clients on a busy machine add.
const ANSWER_MAX: Duration = Duration::from_millis(3_500);

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_database_that_hangs_holds_up_nobody_else() {
    let server = Postgres::start().await;
    let (board, cookie, _folder) = board(&server).await;
    let sessions = more_sessions(&server, &cookie).await;
    let relay = Relay::start(server.address()).await;
    let url = format!("postgres://portico@127.0.0.1:{}/postgres?sslmode=disable", relay.port);
    let site = Site::phpbb(&board, &url, "");
    let app = site.app("chat");
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &cookie);
    client.log_in().await;

    let pages = Pages::begin(portico.url("/topics/1"));
    relay.hold(true);
    let mut crowd = JoinSet::new();
    for cookie in sessions {
        let visitor = client.of(&cookie);
        crowd.spawn(async move {
            let begun = Instant::now();
            let answer = visitor.authorize("").await.expect("an answer");
            assert!(answer.status == 503 && answer.body.contains("P221"), "{}", answer.short());
            (begun.elapsed(), visitor)
        });
    }
    let (mut slowest, mut visitors) = (Duration::ZERO, Vec::new());
    while let Some(answered) = crowd.join_next().await {
        let (took, visitor) = answered.expect("an answer in time");
        slowest = slowest.max(took);
        visitors.push(visitor);
    }
    assert!(visitors.len() == VISITORS && slowest < ANSWER_MAX, "{slowest:?}");
    // One that was given up after its time may still be closing while the next one opens.
    assert!(relay.most() <= 2 * POOL, "{} connections to the database", relay.most());
    relay.hold(false);
    let back = until("logins", Duration::from_secs(10), || async {
        visitors[0].authorize("").await.expect("an answer").sent_back("code").is_some()
    })
    .await;
    for visitor in &visitors {
        visitor.log_in().await;
    }
    let pages = pages.end().await;
    println!(
        "database hangs: {VISITORS} visitors answered within {slowest:?} over {} connections, {pages} forum pages, \
         logins back after {back:?}",
        relay.most()
    );
}

/// As many sessions beside the one of this cookie; answers their lines for `Cookie`.
async fn more_sessions(server: &Postgres, cookie: &str) -> Vec<String> {
    let (_, rest) = cookie.split_once("_sid=").expect("a session");
    let own = &rest[..32];
    let ids: Vec<String> = (0..VISITORS).map(|number| format!("{number:032x}")).collect();
    let mut script = format!("CREATE TEMP TABLE one AS SELECT * FROM phpbb_sessions WHERE session_id = '{own}';");
    for id in &ids {
        script += &format!("UPDATE one SET session_id = '{id}'; INSERT INTO phpbb_sessions SELECT * FROM one;");
    }
    servers::run(&server.url(), &script).await;
    ids.iter().map(|id| cookie.replace(own, id)).collect()
}
