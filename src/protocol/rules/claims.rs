//! What tokens and identity answers say of a member.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use crate::model::{Member, MemberId, Scopes, Sid, SigningAlgorithm, UnixSeconds};

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
    claims.insert("at_hash".into(), at_hash(facts.access_token, facts.algorithm).into());
    if let Some(nonce) = facts.nonce {
        claims.insert("nonce".into(), nonce.into());
    }
    if let Some(sid) = facts.sid {
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
            access_token: "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y",
            now: UnixSeconds(1_000),
            lifetime_secs: 900,
            algorithm: SigningAlgorithm::RS256,
        });
        // The pair is the example of OIDC Core, appendix A.3.
        assert_eq!(token["at_hash"], "77QmUPtjPfzWtF2AnpK9RQ");
        assert_eq!(token["exp"], 1_900);
        assert_eq!(token["sid"], "A".repeat(43));
        assert_eq!(token["sub"], "7");
        assert_eq!(token["nonce"], "n \u{1f600}");
        assert_eq!(token.as_object().map(Map::len), Some(7));
    }
}
