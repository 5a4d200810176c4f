//! What `portico demo` prints: one line of JSON for scripts, or the welcome for people.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::forum;

/// Addresses and accounts of a demo. As JSON it is the line of `portico demo --json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Announcement {
    /// The forum behind the gateway, with a trailing slash.
    pub forum: String,
    /// The chat, with a trailing slash.
    pub app: String,
    /// The issuer, without one.
    pub issuer: String,
    /// The operations listener, with a trailing slash.
    pub operations: String,
    /// The apps that are registered.
    pub apps: Vec<AppLine>,
    /// The members of the sample forum.
    pub members: Vec<MemberLine>,
    /// Path of the configuration that the gateway runs on.
    pub config: String,
}

/// One app. Its secret is printed: it lives as long as the demo, on loopback.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppLine {
    /// RFC 6749 §2.2.
    pub client_id: String,
    /// In clear.
    pub client_secret: String,
    /// All that are registered.
    pub redirect_uris: Vec<String>,
}

/// One member of the sample forum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberLine {
    /// The name to log in with.
    pub username: String,
    /// In clear.
    pub password: String,
    /// The forum's number of him.
    pub id: u32,
    /// Names of his groups, the primary one first.
    pub groups: Vec<String>,
}

impl Announcement {
    /// The members of the sample forum, as the forum knows them now.
    pub async fn members(forum: &forum::SampleForum) -> Result<Vec<MemberLine>, super::DemoError> {
        let accounts = forum.accounts().await?;
        // In the order of the printed table, which is not that of the ids.
        Ok(forum::SAMPLE
            .iter()
            .filter_map(|sample| accounts.iter().find(|account| account.id == sample.id))
            .map(|account| MemberLine {
                username: account.username.clone(),
                password: forum::PASSWORD.to_owned(),
                id: account.id,
                groups: account.groups.iter().map(|group| group.name.clone()).collect(),
            })
            .collect())
    }

    /// The welcome for people, several lines.
    pub fn welcome(&self, version: &str) -> String {
        let mut text = format!(
            "portico {version} demo: everything below is gone when you press Ctrl-C.\n\n\
             \x20 Sample forum behind the gateway   {}\n  Sample chat app (\"Demo chat\")     {}\n\
             \x20 Console                           {}/oauth/admin\n\
             \x20 OpenID configuration              {}/.well-known/openid-configuration\n\
             \x20 For commands                      --config {}\n\n\
             \x20 Members        password   what is special\n",
            self.forum, self.app, self.issuer, self.issuer, self.config
        );
        for member in &self.members {
            let sample = forum::SAMPLE.iter().find(|sample| sample.id == member.id);
            let special = sample.map_or("", |sample| sample.special);
            text.push_str(&format!("  {:<14} {:<10} {special}\n", member.username, member.password));
        }
        text.push_str("\n  Try this: open Demo chat, press \"Log in with the forum\", enter lena / demo, allow.\n");
        text
    }
}

/// One line of what happens while a demo runs.
#[derive(Clone, Debug)]
pub struct Event {
    /// Unix seconds; printed as the time of day in UTC.
    pub at: i64,
    /// One word: `login`, `token`, `userinfo`, …
    pub kind: String,
    /// The member, where he is known.
    pub member: Option<String>,
    /// Name of the app.
    pub app: String,
    /// What came of it, as `code issued`.
    pub outcome: String,
    /// How long it took.
    pub took_ms: u64,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.at.rem_euclid(86_400);
        let who = match &self.member {
            Some(member) => format!("{member}  →  {}", self.app),
            None => self.app.clone(),
        };
        write!(
            f,
            "  {:02}:{:02}:{:02}  {:<7} {who:<23} {:<16} {:>4} ms",
            second / 3_600,
            second / 60 % 60,
            second % 60,
            self.kind,
            self.outcome,
            self.took_ms
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_stand_in_columns() {
        let event = |kind: &str, member: Option<&str>, outcome: &str, took_ms| Event {
            at: 1_795_262_671,
            kind: kind.to_owned(),
            member: member.map(str::to_owned),
            app: "Demo chat".to_owned(),
            outcome: outcome.to_owned(),
            took_ms,
        };
        for (event, want) in [
            (
                event("login", Some("lena"), "code issued", 4),
                "  12:04:31  login   lena  →  Demo chat      code issued         4 ms",
            ),
            (
                event("token", None, "access + refresh", 2),
                "  12:04:31  token   Demo chat               access + refresh    2 ms",
            ),
        ] {
            assert_eq!(event.to_string(), want);
        }
    }
}
