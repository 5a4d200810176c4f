//! What the addresses of an app may be.

use url::{Host, Url};

use super::{Wrong, visible};

/// Longest redirect address, in bytes.
const URI_MAX: usize = 2000;

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// Empty, or too long.
    #[error("must have 1 to 2000 characters")]
    Length,
    /// One that addresses do not have.
    #[error("has a character that is not allowed in addresses; write it as %XX")]
    Character,
    /// A fragment.
    #[error("must have no \"#\" (RFC 6749 §3.1.2)")]
    Fragment,
    /// Something that stands for many addresses.
    #[error("must have no \"*\": addresses are compared letter by letter")]
    Wildcard,
    /// Parts that servers resolve.
    #[error("must have no \".\" or \"..\" parts")]
    Dots,
    /// Plain http to somewhere else.
    #[error("must be https; http is for loopback addresses")]
    Http,
    /// portico itself asks there.
    #[error("must be https")]
    NotHttps,
    /// Another scheme where only the web will do.
    #[error("must begin with https://")]
    NotWeb,
    /// It cannot be read.
    #[error("is not an address")]
    NoAddress,
    /// Nobody's.
    #[error("has no host")]
    NoHost,
    /// Nothing listens there.
    #[error("has port 0")]
    NoPort,
    /// It would tell a name, or hide the host.
    #[error("must have no user name")]
    UserName,
    /// It would be sent in other letters.
    #[error("must have scheme and host in small letters, and no port if it is the usual one")]
    Unusual,
    /// A scheme that anybody may take.
    #[error("must be https, or a scheme with a dot like com.example.app:/callback")]
    Scheme,
    /// A scheme without a path.
    #[error("must have \":/\" behind the scheme")]
    SchemePath,
}

impl AddressFault {
    /// The end of the key of a message that names the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Length => "address-length",
            Self::Character => "address-character",
            Self::Fragment => "address-fragment",
            Self::Wildcard => "address-wildcard",
            Self::Dots => "address-dots",
            Self::Http | Self::NotHttps | Self::NotWeb => "address-https",
            Self::NoAddress | Self::NoHost | Self::NoPort => "address",
            Self::UserName => "address-user",
            Self::Unusual => "address-letters",
            Self::Scheme | Self::SchemePath => "address-scheme",
        }
    }

    /// As the fault of a field, with a sentence that begins like this.
    pub(super) fn of(self, what: &str, address: &str) -> Wrong {
        Wrong::new(self.key(), format!("{what} \"{}\": {self}", visible(address))).about(address)
    }
}

/// What is wrong with an address that portico itself asks.
pub(super) fn asked(uri: &str, allow_http: bool) -> Option<AddressFault> {
    match redirect_uri(uri, allow_http) {
        Ok(()) if uri.starts_with("https://") || uri.starts_with("http://") => None,
        Ok(()) => Some(AddressFault::NotHttps),
        Err(fault) => Some(fault),
    }
}

/// An address that members follow: nothing is sent there, so plain http will do, but no scheme that runs scripts.
pub(super) fn page(what: &str, text: &str, max: usize) -> Result<(), Wrong> {
    let fault = |key: &'static str, why: &str| {
        Err(Wrong::new(key, format!("the address of the {what} \"{}\" {why}", visible(text))).about(text))
    };
    if text.len() > max {
        return fault("long", &format!("is longer than {max} bytes")).map_err(|wrong| wrong.most(max));
    }
    match web_address(text) {
        Ok(_) if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(()),
        Ok(_) => fault(AddressFault::Character.key(), &AddressFault::Character.to_string()),
        Err(why) => fault(why.key(), &why.to_string()),
    }
}

/// Where the app itself is.
pub(super) fn own_address(text: &str, allow_http: bool) -> Result<(), Wrong> {
    let fault = |key: &'static str, why: &str| {
        Wrong::new(key, format!("the address of the app \"{}\" {why}", visible(text))).about(text)
    };
    let url = web_address(text).map_err(|why| fault(why.key(), &why.to_string()))?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(fault("address-query", "must have no \"?\" and no \"#\""));
    }
    match url.scheme() {
        "https" => Ok(()),
        _ if allow_http || is_loopback(&url) => Ok(()),
        _ => Err(fault(AddressFault::Http.key(), "must be https; --allow-http for a test network")),
    }
}

/// Whether it is plain http to the visitor's own machine.
pub fn is_plain_loopback(text: &str) -> bool {
    text.starts_with("http://") && Url::parse(text).is_ok_and(|url| is_loopback(&url))
}

