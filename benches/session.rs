//! What it costs to know who a visitor is: from memory (hit; bare is a look into moka and nothing else), from a phpBB board in SQLite (miss), and for each class of
//! look-up without the memory: a signed cookie, a session file of PHP, an answer over HTTP. Each for a member and for a
//! guest who brings a cookie.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use portico::adapters::forum::{Database, ForumSource, Preset, Settings};
use portico::adapters::session_cache::{self, SessionCache};
use portico::model::{SessionOutcome, UnixSeconds, Visitor};
use portico::ports::SessionSource;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

async fn board(folder: &tempfile::TempDir) -> Arc<ForumSource> {
    let url = format!("sqlite://{}", folder.path().join("board.db").display());
    let options: sqlx::sqlite::SqliteConnectOptions = url.parse().expect("an address");
    let mut connection = options.create_if_missing(true).connect().await.expect("a file");
    let schema = include_str!("../tests/forums/cases/phpbb.sql").to_owned();
    connection.execute(sqlx::raw_sql(AssertSqlSafe(schema))).await.expect("tables");
    connection.close().await.expect("an end");
    let mut settings = Settings::new(Preset::BuiltIn("phpbb".to_owned()), "https://forum.example");
    settings.database = Some(Database::new(url, "phpbb_"));
    let source = ForumSource::new(settings, tokio::runtime::Handle::current()).expect("a forum");
    source.check().await.expect("a good board");
    Arc::new(source)
}

fn session(c: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let source = runtime.block_on(board(&folder));
    let cache = SessionCache::new(source.clone(), session_cache::Settings::default(), [7; 16], Arc::new(|_| ()));
    let visitor = Visitor {
        cookie_lines: vec![b"_ga=1.2; phpbb3_case_u=48; phpbb3_case_sid=a0000000000000000000000000000048".to_vec()],
        user_agent: b"Mozilla/5.0 (Test) Forum/1.0".to_vec(),
        address: "198.51.100.7".parse().ok(),
        unnamed: false,
    };
    let outcome = runtime.block_on(cache.member(&visitor, NOW));
    assert!(matches!(outcome, SessionOutcome::Member(_)), "{outcome:?}");
    let bare = moka::sync::Cache::new(1_000);
    bare.insert([7_u8; 32], Arc::new(7));
    c.bench_function("session/bare", |b| b.iter(|| black_box(bare.get(black_box(&[7; 32])))));
    c.bench_function("session/hit", |b| b.iter(|| black_box(cache.remembered(black_box(&visitor)))));
    c.bench_function("session/miss", |b| {
        b.to_async(&runtime).iter(|| async { black_box(source.member(black_box(&visitor), NOW).await) });
    });
}

/// What all sites below share.
const SITE: &str = r#"
format = 1
title = "site"
[variables]
at = ""
[[cookie]]
as = "sid"
name = "'sid'"
[[session]]
name = "session"
{steps}
[member]
id = "id"
username = "'member ' ++ id"
[login]
url = "base"
back = "'none'"
"#;

const SIGNED: &str = r#"
[[session.step]]
part = "id"
value = "int(split(cookie.sid, '.', 0), 1)"
[[session.step]]
check = "signature"
that = "same(hmac_sha256('a-key-of-the-site', id), split(cookie.sid, '.', 1))"
"#;

const STORE: &str = r#"
[[session.step]]
store = "session"
at = "var.at"
key = "'sess_' ++ cookie.sid"
format = "php"
[[session.step]]
part = "id"
value = "int(json(session, '/user/id'), 1)"
"#;

const PROBE: &str = r#"
[[session.step]]
probe = "answer"
url = "var.at"
cookies = true
guest = [401]
[[session.step]]
part = "id"
value = "int(json(answer, '/user/id'), 1)"
"#;

fn site(folder: &tempfile::TempDir, steps: &str, at: &str) -> ForumSource {
    let file = folder.path().join("site.toml");
    std::fs::write(&file, SITE.replace("{steps}", steps)).expect("a preset");
    let mut settings = Settings::new(Preset::File(file), "https://site.example");
    settings.variables.insert("at".to_owned(), at.to_owned());
    ForumSource::new(settings, tokio::runtime::Handle::current()).expect("a site")
}

/// Answers who is logged in, on connections that stay open.
async fn who_am_i() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/me", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut stream = BufReader::new(stream);
                let mut head = String::new();
                while stream.read_line(&mut head).await.is_ok_and(|count| count > 0) {
                    if !head.ends_with("\r\n\r\n") {
                        continue;
                    }
                    let answer: &[u8] = if head.contains("sid=member") {
                        b"HTTP/1.1 200 OK\r\ncontent-length: 18\r\n\r\n{\"user\":{\"id\":42}}"
                    } else {
                        b"HTTP/1.1 401 No\r\ncontent-length: 0\r\n\r\n"
                    };
                    head.clear();
                    if stream.write_all(answer).await.is_err() {
                        break;
                    }
                }
            });
        }
    });
    url
}

fn classes(c: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    for (sid, data) in [("member", "user|a:2:{s:2:\"id\";i:42;s:4:\"name\";s:3:\"Zoe\";}"), ("guest", "views|i:3;")] {
        std::fs::write(folder.path().join(format!("sess_{sid}")), data).expect("a session");
    }
    let _within = runtime.enter();
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, b"a-key-of-the-site");
    let mac: String = aws_lc_rs::hmac::sign(&key, b"42").as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    let files = folder.path().display().to_string();
    let url = runtime.block_on(who_am_i());
    for (class, source, member, guest) in [
        ("signed", site(&folder, SIGNED, ""), format!("sid=42.{mac}"), format!("sid=43.{mac}")),
        ("store", site(&folder, STORE, &files), "sid=member".to_owned(), "sid=guest".to_owned()),
        ("probe", site(&folder, PROBE, &url), "sid=member".to_owned(), "sid=guest".to_owned()),
    ] {
        for (name, cookie) in [("member", member), ("guest", guest)] {
            let visitor = Visitor { cookie_lines: vec![cookie.into_bytes()], ..Visitor::default() };
            let outcome = runtime.block_on(source.member(&visitor, NOW));
            assert_eq!(matches!(outcome, SessionOutcome::Member(_)), name == "member", "{class}: {outcome:?}");
            c.bench_function(&format!("lookup/{class}/{name}"), |b| {
                b.to_async(&runtime).iter(|| async { black_box(source.member(black_box(&visitor), NOW).await) });
            });
        }
    }
}

criterion_group!(benches, session, classes);
criterion_main!(benches);
