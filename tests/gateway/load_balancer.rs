//! Load balancers that say who the visitor is before his first byte (PROXY protocol): by hand, and HAProxy itself.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use portico::proxy::{Listen, Place, Protocol, ProxyProtocol};

use super::origin::Origin;
use super::running::{Gateway, https, loopback};
use super::secure::{Client, make_pair};
use super::{ask, connect};

const GET: &str = "GET / HTTP/1.1\r\nHost: forum.test\r\nX-Forwarded-For: 6.6.6.6\r\nConnection: close\r\n\r\n";

fn from(network: &str, behind_tls: bool) -> Option<ProxyProtocol> {
    Some(ProxyProtocol { from: vec![network.parse().expect("a network")], behind_tls })
}

fn plain(proxy_protocol: Option<ProxyProtocol>) -> Listen {
    Listen { place: Place::Tcp(loopback()), protocol: Protocol::Http, proxy_protocol }
}

/// A header of version 2 for a visitor over IPv4.
fn binary(visitor: [u8; 4]) -> Vec<u8> {
    let signature = b"\r\n\r\n\0\r\nQUIT\n";
    [&signature[..], &[0x21, 0x11, 0, 12], &visitor, &[10, 0, 0, 1, 0xc3, 0x50, 1, 0xbb]].concat()
}

/// What comes back to whoever sends these pieces, some time apart. Empty: the connection was closed.
fn say(address: SocketAddr, pieces: &[&[u8]]) -> String {
    let mut stream = connect(address);
    for piece in pieces {
        if stream.write_all(piece).is_err() {
            return String::new();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn the_visitor_is_who_the_load_balancer_names() {
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| {
        settings.listen = vec![plain(from("127.0.0.0/8", true))];
        settings.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")];
    });
    let get = GET.as_bytes();
    let four = b"PROXY TCP4 203.0.113.7 10.0.0.1 50000 443\r\n";
    for (name, pieces, seen) in [
        ("a line", vec![&four[..], get], "203.0.113.7"),
        ("all in one", vec![&[&four[..], get].concat()[..]], "203.0.113.7"),
        ("in pieces", vec![&four[..20], &four[20..], get], "203.0.113.7"),
        ("IPv6", vec![b"PROXY TCP6 2001:db8::7 2001:db8::1 50000 443\r\n", get], "2001:db8::7"),
        ("version 2", vec![&binary([203, 0, 113, 8]), get], "203.0.113.8"),
        ("unknown", vec![b"PROXY UNKNOWN\r\n", get], "127.0.0.1"),
        ("a check of its own", vec![b"\r\n\r\n\0\r\nQUIT\n\x20\0\0\0", get], "127.0.0.1"),
    ] {
        origin.reset(Default::default());
        assert!(say(gateway.address, &pieces).ends_with("ok"), "{name}");
        let text = origin.text();
        assert!(text.contains(&format!("\r\nX-Forwarded-For: {seen}\r\n")), "{name}: {text}");
        assert!(text.contains(&format!("\r\nX-Real-IP: {seen}\r\n")), "{name}: {text}");
        assert!(text.contains("\r\nX-Forwarded-Proto: https\r\n") && !text.contains("6.6.6.6"), "{name}: {text}");
    }
}

#[test]
fn the_visitor_stays_who_he_is_for_all_his_requests() {
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![plain(from("127.0.0.0/8", false))]);
    let first = "GET /1 HTTP/1.1\r\nHost: forum.test\r\n\r\n";
    let answer = say(gateway.address, &[&binary([203, 0, 113, 9]), first.as_bytes(), GET.as_bytes()]);
    assert_eq!(answer.matches("HTTP/1.1 200").count(), 2, "{answer}");
    let text = origin.text();
    assert_eq!(text.matches("\r\nX-Forwarded-For: 203.0.113.9\r\n").count(), 2, "{text}");
    assert_eq!(text.matches("\r\nX-Forwarded-Proto: http\r\n").count(), 2, "{text}");
}

#[test]
fn whoever_is_no_load_balancer_gets_nothing() {
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![plain(from("127.0.0.0/8", true))]);
    let header = binary([203, 0, 113, 7]);
    let get = GET.as_bytes();
    for (name, pieces) in [
        ("no header", vec![get]),
        ("a wrong one", vec![&b"PROXY TCP4 a b 1 2\r\n"[..], get]),
        ("a second one", vec![&header[..], &header, get]),
    ] {
        let answer = say(gateway.address, &pieces);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{name}: {answer}");
    }
    let elsewhere = Gateway::with(origin.port, |settings| settings.listen = vec![plain(from("192.0.2.0/24", true))]);
    assert_eq!(say(elsewhere.address, &[&header, get]), "");
    assert_eq!(origin.text(), "", "nothing of it reached the forum");
}

