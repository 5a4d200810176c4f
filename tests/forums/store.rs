//! Sites that keep sessions in files, in Redis or in memcached.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, SystemTime};

use portico::adapters::forum::{ForumSource, Preset, Settings};
use portico::model::{SessionOutcome, SourceFailure};
use portico::ports::SessionSource;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, UnixStream};

use super::phpbb::{NOW, short, source, visitor};
use crate::servers::{self, Server};

/// A site of no particular kind.
const PRESET: &str = r#"
format = 1
title = "site"
[variables]
sessions = ""
prefix = "sess_"
format = "php"
[[cookie]]
as = "sid"
name = "'PHPSESSID'"
[[session]]
name = "session"
[[session.step]]
part = "sid"
value = "match('[0-9A-Za-z,-]{16,64}', cookie.sid)"
code = "P307"
[[session.step]]
store = "session"
at = "var.sessions"
key = "var.prefix ++ sid"
format = "var.format"
max_age = "1440"
code = "P302"
[[session.step]]
part = "id"
value = "int(first(json(session, '/user_id'), json(session, '/passport/user')), 1)"
code = "P306"
[member]
id = "id"
username = "'member ' ++ id"
{more}
[login]
url = "base"
back = "'none'"
"#;

/// With a limit that a machine full of compilers keeps.
const PATIENCE: Duration = Duration::from_secs(30);

fn site(folder: &Path, more: &str, variables: &[(&str, &str)], limit: Duration) -> ForumSource {
    let file = folder.join("site.toml");
    std::fs::write(&file, PRESET.replace("{more}", more)).expect("a preset");
    let mut settings = Settings::new(Preset::File(file), "https://site.example");
    for (name, value) in variables {
        settings.variables.insert((*name).to_owned(), (*value).to_owned());
    }
    settings.generic.timeout = Some(limit);
    source(settings)
}

/// The outcome, and the code of the step that failed.
async fn explained(source: &ForumSource, sid: &str) -> String {
    let explanation = source.explain(&visitor(&format!("PHPSESSID={sid}")), NOW).await;
    let code = explanation.steps.iter().rev().find_map(|step| step.code);
    [short(&explanation.outcome).as_str(), code.unwrap_or_default()].join(" ").trim().to_owned()
}

