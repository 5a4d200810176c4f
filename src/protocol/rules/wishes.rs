//! What an authentication request asks for beside a code (OIDC Core §3.1.2.1, §5.2, §5.5).

use serde_json::Value;

use crate::model::UnixSeconds;

/// Longest `login_hint`, `ui_locales` and the like, in bytes.
const HINT_BYTES_MAX: usize = 1_024;
/// Longest `claims`, in bytes.
const CLAIMS_BYTES_MAX: usize = 8 * 1_024;
/// Deepest nesting of `claims`; what the specification knows needs four.
const CLAIMS_DEPTH_MAX: usize = 8;

/// What `prompt` and `max_age` ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// No page may be shown.
    pub silent: bool,
    /// The consent page, also if the member allowed it before.
    pub consent: bool,
    /// Only a login that is newer than this request. Choosing another account is logging in anew: a browser has one
    /// session of the forum.
    pub fresh_login: bool,
    /// Only a login that is no older than so many seconds.
    pub max_age_secs: Option<u64>,
}

impl Wishes {
    /// The oldest login that does, for a request that was made now.
    pub fn login_since(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        let max_age = match self.fresh_login {
            true => Some(0),
            false => self.max_age_secs,
        };
        max_age.map(|secs| UnixSeconds(now.0.saturating_sub(i64::try_from(secs).unwrap_or(i64::MAX))))
    }

    /// Whether a login of this age is too old for the request. No age at all is too old for `max_age=0`.
    pub fn is_too_old(&self, age_secs: u64) -> bool {
        self.max_age_secs.is_some_and(|max| max == 0 || age_secs > max)
    }
}

/// Reads `prompt` and `max_age`. Errors: a sentence for the client's developer.
pub fn read(prompt: Option<&str>, max_age: Option<&str>) -> Result<Wishes, &'static str> {
    let mut wishes = Wishes::default();
    let words: Vec<&str> = prompt.unwrap_or_default().split_ascii_whitespace().collect();
    for word in &words {
        match *word {
            "none" if words.len() > 1 => return Err("prompt=none does not go with other values."),
            "none" => wishes.silent = true,
            "login" | "select_account" => wishes.fresh_login = true,
            "consent" => wishes.consent = true,
            _ => return Err("prompt has an unknown value."),
        }
    }
    if let Some(text) = max_age {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let secs = text.parse::<u64>().ok().filter(|_| digits).ok_or("max_age is not a number.")?;
        wishes.max_age_secs = Some(secs);
    }
    Ok(wishes)
}

/// Looks at what is accepted and has no effect here: hints on who logs in, in which language and how it is shown.
pub fn check_hints<'a>(hints: impl IntoIterator<Item = Option<&'a str>>) -> Result<(), &'static str> {
    match hints.into_iter().flatten().all(|hint| hint.len() <= HINT_BYTES_MAX) {
        true => Ok(()),
        false => Err("A parameter is too long."),
    }
}

/// Looks at `claims`. It is a wish (§5.5.1): what a token tells follows from the scopes alone, so a well-formed one has
/// no effect.
pub fn check_claims(claims: Option<&str>) -> Result<(), &'static str> {
    let Some(text) = claims else { return Ok(()) };
    if text.len() > CLAIMS_BYTES_MAX {
        return Err("claims is too long.");
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) if value.is_object() && is_flat(&value, CLAIMS_DEPTH_MAX) => Ok(()),
        Ok(_) => Err("claims is not a JSON object, or nested too deep."),
        Err(_) => Err("claims is not JSON."),
    }
}

fn is_flat(value: &Value, depth: usize) -> bool {
    match value {
        Value::Object(members) => depth > 0 && members.values().all(|inner| is_flat(inner, depth - 1)),
        Value::Array(items) => depth > 0 && items.iter().all(|inner| is_flat(inner, depth - 1)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompt_and_max_age_are_read_as_they_are_written() {
        let silent = Wishes { silent: true, ..Wishes::default() };
        let fresh = Wishes { fresh_login: true, ..Wishes::default() };
        let aged = |secs| Wishes { max_age_secs: Some(secs), ..Wishes::default() };
        for (prompt, max_age, want) in [
            (None, None, Ok(Wishes::default())),
            (Some("none"), None, Ok(silent)),
            (Some("none login"), None, Err("prompt=none does not go with other values.")),
            (Some("login"), None, Ok(fresh)),
            (Some("select_account"), None, Ok(fresh)),
            (Some("login  consent"), None, Ok(Wishes { consent: true, ..fresh })),
            (Some("create"), None, Err("prompt has an unknown value.")),
            (None, Some("0"), Ok(aged(0))),
            (None, Some("10000"), Ok(aged(10_000))),
            (None, Some("-1"), Err("max_age is not a number.")),
            (None, Some("+1"), Err("max_age is not a number.")),
            (None, Some("1.5"), Err("max_age is not a number.")),
            (None, Some("99999999999999999999"), Err("max_age is not a number.")),
        ] {
            assert_eq!(read(prompt, max_age), want, "{prompt:?} {max_age:?}");
        }
    }

    #[test]
    fn a_login_is_too_old_from_the_second_after_its_time() {
        for (max, age, want) in
            [(None, 1_000_000, false), (Some(10), 10, false), (Some(10), 11, true), (Some(0), 0, true)]
        {
            let wishes = Wishes { max_age_secs: max, ..Wishes::default() };
            assert_eq!(wishes.is_too_old(age), want, "{max:?} {age}");
        }
    }

    #[test]
    fn what_has_no_effect_has_its_limits() {
        let deep = |levels: usize| format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
        for (claims, want) in [
            (
                r#"{"id_token":{"auth_time":{"essential":true},"acr":{"values":["a"]}},"userinfo":null}"#.to_owned(),
                true,
            ),
            ("{}".to_owned(), true),
            ("[]".to_owned(), false),
            ("{".to_owned(), false),
            (deep(8), true),
            (deep(9), false),
            (deep(2_000), false),
            (format!("{{\"a\":\"{}\"}}", "x".repeat(CLAIMS_BYTES_MAX)), false),
        ] {
            assert_eq!(check_claims(Some(&claims)).is_ok(), want, "{}", &claims[..claims.len().min(80)]);
        }
        assert!(check_claims(None).is_ok());
        let long = "x".repeat(1_025);
        assert!(check_hints([Some("anna"), None]).is_ok() && check_hints([None, Some(long.as_str())]).is_err());
    }
}
