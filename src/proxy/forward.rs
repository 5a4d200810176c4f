//! The permitted edits, and no others: what reaches the forum is what the browser sent.
//!
//! On every request: `Connection` may not take other headers away, forwarding headers are ours, the cookie lines of
//! HTTP/2 become one. Only on requests that carry a cookie of ours: it is taken out.

use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};

use http::header::{CONNECTION, COOKIE, HOST, SET_COOKIE, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderValue};
use ipnet::IpNet;
use pingora::http::{RequestHeader, ResponseHeader};

use super::lane::fresh_id;
use super::{ForwardedKind, Settings};
use crate::dialect::IDENTITY_PREFIX;
use crate::model::RequestId;

/// Who sent a request, as far as the peer can be believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The other end of the connection.
    pub(super) peer: IpAddr,
    /// The visitor: the peer, or whom trusted proxies name.
    pub(super) client: IpAddr,
    /// Whether the peer is one of the trusted proxies.
    pub(super) trusted: bool,
    /// Whether a trusted proxy wrote something else than the visitor's address, so that its own stands for him.
    pub(super) unnamed: bool,
}

impl Origin {
    /// The last address in `X-Forwarded-For` that is no trusted proxy, if the peer is one.
    pub(super) fn judge<'a>(
        peer: IpAddr,
        forwarded_for: impl DoubleEndedIterator<Item = &'a [u8]>,
        trusted_proxies: &[IpNet],
    ) -> Self {
        let is_trusted = |address: &IpAddr| trusted_proxies.iter().any(|net| net.contains(address));
        if !is_trusted(&peer) {
            return Self { peer, client: peer, trusted: false, unnamed: false };
        }
        let mut client = peer;
        for line in forwarded_for.rev() {
            for part in line.rsplit(|byte| *byte == b',') {
                let Some(address) = address(part) else {
                    return Self { peer, client, trusted: true, unnamed: true };
                };
                client = address;
                if !is_trusted(&address) {
                    return Self { peer, client, trusted: true, unnamed: false };
                }
            }
        }
        Self { peer, client, trusted: true, unnamed: false }
    }
}

/// The web server of this machine that was not made known hides who visits, and no limit by address counts; one that is
/// known may do so, too, and all of its visitors share a limit. Each is said once.
pub(super) fn tell_of_unknown_proxy(origin: &Origin, names_visitors: bool) {
    static TOLD: AtomicBool = AtomicBool::new(false);
    static TOLD_OF_UNNAMED: AtomicBool = AtomicBool::new(false);
    if origin.unnamed && !TOLD_OF_UNNAMED.swap(true, Ordering::Relaxed) {
        tracing::warn!(
            proxy = %origin.client,
            "a trusted proxy wrote something into X-Forwarded-For that is no address: whoever it does not name counts as one \
             visitor for limits"
        );
    }
    let unknown = names_visitors && !origin.trusted && origin.peer.is_loopback();
    if unknown && !TOLD.swap(true, Ordering::Relaxed) {
        tracing::warn!(
            peer = %origin.peer,
            "a web server on this machine names visitors, and [proxies] trusted does not name it: they all count as one, \
             and as none for limits by address"
        );
    }
}

/// An address as proxies write it: bare, with a port, or in brackets.
fn address(part: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(part).ok()?.trim();
    text.parse::<IpAddr>()
        .or_else(|_| text.parse::<std::net::SocketAddr>().map(|address| address.ip()))
        .or_else(|_| text.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>())
        .ok()
}

/// The id of a request: what a trusted proxy sent, or a fresh one.
pub(super) fn request_id(headers: &HeaderMap, trusted: bool) -> RequestId {
    let sent = trusted.then(|| headers.get("x-request-id").and_then(|id| id.to_str().ok())).flatten();
    match sent {
        Some(id) if is_request_id(id.as_bytes()) => RequestId(id.to_owned()),
        _ => RequestId(String::from_utf8_lossy(&fresh_id()).into_owned()),
    }
}

/// Whether a trusted proxy's id of a request can be ours.
pub(super) fn is_request_id(id: &[u8]) -> bool {
    (8..=128).contains(&id.len()) && id.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
}

