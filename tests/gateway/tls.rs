//! Certificates: which one is shown, how they are exchanged, and what is refused.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use portico::demo::forum::{Flavour, SampleForum};
use portico::model::UnixSeconds;
use portico::proxy::{Listen, PairFiles, Place, Protocol};
use rustls::HandshakeKind;
use rustls::pki_types::CertificateDer;
use rustls::version::{TLS12, TLS13};

use super::origin::Origin;
use super::running::{Gateway, https, loopback};
use super::secure::{Client, certificate, make_pair};
use super::{ask, connect};
use crate::faults::forum;
use crate::faults::running::Site;

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

/// The certificate that a visitor is shown who asks for `name` and trusts all of them.
fn shown(gateway: &Gateway, trusted: &[PathBuf], name: &str) -> Option<CertificateDer<'static>> {
    let line = Client::new(trusted, name, &[]).try_connect(gateway.address).ok()?;
    Some(line.tls().peer_certificates()?.first()?.clone().into_owned())
}

#[test]
fn the_name_chooses_the_certificate() {
    let folder = tempfile::tempdir().expect("a folder");
    let pairs: Vec<PairFiles> = [("one", &["forum.test"][..]), ("two", &["*.forum.test", "chat.test"])]
        .iter()
        .map(|(stem, names)| make_pair(folder.path(), stem, names, 90))
        .collect();
    let files: Vec<PathBuf> = pairs.iter().map(|pair| pair.cert.clone()).collect();
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![https(pairs)]);
    let line = format!("ready listen=https://{} operations=http://{}", gateway.address, gateway.operations);
    assert_eq!(gateway.ready_line, line);
    for (name, want) in [
        ("forum.test", Some(0)),
        ("FORUM.test", Some(0)),
        ("www.forum.test", Some(1)),
        ("chat.test", Some(1)),
        // They get the first one, and that is not for them.
        ("a.b.forum.test", None),
        ("other.test", None),
        ("127.0.0.1", None),
    ] {
        let want = want.map(|index: usize| certificate(&files[index]));
        assert_eq!(shown(&gateway, &files, name), want, "{name}");
    }
}

#[test]
fn versions_protocols_and_resumption() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.test"], 90);
    let trusted = [pair.cert.clone()];
    let origin = Origin::start();
    let mut without = https(vec![pair.clone()]);
    without.protocol = Protocol::Https { pairs: vec![pair.clone()], http2: false };
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![https(vec![pair])]);
    let only_old = Gateway::with(origin.port, |settings| settings.listen = vec![without]);
    let browser = Client::new(&trusted, "forum.test", &["h2", "http/1.1"]);
    assert_eq!(browser.connect(gateway.address).tls().alpn_protocol(), Some(&b"h2"[..]));
    assert_eq!(browser.connect(only_old.address).tls().alpn_protocol(), Some(&b"http/1.1"[..]));

    let request = "GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n";
    for version in [&TLS12, &TLS13] {
        let client = Client::of_versions(&trusted, "forum.test", &[], &[version]);
        let mut first = client.connect(gateway.address);
        assert_eq!(first.tls().handshake_kind(), Some(HandshakeKind::Full));
        // Tickets of TLS 1.3 come with the answer.
        assert!(first.ask(request).ends_with("ok"));
        let mut second = client.connect(gateway.address);
        assert_eq!(second.tls().handshake_kind(), Some(HandshakeKind::Resumed), "{version:?}");
        assert!(second.ask(request).ends_with("ok"));
        assert!(second.tls().protocol_version() == Some(version.version));
    }
    let seen = origin.text();
    assert_eq!(seen.matches("\r\nX-Forwarded-Proto: https\r\n").count(), 4, "{seen}");
}

