//! One look-up: alternatives in order, then the member, his groups and his bans.

use std::sync::Arc;

use http::{HeaderName, HeaderValue};

use super::bans::{self, Verdict};
use super::cookies::{self, Found};
use super::explain::Recorder;
use super::expr::{Expr, Scope};
use super::facts::Facts;
use super::person;
use super::probe::{self, Answer, Question, Sender};
use super::program::{GroupsSource, Otherwise, Step, StepKind};
use super::settings::Policy;
use super::store::{Kept, StoreStep, Wanted};
use super::value::{EvalError, Row, Value};
use super::{Inner, drift};
use crate::model::problem::{P221, P303, P306, P308, P310, P311, P312, P313, P320, Problem};
use crate::model::{Group, Member, MemberId, Refusal, SessionOutcome, SourceFailure, UnixSeconds, Visitor};

/// More rows than these are not groups or bans of a forum.
const GROUPS_MAX: usize = 1_000;
const BANS_MAX: usize = 100_000;

/// One look-up at one instant.
pub(super) struct Lookup<'a> {
    pub inner: &'a Inner,
    pub facts: &'a Facts,
    pub visitor: Option<&'a Visitor>,
    pub now: UnixSeconds,
    pub recorder: &'a mut Recorder,
}

/// How a row of steps ended.
enum Walk {
    Through,
    Stopped(Otherwise),
}

/// How one step ended.
#[derive(PartialEq, Eq)]
enum Held {
    Yes,
    No,
    /// There is something, but it does not count; in words, without anything of what it holds.
    NotReadable(String),
    Old(String),
}

impl Held {
    fn when(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    fn problem(&self, step: &Step) -> Option<&'static Problem> {
        match self {
            Self::NotReadable(_) => Some(&P312),
            Self::Old(_) => Some(&P303),
            _ => step.problem,
        }
    }

    fn word(&self) -> Option<String> {
        match self {
            Self::NotReadable(why) | Self::Old(why) => Some(why.clone()),
            _ => None,
        }
    }
}

