//! Protected APIs: what their web servers get, in whatever way somebody asks, and what they never get.

use std::io::{Read as _, Write as _};
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::server::{Callback, ErrorResponse, Request, Response};

use super::ask;
use super::frames::request;
use super::origin::{Origin, Script};
use super::running::Gateway;
use super::wire;

const GOOD: &str = "Authorization: Bearer good\r\n";

/// What programs fold to the names that we set: CGI, WSGI, PHP and servers of old.
const FORGED: [&str; 12] = [
    "Remote-User",
    "remote-user",
    "REMOTE_USER",
    "Remote_User",
    "Remote-Groups",
    "Remote_Groups",
    "Remote-Email",
    "Remote_Name",
    "remote.user",
    "Remote~User",
    "Remote_Client",
    "Remote-Scope",
];

fn get(path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n{more}\r\n")
}

fn forged() -> String {
    FORGED.iter().map(|name| format!("{name}: root\r\n")).collect()
}

/// The values of a header in what an origin got, in any spelling.
fn values<'a>(received: &'a str, name: &str) -> Vec<&'a str> {
    let fold = |text: &str| text.replace(|c: char| !c.is_ascii_alphanumeric(), "-").to_ascii_lowercase();
    let lines = received.lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(known, _)| fold(known) == name).map(|(_, value)| value).collect()
}

#[test]
fn nobody_else_says_who_asks() {
    let origin = Origin::start();
    let gateway = Gateway::guarding(&[("/api", None)], origin.port, false);
    for more in [
        forged(),
        format!("Remote-User: root\r\nRemote-User: admin\r\n{}", forged()),
        // Whoever names a header here wants the next one to miss it.
        format!("Connection: Remote-User, Remote-Groups\r\n{}", forged()),
        format!("Connection: upgrade, remote_user, remote-groups\r\nUpgrade: other\r\n{}", forged()),
    ] {
        origin.reset(Script::default());
        let more = more.replace("Connection: ", "Connection: close, ");
        let request = get("/api/me?x=%zz", &format!("{GOOD}{more}")).replacen("Connection: close\r\n", "", 1);
        let request = if request.contains("Connection") {
            request
        } else {
            request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
        };
        let answer = ask(gateway.address, &request);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        let received = origin.text();
        assert!(received.starts_with("GET /api/me?x=%zz HTTP/1.1\r\n"), "{received}");
        assert_eq!(values(&received, "remote-user"), ["lena"], "{received}");
        assert_eq!(values(&received, "remote-groups"), ["Members,Staff"], "{received}");
        assert_eq!(values(&received, "remote-email"), [""], "{received}");
        assert!(!received.contains("root") && !received.contains("admin"), "{received}");
        assert!(!received.to_ascii_lowercase().contains("authorization"), "the token stays here: {received}");
        let connection = values(&received, "connection").join(",").to_ascii_lowercase();
        assert!(!connection.contains("remote"), "{received}");
    }
    // Nor behind a body.
    origin.reset(Script::default());
    let mut stream = super::connect(gateway.address);
    let head = format!("POST /api/me HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n{GOOD}");
    let body = "Trailer: Remote-User\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nRemote-User: root\r\n\r\n";
    stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    let received = origin.text();
    assert!(!received.contains("root"), "{received}");
    assert_eq!(values(&received, "remote-user"), ["lena"], "{received}");
    // The same web server believes these names at its other paths, too.
    origin.reset(Script::default());
    assert!(ask(gateway.address, &get("/index.php", &format!("{GOOD}{}", forged()))).starts_with("HTTP/1.1 200"));
    let received = origin.text();
    assert!(values(&received, "remote-user").is_empty() && !received.contains("root"), "{received}");
    assert!(received.contains("Authorization: Bearer good\r\n"), "all else is left alone: {received}");
}

