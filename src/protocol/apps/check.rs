//! What an app may be. Every rule answers all faults as sentences for the operator.

use url::{Host, Url};

use super::ShownSecret;
use crate::model::{Client, ClientAuthMethod, ClientKind, Part, Scopes, is_invisible};
use crate::protocol::rules::assertion;

/// Scopes of all dialects.
pub const SCOPES: &[&str] = &[
    "openid",
    "profile",
    "email",
    "groups",
    "offline_access",
    "read_user",
    "user",
    "user.profile",
    "user.email",
    "user.groups",
    "user.reputation",
];

const ID_MAX: usize = 80;
/// Longest name, in characters.
pub const NAME_MAX: usize = 64;
const DESCRIPTION_MAX: usize = 512;
const HOMEPAGE_MAX: usize = 256;
const ICON_MAX: usize = 512;
const URI_MAX: usize = 2000;
const URIS_MAX: usize = 32;
const PARAMETER_MAX: usize = 64;
const GROUPS_MAX: usize = 100;
const GROUP_MAX: usize = 255;
const ACCESS_SECS_MAX: u64 = 30 * 24 * 60 * 60;
const REFRESH_SECS_MAX: u64 = 10 * 366 * 24 * 60 * 60;

/// Something that is wrong with an app: the field that it is about, as `AppView` names it, and a sentence.
pub type Fault = (&'static str, String);

/// All faults of an app; empty if there is none.
pub fn client(client: &Client) -> Vec<String> {
    by_field(client).into_iter().map(|(_, sentence)| sentence).collect()
}

/// The same, each with its field.
pub fn by_field(client: &Client) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    if !is_id(&client.id.0) {
        faults.push(("client_id", format!("the id may have letters, digits and \"-._~\", {ID_MAX} at most")));
    }
    faults.extend(name(&client.name).err().map(|fault| ("name", fault)));
    if let Some(url) = &client.url {
        faults.extend(own_address(url, client.allow_http).err().map(|fault| ("url", fault)));
    }
    if client.redirect_uris.is_empty() && !client.device_flow {
        let fault = "it has no redirect address; give --redirect-uri, or --url for a preset".to_owned();
        faults.push(("redirect_uris", fault));
    }
    if client.redirect_uris.len() + client.token_redirect_aliases.len() > URIS_MAX {
        faults.push(("redirect_uris", format!("it has more than {URIS_MAX} redirect addresses")));
    }
    for (field, uris) in
        [("redirect_uris", &client.redirect_uris), ("token_redirect_aliases", &client.token_redirect_aliases)]
    {
        for uri in uris {
            if let Err(fault) = redirect_uri(uri, client.allow_http) {
                faults.push((field, format!("redirect address \"{}\": {fault}", visible(uri))));
            }
        }
    }
    faults.extend(logout(client));
    faults.extend(keys(client));
    if client.scopes.0.is_empty() {
        faults.push(("scopes", "it has no scope".to_owned()));
    }
    faults.extend(optional(client).into_iter().map(|fault| ("optional_scopes", fault)));
    if client.trusted && client.kind == ClientKind::Public {
        faults.push(("trusted", "a public app cannot be trusted: anybody can claim to be it".to_owned()));
    }
    if client.client_credentials && client.kind == ClientKind::Public {
        let fault = "a public app gets no tokens in its own name: anybody can claim to be it".to_owned();
        faults.push(("client_credentials", fault));
    }
    if !client.require_pkce && client.kind == ClientKind::Public {
        faults.push(("require_pkce", "a public app must use PKCE: it has no secret".to_owned()));
    }
    let parameter = client.quirks.access_token_param.as_deref().and_then(token_parameter);
    faults.extend(parameter.map(|fault| ("access_token_param", fault)));
    faults.extend(groups(&client.allowed_groups).map(|fault| ("allowed_groups", fault)));
    faults.extend(groups(&client.denied_groups).map(|fault| ("denied_groups", fault)));
    faults.extend(about(client));
    let lives = client.lifetimes;
    if lives.access_secs.is_some_and(|secs| secs == 0 || secs > ACCESS_SECS_MAX) {
        faults.push(("access_secs", "access tokens live from a second to 30 days".to_owned()));
    }
    if lives.refresh_secs.is_some_and(|secs| secs == 0 || secs > REFRESH_SECS_MAX) {
        faults.push(("refresh_secs", "refresh tokens live from a second to 10 years".to_owned()));
    }
    faults
}

