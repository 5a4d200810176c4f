//! More visitors than the process has descriptors for, and visitors who want to fill the log.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use portico::demo::forum::Flavour;

use super::running::Site;
use super::until;
use crate::gateway::frames::{Http2, RST_STREAM, request};
use crate::gateway::secure::{Client, make_pair};

const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread")]
async fn without_descriptors_visitors_wait_or_get_an_error_and_the_operator_reads_it_once() {
    let forum = super::forum(Flavour::Plain { returns: true }).await;
    let portico = Site::plain(&forum, "").start_with_files(100);
    let mut crowd: Vec<_> = (0..150).map(|_| TcpStream::connect(portico.address).expect("there is a queue")).collect();
    let told = || portico.log().iter().filter(|line| line.contains("P214")).count();
    until("the log says so", PATIENCE, || async { told() > 0 }).await;
    // Those who were let in have the last descriptors, and at most one or two are left for connections to the forum.
    let asking = &mut crowd[..40];
    for (index, visitor) in asking.iter_mut().enumerate() {
        // The lane has the one, the general way the other.
        let method = if index % 2 == 0 { "GET" } else { "OPTIONS" };
        write!(visitor, "{method} / HTTP/1.1\r\nHost: forum.test\r\n\r\n").expect("a request");
    }
    let mut failed = [0, 0];
    for (index, visitor) in asking.iter_mut().enumerate() {
        visitor.set_read_timeout(Some(PATIENCE)).expect("a socket");
        let mut answer = [0; 12];
        visitor.read_exact(&mut answer).expect("an answer");
        failed[index % 2] += usize::from(&answer == b"HTTP/1.1 502");
    }
    assert!(failed.iter().all(|failed| *failed > 0), "{failed:?}");
    // The accepting goes on five times a second.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let warnings: Vec<_> = portico.log().into_iter().filter(|line| line.contains("WARN")).collect();
    assert!(told() == 1 && warnings.len() == 1, "{warnings:?}");
    drop(crowd);
    until("pages are served again", PATIENCE, || async {
        let ask = reqwest::Client::new().get(portico.url("/")).timeout(Duration::from_secs(2)).send();
        ask.await.is_ok_and(|page| page.status() == 200)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_abuses_http2_fills_no_log() {
    let forum = super::forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let pair = make_pair(site.config().parent().expect("a folder"), "forum", &["forum.test"], 90);
    site.add(&format!(
        "[[listen]]\naddress = \"127.0.0.1:0\"\ntls = {{ cert = \"{}\", key = \"{}\" }}\n",
        pair.cert.display(),
        pair.key.display()
    ));
    let portico = site.start();
    let client = Client::new(std::slice::from_ref(&pair.cert), "forum.test", &["h2"]);
    for _ in 0..3 {
        let mut attacker = Http2::new(client.connect(portico.listeners[1]));
        for index in 0..500_u32 {
            attacker.head(2 * index + 1, &request("GET", "/", &[]), true);
            attacker.frame(RST_STREAM, 0, 2 * index + 1, &8_u32.to_be_bytes());
        }
        while attacker.next(PATIENCE).is_some() {}
        assert!(attacker.is_closed());
    }
    let lines: Vec<_> = portico.log().into_iter().filter(|line| line.contains("WARN")).collect();
    assert!(lines.is_empty(), "{lines:?}");
}
