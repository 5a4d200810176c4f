//! Rows of a ban table: which of them concern a member, and which make an exception.

use std::net::IpAddr;

use super::expr::Scope;
use super::program::{BansSpec, HowToMatch};
use super::value::{EvalError, Row, Value};
use crate::model::UnixSeconds;

/// What the rows say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Free,
    Banned { until: Option<UnixSeconds> },
}

/// Judges all rows. One exception that fits outweighs every ban; of several bans the longest counts.
pub(super) fn judge(spec: &BansSpec, rows: &[Row], scope: &Scope, now: UnixSeconds) -> Result<Verdict, EvalError> {
    let own = spec.matches.iter().map(|m| m.value.eval(scope).map(Own::of)).collect::<Result<Vec<_>, _>>()?;
    let mut verdict = Verdict::Free;
    for row in rows {
        let mut hit = false;
        for (rule, own) in spec.matches.iter().zip(&own) {
            let pattern = column(row, &rule.column)?;
            hit |= own.as_ref().is_some_and(|own| fits(rule.how, pattern, own));
        }
        if !hit {
            continue;
        }
        let end = match &spec.until {
            None => None,
            Some(name) => match column(row, name)? {
                Value::Null => None,
                value => {
                    let end = value.as_int().ok_or(EvalError::Kind("the end of a ban is a number"))?;
                    (!spec.for_ever.contains(&end)).then_some(UnixSeconds(end))
                }
            },
        };
        if end.is_some_and(|end| end < now) {
            continue;
        }
        if let Some(name) = &spec.exclude
            && column(row, name)?.is_true()
        {
            return Ok(Verdict::Free);
        }
        verdict = match verdict {
            Verdict::Banned { until: None } => verdict,
            Verdict::Banned { until: Some(other) } => Verdict::Banned { until: end.map(|end| end.max(other)) },
            Verdict::Free => Verdict::Banned { until: end },
        };
    }
    Ok(verdict)
}

fn column<'a>(row: &'a Row, name: &str) -> Result<&'a Value, EvalError> {
    row.get(name).ok_or_else(|| EvalError::Missing(name.to_owned()))
}

/// The member's side of a comparison, made ready once for all rows.
struct Own {
    text: String,
    folded: Vec<char>,
}

impl Own {
    fn of(value: Value) -> Option<Self> {
        let text = value.as_text()?;
        let folded = fold(&text);
        Some(Self { text, folded })
    }
}

fn fold(text: &str) -> Vec<char> {
    text.to_lowercase().chars().collect()
}

/// An empty column concerns nobody, and so does zero.
fn fits(how: HowToMatch, column: &Value, own: &Own) -> bool {
    let Some(pattern) = column.as_text().filter(|_| column.is_true()) else { return false };
    match how {
        HowToMatch::Equals => pattern == own.text,
        HowToMatch::Folded => fold(&pattern) == own.folded,
        HowToMatch::Prefixes => pattern.split_ascii_whitespace().any(|part| leads(part, &own.text)),
        HowToMatch::Glob => wild(&fold(pattern.trim()), &own.folded, '*', None),
        HowToMatch::Like => wild(&fold(&pattern), &own.folded, '%', Some('_')),
        HowToMatch::Network => within(pattern.trim(), own.text.trim()).unwrap_or(false),
    }
}

/// Whether an address begins with these parts of one: `10.0` leads `10.0.3.4` and not `10.01.3.4`.
fn leads(parts: &str, address: &str) -> bool {
    let end = if address.contains(':') { ':' } else { '.' };
    let parts = parts.trim_end_matches(end);
    let rest = address.strip_prefix(parts);
    !parts.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(end))
}

/// Whether an address is `network`, or shares as many leading bits with it as stand behind its slash.
fn within(network: &str, address: &str) -> Option<bool> {
    let (network, bits) = match network.split_once('/') {
        Some((network, bits)) => (network, Some(bits.parse::<u32>().ok()?)),
        None => (network, None),
    };
    let [network, address] = [network, address].map(|text| text.parse::<IpAddr>().ok());
    let (left, right, size) = match (network?, address?) {
        (IpAddr::V4(left), IpAddr::V4(right)) => (u128::from(left.to_bits()), u128::from(right.to_bits()), 32),
        (IpAddr::V6(left), IpAddr::V6(right)) => (left.to_bits(), right.to_bits(), 128),
        _ => return None,
    };
    let apart = size - bits.unwrap_or(size).min(size);
    Some((left ^ right).checked_shr(apart).unwrap_or(0) == 0)
}

