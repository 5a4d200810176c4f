//! Several web servers of the forum: who gets a request, who is left out, who is back.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use portico::proxy::{Authorities, Balance, ForumServer, HealthCheck, Names, ServerPlace, Trust, UpstreamSettings};

use super::running::{Gateway, server, upstream};
use super::secure::make_pair;
use super::web::{Web, at_socket};
use super::{ask, connect};

const GET: &str = "GET /page HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n";
const POST: &str = "POST /post HTTP/1.1\r\nHost: forum.test\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";

/// Who answered.
fn who(gateway: &Gateway, request: &str) -> String {
    let answer = ask(gateway.address, request);
    let status = answer.split(' ').nth(1).unwrap_or_default();
    if status == "200" { answer.rsplit("\r\n\r\n").next().unwrap_or_default().to_owned() } else { status.to_owned() }
}

/// Asks until this one answers.
fn until_answered_by(gateway: &Gateway, name: &str) {
    let begun = Instant::now();
    while who(gateway, GET) != name {
        assert!(begun.elapsed() < Duration::from_secs(30), "{name} does not answer");
    }
}

/// A port where nobody listens.
fn nobody() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port()
}

fn is_up(gateway: &Gateway, port: u16) -> bool {
    gateway.metrics.server(&format!("http://127.0.0.1:{port}")).up.get() == 1
}

#[test]
fn servers_take_turns_and_are_counted() {
    let (one, two) = (Web::start("one"), Web::start("two"));
    let gateway = Gateway::in_front_of(upstream(&[one.port, two.port]));
    let answers: Vec<_> = (0..6).map(|_| who(&gateway, GET)).collect();
    let turns = [["one", "two"].repeat(3), ["two", "one"].repeat(3)];
    assert!(turns.iter().any(|turns| answers == *turns), "{answers:?}");
    let request = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let metrics = ask(gateway.operations, request);
    for port in [one.port, two.port] {
        let label = format!("{{server=\"http://127.0.0.1:{port}\"}}");
        for line in ["requests_total{} 3", "failures_total{} 0", "up{} 1"] {
            let line = format!("portico_upstream_{}", line.replace("{}", &label));
            assert!(metrics.contains(&line), "{line} in\n{metrics}");
        }
    }
}

#[test]
fn with_least_connections_the_idle_one_gets_what_comes() {
    let mut webs = [Web::start("one"), Web::start("two")];
    let ports = webs.each_ref().map(|web| web.port);
    let settings = UpstreamSettings { balance: Balance::LeastConnections, ..upstream(&ports) };
    let gateway = Gateway::in_front_of(settings);
    let thinks = |webs: &[Web], millis| webs.iter().for_each(|web| web.sign.delay.store(millis, Ordering::SeqCst));
    thinks(&webs, 1_000_000);
    let mut slow = connect(gateway.address);
    slow.write_all(GET.as_bytes()).expect("sent");
    let begun = Instant::now();
    while webs.iter().all(|web| web.sign.count("GET") == 0) {
        assert!(begun.elapsed() < Duration::from_secs(10), "the slow request arrives");
        std::thread::sleep(Duration::from_millis(5));
    }
    thinks(&webs, 0);
    let busy = usize::from(webs[0].sign.count("GET") == 0);
    let idle = webs[1 - busy].sign.name.clone();
    let answers: Vec<_> = (0..6).map(|_| who(&gateway, GET)).collect();
    assert!(answers.iter().all(|name| *name == idle), "{idle} is idle: {answers:?}");
    // The page that it thinks about comes from the other when it is killed.
    webs[busy].kill();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).expect("an answer");
    assert!(answer.ends_with(&idle), "{answer}");
}

