//! What a visitor asks: whether the lane has it, and what of it goes to the forum's web server.
//!
//! One pass over the head decides. The lane has what is plain: GET, HEAD, and POST of a known length, for a page of the
//! forum or for us. What is odd but well-formed goes the general way; what two programs could read differently is refused here, so
//! that the framework never meets it.

use std::io::Write as _;
use std::mem::MaybeUninit;
use std::net::{IpAddr, SocketAddr};

use httparse::{Error as Malformed, Request, Status};
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

use super::buffer::Buffer;
use super::fields::{self, Fate, Field, is};
use super::lent::Extent;
use super::own::{self, Own};
use super::spans::{Lines, Span};
use crate::model::LoginCookies;
use crate::proxy::connection::Door;
use crate::proxy::forward::{self, Origin};
use crate::proxy::gateway::Gateway;
use crate::proxy::head::{self, Target};
use crate::proxy::message::BODY_BYTES_MAX;
use crate::proxy::own::OWN_HEAD_BYTES_MAX;
use crate::proxy::proof::PROOFS;
use crate::proxy::refusal::Refusal;
use crate::proxy::{ForwardedKind, Settings};
use crate::route::Route;

/// What an older client may leave in a target, and what is put in its place: its escape.
const NOT_IN_TARGETS: &AsciiSet = &CONTROLS.add(b' ').add(b'<').add(b'>').add(b'"');
/// Browsers leave it in a query, and nowhere else.
const NOT_IN_PATHS: &AsciiSet = &NOT_IN_TARGETS.add(b'`');

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
    /// If a guest may log in with it, whose his cookies are so far; `None` if not.
    pub(super) may_log_in: Option<LoginCookies>,
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
    /// It is for us.
    Own(Box<Own>),
    /// The general way has it, and so much behind its head.
    General { head: usize, extent: Extent, upgrades: bool },
    /// Two programs could read it differently.
    Refused(Refusal),
    /// The target was escaped; this head is to be judged in place of the first bytes, as many as are said.
    Escaped { head: Vec<u8>, in_place_of: usize },
}

/// A head, cut.
struct Head<'a> {
    /// All of it.
    bytes: &'a [u8],
    method: &'a str,
    target: &'a [u8],
    /// Of HTTP/1.
    minor_version: u8,
    /// All of its lines are written as usual.
    is_usual: bool,
}

/// Judges what begins with a head.
pub(super) fn judge(bytes: &[u8], peer: &Peer, gateway: &Gateway) -> Judged {
    let mut room = [Field::NONE; fields::USUAL];
    if let Some(cut) = fields::cut(bytes, &mut room)
        && let Some((method, target)) = usual_line(&bytes[..cut.first])
    {
        let head = Head { bytes: &bytes[..cut.end], method, target, minor_version: 1, is_usual: true };
        return read(&head, &mut room[..cut.fields], peer, gateway);
    }
    judge_unusual(bytes, peer, gateway)
}

/// Method and target of a line that the lane may have, if it is written as usual.
fn usual_line(line: &[u8]) -> Option<(&'static str, &[u8])> {
    let rest = line.strip_suffix(b" HTTP/1.1\r\n")?;
    let (method, target) = match rest {
        [b'G', b'E', b'T', b' ', target @ ..] => ("GET", target),
        [b'H', b'E', b'A', b'D', b' ', target @ ..] => ("HEAD", target),
        [b'P', b'O', b'S', b'T', b' ', target @ ..] => ("POST", target),
        _ => return None,
    };
    (!target.is_empty() && !target.iter().any(|byte| is_escaped(*byte))).then_some((method, target))
}

/// The same of a head that is not written as usual, or not all there.
#[cold]
fn judge_unusual(bytes: &[u8], peer: &Peer, gateway: &Gateway) -> Judged {
    let mut lines = [const { MaybeUninit::uninit() }; fields::MOST];
    let mut request = Request::new(&mut []);
    let target_escaped = || match escaped(bytes) {
        Some((head, in_place_of)) => Judged::Escaped { head, in_place_of },
        None if is_begun(bytes) => Judged::Unfinished,
        None => Judged::Refused(Refusal::Ambiguous("request line")),
    };
    let end = match request.parse_with_uninit_headers(bytes, &mut lines) {
        Ok(Status::Partial) => return Judged::Unfinished,
        Ok(Status::Complete(end)) => end,
        Err(Malformed::TooManyHeaders) => return Judged::Refused(Refusal::HeadTooLarge),
        Err(Malformed::Token | Malformed::Version) => return target_escaped(),
        Err(_) => return Judged::Refused(Refusal::Ambiguous("header")),
    };
    let Request { method: Some(method), path: Some(target), version: Some(minor_version), headers } = request else {
        return Judged::Unfinished;
    };
    let (path, query) = split(target.as_bytes());
    if path.iter().any(|byte| is_escaped(*byte)) || query.iter().any(|byte| is_escaped(*byte) && *byte != b'`') {
        return target_escaped();
    }
    let bytes = &bytes[..end];
    let head = Head { bytes, method, target: target.as_bytes(), minor_version, is_usual: false };
    read(&head, &mut fields::found(bytes, headers), peer, gateway)
}

