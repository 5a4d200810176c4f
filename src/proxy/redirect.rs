//! The listener without TLS whose answers all say: the same address with https.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, LOCATION};
use http::{HeaderValue, Method, Response, StatusCode};
use pingora::http::RequestHeader;

use super::gateway;
use super::proof::PROOFS;

/// The redirect, or `None` for what passes as it is. `public_host` has the port of the public address.
pub(super) fn to_https(request: &RequestHeader, public_host: &str) -> Option<Response<Bytes>> {
    let target = request.raw_path();
    // Issuers of certificates take a redirect, but some programs that put proofs there ask for them first, and the forum's
    // web server has them.
    if target.starts_with(PROOFS) {
        return None;
    }
    let location = location(gateway::host(request)?, target, public_host)?;
    let mut response = Response::new(Bytes::new());
    // Browsers make a GET of everything at 301, and some old programs do not know 308.
    *response.status_mut() = match request.method {
        Method::GET | Method::HEAD => StatusCode::MOVED_PERMANENTLY,
        _ => StatusCode::PERMANENT_REDIRECT,
    };
    response.headers_mut().insert(LOCATION, location);
    // A browser that remembers for ever could never be called back.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("max-age=3600"));
    Some(response)
}

/// The name that was asked for, with the port of the public address: the one of this listener is another.
fn location(host: &[u8], target: &[u8], public_host: &str) -> Option<HeaderValue> {
    let asked = name(host);
    let public_name = name(public_host.as_bytes());
    let port = public_host.as_bytes().get(public_name.len()..).unwrap_or_default();
    // `OPTIONS *` has no path.
    let target = if target.starts_with(b"/") { target } else { b"/" };
    HeaderValue::from_bytes(&[b"https://", asked, port, target].concat()).ok()
}

/// A host without its port.
fn name(host: &[u8]) -> &[u8] {
    let from = host.iter().position(|byte| *byte == b']').unwrap_or(0);
    let colon = host.iter().skip(from).position(|byte| *byte == b':').map_or(host.len(), |at| from + at);
    host.get(..colon).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_address_with_tls() {
        for (host, target, public, want) in [
            ("forum.example", "/", "forum.example", "https://forum.example/"),
            ("forum.example:80", "/a%2Fb?c=d&e", "forum.example", "https://forum.example/a%2Fb?c=d&e"),
            (
                "www.forum.example:8080",
                "//evil.test",
                "forum.example:8443",
                "https://www.forum.example:8443//evil.test",
            ),
            ("[::1]:80", "/", "[::1]:8443", "https://[::1]:8443/"),
            ("[::1]", "/", "forum.example", "https://[::1]/"),
            ("forum.example", "*", "forum.example", "https://forum.example/"),
        ] {
            let got = location(host.as_bytes(), target.as_bytes(), public).expect("a location");
            assert_eq!(got, want, "{host} {target}");
        }
    }

    #[test]
    fn methods_stay_and_proofs_pass() {
        for (method, target, want) in [
            ("GET", "/", Some(301)),
            ("HEAD", "/", Some(301)),
            ("POST", "/ucp.php", Some(308)),
            ("GET", "/.well-known/acme-challenge/token", None),
            ("GET", "/.well-known/acme-challenge", Some(301)),
            ("GET", "/x/../.well-known/acme-challenge/token", Some(301)),
        ] {
            let mut request = RequestHeader::build(method, target.as_bytes(), None).expect("a request");
            request.insert_header("Host", "forum.example").expect("a header");
            let status = to_https(&request, "forum.example").map(|response| response.status().as_u16());
            assert_eq!(status, want, "{method} {target}");
        }
    }
}
