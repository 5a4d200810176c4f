//! Plain pages have a way of their own through the gateway. Whatever is asked and answered, it is the same both ways.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr};
use std::time::Duration;

use portico::model::LoginCookies;
use portico::proxy::ForwardedKind;

use super::connect;
use super::differential::{Dice, case};
use super::origin::{Origin, Script, Step};
use super::running::Gateway;
use super::wire;

/// Nearly right requests that go both ways, and nearly right answers.
const CASES: usize = 1_500;
const ANSWERS: usize = 500;

/// How many cases, and their dice. As a fuzzer: `PORTICO_FUZZ_CASES=100000 PORTICO_FUZZ_SEED=$RANDOM`, and what differs is
/// told with its number.
fn cases(usual: usize, seed: u64) -> (usize, Dice) {
    let number = |name| std::env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
    let cases = number("PORTICO_FUZZ_CASES").map_or(usual, |cases| usize::try_from(cases).expect("cases"));
    (cases, Dice(seed.wrapping_add(number("PORTICO_FUZZ_SEED").unwrap_or_default())))
}

/// Two gateways, each before a web server of its own: one with the lane, one without.
struct Both {
    gateways: [Gateway; 2],
    origins: [Origin; 2],
}

impl Both {
    /// `trusted`: the client is a proxy whose words count.
    fn start(trusted: bool) -> Self {
        let origins = [Origin::start(), Origin::start()];
        let gateways = [true, false].map(|lane| {
            let origin = &origins[usize::from(!lane)];
            Gateway::with(origin.port, |settings| {
                settings.lane = lane;
                let proxy = if trusted { "127.0.0.1/32" } else { "127.0.0.2/32" };
                settings.trusted_proxies = vec![proxy.parse().expect("a net")];
                settings.forwarded = if trusted { ForwardedKind::Both } else { ForwardedKind::XForwarded };
            })
        });
        Self { gateways, origins }
    }

    fn reset(&self, script: &Script) {
        self.origins.iter().for_each(|origin| origin.reset(script.clone()));
    }

    /// What the client gets, each way.
    fn answers(&self, request: &[u8], to_head: bool) -> [Got; 2] {
        self.gateways.each_ref().map(|gateway| Got::by(gateway.address, request, to_head))
    }
}

/// All that a client got on one connection, as it understands it.
#[derive(Debug, PartialEq)]
struct Got {
    /// Status, fields in order, body.
    answers: Vec<(u16, Vec<String>, Vec<u8>)>,
    /// None of them was cut off.
    whole: bool,
}

impl Got {
    fn by(address: SocketAddr, request: &[u8], to_head: bool) -> Self {
        let mut stream = connect(address);
        // Refused in the middle, it may be closed before all is written.
        let _ = stream.write_all(request);
        let _ = stream.shutdown(Shutdown::Write);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let (mut answers, mut at, mut whole) = (Vec::new(), 0, true);
        while let Some(end) = wire::find(&bytes[at..], b"\r\n\r\n").map(|end| at + end) {
            let head = &bytes[at..end];
            // What is asked behind it may have a body.
            let to_head = to_head && answers.iter().all(|answer: &(u16, _, _)| answer.0 < 200);
            let Some(status) = wire::status(head) else { break };
            let fields = fields(head);
            at = end + 4;
            let rest = &bytes[at..];
            let has_none = to_head || status < 200 || matches!(status, 204 | 304);
            let (body, length) = match wire::header(head, "content-length") {
                _ if has_none => (Some(Vec::new()), 0),
                _ if wire::header(head, "transfer-encoding").is_some() => unchunked(rest),
                Some(length) => {
                    let length = length.split(',').next().unwrap_or_default().parse().expect("a length");
                    (rest.get(..length).map(<[u8]>::to_vec), length.min(rest.len()))
                }
                None => (Some(rest.to_vec()), rest.len()),
            };
            at += length;
            whole &= body.is_some();
            // Pages of ours have an id of their own.
            let body = if status >= 400 { Vec::new() } else { body.unwrap_or_default() };
            answers.push((status, fields, body));
        }
        whole &= at == bytes.len();
        Self { answers, whole }
    }

    fn statuses(&self) -> Vec<u16> {
        self.answers.iter().map(|answer| answer.0).collect()
    }
}