fn read(head: &Head<'_>, fields: &mut [Field], peer: &Peer, gateway: &Gateway) -> Judged {
    match plain(head, fields, peer, gateway) {
        Some(judged) => judged,
        None => general(head, fields),
    }
}

/// A head that is not the lane's: is it the general way's, and where does the request end?
#[cold]
fn general(head: &Head<'_>, fields: &[Field]) -> Judged {
    let refused = |fault: head::Fault| Judged::Refused(Refusal::Ambiguous(fault.reason()));
    if let Err(fault) = head::check(head.bytes) {
        return refused(fault);
    }
    let field = |name: &[u8]| {
        fields
            .iter()
            .find(|field| field.name(head.bytes).eq_ignore_ascii_case(name))
            .map(|field| field.value(head.bytes))
    };
    match head::target(head.method, head.target) {
        Err(fault) => return refused(fault),
        Ok(Target::Absolute(_)) => {
            let authority = memchr::memmem::find(head.target, b"//").map(|at| &head.target[at + 2..]);
            let name = authority.and_then(|rest| rest.split(|byte| matches!(byte, b'/' | b'?')).next());
            if field(b"host").is_some_and(|host| name.is_some_and(|name| host != name)) {
                return refused(head::Fault::Host);
            }
        }
        Ok(Target::Usual) => {}
    }
    let extent = if let Some(length) = field(b"content-length") {
        match self::length(length) {
            Some(length) => Extent::Length(length),
            None => return refused(head::Fault::ContentLength),
        }
    } else if field(b"transfer-encoding").is_some() {
        if head.minor_version != 1 {
            return refused(head::Fault::TransferEncoding);
        }
        Extent::Chunked(Default::default())
    } else {
        Extent::Length(0)
    };
    Judged::General { head: head.bytes.len(), extent, upgrades: field(b"upgrade").is_some() }
}

/// Reads a head that may be the lane's. `None`: it is not, or is odd in any way.
fn plain(head: &Head<'_>, fields: &mut [Field], peer: &Peer, gateway: &Gateway) -> Option<Judged> {
    if !gateway.settings.lane || head.minor_version != 1 || !matches!(peer.door, Door::Site | Door::BehindTls) {
        return None;
    }
    let method = match head.method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        _ => return None,
    };
    let (target, bytes) = (head.target, head.bytes);
    if target.first() != Some(&b'/') || target.contains(&b'#') || target.starts_with(PROOFS) {
        return None;
    }
    let own = match gateway.routes.resolve(target) {
        Route::Passthrough => None,
        route @ (Route::OAuth { .. } | Route::Console(_)) => Some(route),
        _ => return None,
    };
    let settings = &*gateway.settings;
    let mut seen = Seen::of(head, fields, gateway.apis.at_the_forum)?;
    let body = match (method, seen.length) {
        (Method::Head | Method::Post, _) if seen.upgrades => return None,
        (_, None | Some(0)) => 0,
        (Method::Post, Some(length)) => length,
        _ => return None,
    };
    let trusted = if peer.is_known { settings.trusted_proxies.as_slice() } else { &[] };
    let (chain, count) = seen.forwarded_for.within(bytes);
    let origin = Origin::judge(peer.address, chain[..count].iter().copied(), trusted);
    forward::tell_of_unknown_proxy(&origin, count > 0);
    let id = match seen.request_id {
        Some(span) if origin.trusted && forward::is_request_id(span.within(bytes)) => Id::Sent(span),
        _ => Id::Fresh(super::fresh::id()),
    };
    if let Some(route) = own {
        let body = usize::try_from(body).ok().filter(|body| *body <= BODY_BYTES_MAX)?;
        if seen.upgrades || bytes.len() > OWN_HEAD_BYTES_MAX {
            return None;
        }
        let at_home = forward::is_public_host(seen.host.within(bytes), settings);
        let request = own::request(method, target, bytes, fields)?;
        let (head, target) = (bytes.len(), Span::of(bytes, target));
        let own = Own { head, body, method, target, route, closes: seen.closes, origin, at_home, id, request };
        return Some(Judged::Own(Box::new(own)));
    }
    let (cookies, count) = seen.cookies.within(bytes);
    let cookies = &cookies[..count];
    let prefix = settings.cookie_prefix.as_bytes();
    let may_be_ours = cookies.iter().any(|line| gateway.own_cookies.find(line).is_some());
    if may_be_ours && cookies.iter().any(|line| forward::has_own_cookie(line, prefix)) {
        if cookies.iter().any(|line| forward::has_cookie(line, prefix, b"-pending")) {
            return None;
        }
        seen.has_own_cookies = true;
        seen.edits = true;
    }
    let may_log_in = may_log_in(method, target).then(|| gateway.front.login_cookies(cookies));
    let mut asked = Asked {
        head: bytes.len(),
        body,
        method,
        closes: seen.closes,
        upgrades: seen.upgrades,
        may_log_in,
        target: Span::of(bytes, target),
        cookies: seen.cookies,
        origin,
        id,
        sent: Buffer::small(),
    };
    asked.sent.reserve(bytes.len() + 512);
    write(&mut asked, head, fields, &seen, peer, settings, gateway.apis.at_the_forum);
    Some(Judged::Asked(asked))
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

