//! The console's own listener.

use super::ask;
use super::origin::Origin;
use super::running::Gateway;

#[test]
fn the_console_has_its_own_listener() {
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.console = "127.0.0.1:0".parse().ok());
    let (_, rest) = gateway.ready_line.split_once(" console=http://").expect("the ready line names it");
    let console = rest.split(' ').next().expect("an address").parse().expect("an address");
    let get = |at, target: &str, host: &str| {
        ask(at, &format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    };
    let own = format!("{console}");
    for host in ["forum.test", "FORUM.test:9443", "localhost:1234", "127.0.0.1:9443", &own] {
        let answer = get(console, "/oauth/admin/apps", host);
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(" at-console"), "{host}: {answer}");
    }
    for host in ["evil.test", "forum.test.evil.test", "evil.test:443", "192.0.2.1"] {
        let answer = get(console, "/oauth/admin", host);
        assert!(answer.starts_with("HTTP/1.1 421"), "{host}: {answer}");
    }
    for target in
        ["/", "/index.php", "/oauth/authorize", "/oauth/apps", "/oauth/token", "/oauth/healthz", "/oauth/Admin"]
    {
        let answer = get(console, target, "forum.test");
        assert!(answer.starts_with("HTTP/1.1 404") && answer.contains("P212"), "{target}: {answer}");
    }
    assert!(origin.text().is_empty(), "nothing went to the forum");
    let public = get(gateway.address, "/oauth/admin", "forum.test");
    assert!(public.starts_with("HTTP/1.1 200") && !public.contains("at-console"), "{public}");
}
