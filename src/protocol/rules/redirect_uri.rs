//! Where answers may be sent. Addresses are compared as strings (RFC 9700 §2.1).

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::model::Client;

/// All but the unreserved characters of RFC 3986 §2.3: what every client decodes alike.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// An address that belongs to the client. Only this type can carry an answer back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedRedirectUri(String);

/// Why an address is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedirectRefusal {
    /// None was sent, and one is needed.
    Missing,
    /// It holds a fragment.
    Fragment,
    /// It is not registered.
    Mismatch {
        /// What was sent.
        sent: String,
        /// The registered one that is nearest.
        nearest: Option<String>,
    },
}

/// Checks the address of an authorize request.
///
/// `default_allowed`: the request may leave it out if just one is registered (the IPS4 plugin; OIDC Core §3.1.2.1
/// wants it always).
pub fn verify(
    client: &Client,
    sent: Option<&str>,
    default_allowed: bool,
) -> Result<VerifiedRedirectUri, RedirectRefusal> {
    let Some(sent) = sent else {
        return match client.redirect_uris.as_slice() {
            [only] if default_allowed => Ok(VerifiedRedirectUri(only.clone())),
            _ => Err(RedirectRefusal::Missing),
        };
    };
    if client.redirect_uris.iter().any(|registered| same(registered, sent)) {
        return Ok(VerifiedRedirectUri(sent.to_owned()));
    }
    if sent.contains('#') {
        return Err(RedirectRefusal::Fragment);
    }
    Err(RedirectRefusal::Mismatch { sent: sent.to_owned(), nearest: nearest(client, sent).map(str::to_owned) })
}

/// The registered address that looks most like this one: the one from which it differs in the fewest bytes.
pub fn nearest<'a>(client: &'a Client, sent: &str) -> Option<&'a str> {
    let apart = |registered: &&String| {
        let (here, there) = differing(sent, registered);
        here.len() + there.len()
    };
    client.redirect_uris.iter().min_by_key(apart).map(String::as_str)
}

/// Where two addresses differ: what they begin and end with is the same, what lies between is not. In bytes, from the
/// beginning of each, at whole characters.
pub fn differing(one: &str, other: &str) -> (Range<usize>, Range<usize>) {
    let same = |(a, b): &(char, char)| a == b;
    let begin: usize = one.chars().zip(other.chars()).take_while(same).map(|(a, _)| a.len_utf8()).sum();
    let (one_rest, other_rest) = (one.get(begin..).unwrap_or_default(), other.get(begin..).unwrap_or_default());
    let backwards = one_rest.chars().rev().zip(other_rest.chars().rev());
    let end: usize = backwards.take_while(same).map(|(a, _)| a.len_utf8()).sum();
    (begin..one.len().saturating_sub(end), begin..other.len().saturating_sub(end))
}

/// Whether both lead to the same host in the web. Scheme and port may differ: [`difference`] tells.
pub fn same_host(one: &str, other: &str) -> bool {
    fn host(address: &str) -> Option<&str> {
        let (_, rest) = address.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        Some(without_port(authority).0)
    }
    host(one).is_some() && host(one) == host(other)
}

/// Host and port of an authority. A name before the host stays with it, so that it is never taken for the host.
fn without_port(authority: &str) -> (&str, &str) {
    let port = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    port.unwrap_or((authority, ""))
}

/// The address that a browser may be sent to after a log-out, if it is the client's (RP-Initiated Logout §3).
pub fn after_logout(client: &Client, sent: &str) -> Option<VerifiedRedirectUri> {
    let registered = client.post_logout_redirect_uris.iter().any(|registered| registered == sent);
    registered.then(|| VerifiedRedirectUri(sent.to_owned()))
}

/// Whether the token request names the address that the code was sent to (RFC 6749 §4.1.3).
///
/// If the authorize request named none, the token request may leave it out too. An alias stands for the
/// address that it begins with.
pub fn repeated(client: &Client, used: &str, was_sent: bool, sent: Option<&str>) -> bool {
    match sent {
        None => !was_sent,
        Some(sent) => {
            sent == used || client.token_redirect_aliases.iter().any(|alias| alias == sent && alias.starts_with(used))
        }
    }
}

