//! Two gateways in front of one forum, with one database between them: what one of them answered the other one knows,
//! what happens once happens once on both, and neither needs the other.

use std::sync::Arc;
use std::time::{Duration, Instant};

use portico::demo::forum::{Flavour, SampleForum};
use tokio::task::JoinSet;

use super::books::{Books, Login};
use super::clients::{App, Client, http, log_in, send, tokens};
use super::database::{Pages, Postgres};
use super::relay::Relay;
use super::running::{Portico, Site};
use super::verdict::{Judged, Verdict};
use super::{forum, random, until};
use crate::store_suite::shared::Counter;

/// One answers what the other one decided within this. Nothing is remembered in between, so it is at once.
const SEEN_WITHIN: Duration = Duration::from_secs(5);
/// What a machine that does other things may add to the two seconds of `store.timeout`.
const ANSWER_MAX: Duration = Duration::from_secs(6);
/// Codes that are redeemed on both nodes at the same time.
const CODES: usize = 20;
const WRITERS: usize = 4;
/// Of one node to its database, at most.
const CONNECTIONS: usize = 10;
const ROUNDS: usize = 9;

/// A node whose secret is another one leaves the row until it has the right one.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_node_whose_secret_does_not_fit_is_not_ready() {
    let pair = Pair::new("").await;
    let nodes = tokio::task::block_in_place(|| pair.start());
    both_ready(&nodes).await;
    let own = tempfile::NamedTempFile::new().expect("a file");
    std::fs::copy(pair.secret.path(), own.path()).expect("copied");
    let oauth = format!("[oauth.signing]\nsecret_file = \"{}\"", own.path().display());
    let site = Site::on_database(&pair.forum, &pair.server.url(), &oauth);
    let third = tokio::task::block_in_place(|| site.start());
    let patience = Duration::from_secs(60);
    until("the third", patience, || async { ready(&third).await.0 == 200 }).await;

    std::fs::write(own.path(), "another secret of more than 32 bytes").expect("written");
    pair.sites[0].command(&["keys", "rotate", "--compromised"]);
    until("it is not ready", patience, || async { ready(&third).await.0 == 503 }).await;
    let said = ready(&third).await.1;
    assert!(said.contains("keys: failed") && said.contains("keys/secret"), "{said}");
    assert_eq!(send(http().get(third.url("/oauth/jwks"))).await.expect("an answer").body, "{\"keys\":[]}");
    both_ready(&nodes).await;
    std::fs::copy(pair.secret.path(), own.path()).expect("copied");
    until("it is ready again", patience, || async { ready(&third).await.0 == 200 }).await;
}

/// Two nodes on one database.
struct Pair {
    server: Postgres,
    forum: SampleForum,
    sites: [Site; 2],
    cookie: String,
    secret: tempfile::NamedTempFile,
}

impl Pair {
    async fn new(oauth: &str) -> Self {
        let server = Postgres::start().await;
        // The careless setting of a server must not matter: a node asks for what it promised.
        crate::servers::run(&server.url(), "ALTER DATABASE postgres SET synchronous_commit = off").await;
        let forum = forum(Flavour::Plain { returns: true }).await;
        // What seals the signing keys in the database is with the nodes.
        let secret = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(secret.path(), "a secret of 32 bytes or more, the same for both").expect("written");
        let oauth = format!("{oauth}\n[oauth.signing]\nsecret_file = \"{}\"", secret.path().display());
        let sites = [0, 1].map(|_| Site::on_database(&forum, &server.url(), &oauth));
        let cookie = log_in(&forum, "/login", "lena").await;
        Self { server, forum, sites, cookie, secret }
    }

    /// Both at once: the first start makes the table.
    fn start(&self) -> [Portico; 2] {
        std::thread::scope(|scope| {
            let starting = [0, 1].map(|node| scope.spawn(move || self.sites[node].start()));
            starting.map(|node| node.join().expect("it starts"))
        })
    }

    fn client(&self, node: &Portico, app: &App) -> Client {
        Client::new(node.url(""), app, &self.cookie)
    }
}

async fn ready(node: &Portico) -> (u16, String) {
    let answer = send(http().get(format!("http://{}/readyz?verbose", node.operations))).await.expect("an answer");
    (answer.status.as_u16(), answer.body)
}

