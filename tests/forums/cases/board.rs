//! A forum as the cases want it: its rows, its files, and the configuration of an operator.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use portico::adapters::forum::ForumSource;
use portico::app::why;
use portico::config;
use tempfile::TempDir;
use tokio::runtime::Handle;
use toml::{Table, Value};

use super::Cases;
use crate::servers;

/// Where the forum is in browsers.
const PUBLIC_URL: &str = "http://localhost:8080/board";

/// The database that a forum's rows are in.
#[derive(Clone, Copy, Debug)]
pub enum On {
    MariaDb,
    Postgres,
    Sqlite,
    /// The forum has no rows.
    Nothing,
}

/// Sets up what is not SQL. Times in `cases` are to be moved by so many seconds.
pub type Hook = for<'a> fn(&'a Path, &'a Cases, i64) -> HookFuture<'a>;

/// What a hook gives, some time.
pub type HookFuture<'a> = Pin<Box<dyn Future<Output = Extra> + Send + 'a>>;

/// What a hook has set up.
#[derive(Default)]
pub struct Extra {
    /// For `[forum]`: `("redis", address)` is put in place of `{redis}`.
    pub names: Vec<(&'static str, String)>,
    /// Stays until the test is over.
    pub alive: Vec<Box<dyn Any + Send>>,
}

/// What one line of the list names.
#[derive(Clone, Copy)]
pub struct Forum {
    pub kind: &'static str,
    pub schema: &'static str,
    pub cases: &'static str,
    pub hook: Option<Hook>,
}

/// A forum that is ready to be asked.
pub struct Board {
    pub(super) cases: Cases,
    folder: TempDir,
    forum: Table,
    database: Option<String>,
    _alive: Vec<Box<dyn Any + Send>>,
}

impl Board {
    /// The forum as it was recorded; or, if `today`, as it would be if it had been recorded just now.
    pub async fn set_up(forum: Forum, on: On, today: bool) -> Self {
        let cases = Cases::read(forum.cases);
        let folder = tempfile::tempdir().expect("a folder");
        let by = if today { seconds_now() - cases.now } else { 0 };
        let place = folder.path().join("forum");
        std::fs::create_dir(&place).expect("a folder");
        for file in &cases.file {
            let path = place.join(&file.path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, &file.text).expect("a file");
        }
        let mut extra = Extra::default();
        if let Some(hook) = forum.hook {
            extra = hook(&place, &cases, by).await;
        }
        extra.names.push(("folder", place.display().to_string()));
        let database = database(on, folder.path(), &moved(forum.schema, by)).await;
        let mut table = base(forum.kind, database.as_deref());
        let mut own = Value::Table(cases.forum.clone());
        fill(&mut own, &extra.names);
        merge(&mut table, own.as_table().expect("a table"));
        Self { cases, folder, forum: table, database, _alive: extra.alive }
    }

    /// More of `[forum]`, as an operator writes it.
    pub fn configure(&mut self, toml: &str) {
        merge(&mut self.forum, &toml.parse().expect("TOML"));
    }

    /// Writes the configuration of an operator who has addresses compared, or not.
    pub fn configuration(&self, check_address: bool) -> PathBuf {
        let policy = if check_address { "like-forum" } else { "never" };
        let file = self.folder.path().join(format!("{policy}.toml"));
        let mut forum = self.forum.clone();
        let session = toml::toml! { session = { check_address = "" } };
        merge(&mut forum, &session);
        forum["session"]["check_address"] = Value::from(policy);
        let whole = Table::from_iter([("forum".to_owned(), Value::Table(forum))]);
        let text = format!(
            "public_url = \"{PUBLIC_URL}\"\ndata_dir = \"data-{policy}\"\n\
             [[listen]]\naddress = \"127.0.0.1:0\"\n[upstream]\nservers = [\"http://127.0.0.1:1\"]\n\
             [operations]\nlisten = \"127.0.0.1:0\"\n[proxies]\ntrusted = [\"127.0.0.1\"]\n{}",
            toml::to_string(&whole).expect("TOML")
        );
        std::fs::write(&file, text).expect("a configuration");
        file
    }

    /// The forum, read from that configuration as the program reads it.
    pub fn source(&self, check_address: bool) -> ForumSource {
        let file = self.configuration(check_address);
        let config = config::load(&file, &config::Environment::default()).unwrap_or_else(|problems| {
            panic!("the configuration: {problems:?}");
        });
        why::source(&config, Handle::current()).expect("a forum")
    }

    /// The configuration, read.
    pub fn config(&self) -> config::Config {
        config::load(&self.configuration(false), &config::Environment::default()).unwrap_or_else(|problems| {
            panic!("the configuration: {problems:?}");
        })
    }

    /// Asks as another account from now on: `mysql://NAME:PASSWORD@…`.
    pub fn log_in_as(&mut self, name: &str, password: &str) {
        let url = self.database.as_deref().expect("a database");
        let (scheme, rest) = url.split_once("://").expect("an address");
        let (_, rest) = rest.split_once('@').expect("an account");
        self.forum["database"]["url"] = Value::from(format!("{scheme}://{name}:{password}@{rest}"));
    }

    /// Changes the rows.
    pub async fn run(&self, script: &str) {
        servers::run(self.database.as_deref().expect("a database"), script).await;
    }

    /// A folder that lives as long as the board.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

fn seconds_now() -> i64 {
    i64::try_from(std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_secs()).expect("a time")
}

/// Moves the Unix seconds of the years 2023 to 2033 in a text.
fn moved(text: &str, by: i64) -> String {
    let time = regex::Regex::new(r"\b1[789]\d{8}\b").expect("a pattern");
    let later = |found: &regex::Captures<'_>| (found[0].parse::<i64>().expect("a number") + by).to_string();
    time.replace_all(text, later).into_owned()
}

/// A new database with these rows; its address.
async fn database(on: On, folder: &Path, script: &str) -> Option<String> {
    let url = match on {
        On::MariaDb => servers::mariadb().database().await,
        On::Postgres => servers::postgres().database().await,
        On::Sqlite => format!("sqlite://{}", folder.join("board.db").display()),
        On::Nothing => return None,
    };
    servers::run(&url, script).await;
    Some(url)
}

fn base(kind: &str, url: Option<&str>) -> Table {
    let mut forum = toml::toml! { name = "Board" };
    forum.insert("kind".to_owned(), Value::from(kind));
    if let Some(url) = url {
        // Seven programs may be compiling beside this test.
        let mut database = toml::toml! { timeout = "20s" };
        database.insert("url".to_owned(), Value::from(url));
        forum.insert("database".to_owned(), Value::Table(database));
    }
    forum
}

fn fill(value: &mut Value, names: &[(&'static str, String)]) {
    match value {
        Value::String(text) => {
            for (name, with) in names {
                *text = text.replace(&format!("{{{name}}}"), with);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| fill(item, names)),
        Value::Table(table) => table.iter_mut().for_each(|(_, item)| fill(item, names)),
        _ => {}
    }
}

fn merge(into: &mut Table, from: &Table) {
    for (key, value) in from {
        match (into.get_mut(key), value) {
            (Some(Value::Table(into)), Value::Table(from)) => merge(into, from),
            _ => {
                into.insert(key.clone(), value.clone());
            }
        }
    }
}
