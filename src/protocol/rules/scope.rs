//! Which scopes a request gets (RFC 6749 §3.3).

use crate::model::{Client, Dialect, Part, Scope, Scopes};

/// Scopes of a request: those asked for, or all of the client's if it asks for none. `None` if it asks for more
/// than it may, or for something that is not a scope.
///
/// Clients of GitLab's shape write commas as well, and ask for what only GitLab has: they get what there is of it.
pub fn requested(client: &Client, dialect: Dialect, text: Option<&str>) -> Option<Scopes> {
    let gitlab = dialect == Dialect::Gitlab;
    let scopes = match text {
        Some(text) if gitlab => Scopes::parse(&text.replace(',', " "))?.common(&client.scopes),
        Some(text) => Scopes::parse(text)?,
        None => Scopes::default(),
    };
    if scopes.0.is_empty() {
        return Some(client.scopes.clone());
    }
    scopes.within(&client.scopes).then_some(scopes)
}

/// What of a request its member may leave out: what is optional for the app and would not be told by the rest all the
/// same.
pub fn optional(client: &Client, asked: &Scopes) -> Scopes {
    let mut optional = asked.common(&client.optional_scopes);
    let fixed = asked.without(&optional);
    optional.0.retain(|scope| Part::of(scope).is_some_and(|part| !fixed.tell(part)));
    optional
}

/// What is left of a request where of what is optional only these parts are kept.
pub fn kept(asked: &Scopes, optional: &Scopes, parts: &[Part]) -> Scopes {
    let goes =
        |scope: &&Scope| optional.0.contains(*scope) && !Part::of(scope).is_some_and(|part| parts.contains(&part));
    Scopes(asked.0.iter().filter(|scope| !goes(scope)).cloned().collect())
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
            assert_eq!(
                requested(&chat, Dialect::Oidc, asked).map(|scopes| scopes.to_string()).as_deref(),
                want,
                "{name}"
            );
        }
    }

    #[test]
    fn gitlabs_clients_get_what_there_is() {
        let mut chat = client("chat");
        chat.scopes = Scopes::parse("openid profile read_user").expect("scopes");
        for (asked, want) in [
            (Some("read_user"), Some("read_user")),
            (Some("read_user,openid"), Some("openid read_user")),
            (Some("api read_user"), Some("read_user")),
            (Some("api, read_api"), Some("openid profile read_user")),
            (None, Some("openid profile read_user")),
            (Some("read_user \"x\""), None),
        ] {
            let got = requested(&chat, Dialect::Gitlab, asked).map(|scopes| scopes.to_string());
            assert_eq!(got.as_deref(), want, "{asked:?}");
        }
        assert_eq!(requested(&chat, Dialect::Oidc, Some("openid,profile")), None, "commas are GitLab's only");
    }

    #[test]
    fn a_member_leaves_out_what_is_optional_and_nothing_else() {
        let all = "openid profile email groups user.email read_user";
        for (may, asked, keeps, optional_want, want) in [
            ("groups", "openid email groups", &[][..], "groups", "email openid"),
            ("groups", "openid email groups", &[Part::Groups], "groups", "email groups openid"),
            ("email groups", "openid email groups", &[Part::Email], "email groups", "email openid"),
            ("email groups", "openid", &[], "", "openid"),
            ("", "openid email groups", &[], "", "email groups openid"),
            // The other scope would tell the address all the same.
            ("email", "openid email user.email", &[], "", "email openid user.email"),
            ("email user.email", "openid email user.email", &[], "email user.email", "openid"),
            ("email groups", "openid email groups read_user", &[], "groups", "email openid read_user"),
        ] {
            let scopes = |text| Scopes::parse(text).expect("scopes");
            let mut chat = client("chat");
            (chat.scopes, chat.optional_scopes) = (scopes(all), scopes(may));
            let may_go = optional(&chat, &scopes(asked));
            assert_eq!(may_go.to_string(), optional_want, "{may:?} of {asked:?}");
            assert_eq!(kept(&scopes(asked), &may_go, keeps).to_string(), want, "{may:?} of {asked:?} with {keeps:?}");
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
