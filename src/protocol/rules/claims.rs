//! What tokens and identity answers say of a member.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use crate::model::{ClientId, Group, Member, MemberId, Notice, Scopes, Sid, SigningAlgorithm, UnixSeconds};

/// What an ID token is made from.
pub struct IdTokenFacts<'a> {
    /// `iss`.
    pub issuer: &'a str,
    /// `aud`.
    pub client_id: &'a str,
    /// Whom it is about.
    pub member: &'a Member,
    /// `preferred_username`.
    pub username: &'a str,
    /// What was granted.
    pub scopes: &'a Scopes,
    /// Comes back byte for byte.
    pub nonce: Option<&'a str>,
    /// The session that the login came from.
    pub sid: Option<Sid>,
    /// When the member logged in, if that was seen.
    pub auth_time: Option<UnixSeconds>,
    /// The access token beside it, for `at_hash`.
    pub access_token: &'a str,
    /// Now.
    pub now: UnixSeconds,
    /// Seconds until it is no longer accepted.
    pub lifetime_secs: u64,
    /// How it will be signed.
    pub algorithm: SigningAlgorithm,
}

/// Claims of an ID token (OIDC Core §2, §3.1.3.6).
pub fn id_token(facts: &IdTokenFacts<'_>) -> Value {
    let mut claims = standard(facts.member, facts.username, facts.scopes);
    claims.insert("iss".into(), facts.issuer.into());
    claims.insert("aud".into(), facts.client_id.into());
    claims.insert("iat".into(), facts.now.0.into());
    claims.insert("exp".into(), facts.now.plus(facts.lifetime_secs).0.into());
    if let Some(auth_time) = facts.auth_time {
        claims.insert("auth_time".into(), auth_time.0.into());
    }
    claims.insert("at_hash".into(), at_hash(facts.access_token, facts.algorithm).into());
    if let Some(nonce) = facts.nonce {
        claims.insert("nonce".into(), nonce.into());
    }
    if let Some(sid) = facts.sid {
        claims.insert("sid".into(), sid.to_string().into());
    }
    Value::Object(claims)
}

/// What a signed access token is made from.
pub struct AccessTokenFacts<'a> {
    /// `iss`.
    pub issuer: &'a str,
    /// `aud`: who takes it.
    pub audience: &'a str,
    /// Whose it is.
    pub client_id: &'a str,
    /// `sub`: a member, or the client itself.
    pub subject: &'a str,
    /// When the member logged in, if there is one.
    pub auth_time: Option<UnixSeconds>,
    /// What it may be used for.
    pub scopes: &'a Scopes,
    /// `jti`: never twice.
    pub id: &'a str,
    /// Now.
    pub now: UnixSeconds,
    /// Seconds until it is no longer accepted.
    pub lifetime_secs: u64,
}

/// Claims of an access token (RFC 9068 §2.2). Nothing of the member but his id: APIs ask userinfo for more.
pub fn access_token(facts: &AccessTokenFacts<'_>) -> Value {
    let mut claims = Map::new();
    claims.insert("iss".into(), facts.issuer.into());
    claims.insert("aud".into(), facts.audience.into());
    claims.insert("sub".into(), facts.subject.into());
    claims.insert("client_id".into(), facts.client_id.into());
    claims.insert("iat".into(), facts.now.0.into());
    claims.insert("exp".into(), facts.now.plus(facts.lifetime_secs).0.into());
    claims.insert("jti".into(), facts.id.into());
    claims.insert("scope".into(), facts.scopes.to_string().into());
    if let Some(auth_time) = facts.auth_time {
        claims.insert("auth_time".into(), auth_time.0.into());
    }
    Value::Object(claims)
}

/// Claims of a logout token (OIDC Back-Channel Logout §2.4). Never a nonce: it would pass for an ID token.
pub fn logout_token(notice: &Notice, issuer: &str, jti: &str, now: UnixSeconds, lifetime_secs: u64) -> Value {
    let mut claims = Map::new();
    claims.insert("iss".into(), issuer.into());
    claims.insert("aud".into(), notice.client.0.as_str().into());
    claims.insert("iat".into(), now.0.into());
    claims.insert("exp".into(), now.plus(lifetime_secs).0.into());
    claims.insert("jti".into(), jti.into());
    claims.insert("events".into(), json!({ "http://schemas.openid.net/event/backchannel-logout": {} }));
    claims.insert("sub".into(), notice.member.to_string().into());
    if let Some(sid) = notice.sid {
        claims.insert("sid".into(), sid.to_string().into());
    }
    Value::Object(claims)
}