/// The fields of a head in the order of their names, but for those that may differ.
fn fields(head: &[u8]) -> Vec<String> {
    let text: String = head.iter().map(|byte| char::from(*byte)).collect();
    let mut lines: Vec<(String, String)> = text
        .split("\r\n")
        .skip(1)
        .filter_map(|line| line.split_once(':').map(|(name, value)| (name.to_owned(), value.trim().to_owned())))
        .filter(|(name, _)| !["date", "x-request-id"].contains(&name.to_ascii_lowercase().as_str()))
        .collect();
    // Two of one name keep their order.
    lines.sort_by_key(|(name, _)| name.to_ascii_lowercase());
    let once = |(name, value): (String, String)| match name.to_ascii_lowercase().as_str() {
        "content-length" => format!("{name}: {}", value.split(',').next().unwrap_or_default()),
        // The general way writes it anew.
        "upgrade" => format!("upgrade: {}", value.to_ascii_lowercase()),
        _ => format!("{name}: {value}"),
    };
    // The same length twice says no more than once.
    let mut lines: Vec<_> = lines.into_iter().map(once).collect();
    lines.dedup_by(|one, other| one == other && one.to_ascii_lowercase().starts_with("content-length:"));
    lines
}

/// A chunked body and how many bytes it took; `None` if it is not all there.
fn unchunked(bytes: &[u8]) -> (Option<Vec<u8>>, usize) {
    let (mut body, mut at) = (Vec::new(), 0);
    loop {
        let Some(line) = wire::find(&bytes[at..], b"\r\n") else { return (None, bytes.len()) };
        let text = std::str::from_utf8(&bytes[at..at + line]).expect("a size");
        let size = usize::from_str_radix(text.split(';').next().unwrap_or_default().trim(), 16).expect("a size");
        at += line + 2;
        if size == 0 {
            let trailers = wire::find(&bytes[at - 2..], b"\r\n\r\n");
            return trailers.map_or((None, bytes.len()), |end| (Some(body), at + end + 2));
        }
        if bytes.len() < at + size + 2 {
            return (None, bytes.len());
        }
        body.extend_from_slice(&bytes[at..at + size]);
        at += size + 2;
    }
}

/// What a web server got, request by request: first line, fields, body.
pub fn forwarded(origin: &Origin) -> Vec<(String, Vec<String>, Vec<u8>)> {
    let mut found = Vec::new();
    for connection in origin.received() {
        for request in wire::requests(&connection) {
            let end = wire::find(request, b"\r\n\r\n").expect("a head");
            let head = &request[..end];
            let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
            let body = &request[end + 4..];
            let body = match wire::header(head, "transfer-encoding") {
                Some(_) => unchunked(body).0.expect("a whole body"),
                None => body.to_vec(),
            };
            found.push((String::from_utf8_lossy(line).into_owned(), fields(head), body));
        }
    }
    found.sort();
    found
}

#[test]
fn what_is_forwarded_is_the_same_both_ways() {
    for trusted in [false, true] {
        let (cases, mut dice) = cases(CASES, 77 + u64::from(trusted));
        compare(&Both::start(trusted), cases, &mut dice);
    }
}

/// Fields by which a proxy says who asks, in spellings that count and others that do not; and cookies of ours.
const PROXIES_SAY: [&str; 12] = [
    "X-Forwarded-For: 203.0.113.9\r\n",
    "X-Forwarded-For: 203.0.113.9, 127.0.0.1\r\nx-forwarded-for: 198.51.100.7\r\n",
    "X-Forwarded-For: unknown\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: other.test\r\n",
    "X_Forwarded_For: 203.0.113.9\r\nX-Forwarded-Port: 8443\r\nx-forwarded_proto: https\r\n",
    "Forwarded: for=203.0.113.9;proto=https\r\nX-Real-IP: 203.0.113.9\r\n",
    "X-Original-URL: /admin\r\nX-Rewrite-Url: /admin\r\nSCRIPT_NAME: /x\r\nPath-Info: /x\r\n",
    "X-Portico-Id: 4711\r\nx-request-id: 0123456789abcdef\r\nX-Request-Id: second-one-here\r\n",
    "X-Forwarded-For: 2001:db8::1\r\nX-FORWARDED-PROTO: HTTPS\r\nX-Forwarded-Proto: http\r\n",
    "Cookie: __Host-portico-language=de\r\n",
    "Cookie:a=1;__Host-portico-language=de; b=\"2; 3\" ;__Host-porticoX=1\r\nCookie: __Host-portico-tab=1; \r\n",
    "Cookie: __host-portico-language=de; x= __Host-portico-y=1\r\nX-A: 1\r\n",
    "Cookie: __Host-portico-pending=abc; session=1\r\n",
];

