use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{MemberId, Problem, UnixSeconds, problem};

/// A group of the forum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The forum's own id of the group, as text.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// A member as the forum knows him at one moment. All texts are decoded, as people write them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Never changes, never given to another member.
    pub id: MemberId,
    /// The name he logs in with, raw: spaces and any script are possible.
    pub username: String,
    /// The name that others see. The user name, where the forum has only one.
    pub display_name: String,
    /// As the forum keeps it. Leaves the program only if `email_verified`.
    pub email: Option<String>,
    /// Whether the forum has made sure that the address is his.
    pub email_verified: bool,
    /// The primary group first, if the forum has one.
    pub groups: Vec<Group>,
    /// Absolute address of the picture.
    pub avatar_url: Option<String>,
    /// Absolute address of the profile page.
    pub profile_url: Option<String>,
    /// BCP 47 tag, if the forum keeps one.
    pub language: Option<String>,
}

/// Why somebody whom the forum knows may not use other apps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// Banned, for ever or until an instant.
    Banned {
        /// End of the ban.
        until: Option<UnixSeconds>,
    },
    /// Deactivated, or not yet activated by mail or by an administrator.
    Inactive,
    /// The forum has not confirmed his e-mail address, and the operator wants that.
    UnconfirmedEmail,
    /// The request carries the same session cookie twice with different values, so nobody can say
    /// which one the forum will take.
    AmbiguousCookie {
        /// Its name.
        name: String,
    },
}

/// Why nobody can tell who the visitor is. Answered with "try again", never with a member or a guest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceFailure {
    /// Too many look-ups are waiting, or this one took longer than allowed.
    #[error("the forum did not answer in time")]
    Busy,
    /// Connection refused, login refused, network down. P221.
    #[error("the forum's source cannot be reached: {0}")]
    Unreachable(String),
    /// A table, column or answer is not of the shape the preset describes. P320.
    #[error("the forum's data has changed shape: {0}")]
    Drift(String),
    /// From this address came too many sessions that are nobody's; the forum was not asked. P450.
    #[error("too many sessions that the forum does not know came from this address")]
    TooMany {
        /// When to try again.
        wait_secs: u32,
    },
}

impl SourceFailure {
    /// The catalogue's entry.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Busy | Self::Unreachable(_) => &problem::P221,
            Self::Drift(_) => &problem::P320,
            Self::TooMany { .. } => &problem::P450,
        }
    }
}

/// Whose a visitor's cookies of the login can be, whichever way a web server may read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginCookies {
    /// There is none, nor any that may be taken for one: he is a guest.
    Absent,
    /// Those that guests have, too: none is there that the forum gives members alone, none comes twice, and none under a
    /// name that may be taken for one of them. A session may stand in them.
    Guests,
    /// A member's, or nobody knows.
    Others,
}

/// The answer to "who is this?". Four outcomes, never fewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionOutcome {
    /// Logged in.
    Member(Arc<Member>),
    /// Not logged in. For a look-up by id: the member no longer exists.
    Guest,
    /// Logged in, or at least known, but not to be let in.
    Refused {
        /// Who it is, as far as it is known.
        member: Option<Arc<Member>>,
        /// Why not.
        refusal: Refusal,
    },
    /// The source failed.
    Unknown(SourceFailure),
}
