//! Where WordPress gets the keys from that its cookies are signed with.

use portico::adapters::forum::{Database, ForumSource, Preset, Settings};
use portico::model::{SessionOutcome, SourceFailure, Visitor};
use portico::ports::SessionSource as _;
use tempfile::TempDir;

use super::phpbb::{NOW, short, source};
use crate::servers;

const SCHEMA: &str = include_str!("cases/wordpress.sql");

/// The cookie of one of the cases.
fn visitor(case: &str) -> Visitor {
    let cases: toml::Table = include_str!("cases/wordpress.toml").parse().expect("the cases");
    let cases = cases["case"].as_array().expect("cases");
    let case = cases.iter().find(|own| own["name"].as_str() == Some(case)).expect("a case of that name");
    let cookie = case["cookie"].as_str().expect("a cookie").as_bytes().to_vec();
    Visitor { cookie_lines: vec![cookie], ..Visitor::default() }
}

/// A site whose wp-config.php nobody reads, after a change of its tables.
async fn site(folder: &TempDir, change: &str) -> ForumSource {
    let url = format!("sqlite://{}", folder.path().join("site.db").display());
    servers::run(&url, SCHEMA).await;
    servers::run(&url, change).await;
    let mut settings = Settings::new(Preset::BuiltIn("wordpress".to_owned()), "https://forum.example");
    let mut database = Database::new(url, "wp_");
    database.timeout = std::time::Duration::from_secs(20);
    settings.database = Some(database);
    source(settings)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_wp_config_the_keys_of_the_options_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site(&folder, "SELECT 1").await;
    for (case, want) in [("signed with the keys of the options", "member 2"), ("a login", "guest")] {
        assert_eq!(short(&site.member(&visitor(case), NOW).await), want, "{case}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_keys_nobody_is_judged() {
    for (change, named) in [
        ("DELETE FROM wp_options WHERE option_name = 'logged_in_key'", "LOGGED_IN_KEY"),
        ("UPDATE wp_options SET option_value = '' WHERE option_name = 'logged_in_salt'", "LOGGED_IN_SALT"),
        ("DELETE FROM wp_options WHERE option_name = 'siteurl'", "setting.siteurl"),
        ("ALTER TABLE wp_users RENAME COLUMN user_status TO status", "user_status"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let site = site(&folder, change).await;
        for case in ["signed with the keys of the options", "signed without a key"] {
            match site.member(&visitor(case), NOW).await {
                SessionOutcome::Unknown(SourceFailure::Drift(text)) => assert!(text.contains(named), "{text}"),
                other => panic!("{change}: {other:?}"),
            }
        }
    }
}
