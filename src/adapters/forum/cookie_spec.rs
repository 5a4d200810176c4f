//! The cookies that a preset names, and which of them tell logins apart.

use regex::bytes::Regex;

use super::expr::{Expr, whole_pattern};
use super::preset::RawCookie;
use super::program::{Known, expr};
use super::value::{Row, Value};

/// A cookie without a limit of its own may have this many bytes.
const COOKIE_BYTES_MAX: usize = 4096;

pub(super) struct CookieSpec {
    pub alias: String,
    pub names: CookieNames,
    pub bytes_max: usize,
    /// What the forum gives guests in it, as a whole. `None`: guests have no such cookie.
    pub guest: Option<Regex>,
    /// No look-up sees it. It only tells guests from members, and logins apart.
    pub unread: bool,
    /// The same with every login of a member, so that it says nothing of one login.
    pub constant: bool,
}

/// How a cookie is recognised.
pub(super) enum CookieNames {
    /// One name, or a list of them.
    Known(Expr),
    /// Names of a shape. `folded`: the same for servers to which upper and lower case are one.
    Pattern { text: String, regex: Regex, folded: Regex },
}

/// Cookies that name a login session together.
pub(super) struct SessionName {
    pub aliases: Vec<String>,
    /// Whether another login cannot have had it.
    pub own: bool,
}

impl CookieSpec {
    pub(super) fn read(raw: RawCookie, known: &Known, variables: &Row) -> Result<Self, String> {
        let place = format!("cookie {}", raw.r#as);
        let pattern = |text: &str| whole_pattern(text).map_err(|error| format!("{place}: {error}"));
        let names = match (&raw.name, &raw.names, raw.pattern) {
            (Some(one), None, None) | (None, Some(one), None) => CookieNames::Known(expr(&place, one, known)?),
            (None, None, Some(text)) => {
                let folded = pattern(&format!("(?i:{text})"))?;
                CookieNames::Pattern { regex: pattern(&text)?, folded, text }
            }
            _ => return Err(format!("{place}: give one of name, names and pattern")),
        };
        let guest = match raw.guest {
            Some(text) => of_guests(&text, variables).map_err(|error| format!("{place}: guest: {error}"))?,
            None => None,
        };
        let guest = guest.as_deref().map(pattern).transpose()?;
        let bytes_max = raw.bytes_max.unwrap_or(COOKIE_BYTES_MAX).min(COOKIE_BYTES_MAX * 2);
        Ok(Self { alias: raw.r#as, names, bytes_max, guest, unread: raw.unread, constant: raw.constant })
    }
}

/// The pattern itself, or that of the variable that stands for the whole of it.
fn of_guests(text: &str, variables: &Row) -> Result<Option<String>, String> {
    let Some(name) = text.strip_prefix("{var.").and_then(|rest| rest.strip_suffix('}')) else {
        return Ok(Some(text.to_owned()));
    };
    match variables.get(name) {
        Some(Value::Null) => Ok(None),
        Some(value) => value.as_text().map(Some).ok_or_else(|| format!("the variable \"{name}\" is no text")),
        None => Err(format!("there is no variable \"{name}\"")),
    }
}

/// The names must be those of cookies of this preset.
pub(super) fn session_names(
    named: Option<Vec<String>>,
    cookies: &[CookieSpec],
) -> Result<Option<Vec<SessionName>>, String> {
    let read = |text: &String| {
        let aliases: Vec<String> = text.split('+').map(|alias| alias.trim().to_owned()).collect();
        let mut own = false;
        for alias in &aliases {
            let cookie = cookies.iter().find(|cookie| cookie.alias == *alias);
            let cookie = cookie.ok_or_else(|| format!("logout.session: there is no cookie \"{alias}\""))?;
            own |= !cookie.constant;
        }
        Ok(SessionName { aliases, own })
    };
    named.map(|named| named.iter().map(read).collect()).transpose()
}
