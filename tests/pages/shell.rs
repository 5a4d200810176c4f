//! The forum's own page around ours (`[pages] shell`): fetched from its web server, without whatever runs.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use portico::demo::forum::Flavour;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::faults::clients::{Answer, http, send};
use crate::faults::running::{Portico, Site};
use crate::faults::{forum, until};

const PATIENCE: Duration = Duration::from_secs(60);

const SHELL: &str = "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Seite</title>\
    <link rel=\"stylesheet\" href=\"https://cdn.example/forum.css\"><script src=\"/menu.js\"></script></head>\
    <body><nav><a href=\"/\">Forum menu</a></nav><div id=\"portico\">Hier steht gleich etwas.</div>\
    <footer onclick=\"alert(1)\">Forum footer</footer></body></html>";

/// A web server of one page; what it was asked, head by head.
struct Server {
    address: std::net::SocketAddr,
    answer: Arc<Mutex<String>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = Self { address, answer: Arc::default(), asked: Arc::default() };
        let (answer, asked) = (server.answer.clone(), server.asked.clone());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (answer, asked) = (answer.lock().expect("no poison").clone(), asked.clone());
                tokio::spawn(async move {
                    let mut head = vec![0; 8192];
                    let read = stream.read(&mut head).await.unwrap_or(0);
                    asked.lock().expect("no poison").push(String::from_utf8_lossy(&head[..read]).into_owned());
                    let _ = stream.write_all(answer.as_bytes()).await;
                });
            }
        });
        server
    }

    fn says(&self, status: &str, kind: &str, page: &str) {
        *self.answer.lock().expect("no poison") = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{page}",
            page.len()
        );
    }
}

async fn page(portico: &Portico) -> Answer {
    send(http().get(portico.url("/oauth/authorize?client_id=nobody"))).await.expect("an answer")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_stand_within_a_page_of_the_forum_as_long_as_there_is_one() {
    let server = Server::start().await;
    server.says("200 OK", "text/html; charset=utf-8", SHELL);
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::in_front_of(server.address, &forum, "[pages]\nshell = \"/portico-shell\"\n");
    let portico = site.start();
    let is_within = || async { page(&portico).await.body.contains("Forum menu") };
    until("the page stands within the forum's", PATIENCE, is_within).await;

    let whole = page(&portico).await;
    let html = &whole.body;
    for there in ["Forum footer", "We do not know this app", "<div class=\"portico\" lang=\"en\" dir=\"ltr\">", "P401"]
    {
        assert!(html.contains(there), "{there}: {html}");
    }
    for gone in ["Seite", "menu.js", "onclick", "Hier steht", "portico-cut", "class=\"skip\""] {
        assert!(!html.contains(gone), "{gone}: {html}");
    }
    assert_eq!(html.matches("<title>").count(), 1, "{html}");
    assert_eq!(
        whole.header("content-security-policy"),
        "default-src 'none'; style-src 'self' https://cdn.example; img-src 'self' data: https://cdn.example; \
         font-src 'self' https://cdn.example; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
    let (_, rest) = html.split_once("href=\"/oauth/assets/").expect("our style sheet");
    let (name, _) = rest.split_once('"').expect("its end");
    let sheet = send(http().get(portico.url(&format!("/oauth/assets/{name}")))).await.expect("an answer");
    assert!(sheet.status == 200 && sheet.body.starts_with(".portico {"), "{}", sheet.short());
    // Tickets of the console are not for its style sheets.
    for target in ["/oauth/admin", "/oauth/admin/enter?key=none", "/oauth/admin/no-such-page"] {
        let alone = send(http().get(portico.url(target))).await.expect("an answer");
        assert_eq!(alone.status, 403, "{target}: {}", alone.short());
        assert!(alone.body.contains("P70") && alone.body.contains("class=\"skip\""), "{target}: {}", alone.body);
        assert!(!alone.body.contains("Forum menu"), "{target}: {}", alone.body);
        let policy = alone.header("content-security-policy");
        assert!(!policy.contains("cdn.example") && policy.contains("style-src 'self';"), "{target}: {policy}");
    }
    // The forum is asked as a guest asks it.
    let asked = server.asked.lock().expect("no poison")[0].to_ascii_lowercase();
    assert!(
        asked.starts_with("get /portico-shell http/1.1\r\n") && asked.contains("host: localhost:8080\r\n"),
        "{asked}"
    );
    assert!(!asked.contains("cookie"), "{asked}");

    // Without it the plain pages are used, and the log says why.
    for (times, (status, kind, text, why)) in [
        ("500 Oh", "text/html", SHELL, "status 500"),
        ("200 OK", "application/json", SHELL, "no HTML"),
        ("200 OK", "text/html", "<html><head></head><body></body></html>", "id"),
    ]
    .into_iter()
    .enumerate()
    {
        server.says(status, kind, text);
        portico.hang_up();
        let told = || portico.log().iter().filter(|line| line.contains("P330")).count() > times;
        until(why, PATIENCE, || async { told() }).await;
        until("the plain page", PATIENCE, || async { !is_within().await }).await;
        assert!(page(&portico).await.body.contains("class=\"skip\""), "{why}");
    }
    server.says("200 OK", "text/html", SHELL);
    portico.hang_up();
    until("it is back", PATIENCE, is_within).await;
}
