use pingora::http::RequestHeader;

use super::*;

fn request(lines: &[(&'static str, &'static str)]) -> RequestHeader {
    let mut request = RequestHeader::build("GET", b"/", None).expect("a request");
    for (name, value) in lines {
        request.append_header(*name, *value).expect("a header");
    }
    request
}

fn wire(request: &RequestHeader) -> String {
    let mut bytes = Vec::new();
    request.header_to_h1_wire(&mut bytes);
    String::from_utf8(bytes).expect("text")
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

const STRANGER: &str = "not trusted";
const NAMED: &str = "named by a trusted proxy";
const UNNAMED: &str = "not named by a trusted proxy";

#[test]
fn the_client_behind_trusted_proxies() {
    let nets: Vec<IpNet> = ["10.0.0.0/8", "127.0.0.1/32"].iter().map(|net| net.parse().expect("a net")).collect();
    for (name, peer, lines, client, how) in [
        ("a stranger", "6.6.6.6", vec!["1.1.1.1"], "6.6.6.6", STRANGER),
        ("one proxy", "10.0.0.1", vec!["1.1.1.1"], "1.1.1.1", NAMED),
        ("a proxy behind a proxy", "127.0.0.1", vec!["1.1.1.1, 10.0.0.2"], "1.1.1.1", NAMED),
        ("a lie in front", "127.0.0.1", vec!["9.9.9.9, 1.1.1.1"], "1.1.1.1", NAMED),
        ("two lines", "127.0.0.1", vec!["9.9.9.9", "1.1.1.1:4711"], "1.1.1.1", NAMED),
        ("garbage", "127.0.0.1", vec!["1.1.1.1, x, 10.0.0.2"], "10.0.0.2", UNNAMED),
        ("unknown", "127.0.0.1", vec!["1.1.1.1, unknown"], "127.0.0.1", UNNAMED),
        ("a comma at the end", "127.0.0.1", vec!["1.1.1.1,"], "127.0.0.1", UNNAMED),
        ("an octal address", "127.0.0.1", vec!["0203.0.113.9"], "127.0.0.1", UNNAMED),
        ("a stranger's garbage", "6.6.6.6", vec!["unknown"], "6.6.6.6", STRANGER),
        ("garbage in front", "127.0.0.1", vec!["unknown, 1.1.1.1"], "1.1.1.1", NAMED),
        ("IPv6", "127.0.0.1", vec!["[2001:db8::1]:80"], "2001:db8::1", NAMED),
        ("nothing said", "127.0.0.1", vec![], "127.0.0.1", NAMED),
    ] {
        let lines: Vec<_> = lines.into_iter().map(|line| ("X-Forwarded-For", line)).collect();
        let request = request(&lines);
        let sent = request.headers.get_all("x-forwarded-for").iter().map(HeaderValue::as_bytes).collect::<Vec<_>>();
        let got = Origin::judge(ip(peer), sent.iter().copied(), &nets);
        assert_eq!(
            got,
            Origin { peer: ip(peer), client: ip(client), trusted: how != STRANGER, unnamed: how == UNNAMED },
            "{name}"
        );
    }
}

#[test]
fn forwarding_headers_are_ours() {
    let id = RequestId("0123456789abcdef".to_owned());
    let spoofed = [
        ("Host", "forum.test"),
        ("X-Forwarded-For", "6.6.6.6"),
        ("X_Forwarded_For", "6.6.6.6"),
        ("X-Forwarded_Proto", "https"),
        ("X-Forwarded-Port", "443"),
        ("Forwarded", "for=6.6.6.6"),
        ("X-Real-IP", "6.6.6.6"),
        ("X-Original-URL", "/spoofed"),
        ("X-Rewrite-URL", "/spoofed"),
        ("X_Original_Url", "/spoofed"),
        ("SCRIPT_NAME", "/spoofed"),
        ("Script-Name", "/spoofed"),
        ("path_info", "/spoofed"),
        ("X-HTTP-Method-Override", "PATCH"),
        ("X-Request-Id", "spoofed-spoofed"),
        ("X-Portico-User", "1"),
        ("X-Other", "kept"),
    ];
    let stranger = Origin { peer: ip("1.1.1.1"), client: ip("1.1.1.1"), trusted: false, unnamed: false };
    let mut seen = request(&spoofed);
    set_forwarding(&mut seen, &stranger, &id, false, ForwardedKind::Both).expect("set");
    let seen = wire(&seen);
    assert!(
        !seen.contains("6.6.6.6") && !seen.contains("spoofed") && !seen.to_lowercase().contains("portico"),
        "{seen}"
    );
    for line in [
        "X-Forwarded-For: 1.1.1.1\r\n",
        "X-Real-IP: 1.1.1.1\r\n",
        "X-Forwarded-Proto: http\r\n",
        "X-Forwarded-Host: forum.test\r\n",
        "Forwarded: for=1.1.1.1;host=\"forum.test\";proto=http\r\n",
        "X-Request-Id: 0123456789abcdef\r\n",
        "X-HTTP-Method-Override: PATCH\r\n",
        "X-Other: kept\r\n",
    ] {
        assert!(seen.contains(line), "{line} in {seen}");
    }
    assert!(!seen.contains("X-Forwarded-Port"), "{seen}");

    let proxy = Origin { peer: ip("10.0.0.1"), client: ip("1.1.1.1"), trusted: true, unnamed: false };
    let mut seen = request(&[
        ("Host", "inner"),
        ("X-Forwarded-For", "1.1.1.1"),
        ("X-Forwarded-Host", "forum.test"),
        ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Port", "443"),
        ("X_Forwarded_For", "6.6.6.6"),
    ]);
    set_forwarding(&mut seen, &proxy, &id, false, ForwardedKind::XForwarded).expect("set");
    let seen = wire(&seen);
    for line in [
        "X-Forwarded-For: 1.1.1.1, 10.0.0.1\r\n",
        "X-Real-IP: 1.1.1.1\r\n",
        "X-Forwarded-Proto: https\r\n",
        "X-Forwarded-Host: forum.test\r\n",
        "X-Forwarded-Port: 443\r\n",
    ] {
        assert!(seen.contains(line), "{line} in {seen}");
    }
    assert!(!seen.contains("6.6.6.6") && !seen.contains("Forwarded: for"), "{seen}");
}

#[test]
fn connection_keeps_its_own_options_only() {
    for (value, want) in [
        ("keep-alive", None),
        ("close, X-Hop", None),
        ("Upgrade, HTTP2-Settings", None),
        ("TE", None),
        ("keep-alive, Cookie", Some("keep-alive")),
        ("X-Forwarded-For, Host, close", Some("close")),
        ("authorization,content-length , X-Hop", Some("X-Hop")),
        ("x_forwarded_for, If-None-Match, Accept-Encoding", Some("")),
    ] {
        let got = harmless_connection(&request(&[("Connection", value)]).headers);
        assert_eq!(got.as_ref().map(|value| value.to_str().expect("text")), want, "{value}");
    }
}

#[test]
fn cookies_of_ours_stay_here() {
    for (lines, want) in [
        (vec!["a=1; b=2"], vec!["a=1; b=2"]),
        (vec!["a=1; __Host-portico-pending=x; b=2"], vec!["a=1; b=2"]),
        (vec!["__Host-portico-pending=x; a=1"], vec!["a=1"]),
        (vec!["__Host-portico-pending=x"], vec![]),
        (vec!["a=1", "__Host-portico=x", "b=2"], vec!["a=1", "b=2"]),
        (vec!["a=__Host-portico-pending=x"], vec!["a=__Host-portico-pending=x"]),
        (vec!["__Host-porticoforum=x; e=; =x; q=\"a b\""], vec!["__Host-porticoforum=x; e=; =x; q=\"a b\""]),
    ] {
        let mut seen = request(&lines.iter().map(|line| ("cOOkie", *line)).collect::<Vec<_>>());
        remove_own_cookies(&mut seen, "__Host-portico").expect("removed");
        let got: Vec<_> = seen.headers.get_all(COOKIE).iter().map(|line| line.to_str().expect("text")).collect();
        assert_eq!(got, want, "{lines:?}");
    }
    let headers = &request(&[("Cookie", "a=1; portico-pending=x")]).headers;
    assert!(carries_cookie(headers, "portico", "-pending"));
    assert!(!carries_cookie(headers, "portico", "-browser"));
    assert!(!carries_cookie(headers, "__Host-portico", "-pending"));
}

#[test]
fn crumbs_become_one_line() {
    let mut seen = request(&[("cookie", "a=1"), ("x", "y"), ("cookie", "b=2")]);
    join_cookie_crumbs(&mut seen).expect("joined");
    assert!(wire(&seen).contains("Cookie: a=1; b=2\r\n"), "{}", wire(&seen));
    assert_eq!(seen.headers.get_all(COOKIE).iter().count(), 1);
}

#[test]
fn the_forum_cannot_set_our_cookies() {
    let mut seen = ResponseHeader::build(200, None).expect("a response");
    for line in ["a=1; path=/", "__Host-portico-pending=evil; Path=/", "b=2"] {
        seen.append_header("Set-Cookie", line).expect("a header");
    }
    remove_own_set_cookies(&mut seen, "__Host-portico").expect("removed");
    let got: Vec<_> = seen.headers.get_all(SET_COOKIE).iter().map(|line| line.to_str().expect("text")).collect();
    assert_eq!(got, ["a=1; path=/", "b=2"]);
}

#[test]
fn loopback_names() {
    for (host, want) in [
        ("localhost", true),
        ("LOCALHOST:8080", true),
        ("127.0.0.1:8080", true),
        ("[::1]:80", true),
        ("127.0.0.1.evil.test", false),
        ("localhost.evil.test:80", false),
        ("192.168.0.1", false),
        ("", false),
    ] {
        assert_eq!(is_loopback(host), want, "{host}");
    }
}
