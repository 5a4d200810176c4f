//! Flavour `phpbb`: members and sessions in an SQLite file with phpBB 3.3's tables, cookies and rules, so that
//! the gateway's phpBB preset can look over the board's shoulder.
//!
//! # Why
//! One deliberate difference: phpBB refuses the log-in of a banned member. This board lets him in and shows a
//! note, as phpBB does for a ban that came after the log-in and before the next page. Otherwise nobody could see
//! that the gateway asks for bans itself.

use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::{Row as _, SqlitePool};

use super::super::{Clock, DemoError, dice};
use super::backend::{Account, AccountGroup, Addresses, Backend, Credentials, LogIn, Visit, Visited, same};
use super::phpbb_cookies::{Jar, way_back};
use super::phpbb_tables::{ANONYMOUS, INACTIVE, NORMAL, clean, create};

/// `session_length` of the sample board, and phpBB's minute on top.
const IDLE_SECS: i64 = 3_600 + 60;
/// Sessions that nobody used for `session_length` are deleted once in this time.
const COLLECT_SECS: i64 = 3_600;

/// Members and sessions in phpBB's tables.
pub struct Phpbb {
    clock: Clock,
    pool: SqlitePool,
}

struct Session {
    member: u32,
    seen_at: i64,
    remembered: bool,
    browser: String,
}

/// What a new session is made from.
struct NewSession<'a> {
    member: u32,
    remember: bool,
    visit: &'a Visit,
    now: i64,
}