#[test]
fn an_api_may_have_servers_of_its_own() {
    let (origin, shop) = (Origin::start(), Origin::start());
    let gateway = Gateway::guarding(&[("/api", None), ("/shop", Some(shop.port))], origin.port, false);
    let answer = ask(gateway.address, &get("/shop/orders", &format!("{GOOD}{}", forged())));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let received = shop.text();
    assert_eq!(values(&received, "remote-user"), ["lena"], "{received}");
    assert_eq!(values(&received, "authorization"), ["Bearer good"], "this one wants the token: {received}");
    assert!(origin.text().is_empty());
    assert!(ask(gateway.address, &get("/shop", "")).starts_with("HTTP/1.1 401"));
    assert!(ask(gateway.address, &get("/shopping", "")).starts_with("HTTP/1.1 200"));
    assert_eq!(wire::requests(shop.received().concat().as_slice()).len(), 1);
    // Nobody is there any more.
    let away = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let gateway = Gateway::guarding(&[("/shop", Some(away))], origin.port, false);
    let answer = ask(gateway.address, &get("/shop", GOOD));
    assert!(answer.starts_with("HTTP/1.1 502") && answer.contains("Content-Type: application/json"), "{answer}");
    assert!(answer.contains("temporarily_unavailable"), "{answer}");
    // Where no API is at the forum, pages of the forum pass as they came.
    origin.reset(Script::default());
    ask(gateway.address, &get("/page", "Remote-User: sso\r\n"));
    assert_eq!(values(&origin.text(), "remote-user"), ["sso"]);
}

#[test]
fn no_spelling_of_a_path_gets_past_the_check() {
    let origin = Origin::start();
    let gateway = Gateway::guarding(&[("/api", None), ("/api/admin", None)], origin.port, false);
    for path in [
        "/api",
        "/api/",
        "/api/x",
        "/api?x",
        "/api/x/../y",
        "/%61pi/x",
        "/%2561pi/x",
        "/API/x",
        "//api/x",
        "///api/x",
        "/./api/x",
        "/%2e/api/x",
        "/x/../api/x",
        "/x/%2e%2e/api/x",
        "/x/..%2fapi/x",
        "/x%2f..%2fapi/x",
        "/api;x/y",
        "/api%3bx/y",
        "/api%2fx",
        "/api%5cx",
        "/x/..;/api/x",
        "/api./x",
        "/api%20/x",
        "/api%00/x",
        "/%c0%afapi/x",
        "//forum.test/api/x",
        "/index.php/api/x",
        "/api/index.php/admin",
        "/api/Admin",
        "/api/x/../admin",
        "/api/%61dmin",
        "http://forum.test/api/x",
        "http://forum.test//api/x",
        "HTTP://forum.test/%61pi/x",
    ] {
        origin.reset(Script::default());
        for host in ["forum.test", "other.test"] {
            let answer = ask(gateway.address, &get(path, "").replace("Host: forum.test", &format!("Host: {host}")));
            let status = answer.split(' ').nth(1).unwrap_or_default();
            assert!(matches!(status, "400" | "401" | "404"), "{path}: {answer}");
            assert!(origin.text().is_empty(), "{path}: {}", origin.text());
        }
    }
    // With a token for the wider one, nobody gets into the narrower one by another spelling.
    let before = gateway.front.admitted.load(Ordering::SeqCst);
    for path in ["/api/x/../admin", "/api/Admin", "/api//admin", "/api/%61dmin", "/api/..%2fx", "/api/admin;x"] {
        assert!(ask(gateway.address, &get(path, GOOD)).starts_with("HTTP/1.1 400"), "{path}");
    }
    assert_eq!(gateway.front.admitted.load(Ordering::SeqCst), before, "no token is looked at");
    for path in
        ["/apis", "/docs/api", "/docs//api", "/a/../b", "/API.html", "/t/%D0%BF", "/index.php/topic", "/api-docs;x"]
    {
        origin.reset(Script::default());
        assert!(ask(gateway.address, &get(path, "")).starts_with("HTTP/1.1 200"), "{path}");
        assert!(origin.text().starts_with(&format!("GET {path} HTTP/1.1\r\n")), "{path}: {}", origin.text());
    }
}

