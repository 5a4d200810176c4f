//! What it costs to know who a visitor is: from memory (hit), and from a phpBB board in SQLite (miss).

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use portico::adapters::forum::{Database, ForumSource, Preset, Settings};
use portico::adapters::session_cache::{self, SessionCache};
use portico::model::{SessionOutcome, UnixSeconds, Visitor};
use portico::ports::SessionSource;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _};

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
    let cache = SessionCache::new(source.clone(), session_cache::Settings::default(), [7; 32], Arc::new(|_| ()));
    let visitor = Visitor {
        cookie_lines: vec![b"_ga=1.2; phpbb3_case_u=48; phpbb3_case_sid=a0000000000000000000000000000048".to_vec()],
        user_agent: b"Mozilla/5.0 (Test) Forum/1.0".to_vec(),
        address: "198.51.100.7".parse().ok(),
    };
    let outcome = runtime.block_on(cache.member(&visitor, NOW));
    assert!(matches!(outcome, SessionOutcome::Member(_)), "{outcome:?}");
    c.bench_function("session/hit", |b| {
        b.to_async(&runtime).iter(|| async { black_box(cache.member(black_box(&visitor), NOW).await) });
    });
    c.bench_function("session/miss", |b| {
        b.to_async(&runtime).iter(|| async { black_box(source.member(black_box(&visitor), NOW).await) });
    });
}

criterion_group!(benches, session);
criterion_main!(benches);