fn compare(both: &Both, cases: usize, dice: &mut Dice) {
    for number in 0..cases {
        let mut bytes = case(number, dice);
        if let Some(end) = wire::find(&bytes, b"\r\n").filter(|_| number % 3 == 0) {
            let says = PROXIES_SAY[dice.below(PROXIES_SAY.len())];
            bytes.splice(end + 2..end + 2, says.bytes());
        }
        let [lane, general] = both.answers(&bytes, bytes.starts_with(b"HEAD"));
        let sent: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        assert_eq!(lane.statuses(), general.statuses(), "case {number}: {sent:?}");
    }
    let [lane, general] = both.origins.each_ref().map(forwarded);
    assert!(lane.len() > cases / 3, "{} of {cases} were forwarded", lane.len());
    for (lane, general) in lane.iter().zip(&general) {
        assert_eq!(lane, general);
    }
    assert_eq!(lane.len(), general.len());
}

/// Answers of web servers, right and wrong.
const ONES: &[&[u8]] = &[
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=1\r\nX-A: 1\r\nSet-Cookie: b=2\r\n\r\nhello",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end",
    b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nok",
    b"HTTP/1.0 200 OK\r\nServer: old\r\n\r\nuntil the end",
    b"HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n",
    b"HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 10\r\n\r\n",
    b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
    b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nok",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Upgrade, Keep-Alive\r\nUpgrade: h2,h2c\r\n\r\nok",
    b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
    b"HTTP/1.1 200 J\xf6rg\r\nX-Name: J\xf6rg\r\nContent-Length: 2\r\n\r\nok",
    b"HTTP/1.1 302 Found\r\nLocation: /x y?z\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 500 Oops\r\nContent-Length: 3\r\n\r\nbad",
    b"HTTP/1.1 200 OK\r\nSet-Cookie: __Host-portico-pending=evil\r\nSet-Cookie: fine=1\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n folded: x\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/2 200\r\n\r\n",
    b"garbage\r\n\r\n",
    b"HTTP/1.1 200 OK\n\nuntil the end",
    b"\r\nHTTP/1.1 200 OK\r\nX-A: 1\r\nContent-Length: 2\n\r\nok",
    b"\nHTTP/1.0 200 OK\n\nuntil the end",
    b"HTTP/1.1 103 Early Hints\nLink: </a.css>; rel=preload\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok",
    b"HTTP/1.1 099 X\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    b"",
];

/// One of them with something changed.
fn nearly(dice: &mut Dice) -> Vec<u8> {
    const BYTES: &[u8] = b"\r\n\0\t :;,\"=.0159aAxX\x1f\x7f\x80";
    const LINES: [&[u8]; 14] = [
        b"Content-Length: 5\r\n",
        b"Content-Length: +5\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"transfer-encoding: Chunked, chunked\r\n",
        b"Connection: close\r\n",
        b"Connection: x-a, Keep-Alive\r\n",
        b"X-A: 1, \x80\r\n",
        b"Set-Cookie: __Host-portico-x=1; a=2\r\n",
        b"X-Request-Id: 0123456789abcdef\r\nVia: 1.1 b\r\n",
        b"Trailer: X-A\r\nKeep-Alive: timeout=1\r\n",
        b"Location: http://127.0.0.1/x\r\n",
        b"Upgrade: h2c\r\nProxy-Connection: x\r\n",
        b"x_y: 1\r\n: empty\r\n",
        b"Alt-Svc: h3=\":443\"\r\nAge: 0\r\n",
    ];
    let mut bytes = ONES[dice.below(ONES.len() - 1)].to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 if bytes.len() > 1 => drop(bytes.remove(at)),
            0 | 1 => bytes.insert(at, BYTES[dice.below(BYTES.len())]),
            2 => bytes[at] = BYTES[dice.below(BYTES.len())],
            3 => bytes.truncate(at.max(1)),
            _ => {
                let line = wire::find(&bytes[at..], b"\r\n").map_or(bytes.len(), |end| at + end + 2);
                bytes.splice(line..line, LINES[dice.below(LINES.len())].iter().copied());
            }
        }
    }
    bytes
}

