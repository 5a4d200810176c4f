//! Certificates that portico orders by itself, from an issuer that nobody here wrote.

mod pebble;

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portico::demo::forum::{Flavour, SampleForum};
use rustls::pki_types::CertificateDer;
use serde_json::Value;

use crate::faults::running::{Portico, Site};
use crate::faults::{forum, until};
use crate::gateway::secure::{Client, make_pair};
use pebble::Place;

const PATIENCE: Duration = Duration::from_secs(60);

/// Three listeners: one that sends visitors to https, one with TLS, and one without.
const LISTENERS: &str = "[[listen]]\naddress = \"127.0.0.1:0\"\nredirect_to_https = true\n\
                         [[listen]]\naddress = \"127.0.0.1:0\"\ntls = { acme = true }\n\
                         [[listen]]\naddress = \"127.0.0.1:0\"\n";

/// A site at `https://forum.test` that orders from `place`. `more` is TOML for `[acme]`.
async fn site(place: &Place, more: &str) -> (Site, SampleForum) {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let (directory, ca_file) = (place.directory(), place.ca_file.display());
    let acme = format!("[acme]\nagree_to_terms = true\ndirectory = \"{directory}\"\nca_file = \"{ca_file}\"\n{more}\n");
    rewrite(
        &site,
        &[
            ("[[listen]]\naddress = \"127.0.0.1:0\"\n", &format!("{LISTENERS}{acme}")),
            ("http://localhost:8080", "https://forum.test"),
            ("level = \"warn\"", "level = \"info\""),
        ],
    );
    (site, forum)
}

fn rewrite(site: &Site, changes: &[(&str, &str)]) {
    let mut text = fs::read_to_string(site.config()).expect("a configuration");
    for (from, to) in changes {
        assert!(text.contains(from), "{from} in {text}");
        text = text.replace(from, to);
    }
    fs::write(site.config(), text).expect("written");
}

/// The listeners: to https, TLS, plain.
fn listeners(portico: &Portico) -> [SocketAddr; 3] {
    portico.listeners.clone().try_into().expect("three listeners")
}

fn lines_with(portico: &Portico, words: &[&str]) -> usize {
    portico.log().iter().filter(|line| words.iter().all(|word| line.contains(word))).count()
}

/// Waits for a line of the log with all these words.
async fn told(portico: &Portico, words: &[&str]) {
    told_times(portico, 1, words).await;
}