#[test]
fn what_was_not_sent_goes_to_another_server_whatever_it_is() {
    let (two, away) = (Web::start("two"), nobody());
    let gateway = Gateway::in_front_of(upstream(&[away, two.port]));
    for request in [POST, GET, POST, GET] {
        assert_eq!(who(&gateway, request), "two", "{request}");
    }
    assert!(!is_up(&gateway, away) && is_up(&gateway, two.port));
    assert_eq!(two.sign.count("POST"), 2);
}

#[test]
fn what_may_have_been_carried_out_is_not_sent_again() {
    for mute in 0..2 {
        let webs = [Web::start("one"), Web::start("two")];
        let gateway = Gateway::in_front_of(upstream(&webs.each_ref().map(|web| web.port)));
        webs[mute].sign.mute.store(true, Ordering::SeqCst);
        let answers: Vec<_> = (0..2).map(|_| who(&gateway, POST)).collect();
        let sent: Vec<_> = webs.iter().map(|web| web.sign.count("POST")).collect();
        assert_eq!(sent, [1, 1], "each one once");
        assert!(answers.contains(&"502".to_owned()), "{answers:?}");
        // A page does no harm twice.
        let answers: Vec<_> = (0..4).map(|_| who(&gateway, GET)).collect();
        assert!(answers.iter().all(|name| *name == webs[1 - mute].sign.name), "{answers:?}");
    }
}

#[test]
fn a_request_that_breaks_servers_is_sent_to_two_of_them_at_most() {
    let webs = [Web::start("one"), Web::start("two"), Web::start("three")];
    for web in &webs {
        web.sign.mute.store(true, Ordering::SeqCst);
    }
    let gateway = Gateway::in_front_of(upstream(&webs.each_ref().map(|web| web.port)));
    assert_eq!(who(&gateway, GET), "502");
    assert_eq!(webs.iter().map(|web| web.sign.count("GET")).sum::<usize>(), 2);
    assert!(webs.iter().all(|web| is_up(&gateway, web.port)), "one request takes nobody out");
    for web in &webs {
        web.sign.mute.store(false, Ordering::SeqCst);
    }
    assert_ne!(who(&gateway, GET), "502", "and they serve on");
}

#[test]
fn a_request_that_breaks_kept_connections_too_is_sent_three_times_at_most() {
    for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"] {
        let webs = [Web::start("one"), Web::start("two"), Web::start("three")];
        let gateway = Gateway::in_front_of(upstream(&webs.each_ref().map(|web| web.port)));
        for _ in &webs {
            assert_ne!(who(&gateway, GET), "502");
        }
        for web in &webs {
            assert_eq!(web.sign.connections(), 1, "a connection is kept");
            web.sign.asked.lock().expect("no poison").clear();
            web.sign.mute.store(true, Ordering::SeqCst);
        }
        let request =
            format!("{method} /crash HTTP/1.1\r\nHost: forum.test\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assert_eq!(who(&gateway, &request), "502", "{method}");
        let mut sent: Vec<_> = webs.iter().map(|web| web.sign.count(method)).collect();
        sent.sort_unstable();
        let want = if matches!(method, "GET" | "HEAD") { [0, 1, 2] } else { [0, 0, 1] };
        assert_eq!(sent, want, "{method}: once more where it was, and once elsewhere");
    }
}

#[test]
fn a_page_is_asked_for_over_a_new_connection_when_a_kept_one_is_dead() {
    let web = Web::start("one");
    let gateway = Gateway::in_front_of(upstream(&[web.port]));
    web.sign.delay.store(300, Ordering::SeqCst);
    let mut visitors: Vec<_> = (0..10).map(|_| connect(gateway.address)).collect();
    visitors.iter_mut().for_each(|visitor| visitor.write_all(GET.as_bytes()).expect("sent"));
    for visitor in &mut visitors {
        let mut answer = String::new();
        visitor.read_to_string(&mut answer).expect("an answer");
        assert!(answer.ends_with("one"), "{answer}");
    }
    assert!(web.sign.connections() > 8, "there are many to try");
    web.sign.delay.store(0, Ordering::SeqCst);
    web.sign.answers_once.store(true, Ordering::SeqCst);
    assert_eq!(who(&gateway, GET), "one");
    assert_eq!(web.sign.count("GET"), 10 + 2);
    assert_eq!(who(&gateway, POST), "502");
    assert_eq!(web.sign.count("POST"), 1, "a form may have been read");
    assert!(is_up(&gateway, web.port), "a server closes what is kept when it likes");
}