#[test]
fn without_tls_nothing_is_served_there() {
    let origin = Origin::start();
    let gateway = Gateway::over_tls(origin.port);
    let answer = super::exchange(gateway.address, b"GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    assert!(!answer.starts_with(b"HTTP/"), "{}", answer.escape_ascii());
    // Whoever says nothing keeps nobody from being served.
    let _silent = connect(gateway.address);
    let mut line = gateway.line();
    assert!(line.ask("GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n").ends_with("ok"));
}

/// Puts a pair in the place of another.
fn replace(files: &PairFiles, by: &PairFiles) {
    fs::rename(&by.cert, &files.cert).expect("replaced");
    fs::rename(&by.key, &files.key).expect("replaced");
}

#[test]
fn certificates_are_exchanged_while_visitors_are_served() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.test"], 90);
    let new = make_pair(folder.path(), "new", &["forum.test"], 90);
    let both = [folder.path().join("a.pem"), folder.path().join("b.pem")];
    fs::copy(&pair.cert, &both[0]).expect("copied");
    fs::copy(&new.cert, &both[1]).expect("copied");
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![https(vec![pair.clone()])]);
    let mut before = Client::new(&both, "forum.test", &[]).connect(gateway.address);
    assert_eq!(shown(&gateway, &both, "forum.test"), Some(certificate(&both[0])));

    // Half of a pair is none: the former one stays.
    let rest = folder.path().join("rest.key");
    fs::rename(&new.key, &rest).expect("renamed");
    fs::rename(&new.cert, &pair.cert).expect("renamed");
    gateway.certificates[0].reread(NOW);
    assert_eq!(shown(&gateway, &both, "forum.test"), Some(certificate(&both[0])));

    // With the other half it is found without being told to.
    fs::rename(&rest, &pair.key).expect("renamed");
    let begun = Instant::now();
    while shown(&gateway, &both, "forum.test") != Some(certificate(&both[1])) {
        assert!(begun.elapsed() < Duration::from_secs(60), "the new certificate is not shown");
        std::thread::sleep(Duration::from_millis(200));
    }
    let answer = before.ask("GET / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n");
    assert!(answer.ends_with("ok"), "whoever was there stays: {answer}");
    let metrics = ask(gateway.operations, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(metrics.contains("portico_certificate_expiry_seconds{name=\"forum.test\"} 7"), "{metrics}");
}

#[test]
fn what_cannot_be_used_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.test"], 30_000);
    let short = make_pair(folder.path(), "short", &["forum.test"], 1);
    let trusted = [folder.path().join("a.pem")];
    fs::copy(&pair.cert, &trusted[0]).expect("copied");
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![https(vec![pair.clone()])]);
    // At this time the new one is over.
    replace(&pair, &short);
    gateway.certificates[0].reread(UnixSeconds(NOW.0 + 400 * 86_400));
    assert_eq!(shown(&gateway, &trusted, "forum.test"), Some(certificate(&trusted[0])));
    for damage in [&b""[..], b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", &[0; 300]] {
        fs::write(&pair.cert, damage).expect("written");
        gateway.certificates[0].reread(NOW);
        assert_eq!(shown(&gateway, &trusted, "forum.test"), Some(certificate(&trusted[0])));
    }
    fs::remove_file(&pair.cert).expect("removed");
    gateway.certificates[0].reread(NOW);
    assert_eq!(shown(&gateway, &trusted, "forum.test"), Some(certificate(&trusted[0])));
}