/// What a member may leave out: parts that are asked for, and only where he is asked and the app can do without.
fn optional(client: &Client) -> Vec<String> {
    let optional = &client.optional_scopes;
    let mut faults = Vec::new();
    for scope in &optional.without(&client.scopes).0 {
        faults.push(format!("members cannot leave out \"{}\": the app may not ask for it", scope.0));
    }
    for scope in optional.common(&client.scopes).0.iter().filter(|scope| Part::of(scope).is_none()) {
        let fault = "members can leave out e-mail and groups only; without the rest a login is none";
        faults.push(format!("\"{}\" is not optional: {fault}", scope.0));
    }
    if client.trusted && !optional.is_empty() {
        faults.push("members are not asked by a trusted app, so they cannot leave anything out".to_owned());
    }
    if client.quirks.require_email && optional.tell_email() {
        faults.push("it needs an e-mail address, so members cannot leave theirs out".to_owned());
    }
    faults
}

/// OIDC RP-Initiated Logout §3.1, Back-Channel Logout §2.2.
fn logout(client: &Client) -> Vec<Fault> {
    let mut faults = Vec::new();
    if client.post_logout_redirect_uris.len() > URIS_MAX {
        let fault = format!("it has more than {URIS_MAX} addresses after a log-out");
        faults.push(("post_logout_redirect_uris", fault));
    }
    for uri in &client.post_logout_redirect_uris {
        if let Err(fault) = redirect_uri(uri, client.allow_http) {
            let fault = format!("address after a log-out \"{}\": {fault}", visible(uri));
            faults.push(("post_logout_redirect_uris", fault));
        }
    }
    if let Some(uri) = &client.backchannel_logout_uri {
        let fault = asked(uri, client.allow_http);
        let fault = fault.map(|fault| format!("log-out address \"{}\": {fault}", visible(uri)));
        faults.extend(fault.map(|fault| ("backchannel_logout_uri", fault)));
    }
    faults
}

/// What is wrong with an address that portico itself asks.
fn asked(uri: &str, allow_http: bool) -> Option<&'static str> {
    match redirect_uri(uri, allow_http) {
        Ok(()) if uri.starts_with("https://") || uri.starts_with("http://") => None,
        Ok(()) => Some("must be https"),
        Err(fault) => Some(fault),
    }
}

/// Keys of the app's own, and whether it can prove who it is by them.
fn keys(client: &Client) -> Vec<Fault> {
    let field = if client.jwks_uri.is_some() { "jwks_uri" } else { "auth_method" };
    key_faults(client).into_iter().map(|fault| (field, fault)).collect()
}

fn key_faults(client: &Client) -> Vec<String> {
    let pinned = client.auth_method == Some(ClientAuthMethod::PrivateKeyJwt);
    match (&client.jwks, &client.jwks_uri) {
        (None, None) if pinned => {
            vec!["private_key_jwt needs the public keys of the app: --jwks-file or --jwks-uri".to_owned()]
        }
        (None, None) => Vec::new(),
        _ if client.kind == ClientKind::Public => vec!["a public app has no keys of its own".to_owned()],
        (Some(_), Some(_)) => vec!["it has keys, and an address of keys; only one of them can count".to_owned()],
        (Some(jwks), None) => assertion::faults(jwks),
        (None, Some(uri)) => asked(uri, client.allow_http)
            .map(|fault| format!("address of the keys \"{}\": {fault}", visible(uri)))
            .into_iter()
            .collect(),
    }
}

/// Known scopes, separated by spaces.
pub fn scopes(text: &str) -> Result<Scopes, String> {
    let scopes = Scopes::parse(text).ok_or_else(|| "the scope has a character that is not allowed".to_owned())?;
    match scopes.0.iter().find(|scope| !SCOPES.contains(&scope.0.as_str())) {
        Some(unknown) => Err(format!("there is no scope \"{}\"; there are: {}", unknown.0, SCOPES.join(", "))),
        None => Ok(scopes),
    }
}

/// Secrets are kept under a fast hash, which is safe for long random ones only.
pub fn secret(secret: &ShownSecret) -> Vec<String> {
    let text = secret.0.reveal();
    let printable = text.bytes().all(|byte| byte.is_ascii_graphic());
    match text.len() {
        20..=256 if printable => Vec::new(),
        20..=256 => vec!["the secret may have visible ASCII characters only".to_owned()],
        _ => vec!["the secret must have 20 to 256 characters".to_owned()],
    }
}

