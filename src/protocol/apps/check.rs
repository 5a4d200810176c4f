//! What an app may be. Every rule answers all faults as sentences for the operator.

mod address;

use super::ShownSecret;
use crate::model::{Client, ClientAuthMethod, ClientKind, Part, SCOPES, Scopes, is_invisible};
use crate::protocol::rules::assertion;

use address::{asked, own_address, page};
pub use address::{is_plain_loopback, redirect_uri};

const ID_MAX: usize = 80;
/// Longest note on a secret, in characters.
const NOTE_MAX: usize = 64;
/// Longest name, in characters.
pub const NAME_MAX: usize = 64;
const DESCRIPTION_MAX: usize = 512;
const HOMEPAGE_MAX: usize = 256;
const ICON_MAX: usize = 512;
const URIS_MAX: usize = 32;
const PARAMETER_MAX: usize = 64;
const GROUPS_MAX: usize = 100;
const GROUP_MAX: usize = 255;
const ACCESS_SECS_MAX: u64 = 30 * 24 * 60 * 60;
const REFRESH_SECS_MAX: u64 = 10 * 366 * 24 * 60 * 60;

/// Something that is wrong with an app: the field that it is about, as `AppView` names it, and what.
pub type Fault = (&'static str, Wrong);

/// What is wrong: a sentence for a terminal, and what a page needs to say the same in another language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct Wrong {
    /// Which kind it is: the end of the key of a message. `None`: only the sentence says it.
    pub key: Option<&'static str>,
    /// What it is about, if a message names it.
    pub about: String,
    /// How much there may be at most, if that is it.
    pub most: Option<u64>,
    text: String,
}

impl Wrong {
    /// A kind that pages know.
    pub fn new(key: &'static str, text: impl Into<String>) -> Self {
        Self { key: Some(key), ..Self::only(text) }
    }

    fn only(text: impl Into<String>) -> Self {
        Self { key: None, about: String::new(), most: None, text: text.into() }
    }

    /// With what it is about.
    pub fn about(self, about: &str) -> Self {
        Self { about: visible(about), ..self }
    }

    fn most(self, most: usize) -> Self {
        Self { most: u64::try_from(most).ok(), ..self }
    }
}

/// All faults of an app; empty if there is none.
pub fn client(client: &Client) -> Vec<String> {
    by_field(client).into_iter().map(|(_, wrong)| wrong.to_string()).collect()
}

/// The same, each with its field.
pub fn by_field(client: &Client) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    if !is_id(&client.id.0) {
        let text = format!("the id may have letters, digits and \"-._~\", {ID_MAX} at most");
        faults.push(("client_id", Wrong::only(text)));
    }
    faults.extend(name(&client.name).err().map(|fault| ("name", fault)));
    if let Some(url) = &client.url {
        faults.extend(own_address(url, client.allow_http).err().map(|fault| ("url", fault)));
    }
    if client.redirect_uris.is_empty() && !client.device_flow {
        let fault = Wrong::new("empty", "it has no redirect address; give --redirect-uri, or --url for a preset");
        faults.push(("redirect_uris", fault));
    }
    if client.redirect_uris.len() + client.token_redirect_aliases.len() > URIS_MAX {
        let fault = Wrong::new("many", format!("it has more than {URIS_MAX} redirect addresses")).most(URIS_MAX);
        faults.push(("redirect_uris", fault));
    }
    for (field, uris) in
        [("redirect_uris", &client.redirect_uris), ("token_redirect_aliases", &client.token_redirect_aliases)]
    {
        for uri in uris {
            if let Err(fault) = redirect_uri(uri, client.allow_http) {
                faults.push((field, fault.of("redirect address", uri)));
            }
        }
    }
    faults.extend(logout(client));
    faults.extend(keys(client));
    if client.scopes.0.is_empty() {
        faults.push(("scopes", Wrong::new("empty", "it has no scope")));
    }
    faults.extend(optional(client).into_iter().map(|fault| ("optional_scopes", fault)));
    if client.trusted && client.kind == ClientKind::Public {
        let fault = Wrong::new("public", "a public app cannot be trusted: anybody can claim to be it");
        faults.push(("trusted", fault));
    }
    if client.client_credentials && client.kind == ClientKind::Public {
        let text = "a public app gets no tokens in its own name: anybody can claim to be it";
        let fault = Wrong::new("public", text);
        faults.push(("client_credentials", fault));
    }
    if !client.require_pkce && client.kind == ClientKind::Public {
        let fault = Wrong::new("pkce", "a public app must use PKCE: it has no secret");
        faults.push(("require_pkce", fault));
    }
    let parameter = client.quirks.access_token_param.as_deref().and_then(token_parameter);
    faults.extend(parameter.map(|fault| ("access_token_param", fault)));
    faults.extend(groups(&client.allowed_groups).map(|fault| ("allowed_groups", fault)));
    faults.extend(groups(&client.denied_groups).map(|fault| ("denied_groups", fault)));
    faults.extend(about(client));
    let lives = client.lifetimes;
    if lives.access_secs.is_some_and(|secs| secs == 0 || secs > ACCESS_SECS_MAX) {
        let fault = Wrong::new("access-life", "access tokens live from a second to 30 days");
        faults.push(("access_secs", fault));
    }
    if lives.refresh_secs.is_some_and(|secs| secs == 0 || secs > REFRESH_SECS_MAX) {
        let fault = Wrong::new("refresh-life", "refresh tokens live from a second to 10 years");
        faults.push(("refresh_secs", fault));
    }
    faults
}

