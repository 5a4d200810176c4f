//! Flavour `phpbb`: the cookies, rows and redirects that phpBB's preset reads.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

use super::Running;
use super::visitor::Visitor;

const LOGIN: &str = "/ucp.php?mode=login";

async fn reader(board: &Running) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(&board.database).read_only(true);
    SqlitePool::connect_with(options).await.expect("the file opens for a reader")
}

/// Member, remembered, session_time and browser of the visitor's row.
async fn row(pool: &SqlitePool, visitor: &Visitor) -> Option<(i64, i64, i64, String)> {
    sqlx::query_as(
        "SELECT session_user_id, session_autologin, session_time, session_browser FROM phpbb_sessions
          WHERE session_id = ?",
    )
    .bind(visitor.cookies.get("phpbb3_demo_sid"))
    .fetch_optional(pool)
    .await
    .expect("a query")
}

#[tokio::test]
async fn guests_have_rows_and_members_get_new_ones() {
    let board = Running::phpbb().await;
    let pool = reader(&board).await;
    let mut visitor = Visitor::new(&board.url("/"));
    let first = visitor.get("/").await;
    assert_eq!(first.set_cookies.len(), 3);
    assert!(first.set_cookies[0].starts_with("phpbb3_demo_u=1; expires="), "{}", first.set_cookies[0]);
    let now = board.clock.now();
    assert_eq!(row(&pool, &visitor).await, Some((1, 0, now, visitor.user_agent.clone())));
    assert!(visitor.get("/").await.set_cookies.is_empty(), "the session goes on");

    let guest = visitor.cookies.clone();
    let answer = visitor
        .post(LOGIN, &[("username", "José  Núñez"), ("password", "demo"), ("redirect", "/oauth/resume.php?p=x")])
        .await;
    assert_eq!(answer.status, 302);
    let sid = visitor.cookies["phpbb3_demo_sid"].clone();
    assert_eq!(answer.location, Some(format!("/oauth/resume.php?p=x&sid={sid}")));
    assert_eq!(visitor.cookies["phpbb3_demo_u"], "4");
    assert_eq!(visitor.cookies["phpbb3_demo_k"], "");
    assert_eq!(row(&pool, &visitor).await, Some((4, 0, now, visitor.user_agent.clone())));
    assert!(visitor.get("/").await.body.contains("josé núñez"));
    visitor.cookies = guest;
    assert_eq!(row(&pool, &visitor).await, None, "the guest's session has ended");
}

#[tokio::test]
async fn sessions_are_renewed_once_a_minute_and_run_out() {
    let board = Running::phpbb().await;
    let pool = reader(&board).await;
    let mut visitor = Visitor::new(&board.url("/"));
    visitor.log_in(LOGIN, "lena").await;
    let begun = board.clock.now();
    for (forward, want) in [(60, begun), (1, begun + 61), (3_660, begun + 61 + 3_660)] {
        board.clock.forward(forward);
        assert!(visitor.get("/").await.body.contains(">lena<"), "after {forward} s");
        assert_eq!(row(&pool, &visitor).await.expect("a row").2, want);
    }
    board.clock.forward(3_661);
    assert!(!visitor.get("/").await.body.contains(">lena<"));
    assert_eq!(visitor.cookies["phpbb3_demo_u"], "1", "a guest again");
}

#[tokio::test]
async fn another_browser_is_another_visitor() {
    let board = Running::phpbb().await;
    let mut visitor = Visitor::new(&board.url("/"));
    visitor.log_in(LOGIN, "lena").await;
    visitor.user_agent = visitor.user_agent.to_uppercase();
    assert!(visitor.get("/").await.body.contains(">lena<"), "case does not count");
    visitor.user_agent = "Other/1.0".to_owned();
    assert!(!visitor.get("/").await.body.contains(">lena<"));
}

