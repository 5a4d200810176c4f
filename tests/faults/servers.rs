//! A forum with several web servers: one of them dies under load, others come and go with the configuration.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use portico::demo::forum::Flavour;

use super::clients::{http, log_in, send};
use super::running::{Portico, Site};
use super::{forum, until};
use crate::gateway::secure::make_pair;
use crate::gateway::web::Web;

const PATIENCE: Duration = Duration::from_secs(60);

/// The variable that names the servers.
fn servers(webs: &[&Web]) -> String {
    let all: Vec<String> = webs.iter().map(|web| format!("\"http://127.0.0.1:{}\"", web.port)).collect();
    format!("[{}]", all.join(", "))
}

async fn metrics(portico: &Portico) -> String {
    send(http().get(format!("http://{}/metrics", portico.operations))).await.expect("metrics").body
}

/// One request of a visitor; answers status and body.
fn visit(address: SocketAddr, method: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("the gateway accepts");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket");
    let body = if method == "POST" { "Content-Length: 2\r\n\r\nhi" } else { "\r\n" };
    let request = format!("{method} /page HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n{body}");
    let mut answer = String::new();
    let _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_string(&mut answer));
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    (status, answer.rsplit("\r\n\r\n").next().unwrap_or_default().to_owned())
}

/// What a visitor of one kind met.
#[derive(Default)]
struct Met {
    answered: AtomicUsize,
    bad_gateway: AtomicUsize,
    else_: AtomicUsize,
}