/// What a member may leave out: parts that are asked for, and only where he is asked and the app can do without.
fn optional(client: &Client) -> Vec<Wrong> {
    let optional = &client.optional_scopes;
    let mut faults = Vec::new();
    for scope in &optional.without(&client.scopes).0 {
        let text = format!("members cannot leave out \"{}\": the app may not ask for it", scope.0);
        faults.push(Wrong::new("optional-unasked", text).about(&scope.0));
    }
    for scope in optional.common(&client.scopes).0.iter().filter(|scope| Part::of(scope).is_none()) {
        let fault = "members can leave out e-mail and groups only; without the rest a login is none";
        let text = format!("\"{}\" is not optional: {fault}", scope.0);
        faults.push(Wrong::new("optional-needed", text).about(&scope.0));
    }
    if client.trusted && !optional.is_empty() {
        let text = "members are not asked by a trusted app, so they cannot leave anything out";
        faults.push(Wrong::new("optional-trusted", text));
    }
    if client.quirks.require_email && optional.tell_email() {
        let text = "it needs an e-mail address, so members cannot leave theirs out";
        faults.push(Wrong::new("optional-email", text));
    }
    faults
}

/// OIDC RP-Initiated Logout §3.1, Back-Channel Logout §2.2.
fn logout(client: &Client) -> Vec<Fault> {
    let mut faults = Vec::new();
    if client.post_logout_redirect_uris.len() > URIS_MAX {
        let fault = Wrong::new("many", format!("it has more than {URIS_MAX} addresses after a log-out")).most(URIS_MAX);
        faults.push(("post_logout_redirect_uris", fault));
    }
    for uri in &client.post_logout_redirect_uris {
        if let Err(fault) = redirect_uri(uri, client.allow_http) {
            faults.push(("post_logout_redirect_uris", fault.of("address after a log-out", uri)));
        }
    }
    if let Some(uri) = &client.backchannel_logout_uri {
        let fault = asked(uri, client.allow_http);
        faults.extend(fault.map(|fault| ("backchannel_logout_uri", fault.of("log-out address", uri))));
    }
    faults
}

/// Keys of the app's own, and whether it can prove who it is by them.
fn keys(client: &Client) -> Vec<Fault> {
    let field = if client.jwks_uri.is_some() { "jwks_uri" } else { "auth_method" };
    key_faults(client).into_iter().map(|fault| (field, fault)).collect()
}

fn key_faults(client: &Client) -> Vec<Wrong> {
    let pinned = client.auth_method == Some(ClientAuthMethod::PrivateKeyJwt);
    match (&client.jwks, &client.jwks_uri) {
        (None, None) if pinned => {
            let text = "private_key_jwt needs the public keys of the app: --jwks-file or --jwks-uri";
            vec![Wrong::new("keys", text)]
        }
        (None, None) => Vec::new(),
        _ if client.kind == ClientKind::Public => vec![Wrong::new("public", "a public app has no keys of its own")],
        (Some(_), Some(_)) => {
            vec![Wrong::only("it has keys, and an address of keys; only one of them can count")]
        }
        (Some(jwks), None) => assertion::faults(jwks).into_iter().map(Wrong::only).collect(),
        (None, Some(uri)) => {
            asked(uri, client.allow_http).map(|fault| fault.of("address of the keys", uri)).into_iter().collect()
        }
    }
}