impl Seen {
    /// `None`: the request is not the lane's.
    fn of(head: &Head<'_>, fields: &mut [Field], identities: bool) -> Option<Self> {
        let mut seen = Self { edits: !head.is_usual, ..Self::default() };
        let mut hosts = 0;
        if !head.is_usual {
            // A line ends in CRLF and nothing else; behind a value may be blanks.
            let first = line_end(head.bytes)?;
            let is_first = fields.first().is_some_and(|field| field.at as usize == first);
            let is_end = head.bytes.ends_with(b"\r\n\r\n");
            if !(is_first && is_end && fields.iter().all(|field| field.ends_well(head.bytes))) {
                return None;
            }
        }
        for field in fields {
            field.fate = seen.look(head.bytes, field, &mut hosts, identities)?;
            seen.edits |= field.fate == Fate::LeftOut;
        }
        (hosts == 1 && seen.upgrades == seen.may_switch).then_some(seen)
    }

    /// What becomes of a field. `None`: it says that the general way has the request.
    fn look(&mut self, head: &[u8], field: &Field, hosts: &mut usize, identities: bool) -> Option<Fate> {
        let name = field.name(head);
        let value = || field.value(head);
        let stays_if = |fine: bool| fine.then_some(Fate::Stays);
        // Most fields are told apart by their first letter.
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b'h') if is(name, b"host") => {
                *hosts += 1;
                self.host = field.span();
                stays_if(head::is_host(value()))
            }
            Some(b'h') => stays_if(!is(name, b"http2-settings")),
            Some(b'c') if is(name, b"cookie") => stays_if(self.cookies.add(field.span())),
            Some(b'c') if is(name, b"connection") => {
                if self.closes || self.may_switch {
                    return None;
                }
                self.closes = value().eq_ignore_ascii_case(b"close");
                if !self.closes && !value().eq_ignore_ascii_case(b"keep-alive") {
                    self.may_switch = is_switch(value());
                    return if self.may_switch { Some(Fate::LeftOut) } else { None };
                }
                Some(Fate::LeftOut)
            }
            Some(b'c') if is(name, b"content-length") => {
                let length = length(value());
                stays_if(length.is_some() && std::mem::replace(&mut self.length, length).is_none())
            }
            Some(b'c') => stays_if(!head::is_underscored_framing(name)),
            Some(b't') => stays_if(
                !(is(name, b"te")
                    || is(name, b"trailer")
                    || is(name, b"transfer-encoding")
                    || head::is_underscored_framing(name)),
            ),
            Some(b'u') if is(name, b"upgrade") => {
                let is_first = !std::mem::replace(&mut self.upgrades, true);
                stays_if(is_first && value().eq_ignore_ascii_case(b"websocket"))
            }
            Some(b'e') => stays_if(!is(name, b"expect")),
            Some(b'k') if is(name, b"keep-alive") => Some(Fate::LeftOut),
            Some(b'p') if name.len() > 6 && name[..6].eq_ignore_ascii_case(b"proxy-") => None,
            Some(b'x' | b'f' | b's' | b'p') if forward::is_forwarding(name) => {
                let first = |place: &mut Option<Span>| {
                    place.get_or_insert_with(|| field.span());
                };
                if is(name, b"x-forwarded-for") && !self.forwarded_for.add(field.span()) {
                    return None;
                }
                match () {
                    () if is(name, b"x-forwarded-proto") => first(&mut self.forwarded_proto),
                    () if is(name, b"x-forwarded-host") => first(&mut self.forwarded_host),
                    () if is(name, b"x-request-id") => first(&mut self.request_id),
                    () => {}
                }
                Some(Fate::LeftOut)
            }
            Some(b'r') if identities && forward::is_identity(name) => Some(Fate::LeftOut),
            _ => Some(Fate::Stays),
        }
    }
}