/// Equal as strings; on loopback addresses the port may differ (RFC 8252 §7.3), on names it may not (§8.3).
fn same(registered: &str, sent: &str) -> bool {
    if registered == sent {
        return true;
    }
    match (without_loopback_port(registered), without_loopback_port(sent)) {
        (Some(registered), Some(sent)) => registered == sent,
        _ => false,
    }
}

/// Splits `http://127.0.0.1:8080/cb` into host and rest, if the host is a loopback address.
fn without_loopback_port(address: &str) -> Option<(&str, &str)> {
    let rest = address.strip_prefix("http://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (host, port) = match authority.strip_prefix('[') {
        Some(inner) => {
            let (host, after) = inner.split_once(']')?;
            host.parse::<Ipv6Addr>().ok().filter(Ipv6Addr::is_loopback)?;
            (host, after.strip_prefix(':').or(after.is_empty().then_some("0"))?)
        }
        None => {
            let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
            host.parse::<Ipv4Addr>().ok().filter(Ipv4Addr::is_loopback)?;
            (host, port)
        }
    };
    port.parse::<u16>().ok().filter(|_| port.bytes().all(|b| b.is_ascii_digit()))?;
    Some((host, path))
}

/// In what one address differs from another, where that is all and has a usual reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// `http` in place of `https`, or the other way round.
    Scheme,
    /// The port.
    Port,
    /// Only the former has `?close` at its end.
    Close,
}

impl Difference {
    /// Whether an address that differs so from a registered one leads to the same place, and no worse: https in place of
    /// http, or `?close` behind it. Behind another port another program may listen, and others read what goes by http.
    pub fn is_harmless(self, sent: &str) -> bool {
        match self {
            Self::Close => true,
            Self::Scheme => sent.starts_with("https://"),
            Self::Port => false,
        }
    }
}

/// In what `sent` differs from `known`; `None` if they differ in more than one thing.
pub fn difference(sent: &str, known: &str) -> Option<Difference> {
    if sent.strip_suffix("?close") == Some(known) {
        return Some(Difference::Close);
    }
    let ((scheme, sent), (known_scheme, known)) = (sent.split_once("://")?, known.split_once("://")?);
    let parts = |rest: &str| {
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (host, port) = without_port(authority);
        [host, port, path].map(str::to_owned)
    };
    let ([host, port, path], [known_host, known_port, known_path]) = (parts(sent), parts(known));
    if host != known_host || path != known_path {
        return None;
    }
    match (scheme == known_scheme, port == known_port) {
        (false, true) => Some(Difference::Scheme),
        (true, false) => Some(Difference::Port),
        _ => None,
    }
}

