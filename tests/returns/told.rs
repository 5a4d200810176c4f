//! Each way of telling the forum where to go afterwards, and who may not have a say in it.

use portico::model::WaitingLogin;
use reqwest::Method;

use super::forum::Received;
use super::*;
use crate::doubles::ForumState;
use crate::transcripts::Theatre;

/// The handle in an address of ours.
fn handle(address: &str) -> &str {
    address.split_once("/board/oauth/resume.php?p=").map(|(_, handle)| handle).unwrap_or_else(|| panic!("{address}"))
}

/// Nothing of ours reaches a forum, whatever it is asked.
fn assert_clean(received: &[Received]) {
    assert!(!received.is_empty());
    for request in received {
        assert!(request.all("cookie").iter().all(|line| !line.contains("portico")), "{request:?}");
    }
}

/// From the app to the login page, and back to the app by what the forum itself does.
async fn there_and_back(kind: Kind) -> (Play, Vec<Received>) {
    let play = Play::begin(kind, "");
    let mut browser = play.browser();
    let login = browser.ask(&play, "one").await;
    let page = browser.get(&login).await;
    let target = browser.submit(kind, &page).await;
    assert_eq!(browser.arrive(&target).await, "one", "{kind:?} by {target}");
    let received = play.forum.take();
    assert_clean(&received);
    assert!(!browser.0.cookies.contains_key("portico-pending"), "its handle has done its work");
    (play, received)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_the_referer_below_the_forums_address() {
    let (_, received) = there_and_back(Kind::MyBb).await;
    let referer = received[0].all("referer");
    assert!(matches!(referer[..], [one] if one.starts_with(&format!("{BOARD}/oauth/resume.php?p="))), "{referer:?}");
    assert!(received.iter().skip(1).all(|request| request.all("referer").is_empty()), "on no other request");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_the_referer_of_a_script() {
    there_and_back(Kind::FluxBb).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_a_signed_address() {
    let (play, received) = there_and_back(Kind::Smf).await;
    assert!(received[0].target.contains(";return_hash="), "{received:?}");
    // Whoever changes the address does not get there.
    let mut browser = play.browser();
    let login = browser.ask(&play, "two").await;
    let page = browser.get(&login.replace("resume.php", "resume.php%2e")).await;
    assert_eq!(
        browser.submit(Kind::Smf, &page).await,
        "http://localhost:8080/board/index.php?action=login2;sa=check;member=7"
    );
    assert_eq!(browser.arrive("/board/index.php?action=login2;sa=check;member=7").await, format!("{BOARD}/index.php"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_a_header_of_its_own() {
    let (_, received) = there_and_back(Kind::NodeBb).await;
    let told = received[0].all("x-return-to");
    assert!(matches!(told[..], [one] if one.starts_with(&format!("{BOARD}/oauth/resume.php?p="))), "{told:?}");
    assert!(received[0].all("referer").is_empty(), "no other header");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_a_cookie() {
    let (play, received) = there_and_back(Kind::Cookie { dots: true }).await;
    assert!(received[0].all("cookie").concat().contains("destination_url=/board/oauth/resume.php?p="), "{received:?}");
    let mut browser = play.browser();
    let answer = browser.get(&play.authorize("two")).await;
    let set = answer.set_cookies.iter().find(|line| line.starts_with("destination_url=")).expect("the cookie");
    for attribute in ["Path=/board", "Max-Age=600", "SameSite=Lax"] {
        assert!(set.contains(attribute), "{set}");
    }
    assert!(!set.contains("HttpOnly"), "a script of the forum reads it: {set}");
    let page = browser.get(&answer.location.expect("the login page")).await;
    let target = browser.submit(Kind::Cookie { dots: true }, &page).await;
    let resumed = browser.get(&target).await;
    assert!(resumed.set_cookies.iter().any(|line| line.starts_with("destination_url=;")), "{:?}", resumed.set_cookies);
}

/// The forum shows its front page after the login. The first document that a member asks for leads on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forum_that_goes_elsewhere_loses_nobody() {
    there_and_back(Kind::Cookie { dots: false }).await;
    let (_, received) = there_and_back(Kind::Nowhere).await;
    assert!(received.iter().all(|request| request.target != "/board/"), "{received:?}");
}

/// The page that says "thank you" is an answer to a POST, so the one after it is the first that can lead on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thank_you_page_leads_on_with_the_next_document() {
    let play = Play::begin(Kind::MyBb, "");
    let mut browser = play.browser();
    let login = browser.ask(&play, "one").await;
    browser.get(&login).await;
    // A form of another page of the forum, which knows of no way back.
    let page = Answer { body: "name=\"url\" value=\"\"".to_owned(), ..browser.get("/board/").await };
    assert_eq!(browser.submit(Kind::MyBb, &page).await, format!("{BOARD}/index.php"));
    browser.0.fields.insert("sec-fetch-dest", "image".to_owned());
    assert_eq!(browser.get("/board/logo.png").await.location, None, "a picture leads nowhere");
    browser.0.fields.insert("sec-fetch-dest", "document".to_owned());
    assert_eq!(browser.arrive("/board/index.php").await, "one");
    assert_eq!(browser.get("/board/index.php").await.location, None, "once");
}

/// The visitor has no say in where the forum sends him, and the header stands on one page only.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_visitor_sends_is_not_the_way_back() {
    for (kind, header, page) in
        [(Kind::MyBb, "referer", "/board/member.php?action=login"), (Kind::NodeBb, "x-return-to", "/board/login")]
    {
        const EVIL: &str = "https://evil.example/member.php";
        let play = Play::begin(kind, "");
        let mut browser = play.browser();
        let login = browser.ask(&play, "one").await;
        assert_eq!(local(&login), page);
        let pending = browser.0.cookies["portico-pending"].clone();
        let foreign = "A".repeat(43);
        for (name, method, address, cookie, dest, ours) in [
            ("the login page", Method::GET, page, &pending, "document", true),
            ("again, as after a mistyped password", Method::GET, page, &pending, "document", true),
            ("without our cookie", Method::GET, page, &String::new(), "document", false),
            ("a handle that nobody waits for", Method::GET, page, &foreign, "document", false),
            ("another page", Method::GET, "/board/", &pending, "document", false),
            (
                "more arguments",
                Method::GET,
                &format!("{page}{}x=1", if page.contains('?') { '&' } else { '?' }),
                &pending,
                "document",
                false,
            ),
            ("a picture", Method::GET, page, &pending, "image", false),
            ("a script", Method::GET, page, &pending, "empty", false),
            ("HEAD", Method::HEAD, page, &pending, "document", false),
            ("POST", Method::POST, page, &pending, "document", false),
        ] {
            play.forum.take();
            browser.0.cookies.clear();
            if !cookie.is_empty() {
                browser.0.cookies.insert("portico-pending".to_owned(), cookie.clone());
            }
            browser.0.fields.insert(header, EVIL.to_owned());
            browser.0.fields.insert("sec-fetch-dest", dest.to_owned());
            browser.0.send(method, address, None).await;
            let received = play.forum.take();
            let told = received[0].all(header);
            let want = if ours { format!("{BOARD}/oauth/resume.php?p={pending}") } else { EVIL.to_owned() };
            assert_eq!(told, [want], "{kind:?}, {name}");
            assert_clean(&received);
        }
    }
}

/// Two apps wait in two windows. Each form knows its own way, whichever is sent first.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_logins_wait_in_one_browser() {
    let play = Play::begin(Kind::MyBb, "");
    let mut browser = play.browser();
    let mut forms = Vec::new();
    for state in ["one", "two"] {
        let login = browser.ask(&play, state).await;
        forms.push(browser.get(&login).await);
    }
    let ways: Vec<&str> =
        forms.iter().map(|form| handle(between(&form.body, "value=\"", "\"").expect("a way"))).collect();
    assert_ne!(ways[0], ways[1]);
    assert_eq!(browser.0.cookies["portico-pending"], ways.join("."));
    for (form, state) in forms.iter().zip(["one", "two"]) {
        let target = browser.submit(Kind::MyBb, form).await;
        assert_eq!(browser.arrive(&target).await, state);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operators_own_login_page() {
    for (kind, own, want) in [
        (
            Kind::MyBb,
            "login_url = \"/board/login?to={return}\"",
            "/board/login?to=%2Fboard%2Foauth%2Fresume.php%3Fp%3D",
        ),
        (Kind::MyBb, "login_url = \"/board/login.php\"", "/board/login.php"),
        (Kind::NodeBb, "login_url = \"/board/login\"", "/board/login"),
        (Kind::Cookie { dots: true }, "login_url = \"/board/login\"", "/board/login"),
        (
            Kind::Smf,
            "login_url = \"/board/login?to={return}\"",
            "/board/login?to=http%3A%2F%2Flocalhost%3A8080%2Fboard%2Foauth%2F",
        ),
        (Kind::Smf, "login_url = \"/board/login\"", "/board/oauth/resume.php?p="),
        (
            Kind::Nowhere,
            "login_url = \"/board/login?to={return}\"",
            "/board/login?to=%2Fboard%2Foauth%2Fresume.php%3Fp%3D",
        ),
        (Kind::MyBb, "login_url = \"https://id.example/login\"", "/board/oauth/resume.php?p="),
        (Kind::Cookie { dots: true }, "login_url = \"https://id.example/login\"", "/board/oauth/resume.php?p="),
    ] {
        let play = Play::begin(kind, own);
        let mut browser = play.browser();
        let login = browser.ask(&play, "one").await;
        assert!(local(&login).starts_with(want), "{kind:?}, {own}: {login}");
        browser.get(&login).await;
        let told = play.forum.take().first().map(|page| {
            (page.all("referer").concat() + &page.all("x-return-to").concat(), page.all("cookie").concat())
        });
        let by_header = matches!(kind, Kind::MyBb | Kind::NodeBb) && local(&login) == want;
        let by_cookie = matches!(kind, Kind::Cookie { .. }) && local(&login) == want;
        let (header, cookie) = told.unwrap_or_default();
        assert_eq!(header.contains("/oauth/resume.php?p="), by_header, "{kind:?}, {own}");
        assert_eq!(cookie.contains("destination_url="), by_cookie, "{kind:?}, {own}");
    }
}

/// After half an hour nothing waits any more: nobody is told, and nobody is sent anywhere.
#[tokio::test]
async fn a_login_that_waited_too_long() {
    let theatre = Theatre::open().await;
    theatre.stage.forum.set(ForumState::ReturnsByHeader);
    let start = "/oauth/authorize?client_id=chat&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code";
    let answer = theatre.send("GET", start, &[], "").await;
    assert_eq!(answer.headers()["location"], "https://forum.example/login");
    let cookie = answer.headers()["set-cookie"].to_str().expect("ASCII").split(';').next().expect("a pair").to_owned();
    let back = format!("/oauth/resume.php?p={}", cookie.split_once('=').expect("a value").1);
    let told = WaitingLogin::WayBack { header: "Referer", value: format!("https://forum.example{back}") };
    let member = format!("{cookie}; forum_session=anna");
    assert_eq!(theatre.waiting("/login", &cookie).await, told);
    assert_eq!(theatre.waiting("/login?x", &cookie).await, WaitingLogin::Unconcerned);
    assert_eq!(theatre.waiting("/", &cookie).await, WaitingLogin::Unconcerned);
    assert_eq!(theatre.waiting("/", &member).await, WaitingLogin::GoesOn(back.clone()));
    assert_eq!(
        theatre.waiting("/", &format!("{cookie}; forum_session=bruno")).await,
        WaitingLogin::Unconcerned,
        "banned"
    );
    theatre.stage.store.fail(Some(0));
    assert_eq!(
        theatre.waiting("/login", &cookie).await,
        WaitingLogin::Unconcerned,
        "a fault means that the page passes"
    );
    theatre.stage.store.fail(None);
    theatre.stage.clock.0.fetch_add(1_800, std::sync::atomic::Ordering::SeqCst);
    assert_eq!(theatre.waiting("/login", &cookie).await, WaitingLogin::Unconcerned);
    assert_eq!(theatre.waiting("/", &member).await, WaitingLogin::Unconcerned);
}

/// Cookies with logins that nobody began cost a look-up only so often while pages pass.
#[tokio::test]
async fn invented_logins_are_not_looked_up_for_ever() {
    let mut theatre = Theatre::open().await;
    theatre.stage.forum.set(ForumState::ReturnsByHeader);
    theatre.address = "192.0.2.1".parse().ok();
    let start = "/oauth/authorize?client_id=chat&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code";
    let answer = theatre.send("GET", start, &[], "").await;
    let cookie = answer.headers()["set-cookie"].to_str().expect("ASCII").split(';').next().expect("a pair").to_owned();
    let member = format!("{cookie}; forum_session=anna");
    for number in 0..300 {
        assert!(matches!(theatre.waiting("/", &member).await, WaitingLogin::GoesOn(_)), "{number}");
        let invented = format!("__Host-portico-pending={number:A>43}");
        assert_eq!(theatre.waiting("/", &invented).await, WaitingLogin::Unconcerned);
    }
    assert_eq!(theatre.waiting("/", &member).await, WaitingLogin::Unconcerned, "nothing more is looked up for him");
    theatre.address = "192.0.2.2".parse().ok();
    assert!(matches!(theatre.waiting("/", &member).await, WaitingLogin::GoesOn(_)), "for others it is");
}
