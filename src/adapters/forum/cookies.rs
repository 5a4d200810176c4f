//! The visitor's cookies, as bytes, by exact name (RFC 6265 §5.4 as servers read it).

use regex::bytes::Regex;
use smallvec::{SmallVec, smallvec};

use super::cookie_spec::{CookieNames, CookieSpec};
use super::expr::{Scope, percent_decode};
use super::value::{EvalError, Row, Value};

/// A cookie that the preset looks at, under the name it has on this forum.
pub(super) struct NamedCookie {
    pub alias: String,
    /// The name, or the pattern that names fit.
    pub name: String,
    /// Where only the shape of the name is known. It matches names as a whole.
    pub pattern: Option<Regex>,
    /// The same without regard to case.
    pub folded: Option<Regex>,
    pub bytes_max: usize,
    /// What guests have in it. `None`: they have no such cookie.
    pub guest: Option<Regex>,
    /// Left out by [`pick`].
    pub unread: bool,
}

impl NamedCookie {
    /// A cookie of this name, which guests do not have.
    pub(super) fn plain(alias: &str, name: &str, bytes_max: usize) -> Self {
        let (alias, name) = (alias.to_owned(), name.to_owned());
        Self { alias, name, pattern: None, folded: None, bytes_max, guest: None, unread: false }
    }

    /// Whether a cookie of this name is meant.
    pub(super) fn fits(&self, name: &[u8]) -> bool {
        match &self.pattern {
            None => self.name.as_bytes() == name,
            Some(pattern) => name.len() <= NAME_BYTES_MAX && pattern.is_match(name),
        }
    }
}

/// Longer names are not compared with patterns.
const NAME_BYTES_MAX: usize = 256;

/// So many cookies of a preset are looked for without a piece of memory.
const USUAL: usize = 8;

/// What was found of the named cookies. It holds logins, so it cannot be printed.
pub(super) struct Found<'a> {
    /// In the order of the preset. Empty values and values that are too long are left out.
    pub values: SmallVec<[FoundCookie<'a>; USUAL]>,
    /// Names of cookies whose value was longer than any genuine one.
    pub too_long: Vec<&'a str>,
}

/// A cookie of the visitor that the preset asks for.
#[derive(Clone, Copy)]
pub(super) struct FoundCookie<'a> {
    pub cookie: &'a NamedCookie,
    /// As the visitor sent it.
    pub name: &'a [u8],
    pub value: &'a [u8],
}

/// The same for every spelling of a value that a server may take for the same: with percent signs or without, and with
/// blanks written as plus signs. Not for look-ups.
pub(super) fn canonical(value: &[u8]) -> Vec<u8> {
    let mut value = percent_decode(value).unwrap_or_else(|| value.to_vec());
    value.iter_mut().filter(|byte| **byte == b'+').for_each(|byte| *byte = b' ');
    value
}

/// The same cookie with different values: nobody can say which one the forum will take.
pub(super) struct Ambiguous(pub String);

/// The names of the preset's cookies, which may depend on settings of the forum.
pub(super) fn names(specs: &[CookieSpec], scope: &Scope) -> Result<Vec<NamedCookie>, EvalError> {
    let mut names = Vec::new();
    for spec in specs {
        let named = |name: &str| NamedCookie {
            guest: spec.guest.clone(),
            unread: spec.unread,
            ..NamedCookie::plain(&spec.alias, name, spec.bytes_max)
        };
        match &spec.names {
            CookieNames::Pattern { text, regex, folded } => {
                names.push(NamedCookie { pattern: Some(regex.clone()), folded: Some(folded.clone()), ..named(text) })
            }
            CookieNames::Known(known) => {
                for name in known.eval(scope)?.into_list() {
                    let name = name.as_text().filter(|name| !name.is_empty());
                    names.push(named(&name.ok_or(EvalError::Kind("a cookie has no name"))?));
                }
            }
        }
    }
    Ok(names)
}

/// Name and value, as the visitor sent them.
type Pair<'a> = (&'a [u8], &'a [u8]);

/// Picks the named cookies out of the `Cookie` lines.
///
/// Pairs are separated by semicolons and nothing else; blanks around a pair do not count, blanks before the equals
/// sign belong to the name. The same cookie twice is harmless as long as the values agree, and so are two cookies whose
/// names fit one pattern.
pub(super) fn pick<'a>(lines: &'a [Vec<u8>], names: &'a [NamedCookie]) -> Result<Found<'a>, Ambiguous> {
    let mut slots: SmallVec<[Option<Pair<'a>>; USUAL]> = smallvec![None; names.len()];
    for pair in lines.iter().flat_map(|line| line.split(|byte| *byte == b';')) {
        let pair = pair.trim_ascii();
        let Some(equals) = pair.iter().position(|byte| *byte == b'=') else { continue };
        let (name, value) = (&pair[..equals], &pair[equals + 1..]);
        for (slot, wanted) in slots.iter_mut().zip(names) {
            if wanted.unread || !wanted.fits(name) {
                continue;
            }
            match slot {
                Some((_, first)) if *first != value => return Err(Ambiguous(wanted.name.clone())),
                _ => *slot = Some((name, value)),
            }
        }
    }
    let mut found = Found { values: SmallVec::new(), too_long: Vec::new() };
    for (slot, cookie) in slots.into_iter().zip(names) {
        match slot {
            Some((_, value)) if value.len() > cookie.bytes_max => found.too_long.push(&cookie.name),
            Some((name, value)) if !value.is_empty() => found.values.push(FoundCookie { cookie, name, value }),
            _ => {}
        }
    }
    Ok(found)
}

/// The value of a cookie that comes with one value only. Nothing if it is empty or too long.
pub(super) fn only_value<'a>(lines: &'a [Vec<u8>], cookie: &NamedCookie) -> Option<&'a [u8]> {
    let pairs = lines.iter().flat_map(|line| line.split(|byte| *byte == b';')).map(<[u8]>::trim_ascii);
    let mut values = pairs.filter_map(|pair| {
        let equals = pair.iter().position(|byte| *byte == b'=')?;
        cookie.fits(&pair[..equals]).then_some(&pair[equals + 1..])
    });
    let first = values.next()?;
    (values.all(|value| value == first) && (1..=cookie.bytes_max).contains(&first.len())).then_some(first)
}