/// The head with what must not go on left out, and what the gateway says of the visitor.
fn write(
    asked: &mut Asked,
    head: &Head<'_>,
    fields: &[Field],
    seen: &Seen,
    peer: &Peer,
    settings: &Settings,
    identities: bool,
) {
    let trusted = asked.origin.trusted;
    let out = &mut asked.sent;
    let (head, is_usual) = (head.bytes, head.is_usual);
    let mut kept = 0;
    for field in fields.iter().filter(|_| seen.edits) {
        if field.fate == Fate::Stays && (is_usual || field.is_usual(head)) && !seen.has_own_cookies {
            continue;
        }
        let (name, value) = (field.name(head), field.value(head));
        let goes_on = field.fate != Fate::LeftOut || !is_left_out(name, trusted, identities, settings.forwarded);
        let without_ours = (seen.has_own_cookies && name.eq_ignore_ascii_case(b"cookie"))
            .then(|| forward::without_own_cookies(value, settings.cookie_prefix.as_bytes()));
        if goes_on && without_ours.is_none() && field.is_usual(head) {
            continue;
        }
        let value = without_ours.as_deref().unwrap_or(value);
        out.put(&head[kept..field.at as usize]);
        kept = field.next as usize;
        if goes_on && !(without_ours.is_some() && value.is_empty()) {
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

/// A number of bytes: digits, and nothing else (RFC 9110 §8.6).
pub(super) fn length(digits: &[u8]) -> Option<u64> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u64::from(byte - b'0'));
    let add = |length: u64, byte| length.checked_mul(10)?.checked_add(digit(byte)?);
    if digits.is_empty() { None } else { digits.iter().try_fold(0, add) }
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

/// Whether a target is never sent with this byte: some web servers take it, others do not.
fn is_escaped(byte: u8) -> bool {
    !byte.is_ascii_graphic() || matches!(byte, b'<' | b'>' | b'"' | b'`')
}

/// The path of a target, and its query with the mark in front.
fn split(target: &[u8]) -> (&[u8], &[u8]) {
    target.split_at(target.iter().position(|byte| *byte == b'?').unwrap_or(target.len()))
}

/// Whether this may become a first line whose target is escaped.
fn is_begun(bytes: &[u8]) -> bool {
    let word = bytes.iter().take_while(|byte| is_word(**byte)).count();
    word > 0 && bytes.get(word).is_none_or(|byte| *byte == b' ') && !bytes.contains(&b'\n')
}

/// What older clients may call a method.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The head with its target escaped, if that was all that was wrong with its first line.
#[cold]
fn escaped(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let end = line_end(bytes)?;
    let line = &bytes[..end - 2];
    let from = line.iter().position(|byte| *byte == b' ')? + 1;
    let to = line.iter().rposition(|byte| *byte == b' ')?;
    let version = line.get(to + 1..)?;
    let is_method = line[..from - 1].iter().all(|byte| is_word(*byte));
    if to <= from || !is_method || !matches!(version, b"HTTP/1.1" | b"HTTP/1.0") {
        return None;
    }
    // Some programs end a line or a text with these.
    if line.iter().any(|byte| matches!(byte, b'\r' | 0)) {
        return None;
    }
    let (path, query) = split(&line[from..to]);
    let target = percent_encode(path, NOT_IN_PATHS).chain(percent_encode(query, NOT_IN_TARGETS)).collect::<String>();
    if target.as_bytes() == &line[from..to] {
        return None;
    }
    Some(([&line[..from], target.as_bytes(), &bytes[to..end]].concat(), end))
}