/// Known scopes, separated by spaces.
pub fn scopes(text: &str) -> Result<Scopes, Wrong> {
    let wrong = |sentence: String, about: &str| Wrong::new("unknown", sentence).about(about);
    let scopes =
        Scopes::parse(text).ok_or_else(|| wrong("the scope has a character that is not allowed".to_owned(), text))?;
    match scopes.0.iter().find(|scope| !SCOPES.contains(&scope.0.as_str())) {
        Some(unknown) => {
            let text = format!("there is no scope \"{}\"; there are: {}", unknown.0, SCOPES.join(", "));
            Err(wrong(text, &unknown.0))
        }
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
fn token_parameter(name: &str) -> Option<Wrong> {
    let plain = name.len() <= PARAMETER_MAX && name.chars().all(is_unreserved);
    let taken = ["client_id", "client_secret", "code", "state", "refresh_token", "id_token"].contains(&name);
    (!plain || taken).then(|| {
        let text = format!("the name of the access token in a query cannot be \"{}\"", visible(name));
        Wrong::new("unknown", text).about(name)
    })
}

/// What members read of the app, and where they are led to.
fn about(client: &Client) -> Vec<Fault> {
    let mut faults = Vec::new();
    let fault = |field: &'static str, fault: Option<Wrong>| fault.map(|fault| (field, fault));
    faults.extend(fault("description", description(&client.description).err()));
    faults.extend(fault("homepage", client.homepage.as_deref().and_then(|url| homepage(url).err())));
    faults.extend(fault("icon_url", client.icon_url.as_deref().and_then(|url| icon_url(url).err())));
    faults
}

/// Several lines are allowed.
pub fn description(text: &str) -> Result<(), Wrong> {
    match text.chars().count() {
        0..=DESCRIPTION_MAX if text.chars().all(|c| c == '\n' || is_visible(c)) => Ok(()),
        0..=DESCRIPTION_MAX => Err(unseen("description")),
        _ => Err(long("description", DESCRIPTION_MAX)),
    }
}

/// The app's page for members.
pub fn homepage(url: &str) -> Result<(), Wrong> {
    page("homepage", url, HOMEPAGE_MAX)
}

/// The address of the app's picture.
pub fn icon_url(url: &str) -> Result<(), Wrong> {
    page("icon", url, ICON_MAX)
}

/// A character that nobody sees.
fn unseen(what: &str) -> Wrong {
    Wrong::new("unseen", format!("the {what} has a character that cannot be seen"))
}

fn long(what: &str, most: usize) -> Wrong {
    Wrong::new("long", format!("the {what} is longer than {most} characters")).most(most)
}

/// What its operator writes on a secret: nothing, or a few words.
pub(super) fn note(text: &str) -> Result<(), Wrong> {
    match text.chars().count() {
        0..=NOTE_MAX if text.chars().all(is_visible) => Ok(()),
        0..=NOTE_MAX => Err(unseen("note")),
        _ => Err(long("note", NOTE_MAX)),
    }
}

/// Members decide by the name, so it must be what it looks like.
pub fn name(text: &str) -> Result<(), Wrong> {
    match text.chars().count() {
        0 => Err(Wrong::new("empty", "the name is empty")),
        1..=NAME_MAX if text.chars().all(is_visible) && !text.chars().all(is_blank) => Ok(()),
        1..=NAME_MAX => Err(unseen("name")),
        _ => Err(long("name", NAME_MAX)),
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

fn groups(names: &[String]) -> Option<Wrong> {
    let fine = |name: &String| !name.is_empty() && name.len() <= GROUP_MAX && name.chars().all(is_visible);
    let text = || format!("groups: {GROUPS_MAX} at most, each with a visible name");
    (names.len() > GROUPS_MAX || !names.iter().all(fine)).then(|| Wrong::new("groups", text()).most(GROUPS_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Plaintext;

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