#[test]
fn a_server_that_comes_back_gets_requests_again() {
    let (mut one, two) = (Web::start("one"), Web::start("two"));
    let gateway = Gateway::in_front_of(upstream(&[one.port, two.port]));
    until_answered_by(&gateway, "one");
    one.kill();
    for _ in 0..4 {
        assert_eq!(who(&gateway, GET), "two");
    }
    assert!(!is_up(&gateway, one.port));
    let _one = one.again();
    until_answered_by(&gateway, "one");
    assert!(is_up(&gateway, one.port));
}

#[test]
fn with_all_servers_away_the_page_says_so_and_the_first_that_is_back_serves() {
    let (mut one, mut two) = (Web::start("one"), Web::start("two"));
    let gateway = Gateway::in_front_of(upstream(&[one.port, two.port]));
    assert_ne!(who(&gateway, GET), "502");
    one.kill();
    two.kill();
    for _ in 0..3 {
        let answer = ask(gateway.address, GET);
        assert!(answer.starts_with("HTTP/1.1 502") && answer.contains("P210"), "{answer}");
    }
    let _two = two.again();
    // Nobody waits for the end of a pause when there is nobody else.
    assert_eq!(who(&gateway, GET), "two");
}

#[test]
fn a_check_leaves_out_who_answers_500_and_brings_him_back() {
    let (one, two) = (Web::start("one"), Web::start("two"));
    let check = HealthCheck {
        path: "/up?deep=1".to_owned(),
        host: "forum.test".to_owned(),
        every: Duration::from_millis(20),
        timeout: Duration::from_secs(2),
    };
    let settings = UpstreamSettings { health_check: Some(check), ..upstream(&[one.port, two.port]) };
    let gateway = Gateway::in_front_of(settings);
    let wait = |up: bool| {
        let begun = Instant::now();
        while is_up(&gateway, one.port) != up {
            assert!(begun.elapsed() < Duration::from_secs(20), "the check does its work");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    for status in [500, 404] {
        one.sign.status.store(status, Ordering::SeqCst);
        wait(false);
        let answers: Vec<_> = (0..6).map(|_| who(&gateway, GET)).collect();
        assert_eq!(answers, ["two"; 6], "{status}");
        one.sign.status.store(302, Ordering::SeqCst);
        wait(true);
        one.sign.status.store(200, Ordering::SeqCst);
        until_answered_by(&gateway, "one");
    }
    let asked = one.sign.asked.lock().expect("no poison");
    let checks = asked.iter().find(|head| head.contains("health check")).expect("checks");
    assert!(checks.starts_with("GET /up?deep=1 HTTP/1.1\r\n") && checks.contains("Host: forum.test\r\n"), "{checks}");
}

#[test]
fn a_socket_of_this_machine_is_a_server_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("forum.sock");
    let sign = at_socket("socket", &path);
    let at = ForumServer { name: format!("unix:{}", path.display()), place: ServerPlace::Unix(path.clone()) };
    let gateway = Gateway::in_front_of(UpstreamSettings { servers: vec![at], ..upstream(&[]) });
    assert_eq!((who(&gateway, GET), who(&gateway, POST)), ("socket".to_owned(), "socket".to_owned()));
    assert_eq!((sign.count("GET"), sign.count("POST")), (1, 1));
    std::fs::remove_file(&path).expect("removed");
    let away = UpstreamSettings { servers: vec![unix(&folder.path().join("none.sock"))], ..upstream(&[]) };
    assert_eq!(who(&Gateway::in_front_of(away), GET), "502");
}

fn unix(path: &Path) -> ForumServer {
    ForumServer { name: format!("unix:{}", path.display()), place: ServerPlace::Unix(path.to_owned()) }
}

#[test]
fn a_server_with_tls_proves_who_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.internal"], 90);
    let other = make_pair(folder.path(), "other", &["forum.internal"], 90);
    let web = Web::secure("secure", &pair);
    let who_of = |trust: Trust| {
        let servers = vec![server("127.0.0.1", web.port, true)];
        let gateway = Gateway::in_front_of(UpstreamSettings { servers, trust, ..upstream(&[]) });
        (who(&gateway, GET), who(&gateway, GET))
    };
    let trust = |file: &Path, name: Option<&str>| Trust {
        authorities: Some(Authorities::load(file).expect("a certificate")),
        server_name: name.map(str::to_owned),
        verify: true,
    };
    let twice = |text: &str| (text.to_owned(), text.to_owned());
    assert_eq!(who_of(trust(&pair.cert, Some("forum.internal"))), twice("secure"));
    let before = web.sign.count("GET");
    assert_eq!(who_of(trust(&other.cert, Some("forum.internal"))), twice("502"), "vouched for by another one");
    assert_eq!(who_of(trust(&pair.cert, Some("forum.example"))), twice("502"), "another name");
    assert_eq!(who_of(trust(&pair.cert, None)), twice("502"), "its address is not in it");
    assert_eq!(who_of(Trust::default()), twice("502"), "the system does not know it");
    assert_eq!(web.sign.count("GET"), before, "nothing was said to it");
    assert_eq!(who_of(Trust { verify: false, ..Trust::default() }), twice("secure"), "who wants no proof gets none");
    let refused = Authorities::load(&pair.key).expect_err("a key vouches for nobody");
    assert_eq!(refused.problem.code, "P120");
}

