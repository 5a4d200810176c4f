//! Our own paths, our own cookies, and answers that the gateway gives by itself.

use std::io::{Read as _, Write as _};
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::origin::{Origin, Script};
use super::running::Gateway;
use super::{ask, connect};

const END: &str = "Host: forum.test\r\nConnection: close\r\n";

#[test]
fn an_endpoint_gets_the_request_as_it_came() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let body = "grant_type=authorization_code&code=a%2Bb";
    let answer = ask(
        gateway.address,
        &format!(
            "POST /oauth/token?x=%zz&y=+ HTTP/1.1\r\n{END}X-Probe: v\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ),
    );
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for part in ["token POST /oauth/token?x=%zz&y=+ ", "from=Some(127.0.0.1)", &format!("body={body}")] {
        assert!(answer.contains(part), "{part} in {answer}");
    }
    let id = answer.lines().find_map(|line| line.strip_prefix("X-Request-Id: ")).expect("an id").to_owned();
    assert!(answer.contains(&format!("id={id} ")), "the endpoint knows the same id: {answer}");
    assert!(!answer.to_lowercase().contains("\r\nserver:"), "{answer}");
    assert!(origin.text().is_empty());
}

#[test]
fn chunked_head_and_expect() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let chunked = format!("POST /oauth/token HTTP/1.1\r\n{END}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n");
    assert!(ask(gateway.address, &chunked).contains("body=a=b"));

    let head = ask(gateway.address, &format!("HEAD /oauth/jwks HTTP/1.1\r\n{END}\r\n"));
    let (head, body) = head.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with("HTTP/1.1 405") && head.contains("Content-Length: ") && body.is_empty(), "{head}{body}");

    let mut stream = connect(gateway.address);
    let head = format!("POST /oauth/token HTTP/1.1\r\n{END}Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    stream.write_all(head.as_bytes()).expect("sent");
    let mut first = [0; 25];
    stream.read_exact(&mut first).expect("an interim answer");
    assert!(first.starts_with(b"HTTP/1.1 100 "), "{}", String::from_utf8_lossy(&first));
    stream.write_all(b"a=b").expect("sent");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).expect("the answer");
    assert!(rest.contains("body=a=b"), "{rest}");
}

#[test]
fn limits_of_our_own_endpoints() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let long = "x".repeat(16 * 1024 + 1);
    for (name, request, status, code) in [
        (
            "a long body",
            format!("POST /oauth/token HTTP/1.1\r\n{END}Content-Length: {}\r\n\r\n{long}", long.len()),
            413,
            "P218",
        ),
        (
            "a long chunked body",
            format!("POST /oauth/token HTTP/1.1\r\n{END}Transfer-Encoding: chunked\r\n\r\n4001\r\n{long}\r\n0\r\n\r\n"),
            413,
            "P218",
        ),
        (
            "another host",
            "GET /oauth/jwks HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n".to_owned(),
            421,
            "P213",
        ),
        (
            "a loopback host that is not ours",
            "GET /oauth/jwks HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".to_owned(),
            421,
            "P213",
        ),
        (
            "too many cookies",
            format!("GET /oauth/jwks HTTP/1.1\r\n{END}Cookie: a={}\r\n\r\n", "z".repeat(65 * 1024)),
            431,
            "P219",
        ),
        ("a misspelt path", format!("GET /oauth/Token HTTP/1.1\r\n{END}\r\n"), 404, "P212"),
        ("TRACE", format!("TRACE / HTTP/1.1\r\n{END}\r\n"), 405, "P211"),
        (
            "two framings",
            format!("POST / HTTP/1.1\r\n{END}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
            400,
            "P211",
        ),
        ("a fault of ours", format!("POST /oauth/revoke HTTP/1.1\r\n{END}Content-Length: 0\r\n\r\n"), 500, "P900"),
    ] {
        let answer = ask(gateway.address, &request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{name}: {answer}");
        assert!(answer.contains(code), "{name}: {answer}");
        assert!(answer.contains("X-Request-Id: "), "{name}: {answer}");
        assert!(!answer.to_lowercase().contains("pingora"), "{name}: {answer}");
    }
    assert!(origin.text().is_empty(), "nothing of it reached the forum");
    assert!(ask(gateway.address, &format!("GET / HTTP/1.1\r\n{END}\r\n")).starts_with("HTTP/1.1 200"), "still there");
}

#[test]
fn forum_pages_are_served_under_any_name() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let answer = ask(gateway.address, "GET / HTTP/1.1\r\nHost: www.other.test\r\nConnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(origin.text().contains("Host: www.other.test\r\n"), "{}", origin.text());
}

#[test]
fn a_body_that_does_not_come_is_given_up() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let mut stream = connect(gateway.address);
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
    let head = format!("POST /oauth/token HTTP/1.1\r\n{END}Content-Length: 10\r\n\r\nabc");
    stream.write_all(head.as_bytes()).expect("sent");
    let begun = Instant::now();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("P217"), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
}