/// Folded lines and names with a blank behind them: the framework takes them for a field, the lane for an answer that may be
/// read in two ways.
fn is_doubtful(answer: &[u8]) -> bool {
    let head = &answer[..wire::find(answer, b"\r\n\r\n").unwrap_or(answer.len())];
    let blank = |byte: &u8| b" \t".contains(byte);
    head.split(|byte| *byte == b'\n').skip(1).any(|line| {
        line.first().is_some_and(blank)
            || line.split(|byte| *byte == b':').next().and_then(<[u8]>::last).is_some_and(blank)
    })
}

#[test]
fn nearly_right_answers_are_taken_the_same_both_ways() {
    let both = Both::start(false);
    let (cases, mut dice) = cases(ANSWERS, 99);
    let (mut whole, mut only_by_lane) = (0, 0);
    for number in 0..cases {
        let answer = nearly(&mut dice);
        both.reset(&Script { response: Some(answer.clone()), close: true, ..Script::default() });
        let to_head = number % 5 == 0;
        let method = if to_head { "HEAD" } else { "GET" };
        let [lane, general] =
            both.answers(format!("{method} /page HTTP/1.1\r\nHost: forum.test\r\n\r\n").as_bytes(), to_head);
        whole += usize::from(lane.whole && lane.statuses() != [502]);
        // The framework takes more for an answer, and begins to pass on what it cannot end.
        if lane.statuses().last() == Some(&502) {
            only_by_lane +=
                usize::from(general.whole && general.statuses().last() != Some(&502) && !is_doubtful(&answer));
        } else if answer.starts_with(b"HTTP/1.1 1") {
            // It also passes on what such an answer says of its connection, and refuses it for the length that it has not.
            let last = |got: &Got| got.answers.last().filter(|answer| answer.0 != 502).cloned();
            assert!(
                last(&general).is_none_or(|answer| Some(answer) == last(&lane)),
                "case {number}: {}",
                answer.escape_ascii()
            );
        } else {
            assert_eq!(lane, general, "{method}, case {number}: {}", answer.escape_ascii());
        }
    }
    assert!(only_by_lane <= cases / 50, "{only_by_lane} of {cases} were refused by the lane alone");
    assert!(whole > cases / 6, "{whole} of {cases} were passed on");
}

#[test]
fn what_is_answered_is_the_same_both_ways() {
    let both = Both::start(false);
    for (number, answer) in ONES.iter().enumerate() {
        for method in ["GET", "HEAD", "POST"] {
            let script = Script { response: Some(answer.to_vec()), close: true, ..Script::default() };
            both.reset(&script);
            let request = format!(
                "{method} /page HTTP/1.1\r\nHost: forum.test\r\n{}\r\n",
                match method {
                    "POST" => "Content-Length: 0\r\n",
                    _ => "",
                }
            );
            let [lane, general] = both.answers(request.as_bytes(), method == "HEAD");
            assert_eq!(lane, general, "{method}, answer {number}: {}", answer.escape_ascii());
        }
    }
}