async fn both_ready(nodes: &[Portico; 2]) -> Duration {
    until("both nodes", Duration::from_secs(30), || async {
        ready(&nodes[0]).await.0 == 200 && ready(&nodes[1]).await.0 == 200
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn nodes_share_apps_codes_tokens_and_their_ends() {
    let pair = Pair::new("refresh_grace = \"0s\"").await;
    let nodes = tokio::task::block_in_place(|| pair.start());
    both_ready(&nodes).await;
    // Both made keys at their first start, and one of them won.
    let mut sets = Vec::new();
    for node in &nodes {
        sets.push(send(http().get(node.url("/oauth/jwks"))).await.expect("an answer").body);
    }
    assert!(sets[0].contains("\"kid\"") && sets[0] == sets[1], "{sets:?}");
    // Through the socket of one; and from a machine on which none runs.
    let app = pair.sites[0].app("chat");
    let elsewhere = Site::on_database(&pair.forum, &pair.server.url(), "");
    let shown = elsewhere.command(&["app", "show", &app.id]);
    assert_eq!(shown["client_id"].as_str(), Some(app.id.as_str()), "{shown}");
    let other = elsewhere.app("wiki");
    assert_eq!(pair.sites[1].command(&["app", "list"]), pair.sites[0].command(&["app", "list"]));

    let [one, two] = [0, 1].map(|node| pair.client(&nodes[node], &app));
    // Each step at the other node than the one before.
    let code = one.authorize("").await.expect("an answer").sent_back("code").expect("a code");
    let first = tokens(&two.redeem(&code).await.expect("an answer")).expect("tokens");
    assert_eq!(one.userinfo(&first.access).await.expect("an answer").status, 200);
    let second = tokens(&one.refresh(&first.refresh).await.expect("an answer")).expect("tokens");
    assert_eq!(two.userinfo(&second.access).await.expect("an answer").status, 200);
    let begun = Instant::now();
    assert!(two.revoke(&second.refresh).await.expect("an answer").status.is_success());
    assert_eq!(one.userinfo(&second.access).await.expect("an answer").status, 401, "an end is seen at once");
    assert!(begun.elapsed() < SEEN_WITHIN);
    assert_eq!(one.refresh(&second.refresh).await.expect("an answer").json("error"), "invalid_grant");
    // A reuse at one node ends the login at both.
    let login = one.log_in().await;
    let rotated = tokens(&two.refresh(&login.refresh).await.expect("an answer")).expect("tokens");
    assert_eq!(one.refresh(&login.refresh).await.expect("an answer").json("error"), "invalid_grant");
    assert_eq!(two.userinfo(&rotated.access).await.expect("an answer").status, 401);
    // An app that is deleted from a third machine is unknown to both.
    let wiki = [0, 1].map(|node| pair.client(&nodes[node], &other));
    let alive = wiki[0].log_in().await;
    elsewhere.command(&["app", "delete", &other.id, "--yes"]);
    for client in &wiki {
        assert_eq!(client.userinfo(&alive.access).await.expect("an answer").status, 401);
        assert_eq!(client.authorize("").await.expect("an answer").sent_back("code"), None);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_code_that_is_redeemed_on_both_nodes_at_once_is_won_once() {
    let pair = Pair::new("refresh_grace = \"0s\"").await;
    let nodes = tokio::task::block_in_place(|| pair.start());
    both_ready(&nodes).await;
    let app = pair.sites[0].app("chat");
    let clients = [0, 1].map(|node| pair.client(&nodes[node], &app));
    for round in 0..CODES {
        let code = clients[round % 2].authorize("").await.expect("an answer").sent_back("code").expect("a code");
        let mut racers = JoinSet::new();
        for racer in 0..4 {
            let (client, code) = (clients[racer % 2].clone(), code.clone());
            racers.spawn(async move { client.redeem(&code).await.expect("an answer") });
        }
        let mut won = Vec::new();
        while let Some(answer) = racers.join_next().await {
            let answer = answer.expect("no panic");
            match tokens(&answer) {
                Some(tokens) => won.push(tokens),
                None => assert_eq!(answer.json("error"), "invalid_grant", "round {round}: {}", answer.short()),
            }
        }
        assert_eq!(won.len(), 1, "round {round}: one of four wins");
        // The others were replays, and a replay ends what the code bought.
        for client in &clients {
            assert_eq!(client.userinfo(&won[0].access).await.expect("an answer").status, 401, "round {round}");
        }
        let login = clients[round % 2].log_in().await;
        let mut racers = JoinSet::new();
        for client in clients.clone() {
            let token = login.refresh.clone();
            racers.spawn(async move { tokens(&client.refresh(&token).await.expect("an answer")).is_some() });
        }
        let won = racers.join_all().await.into_iter().filter(|won| *won).count();
        assert_eq!(won, 1, "round {round}: a refresh token is rotated once");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn nodes_without_their_database_go_on_with_the_forum() {
    let mut pair = Pair::new("refresh_grace = \"0s\"").await;
    let nodes = tokio::task::block_in_place(|| pair.start());
    both_ready(&nodes).await;
    let app = pair.sites[0].app("chat");
    let clients = [0, 1].map(|node| pair.client(&nodes[node], &app));
    let before = clients[0].log_in().await;

    let pages = [0, 1].map(|node| Pages::begin(nodes[node].url("/topics/1")));
    pair.server.stop();
    for (client, node) in clients.iter().zip(&nodes) {
        let begun = Instant::now();
        let page = client.authorize("").await.expect("an answer");
        assert!(page.status == 503 && page.body.to_lowercase().contains("try again"), "{}", page.short());
        for answer in [client.refresh(&before.refresh).await, client.userinfo(&before.access).await] {
            let answer = answer.expect("an answer");
            let told = (answer.status.as_u16(), answer.json("error"));
            assert_eq!(told, (503, "temporarily_unavailable".to_owned()), "{}", answer.short());
            assert!(answer.header("retry-after").parse::<u32>().is_ok(), "{answer:?}");
        }
        assert!(begun.elapsed() < ANSWER_MAX, "{:?}", begun.elapsed());
        until("the monitor", SEEN_WITHIN, || async {
            let (status, told) = ready(node).await;
            status == 503 && told.contains("store: failed")
        })
        .await;
    }
    pair.server.resume();
    pair.server.ready().await;
    let back = until("logins", Duration::from_secs(10), || async {
        let mut back = true;
        for client in &clients {
            back &= client.authorize("").await.expect("an answer").sent_back("code").is_some();
        }
        back
    })
    .await;
    both_ready(&nodes).await;
    assert_eq!(clients[1].userinfo(&before.access).await.expect("an answer").status, 200);
    assert_eq!(clients[1].refresh(&before.refresh).await.expect("an answer").status, 200, "nothing was consumed");
    let mut seen = 0;
    for pages in pages {
        seen += pages.end().await;
    }
    println!("store's database away: {seen} forum pages, none failed; logins back after {back:?}");
}

/// The address leads to the database again, but nobody answers on the connections that there were: a firewall forgot them,
/// or the machine behind the address is another one. One request notices, and not one for each connection.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn connections_that_hang_are_given_up_together() {
    let server = Postgres::start().await;
    let relay = Relay::start(server.address()).await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    let url = format!("postgres://portico@127.0.0.1:{}/postgres?sslmode=disable", relay.port);
    let site = Site::on_database(&forum, &url, "refresh_grace = \"0s\"");
    let app = site.app("chat");
    let portico = site.start();
    until("the store", Duration::from_secs(30), || async { ready(&portico).await.0 == 200 }).await;
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let login = client.log_in().await;
    // As many connections as there may be: while nothing passes, each request that begins takes another one.
    relay.hold(true);
    let mut many = JoinSet::new();
    for _ in 0..20 {
        let (client, token) = (client.clone(), login.access.clone());
        many.spawn(async move { client.userinfo(&token).await.expect("an answer").status.as_u16() });
    }
    until("connections", Duration::from_secs(30), || async { relay.most() >= CONNECTIONS }).await;
    relay.hold(false);
    many.join_all().await;
    assert_eq!(client.userinfo(&login.access).await.expect("an answer").status, 200);

    relay.strand(server.address());
    let mut failed = 0;
    until("answers", Duration::from_secs(60), || {
        let (client, token) = (client.clone(), login.access.clone());
        failed += 1;
        async move { client.userinfo(&token).await.expect("an answer").status == 200 }
    })
    .await;
    // The last one was answered; one more may fall to what the gateway does by itself at the same time.
    assert!(failed - 1 <= 2, "{} requests failed, one after the other", failed - 1);
    assert!(tokens(&client.refresh(&login.refresh).await.expect("an answer")).is_some(), "nothing was consumed");
}

/// The machine with the database is cut off, and the address leads to its standby. What that says may be old, so nobody
/// believes it before it leads; then all that was answered holds.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_standby_is_believed_from_the_moment_that_it_leads() {
    let mut server = Postgres::start().await;
    let standby = server.stand_by().await;
    let relay = Relay::start(server.address()).await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    let url = format!("postgres://portico@127.0.0.1:{}/postgres?sslmode=disable", relay.port);
    let site = Site::on_database(&forum, &url, "refresh_grace = \"0s\"\ncode_lifetime = \"10m\"");
    let app = site.app("chat");
    let portico = site.start();
    until("the store", Duration::from_secs(60), || async { ready(&portico).await.0 == 200 }).await;
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let code = async || client.authorize("").await.expect("an answer").sent_back("code").expect("a code");
    let (spent, fresh) = (code().await, code().await);
    assert!(tokens(&client.redeem(&spent).await.expect("an answer")).is_some());
    let (login, ended) = (client.log_in().await, client.log_in().await);
    assert!(client.revoke(&ended.refresh).await.expect("an answer").status.is_success());

    let pages = Pages::begin(portico.url("/topics/1"));
    relay.strand(standby);
    for _ in 0..5 {
        let answer = client.refresh(&login.refresh).await.expect("an answer");
        assert_eq!((answer.status.as_u16(), answer.json("error").as_str()), (503, "temporarily_unavailable"));
        assert_eq!(client.userinfo(&login.access).await.expect("an answer").status, 503);
        assert_eq!(client.redeem(&fresh).await.expect("an answer").status, 503);
    }
    tokio::task::block_in_place(|| server.promote());
    let back = until("the new leader", Duration::from_secs(30), || async {
        client.userinfo(&login.access).await.expect("an answer").status == 200
    })
    .await;
    println!("a standby leads: userinfo back after {back:?}");
    assert!(tokens(&client.redeem(&fresh).await.expect("an answer")).is_some(), "a code that was out");
    assert!(tokens(&client.refresh(&login.refresh).await.expect("an answer")).is_some(), "nothing was consumed");
    assert_eq!(client.refresh(&ended.refresh).await.expect("an answer").json("error"), "invalid_grant");
    assert_eq!(client.redeem(&spent).await.expect("an answer").json("error"), "invalid_grant");
    assert!(pages.end().await > 0);
    drop(server);
}

/// How often a request waits for the database. The fewest of some: in between records are swept and uses are noted.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn requests_ask_the_database_a_few_times() {
    let wire = Counter::start().await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::on_database(&forum, &wire.url, "refresh_grace = \"0s\"");
    let app = site.app("chat");
    let portico = site.start();
    until("the store", Duration::from_secs(30), || async { ready(&portico).await.0 == 200 }).await;
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let mut fewest =
        [("authorize", usize::MAX), ("code", usize::MAX), ("refresh", usize::MAX), ("userinfo", usize::MAX)];
    for _ in 0..8 {
        wire.take();
        let mut trips = Vec::new();
        let code = client.authorize("").await.expect("an answer").sent_back("code").expect("a code");
        trips.push(wire.take());
        let first = tokens(&client.redeem(&code).await.expect("an answer")).expect("tokens");
        trips.push(wire.take());
        let second = tokens(&client.refresh(&first.refresh).await.expect("an answer")).expect("tokens");
        trips.push(wire.take());
        assert_eq!(client.userinfo(&second.access).await.expect("an answer").status, 200);
        trips.push(wire.take());
        for ((_, least), trips) in fewest.iter_mut().zip(trips) {
            *least = trips.min(*least);
        }
    }
    println!("round trips to the store's database: {fewest:?}");
    // Some more than there are, since stories grow: records that are fetched one by one would be many more.
    for ((what, trips), most) in fewest.iter().zip([8, 8, 8, 5]) {
        assert!(*trips <= most, "{what}: {trips} round trips instead of {most}");
    }
}

/// Nothing that was answered before is lost by the move, and nothing works once more.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn an_embedded_store_moves_to_the_database_whole() {
    let server = Postgres::start().await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    let mut site = Site::plain(&forum, "refresh_grace = \"0s\"\ncode_lifetime = \"10m\"");
    let app = site.app("chat");
    let cookie = log_in(&forum, "/login", "lena").await;
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &cookie);
    let spent = client.authorize("").await.expect("an answer").sent_back("code").expect("a code");
    let login = tokens(&client.redeem(&spent).await.expect("an answer")).expect("tokens");
    let first = client.log_in().await;
    let second = tokens(&client.refresh(&first.refresh).await.expect("an answer")).expect("tokens");
    let fresh = client.authorize("").await.expect("an answer").sent_back("code").expect("a code");
    let ended = client.log_in().await;
    assert!(client.revoke(&ended.refresh).await.expect("an answer").status.is_success());

    let url = server.url();
    let refused = site.refused(&["store", "migrate", "--to", &url]);
    assert!(refused.contains("P501"), "while it runs: {refused}");
    portico.kill();
    let before = site.command(&["store", "info"]);
    crate::servers::run(&url, "CREATE TABLE portico_records (key BYTEA NOT NULL PRIMARY KEY, value BYTEA NOT NULL)")
        .await;
    crate::servers::run(&url, "INSERT INTO portico_records VALUES ('c', '')").await;
    let refused = site.refused(&["store", "migrate", "--to", &url]);
    assert!(refused.contains("P510"), "not into what is there: {refused}");
    crate::servers::run(&url, "DELETE FROM portico_records").await;
    let moved = site.command(&["store", "migrate", "--to", &url]);
    assert_eq!(moved["records"], before["records"], "{moved} {before}");
    assert_eq!((moved["records"]["apps"].as_u64(), moved["kind"].as_str()), (Some(1), Some("postgres")), "{moved}");
    assert!(moved["records"]["refresh tokens"].as_u64() >= Some(4), "{moved}");
    refuses_what_was_moved(&site, &forum, &before, url.rsplit('@').next().unwrap_or(&url)).await;
    let refused = site.refused(&["store", "migrate", "--to", &url]);
    assert!(refused.contains("P510"), "not twice: {refused}");

    site.use_database(&url);
    // All that there was, and the word of it in the audit trail.
    let mut expected = before["records"].clone();
    expected["audit entries"] = (before["records"]["audit entries"].as_u64().unwrap_or_default() + 1).into();
    assert_eq!(site.command(&["store", "info"])["records"], expected);
    let portico = site.start();
    until("the store", Duration::from_secs(30), || async { ready(&portico).await.0 == 200 }).await;
    let client = Client::new(portico.url(""), &app, &cookie);
    assert_eq!(client.userinfo(&login.access).await.expect("an answer").status, 200);
    assert_eq!(client.userinfo(&ended.access).await.expect("an answer").status, 401);
    assert!(tokens(&client.redeem(&fresh).await.expect("an answer")).is_some(), "a code that was out");
    assert!(tokens(&client.refresh(&second.refresh).await.expect("an answer")).is_some());
    assert_eq!(client.refresh(&ended.refresh).await.expect("an answer").json("error"), "invalid_grant");
    assert_eq!(client.redeem(&spent).await.expect("an answer").json("error"), "invalid_grant");
    assert_eq!(client.userinfo(&login.access).await.expect("an answer").status, 401, "the replay was seen as one");
}

/// Whoever starts on the old store by mistake is told where its records are, and nothing is written there, until he says
/// that he wants to go back.
async fn refuses_what_was_moved(site: &Site, forum: &SampleForum, before: &serde_json::Value, place: &str) {
    let words = ["app", "add", "--name", "late", "--redirect-uri", "https://late.example/cb"];
    for command in [
        &words[..],
        &["app", "list"],
        &["token", "add", "--admin"],
        &["store", "migrate", "--to", "postgres://x@127.0.0.1:1/y"],
    ] {
        let refused = site.refused(command);
        let tells = ["P514", place, "portico store reopen"].iter().all(|part| refused.contains(part));
        assert!(tells, "{command:?}: {refused}");
    }
    let checked = site.refused(&["check"]);
    assert!(checked.contains("P514") && checked.contains(place), "{checked}");
    let looked = site.command(&["store", "info"]);
    assert_eq!(looked["records"], before["records"], "it may be looked at");
    assert!(looked["moved_to"].as_str().is_some_and(|to| to.contains(place)), "{looked}");
    let portico = site.start();
    let (status, told) = ready(&portico).await;
    assert!(status == 503 && told.contains("P514") && told.contains(place), "{told}");
    let page = send(http().get(portico.url("/topics/1"))).await.expect("an answer");
    assert_eq!(page.status, 200, "the forum goes on: {}", page.short());
    let page =
        send(http().get(portico.url("/oauth/apps")).header("cookie", log_in(forum, "/login", "lena").await)).await;
    assert_eq!(page.expect("an answer").status, 503);
    // The server that runs goes on by itself.
    let back = site.command(&["store", "reopen"]);
    assert_eq!((back["kind"].as_str(), &back["moved_to"]), (Some("sled"), &before["moved_to"]), "{back}");
    until("the old store", Duration::from_secs(30), || async { ready(&portico).await.0 == 200 }).await;
    let trail = site.command(&["audit", "list"]);
    let restored = trail["entries"].as_array().expect("a list").iter().find(|entry| entry["what"] == "store.restored");
    assert!(restored.is_some_and(|entry| entry["object"].as_str().is_some_and(|o| o.contains(place))), "{trail}");
    let refused = site.refused(&["store", "reopen"]);
    assert!(refused.contains("P107"), "there is nothing to take back: {refused}");
}

/// What breaks in a round.
#[derive(Clone, Copy, Debug)]
enum Broken {
    First,
    Second,
    Database,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn what_was_answered_holds_when_a_node_or_the_database_is_killed() {
    let mut pair = Pair::new("refresh_grace = \"0s\"").await;
    let mut nodes = tokio::task::block_in_place(|| pair.start());
    both_ready(&nodes).await;
    let apps = [pair.sites[0].app("chat"), pair.sites[0].app("wiki")];
    let books = Arc::new(Books::open(&pair.sites[0].data().with_file_name("ledger")));
    let mut judged = 0;
    for round in 0..ROUNDS {
        let broken = [Broken::First, Broken::Database, Broken::Second][round % 3];
        books.store_may_fail(matches!(broken, Broken::Database));
        let mut loops = JoinSet::new();
        for writer in 0..WRITERS {
            let (books, client) = (Arc::clone(&books), pair.client(&nodes[writer / 2], &apps[writer % 2]));
            loops.spawn(async move { books.keep(&client, writer).await });
        }
        let end = Instant::now() + Duration::from_millis(200 + random(800));
        while Instant::now() < end || books.acknowledged() < 10 {
            assert!(Instant::now() < end + Duration::from_secs(60), "too slow: {:?}", nodes[0].log());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        match broken {
            Broken::First | Broken::Second => {
                let node = usize::from(matches!(broken, Broken::Second));
                let [first, second] = nodes;
                let (killed, other) = if node == 0 { (first, second) } else { (second, first) };
                killed.kill();
                // The other one works on, alone.
                let told = books.acknowledged();
                until("the other node", Duration::from_secs(30), || async { books.acknowledged() > told + 5 }).await;
                let again = tokio::task::block_in_place(|| pair.sites[node].start());
                nodes = if node == 0 { [again, other] } else { [other, again] };
            }
            Broken::Database => {
                pair.server.crash();
                tokio::time::sleep(Duration::from_millis(random(500))).await;
                pair.server.resume();
                pair.server.ready().await;
            }
        }
        loops.abort_all();
        while loops.join_next().await.is_some() {}
        let back = both_ready(&nodes).await;
        let (logins, surprises) = books.take();
        assert_eq!(surprises, Vec::<String>::new(), "round {round}, {broken:?}: {:?}", nodes[0].log());
        judged += logins.len();
        judge(&pair, &nodes, &apps, logins, &format!("round {round}, {broken:?}, back after {back:?}")).await;
    }
    println!("{ROUNDS} kills of nodes and database, {judged} logins judged");
}

/// Each login at another node than the next.
async fn judge(pair: &Pair, nodes: &[Portico; 2], apps: &[App; 2], logins: Vec<Login>, what: &str) {
    let mut judges = JoinSet::new();
    for (number, login) in logins.into_iter().enumerate() {
        let client = pair.client(&nodes[number % 2], &apps[login.writer % 2]);
        judges.spawn(async move { Verdict::new(&client, &login).judge(number, Duration::ZERO).await });
    }
    while let Some(judged) = judges.join_next().await {
        match judged.expect("a verdict") {
            Judged::Done(broken) | Judged::Later(broken, _) => assert_eq!(broken, Vec::<String>::new(), "{what}"),
        }
    }
}
