//! How Rocket.Chat reads an identity answer: which id it takes, and under which names the member appears there.

use serde_json::{Map, Value};

use super::recording::{list, recording, text};

/// Names in an identity answer that Rocket.Chat takes for something else, or sets itself.
const MISREAD: &str =
    "result user ocs metadata emails accessToken refreshToken idToken expiresAt serverURL _OAuthCustom _json";

/// Which members of the identity become what; empty for none. Plain paths only, as our settings have them.
pub struct Fields {
    pub username: String,
    pub email: String,
    pub name: String,
    pub avatar: String,
}

impl Fields {
    /// From the settings that `portico app add rocketchat` prints.
    pub fn printed(settings: &Value, service: &str) -> Self {
        let field = |name: &str| text(settings, &format!("Accounts_OAuth_Custom_{service}_{name}_field")).to_owned();
        Self { username: field("username"), email: field("email"), name: field("name"), avatar: field("avatar") }
    }
}

/// What Rocket.Chat keeps of an identity, or why the login fails.
pub fn service_data(identity: &Value, fields: &Fields) -> Result<Map<String, Value>, String> {
    let Value::Object(identity) = identity else { return Err("the identity is not an object".to_owned()) };
    let mut data = with_id(identity.clone())?;
    if is_nothing(data.get("email")) {
        let first = data.get("emails").and_then(|emails| emails.pointer("/0/address")).cloned();
        data.extend(first.map(|email| ("email".to_owned(), email)));
    }
    for (field, name, needed) in
        [(&fields.username, "username", true), (&fields.email, "email", true), (&fields.avatar, "avatarUrl", false)]
    {
        match at(&data, field).filter(|value| !is_nothing(Some(value))).cloned() {
            _ if field.is_empty() => {}
            Some(value) => drop(data.insert(name.to_owned(), value)),
            None if needed => return Err(format!("CustomOAuth: Failed to extract {name}")),
            None => {}
        }
    }
    let fallbacks = ["name", "username", "nickname", "CharacterName", "userName", "preferred_username", "user.name"];
    let mut paths = std::iter::once(fields.name.as_str()).chain(fallbacks);
    let name = paths.find_map(|path| at(&data, path).filter(|value| !is_nothing(Some(value)))).cloned();
    data.extend(name.map(|name| ("name".to_owned(), name)));
    Ok(data)
}

/// The first rule that gives an id wins; each runs only while there is none.
fn with_id(identity: Map<String, Value>) -> Result<Map<String, Value>, String> {
    let mut data = identity;
    take(&mut data, &["_id"]);
    match data.get("result").cloned() {
        result if is_nothing(result.as_ref()) => {}
        Some(Value::Object(inner)) => data = inner,
        Some(Value::Array(inner)) => {
            data = inner.into_iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect();
        }
        other => return Err(format!("the identity is replaced by {other:?}")),
    }
    take(&mut data, &["ID", "user_id", "CharacterID"]);
    for (id, email) in
        [("user.userid_sec.0", "user.email"), ("user.userid", "user.email"), ("user.user_id", "user.user_email")]
    {
        if is_nothing(data.get("id")) && !is_nothing(at(&data, id)) {
            let email = at(&data, email).cloned();
            data.extend(email.map(|email| ("email".to_owned(), email)));
            take(&mut data, &[id]);
        }
    }
    take(&mut data, &["phid", "sub", "metadata.uid", "userid", "ocs.data.id"]);
    Ok(data)
}

fn take(data: &mut Map<String, Value>, paths: &[&str]) {
    for path in paths {
        let found = at(data, path).filter(|value| !is_nothing(Some(value))).cloned();
        if let Some(id) = found.filter(|_| is_nothing(data.get("id"))) {
            data.insert("id".to_owned(), id);
        }
    }
}

fn at<'a>(data: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut parts = path.split('.');
    let first = data.get(parts.next()?)?;
    parts.try_fold(first, |value, part| match part.parse::<usize>() {
        Ok(index) => value.get(index),
        Err(_) => value.get(part),
    })
}

/// What JavaScript calls falsy.
fn is_nothing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        Some(_) => false,
    }
}

/// That nothing in an identity means something else to Rocket.Chat than to us.
pub fn assert_read_as_meant(identity: &Value) {
    for name in identity.as_object().expect("an object").keys() {
        assert!(!MISREAD.split(' ').any(|misread| misread == name), "{name} in {identity}");
        assert!(!name.contains(['.', '$']), "{name} in {identity}");
    }
}

#[test]
fn identities_are_read_as_recorded() {
    let recording = recording();
    let mut judged = 0;
    for case in list(&recording["identities"], "cases") {
        let field = |name: &str| case["settings"][name].as_str().unwrap_or_default().to_owned();
        let [username, email, name, avatar] =
            ["username_field", "email_field", "name_field", "avatar_field"].map(field);
        // Our settings are plain paths, and our answers have no numbers that JavaScript rounds.
        if [&username, &email, &name].iter().any(|field| field.contains("{{")) || case["input"].is_string() {
            continue;
        }
        judged += 1;
        let got = service_data(&case["input"], &Fields { username, email, name, avatar });
        let story = text(case, "name");
        assert_eq!(got.is_err(), case.get("error").is_some(), "{story}: {got:?}");
        // Its display name from Nextcloud and the full name of `metadata` are left out here: we send neither.
        for key in ["id", "username", "avatarUrl"] {
            let got = got.as_ref().ok().and_then(|data| data.get(key));
            assert_eq!(got, case["serviceData"].get(key), "{story}: {key}");
        }
    }
    assert!(judged > 45, "{judged} cases");
}
