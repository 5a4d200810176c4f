//! What a visitor asks: whether the lane has it, and what of it goes to the forum's web server.
//!
//! One pass over the head decides. The lane has what is plain: GET, HEAD, and POST of a known length, for a page of the
//! forum. What is odd but well-formed goes the general way; what two programs could read differently is refused here, so
//! that the framework never meets it.

use std::io::Write as _;
use std::mem::MaybeUninit;
use std::net::{IpAddr, SocketAddr};

use httparse::{Error as Malformed, Header, Request, Status};
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

use super::buffer::Buffer;
use super::lent::Extent;
use super::spans::{Lines, Span, offset};
use crate::proxy::connection::Door;
use crate::proxy::forward::{self, Origin};
use crate::proxy::gateway::Gateway;
use crate::proxy::head::{self, Target};
use crate::proxy::proof::PROOFS;
use crate::proxy::refusal::Refusal;
use crate::proxy::{ForwardedKind, Settings};
use crate::route::Route;

/// Fields of heads that are read without a second try.
const FIELDS_USUAL: usize = 64;
/// Fields at most; the framework takes no more either.
pub(super) const FIELDS_MAX: usize = 256;

/// What an older client may leave in a target, and what is put in its place: its escape.
const NOT_IN_TARGETS: &AsciiSet = &CONTROLS.add(b' ').add(b'<').add(b'>').add(b'"');

/// Whoever is at the other end of a connection.
#[derive(Debug)]
pub(in crate::proxy) struct Peer {
    pub(super) address: IpAddr,
    /// Whether it is known for who it is, so that it may be a trusted proxy.
    pub(in crate::proxy) is_known: bool,
    pub(in crate::proxy) door: Door,
    pub(super) secure: bool,
    /// Its address as text.
    pub(super) text: Box<str>,
}

impl Peer {
    /// `is_tls`: it speaks TLS with us.
    pub(in crate::proxy) fn new(from: SocketAddr, door: Door, is_known: bool, is_tls: bool) -> Self {
        let address = from.ip().to_canonical();
        let secure = door == Door::BehindTls || is_tls;
        Self { address, is_known, door, secure, text: address.to_string().into() }
    }
}

/// A page of the forum that the lane fetches.
#[derive(Debug)]
pub(super) struct Asked {
    /// Bytes of its head.
    pub(super) head: usize,
    /// Bytes of its body.
    pub(super) body: u64,
    pub(super) method: Method,
    /// The connection ends after it.
    pub(super) closes: bool,
    /// It asks for a WebSocket.
    pub(super) upgrades: bool,
    pub(super) target: Span,
    pub(super) cookies: Lines,
    pub(super) origin: Origin,
    pub(super) id: Id,
    /// The head as the forum's web server gets it.
    pub(super) sent: Buffer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Post,
}

impl Method {
    /// Whether it does no harm if the forum gets it twice.
    pub(super) fn may_repeat(self) -> bool {
        self != Self::Post
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
        }
    }
}

/// The id of a request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Id {
    Fresh([u8; 32]),
    /// A trusted proxy sent it.
    Sent(Span),
}

impl Id {
    /// As text; it has nothing but letters, digits and a few signs.
    pub(super) fn within<'a>(&'a self, bytes: &'a [u8]) -> &'a str {
        std::str::from_utf8(self.as_bytes(bytes)).unwrap_or_default()
    }

    fn as_bytes<'a>(&'a self, bytes: &'a [u8]) -> &'a [u8] {
        match self {
            Self::Fresh(text) => text,
            Self::Sent(span) => span.within(bytes),
        }
    }
}

/// What became of the bytes that came.
#[derive(Debug)]
pub(super) enum Judged {
    /// There is more to come.
    Unfinished,
    /// The lane has it.
    Asked(Asked),
    /// The general way has it, and so much behind its head.
    General { head: usize, extent: Extent, upgrades: bool },
    /// Two programs could read it differently.
    Refused(Refusal),
    /// The target was escaped; this head is to be judged in place of the first bytes, as many as are said.
    Escaped { head: Vec<u8>, in_place_of: usize },
}

