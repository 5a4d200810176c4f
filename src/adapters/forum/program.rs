//! A preset that was checked: every expression parsed, every statement built, every name known.

use std::collections::BTreeSet;

use http::HeaderName;

use super::SetupError;
use super::about::AboutSpec;
use super::cookie_spec::{CookieSpec, SessionName, session_names};
use super::expr::Expr;
use super::login::{Back, LoginSpec};
use super::logout::LogoutPath;
use super::preset::{
    RawAlternative, RawBans, RawById, RawGroups, RawLogin, RawMatch, RawMember, RawPreset, RawSettings, RawStep,
};
use super::probe::Form;
use super::settings::Settings;
use super::statement::{Statement, with_variables};
use super::store::StoreStep;
use super::value::{Row, Value};
use super::variables;
use crate::model::{Problem, problem};

/// Names that every expression can see.
const ALWAYS: &[&str] = &["now", "base", "user_agent", "address", "check_address", "cookie", "setting", "var"];
/// Names that hold what a visitor sent. They never stand in an explanation.
const SECRET: &[&str] = &["cookie", "user_agent"];

pub(super) struct Program {
    pub title: String,
    pub variables: Row,
    pub settings: Option<SettingsQuery>,
    pub cookies: Vec<CookieSpec>,
    pub alternatives: Vec<Alternative>,
    /// Whether each alternative begins with a look at a cookie: whoever has none is a guest.
    pub needs_a_cookie: bool,
    pub by_id: Option<Vec<Step>>,
    pub member: MemberSpec,
    pub groups: Option<GroupsSpec>,
    pub bans: Option<BansSpec>,
    pub login: LoginSpec,
    pub logout: Vec<LogoutPath>,
    /// What names a login session, each of them. `None`: all cookies that are known together.
    pub session_names: Option<Vec<SessionName>>,
    pub about: AboutSpec,
    /// Whether the answer depends on the visitor's address or browser.
    pub uses_address: bool,
    pub uses_user_agent: bool,
}

pub(super) struct SettingsQuery {
    /// In their order: later rows outweigh earlier ones.
    pub statements: Vec<Statement>,
    pub defaults: Row,
}

pub(super) struct Alternative {
    pub name: String,
    pub steps: Vec<Step>,
}

impl Alternative {
    fn needs_a_cookie(&self) -> bool {
        let looks = |step: &Step| match &step.kind {
            StepKind::Part(expr) | StepKind::Check(expr) => expr.names().contains("cookie"),
            StepKind::Row { .. } | StepKind::Probe { .. } | StepKind::Store(_) => false,
        };
        self.steps.first().is_some_and(|step| !step.optional && step.otherwise != Otherwise::Unknown && looks(step))
    }
}

pub(super) struct Step {
    pub name: String,
    pub kind: StepKind,
    /// The walk goes on when the step fails, with its name bound to nothing.
    pub optional: bool,
    pub otherwise: Otherwise,
    pub problem: Option<&'static Problem>,
    pub say: Option<Expr>,
}

pub(super) enum StepKind {
    /// Binds a value; nothing means that the step fails.
    Part(Expr),
    /// Binds the first row of a query.
    Row { statement: Statement, params: Vec<Expr> },
    /// Goes on only if the condition holds.
    Check(Expr),
    /// Binds the answer of an address, asked with the visitor's cookies or without.
    Probe { url: Expr, form: Form, cookies: bool, headers: Vec<(HeaderName, Expr)>, guest: Vec<u16> },
    /// Binds what a store outside of the database holds.
    Store(Box<StoreStep>),
}

/// What happens when a step fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Otherwise {
    /// The next alternative is tried.
    Next,
    /// The visitor is a guest.
    Guest,
    /// The forum is not as the preset says; the visitor may try again.
    Unknown,
}

