//! `[[listen]]`: where visitors are taken in, and what is spoken there.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::check::NOT_A_SOCKET;
use super::check_acme;
use super::checked::{Listen, PairFiles, Place, Protocol};
use super::reader::Reader;
use crate::model::problem;

/// Every entry, or the one place that is listened at without any. `secure` says that the public address is https, `alone`
/// whether no proxy is trusted; certificates that portico orders are below `data_dir`.
pub(super) fn listen(reader: &mut Reader<'_>, secure: bool, alone: bool, data_dir: &Path) -> Vec<Listen> {
    let mut places = Vec::new();
    let mut entries = 0;
    for index in 0..reader.count("listen") {
        let entry = format!("listen[{index}]");
        let (place, protocol) = (place(reader, &entry), protocol(reader, &entry, secure, data_dir));
        let proxy_protocol = proxy_protocol(reader, &entry, alone);
        entries += 1;
        if let (Some(place), Some(protocol)) = (place, protocol) {
            places.push(Listen { place, protocol, proxy_protocol });
        }
    }
    let redirects = places.iter().filter(|listen| listen.protocol == Protocol::RedirectToHttps).count();
    if redirects > 0 && redirects == entries {
        reader.missing("listen[0].tls", "every entry sends visitors elsewhere: one must serve them");
    }
    if places.is_empty() {
        let place = Place::Address(SocketAddr::from(([127, 0, 0, 1], 8080)));
        places.push(Listen { place, protocol: Protocol::Http, proxy_protocol: false });
    }
    places
}

fn place(reader: &mut Reader<'_>, entry: &str) -> Option<Place> {
    let address = reader.text(&format!("{entry}.address"));
    let systemd = reader.text(&format!("{entry}.systemd"));
    match (address, systemd) {
        (Some(_), Some(systemd)) => {
            let label = "an entry has an address or a socket, not both";
            reader.refuse(&systemd, &problem::P103, label, "make two entries");
            None
        }
        (Some(address), None) => match address.value.parse::<SocketAddr>() {
            Ok(parsed) => Some(Place::Address(parsed)),
            Err(_) => {
                reader.refuse(&address, &problem::P102, "is not an address and port", NOT_A_SOCKET);
                None
            }
        },
        (None, Some(systemd)) => Some(Place::Systemd(systemd.value)),
        (None, None) => {
            reader.missing(&format!("{entry}.address"), "write address = \"127.0.0.1:8080\"");
            None
        }
    }
}

fn protocol(reader: &mut Reader<'_>, entry: &str, secure: bool, data_dir: &Path) -> Option<Protocol> {
    let pairs = pairs(reader, entry, data_dir);
    let http2 = reader.boolean(&format!("{entry}.http2"));
    let redirect = reader.boolean(&format!("{entry}.redirect_to_https"));
    let redirect = redirect.filter(|redirect| redirect.value);
    match (pairs, redirect) {
        (Some(pairs), None) => {
            let http2 = http2.is_none_or(|http2| http2.value);
            (!pairs.is_empty()).then_some(Protocol::Https { pairs, http2 })
        }
        (Some(_), Some(redirect)) => {
            let label = "an entry has certificates or sends visitors to https, not both";
            reader.refuse(&redirect, &problem::P103, label, "make two entries");
            None
        }
        (None, redirect) => {
            if let Some(http2) = http2.filter(|http2| http2.value) {
                let label = "browsers speak HTTP/2 only over TLS, and so does portico";
                reader.refuse(&http2, &problem::P103, label, "add tls = { cert = \"…\", key = \"…\" }");
            }
            match redirect {
                Some(redirect) if !secure => {
                    let label = "public_url is http, so there is nowhere to send visitors to";
                    reader.refuse(&redirect, &problem::P103, label, "");
                    None
                }
                Some(_) => Some(Protocol::RedirectToHttps),
                None => Some(Protocol::Http),
            }
        }
    }
}

fn proxy_protocol(reader: &mut Reader<'_>, entry: &str, alone: bool) -> bool {
    let Some(wanted) = reader.boolean(&format!("{entry}.proxy_protocol")).filter(|wanted| wanted.value) else {
        return false;
    };
    if alone {
        let label = "[proxies] trusted names no load balancer, so nobody could connect";
        reader.refuse(&wanted, &problem::P103, label, "name it: trusted = [\"10.0.0.5\"]");
    }
    true
}

/// The certificates of an entry: one table, or a list of them. `None` if there are none, empty if they are incomplete.
fn pairs(reader: &mut Reader<'_>, entry: &str, data_dir: &Path) -> Option<Vec<PairFiles>> {
    let list = reader.count(&format!("{entry}.tls"));
    let mut found = Vec::new();
    for index in 0..list {
        found.extend(pair(reader, &format!("{entry}.tls[{index}]"), data_dir));
    }
    let single = pair(reader, &format!("{entry}.tls"), data_dir);
    let present = list > 0 || reader.has_table(&format!("{entry}.tls"));
    found.extend(single);
    present.then_some(found)
}

fn pair(reader: &mut Reader<'_>, table: &str, data_dir: &Path) -> Option<PairFiles> {
    let (cert, key) = (reader.text(&format!("{table}.cert")), reader.text(&format!("{table}.key")));
    let ordered = reader.boolean(&format!("{table}.acme")).filter(|ordered| ordered.value);
    let file = |reader: &Reader<'_>, path: &str| -> PathBuf { reader.path_of(path) };
    match (cert, key, ordered) {
        (None, None, Some(_)) => {
            let file = check_acme::certificate(data_dir);
            Some(PairFiles { cert: file.clone(), key: file, ordered: true })
        }
        (_, _, Some(ordered)) => {
            let label = "a certificate has its files here or is ordered, not both";
            reader.refuse(
                &ordered,
                &problem::P103,
                label,
                "make two: tls = [{ cert = \"…\", key = \"…\" }, { acme = true }]",
            );
            None
        }
        (Some(cert), Some(key), None) => {
            let (cert, key) = (file(reader, &cert.value), file(reader, &key.value));
            Some(PairFiles { cert, key, ordered: false })
        }
        (None, None, None) if !reader.has_table(table) => None,
        (cert, ..) => {
            let missing = if cert.is_none() { "cert" } else { "key" };
            let path = format!("{table}.{missing}");
            if !reader.was_refused(&path) {
                let help =
                    "tls = { cert = \"/etc/ssl/forum.pem\", key = \"/etc/ssl/forum.key\" }, or tls = { acme = true }";
                reader.missing(&path, help);
            }
            None
        }
    }
}
