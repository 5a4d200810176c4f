//! A board that keeps everything in an SQLite file with the tables of a forum software, so that the gateway's preset
//! for that software can look over its shoulder.
//!
//! What is the same for all of them is here; what differs is a [`Software`].
//!
//! # Why
//! One deliberate difference: many forums refuse the log-in of a banned member, or end it at the next page. This
//! board lets him in and shows a note, as they do for a ban that came after the log-in. Otherwise nobody could see
//! that the gateway asks for bans itself.

use std::path::Path;

use async_trait::async_trait;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::super::{Clock, DemoError, dice};
use super::accounts::{SAMPLE, SampleMember};
use super::addresses::Addresses;
use super::backend::{Account, AccountGroup, Backend, Credentials, LogIn, Visit, Visited, same};
use super::database::{Database, Value};

/// The statements by which a board keeps its members. Several may stand in one text.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// Makes the tables, and the rows that are not about members. ?1 is now.
    pub schema: &'static str,
    /// Everybody, or member ?1; ?2 is now. Columns `id`, `username`, `password`, `email`, `verified`, `active`,
    /// `administrator`, and `banned_until`: null without a ban, 0 for ever.
    pub accounts: &'static str,
    /// The groups of member ?1, the primary one first, with columns `id` and `name`.
    pub groups: &'static str,
    /// Bans member ?1 until ?2 (0 is for ever); ?3 is now. There is no ban of him before.
    pub ban: &'static str,
    /// Lifts the ban of member ?1, if there is one.
    pub unban: &'static str,
    /// Activates member ?1.
    pub activate: &'static str,
    /// Deactivates member ?1.
    pub deactivate: &'static str,
    /// Whether names stand in the tables HTML-escaped.
    pub escaped: bool,
}

/// What a software makes of a visitor.
#[derive(Debug, Default)]
pub struct Pass {
    /// `None`: a guest.
    pub member: Option<u32>,
    /// Lines for `Set-Cookie`, in order.
    pub cookies: Vec<String>,
    /// See [`Visited::session`].
    pub session: String,
}

/// A log-in that is about to begin: name and password were right.
pub struct Entry<'a> {
    /// Who it is.
    pub member: u32,
    /// Whether the box was ticked.
    pub remember: bool,
    /// His browser.
    pub visit: &'a Visit,
    /// Unix seconds.
    pub now: i64,
}

/// What one forum software does in a way of its own.
#[async_trait]
pub trait Software: Send + Sync + 'static {
    /// How it keeps members.
    const TABLES: Tables;
    /// Where it has its pages.
    const ADDRESSES: Addresses;

    /// Writes the rows of one member, without a ban.
    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError>;

    /// See [`Backend::title`].
    fn title(&self, group: &AccountGroup) -> String {
        group.name.clone()
    }

    /// See [`Backend::wanted`].
    fn wanted(&self, visit: &Visit) -> String;

    /// See [`Backend::way_back`].
    fn way_back(&self, wanted: &str, visit: &Visit, visited: &Visited) -> Option<String>;

    /// See [`Backend::detour`].
    async fn detour(
        &self,
        _database: &Database,
        _visit: &Visit,
        _visited: &Visited,
    ) -> Result<Option<String>, DemoError> {
        Ok(None)
    }

    /// Recognises the visitor and renews his session.
    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError>;

    /// Opens a session.
    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError>;

    /// Ends the visitor's session, as far as the software does.
    async fn close(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError>;

    /// Ends each session of a member, on every device.
    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError>;
}

/// Members and sessions in the tables of `S`.
pub struct Kept<S> {
    software: S,
    database: Database,
    clock: Clock,
}

impl<S: Software> Kept<S> {
    /// Makes the file and fills it with the sample members.
    pub async fn create(file: &Path, software: S, clock: Clock) -> Result<Self, DemoError> {
        let kept = Self { software, database: Database::create(file).await?, clock };
        let now = kept.now();
        kept.database.run(S::TABLES.schema, [now.into()]).await?;
        for member in &SAMPLE {
            kept.software.add(&kept.database, member, now).await?;
            if member.banned {
                kept.set_ban(member.id, Some(0)).await?;
            }
        }
        Ok(kept)
    }

    fn now(&self) -> i64 {
        self.clock.now().0
    }

