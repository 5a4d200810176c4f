//! The store that several nodes share: who makes the table, what is refused, and how often a request asks the database.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use portico::adapters::store_postgres::{PostgresStore, Settings};
use portico::ports::{Redeemed, Rotated, Store, StoreError};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, UnixStream};
use tokio::runtime::Handle;

use super::samples::*;
use crate::servers;

/// With more patience than in operation: the whole suite runs at once.
pub fn settings(url: &str) -> Settings {
    Settings { pool: 4, timeout: Duration::from_secs(60), ..Settings::new(url) }
}

/// A node. Must be called on a runtime of several threads.
pub fn open(settings: &Settings) -> Arc<dyn Store> {
    tokio::task::block_in_place(|| {
        Arc::new(Handle::current().block_on(PostgresStore::open_now(settings)).expect("opens"))
    })
}

/// Why this database is refused.
async fn refusal(url: &str) -> String {
    let error = PostgresStore::open_now(&settings(url)).await.err().expect("refused");
    assert_eq!(error.problem.code, "P502");
    error.to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_start_at_once_make_one_store() {
    for _ in 0..4 {
        let settings = settings(&servers::postgres().database().await);
        let nodes: Vec<_> = (0..6)
            .map(|_| {
                let settings = settings.clone();
                tokio::spawn(async move { PostgresStore::open_now(&settings).await })
            })
            .collect();
        for (number, node) in nodes.into_iter().enumerate() {
            let store = node.await.expect("no panic").expect("opens");
            store.add_client(&client(&format!("app-{number}"))).await.expect("writes");
        }
        let store = PostgresStore::open_now(&settings).await.expect("opens");
        assert_eq!(store.clients().await.expect("reads").len(), 6);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_a_store_of_ours_is_refused() {
    const TABLE: &str = "CREATE TABLE portico_records (key BYTEA NOT NULL PRIMARY KEY, value BYTEA NOT NULL);";
    for (script, want) in [
        (format!("{TABLE} INSERT INTO portico_records VALUES ('abc', 'def')"), "another program wrote it"),
        (format!("{TABLE} INSERT INTO portico_records VALUES ('!', 'def')"), "damaged"),
        ("CREATE TABLE portico_records (id INT)".to_owned(), "42703"),
    ] {
        let url = servers::postgres().database().await;
        servers::run(&url, &script).await;
        let told = refusal(&url).await;
        assert!(told.contains(want), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_cannot_be_used_is_told_in_words() {
    let url = servers::postgres().database().await;
    for (wrong, want) in [
        (url.replace("/test_", "/nothing_"), "3D000"),
        (url.replace("portico@", "stranger@"), "28000"),
        (format!("{url}-away"), "socket does not exist"),
        ("postgres://portico@127.0.0.1:1/portico".to_owned(), "connection refused"),
    ] {
        let told = refusal(&wrong).await;
        assert!(told.contains(want), "{told}");
    }
    let database = url.split('/').nth(3).and_then(|rest| rest.split('?').next()).expect("a name").to_owned();
    servers::run(&url, &format!("ALTER DATABASE {database} SET default_transaction_read_only = on")).await;
    assert!(refusal(&url).await.contains("read-only"), "as a standby answers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_is_not_there_yet_is_waited_for() {
    let url = servers::postgres().database().await;
    servers::run(&url, "CREATE TABLE portico_records (id INT)").await;
    let store = PostgresStore::open(&settings(&url), Handle::current()).expect("an address");
    for answer in [store.check().await, store.client(&client_id("chat")).await.map(drop)] {
        assert!(matches!(&answer, Err(StoreError::Unavailable(_))), "{answer:?}");
    }
    servers::run(&url, "DROP TABLE portico_records").await;
    let begun = std::time::Instant::now();
    while let Err(error) = store.check().await {
        assert!(begun.elapsed() < Duration::from_secs(60), "{error}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    store.add_client(&client("chat")).await.expect("writes");
    // While it runs, nothing is made up for what has gone.
    servers::run(&url, "DROP TABLE portico_records").await;
    let answer = store.client(&client_id("chat")).await;
    assert!(matches!(&answer, Err(StoreError::Unavailable(why)) if why.contains("is gone")), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_died_at_rest_are_not_felt() {
    let url = servers::postgres().database().await;
    let store = PostgresStore::open_now(&settings(&url)).await.expect("opens");
    for round in 0..3 {
        let name = format!("app-{round}");
        store.add_client(&client(&name)).await.expect("writes");
        servers::run(
            &url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await;
        match round {
            0 => assert!(store.client(&client_id(&name)).await.expect("reads").is_some()),
            1 => store.put_code(&hash("code"), &code("chat", 1), None).await.expect("writes"),
            _ => store.check().await.expect("writes"),
        }
    }
}

/// A wire to the database of this test binary that counts how often somebody asks and waits.
pub struct Counter {
    pub url: String,
    trips: Arc<AtomicUsize>,
}

impl Counter {
    pub async fn start() -> Self {
        let (server, url) = (servers::postgres(), servers::postgres().database().await);
        let socket = std::path::Path::new(&server.socket()).with_file_name(".s.PGSQL.5432");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let trips = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&trips);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let far = UnixStream::connect(&socket).await.expect("the server");
                let (asked, counted) = (Arc::new(AtomicBool::new(false)), Arc::clone(&counted));
                let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                tokio::spawn(pass(near_in, far_out, Arc::clone(&asked), Some(counted)));
                tokio::spawn(pass(far_in, near_out, asked, None));
            }
        });
        let database = url.split('/').nth(3).and_then(|rest| rest.split('?').next()).expect("a name");
        Self { url: format!("postgres://portico@127.0.0.1:{port}/{database}?sslmode=disable"), trips }
    }

    /// How often that was since the last call.
    pub fn take(&self) -> usize {
        self.trips.swap(0, Ordering::SeqCst)
    }
}

/// With `trips`, those who ask: each time that they do so after an answer counts.
async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    asked: Arc<AtomicBool>,
    trips: Option<Arc<AtomicUsize>>,
) {
    let mut part = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut part).await {
        if asked.swap(trips.is_some(), Ordering::SeqCst) != trips.is_some()
            && let Some(trips) = &trips
        {
            trips.fetch_add(1, Ordering::SeqCst);
        }
        if to.write_all(&part[..length]).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn round_trips() {
    let wire = Counter::start().await;
    let store = PostgresStore::open_now(&Settings { pool: 1, ..settings(&wire.url) }).await.expect("opens");
    // The one statement with values is prepared at its first use.
    store.add_client(&client("chat")).await.expect("writes");
    store.put_code(&hash("code 0"), &code("chat", 1), None).await.expect("writes");
    wire.take();
    let mut told = Vec::new();
    let mut note = |what: &'static str| told.push((what, wire.take()));

    store.client(&client_id("chat")).await.expect("reads");
    note("client");
    store.put_code(&hash("code 1"), &code("chat", 1), Some(&consent("chat", 1, at(60)))).await.expect("writes");
    note("put_code with its consent");
    store.read_code(&hash("code 1")).await.expect("reads");
    note("read_code");
    let redeemed = store.redeem(&hash("code 1"), &bought(1, "chat", 1)).await.expect("writes");
    assert_eq!(redeemed, Redeemed::Done);
    note("redeem");
    store.access_token(&access_hash(1, 0)).await.expect("reads");
    note("access_token");
    let (_, grant) = store.refresh_token(&refresh_hash(1, 0)).await.expect("reads").expect("found");
    note("refresh_token");
    assert_eq!(store.rotate(&rotation(1, &grant, at(2))).await.expect("writes"), Rotated::Done);
    note("rotate");
    assert_eq!(
        store.redeem(&hash("code 1"), &bought_again(1, 2, "chat", 1)).await.expect("reads"),
        Redeemed::Replayed(grant_id(1))
    );
    note("redeem, a replay");
    store.clients().await.expect("reads");
    note("clients");
    store.revoke_grant(&grant_id(1)).await.expect("writes");
    note("revoke_grant");
    store.sweep(at(DAY), 1000).await.expect("writes");
    note("sweep of access token, consent and two codes");
    println!("{told:?}");
    // A grant that goes tells the consent behind it when it was last used: one more read, one more statement. What lives
    // longer by now is moved on by the sweep: one more statement.
    let want = [1, 3, 1, 3, 2, 2, 3, 2, 1, 4, 4];
    for ((what, trips), most) in told.iter().zip(want) {
        assert!(*trips <= most, "{what}: {trips} round trips instead of {most}");
    }
}