/// The left half of the token's hash, by the hash of the signature (OIDC Core §3.1.3.6). Ed25519 hashes with SHA-512.
fn at_hash(access_token: &str, algorithm: SigningAlgorithm) -> String {
    let hash = match algorithm {
        SigningAlgorithm::RS256 | SigningAlgorithm::ES256 => &digest::SHA256,
        SigningAlgorithm::EdDSA => &digest::SHA512,
    };
    let digest = digest::digest(hash, access_token.as_bytes());
    URL_SAFE_NO_PAD.encode(&digest.as_ref()[..digest.as_ref().len() / 2])
}

/// `sub` of a token in the app's own name. No member is called like this, so that none is taken for the app (RFC 9068 §5).
pub fn of_client(id: &ClientId) -> String {
    format!("client:{}", id.0)
}

/// The standard claims that the scopes allow (OIDC Core §5.1, §5.4). `sub` is always there.
///
/// An address that the forum has not verified is left out: clients merge accounts by it.
pub fn standard(member: &Member, username: &str, scopes: &Scopes) -> Map<String, Value> {
    let mut claims = Map::new();
    claims.insert("sub".into(), member.id.to_string().into());
    if scopes.tell_profile() {
        claims.insert("preferred_username".into(), username.into());
        claims.insert("name".into(), visible(&member.display_name).into());
        insert_some(&mut claims, "picture", member.avatar_url.as_deref());
        insert_some(&mut claims, "profile", member.profile_url.as_deref());
        insert_some(&mut claims, "locale", member.language.as_deref());
    }
    if scopes.tell_email()
        && let Some(email) = verified_email(member)
    {
        claims.insert("email".into(), email.into());
        claims.insert("email_verified".into(), true.into());
    }
    if scopes.tell_groups() {
        claims.insert("groups".into(), member.groups.iter().map(|group| group.name.as_str()).collect());
    }
    claims
}

/// The identity of the plugin for IPS4: by scope, the id with its JSON type.
pub fn ips4(member: &Member, scopes: &Scopes) -> Map<String, Value> {
    let mut identity = Map::new();
    if scopes.tell_profile() {
        let id = match &member.id {
            MemberId::Number(number) => json!(number),
            MemberId::Text(text) => json!(text),
        };
        identity.insert("id".into(), id);
        identity.insert("username".into(), visible(&member.display_name).into());
        identity.insert("displayName".into(), visible(&member.display_name).into());
        identity.insert("profileUrl".into(), member.profile_url.as_deref().unwrap_or_default().into());
        identity.insert("avatar".into(), member.avatar_url.as_deref().unwrap_or_default().into());
    }
    if scopes.tell_email()
        && let Some(email) = verified_email(member)
    {
        identity.insert("email".into(), email.into());
    }
    if scopes.tell_groups() {
        let ids: Vec<&str> = member.groups.iter().map(|group| group.id.as_str()).collect();
        let (first, others) = ids.split_first().map_or(("", &[][..]), |(first, others)| (first, others));
        let primary = first.parse::<u64>().map_or_else(|_| json!(first), |number| json!(number));
        identity.insert("group".into(), primary);
        // The plugin splits an empty text, so that a member without other groups has one empty one.
        identity.insert("group_others".into(), if others.is_empty() { json!([""]) } else { json!(others) });
    }
    identity
}

/// The user object of GitLab, whole: some clients want every member of it. What a forum does not have is empty, and
/// nothing in it is called `error` or `message`, which clients take for a failure. `number`: positive, below 2^63.
pub fn gitlab(member: &Member, number: u64, username: &str, scopes: &Scopes) -> Value {
    let email = verified_email(member).filter(|_| scopes.tell_email());
    let mut user = json!({
        "id": number,
        "username": username,
        // Mattermost takes it where there is no `username`.
        "login": username,
        "name": two_names(&visible(&member.display_name), username),
        "email": email,
        "commit_email": email,
        "public_email": "",
        "state": "active",
        "avatar_url": member.avatar_url,
        "web_url": member.profile_url.as_deref().unwrap_or_default(),
        "identities": [],
        "theme_id": 1,
        "color_scheme_id": 1,
    });
    for (names, value) in [
        (GITLAB_TEXTS, json!("")),
        (GITLAB_FLAGS, json!(false)),
        (GITLAB_COUNTS, json!(0)),
        (GITLAB_UNKNOWN, Value::Null),
    ] {
        for name in names {
            user[*name] = value.clone();
        }
    }
    user
}

