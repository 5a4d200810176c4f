//! Where a flavour of the board has its pages, as data.
//!
//! An address is a pattern: `{id}` stands for a member's number, `{session}` for what [`Visited::session`] holds.
//! Arguments of a query may be separated by `&` or, as SMF writes them, by `;`.
//!
//! [`Visited::session`]: super::backend::Visited::session

use http::StatusCode;

use super::super::server::parameter;

/// The addresses and fields that differ between flavours.
#[derive(Clone, Copy, Debug)]
pub struct Addresses {
    /// The front page, where a log-in ends that has nowhere to go, and a log-out.
    pub home: &'static str,
    /// The page with the log-in form.
    pub login: &'static str,
    /// Where the log-in form is sent to.
    pub enter: &'static str,
    /// The fields of the log-in form.
    pub form: Form,
    /// What logs the visitor out.
    pub logout: &'static str,
    /// Whether logging out takes a form, and not a link that holds a secret of the session.
    pub logout_by_form: bool,
    /// A member's profile.
    pub profile: &'static str,
    /// A member's picture.
    pub avatar: &'static str,
    /// Tells programs who is logged in, where there is such an address.
    pub whoami: Option<&'static str>,
    /// How the browser goes on after logging in and out.
    pub arrival: Arrival,
    /// Whether the log-in page sends a member who is logged in already to where he wanted to go.
    pub returns_members: bool,
    /// Whether members who wait for their activation can log in.
    pub admits_waiting: bool,
    /// Whether `;` separates the arguments of a query as `&` does.
    pub semicolons: bool,
}

/// Names in the log-in form.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The field for the name.
    pub username: &'static str,
    /// The field for the password.
    pub password: &'static str,
    /// The box "remember me".
    pub remember: &'static str,
    /// The hidden field with the way back, where there is one.
    pub back: Option<&'static str>,
    /// Further hidden fields.
    pub hidden: &'static [(&'static str, &'static str)],
}

/// How the browser goes on after logging in and out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By a redirect with this status.
    Redirect(StatusCode),
    /// By a page that says so, with status 200 and `<meta http-equiv="refresh">`.
    Page,
}

/// `pattern` for this member and session.
pub fn fill(pattern: &str, id: u32, session: &str) -> String {
    pattern.replace("{id}", &id.to_string()).replace("{session}", session)
}

/// Whether a request asks for `pattern`: the same path, and each argument of it that holds no placeholder.
pub fn asks_for(pattern: &str, path: &str, query: &str) -> bool {
    let (wanted, arguments) = pattern.split_once('?').unwrap_or((pattern, ""));
    wanted == path && split(arguments).filter(|argument| !argument.contains('{')).all(|want| has(query, want))
}

/// The member whose `pattern` a request asks for. What follows the number in the address does not count.
pub fn member_of(pattern: &str, path: &str, query: &str) -> Option<u32> {
    let (wanted, arguments) = pattern.split_once('?').unwrap_or((pattern, ""));
    let numbered = |text: &str, pattern: &str| {
        let rest = text.strip_prefix(pattern.split_once("{id}")?.0)?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end)?.parse().ok()
    };
    if wanted.contains("{id}") {
        return numbered(path, wanted);
    }
    let argument = split(arguments).find(|argument| argument.contains("{id}"))?;
    let (name, value) = argument.split_once('=')?;
    numbered(&parameter(query, name)?, value).filter(|_| asks_for(pattern, path, query))
}

fn split(arguments: &str) -> impl Iterator<Item = &str> {
    arguments.split(['&', ';']).filter(|argument| !argument.is_empty())
}

fn has(query: &str, want: &str) -> bool {
    let (name, value) = want.split_once('=').unwrap_or((want, ""));
    parameter(query, name).is_some_and(|given| given == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_ask_for_patterns() {
        for (name, pattern, path, query, want) in [
            ("a path", "/login", "/login", "next=/a", true),
            ("another path", "/login", "/log", "", false),
            ("an argument", "/member.php?action=login", "/member.php", "x=1&action=login", true),
            ("another value", "/member.php?action=login", "/member.php", "action=logout", false),
            ("none", "/member.php?action=login", "/member.php", "", false),
            ("a placeholder may be anything", "/login.php?action=out&id={id}", "/login.php", "action=out", true),
            ("an argument without a value", "/index.php?action=login2;sa=check", "/index.php", "sa=check", false),
        ] {
            assert_eq!(asks_for(pattern, path, query), want, "{name}");
        }
    }

    #[test]
    fn numbers_of_members_are_read_back() {
        for (pattern, path, query, want) in [
            ("/members/{id}", "/members/3", "", Some(3)),
            ("/profile/{id}-member/", "/profile/14-lena/", "", Some(14)),
            ("/profile/{id}-member/", "/profile/x/", "", None),
            ("/member.php?action=profile&uid={id}", "/member.php", "action=profile&uid=8", Some(8)),
            ("/member.php?action=profile&uid={id}", "/member.php", "action=login&uid=8", None),
            ("/download/file.php?avatar={id}_17.svg", "/download/file.php", "avatar=5_17.svg", Some(5)),
            ("/members/{id}", "/members/99999999999", "", None),
        ] {
            assert_eq!(member_of(pattern, path, query), want, "{pattern} {path} {query}");
        }
    }

    #[test]
    fn patterns_are_filled() {
        assert_eq!(
            fill("/login.php?action=out&id={id}&csrf_token={session}", 3, "ab"),
            "/login.php?action=out&id=3&csrf_token=ab"
        );
    }
}
