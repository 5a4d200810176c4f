//! Plain pages over HTTP/2: the same both ways, and held in no more memory than there is for them.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::differential::Dice;
use super::frames::{DATA, END_STREAM, Http2, RST_STREAM, SETTINGS, request};
use super::lane::forwarded;
use super::origin::{Origin, Script};
use super::running::Gateway;
use super::slow::generous;

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Nearly right requests that go both ways.
const CASES: usize = 400;

/// What a request may have beside its pseudo-fields, plain or not.
const FIELDS: &[&[(&str, &str)]] = &[
    &[],
    &[("cookie", "a=1"), ("cookie", "b=2"), ("accept", "*/*"), ("cookie", "c=3"), ("cookie", "d=4"), ("cookie", "e=5")],
    &[("cookie", "__Host-portico-theme=dark"), ("cookie", "a=1")],
    &[("te", "trailers"), ("trailer", "x-sum"), ("priority", "u=1, i")],
    &[("user-agent", "one"), ("accept-language", "de"), ("user-agent", "two")],
    &[("x-a", ""), ("x-b", "  blanks  "), ("x-c", "a\tb"), ("x-d", "J\u{f6}rg")],
    &[("host", "forum.test")],
    &[("host", "evil.test")],
    &[("x-forwarded-for", "203.0.113.9, 127.0.0.1"), ("x_forwarded_for", "203.0.113.8"), ("forwarded", "for=x")],
    &[("x-forwarded-proto", "http"), ("x-forwarded-host", "other.test"), ("x-forwarded-port", "8443")],
    &[("x-request-id", "0123456789abcdef"), ("x-original-url", "/admin"), ("script-name", "/x")],
    &[("content-length", "0")],
    &[("content-length", "+5")],
    &[("expect", "100-continue")],
    &[("http2-settings", "AAMAAABkAAQAAP__"), ("proxy-authorization", "Basic eA==")],
    &[("transfer_encoding", "chunked")],
    &[("transfer-encoding", "chunked")],
    &[("remote-user", "lena"), ("authorization", "Bearer x"), ("range", "bytes=0-1"), ("if-none-match", "\"x\"")],
];

const TARGETS: &[&str] = &[
    "/",
    "/index.php?x=%zz&y=a+b",
    "//double//slash",
    "/x\"y<z>",
    "/\u{e9}",
    "*",
    "/x y",
    "http://forum.test/x",
    "/a?code=1",
];

/// Two gateways with TLS, each before a web server of its own: one with the lane, one without.
struct Both {
    gateways: [Gateway; 2],
    origins: [Origin; 2],
}

impl Both {
    fn start() -> Self {
        let origins = [Origin::start(), Origin::start()];
        let gateways = [true, false]
            .map(|lane| Gateway::over_tls_with(origins[usize::from(!lane)].port, |settings| settings.lane = lane));
        Self { gateways, origins }
    }
}

/// Sends a request with a body of so many bytes, whatever its fields say, and answers what became of it.
fn ask(line: &mut Http2, stream: u32, fields: &[(Vec<u8>, Vec<u8>)], body: Option<usize>) -> String {
    line.head(stream, fields, body.is_none());
    if let Some(length) = body {
        line.frame(DATA, END_STREAM, stream, &vec![b'b'; length]);
    }
    let outcome = line.outcome(stream, PATIENCE);
    format!("{} {}", outcome.word, outcome.whole)
}

/// First line, fields, body.
type Forwarded = (String, Vec<String>, Vec<u8>);

/// What a web server got, but for the spelling of the names.
fn folded(origin: &Origin) -> Vec<Forwarded> {
    let fold = |field: String| match field.split_once(':') {
        Some((name, value)) => format!("{}:{value}", name.to_ascii_lowercase()),
        None => field,
    };
    let mut all = forwarded(origin);
    for (_, fields, _) in &mut all {
        *fields = std::mem::take(fields).into_iter().map(fold).collect();
        fields.sort();
    }
    all
}

