//! Which scopes a request gets (RFC 6749 §3.3).

use crate::model::{Client, Scopes};

/// Scopes of a request: those asked for, or all of the client's if it asks for none. `None` if it asks for more
/// than it may, or for something that is not a scope.
pub fn requested(client: &Client, text: Option<&str>) -> Option<Scopes> {
    let scopes = match text {
        Some(text) => Scopes::parse(text)?,
        None => Scopes::default(),
    };
    if scopes.0.is_empty() {
        return Some(client.scopes.clone());
    }
    scopes.within(&client.scopes).then_some(scopes)
}

/// Scopes of a refresh: the grant's, or fewer (RFC 6749 §6).
pub fn narrowed(granted: &Scopes, text: Option<&str>) -> Option<Scopes> {
    let Some(text) = text else { return Some(granted.clone()) };
    let scopes = Scopes::parse(text)?;
    match scopes.0.is_empty() {
        true => Some(granted.clone()),
        false => scopes.within(granted).then_some(scopes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::rules::testing::client;

    #[test]
    fn scopes_are_granted_or_refused_whole() {
        let mut chat = client("chat");
        chat.scopes = Scopes::parse("openid profile").expect("scopes");
        for (name, asked, want) in [
            ("none asked", None, Some("openid profile")),
            ("empty", Some(""), Some("openid profile")),
            ("fewer", Some("openid"), Some("openid")),
            ("twice the same", Some("openid openid"), Some("openid")),
            ("more", Some("openid admin"), None),
            ("not a scope", Some("openid \"x\""), None),
        ] {
            assert_eq!(requested(&chat, asked).map(|scopes| scopes.to_string()).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn a_refresh_never_widens() {
        let granted = Scopes::parse("openid profile").expect("scopes");
        assert_eq!(narrowed(&granted, Some("openid")), Scopes::parse("openid"));
        assert_eq!(narrowed(&granted, None), Some(granted.clone()));
        assert_eq!(narrowed(&granted, Some("openid email")), None);
    }
}