pub(super) struct MemberSpec {
    pub steps: Vec<Step>,
    pub id: Expr,
    pub username: Expr,
    pub display_name: Option<Expr>,
    pub email: Option<Expr>,
    pub email_verified: Option<Expr>,
    pub avatar_url: Option<Expr>,
    pub profile_url: Option<Expr>,
    pub language: Option<Expr>,
    pub inactive: Option<Expr>,
    pub banned: Option<Expr>,
    pub banned_until: Option<Expr>,
}

pub(super) struct GroupsSpec {
    pub source: GroupsSource,
    pub keep: Option<Expr>,
    pub id: Expr,
    pub name: Expr,
    pub primary: Option<Expr>,
}

pub(super) enum GroupsSource {
    Query { statement: Statement, params: Vec<Expr> },
    List(Expr),
}

pub(super) struct BansSpec {
    pub statement: Statement,
    pub params: Vec<Expr>,
    pub exempt: Option<Expr>,
    pub matches: Vec<BanMatch>,
    pub exclude: Option<String>,
    pub until: Option<String>,
    pub for_ever: Vec<i64>,
}

pub(super) struct BanMatch {
    pub column: String,
    pub how: HowToMatch,
    pub value: Expr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HowToMatch {
    /// The same text or number.
    Equals,
    /// The same text without regard to case.
    Folded,
    /// Leading parts of addresses, a list separated by blanks.
    Prefixes,
    /// SQL's LIKE: `%` and `_`, without regard to case.
    Like,
    /// `*` is any run of characters, without regard to case.
    Glob,
    /// An address, or the addresses that share its leading bits: `192.0.2.0/24`.
    Network,
}

impl Program {
    /// All steps there are.
    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        let sessions = self.alternatives.iter().flat_map(|alternative| &alternative.steps);
        sessions.chain(self.by_id.iter().flatten()).chain(&self.member.steps)
    }

    /// Queries outside of steps, with the number of their parameters.
    pub(super) fn queries(&self) -> impl Iterator<Item = (&Statement, usize)> {
        let groups = self.groups.as_ref().and_then(|groups| match &groups.source {
            GroupsSource::Query { statement, params } => Some((statement, params.len())),
            GroupsSource::List(_) => None,
        });
        groups.into_iter().chain(self.bans.as_ref().map(|bans| (&bans.statement, bans.params.len())))
    }

    /// Whether a cookie is the same with every login of a member.
    pub(super) fn is_constant(&self, alias: &str) -> bool {
        self.cookies.iter().any(|cookie| cookie.alias == alias && cookie.constant)
    }

    /// Whether any cookie, or two together, are different with each login.
    pub(super) fn tells_logins(&self) -> bool {
        match &self.session_names {
            Some(names) => names.iter().any(|name| name.own),
            None => self.cookies.iter().any(|cookie| !cookie.constant && !cookie.unread),
        }
    }

    /// Whether anything is read from a database.
    pub(super) fn reads_database(&self) -> bool {
        self.settings.is_some()
            || self.queries().next().is_some()
            || self.steps().any(|step| matches!(step.kind, StepKind::Row { .. }))
    }
}

/// Checks a preset and translates it.
pub(super) fn compile(raw: RawPreset, settings: &Settings) -> Result<Program, SetupError> {
    let prefix = settings.database.as_ref().map_or("", |database| database.table_prefix.as_str());
    let title = raw.title.clone();
    let secret = variables::secret(&raw.variables);
    let compiled = variables::row(&raw.variables, settings)
        .and_then(|variables| Compiler { prefix, variables: &variables, secret }.preset(raw));
    compiled.map_err(|problem| SetupError(format!("preset \"{title}\": {problem}")))
}

struct Compiler<'a> {
    prefix: &'a str,
    variables: &'a Row,
    /// Names of those that are never shown.
    secret: BTreeSet<String>,
}

pub(super) type Known = BTreeSet<String>;