/// Requests to our own endpoints: what they get, and what the client gets of them.
#[test]
fn what_our_endpoints_get_and_answer_is_the_same_both_ways() {
    let both = Both::start(true);
    let host = "Host: forum.test\r\nX-Request-Id: one-for-both-ways\r\n";
    let long = "x".repeat(16 * 1024);
    let cookies = "Cookie: a=1\r\n".repeat(5);
    let requests = [
        format!("GET /oauth/userinfo HTTP/1.1\r\n{host}Authorization: Bearer x\r\nX-Probe: 1\r\n\r\n"),
        format!(
            "GET /oauth/userinfo?a=%zz&b=+ HTTP/1.1\r\n{host}x-probe:  1 \t\r\ncookie: a=1;b=2\r\nCOOKIE: c\r\n\r\n"
        ),
        format!("HEAD /oauth/userinfo HTTP/1.1\r\n{host}\r\n"),
        format!("HEAD /oauth/jwks HTTP/1.1\r\n{host}\r\n"),
        format!("POST /oauth/token HTTP/1.1\r\n{host}Content-Length: 3\r\n\r\na=b"),
        format!("POST /oauth/token HTTP/1.1\r\n{host}Content-Length: {}\r\n\r\n{long}", long.len()),
        format!("POST /oauth/token HTTP/1.1\r\n{host}Content-Length: {}\r\n\r\n{long}x", long.len() + 1),
        format!("POST /oauth/token HTTP/1.1\r\n{host}\r\n"),
        format!("POST /oauth/token HTTP/1.1\r\n{host}Content-Length: 9\r\n\r\na=b"),
        format!("POST /oauth/token HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n"),
        format!("POST /oauth/token HTTP/1.1\r\n{host}Expect: 100-continue\r\nContent-Length: 3\r\n\r\na=b"),
        format!("GET /oauth/userinfo HTTP/1.1\r\n{host}Content-Length: 3\r\n\r\na=b"),
        format!("GET /oauth/userinfo HTTP/1.0\r\n{host}\r\n"),
        format!("GET /oauth/userinfo HTTP/1.1\r\n{host}Connection: close\r\n\r\nGET / HTTP/1.1\r\n{host}\r\n"),
        format!("GET /oauth/userinfo HTTP/1.1\r\n{host}Connection: x-probe\r\nX-Probe: 1\r\n\r\n"),
        format!("GET /oauth/userinfo HTTP/1.1\r\n{host}{cookies}\r\n"),
        format!("GET /oauth/userinfo HTTP/1.1\r\n{host}X-Forwarded-For: 203.0.113.9\r\nConnection: keep-alive\r\n\r\n"),
        format!("GET /oauth/userinfo HTTP/1.1\r\n{host}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
        format!("GET /oauth/%75serinfo HTTP/1.1\r\n{host}\r\n"),
        format!("GET /oauth/userinfo?\u{e9}&<> HTTP/1.1\r\n{host}X-Probe: J\u{f6}rg\r\n\r\n"),
        format!("GET http://forum.test/oauth/userinfo HTTP/1.1\r\n{host}\r\n"),
        format!("PUT /oauth/userinfo HTTP/1.1\r\n{host}Content-Length: 0\r\n\r\n"),
        format!("POST /oauth/revoke HTTP/1.1\r\n{host}Content-Length: 3\r\nAccept-Language: de\r\n\r\na=b"),
        "GET /oauth/userinfo HTTP/1.1\r\nHost: other.test\r\n\r\n".to_owned(),
        "GET /oauth/userinfo HTTP/1.1\r\nHost: forum.test:443\r\nX-Request-Id: short\r\n\r\n".to_owned(),
        format!(
            "POST /oauth/token HTTP/1.1\r\n{host}Content-Length: 3\r\n\r\na=bGET /a HTTP/1.1\r\n{host}\r\nGET /oauth/userinfo HTTP/1.1\r\n{host}\r\n"
        ),
    ];
    for (number, request) in requests.iter().enumerate() {
        let [lane, general] = both.answers(request.as_bytes(), request.starts_with("HEAD"));
        // An id of its own stands in some answers, and the general way promises to go on after half a body.
        if request.contains("one-for-both-ways") && !request.contains("Content-Length: 9") {
            assert_eq!(lane, general, "{number}: {request}");
        }
        assert_eq!(lane.statuses(), general.statuses(), "{number}: {request}");
        let seen = both.gateways.each_ref().map(|gateway| {
            let seen = std::mem::take(&mut *gateway.front.seen.lock().expect("no poison"));
            seen.iter().map(|line| line.replace(|c: char| c.is_ascii_hexdigit(), "")).collect::<Vec<_>>()
        });
        assert_eq!(seen[0], seen[1], "{number}: {request}");
    }
    let [lane, general] = both.origins.each_ref().map(forwarded);
    assert_eq!(lane, general);
}

/// The system passes on what is long, by itself: all of it, nothing else, and the connections can be used again.
#[test]
fn long_bodies_arrive_as_they_were_sent() {
    let both = Both::start(false);
    let mut dice = Dice(77);
    let requests = b"GET /a HTTP/1.1\r\nHost: forum.test\r\n\r\nGET /b HTTP/1.1\r\nHost: forum.test\r\n\r\n";
    for length in [65_535, 65_536, 65_537, 131_072, 300_001, 3 * 1024 * 1024] {
        let body: Vec<u8> = (0..length).map(|at| (at * 31 + dice.below(7)).to_le_bytes()[0]).collect();
        let answer = [format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n").as_bytes(), &body].concat();
        both.reset(&Script { response: Some(answer.clone()), ..Script::default() });
        for got in both.answers(requests, false) {
            assert!(got.whole && got.answers.len() == 2, "{length}: {:?}", got.statuses());
            assert!(got.answers.iter().all(|answer| answer.2 == body), "{length}");
        }
        // In pieces, with pauses.
        let piece = |send: &[u8]| Step { send: send.to_vec(), sleep: Duration::from_millis(2), ..Step::default() };
        let mut steps: Vec<Step> = answer.chunks(length / 9 + 50).map(piece).collect();
        steps[0].wait_for = Some(b"\r\n\r\n".to_vec());
        both.reset(&Script { steps, ..Script::default() });
        let one = b"GET /a HTTP/1.1\r\nHost: forum.test\r\n\r\n";
        for got in both.answers(one, false) {
            assert!(got.whole && got.answers.len() == 1 && got.answers[0].2 == body, "{length}: in pieces");
        }
        // Somebody who takes it slowly.
        both.reset(&Script { response: Some(answer.clone()), ..Script::default() });
        let mut slow = connect(both.gateways[0].address);
        slow.write_all(b"GET /a HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n").expect("sent");
        let (mut taken, mut part) = (Vec::new(), vec![0; 40_000]);
        loop {
            std::thread::sleep(Duration::from_millis(3));
            match slow.read(&mut part).expect("it goes on") {
                0 => break,
                count => taken.extend_from_slice(&part[..count]),
            }
        }
        assert!(
            taken.ends_with(&body) && wire::find(&taken, b"\r\n\r\n") == Some(taken.len() - length - 4),
            "{length}"
        );
        // More than was promised, and less.
        let more = [&answer[..], b"HTTP/1.1 200 OK\r\n"].concat();
        both.reset(&Script { response: Some(more), ..Script::default() });
        let got = Got::by(both.gateways[0].address, requests, false);
        assert!(got.whole && got.answers.iter().all(|answer| answer.2 == body), "{length}: {:?}", got.statuses());
        both.reset(&Script { response: Some(answer[..answer.len() - 1].to_vec()), close: true, ..Script::default() });
        for got in both.answers(one, false) {
            assert!(got.statuses() == [200] && !got.whole, "{length}: cut");
        }
    }
}

/// Who has no cookie of the login is a guest without a question.
#[test]
fn the_cookies_of_whoever_may_log_in_say_whether_somebody_is_asked() {
    let both = Both::start(false);
    let answer = b"HTTP/1.1 200 OK\r\nSet-Cookie: sid=new\r\nContent-Length: 0\r\n\r\n";
    both.reset(&Script { response: Some(answer.to_vec()), ..Script::default() });
    let form =
        b"POST /login HTTP/1.1\r\nHost: forum.test\r\nCookie: a=b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    for (cookies, want) in [
        (LoginCookies::Absent, &["a guest's"][..]),
        (LoginCookies::Guests, &["asked", "a guest's"]),
        (LoginCookies::Others, &["a member's"]),
    ] {
        for gateway in &both.gateways {
            *gateway.front.login.lock().expect("no poison") = Some(cookies);
            assert_eq!(Got::by(gateway.address, form, false).statuses(), [200]);
            let logins = std::mem::take(&mut *gateway.front.logins.lock().expect("no poison"));
            assert_eq!(logins, want, "{cookies:?}");
        }
    }
}

/// A target that has to be escaped, in whatever pieces it comes.
#[test]
fn a_first_line_may_come_in_pieces() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let request = b"GET /a b<c HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n";
    for cut in 1..request.len() {
        let mut client = connect(gateway.address);
        client.write_all(&request[..cut]).expect("sent");
        std::thread::sleep(Duration::from_millis(10));
        client.write_all(&request[cut..]).expect("sent");
        let mut answer = Vec::new();
        client.read_to_end(&mut answer).expect("an answer");
        assert_eq!(wire::status(&answer), Some(200), "cut at {cut}: {}", answer.escape_ascii());
    }
    assert_eq!(origin.text().matches("GET /a%20b%3Cc HTTP/1.1").count(), request.len() - 1);
}

