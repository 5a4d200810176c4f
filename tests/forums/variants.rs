//! Forums that are set up otherwise than most: sessions elsewhere, and without what extensions bring.

use portico::app::why;
use tokio::runtime::Handle;

use super::cases::board::{Board, Forum, On};
use super::cases::{aged, judge, list};
use super::stores;

const DATABASES: [On; 3] = [On::MariaDb, On::Postgres, On::Sqlite];
const NO_PICTURES: &str = "DROP TABLE user__user_picture; DROP TABLE file_managed;";

/// A forum of the list whose rows were changed, and which has other visitors.
async fn changed(forum: Forum, cases: &'static str, change: &str, on: On) -> Board {
    let board = Board::set_up(Forum { cases, ..forum }, on, false).await;
    board.run(change).await;
    board
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn laravel_with_sessions_in_files() {
    let site = Forum { hook: Some(aged::files), ..list::laravel::FORUM };
    let site = changed(site, include_str!("cases/laravel_files.toml"), "DROP TABLE sessions;", On::Sqlite).await;
    judge::compare(&site).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn laravel_with_sessions_in_redis() {
    let site = Forum { hook: Some(stores::in_redis), ..list::laravel::FORUM };
    let site = changed(site, include_str!("cases/laravel_redis.toml"), "DROP TABLE sessions;", On::Sqlite).await;
    judge::compare(&site).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn flarum_without_extensions() {
    let change = "ALTER TABLE fl_users DROP COLUMN suspended_until; ALTER TABLE fl_users DROP COLUMN nickname;";
    for on in DATABASES {
        let forum = changed(list::flarum::FORUM, include_str!("cases/flarum_bare.toml"), change, on).await;
        judge::compare(&forum).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn drupal_without_pictures() {
    for on in DATABASES {
        let mut site = changed(list::drupal::FORUM, include_str!("cases/drupal_bare.toml"), NO_PICTURES, on).await;
        judge::compare(&site).await;
        site.configure("[variables]\npictures = 0");
        judge::compare(&site).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn django_without_its_key() {
    let cases = include_str!("cases/django_keyless.toml");
    let site = Board::set_up(Forum { cases, ..list::django::FORUM }, On::Sqlite, false).await;
    judge::compare(&site).await;
}

/// In Redis, but nobody said where: a table without rows would make everybody a guest.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn laravel_somewhere_in_redis_is_refused() {
    let cases = include_str!("cases/laravel_redis.toml");
    let cases = cases.replace("sessions = \"{redis}\"", "").leak();
    let site = Board::set_up(Forum { cases, ..list::laravel::FORUM }, On::Sqlite, false).await;
    let Err(error) = why::source(&site.config(), Handle::current()) else { panic!("taken") };
    let error = error.to_string();
    assert!(error.contains("the address of the sessions begins with file:///, redis://"), "{error}");
}
