//! What passing pages of the forum mean for logins: one that waits goes on, one that is remembered is forgotten.
//!
//! Looks at heads only, and any fault means that the page passes as it is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::header::{COOKIE, SET_COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Request};
use tokio::time::timeout;
use url::Url;

use crate::model::{Hash32, LoginCookies, SessionOutcome, UnixSeconds, Visitor, WaitingLogin};
use crate::ports::{LoginHandOff, Ports};
use crate::protocol::end::{self, Followed};
use crate::protocol::login;
use crate::web;

use super::Console;

/// How long a request is held back to find out whether a guest sent it, and its answer, whether he has logged in by it. If
/// it takes longer, nobody saw it.
const GUEST_TIME: Duration = Duration::from_secs(2);

/// Shorter values of cookies are no sessions.
const SECRET_BYTES_MIN: usize = 8;

/// How many sessions are followed at the same time,
const FOLLOWED_MAX: usize = 1_000;
/// and how often each.
const FOLLOWERS_MAX: usize = 3;

/// When to look what has become of a login, each after the one before.
const FOLLOW_AFTER: [Duration; 3] = [Duration::from_millis(200), Duration::from_secs(2), Duration::from_secs(20)];

impl Console {
    /// What a document request for a forum page means to the newest login that waits in this browser.
    ///
    /// It goes on once a handle: the way back takes it out of the cookie, so that nobody is kept from the forum's
    /// pages. Forums that were told the way back in their login page's address need none of this.
    pub async fn waiting(&self, head: &Request<()>) -> WaitingLogin {
        let Some(newest) = self.cookies.pending(head.headers()).pop() else { return WaitingLogin::Unconcerned };
        let back = self.way_back(&newest);
        let hand_off = self.ports.sessions.login(&back);
        if hand_off.is_sure() {
            return WaitingLogin::Unconcerned;
        }
        let now = self.ports.clock.now();
        let visitor = web::visitor(head);
        if self.handles.check(visitor.counted_as(), now).is_err() {
            return WaitingLogin::Unconcerned;
        }
        let pending = match self.ports.store.pending_request(&newest.hash()).await {
            Ok(Some(pending)) if now < pending.expires_at => pending,
            _ => {
                // Whether there is anything left is looked at before the next one.
                let _ = self.handles.spend(visitor.counted_as(), now);
                return WaitingLogin::Unconcerned;
            }
        };
        if let SessionOutcome::Member(member) = self.ports.sessions.recognise(&visitor, now).await {
            return match self.does(&visitor, &member.id, &pending).await {
                Ok(true) => WaitingLogin::GoesOn(back),
                // Who must log in anew is left alone until he has.
                Ok(false) | Err(_) => WaitingLogin::Unconcerned,
            };
        }
        match hand_off {
            LoginHandOff::ReturnsByHeader { location, header, value } if is_for(head, &location) => {
                WaitingLogin::WayBack { header, value }
            }
            _ => WaitingLogin::Unconcerned,
        }
    }

    /// Whether a request and the forum's answer end or change the visitor's login: a path that logs out, or a cookie of
    /// the login that is set to something else or taken away. Allocates only where such a cookie is set.
    pub fn changes_login(&self, target: &[u8], cookies: &[&[u8]], set_cookies: &[&[u8]]) -> bool {
        let sessions = &self.ports.sessions;
        let changes = |line: &[u8]| {
            let Some(name) = web::set_cookie_name(line).filter(|name| sessions.is_login_cookie(name)) else {
                return false;
            };
            web::changes_cookie(name, line, cookies.iter().copied(), self.ports.clock.now())
        };
        set_cookies.iter().any(|line| changes(line)) || sessions.is_logout(target)
    }

    /// Whether [`Console::begins`] has to be asked: who has no cookie of the login is a guest, and who has a member's is
    /// none.
    pub fn login_cookies(&self, cookies: &[&[u8]]) -> LoginCookies {
        self.ports.sessions.login_cookies(cookies)
    }

    /// A request that may be a login begins: whether its sender is a guest so far. The forum gets it afterwards, so that
    /// nothing that counts once is spent before it was looked at.
    pub async fn begins(&self, head: &Request<()>) -> bool {
        let (visitor, now) = (web::visitor(head), self.ports.clock.now());
        timeout(GUEST_TIME, login::is_guest(&visitor, now, &self.ports)).await.unwrap_or(false)
    }

