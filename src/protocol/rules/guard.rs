//! Which apps ask before they let somebody in, which address of theirs is meant, and how names get into header fields.

/// The longest address that somebody is sent back to, in bytes.
const ADDRESS_BYTES_MAX: usize = 4_096;

/// Apps behind web servers that ask at `/oauth/verify`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarded {
    /// Scheme, host and port in small letters, without the usual port: `https://wiki.example`.
    pub origins: Vec<String>,
    /// Names of the groups that may; empty for every member.
    pub groups: Vec<String>,
    /// Counts only where a web server asks for it by this name.
    pub name: Option<String>,
}

/// The entry for an app. An entry with a name is never taken for one without, nor the other way round.
pub fn entry<'a>(guarded: &'a [Guarded], origin: &str, name: Option<&str>) -> Option<&'a Guarded> {
    guarded.iter().find(|entry| entry.name.as_deref() == name && entry.origins.iter().any(|known| known == origin))
}

/// The origin as a web server tells it: `X-Forwarded-Proto` and `X-Forwarded-Host`. WebSockets belong to their pages.
pub fn origin(proto: &str, host: &str) -> String {
    let (scheme, usual) = match proto {
        "ws" | "http" => ("http", ":80"),
        "wss" | "https" => ("https", ":443"),
        other => (other, ""),
    };
    let host = host.to_ascii_lowercase();
    let host = host.strip_suffix(usual).unwrap_or(&host);
    format!("{scheme}://{host}")
}

/// Where a visitor of `origin` asked to go, whole. What cannot stand in an address leads to the front page.
pub fn address(origin: &str, path_and_query: &str) -> String {
    let whole = format!("{origin}{path_and_query}");
    let fits = path_and_query.starts_with('/') && whole.len() <= ADDRESS_BYTES_MAX && is_plain(&whole);
    if fits { whole } else { format!("{origin}/") }
}

/// The origin of an address that somebody is to be sent to, if it is one of the guarded ones.
///
/// Compared as text, so that it does not matter how browsers read what stands there: behind the known origin comes a
/// path, a query, or nothing.
pub fn known_origin<'a>(guarded: &'a [Guarded], address: &str) -> Option<&'a str> {
    if address.len() > ADDRESS_BYTES_MAX || !is_plain(address) {
        return None;
    }
    let origins = guarded.iter().flat_map(|entry| &entry.origins);
    origins
        .map(String::as_str)
        .find(|origin| address.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?'])))
}

