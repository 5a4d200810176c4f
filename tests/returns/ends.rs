//! A login that ends at the forum ends here at once, although sessions are remembered for minutes.

use super::*;

const REMEMBERED: &str = "[forum.session]\ncache_for = \"5m\"";

/// Where a request leads that carries nothing but this session.
async fn with_session(play: &Play, session: &str) -> String {
    let mut browser = play.browser();
    browser.0.cookies.insert("sess".to_owned(), session.to_owned());
    let location = browser.ask(play, "one").await;
    if location.starts_with(CALLBACK) { "the app".to_owned() } else { local(&location).to_owned() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_logs_out_at_the_forum_is_out_here() {
    let play = Play::begin(Kind::MyBb, REMEMBERED);
    const LOGIN: &str = "/board/member.php?action=login";
    for (name, page, cookies, after) in [
        ("a cookie taken away", "/board/logout", true, LOGIN),
        ("an address", "/board/out.php?action=logout&key=1", true, LOGIN),
        ("the same cookie again", "/board/renew", true, "the app"),
        ("another cookie", "/board/", true, "the app"),
        ("an address with another argument", "/board/out.php?action=look", true, "the app"),
        ("no sign of it", "/board/quiet", true, "the app"),
        ("the address, asked by somebody else", "/board/out.php?action=logout", false, "the app"),
    ] {
        let mut browser = play.browser();
        let page_of_login = browser.get(LOGIN).await;
        browser.submit(Kind::MyBb, &page_of_login).await;
        let session = browser.0.cookies["sess"].clone();
        assert_eq!(with_session(&play, &session).await, "the app", "{name}");
        let asked = play.forum.asked(&session);
        assert_eq!(with_session(&play, &session).await, "the app", "{name}");
        assert_eq!(play.forum.asked(&session), asked, "{name}: he is remembered");
        if !cookies {
            browser.0.cookies.clear();
        }
        assert_eq!(browser.get(page).await.status, 200, "{name}");
        // With the cookie as it was: only the memory could still let it in.
        assert_eq!(with_session(&play, &session).await, after, "{name}");
        assert_eq!(play.forum.asked(&session) > asked, after == LOGIN, "{name}");
    }
}

/// The answer that ends a login passes as it is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_noticed_is_not_changed() {
    let play = Play::begin(Kind::MyBb, REMEMBERED);
    let mut browser = play.browser();
    browser.0.cookies.insert("sess".to_owned(), "s0".to_owned());
    let answer = browser.get("/board/logout").await;
    assert_eq!(answer.set_cookies, ["sess=; path=/board; expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0"]);
    assert_eq!(answer.body, "bye");
    let received = play.forum.take();
    assert_eq!(received[0].all("cookie"), ["sess=s0"]);
}
