//! phpBB 3.3: a row for each session, three cookies, the session's id in addresses.

use async_trait::async_trait;
use http::StatusCode;
use sqlx::Row as _;

use super::super::super::{DemoError, dice};
use super::super::accounts::{PASSWORD, SampleGroup, SampleMember};
use super::super::addresses::{Addresses, Arrival, Form};
use super::super::backend::{AccountGroup, Visit, Visited};
use super::super::cookies::{self, YEAR_SECS};
use super::super::database::Database;
use super::super::tables::{Entry, Pass, Software, Tables, conceal, fold};
use super::{escape, phpbb_tables};

/// What the names of the cookies begin with.
const COOKIE_NAME: &str = "phpbb3_demo";
/// phpBB's number of every guest.
const ANONYMOUS: u32 = 1;
/// `session_length` of the sample board, and phpBB's minute on top.
const IDLE_SECS: i64 = 3_600 + 60;
/// Sessions that nobody used for `session_length` are deleted once in this time.
const COLLECT_SECS: i64 = 3_600;

/// Flavour `phpbb`.
pub struct Phpbb;

fn group_id(group: SampleGroup) -> u32 {
    match group {
        SampleGroup::Members => 2,
        SampleGroup::Moderators => 4,
        SampleGroup::Administrators => 5,
        SampleGroup::PhotoClub => 8,
    }
}

/// The values of the three cookies, as far as they have the right shape.
struct Jar {
    /// `_sid`: 32 hex digits.
    session: Option<String>,
    /// `_u`: the member's number.
    member: Option<u32>,
    /// `_k`: the key that remembers him.
    key: Option<String>,
}

impl Jar {
    fn read(visit: &Visit) -> Self {
        let cookie = |suffix: &str| visit.cookie(&format!("{COOKIE_NAME}_{suffix}")).map(str::to_owned);
        let hex = |text: &String| text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        Self {
            session: cookie("sid").filter(hex),
            member: cookie("u").and_then(|text| text.parse().ok()),
            key: cookie("k").filter(|text| !text.is_empty()),
        }
    }

    /// Sets all three for a year, also a guest's: the life of the cookie says nothing about the log-in.
    fn set(member: u32, key: &str, session: &str, now: i64) -> Vec<String> {
        let line = |suffix, value| cookies::set(&format!("{COOKIE_NAME}_{suffix}"), value, Some(now + YEAR_SECS));
        vec![line("u", &member.to_string()), line("k", key), line("sid", session)]
    }

    fn clear(now: i64) -> Vec<String> {
        let line = |suffix| cookies::set(&format!("{COOKIE_NAME}_{suffix}"), "", Some(now - YEAR_SECS));
        ["u", "k", "sid"].map(line).to_vec()
    }
}

/// What phpBB keeps of the User-Agent.
fn browser(visit: &Visit) -> String {
    visit.user_agent.chars().take(149).collect::<String>().trim().to_owned()
}

fn page(visit: &Visit) -> String {
    let page = format!("{}?{}", visit.path.trim_start_matches('/'), visit.query);
    page.trim_end_matches('?').chars().take(255).collect()
}

impl Phpbb {
    /// Goes on with a session. `None`: there is none, or it has run out, or it is another browser's.
    async fn resume(&self, database: &Database, visit: &Visit, now: i64) -> Result<Option<Pass>, DemoError> {
        let Some(id) = Jar::read(visit).session else { return Ok(None) };
        let query = "SELECT session_user_id, session_time, session_autologin, session_browser
                       FROM phpbb_sessions WHERE session_id = ?1";
        let Some(row) = database.row(query, [id.as_str().into()]).await? else { return Ok(None) };
        let idle = now - row.try_get::<i64, _>("session_time")?;
        let remembered: bool = row.try_get("session_autologin")?;
        let known: String = row.try_get("session_browser")?;
        if known.to_lowercase() != browser(visit).to_lowercase() || (!remembered && idle > IDLE_SECS) {
            return Ok(None);
        }
        if idle > 60 {
            let update = "UPDATE phpbb_sessions SET session_time = ?1, session_page = ?2 WHERE session_id = ?3";
            database.run(update, [now.into(), page(visit).into(), id.as_str().into()]).await?;
        }
        let member = row.try_get("session_user_id")?;
        Ok(Some(Pass { member: (member != ANONYMOUS).then_some(member), cookies: Vec::new(), session: id }))
    }

