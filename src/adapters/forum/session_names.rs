//! The names of a visitor's login session, from his cookies.

use super::Inner;
use super::cookie_spec::SessionName;
use super::cookies::{self, Found};
use super::facts::Facts;
use crate::model::Visitor;

/// A cookie shorter than this is no secret that names a login beside the session.
const SECRET_BYTES_MIN: usize = 16;

/// A cookie's name in the preset, and its value, the same for every spelling.
type Named<'a> = (&'a str, Vec<u8>);

/// Tells the names in pieces. `own`: those alone that no other login can have had.
pub(super) fn tell(inner: &Inner, visitor: &Visitor, own: bool, name: &mut dyn FnMut(&[&[u8]])) {
    let Some(facts) = inner.known_facts() else { return };
    let Ok(found) = cookies::pick(&visitor.cookie_lines, &facts.cookies) else { return };
    let Some(names) = &inner.program.session_names else {
        let is_own = |one: &cookies::FoundCookie<'_>| !inner.program.is_constant(&one.cookie.alias);
        if found.values.iter().any(|one| !own || is_own(one)) {
            let all = found.values.iter().map(|one| (one.cookie.alias.as_str(), cookies::canonical(one.value)));
            tell_one(&all.collect::<Vec<_>>(), name);
        }
        return;
    };
    for (place, wanted) in names.iter().enumerate().filter(|(_, wanted)| !own || wanted.own) {
        let Some(values) = values(wanted, &found, &facts, visitor) else { continue };
        // What stands beside the session's own name must be nobody else's: no number, no word.
        if place == 0 || values.iter().all(|(_, value)| value.len() >= SECRET_BYTES_MIN) {
            tell_one(&values, name);
        }
    }
}

fn tell_one(values: &[Named<'_>], name: &mut dyn FnMut(&[&[u8]])) {
    let pieces: Vec<&[u8]> = values.iter().flat_map(|(alias, value)| [alias.as_bytes(), value.as_slice()]).collect();
    name(&pieces);
}

/// What the visitor has of each of these cookies; nothing if one is missing.
fn values<'a>(wanted: &'a SessionName, found: &Found<'_>, facts: &Facts, visitor: &Visitor) -> Option<Vec<Named<'a>>> {
    let value = |alias: &'a String| {
        let read = found.values.iter().find(|one| one.cookie.alias == *alias).map(|one| one.value);
        let unread = || {
            let mut named = facts.cookies.iter().filter(|cookie| cookie.unread && cookie.alias == *alias);
            named.find_map(|cookie| cookies::only_value(&visitor.cookie_lines, cookie))
        };
        Some((alias.as_str(), cookies::canonical(read.or_else(unread)?)))
    };
    wanted.aliases.iter().map(value).collect()
}
