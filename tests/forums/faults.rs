//! A forum's database that is down, slow, overrun or of another shape: never a guest, never a member.

use std::sync::Arc;
use std::time::{Duration, Instant};

use portico::adapters::forum::{ForumSource, Preset, Settings};
use portico::model::{MemberId, SessionOutcome, SourceFailure};
use portico::ports::SessionSource;
use sqlx::{Connection as _, Executor as _};
use tokio::runtime::Handle;

use super::phpbb::{self, NOW, SCHEMA, ZOE, short, source};
use crate::servers;

fn zoe() -> portico::model::Visitor {
    phpbb::visitor(&format!("phpbb3_case_sid={ZOE}"))
}

async fn drifts(url: &str, change: &str, named: &str) {
    servers::run(url, change).await;
    let source = source(phpbb::settings(url));
    let explained = source.explain(&zoe(), NOW).await;
    match &explained.outcome {
        SessionOutcome::Unknown(SourceFailure::Drift(text)) => assert!(text.contains(named), "{text}"),
        other => panic!("{change}: {other:?}"),
    }
    assert_eq!(explained.steps.last().and_then(|step| step.code), Some("P320"), "{:?}", explained.steps);
    assert!(matches!(source.check().await, Err(SourceFailure::Drift(text)) if text.contains(named)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_table_or_column_is_named() {
    for (change, named) in [
        ("ALTER TABLE phpbb_users RENAME COLUMN user_email TO user_mail", "user_email"),
        ("ALTER TABLE phpbb_banlist RENAME TO phpbb_bans", "phpbb_banlist"),
        ("ALTER TABLE phpbb_sessions RENAME COLUMN session_browser TO session_agent", "session_browser"),
        ("DROP TABLE phpbb_user_group", "phpbb_user_group"),
        ("DROP TABLE phpbb_config", "phpbb_config"),
        ("ALTER TABLE phpbb_config RENAME COLUMN config_value TO setting_value", "config_value"),
        ("DELETE FROM phpbb_config WHERE config_name = 'cookie_name'", "setting.cookie_name"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        drifts(&phpbb::sqlite_board(&folder).await, change, named).await;
        for server in [servers::mariadb(), servers::postgres()] {
            let url = server.database().await;
            servers::run(&url, SCHEMA).await;
            drifts(&url, change, named).await;
        }
    }
}

/// A forum that is upgraded while portico runs, with statements prepared before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_at_run_time_is_named_and_healed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut boards = vec![phpbb::sqlite_board(&folder).await];
    for server in [servers::mariadb(), servers::postgres()] {
        let url = server.database().await;
        servers::run(&url, SCHEMA).await;
        boards.push(url);
    }
    for url in boards {
        let source = source(phpbb::settings(&url));
        assert_eq!(short(&source.member(&zoe(), NOW).await), "member 48", "{url}");
        for (away, back, named) in [
            ("user_email TO user_mail", "user_mail TO user_email", "user_email"),
            ("user_type TO user_kind", "user_kind TO user_type", "user_type"),
        ] {
            servers::run(&url, &format!("ALTER TABLE phpbb_users RENAME COLUMN {away}")).await;
            for outcome in [source.member(&zoe(), NOW).await, source.member_by_id(&MemberId::Number(48), NOW).await] {
                match &outcome {
                    SessionOutcome::Unknown(SourceFailure::Drift(text)) => {
                        assert!(text.contains(named), "{url}: {text}")
                    }
                    other => panic!("{url}: {other:?}"),
                }
            }
            servers::run(&url, &format!("ALTER TABLE phpbb_users RENAME COLUMN {back}")).await;
            assert_eq!(short(&source.member(&zoe(), NOW).await), "member 48", "{url}: once it is back");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_not_a_guest_and_comes_back() {
    for url in ["mysql://root@127.0.0.1:1/forum", "postgres://portico@127.0.0.1:1/forum", "sqlite:///nowhere/board.db"]
    {
        let mut settings = phpbb::settings(url);
        settings.database.as_mut().expect("a database").timeout = Duration::from_millis(300);
        let source = source(settings);
        for outcome in [source.member(&zoe(), NOW).await, source.member_by_id(&MemberId::Number(48), NOW).await] {
            assert!(matches!(outcome, SessionOutcome::Unknown(SourceFailure::Unreachable(_))), "{url}: {outcome:?}");
        }
        assert!(matches!(source.check().await, Err(SourceFailure::Unreachable(_))), "{url}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let source = source(phpbb::settings(&format!("sqlite://{}", folder.path().join("board.db").display())));
    assert!(matches!(source.member(&zoe(), NOW).await, SessionOutcome::Unknown(_)));
    phpbb::sqlite_board(&folder).await;
    assert_eq!(short(&source.member(&zoe(), NOW).await), "member 48", "once it is there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_the_server_closed_are_replaced() {
    let url = servers::postgres().database().await;
    servers::run(&url, SCHEMA).await;
    let source = source(phpbb::settings(&url));
    assert_eq!(short(&source.member(&zoe(), NOW).await), "member 48");
    servers::run(
        &url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
          WHERE datname = current_database() AND application_name = 'portico'",
    )
    .await;
    assert_eq!(short(&source.member(&zoe(), NOW).await), "member 48", "without an error in between");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_slow_database_is_answered_busy_in_time() {
    let url = servers::postgres().database().await;
    servers::run(&url, SCHEMA).await;
    let mut settings = phpbb::settings(&url);
    settings.waiting_max = 4;
    let database = settings.database.as_mut().expect("a database");
    (database.pool, database.timeout) = (2, Duration::from_millis(1_000));
    let source = Arc::new(source(settings));
    source.check().await.expect("a good board");

    let mut lock = sqlx::PgConnection::connect(&url).await.expect("a connection");
    lock.execute("BEGIN; LOCK TABLE phpbb_users IN ACCESS EXCLUSIVE MODE").await.expect("a lock");
    let begun = Instant::now();
    let requests: Vec<_> = (0..50)
        .map(|_| {
            let source = source.clone();
            tokio::spawn(async move { (source.member(&zoe(), NOW).await, begun.elapsed()) })
        })
        .collect();
    let mut at_once = 0;
    for request in requests {
        let (outcome, took) = request.await.expect("an answer");
        assert_eq!(outcome, SessionOutcome::Unknown(SourceFailure::Busy));
        assert!(took < Duration::from_secs(8), "{took:?}");
        at_once += usize::from(took < Duration::from_millis(900));
    }
    assert!(at_once >= 30, "only {at_once} of 50 were turned away at the door");
    lock.execute("COMMIT").await.expect("an end");
    let end = Instant::now() + Duration::from_secs(10);
    while short(&source.member(&zoe(), NOW).await) != "member 48" {
        assert!(Instant::now() < end, "it does not recover");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Threads of the proxy have runtimes of their own, and their requests may come and go.
#[test]
fn questions_may_come_from_any_runtime() {
    let io = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let url = io.block_on(phpbb::sqlite_board(&folder));
    let source = ForumSource::new(phpbb::settings(&url), io.handle().clone()).expect("a forum");
    for _ in 0..3 {
        let mine = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without input and output");
        assert_eq!(short(&mine.block_on(source.member(&zoe(), NOW))), "member 48");
    }
}

#[tokio::test]
async fn settings_that_cannot_work_are_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        Settings::new(Preset::File(path), "https://forum.example")
    };
    let phpbb = portico::forums::text("phpbb").expect("phpbb");
    let with_database = |mut settings: Settings| {
        settings.database = phpbb::settings("sqlite:///x.db").database;
        settings
    };
    let mut bad_prefix = phpbb::settings("sqlite:///x.db");
    bad_prefix.database.as_mut().expect("a database").table_prefix = "x; DROP TABLE y".to_owned();
    let mut bad_variable = phpbb::settings("sqlite:///x.db");
    bad_variable.variables.insert("nonsense".to_owned(), "1".to_owned());
    for (name, settings, want) in [
        ("no such preset", Settings::new(Preset::BuiltIn("myspace".into()), "https://f.example"), "There are: "),
        ("no database", Settings::new(Preset::BuiltIn("phpbb".into()), "https://f.example"), "none is given"),
        ("no address", Settings::new(Preset::BuiltIn("plain".into()), "forum.example"), "address"),
        ("a prefix that is SQL", bad_prefix, "table prefix"),
        ("a variable of another preset", bad_variable, "no variable \"nonsense\""),
        ("not TOML", file("a.toml", "format = "), "a.toml"),
        ("a key of a later version", file("b.toml", &format!("novel = 1\n{phpbb}")), "novel"),
        ("a misspelt name", with_database(file("c.toml", &phpbb.replace("\"sid\"]", "\"syd\"]"))), "\"syd\""),
        ("a misspelt function", with_database(file("d.toml", &phpbb.replace("md5(", "md6("))), "\"md6\""),
        ("two statements", with_database(file("e.toml", &phpbb.replace("ORDER BY", "; DROP"))), "must not contain ';'"),
        ("a code that nobody explains", with_database(file("f.toml", &phpbb.replace("P303", "P999"))), "P999"),
        (
            "a step that would show a cookie",
            with_database(file("g.toml", &phpbb.replace("say = \"'member number'\"", "say = \"cookie.user\""))),
            "must not show",
        ),
    ] {
        match ForumSource::new(settings, Handle::current()) {
            Ok(_) => panic!("{name}: accepted"),
            Err(error) => assert!(error.to_string().contains(want), "{name}: {error}"),
        }
    }
}
