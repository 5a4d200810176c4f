//! The addresses of login pages, as presets make them with the settings and secrets of a forum.

use portico::model::{UnixSeconds, Visitor};
use portico::ports::{LoginHandOff, SessionSource as _};

use super::cases::board::{Board, Forum, On};
use super::cases::list;

const BASE: &str = "http://localhost:8080/board";

async fn hand_off(forum: Forum) -> LoginHandOff {
    let board = Board::set_up(forum, On::Sqlite, false).await;
    let source = board.source(false);
    // A look-up reads the forum's settings, as the one before every login does.
    source.member(&Visitor::default(), UnixSeconds(1_800_000_000)).await;
    source.login("/board/oauth/resume.php?p=abc")
}

fn by_referer(page: &str) -> LoginHandOff {
    LoginHandOff::ReturnsByHeader {
        location: format!("{BASE}{page}"),
        header: "Referer",
        value: format!("{BASE}/oauth/resume.php?p=abc"),
    }
}

fn no_way_back(page: &str) -> LoginHandOff {
    LoginHandOff::CannotReturn { location: format!("{BASE}{page}") }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_forum_is_told_the_way_back_in_its_own_way() {
    // HMAC-SHA1 of the address with the secret of the cases, as SMF checks it.
    let signed = "/index.php?action=login\
                  ;return_to=http%3A%2F%2Flocalhost%3A8080%2Fboard%2Foauth%2Fresume.php%3Fp%3Dabc\
                  ;return_hash=cf6f3ed51acf1cea3d36f73a847f17201000b1da";
    for (name, forum, want) in [
        ("mybb", list::mybb::FORUM, by_referer("/member.php?action=login")),
        ("fluxbb", list::fluxbb::FORUM, by_referer("/login.php")),
        ("smf", list::smf::FORUM, LoginHandOff::Returns { location: format!("{BASE}{signed}") }),
        ("smf20", list::smf20::FORUM, no_way_back("/index.php?action=login")),
        ("punbb", list::punbb::FORUM, no_way_back("/login.php")),
    ] {
        assert_eq!(hand_off(forum).await, want, "{name}");
    }
}
