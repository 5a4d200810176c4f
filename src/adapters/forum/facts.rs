//! What the forum keeps in its own settings table, read again every minute.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::cookies::{self, NamedCookie};
use super::expr::Scope;
use super::program::SettingsQuery;
use super::value::{EvalError, Row, Value};
use super::{Inner, drift};
use crate::model::SourceFailure;

/// How long settings are believed.
const FRESH: Duration = Duration::from_secs(60);
/// More rows are not the settings that were asked for.
const ROWS_MAX: usize = 1_000;

/// Settings of the forum at one moment, and the names of its cookies that follow from them.
pub(super) struct Facts {
    pub settings: Value,
    pub cookies: Vec<NamedCookie>,
    /// Changes when the settings do, so that nothing remembered under old names is found under new ones.
    pub generation: u64,
    read_at: Instant,
}

impl Facts {
    /// For presets that read no settings: known from the start, and for good.
    pub(super) fn without_settings(inner: &Inner) -> Result<Self, EvalError> {
        Self::new(inner, Value::Row(Row::new().into()), 0)
    }

    fn new(inner: &Inner, settings: Value, generation: u64) -> Result<Self, EvalError> {
        let mut scope = Scope::default();
        scope.set("setting", settings.clone());
        scope.set("var", inner.variables.clone());
        let cookies = cookies::names(&inner.program.cookies, &scope)?;
        Ok(Self { settings, cookies, generation, read_at: Instant::now() })
    }

    fn is_fresh(&self) -> bool {
        self.read_at.elapsed() < FRESH
    }
}

/// Whether a look-up would use these without reading the settings again.
pub(super) fn are_current(inner: &Inner, facts: &Facts) -> bool {
    inner.program.settings.is_none() || facts.is_fresh()
}

/// The settings, read again if they are older than a minute. One look-up reads, the others wait for it.
pub(super) async fn current(inner: &Inner) -> Result<Arc<Facts>, SourceFailure> {
    let Some(query) = &inner.program.settings else {
        return inner.known_facts().ok_or_else(|| SourceFailure::Drift("the cookies have no names".to_owned()));
    };
    if let Some(facts) = inner.known_facts().filter(|facts| facts.is_fresh()) {
        return Ok(facts);
    }
    let _one = inner.reading.lock().await;
    let known = inner.known_facts();
    if let Some(facts) = known.clone().filter(|facts| facts.is_fresh()) {
        return Ok(facts);
    }
    let settings = read(inner, query).await?;
    let generation = match &known {
        Some(known) if known.settings == settings => known.generation,
        Some(known) => known.generation + 1,
        None => 0,
    };
    let facts = Arc::new(Facts::new(inner, settings, generation).map_err(drift)?);
    inner.keep_facts(facts.clone());
    Ok(facts)
}

async fn read(inner: &Inner, query: &SettingsQuery) -> Result<Value, SourceFailure> {
    let mut settings = query.defaults.clone();
    let mut rows = Vec::new();
    for statement in &query.statements {
        rows.extend(inner.database()?.rows(statement, &[], ROWS_MAX).await?);
    }
    for row in rows {
        let name = row.get("name").and_then(Value::as_text);
        let value = row.get("value").cloned();
        let (Some(name), Some(value)) = (name, value) else {
            return Err(SourceFailure::Drift("the settings query gives no columns \"name\" and \"value\"".to_owned()));
        };
        settings.insert(name.to_ascii_lowercase(), value);
    }
    Ok(Value::Row(settings.into()))
}