    /// The forum's answer changes the visitor's login: whatever is remembered of him must be asked again, and other cookies
    /// of his login are no younger one. If he was a guest, he may have logged in. What has become of a login is found out
    /// beside: the page does not wait for it.
    pub async fn changed(&self, head: &Request<()>, answered: &HeaderMap, was_guest: bool) {
        let before = web::visitor(head);
        self.ports.sessions.forget(&before).await;
        let now = self.ports.clock.now();
        let wanted = |name: &[u8]| self.ports.sessions.is_login_cookie(name);
        let lines = || answered.get_all(SET_COOKIE).iter().map(HeaderValue::as_bytes);
        let with = |line: Vec<u8>| Visitor { cookie_lines: vec![line], ..before.clone() };
        let after = with(web::cookies_after(&before.cookie_lines, lines(), wanted, now));
        let mut seen = false;
        if was_guest && has_one_browser(head) {
            let given = web::cookies_after(&[], lines(), wanted, now);
            if !is_told(head, &given) {
                seen = self.seen(&with(given), &after, &before, now).await;
            }
        }
        let Some(session) = login::names(&before, &self.ports).pop() else { return };
        // What a guest had before is no part of his login.
        if !seen {
            // A line that another one takes back was sent all the same.
            let each =
                lines().map(|line| with(web::cookies_after(&before.cookie_lines, [line].into_iter(), wanted, now)));
            for after in each.chain([after.clone()]) {
                if let Err(error) = login::carried_on(&before, &after, now, &self.ports).await {
                    tracing::warn!(%error, "the time of a login cannot be carried on to its new cookies");
                }
            }
        }
        let Some(place) = self.following.place(session) else {
            return tracing::debug!("too many logins change at once; one is not followed");
        };
        let ports = self.ports.clone();
        tokio::spawn(async move {
            follow(&before, &after, &ports).await;
            drop(place);
        });
    }

    /// Whether a guest has logged in by what he was given. Kept in mind if so.
    async fn seen(&self, given: &Visitor, after: &Visitor, before: &Visitor, now: UnixSeconds) -> bool {
        match timeout(GUEST_TIME, login::given(given, after, before, now, &self.ports)).await {
            Ok(Ok(seen)) => seen,
            Ok(Err(error)) => {
                tracing::warn!(%error, "a login at the forum cannot be kept in mind");
                false
            }
            Err(_) => false,
        }
    }
}

/// How many followers each session has now. Those that run look at what comes after them, too.
#[derive(Default)]
pub(super) struct Following(Mutex<HashMap<Hash32, usize>>);

struct Place {
    of: Arc<Following>,
    session: Hash32,
}

impl Following {
    /// A place to follow a session from; `None`: there are enough.
    fn place(self: &Arc<Self>, session: Hash32) -> Option<Place> {
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sessions.len() >= FOLLOWED_MAX && !sessions.contains_key(&session) {
            return None;
        }
        let followers = sessions.entry(session).or_default();
        if *followers >= FOLLOWERS_MAX {
            return None;
        }
        *followers += 1;
        Some(Place { of: Arc::clone(self), session })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut sessions = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        match sessions.get_mut(&self.session) {
            Some(followers) if *followers > 1 => *followers -= 1,
            _ => drop(sessions.remove(&self.session)),
        }
    }
}

/// Whether the request has one of these cookies in its address or in a field of its head, in whatever spelling: some
/// forums take a session from there, and then nobody has proved anything. What the visitor had under the same name is
/// no news.
fn is_told(head: &Request<()>, cookie_line: &[u8]) -> bool {
    let pairs = |line: &[u8]| -> Vec<Vec<u8>> {
        line.split(|byte| *byte == b';').map(|pair| pair.trim_ascii().to_vec()).collect()
    };
    let had: Vec<Vec<u8>> = head.headers().get_all(COOKIE).iter().flat_map(|line| pairs(line.as_bytes())).collect();
    let news = pairs(cookie_line).into_iter().filter(|pair| !had.contains(pair));
    let values = news.filter_map(|pair| pair.splitn(2, |byte| *byte == b'=').nth(1).map(<[u8]>::to_vec));
    let secrets: Vec<Vec<u8>> = values.flat_map(|value| spellings(&value)).filter(|value| is_secret(value)).collect();
    let target = head.uri().path_and_query().map(|target| target.as_str().as_bytes()).unwrap_or_default();
    let mut told = head.headers().values().map(HeaderValue::as_bytes).chain([target]).flat_map(spellings);
    told.any(|text| secrets.iter().any(|secret| text.windows(secret.len()).any(|part| part == secret)))
}

fn is_secret(value: &[u8]) -> bool {
    value.len() >= SECRET_BYTES_MIN
}