    async fn read(&self, row: &SqliteRow) -> Result<Account, DemoError> {
        let plain = |text: &str| match S::TABLES.escaped {
            true => html_escape::decode_html_entities(text).into_owned(),
            false => text.to_owned(),
        };
        let id: u32 = row.try_get("id")?;
        let groups = self.database.rows(S::TABLES.groups, [id.into()]).await?;
        let group = |row: &SqliteRow| -> Result<AccountGroup, sqlx::Error> {
            Ok(AccountGroup { id: row.try_get("id")?, name: plain(row.try_get("name")?) })
        };
        Ok(Account {
            id,
            username: plain(row.try_get("username")?),
            email: plain(row.try_get("email")?),
            email_verified: row.try_get("verified")?,
            groups: groups.iter().map(group).collect::<Result<_, _>>()?,
            banned_until: row.try_get("banned_until")?,
            active: row.try_get("active")?,
            administrator: row.try_get("administrator")?,
        })
    }

    async fn admit(&self, pass: Pass) -> Result<Visited, DemoError> {
        let account = match pass.member {
            Some(id) => self.account(id).await?,
            None => None,
        };
        Ok(Visited { account, cookies: pass.cookies, session: pass.session })
    }
}

/// The form in which forums look names up.
pub fn fold(username: &str) -> String {
    username.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What stands in the column for the password, other at each call. The sample's own form: presets at most feed it to
/// a hash.
pub fn conceal(password: &str) -> Result<String, DemoError> {
    Ok(salted(&dice::hex(8)?, password))
}

fn fits(kept: &str, password: &str) -> bool {
    kept.split('$').nth(2).is_some_and(|salt| same(kept.as_bytes(), salted(salt, password).as_bytes()))
}

fn salted(salt: &str, password: &str) -> String {
    let hash = dice::sha256_hex(format!("{salt}{password}").as_bytes());
    format!("$demo${salt}${}", hash.get(..32).unwrap_or_default())
}

#[async_trait]
impl<S: Software> Backend for Kept<S> {
    fn addresses(&self) -> &Addresses {
        &const { S::ADDRESSES }
    }

    fn title(&self, group: &AccountGroup) -> String {
        self.software.title(group)
    }

    fn wanted(&self, visit: &Visit) -> String {
        self.software.wanted(visit)
    }

    fn way_back(&self, wanted: &str, visit: &Visit, visited: &Visited) -> Option<String> {
        self.software.way_back(wanted, visit, visited)
    }

    async fn detour(&self, visit: &Visit, visited: &Visited) -> Result<Option<String>, DemoError> {
        self.software.detour(&self.database, visit, visited).await
    }

    async fn visit(&self, visit: &Visit) -> Result<Visited, DemoError> {
        self.admit(self.software.recognise(&self.database, visit, self.now()).await?).await
    }

    async fn log_in(&self, visit: &Visit, credentials: &Credentials) -> Result<LogIn, DemoError> {
        let name = fold(&credentials.username);
        for row in self.database.rows(S::TABLES.accounts, [Value::Null, self.now().into()]).await? {
            let account = self.read(&row).await?;
            if fold(&account.username) != name {
                continue;
            }
            let kept: String = row.try_get("password")?;
            if !fits(&kept, &credentials.password) {
                return Ok(LogIn::Wrong);
            }
            if !account.active && !S::ADDRESSES.admits_waiting {
                return Ok(LogIn::Inactive);
            }
            let entry = Entry { member: account.id, remember: credentials.remember, visit, now: self.now() };
            return Ok(LogIn::In(self.admit(self.software.open(&self.database, &entry).await?).await?));
        }
        Ok(LogIn::Wrong)
    }

    async fn log_out(&self, visit: &Visit) -> Result<Visited, DemoError> {
        self.admit(self.software.close(&self.database, visit, self.now()).await?).await
    }

    async fn accounts(&self) -> Result<Vec<Account>, DemoError> {
        let rows = self.database.rows(S::TABLES.accounts, [Value::Null, self.now().into()]).await?;
        let mut accounts = Vec::with_capacity(rows.len());
        for row in &rows {
            accounts.push(self.read(row).await?);
        }
        accounts.sort_by_key(|account| account.id);
        Ok(accounts)
    }

    async fn account(&self, id: u32) -> Result<Option<Account>, DemoError> {
        match self.database.row(S::TABLES.accounts, [id.into(), self.now().into()]).await? {
            Some(row) => Ok(Some(self.read(&row).await?)),
            None => Ok(None),
        }
    }

    async fn set_ban(&self, id: u32, until: Option<i64>) -> Result<(), DemoError> {
        self.database.run(S::TABLES.unban, [id.into()]).await?;
        if let Some(until) = until {
            self.database.run(S::TABLES.ban, [id.into(), until.into(), self.now().into()]).await?;
        }
        Ok(())
    }

    async fn set_active(&self, id: u32, active: bool) -> Result<(), DemoError> {
        let statement = if active { S::TABLES.activate } else { S::TABLES.deactivate };
        self.database.run(statement, [id.into()]).await?;
        Ok(())
    }

    async fn end_sessions(&self, id: u32) -> Result<(), DemoError> {
        self.software.end_sessions(&self.database, id).await
    }
}