async fn told_times(portico: &Portico, times: usize, words: &[&str]) {
    let begun = Instant::now();
    while lines_with(portico, words) < times {
        assert!(begun.elapsed() < PATIENCE, "{words:?} {times} times in {:#?}", portico.log());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The certificate for `forum.test` that a visitor sees who trusts this root; `None` if there is no handshake.
fn shown(at: SocketAddr, root: &Path) -> Option<CertificateDer<'static>> {
    let trusted: Vec<PathBuf> = vec![root.to_path_buf()];
    let line = Client::new(&trusted, "forum.test", &["http/1.1"]).try_connect(at).ok()?;
    Some(line.tls().peer_certificates()?.first()?.clone().into_owned())
}

fn ask(at: SocketAddr, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    crate::gateway::ask(at, &request)
}

fn lines(said: &Value, key: &str) -> String {
    said[key].to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_ordered_and_kept_whatever_the_issuer_does() {
    let place = Place::new();
    let (site, _forum) = site(&place, "email = \"webmaster@forum.test\"").await;
    let said = site.command(&["check"]);
    assert!(lines(&said, "certificates").contains("none yet"), "{said}");

    // Nobody is there yet: the forum is served, and only TLS is refused.
    let portico = site.start();
    let [redirect, tls, plain] = listeners(&portico);
    told(&portico, &["P123", "\"in_use\":\"none\"", "\"next\":\"20"]).await;
    assert!(ask(plain, "/").starts_with("HTTP/1.1 200"), "pages without TLS pass");
    assert!(ask(redirect, "/").starts_with("HTTP/1.1 301"));
    assert!(shown(tls, &place.ca_file).is_none());
    let ready = ask(portico.operations, "/readyz?verbose");
    assert!(ready.starts_with("HTTP/1.1 200") && ready.contains("acme: failed P123 forum.test: "), "{ready}");
    let said = site.command(&["check"]);
    assert!(lines(&said, "warnings").contains("P123"), "{said}");

    // It comes, and a signal does not wait for the pause to be over.
    let issuer = place.start(redirect, 86_400 * 90, "forum.test").await;
    portico.hang_up();
    let root = place.root("root.pem").await;
    until("a certificate", PATIENCE, async || shown(tls, &root).is_some()).await;
    let first = shown(tls, &root);
    let mut line = Client::new(std::slice::from_ref(&root), "forum.test", &["http/1.1"]).connect(tls);
    let page = line.ask("GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let days_are_counted = "portico_certificate_expiry_seconds{name=\"forum.test\"} 77";
    until("its days in the metrics", PATIENCE, async || ask(portico.operations, "/metrics").contains(days_are_counted))
        .await;
    let metrics = ask(portico.operations, "/metrics");
    let counted = ["ok\"} 1\n", "failed\"} 1\n"].map(|end| format!("portico_certificate_orders_total{{result=\"{end}"));
    assert!(counted.iter().all(|line| metrics.contains(line)), "{metrics}");
    let ready = ask(portico.operations, "/readyz?verbose");
    assert!(ready.contains("acme: ok forum.test: ordered from localhost, and again from 20"), "{ready}");
    let said = site.command(&["check"]);
    assert!(!lines(&said, "warnings").contains("P12"), "{said}");
    assert!(lines(&said, "certificates").contains("forum.test: 89 days left"), "{said}");

    // What is kept is for its owner, and none of it is told.
    let folder = site.data().join("acme");
    let files: Vec<PathBuf> =
        fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    for file in &files {
        assert_eq!(fs::metadata(file).expect("a file").permissions().mode() & 0o777, 0o600, "{file:?}");
    }
    let log = portico.log().join("\n");
    let account = fs::read_to_string(
        files.iter().find(|file| file.display().to_string().contains("account")).expect("an account"),
    );
    let account: Value = serde_json::from_str(&account.expect("a text")).expect("JSON");
    assert!(!log.contains(account["key_pkcs8"].as_str().expect("a key")) && !log.contains("PRIVATE KEY"), "{log}");

    // Without an issuer it is shown after a restart, and also while another one is ordered in vain.
    drop(portico);
    drop(issuer);
    rewrite(
        &site,
        &[("agree_to_terms = true", "agree_to_terms = true\ndomains = [\"forum.test\", \"www.forum.test\"]")],
    );
    let portico = site.start();
    let [redirect, tls, _] = listeners(&portico);
    told(&portico, &["P123", "\"in_use\":\"forum.test: 89 days left\""]).await;
    assert_eq!(shown(tls, &root), first);

    // Another issuer that knows nobody: a new account, and a certificate for both names.
    let _issuer = place.start(redirect, 86_400 * 90, "forum.test").await;
    let new_root = place.root("new-root.pem").await;
    portico.hang_up();
    until("the next certificate", PATIENCE, async || shown(tls, &new_root).is_some()).await;
    let www = Client::new(std::slice::from_ref(&new_root), "www.forum.test", &[]);
    assert!(www.try_connect(tls).is_ok(), "{}", place.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_replaced_before_it_runs_out() {
    let place = Place::new();
    let (site, _forum) = site(&place, "").await;
    let portico = site.start();
    let [redirect, tls, _] = listeners(&portico);
    told(&portico, &["P123"]).await;
    let _issuer = place.start(redirect, 45, "forum.test").await;
    let root = place.root("root.pem").await;
    portico.hang_up();
    until("a certificate", PATIENCE, async || shown(tls, &root).is_some()).await;
    let first = shown(tls, &root).expect("a certificate");
    until("the next certificate", PATIENCE, async || shown(tls, &root).is_some_and(|now| now != first)).await;
    told(&portico, &["the certificate was exchanged", "forum.test: 0 days left"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_leads_elsewhere_is_told_and_not_asked_for_again_and_again() {
    let place = Place::new();
    let (site, _forum) = site(&place, "domains = [\"forum.test\", \"nowhere.test\"]").await;
    let portico = site.start();
    let [redirect, ..] = listeners(&portico);
    told(&portico, &["P123"]).await;
    let _issuer = place.start(redirect, 86_400, "forum.test").await;
    for failed in 2..=4 {
        portico.hang_up();
        told_times(&portico, failed - 1, &["P124", "nowhere.test: "]).await;
    }
    let said = site.command(&["check"]);
    assert!(lines(&said, "warnings").contains("P124"), "{said}");
    portico.hang_up();
    told(&portico, &["enough orders in this hour"]).await;
    // A restart is no way around it.
    drop(portico);
    let orders = place.said().matches("Added order").count();
    let portico = site.start();
    told(&portico, &["enough orders in this hour"]).await;
    assert_eq!(place.said().matches("Added order").count(), orders);
    assert!(orders == 3, "{}", place.said());
    // The path is the forum's again.
    let [_, _, plain] = listeners(&portico);
    assert!(ask(plain, "/.well-known/acme-challenge/x").starts_with("HTTP/1.1 404"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_vouches_for_the_issuer_and_cannot_be_read_stops_nothing() {
    let place = Place::new();
    let (site, _forum) = site(&place, "").await;
    let (vouches, away) = (place.ca_file.clone(), place.ca_file.with_extension("away"));
    fs::rename(&vouches, &away).expect("renamed");
    // What is in use is served, in want of nothing.
    let pair = make_pair(site.data().parent().expect("a folder"), "used", &["forum.test"], 90);
    let text = [&pair.key, &pair.cert].map(|file| fs::read_to_string(file).expect("a text")).concat();
    fs::create_dir_all(site.data().join("acme")).expect("a folder");
    fs::write(site.data().join("acme/certificate.pem"), &text).expect("written");
    let portico = site.start();
    let [_, tls, plain] = listeners(&portico);
    told(&portico, &["P120", "acme.ca_file: ", "until this is mended"]).await;
    assert!(shown(tls, &pair.cert).is_some());
    assert!(ask(plain, "/").starts_with("HTTP/1.1 200"));
    let ready = ask(portico.operations, "/readyz?verbose");
    assert!(ready.starts_with("HTTP/1.1 200") && ready.contains("acme: failed P120 forum.test: "), "{ready}");
    let said = site.command(&["check"]);
    assert!(lines(&said, "warnings").contains("acme.ca_file: "), "{said}");

    // With nothing in use it is tried again: a signal is enough.
    drop(portico);
    fs::remove_dir_all(site.data().join("acme")).expect("removed");
    let portico = site.start();
    let [_, _, plain] = listeners(&portico);
    told(&portico, &["P120", "\"in_use\":\"none\"", "\"next\":\"20"]).await;
    assert!(ask(plain, "/").starts_with("HTTP/1.1 200"));
    fs::rename(&away, &vouches).expect("renamed");
    portico.hang_up();
    told(&portico, &["P123", "\"in_use\":\"none\""]).await;
}
