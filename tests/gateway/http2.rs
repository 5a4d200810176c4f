//! HTTP/2 in front of an origin that speaks HTTP/1.1: recorded rows, and frames that no browser sends.

use std::time::Duration;

use serde_json::Value;

use super::frames::{
    CONTINUATION, DATA, END_HEADERS, END_STREAM, GOAWAY, HEADERS, Http2, RST_STREAM, WINDOW_UPDATE, field, request,
};
use super::origin::{Origin, Script};
use super::running::Gateway;
use super::vectors::{self, bytes, judge, numbers};
use super::wire;

/// "Calm down" (RFC 9113 §7).
const ENHANCE_YOUR_CALM: u32 = 11;

/// How long the gateway may take for an answer on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// The fields of a row.
fn fields(row: &Value) -> Vec<(Vec<u8>, Vec<u8>)> {
    let pairs = row["fields"].as_array().expect("fields").iter();
    pairs.map(|pair| (bytes(&pair[0]), bytes(&pair[1]))).collect()
}

#[test]
fn what_another_version_could_hide_is_refused() {
    let file: Value = serde_json::from_str(include_str!("../vectors/proxy-h2.json")).expect("JSON");
    let rows = file["vectors"].as_array().expect("vectors");
    assert!(rows.len() >= 12, "the vectors were found");
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut wrong = Vec::new();
    for row in rows {
        origin.reset(vectors::script(&row["script"]));
        let body = (!row["body"].is_null()).then(|| bytes(&row["body"]));
        let got = gateway.http2().exchange(1, &fields(row), body.as_deref());
        let received = origin.received();
        let seen = vectors::Outcome {
            status: got.word.parse().unwrap_or(0),
            complete: got.whole,
            origin_requests: received.iter().map(|bytes| wire::requests(bytes).len() as u64).sum(),
            origin: received.concat(),
            client: got.body.clone(),
            ..vectors::Outcome::default()
        };
        let mut faults = if row["check"].is_object() { judge(&row["check"], &seen) } else { Vec::new() };
        let words: Vec<&str> = row["expect"].as_array().expect("words").iter().filter_map(Value::as_str).collect();
        // Closing without a word ends the connection just as well.
        let word = if got.word == "closed" { "goaway" } else { got.word.as_str() };
        if !words.contains(&word) {
            faults.push(format!("{} is none of {words:?}", got.word));
        }
        if got.word == "200" && !got.whole {
            faults.push("the stream did not end".to_owned());
        }
        if !faults.is_empty() {
            wrong.push(format!("{} {}: {}", row["id"], row["title"], faults.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_path_goes_where_it_belongs_over_http2() {
    let file: Value = serde_json::from_str(include_str!("../vectors/paths.json")).expect("JSON");
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut wrong = Vec::new();
    for row in file["cases"].as_array().expect("cases") {
        origin.reset(Script::default());
        let target = bytes(&row["target"]);
        let method = row["method"].as_str().unwrap_or("GET");
        let mut fields = request(method, "/", &[]);
        fields[2].1.clone_from(&target);
        let got = gateway.http2().exchange(1, &fields, None);
        let status: u64 = got.word.parse().unwrap_or(0);
        let received = origin.received().concat();
        let forwarded = [method.as_bytes(), b" ", &target, b" HTTP/1.1\r\n"].concat();
        // What is no path at all need not be answered.
        let refused = status == 0 || status == 404 || numbers(&row["status"]).contains(&status);
        let right = match row["expect"].as_str().expect("a word") {
            "forum" => status == 200 && received.starts_with(&forwarded) && wire::requests(&received).len() == 1,
            "404" => received.is_empty() && refused,
            _ => received.is_empty() && (200..500).contains(&status) && status != 404,
        };
        if !right {
            let (target, received) = (target.escape_ascii(), received.escape_ascii());
            wrong.push(format!("{} {target}: {}, origin got {received}", row["id"], got.word));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn heads_that_are_wrong_reach_nobody() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let with = |more: &[(&str, &str)]| request("GET", "/", more);
    let without = |name: &str| -> Vec<_> {
        request("GET", "/", &[]).into_iter().filter(|(known, _)| known != name.as_bytes()).collect()
    };
    let mut late = request("GET", "/", &[]);
    late.insert(1, (b"x-early".to_vec(), b"1".to_vec()));
    let mut userinfo = without(":authority");
    userinfo.push((b":authority".to_vec(), b"forum.test@evil.test".to_vec()));
    for (name, fields, want) in [
        ("TRACK", request("TRACK", "/", &[]), &["405"][..]),
        ("underscored framing", with(&[("transfer_encoding", "chunked")]), &["400"]),
        ("userinfo", userinfo, &["400", "rst", "goaway"]),
        ("connection", with(&[("connection", "keep-alive")]), &["rst", "goaway", "400"]),
        ("upper case", with(&[("X-Upper", "1")]), &["rst", "goaway", "closed", "400"]),
        ("no path", without(":path"), &["rst", "goaway", "400"]),
        ("no method", without(":method"), &["rst", "goaway", "400"]),
        ("pseudo-field behind a field", late, &["rst", "goaway", "400"]),
        ("two lengths", with(&[("content-length", "1"), ("content-length", "2")]), &["rst", "goaway", "400"]),
        ("two hosts", with(&[("host", "forum.test"), ("host", "evil.test")]), &["rst", "goaway", "400"]),
        ("fields beyond the limit", with(&vec![("x-a", "b"); 2_000]), &["431", "rst", "goaway", "400"]),
    ] {
        origin.reset(Script::default());
        let got = gateway.http2().exchange(1, &fields, None);
        assert!(want.contains(&got.word.as_str()), "{name}: {}", got.word);
        assert!(origin.text().is_empty(), "{name}: {}", origin.text());
    }
}

#[test]
fn pages_of_ours_and_of_the_forum() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut browser = gateway.http2();
    let crumbs = [("cookie", "a=1"), ("cookie", "b=2")];
    let own = browser.exchange(1, &request("POST", "/oauth/token?x=1", &crumbs), Some(b"a=b"));
    let text = String::from_utf8_lossy(&own.body).into_owned();
    assert_eq!((own.word.as_str(), own.whole), ("200", true), "{text}");
    assert!(text.contains("cookies=[\"a=1; b=2\"] body=a=b"), "{text}");
    assert!(origin.text().is_empty());

    let page = browser.exchange(3, &request("GET", "/index.php?x=%zz", &crumbs), None);
    assert_eq!((page.word.as_str(), &page.body[..]), ("200", &b"ok"[..]));
    // Names are in small letters here, as they came.
    let seen = origin.text().to_ascii_lowercase();
    for part in [
        "get /index.php?x=%zz http/1.1\r\n",
        "\r\nhost: forum.test\r\n",
        "\r\nx-forwarded-proto: https\r\n",
        "\r\nx-forwarded-host: forum.test\r\n",
        "\r\ncookie: a=1; b=2\r\n",
    ] {
        assert!(seen.contains(part), "{part} in {seen}");
    }
    let head = browser.exchange(5, &request("HEAD", "/", &[]), None);
    assert_eq!((head.word.as_str(), head.body.len(), head.whole), ("200", 0, true));
    let misspelt = browser.exchange(7, &request("GET", "/oauth/Token", &[]), None);
    assert_eq!(misspelt.word, "404");
    assert!(String::from_utf8_lossy(&misspelt.body).contains("P212"));
}

/// cloudflare/pingora#935: an upload that ends with an empty frame ended twice, and the second end was the beginning of
/// the next visitor's request.
#[test]
fn an_upload_ends_once() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut browser = gateway.http2();
    browser.head(1, &request("POST", "/upload", &[]), false);
    browser.frame(DATA, 0, 1, b"hello");
    browser.frame(DATA, END_STREAM, 1, b"");
    assert_eq!(browser.outcome(1, PATIENCE).word, "200");
    // Plain pages go over other connections.
    assert_eq!(browser.exchange(3, &request("DELETE", "/next", &[]), None).word, "200");
    let received = origin.received();
    assert_eq!(received.len(), 1, "both went over one connection");
    let text = String::from_utf8_lossy(&received[0]).into_owned();
    assert_eq!(text.matches("\r\n0\r\n\r\n").count(), 1, "{text}");
    assert_eq!(wire::requests(&received[0]).len(), 2, "{text}");

    // Without a single byte, and with trailers behind it.
    origin.reset(Script::default());
    browser.head(5, &request("POST", "/empty", &[]), false);
    browser.frame(DATA, END_STREAM, 5, b"");
    assert_eq!(browser.outcome(5, PATIENCE).word, "200");
    browser.head(7, &request("POST", "/trailers", &[]), false);
    browser.frame(DATA, 0, 7, b"hello");
    browser.frame(HEADERS, END_HEADERS | END_STREAM, 7, &field(b"content-length", b"44"));
    assert_eq!(browser.outcome(7, PATIENCE).word, "200");
    let text = origin.text();
    assert_eq!(wire::requests(text.as_bytes()).len(), 2, "{text}");
    assert!(!text.to_ascii_lowercase().contains("content-length: 44"), "{text}");
}

/// What the gateway said last: the code of its GOAWAY, or none if it only closed. Fails if it goes on.
fn ends(browser: &mut Http2, what: &str) -> Option<u32> {
    let mut code = None;
    while let Some(frame) = browser.next(PATIENCE) {
        if frame.kind == GOAWAY {
            code = Some(frame.code());
        }
    }
    assert!(code.is_some() || browser.is_closed(), "{what}: the connection goes on");
    code
}

#[test]
fn rapid_resets_end_the_connection() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut attacker = gateway.http2();
    for index in 0..5_000_u32 {
        let stream = 2 * index + 1;
        attacker.head(stream, &request("GET", "/", &[]), true);
        attacker.frame(RST_STREAM, 0, stream, &8_u32.to_be_bytes());
    }
    assert!(matches!(ends(&mut attacker, "rapid reset"), None | Some(ENHANCE_YOUR_CALM)));
    let requests: usize = origin.received().iter().map(|bytes| wire::requests(bytes).len()).sum();
    assert!(requests <= 600, "{requests} requests reached the forum");
    assert_eq!(gateway.http2().exchange(1, &request("GET", "/", &[]), None).word, "200", "others are served");
}

#[test]
fn a_head_without_an_end_ends_the_connection() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    for piece in [1, 16_000] {
        let mut attacker = gateway.http2();
        let first: Vec<u8> = request("GET", "/", &[]).iter().flat_map(|(name, value)| field(name, value)).collect();
        attacker.frame(HEADERS, END_STREAM, 1, &first);
        let rest = field(b"x-a", &vec![b'a'; piece]);
        for _ in 0..2_000 {
            attacker.frame(CONTINUATION, 0, 1, &rest);
        }
        ends(&mut attacker, "CONTINUATION");
    }
    assert!(origin.text().is_empty());
}

#[test]
fn streams_that_are_made_to_fail_end_the_connection() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut attacker = gateway.http2();
    for index in 0..1_000_u32 {
        let stream = 2 * index + 1;
        attacker.head(stream, &request("GET", "/", &[]), true);
        // A window of no bytes is an error of the stream (RFC 9113 §6.9).
        attacker.frame(WINDOW_UPDATE, 0, stream, &[0; 4]);
    }
    ends(&mut attacker, "streams that fail");
    assert_eq!(gateway.http2().exchange(1, &request("GET", "/", &[]), None).word, "200", "others are served");
}
