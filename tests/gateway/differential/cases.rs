//! Requests that are nearly right.

/// SplitMix64: the same numbers in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((value ^ (value >> 31)) % end as u64) as usize
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// What servers stumble over.
const BYTES: &[u8] = b"\r\n\0\t :;,\"\\%#?/&=.+-_\x0b\x0c\x1f\x7f\x80\x85\xa0\xffaA05";

const FIELDS: &[&[u8]] = &[
    b"Content-Length: 0",
    b"Content-Length: 5",
    b"Content-Length: 6",
    b"Content-Length: +6",
    b"Content-Length: 6, 6",
    b"Content-Length: 06",
    b"Content-Length: 0x6",
    b"Content-Length: -1",
    b"Content-Length: 6 6",
    b"Content-Length:",
    b"Content-Length: 18446744073709551622",
    b"Content-Length : 6",
    b"Content-Length\t: 6",
    b"Content_Length: 6",
    b"Content-Length;: 6",
    b" Content-Length: 6",
    b"\tContent-Length: 6",
    b"Transfer-Encoding: chunked",
    b"transfer-encoding: CHUNKED",
    b"Transfer-Encoding: chunked, identity",
    b"Transfer-Encoding: identity, chunked",
    b"Transfer-Encoding: xchunked",
    b"Transfer-Encoding: chunked;q=1",
    b"Transfer-Encoding: \"chunked\"",
    b"Transfer-Encoding:\tchunked",
    b"Transfer-Encoding:\x0bchunked",
    b"Transfer-Encoding: chunked\x0b",
    b"Transfer-Encoding : chunked",
    b"Transfer_Encoding: chunked",
    b"Transfer-Encoding\0: chunked",
    b"Transfer-Encoding:",
    b"Transfer-Encoding: gzip, chunked",
    b"X: y\r\n\tTransfer-Encoding: chunked",
    b"X: y\nTransfer-Encoding: chunked",
    b"X: y\rTransfer-Encoding: chunked",
    b"TE: trailers, chunked",
    b"Trailer: Content-Length",
    b"Expect: 100-continue",
    b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
    b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13",
    b"Connection: close, Content-Length",
    b"Connection: Cookie, Host, Transfer-Encoding",
    b"Connection: keep-alive, X-Forwarded-For",
    b"Keep-Alive: timeout=5",
    b"Proxy-Connection: close",
    b"Host: evil.test",
    b"Host : evil.test",
    b"host: forum.test",
    b"Host_: evil.test",
    b"X-Forwarded-Host: evil.test",
    b"X-Host: evil.test",
    b"Cookie: session=victim",
    b"Cookie: session=a; session=b,c=\"d;e\"",
    b"Cookie:session=victim ",
    b"Cookie : session=victim",
    b"Cookie\x0b: session=victim",
    b"cookie_: session=victim",
    b"X-Forwarded-For: 6.6.6.6",
    b"X_Forwarded_For: 6.6.6.6",
    b"X-Forwarded_For: 6.6.6.6",
    b"x-forwarded-for : 6.6.6.6",
    b"Forwarded: for=6.6.6.6",
    b"X-Original-URL: /smuggled",
    b"X-Rewrite-URL: /smuggled",
    b"X-HTTP-Method-Override: DELETE",
    b"Content-Encoding: gzip",
    b"Range: bytes=0-1",
    b": nothing",
    b"nothing",
    b"",
    b"GET /smuggled HTTP/1.1",
    b"X: \xc3\xa9\xff",
    b"Accept: */*",
];

const TARGETS: &[&[u8]] = &[
    b"//",
    b"/./",
    b"/../",
    b"/%2e%2e/",
    b"/%2F",
    b"%5c",
    b"\\",
    b"%00",
    b"%0d%0aX:%20y",
    b"%",
    b"%zz",
    b"%u0041",
    b";jsessionid=1",
    b"?",
    b"#fragment",
    b"&&=",
    b"+",
    b"|^`{}<>\"",
    b"\xc3\xa9",
    b"\xe9",
    b"\t",
    b" ",
    b" HTTP/1.1",
    b"\x0b",
    b"@evil.test",
    b":80",
    b"*",
];