impl Lookup<'_> {
    /// Who sent these cookies.
    pub(super) async fn by_cookies(&mut self) -> SessionOutcome {
        let cookie_lines = self.visitor.map_or(&[][..], |visitor| &visitor.cookie_lines);
        let facts = self.facts;
        let found = match cookies::pick(cookie_lines, &facts.cookies) {
            Ok(found) => found,
            Err(cookies::Ambiguous(name)) => {
                let detail = name.clone();
                self.recorder.note(|| "cookies".to_owned(), Some(Some(&P308)), || detail);
                return SessionOutcome::Refused { member: None, refusal: Refusal::AmbiguousCookie { name } };
            }
        };
        self.recorder.note(|| "cookies".to_owned(), None, || listed(&found, facts));
        let outcome = self.alternatives(&found).await;
        self.ended(outcome)
    }

    /// The same member again, by his id.
    pub(super) async fn by_id(&mut self, id: &MemberId) -> SessionOutcome {
        let outcome = self.again(id).await;
        self.ended(outcome)
    }

    fn ended(&mut self, outcome: Result<SessionOutcome, SourceFailure>) -> SessionOutcome {
        outcome.unwrap_or_else(|failure| {
            let problem = if matches!(failure, SourceFailure::Drift(_)) { &P320 } else { &P221 };
            self.recorder.note(|| "source".to_owned(), Some(Some(problem)), || failure.to_string());
            SessionOutcome::Unknown(failure)
        })
    }

    async fn alternatives(&mut self, found: &Found<'_>) -> Result<SessionOutcome, SourceFailure> {
        let inner = self.inner;
        for alternative in &inner.program.alternatives {
            let mut scope = self.scope(found.row(&inner.program.cookies));
            match self.walk(&alternative.name, &alternative.steps, &mut scope, Some(found)).await? {
                Walk::Through => return self.member(scope).await,
                Walk::Stopped(Otherwise::Next) => {}
                Walk::Stopped(_) => return Ok(SessionOutcome::Guest),
            }
        }
        Ok(SessionOutcome::Guest)
    }

    async fn again(&mut self, id: &MemberId) -> Result<SessionOutcome, SourceFailure> {
        let Some(steps) = &self.inner.program.by_id else {
            return Err(SourceFailure::Drift("the preset cannot look up members by id".to_owned()));
        };
        let mut scope = self.scope(Row::new());
        scope.set(
            "id",
            match id {
                MemberId::Number(number) => i64::try_from(*number).map_or(Value::Null, Value::Int),
                MemberId::Text(text) => Value::text(text),
            },
        );
        if let Walk::Stopped(_) = self.walk("by id", steps, &mut scope, None).await? {
            return Ok(SessionOutcome::Guest);
        }
        let outcome = self.member(scope).await?;
        let other = match &outcome {
            SessionOutcome::Member(member) | SessionOutcome::Refused { member: Some(member), .. } => member.id != *id,
            _ => false,
        };
        if other {
            return Err(SourceFailure::Drift("the source answered with another member than was asked for".to_owned()));
        }
        Ok(outcome)
    }

    /// The names that every expression can see.
    fn scope(&self, cookies: Row) -> Scope {
        let mut scope = Scope::default();
        let visitor = self.visitor;
        scope.set("now", Value::Int(self.now.0));
        scope.set("base", Value::text(&self.inner.base.url));
        scope.set("user_agent", visitor.map_or(Value::Null, |visitor| Value::Bytes(visitor.user_agent.clone())));
        let address = visitor.and_then(|visitor| visitor.address);
        scope.set("address", address.map_or(Value::Null, |ip| Value::text(ip.to_canonical().to_string())));
        scope.set("check_address", Value::truth(self.inner.check_address));
        scope.set_row("cookie", cookies);
        scope.set("setting", self.facts.settings.clone());
        scope.set("var", self.inner.variables.clone());
        scope
    }

    async fn walk(
        &mut self,
        place: &str,
        steps: &[Step],
        scope: &mut Scope,
        found: Option<&Found<'_>>,
    ) -> Result<Walk, SourceFailure> {
        for step in steps {
            let held = self.step(step, scope, found).await?;
            if held != Held::Yes && step.optional {
                scope.set(&step.name, Value::Null);
                self.recorder.note(|| format!("{place}: {}", step.name), None, || "there is none".to_owned());
                continue;
            }
            self.recorder.note(
                || format!("{place}: {}", step.name),
                if held == Held::Yes { None } else { Some(held.problem(step)) },
                || held.word().unwrap_or_else(|| said(step, scope)),
            );
            if held != Held::Yes {
                return match step.otherwise {
                    Otherwise::Unknown => {
                        Err(SourceFailure::Drift(format!("{place}: {} is not as expected", step.name)))
                    }
                    otherwise => Ok(Walk::Stopped(otherwise)),
                };
            }
        }
        Ok(Walk::Through)
    }

    async fn step(&self, step: &Step, scope: &mut Scope, found: Option<&Found<'_>>) -> Result<Held, SourceFailure> {
        match &step.kind {
            StepKind::Part(expr) => {
                let value = match expr.eval(scope) {
                    // Parts come out of cookies: what does not fit is the visitor's doing, not the forum's.
                    Err(EvalError::Kind(_)) => Value::Null,
                    result => result.map_err(drift)?,
                };
                let held = !value.is_null();
                scope.set(&step.name, value);
                Ok(Held::when(held))
            }
            StepKind::Check(expr) => Ok(Held::when(expr.eval(scope).map_err(drift)?.is_true())),
            StepKind::Row { statement, params } => {
                let row = self.inner.database()?.first(statement, &values(params, scope)?, step.optional).await?;
                let held = row.is_some();
                scope.set_row(&step.name, row.unwrap_or_default());
                Ok(Held::when(held))
            }
            StepKind::Probe { url, form, cookies, headers, guest } => {
                let url = url.eval(scope).map_err(drift)?.as_text().unwrap_or_default();
                let sender = self.visitor.zip(found).filter(|_| *cookies).map(|(visitor, found)| Sender {
                    cookies: found.line(),
                    user_agent: &visitor.user_agent,
                    address: visitor.address,
                });
                let headers = header_values(headers, scope)?;
                let question = Question { url: &url, form: *form, sender, headers, guest };
                match probe::ask(self.inner.client()?, question).await? {
                    Answer::Known(value) => {
                        scope.set(&step.name, value);
                        Ok(Held::Yes)
                    }
                    Answer::Guest => Ok(Held::No),
                }
            }
            StepKind::Store(wanted) => {
                let (value, held) = self.kept(wanted, scope).await?;
                scope.set(&step.name, value);
                Ok(held)
            }
        }
    }

    /// Looks into a store of sessions.
    async fn kept(&self, step: &StoreStep, scope: &Scope) -> Result<(Value, Held), SourceFailure> {
        let store = step.at.as_ref().and_then(|at| self.inner.stores.get(at));
        let Some(store) = store else { return Ok((Value::Null, Held::No)) };
        match step.wanted(scope).map_err(drift)? {
            Wanted::Nothing => Ok((Value::Null, Held::No)),
            Wanted::Key { key, max_age } => match store.get(&key, step.format, max_age, self.now).await? {
                Kept::Found(value) => Ok((value, Held::Yes)),
                Kept::Missing => Ok((Value::Null, Held::No)),
                Kept::Old { seconds } => Ok((Value::Null, Held::Old(format!("written {seconds} s ago")))),
                Kept::NotReadable(why) => Ok((Value::Null, Held::NotReadable(why))),
            },
            Wanted::Holders { items, keys, member } => {
                let holds = store.holders(&keys, &member, step.format).await?;
                let items = items.into_iter().zip(holds).filter(|(_, holds)| *holds).map(|(item, _)| item);
                Ok((Value::List(items.collect()), Held::Yes))
            }
        }
    }

    /// From the names that the steps have bound to a member, refused or not.
    async fn member(&mut self, mut scope: Scope) -> Result<SessionOutcome, SourceFailure> {
        let spec = &self.inner.program.member;
        if let Walk::Stopped(_) = self.walk("member", &spec.steps, &mut scope, None).await? {
            return Ok(SessionOutcome::Guest);
        }
        let Some(id) = person::id(&spec.id.eval(&scope).map_err(drift)?) else {
            self.recorder.note(|| "member: id".to_owned(), Some(Some(&P306)), || "there is none".to_owned());
            return Ok(SessionOutcome::Guest);
        };
        scope.set(
            "id",
            match &id {
                MemberId::Number(number) => Value::Int(i64::try_from(*number).unwrap_or(i64::MAX)),
                MemberId::Text(text) => Value::text(text),
            },
        );
        let groups = self.groups(&scope).await?;
        let member = person::member(id, groups, self.inner, &scope).map_err(drift)?;
        let banned = self.ban(&scope).await?;
        let inactive = truth(spec.inactive.as_ref(), &scope)?;
        Ok(self.judged(Arc::new(member), banned, inactive))
    }

    fn judged(&mut self, member: Arc<Member>, banned: Verdict, inactive: bool) -> SessionOutcome {
        let shown = |member: &Member| format!("member {}; groups: {}", member.id, member.groups.len());
        match banned {
            Verdict::Banned { until } if self.inner.banned == Policy::Refuse => {
                self.recorder.note(
                    || "member: banned".to_owned(),
                    Some(Some(&P310)),
                    || until.map_or_else(|| "for ever".to_owned(), |until| format!("until {}", until.0)),
                );
                SessionOutcome::Refused { member: Some(member), refusal: Refusal::Banned { until } }
            }
            _ if inactive && self.inner.inactive == Policy::Refuse => {
                self.recorder.note(|| "member: active".to_owned(), Some(Some(&P311)), || shown(&member));
                SessionOutcome::Refused { member: Some(member), refusal: Refusal::Inactive }
            }
            _ if !member.email_verified && self.inner.unconfirmed_email == Policy::Refuse => {
                self.recorder.note(|| "member: e-mail address".to_owned(), Some(Some(&P313)), || shown(&member));
                SessionOutcome::Refused { member: Some(member), refusal: Refusal::UnconfirmedEmail }
            }
            _ => {
                self.recorder.note(|| "member".to_owned(), None, || shown(&member));
                SessionOutcome::Member(member)
            }
        }
    }

    async fn groups(&self, scope: &Scope) -> Result<Vec<Group>, SourceFailure> {
        let Some(spec) = &self.inner.program.groups else { return Ok(Vec::new()) };
        let items: Vec<Value> = match &spec.source {
            GroupsSource::Query { statement, params } => {
                let rows = self.inner.database()?.rows(statement, &values(params, scope)?, GROUPS_MAX).await?;
                rows.into_iter().map(|row| Value::Row(row.into())).collect()
            }
            GroupsSource::List(list) => list.eval(scope).map_err(drift)?.into_list(),
        };
        if items.len() > GROUPS_MAX {
            return Err(SourceFailure::Drift(format!("more than {GROUPS_MAX} groups")));
        }
        person::groups(spec, items, scope).map_err(drift)
    }

    async fn ban(&self, scope: &Scope) -> Result<Verdict, SourceFailure> {
        let spec = &self.inner.program.member;
        if truth(spec.banned.as_ref(), scope)? {
            let until = match &spec.banned_until {
                Some(until) => until.eval(scope).map_err(drift)?.as_int().filter(|until| *until > 0),
                None => None,
            };
            if until.is_none_or(|until| until >= self.now.0) {
                return Ok(Verdict::Banned { until: until.map(UnixSeconds) });
            }
        }
        let Some(bans) = &self.inner.program.bans else { return Ok(Verdict::Free) };
        if truth(bans.exempt.as_ref(), scope)? {
            return Ok(Verdict::Free);
        }
        let rows = self.inner.database()?.rows(&bans.statement, &values(&bans.params, scope)?, BANS_MAX).await?;
        bans::judge(bans, &rows, scope, self.now).map_err(drift)
    }
}

