//! What a client of HTTP/2 must not do, section by section of RFC 9113, and what it may.

use std::time::Duration;

use super::frames::{
    ACK, CONTINUATION, DATA, END_HEADERS, END_STREAM, GOAWAY, HEADERS, Http2, PING, RST_STREAM, SETTINGS,
    WINDOW_UPDATE, field, request,
};
use super::origin::{Origin, Script};
use super::running::Gateway;

const PRIORITY: u8 = 2;
const PUSH_PROMISE: u8 = 5;
const PADDED: u8 = 8;
const PATIENCE: Duration = Duration::from_secs(10);

/// Codes (§7).
const PROTOCOL_ERROR: u32 = 1;
const FLOW_CONTROL_ERROR: u32 = 3;
const STREAM_CLOSED: u32 = 5;
const FRAME_SIZE_ERROR: u32 = 6;
const COMPRESSION_ERROR: u32 = 9;

/// The library behind the gateway says either of a frame of the wrong size; the connection ends in both cases.
const WRONG_SIZE: &[u32] = &[FRAME_SIZE_ERROR, PROTOCOL_ERROR];

/// What becomes of it.
#[derive(Clone, Copy, Debug)]
enum Ends {
    /// The connection, with one of these codes.
    Connection(&'static [u32]),
    /// Stream 1 alone, with one of these codes; or the connection with it.
    Stream(&'static [u32]),
    /// Nothing: the next request is answered.
    Nothing,
}

fn block() -> Vec<u8> {
    request("GET", "/", &[]).iter().flat_map(|(name, value)| field(name, value)).collect()
}

fn setting(name: u16, value: u32) -> Vec<u8> {
    [&name.to_be_bytes()[..], &value.to_be_bytes()].concat()
}

type Rule = (&'static str, fn(&mut Http2), Ends);

/// Streams and frames as such (§4, §5).
const STREAMS: &[Rule] = &[
    ("4.1 a frame of an unknown type", |to| to.frame(0x16, 0xff, 0, b"whatever"), Ends::Nothing),
    ("4.1 unknown flags", |to| to.frame(PING, 0x16, 0, &[0; 8]), Ends::Nothing),
    (
        "4.2 DATA beyond the largest frame",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(DATA, END_STREAM, 1, &[0; 16_385]);
        },
        Ends::Stream(&[FRAME_SIZE_ERROR]),
    ),
    (
        "4.2 HEADERS beyond the largest frame",
        |to| {
            to.frame(HEADERS, END_HEADERS | END_STREAM, 1, &[block(), field(b"x", &[b'a'; 16_384])].concat());
        },
        Ends::Connection(&[FRAME_SIZE_ERROR]),
    ),
    (
        "4.3 a field from beyond the table",
        |to| to.frame(HEADERS, END_HEADERS | END_STREAM, 1, &[0xff, 0xff, 0x00]),
        Ends::Connection(&[COMPRESSION_ERROR, PROTOCOL_ERROR]),
    ),
    (
        "4.3 a block that ends in the middle of a field",
        |to| {
            let block = block();
            to.frame(HEADERS, END_HEADERS | END_STREAM, 1, &block[..block.len() - 3]);
        },
        Ends::Connection(&[COMPRESSION_ERROR, PROTOCOL_ERROR]),
    ),
    (
        "4.3 another frame within a block",
        |to| {
            to.frame(HEADERS, END_STREAM, 1, &block());
            to.frame(PING, 0, 0, &[0; 8]);
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "4.3 another stream's block within a block",
        |to| {
            to.frame(HEADERS, END_STREAM, 1, &block());
            to.frame(HEADERS, END_HEADERS | END_STREAM, 3, &block());
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "4.3 the end of another stream's block",
        |to| {
            to.frame(HEADERS, END_STREAM, 1, &block());
            to.frame(CONTINUATION, END_HEADERS, 3, &field(b"x", b"y"));
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    ("5.1 DATA on an idle stream", |to| to.frame(DATA, END_STREAM, 1, b"x"), Ends::Connection(&[PROTOCOL_ERROR])),
    (
        "5.1 RST_STREAM on an idle stream",
        |to| to.frame(RST_STREAM, 0, 1, &8_u32.to_be_bytes()),
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "5.1 WINDOW_UPDATE on an idle stream",
        |to| to.frame(WINDOW_UPDATE, 0, 1, &1_u32.to_be_bytes()),
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "5.1 CONTINUATION on an idle stream",
        |to| to.frame(CONTINUATION, END_HEADERS, 1, &block()),
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "5.1 DATA behind the end of a request",
        |to| {
            to.head(1, &request("GET", "/", &[]), true);
            to.frame(DATA, END_STREAM, 1, b"x");
        },
        Ends::Stream(&[STREAM_CLOSED, PROTOCOL_ERROR]),
    ),
    (
        "5.1 HEADERS behind the end of a request",
        |to| {
            to.head(1, &request("GET", "/", &[]), true);
            to.frame(HEADERS, END_HEADERS | END_STREAM, 1, &block());
        },
        Ends::Stream(&[STREAM_CLOSED, PROTOCOL_ERROR]),
    ),
    (
        "5.1 CONTINUATION behind the end of a block",
        |to| {
            to.head(1, &request("GET", "/", &[]), true);
            to.frame(CONTINUATION, END_HEADERS, 1, &field(b"x", b"y"));
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "5.1 DATA behind RST_STREAM",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(RST_STREAM, 0, 1, &8_u32.to_be_bytes());
            to.frame(DATA, END_STREAM, 1, b"x");
        },
        Ends::Nothing,
    ),
    ("5.1.1 an even stream", |to| to.head(2, &request("GET", "/", &[]), true), Ends::Connection(&[PROTOCOL_ERROR])),
    (
        "5.1.1 a stream below the last one",
        |to| {
            to.head(5, &request("GET", "/", &[]), true);
            to.head(1, &request("GET", "/", &[]), true);
        },
        Ends::Stream(&[PROTOCOL_ERROR, STREAM_CLOSED]),
    ),
    (
        "8.1 a second head in the middle of a request",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(HEADERS, END_HEADERS, 1, &field(b"x", b"y"));
        },
        Ends::Stream(&[PROTOCOL_ERROR]),
    ),
];

/// Each type of frame (§6).
const FRAMES: &[Rule] = &[
    ("6.1 DATA on stream 0", |to| to.frame(DATA, 0, 0, b"x"), Ends::Connection(&[PROTOCOL_ERROR])),
    (
        "6.1 DATA with more padding than there is",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(DATA, PADDED | END_STREAM, 1, &[6, 1, 2, 3]);
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "6.2 HEADERS on stream 0",
        |to| to.frame(HEADERS, END_HEADERS | END_STREAM, 0, &block()),
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    (
        "6.2 HEADERS with more padding than there is",
        |to| {
            to.frame(HEADERS, PADDED | END_HEADERS | END_STREAM, 1, &[200, 0x82, 0x87]);
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    ("6.3 PRIORITY on stream 0", |to| to.frame(PRIORITY, 0, 0, &[0; 5]), Ends::Connection(&[PROTOCOL_ERROR])),
    ("6.3 PRIORITY before its stream", |to| to.frame(PRIORITY, 0, 7, &[0, 0, 0, 3, 16]), Ends::Nothing),
    ("6.3 PRIORITY of four bytes", |to| to.frame(PRIORITY, 0, 1, &[0; 4]), Ends::Stream(WRONG_SIZE)),
    ("6.4 RST_STREAM on stream 0", |to| to.frame(RST_STREAM, 0, 0, &[0; 4]), Ends::Connection(&[PROTOCOL_ERROR])),
    (
        "6.4 RST_STREAM of three bytes",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(RST_STREAM, 0, 1, &[0; 3]);
        },
        Ends::Connection(WRONG_SIZE),
    ),
    ("6.5 SETTINGS on a stream", |to| to.frame(SETTINGS, 0, 1, &[]), Ends::Connection(&[PROTOCOL_ERROR])),
    ("6.5 SETTINGS of five bytes", |to| to.frame(SETTINGS, 0, 0, &[0; 5]), Ends::Connection(WRONG_SIZE)),
    ("6.5 an acknowledgement with content", |to| to.frame(SETTINGS, ACK, 0, &[0; 6]), Ends::Connection(WRONG_SIZE)),
    ("6.5.2 ENABLE_PUSH of 2", |to| to.frame(SETTINGS, 0, 0, &setting(2, 2)), Ends::Connection(&[PROTOCOL_ERROR])),
    (
        "6.5.2 a window too large",
        |to| to.frame(SETTINGS, 0, 0, &setting(4, 1 << 31)),
        Ends::Connection(&[FLOW_CONTROL_ERROR, PROTOCOL_ERROR]),
    ),
    ("6.5.2 frames too small", |to| to.frame(SETTINGS, 0, 0, &setting(5, 16_383)), Ends::Connection(&[PROTOCOL_ERROR])),
    (
        "6.5.2 frames too large",
        |to| to.frame(SETTINGS, 0, 0, &setting(5, 1 << 24)),
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    ("6.5.2 a setting that nobody knows", |to| to.frame(SETTINGS, 0, 0, &setting(0xfe, 1)), Ends::Nothing),
    (
        "6.6 PUSH_PROMISE of a client",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(PUSH_PROMISE, END_HEADERS, 1, &[&[0, 0, 0, 2][..], &block()].concat());
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
    ("6.7 PING on a stream", |to| to.frame(PING, 0, 1, &[0; 8]), Ends::Connection(&[PROTOCOL_ERROR])),
    ("6.7 PING of six bytes", |to| to.frame(PING, 0, 0, &[0; 6]), Ends::Connection(WRONG_SIZE)),
    ("6.7 an answer to no PING", |to| to.frame(PING, ACK, 0, &[7; 8]), Ends::Nothing),
    ("6.8 GOAWAY on a stream", |to| to.frame(GOAWAY, 0, 1, &[0; 8]), Ends::Connection(&[PROTOCOL_ERROR])),
    ("6.9 a window of nothing", |to| to.frame(WINDOW_UPDATE, 0, 0, &[0; 4]), Ends::Connection(&[PROTOCOL_ERROR])),
    (
        "6.9 a stream's window of nothing",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(WINDOW_UPDATE, 0, 1, &[0; 4]);
        },
        Ends::Stream(&[PROTOCOL_ERROR]),
    ),
    ("6.9 WINDOW_UPDATE of three bytes", |to| to.frame(WINDOW_UPDATE, 0, 0, &[0; 3]), Ends::Connection(WRONG_SIZE)),
    (
        "6.9.1 a window beyond all",
        |to| {
            to.frame(WINDOW_UPDATE, 0, 0, &0x7fff_ffff_u32.to_be_bytes());
            to.frame(WINDOW_UPDATE, 0, 0, &0x7fff_ffff_u32.to_be_bytes());
        },
        Ends::Connection(&[FLOW_CONTROL_ERROR]),
    ),
    (
        "6.9.1 a stream's window beyond all",
        |to| {
            to.head(1, &request("POST", "/", &[]), false);
            to.frame(WINDOW_UPDATE, 0, 1, &0x7fff_ffff_u32.to_be_bytes());
            to.frame(WINDOW_UPDATE, 0, 1, &0x7fff_ffff_u32.to_be_bytes());
        },
        Ends::Stream(&[FLOW_CONTROL_ERROR]),
    ),
    (
        "6.10 CONTINUATION on stream 0",
        |to| {
            to.frame(HEADERS, END_STREAM, 1, &block());
            to.frame(CONTINUATION, END_HEADERS, 0, &field(b"x", b"y"));
        },
        Ends::Connection(&[PROTOCOL_ERROR]),
    ),
];

/// The first end that the gateway tells: of the connection (`true`) or of a stream, and its code.
fn end(client: &mut Http2) -> Option<(bool, u32)> {
    while let Some(frame) = client.next(PATIENCE) {
        match frame.kind {
            GOAWAY => return Some((true, frame.code())),
            RST_STREAM => return Some((false, frame.code())),
            _ => {}
        }
    }
    None
}

#[test]
fn what_a_client_must_not_do_ends_its_stream_or_its_connection() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut wrong: Vec<&str> = Vec::new();
    for (name, act, ends) in STREAMS.iter().chain(FRAMES) {
        let mut client = gateway.http2();
        act(&mut client);
        let as_it_should = match ends {
            Ends::Nothing => client.exchange(9, &request("GET", "/", &[]), None).word == "200",
            Ends::Stream(codes) | Ends::Connection(codes) => {
                let must_be_whole = matches!(ends, Ends::Connection(_));
                let ended = end(&mut client);
                let is_right = ended.is_some_and(|(whole, code)| (whole || !must_be_whole) && codes.contains(&code));
                if !is_right {
                    println!("{name}: {ended:?}");
                }
                is_right
            }
        };
        wrong.extend((!as_it_should).then_some(*name));
        assert_eq!(gateway.http2().exchange(1, &request("GET", "/", &[]), None).word, "200", "{name}: others go on");
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_beginning_that_is_no_preface_is_closed() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut client = gateway.http2_with(b"PRI * HTTP/2.0\r\n\r\nNO\r\n\r\n");
    while client.next(PATIENCE).is_some() {}
    assert!(client.is_closed());
    assert!(origin.text().is_empty());
}

/// Not a byte more than its window allows (§6.9).
#[test]
fn an_answer_fits_the_window_of_its_client() {
    let origin = Origin::start();
    let body = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".to_vec();
    origin.reset(Script { response: Some(body), ..Script::default() });
    let gateway = Gateway::over_tls(origin.port);
    let mut client = gateway.http2();
    client.frame(SETTINGS, 0, 0, &setting(4, 1));
    client.head(1, &request("GET", "/", &[]), true);
    let mut told = Vec::new();
    while told.len() < 5 {
        let frame = client.next(PATIENCE).unwrap_or_else(|| panic!("no more than {told:?}"));
        if frame.kind == SETTINGS && frame.flags & ACK == 0 {
            client.frame(SETTINGS, ACK, 0, &[]);
        }
        if frame.kind == DATA {
            assert!(frame.payload.len() <= 1, "{frame:?}");
            told.extend(frame.payload);
            // A window below nothing first, which opens again.
            client.frame(SETTINGS, 0, 0, &setting(4, 0));
            client.frame(SETTINGS, 0, 0, &setting(4, 1));
            client.frame(WINDOW_UPDATE, 0, 1, &1_u32.to_be_bytes());
        }
    }
    assert_eq!(told, b"hello");
}

/// One entry of 4 KiB, told again and again by a byte each (RFC 7541 §7.3).
#[test]
fn a_small_block_that_means_a_large_head_is_refused() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let mut client = gateway.http2();
    let value = [b'a'; 4_000];
    let entry = [&[0x40, 3][..], b"x-a", &[127, (4_000 - 127) as u8 & 0x7f | 0x80, ((4_000 - 127) >> 7) as u8], &value];
    client.frame(HEADERS, END_HEADERS | END_STREAM, 1, &[block(), entry.concat()].concat());
    assert_eq!(client.outcome(1, PATIENCE).word, "200", "one of them is fine");
    for stream in [3, 5, 7] {
        // Entry 62 is the newest.
        client.frame(HEADERS, END_HEADERS | END_STREAM, stream, &[block(), vec![0xbe; 16_000]].concat());
        let word = client.outcome(stream, PATIENCE).word;
        assert!(["431", "rst", "goaway", "closed"].contains(&word.as_str()), "stream {stream}: {word}");
    }
    assert_eq!(origin.received().iter().map(|bytes| super::wire::requests(bytes).len()).sum::<usize>(), 1);
}

/// Whoever does not read gets no memory: he is closed, or cannot write on.
#[test]
fn floods_that_want_answers_are_held_back() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    for (kind, payload) in [(PING, vec![0; 8]), (SETTINGS, setting(3, 100))] {
        let mut attacker = gateway.http2();
        let part: Vec<u8> = [&[0, 0, payload.len() as u8, kind, 0, 0, 0, 0, 0], &payload[..]].concat().repeat(1_000);
        let mut sent = 0;
        while sent < 1_000 && attacker.try_raw(&part, Duration::from_secs(1)) {
            sent += 1;
        }
        assert!(sent < 1_000, "a million frames of type {kind} were taken, and no answer read");
        assert_eq!(gateway.http2().exchange(1, &request("GET", "/", &[]), None).word, "200", "others are served");
    }
}