    /// Whose key this is. The key is spent: the new session brings another one.
    async fn take_key(&self, database: &Database, visit: &Visit) -> Result<Option<u32>, DemoError> {
        let Jar { key: Some(key), member: Some(member), .. } = Jar::read(visit) else { return Ok(None) };
        let delete = "DELETE FROM phpbb_sessions_keys WHERE key_id = ?1 AND user_id = ?2 AND user_id IN
                        (SELECT user_id FROM phpbb_users WHERE user_id <> 1 AND user_type IN (0, 3))";
        let done = database.run(delete, [dice::md5_hex(key.as_bytes()).into(), member.into()]).await?;
        Ok((done == 1).then_some(member))
    }

    /// Inserts a session, and a key when the member wants to be remembered.
    async fn insert(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        self.collect(database, entry.now).await?;
        let (id, now, visit) = (dice::hex(16)?, entry.now, entry.visit);
        let insert = "INSERT INTO phpbb_sessions (session_id, session_user_id, session_last_visit, session_start,
                        session_time, session_ip, session_browser, session_forwarded_for, session_page,
                        session_autologin) VALUES (?1, ?2, ?3, ?3, ?3, ?4, ?5, ?6, ?7, ?8)";
        let address = visit.address.to_string();
        let values = [
            id.as_str().into(),
            entry.member.into(),
            now.into(),
            address.as_str().into(),
            browser(visit).into(),
            visit.forwarded_for.chars().take(255).collect::<String>().into(),
            page(visit).into(),
            i64::from(entry.remember).into(),
        ];
        database.run(insert, values).await?;
        let mut key = String::new();
        if entry.remember {
            key = dice::hex(8)?;
            let insert =
                "INSERT INTO phpbb_sessions_keys (key_id, user_id, last_ip, last_login) VALUES (?1, ?2, ?3, ?4)";
            let hash = dice::md5_hex(key.as_bytes());
            database.run(insert, [hash.into(), entry.member.into(), address.into(), now.into()]).await?;
        }
        let member = (entry.member != ANONYMOUS).then_some(entry.member);
        Ok(Pass { member, cookies: Jar::set(entry.member, &key, &id, now), session: id })
    }

    /// Deletes old sessions now and then, remembered ones too: their key opens another one.
    async fn collect(&self, database: &Database, now: i64) -> Result<(), DemoError> {
        let update = "UPDATE phpbb_config SET config_value = CAST(?1 AS TEXT)
                       WHERE config_name = 'session_last_gc' AND CAST(config_value AS INTEGER) < ?1 - ?2";
        if database.run(update, [now.into(), COLLECT_SECS.into()]).await? == 1 {
            let delete = "DELETE FROM phpbb_sessions WHERE session_time < ?1";
            database.run(delete, [(now - IDLE_SECS).into()]).await?;
        }
        Ok(())
    }

    async fn forget(&self, database: &Database, visit: &Visit) -> Result<(), DemoError> {
        let jar = Jar::read(visit);
        if let Some(id) = jar.session {
            database.run("DELETE FROM phpbb_sessions WHERE session_id = ?1", [id.into()]).await?;
        }
        if let (Some(key), Some(member)) = (jar.key, jar.member) {
            let delete = "DELETE FROM phpbb_sessions_keys WHERE key_id = ?1 AND user_id = ?2";
            database.run(delete, [dice::md5_hex(key.as_bytes()).into(), member.into()]).await?;
        }
        Ok(())
    }
}

/// Where phpBB goes after a log-in: an address of its own host, with the session id appended.
fn way_back(wanted: &str, session: &str, host: &str) -> Option<String> {
    if wanted.contains([';', '\r', '\n', '\\']) {
        return None;
    }
    let own =
        wanted.strip_prefix(&format!("http://{host}/")).or_else(|| wanted.strip_prefix(&format!("https://{host}/")));
    let path = match own {
        Some(path) => path,
        None if wanted.contains("://") && !wanted.starts_with('/') => return None,
        None => wanted,
    };
    // A path without its slash is below the board, and a second slash does not make a host of it.
    let path = format!("/{}", path.trim_start_matches('/'));
    let (path, fragment) = path.split_once('#').map_or((path.as_str(), None), |(path, rest)| (path, Some(rest)));
    let joint = if path.contains('?') { '&' } else { '?' };
    let fragment = fragment.map(|rest| format!("#{rest}")).unwrap_or_default();
    Some(format!("{path}{joint}sid={session}{fragment}"))
}

