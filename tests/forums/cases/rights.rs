//! The rights that `portico init` prints are enough: every visitor again, asked for by an account that has only these.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use portico::app::init;

use super::board::{Board, Forum, On};
use super::judge;

/// The machine may be busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);
const PASSWORD: &str = "s3cret";

/// Accounts belong to the whole server, and other tests use it too.
static ACCOUNTS: AtomicU32 = AtomicU32::new(0);

pub async fn every_visitor(forum: Forum, on: On) {
    let mut board = Board::set_up(forum, on, false).await;
    let account = format!("reader_{}", ACCOUNTS.fetch_add(1, Ordering::Relaxed));
    let grants = init::grants(&board.config()).expect("rights");
    assert!(grants.len() > 2, "{grants:?}");
    let script = grants.join("\n").replace("'...'", &format!("'{PASSWORD}'"));
    let script = script.replace("'portico'@", &format!("'{account}'@"));
    let script = script.replace(" portico;", &format!(" {account};")).replace(" portico ", &format!(" {account} "));
    board.run(&script).await;
    board.log_in_as(&account, PASSWORD);
    judge::compare(&board).await;
    // What `init` tells can be had with them, too.
    let about = board.source(false).about(PATIENCE).await;
    assert!(about.members.as_ref().is_ok_and(|count| *count > 0), "{about:?}");
    let unknown = |why: &String| why.contains("unknown for this kind of forum");
    assert!(about.groups.as_ref().err().is_none_or(unknown), "{about:?}");
    let names = board.source(false).group_names(PATIENCE).await;
    assert!(names.as_ref().map_or_else(unknown, |names| !names.is_empty()), "{names:?}");
    assert!(about.cookies.as_ref().is_ok_and(|names| !names.is_empty()), "{about:?}");
}