const SIZES: &[&[u8]] = &[
    b"6",
    b"06",
    b"006",
    b"6 ",
    b" 6",
    b"6\t",
    b"+6",
    b"-6",
    b"0x6",
    b"6;a=b",
    b"6;a=\"\r\n\"",
    b"6;\n",
    b"6\n",
    b"6\r",
    b"5",
    b"7",
    b"6_0",
    b"FFFFFFFFFFFFFFFF6",
    b"8000000000000006",
    b"g",
    b"",
    b"0",
    b"00",
    b"6,6",
];

const TRAILERS: &[&[u8]] = &[
    b"",
    b"",
    b"",
    b"X: y\r\n",
    b"Content-Length: 40\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Host: evil.test\r\n",
    b"\n",
    b" \r\n",
];

const LINE_ENDS: &[&[u8]] = &[b"\n", b"\r", b"\r\r\n", b"\n\r", b"\r\n ", b"\r\n\t", b"\0\r\n", b"\r\n\r\n"];

/// What a client sends on one connection.
pub fn case(number: usize, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = request(number, dice);
    for _ in 0..dice.below(5) / 3 {
        spoil(&mut bytes, dice);
    }
    match dice.below(12) {
        // Cut off, or followed by another one.
        0 => bytes.truncate(dice.below(bytes.len() + 1)),
        1 | 2 => bytes.extend(request(number, dice)),
        3 => bytes.extend(format!("GET /smuggled?c={number} HTTP/1.1\r\nHost: forum.test\r\n\r\n").bytes()),
        _ => {}
    }
    bytes
}

fn request(number: usize, dice: &mut Dice) -> Vec<u8> {
    let method = dice.one(&["GET", "GET", "POST", "POST", "POST", "PUT", "HEAD", "OPTIONS", "DELETE"]);
    let mut target = format!("/forum/topic-{}?c={number}&x=1", dice.below(9)).into_bytes();
    if dice.below(5) == 0 {
        let at = dice.below(target.len() + 1);
        target.splice(at..at, dice.one(TARGETS).iter().copied());
    }
    if dice.below(20) == 0 {
        target.splice(0..0, *b"http://forum.test");
    }
    let mut bytes = [method.as_bytes(), b" ", &target, b" HTTP/1.1\r\nHost: forum.test\r\n"].concat();
    let chunked = dice.below(2) == 0;
    let has_body = matches!(method, "POST" | "PUT") || dice.below(12) == 0;
    let mut fields: Vec<&[u8]> = vec![b"User-Agent: test", b"Cookie: session=own; theme=1"];
    let smuggled = format!("GET /smuggled?c={number} HTTP/1.1\r\nHost: forum.test\r\n\r\n");
    let content: &[u8] = if dice.below(3) == 0 { smuggled.as_bytes() } else { b"a=b&c=" };
    let length = format!("Content-Length: {}", content.len());
    if has_body {
        fields.push(if chunked { b"Transfer-Encoding: chunked" } else { length.as_bytes() });
    }
    for _ in 0..dice.below(6) / 3 {
        let at = dice.below(fields.len() + 1);
        fields.insert(at, dice.one(FIELDS));
    }
    for field in fields {
        bytes.extend_from_slice(field);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    match (has_body, chunked) {
        (true, true) => {
            let usual = format!("{:x}", content.len());
            let size = if dice.below(4) == 0 { dice.one(SIZES) } else { usual.as_bytes() };
            bytes.extend([size, b"\r\n", content, b"\r\n0\r\n", dice.one(TRAILERS), b"\r\n"].concat());
        }
        (true, false) => bytes.extend_from_slice(content),
        (false, _) => {}
    }
    bytes
}

/// One more thing that is wrong, anywhere.
fn spoil(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len());
    match dice.below(5) {
        0 => bytes[at] = dice.one(BYTES),
        1 => bytes.insert(at, dice.one(BYTES)),
        2 => drop(bytes.remove(at)),
        3 => {
            let ends: Vec<_> = (0..bytes.len() - 1).filter(|at| bytes[*at..].starts_with(b"\r\n")).collect();
            if let Some(at) = (!ends.is_empty()).then(|| dice.one(&ends)) {
                bytes.splice(at..at + 2, dice.one(LINE_ENDS).iter().copied());
            }
        }
        _ => {
            let end = (at + 1 + dice.below(30)).min(bytes.len());
            let part = bytes[at..end].to_vec();
            bytes.splice(at..at, part);
        }
    }
}