/// Visible ASCII, and no backslash, which browsers take for a slash.
fn is_plain(address: &str) -> bool {
    address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// A text of any script for a header field: UTF-8, of which all that is not visible ASCII or a blank inside is escaped
/// as `%XX`, and `%` and `,` with it. Whoever decodes escapes has the text again; commas separate texts.
pub fn header_text(text: &str) -> String {
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'%' | b',' => escaped.push_str(&format!("%{byte:02X}")),
            b' ' | 0x21..=0x7e => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn guarded() -> Vec<Guarded> {
        let entry = |origins: &[&str], name: Option<&str>| Guarded {
            origins: origins.iter().map(|origin| (*origin).to_owned()).collect(),
            groups: Vec::new(),
            name: name.map(str::to_owned),
        };
        vec![
            entry(&["https://wiki.example", "https://shop.example:8443"], None),
            entry(&["https://wiki.example"], Some("staff")),
            entry(&["https://tools.example"], Some("tools")),
        ]
    }

    #[test]
    fn an_app_is_found_by_its_address_and_name() {
        for (origin, name, want) in [
            ("https://wiki.example", None, Some(0)),
            ("https://wiki.example", Some("staff"), Some(1)),
            ("https://wiki.example", Some("tools"), None),
            ("https://tools.example", None, None),
            ("https://tools.example", Some("tools"), Some(2)),
            ("http://wiki.example", None, None),
            ("https://wiki.example.evil.test", None, None),
            ("", None, None),
        ] {
            let entries = guarded();
            let found = entry(&entries, origin, name).map(|found| entries.iter().position(|one| one == found));
            assert_eq!(found.flatten(), want, "{origin} {name:?}");
        }
    }

    #[test]
    fn what_web_servers_say_of_an_address() {
        for (proto, host, want) in [
            ("https", "Wiki.Example", "https://wiki.example"),
            ("https", "wiki.example:443", "https://wiki.example"),
            ("http", "wiki.example:443", "http://wiki.example:443"),
            ("wss", "shop.example:8443", "https://shop.example:8443"),
            ("https,http", "wiki.example", "https,http://wiki.example"),
        ] {
            assert_eq!(origin(proto, host), want);
        }
        for (path, want) in [
            ("/page?a=b&c", "https://wiki.example/page?a=b&c"),
            ("//evil.test/", "https://wiki.example//evil.test/"),
            ("@evil.test/", "https://wiki.example/"),
            (".evil.test/", "https://wiki.example/"),
            ("/a\\b", "https://wiki.example/"),
            ("/a b", "https://wiki.example/"),
            ("", "https://wiki.example/"),
        ] {
            assert_eq!(address("https://wiki.example", path), want, "{path}");
        }
    }

    #[test]
    fn nobody_is_sent_anywhere_else() {
        for (address, want) in [
            ("https://wiki.example", true),
            ("https://wiki.example/", true),
            ("https://wiki.example/page?a=//evil.test#x", true),
            ("https://wiki.example?a", true),
            ("https://shop.example:8443/x", true),
            ("https://tools.example/x", true),
            ("https://wiki.example.evil.test/", false),
            ("https://wiki.example@evil.test/", false),
            ("https://wiki.example:pw@evil.test/", false),
            ("https://wiki.example:8443/", false),
            ("https://wiki.example#@evil.test/", false),
            ("https://wiki.example\\@evil.test/", false),
            ("https://wiki.example/\\evil.test/", false),
            ("https://shop.example/", false),
            ("http://wiki.example/", false),
            ("HTTPS://wiki.example/", false),
            (" https://wiki.example/", false),
            ("https://wiki.example/\r\nSet-Cookie: a=b", false),
            ("https://wiki.example/\u{e9}", false),
            ("//wiki.example/", false),
            ("/page", false),
            ("javascript:alert(1)//https://wiki.example/", false),
            ("", false),
        ] {
            assert_eq!(known_origin(&guarded(), address).is_some(), want, "{address:?}");
        }
        assert!(known_origin(&guarded(), &format!("https://wiki.example/{}", "x".repeat(ADDRESS_BYTES_MAX))).is_none());
    }

    #[test]
    fn names_of_every_script_fit_into_a_field() {
        for (text, want) in [
            ("Lena", "Lena"),
            ("José Núñez", "Jos%C3%A9 N%C3%BA%C3%B1ez"),
            ("板", "%E6%9D%BF"),
            ("100 %, sure", "100 %25%2C sure"),
            (" a\r\nRemote-User: root ", "a%0D%0ARemote-User: root"),
            ("\u{202e}x", "%E2%80%AEx"),
            ("", ""),
        ] {
            assert_eq!(header_text(text), want);
        }
    }

    proptest! {
        #[test]
        fn a_field_says_the_whole_name(text in "\\PC{0,40}") {
            let field = header_text(&text);
            prop_assert!(http::HeaderValue::from_str(&field).is_ok() && !field.contains(','));
            let read = percent_encoding::percent_decode_str(&field).decode_utf8();
            prop_assert_eq!(read.as_deref().ok(), Some(text.trim()));
        }

        #[test]
        fn whatever_is_asked_for_leads_to_the_app(path in "\\PC{0,60}") {
            let address = address("https://wiki.example", &path);
            let entries = guarded();
            prop_assert_eq!(known_origin(&entries, &address), Some("https://wiki.example"));
            let read = url::Url::parse(&address).expect("an address");
            prop_assert_eq!(read.origin().ascii_serialization(), "https://wiki.example");
        }
    }
}
