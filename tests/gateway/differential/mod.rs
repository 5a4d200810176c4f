//! Nearly right requests through the gateway to web servers that others wrote: whatever it forwards, they read the same.

mod cases;
mod origins;
mod witness;

use std::io::{Read as _, Write as _};
use std::net::Shutdown;

use percent_encoding::percent_decode;

use super::connect;
use super::running::Gateway;
pub use cases::{Dice, case};
use origins::{Kind, Server};
use witness::{Relay, Seen};

/// For each web server; 20,000 in all.
const CASES: usize = 3_334;

/// Whether an origin may call this what was forwarded. Several lines of cookies become one, in more than one way.
fn is_same(seen: &Seen, forwarded: &Seen) -> bool {
    let cookies = seen.cookies.join("; ");
    let joined = ["; ", ", ", ","].map(|between| forwarded.cookies.join(between));
    seen.method == forwarded.method
        && seen.target == forwarded.target
        && seen.host == forwarded.host
        && seen.forwarded_for == forwarded.forwarded_for
        && seen.body == forwarded.body
        && joined.contains(&cookies)
}

/// Whether what was forwarded stands in what the client sent. The gateway escapes what no address may have.
fn stands_in(forwarded: &Seen, sent: &[u8]) -> bool {
    let plain = |bytes: &[u8]| witness::text(&percent_decode(bytes).collect::<Vec<_>>());
    let text = witness::text(sent);
    let is_chunked = text.to_ascii_lowercase().contains("chunked");
    let target: Vec<_> = forwarded.target.chars().map(|byte| byte as u8).collect();
    plain(sent).contains(&plain(&target))
        && text.contains(&forwarded.method)
        && text.contains(&forwarded.host)
        && forwarded.cookies.iter().all(|cookie| text.contains(cookie))
        && (is_chunked || text.contains(&witness::text(&forwarded.body)))
}

fn walk(kind: Kind) {
    let server = Server::start(kind);
    let relay = Relay::before(server.port);
    let gateway = Gateway::before(relay.port);
    let mut dice = Dice(kind as u64 + 1);
    let mut sent = Vec::new();
    for number in 0..CASES {
        let bytes = cases::case(number, &mut dice);
        let mut stream = connect(gateway.address);
        // Refused in the middle, it may be closed before all is written.
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        if let Err(error) = stream.read_to_end(&mut answer) {
            let is_reset = error.kind() == std::io::ErrorKind::ConnectionReset;
            assert!(is_reset, "{kind:?}, case {number}: {error}: {:?}", witness::text(&bytes));
        }
        sent.push(bytes);
    }
    let mut forwarded =
        relay.forwarded().unwrap_or_else(|error| panic!("{kind:?} got what can be read in two ways: {error}"));
    let seen = server.log.lock().expect("no poison").clone();
    println!("{kind:?}: {CASES} cases, {} forwarded, {} read", forwarded.len(), seen.len());
    for one in &forwarded {
        // Its number stands in its address, as long as nothing befell it.
        let number: Option<usize> =
            one.target.split("?c=").nth(1).and_then(|rest| rest.split('&').next()?.parse().ok());
        let is_own = number.and_then(|number| sent.get(number)).is_some_and(|sent| stands_in(one, sent));
        assert!(is_own || sent.iter().any(|sent| stands_in(one, sent)), "{kind:?}: nobody sent {one:?}");
        assert_eq!(one.forwarded_for, "127.0.0.1", "{kind:?}: {one:?}");
    }
    for one in &seen {
        let Some(at) = forwarded.iter().position(|forwarded| is_same(one, forwarded)) else {
            let near: Vec<_> = forwarded.iter().filter(|forwarded| forwarded.target == one.target).collect();
            panic!("{kind:?} read {one:?}; forwarded was {near:?}");
        };
        forwarded.swap_remove(at);
    }
    assert!(seen.len() > CASES / 3 && forwarded.len() < CASES / 4, "{kind:?} read {} requests", seen.len());
}

#[test]
fn nginx_reads_what_was_forwarded() {
    walk(Kind::Nginx);
}

#[test]
fn apache_reads_what_was_forwarded() {
    walk(Kind::Apache);
}

#[test]
fn lighttpd_reads_what_was_forwarded() {
    walk(Kind::Lighttpd);
}

#[test]
fn php_reads_what_was_forwarded() {
    walk(Kind::Php);
}

#[test]
fn python_reads_what_was_forwarded() {
    walk(Kind::Python);
}

#[test]
fn node_reads_what_was_forwarded() {
    walk(Kind::Node);
}