/// What is wrong whatever follows is refused at once.
#[test]
fn nothing_more_is_waited_for_where_it_does_not_matter() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    for (name, begin, status) in [
        ("empty lines without a return", "\n".repeat(1_000), 400),
        ("no method", "\u{16}\u{3}\u{1}\u{2}".to_owned(), 400),
        ("a return in the target", "GET /a\rb HTTP/1.1\r\nHost: forum.test\r\n\r\n".to_owned(), 400),
        ("a zero in the target", "GET /a\0b HTTP/1.1\r\nHost: forum.test\r\n\r\n".to_owned(), 400),
        (
            "another host",
            "POST /oauth/token HTTP/1.1\r\nHost: evil.test\r\nContent-Length: 9\r\n\r\na=b".to_owned(),
            421,
        ),
    ] {
        let mut client = connect(gateway.address);
        client.set_read_timeout(Some(Duration::from_secs(5))).expect("a timeout");
        client.write_all(begin.as_bytes()).expect("sent");
        let mut answer = [0; 12];
        client.read_exact(&mut answer).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(wire::status(&answer), Some(status), "{name}");
    }
    assert!(origin.text().is_empty(), "{}", origin.text());
}

/// Wherever an answer is cut, the visitor can tell that it was.
#[test]
fn what_is_cut_is_cut_both_ways() {
    let both = Both::start(false);
    for answer in [
        &b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"[..],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    ] {
        for cut in (0..answer.len()).step_by(3) {
            let script = Script { response: Some(answer[..cut].to_vec()), close: true, ..Script::default() };
            both.reset(&script);
            let [lane, general] =
                both.answers(b"POST / HTTP/1.1\r\nHost: forum.test\r\nContent-Length: 0\r\n\r\n", false);
            assert_eq!((lane.statuses(), lane.whole), (general.statuses(), general.whole), "cut at {cut}");
            assert!(!lane.whole || lane.statuses() == [502], "cut at {cut}: {lane:?}");
        }
    }
}