/// Keeps only those options of `Connection` that may be there. Answers the new value if it must change.
///
/// RFC 9110 §7.6.1: a field for all recipients must not be named. Whoever does it wants the forum to miss it.
pub(super) fn harmless_connection(headers: &HeaderMap) -> Option<HeaderValue> {
    let options = || {
        headers
            .get_all(CONNECTION)
            .iter()
            .flat_map(|line| line.as_bytes().split(|byte| *byte == b','))
            .map(<[u8]>::trim_ascii)
            .filter(|option| !option.is_empty())
    };
    if !options().any(strips_too_much) {
        return None;
    }
    let kept: Vec<&[u8]> = options().filter(|option| !strips_too_much(option)).collect();
    HeaderValue::from_bytes(&kept.join(&b", "[..])).ok()
}

fn strips_too_much(option: &[u8]) -> bool {
    const NAMES: [&[u8]; 12] = [
        b"host",
        b"cookie",
        b"authorization",
        b"origin",
        b"referer",
        b"range",
        b"user-agent",
        b"expect",
        b"date",
        b"transfer-encoding",
        b"x-requested-with",
        b"dnt",
    ];
    const FAMILIES: [&[u8]; 4] = [b"content-", b"accept", b"if-", b"sec-"];
    NAMES.iter().any(|name| option.eq_ignore_ascii_case(name))
        || FAMILIES
            .iter()
            .any(|family| option.len() >= family.len() && option[..family.len()].eq_ignore_ascii_case(family))
        || is_forwarding(option)
        || is_identity(option)
}

/// Whether servers may read a header as one of those that say who asks. CGI and its heirs fold whatever is no letter.
pub(super) fn is_identity(name: &[u8]) -> bool {
    let fold = |byte: &u8| if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { b'-' };
    let known = IDENTITY_PREFIX.as_bytes();
    name.len() >= known.len() && name.iter().map(fold).zip(known).all(|(a, b)| a == *b)
}

/// Removes every spelling of the headers that say who asks.
pub(super) fn remove_identity(request: &mut RequestHeader) {
    let is_theirs = |name: &&http::HeaderName| is_identity(name.as_str().as_bytes());
    let names: Vec<_> = request.headers.keys().filter(is_theirs).cloned().collect();
    for name in names {
        request.remove_header(&name);
    }
}

/// Whether a header is one that only the gateway sets. CGI folds `_` and `-`, so both count.
///
/// Four of them name a path or a part of it, which some frameworks and servers (gunicorn: `SCRIPT_NAME`) take in place of the one that was asked for: what is ours by its path,
/// or is refused, would be the forum's again. Nobody needs them behind us, since the path goes on as it came, and a proxy
/// in front passes on what visitors send in them. So they are taken out, whoever sends them.
pub(super) fn is_forwarding(name: &[u8]) -> bool {
    const NAMES: [&[u8]; 7] = [
        b"forwarded",
        b"x-real-ip",
        b"x-request-id",
        b"x-original-url",
        b"x-rewrite-url",
        b"script-name",
        b"path-info",
    ];
    const FAMILIES: [&[u8]; 2] = [b"x-forwarded-", b"x-portico-"];
    if !matches!(name.first().map(u8::to_ascii_lowercase), Some(b'x' | b'f' | b's' | b'p')) {
        return false;
    }
    NAMES.iter().any(|known| name.len() == known.len() && starts_with_folded(name, known))
        || FAMILIES.iter().any(|family| starts_with_folded(name, family))
}

fn starts_with_folded(name: &[u8], known: &[u8]) -> bool {
    name.len() >= known.len()
        && name.iter().zip(known).all(|(a, b)| (if *a == b'_' { b'-' } else { a.to_ascii_lowercase() }) == *b)
}

/// Replaces every spelling of the forwarding headers by what the connection says.
pub(super) fn set_forwarding(
    request: &mut RequestHeader,
    origin: &Origin,
    id: &RequestId,
    secure: bool,
    kind: ForwardedKind,
) -> pingora::Result<()> {
    let chain = origin.trusted.then(|| joined(&request.headers, "x-forwarded-for", b", ")).flatten();
    let host = value_of(request, origin, "x-forwarded-host").or_else(|| request.headers.get(HOST).cloned());
    let proto = value_of(request, origin, "x-forwarded-proto").unwrap_or(HeaderValue::from_static(if secure {
        "https"
    } else {
        "http"
    }));
    remove_forwarding(request, origin.trusted);
    if kind != ForwardedKind::Rfc7239 {
        let peer = origin.peer.to_string();
        let value = match &chain {
            Some(chain) => [chain.as_slice(), b", ", peer.as_bytes()].concat(),
            None => peer.into_bytes(),
        };
        if let Ok(value) = HeaderValue::from_bytes(&value) {
            request.insert_header("X-Forwarded-For", value)?;
        }
        request.insert_header("X-Real-IP", origin.client.to_string())?;
        request.insert_header("X-Forwarded-Proto", proto.clone())?;
        if let Some(host) = &host {
            request.insert_header("X-Forwarded-Host", host.clone())?;
        }
    }
    if kind != ForwardedKind::XForwarded {
        let host = host.as_ref().map(HeaderValue::as_bytes);
        request.insert_header("Forwarded", forwarded(origin.client, host, proto.as_bytes()))?;
    }
    request.insert_header("X-Request-Id", id.0.as_str())
}