#[test]
fn a_page_comes_from_another_server_with_tls_when_its_own_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.internal"], 90);
    let mut webs = [Web::secure("one", &pair), Web::secure("two", &pair)];
    let trust = Trust {
        authorities: Some(Authorities::load(&pair.cert).expect("a certificate")),
        server_name: Some("forum.internal".to_owned()),
        verify: true,
    };
    let servers = webs.each_ref().map(|web| server("127.0.0.1", web.port, true)).to_vec();
    let gateway = Gateway::in_front_of(UpstreamSettings { servers, trust, ..upstream(&[]) });
    webs[0].sign.delay.store(1_000_000, Ordering::SeqCst);
    let mut slow = connect(gateway.address);
    slow.write_all(GET.as_bytes()).expect("sent");
    let begun = Instant::now();
    while webs[0].sign.count("GET") == 0 {
        assert!(begun.elapsed() < Duration::from_secs(10), "the slow request arrives");
        std::thread::sleep(Duration::from_millis(5));
    }
    webs[0].kill();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).expect("an answer");
    assert!(answer.ends_with("two"), "{answer}");
}

/// What `web.test` stands for, as a test wants it.
#[derive(Default)]
struct Book {
    addresses: Mutex<Vec<SocketAddr>>,
    asked: AtomicUsize,
}

impl Book {
    fn names(self: &Arc<Self>) -> Names {
        let book = self.clone();
        Arc::new(move |host, _| {
            book.asked.fetch_add(1, Ordering::SeqCst);
            match (host, book.addresses.lock().expect("no poison").clone()) {
                ("web.test", found) if !found.is_empty() => Ok(found),
                _ => Err(std::io::Error::other("nobody knows it")),
            }
        })
    }