/// What GitLab keeps of a user and a forum does not, by type.
const GITLAB_TEXTS: &[&str] =
    &["bio", "location", "organization", "job_title", "skype", "linkedin", "twitter", "discord", "website_url"];
const GITLAB_FLAGS: &[&str] =
    &["locked", "bot", "can_create_group", "can_create_project", "two_factor_enabled", "external", "private_profile"];
const GITLAB_COUNTS: &[&str] = &["followers", "following", "projects_limit"];
const GITLAB_UNKNOWN: &[&str] = &[
    "created_at",
    "confirmed_at",
    "last_sign_in_at",
    "current_sign_in_at",
    "last_activity_on",
    "work_information",
    "pronouns",
    "local_time",
    "shared_runners_minutes_limit",
    "extra_shared_runners_minutes_limit",
];

/// Mattermost makes a first name of the first word and a last name of the rest, and refuses the login if one of them
/// is longer than this many characters.
const NAME_CHARS_MAX: usize = 64;

fn two_names(name: &str, username: &str) -> String {
    let cut = |text: &str| text.chars().take(NAME_CHARS_MAX).collect::<String>();
    let name = match name.trim() {
        "" => username,
        name => name,
    };
    match name.split_once(' ') {
        Some((first, rest)) => format!("{} {}", cut(first), cut(rest)),
        None => cut(name),
    }
}

/// The identity of the server that is built into Invision Community: `/api/core/me`. There is no user name; what is not
/// known of a member (posts, visits) is left out.
pub fn ips4_built_in(member: &Member, scopes: &Scopes) -> Map<String, Value> {
    let group = |group: &Group| {
        let id = group.id.parse::<u64>().map_or_else(|_| json!(group.id), |number| json!(number));
        json!({ "id": id, "name": group.name, "formattedName": escaped(&group.name) })
    };
    let mut identity = Map::new();
    let id = match &member.id {
        MemberId::Number(number) => json!(number),
        MemberId::Text(text) => json!(text),
    };
    identity.insert("id".into(), id);
    if scopes.has("profile") || scopes.has("user.profile") {
        let name = visible(&member.display_name);
        identity.insert("formattedName".into(), escaped(&name).into());
        identity.insert("name".into(), name.into());
        identity.insert("title".into(), Value::Null);
        identity.insert("photoUrl".into(), member.avatar_url.as_deref().unwrap_or_default().into());
        identity.insert("photoUrlIsDefault".into(), member.avatar_url.is_none().into());
        identity.insert("coverPhotoUrl".into(), "".into());
        identity.insert("profileUrl".into(), member.profile_url.as_deref().unwrap_or_default().into());
    }
    if (scopes.has("email") || scopes.has("user.email"))
        && let Some(email) = verified_email(member)
    {
        identity.insert("email".into(), email.into());
    }
    if scopes.has("groups") || scopes.has("user.groups") {
        let mut groups = member.groups.iter().map(group);
        identity.insert("primaryGroup".into(), groups.next().unwrap_or(Value::Null));
        identity.insert("secondaryGroups".into(), groups.collect());
    }
    identity
}

/// For the one field that is HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// The address, if it may leave the program.
pub fn verified_email(member: &Member) -> Option<&str> {
    member.email.as_deref().filter(|email| member.email_verified && !email.is_empty())
}

/// A name without control and direction characters, which could pass for other text in the app.
pub(super) fn visible(name: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    name.chars().filter(|c| !hidden(*c)).collect()
}