/// A text without regard to case: as it came, and with percent signs decoded once and twice.
fn spellings(text: &[u8]) -> [Vec<u8>; 3] {
    let decoded = |text: &[u8]| percent_encoding::percent_decode(text).collect::<Vec<u8>>();
    let once = decoded(text);
    let twice = decoded(&once);
    [text.to_vec(), once, twice].map(|text| text.to_ascii_lowercase())
}

/// A field that CGI calls `HTTP_USER_AGENT`.
/// Sessions may be bound to the browser, and servers take one line or the other.
fn has_one_browser(head: &Request<()>) -> bool {
    head.headers().keys().filter(|name| is_user_agent(name.as_str())).count() <= 1
        && head.headers().get_all(USER_AGENT).iter().nth(1).is_none()
}

fn is_user_agent(name: &str) -> bool {
    name.replace('_', "-").eq_ignore_ascii_case("user-agent")
}

/// Looks a few times: a forum may forget a session only after it has sent its answer, and its source may be down.
async fn follow(before: &Visitor, after: &Visitor, ports: &Ports) {
    for pause in FOLLOW_AFTER {
        tokio::time::sleep(pause).await;
        match end::follow(before, after, ports).await {
            Ok(Followed::Unconcerned) => return,
            Ok(Followed::GoesOn) => {}
            Ok(Followed::Over(ended)) => {
                let (logins, notices) = (ended.logins.len(), ended.notices);
                tracing::info!(logins, notices, "a member logged out at the forum: his logins from there were ended");
                return;
            }
            Err(failure) => tracing::debug!(%failure, "what has become of a login cannot be told"),
        }
    }
}

/// Whether a request is for this page, as a browser asks for it.
fn is_for(head: &Request<()>, location: &str) -> bool {
    let Ok(url) = Url::parse(location) else { return false };
    let Some(asked) = head.uri().path_and_query() else { return false };
    asked.path() == url.path() && asked.query() == url.query()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_the_places_of_others() {
        let following = Arc::new(Following::default());
        let name = |number: usize| Hash32::of(&number.to_be_bytes());
        let mut places: Vec<_> = (0..FOLLOWERS_MAX).map(|_| following.place(name(0)).expect("a place")).collect();
        assert!(following.place(name(0)).is_none(), "he has enough");
        places.extend((1..FOLLOWED_MAX).map(|number| following.place(name(number)).expect("a place")));
        assert!(following.place(name(FOLLOWED_MAX)).is_none(), "there are enough");
        assert!(following.place(name(1)).is_some(), "who is followed is");
        places.truncate(1);
        assert!(following.place(name(FOLLOWED_MAX)).is_some(), "places are given back");
        drop(places);
        assert!(following.0.lock().expect("no panic").is_empty());
    }

    #[test]
    fn a_session_that_was_told_is_told_in_any_spelling() {
        let ask = |target: &str, fields: &[(&'static str, &str)]| {
            let request =
                fields.iter().fold(Request::get(target), |request, (name, value)| request.header(*name, *value));
            request.body(()).expect("a request")
        };
        let id = "0123456789abcdef";
        for (what, target, fields, want) in [
            ("nowhere", "/login?next=/x", &[("referer", "https://forum.example/")][..], false),
            ("in the address", "/login?s=0123456789abcdef", &[], true),
            ("in the path", "/login/0123456789abcdef/", &[], true),
            ("in percent", "/login?%73=0123456789%61bcdef", &[], true),
            ("in percent twice", "/login?s=0123456789%2561bcdef", &[], true),
            ("in capitals", "/login?s=0123456789ABCDEF", &[], true),
            ("in a field", "/login", &[("x-session", "0123456789abcdef")], true),
            ("in a field in percent", "/login", &[("referer", "https://forum.example/?s=%30123456789abcdef")], true),
            ("in the second line of a field", "/login", &[("via", "a"), ("via", "b 0123456789abcdef")], true),
            ("in another cookie", "/login", &[("cookie", "s=0123456789abcdef")], true),
            ("in the same cookie", "/login", &[("cookie", "a=1; sid=0123456789abcdef")], false),
        ] {
            assert_eq!(is_told(&ask(target, fields), format!("sid={id}; u=3").as_bytes()), want, "{what}");
        }
        let encoded = "sid=s%3A0123456789ab%2Bd";
        assert!(is_told(&ask("/login?s=s:0123456789ab%2bd", &[]), encoded.as_bytes()), "the value in percent");
        assert!(!is_told(&ask("/login?u=3", &[]), b"u=3"), "no secret");
    }
}
