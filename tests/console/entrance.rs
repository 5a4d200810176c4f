//! Where the console is, and from where it is open.

use portico::model::{Hash32, UnixSeconds};

use super::{body, field, get, owned};
use crate::transcripts::{Theatre, console_link};

const STAFF: &[(&str, &str)] = &[("cookie", "forum_session=carla")];

async fn theatre(console: &str) -> Theatre {
    Theatre::open_as(|_| (), console).await
}

#[tokio::test]
async fn without_groups_nobody_gets_in_by_the_forum() {
    let theatre = theatre("").await;
    for fields in [STAFF, &[], &[("cookie", "forum_session=anna")]] {
        let answer = get(&theatre, "/oauth/admin", fields).await;
        assert_eq!(answer.status(), 403, "{fields:?}");
        assert!(body(&answer).contains("P701"), "{fields:?}");
    }
    let (link, _) = console_link(&theatre.stage).await;
    assert_eq!(get(&theatre, &format!("/oauth/admin/enter?key={link}"), &[]).await.status(), 303);
    let holds = format!("__Secure-portico-link={link}");
    assert_eq!(get(&theatre, "/oauth/admin/enter", &[("cookie", &holds)]).await.status(), 200);
}

#[tokio::test]
async fn a_console_that_is_switched_off_is_not_there() {
    let theatre = theatre("enabled = false\ngroups = [\"Staff\"]").await;
    let (link, _) = console_link(&theatre.stage).await;
    for target in ["/oauth/admin", "/oauth/admin/apps/trusted", &format!("/oauth/admin/enter?key={link}")] {
        let answer = get(&theatre, target, STAFF).await;
        assert_eq!(answer.status(), 404, "{target}");
        assert!(body(&answer).contains("P212"), "{target}");
    }
}

#[tokio::test]
async fn networks_are_those_of_visitors() {
    let mut theatre = theatre("groups = [\"Staff\"]\nnetworks = [\"192.0.2.0/24\", \"2001:db8::7\"]").await;
    let (link, _) = console_link(&theatre.stage).await;
    for (address, open) in [
        (Some("192.0.2.9"), true),
        (Some("::ffff:192.0.2.9"), true),
        (Some("2001:db8::7"), true),
        (Some("2001:db8::8"), false),
        (Some("198.51.100.1"), false),
        (Some("127.0.0.1"), false),
        (None, false),
    ] {
        theatre.address = address.map(|text| text.parse().expect("an address"));
        let followed = format!("/oauth/admin/enter?key={link}");
        for (target, in_there) in [("/oauth/admin", 200), (followed.as_str(), 303)] {
            let answer = get(&theatre, target, STAFF).await;
            assert_eq!(answer.status(), if open { in_there } else { 403 }, "{address:?} {target}");
            assert_eq!(body(&answer).contains("P703"), !open, "{address:?} {target}");
        }
    }
}

