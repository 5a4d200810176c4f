//! Addresses of the forum that end a login.

/// One of them, below the forum's own address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LogoutPath {
    /// Without a slash in front.
    path: Vec<u8>,
    /// Arguments that must be there, as written: `action=logout`.
    arguments: Vec<Vec<u8>>,
}

impl LogoutPath {
    /// Reads `member.php?action=logout`.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
        if !plain || path.starts_with('/') || path.contains("://") || (path.is_empty() && query.is_empty()) {
            return Err(format!(
                "logout.paths: \"{text}\" is not a path below the forum, like \"ucp.php?mode=logout\""
            ));
        }
        let arguments = arguments(query.as_bytes()).map(<[u8]>::to_vec).collect();
        Ok(Self { path: path.as_bytes().to_vec(), arguments })
    }

    /// Whether a request below the forum's own path is for this address. More arguments may be there.
    ///
    /// `base` is the forum's path without a slash at the end. Allocates nothing.
    pub(super) fn fits(&self, base: &[u8], path_and_query: &[u8]) -> bool {
        let end = path_and_query.iter().position(|byte| *byte == b'?').unwrap_or(path_and_query.len());
        let (path, query) = path_and_query.split_at(end);
        path.len() == base.len() + 1 + self.path.len()
            && path.ends_with(&self.path)
            && path.get(base.len()) == Some(&b'/')
            && path.starts_with(base)
            && self.arguments.iter().all(|wanted| {
                arguments(query.get(1..).unwrap_or_default()).any(|argument| argument == wanted.as_slice())
            })
    }
}

/// Forums separate arguments by `&` or by `;`.
fn arguments(query: &[u8]) -> impl Iterator<Item = &[u8]> {
    query.split(|byte| matches!(byte, b'&' | b';')).filter(|argument| !argument.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_end_a_login() {
        for (written, base, asked, want) in [
            ("member.php?action=logout", "/mybb", "/mybb/member.php?action=logout&logoutkey=1", true),
            ("member.php?action=logout", "/mybb", "/mybb/member.php?logoutkey=1&action=logout", true),
            ("member.php?action=logout", "", "/member.php?action=logout", true),
            ("member.php?action=logout", "/mybb", "/mybb/member.php?action=login", false),
            ("member.php?action=logout", "/mybb", "/mybb/member.php?action=logout2", false),
            ("member.php?action=logout", "/mybb", "/mybb/member.php", false),
            ("member.php?action=logout", "/mybb", "/member.php?action=logout", false),
            ("member.php?action=logout", "/mybb", "/other/member.php?action=logout", false),
            ("member.php?action=logout", "/mybb", "/mybb/x/member.php?action=logout", false),
            ("member.php?action=logout", "/mybb", "/mybb-member.php?action=logout", false),
            ("index.php?action=logout", "/smf", "/smf/index.php?action=logout;a1b2=c3d4", true),
            ("logout", "", "/logout", true),
            ("logout", "", "/logout?x", true),
            ("logout/", "/xf", "/xf/logout/?t=1", true),
            ("index.php?logout/", "/xf", "/xf/index.php?logout/&t=1", true),
            ("?a=out", "", "/?a=out", true),
            ("logout", "", "", false),
            ("logout", "", "?", false),
        ] {
            let path = LogoutPath::read(written).expect("a good path");
            assert_eq!(path.fits(base.as_bytes(), asked.as_bytes()), want, "{written}: {asked}");
        }
        for bad in ["", "/logout", "https://x/logout", "log out", "a#b", "?", "l\u{e9}"] {
            assert!(LogoutPath::read(bad).is_err(), "{bad}");
        }
    }
}