impl Compiler<'_> {
    fn preset(&self, raw: RawPreset) -> Result<Program, String> {
        if let Some(install) = &raw.install {
            install.check()?;
        }
        let always: Known = ALWAYS.iter().map(|name| (*name).to_owned()).collect();
        let cookies = raw.cookie.into_iter().map(|cookie| CookieSpec::read(cookie, &always, self.variables));
        let cookies = cookies.collect::<Result<Vec<_>, _>>()?;
        let mut common: Option<Known> = None;
        let mut alternatives = Vec::new();
        for alternative in raw.session {
            let holds = self.holds(&format!("session {}", alternative.name), alternative.when.as_deref())?;
            let mut known = always.clone();
            // What does not count is checked all the same: another operator may need it.
            let alternative = self.alternative(alternative, &mut known)?;
            if !holds {
                continue;
            }
            alternatives.push(alternative);
            common = Some(common.map_or(known.clone(), |common| common.intersection(&known).cloned().collect()));
        }
        let mut known = common.ok_or("there is no [[session]]")?;
        let by_id = self.by_id(raw.by_id, &always, &mut known)?;
        let member = self.member(raw.member, &mut known)?;
        known.insert("id".to_owned());
        let groups = raw.groups.map(|groups| self.groups(groups, &known)).transpose()?;
        let bans = raw.bans.map(|bans| self.bans(bans, &known)).transpose()?;
        let (uses_address, uses_user_agent) = {
            let read = names_read(&alternatives, &member, groups.as_ref(), bans.as_ref());
            (read.contains("address"), read.contains("user_agent"))
        };
        let session_names = session_names(raw.logout.session, &cookies)?;
        let program = Program {
            title: raw.title,
            session_names,
            settings: raw.settings.map(|settings| self.settings(settings)).transpose()?,
            cookies,
            uses_address,
            uses_user_agent,
            needs_a_cookie: alternatives.iter().all(Alternative::needs_a_cookie),
            alternatives,
            by_id,
            member,
            groups,
            bans,
            login: self.login(raw.login)?,
            logout: raw.logout.paths.iter().map(|path| LogoutPath::read(path)).collect::<Result<_, _>>()?,
            about: AboutSpec::read(&raw.about, |place, query, params| self.statement(place, query, params))?,
            variables: self.variables.clone(),
        };
        Ok(program)
    }

    fn settings(&self, raw: RawSettings) -> Result<SettingsQuery, String> {
        let mut statements = vec![self.statement("settings", &raw.query, 0)?];
        for more in &raw.more {
            let statement = self.statement("settings.more", &more.query, 0)?;
            if self.holds("settings.more", more.when.as_deref())? {
                statements.push(statement);
            }
        }
        let defaults = raw.defaults.into_iter().map(|(name, value)| (name, Value::text(value))).collect();
        Ok(SettingsQuery { statements, defaults })
    }

    fn alternative(&self, raw: RawAlternative, known: &mut Known) -> Result<Alternative, String> {
        let steps = self.steps(&format!("session {}", raw.name), raw.step, Otherwise::Next, known)?;
        Ok(Alternative { name: raw.name, steps })
    }

    fn by_id(&self, raw: Option<RawById>, always: &Known, common: &mut Known) -> Result<Option<Vec<Step>>, String> {
        let Some(raw) = raw else { return Ok(None) };
        let mut known = always.clone();
        known.insert("id".to_owned());
        let steps = self.steps("by_id", raw.step, Otherwise::Guest, &mut known)?;
        *common = common.intersection(&known).cloned().collect();
        Ok(self.holds("by_id", raw.when.as_deref())?.then_some(steps))
    }

    /// Whether a part of the preset counts, by what the operator has set.
    fn holds(&self, place: &str, when: Option<&str>) -> Result<bool, String> {
        let Some(when) = when else { return Ok(true) };
        let when = expr(&format!("{place}.when"), when, &["var".to_owned()].into())?;
        let mut scope = super::expr::Scope::default();
        scope.set_row("var", self.variables.clone());
        Ok(when.eval(&scope).map_err(|error| format!("{place}.when: {error}"))?.is_true())
    }

    fn steps(
        &self,
        place: &str,
        raw: Vec<RawStep>,
        default: Otherwise,
        known: &mut Known,
    ) -> Result<Vec<Step>, String> {
        let mut steps = Vec::new();
        for step in raw {
            // The names of a step that does not count stay known, for expressions that ask for them only if it counts.
            let holds = self.holds(place, step.when.as_deref())?;
            let step = self.step(place, step, default, known)?;
            if holds {
                steps.push(step);
            }
        }
        Ok(steps)
    }

    fn step(&self, place: &str, raw: RawStep, default: Otherwise, known: &mut Known) -> Result<Step, String> {
        let names = [&raw.part, &raw.row, &raw.check, &raw.probe, &raw.store];
        let name = match names.iter().filter_map(|name| name.as_deref()).collect::<Vec<_>>()[..] {
            [name] => name.to_owned(),
            _ => return Err(format!("{place}: a step is one of part, row, check, probe and store")),
        };
        let place = format!("{place}, step \"{name}\"");
        let need = |value: &Option<String>, key: &str| value.clone().ok_or(format!("{place}: {key} is missing"));
        let kind = if raw.part.is_some() {
            StepKind::Part(expr(&place, &need(&raw.value, "value")?, known)?)
        } else if raw.row.is_some() {
            StepKind::Row {
                statement: self.statement(&place, &need(&raw.query, "query")?, raw.params.len())?,
                params: exprs(&place, &raw.params, known)?,
            }
        } else if raw.check.is_some() {
            StepKind::Check(expr(&place, &need(&raw.that, "that")?, known)?)
        } else if raw.store.is_some() {
            let read = |key: &str, text: &str, more: &[&str]| {
                let mut known = known.clone();
                known.extend(more.iter().map(|name| (*name).to_owned()));
                expr(key, text, &known)
            };
            let step = StoreStep::read(&raw, self.variables, &read).map_err(|error| format!("{place}: {error}"))?;
            StepKind::Store(Box::new(step))
        } else {
            let url = expr(&place, &need(&raw.url, "url")?, known)?;
            let form = match raw.format.as_deref() {
                None | Some("json") => Form::Json,
                Some("html") => Form::Html,
                Some(other) => return Err(format!("{place}: format is \"json\" or \"html\", not \"{other}\"")),
            };
            let headers = raw.headers.iter().map(|(name, value)| {
                let header = HeaderName::from_bytes(name.as_bytes());
                let header = header.map_err(|_| format!("{place}: \"{name}\" is not the name of a header"))?;
                Ok((header, expr(&place, value, known)?))
            });
            let headers = headers.collect::<Result<_, String>>()?;
            StepKind::Probe { url, form, cookies: raw.cookies, headers, guest: raw.guest }
        };
        if !matches!(kind, StepKind::Check(_)) {
            known.insert(name.clone());
        } else if raw.optional {
            return Err(format!("{place}: a check that may fail checks nothing"));
        }
        let otherwise = match raw.otherwise.as_deref() {
            None => default,
            Some("next") => Otherwise::Next,
            Some("guest") => Otherwise::Guest,
            Some("unknown") => Otherwise::Unknown,
            Some(other) => {
                return Err(format!("{place}: otherwise is \"next\", \"guest\" or \"unknown\", not \"{other}\""));
            }
        };
        let problem = match &raw.code {
            None => None,
            Some(code) => Some(problem::find(code).ok_or_else(|| format!("{place}: there is no code {code}"))?),
        };
        let say = raw.say.map(|say| expr(&place, &say, known)).transpose()?;
        if let Some(secret) = say.iter().flat_map(Expr::names).find(|name| SECRET.contains(name)) {
            return Err(format!("{place}: say must not show \"{secret}\""));
        }
        let shown = say.iter().flat_map(|say| say.reads("var")).find(|(name, _)| self.secret.contains(*name));
        if let Some((secret, _)) = shown {
            return Err(format!("{place}: say must not show the secret variable \"{secret}\""));
        }
        Ok(Step { name, kind, optional: raw.optional, otherwise, problem, say })
    }

    fn member(&self, raw: RawMember, known: &mut Known) -> Result<MemberSpec, String> {
        let steps = self.steps("member", raw.step, Otherwise::Guest, known)?;
        let field = |name: &str, text: Option<String>| {
            text.map(|text| expr(&format!("member.{name}"), &text, known)).transpose()
        };
        Ok(MemberSpec {
            id: expr("member.id", &raw.id, known)?,
            username: expr("member.username", &raw.username, known)?,
            display_name: field("display_name", raw.display_name)?,
            email: field("email", raw.email)?,
            email_verified: field("email_verified", raw.email_verified)?,
            avatar_url: field("avatar_url", raw.avatar_url)?,
            profile_url: field("profile_url", raw.profile_url)?,
            language: field("language", raw.language)?,
            inactive: field("inactive", raw.inactive)?,
            banned: field("banned", raw.banned)?,
            banned_until: field("banned_until", raw.banned_until)?,
            steps,
        })
    }

    fn groups(&self, raw: RawGroups, known: &Known) -> Result<GroupsSpec, String> {
        let mut within = known.clone();
        within.insert("group".to_owned());
        let source = match (&raw.query, &raw.list) {
            (Some(query), None) => GroupsSource::Query {
                statement: self.statement("groups", query, raw.params.len())?,
                params: exprs("groups", &raw.params, known)?,
            },
            (None, Some(list)) => GroupsSource::List(expr("groups.list", list, known)?),
            _ => return Err("groups: give either query or list".to_owned()),
        };
        Ok(GroupsSpec {
            source,
            keep: raw.keep.map(|keep| expr("groups.keep", &keep, &within)).transpose()?,
            id: expr("groups.id", &raw.id, &within)?,
            name: expr("groups.name", &raw.name, &within)?,
            primary: raw.primary.map(|primary| expr("groups.primary", &primary, known)).transpose()?,
        })
    }

    fn bans(&self, raw: RawBans, known: &Known) -> Result<BansSpec, String> {
        let matches = raw.r#match.into_iter().map(|m| ban_match(m, known)).collect::<Result<Vec<_>, _>>()?;
        Ok(BansSpec {
            statement: self.statement("bans", &raw.query, raw.params.len())?,
            params: exprs("bans", &raw.params, known)?,
            exempt: raw.exempt.map(|exempt| expr("bans.exempt", &exempt, known)).transpose()?,
            matches,
            exclude: raw.exclude.map(|column| column.to_ascii_lowercase()),
            until: raw.until.map(|column| column.to_ascii_lowercase()),
            for_ever: raw.for_ever,
        })
    }

    fn login(&self, raw: RawLogin) -> Result<LoginSpec, String> {
        let known: Known = ["base", "return", "var", "setting"].map(str::to_owned).into();
        let mut scope = super::expr::Scope::default();
        scope.set_row("var", self.variables.clone());
        let back = expr("login.back", &raw.back, &["var".to_owned()].into())?;
        let back = back.eval(&scope).map_err(|error| format!("login.back: {error}"))?.as_text();
        Ok(LoginSpec {
            url: expr("login.url", &raw.url, &known)?,
            back: Back::read(back.as_deref(), raw.header.as_deref(), raw.cookie.as_deref())?,
            forbid: raw.forbid.chars().collect(),
            // It is shown without a look at the forum's settings.
            logout: raw
                .logout
                .map(|logout| expr("login.logout", &logout, &["base", "var", "cookie"].map(str::to_owned).into()))
                .transpose()?,
        })
    }

    fn statement(&self, place: &str, text: &str, params: usize) -> Result<Statement, String> {
        let text = with_variables(text, self.variables).map_err(|error| format!("{place}: {error}"))?;
        Statement::build(&text, self.prefix, params).map_err(|error| format!("{place}: {error}"))
    }
}

