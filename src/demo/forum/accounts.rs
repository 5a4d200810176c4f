//! The members, groups and topics of the sample board. The same in every flavour, with the same ids.

/// Everybody's password.
pub const PASSWORD: &str = "demo";

/// A group of the board. The ids are phpBB's, which numbers its built-in groups so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleGroup {
    /// The same in every flavour.
    pub id: u32,
    /// What people call it.
    pub name: &'static str,
    /// The language key under which phpBB keeps a built-in group.
    pub phpbb_key: Option<&'static str>,
}

/// Ordinary members.
pub const MEMBERS: SampleGroup = SampleGroup { id: 2, name: "Members", phpbb_key: Some("REGISTERED") };
/// Those who may move and close topics.
pub const MODERATORS: SampleGroup = SampleGroup { id: 4, name: "Moderators", phpbb_key: Some("GLOBAL_MODERATORS") };
/// Those who may ban.
pub const ADMINISTRATORS: SampleGroup =
    SampleGroup { id: 5, name: "Administrators", phpbb_key: Some("ADMINISTRATORS") };
/// A group that the club made itself.
pub const PHOTO_CLUB: SampleGroup = SampleGroup { id: 8, name: "Photo club", phpbb_key: None };
/// All of them.
pub const GROUPS: [SampleGroup; 4] = [MEMBERS, MODERATORS, ADMINISTRATORS, PHOTO_CLUB];

/// One of the sample members.
#[derive(Clone, Copy, Debug)]
pub struct SampleMember {
    /// The same in every flavour. 1 is phpBB's guest.
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

/// The six of them.
pub const SAMPLE: [SampleMember; 6] = [
    SampleMember {
        id: 3,
        username: "lena",
        email: "lena@example.net",
        email_verified: true,
        groups: &[MEMBERS],
        banned: false,
        special: "ordinary member",
    },
    SampleMember {
        id: 4,
        username: "josé núñez",
        email: "jose.nunez@example.net",
        email_verified: true,
        groups: &[MEMBERS],
        banned: false,
        special: "name with accents and a space: see what apps receive",
    },
    SampleMember {
        id: 2,
        username: "marta",
        email: "marta@example.net",
        email_verified: true,
        groups: &[ADMINISTRATORS],
        banned: false,
        special: "administrator of the board",
    },
    SampleMember {
        id: 5,
        username: "tomas",
        email: "tomas@example.net",
        email_verified: true,
        groups: &[MODERATORS, PHOTO_CLUB],
        banned: false,
        special: "moderator, in two groups",
    },
    SampleMember {
        id: 6,
        username: "bruno",
        email: "bruno@example.net",
        email_verified: true,
        groups: &[MEMBERS],
        banned: true,
        special: "banned: must not get in",
    },
    SampleMember {
        id: 7,
        username: "nadia",
        email: "nadia@example.net",
        email_verified: false,
        groups: &[MEMBERS],
        banned: false,
        special: "has not confirmed her e-mail address",
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