impl VerifiedRedirectUri {
    /// The address as sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address with parameters behind it. A query of its own is kept (RFC 6749 §3.1.2).
    pub fn with(&self, parameters: &[(&str, &str)]) -> String {
        let mut location = self.0.clone();
        let mut separator = if self.0.contains('?') { '&' } else { '?' };
        for (name, value) in parameters {
            location.push(separator);
            location.push_str(name);
            location.push('=');
            location.extend(utf8_percent_encode(value, ESCAPED));
            separator = '&';
        }
        location
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::rules::testing::client;

    #[test]
    fn parameters_are_appended_without_touching_the_address() {
        let plain = VerifiedRedirectUri("https://chat.example/cb".into());
        assert_eq!(
            plain.with(&[("code", "c"), ("state", "a+b/c= é")]),
            "https://chat.example/cb?code=c&state=a%2Bb%2Fc%3D%20%C3%A9"
        );
        let query = VerifiedRedirectUri("https://chat.example/cb?x=1".into());
        assert_eq!(query.with(&[("error", "access_denied")]), "https://chat.example/cb?x=1&error=access_denied");
    }

    #[test]
    fn the_token_request_repeats_the_address() {
        let mut chat = client("chat");
        chat.token_redirect_aliases = vec!["https://chat.example/cb?close".into()];
        let used = "https://chat.example/cb";
        for (name, was_sent, sent, want) in [
            ("same", true, Some(used), true),
            ("missing", true, None, false),
            ("missing, and none was sent before", false, None, true),
            ("other", true, Some("https://chat.example/cb2"), false),
            ("alias", true, Some("https://chat.example/cb?close"), true),
            ("other query", true, Some("https://chat.example/cb?open"), false),
        ] {
            assert_eq!(repeated(&chat, used, was_sent, sent), want, "{name}");
        }
        assert!(
            !repeated(&chat, "https://other.example/cb", true, Some("https://chat.example/cb?close")),
            "alias of another"
        );
    }

    #[test]
    fn the_address_may_be_left_out_only_where_it_is_clear() {
        let chat = client("chat");
        assert_eq!(verify(&chat, None, false), Err(RedirectRefusal::Missing));
        assert_eq!(verify(&chat, None, true).map(|uri| uri.0), Ok("https://chat.example/cb".into()));
        let mut two = chat.clone();
        two.redirect_uris.push("https://b.example/".into());
        assert_eq!(verify(&two, None, true), Err(RedirectRefusal::Missing));
        assert_eq!(verify(&chat, Some("https://chat.example/cb#"), true), Err(RedirectRefusal::Fragment));
    }

    #[test]
    fn a_difference_is_named_where_it_is_the_only_one() {
        let known = "https://team.example/signup/gitlab/complete";
        for (sent, want) in [
            ("http://team.example/signup/gitlab/complete", Some(Difference::Scheme)),
            ("https://team.example:8065/signup/gitlab/complete", Some(Difference::Port)),
            ("https://team.example/signup/gitlab/complete?close", Some(Difference::Close)),
            ("http://team.example:8065/signup/gitlab/complete", None),
            ("https://team.test/signup/gitlab/complete", None),
            ("https://team.example/login/gitlab/complete", None),
            ("com.example:/cb", None),
            (known, None),
        ] {
            assert_eq!(difference(sent, known), want, "{sent}");
        }
        assert_eq!(difference("https://[::1]:1/a", "https://[::1]:2/a"), Some(Difference::Port));
        assert_eq!(difference("https://[::1]/a", "http://[::1]/a"), Some(Difference::Scheme));
    }

    #[test]
    fn what_differs_lies_between_what_is_the_same() {
        for (one, other, want) in [
            ("https://a/cb", "https://a/cb", ("", "")),
            ("https://a/_oauth/Forum", "https://a/_oauth/forum", ("F", "f")),
            ("http://a/cb", "https://a/cb", ("", "s")),
            ("https://a/cb/", "https://a/cb", ("/", "")),
            ("https://a/aa", "https://a/a", ("a", "")),
            ("https://ä/cb", "https://ö/cb", ("ä", "ö")),
            ("x", "", ("x", "")),
            ("", "", ("", "")),
        ] {
            let (a, b) = differing(one, other);
            assert_eq!((&one[a], &other[b]), want, "{one} {other}");
        }
        for (one, other, want) in [
            ("https://a/x", "https://a/y?z", true),
            ("https://a/x", "http://a/x", true),
            ("https://a/x", "https://a:8443/x", true),
            ("https://a/x", "https://a.evil/x", false),
            ("https://a/x", "https://a@evil/x", false),
            ("https://a/x", "https://a:8443@evil/x", false),
            ("https://a/x", "https://a\\@evil/x", false),
            ("https://a/x", "a://a/x", false),
            ("com.a:/x", "com.a:/y", false),
        ] {
            assert_eq!(same_host(one, other), want, "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_is_the_one_with_the_fewest_differences() {
        let mut chat = client("chat");
        chat.redirect_uris =
            ["http://a.example/cb/", "http://a.example/cb", "https://b.example/"].map(str::to_owned).into();
        for (sent, want) in [
            ("https://a.example/cb", "http://a.example/cb"),
            ("http://a.example/CB/", "http://a.example/cb/"),
            ("https://b.example/cb", "https://b.example/"),
        ] {
            assert_eq!(nearest(&chat, sent), Some(want), "{sent}");
        }
    }

    #[test]
    fn every_recorded_pair_is_judged_as_recorded() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/vectors/redirect-uri.json")).expect("a JSON file");
        let cases = file["cases"].as_array().expect("cases");
        assert!(cases.len() > 30);
        for case in cases {
            let mut chat = client("chat");
            chat.redirect_uris = case["registered"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|uri| uri.as_str().unwrap_or("").into())
                .collect();
            let got = verify(&chat, case["requested"].as_str(), false).is_ok();
            assert_eq!(got, case["ok"], "{case}");
        }
    }
}