fn ban_match(raw: RawMatch, known: &Known) -> Result<BanMatch, String> {
    let ways = [
        (HowToMatch::Equals, &raw.equals),
        (HowToMatch::Folded, &raw.folded),
        (HowToMatch::Like, &raw.like),
        (HowToMatch::Glob, &raw.glob),
        (HowToMatch::Prefixes, &raw.prefixes),
        (HowToMatch::Network, &raw.network),
    ];
    let given: Vec<_> = ways.into_iter().filter_map(|(how, value)| Some((how, value.as_ref()?))).collect();
    let [(how, value)] = given[..] else {
        let column = raw.column;
        return Err(format!("bans.match \"{column}\": give one of equals, folded, like, glob, prefixes and network"));
    };
    Ok(BanMatch { column: raw.column.to_ascii_lowercase(), how, value: expr("bans.match", value, known)? })
}

pub(super) fn expr(place: &str, text: &str, known: &Known) -> Result<Expr, String> {
    let expr = Expr::parse(text).map_err(|error| format!("{place}: {error}, in: {}", text.trim()))?;
    let unknown = expr.names().into_iter().find(|name| !known.contains(*name)).map(str::to_owned);
    match unknown {
        Some(name) => Err(format!("{place}: nothing is called \"{name}\" here, in: {}", text.trim())),
        None => Ok(expr),
    }
}

