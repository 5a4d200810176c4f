//! Flavour `plain`: log in, log out, ban, return.

use portico::demo::forum::Flavour;
use serde_json::{Value, json};

use super::Running;
use super::visitor::Visitor;

async fn whoami(visitor: &mut Visitor) -> Value {
    serde_json::from_str(&visitor.get("/whoami.json").await.body).expect("JSON")
}

#[tokio::test]
async fn a_member_logs_in_and_out() {
    let board = Running::plain().await;
    board.forum.set_public_url("http://localhost:8080/");
    let mut visitor = Visitor::new(&board.url("/"));
    assert_eq!(whoami(&mut visitor).await, json!({"member": null}));
    let answer = visitor.log_in("/login?next=/topics/1?a=b", "lena").await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.location.as_deref(), Some("/topics/1?a=b"));
    assert_eq!(
        whoami(&mut visitor).await,
        json!({"member": {
            "id": 3, "username": "lena", "display_name": "lena", "email": "lena@example.net", "email_verified": true,
            "groups": [{"id": "2", "name": "Members"}],
            "avatar_url": "http://localhost:8080/avatars/3.svg", "profile_url": "http://localhost:8080/members/3",
            "language": "en", "banned_until": null, "active": true,
        }})
    );
    assert!(visitor.get("/").await.body.contains(">lena</a>"));
    assert_eq!(visitor.get("/logout").await.status, 303, "a link elsewhere logs nobody out");
    assert_eq!(whoami(&mut visitor).await["member"]["id"], 3);
    let before = visitor.cookies.clone();
    visitor.post("/logout", &[]).await;
    assert!(visitor.cookies.is_empty());
    visitor.cookies = before;
    assert_eq!(whoami(&mut visitor).await, json!({"member": null}), "the session itself is gone");
}

#[tokio::test]
async fn only_the_right_name_and_password_let_in() {
    let board = Running::plain().await;
    for (name, username, password, want) in [
        ("right", "lena", "demo", 303),
        ("accents and a space", "josé núñez", "demo", 303),
        ("wrong password", "lena", "Demo", 200),
        ("no password", "lena", "", 200),
        ("nobody", "zoe", "demo", 200),
        ("banned members get in here", "bruno", "demo", 303),
        ("without a confirmed address too", "nadia", "demo", 303),
    ] {
        let mut visitor = Visitor::new(&board.url("/"));
        let answer = visitor.post("/login", &[("username", username), ("password", password)]).await;
        assert_eq!(answer.status, want, "{name}");
        assert_eq!(visitor.cookies.is_empty(), want == 200, "{name}");
    }
}

#[tokio::test]
async fn the_way_back_never_leaves_the_board() {
    let board = Running::plain().await;
    for (next, want) in [
        ("/oauth/authorize?a=1&b=%2F", "/oauth/authorize?a=1&b=%2F"),
        ("", "/"),
        ("https://other.example/", "/"),
        ("//other.example/", "/"),
        ("/\\other.example/", "/"),
        ("/a\r\nX: y", "/"),
    ] {
        let mut visitor = Visitor::new(&board.url("/"));
        let form = [("username", "lena"), ("password", "demo"), ("next", next)];
        let answer = visitor.post("/login", &form).await;
        assert_eq!(answer.location.as_deref(), Some(want), "{next:?}");
        let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let again = visitor.get(&format!("/login?next={next}")).await;
        assert_eq!(again.location.as_deref(), Some(want), "logged in already: {next:?}");
    }
}

#[tokio::test]
async fn a_board_that_cannot_return_ends_at_its_front_page() {
    let board = Running::start(|_| Flavour::Plain { returns: false }).await;
    let mut visitor = Visitor::new(&board.url("/"));
    assert!(!visitor.get("/login?next=/topics/1").await.body.contains("/topics/1"));
    let answer = visitor.log_in("/login?next=/topics/1", "lena").await;
    assert_eq!(answer.location.as_deref(), Some("/"));
}

#[tokio::test]
async fn sessions_run_out_and_remembered_ones_later() {
    let board = Running::plain().await;
    let mut plain = Visitor::new(&board.url("/"));
    plain.log_in("/login", "lena").await;
    let mut remembered = Visitor::new(&board.url("/"));
    remembered.post("/login", &[("username", "lena"), ("password", "demo"), ("remember", "on")]).await;
    board.clock.forward(3_600);
    assert_eq!(whoami(&mut plain).await["member"]["id"], 3, "on the last second");
    board.clock.forward(3_601);
    assert_eq!(whoami(&mut plain).await["member"], Value::Null);
    assert_eq!(whoami(&mut remembered).await["member"]["id"], 3);
}