/// One element of RFC 7239 §4.
pub(super) fn forwarded(client: IpAddr, host: Option<&[u8]>, proto: &[u8]) -> String {
    let client = if client.is_ipv6() { format!("\"[{client}]\"") } else { client.to_string() };
    let host = host.filter(|host| super::head::is_host(host)).and_then(|host| std::str::from_utf8(host).ok());
    let proto = if proto == b"https" { "https" } else { "http" };
    match host {
        Some(host) => format!("for={client};host=\"{host}\";proto={proto}"),
        None => format!("for={client};proto={proto}"),
    }
}

fn value_of(request: &RequestHeader, origin: &Origin, name: &str) -> Option<HeaderValue> {
    origin.trusted.then(|| request.headers.get(name).cloned()).flatten()
}

/// Removes what a client may not say. A trusted proxy may say more than we set, in its plain spelling.
fn remove_forwarding(request: &mut RequestHeader, trusted: bool) {
    let is_theirs = |name: &http::HeaderName| {
        let name = name.as_str().as_bytes();
        is_forwarding(name) && !(trusted && is_said_by_proxies(name))
    };
    if !request.headers.keys().any(&is_theirs) {
        return;
    }
    let names: Vec<_> = request.headers.keys().filter(|name| is_theirs(name)).cloned().collect();
    for name in names {
        request.remove_header(&name);
    }
}

/// Whether a trusted proxy may say it, beside what we set ourselves: it is one of a family, in its plain spelling.
pub(super) fn is_said_by_proxies(name: &[u8]) -> bool {
    const FAMILY: &[u8] = b"x-forwarded-";
    name.len() > FAMILY.len() && name[..FAMILY.len()].eq_ignore_ascii_case(FAMILY) && !name.contains(&b'_')
}

fn joined(headers: &HeaderMap, name: impl http::header::AsHeaderName, separator: &[u8]) -> Option<Vec<u8>> {
    let lines: Vec<&[u8]> = headers.get_all(name).iter().map(HeaderValue::as_bytes).collect();
    (!lines.is_empty()).then(|| lines.join(separator))
}

/// Makes one line of the cookie lines of HTTP/2 (RFC 9113 §8.2.3: a MUST).
pub(super) fn join_cookie_crumbs(request: &mut RequestHeader) -> pingora::Result<()> {
    if request.headers.get_all(COOKIE).iter().nth(1).is_none() {
        return Ok(());
    }
    match joined(&request.headers, COOKIE, b"; ").and_then(|line| HeaderValue::from_bytes(&line).ok()) {
        Some(line) => request.insert_header("Cookie", line),
        None => Ok(()),
    }
}

/// Whether a name is one of our cookies.
fn is_own_cookie(name: &[u8], prefix: &[u8]) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| matches!(rest.first(), None | Some(b'-')))
}

fn pair_name(pair: &[u8]) -> &[u8] {
    pair.split(|byte| *byte == b'=').next().unwrap_or_default().trim_ascii()
}

/// Whether a cookie line has one of our cookies, by a search over its bytes.
pub(super) fn has_own_cookie(line: &[u8], prefix: &[u8]) -> bool {
    memchr::memmem::find(line, prefix).is_some()
        && line.split(|byte| *byte == b';').any(|pair| is_own_cookie(pair_name(pair), prefix))
}

/// The value of the cookie `{prefix}{suffix}`, if a request carries it.
pub(super) fn carries_cookie(headers: &HeaderMap, prefix: &str, suffix: &str) -> bool {
    headers.get_all(COOKIE).iter().any(|line| has_cookie(line.as_bytes(), prefix.as_bytes(), suffix.as_bytes()))
}

/// Whether a cookie line has the cookie `{prefix}{suffix}`.
pub(super) fn has_cookie(line: &[u8], prefix: &[u8], suffix: &[u8]) -> bool {
    let is_it = |pair| pair_name(pair).strip_prefix(prefix).is_some_and(|rest| rest == suffix);
    has_own_cookie(line, prefix) && line.split(|byte| *byte == b';').any(is_it)
}

