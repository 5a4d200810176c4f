//! Pictures of apps: fetched by the program, never by browsers, and shown only if they are pictures.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use portico::demo::forum::Flavour;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::faults::clients::http;
use crate::faults::forum;
use crate::faults::running::Site;

/// A server of files by path. It counts questions.
struct Host {
    origin: String,
    asked: Arc<AtomicUsize>,
}

impl Host {
    async fn open(files: Vec<(&'static str, &'static str, Vec<u8>)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let (asked, files) = (Arc::<AtomicUsize>::default(), Arc::new(files));
        let count = asked.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (count, files) = (count.clone(), files.clone());
                tokio::spawn(async move {
                    let mut head = vec![0; 8192];
                    let read = stream.read(&mut head).await.unwrap_or(0);
                    let head = String::from_utf8_lossy(&head[..read]).into_owned();
                    count.fetch_add(1, Ordering::SeqCst);
                    let path = head.split(' ').nth(1).unwrap_or_default();
                    let (_, kind, body) = files.iter().find(|(known, ..)| *known == path).expect("a file");
                    let status = if *kind == "redirect" { "302 Found" } else { "200 OK" };
                    let head = format!("HTTP/1.1 {status}\r\ncontent-type: {kind}\r\nlocation: /png\r\n");
                    let end = format!("content-length: {}\r\nconnection: close\r\n\r\n", body.len());
                    let _ = stream.write_all(&[head.as_bytes(), end.as_bytes(), body].concat()).await;
                });
            }
        });
        Self { origin, asked }
    }
}

fn png(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let mut file = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &size, b"\x08\x06\0\0\0"].concat();
    file.resize(bytes.max(file.len()), 0);
    file
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_apps_picture_is_fetched_once_and_must_be_one() {
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    let host = Host::open(vec![
        ("/png", "text/html", png(64, 64, 500)),
        ("/svg", "image/svg+xml", script.clone()),
        ("/html", "image/png", script),
        ("/large", "image/png", png(64, 64, 120_000)),
        ("/bomb", "image/png", png(60_000, 60_000, 500)),
        ("/away", "redirect", Vec::new()),
    ])
    .await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, &format!("[outbound]\nallow = [\"{}\"]\n", host.origin));
    let app = site.app("chat");
    let portico = site.start();
    let picture = |id: &str| http().get(portico.url(&format!("/oauth/apps/{id}/icon"))).send();
    let icon = |path: &str| site.command(&["app", "edit", &app.id, "--icon-url", &format!("{}{path}", host.origin)]);

    assert_eq!(picture(&app.id).await.expect("an answer").status(), 404, "it has named none");
    icon("/png");
    for _ in 0..3 {
        let answer = picture(&app.id).await.expect("an answer");
        assert_eq!(answer.status(), 200);
        let field = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
        // What its server calls it plays no part.
        assert_eq!(field("content-type"), "image/png");
        assert_eq!(field("x-content-type-options"), "nosniff");
        assert_eq!(field("content-security-policy"), "default-src 'none'; sandbox");
        let etag = field("etag");
        let same = http().get(portico.url(&format!("/oauth/apps/{}/icon", app.id))).header("if-none-match", &etag);
        assert_eq!(same.send().await.expect("an answer").status(), 304);
        assert_eq!(answer.bytes().await.expect("a file"), png(64, 64, 500));
    }
    assert_eq!(host.asked.load(Ordering::SeqCst), 1, "one question for all who look");

    for path in ["/svg", "/html", "/large", "/bomb", "/away"] {
        icon(path);
        for _ in 0..2 {
            let answer = picture(&app.id).await.expect("an answer");
            assert_eq!(answer.status(), 404, "{path}");
            assert!(answer.bytes().await.expect("nothing").is_empty(), "{path}");
        }
    }
    assert_eq!(host.asked.load(Ordering::SeqCst), 6, "what is no picture is not asked for again at once");
    assert_eq!(picture("nobody").await.expect("an answer").status(), 404);
    site.command(&["app", "disable", &app.id]);
    icon("/png");
    assert_eq!(picture(&app.id).await.expect("an answer").status(), 404, "an app that may not act");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_picture_is_fetched_from_where_nobody_else_could_ask() {
    let host = Host::open(vec![("/png", "image/png", png(64, 64, 500))]).await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let app = site.app("chat");
    let portico = site.start();
    for address in [format!("{}/png", host.origin), "https://169.254.169.254/latest/meta-data".to_owned()] {
        site.command(&["app", "edit", &app.id, "--icon-url", &address]);
        let answer = http().get(portico.url(&format!("/oauth/apps/{}/icon", app.id))).send().await.expect("an answer");
        assert_eq!(answer.status(), 404, "{address}");
    }
    assert_eq!(host.asked.load(Ordering::SeqCst), 0);
}