/// RFC 9700 §2.1, RFC 8252 §7: https, loopback http, or a scheme of the app's own with a dot in it.
pub fn redirect_uri(text: &str, allow_http: bool) -> Result<(), AddressFault> {
    if text.is_empty() || text.len() > URI_MAX {
        return Err(AddressFault::Length);
    }
    if !text.bytes().all(|byte| byte.is_ascii_graphic())
        || text.contains(['"', '<', '>', '\\', '^', '`', '{', '|', '}'])
    {
        return Err(AddressFault::Character);
    }
    if text.contains('#') {
        return Err(AddressFault::Fragment);
    }
    if text.contains('*') {
        return Err(AddressFault::Wildcard);
    }
    if has_dot_segment(text.split('?').next().unwrap_or(text)) {
        return Err(AddressFault::Dots);
    }
    let scheme = text.split(':').next().unwrap_or_default();
    match scheme {
        "https" | "http" => {
            let url = web_address(text)?;
            match scheme {
                "http" if !allow_http && !is_loopback(&url) => Err(AddressFault::Http),
                _ => Ok(()),
            }
        }
        _ => private_use(text, scheme),
    }
}

/// An http or https address as clients send it: nothing that a parser would have to mend.
fn web_address(text: &str) -> Result<Url, AddressFault> {
    let url = Url::parse(text).map_err(|_| AddressFault::NoAddress)?;
    if !matches!(url.scheme(), "http" | "https") || !text.contains("://") {
        return Err(AddressFault::NotWeb);
    }
    if !url.username().is_empty()
        || url.password().is_some()
        || text.split('/').nth(2).is_some_and(|host| host.contains('@'))
    {
        return Err(AddressFault::UserName);
    }
    match url.host() {
        Some(Host::Domain("")) => Err(AddressFault::NoHost),
        Some(_) if url.port() == Some(0) => Err(AddressFault::NoPort),
        // The address is compared as a string, so it must stand here as clients will send it.
        Some(_) if !begins_with_origin(text, &url.origin().ascii_serialization()) => Err(AddressFault::Unusual),
        Some(_) => Ok(url),
        None => Err(AddressFault::NoHost),
    }
}

fn begins_with_origin(text: &str, origin: &str) -> bool {
    text.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// RFC 8252 §7.1: the reversed name of a domain, so that no two apps share it.
fn private_use(text: &str, scheme: &str) -> Result<(), AddressFault> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-.".contains(c);
    let domain = scheme.split('.').all(|label| !label.is_empty()) && scheme.contains('.');
    if !domain || !scheme.chars().all(letters) || !scheme.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(AddressFault::Scheme);
    }
    match text[scheme.len()..].strip_prefix(":/") {
        Some(_) => Ok(()),
        None => Err(AddressFault::SchemePath),
    }
}

/// Also in escaped spellings of dots and of what stands between segments, which servers resolve.
fn has_dot_segment(path: &str) -> bool {
    let plain = path.to_ascii_lowercase().replace("%2e", ".").replace("%2f", "/").replace("%5c", "/");
    plain.split('/').any(|segment| matches!(segment, "." | ".."))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirect_addresses() {
        for good in [
            "https://chat.example/_oauth/forum",
            "https://chat.example:8443/cb?tenant=1",
            "https://chat.example",
            "https://xn--bcher-kva.example/cb",
            "https://[2001:db8::1]/cb",
            "http://127.0.0.1/cb",
            "http://127.0.0.1:8080/cb",
            "http://[::1]:5000/cb",
            "http://localhost:3000/cb",
            "com.example.app:/cb",
            "com.example.app://host/cb",
        ] {
            assert_eq!(redirect_uri(good, false), Ok(()), "{good}");
        }
        for bad in [
            "",
            "http://chat.example/cb",
            "http://127.0.0.1.example/cb",
            "http://localhost.example/cb",
            "https://chat.example/cb#",
            "https://chat.example/cb#x",
            "https://*.example/cb",
            "https://chat.example/*",
            "https://me@chat.example/cb",
            "https://:@chat.example/cb",
            "https://@chat.example/cb",
            "https://chat.example/a/../cb",
            "https://chat.example/%2E%2e/cb",
            "https://chat.example/./cb",
            "https://chat.example\\@evil.test/cb",
            "https://chat.example/c b",
            "https://chat.example/cb\r\nSet-Cookie:a=b",
            "https://bücher.example/cb",
            "https://Chat.example/cb",
            "HTTPS://chat.example/cb",
            "https://chat.example:443/cb",
            "https://chat.example:0/cb",
            "https:chat.example/cb",
            "https:///cb",
            "//chat.example/cb",
            "/cb",
            "javascript:alert(1)",
            "data:text/html,x",
            "myapp:/cb",
            "my..app:/cb",
            "com.example.app:cb",
            "file:///etc/passwd",
        ] {
            assert!(redirect_uri(bad, false).is_err(), "{bad}");
        }
        assert_eq!(redirect_uri("http://chat.example/cb", true), Ok(()), "allow_http");
        assert!(redirect_uri(&format!("https://a.example/{}", "x".repeat(URI_MAX)), false).is_err(), "too long");
    }
}