const VISITORS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_dies_under_load_costs_no_page_and_comes_back() {
    let members = forum(Flavour::Plain { returns: true }).await;
    let (mut one, two) = (Web::start("one"), Web::start("two"));
    for web in [&one, &two] {
        web.sign.delay.store(3, Ordering::SeqCst);
    }
    let site = Site::plain(&members, "");
    let portico = site.start_with(&[("PORTICO_UPSTREAM__SERVERS", &servers(&[&one, &two]))]);
    let (pages, posts, stop) = (Arc::<Met>::default(), Arc::<Met>::default(), Arc::new(AtomicBool::new(false)));
    let visitors: Vec<_> = (0..2 * VISITORS)
        .map(|number| {
            let (method, met) = if number % 2 == 0 { ("GET", pages.clone()) } else { ("POST", posts.clone()) };
            let (stop, address) = (stop.clone(), portico.address);
            std::thread::spawn(move || {
                while !stop.load(Ordering::SeqCst) {
                    let count = match visit(address, method) {
                        (200, _) => &met.answered,
                        (502, _) => &met.bad_gateway,
                        _ => &met.else_,
                    };
                    count.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    let both_serve = || async { one.sign.count("POST") > 20 && two.sign.count("POST") > 20 };
    until("load on both", PATIENCE, both_serve).await;
    tokio::task::block_in_place(|| one.kill());
    let after = pages.answered.load(Ordering::SeqCst);
    let goes_on = || async { pages.answered.load(Ordering::SeqCst) > after + 50 };
    until("load on one", PATIENCE, goes_on).await;
    let back = one.again();
    let serves = || async { back.sign.count("GET") > 5 && back.sign.count("POST") > 5 };
    let took = until("it gets requests again", PATIENCE, serves).await;
    stop.store(true, Ordering::SeqCst);
    for visitor in visitors {
        visitor.join().expect("a visitor");
    }
    let of = |met: &Met| [&met.answered, &met.bad_gateway, &met.else_].map(|count| count.load(Ordering::SeqCst));
    let ([read, failed, odd], [posted, lost, strange]) = (of(&pages), of(&posts));
    println!("{read} pages, {posted} posts; {lost} posts of {VISITORS} visitors had been sent; back after {took:?}");
    assert_eq!((failed, odd, strange), (0, 0, 0), "every page came, and no post was answered oddly");
    assert!(lost <= VISITORS, "{lost} posts were lost: each visitor had one under way");
    let log = portico.log();
    let out = log.iter().filter(|line| line.contains("is left out")).count();
    assert_eq!(out, 1, "one line when it falls: {log:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_change_while_visitors_are_served() {
    let members = forum(Flavour::Plain { returns: true }).await;
    let (one, two) = (Web::start("one"), Web::start("two"));
    let at = |web: &Web| SocketAddr::from(([127, 0, 0, 1], web.port));
    let site = Site::in_front_of(at(&one), &members, "");
    let portico = site.start();
    assert_eq!(visit(portico.address, "GET"), (200, "one".to_owned()));
    // A request under way ends where it is.
    one.sign.delay.store(1_500, Ordering::SeqCst);
    let address = portico.address;
    let slow = std::thread::spawn(move || visit(address, "POST"));
    until("it is there", PATIENCE, || async { one.sign.count("POST") == 1 }).await;
    let text = std::fs::read_to_string(site.config()).expect("a file");
    let write = |text: &str| {
        std::fs::write(site.config(), text).expect("written");
        portico.hang_up();
    };
    let other = text.replace(&format!("\"http://{}\"", at(&one)), &format!("\"http://{}\"", at(&two)));
    assert_ne!(text, other);
    write(&other);
    let moved = || async { visit(portico.address, "GET").1 == "two" };
    until("the other serves", PATIENCE, moved).await;
    assert_eq!(slow.join().expect("a visitor"), (200, "one".to_owned()));
    let numbers = metrics(&portico).await;
    assert!(numbers.contains(&at(&two).to_string()) && !numbers.contains(&at(&one).to_string()), "{numbers}");
    // What cannot be used changes nothing.
    write(&other.replace("[upstream]", "[upstream]\ntls = { ca_file = \"none.pem\" }"));
    let told = || async { portico.log().iter().any(|line| line.contains("P115") && line.contains("none.pem")) };
    until("the log says why", PATIENCE, told).await;
    assert_eq!(visit(portico.address, "GET"), (200, "two".to_owned()));
    // The pool has its size from the start.
    write(&other.replace("[upstream]", "[upstream]\nkeep_alive = 7\nread_timeout = \"90s\""));
    let later = |line: &String| line.contains("take effect when portico is restarted");
    until("one key waits", PATIENCE, || async { portico.log().iter().any(later) }).await;
    let line = portico.log().into_iter().find(later).unwrap_or_default();
    assert!(line.contains("upstream.keep_alive") && !line.contains("read_timeout"), "{line}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_server_is_told_of_where_an_operator_looks() {
    let members = forum(Flavour::Plain { returns: true }).await;
    let (one, mut two) = (Web::start("one"), Web::start("two"));
    let site = Site::in_front_of(members.address(), &members, "[console]\ngroups = [\"Administrators\"]\n");
    let text = std::fs::read_to_string(site.config()).expect("a file");
    let more =
        text.replace("servers = [", &format!("servers = [{}, ", servers(&[&one, &two]).trim_matches(['[', ']'])));
    std::fs::write(site.config(), more).expect("written");
    let portico = site.start();
    let cookie = log_in(&members, "/login", "marta").await;
    let health = async || {
        let asked = http().get(portico.url("/oauth/admin/health")).header("Cookie", &cookie);
        send(asked).await.expect("an answer").body
    };
    let names = [format!("http://127.0.0.1:{}", one.port), format!("http://127.0.0.1:{}", two.port)];
    let page = health().await;
    assert!(names.iter().all(|name| page.contains(name)) && !page.contains("P210"), "{page}");
    two.kill();
    let page = health().await;
    assert_eq!(page.matches("P210").count(), 1, "{page}");
    let report = site.command(&["check"]);
    let lines: Vec<_> = report["servers"].as_array().expect("lines").iter().filter_map(|line| line.as_str()).collect();
    assert!(lines[0].starts_with(&names[0]) && lines[0].ends_with("takes connections"), "{lines:?}");
    assert!(lines[1].starts_with(&names[1]) && lines[1].contains("takes no connection"), "{lines:?}");
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("P210") && warnings.contains(&names[1]) && !warnings.contains(&names[0]), "{warnings}");
    assert_eq!(site.run(&["check", "--strict"]).status.code(), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_proves_to_be_another_is_not_spoken_to_and_the_log_says_why() {
    let members = forum(Flavour::Plain { returns: true }).await;
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.internal"], 90);
    let other = make_pair(folder.path(), "other", &["forum.internal"], 90);
    let web = Web::secure("secure", &pair);
    let at = format!("[\"https://127.0.0.1:{}\"]", web.port);
    let site = Site::plain(&members, "");
    for (file, status) in [(&pair.cert, 200), (&other.cert, 502)] {
        let file = file.display().to_string();
        let portico = site.start_with(&[
            ("PORTICO_UPSTREAM__SERVERS", at.as_str()),
            ("PORTICO_UPSTREAM__TLS__CA_FILE", file.as_str()),
            ("PORTICO_UPSTREAM__TLS__SERVER_NAME", "forum.internal"),
        ]);
        for method in ["GET", "POST"] {
            assert_eq!(visit(portico.address, method).0, status, "{method} {file}");
        }
        let told = || {
            let why = "there is no TLS with the web server: invalid peer certificate";
            portico.log().iter().filter(|line| line.contains("P210") && line.contains(why)).count()
        };
        if status == 502 {
            until("the log says why", PATIENCE, || async { told() == 3 }).await;
        } else {
            assert_eq!(told(), 0, "{:?}", portico.log());
        }
    }
    assert_eq!((web.sign.count("GET"), web.sign.count("POST")), (1, 1), "the second one got nothing");
}