/// Judges what begins with a head.
pub(super) fn judge(bytes: &[u8], peer: &Peer, gateway: &Gateway) -> Judged {
    let mut fields = [const { MaybeUninit::uninit() }; FIELDS_USUAL];
    let mut request = Request::new(&mut []);
    match request.parse_with_uninit_headers(bytes, &mut fields) {
        Ok(Status::Partial) => Judged::Unfinished,
        Ok(Status::Complete(end)) => read(bytes, end, &request, peer, gateway),
        Err(Malformed::TooManyHeaders) => judge_long(bytes, peer, gateway),
        Err(Malformed::Token | Malformed::Version) => match escaped(bytes) {
            Some((head, in_place_of)) => Judged::Escaped { head, in_place_of },
            None => Judged::Refused(Refusal::Ambiguous("request line")),
        },
        Err(_) => Judged::Refused(Refusal::Ambiguous("header")),
    }
}

#[cold]
fn judge_long(bytes: &[u8], peer: &Peer, gateway: &Gateway) -> Judged {
    let mut fields = [const { MaybeUninit::uninit() }; FIELDS_MAX];
    let mut request = Request::new(&mut []);
    match request.parse_with_uninit_headers(bytes, &mut fields) {
        Ok(Status::Partial) => Judged::Unfinished,
        Ok(Status::Complete(end)) => read(bytes, end, &request, peer, gateway),
        Err(Malformed::TooManyHeaders) => Judged::Refused(Refusal::HeadTooLarge),
        Err(_) => Judged::Refused(Refusal::Ambiguous("header")),
    }
}

fn read(bytes: &[u8], end: usize, request: &Request<'_, '_>, peer: &Peer, gateway: &Gateway) -> Judged {
    let head = &bytes[..end];
    if request.path.is_some_and(|target| target.bytes().any(is_escaped)) {
        return match escaped(bytes) {
            Some((head, in_place_of)) => Judged::Escaped { head, in_place_of },
            None => Judged::Refused(Refusal::Ambiguous("request line")),
        };
    }
    match plain(head, request, peer, gateway) {
        Some(asked) => Judged::Asked(asked),
        None => general(head, request),
    }
}

/// A head that is not the lane's: is it the general way's, and where does the request end?
#[cold]
fn general(head: &[u8], request: &Request<'_, '_>) -> Judged {
    let (Some(method), Some(target)) = (request.method, request.path) else { return Judged::Unfinished };
    let refused = |fault: head::Fault| Judged::Refused(Refusal::Ambiguous(fault.reason()));
    if let Err(fault) = head::check(head) {
        return refused(fault);
    }
    let field = |name: &str| request.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name));
    match head::target(method, target.as_bytes()) {
        Err(fault) => return refused(fault),
        Ok(Target::Absolute(_)) => {
            let names = target.split_once("//").map(|(_, rest)| rest.split(['/', '?']).next().unwrap_or_default());
            if field("host").is_some_and(|host| names.is_none_or(|name| host.value != name.as_bytes())) {
                return refused(head::Fault::Host);
            }
        }
        Ok(Target::Usual) => {}
    }
    let extent = if let Some(length) = field("content-length") {
        match self::length(length.value) {
            Some(length) => Extent::Length(length),
            None => return refused(head::Fault::ContentLength),
        }
    } else if field("transfer-encoding").is_some() {
        if request.version != Some(1) {
            return refused(head::Fault::TransferEncoding);
        }
        Extent::Chunked(Default::default())
    } else {
        Extent::Length(0)
    };
    Judged::General { head: head.len(), extent, upgrades: field("upgrade").is_some() }
}

