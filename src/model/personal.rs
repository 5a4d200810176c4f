use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{MemberId, UnixSeconds};

/// Names a personal token in lists and commands; says nothing about the token itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonalTokenId(pub String);

impl fmt::Display for PersonalTokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// In whose name a personal token acts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenOwner {
    /// A member of the forum, as long as the forum lets him in.
    Member(MemberId),
    /// The operator.
    Admin,
}

/// What a personal token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// To act as the member himself: allow apps, take that back, ask who he is.
    Account,
    /// To add apps, and to see, change and delete those of one's own, as far as members may.
    Apps,
    /// To see, change and delete the apps of everybody.
    AllApps,
    /// To mark apps as trusted, so that members are not asked.
    TrustApps,
    /// To register apps by OAuth's own way (RFC 7591), and nothing else.
    Register,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Account, Self::Apps, Self::AllApps, Self::TrustApps, Self::Register];
}

/// What is kept of a token that somebody shows in place of a login. The token itself is kept as a hash only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalToken {
    /// Its name in lists.
    pub id: PersonalTokenId,
    /// In whose name it acts.
    pub owner: TokenOwner,
    /// What it is for, in the words of whoever made it.
    pub name: String,
    /// What it may be used for.
    pub permissions: BTreeSet<Permission>,
    /// When it was made.
    pub created_at: UnixSeconds,
    /// When it stops working; `None`: when it is revoked.
    pub expires_at: Option<UnixSeconds>,
    /// When it was last used, a minute late at most.
    #[serde(default)]
    pub last_used_at: Option<UnixSeconds>,
}
