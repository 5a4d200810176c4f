//! The store's disk takes no more, and then does again.

use std::process::Command;
use std::time::{Duration, Instant};

use portico::demo::forum::Flavour;

use super::clients::{Client, http, log_in, send, tokens};
use super::database::Pages;
use super::running::{Portico, Site};
use super::{forum, until};

/// No file of the process may grow beyond this; writes fail then as they do on a full disk.
fn limit_files(portico: &Portico, bytes: &str) {
    let limit = format!("--fsize={bytes}:");
    let done = Command::new("prlimit").args(["--pid", &portico.id().to_string(), &limit]).status();
    assert!(done.expect("prlimit, from the Debian package util-linux").success());
}

async fn ready(portico: &Portico) -> (u16, String) {
    let answer = send(http().get(format!("http://{}/readyz?verbose", portico.operations))).await.expect("an answer");
    (answer.status.as_u16(), answer.body)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_disk_that_is_full_is_try_again_and_forum_pages_go_on() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "refresh_grace = \"0s\"");
    let app = site.app("chat");
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let before = client.log_in().await;
    assert_eq!(ready(&portico).await.0, 200);

    let pages = Pages::begin(portico.url("/topics/1"));
    let size = std::fs::metadata(site.data().join("store/db")).expect("the store").len();
    limit_files(&portico, &size.to_string());
    // What is answered until then is kept, to be asked for afterwards.
    let mut answered = Vec::new();
    let begun = Instant::now();
    let refused = loop {
        assert!(begun.elapsed() < Duration::from_secs(60), "the disk does not fill up: {size} bytes");
        let page = client.authorize("").await.expect("an answer");
        let Some(code) = page.sent_back("code") else { break page };
        let answer = client.redeem(&code).await.expect("an answer");
        match tokens(&answer) {
            Some(tokens) => answered.push(tokens),
            None => break answer,
        }
    };
    assert_eq!(refused.status, 503, "{}", refused.short());
    let page = client.authorize("").await.expect("an answer");
    assert!(page.status == 503 && page.body.contains("P50"), "{}", page.short());
    let answer = client.refresh(&before.refresh).await.expect("an answer");
    assert_eq!((answer.status.as_u16(), answer.json("error").as_str()), (503, "temporarily_unavailable"), "{answer:?}");
    assert!(!answer.header("retry-after").is_empty());
    // Between two failures it may have been opened again, with room for nothing.
    until("the store is told to have failed, once", Duration::from_secs(30), || async {
        client.authorize("").await.expect("an answer");
        let (status, told) = ready(&portico).await;
        status == 503 && told.contains("store: failed") && told.matches("not available").count() == 1
    })
    .await;

    limit_files(&portico, "unlimited");
    let back = until("logins", Duration::from_secs(10), || async {
        client.authorize("").await.expect("an answer").sent_back("code").is_some()
    })
    .await;
    assert_eq!(ready(&portico).await.0, 200);
    for tokens in answered.iter().chain([&before]) {
        let answer = client.userinfo(&tokens.access).await.expect("an answer");
        assert_eq!(answer.status, 200, "was answered before: {}", answer.short());
    }
    // Whether the refused refresh was done is not known to its client; but it is not done twice.
    let (again, once_more) = (client.refresh(&before.refresh).await, client.refresh(&before.refresh).await);
    assert_eq!(again.expect("an answer").status, 200, "nothing was consumed");
    assert_eq!(once_more.expect("an answer").status, 400);
    client.log_in().await;
    let pages = pages.end().await;
    let log = portico.log();
    let failures = log.iter().filter(|line| line.contains("the store failed")).count();
    assert!(failures >= 1 && log.len() <= 3 * failures + 5, "the log is not flooded: {log:?}");
    println!(
        "disk full at {size} bytes: {} logins answered before, all kept; {pages} forum pages, none failed; logins back \
         after {back:?}; {failures} log lines",
        answered.len()
    );
}

/// The note of where the records went is read first: as a pipe that nobody writes to, it keeps the store from opening for
/// as long as the test likes.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn forum_pages_pass_while_the_store_is_being_opened() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let app = site.app("chat");
    let note = site.data().join("store/portico-moved");
    assert!(Command::new("mkfifo").arg(&note).status().expect("mkfifo, from the Debian package coreutils").success());
    let portico = site.start();
    let page = send(http().get(portico.url("/topics/1"))).await.expect("an answer");
    assert_eq!(page.status, 200, "{}", page.short());
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let page = client.authorize("").await.expect("an answer");
    assert!(page.status == 503 && page.body.contains("P503"), "{}", page.short());
    assert_eq!(ready(&portico).await.0, 503);

    let written = note.clone();
    tokio::task::spawn_blocking(move || std::fs::write(written, "")).await.expect("ends").expect("somebody reads it");
    std::fs::remove_file(&note).expect("removes");
    // With the store come the keys.
    until("that it is ready", Duration::from_secs(20), || async { ready(&portico).await.0 == 200 }).await;
    client.log_in().await;
}