/// Matches with a wildcard for any run of characters and perhaps one for a single one.
/// Takes at most pattern × text steps: it only ever goes back to the last wildcard.
fn wild(pattern: &[char], text: &[char], any: char, one: Option<char>) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(c) if *c == any => {
                back = Some((p, t));
                p += 1;
            }
            Some(c) if *c == text[t] || Some(*c) == one => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((star, at)) = back else { return false };
                back = Some((star, at + 1));
                p = star + 1;
                t = at + 1;
            }
        }
    }
    pattern[p..].iter().all(|c| *c == any)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::forum::expr::Expr;
    use crate::adapters::forum::program::BanMatch;

    #[test]
    fn patterns() {
        for (how, pattern, text, want) in [
            (HowToMatch::Glob, "*@spam.example", "Bob@Spam.Example", true),
            (HowToMatch::Glob, "*@spam.example", "bob@spam.example.org", false),
            (HowToMatch::Glob, "10.0.*", "10.0.3.4", true),
            (HowToMatch::Glob, "10.0.*", "10.1.0.0", false),
            (HowToMatch::Glob, "a*b*c", "axxbxxbc", true),
            (HowToMatch::Glob, "*", "anything", true),
            (HowToMatch::Glob, "a.c", "abc", false),
            (HowToMatch::Glob, "", "", false),
            (HowToMatch::Like, "%@spam.example", "x@spam.example", true),
            (HowToMatch::Like, "a_c", "abc", true),
            (HowToMatch::Like, "a*c", "abc", false),
            (HowToMatch::Network, "192.0.2.0/24", "192.0.2.200", true),
            (HowToMatch::Network, "192.0.2.0/24", "192.0.3.1", false),
            (HowToMatch::Network, "192.0.2.7", "192.0.2.7", true),
            (HowToMatch::Network, "192.0.2.7", "192.0.2.8", false),
            (HowToMatch::Network, "0.0.0.0/0", "192.0.2.8", true),
            (HowToMatch::Network, "2001:db8::/32", "2001:db8:1::7", true),
            (HowToMatch::Network, "2001:db8::/32", "2001:db9::7", false),
            (HowToMatch::Network, "::/0", "192.0.2.8", false),
            (HowToMatch::Network, "192.0.2.*", "192.0.2.8", false),
            (HowToMatch::Network, "192.0.2.0/x", "192.0.2.0", false),
            (HowToMatch::Equals, "7", "7", true),
            (HowToMatch::Equals, "0", "0", false),
            (HowToMatch::Equals, "*", "7", false),
            (HowToMatch::Folded, "zoë o*brien", "ZOË O*Brien", true),
            (HowToMatch::Folded, "b*", "bob", false),
            (HowToMatch::Folded, "b_b", "bob", false),
            (HowToMatch::Folded, "", "", false),
            (HowToMatch::Prefixes, "198.51.100.7", "198.51.100.7", true),
            (HowToMatch::Prefixes, "198.51.100.7", "198.51.100.70", false),
            (HowToMatch::Prefixes, "10.0.  198.51", "198.51.100.7", true),
            (HowToMatch::Prefixes, "10.0.", "10.0.3.4", true),
            (HowToMatch::Prefixes, "10.0", "10.01.3.4", false),
            (HowToMatch::Prefixes, "2001:db8", "2001:db8:1::7", true),
            (HowToMatch::Prefixes, "2001:db8", "2001:db80:1::7", false),
            (HowToMatch::Prefixes, " . : ::", "198.51.100.7", false),
            (HowToMatch::Prefixes, " . : ::", "::1", false),
        ] {
            let own = Own::of(Value::text(text)).expect("a text");
            assert_eq!(fits(how, &Value::text(pattern), &own), want, "{pattern} {text}");
        }
        assert!(Own::of(Value::Null).is_none(), "nothing fits what the member has not");
    }

    #[test]
    fn exceptions_and_ends() {
        let spec = BansSpec {
            statement: super::super::statement::Statement::build("SELECT 1", "", 0).expect("a query"),
            params: Vec::new(),
            exempt: None,
            matches: vec![BanMatch {
                column: "who".into(),
                how: HowToMatch::Equals,
                value: Expr::parse("id").expect("an expression"),
            }],
            exclude: Some("not_him".into()),
            until: Some("end".into()),
            for_ever: vec![0],
        };
        let row = |who: i64, not_him: i64, end: i64| -> Row {
            [("who", who), ("not_him", not_him), ("end", end)]
                .into_iter()
                .map(|(name, number)| (name.to_owned(), Value::Int(number)))
                .collect()
        };
        let mut scope = Scope::default();
        scope.set("id", Value::Int(7));
        let until = |end: i64| Verdict::Banned { until: Some(UnixSeconds(end)) };
        for (name, rows, want) in [
            ("no rows", vec![], Verdict::Free),
            ("somebody else", vec![row(8, 0, 0)], Verdict::Free),
            ("for ever", vec![row(7, 0, 0)], Verdict::Banned { until: None }),
            ("until later", vec![row(7, 0, 200)], until(200)),
            ("on the last second", vec![row(7, 0, 100)], until(100)),
            ("ended", vec![row(7, 0, 99)], Verdict::Free),
            ("the longest counts", vec![row(7, 0, 200), row(7, 0, 150)], until(200)),
            ("for ever is longest", vec![row(7, 0, 0), row(7, 0, 200)], Verdict::Banned { until: None }),
            ("an exception", vec![row(7, 0, 0), row(7, 1, 0)], Verdict::Free),
            ("an exception that ended", vec![row(7, 0, 0), row(7, 1, 50)], Verdict::Banned { until: None }),
        ] {
            assert_eq!(judge(&spec, &rows, &scope, UnixSeconds(100)), Ok(want), "{name}");
        }
    }
}