#[async_trait]
impl Software for Phpbb {
    const TABLES: Tables = phpbb_tables::TABLES;
    const ADDRESSES: Addresses = Addresses {
        home: "/index.php",
        login: "/ucp.php?mode=login",
        enter: "/ucp.php?mode=login",
        form: Form {
            username: "username",
            password: "password",
            remember: "autologin",
            back: Some("redirect"),
            hidden: &[],
        },
        logout: "/ucp.php?mode=logout&sid={session}",
        logout_by_form: false,
        profile: "/memberlist.php?mode=viewprofile&u={id}",
        avatar: "/download/file.php?avatar={id}_1700000000.svg",
        whoami: None,
        arrival: Arrival::Redirect(StatusCode::FOUND),
        returns_members: false,
        admits_waiting: false,
        semicolons: false,
    };

    async fn add(&self, database: &Database, member: &SampleMember, now: i64) -> Result<(), DemoError> {
        let insert = "INSERT INTO phpbb_users (user_id, user_type, group_id, user_regdate, username, username_clean,
                        user_password, user_email, user_avatar, user_avatar_type, user_inactive_reason)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'avatar.driver.upload', ?2)";
        let values = [
            member.id.into(),
            u32::from(!member.email_verified).into(),
            member.groups.first().map_or(0, |group| group_id(*group)).into(),
            now.into(),
            escape(member.username).into(),
            fold(member.username).into(),
            conceal(PASSWORD)?.into(),
            member.email.into(),
            format!("{}_1700000000.svg", member.id).into(),
        ];
        database.run(insert, values).await?;
        for group in member.groups {
            let insert = "INSERT INTO phpbb_user_group (group_id, user_id, user_pending) VALUES (?1, ?2, 0)";
            database.run(insert, [group_id(*group).into(), member.id.into()]).await?;
        }
        Ok(())
    }

    /// phpBB keeps language keys for its own groups; people read names.
    fn title(&self, group: &AccountGroup) -> String {
        let known = SampleGroup::ALL.into_iter().find(|known| group_id(*known) == group.id);
        known.map_or_else(|| group.name.clone(), |known| known.name().to_owned())
    }

    fn wanted(&self, visit: &Visit) -> String {
        visit.argument("redirect")
    }

    fn way_back(&self, wanted: &str, visit: &Visit, visited: &Visited) -> Option<String> {
        way_back(wanted, &visited.session, &visit.host)
    }

    async fn recognise(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        if let Some(pass) = self.resume(database, visit, now).await? {
            return Ok(pass);
        }
        let known = self.take_key(database, visit).await?;
        let entry = Entry { member: known.unwrap_or(ANONYMOUS), remember: known.is_some(), visit, now };
        self.insert(database, &entry).await
    }

    async fn open(&self, database: &Database, entry: &Entry<'_>) -> Result<Pass, DemoError> {
        // The session of the guest ends, so that nobody who knew its id is logged in with it.
        self.forget(database, entry.visit).await?;
        self.insert(database, entry).await
    }

    async fn close(&self, database: &Database, visit: &Visit, now: i64) -> Result<Pass, DemoError> {
        self.forget(database, visit).await?;
        let guest = self.insert(database, &Entry { member: ANONYMOUS, remember: false, visit, now }).await?;
        // phpBB deletes and then sets the same cookies in one answer.
        Ok(Pass { cookies: [Jar::clear(now), guest.cookies].concat(), ..guest })
    }

    async fn end_sessions(&self, database: &Database, member: u32) -> Result<(), DemoError> {
        let delete = "DELETE FROM phpbb_sessions WHERE session_user_id = ?1;
                      DELETE FROM phpbb_sessions_keys WHERE user_id = ?1";
        database.run(delete, [member.into()]).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_always_on_the_own_host() {
        for (name, wanted, want) in [
            ("a path", "/oauth/resume.php", Some("/oauth/resume.php?sid=s1")),
            ("a path with a query", "/oauth/resume.php?p=abc", Some("/oauth/resume.php?p=abc&sid=s1")),
            ("no slash: below the board", "index.php", Some("/index.php?sid=s1")),
            ("another host without scheme", "//other.example/x", Some("/other.example/x?sid=s1")),
            ("the own address", "http://forum.example:8080/a?b=1#c", Some("/a?b=1&sid=s1#c")),
            ("another host", "https://other.example/", None),
            ("another port", "http://forum.example/", None),
            ("a semicolon", "/a;b", None),
            ("a line feed", "/a\nb", None),
        ] {
            assert_eq!(way_back(wanted, "s1", "forum.example:8080").as_deref(), want, "{name}");
        }
    }
}