#[tokio::test]
async fn bans_come_and_go_from_outside_and_from_the_admin_page() {
    let board = Running::plain().await;
    let mut lena = Visitor::new(&board.url("/"));
    lena.log_in("/login", "lena").await;
    board.forum.ban("lena", None).await.expect("a ban");
    assert_eq!(whoami(&mut lena).await["member"]["banned_until"], 0);
    assert!(lena.get("/").await.body.contains("You are banned"));
    board.forum.ban("lena", Some(board.clock.now() + 60)).await.expect("a ban");
    assert_eq!(whoami(&mut lena).await["member"]["banned_until"], board.clock.now() + 60);
    board.clock.forward(61);
    assert_eq!(whoami(&mut lena).await["member"]["banned_until"], Value::Null, "it is over");
    assert_eq!(lena.post("/admin/ban", &[("id", "5")]).await.status, 403);

    let mut marta = Visitor::new(&board.url("/"));
    marta.log_in("/login", "marta").await;
    assert!(marta.get("/admin").await.body.contains("Lift the ban"), "bruno's");
    assert_eq!(marta.post("/admin/ban", &[("id", "3"), ("days", "2")]).await.status, 303);
    assert_eq!(whoami(&mut lena).await["member"]["banned_until"], board.clock.now() + 172_800);
    marta.post("/admin/unban", &[("id", "3")]).await;
    assert_eq!(whoami(&mut lena).await["member"]["banned_until"], Value::Null);
    marta.post("/admin/end-sessions", &[("id", "3")]).await;
    assert_eq!(whoami(&mut lena).await["member"], Value::Null);
}

#[tokio::test]
async fn members_are_told_by_id_only_to_this_machine() {
    let board = Running::plain().await;
    let mut visitor = Visitor::new(&board.url("/"));
    let tomas: Value = serde_json::from_str(&visitor.get("/whoami.json?id=5").await.body).expect("JSON");
    assert_eq!(
        tomas["member"]["groups"],
        json!([{"id": "4", "name": "Moderators"}, {"id": "8", "name": "Photo club"}])
    );
    for id in ["99", "x", "", "-1"] {
        assert_eq!(visitor.get(&format!("/whoami.json?id={id}")).await.body, r#"{"member":null}"#, "{id:?}");
    }
    let passed_on = reqwest::Client::builder().no_proxy().build().expect("a client");
    for (name, value) in [("X-Forwarded-For", "203.0.113.9"), ("Forwarded", "for=203.0.113.9")] {
        let request = passed_on.get(board.url("/whoami.json?id=5")).header(name, value);
        assert_eq!(request.send().await.expect("an answer").status(), 403, "{name}");
    }
    board.forum.set_active("tomas", false).await.expect("tomas");
    let tomas: Value = serde_json::from_str(&visitor.get("/whoami.json?id=5").await.body).expect("JSON");
    assert_eq!(tomas["member"]["active"], false);
}

#[tokio::test]
async fn pages_are_there_for_guests_too() {
    let board = Running::plain().await;
    let mut visitor = Visitor::new(&board.url("/"));
    for (path, want) in [
        ("/", "Harbour walk on Sunday"),
        ("/topics/2", "grey &amp; flat"),
        ("/members", "josé núñez"),
        ("/members/4", "josé núñez"),
        ("/login", "name=\"password\""),
        ("/upload", "type=\"file\""),
        ("/avatars/4.svg", "<svg"),
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.contains(want), "{path}: {}", answer.body);
        assert!(answer.set_cookies.is_empty(), "{path}");
    }
    for path in ["/none", "/topics/9", "/members/99", "/avatars/99.svg", "/ucp.php"] {
        assert_eq!(visitor.get(path).await.status, 404, "{path}");
    }
    assert_eq!(visitor.get("/admin").await.status, 403);
}

#[tokio::test]
async fn a_stopped_board_frees_its_port_at_once() {
    let board = Running::plain().await;
    let address = board.forum.address();
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("a connection");
    let begun = std::time::Instant::now();
    board.forum.stop().await;
    assert!(begun.elapsed().as_secs() < 5, "an idle connection does not hold it up");
    tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut Vec::new()).await.ok();
    assert!(std::net::TcpListener::bind(address).is_ok() || tokio::net::TcpStream::connect(address).await.is_err());
}
