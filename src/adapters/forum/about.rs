//! What can be told of a forum whose database answers, for people who set portico up. Nothing else depends on it.

use std::time::Duration;

use futures_util::future::join5;
use tokio::time::timeout;

use super::expr::{Expr, Scope};
use super::preset::RawAbout;
use super::program::{GroupsSource, expr};
use super::statement::Statement;
use super::value::{Row, Value};
use super::{ForumSource, Inner, SetupError, facts, probe};
use crate::model::SourceFailure;

/// More rows are not the few settings that were asked for.
const ROWS_MAX: usize = 100;
/// A forum has a few groups, and some have hundreds.
const GROUPS_MAX: usize = 1_000;
/// How long the names of groups are waited for: somebody sits before a page.
pub(super) const NAMES_WAIT: Duration = Duration::from_secs(2);
/// What the queries for numbers of members answer at a time.
const IDS_MAX: usize = 500;

/// `[about]` of a preset, checked.
#[derive(Default)]
pub(super) struct AboutSpec {
    members: Option<Statement>,
    ids: Option<Statement>,
    groups: Option<Statement>,
    group_names: Option<Statement>,
    administrators: Option<Statement>,
    settings: Option<Statement>,
    public_url: Option<Expr>,
}

impl AboutSpec {
    /// `statement` puts prefix and variables into a query with so many parameters.
    pub(super) fn read(
        raw: &RawAbout,
        statement: impl Fn(&str, &str, usize) -> Result<Statement, String>,
    ) -> Result<Self, String> {
        let with = |params: usize, key: &str, query: &Option<String>| {
            query.as_ref().map(|query| statement(&format!("about.{key}"), query, params)).transpose()
        };
        let maybe = |key: &str, query: &Option<String>| with(0, key, query);
        let names = ["var", "setting"].map(str::to_owned).into();
        let public_url = raw.public_url.as_ref();
        Ok(Self {
            members: maybe("members", &raw.members)?,
            ids: with(1, "ids", &raw.ids)?,
            groups: maybe("groups", &raw.groups)?,
            group_names: maybe("group_names", &raw.group_names)?,
            administrators: maybe("administrators", &raw.administrators)?,
            settings: maybe("settings", &raw.settings)?,
            public_url: public_url.map(|text| expr("about.public_url", text, &names)).transpose()?,
        })
    }
}

/// What was found out, or in a few words why not.
pub type Told<T> = Result<T, String>;

/// What a forum tells of itself. What its preset knows no way to find out is "unknown for this kind of forum".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// How many members there are.
    pub members: Told<u64>,
    /// How many groups there are.
    pub groups: Told<u64>,
    /// Names of the groups whose members administer it, as apps see them.
    pub administrators: Told<Vec<String>>,
    /// Names of its cookies that portico looks at, or patterns that they fit.
    pub cookies: Told<Vec<String>>,
    /// Its address in browsers, by its own settings. `None`: they do not hold it.
    pub public_url: Told<Option<String>>,
}

impl ForumSource {
    /// Asks the forum's database about it. Never fails as a whole, and takes no longer than `limit`.
    pub async fn about(&self, limit: Duration) -> About {
        let inner = self.inner.clone();
        let asked = self.runtime.spawn(async move {
            let spec = &inner.program.about;
            let (members, groups, administrators, cookies, public_url) = join5(
                limited(limit, inner.count(spec.members.as_ref())),
                limited(limit, inner.count(spec.groups.as_ref())),
                limited(limit, inner.administrators()),
                limited(limit, inner.cookie_names()),
                limited(limit, inner.own_address()),
            )
            .await;
            About { members, groups, administrators, cookies, public_url }
        });
        asked.await.unwrap_or_else(|_| {
            let why = "the question was broken off".to_owned();
            About {
                members: Err(why.clone()),
                groups: Err(why.clone()),
                administrators: Err(why.clone()),
                cookies: Err(why.clone()),
                public_url: Err(why),
            }
        })
    }
}

impl ForumSource {
    /// Names of all groups, as apps see them.
    pub async fn group_names(&self, limit: Duration) -> Told<Vec<String>> {
        let inner = self.inner.clone();
        let asked = self.runtime.spawn(async move { limited(limit, inner.group_names()).await });
        asked.await.unwrap_or_else(|_| Err("the question was broken off".to_owned()))
    }

    /// Whether the preset knows how to list members.
    pub fn can_list_members(&self) -> bool {
        self.inner.program.about.ids.is_some()
    }

    /// Numbers of members above `after`, in order, some hundred at a time; none if there are no more.
    pub async fn member_numbers(&self, after: u64) -> Told<Vec<u64>> {
        let inner = self.inner.clone();
        let asked = self.runtime.spawn(async move { inner.numbers(after).await });
        asked.await.unwrap_or_else(|_| Err("the question was broken off".to_owned()))
    }
}

async fn limited<T>(limit: Duration, work: impl Future<Output = Told<T>>) -> Told<T> {
    timeout(limit, work).await.unwrap_or_else(|_| Err("no answer in time".to_owned()))
}

