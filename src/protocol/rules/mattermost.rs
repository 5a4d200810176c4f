//! Members as Mattermost's provider describes them, for clients that were written for it.

use serde_json::{Map, Value, json};

use super::claims;
use crate::model::{Hash32, Member, MemberId, Scope, Scopes};

/// The alphabet of Mattermost's ids: base32 without letters that are mistaken for each other.
const ALPHABET: &[u8; 32] = b"ybndrfg8ejkmcpqxot1uwisza345h769";
/// 128 bits in base32, without padding.
const ID_CHARS: usize = 26;

/// The form that all of Mattermost's ids have: 26 letters and digits.
pub fn encoded(bits: u128) -> String {
    // The last character holds three bits and two zeros, as base32 has it.
    let digit = |index: usize| match index {
        25 => (bits << 2) & 0x1c,
        _ => bits >> (123 - 5 * index),
    };
    (0..ID_CHARS).map(|index| char::from(ALPHABET[usize::try_from(digit(index) & 0x1f).unwrap_or_default()])).collect()
}

/// Whether Mattermost would take it for an id: 26 ASCII letters or digits.
pub fn is_id(text: &str) -> bool {
    text.len() == ID_CHARS && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The id of a member. A number is written out, so that it can be told again; of a text the hash is.
pub fn member_id(id: &MemberId) -> String {
    encoded(match id {
        MemberId::Number(number) => u128::from(*number),
        MemberId::Text(text) => {
            let mut half = [0; 16];
            half.copy_from_slice(&Hash32::of(text.as_bytes()).0[..16]);
            // Numbers have zeros here.
            u128::from_be_bytes(half) | 1 << 127
        }
    })
}

/// The only scope that Mattermost has.
pub fn whole() -> Scopes {
    Scopes([Scope("user".to_owned())].into())
}

/// What `GET /api/v4/users/me` tells, with the types that Mattermost has. Members that it leaves out where they are
/// zero are left out here, since no forum tells them: `create_at`, `update_at`, `last_password_update`.
///
/// An address that the forum has not verified is left out: clients merge accounts by it.
pub fn user(member: &Member, username: &str, scopes: &Scopes) -> Map<String, Value> {
    let told = |text: &str| if scopes.tell_profile() { text.to_owned() } else { String::new() };
    let mut user = Map::new();
    user.insert("id".into(), member_id(&member.id).into());
    user.insert("delete_at".into(), 0.into());
    user.insert("username".into(), told(username).into());
    for empty in ["auth_data", "auth_service", "first_name", "last_name", "position"] {
        user.insert(empty.into(), "".into());
    }
    user.insert("nickname".into(), told(&claims::visible(&member.display_name)).into());
    if scopes.tell_email()
        && let Some(email) = claims::verified_email(member)
    {
        user.insert("email".into(), email.into());
        user.insert("email_verified".into(), true.into());
    }
    user.insert("roles".into(), "system_user".into());
    user.insert("locale".into(), locale(member).into());
    user.insert("notify_props".into(), notify_props());
    user.insert(
        "timezone".into(),
        json!({ "automaticTimezone": "", "manualTimezone": "", "useAutomaticTimezone": "true" }),
    );
    user.insert("disable_welcome_email".into(), false.into());
    user
}

/// The language without its region, as Mattermost names most of them.
fn locale(member: &Member) -> &str {
    let language = member.language.as_deref().and_then(|tag| tag.split(['-', '_']).next());
    language.filter(|language| matches!(language.len(), 2..=3)).unwrap_or("en")
}

/// What everybody has who never changed it.
fn notify_props() -> Value {
    json!({
        "channel": "true", "comments": "never", "desktop": "mention", "desktop_sound": "true", "email": "true",
        "first_name": "false", "mention_keys": "", "push": "mention", "push_status": "away",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::rules::testing::member;

    #[test]
    fn ids_have_mattermosts_form_and_are_unique() {
        // As base32 of RFC 4648 with the other alphabet.
        for (id, want) in [
            (MemberId::Number(0), "yyyyyyyyyyyyyyyyyyyyyyyyyy"),
            (MemberId::Number(7), "yyyyyyyyyyyyyyyyyyyyyyyyyh"),
            (MemberId::Number(8), "yyyyyyyyyyyyyyyyyyyyyyyyby"),
            (MemberId::Number((1 << 53) - 1), "yyyyyyyyyyyyyyy9999999999h"),
        ] {
            assert_eq!(member_id(&id), want, "{id:?}");
        }
        let seven = MemberId::Text("7".into());
        assert!(is_id(&member_id(&seven)));
        assert_ne!(member_id(&seven), member_id(&MemberId::Number(7)), "a text is no number");
        assert_ne!(member_id(&seven), member_id(&MemberId::Text("8".into())));
        assert_eq!(encoded(u128::MAX), "9999999999999999999999999h");
        assert!(!is_id("me") && !is_id("yyyyyyyyyyyyyyyyyyyyyyyy-y"));
    }

    #[test]
    fn a_user_has_the_recorded_members_and_types() {
        let user = Value::Object(user(&member(), "lena", &Scopes::parse("user").expect("a scope")));
        assert_eq!(user["username"], "lena");
        assert_eq!((&user["email"], &user["email_verified"]), (&json!("lena@example.net"), &json!(true)));
        assert_eq!((&user["nickname"], &user["locale"]), (&json!("Lena"), &json!("en")));
        assert_eq!((&user["delete_at"], &user["disable_welcome_email"]), (&json!(0), &json!(false)));
        assert_eq!(user["timezone"]["useAutomaticTimezone"], "true", "a text, as recorded");
    }

    #[test]
    fn a_user_tells_no_more_than_the_scopes_allow() {
        let lena = member();
        let openid = user(&lena, "lena", &Scopes::parse("openid").expect("a scope"));
        assert_eq!((&openid["username"], &openid["nickname"]), (&json!(""), &json!("")));
        assert!(!openid.contains_key("email") && !openid.contains_key("email_verified"));
        let mut nadia = member();
        nadia.email_verified = false;
        assert!(!user(&nadia, "nadia", &Scopes::parse("user").expect("a scope")).contains_key("email"));
    }
}