fn is_id(text: &str) -> bool {
    (1..=ID_MAX).contains(&text.len()) && text.chars().all(is_unreserved) && !matches!(text, "." | "..")
}

/// RFC 3986 §2.3: written alike in an address, a form and a header.
fn is_unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~".contains(c)
}

/// It may be empty, as Rocket.Chat's setting may be. Names of OAuth itself mean something else in a query.
fn token_parameter(name: &str) -> Option<String> {
    let plain = name.len() <= PARAMETER_MAX && name.chars().all(is_unreserved);
    let taken = ["client_id", "client_secret", "code", "state", "refresh_token", "id_token"].contains(&name);
    (!plain || taken).then(|| format!("the name of the access token in a query cannot be \"{}\"", visible(name)))
}

/// What members read of the app, and where they are led to.
fn about(client: &Client) -> Vec<Fault> {
    let mut faults = Vec::new();
    let fault = |field: &'static str, fault: Option<String>| fault.map(|fault| (field, fault));
    faults.extend(fault("description", description(&client.description).err()));
    faults.extend(fault("homepage", client.homepage.as_deref().and_then(|url| homepage(url).err())));
    faults.extend(fault("icon_url", client.icon_url.as_deref().and_then(|url| icon_url(url).err())));
    faults
}

/// Several lines are allowed.
pub fn description(text: &str) -> Result<(), String> {
    match text.chars().count() {
        0..=DESCRIPTION_MAX if text.chars().all(|c| c == '\n' || is_visible(c)) => Ok(()),
        0..=DESCRIPTION_MAX => Err("the description has a character that cannot be seen".to_owned()),
        _ => Err(format!("the description is longer than {DESCRIPTION_MAX} characters")),
    }
}

/// The app's page for members.
pub fn homepage(url: &str) -> Result<(), String> {
    page("homepage", url, HOMEPAGE_MAX)
}

/// The address of the app's picture.
pub fn icon_url(url: &str) -> Result<(), String> {
    page("icon", url, ICON_MAX)
}

/// An address that members follow: nothing is sent there, so plain http will do, but no scheme that runs scripts.
fn page(what: &str, text: &str, max: usize) -> Result<(), String> {
    let fault = |why: &str| Err(format!("the address of the {what} \"{}\" {why}", visible(text)));
    if text.len() > max {
        return fault(&format!("is longer than {max} bytes"));
    }
    match web_address(text) {
        Ok(_) if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(()),
        Ok(_) => fault("has a character that is not allowed in addresses; write it as %XX"),
        Err(why) => fault(why),
    }
}

/// Members decide by the name, so it must be what it looks like.
pub fn name(text: &str) -> Result<(), String> {
    match text.chars().count() {
        0 => Err("the name is empty".to_owned()),
        1..=NAME_MAX if text.chars().all(is_visible) && !text.chars().all(is_blank) => Ok(()),
        1..=NAME_MAX => Err("the name has a character that cannot be seen".to_owned()),
        _ => Err(format!("the name is longer than {NAME_MAX} characters")),
    }
}

/// Neither a control character nor one without width or one that turns the direction of writing.
pub(in crate::protocol) fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Leaves nothing on the page, though it is a character with a width.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// For messages: terminals obey control characters.
fn visible(text: &str) -> String {
    text.chars().take(200).map(|c| if is_visible(c) { c } else { '\u{fffd}' }).collect()
}

fn groups(names: &[String]) -> Option<String> {
    let fine = |name: &String| !name.is_empty() && name.len() <= GROUP_MAX && name.chars().all(is_visible);
    (names.len() > GROUPS_MAX || !names.iter().all(fine))
        .then(|| format!("groups: {GROUPS_MAX} at most, each with a visible name"))
}

fn own_address(text: &str, allow_http: bool) -> Result<(), String> {
    let fault = |why: &str| format!("the address of the app \"{}\" {why}", visible(text));
    let url = web_address(text).map_err(fault)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(fault("must have no \"?\" and no \"#\""));
    }
    match url.scheme() {
        "https" => Ok(()),
        _ if allow_http || is_loopback(&url) => Ok(()),
        _ => Err(fault("must be https; --allow-http for a test network")),
    }
}

