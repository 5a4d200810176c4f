//! What an operator may decide about members whom the forum keeps out, through a login at `portico serve`.

use portico::adapters::forum::{EmailVerified, ForumSource, Policy};
use tokio::runtime::Handle;

use super::cases::board::{Board, On};
use super::cases::list;
use super::cases::program::Server;
use super::phpbb;

const HERE: &str = "198.51.100.7";
const ACTIVE: &str = "phpbb3_case_sid=a0000000000000000000000000000048";
const BANNED: &str = "phpbb3_case_sid=a0000000000000000000000000000050";
const INACTIVE: &str = "phpbb3_case_sid=a0000000000000000000000000000051";
/// The board asks for no confirmation, so it has confirmed nobody.
const NOBODY_IS_ASKED: &str = "UPDATE phpbb_config SET config_value = '0' WHERE config_name = 'require_activation'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_kept_out_is_the_operators_choice() {
    for (name, members, confirmed, want) in [
        ("as usual", "", true, ["member 48", "P310", "P311"]),
        ("written out", "banned = \"refuse\"\ninactive = \"refuse\"", true, ["member 48", "P310", "P311"]),
        ("banned ones are let in", "banned = \"allow\"", true, ["member 48", "member 50", "P311"]),
        ("inactive ones are let in", "inactive = \"allow\"", true, ["member 48", "P310", "member 51"]),
        ("unconfirmed ones as usual", "", false, ["member 48", "P310", "P311"]),
        ("unconfirmed ones are kept out", "unconfirmed_email = \"refuse\"", false, ["P313", "P310", "P311"]),
        ("this one has confirmed his", "unconfirmed_email = \"refuse\"", true, ["member 48", "P310", "P311"]),
    ] {
        let mut board = Board::set_up(list::phpbb::FORUM, On::Sqlite, true).await;
        board.configure(&format!("[members]\n{members}"));
        if !confirmed {
            board.run(NOBODY_IS_ASKED).await;
        }
        let server = Server::start(&board, false);
        for (cookie, want) in [ACTIVE, BANNED, INACTIVE].into_iter().zip(want) {
            assert_eq!(server.visit(&board, cookie, HERE).await, want, "{name}");
        }
        if want[0] == "member 48" {
            let told = server.member(&board, ACTIVE, HERE).await;
            let email = told.get("email").and_then(|email| email.as_str());
            assert_eq!(email, confirmed.then_some("zoe@forum.example"), "{name}: only confirmed addresses are told");
            assert_eq!(told.get("email_verified").is_some(), confirmed, "{name}");
        }
    }
}

/// An address is judged when somebody logs in, and no longer when his app asks for him.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn banned_addresses_count_at_the_login() {
    let board = Board::set_up(list::phpbb::FORUM, On::Sqlite, true).await;
    let server = Server::start(&board, false);
    assert_eq!(server.visit(&board, ACTIVE, HERE).await, "member 48");
    assert_eq!(server.visit(&board, ACTIVE, "203.0.113.9").await, "P310", "remembered from elsewhere, and yet");
    assert_eq!(server.visit(&board, ACTIVE, "::ffff:203.0.113.9").await, "P310", "the same address, written for IPv6");
    assert_eq!(server.visit(&board, ACTIVE, "203.0.113.77").await, "member 48", "an exception");
    // The app's server asks from wherever it is.
    assert_eq!(server.member(&board, ACTIVE, HERE).await["sub"], "48");
}

/// Tokens name the forum's number, which a new name or address does not change.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_who_is_renamed_stays_who_he_is() {
    let mut board = Board::set_up(list::phpbb::FORUM, On::Sqlite, true).await;
    board.configure("[session]\ncache_for = \"0s\"\n[members]\nrecheck = \"0s\"");
    let server = Server::start(&board, false);
    let before = server.member(&board, ACTIVE, HERE).await;
    board.run("UPDATE phpbb_users SET username = 'Mo', user_email = 'mo@forum.example' WHERE user_id = 48").await;
    let after = server.member(&board, ACTIVE, HERE).await;
    assert_eq!((&before["sub"], &after["sub"]), (&"48".into(), &"48".into()));
    assert_eq!((&before["email"], &after["email"]), (&"zoe@forum.example".into(), &"mo@forum.example".into()));
}

#[tokio::test]
async fn nobody_can_confirm_an_address_that_counts_for_nothing() {
    let mut settings = phpbb::settings("sqlite:///nowhere.db");
    settings.unconfirmed_email = Policy::Refuse;
    settings.email_verified = EmailVerified::Never;
    let refused = ForumSource::new(settings, Handle::current()).err().expect("it says so at start");
    assert!(refused.to_string().contains("would keep everybody out"), "{refused}");
}