#[tokio::test]
async fn a_console_with_a_listener_of_its_own_is_nowhere_else() {
    let mut theatre = theatre("groups = [\"Staff\"]\nlisten = \"127.0.0.1:9443\"").await;
    let (link, _) = console_link(&theatre.stage).await;
    for target in ["/oauth/admin", &format!("/oauth/admin/enter?key={link}")] {
        let answer = get(&theatre, target, STAFF).await;
        assert_eq!(answer.status(), 404, "{target} on the public address");
    }
    theatre.at_console = true;
    let staff_at = |host: &'static str| [("cookie", "forum_session=carla"), ("host", host)];
    assert_eq!(get(&theatre, "/oauth/admin", &staff_at("forum.example:9443")).await.status(), 200);
    // Guests come back to the listener that they came from.
    let guest = get(&theatre, "/oauth/admin", &[("host", "forum.example:9443")]).await;
    let handle = field(&guest, "location").rsplit("%3D").next().expect("a handle").to_owned();
    let cookie = format!("forum_session=carla; __Host-portico-pending={handle}");
    theatre.at_console = false;
    let back = get(&theatre, &format!("/oauth/resume.php?p={handle}"), &[("cookie", &cookie)]).await;
    assert_eq!(field(&back, "location"), "https://forum.example:9443/oauth/admin");
    theatre.at_console = true;
    // Where the forum's cookies do not come there is only the link, with a cookie that loopback takes without TLS.
    let guest = get(&theatre, "/oauth/admin", &[("host", "localhost:9443")]).await;
    assert_eq!(guest.status(), 403);
    let followed = get(&theatre, &format!("/oauth/admin/enter?key={link}"), &[("host", "localhost:9443")]).await;
    let kept = field(&followed, "set-cookie").split(';').next().expect("a cookie").to_owned();
    assert!(kept.starts_with("portico-link="), "{kept}");
    let fields = |origin: &str| owned(&[("host", "localhost:9443"), ("origin", origin), ("cookie", kept.as_str())]);
    let foreign = theatre.send("POST", "/oauth/admin/enter", &fields("https://forum.example"), "").await;
    assert_eq!(foreign.status(), 403, "a page of the forum is another site here");
    let entered = theatre.send("POST", "/oauth/admin/enter", &fields("http://localhost:9443"), "").await;
    assert_eq!(entered.status(), 303, "{}", body(&entered));
    let cookie = field(&entered, "set-cookie");
    assert!(cookie.starts_with("portico-console=") && !cookie.contains("Secure"), "{cookie}");
    assert!(cookie.contains("; Path=/oauth/admin;"), "not for what else listens on this machine: {cookie}");
    let visit = cookie.split(';').next().expect("a cookie");
    let answer = get(&theatre, "/oauth/admin", &[("host", "localhost:9443"), ("cookie", visit)]).await;
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn methods_and_misspelt_paths() {
    let theatre = theatre("groups = [\"Staff\"]").await;
    for (method, target, status) in [
        ("HEAD", "/oauth/admin", 200),
        ("HEAD", "/oauth/admin/enter", 200),
        ("PUT", "/oauth/admin", 405),
        ("DELETE", "/oauth/admin/apps/trusted", 405),
        ("OPTIONS", "/oauth/admin/no-such-page", 405),
        ("POST", "/oauth/admin", 404),
        ("GET", "/oauth/admin/", 404),
        ("GET", "/oauth/Admin", 404),
        ("GET", "/oauth/admin/../admin", 404),
        ("GET", "//oauth/admin", 200),
    ] {
        let fields = [("cookie".to_owned(), "forum_session=carla".to_owned())];
        assert_eq!(theatre.send(method, target, &fields, "").await.status(), status, "{method} {target}");
    }
}

#[tokio::test]
async fn looking_at_the_console_with_head_changes_nothing() {
    let theatre = theatre("groups = [\"Staff\"]").await;
    let (link, _) = console_link(&theatre.stage).await;
    let before = theatre.stage.ports.store.link_entries(1_000).await.expect("a store");
    assert_eq!(before, 1, "the link");
    for target in ["/oauth/admin", "/oauth/admin/apps/trusted", &format!("/oauth/admin/enter?key={link}")] {
        for cookie in ["", "forum_session=carla"] {
            let fields = [("cookie".to_owned(), cookie.to_owned())];
            let answer = theatre.send("HEAD", target, &fields, "").await;
            assert_eq!(answer.status(), 200, "{target} {cookie}");
            assert!(answer.body().is_empty() && field(&answer, "set-cookie").is_empty(), "{target} {cookie}");
            assert!(field(&answer, "location").is_empty(), "{target} {cookie}");
        }
    }
    assert_eq!(theatre.stage.ports.store.link_entries(1_000).await.expect("a store"), 0, "nothing was told");
    let put = theatre.send("PUT", "/oauth/admin", &[], "").await;
    assert_eq!(field(&put, "allow"), "GET, HEAD, POST");
}

#[tokio::test]
async fn no_page_of_the_console_is_held_by_who_opened_it() {
    let theatre = theatre("groups = [\"Staff\"]").await;
    let (link, _) = console_link(&theatre.stage).await;
    for target in [
        "/oauth/admin",
        "/oauth/admin/add/other",
        "/oauth/admin/audit?page=%FF",
        "/oauth/admin/no-such-page",
        &format!("/oauth/admin/enter?key={link}"),
        "/oauth/admin/enter",
    ] {
        for cookie in ["", "forum_session=anna", "forum_session=carla"] {
            let answer = get(&theatre, target, &[("cookie", cookie)]).await;
            assert_eq!(field(&answer, "cross-origin-opener-policy"), "same-origin", "{target} {cookie}");
        }
    }
    let popup = get(&theatre, "/oauth/apps", STAFF).await;
    assert_eq!(field(&popup, "cross-origin-opener-policy"), "", "apps open other pages as popups");
}

/// A ticket as a script of a forum page could make it that knows how one looks, and everything but the server's key.
fn made_up_ticket(browser: &str, purpose: &str, now: UnixSeconds) -> String {
    let (name, until) = (String::from(Hash32([7; 32])), now.plus(600));
    let push = |text: &mut Vec<u8>, piece: &[u8]| {
        text.extend_from_slice(&(piece.len() as u64).to_be_bytes());
        text.extend_from_slice(piece);
    };
    let mut text = b"portico console".to_vec();
    text.extend_from_slice(&Hash32::of(browser.as_bytes()).0);
    push(&mut text, name.as_bytes());
    text.extend_from_slice(&until.0.to_be_bytes());
    [b"number".as_slice(), b"3", purpose.as_bytes()].iter().for_each(|piece| push(&mut text, piece));
    format!("{name}.{}.{}", until.0, String::from(Hash32::of(&text)))
}

#[tokio::test]
async fn a_cookie_of_ones_own_forges_no_form() {
    let theatre = theatre("groups = [\"Staff\"]").await;
    let own = "A".repeat(43);
    let cookie = format!("forum_session=carla; __Host-portico-browser={own}");
    let shown = get(&theatre, "/oauth/admin", &[("cookie", &cookie)]).await;
    let given = field(&shown, "set-cookie").split(';').next().expect("a cookie").to_owned();
    assert!(given.starts_with("__Host-portico-browser=") && !given.ends_with(&own), "{given}");
    let back = format!("forum_session=carla; {given}");
    let again = get(&theatre, "/oauth/admin", &[("cookie", &back)]).await;
    assert!(field(&again, "set-cookie").starts_with(&given), "one of ours is kept");

    let purpose = "apps/trusted/switch";
    let now = theatre.stage.ports.clock.now();
    let given = given.split_once('=').expect("a value").1;
    for (browser, cookie) in [(own.as_str(), &cookie), (given, &back)] {
        let ticket = made_up_ticket(browser, purpose, now);
        let answer = theatre
            .send(
                "POST",
                &format!("/oauth/admin/{purpose}"),
                &owned(&[("cookie", cookie)]),
                &format!("ticket={ticket}"),
            )
            .await;
        assert_eq!(answer.status(), 403, "{browser}");
        assert!(body(&answer).contains("P409"), "{browser}");
    }
}
