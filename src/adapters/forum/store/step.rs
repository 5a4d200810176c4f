//! A step of kind `store`, as the preset has it.

use std::collections::BTreeSet;

use super::address::Address;
use super::{Format, ITEMS_MAX};
use crate::adapters::forum::expr::{Expr, Scope};
use crate::adapters::forum::preset::RawStep;
use crate::adapters::forum::value::{EvalError, Row, Value};

/// What stands for an item of `each`.
const ITEM: &str = "item";

/// Reads an expression: what it is for, its text, and names that are known besides.
type ReadExpr<'a> = dyn Fn(&str, &str, &[&str]) -> Result<Expr, String> + 'a;

/// Which store is asked for which key.
pub(in crate::adapters::forum) struct StoreStep {
    /// The address, with the password in it; nothing, if the operator has none. Then the step does not hold.
    pub at: Option<String>,
    pub format: Format,
    key: Expr,
    max_age: Option<Expr>,
    each: Option<(Expr, Expr)>,
}

/// One look into a store.
pub(in crate::adapters::forum) enum Wanted {
    /// The value of a key.
    Key { key: Vec<u8>, max_age: Option<i64> },
    /// Those items in whose sets the member is; each with the key of its set.
    Holders { items: Vec<Value>, keys: Vec<Vec<u8>>, member: Vec<u8> },
    /// There is no key to ask for.
    Nothing,
}

impl StoreStep {
    /// `expr` reads an expression in the place of the step; further names may be known to it.
    pub(in crate::adapters::forum) fn read(
        raw: &RawStep,
        variables: &Row,
        expr: &ReadExpr<'_>,
    ) -> Result<Self, String> {
        let need = |value: &Option<String>, key: &str| value.clone().ok_or(format!("{key} is missing"));
        let mut scope = Scope::default();
        scope.set_row("var", variables.clone());
        let fixed = |key: &str, text: &str| -> Result<String, String> {
            let read = expr(key, text, &[])?;
            if read.names().iter().any(|name| *name != "var") {
                return Err(format!("{key} sees only var"));
            }
            Ok(read.eval(&scope).map_err(|error| format!("{key}: {error}"))?.as_text().unwrap_or_default())
        };
        let at = fixed("at", &need(&raw.at, "at")?)?;
        let at = (!at.trim().is_empty()).then_some(at);
        let address = at.as_deref().map(Address::read).transpose()?;
        let format = need(&raw.format, "format")?;
        let format = match Format::find(&format) {
            Some(format) => format,
            None => {
                let name = fixed("format", &format).unwrap_or(format);
                Format::find(&name).ok_or_else(|| {
                    format!("format is php, php_binary, php_serialize, json, text, hash, set or zset, not \"{name}\"")
                })?
            }
        };
        if format.of_redis() && address.is_some_and(|address| !matches!(address, Address::Redis(_))) {
            return Err("only Redis has hashes and sets".to_owned());
        }
        let each = match (&raw.each, &raw.member) {
            (None, None) => None,
            (Some(each), Some(member)) if matches!(format, Format::Set | Format::SortedSet) => {
                Some((expr("each", each, &[])?, expr("member", member, &[])?))
            }
            _ => return Err("each and member go together, with format set or zset".to_owned()),
        };
        let within: &[&str] = if each.is_some() { &[ITEM] } else { &[] };
        Ok(Self {
            at,
            format,
            key: expr("key", &need(&raw.key, "key")?, within)?,
            max_age: raw.max_age.as_ref().map(|age| expr("max_age", age, &[])).transpose()?,
            each,
        })
    }

    /// The names that it speaks of.
    pub(in crate::adapters::forum) fn names(&self) -> BTreeSet<&str> {
        let pair = self.each.iter().flat_map(|(each, member)| [each, member]);
        [&self.key].into_iter().chain(&self.max_age).chain(pair).flat_map(Expr::names).collect()
    }

    /// What to ask for.
    pub(in crate::adapters::forum) fn wanted(&self, scope: &Scope) -> Result<Wanted, EvalError> {
        let Some((each, member)) = &self.each else {
            let Some(key) = self.key.eval(scope)?.as_bytes() else { return Ok(Wanted::Nothing) };
            // Without a number there would be no limit at all.
            let seconds = |age: &Expr| age.eval(scope)?.as_int().ok_or(EvalError::Kind("max_age is no whole number"));
            return Ok(Wanted::Key { key, max_age: self.max_age.as_ref().map(seconds).transpose()? });
        };
        let Some(member) = member.eval(scope)?.as_bytes() else { return Ok(Wanted::Nothing) };
        let items = each.eval(scope)?.into_list();
        if items.len() > ITEMS_MAX {
            return Err(EvalError::Kind("there are too many items in each"));
        }
        let mut within = scope.clone();
        let mut keys = Vec::new();
        for item in &items {
            within.set(ITEM, item.clone());
            keys.push(self.key.eval(&within)?.as_bytes().ok_or(EvalError::Kind("an item of each has no key"))?);
        }
        Ok(Wanted::Holders { items, keys, member })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_that_is_no_number_is_not_without_limit() {
        for (age, want) in [("1440", Ok(1440)), ("var.age", Err(())), ("var.none", Err(())), ("var.age ++ ''", Err(()))]
        {
            let raw = format!("store = 'x'\nat = \"'/x'\"\nkey = \"'k'\"\nformat = 'php'\nmax_age = \"{age}\"");
            let raw: RawStep = toml::from_str(&raw).expect("a step");
            let variables: Row =
                [("age".to_owned(), Value::text("1440s")), ("none".to_owned(), Value::Null)].into_iter().collect();
            let expr = |_: &str, text: &str, _: &[&str]| Expr::parse(text).map_err(|error| error.to_string());
            let step = StoreStep::read(&raw, &variables, &expr).expect("a step");
            let mut scope = Scope::default();
            scope.set_row("var", variables);
            let got = match step.wanted(&scope) {
                Ok(Wanted::Key { max_age: Some(seconds), .. }) => Ok(seconds),
                Ok(_) => panic!("{age}: there is no limit"),
                Err(_) => Err(()),
            };
            assert_eq!(got, want, "{age}");
        }
    }
}
