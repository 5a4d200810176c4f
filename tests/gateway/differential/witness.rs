//! What the gateway forwarded, and what an origin made of it.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// One request as somebody understood it. Each byte is a character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub method: String,
    pub target: String,
    pub host: String,
    /// One line each; some origins know only all of them in one.
    pub cookies: Vec<String>,
    /// Whatever the origin takes for `X-Forwarded-For`.
    pub forwarded_for: String,
    pub body: Vec<u8>,
}

/// What was seen so far.
pub type Log = Arc<Mutex<Vec<Seen>>>;

pub fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Reads requests that allow no two readings, and how many bytes they took. The last one may be incomplete.
pub fn read_strictly(bytes: &[u8]) -> Result<(Vec<Seen>, usize), String> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(length) = bytes[at..].windows(4).position(|window| window == b"\r\n\r\n") {
        let (mut seen, framing) = read_head(&bytes[at..at + length])?;
        let body = &bytes[at + length + 4..];
        let Some((content, taken)) = read_body(body, framing)? else { break };
        seen.body = content;
        found.push(seen);
        at += length + 4 + taken;
    }
    Ok((found, at))
}

#[derive(Clone, Copy)]
enum Framing {
    Length(usize),
    Chunked,
}

fn read_head(head: &[u8]) -> Result<(Seen, Framing), String> {
    let mut lines = text(head).split("\r\n").map(str::to_owned).collect::<Vec<_>>().into_iter();
    let line = lines.next().unwrap_or_default();
    let parts: Vec<_> = line.split(' ').collect();
    let &[method, target, "HTTP/1.1"] = &parts[..] else { return Err(format!("the line {line:?}")) };
    let mut seen = Seen { method: method.to_owned(), target: target.to_owned(), ..Seen::default() };
    let (mut hosts, mut framing) = (0, None);
    for line in lines {
        let (name, value) = line.split_once(": ").ok_or_else(|| format!("the field {line:?}"))?;
        let is_token = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
        if name.is_empty() || !is_token || value.contains(['\r', '\n', '\0']) {
            return Err(format!("the field {line:?}"));
        }
        let framed = |new| framing.is_none().then_some(Some(new)).ok_or_else(|| format!("framed twice: {line:?}"));
        match name.to_ascii_lowercase().replace('_', "-").as_str() {
            "host" => (hosts, seen.host) = (hosts + 1, value.to_owned()),
            "cookie" => seen.cookies.push(value.to_owned()),
            // How a web server that proxies read the address, whatever it made of it.
            "x-line" => seen.target = value.split(' ').nth(1).unwrap_or_default().to_owned(),
            "x-forwarded-for" => seen.forwarded_for.push_str(value),
            "content-length" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                framing = framed(Framing::Length(value.parse().map_err(|_| format!("{line:?}"))?))?;
            }
            "transfer-encoding" if value.eq_ignore_ascii_case("chunked") => framing = framed(Framing::Chunked)?,
            "content-length" | "transfer-encoding" => return Err(format!("the framing {line:?}")),
            _ => {}
        }
    }
    match hosts {
        1 => Ok((seen, framing.unwrap_or(Framing::Length(0)))),
        count => Err(format!("{count} fields with a host for {:?}", seen.target)),
    }
}

/// The content, and how many bytes it took. `None` if it is incomplete.
fn read_body(bytes: &[u8], framing: Framing) -> Result<Option<(Vec<u8>, usize)>, String> {
    if let Framing::Length(length) = framing {
        return Ok(bytes.get(..length).map(|content| (content.to_vec(), length)));
    }
    let (mut content, mut at) = (Vec::new(), 0);
    loop {
        let Some(end) = bytes[at..].windows(2).position(|window| window == b"\r\n") else { return Ok(None) };
        let line = text(&bytes[at..at + end]);
        let size = usize::from_str_radix(&line, 16).map_err(|_| format!("the size {line:?}"))?;
        at += end + 2;
        let Some(chunk) = bytes.get(at..at + size + 2) else { return Ok(None) };
        if !chunk.ends_with(b"\r\n") {
            return Err(format!("behind a chunk: {chunk:?}"));
        }
        content.extend_from_slice(&chunk[..size]);
        at += size + 2;
        if size == 0 {
            return Ok(Some((content, at)));
        }
    }
}

