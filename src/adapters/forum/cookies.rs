//! The visitor's cookies, as bytes, by exact name (RFC 6265 §5.4 as servers read it).

use regex::bytes::Regex;

use super::expr::{Scope, percent_decode};
use super::program::{CookieNames, CookieSpec};
use super::value::{EvalError, Row, Value};

/// A cookie that the preset looks at, under the name it has on this forum.
pub(super) struct NamedCookie {
    pub alias: String,
    /// The name, or the pattern that names fit.
    pub name: String,
    /// Where only the shape of the name is known. It matches names as a whole.
    pub pattern: Option<Regex>,
    pub bytes_max: usize,
}

impl NamedCookie {
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

/// What was found of the named cookies. It holds logins, so it cannot be printed.
pub(super) struct Found<'a> {
    /// In the order of the preset. Empty values and values that are too long are left out.
    pub values: Vec<FoundCookie<'a>>,
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

impl FoundCookie<'_> {
    /// The same for every spelling of a value that a server may take for the same: with percent signs or without, and
    /// with blanks written as plus signs. Not for look-ups.
    pub(super) fn canonical(&self) -> Vec<u8> {
        let mut value = percent_decode(self.value).unwrap_or_else(|| self.value.to_vec());
        value.iter_mut().filter(|byte| **byte == b'+').for_each(|byte| *byte = b' ');
        value
    }
}

/// The same cookie with different values: nobody can say which one the forum will take.
pub(super) struct Ambiguous(pub String);

/// The names of the preset's cookies, which may depend on settings of the forum.
pub(super) fn names(specs: &[CookieSpec], scope: &Scope) -> Result<Vec<NamedCookie>, EvalError> {
    let mut names = Vec::new();
    for spec in specs {
        let named =
            |name: String, pattern| NamedCookie { alias: spec.alias.clone(), name, pattern, bytes_max: spec.bytes_max };
        match &spec.names {
            CookieNames::Pattern { text, regex } => names.push(named(text.clone(), Some(regex.clone()))),
            CookieNames::Known(known) => {
                for name in known.eval(scope)?.into_list() {
                    let name = name.as_text().filter(|name| !name.is_empty());
                    names.push(named(name.ok_or(EvalError::Kind("a cookie has no name"))?, None));
                }
            }
        }
    }
    Ok(names)
}

/// Picks the named cookies out of the `Cookie` lines.
///
/// Pairs are separated by semicolons and nothing else; blanks around a pair do not count, blanks before the equals
/// sign belong to the name. The same cookie twice is harmless as long as the values agree, and so are two cookies whose
/// names fit one pattern.
pub(super) fn pick<'a>(lines: &'a [Vec<u8>], names: &'a [NamedCookie]) -> Result<Found<'a>, Ambiguous> {
    let mut slots: Vec<Option<(&'a [u8], &'a [u8])>> = vec![None; names.len()];
    for pair in lines.iter().flat_map(|line| line.split(|byte| *byte == b';')) {
        let pair = pair.trim_ascii();
        let Some(equals) = pair.iter().position(|byte| *byte == b'=') else { continue };
        let (name, value) = (&pair[..equals], &pair[equals + 1..]);
        for (slot, wanted) in slots.iter_mut().zip(names) {
            if !wanted.fits(name) {
                continue;
            }
            match slot {
                Some((_, first)) if *first != value => return Err(Ambiguous(wanted.name.clone())),
                _ => *slot = Some((name, value)),
            }
        }
    }
    let mut found = Found { values: Vec::new(), too_long: Vec::new() };
    for (slot, cookie) in slots.into_iter().zip(names) {
        match slot {
            Some((_, value)) if value.len() > cookie.bytes_max => found.too_long.push(&cookie.name),
            Some((name, value)) if !value.is_empty() => found.values.push(FoundCookie { cookie, name, value }),
            _ => {}
        }
    }
    Ok(found)
}

/// Whether every server reads the named cookies as [`pick`] does: each comes once at most, and no other name may be taken
/// for one of theirs.
///
/// PHP writes `_` for dots, blanks and brackets in names and used to decode percent signs in them; some servers take
/// commas for semicolons.
pub(super) fn is_plain(lines: &[Vec<u8>], names: &[NamedCookie]) -> bool {
    let mut met = vec![false; names.len()];
    for piece in lines.iter().flat_map(|line| line.split(|byte| matches!(byte, b';' | b','))) {
        let raw = piece.split(|byte| *byte == b'=').next().unwrap_or_default().trim_ascii_start();
        let folded = folded(raw);
        for (met, wanted) in met.iter_mut().zip(names) {
            let fits = wanted.fits(raw);
            if !fits && !folded.iter().any(|name| wanted.fits(name)) {
                continue;
            }
            if !fits || *met {
                return false;
            }
            *met = true;
        }
    }
    true
}

/// A name of a cookie as servers may see it: as a whole, and as that of a list.
fn folded(name: &[u8]) -> [Vec<u8>; 2] {
    let name = percent_decode(name).unwrap_or_else(|| name.to_vec());
    let list = name.split(|byte| *byte == b'[').next().unwrap_or_default();
    [name.as_slice(), list].map(|name| {
        let folds = |byte: &u8| if matches!(byte, b'.' | b' ' | b'[' | b'+') { b'_' } else { *byte };
        name.trim_ascii().iter().map(folds).collect()
    })
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
        [
            NamedCookie { alias: "sid".into(), name: "f_sid".into(), pattern: None, bytes_max: 8 },
            NamedCookie { alias: "key".into(), name: "f_k".into(), pattern: None, bytes_max: 8 },
            NamedCookie {
                alias: "any".into(),
                name: "p".into(),
                pattern: Regex::new(r"\AS?SESS[0-9]\z").ok(),
                bytes_max: 8,
            },
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
            let names = [NamedCookie { alias: "sid".into(), name: "f_sid".into(), pattern: None, bytes_max: 8 }];
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
    fn what_servers_may_read_otherwise_is_not_plain() {
        for (line, want) in [
            ("", true),
            ("f_sid=a; f_k=b; other=1", true),
            ("f.k.x=1; x=f_k; json={\"a\":1,\"b\":2}", true),
            ("f_k=a; f_k=b", false),
            ("f_k=a; f_k=a", false),
            ("f.k=a", false),
            ("f k=a", false),
            ("f[k=a", false),
            ("f%5fk=a", false),
            ("f_k =a", false),
            ("f_k[0]=a", false),
            ("x=1, f_k=a; f_k=b", false),
            ("x=1,f.k=a", false),
            ("SSESS1=a; SESS2=b", false),
            ("F_K=a", true),
        ] {
            assert_eq!(is_plain(&[line.as_bytes().to_vec()], &named()), want, "{line}");
        }
        assert!(!is_plain(&[b"f_k=a".to_vec(), b"f_k=b".to_vec()], &named()), "two lines");
    }
}
