//! Parameters of a query or a form: decoded once, each name once.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Request};
use percent_encoding::percent_decode;

/// How many parameters are read at most.
const COUNT_MAX: usize = 100;

/// Decoded names and values in order (`application/x-www-form-urlencoded`).
#[derive(Clone, Debug, Default)]
pub struct Parameters(Vec<(String, String)>);

/// The text cannot be read: escapes that are not UTF-8, or too many parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedParameters;

impl Parameters {
    /// Reads a query or a form body.
    pub fn parse(text: &[u8]) -> Result<Self, MalformedParameters> {
        let pairs = text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
        let mut found = Vec::new();
        for pair in pairs {
            if found.len() == COUNT_MAX {
                return Err(MalformedParameters);
            }
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let (name, value) = (&pair[..at], pair.get(at + 1..).unwrap_or_default());
            found.push((decode(name)?, decode(value)?));
        }
        Ok(Self(found))
    }

    /// The value of `name`; an empty one counts as absent (RFC 6749 §3.1). The first, should there be several.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Every value of `name` that is not empty.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// The same as an owned text.
    pub fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// Whether `name` was sent at all, be it empty.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Whether `name` was sent more than once.
    pub fn is_repeated(&self, name: &str) -> bool {
        self.0.iter().filter(|(key, _)| key == name).count() > 1
    }

    /// The first name that was sent twice (RFC 6749 §3.1 forbids it).
    pub fn repeated(&self) -> Option<&str> {
        self.0
            .iter()
            .enumerate()
            .find(|(index, (key, _))| self.0[..*index].iter().any(|(earlier, _)| earlier == key))
            .map(|(_, (key, _))| key.as_str())
    }

    /// Whether any other name than these was sent more than once.
    pub fn is_repeated_but(&self, several: &[&str]) -> bool {
        self.0.iter().any(|(name, _)| !several.contains(&name.as_str()) && self.is_repeated(name))
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same without `name`.
    pub fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|(key, _)| key != name).cloned().collect())
    }

    /// The same with one more.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with each value of `name` changed.
    pub fn map(&self, name: &str, change: impl Fn(&str) -> String) -> Self {
        let changed =
            |(key, value): &(String, String)| (key.clone(), if key == name { change(value) } else { value.clone() });
        Self(self.0.iter().map(changed).collect())
    }

    /// The parameters as a query again.
    pub fn to_query(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

fn decode(text: &[u8]) -> Result<String, MalformedParameters> {
    let mut decoded = text.to_vec();
    // Most have nothing to be decoded, and nothing becomes longer by it.
    if text.iter().any(|byte| matches!(byte, b'+' | b'%')) {
        decoded.iter_mut().filter(|byte| **byte == b'+').for_each(|byte| *byte = b' ');
        let spaced = std::mem::replace(&mut decoded, Vec::with_capacity(text.len()));
        decoded.extend(percent_decode(&spaced));
    }
    String::from_utf8(decoded).map_err(|_| MalformedParameters)
}

/// The type of a body in small letters, without what stands behind it; empty if none is said.
pub fn media_type(headers: &HeaderMap) -> String {
    let said = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The form that a page of ours sent. A body of another type, or of none, is no form: pages of other sites can make a
/// browser send such a one without being asked whether they may.
pub fn form(request: &Request<Bytes>) -> Result<Parameters, MalformedParameters> {
    match media_type(request.headers()).as_str() {
        "application/x-www-form-urlencoded" => Parameters::parse(request.body()),
        _ => Err(MalformedParameters),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_query_is_decoded_once() {
        let parameters = Parameters::parse(b"a=1%2B1&state=x%252F+y&empty=&flag&=v").expect("well-formed");
        assert_eq!(parameters.get("a"), Some("1+1"));
        assert_eq!(parameters.get("state"), Some("x%2F y"));
        assert_eq!((parameters.get("empty"), parameters.has("empty")), (None, true));
        assert_eq!((parameters.get("flag"), parameters.has("flag")), (None, true));
        assert_eq!(parameters.get(""), Some("v"));
        assert_eq!(parameters.repeated(), None);
        assert_eq!(Parameters::parse(b"a=1&b=2&a=&a=3").expect("well-formed").all("a").collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!(Parameters::parse(b"a=1&b=2&a=").expect("well-formed").repeated(), Some("a"));
        assert!(Parameters::parse(b"a=%ff").is_err(), "not UTF-8");
        assert!(Parameters::parse("a=1&".repeat(101).as_bytes()).is_err(), "too many");
    }

    #[test]
    fn only_a_form_is_read_as_one() {
        for (kind, read) in [
            (Some("application/x-www-form-urlencoded"), true),
            (Some("Application/X-WWW-Form-URLEncoded; charset=UTF-8"), true),
            (Some("text/plain"), false),
            (Some("application/json"), false),
            (Some("multipart/form-data; boundary=x"), false),
            (Some("application/x-www-form-urlencodedx"), false),
            (Some(""), false),
            (None, false),
        ] {
            let mut request = Request::new(Bytes::from_static(b"ticket=t"));
            kind.map(|kind| request.headers_mut().insert(CONTENT_TYPE, kind.parse().expect("a header value")));
            assert_eq!(form(&request).is_ok(), read, "{kind:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(pairs in proptest::collection::vec(("[a-z]{1,8}", "\\PC{1,20}"), 0..10)) {
            let written = Parameters(pairs.clone()).to_query();
            prop_assert_eq!(Parameters::parse(written.as_bytes()).expect("well-formed").0, pairs);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Parameters::parse(&bytes);
        }
    }
}