/// What came on one connection.
type Sent = Arc<Mutex<Vec<u8>>>;

/// Passes on what the gateway sends to an origin, and keeps it.
pub struct Relay {
    pub port: u16,
    connections: Arc<Mutex<Vec<Sent>>>,
}

impl Relay {
    pub fn before(origin: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let connections = Arc::new(Mutex::new(Vec::new()));
        let kept = connections.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sent = Sent::default();
                kept.lock().expect("no poison").push(sent.clone());
                let Ok(beyond) = TcpStream::connect(("127.0.0.1", origin)) else { continue };
                let (back, there) = (stream.try_clone().expect("a socket"), beyond.try_clone().expect("a socket"));
                std::thread::spawn(move || pass(stream, there, Some(&sent)));
                std::thread::spawn(move || pass(beyond, back, None));
            }
        });
        Self { port, connections }
    }

    /// All requests that were passed on so far. Errors: one that could be read in two ways.
    pub fn forwarded(&self) -> Result<Vec<Seen>, String> {
        let mut found = Vec::new();
        for sent in self.connections.lock().expect("no poison").iter() {
            found.extend(read_strictly(&sent.lock().expect("no poison"))?.0);
        }
        Ok(found)
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, kept: Option<&Mutex<Vec<u8>>>) {
    let _ = to.set_nodelay(true);
    let mut part = [0; 16 * 1024];
    while let Ok(length @ 1..) = from.read(&mut part) {
        if let Some(kept) = kept {
            kept.lock().expect("no poison").extend_from_slice(&part[..length]);
        }
        if to.write_all(&part[..length]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}

/// Stands behind a web server that proxies, and keeps the requests it gets.
pub fn web_server_behind(log: Log) -> u16 {
    serve(move |mut stream| {
        let (mut bytes, mut part, mut told) = (Vec::new(), [0; 16 * 1024], 0);
        while let Ok(length @ 1..) = stream.read(&mut part) {
            bytes.extend_from_slice(&part[..length]);
            let Ok((found, _)) = read_strictly(&bytes) else { return };
            for seen in found.into_iter().skip(told) {
                told += 1;
                log.lock().expect("no poison").push(seen);
                if stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").is_err() {
                    return;
                }
            }
        }
    })
}

/// Stands behind a web server as a PHP would, and keeps what it is told.
pub fn scgi_behind(log: Log) -> u16 {
    serve(move |mut stream| {
        let mut bytes = Vec::new();
        let mut part = [0; 16 * 1024];
        loop {
            if let Some(seen) = read_scgi(&bytes) {
                log.lock().expect("no poison").push(seen);
                let _ = stream.write_all(b"Status: 200 OK\r\nContent-Type: text/plain\r\n\r\nok");
                return;
            }
            match stream.read(&mut part) {
                Ok(length @ 1..) => bytes.extend_from_slice(&part[..length]),
                _ => return,
            }
        }
    })
}

fn read_scgi(bytes: &[u8]) -> Option<Seen> {
    let colon = bytes.iter().position(|byte| *byte == b':')?;
    let length: usize = text(&bytes[..colon]).parse().ok()?;
    let head = bytes.get(colon + 1..colon + 1 + length)?;
    let fields: Vec<_> = head.split(|byte| *byte == 0).map(text).collect();
    let value = |name: &str| {
        let found = fields.chunks(2).filter(|pair| pair[0] == name).filter_map(|pair| pair.get(1));
        found.cloned().collect::<Vec<_>>().join(", ")
    };
    let body = bytes.get(colon + 2 + length..)?.get(..value("CONTENT_LENGTH").parse().unwrap_or(0))?;
    Some(Seen {
        method: value("REQUEST_METHOD"),
        target: value("REQUEST_URI"),
        host: value("HTTP_HOST"),
        cookies: vec![value("HTTP_COOKIE")],
        forwarded_for: value("HTTP_X_FORWARDED_FOR"),
        body: body.to_vec(),
    })
}

fn serve(each: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let each = Arc::new(each);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let each = each.clone();
            std::thread::spawn(move || each(stream));
        }
    });
    port
}