impl Phpbb {
    /// Makes the file and fills it.
    pub async fn create(file: &Path, clock: Clock) -> Result<Self, DemoError> {
        // Readers never wait for the one writer in WAL mode; a sample need not survive a power cut.
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Off)
            .busy_timeout(Duration::from_secs(5));
        let pool = SqlitePoolOptions::new().max_connections(1).min_connections(1).connect_with(options).await?;
        create(&pool, clock.now().0).await?;
        Ok(Self { clock, pool })
    }

    async fn session(&self, id: &str) -> Result<Option<Session>, DemoError> {
        let query = "SELECT session_user_id, session_time, session_autologin, session_browser
                       FROM phpbb_sessions WHERE session_id = ?";
        let row = sqlx::query(query).bind(id).fetch_optional(&self.pool).await?;
        let read = |row: SqliteRow| -> Result<Session, sqlx::Error> {
            Ok(Session {
                member: row.try_get(0)?,
                seen_at: row.try_get(1)?,
                remembered: row.try_get::<i64, _>(2)? == 1,
                browser: row.try_get(3)?,
            })
        };
        Ok(row.map(read).transpose()?)
    }

    /// Goes on with a session. `None`: there is none, or it has run out, or it is another browser's.
    async fn resume(&self, visit: &Visit, jar: &Jar, now: i64) -> Result<Option<Visited>, DemoError> {
        let Some(id) = &jar.session else { return Ok(None) };
        let Some(session) = self.session(id).await? else { return Ok(None) };
        let idle = now - session.seen_at;
        if session.browser.to_lowercase() != browser(visit).to_lowercase() || (!session.remembered && idle > IDLE_SECS)
        {
            return Ok(None);
        }
        if idle > 60 {
            let update = "UPDATE phpbb_sessions SET session_time = ?, session_page = ? WHERE session_id = ?";
            sqlx::query(update).bind(now).bind(page(visit)).bind(id).execute(&self.pool).await?;
        }
        let account = self.member(session.member).await?;
        Ok(Some(Visited { account, cookies: Vec::new(), session: id.clone() }))
    }

    /// An active member; nobody for a guest's number.
    async fn member(&self, id: u32) -> Result<Option<Account>, DemoError> {
        if id == ANONYMOUS {
            return Ok(None);
        }
        Ok(self.account(id).await?.filter(|account| account.active))
    }

    /// Whose key this is. The key is spent: the new session brings another one.
    async fn take_key(&self, jar: &Jar) -> Result<Option<u32>, DemoError> {
        let (Some(key), Some(member)) = (&jar.key, jar.member) else { return Ok(None) };
        let delete = "DELETE FROM phpbb_sessions_keys WHERE key_id = ? AND user_id = ? AND user_id IN
                        (SELECT user_id FROM phpbb_users WHERE user_id <> 1 AND user_type IN (0, 3))";
        let done = sqlx::query(delete).bind(dice::md5_hex(key.as_bytes())).bind(member).execute(&self.pool).await?;
        Ok((done.rows_affected() == 1).then_some(member))
    }

    /// Inserts a session, and a key when the member wants to be remembered. Answers its cookies.
    async fn open(&self, new: NewSession<'_>) -> Result<Visited, DemoError> {
        self.collect(new.now).await?;
        let id = dice::hex(16)?;
        let address = new.visit.address.to_string();
        let insert = "INSERT INTO phpbb_sessions (session_id, session_user_id, session_last_visit, session_start,
                        session_time, session_ip, session_browser, session_forwarded_for, session_page,
                        session_autologin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        sqlx::query(insert)
            .bind(&id)
            .bind(new.member)
            .bind(new.now)
            .bind(new.now)
            .bind(new.now)
            .bind(&address)
            .bind(browser(new.visit))
            .bind(new.visit.forwarded_for.chars().take(255).collect::<String>())
            .bind(page(new.visit))
            .bind(new.remember)
            .execute(&self.pool)
            .await?;
        let mut key = String::new();
        if new.remember {
            key = dice::hex(8)?;
            let insert = "INSERT INTO phpbb_sessions_keys (key_id, user_id, last_ip, last_login) VALUES (?, ?, ?, ?)";
            sqlx::query(insert)
                .bind(dice::md5_hex(key.as_bytes()))
                .bind(new.member)
                .bind(&address)
                .bind(new.now)
                .execute(&self.pool)
                .await?;
        }
        let cookies = Jar::set(new.member, &key, &id, new.now);
        Ok(Visited { account: self.member(new.member).await?, cookies, session: id })
    }

    /// Deletes old sessions now and then, remembered ones too: their key opens another one.
    async fn collect(&self, now: i64) -> Result<(), DemoError> {
        let update = "UPDATE phpbb_config SET config_value = CAST(?1 AS TEXT)
                       WHERE config_name = 'session_last_gc' AND CAST(config_value AS INTEGER) < ?1 - ?2";
        let due = sqlx::query(update).bind(now).bind(COLLECT_SECS).execute(&self.pool).await?;
        if due.rows_affected() == 1 {
            let delete = "DELETE FROM phpbb_sessions WHERE session_time < ?";
            sqlx::query(delete).bind(now - IDLE_SECS).execute(&self.pool).await?;
        }
        Ok(())
    }

    async fn forget(&self, jar: &Jar) -> Result<(), DemoError> {
        if let Some(id) = &jar.session {
            sqlx::query("DELETE FROM phpbb_sessions WHERE session_id = ?").bind(id).execute(&self.pool).await?;
        }
        if let (Some(key), Some(member)) = (&jar.key, jar.member) {
            let delete = "DELETE FROM phpbb_sessions_keys WHERE key_id = ? AND user_id = ?";
            let key = dice::md5_hex(key.as_bytes());
            sqlx::query(delete).bind(key).bind(member).execute(&self.pool).await?;
        }
        Ok(())
    }

    async fn accounts_where(&self, id: Option<u32>) -> Result<Vec<Account>, DemoError> {
        let users = "SELECT user_id, username, user_email, user_type,
                       (SELECT MAX(CASE ban_end WHEN 0 THEN 9223372036854775807 ELSE ban_end END) FROM phpbb_banlist
                         WHERE ban_userid = user_id AND ban_exclude = 0 AND (ban_end = 0 OR ban_end >= ?2)) AS ban
                      FROM phpbb_users WHERE user_type <> 2 AND (?1 IS NULL OR user_id = ?1) ORDER BY user_id";
        let rows = sqlx::query(users).bind(id).bind(self.clock.now().0).fetch_all(&self.pool).await?;
        let mut accounts = Vec::with_capacity(rows.len());
        for row in rows {
            let id: u32 = row.try_get("user_id")?;
            let ban: Option<i64> = row.try_get("ban")?;
            let active = row.try_get::<u32, _>("user_type")? != INACTIVE;
            accounts.push(Account {
                id,
                username: html_escape::decode_html_entities(row.try_get::<&str, _>("username")?).into_owned(),
                email: html_escape::decode_html_entities(row.try_get::<&str, _>("user_email")?).into_owned(),
                email_verified: active,
                groups: self.groups(id).await?,
                banned_until: ban.map(|end| if end == i64::MAX { 0 } else { end }),
                active,
            });
        }
        Ok(accounts)
    }

    async fn groups(&self, member: u32) -> Result<Vec<AccountGroup>, DemoError> {
        let query = "SELECT g.group_id, g.group_name FROM phpbb_user_group ug
                       JOIN phpbb_groups g ON g.group_id = ug.group_id JOIN phpbb_users u ON u.user_id = ug.user_id
                      WHERE ug.user_id = ? AND ug.user_pending = 0
                      ORDER BY g.group_id <> u.group_id, g.group_id";
        let rows = sqlx::query(query).bind(member).fetch_all(&self.pool).await?;
        let read = |row: &SqliteRow| -> Result<AccountGroup, sqlx::Error> {
            let name = html_escape::decode_html_entities(row.try_get::<&str, _>(1)?).into_owned();
            Ok(AccountGroup { id: row.try_get(0)?, name })
        };
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

/// What phpBB keeps of the User-Agent.
fn browser(visit: &Visit) -> String {
    visit.user_agent.chars().take(149).collect::<String>().trim().to_owned()
}

fn page(visit: &Visit) -> String {
    visit.page.trim_start_matches('/').chars().take(255).collect()
}

#[async_trait]
impl Backend for Phpbb {
    fn addresses(&self) -> Addresses {
        Addresses { login: "/ucp.php", back: Some("redirect"), login_query: "?mode=login", returns_members: false }
    }

    fn avatar_path(&self, id: u32) -> String {
        format!("/download/file.php?avatar={id}_1700000000.svg")
    }

    fn profile_path(&self, id: u32) -> String {
        format!("/memberlist.php?mode=viewprofile&u={id}")
    }

    fn logout_path(&self, session: &str) -> String {
        format!("/ucp.php?mode=logout&sid={session}")
    }

    fn way_back(&self, wanted: &str, session: &str, host: &str) -> Option<String> {
        way_back(wanted, session, host)
    }

    async fn visit(&self, visit: &Visit) -> Result<Visited, DemoError> {
        let now = self.clock.now().0;
        let jar = Jar::read(visit);
        if let Some(visited) = self.resume(visit, &jar, now).await? {
            return Ok(visited);
        }
        let known = self.take_key(&jar).await?;
        let member = known.unwrap_or(ANONYMOUS);
        self.open(NewSession { member, remember: known.is_some(), visit, now }).await
    }

    async fn log_in(&self, visit: &Visit, credentials: &Credentials) -> Result<LogIn, DemoError> {
        let query = "SELECT user_id, user_password, user_type FROM phpbb_users
                      WHERE username_clean = ? AND user_type <> 2";
        let name = clean(&credentials.username);
        let Some(row) = sqlx::query(query).bind(name).fetch_optional(&self.pool).await? else {
            return Ok(LogIn::Wrong);
        };
        let kept: String = row.try_get("user_password")?;
        if !same(kept.as_bytes(), dice::sha256_hex(credentials.password.as_bytes()).as_bytes()) {
            return Ok(LogIn::Wrong);
        }
        if row.try_get::<u32, _>("user_type")? == INACTIVE {
            return Ok(LogIn::Inactive);
        }
        // The session of the guest ends, so that nobody who knew its id is logged in with it.
        self.forget(&Jar::read(visit)).await?;
        let member = row.try_get("user_id")?;
        let new = NewSession { member, remember: credentials.remember, visit, now: self.clock.now().0 };
        Ok(LogIn::In(self.open(new).await?))
    }

    async fn log_out(&self, visit: &Visit) -> Result<Visited, DemoError> {
        let now = self.clock.now().0;
        self.forget(&Jar::read(visit)).await?;
        let mut guest = self.open(NewSession { member: ANONYMOUS, remember: false, visit, now }).await?;
        // phpBB deletes and then sets the same cookies in one answer.
        let mut cookies = Jar::clear(now);
        cookies.append(&mut guest.cookies);
        Ok(Visited { cookies, ..guest })
    }

    async fn accounts(&self) -> Result<Vec<Account>, DemoError> {
        self.accounts_where(None).await
    }

    async fn account(&self, id: u32) -> Result<Option<Account>, DemoError> {
        Ok(self.accounts_where(Some(id)).await?.pop())
    }

    async fn set_ban(&self, id: u32, until: Option<i64>) -> Result<(), DemoError> {
        sqlx::query("DELETE FROM phpbb_banlist WHERE ban_userid = ?").bind(id).execute(&self.pool).await?;
        if let Some(until) = until {
            let insert = "INSERT INTO phpbb_banlist (ban_userid, ban_start, ban_end) VALUES (?, ?, ?)";
            sqlx::query(insert).bind(id).bind(self.clock.now().0).bind(until).execute(&self.pool).await?;
        }
        Ok(())
    }

    async fn set_active(&self, id: u32, active: bool) -> Result<(), DemoError> {
        // Reason 3: by an administrator.
        let update = "UPDATE phpbb_users SET user_type = ?, user_inactive_reason = ? WHERE user_id = ?";
        let (kind, reason) = if active { (NORMAL, 0) } else { (INACTIVE, 3) };
        sqlx::query(update).bind(kind).bind(reason).bind(id).execute(&self.pool).await?;
        Ok(())
    }

    async fn end_sessions(&self, id: u32) -> Result<(), DemoError> {
        sqlx::query("DELETE FROM phpbb_sessions WHERE session_user_id = ?").bind(id).execute(&self.pool).await?;
        sqlx::query("DELETE FROM phpbb_sessions_keys WHERE user_id = ?").bind(id).execute(&self.pool).await?;
        Ok(())
    }
}