impl Inner {
    /// The number in the only column of the only row.
    async fn count(&self, statement: Option<&Statement>) -> Told<u64> {
        let statement = statement.ok_or("unknown for this kind of forum")?;
        let row = self.database().map_err(shown)?.first(statement, &[], false).await.map_err(shown)?;
        let number = row.and_then(|row| row.into_values().next()).and_then(|value| value.as_text());
        number.and_then(|number| number.parse().ok()).ok_or_else(|| "the answer is no number".to_owned())
    }

    async fn administrators(&self) -> Told<Vec<String>> {
        self.names_of(self.program.about.administrators.as_ref()).await
    }

    /// Where the query for a member's groups answers with all that there are, it is the one for their names, too.
    async fn group_names(&self) -> Told<Vec<String>> {
        let all = match self.program.groups.as_ref().map(|spec| &spec.source) {
            Some(GroupsSource::Query { statement, params }) if params.is_empty() => Some(statement),
            _ => None,
        };
        self.names_of(self.program.about.group_names.as_ref().or(all)).await
    }

    /// As a member's groups are named, by the same expression.
    async fn names_of(&self, statement: Option<&Statement>) -> Told<Vec<String>> {
        let unknown = || "unknown for this kind of forum".to_owned();
        let statement = statement.ok_or_else(unknown)?;
        let spec = self.program.groups.as_ref().ok_or_else(unknown)?;
        let rows = self.database().map_err(shown)?.rows(statement, &[], GROUPS_MAX).await.map_err(shown)?;
        let mut scope = Scope::default();
        scope.set("var", self.variables.clone());
        let mut names = Vec::new();
        for row in rows {
            scope.set_row("group", row);
            let name = spec.name.eval(&scope).map_err(|error| error.to_string())?.as_text();
            names.extend(name.filter(|name| !name.is_empty() && !names.contains(name)));
        }
        Ok(names)
    }

    async fn numbers(&self, after: u64) -> Told<Vec<u64>> {
        let statement = self.program.about.ids.as_ref().ok_or("unknown for this kind of forum")?;
        let after = Value::Int(i64::try_from(after).map_err(|_| "there is no such number")?);
        let rows = self.database().map_err(shown)?.rows(statement, &[after], IDS_MAX).await.map_err(shown)?;
        let number = |row: &Row| row.get("id").and_then(Value::as_text)?.parse::<u64>().ok();
        rows.iter().map(|row| number(row).ok_or_else(|| "an id is no number".to_owned())).collect()
    }

    async fn cookie_names(&self) -> Told<Vec<String>> {
        let facts = facts::current(self).await.map_err(shown)?;
        Ok(facts.cookies.iter().filter(|cookie| !cookie.unread).map(|cookie| cookie.name.clone()).collect())
    }

    async fn own_address(&self) -> Told<Option<String>> {
        let spec = &self.program.about;
        let Some(expr) = &spec.public_url else { return Ok(None) };
        let facts = facts::current(self).await.map_err(shown)?;
        let mut settings = match &facts.settings {
            Value::Row(row) => (**row).clone(),
            _ => Default::default(),
        };
        if let Some(statement) = &spec.settings {
            let rows = self.database().map_err(shown)?.rows(statement, &[], ROWS_MAX).await.map_err(shown)?;
            for row in rows {
                let name = row.get("name").and_then(Value::as_text);
                if let (Some(name), Some(value)) = (name, row.get("value")) {
                    settings.insert(name.to_ascii_lowercase(), value.clone());
                }
            }
        }
        let mut scope = Scope::default();
        scope.set_row("setting", settings);
        scope.set("var", self.variables.clone());
        let text = expr.eval(&scope).map_err(|error| error.to_string())?.as_text().unwrap_or_default();
        as_address(&text)
    }
}

/// Only what a configuration takes: http or https, a host, and perhaps a path.
fn as_address(text: &str) -> Told<Option<String>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parsed = url::Url::parse(text).ok().filter(|url| {
        let is_plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        matches!(url.scheme(), "http" | "https") && is_plain && url.fragment().is_none()
    });
    let url = parsed.ok_or("its settings hold no address")?;
    Ok(Some(url.as_str().trim_end_matches('/').to_owned()))
}

fn shown(failure: SourceFailure) -> String {
    failure.to_string()
}

/// The status with which a web server answers within `limit`, asked once. `host`: name of the site.
///
/// Errors: no HTTP client can be made.
pub async fn web_server(url: &str, host: &str, limit: Duration) -> Result<Told<u16>, SetupError> {
    let client = probe::client(limit)?;
    Ok(limited(limit, probe::status(&client, url, host)).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_a_configuration_takes() {
        for (text, want) in [
            ("https://forum.example/", Ok(Some("https://forum.example"))),
            (" http://Forum.example:8080/board/ ", Ok(Some("http://forum.example:8080/board"))),
            ("", Ok(None)),
            ("forum.example", Err(())),
            ("http://", Err(())),
            ("ftp://forum.example", Err(())),
            ("https://forum.example/?a=b", Err(())),
            ("https://forum.example/#a", Err(())),
            ("https://me:secret@forum.example/", Err(())),
        ] {
            let got = as_address(text).map_err(|_| ());
            assert_eq!(got, want.map(|url: Option<&str>| url.map(str::to_owned)), "{text}");
        }
    }
}