fn exprs(place: &str, texts: &[String], known: &Known) -> Result<Vec<Expr>, String> {
    texts.iter().map(|text| expr(place, text, known)).collect()
}

/// Every name that the answer about a visitor is made from: what is remembered of him must not count for others.
fn names_read<'a>(
    alternatives: &'a [Alternative],
    member: &'a MemberSpec,
    groups: Option<&'a GroupsSpec>,
    bans: Option<&'a BansSpec>,
) -> BTreeSet<&'a str> {
    let steps = alternatives.iter().flat_map(|alternative| &alternative.steps).chain(&member.steps);
    let mut exprs: Vec<&Expr> = vec![&member.id, &member.username];
    let MemberSpec { display_name, email, email_verified, avatar_url, profile_url, language, .. } = member;
    exprs.extend([display_name, email, email_verified, avatar_url, profile_url, language].into_iter().flatten());
    exprs.extend([&member.inactive, &member.banned, &member.banned_until].into_iter().flatten());
    if let Some(groups) = groups {
        match &groups.source {
            GroupsSource::Query { params, .. } => exprs.extend(params),
            GroupsSource::List(list) => exprs.push(list),
        }
        exprs.extend([&groups.id, &groups.name]);
        exprs.extend([&groups.keep, &groups.primary].into_iter().flatten());
    }
    if let Some(bans) = bans {
        exprs.extend(bans.params.iter().chain(&bans.exempt).chain(bans.matches.iter().map(|m| &m.value)));
    }
    steps.flat_map(step_names).chain(exprs.into_iter().flat_map(Expr::names)).collect()
}

fn step_names(step: &Step) -> BTreeSet<&str> {
    match &step.kind {
        StepKind::Part(expr) | StepKind::Check(expr) => expr.names(),
        StepKind::Row { params, .. } => params.iter().flat_map(Expr::names).collect(),
        StepKind::Store(step) => step.names(),
        // A site may look at all that it is sent.
        StepKind::Probe { url, cookies, headers, .. } => {
            let mut names: BTreeSet<&str> = headers.iter().flat_map(|(_, value)| value.names()).collect();
            names.extend(url.names());
            if *cookies {
                names.extend(["address", "user_agent"]);
            }
            names
        }
    }
}
