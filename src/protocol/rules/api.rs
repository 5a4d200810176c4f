//! What a protected API asks of a token.

use crate::model::{ClientId, Scopes};

/// An API that portico guards: a path on the site and what leads to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Api {
    /// Its path on this host, without a slash at the end; all that is below belongs to it.
    pub path: String,
    /// What it is called in challenges.
    pub realm: String,
    /// Scopes of which all are needed.
    pub scopes: Scopes,
    /// Scopes of which one is needed; empty for none.
    pub any_scope: Scopes,
    /// Groups of which the member must be in one; empty for every member.
    pub groups: Vec<String>,
    /// Apps whose tokens are for it; empty for those of every app.
    pub apps: Vec<ClientId>,
    /// Methods that are let through; empty for all.
    pub methods: Vec<String>,
    /// Whether a token that an app got in its own name is enough.
    pub without_member: bool,
    /// Whether its servers see the token.
    pub keep_token: bool,
    /// Whether questions of browsers, which have no token, are let through.
    pub preflight: bool,
}

impl Api {
    /// What a token needs that has only these scopes. `None`: nothing more.
    pub fn lacks(&self, held: &Scopes) -> Option<Scopes> {
        let any = self.any_scope.is_empty() || !self.any_scope.common(held).is_empty();
        if any && self.scopes.within(held) {
            return None;
        }
        let mut needed = self.scopes.clone();
        needed.0.extend(self.any_scope.0.iter().take(usize::from(!any)).cloned());
        Some(needed)
    }

    /// Whether tokens of this app are for it.
    pub fn takes(&self, app: &ClientId) -> bool {
        self.apps.is_empty() || self.apps.contains(app)
    }

    /// Whether requests with this method are let through. HEAD goes where GET goes (RFC 9110 §9.3.2).
    pub fn allows(&self, method: &str) -> bool {
        let listed = |name: &str| self.methods.iter().any(|known| known == name);
        self.methods.is_empty() || listed(method) || method == "HEAD" && listed("GET")
    }

    /// All scopes that it knows.
    pub fn all_scopes(&self) -> Scopes {
        Scopes(self.scopes.0.union(&self.any_scope.0).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_needed_all_or_one() {
        let scopes = |text| Scopes::parse(text).expect("scopes");
        for (all, any, held, want) in [
            ("", "", "", None),
            ("", "", "openid", None),
            ("openid", "", "openid email", None),
            ("openid email", "", "openid", Some("email openid")),
            ("openid", "", "", Some("openid")),
            ("", "email groups", "groups", None),
            ("", "email groups", "openid", Some("email")),
            ("openid", "email groups", "openid email", None),
            ("openid", "email groups", "openid", Some("email openid")),
            ("openid", "email groups", "email", Some("openid")),
        ] {
            let api = Api { scopes: scopes(all), any_scope: scopes(any), ..Api::default() };
            let lacks = api.lacks(&scopes(held)).map(|needed| needed.to_string());
            assert_eq!(lacks.as_deref(), want, "{all:?} {any:?} with {held:?}");
        }
    }

    #[test]
    fn an_empty_list_is_for_all() {
        let open = Api::default();
        assert!(open.takes(&ClientId("shop".to_owned())) && open.allows("PURGE"));
        let narrow = Api { apps: vec![ClientId("shop".to_owned())], methods: vec!["GET".to_owned()], ..open };
        assert!(narrow.takes(&ClientId("shop".to_owned())) && !narrow.takes(&ClientId("shop2".to_owned())));
        for (method, want) in [("GET", true), ("HEAD", true), ("POST", false), ("get", false), ("OPTIONS", false)] {
            assert_eq!(narrow.allows(method), want, "{method}");
        }
    }
}