/// Reads a head that may be the lane's. `None`: it is not, or is odd in any way.
fn plain(head: &[u8], request: &Request<'_, '_>, peer: &Peer, gateway: &Gateway) -> Option<Asked> {
    if !gateway.settings.lane || request.version != Some(1) || !matches!(peer.door, Door::Site | Door::BehindTls) {
        return None;
    }
    let method = match request.method? {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        _ => return None,
    };
    let target = request.path?.as_bytes();
    if target.first() != Some(&b'/') || target.contains(&b'#') || target.starts_with(PROOFS) {
        return None;
    }
    if gateway.routes.resolve(target) != Route::Passthrough {
        return None;
    }
    let settings = &*gateway.settings;
    let mut seen = Seen::of(head, request.headers, gateway.apis.at_the_forum)?;
    let body = match (method, seen.length) {
        (Method::Head | Method::Post, _) if seen.upgrades => return None,
        (_, None | Some(0)) => 0,
        (Method::Post, Some(length)) => length,
        _ => return None,
    };
    let trusted = if peer.is_known { settings.trusted_proxies.as_slice() } else { &[] };
    let (chain, count) = seen.forwarded_for.within(head);
    let origin = Origin::judge(peer.address, chain[..count].iter().copied(), trusted);
    forward::tell_of_unknown_proxy(&origin, count > 0);
    let (cookies, count) = seen.cookies.within(head);
    let cookies = &cookies[..count];
    let prefix = settings.cookie_prefix.as_bytes();
    if cookies.iter().any(|line| forward::has_own_cookie(line, prefix)) {
        if cookies.iter().any(|line| forward::has_cookie(line, prefix, b"-pending")) {
            return None;
        }
        seen.has_own_cookies = true;
        seen.edits = true;
    }
    if may_log_in(method, target) && gateway.front.may_begin(cookies) {
        return None;
    }
    let id = match seen.request_id {
        Some(span) if origin.trusted && forward::is_request_id(span.within(head)) => Id::Sent(span),
        _ => Id::Fresh(super::fresh::id()),
    };
    let mut asked = Asked {
        head: head.len(),
        body,
        method,
        closes: seen.closes,
        upgrades: seen.upgrades,
        target: Span::of(head, target),
        cookies: seen.cookies,
        origin,
        id,
        sent: Buffer::small(),
    };
    asked.sent.reserve(head.len() + 512);
    write(&mut asked, head, request.headers, &seen, peer, settings, gateway.apis.at_the_forum);
    Some(asked)
}

/// Whether a request may prove somebody to the forum, as in the general way.
fn may_log_in(method: Method, target: &[u8]) -> bool {
    let query = || target.iter().position(|byte| *byte == b'?').map(|at| &target[at + 1..]).unwrap_or_default();
    method == Method::Post
        || method == Method::Get && query().split(|byte| *byte == b'&').any(|part| part.starts_with(b"code="))
}

/// What the fields of a head say that matters here.
#[derive(Default)]
struct Seen {
    length: Option<u64>,
    closes: bool,
    /// The connection may become another one,
    may_switch: bool,
    /// a WebSocket.
    upgrades: bool,
    host: Span,
    cookies: Lines,
    forwarded_for: Lines,
    forwarded_proto: Option<Span>,
    forwarded_host: Option<Span>,
    request_id: Option<Span>,
    /// Some of the cookies are ours.
    has_own_cookies: bool,
    /// Whether a line is left out, or written in another way than it came.
    edits: bool,
}

/// What becomes of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    LeftOut,
    /// It says that the general way has the request.
    Odd,
}

