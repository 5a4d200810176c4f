//! What forums and sites keep outside of their databases: files, Redis and memcached.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::{Duration, SystemTime};

use portico::adapters::forum::{Database, Preset, Settings};
use portico::model::{MemberId, SessionOutcome, UnixSeconds, Visitor};
use portico::ports::SessionSource as _;
use redis::aio::MultiplexedConnection;
use serde_json::Value;

use super::cases::Cases;
use super::cases::board::{Extra, HookFuture};
use super::phpbb::{short, source};
use crate::servers;

/// The clock of the cases.
const NOW: u64 = 1_800_000_000;
/// The same in Redis as in nodebb.sql, in place of each other.
const NODEBB: &str = include_str!("cases/nodebb_redis.json");

/// Sessions in the files below `{folder}/sessions`, written a minute ago; two of them at the edge of what counts.
pub fn files<'a>(folder: &'a Path, _cases: &'a Cases, moved_by: i64) -> HookFuture<'a> {
    Box::pin(async move {
        for file in std::fs::read_dir(folder.join("sessions")).expect("sessions") {
            let path = file.expect("a file").path();
            let ago = match path.file_name().and_then(|name| name.to_str()).unwrap_or_default() {
                name if name.starts_with("sess_old") => 1441,
                name if name.starts_with("sess_edge") => 1440,
                _ => 60,
            };
            written_at(&path, NOW.checked_add_signed(moved_by).expect("a time") - ago);
        }
        Extra::default()
    })
}

fn written_at(path: &Path, seconds: u64) {
    let written = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    File::options().write(true).open(path).and_then(|file| file.set_modified(written)).expect("a file");
}

/// Sessions in Redis, at `{redis}`: the files below `{folder}/store`, each under its name.
pub fn in_redis<'a>(folder: &'a Path, _cases: &'a Cases, _moved_by: i64) -> HookFuture<'a> {
    Box::pin(async move {
        let (url, mut redis) = redis().await;
        for (key, value) in kept(folder) {
            tell(&mut redis, redis::cmd("SET").arg(key).arg(value)).await;
        }
        Extra { names: vec![("redis", url)], ..Extra::default() }
    })
}

/// Sessions in memcached, at `{memcached}`.
pub fn in_memcached<'a>(folder: &'a Path, _cases: &'a Cases, _moved_by: i64) -> HookFuture<'a> {
    Box::pin(async move {
        let server = servers::memcached();
        let mut stream = UnixStream::connect(server.socket()).expect("memcached");
        let mut answers = BufReader::new(stream.try_clone().expect("memcached"));
        for (key, value) in kept(folder) {
            let head = format!("set {key} 0 0 {}\r\n", value.len());
            stream.write_all(&[head.as_bytes(), &value, b"\r\n"].concat()).expect("memcached");
            let mut answer = String::new();
            answers.read_line(&mut answer).expect("an answer");
            assert_eq!(answer, "STORED\r\n");
        }
        Extra { names: vec![("memcached", server.store())], ..Extra::default() }
    })
}

/// All of NodeBB in Redis, at `{redis}`.
pub fn nodebb<'a>(_folder: &'a Path, _cases: &'a Cases, _moved_by: i64) -> HookFuture<'a> {
    Box::pin(async move {
        let (url, mut redis) = redis().await;
        let all: Value = serde_json::from_str(NODEBB).expect("keys");
        let each = |kind: &str| all[kind].as_object().expect("keys").clone().into_iter();
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        for (key, value) in each("texts") {
            tell(&mut redis, redis::cmd("SET").arg(key).arg(text(&value)).arg("EX").arg(1_209_600)).await;
        }
        for (key, fields) in each("hashes") {
            for (field, value) in fields.as_object().expect("fields") {
                tell(&mut redis, redis::cmd("HSET").arg(&key).arg(field).arg(text(value))).await;
            }
        }
        for (key, members) in each("sorted") {
            for (score, member) in members.as_array().expect("members").iter().enumerate() {
                tell(&mut redis, redis::cmd("ZADD").arg(&key).arg(score).arg(text(member))).await;
            }
        }
        Extra { names: vec![("redis", url)], ..Extra::default() }
    })
}

async fn redis() -> (String, MultiplexedConnection) {
    let url = servers::redis().store();
    let client = redis::Client::open(url.as_str()).expect("an address");
    let connection = client.get_multiplexed_async_connection().await.expect("Redis");
    (url, connection)
}

async fn tell(redis: &mut MultiplexedConnection, command: &redis::Cmd) {
    command.exec_async(redis).await.expect("Redis does it");
}

fn kept(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder.join("store")).expect("sessions");
    let read = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        (name, std::fs::read(path).expect("a file"))
    };
    files.map(|file| read(&file.expect("a file").path())).collect()
}

/// The example of docs/forums.md, as it stands there, on a site's own tables.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_completed_from_the_tables_of_the_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let example =
        include_str!("../../docs/forums.md").split("```toml\n").find(|text| text.contains("extends = \"php-session\""));
    let example = example.and_then(|text| text.split("```").next()).expect("the example");
    let preset = folder.path().join("site.toml");
    std::fs::write(&preset, example).expect("a file");
    for (id, session) in [("zoe", "user_id|i:42;"), ("bob", "user_id|s:2:\"43\";"), ("gone", "user_id|i:44;")] {
        let path = folder.path().join(format!("sess_{id:0<26}"));
        std::fs::write(&path, session).expect("a file");
        written_at(&path, NOW - 60);
    }
    let url = format!("sqlite://{}", folder.path().join("site.db").display());
    let tables = "
        CREATE TABLE users (id INTEGER, login TEXT, full_name TEXT, email TEXT, email_checked INTEGER, locked INTEGER);
        INSERT INTO users VALUES (42, 'zoe', 'Zoë O''Brien', 'zoe@site.example', 1, 0), (43, 'bob', NULL, NULL, 0, 1);
        CREATE TABLE user_groups (user_id INTEGER, group_id INTEGER);
        INSERT INTO user_groups VALUES (42, 7), (43, 7);
        CREATE TABLE groups (id INTEGER, title TEXT);
        INSERT INTO groups VALUES (7, 'Night owls');";
    servers::run(&url, tables).await;
    let mut settings = Settings::new(Preset::File(preset), "https://site.example");
    let mut database = Database::new(url, "");
    database.timeout = Duration::from_secs(20);
    settings.database = Some(database);
    settings.variables.insert("sessions".to_owned(), format!("file://{}", folder.path().display()));
    let site = source(settings);
    let now = UnixSeconds(i64::try_from(NOW).expect("a time"));
    for (id, want) in [("zoe", "member 42"), ("bob", "banned 43"), ("gone", "guest"), ("nobody", "guest")] {
        let cookie = format!("PHPSESSID={id:0<26}");
        let visitor = Visitor { cookie_lines: vec![cookie.into_bytes()], ..Visitor::default() };
        let outcome = site.member(&visitor, now).await;
        assert_eq!(short(&outcome), want, "{id}");
        if let SessionOutcome::Member(zoe) = outcome {
            assert_eq!((zoe.username.as_str(), zoe.display_name.as_str()), ("zoe", "Zoë O'Brien"));
            assert_eq!((zoe.email.as_deref(), zoe.email_verified), (Some("zoe@site.example"), true));
            assert_eq!(zoe.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["Night owls"]);
        }
    }
    assert_eq!(short(&site.member_by_id(&MemberId::Number(43), now).await), "banned 43");
}
