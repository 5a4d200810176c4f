//! What the operator did not say, taken from the forum's own settings files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;

use super::address::{self, Kind, Parts};
use super::raw::{DatabaseExprs, FILE, Install};
use super::tree::Tree;
use super::{Environment, InstallError, files};
use crate::adapters::forum::expr::{Expr, Scope};
use crate::adapters::forum::preset::{self, RawPreset};
use crate::adapters::forum::settings::{Database, Preset, Settings};
use crate::adapters::forum::value::Value;
use crate::adapters::forum::variables;
use crate::model::problem;

/// The forum's folder, and what the operator said of its database without giving the address.
#[derive(Clone, Debug)]
pub struct FromFolder {
    /// Where the forum is.
    pub path: PathBuf,
    /// In place of the password in the forum's file.
    pub password: Option<SecretString>,
    /// In place of the prefix in the forum's file.
    pub table_prefix: Option<String>,
    /// Connections.
    pub pool: u32,
    /// How long one statement may take.
    pub timeout: Duration,
}

/// Fills in the database and the variables that stand in the forum's files. What the operator gave is left as it is,
/// and the files are not asked for it.
///
/// Errors: P110 no such forum in the folder, P111 a file cannot be read, P112 a value is computed, P113 a value is
/// missing.
pub fn complete(
    mut settings: Settings,
    folder: Option<&FromFolder>,
    environment: &Environment,
) -> Result<Settings, InstallError> {
    let raw = preset::load(&settings.preset).map_err(|error| InstallError::new(&problem::P103, error.to_string()))?;
    let mut where_else = String::new();
    if let Some(folder) = folder {
        let wrong = |why: String| InstallError::new(&problem::P103, format!("preset \"{}\": {why}", raw.title));
        let install = raw
            .install
            .as_ref()
            .ok_or_else(|| wrong("it has no [install], so [forum] path means nothing".to_owned()))?;
        let install = install.check().map_err(wrong)?;
        let found = Found::read(&install, &folder.path, environment)?;
        fill(&mut settings, &raw, &install, folder, &found)?;
        where_else = found.tree.where_else();
    }
    variables::need_all(&raw.variables, &settings.variables)
        .map_err(|why| InstallError::missing(format!("{why}{where_else}")))?;
    Ok(settings)
}

fn fill(
    settings: &mut Settings,
    raw: &RawPreset,
    install: &Install,
    folder: &FromFolder,
    found: &Found,
) -> Result<(), InstallError> {
    if let Some(exprs) = &install.database {
        let prefix = || found.prefix(exprs, folder, raw.table_prefix.as_deref());
        match &mut settings.database {
            Some(given) if folder.table_prefix.is_none() => given.table_prefix = prefix()?,
            Some(_) => {}
            None => settings.database = Some(found.database(exprs, folder, prefix()?)?),
        }
    }
    for (name, from) in variables::from_files(&raw.variables).map_err(InstallError::missing)? {
        if settings.variables.contains_key(name) {
            continue;
        }
        let ways = format!(
            "set PORTICO_FORUM__VARIABLES__{}, or {name} or {name}_file in [forum.variables]",
            name.to_ascii_uppercase()
        );
        let value = found.value(&from, &ways)?;
        let text = match value {
            Value::Json(_) | Value::List(_) => {
                let items: Vec<String> = value.into_list().iter().filter_map(Value::as_text).collect();
                (!items.is_empty()).then(|| items.join(","))
            }
            value => value.as_text(),
        };
        settings.variables.extend(text.map(|text| (name.to_owned(), text)));
    }
    Ok(())
}

/// The forum's address in browsers, if its files tell it.
///
/// Errors: as [`complete`].
pub fn public_url(preset: &Preset, folder: &Path, environment: &Environment) -> Result<Option<String>, InstallError> {
    let raw = preset::load(preset).map_err(|error| InstallError::new(&problem::P103, error.to_string()))?;
    let Some(install) = raw.install else { return Ok(None) };
    let install = install.check().map_err(|why| unusable(&raw.title, &why))?;
    let Some(expr) = &install.public_url else { return Ok(None) };
    let found = Found::read(&install, folder, environment)?;
    let url = found.text(Some(expr), "public_url")?;
    Ok(Some(url).filter(|url| !url.is_empty()))
}