/// RFC 9700 §2.1, RFC 8252 §7: https, loopback http, or a scheme of the app's own with a dot in it.
pub fn redirect_uri(text: &str, allow_http: bool) -> Result<(), &'static str> {
    if text.is_empty() || text.len() > URI_MAX {
        return Err("must have 1 to 2000 characters");
    }
    if !text.bytes().all(|byte| byte.is_ascii_graphic())
        || text.contains(['"', '<', '>', '\\', '^', '`', '{', '|', '}'])
    {
        return Err("has a character that is not allowed in addresses; write it as %XX");
    }
    if text.contains('#') {
        return Err("must have no \"#\" (RFC 6749 §3.1.2)");
    }
    if text.contains('*') {
        return Err("must have no \"*\": addresses are compared letter by letter");
    }
    let path = text.split('?').next().unwrap_or(text);
    if path.split('/').any(is_dot_segment) {
        return Err("must have no \".\" or \"..\" parts");
    }
    let scheme = text.split(':').next().unwrap_or_default();
    match scheme {
        "https" | "http" => {
            let url = web_address(text)?;
            match scheme {
                "http" if !allow_http && !is_loopback(&url) => Err("must be https; http is for loopback addresses"),
                _ => Ok(()),
            }
        }
        _ => private_use(text, scheme),
    }
}

/// An http or https address as clients send it: nothing that a parser would have to mend.
fn web_address(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "is not an address")?;
    if !matches!(url.scheme(), "http" | "https") || !text.contains("://") {
        return Err("must begin with https://");
    }
    if !url.username().is_empty()
        || url.password().is_some()
        || text.split('/').nth(2).is_some_and(|host| host.contains('@'))
    {
        return Err("must have no user name");
    }
    match url.host() {
        Some(Host::Domain("")) => Err("has no host"),
        Some(_) if url.port() == Some(0) => Err("has port 0"),
        // The address is compared as a string, so it must stand here as clients will send it.
        Some(_) if !begins_with_origin(text, &url.origin().ascii_serialization()) => {
            Err("must have scheme and host in small letters, and no port if it is the usual one")
        }
        Some(_) => Ok(url),
        None => Err("has no host"),
    }
}

fn begins_with_origin(text: &str, origin: &str) -> bool {
    text.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// RFC 8252 §7.1: the reversed name of a domain, so that no two apps share it.
fn private_use(text: &str, scheme: &str) -> Result<(), &'static str> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-.".contains(c);
    let domain = scheme.split('.').all(|label| !label.is_empty()) && scheme.contains('.');
    if !domain || !scheme.chars().all(letters) || !scheme.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err("must be https, or a scheme with a dot like com.example.app:/callback");
    }
    match text[scheme.len()..].strip_prefix(":/") {
        Some(_) => Ok(()),
        None => Err("must have \":/\" behind the scheme"),
    }
}

/// Also in its escaped spellings, which servers resolve.
fn is_dot_segment(segment: &str) -> bool {
    matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
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
    use crate::model::Plaintext;

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

    #[test]
    fn names_and_ids() {
        for (text, want) in [
            ("Chat", true),
            ("Café ☕ 板", true),
            ("", false),
            ("a\u{202e}b", false),
            ("a\u{7}", false),
            ("\u{2800}\u{3164}", false),
            ("\u{115f} \u{ffa0}", false),
            ("  ", false),
        ] {
            assert_eq!(name(text).is_ok(), want, "{text:?}");
        }
        assert!(name(&"x".repeat(65)).is_err());
        for (text, want) in [("rocketchat-7q2m", true), ("a.b_c~d", true), ("", false), ("a b", false), ("a+b", false)]
        {
            assert_eq!(is_id(text), want, "{text:?}");
        }
        assert!(!is_id(&"x".repeat(81)) && !is_id(".."));
    }

    #[test]
    fn secrets_and_scopes() {
        for (text, want) in [
            ("0123456789abcdef0123456789abcdef", true),
            ("short", false),
            ("with a blank in the middle", false),
            ("ümlaut-0123456789-0123456789", false),
        ] {
            assert_eq!(secret(&ShownSecret(Plaintext::new(text))).is_empty(), want, "{text}");
        }
        assert!(secret(&ShownSecret(Plaintext::new("x".repeat(257)))).len() == 1);
        assert!(scopes("openid profile").is_ok());
        assert!(scopes("user.profile").is_ok());
        assert!(scopes("openid profil").is_err());
        assert!(scopes("\"").is_err());
    }
}