#[test]
fn a_pending_login_goes_on_from_a_page_of_the_forum() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let get = |extra: &str| ask(gateway.address, &format!("GET /index.php HTTP/1.1\r\n{END}{extra}\r\n"));
    let ours = "Cookie: sid=1; __Host-portico-pending=abc\r\n";

    let answer = get(&format!("{ours}Sec-Fetch-Dest: document\r\n"));
    assert!(answer.starts_with("HTTP/1.1 302"), "{answer}");
    assert!(answer.contains("Location: /oauth/resume.php?p=handle\r\n"), "{answer}");
    assert!(answer.contains("Cache-Control: no-store\r\n"), "{answer}");
    assert!(origin.text().is_empty());

    for extra in [
        format!("{ours}Sec-Fetch-Dest: image\r\n"),
        "Cookie: sid=1; __Host-portico-browser=abc\r\nSec-Fetch-Dest: document\r\n".to_owned(),
        "Cookie: sid=__Host-portico-pending=abc\r\nAccept: text/html\r\n".to_owned(),
    ] {
        assert!(get(&extra).starts_with("HTTP/1.1 200"), "{extra}");
    }
    assert_eq!(gateway.front.waited.load(Ordering::SeqCst), 1, "asked only when a document carries the cookie");
}

/// A key that counts once must not be spent before somebody has looked whose it is.
#[test]
fn the_forum_gets_what_may_be_a_login_after_it_was_looked_at() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    for request in ["POST /login HTTP/1.1\r\nContent-Length: 0\r\n", "GET /back?state=a&code=b HTTP/1.1\r\n"] {
        origin.reset(Script::default());
        let ((tell, told), (word, held)) = (mpsc::channel(), tokio::sync::oneshot::channel());
        *gateway.front.gate.lock().expect("no poison") = Some((tell, held));
        let address = gateway.address;
        let asking = std::thread::spawn(move || ask(address, &format!("{request}{END}\r\n")));
        told.recv_timeout(Duration::from_secs(10)).expect("it is looked at");
        assert!(origin.text().is_empty(), "{request}");
        word.send(()).expect("it waits");
        let answer = asking.join().expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(origin.text().starts_with(&request[..9]), "{}", origin.text());
    }
}

#[test]
fn cookies_of_ours_never_reach_the_forum_nor_come_from_it() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let answer = b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: __Host-portico-pending=evil; Path=/\r\n\
        Set-Cookie: b=2\r\nContent-Length: 0\r\n\r\n";
    origin.reset(Script { response: Some(answer.to_vec()), ..Script::default() });
    let answer =
        ask(gateway.address, &format!("GET / HTTP/1.1\r\n{END}Cookie: a=1; __Host-portico-pending=x; b=\"q\"\r\n\r\n"));
    assert!(answer.contains("Set-Cookie: a=1\r\n") && answer.contains("Set-Cookie: b=2\r\n"), "{answer}");
    assert!(!answer.contains("evil"), "{answer}");
    let seen = origin.text();
    assert!(seen.contains("Cookie: a=1; b=\"q\"\r\n") && !seen.contains("portico"), "{seen}");
}

