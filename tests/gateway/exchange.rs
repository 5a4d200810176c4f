//! Certificates and the configuration change while visitors are served: none of them notices.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use portico::demo::forum::Flavour;
use portico::model::UnixSeconds;

use super::origin::Origin;
use super::running::{Gateway, https};
use super::secure::{Client, Line, certificate, make_pair};
use crate::faults::clients::{http, send};
use crate::faults::running::Site;
use crate::faults::{forum, until};

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);
const LAST: &str = "GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n";

/// Visitors who ask until they are told to stop: two connect anew for each request, two keep their connection.
struct Visitors {
    stop: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    threads: Vec<JoinHandle<()>>,
}

impl Visitors {
    /// `host`: for the `Host` field.
    fn start(connect: impl Fn() -> Line + Clone + Send + 'static, host: &str) -> Self {
        let (stop, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let visitor = |keeps: bool| {
            let (stop, answered, connect) = (stop.clone(), answered.clone(), connect.clone());
            let request = |more: &str| format!("GET / HTTP/1.1\r\nHost: {host}\r\n{more}\r\n");
            let request = request(if keeps { "" } else { "Connection: close\r\n" });
            std::thread::spawn(move || {
                let mut line = connect();
                while !stop.load(Ordering::SeqCst) {
                    if keeps {
                        line.write_all(request.as_bytes()).expect("sent");
                        let mut start = [0; 12];
                        line.read_exact(&mut start).expect("an answer");
                        assert_eq!(&start, b"HTTP/1.1 200");
                        rest_of(&mut line);
                    } else {
                        assert!(line.ask(&request).starts_with("HTTP/1.1 200"));
                        line = connect();
                    }
                    answered.fetch_add(1, Ordering::SeqCst);
                }
            })
        };
        let threads = [false, false, true, true].map(visitor).into();
        Self { stop, answered, threads }
    }

    /// Ends them. A request that failed fails here.
    fn end(self) -> usize {
        self.stop.store(true, Ordering::SeqCst);
        self.threads.into_iter().for_each(|thread| thread.join().expect("a visitor met something else than an answer"));
        self.answered.load(Ordering::SeqCst)
    }
}

/// The rest of an answer with a length.
fn rest_of(line: &mut Line) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        line.read_exact(&mut byte).expect("a head");
        head.extend_from_slice(&byte);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
    let mut body = vec![0; length.and_then(|length| length.parse().ok()).expect("a length")];
    line.read_exact(&mut body).expect("a body");
}

#[test]
fn a_thousand_certificates_under_load_fail_no_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.test"], 90);
    let files = [0, 1].map(|index| make_pair(folder.path(), &format!("{index}"), &["forum.test"], 90));
    let trusted = [files[0].cert.clone(), files[1].cert.clone(), folder.path().join("first.pem")];
    fs::copy(&pair.cert, &trusted[2]).expect("copied");
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![https(vec![pair.clone()])]);
    let (client, address) = (Client::new(&trusted, "forum.test", &[]), gateway.address);
    let visitors = Visitors::start(move || client.connect(address), "forum.test");
    let (cert, key) = (folder.path().join("next.pem"), folder.path().join("next.key"));
    for round in 0..1_000 {
        let next = &files[round % 2];
        for (from, beside, to) in [(&next.cert, &cert, &pair.cert), (&next.key, &key, &pair.key)] {
            fs::copy(from, beside).and_then(|_| fs::rename(beside, to)).expect("replaced");
        }
        gateway.certificates[0].reread(NOW);
        if round % 100 == 0 {
            // Nobody is shown another one any more, in whatever order the machine works.
            let mut line = Client::new(&trusted, "forum.test", &[]).connect(address);
            let shown = line.tls().peer_certificates().and_then(|chain| chain.first()).cloned();
            assert_eq!(shown, Some(certificate(&next.cert)), "round {round}");
            assert!(line.ask(LAST).ends_with("ok"));
        }
    }
    let answered = visitors.end();
    println!("1000 exchanges, {answered} requests");
    assert!(answered > 100, "{answered}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_reloads_under_load_fail_no_request() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let usual = fs::read_to_string(site.config()).expect("the configuration");
    let portico = site.start();
    let address: SocketAddr = portico.address;
    let visitors = Visitors::start(move || Line::Plain(super::connect(address)), "localhost:8080");
    let page = async || {
        let asked = http().get(portico.url("/oauth/authorize?client_id=nobody"));
        send(asked).await.expect("an answer").body
    };
    for round in 1..=100 {
        let title = format!("Round {round}?");
        let words = format!("{usual}[texts.en]\nerror-P401-title = \"{title}\"\n");
        fs::write(site.config(), words).expect("written");
        portico.hang_up();
        until("it is read again", Duration::from_secs(60), || async { page().await.contains(&title) }).await;
    }
    let answered = tokio::task::block_in_place(|| visitors.end());
    println!("100 reloads, {answered} requests");
    assert!(answered > 100, "{answered}");
}