fn session_file(path: &Path, bytes: &[u8], age: u64) {
    std::fs::write(path, bytes).expect("a file");
    let written = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(NOW.0).expect("a time") - age);
    std::fs::File::options().write(true).open(path).expect("the file").set_modified(written).expect("a time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_file_has_its_outcome() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = format!("file://{}", folder.path().display());
    let deep = format!("x|{}{}user_id|i:42;", "a:1:{i:0;".repeat(2_000), "}".repeat(2_000));
    let large = format!("user_id|i:42;x|s:2000000:\"{}\";", "x".repeat(2_000_000));
    for (format, bytes, age, want) in [
        ("php", &b"user_id|i:42;"[..], 5, "member 42"),
        ("php", b"user_id|s:2:\"42\";note|s:3:\"a|b\";", 5, "member 42"),
        ("php", b"o|O:4:\"Evil\":1:{s:1:\"a\";i:1;}user_id|i:42;", 5, "member 42"),
        ("php", b"user_id|i:42;", 1440, "member 42"),
        ("php", b"user_id|i:42;", 1441, "guest P303"),
        ("php", b"views|i:3;", 5, "guest P306"),
        ("php", b"user_id|b:1;", 5, "guest P306"),
        ("php", b"user_id|d:42.0;", 5, "guest P306"),
        ("php", b"user_id|s:5:\"42abc\";", 5, "guest P306"),
        ("php", b"user_id|i:0;", 5, "guest P306"),
        ("php", b"", 5, "guest P302"),
        ("php", b"user_id|i:99999999999999999999;", 5, "guest P312"),
        ("php", b"user_id|s:10:\"42\";", 5, "guest P312"),
        ("php", b"user_id|i:42;x|s:99999999999:\"a\";", 5, "guest P312"),
        ("php", b"x|a:-1:{}user_id|i:42;", 5, "guest P312"),
        ("php", deep.as_bytes(), 5, "guest P312"),
        ("php", large.as_bytes(), 5, "guest P312"),
        ("php", b"\0\0\0\x02\x14\x01\x11\x07user_id\x06\x2a", 5, "unknown: the forum's data has changed shape P320"),
        ("php_binary", b"\x07user_idi:42;", 5, "member 42"),
        ("php_binary", b"\x7fuser_idi:42;", 5, "guest P312"),
        ("php_serialize", b"a:1:{s:7:\"user_id\";i:42;}", 5, "member 42"),
        ("php_serialize", b"user_id|i:42;", 5, "guest P312"),
        ("json", br#"{"user_id":42}"#, 5, "member 42"),
        ("json", br#"{"user_id":true}"#, 5, "guest P306"),
        ("json", b"{", 5, "guest P312"),
    ] {
        let source = site(folder.path(), "", &[("sessions", at.as_str()), ("format", format)], PATIENCE);
        source.check().await.expect("a readable folder");
        session_file(&folder.path().join("sess_abcdefghij0123456789"), bytes, age);
        let got = explained(&source, "abcdefghij0123456789").await;
        let shown = String::from_utf8_lossy(bytes.get(..60).unwrap_or(bytes));
        assert!(
            got.starts_with(want.split(" P").next().expect("words"))
                && got.ends_with(want.rsplit(' ').next().expect("a word")),
            "{format} {shown}: {got}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_a_file_of_the_folder_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sessions, outside) = (folder.path().join("sessions"), folder.path().join("outside"));
    for path in [sessions.join("a/b"), outside.join("b")] {
        std::fs::create_dir_all(path).expect("folders");
    }
    let good = b"user_id|i:42;";
    session_file(&outside.join("abcdefghij0123456789"), good, 5);
    session_file(&outside.join("b/lbcdefghij0123456789"), good, 5);
    session_file(&sessions.join("a/b/sess_abcdefghij0123456789"), good, 5);
    session_file(&sessions.join("plain-0123456789abcdef"), good, 5);
    symlink(outside.join("abcdefghij0123456789"), sessions.join("linked-0123456789abcdef")).expect("a link");
    symlink(&outside, sessions.join("l")).expect("a link");
    std::fs::create_dir(sessions.join("folder-0123456789abcdef")).expect("a folder");
    let (flat, levels) = (format!("file://{}", sessions.display()), format!("2;0600;{}", sessions.display()));
    for (at, prefix, sid, want) in [
        (&flat, "", "plain-0123456789abcdef", "member 42"),
        (&flat, "", "linked-0123456789abcdef", "guest P302"),
        (&flat, "", "folder-0123456789abcdef", "guest P302"),
        (&flat, "../outside/", "abcdefghij0123456789", "guest P302"),
        (&flat, "a/b/sess_", "abcdefghij0123456789", "guest P302"),
        (&flat, "..", "abcdefghij0123456789", "guest P302"),
        (&levels, "sess_", "abcdefghij0123456789", "member 42"),
        (&levels, "sess_", "zbcdefghij0123456789", "guest P302"),
        (&levels, "", "lbcdefghij0123456789", "guest P302"),
    ] {
        let variables = [("sessions", at.as_str()), ("prefix", prefix)];
        let source = site(folder.path(), "", &variables, PATIENCE);
        assert_eq!(explained(&source, sid).await, want, "{at} {prefix}{sid}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_is_written_a_moment_later_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = format!("file://{}", folder.path().display());
    let source = site(folder.path(), "", &[("sessions", at.as_str())], PATIENCE);
    // The writer may be kept waiting by other programs; among many attempts one is in time.
    for attempt in 0..100 {
        let sid = format!("abcdefghij0123456789{attempt}");
        let path = folder.path().join(format!("sess_{sid}"));
        let writer = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            session_file(&path, b"user_id|i:42;", 5);
        });
        let got = explained(&source, &sid).await;
        writer.await.expect("a file");
        if got == "member 42" {
            return;
        }
    }
    panic!("never found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_is_away_or_slow_is_not_a_guest() {
    let folder = tempfile::tempdir().expect("a folder");
    let mute = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = mute.local_addr().expect("an address").port();
    tokio::spawn(async move {
        let mut kept = Vec::new();
        while let Ok((stream, _)) = mute.accept().await {
            kept.push(stream);
        }
    });
    for (at, want) in [
        ("file:///nowhere/sessions".to_owned(), "unreachable"),
        ("redis://127.0.0.1:1/0".to_owned(), "unreachable"),
        ("redis+unix:///nowhere/redis.sock".to_owned(), "unreachable"),
        ("memcached://127.0.0.1:1".to_owned(), "unreachable"),
        ("memcached+unix:///nowhere/m.sock".to_owned(), "unreachable"),
        (format!("redis://127.0.0.1:{port}/0"), "busy"),
        (format!("memcached://127.0.0.1:{port}"), "busy"),
    ] {
        let source = site(folder.path(), "", &[("sessions", at.as_str())], Duration::from_millis(300));
        let outcome = source.member(&visitor("PHPSESSID=abcdefghij0123456789"), NOW).await;
        match (&outcome, want) {
            (SessionOutcome::Unknown(SourceFailure::Unreachable(_)), "unreachable")
            | (SessionOutcome::Unknown(SourceFailure::Busy), "busy") => {}
            // A machine without a moment to spare finds out later than the limit that nobody is there.
            (SessionOutcome::Unknown(SourceFailure::Busy), "unreachable") => {}
            _ => panic!("{at}: {outcome:?}"),
        }
        assert!(source.check().await.is_err(), "{at}");
    }
}

fn redis_at(server: &Server) -> String {
    format!("redis+unix://{}?db=99999", server.socket())
}

async fn fill(server: &Server, commands: &[&[&str]]) {
    let client = redis::Client::open(redis_at(server)).expect("an address");
    let mut connection = client.get_multiplexed_async_connection().await.expect("a connection");
    for words in commands {
        let mut command = redis::cmd(words[0]);
        words[1..].iter().for_each(|word| {
            command.arg(*word);
        });
        let _: redis::Value = command.query_async(&mut connection).await.expect("an answer");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_in_redis() {
    let server = servers::redis();
    fill(
        server,
        &[
            &["SET", "php:abcdefghij0123456789", "user_id|i:42;"],
            &["SET", "json:abcdefghij0123456789", r#"{"passport":{"user":2}}"#],
            &["SET", "php:broken-0123456789", "user_id|s:10:\"42\";"],
            &["HSET", "hash:abcdefghij0123456789", "user_id", "7", "email:confirmed", "1"],
            &["SADD", "php:a-set-0123456789", "x"],
        ],
    )
    .await;
    let folder = tempfile::tempdir().expect("a folder");
    let at = redis_at(server);
    for (prefix, format, sid, want) in [
        ("php:", "php", "abcdefghij0123456789", "member 42"),
        ("php:", "php", "zbcdefghij0123456789", "guest P302"),
        ("php:", "php", "broken-0123456789", "guest P312"),
        ("json:", "json", "abcdefghij0123456789", "member 2"),
        ("hash:", "hash", "abcdefghij0123456789", "member 7"),
        ("hash:", "hash", "zbcdefghij0123456789", "guest P302"),
    ] {
        let source =
            site(folder.path(), "", &[("sessions", at.as_str()), ("prefix", prefix), ("format", format)], PATIENCE);
        source.check().await.expect("a Redis that answers");
        assert_eq!(explained(&source, sid).await, want, "{prefix}{sid}");
    }
    let source = site(folder.path(), "", &[("sessions", at.as_str()), ("prefix", "php:")], PATIENCE);
    let got = explained(&source, "a-set-0123456789").await;
    assert!(got.starts_with("unknown") && got.ends_with("P320"), "{got}");
    let locked = format!("{at}&pass=wrong");
    let source = site(folder.path(), "", &[("sessions", locked.as_str())], PATIENCE);
    let outcome = source.member(&visitor("PHPSESSID=abcdefghij0123456789"), NOW).await;
    assert!(matches!(outcome, SessionOutcome::Unknown(SourceFailure::Unreachable(_))), "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn groups_are_the_sets_that_hold_the_member() {
    let server = servers::redis();
    fill(
        server,
        &[
            &["SET", "g:abcdefghij0123456789", "user_id|i:42;"],
            &["ZADD", "g:names", "2", "Night owls \u{e9}", "1", "staff", "3", "empty"],
            &["ZADD", "g:group:staff:members", "1", "42", "2", "43"],
            &["ZADD", "g:group:Night owls \u{e9}:members", "0", "42"],
            &["SADD", "g:list", "a"],
            &["SADD", "g:has:a", "42"],
        ],
    )
    .await;
    let folder = tempfile::tempdir().expect("a folder");
    let more = r#"
[[member.step]]
store = "names"
at = "var.sessions"
key = "'g:names'"
format = "zset"
[[member.step]]
store = "mine"
at = "var.sessions"
each = "names"
key = "'g:group:' ++ item ++ ':members'"
member = "id"
format = "zset"
[[member.step]]
store = "letters"
at = "var.sessions"
key = "'g:list'"
format = "set"
[[member.step]]
store = "others"
at = "var.sessions"
each = "letters"
key = "'g:has:' ++ item"
member = "id"
format = "set"
[groups]
list = "mine"
id = "group"
name = "group ++ length(others)"
"#;
    let at = redis_at(server);
    let source = site(folder.path(), more, &[("sessions", at.as_str()), ("prefix", "g:")], PATIENCE);
    match source.member(&visitor("PHPSESSID=abcdefghij0123456789"), NOW).await {
        SessionOutcome::Member(member) => {
            let names: Vec<&str> = member.groups.iter().map(|group| group.name.as_str()).collect();
            assert_eq!(names, ["staff1", "Night owls \u{e9}1"]);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_went_away_is_unknown() {
    let server = Server::own_redis();
    fill(&server, &[&["SET", "sess_abcdefghij0123456789", "user_id|i:42;"]]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let at = redis_at(&server);
    let source = site(folder.path(), "", &[("sessions", at.as_str())], PATIENCE);
    assert_eq!(explained(&source, "abcdefghij0123456789").await, "member 42");
    fill(&server, &[&["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]]).await;
    assert_eq!(explained(&source, "abcdefghij0123456789").await, "member 42", "on a new connection");
    server.stop();
    let outcome = source.member(&visitor("PHPSESSID=abcdefghij0123456789"), NOW).await;
    assert!(matches!(outcome, SessionOutcome::Unknown(_)), "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_in_memcached() {
    let server = servers::memcached();
    let mut stream = UnixStream::connect(server.socket()).await.expect("memcached");
    // The last one is zlib, with the length in front, as PHP's extension writes it.
    let packed = [&b"\x0d\0\0\0"[..], &zlib(b"user_id|i:43;")].concat();
    for (key, flags, value) in [
        ("sess_abcdefghij0123456789", 0, &b"user_id|i:42;"[..]),
        ("sess_broken-0123456789", 0, b"user_id|i:42;\r\nEND\r\n"),
        ("sess_packed-0123456789", 48, &packed),
        ("sess_fastlz-0123456789", 80, b"\x0d\0\0\0xxxx"),
    ] {
        let command = [format!("set {key} {flags} 0 {}\r\n", value.len()).as_bytes(), value, b"\r\n"].concat();
        stream.write_all(&command).await.expect("written");
        let mut answer = [0; 8];
        stream.read_exact(&mut answer).await.expect("an answer");
        assert_eq!(&answer, b"STORED\r\n");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let at = server.store();
    let source = site(folder.path(), "", &[("sessions", at.as_str())], PATIENCE);
    source.check().await.expect("a memcached that answers");
    for (sid, want) in [
        ("abcdefghij0123456789", "member 42"),
        ("zbcdefghij0123456789", "guest P302"),
        ("broken-0123456789", "guest P312"),
        ("packed-0123456789", "member 43"),
        ("abcdefghij0123456789", "member 42"),
    ] {
        assert_eq!(explained(&source, sid).await, want, "{sid}");
    }
    let got = explained(&source, "fastlz-0123456789").await;
    assert!(got.starts_with("unknown") && got.ends_with("P320"), "{got}");
}

fn zlib(plain: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(plain).expect("packed");
    packer.finish().expect("packed")
}

/// A memcached that answers every question with these bytes.
async fn memcached_that_says(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let at = format!("memcached://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.read_exact(&mut b"get sess_abcdefghij0123456789\r\n".clone()).await.ok();
            stream.write_all(answer).await.ok();
        }
    });
    at
}

/// Whatever listens there, the answer is no member.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_from_memcached_is_unknown() {
    let folder = tempfile::tempdir().expect("a folder");
    for answer in [
        "",
        "\r\n",
        "VALUE\r\n",
        "ERROR\r\n",
        "SERVER_ERROR out of memory\r\n",
        "VALUE other 0 13\r\nuser_id|i:42;\r\nEND\r\n",
        "VALUE sess_abcdefghij0123456789 0 -1\r\n",
        "VALUE sess_abcdefghij0123456789 0 13\r\nuser_id|i:42;END\r\n",
        "VALUE sess_abcdefghij0123456789 0 40\r\nuser_id|i:42;\r\n",
        "VALUE sess_abcdefghij0123456789 0 13\r\nuser_id|i:42;\r\nVALUE x 0 1\r\n",
        "HTTP/1.1 400 Bad Request\r\n\r\n",
    ] {
        let at = memcached_that_says(answer.as_bytes()).await;
        let source = site(folder.path(), "", &[("sessions", at.as_str())], PATIENCE);
        let outcome = source.member(&visitor("PHPSESSID=abcdefghij0123456789"), NOW).await;
        assert!(matches!(outcome, SessionOutcome::Unknown(_)), "{answer:?}: {outcome:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_damaged_value_in_memcached_is_a_guest() {
    let folder = tempfile::tempdir().expect("a folder");
    // Flags of PHP's extension: a text, compressed, with zlib.
    for answer in [
        &b"VALUE sess_abcdefghij0123456789 48 8\r\n\x0d\0\0\0junk\r\nEND\r\n"[..],
        b"VALUE sess_abcdefghij0123456789 48 2\r\nxx\r\nEND\r\n",
        b"VALUE sess_abcdefghij0123456789 0 99999999\r\n",
    ] {
        let at = memcached_that_says(answer).await;
        let source = site(folder.path(), "", &[("sessions", at.as_str())], PATIENCE);
        let outcome = source.member(&visitor("PHPSESSID=abcdefghij0123456789"), NOW).await;
        let shown = String::from_utf8_lossy(answer);
        assert!(matches!(outcome, SessionOutcome::Guest), "{shown:?}: {outcome:?}");
    }
}

#[tokio::test]
async fn store_steps_that_cannot_work_are_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to, want) in [
        ("at = \"var.sessions\"", "at = \"sid\"", "at sees only var"),
        ("at = \"var.sessions\"", "at = \"'sessions'\"", "the address of the sessions begins with"),
        ("at = \"var.sessions\"", "", "at is missing"),
        ("key = \"var.prefix ++ sid\"", "", "key is missing"),
        ("key = \"var.prefix ++ sid\"", "key = \"item\"", "nothing is called \"item\""),
        ("format = \"var.format\"", "format = \"wddx\"", "format is php"),
        (
            "format = \"var.format\"",
            "format = \"php\"\neach = \"cookie\"\nmember = \"sid\"",
            "each and member go together",
        ),
        ("at = \"var.sessions\"", "at = \"'memcached://x'\"\nformat = \"hash\"", "duplicate key"),
    ] {
        let file = folder.path().join("site.toml");
        std::fs::write(&file, PRESET.replace("{more}", "").replace(from, to)).expect("a preset");
        let settings = Settings::new(Preset::File(file), "https://site.example");
        match ForumSource::new(settings, tokio::runtime::Handle::current()) {
            Ok(_) => panic!("{to}: accepted"),
            Err(error) => assert!(error.to_string().contains(want), "{to}: {error}"),
        }
    }
}
