//! Values of a row or an answer, made into a member. What cannot be used is left out rather than passed on.

use url::Url;

use super::Inner;
use super::expr::{Expr, Scope};
use super::program::GroupsSpec;
use super::settings::EmailVerified;
use super::value::{EvalError, Value};
use crate::model::{Group, Member, MemberId};

/// The largest whole number that JavaScript keeps exactly is one less.
const NUMBER_END: u64 = 1 << 53;
const TEXT_CHARS_MAX: usize = 255;
const URL_BYTES_MAX: usize = 2048;

/// A member's id: numbers stay numbers, texts stay texts. Zero and nothing are nobody.
pub(super) fn id(value: &Value) -> Option<MemberId> {
    match value {
        Value::Int(_) => value
            .as_int()
            .and_then(|n| u64::try_from(n).ok())
            .filter(|n| (1..NUMBER_END).contains(n))
            .map(MemberId::Number),
        Value::Json(json) if json.is_number() => {
            json.as_u64().filter(|number| (1..NUMBER_END).contains(number)).map(MemberId::Number)
        }
        other => other
            .as_text()
            .filter(|text| !text.is_empty() && text != "0" && text.len() <= TEXT_CHARS_MAX)
            .map(MemberId::Text),
    }
}

/// Everything else.
pub(super) fn member(id: MemberId, groups: Vec<Group>, inner: &Inner, scope: &Scope) -> Result<Member, EvalError> {
    let spec = &inner.program.member;
    let username = text(Some(&spec.username), scope)?.ok_or(EvalError::Kind("the member has no user name"))?;
    let email = text(spec.email.as_ref(), scope)?.filter(|email| is_address(email));
    let by_preset = match &spec.email_verified {
        Some(verified) => verified.eval(scope)?.is_true(),
        None => false,
    };
    Ok(Member {
        id,
        display_name: text(spec.display_name.as_ref(), scope)?.unwrap_or_else(|| username.clone()),
        username,
        email_verified: email.is_some()
            && match inner.email_verified {
                EmailVerified::Preset => by_preset,
                EmailVerified::Trust => true,
                EmailVerified::Never => false,
            },
        email,
        groups,
        avatar_url: text(spec.avatar_url.as_ref(), scope)?.and_then(|address| web_address(&address)),
        profile_url: text(spec.profile_url.as_ref(), scope)?.and_then(|address| web_address(&address)),
        language: text(spec.language.as_ref(), scope)?.filter(|tag| is_language(tag)),
    })
}

/// The groups of a member, the primary one first, each once.
pub(super) fn groups(spec: &GroupsSpec, items: Vec<Value>, scope: &Scope) -> Result<Vec<Group>, EvalError> {
    let primary = spec.primary.as_ref().map(|primary| primary.eval(scope)).transpose()?.and_then(|p| p.as_text());
    let mut within = scope.clone();
    let mut groups: Vec<Group> = Vec::new();
    for item in items {
        within.set("group", item);
        let kept = match &spec.keep {
            Some(keep) => keep.eval(&within)?.is_true(),
            None => true,
        };
        let (Some(id), Some(name)) = (text(Some(&spec.id), &within)?, text(Some(&spec.name), &within)?) else {
            continue;
        };
        if kept && !groups.iter().any(|group| group.id == id) {
            groups.push(Group { id, name });
        }
    }
    groups.sort_by_key(|group| Some(&group.id) != primary.as_ref());
    Ok(groups)
}

/// Text that people can read: not empty, and not longer than names are.
fn text(expr: Option<&Expr>, scope: &Scope) -> Result<Option<String>, EvalError> {
    let Some(expr) = expr else { return Ok(None) };
    let text = expr.eval(scope)?.as_text().filter(|text| !text.trim().is_empty());
    Ok(text.map(|text| match text.char_indices().nth(URL_BYTES_MAX) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    }))
}

fn is_address(email: &str) -> bool {
    let parts = email.rsplit_once('@');
    email.len() <= TEXT_CHARS_MAX
        && parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        && !email.chars().any(|c| c.is_control() || c.is_whitespace())
}

fn web_address(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let fits = matches!(url.scheme(), "http" | "https") && url.has_host() && address.len() <= URL_BYTES_MAX;
    fits.then(|| url.to_string())
}

/// Roughly BCP 47: parts of one to eight letters and digits, joined by hyphens.
fn is_language(tag: &str) -> bool {
    tag.len() <= 35
        && tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
