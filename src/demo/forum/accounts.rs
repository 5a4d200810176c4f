//! The members, groups and topics of the sample board. The same in every flavour, with the same ids.

/// Everybody's password.
pub const PASSWORD: &str = "demo";

/// A group of the board. Every flavour has its own numbers and names for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleGroup {
    /// Ordinary members.
    Members,
    /// Those who may move and close topics.
    Moderators,
    /// Those who may ban.
    Administrators,
    /// A group that the club made itself.
    PhotoClub,
}

impl SampleGroup {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Members, Self::Moderators, Self::Administrators, Self::PhotoClub];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Members => "Members",
            Self::Moderators => "Moderators",
            Self::Administrators => "Administrators",
            Self::PhotoClub => "Photo club",
        }
    }
}

/// One of the sample members.
#[derive(Clone, Copy, Debug)]
pub struct SampleMember {
    /// The same in every flavour. 1 is the guest of phpBB and FluxBB.
    pub id: u32,
    /// The name to log in with.
    pub username: &'static str,
    /// The address that the board keeps.
    pub email: &'static str,
    /// Whether the board has made sure of the address.
    pub email_verified: bool,
    /// The primary group first.
    pub groups: &'static [SampleGroup],
    /// Whether the board starts with a ban of this member.
    pub banned: bool,
    /// For the table that the demo prints.
    pub special: &'static str,
}

/// All of them.
pub const SAMPLE: [SampleMember; 7] = [
    SampleMember {
        id: 3,
        username: "lena",
        email: "lena@example.net",
        email_verified: true,
        groups: &[SampleGroup::Members],
        banned: false,
        special: "ordinary member",
    },
    SampleMember {
        id: 4,
        username: "josé núñez",
        email: "jose.nunez@example.net",
        email_verified: true,
        groups: &[SampleGroup::Members],
        banned: false,
        special: "name with accents and a space: see what apps receive",
    },
    SampleMember {
        id: 2,
        username: "marta",
        email: "marta@example.net",
        email_verified: true,
        groups: &[SampleGroup::Administrators],
        banned: false,
        special: "administrator: may open the console",
    },
    SampleMember {
        id: 5,
        username: "tomas",
        email: "tomas@example.net",
        email_verified: true,
        groups: &[SampleGroup::Moderators, SampleGroup::PhotoClub],
        banned: false,
        special: "moderator, in two groups",
    },
    SampleMember {
        id: 6,
        username: "bruno",
        email: "bruno@example.net",
        email_verified: true,
        groups: &[SampleGroup::Members],
        banned: true,
        special: "banned: must not get in",
    },
    SampleMember {
        id: 7,
        username: "nadia",
        email: "nadia@example.net",
        email_verified: false,
        groups: &[SampleGroup::Members],
        banned: false,
        special: "has not confirmed her e-mail address",
    },
    SampleMember {
        id: 8,
        username: "zoë o'brien",
        email: "zoe@example.net",
        email_verified: true,
        groups: &[SampleGroup::Members],
        banned: false,
        special: "name with an apostrophe, which some forums keep escaped",
    },
];

/// A topic with its posts: author and text.
pub struct Topic {
    /// Part of its address.
    pub id: u32,
    /// The heading.
    pub title: &'static str,
    /// Oldest first.
    pub posts: &'static [(&'static str, &'static str)],
}

/// What the club talks about.
pub const TOPICS: &[Topic] = &[
    Topic {
        id: 1,
        title: "Harbour walk on Sunday",
        posts: &[
            ("lena", "Low tide is at ten past nine. Who brings a tripod?"),
            ("tomas", "I do. Let us meet at the old crane, the light is best from there."),
            ("josé núñez", "¡Allí estaré! With the small camera this time."),
        ],
    },
    Topic {
        id: 2,
        title: "Which film for fog?",
        posts: &[
            ("nadia", "Everything I take at the river comes out grey & flat. Is it the film or is it me?"),
            ("tomas", "Neither: expose one stop longer than the meter says, fog fools it."),
        ],
    },
    Topic {
        id: 3,
        title: "House rules",
        posts: &[("marta", "Be kind, name your source, no selling before you have been here for a month.")],
    },
];

/// The topic of this id.
pub fn topic(id: u32) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.id == id)
}
