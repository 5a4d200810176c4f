//! A clock of the machine that jumps while the server runs. Debian's libfaketime stands between the two; the time that
//! has passed since the start goes on as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use portico::demo::forum::Flavour;

use super::clients::{Client, log_in};
use super::running::Site;
use super::{forum, until};

fn library() -> PathBuf {
    let folders = ["x86_64-linux-gnu", "aarch64-linux-gnu"];
    let found = folders.iter().map(|folder| format!("/usr/lib/{folder}/faketime/libfaketimeMT.so.1"));
    found.map(PathBuf::from).find(|file| file.exists()).expect("install the Debian package libfaketime")
}

/// In one piece, since the server may read it at any moment.
fn set(file: &Path, offset: &str) {
    let new = file.with_extension("new");
    fs::write(&new, offset).expect("written");
    fs::rename(new, file).expect("renamed");
}

#[tokio::test]
async fn a_clock_that_is_set_back_revives_nothing() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let app = site.app("chat");
    let folder = tempfile::tempdir().expect("a folder");
    let offset = folder.path().join("offset");
    set(&offset, "+0");
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let mut portico = site.start_with(&[
        ("LD_PRELOAD", &text(&library())),
        ("FAKETIME_TIMESTAMP_FILE", &text(&offset)),
        ("FAKETIME_NO_CACHE", "1"),
        ("DONT_FAKE_MONOTONIC", "1"),
    ]);
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let code = async || client.authorize("").await.expect("an answer").sent_back("code").expect("a code");
    let early = client.redeem(&code().await).await.expect("an answer");
    let (waiting, token) = (code().await, early.json("access_token"));
    assert_eq!(client.userinfo(&token).await.expect("an answer").status, 200);

    set(&offset, "+1d");
    assert_eq!(client.userinfo(&token).await.expect("an answer").status, 401, "a day later");
    set(&offset, "+0");
    assert_eq!(client.userinfo(&token).await.expect("an answer").status, 401, "and a day earlier again");
    let answer = client.redeem(&waiting).await.expect("an answer");
    assert_eq!((answer.status.as_u16(), answer.json("error").as_str()), (400, "invalid_grant"), "{}", answer.short());
    until("the operator is told", Duration::from_secs(30), async || {
        portico.log().iter().any(|line| line.contains("P222") && line.contains("86400"))
    })
    .await;
    let tokens = client.redeem(&code().await).await.expect("an answer");
    assert_eq!(tokens.status, 200, "whoever comes now logs in: {}", tokens.short());
    portico.terminate();
    assert!(portico.wait(Duration::from_secs(60)).success());
}
