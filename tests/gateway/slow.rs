//! Visitors who are slow or silent: where the gateway stops to wait, what it counts, and what it keeps for them meanwhile.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

use super::frames::{END_HEADERS, GOAWAY, HEADERS, Http2, field, request};
use super::origin::{Origin, Script, Step};
use super::running::Gateway;
use super::{ask, connect};

/// Longer than the gateway waits for anything.
const PATIENCE: Duration = Duration::from_secs(120);

/// A form whose body does not go on.
const HALF_A_FORM: &[u8] = b"POST /form HTTP/1.1\r\nHost: forum.test\r\nContent-Length: 8192\r\n\r\nhalf";

fn closed(gateway: &Gateway, cause: &str, count: usize) -> bool {
    let line = format!("portico_connections_closed_total{{cause=\"{cause}\"}} {count}\n");
    gateway.metrics.encode().contains(&line)
}

/// Whatever comes until the gateway closes.
fn rest(mut stream: TcpStream) -> String {
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the gateway closes");
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn heads_and_handshakes_that_do_not_come_are_counted() {
    let origin = Origin::start();
    let (plain, secure) = (Gateway::before(origin.port), Gateway::over_tls(origin.port));
    let (silent, mut begun, handshake) = (connect(plain.address), connect(plain.address), connect(secure.address));
    let mut http2 = secure.http2();
    begun.write_all(b"GET / HTTP/1.1\r\nHost: forum.test\r\n").expect("it goes out");
    assert!(rest(handshake).is_empty());
    assert!(rest(silent).is_empty() && rest(begun).is_empty(), "closed without a word");
    while http2.next(PATIENCE).is_some() {}
    assert!(http2.is_closed());
    assert!(closed(&plain, "slow_head", 2), "{}", plain.metrics.encode());
    assert!(closed(&secure, "slow_handshake", 1), "{}", secure.metrics.encode());
    assert!(closed(&secure, "slow_head", 1), "{}", secure.metrics.encode());
    assert!(origin.text().is_empty());
}

#[test]
fn a_body_that_falls_silent_is_not_waited_for() {
    let origin = Origin::start();
    let (plain, secure) = (Gateway::before(origin.port), Gateway::over_tls(origin.port));
    let mut http1 = connect(plain.address);
    http1.write_all(HALF_A_FORM).expect("it goes out");
    let mut http2 = secure.http2();
    let fields = request("POST", "/form", &[("content-length", "8192")]);
    let head: Vec<u8> = fields.iter().flat_map(|(name, value)| field(name, value)).collect();
    http2.frame(HEADERS, END_HEADERS, 1, &head);
    let answer = rest(http1);
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("P217"), "{answer}");
    assert!(closed(&plain, "slow_body", 1), "{}", plain.metrics.encode());
    assert_eq!(http2.outcome(1, PATIENCE).word, "408");
    assert!(closed(&secure, "slow_body", 1), "{}", secure.metrics.encode());
    assert_eq!(http2.exchange(3, &request("GET", "/", &[]), None).word, "200", "the connection goes on");
}

#[test]
fn a_server_that_gives_up_on_half_a_form_is_not_broken() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let gives_up = Step { wait_for: Some(b"half".to_vec()), close: true, ..Step::default() };
    origin.reset(Script { steps: vec![gives_up], ..Script::default() });
    for _ in 0..4 {
        let mut visitor = connect(gateway.address);
        visitor.write_all(HALF_A_FORM).expect("it goes out");
        let mut answer = [0; 12];
        visitor.read_exact(&mut answer).expect("an answer");
        assert_eq!(&answer, b"HTTP/1.1 502");
    }
    let metrics = gateway.metrics.encode();
    let line = |name: &str, value: u32| format!("{name}{{server=\"http://127.0.0.1:{}\"}} {value}\n", origin.port);
    assert!(metrics.contains(&line("portico_upstream_failures_total", 0)), "{metrics}");
    assert!(metrics.contains(&line("portico_upstream_up", 1)), "{metrics}");
}

/// 75 seconds.
#[test]
fn an_idle_connection_is_told_that_it_ends() {
    let origin = Origin::start();
    let (plain, secure) = (Gateway::before(origin.port), Gateway::over_tls(origin.port));
    let mut http1 = connect(plain.address);
    http1.write_all(b"GET / HTTP/1.1\r\nHost: forum.test\r\n\r\n").expect("it goes out");
    let mut http2: Http2 = secure.http2();
    assert_eq!(http2.exchange(1, &request("GET", "/", &[]), None).word, "200");
    let mut code = None;
    while let Some(frame) = http2.next(PATIENCE) {
        if frame.kind == GOAWAY {
            code = Some(frame.code());
        }
        http2.keep_up(frame);
    }
    assert_eq!((code, http2.is_closed()), (Some(0), true), "GOAWAY without an error, then the end");
    assert!(rest(http1).ends_with("ok"));
    assert!(closed(&plain, "idle", 1), "{}", plain.metrics.encode());
    assert!(closed(&secure, "idle", 1), "{}", secure.metrics.encode());
}

/// A forum's web server that sends more than anybody keeps, and tells how much was taken until nothing was for two seconds.
pub fn generous() -> (SocketAddr, mpsc::Receiver<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let tell = tell.clone();
            std::thread::spawn(move || {
                // What waits here is not the gateway's.
                let _ = socket2::SockRef::from(&stream).set_send_buffer_size(32 * 1024);
                stream.set_write_timeout(Some(Duration::from_secs(2))).expect("a timeout");
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n");
                let mut taken = 0;
                while let Ok(length @ 1..) = stream.write(&[0; 16 * 1024]) {
                    taken += length;
                }
                let _ = tell.send(taken);
            });
        }
    });
    (address, told)
}

#[test]
fn the_forum_is_read_no_faster_than_the_visitor_reads() {
    let (address, told) = generous();
    let gateway = Gateway::before(address.port());
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).expect("a socket");
    socket.set_recv_buffer_size(4096).expect("a small window");
    socket.connect(&gateway.address.into()).expect("the gateway accepts");
    let mut visitor = TcpStream::from(socket);
    visitor.write_all(b"GET /file HTTP/1.1\r\nHost: forum.test\r\n\r\n").expect("it goes out");
    let kept = told.recv_timeout(PATIENCE).expect("the forum is not read for ever");
    assert!(kept < 1_800_000, "{kept} bytes are kept for a visitor who reads nothing");
    assert!(
        ask(gateway.address, "GET /oauth/jwks HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n")
            .contains("200")
    );
}