#[test]
fn without_tls_visitors_are_sent_to_https() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.test"], 90);
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| {
        let redirect =
            Listen { place: Place::Tcp(loopback()), protocol: Protocol::RedirectToHttps, proxy_protocol: None };
        settings.listen = vec![redirect, https(vec![pair])];
        settings.public_host = "forum.test:8443".to_owned();
    });
    let get = |request: &str, host: &str| {
        ask(
            gateway.address,
            &format!("{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
        )
    };
    for (request, host, status, location) in [
        ("GET /index.php?a=%2F", "forum.test", "301", "https://forum.test:8443/index.php?a=%2F"),
        ("POST /oauth/token", "www.forum.test:80", "308", "https://www.forum.test:8443/oauth/token"),
        ("GET /oauth/healthz", "forum.test", "301", "https://forum.test:8443/oauth/healthz"),
        ("GET http://forum.test/x", "forum.test", "301", "https://forum.test:8443/x"),
    ] {
        let answer = get(request, host);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
        assert!(answer.contains(&format!("\r\nLocation: {location}\r\n")), "{request}: {answer}");
    }
    assert!(get("GET /", "evil.test/x").starts_with("HTTP/1.1 400"), "what is ambiguous is refused there, too");
    assert!(origin.text().is_empty(), "nothing of it reached the forum");
    assert!(get("GET /.well-known/acme-challenge/token", "forum.test").ends_with("ok"), "proofs are the forum's");
}

#[test]
fn proofs_are_ours_while_they_wait() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = make_pair(folder.path(), "forum", &["forum.test"], 90);
    let origin = Origin::start();
    let listen = |protocol| Listen { place: Place::Tcp(loopback()), protocol, proxy_protocol: None };
    let plain = Gateway::with(origin.port, |settings| settings.listen = vec![listen(Protocol::Http)]);
    let to_https = Gateway::with(origin.port, |settings| {
        settings.listen = vec![listen(Protocol::RedirectToHttps), https(vec![pair])];
    });
    for gateway in [&plain, &to_https] {
        let get = |method: &str, token: &str| {
            let head = format!("{method} /.well-known/acme-challenge/{token} HTTP/1.1");
            ask(
                gateway.address,
                &format!("{head}\r\nHost: other.test\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
            )
        };
        let before = origin.text().len();
        gateway.proofs.show("token".to_owned(), "token.thumb".to_owned());
        let proof = get("GET", "token");
        assert!(proof.starts_with("HTTP/1.1 200") && proof.ends_with("\r\n\r\ntoken.thumb"), "{proof}");
        assert!(get("HEAD", "token").ends_with("\r\n\r\n"));
        assert_eq!(origin.text().len(), before, "the forum saw nothing of it");
        // Programs that put files there go on working meanwhile.
        assert!(get("GET", "another").ends_with("ok"));
        assert!(get("POST", "token").ends_with("ok"));
        gateway.proofs.hide();
        assert!(get("GET", "token").ends_with("ok"));
    }
}

#[test]
fn a_certificate_that_is_ordered_may_come_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = make_pair(folder.path(), "made", &["forum.test"], 90);
    let mut ordered = PairFiles { cert: folder.path().join("o.pem"), key: folder.path().join("o.pem"), ordered: true };
    let origin = Origin::start();
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![https(vec![ordered.clone()])]);
    let trusted = [made.cert.clone()];
    let both = [fs::read(&made.key).expect("a key"), fs::read(&made.cert).expect("a certificate")].concat();
    assert_eq!(shown(&gateway, &trusted, "forum.test"), None);
    gateway.certificates[0].reread(NOW);
    assert_eq!(shown(&gateway, &trusted, "forum.test"), None);
    fs::write(&ordered.cert, &both[..both.len() / 2]).expect("written");
    gateway.certificates[0].reread(NOW);
    assert_eq!(shown(&gateway, &trusted, "forum.test"), None, "half a file is none");
    fs::write(&ordered.cert, &both).expect("written");
    gateway.certificates[0].reread(NOW);
    assert_eq!(shown(&gateway, &trusted, "forum.test"), Some(certificate(&made.cert)));
    fs::remove_file(&ordered.cert).expect("removed");
    gateway.certificates[0].reread(NOW);
    assert_eq!(shown(&gateway, &trusted, "forum.test"), Some(certificate(&made.cert)), "it stays");
    // Beside another one that is there, visitors get that.
    ordered.cert = folder.path().join("none.pem");
    let gateway = Gateway::with(origin.port, |settings| settings.listen = vec![https(vec![ordered, made.clone()])]);
    assert_eq!(shown(&gateway, &trusted, "forum.test"), Some(certificate(&made.cert)));
}