/// A web server that has heard enough answers at once, and may take its time for the rest of the answer.
#[test]
fn an_early_answer_goes_on_without_the_rest_of_the_request() {
    let both = Both::start(false);
    let step = |wait_for: Option<&[u8]>, seconds: u64, send: &[u8]| Step {
        wait_for: wait_for.map(<[u8]>::to_vec),
        sleep: Duration::from_secs(seconds),
        send: send.to_vec(),
        ..Step::default()
    };
    let begin = step(Some(b"begin"), 0, b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    both.reset(&Script { steps: vec![begin, step(None, 3, b"world")], ..Script::default() });
    let mut client = connect(both.gateways[0].address);
    client.write_all(b"POST / HTTP/1.1\r\nHost: forum.test\r\nContent-Length: 100000\r\n\r\nbegin").expect("sent");
    let mut answer = Vec::new();
    let _ = client.read_to_end(&mut answer);
    assert!(answer.ends_with(b"helloworld"), "{}", answer.escape_ascii());
}

/// Who asks for a WebSocket, and who only nearly does.
#[test]
fn websockets_are_asked_for_and_opened_the_same_both_ways() {
    let both = Both::start(false);
    let asked = [
        "Connection: Upgrade\r\nUpgrade: websocket\r\n",
        "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Protocol: chat\r\n",
        "Upgrade: websocket\r\nX-A: 1\r\nConnection:upgrade\r\n",
        "Connection: Upgrade\r\nUpgrade: h2c\r\n",
        "Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nUpgrade: websocket\r\n",
        "Connection: Upgrade\r\nConnection: close\r\nUpgrade: websocket\r\n",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 0\r\n",
        "Upgrade: websocket\r\n",
        "Connection: Upgrade\r\n",
    ];
    let answers: [&[u8]; 6] = [
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-A: 1\r\n\r\nhello",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSet-Cookie: a=1\r\n\r\n",
        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n",
        b"HTTP/1.1 101 Switching",
        b"",
    ];
    for answer in answers {
        both.reset(&Script { response: Some(answer.to_vec()), close: true, ..Script::default() });
        for (number, fields) in asked.iter().enumerate() {
            let request = format!("GET /live?{number} HTTP/1.1\r\nHost: forum.test\r\n{fields}\r\n");
            let [lane, general] = both.answers(request.as_bytes(), false);
            // The general way may end with the visitor, before it has said all.
            let heads = |got: &Got| got.answers.iter().map(|(status, fields, _)| (*status, fields.clone())).collect();
            let (lane, general): (Vec<_>, Vec<_>) = (heads(&lane), heads(&general));
            assert_eq!(lane, general, "{fields:?}, {}", answer.escape_ascii());
        }
        let [lane, general] = both.origins.each_ref().map(|origin| {
            let mut requests = forwarded(origin);
            // One that met a connection that was just closed is sent again.
            requests.dedup();
            requests
        });
        assert_eq!(lane, general, "{}", answer.escape_ascii());
    }
}