#[test]
fn what_is_forwarded_is_the_same_both_ways() {
    let (both, mut dice) = (Both::start(), Dice(2));
    let mut lines = both.gateways.each_ref().map(Gateway::http2);
    let mut stream = 1;
    for number in 0..CASES {
        let method = ["GET", "GET", "HEAD", "POST", "POST", "PUT", "OPTIONS"][dice.below(7)];
        let target = TARGETS[if dice.below(2) == 0 { 0 } else { dice.below(TARGETS.len()) }];
        let mut fields = request(method, target, FIELDS[dice.below(FIELDS.len())]);
        let text = |text: &str| text.as_bytes().to_vec();
        fields.extend(FIELDS[dice.below(FIELDS.len())].iter().map(|(name, value)| (text(name), text(value))));
        fields.push((text("x-case"), text(&number.to_string())));
        if number % 17 == 0 {
            fields.retain(|(name, _)| name != b":authority");
        }
        let is_empty = fields.contains(&(text("content-length"), text("0")));
        let body = [None, None, Some(0), Some(5), Some(16_000)][dice.below(5)].filter(|_| method != "HEAD");
        // A body that is longer than it says ends the stream, before an answer or behind it.
        let body = body.map(|length| if is_empty { 0 } else { length });
        if let Some(length) = body.filter(|_| dice.below(3) > 0) {
            fields.push((text("content-length"), text(&length.to_string())));
        }
        let outcomes = lines.each_mut().map(|line| ask(line, stream, &fields, body));
        let sent: Vec<_> =
            fields.iter().map(|(name, value)| format!("{}: {}", name.escape_ascii(), value.escape_ascii())).collect();
        assert_eq!(outcomes[0], outcomes[1], "case {number}: {sent:?}");
        stream += 2;
        if !outcomes[0].starts_with(|first: char| first.is_ascii_digit()) {
            // It may have ended the connection.
            lines = both.gateways.each_ref().map(Gateway::http2);
            stream = 1;
        }
    }
    let [lane, general] = both.origins.each_ref().map(folded);
    assert!(lane.len() > CASES / 3, "{} of {CASES} were forwarded", lane.len());
    let only = |these: &[Forwarded], those: &[Forwarded]| -> Vec<Forwarded> {
        these.iter().filter(|one| !those.contains(one)).cloned().collect()
    };
    assert_eq!((only(&lane, &general), only(&general, &lane)), (Vec::new(), Vec::new()));
    assert_eq!(lane.len(), general.len(), "each was sent once");
}

/// What a browser gets: status, fields, body; or that it was cut off.
type Got = Result<(u16, Vec<String>, Vec<u8>), &'static str>;

async fn get(client: &reqwest::Client, gateway: &Gateway, method: &str) -> Got {
    let address = format!("https://forum.test:{}/page", gateway.address.port());
    let mut asked = client.request(method.parse().expect("a method"), address);
    if method == "POST" {
        asked = asked.body("a=b");
    }
    // What was sent of an answer may be thrown away when it is cut off.
    let answer = asked.send().await.map_err(|_| "cut off")?;
    assert_eq!(answer.version(), http::Version::HTTP_2);
    let status = answer.status().as_u16();
    let is_ours = ["date", "x-request-id"];
    let fields = answer.headers().iter().filter(|(name, _)| !is_ours.contains(&name.as_str()));
    let mut fields: Vec<_> = fields.map(|(name, value)| format!("{name}: {value:?}")).collect();
    fields.sort();
    let body = answer.bytes().await.map_err(|_| "cut off")?.to_vec();
    // Pages of ours have an id of their own.
    Ok((status, fields, if status >= 400 { Vec::new() } else { body }))
}

#[test]
fn what_is_answered_is_the_same_both_ways() {
    let both = Both::start();
    let answers: &[&[u8]] = &[
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=1\r\nX-A: 1\r\nSet-Cookie: b=2\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nX-T: 1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nok",
        b"HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Upgrade, Keep-Alive\r\nUpgrade: h2,h2c\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nProxy-Connection: keep-alive\r\nX-Name: J\xf6rg\r\nX-Empty:\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 302 Found\r\nLocation: /x y?z\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 500 Oops\r\nContent-Length: 3\r\n\r\nbad",
        b"HTTP/1.1 200 OK\r\nSet-Cookie: __Host-portico-pending=evil\r\nSet-Cookie: fine=1\r\nContent-Length: 0\r\n\r\n",
        b"garbage\r\n\r\n",
        b"",
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for (number, answer) in answers.iter().enumerate() {
        for method in ["GET", "HEAD", "POST"] {
            let script = Script { response: Some(answer.to_vec()), close: true, ..Script::default() };
            both.origins.iter().for_each(|origin| origin.reset(script.clone()));
            let [lane, general] = both.gateways.each_ref().map(|gateway| {
                let client = reqwest::Client::builder()
                    .no_proxy()
                    .tls_danger_accept_invalid_certs(true)
                    .redirect(reqwest::redirect::Policy::none())
                    .resolve("forum.test", gateway.address)
                    .build()
                    .expect("a client");
                runtime.block_on(get(&client, gateway, method))
            });
            assert_eq!(lane, general, "{method}, answer {number}: {}", answer.escape_ascii());
        }
    }
}

/// A web server that sends this to everybody and then waits for his end, which it tells.
fn waiting(answer: &'static [u8]) -> (SocketAddr, mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer);
            let _ = tell.send(());
            while let Ok(1..) = stream.read(&mut [0; 4096]) {}
            let _ = stream.shutdown(Shutdown::Both);
            let _ = tell.send(());
        }
    });
    (address, told)
}

