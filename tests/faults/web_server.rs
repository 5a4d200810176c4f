//! The forum's web server goes away; and the gateway itself is told to go.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use portico::demo::forum::Flavour;

use super::clients::{Client, http, log_in, send};
use super::running::Site;
use super::{forum, forum_at, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_web_server_that_stops_is_a_bad_gateway_and_is_back_at_once() {
    let origin = forum(Flavour::Plain { returns: true }).await;
    let address = origin.address();
    let site = Site::plain(&origin, "");
    let app = site.app("chat");
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &log_in(&origin, "/login", "lena").await);
    client.log_in().await;
    assert_eq!(client.get("/topics/1").await.expect("an answer").status, 200);

    origin.stop().await;
    for _ in 0..5 {
        let page = client.get("/topics/1").await.expect("an answer");
        assert!(page.status == 502 && page.body.contains("P210"), "{}", page.short());
        assert!(page.header("retry-after").parse::<u32>().is_ok(), "{:?}", page.headers);
    }
    for path in ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/oauth/jwks"] {
        assert_eq!(client.get(path).await.expect("an answer").status, 200, "{path}");
    }
    let ready = send(http().get(format!("http://{}/readyz", portico.operations))).await.expect("an answer");
    assert_eq!(ready.status, 200, "others behind the same address may still be served");

    let _origin = forum_at(address, Flavour::Plain { returns: true }).await;
    let back = until("pages", Duration::from_secs(1), || async {
        client.get("/topics/1").await.expect("an answer").status == 200
    })
    .await;
    println!("web server away: pages back after {back:?}");
}

/// What the page says is so when it is drawn, and not when a visitor last came by.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn the_health_page_looks_at_the_web_server_itself() {
    let members = forum(Flavour::Plain { returns: true }).await;
    let origin = forum(Flavour::Plain { returns: true }).await;
    let address = origin.address();
    let site = Site::in_front_of(address, &members, "[console]\ngroups = [\"Administrators\"]\n");
    let portico = site.start();
    let cookie = log_in(&members, "/login", "marta").await;
    let health = async || {
        let asked = http().get(portico.url("/oauth/admin/health")).header("Cookie", &cookie);
        let page = send(asked).await.expect("an answer");
        assert_eq!(page.status, 200, "{}", page.short());
        page.body
    };
    assert!(!health().await.contains("P210"));
    origin.stop().await;
    let page = health().await;
    assert!(page.contains("P210") && page.contains(&address.to_string()), "{page}");
    let _origin = forum_at(address, Flavour::Plain { returns: true }).await;
    let page = health().await;
    assert!(!page.contains("P210"), "{page}");
    assert!(page.contains("for members of the group Administrators; from everywhere"), "{page}");
}

/// What one visitor without kept-alive connections met.
#[derive(Default)]
struct Traffic {
    answered: AtomicUsize,
    /// The port was closed already: the visitor, or a load balancer, goes elsewhere.
    refused: AtomicUsize,
    /// Closed without a byte.
    reset: AtomicUsize,
    lost: AtomicUsize,
}

impl Traffic {
    fn visit(&self, address: SocketAddr, path: &str) -> bool {
        let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_secs(5)) else {
            self.refused.fetch_add(1, Ordering::SeqCst);
            return false;
        };
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n");
        let mut answer = String::new();
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket");
        let whole = stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_string(&mut answer)).is_ok();
        let good = whole && answer.starts_with("HTTP/1.1 200") && answer.trim_end().ends_with(['}', '>']);
        let outcome = match (good, answer.is_empty()) {
            (true, _) => &self.answered,
            (false, true) => &self.reset,
            (false, false) => &self.lost,
        };
        outcome.fetch_add(1, Ordering::SeqCst);
        if !good {
            eprintln!("lost: {path}: {:?}", answer.chars().take(300).collect::<String>());
        }
        good
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_loses_no_request() {
    let origin = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&origin, "");
    site.app("chat");
    for round in 0..3 {
        let mut portico = site.start();
        let (traffic, stop) = (Arc::new(Traffic::default()), Arc::new(AtomicBool::new(false)));
        let paths = ["/topics/1", "/echo?delay_ms=150", "/oauth/jwks", "/.well-known/openid-configuration"];
        let visitors: Vec<_> = (0..12)
            .map(|number| {
                let (traffic, stop, address) = (traffic.clone(), stop.clone(), portico.address);
                std::thread::spawn(move || {
                    while !stop.load(Ordering::SeqCst) && traffic.visit(address, paths[number % paths.len()]) {}
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(700)).await;
        portico.terminate();
        let status = tokio::task::block_in_place(|| portico.wait(Duration::from_secs(25)));
        stop.store(true, Ordering::SeqCst);
        for visitor in visitors {
            visitor.join().expect("a visitor");
        }
        let [answered, refused, lost] =
            [&traffic.answered, &traffic.refused, &traffic.lost].map(|count| count.load(Ordering::SeqCst));
        println!("SIGTERM under load: {answered} answered, {refused} refused afterwards, {lost} lost");
        assert!(status.success(), "{status}: {:?}", portico.log());
        assert!(answered > 20 && refused > 0, "round {round}");
        let resets = traffic.reset.load(Ordering::SeqCst);
        assert_eq!((lost, resets), (0, 0), "round {round}");
    }
}

/// A web server of this machine that nobody made known would hide who visits; any visitor who connects directly can say
/// the same, so it is said once and believed never.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn an_address_that_no_trusted_proxy_names_is_told_once_and_not_believed() {
    let origin = forum(Flavour::Plain { returns: true }).await;
    for (trusted, told) in [("", 1), ("[proxies]\ntrusted = [\"127.0.0.1\"]\n", 0)] {
        let site = Site::plain(&origin, trusted);
        let portico = site.start();
        for forged in ["203.0.113.7", "203.0.113.8"] {
            for path in ["/topics/1", "/oauth/jwks"] {
                let answer = send(http().get(portico.url(path)).header("X-Forwarded-For", forged)).await;
                assert_eq!(answer.expect("an answer").status, 200, "{path}");
            }
        }
        let lines = || portico.log().into_iter().filter(|line| line.contains("names visitors")).collect::<Vec<_>>();
        until("the line", Duration::from_secs(20), || async { lines().len() == told }).await;
        assert!(lines().iter().all(|line| line.contains("127.0.0.1") && !line.contains("203.0.113")), "{:?}", lines());
    }
}