impl Seen {
    /// `None`: the request is not the lane's.
    fn of(head: &[u8], fields: &[Header<'_>], identities: bool) -> Option<Self> {
        let mut seen = Self::default();
        let mut hosts = 0;
        // A line ends in CRLF and nothing else; behind a value may be blanks.
        let mut value_end = line_end(head)? - 2;
        for field in fields {
            let at = offset(head, field.name.as_bytes());
            if !is_line_end(&head[value_end..at]) {
                return None;
            }
            let colon = at + field.name.len();
            // Where the value of an empty field is, is anywhere behind the colon.
            let value = if field.value.is_empty() { colon + 1 } else { offset(head, field.value) };
            value_end = value + field.value.len();
            seen.edits |= !is_usual(head, colon, value, value_end);
            let fate = seen.look(head, field, &mut hosts, identities);
            if fate == Fate::Odd {
                return None;
            }
            seen.edits |= fate == Fate::LeftOut;
        }
        if !is_line_end(head[value_end..].strip_suffix(b"\r\n")?) {
            return None;
        }
        (hosts == 1 && seen.upgrades == seen.may_switch).then_some(seen)
    }

    fn look(&mut self, head: &[u8], field: &Header<'_>, hosts: &mut usize, identities: bool) -> Fate {
        let name = field.name.as_bytes();
        let is = |known: &[u8]| name.eq_ignore_ascii_case(known);
        let whole = || Span::of(head, field.value);
        let odd_unless = |fine: bool| if fine { Fate::Stays } else { Fate::Odd };
        // Most fields are told apart by their first letter.
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b'h') if is(b"host") => {
                *hosts += 1;
                self.host = whole();
                odd_unless(head::is_host(field.value))
            }
            Some(b'h') => odd_unless(!is(b"http2-settings")),
            Some(b'c') if is(b"cookie") => odd_unless(self.cookies.add(whole())),
            Some(b'c') if is(b"connection") => {
                if self.closes || self.may_switch {
                    return Fate::Odd;
                }
                self.closes = field.value.eq_ignore_ascii_case(b"close");
                if !self.closes && !field.value.eq_ignore_ascii_case(b"keep-alive") {
                    self.may_switch = is_switch(field.value);
                    return if self.may_switch { Fate::LeftOut } else { Fate::Odd };
                }
                Fate::LeftOut
            }
            Some(b'c') if is(b"content-length") => {
                let length = length(field.value);
                odd_unless(length.is_some() && std::mem::replace(&mut self.length, length).is_none())
            }
            Some(b'c') => odd_unless(!head::is_underscored_framing(name)),
            Some(b't') => odd_unless(
                !(is(b"te") || is(b"trailer") || is(b"transfer-encoding") || head::is_underscored_framing(name)),
            ),
            Some(b'u') if is(b"upgrade") => {
                let is_first = !std::mem::replace(&mut self.upgrades, true);
                odd_unless(is_first && field.value.eq_ignore_ascii_case(b"websocket"))
            }
            Some(b'e') => odd_unless(!is(b"expect")),
            Some(b'k') if is(b"keep-alive") => Fate::LeftOut,
            Some(b'p') if name.len() > 6 && name[..6].eq_ignore_ascii_case(b"proxy-") => Fate::Odd,
            Some(b'x' | b'f' | b's' | b'p') if forward::is_forwarding(name) => {
                let first = |place: &mut Option<Span>| {
                    place.get_or_insert_with(whole);
                };
                if is(b"x-forwarded-for") && !self.forwarded_for.add(whole()) {
                    return Fate::Odd;
                }
                match () {
                    () if is(b"x-forwarded-proto") => first(&mut self.forwarded_proto),
                    () if is(b"x-forwarded-host") => first(&mut self.forwarded_host),
                    () if is(b"x-request-id") => first(&mut self.request_id),
                    () => {}
                }
                Fate::LeftOut
            }
            Some(b'r') if identities && forward::is_identity(name) => Fate::LeftOut,
            _ => Fate::Stays,
        }
    }
}