#[test]
fn http2_is_guarded_as_well() {
    let origin = Origin::start();
    let gateway = Gateway::guarding(&[("/api", None)], origin.port, true);
    let mut line = gateway.http2();
    let mut forged: Vec<(String, &str)> = FORGED.iter().map(|name| (name.to_ascii_lowercase(), "root")).collect();
    forged.push(("authorization".to_owned(), "Bearer good"));
    let fields: Vec<(&str, &str)> = forged.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let got = line.exchange(1, &request("POST", "/api/me", &fields), Some(b"body"));
    assert_eq!((got.word.as_str(), &got.body[..]), ("200", &b"ok"[..]));
    let received = origin.text();
    assert_eq!(values(&received, "remote-user"), ["lena"], "{received}");
    assert!(!received.contains("root") && !received.contains("good") && received.contains("body"), "{received}");
    origin.reset(Script::default());
    for (path, want) in [("/api/me", "401"), ("/%61pi/me", "400"), ("//api/me", "400"), ("/x/../api", "400")] {
        let got = gateway.http2().exchange(1, &request("GET", path, &[]), None);
        assert_eq!(got.word, want, "{path}");
    }
    assert!(origin.text().is_empty(), "{}", origin.text());
}

#[test]
fn large_bodies_stream_and_refused_ones_reach_nobody() {
    let origin = Origin::start();
    let gateway = Gateway::guarding(&[("/api", None)], origin.port, false);
    let size = 4 * 1024 * 1024;
    let body = vec![b'x'; size];
    for (token, want) in [(GOOD, "HTTP/1.1 200"), ("", "HTTP/1.1 401")] {
        origin.reset(Script::default());
        let mut stream = super::connect(gateway.address);
        let head = format!(
            "POST /api/up HTTP/1.1\r\nHost: forum.test\r\n{token}Content-Length: {size}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("sent");
        // Whoever is refused may find the connection closed.
        let _ = stream.write_all(&body);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.starts_with(want.as_bytes()), "{}", String::from_utf8_lossy(&answer));
        let got = origin.received().concat().len();
        assert!(if token.is_empty() { got == 0 } else { got > size }, "{got} bytes");
    }
}

/// Keeps who asked.
struct Look<'a>(&'a mut String);

impl Callback for Look<'_> {
    fn on_request(self, request: &Request, response: Response) -> Result<Response, ErrorResponse> {
        let users = request.headers().get_all("remote-user").iter();
        *self.0 = users.map(|user| user.to_str().expect("ASCII").to_owned()).collect::<Vec<_>>().join("|");
        Ok(response)
    }
}

/// Says in its first message who asked.
async fn tell(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(async move {
            let mut seen = String::new();
            let mut socket = tokio_tungstenite::accept_hdr_async(stream, Look(&mut seen)).await.expect("a handshake");
            socket.send(Message::text(seen)).await.expect("sent");
            while let Some(Ok(message)) = socket.next().await {
                if message.is_text() {
                    socket.send(message).await.expect("sent");
                }
            }
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn websockets_open_with_a_token_and_say_whose_it_is() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(tell(listener));
    let gateway = tokio::task::spawn_blocking(move || Gateway::guarding(&[("/api", None)], port, false));
    let gateway = gateway.await.expect("started");
    let talk = async {
        for token in [Some("Bearer good"), None] {
            let stream = TcpStream::connect(gateway.address).await.expect("connected");
            let mut request = "ws://forum.test/api/live".into_client_request().expect("a request");
            request.headers_mut().insert("remote-user", "root".parse().expect("a value"));
            if let Some(token) = token {
                request.headers_mut().insert("authorization", token.parse().expect("a value"));
            }
            match (tokio_tungstenite::client_async(request, stream).await, token) {
                (Ok((mut socket, _)), Some(_)) => {
                    let first = socket.next().await.expect("a message").expect("whole");
                    assert_eq!(first, Message::text("lena"));
                    socket.send(Message::text("hello")).await.expect("sent");
                    assert_eq!(socket.next().await.expect("a message").expect("whole"), Message::text("hello"));
                }
                (Err(tokio_tungstenite::tungstenite::Error::Http(answer)), None) => assert_eq!(answer.status(), 401),
                (other, _) => panic!("{other:?}"),
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(30), talk).await.expect("in time");
    tokio::task::spawn_blocking(move || drop(gateway)).await.expect("stopped");
}