/// A preset that is wrong in itself.
pub(super) fn unusable(preset: &str, why: &dyn std::fmt::Display) -> InstallError {
    InstallError::new(&problem::P103, format!("preset {preset}: {why}"))
}

/// The forum's files, read.
pub(super) struct Found {
    tree: Tree,
    folder: PathBuf,
}

impl Found {
    pub(super) fn read(install: &Install, folder: &Path, environment: &Environment) -> Result<Self, InstallError> {
        Ok(Self { tree: files::read(install, folder, environment)?, folder: folder.to_path_buf() })
    }

    /// The value of an expression. `ways`: how else the operator can give it.
    pub(super) fn value(&self, expr: &Expr, ways: &str) -> Result<Value, InstallError> {
        let reads = expr.reads(FILE);
        if let Some(needed) = reads.iter().find_map(|(column, pointer)| self.tree.computed(column, pointer)) {
            let shown = self.folder.join(&needed.file);
            let message = format!(
                "{} line {}: {} is computed by {}, which portico does not run. Give it another way: {ways}",
                shown.display(),
                needed.computed.line,
                needed.name,
                needed.computed.by
            );
            return Err(InstallError::new(&problem::P112, message));
        }
        let mut scope = Scope::default();
        let mut row = self.tree.row(reads.iter().map(|(column, _)| *column));
        // Some forums keep sessions in files below their own folder.
        row.insert("folder".to_owned(), Value::text(self.folder.display().to_string()));
        scope.set_row(FILE, row);
        expr.eval(&scope).map_err(|error| {
            let message =
                format!("{}: {error}. Give it another way: {ways}{}", self.folder.display(), self.tree.where_else());
            InstallError::missing(message)
        })
    }

    fn text(&self, expr: Option<&Expr>, ways: &str) -> Result<String, InstallError> {
        let value = expr.map(|expr| self.value(expr, ways)).transpose()?;
        Ok(value.and_then(|value| value.as_text()).unwrap_or_default())
    }

    /// Of the operator, else of the files, else the usual one.
    fn prefix(&self, exprs: &DatabaseExprs, folder: &FromFolder, usual: Option<&str>) -> Result<String, InstallError> {
        if let Some(prefix) = &folder.table_prefix {
            return Ok(prefix.clone());
        }
        let ways = "set PORTICO_FORUM__DATABASE__TABLE_PREFIX, or table_prefix in [forum.database]";
        let read = exprs.table_prefix.as_ref().map(|expr| self.value(expr, ways)).transpose()?;
        Ok(read.and_then(|value| value.as_text()).unwrap_or_else(|| usual.unwrap_or_default().to_owned()))
    }

    fn database(
        &self,
        exprs: &DatabaseExprs,
        folder: &FromFolder,
        table_prefix: String,
    ) -> Result<Database, InstallError> {
        let ways = "set PORTICO_FORUM__DATABASE__URL, or url in [forum.database]";
        let kind = match self.text(Some(&exprs.kind), ways)?.as_str() {
            "mysql" => Kind::MySql,
            "postgres" => Kind::Postgres,
            "sqlite" => Kind::Sqlite,
            _ => {
                let message = "the forum's files do not name a kind of database that portico reads (MySQL, MariaDB, \
                               PostgreSQL, SQLite)";
                return Err(InstallError::missing(format!(
                    "{}: {message}. If it is one: {ways}{}",
                    self.folder.display(),
                    self.tree.where_else()
                )));
            }
        };
        let parts = Parts {
            host: self.text(exprs.host.as_ref(), ways)?,
            port: self.text(exprs.port.as_ref(), ways)?,
            name: self.text(Some(&exprs.name), ways)?,
            user: self.text(exprs.user.as_ref(), ways)?,
        };
        let url = address::url(kind, &parts, &self.folder).map_err(|why| {
            let place = self.folder.display();
            InstallError::missing(format!("{place}: {why}. Give it: {ways}{}", self.tree.where_else()))
        })?;
        let password = match &folder.password {
            Some(password) => Some(password.clone()),
            None if kind == Kind::Sqlite => None,
            None => {
                let ways = "set PORTICO_FORUM__DATABASE__PASSWORD, or password_file in [forum.database]";
                let password = self.text(exprs.password.as_ref(), ways)?;
                // An account without a password must not be offered an empty one.
                (!password.is_empty()).then(|| SecretString::from(password))
            }
        };
        Ok(Database { url, password, table_prefix, pool: folder.pool, timeout: folder.timeout })
    }
}