#[test]
fn who_asked_is_told_to_the_forum() {
    let origin = Origin::start();
    let behind = |trusted: &str| {
        let nets = if trusted.is_empty() { vec![] } else { vec![trusted.parse().expect("a net")] };
        let gateway = Gateway::with(origin.port, |settings| settings.trusted_proxies = nets);
        origin.reset(Script::default());
        let lines = "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: forum.example\r\n\
            X-Request-Id: from-the-front-proxy\r\n";
        let answer = ask(gateway.address, &format!("GET / HTTP/1.1\r\n{END}{lines}\r\n"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        origin.text()
    };
    let direct = behind("");
    for line in [
        "X-Forwarded-For: 127.0.0.1\r\n",
        "X-Real-IP: 127.0.0.1\r\n",
        "X-Forwarded-Proto: http\r\n",
        "X-Forwarded-Host: forum.test\r\n",
    ] {
        assert!(direct.contains(line), "{line} in {direct}");
    }
    assert!(!direct.contains("from-the-front-proxy"), "{direct}");
    let proxied = behind("127.0.0.0/8");
    for line in [
        "X-Forwarded-For: 1.1.1.1, 127.0.0.1\r\n",
        "X-Real-IP: 1.1.1.1\r\n",
        "X-Forwarded-Proto: https\r\n",
        "X-Forwarded-Host: forum.example\r\n",
        "X-Request-Id: from-the-front-proxy\r\n",
    ] {
        assert!(proxied.contains(line), "{line} in {proxied}");
    }
}

/// Some frameworks take the path from a header: what is ours by its path, or misspelt, would be the forum's again.
#[test]
fn no_header_names_another_path_to_the_forum() {
    let origin = Origin::start();
    for trusted in [vec![], vec!["127.0.0.0/8".parse().expect("a net")]] {
        let gateway = Gateway::with(origin.port, |settings| settings.trusted_proxies = trusted.clone());
        origin.reset(Script::default());
        let lines = "X-Original-URL: /oauth/token\r\nx-rewrite-url: /oauth/Token\r\nX_Original_URL: /oauth/token\r\n\
            SCRIPT_NAME: /oauth/token\r\nPath-Info: /oauth/token\r\nX-HTTP-Method-Override: PATCH\r\n";
        let answer =
            ask(gateway.address, &format!("POST /index.php HTTP/1.1\r\n{END}{lines}Content-Length: 0\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        let seen = origin.text().to_lowercase();
        assert!(seen.starts_with("post /index.php ") && !seen.contains("/oauth/token"), "{trusted:?}: {seen}");
        assert!(seen.contains("x-http-method-override: patch\r\n"), "what forums need goes on: {seen}");
        // Nor does it make a page of the forum one of ours.
        origin.reset(Script::default());
        ask(gateway.address, &format!("GET /oauth/jwks HTTP/1.1\r\n{END}X-Original-URL: /index.php\r\n\r\n"));
        assert!(origin.text().is_empty());
    }
}

#[test]
fn a_head_that_drips_is_given_up() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let mut stream = connect(gateway.address);
    let begun = Instant::now();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: forum.test\r\nX-Slow: ").expect("sent");
    while stream.write_all(b"x").is_ok() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the connection is still open");
        std::thread::sleep(Duration::from_millis(250));
    }
    assert!(begun.elapsed() > Duration::from_secs(15), "{:?}", begun.elapsed());
    assert!(origin.text().is_empty());
}

#[test]
fn the_usual_port_may_be_written_out() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let answer = ask(gateway.address, "GET /oauth/jwks HTTP/1.1\r\nHost: FORUM.test:443\r\nConnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