#[test]
fn behind_the_header_tls_begins() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.test"], 90);
    let client = Client::new(std::slice::from_ref(&pair.cert), "forum.test", &["http/1.1"]);
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| {
        settings.listen = vec![Listen { proxy_protocol: from("127.0.0.0/8", true), ..https(vec![pair]) }];
    });
    let mut stream = connect(gateway.address);
    stream.write_all(&binary([203, 0, 113, 10])).expect("sent");
    assert!(client.over(stream).expect("a handshake").ask(GET).ends_with("ok"));
    assert!(client.try_connect(gateway.address).is_err(), "not without a header");
    let text = origin.text();
    assert!(text.contains("\r\nX-Forwarded-For: 203.0.113.10\r\n"), "{text}");
    assert!(text.contains("\r\nX-Forwarded-Proto: https\r\n"), "{text}");
}

/// HAProxy, ended when dropped.
struct HaProxy(Child);

impl HaProxy {
    fn start(folder: &Path, lines: &str) -> Self {
        let file = folder.join("haproxy.cfg");
        std::fs::write(&file, lines).expect("written");
        let mut command = Command::new("/usr/sbin/haproxy");
        command.arg("-db").arg("-f").arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().expect("HAProxy runs: apt-get install haproxy"))
    }
}

impl Drop for HaProxy {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn haproxy_says_who_the_visitor_is() {
    let origin = Origin::start();
    let listen = vec![plain(from("127.0.0.1/32", true)); 2];
    let gateway = Gateway::with(origin.port, |settings| settings.listen = listen);
    let folder = tempfile::tempdir().expect("a folder");
    let free = || TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
    let places = [("send-proxy", free()), ("send-proxy-v2 check", free())];
    let mut lines = "defaults\n mode tcp\n timeout connect 5s\n timeout client 30s\n timeout server 30s\n".to_owned();
    for (index, (how, place)) in places.iter().enumerate() {
        let server = gateway.address;
        lines += &format!("listen l{index}\n bind {place}\n server portico {server} {how}\n");
    }
    let _haproxy = HaProxy::start(folder.path(), &lines);
    for (how, place) in places {
        let begun = Instant::now();
        while TcpStream::connect(place).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "HAProxy does not start");
            std::thread::sleep(Duration::from_millis(20));
        }
        // A visitor with another address of this machine.
        let visitor = SocketAddr::from((Ipv4Addr::new(127, 0, 9, 7), 0));
        origin.reset(Default::default());
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).expect("a socket");
        socket.bind(&visitor.into()).expect("bound");
        socket.connect(&place.into()).expect("connected");
        let mut stream = TcpStream::from(socket);
        stream.write_all(GET.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.ends_with("ok"), "{how}: {answer}");
        let text = origin.text();
        assert!(text.contains("\r\nX-Forwarded-For: 127.0.9.7\r\n"), "{how}: {text}");
    }
    assert!(ask(gateway.address, GET).is_empty(), "not past HAProxy");
}