#[tokio::test]
async fn the_key_opens_one_session_and_is_replaced() {
    let board = Running::phpbb().await;
    let mut visitor = Visitor::new(&board.url("/"));
    visitor.post(LOGIN, &[("username", "lena"), ("password", "demo"), ("autologin", "on")]).await;
    let key = visitor.cookies["phpbb3_demo_k"].clone();
    assert_eq!(key.len(), 16);
    visitor.cookies.insert("phpbb3_demo_sid".to_owned(), "0".repeat(32));
    let mut thief = Visitor::new(&board.url("/"));
    thief.cookies = visitor.cookies.clone();
    assert!(visitor.get("/").await.body.contains(">lena<"));
    assert_ne!(visitor.cookies["phpbb3_demo_k"], key);
    assert!(!thief.get("/").await.body.contains(">lena<"), "the old key is spent");
    board.forum.end_sessions("lena").await.expect("lena");
    assert!(!visitor.get("/").await.body.contains(">lena<"), "sessions and keys are gone");
}

#[tokio::test]
async fn only_the_own_link_logs_out_and_it_sets_a_guests_cookies() {
    let board = Running::phpbb().await;
    let mut visitor = Visitor::new(&board.url("/"));
    visitor.log_in(LOGIN, "lena").await;
    visitor.get("/ucp.php?mode=logout").await;
    visitor.get(&format!("/ucp.php?mode=logout&sid={}", "0".repeat(32))).await;
    assert!(visitor.get("/").await.body.contains(">lena<"));
    let sid = visitor.cookies["phpbb3_demo_sid"].clone();
    let answer = visitor.get(&format!("/ucp.php?mode=logout&sid={sid}")).await;
    assert_eq!(answer.status, 302);
    assert_eq!(answer.set_cookies.len(), 6);
    assert!(answer.set_cookies[0].starts_with("phpbb3_demo_u=; expires="));
    assert!(answer.set_cookies[3].starts_with("phpbb3_demo_u=1; expires="));
    assert!(!visitor.get("/").await.body.contains(">lena<"));
}

#[tokio::test]
async fn refused_ways_back_and_waiting_accounts() {
    let board = Running::phpbb().await;
    let mut visitor = Visitor::new(&board.url("/"));
    let answer = visitor.post(LOGIN, &[("username", "lena"), ("password", "demo"), ("redirect", "/a;b")]).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("You are logged in, but"));
    assert!(visitor.get("/").await.body.contains(">lena<"));
    assert!(visitor.get(LOGIN).await.location.expect("a redirect").starts_with("/index.php?sid="), "logged in already");
    let mut nadia = Visitor::new(&board.url("/"));
    assert!(nadia.log_in(LOGIN, "nadia").await.body.contains("waits for its activation"));
}

#[tokio::test]
async fn bans_and_states_are_rows() {
    let board = Running::phpbb().await;
    let pool = reader(&board).await;
    let mut bruno = Visitor::new(&board.url("/"));
    bruno.log_in(LOGIN, "bruno").await;
    assert!(bruno.get("/").await.body.contains("You are banned"));
    let count = "SELECT COUNT(*) FROM phpbb_banlist WHERE ban_userid = 6 AND ban_end = 0";
    assert_eq!(sqlx::query_scalar::<_, i64>(count).fetch_one(&pool).await.expect("a count"), 1);
    board.forum.unban("bruno").await.expect("bruno");
    assert_eq!(sqlx::query_scalar::<_, i64>(count).fetch_one(&pool).await.expect("a count"), 0);
    board.forum.set_active("bruno", false).await.expect("bruno");
    let kind = "SELECT user_type FROM phpbb_users WHERE user_id = 6";
    assert_eq!(sqlx::query_scalar::<_, i64>(kind).fetch_one(&pool).await.expect("a type"), 1);
    assert!(!bruno.get("/").await.body.contains(">bruno<"), "a guest in his own session");
    let tomas = board.forum.account("tomas").await.expect("tomas");
    let names: Vec<_> = tomas.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["GLOBAL_MODERATORS", "Photo club"]);
}