/// A cookie line without our own cookies; empty if there are no others.
pub(super) fn without_own_cookies(line: &[u8], prefix: &[u8]) -> Vec<u8> {
    let pairs = line.split(|byte| *byte == b';');
    let kept: Vec<&[u8]> = pairs.filter(|pair| !is_own_cookie(pair_name(pair), prefix)).collect();
    kept.join(&b";"[..]).trim_ascii().to_vec()
}

/// Takes our own cookies out of a request for the forum. Requests without one are not touched.
pub(super) fn remove_own_cookies(request: &mut RequestHeader, prefix: &str) -> pingora::Result<()> {
    let prefix = prefix.as_bytes();
    if !request.headers.get_all(COOKIE).iter().any(|line| has_own_cookie(line.as_bytes(), prefix)) {
        return Ok(());
    }
    let lines: Vec<HeaderValue> = request.headers.get_all(COOKIE).iter().cloned().collect();
    request.remove_header(&COOKIE);
    for line in lines {
        let kept = without_own_cookies(line.as_bytes(), prefix);
        if let (false, Ok(value)) = (kept.is_empty(), HeaderValue::from_bytes(&kept)) {
            request.append_header("Cookie", value)?;
        }
    }
    Ok(())
}

/// Whether a coded answer says where it ends: one line, and `chunked` is its last word (RFC 9112 §6.1).
pub(super) fn is_chunked_if_coded(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(TRANSFER_ENCODING).iter();
    let ends_chunked = |line: &HeaderValue| {
        let last = line.as_bytes().rsplit(|byte| *byte == b',').next().unwrap_or_default();
        last.trim_ascii().eq_ignore_ascii_case(b"chunked")
    };
    lines.next().is_none_or(ends_chunked) && lines.next().is_none()
}

/// Drops what an answer says to us alone (RFC 9110 §7.6.1). The framework sets `Connection` itself.
pub(super) fn remove_hop_by_hop(response: &mut ResponseHeader) {
    for name in ["keep-alive", "proxy-connection", "upgrade"] {
        response.remove_header(name);
    }
}

/// Drops cookies of the forum that have one of our names.
pub(super) fn remove_own_set_cookies(response: &mut ResponseHeader, prefix: &str) -> pingora::Result<()> {
    let is_ours = |line: &HeaderValue| is_own_set_cookie(line.as_bytes(), prefix);
    if !response.headers.get_all(SET_COOKIE).iter().any(&is_ours) {
        return Ok(());
    }
    let lines: Vec<HeaderValue> =
        response.headers.get_all(SET_COOKIE).iter().filter(|line| !is_ours(line)).cloned().collect();
    response.remove_header(&SET_COOKIE);
    for line in lines {
        response.append_header("Set-Cookie", line)?;
    }
    Ok(())
}

/// Whether a `Set-Cookie` line is about a cookie of one of our names.
pub(super) fn is_own_set_cookie(line: &[u8], prefix: &str) -> bool {
    let line = line.trim_ascii_start();
    if !line.starts_with(prefix.as_bytes()) {
        return false;
    }
    let pair = line.split(|byte| *byte == b';').next().unwrap_or_default();
    is_own_cookie(pair_name(pair), prefix.as_bytes())
}

/// Whether `host` may name us on our own paths.
pub(super) fn is_public_host(host: &[u8], settings: &Settings) -> bool {
    let is = |host: &[u8]| host.eq_ignore_ascii_case(settings.public_host.as_bytes());
    // The usual port may be written out.
    is(host)
        || host.strip_suffix(b":443").or_else(|| host.strip_suffix(b":80")).is_some_and(is)
        || settings.loopback_hosts && std::str::from_utf8(host).is_ok_and(is_loopback)
}

/// Whether `host` may name the console's own listener: the public name with any port, this machine, or the address that
/// it listens at. Nothing else, so that no page of another site that leads here can be one of ours.
pub(super) fn is_console_host(host: &[u8], at: Option<SocketAddr>, settings: &Settings) -> bool {
    let Ok(host) = std::str::from_utf8(host) else { return false };
    let name = |host: &str| match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name.to_ascii_lowercase(),
        _ => host.to_ascii_lowercase(),
    };
    let own = at.is_some_and(|at| host.parse() == Ok(at) || host.parse() == Ok(at.ip()));
    own || is_loopback(host) || name(host) == name(&settings.public_host)
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