/// A configuration with TLS for `forum.test`, in front of a forum.
async fn site() -> (Site, SampleForum, PairFiles) {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let folder = site.config().parent().expect("a folder").to_path_buf();
    let pair = make_pair(&folder, "forum", &["forum.test"], 90);
    let text = fs::read_to_string(site.config()).expect("a configuration");
    let entry = "[[listen]]\naddress = \"127.0.0.1:0\"\n";
    assert!(text.contains(entry), "{text}");
    let with = format!("{entry}tls = {{ cert = \"forum.pem\", key = \"forum.key\" }}\n");
    fs::write(site.config(), text.replace(entry, &with)).expect("written");
    (site, forum, pair)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_reads_certificates_again_and_mistakes_are_told() {
    let (site, _forum, pair) = site().await;
    let folder = tempfile::tempdir().expect("a folder");
    let new = make_pair(folder.path(), "new", &["forum.test"], 90);
    let trusted = [folder.path().join("a.pem"), folder.path().join("b.pem")];
    fs::copy(&pair.cert, &trusted[0]).expect("copied");
    fs::copy(&new.cert, &trusted[1]).expect("copied");
    let portico = site.start();
    let client = Client::new(&trusted, "forum.test", &[]);
    let is_shown = |index: usize| {
        let line = client.try_connect(portico.address).expect("a handshake");
        line.tls().peer_certificates().and_then(|chain| chain.first()) == Some(&certificate(&trusted[index]))
    };
    assert!(is_shown(0));
    fs::copy(&new.cert, &pair.cert).expect("copied");
    fs::copy(&new.key, &pair.key).expect("copied");
    portico.hang_up();
    wait_for("the new certificate", || is_shown(1));

    fs::copy(&trusted[0], &pair.cert).expect("copied");
    portico.hang_up();
    wait_for("a line about the pair", || portico.log().iter().any(|line| line.contains("P121")));
    assert!(is_shown(1), "the one that can be used stays");
    drop(portico);

    for arguments in [&["serve"][..], &["check"]] {
        let told = site.refused(arguments);
        assert!(told.contains("P121") && told.contains("forum.key"), "{arguments:?}: {told}");
    }
    fs::remove_file(&pair.key).expect("removed");
    assert!(site.refused(&["serve"]).contains("P120"));
}

fn wait_for(what: &str, done: impl Fn() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn check_tells_of_certificates() {
    use std::os::unix::fs::PermissionsExt as _;

    let (site, _forum, pair) = site().await;
    let check = || site.command(&["check"]);
    let said = check();
    let line = said["certificates"][0].as_str().expect("a line").to_owned();
    assert!(line.starts_with("forum.test: ") && line.ends_with(" days left"), "{said}");
    let warns_of = |said: &serde_json::Value, word: &str| said["warnings"].to_string().contains(word);
    assert!(!warns_of(&said, "P122") && !warns_of(&said, "chmod"), "{said}");
    fs::set_permissions(&pair.key, fs::Permissions::from_mode(0o640)).expect("changed");
    assert!(warns_of(&check(), "chmod 600"), "{}", check());

    let short = make_pair(site.config().parent().expect("a folder"), "short", &["forum.test", "www.forum.test"], 5);
    replace(&pair, &short);
    let said = check();
    assert!(warns_of(&said, "P122") && warns_of(&said, "forum.test, www.forum.test"), "{said}");
    assert_eq!(site.run(&["check", "--strict"]).status.code(), Some(1));

    let portico = site.start();
    wait_for("a line in the log", || portico.log().iter().any(|line| line.contains("P122")));
    let ready = ask(portico.operations, "GET /readyz?verbose HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(ready.starts_with("HTTP/1.1 200") && ready.contains("certificate: failed forum.test"), "{ready}");
}
