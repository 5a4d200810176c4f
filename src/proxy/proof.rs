//! What proves to an issuer of certificates that a name is ours (RFC 8555 §8.3). The path is ours for a token that waits,
//! and only then; the forum's web server has the rest, as programs that fetch certificates put files there.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Method, Response};
use pingora::http::RequestHeader;

use crate::ports::Proofs;

/// Where issuers of certificates look for proofs.
pub(super) const PROOFS: &[u8] = b"/.well-known/acme-challenge/";

/// The proof that is asked for, if it is one of ours. Issuers name a host and no more, so no cookie and no name is looked
/// at.
pub(super) fn answer(request: &RequestHeader, proofs: &Proofs) -> Option<Response<Bytes>> {
    let token = request.raw_path().strip_prefix(PROOFS)?;
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return None;
    }
    let mut response = Response::new(Bytes::from(proofs.shown(std::str::from_utf8(token).ok()?)?));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_ours_while_it_waits() {
        let proofs = Proofs::default();
        proofs.show("token-1".to_owned(), "token-1.thumb".to_owned());
        let ask = |method: &str, target: &str| {
            let request = RequestHeader::build(method, target.as_bytes(), None).expect("a request");
            answer(&request, &proofs).map(|response| String::from_utf8(response.body().to_vec()).expect("text"))
        };
        let ours = Some("token-1.thumb".to_owned());
        for (method, target, want) in [
            ("GET", "/.well-known/acme-challenge/token-1", &ours),
            ("HEAD", "/.well-known/acme-challenge/token-1", &ours),
            ("POST", "/.well-known/acme-challenge/token-1", &None),
            ("GET", "/.well-known/acme-challenge/token-1?x", &None),
            ("GET", "/.well-known/acme-challenge/token-2", &None),
            ("GET", "/.well-known/acme-challenge/", &None),
            ("GET", "/forum/.well-known/acme-challenge/token-1", &None),
            ("GET", "/", &None),
        ] {
            assert_eq!(&ask(method, target), want, "{method} {target}");
        }
        proofs.hide();
        assert_eq!(ask("GET", "/.well-known/acme-challenge/token-1"), None);
    }
}