    /// Says something else, and waits until it was heard.
    fn says(&self, ports: &[u16]) {
        let at = |port: &u16| SocketAddr::from((Ipv4Addr::LOCALHOST, *port));
        *self.addresses.lock().expect("no poison") = ports.iter().map(at).collect();
        let (before, begun) = (self.asked.load(Ordering::SeqCst), Instant::now());
        // The second question from now on is asked when the first answer was taken.
        while self.asked.load(Ordering::SeqCst) < before + 3 {
            assert!(begun.elapsed() < Duration::from_secs(20), "the name is looked up again");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

fn named(port: u16) -> UpstreamSettings {
    let servers = vec![server("web.test", port, false)];
    UpstreamSettings { servers, resolve_every: Duration::from_millis(20), ..upstream(&[]) }
}

#[test]
fn a_name_that_moves_is_followed_and_one_that_is_unknown_stays_where_it_was() {
    let (one, mut two) = (Web::start("one"), Web::start("two"));
    let book = Arc::<Book>::default();
    let gateway = Gateway::start(named(80), book.names(), |_| {});
    assert_eq!(who(&gateway, GET), "502", "nobody knows it yet");
    book.says(&[one.port]);
    assert_eq!(who(&gateway, GET), "one");
    book.says(&[]);
    assert_eq!(who(&gateway, GET), "one", "the last address that was good");
    book.says(&[two.port]);
    assert_eq!(who(&gateway, GET), "two");
    // With several addresses the one in use stays, and the next one is taken when it is away.
    book.says(&[one.port, two.port]);
    assert_eq!(who(&gateway, GET), "two");
    two.kill();
    until_answered_by(&gateway, "one");
}

#[test]
fn a_name_that_takes_its_time_keeps_nobody_waiting() {
    let one = Web::start("one");
    let (hold, held) = mpsc::channel::<()>();
    let (held, port) = (Mutex::new(held), one.port);
    let asked = Arc::new(Mutex::new(0));
    let count = asked.clone();
    let names: Names = Arc::new(move |_, _| {
        let mut count = count.lock().expect("no poison");
        *count += 1;
        if *count > 1 {
            drop(count);
            // As long as the test lasts.
            let _ = held.lock().expect("no poison").recv();
        }
        Ok(vec![SocketAddr::from((Ipv4Addr::LOCALHOST, port))])
    });
    let gateway = Gateway::start(named(80), names, |_| {});
    let begun = Instant::now();
    while *asked.lock().expect("no poison") < 2 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the name is looked up again");
        std::thread::sleep(Duration::from_millis(5));
    }
    for _ in 0..20 {
        assert_eq!(who(&gateway, GET), "one");
    }
    drop(hold);
}

#[test]
fn connections_are_kept_within_the_limit() {
    let one = Web::start("one");
    for (keep_alive, connections) in [(64, 1), (1, 1)] {
        let before = one.sign.connections();
        let gateway = Gateway::in_front_of(UpstreamSettings { keep_alive, ..upstream(&[one.port]) });
        for _ in 0..5 {
            assert_eq!(who(&gateway, GET), "one");
        }
        assert_eq!(one.sign.connections() - before, connections, "one after the other needs one");
    }
    // Four at once need four; of a limit of two, two are kept for the next four.
    let gateway = Gateway::in_front_of(UpstreamSettings { keep_alive: 2, ..upstream(&[one.port]) });
    one.sign.delay.store(300, Ordering::SeqCst);
    let four_at_once = || {
        let before = one.sign.connections();
        let mut visitors: Vec<_> = (0..4).map(|_| connect(gateway.address)).collect();
        visitors.iter_mut().for_each(|visitor| visitor.write_all(GET.as_bytes()).expect("sent"));
        for visitor in &mut visitors {
            let mut answer = String::new();
            visitor.read_to_string(&mut answer).expect("an answer");
            assert!(answer.ends_with("one"), "{answer}");
        }
        // A connection is given back before its request is done.
        while gateway.metrics.requests_in_flight() > 0 {
            std::thread::sleep(Duration::from_millis(5));
        }
        one.sign.connections() - before
    };
    assert_eq!(four_at_once(), 4);
    assert_eq!(four_at_once(), 2);
}