/// The head with what must not go on left out, and what the gateway says of the visitor.
fn write(
    asked: &mut Asked,
    head: &[u8],
    fields: &[Header<'_>],
    seen: &Seen,
    peer: &Peer,
    settings: &Settings,
    identities: bool,
) {
    let trusted = asked.origin.trusted;
    let out = &mut asked.sent;
    let mut kept = 0;
    for (index, field) in fields.iter().enumerate().filter(|_| seen.edits) {
        let (name, value) = (field.name.as_bytes(), field.value);
        let goes_on = !is_left_out(name, trusted, identities, settings.forwarded);
        let at = offset(head, name);
        let next = fields.get(index + 1).map_or(head.len() - 2, |next| offset(head, next.name.as_bytes()));
        let without_ours = (seen.has_own_cookies && name.eq_ignore_ascii_case(b"cookie"))
            .then(|| forward::without_own_cookies(value, settings.cookie_prefix.as_bytes()));
        let value = without_ours.as_deref().unwrap_or(value);
        let goes_on = goes_on && !(without_ours.is_some() && value.is_empty());
        if goes_on && is_usual_line(&head[at..next], name, value) {
            continue;
        }
        out.put(&head[kept..at]);
        kept = next;
        if goes_on {
            put_line(out, name, value);
        }
    }
    out.put(&head[kept..head.len() - 2]);
    let proto: &[u8] = match seen.forwarded_proto.filter(|_| trusted) {
        Some(sent) => sent.within(head),
        None if peer.secure => b"https",
        None => b"http",
    };
    let host = seen.forwarded_host.filter(|_| trusted).unwrap_or(seen.host).within(head);
    if settings.forwarded != ForwardedKind::Rfc7239 {
        out.put(b"X-Forwarded-For: ");
        let (chain, count) = seen.forwarded_for.within(head);
        for line in chain[..count].iter().filter(|_| trusted) {
            out.put(line);
            out.put(b", ");
        }
        out.put(peer.text.as_bytes());
        out.put(b"\r\nX-Real-IP: ");
        if asked.origin.client == peer.address {
            out.put(peer.text.as_bytes());
        } else {
            // Writing into a buffer does not fail.
            let _ = write!(out, "{}", asked.origin.client);
        }
        for (name, value) in [(&b"\r\nX-Forwarded-Proto: "[..], proto), (b"\r\nX-Forwarded-Host: ", host)] {
            out.put(name);
            out.put(value);
        }
        out.put(b"\r\n");
    }
    if settings.forwarded != ForwardedKind::XForwarded {
        let _ = write!(out, "Forwarded: {}\r\n", forward::forwarded(asked.origin.client, Some(host), proto));
    }
    if asked.upgrades {
        out.put(b"Connection: Upgrade\r\n");
    }
    out.put(b"X-Request-Id: ");
    out.put(asked.id.as_bytes(head));
    out.put(b"\r\n\r\n");
}

/// Whether a `Connection` line says that the connection may become another one.
fn is_switch(value: &[u8]) -> bool {
    let mut options = value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    options.clone().any(|option| option.eq_ignore_ascii_case(b"upgrade"))
        && options.all(|option| [&b"upgrade"[..], b"keep-alive"].iter().any(|known| option.eq_ignore_ascii_case(known)))
}

/// Whether a line does not go on, of a head of which some do not.
fn is_left_out(name: &[u8], trusted: bool, identities: bool, kind: ForwardedKind) -> bool {
    if name.eq_ignore_ascii_case(b"connection") || name.eq_ignore_ascii_case(b"keep-alive") {
        return true;
    }
    if identities && forward::is_identity(name) {
        return true;
    }
    let is_ours = || {
        kind != ForwardedKind::Rfc7239
            && ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"]
                .iter()
                .any(|ours| name.eq_ignore_ascii_case(ours.as_bytes()))
    };
    forward::is_forwarding(name) && (!trusted || !forward::is_said_by_proxies(name) || is_ours())
}

/// Whether a line is written as it usually is, with one blank and nothing behind its value: some programs read other
/// lines otherwise.
fn is_usual(head: &[u8], colon: usize, value: usize, end: usize) -> bool {
    value == colon + 2 && head.get(colon..value) == Some(b": ") && head.get(end..end + 2) == Some(b"\r\n")
}

/// A number of bytes: digits, and nothing else (RFC 9110 §8.6).
pub(super) fn length(digits: &[u8]) -> Option<u64> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u64::from(byte - b'0'));
    let add = |length: u64, byte| length.checked_mul(10)?.checked_add(digit(byte)?);
    if digits.is_empty() { None } else { digits.iter().try_fold(0, add) }
}

/// Whether a line says this as it usually is said: some programs read other lines otherwise.
pub(super) fn is_usual_line(line: &[u8], name: &[u8], value: &[u8]) -> bool {
    line.len() == name.len() + value.len() + 4 && line[name.len()..].starts_with(b": ") && line.ends_with(b"\r\n")
}

pub(super) fn put_line(out: &mut Buffer, name: &[u8], value: &[u8]) {
    for part in [name, b": ", value, b"\r\n"] {
        out.put(part);
    }
}

/// Where the line that a head begins with ends.
fn line_end(head: &[u8]) -> Option<usize> {
    let at = head.iter().position(|byte| *byte == b'\n')?;
    (at > 0 && head[at - 1] == b'\r').then_some(at + 1)
}

/// Blanks, then CRLF.
fn is_line_end(between: &[u8]) -> bool {
    between == b"\r\n"
        || between.strip_suffix(b"\r\n").is_some_and(|blanks| blanks.iter().all(|byte| matches!(byte, b' ' | b'\t')))
}

/// Whether a target is never sent with this byte: some web servers take it, others do not.
fn is_escaped(byte: u8) -> bool {
    !byte.is_ascii_graphic() || matches!(byte, b'<' | b'>' | b'"')
}

/// The head with its target escaped, if that was all that was wrong with its first line.
#[cold]
fn escaped(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let end = line_end(bytes)?;
    let line = &bytes[..end - 2];
    let from = line.iter().position(|byte| *byte == b' ')? + 1;
    let to = line.iter().rposition(|byte| *byte == b' ')?;
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let version = line.get(to + 1..)?;
    if to <= from || !line[..from - 1].iter().all(is_word) || !matches!(version, b"HTTP/1.1" | b"HTTP/1.0") {
        return None;
    }
    let target: String = percent_encode(&line[from..to], NOT_IN_TARGETS).to_string();
    if target.as_bytes() == &line[from..to] {
        return None;
    }
    Some(([&line[..from], target.as_bytes(), &bytes[to..end]].concat(), end))
}