fn values(params: &[Expr], scope: &Scope) -> Result<Vec<Value>, SourceFailure> {
    params.iter().map(|param| param.eval(scope).map_err(drift)).collect()
}

/// Headers of a probe. One without a value is left out.
fn header_values(
    headers: &[(HeaderName, Expr)],
    scope: &Scope,
) -> Result<Vec<(HeaderName, HeaderValue)>, SourceFailure> {
    let mut values = Vec::new();
    for (name, value) in headers {
        let Some(value) = value.eval(scope).map_err(drift)?.as_bytes() else { continue };
        let mut value = HeaderValue::from_bytes(&value)
            .map_err(|_| SourceFailure::Drift(format!("the value of {name} cannot stand in a header")))?;
        value.set_sensitive(true);
        values.push((name.clone(), value));
    }
    Ok(values)
}

fn truth(condition: Option<&Expr>, scope: &Scope) -> Result<bool, SourceFailure> {
    condition.map_or(Ok(false), |condition| Ok(condition.eval(scope).map_err(drift)?.is_true()))
}

/// What a step has to say for itself; nothing, if its words cannot be made.
fn said(step: &Step, scope: &Scope) -> String {
    step.say.as_ref().and_then(|say| say.eval(scope).ok()).and_then(|text| text.as_text()).unwrap_or_default()
}

/// Names and lengths of the cookies that were found.
fn listed(found: &Found<'_>, facts: &Facts) -> String {
    let mut parts: Vec<String> = found
        .values
        .iter()
        .map(|found| {
            let length = found.value.len();
            let unit = if length == 1 { "byte" } else { "bytes" };
            format!("{} ({length} {unit})", String::from_utf8_lossy(found.name))
        })
        .collect();
    parts.extend(found.too_long.iter().map(|name| format!("{name} (too long, not looked at)")));
    if parts.is_empty() {
        let names: Vec<&str> =
            facts.cookies.iter().filter(|cookie| !cookie.unread).map(|cookie| cookie.name.as_str()).collect();
        return format!("none of {}", names.join(", "));
    }
    parts.join(", ")
}