fn insert_some(claims: &mut Map<String, Value>, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        claims.insert(name.to_owned(), value.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::rules::testing::member;

    fn scopes(text: &str) -> Scopes {
        Scopes::parse(text).expect("scopes")
    }

    #[test]
    fn claims_follow_scopes() {
        let lena = member();
        let keys = |text| standard(&lena, "lena", &scopes(text)).keys().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(keys("openid"), "sub");
        assert_eq!(keys("openid email"), "email email_verified sub");
        assert_eq!(keys("profile"), "name picture preferred_username profile sub");
        assert_eq!(keys("groups"), "groups sub");
        assert_eq!(keys("read_user"), "email email_verified name picture preferred_username profile sub");
    }

    #[test]
    fn an_unverified_address_never_leaves() {
        let mut nadia = member();
        nadia.email_verified = false;
        assert_eq!(standard(&nadia, "nadia", &scopes("openid email")).len(), 1);
        assert!(!ips4(&nadia, &scopes("user.email")).contains_key("email"));
    }

    #[test]
    fn the_plugins_identity_keeps_types() {
        let lena = member();
        let identity = Value::Object(ips4(&lena, &scopes("user.profile user.email user.groups")));
        let want = json!({
            "id": 7, "username": "Lena", "displayName": "Lena", "profileUrl": "https://forum.example/u/7",
            "avatar": "https://forum.example/a/7.png", "email": "lena@example.net", "group": 2, "group_others": ["5"],
        });
        assert_eq!(identity, want);
        assert!(!ips4(&lena, &scopes("user.email")).contains_key("id"), "without user.profile there is no id");
    }

    #[test]
    fn gitlabs_user_has_a_number_and_names_that_mattermost_takes() {
        let mut lena = member();
        let user = gitlab(&lena, 7, "lena", &scopes("read_user"));
        for (name, want) in [
            ("id", json!(7)),
            ("username", json!("lena")),
            ("name", json!("Lena")),
            ("email", json!("lena@example.net")),
            ("state", json!("active")),
        ] {
            assert_eq!(user[name], want, "{name}");
        }
        assert!(user.get("error").is_none() && user.get("message").is_none());
        assert_eq!(gitlab(&lena, 7, "lena", &scopes("profile"))["email"], Value::Null, "it was not granted");
        lena.email_verified = false;
        assert_eq!(gitlab(&lena, 7, "lena", &scopes("read_user"))["email"], Value::Null, "it is not verified");
        for (name, want) in [
            ("", "lena".to_owned()),
            (" ", "lena".to_owned()),
            ("Zoë O'Brien", "Zoë O'Brien".to_owned()),
            ("a b c", "a b c".to_owned()),
            (&"ä".repeat(100), "ä".repeat(64)),
            (&format!("{} {}", "x".repeat(65), "y ".repeat(50)), format!("{} {}", "x".repeat(64), "y ".repeat(32))),
        ] {
            assert_eq!(two_names(name, "lena"), want, "{name}");
        }
    }

    #[test]
    fn the_built_in_identity_has_a_number_and_no_username() {
        let mut lena = member();
        lena.display_name = "<b>L&na".into();
        let identity = Value::Object(ips4_built_in(&lena, &scopes("profile email groups")));
        let group = |id: u64, name: &str| json!({ "id": id, "name": name, "formattedName": name });
        let want = json!({
            "id": 7, "name": "<b>L&na", "formattedName": "&lt;b&gt;L&amp;na", "title": null,
            "photoUrl": "https://forum.example/a/7.png", "photoUrlIsDefault": false, "coverPhotoUrl": "",
            "profileUrl": "https://forum.example/u/7", "email": "lena@example.net",
            "primaryGroup": group(2, "Members"), "secondaryGroups": [group(5, "Photo club")],
        });
        assert_eq!(identity, want);
        assert_eq!(
            Value::Object(ips4_built_in(&lena, &scopes("email"))),
            json!({ "id": 7, "email": "lena@example.net" })
        );
        lena.email_verified = false;
        assert_eq!(Value::Object(ips4_built_in(&lena, &scopes("email"))), json!({ "id": 7 }));
    }

    #[test]
    fn direction_characters_are_taken_out_of_names() {
        assert_eq!(visible("a\u{202e}b\u{200d}c\nd"), "abcd");
    }

    #[test]
    fn an_id_token_names_the_access_token_beside_it() {
        let lena = member();
        let token = id_token(&IdTokenFacts {
            issuer: "https://forum.example",
            client_id: "chat",
            member: &lena,
            username: "lena",
            scopes: &scopes("openid"),
            nonce: Some("n \u{1f600}"),
            sid: Some(Sid(crate::model::Hash32([0; 32]))),
            auth_time: Some(UnixSeconds(940)),
            access_token: "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y",
            now: UnixSeconds(1_000),
            lifetime_secs: 900,
            algorithm: SigningAlgorithm::RS256,
        });
        // The pair is the example of OIDC Core, appendix A.3.
        assert_eq!(token["at_hash"], "77QmUPtjPfzWtF2AnpK9RQ");
        assert_eq!(token["exp"], 1_900);
        assert_eq!(token["sid"], "A".repeat(43));
        assert_eq!(token["auth_time"], 940);
        assert_eq!(token["sub"], "7");
        assert_eq!(token["nonce"], "n \u{1f600}");
        assert_eq!(token.as_object().map(Map::len), Some(9));
    }
}