impl Found<'_> {
    /// By alias, for expressions. A cookie that is not there is nothing.
    pub(super) fn row(&self, specs: &[CookieSpec]) -> Row {
        let mut row: Row = specs.iter().map(|spec| (spec.alias.clone(), Value::Null)).collect();
        for FoundCookie { cookie, value, .. } in &self.values {
            if let Some(slot @ Value::Null) = row.get_mut(&cookie.alias) {
                *slot = Value::Bytes(value.to_vec());
            }
        }
        row
    }

    /// A `Cookie` line with these cookies alone, values as they came.
    pub(super) fn line(&self) -> Vec<u8> {
        let pairs: Vec<Vec<u8>> = self.values.iter().map(|found| [found.name, b"=", found.value].concat()).collect();
        pairs.join(&b"; "[..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named() -> [NamedCookie; 3] {
        let any = NamedCookie::plain("any", "p", 8);
        [
            NamedCookie::plain("sid", "f_sid", 8),
            NamedCookie::plain("key", "f_k", 8),
            NamedCookie { pattern: Regex::new(r"\AS?SESS[0-9]\z").ok(), ..any },
        ]
    }

    fn read(lines: &[&str]) -> String {
        let names = named();
        let lines: Vec<Vec<u8>> = lines.iter().map(|line| line.as_bytes().to_vec()).collect();
        match pick(&lines, &names) {
            Ok(found) => String::from_utf8(found.line()).expect("text"),
            Err(Ambiguous(name)) => format!("ambiguous {name}"),
        }
    }

    #[test]
    fn cookies_are_found_by_exact_name() {
        for (name, lines, want) in [
            ("plain", &["f_sid=a"][..], "f_sid=a"),
            ("among others, any order", &["x=1; f_k=b;f_sid=a ; y"], "f_sid=a; f_k=b"),
            ("two lines", &["x=1", "f_sid=a"], "f_sid=a"),
            ("twice the same", &["f_sid=a; f_sid=a"], "f_sid=a"),
            ("twice, not the same", &["f_sid=a; f_sid=b"], "ambiguous f_sid"),
            ("over two lines", &["f_sid=a", "f_sid=b"], "ambiguous f_sid"),
            ("empty and not empty", &["f_sid=; f_sid=b"], "ambiguous f_sid"),
            ("other case", &["F_SID=a"], ""),
            ("blank before the equals sign", &["f_sid =a"], ""),
            ("longer name", &["xf_sid=a; f_sidx=a"], ""),
            ("in a quoted value", &["x=\"f_sid=a\""], ""),
            ("after a comma", &["x=y,f_sid=a"], ""),
            ("empty", &["f_sid="], ""),
            ("equals sign in the value", &["f_sid=a=b"], "f_sid=a=b"),
            ("too long", &["f_sid=123456789"], ""),
            ("of a shape", &["SSESS1=a; xSESS2=b; SESS34=c"], "SSESS1=a"),
            ("two of a shape", &["SSESS1=a; SESS2=b"], "ambiguous p"),
            ("two of a shape that agree", &["SSESS1=a; SESS2=a"], "SESS2=a"),
        ] {
            assert_eq!(read(lines), want, "{name}");
        }
    }

    proptest::proptest! {
        /// Whatever a browser sends: what is found stands there, as a whole pair.
        #[test]
        fn any_line_is_taken_apart(line in proptest::collection::vec(proptest::sample::select(b"f_sidk=; \"\0\xff".to_vec()), 0..60)) {
            let names = [NamedCookie::plain("sid", "f_sid", 8)];
            let lines = [line.clone()];
            if let Ok(found) = pick(&lines, &names) {
                for cookie in found.values {
                    let pair = [cookie.name, b"=", cookie.value].concat();
                    proptest::prop_assert!(line.split(|byte| *byte == b';').any(|part| part.trim_ascii() == pair));
                    proptest::prop_assert!((1..=8).contains(&cookie.value.len()));
                }
            }
        }
    }

    #[test]
    fn a_value_counts_where_there_is_no_other() {
        let sid = NamedCookie::plain("sid", "sid", 8);
        for (line, want) in [
            ("a=1; sid=x", Some("x")),
            ("sid=x; sid=x", Some("x")),
            ("sid=x; sid=y", None),
            ("sid=; sid=y", None),
            ("sid=", None),
            ("sid=123456789", None),
            ("SID=x", None),
            ("", None),
        ] {
            let lines = [line.as_bytes().to_vec()];
            assert_eq!(only_value(&lines, &sid), want.map(str::as_bytes), "{line}");
        }
    }
}
