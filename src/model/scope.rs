use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

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

/// One scope token (RFC 6749 §3.3).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scope(pub String);

/// A set of scopes. Order is the alphabet's, so that two equal sets print the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scopes(pub BTreeSet<Scope>);

/// What an app may be told of a member beside his identity and his names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// His e-mail address.
    Email,
    /// His groups.
    Groups,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Email, Self::Groups];

    /// What a scope tells, if it tells nothing else.
    pub fn of(scope: &Scope) -> Option<Self> {
        match scope.0.as_str() {
            "email" | "user.email" => Some(Self::Email),
            "groups" | "user.groups" => Some(Self::Groups),
            _ => None,
        }
    }
}

impl Scopes {
    /// Reads the space-separated form of RFC 6749 §3.3. `None` if a character is not allowed there.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |c: char| matches!(c, '\x21' | '\x23'..='\x5b' | '\x5d'..='\x7e');
        text.split(' ')
            .filter(|token| !token.is_empty())
            .map(|token| token.chars().all(allowed).then(|| Scope(token.to_owned())))
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Whether `name` is one of them.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|scope| scope.0 == name)
    }

    /// Whether they let an app see names, picture and profile address. `user` is Mattermost's only
    /// scope, `read_user` the usual one of GitLab's shape.
    pub fn tell_profile(&self) -> bool {
        ["profile", "user.profile", "user", "read_user"].iter().any(|name| self.has(name))
    }

    /// Whether they let an app see the e-mail address.
    pub fn tell_email(&self) -> bool {
        ["email", "user.email", "user", "read_user"].iter().any(|name| self.has(name))
    }

    /// Whether they let an app see the groups.
    pub fn tell_groups(&self) -> bool {
        ["groups", "user.groups"].iter().any(|name| self.has(name))
    }

    /// Whether they let an app see this.
    pub fn tell(&self, part: Part) -> bool {
        match part {
            Part::Email => self.tell_email(),
            Part::Groups => self.tell_groups(),
        }
    }

    /// Those that are in both.
    pub fn common(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).cloned().collect())
    }

    /// Those that are not in `other`.
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).cloned().collect())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each of these is in `other` too.
    pub fn within(&self, other: &Self) -> bool {
        self.0.is_subset(&other.0)
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, scope) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            f.write_str(&scope.0)?;
        }
        Ok(())
    }
}
