//! Web servers that ask whether somebody may use an app: real ones with the lines of the documentation.

mod web_server;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use portico::demo::forum::{Flavour, SampleForum};

use crate::demo::visitor::Visitor;
use crate::faults::forum;
use crate::faults::running::{Portico, Site};
use web_server::{Kind, WebServer};

const PUBLIC: &str = "http://localhost:8080";
const WIKI: &str = "http://wiki.localhost:8080";

/// A forum, a gateway that guards two apps, and nobody logged in.
async fn guarded() -> (SampleForum, Site, Portico) {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let more = format!(
        "[proxies]\ntrusted = [\"127.0.0.1\"]\n[[forward_auth]]\nurls = [\"{WIKI}\"]\n\
         [[forward_auth]]\nurls = [\"{WIKI}\"]\ngroups = [\"Moderators\", \"Photo club\"]\nname = \"staff\"\n"
    );
    let site = Site::plain(&forum, &more);
    let portico = site.start();
    (forum, site, portico)
}

/// The visitor's browser knows one site only, under the address where it really is.
fn here(portico: &Portico, location: &str) -> String {
    location.replace(PUBLIC, &portico.url(""))
}

#[tokio::test(flavor = "multi_thread")]
async fn nginx_lets_members_in_and_sends_guests_to_the_forum_and_back() {
    lets_members_in_and_sends_guests_to_the_forum_and_back(Kind::Nginx).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn caddy_lets_members_in_and_sends_guests_to_the_forum_and_back() {
    lets_members_in_and_sends_guests_to_the_forum_and_back(Kind::Caddy).await;
}

async fn lets_members_in_and_sends_guests_to_the_forum_and_back(kind: Kind) {
    let (_forum, _site, portico) = guarded().await;
    let server = WebServer::before(kind, portico.address);
    let forged = "Remote-User: root\r\nRemote-Groups: admins\r\nRemote-Email: root@example.net\r\nRemote_User: root\r\n\
                  X-Forwarded-Host: evil.test\r\nX-Forwarded-Uri: //evil.test\r\n";

    let guest = server.get("/page?a=b&c", forged);
    assert!(guest.starts_with("HTTP/1.1 303"), "{guest}");
    let login = field(&guest, "Location").expect("a way to log in");
    assert_eq!(login, format!("{PUBLIC}/oauth/verify?rd=http%3A%2F%2Fwiki.localhost%3A8080%2Fpage%3Fa%3Db%26c"));

    // What cannot show a login is told that it is not let in.
    let picture = "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n";
    for (method, fields) in [("POST", "Content-Length: 0\r\n"), ("GET", picture)] {
        let refused = server.ask(method, "/page", fields);
        assert!(refused.starts_with("HTTP/1.1 401") && field(&refused, "Location").is_none(), "{method}: {refused}");
    }

    // To the forum, through its login, and back to the page that was asked for.
    let mut lena = Visitor::new(&portico.url(""));
    let to_forum = lena.get(&here(&portico, &login)).await.location.expect("the forum's login");
    let mut next = lena.log_in(&here(&portico, &to_forum), "lena").await.location.expect("on");
    for _ in 0..4 {
        if next.starts_with(WIKI) {
            break;
        }
        next = lena.get(&here(&portico, &next)).await.location.expect("on");
    }
    assert_eq!(next, format!("{WIKI}/page?a=b&c"));

    let cookies = format!("Cookie: {}\r\n", lena.cookie_line());
    let member = server.get("/page?a=b&c", &format!("{cookies}{forged}"));
    assert!(member.starts_with("HTTP/1.1 200"), "{member}");
    assert!(member.contains("user=lena;"), "{member}");
    assert!(member.contains("name=lena;") && member.contains("email=lena@example.net;"), "{member}");
    assert!(!member.contains("root") && !member.contains("admins"), "{member}");

    // Not in the group.
    let refused = server.get("/admin/", &cookies);
    assert!(refused.starts_with("HTTP/1.1 403") && refused.contains("P411"), "he reads why: {refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nginx_passes_names_of_any_script_and_no_address_that_is_not_confirmed() {
    passes_names_of_any_script_and_no_address_that_is_not_confirmed(Kind::Nginx).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn caddy_passes_names_of_any_script_and_no_address_that_is_not_confirmed() {
    passes_names_of_any_script_and_no_address_that_is_not_confirmed(Kind::Caddy).await;
}

async fn passes_names_of_any_script_and_no_address_that_is_not_confirmed(kind: Kind) {
    let (_forum, _site, portico) = guarded().await;
    let server = WebServer::before(kind, portico.address);
    for (username, wanted) in [
        ("josé núñez", "user=jose-nunez;groups=Members;name=jos%C3%A9 n%C3%BA%C3%B1ez;"),
        ("nadia", "name=nadia;email=;"),
    ] {
        let mut visitor = Visitor::new(&portico.url(""));
        visitor.log_in(&portico.url("/login"), username).await;
        // What a browser sends in place of an address that the forum has not confirmed must not pass for it.
        let fields = format!("Cookie: {}\r\nRemote-Email: nadia@evil.test\r\n", visitor.cookie_line());
        let answer = server.get("/", &fields);
        assert!(answer.contains(wanted), "{wanted} in {answer}");
        assert!(!answer.contains("evil"), "{answer}");
    }
    let mut tomas = Visitor::new(&portico.url(""));
    tomas.log_in(&portico.url("/login"), "tomas").await;
    let answer = server.get("/admin/", &format!("Cookie: {}\r\n", tomas.cookie_line()));
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("user=tomas;"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nginx_keeps_banned_members_out() {
    keeps_banned_members_out(Kind::Nginx).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn caddy_keeps_banned_members_out() {
    keeps_banned_members_out(Kind::Caddy).await;
}

async fn keeps_banned_members_out(kind: Kind) {
    let (_forum, _site, portico) = guarded().await;
    let server = WebServer::before(kind, portico.address);
    let mut bruno = Visitor::new(&portico.url(""));
    bruno.log_in(&portico.url("/login"), "bruno").await;
    let answer = server.get("/", &format!("Cookie: {}\r\n", bruno.cookie_line()));
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(!answer.contains("user="), "{answer}");
}

/// As Traefik and Caddy ask: under the name by which they reach portico, or under the app's.
#[tokio::test(flavor = "multi_thread")]
async fn web_servers_ask_under_any_host_and_everything_else_is_asked_at_home() {
    let (_forum, _site, portico) = guarded().await;
    let ask = |host: &str, target: &str, fields: &str| {
        let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{fields}\r\n");
        exchange(portico.address, &request)
    };
    let app = "X-Forwarded-Proto: http\r\nX-Forwarded-Host: wiki.localhost:8080\r\nX-Forwarded-Uri: /a\r\n\
               X-Forwarded-Method: GET\r\nX-Forwarded-For: 203.0.113.9\r\n";
    for host in ["portico:8080", "wiki.example.org", "localhost:8080"] {
        let answer = ask(host, "/oauth/verify?mode=redirect", app);
        assert!(answer.starts_with("HTTP/1.1 303"), "{host}: {answer}");
        assert!(answer.contains(&format!("Location: {PUBLIC}/oauth/verify?rd=")), "{answer}");
    }
    let other = ask("portico:8080", "/oauth/verify?rule=none", app);
    assert!(other.starts_with("HTTP/1.1 403") && other.contains("none"), "the rule is named: {other}");
    for target in ["/oauth/verify?rd=http%3A%2F%2Fwiki.localhost%3A8080%2F", "/oauth/token", "/oauth/jwks"] {
        assert!(ask("evil.test", target, app).starts_with("HTTP/1.1 421"), "{target}");
    }
}

fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the gateway accepts");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn field(answer: &str, name: &str) -> Option<String> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines()
        .find_map(|line| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name)))
        .map(|(_, value)| value.to_owned())
}