#[test]
fn whoever_wants_no_answer_any_more_is_not_waited_for() {
    for answer in [&b""[..], b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhello"] {
        let (address, told) = waiting(answer);
        let gateway = Gateway::over_tls(address.port());
        let mut visitor = gateway.http2();
        visitor.head(1, &request("GET", "/slow", &[]), true);
        told.recv_timeout(PATIENCE).expect("it was asked");
        if !answer.is_empty() {
            assert_eq!(visitor.status_of(1, PATIENCE), "200");
        }
        visitor.frame(RST_STREAM, 0, 1, &8_u32.to_be_bytes());
        // Long before its time limit is over.
        told.recv_timeout(PATIENCE).expect("the connection to the web server is closed");
    }
}

/// A connection on which each field is written out.
fn literal(gateway: &Gateway) -> Http2 {
    let mut visitor = gateway.http2();
    visitor.frame(SETTINGS, 0, 0, &[0, 1, 0, 0, 0, 0]);
    visitor
}

/// The same, and nothing may be sent of any body.
fn shut(gateway: &Gateway) -> Http2 {
    let mut visitor = literal(gateway);
    visitor.frame(SETTINGS, 0, 0, &[0, 4, 0, 0, 0, 0]);
    visitor
}

#[test]
fn the_forum_is_read_no_faster_than_a_window_opens() {
    let (address, told) = generous();
    let gateway = Gateway::over_tls(address.port());
    let mut visitor = shut(&gateway);
    visitor.head(1, &request("GET", "/file", &[]), true);
    assert_eq!(visitor.status_of(1, PATIENCE), "200");
    let kept = told.recv_timeout(PATIENCE).expect("the forum is not read for ever");
    // Most of it is in the system's memory for connections. The general way keeps half a megabyte more.
    assert!(kept < 420_000, "{kept} bytes are kept for a visitor whose window is shut");
}

#[test]
fn what_nobody_takes_has_an_end() {
    let (address, _told) = generous();
    let gateway = Gateway::over_tls_with(address.port(), |settings| settings.unread_bytes_max = 8 * 128 * 1024);
    let mut visitor = shut(&gateway);
    let mut refused = 0;
    for stream in (1..200).step_by(2) {
        visitor.head(stream, &request("GET", "/file", &[]), true);
        match visitor.status_of(stream, PATIENCE).as_str() {
            "503" => refused = stream,
            status => assert_eq!(status, "200", "request {stream}"),
        }
        if refused > 0 {
            break;
        }
    }
    assert!(refused > 8, "the first four wait; {refused}");
    // Whatever is asked for, over another connection as well.
    let mut other = literal(&gateway);
    assert_eq!(other.exchange(1, &request("GET", "/", &[]), None).word, "503");
    assert_eq!(other.exchange(3, &request("PUT", "/", &[]), None).word, "503");
    let page = other.exchange(5, &request("GET", "/oauth/jwks", &[]), None);
    assert_eq!(page.word, "200", "pages of ours are shown");
    for stream in (1..refused).step_by(2) {
        visitor.frame(RST_STREAM, 0, stream, &8_u32.to_be_bytes());
    }
    let (mut stream, began) = (7, Instant::now());
    loop {
        other.head(stream, &request("GET", "/file", &[]), true);
        let status = other.status_of(stream, PATIENCE);
        other.frame(RST_STREAM, 0, stream, &8_u32.to_be_bytes());
        if status == "200" {
            break;
        }
        assert!(began.elapsed() < PATIENCE, "others are served again: {status}");
        stream += 2;
    }
}

#[test]
fn what_goes_the_general_way_has_an_end_as_well() {
    let (address, _told) = generous();
    let gateway = Gateway::over_tls_with(address.port(), |settings| settings.unread_bytes_max = 128 * 1024);
    let mut visitor = shut(&gateway);
    visitor.head(1, &request("PUT", "/file", &[]), true);
    let word = visitor.outcome(1, PATIENCE).word;
    assert!(word == "503" || word == "rst", "{word}");
}
