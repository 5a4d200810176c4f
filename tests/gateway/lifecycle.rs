//! Start, readiness, the forum's web server gone and back, and the end.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use portico::model::Hash32;
use portico::proxy::UpstreamSettings;

use super::origin::{Origin, Script, Step};
use super::running::{Gateway, upstream};
use super::{ask, connect};

#[test]
fn the_ready_line_and_the_operations_listener() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let line = format!("ready listen=http://{} operations=http://{}", gateway.address, gateway.operations);
    assert_eq!(gateway.ready_line, line);
    let operations =
        |path: &str| ask(gateway.operations, &format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    assert!(operations("/livez").starts_with("HTTP/1.1 200"));
    assert!(operations("/readyz").ends_with("\r\n\r\nready\n"));
    assert!(operations("/readyz?verbose").contains("store: ok writable"));
    assert!(operations("/oauth/token").starts_with("HTTP/1.1 404"));
    ask(gateway.address, "GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    // The answer is out a moment before the request is counted.
    while gateway.metrics.requests_in_flight() > 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let metrics = operations("/metrics");
    assert!(metrics.contains("portico_proxy_requests_total{class=\"2xx\"} 1"), "{metrics}");
    assert!(metrics.contains("portico_requests_in_flight 0"), "{metrics}");
    let public = ask(gateway.address, "GET /metrics HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    assert!(public.ends_with("ok") && !public.contains("portico_"), "the forum's own page: {public}");
}

#[test]
fn the_operations_listener_asks_for_its_token() {
    let token = Hash32::of(b"0123456789abcdef");
    let gateway = Gateway::with(1, |settings| settings.operations_token = Some(token));
    for (fields, status) in [
        ("", 401),
        ("Authorization: Bearer 0123456789abcdef\r\n", 200),
        ("authorization: bearer 0123456789abcdef\r\n", 200),
        ("Authorization: Bearer 0123456789abcdeF\r\n", 401),
        ("Authorization: Bearer 0123456789abcdef0\r\n", 401),
        ("Authorization: Bearer \r\n", 401),
        ("Authorization: Basic 0123456789abcdef\r\n", 401),
        ("Authorization: Bearer 0123456789abcdef\r\nAuthorization: Bearer x\r\n", 401),
        ("Cookie: token=0123456789abcdef\r\n", 401),
    ] {
        for path in ["/livez", "/readyz", "/readyz?verbose", "/metrics", "/metrics?token=0123456789abcdef"] {
            let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\n{fields}Connection: close\r\n\r\n");
            let answer = ask(gateway.operations, &request);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{path} {fields}: {answer}");
            assert_eq!(answer.contains("www-authenticate: Bearer"), status == 401, "{path} {fields}: {answer}");
            assert!(status == 200 || !answer.contains("portico_"), "{answer}");
        }
    }
}

#[test]
fn the_forums_web_server_goes_and_comes_back() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let gateway = Gateway::before(port);
    let request = "GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n";
    let down = ask(gateway.address, request);
    assert!(down.starts_with("HTTP/1.1 502") && down.contains("P210") && down.contains("Retry-After: "), "{down}");
    assert!(!down.contains("127.0.0.1") && !down.to_lowercase().contains("pingora"), "{down}");
    let own = ask(gateway.address, "GET /oauth/jwks HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    assert!(own.starts_with("HTTP/1.1 200"), "our own paths do not need it: {own}");

    let listener = TcpListener::bind(("127.0.0.1", port)).expect("the port again");
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut part = [0; 4096];
        let _ = stream.read(&mut part).expect("a request");
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nback").expect("sent");
    });
    assert!(ask(gateway.address, request).ends_with("back"));
    served.join().expect("served");
}

#[test]
fn a_forum_that_is_too_slow_is_a_gateway_timeout() {
    let origin = Origin::start();
    let settings = UpstreamSettings { read_timeout: Duration::from_millis(300), ..upstream(&[origin.port]) };
    let gateway = Gateway::in_front_of(settings);
    let silent = Step { sleep: Duration::from_secs(2), ..Step::default() };
    origin.reset(Script { steps: vec![silent], ..Script::default() });
    let answer = ask(gateway.address, "GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 504") && answer.contains("P210"), "{answer}");
}

#[test]
fn the_end_waits_for_requests_and_not_for_idle_connections() {
    let origin = Origin::start();
    let mut gateway = Gateway::with(origin.port, |settings| settings.drain = Duration::from_secs(20));
    let mut idle = connect(gateway.address);
    idle.write_all(b"GET / HTTP/1.1\r\nHost: forum.test\r\n\r\n").expect("sent");
    let mut part = [0; 4096];
    assert!(idle.read(&mut part).expect("an answer") > 0);

    let late = Step {
        wait_for: Some(b"\r\n\r\n".to_vec()),
        sleep: Duration::from_millis(800),
        send: b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate".to_vec(),
        ..Step::default()
    };
    origin.reset(Script { steps: vec![late], ..Script::default() });
    let mut slow = connect(gateway.address);
    slow.write_all(b"GET /slow HTTP/1.1\r\nHost: forum.test\r\n\r\n").expect("sent");
    while gateway.metrics.requests_in_flight() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let begun = Instant::now();
    gateway.begin_stop();
    std::thread::sleep(Duration::from_millis(200));
    let readyz = ask(gateway.operations, "GET /readyz?verbose HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(readyz.starts_with("HTTP/1.1 503") && readyz.contains("shutting down"), "{readyz}");
    assert!(TcpStream::connect(gateway.address).is_err(), "no new connections");
    let mut answer = String::new();
    slow.read_to_string(&mut answer).expect("the request ends in order");
    assert!(answer.ends_with("late"), "{answer}");
    gateway.join();
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[test]
fn the_end_does_not_wait_for_ever() {
    let origin = Origin::start();
    let mut gateway = Gateway::with(origin.port, |settings| settings.drain = Duration::from_millis(300));
    let silent = Step { sleep: Duration::from_secs(3), ..Step::default() };
    origin.reset(Script { steps: vec![silent], ..Script::default() });
    let mut stuck = connect(gateway.address);
    stuck.write_all(b"GET /stuck HTTP/1.1\r\nHost: forum.test\r\n\r\n").expect("sent");
    while gateway.metrics.requests_in_flight() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let begun = Instant::now();
    gateway.join();
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}
