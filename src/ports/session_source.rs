use std::sync::Arc;

use async_trait::async_trait;

use crate::model::{LoginCookies, Member, MemberId, SessionOutcome, UnixSeconds, Visitor};

/// How to send a visitor to the forum's own login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginHandOff {
    /// The forum comes back by itself to the address it was given.
    Returns {
        /// Absolute address, or path on our own host, with the way back in it.
        location: String,
    },
    /// The forum comes back to what a header of the request for its login page said. The gateway writes it there.
    ReturnsByHeader {
        /// The forum's login page, an absolute address on our own host.
        location: String,
        /// Which header.
        header: &'static str,
        /// The way back, an absolute address.
        value: String,
    },
    /// The forum's login page comes back to what a cookie says.
    ReturnsByCookie {
        /// The forum's login page.
        location: String,
        /// Its name.
        cookie: String,
        /// The way back as the cookie holds it: a path and query on our own host.
        value: String,
        /// The path that the cookie is set for.
        path: String,
    },
    /// The forum cannot come back. The visitor is shown a page with this address, and picked up afterwards.
    CannotReturn {
        /// The forum's login page.
        location: String,
    },
}

impl LoginHandOff {
    /// The forum's login page.
    pub fn location(&self) -> &str {
        match self {
            Self::Returns { location }
            | Self::ReturnsByHeader { location, .. }
            | Self::ReturnsByCookie { location, .. }
            | Self::CannotReturn { location } => location,
        }
    }

    /// Whether the forum is sure to come back: it was told in the address of its own login page. Otherwise the browser
    /// is picked up at the first page that a member asks for.
    pub fn is_sure(&self) -> bool {
        matches!(self, Self::Returns { .. })
    }
}

/// Tells who a visitor is, from the forum's own login session.
#[async_trait]
pub trait SessionSource: Send + Sync {
    /// Who sent these cookies. `now` is the clock of the judgement.
    async fn member(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome;

    /// The same member again, without a session: is he still there, unbanned, in which groups?
    /// `Guest` means that he no longer exists. Bans by address are not looked at.
    ///
    /// Never called where `can_recheck` is false.
    async fn member_by_id(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome;

    /// The member who sent these cookies, if he is remembered. Asks nobody, and allocates nothing.
    fn remembered(&self, visitor: &Visitor) -> Option<Arc<Member>> {
        let _ = visitor;
        None
    }

    /// What `member_by_id` answered lately, if that is remembered. Asks nobody.
    fn remembered_by_id(&self, id: &MemberId) -> Option<SessionOutcome> {
        let _ = id;
        None
    }

    /// Whether `member_by_id` can be answered. Without it no refresh tokens are issued.
    fn can_recheck(&self) -> bool;

    /// Names of all groups of the forum, as apps see them. `None`: nobody can tell now, or this kind of forum never
    /// does. Takes two seconds at most.
    async fn groups(&self) -> Option<Vec<String>> {
        None
    }

    /// Where to log in so that the browser comes back to `return_to`, a path and query on our own host.
    fn login(&self, return_to: &str) -> LoginHandOff;

    /// The forum's own page that ends this visitor's login, an absolute address, if it is known. It may hold what ends his
    /// session alone: it is for a page that he gets himself, and for nothing that is kept or logged.
    fn logout(&self, visitor: &Visitor) -> Option<String> {
        let _ = visitor;
        None
    }

    /// Whether the forum keeps its login in a cookie of this name. Asked while pages pass: allocates nothing.
    fn is_login_cookie(&self, name: &[u8]) -> bool {
        let _ = name;
        false
    }

    /// Whose the cookies of the login can be, from the `Cookie` lines of a request alone. Asks nobody.
    fn login_cookies(&self, lines: &[&[u8]]) -> LoginCookies {
        let _ = lines;
        LoginCookies::Others
    }

    /// Whether a request for this path, with its query, asks the forum to end the login. Asked while pages pass:
    /// allocates nothing.
    fn is_logout(&self, path_and_query: &[u8]) -> bool {
        let _ = path_and_query;
        false
    }

    /// The login of this visitor ended or changed: whatever is remembered of him must be asked again.
    async fn forget(&self, visitor: &Visitor) {
        let _ = visitor;
    }

    /// Tells the names of the visitor's login session at the forum, each in pieces: the same for as long as the session
    /// lasts, however his cookies are spelt, and different for every other one. Where there are several, each of them
    /// means this session. None: his cookies do not tell sessions apart.
    fn session(&self, visitor: &Visitor, name: &mut dyn FnMut(&[&[u8]])) {
        let _ = (visitor, name);
    }

    /// Those of these names that are this one login's alone: nobody who held the cookies of an earlier one had them. A key
    /// that stays the same until the password changes is none.
    fn own_session(&self, visitor: &Visitor, name: &mut dyn FnMut(&[&[u8]])) {
        self.session(visitor, name);
    }

    /// Whether any visitor can have a name of [`Self::own_session`].
    fn tells_logins(&self) -> bool {
        true
    }

    /// Feeds everything of the visitor that the answer depends on, piece by piece, so that answers can be remembered:
    /// two visitors with equal pieces get equal answers. `false`: this answer must not be remembered.
    fn fingerprint(&self, visitor: &Visitor, feed: &mut dyn FnMut(&[u8])) -> bool {
        let _ = (visitor, feed);
        false
    }
}

impl dyn SessionSource {
    /// [`SessionSource::member`], at once if he is remembered.
    pub async fn recognise(&self, visitor: &Visitor, now: UnixSeconds) -> SessionOutcome {
        match self.remembered(visitor) {
            Some(member) => SessionOutcome::Member(member),
            None => self.member(visitor, now).await,
        }
    }

    /// [`SessionSource::member_by_id`], at once if he is remembered.
    pub async fn look_again(&self, id: &MemberId, now: UnixSeconds) -> SessionOutcome {
        match self.remembered_by_id(id) {
            Some(outcome) => outcome,
            None => self.member_by_id(id, now).await,
        }
    }
}

/// What those who stand around a source pass on as it is. For an `impl SessionSource` whose source is `self.source`; a new
/// question to sources belongs here, so that none of them answers it by default.
macro_rules! pass_on {
    () => {
        fn can_recheck(&self) -> bool {
            self.source.can_recheck()
        }

        fn login(&self, return_to: &str) -> $crate::ports::LoginHandOff {
            self.source.login(return_to)
        }

        fn logout(&self, visitor: &$crate::model::Visitor) -> Option<String> {
            self.source.logout(visitor)
        }

        fn is_login_cookie(&self, name: &[u8]) -> bool {
            self.source.is_login_cookie(name)
        }

        fn login_cookies(&self, lines: &[&[u8]]) -> $crate::model::LoginCookies {
            self.source.login_cookies(lines)
        }

        fn is_logout(&self, path_and_query: &[u8]) -> bool {
            self.source.is_logout(path_and_query)
        }

        fn session(&self, visitor: &$crate::model::Visitor, name: &mut dyn FnMut(&[&[u8]])) {
            self.source.session(visitor, name);
        }

        fn own_session(&self, visitor: &$crate::model::Visitor, name: &mut dyn FnMut(&[&[u8]])) {
            self.source.own_session(visitor, name);
        }

        fn tells_logins(&self) -> bool {
            self.source.tells_logins()
        }

        fn fingerprint(&self, visitor: &$crate::model::Visitor, feed: &mut dyn FnMut(&[u8])) -> bool {
            self.source.fingerprint(visitor, feed)
        }
    };
}
pub(crate) use pass_on;
