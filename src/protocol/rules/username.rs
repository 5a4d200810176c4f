//! User names that every client accepts: small letters, digits, `.`, `-`, `_`.

use crate::model::MemberId;

/// Mattermost's and Rocket.Chat's patterns agree up to this length.
const LENGTH_MAX: usize = 22;

/// 50 bits.
const RANDOM_LETTERS: usize = 10;
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Words that Mattermost gives another, random name for, and names in Rocket.Chat that speak to everybody or belong to
/// its bot.
const RESERVED: &[&str] = &[
    "admin",
    "all",
    "api",
    "boards",
    "channel",
    "claim",
    "error",
    "everyone",
    "files",
    "help",
    "here",
    "landing",
    "login",
    "matterbot",
    "mfa",
    "oauth",
    "playbooks",
    "plug",
    "plugins",
    "post",
    "rocket.cat",
    "signup",
    "system",
];

/// What no name of another member begins with.
const OF_ID: &str = "member-";

/// Names for a member, best first. `member-ID` is given to nobody else than the member with this id. Whoever has many
/// accounts may take all of these from somebody: then [`unguessable`] has another one.
pub fn candidates(username: &str, id: &MemberId) -> Vec<String> {
    let base = slug(username);
    let id = slug(&id.to_string());
    let room = LENGTH_MAX.saturating_sub(id.len() + 1);
    let base_short = trimmed(base.get(..room.min(base.len())).unwrap_or_default());
    let with_id = match base_short {
        "" => format!("member-{id}"),
        short => format!("{short}-{id}"),
    };
    let mut names = vec![with_id.clone(), format!("member-{id}"), format!("{with_id}-2")];
    if !base.is_empty() && !RESERVED.contains(&base.as_str()) {
        names.insert(0, trimmed(base.get(..LENGTH_MAX.min(base.len())).unwrap_or_default()).to_owned());
    }
    let own = format!("{OF_ID}{id}");
    names.retain(|name| *name == own || !name.starts_with(OF_ID));
    names
}

/// A name that nobody can take before him: what fits of his own, and random letters.
pub fn unguessable(username: &str, random: &[u8; 32]) -> String {
    let letters: String =
        random.iter().take(RANDOM_LETTERS).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let base = slug(username);
    let room = LENGTH_MAX - RANDOM_LETTERS - 1;
    match trimmed(base.get(..room.min(base.len())).unwrap_or_default()) {
        short if short.is_empty() || format!("{short}-").starts_with(OF_ID) => format!("user-{letters}"),
        short => format!("{short}-{letters}"),
    }
}

/// Latin letters for any script, `-` for the rest; begins with a letter or digit.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in deunicode::deunicode_with_tofu(text, "-").chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') => out.push(c),
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    trimmed(&out).to_owned()
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(['-', '.', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_transliterated() {
        for (raw, want) in [
            ("lena", "lena"),
            ("José Núñez", "jose-nunez"),
            ("Tom & Jerry <x>", "tom-jerry-x"),
            ("__.a_b.__", "a_b"),
            ("Zoë O'Brien", "zoe-o-brien"),
            ("Ω", "o"),
        ] {
            assert_eq!(candidates(raw, &MemberId::Number(7))[0], want, "{raw}");
        }
        assert_eq!(candidates("***", &MemberId::Number(7))[0], "member-7");
        assert_eq!(candidates("lena", &MemberId::Number(7))[1], "lena-7");
        for reserved in ["admin", "System", "Rocket.Cat", " here "] {
            let first = &candidates(reserved, &MemberId::Number(7))[0];
            assert!(first.ends_with("-7") && !RESERVED.contains(&first.as_str()), "{first}");
        }
    }

    #[test]
    fn the_name_of_an_id_is_for_its_member() {
        for (raw, id) in [
            ("member-8", MemberId::Number(7)),
            ("member", MemberId::Text("8".into())),
            ("Member 8", MemberId::Number(1)),
        ] {
            let own = format!("member-{id}");
            let names = candidates(raw, &id);
            assert!(names.contains(&own), "{names:?}");
            assert!(names.iter().all(|name| *name == own || !name.starts_with("member-")), "{names:?}");
        }
        for (raw, want) in
            [("lena", "lena-"), ("***", "user-"), ("member-8", "user-"), ("a-very-long-name-indeed", "a-very-long-")]
        {
            let (one, other) = (unguessable(raw, &[1; 32]), unguessable(raw, &[2; 32]));
            assert!(one.starts_with(want) && one.len() <= LENGTH_MAX && one != other, "{one}");
        }
    }

    proptest! {
        #[test]
        fn every_candidate_is_safe(name in "\\PC{0,80}", id in 1_u64..9_007_199_254_740_991) {
            for candidate in candidates(&name, &MemberId::Number(id)) {
                prop_assert!(!candidate.is_empty() && candidate.len() <= LENGTH_MAX + 9, "{candidate}");
                prop_assert!(candidate.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()), "{candidate}");
                prop_assert!(!RESERVED.contains(&candidate.as_str()));
                prop_assert!(candidate.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b)));
            }
        }
    }
}
