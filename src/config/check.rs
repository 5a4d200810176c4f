//! From what was written to what the program runs on. Every key is asked for, whatever the others say, so that the
//! list of known keys is complete.

use std::net::IpAddr;

use url::Url;

use super::checked::{Config, Listen, Log, LogFormat, Outbound, Place, Proxies, PublicUrl, Server, StoreKind};
use super::reader::Reader;
use super::{
    Document, Environment, Problems, check_acme, check_api, check_console, check_forum, check_forward_auth,
    check_limits, check_listen, check_oauth, check_operations, check_pages, check_store, text_rules, upstream,
};
use crate::model::problem;

/// Checks a document.
pub fn check(document: &Document, environment: &Environment) -> Result<Config, Problems> {
    let mut reader = Reader::new(document, environment);
    let config = config(&mut reader, document);
    reader.finish()?;
    // What is required and absent was noted, so that finish() has failed.
    config.ok_or_else(|| Problems::of_file(&document.file, &problem::P103, "a required key is missing".to_owned()))
}

/// Every key that [`check`] asks for.
pub fn known_keys() -> Vec<String> {
    let environment = Environment::new();
    let Ok(document) = Document::parse(std::path::Path::new("portico.toml"), "[[listen]]\n[[forward_auth]]\n[[api]]")
    else {
        return Vec::new();
    };
    let mut reader = Reader::new(&document, &environment);
    config(&mut reader, &document);
    reader.asked().iter().map(|key| key.replace("[0]", "[]")).collect()
}

fn config(reader: &mut Reader<'_>, document: &Document) -> Option<Config> {
    let public_url = public_url(reader);
    let data_dir = reader.text("data_dir").map_or("portico-data".to_owned(), |setting| setting.value);
    let proxies = proxies(reader);
    let secure = public_url.as_ref().is_none_or(PublicUrl::is_https);
    let data_dir = reader.path_of(&data_dir);
    let listen = check_listen::listen(reader, secure, proxies.trusted.is_empty(), &data_dir);
    let acme = check_acme::acme(reader, public_url.as_ref(), &listen, &data_dir);
    let mut warnings = Vec::new();
    let upstream = upstream::upstream(reader, &mut warnings);
    let host = public_url.as_ref().map(|url| url.authority().to_owned()).unwrap_or_default();
    let local = |listen: &Listen| matches!(listen.place, Place::Address(address) if address.ip().is_loopback());
    let public =
        public_url.as_ref().and_then(|url| Url::parse(url.issuer()).ok()).is_some_and(|url| !is_loopback(&url));
    if public && proxies.trusted.is_empty() && listen.iter().all(local) {
        warnings.push(
            "[proxies] trusted is empty, and portico listens to this machine only: all visitors look like its web server, \
             no limit counts for them, and bans by address meet nobody. Set trusted = [\"127.0.0.1\", \"::1\"]"
                .to_owned(),
        );
    }
    let forum = check_forum::forum(reader, &host, &mut warnings);
    let forward_auth = check_forward_auth::forward_auth(reader, &host, proxies.trusted.is_empty(), &mut warnings);
    let oauth = check_oauth::oauth(reader, &mut warnings);
    let base_path = public_url.as_ref().map(PublicUrl::base_path).unwrap_or_default();
    let ours = check_api::Ours { base_path, prefix: &oauth.path, dialects: &oauth.dialects };
    let apis = check_api::apis(reader, &ours, &mut warnings);
    let pages = check_pages::pages(reader);
    let texts = check_pages::texts(reader);
    let console = check_console::console(reader, &mut warnings);
    let store = check_store::store(reader, &mut warnings);
    if store.kind == StoreKind::Postgres && oauth.keys.secret_file.is_none() {
        warnings.push(
            "[oauth.signing] secret_file is not set: the nodes that share the store need the same secret. Name one file on \
             all of them, or copy keys/secret of the first node into keys of the others"
                .to_owned(),
        );
    }
    if store.kind == StoreKind::Postgres && acme.is_some() {
        warnings.push(
            "[acme] is for one node: each node of a shared store orders a certificate of its own, and an issuer that meets \
             another node does not find the proof. Let the load balancer have the certificate"
                .to_owned(),
        );
    }
    let limits = check_limits::limits(reader);
    let log = log(reader);
    let operations = check_operations::operations(reader);
    let server = server(reader);
    let outbound = outbound(reader);
    Some(Config {
        file: document.file.clone(),
        public_url: public_url?,
        data_dir,
        listen,
        acme,
        upstream: upstream?,
        proxies,
        forum: forum?,
        oauth,
        forward_auth,
        apis,
        pages,
        texts,
        console,
        store,
        limits,
        log,
        operations,
        server,
        outbound,
        warnings,
    })
}

fn public_url(reader: &mut Reader<'_>) -> Option<PublicUrl> {
    let Some(setting) = reader.text("public_url") else {
        if !reader.was_refused("public_url") {
            reader.missing(
                "public_url",
                "the address in your visitors' browsers: public_url = \"https://forum.example.org\"",
            );
        }
        return None;
    };
    match public_url_of(&setting.value) {
        Ok(url) => Some(url),
        Err((label, help)) => {
            reader.refuse(&setting, &problem::P102, label, help);
            None
        }
    }
}

/// The issuer must be https (RFC 8414 §2); loopback is for the demo and tests.
fn public_url_of(text: &str) -> Result<PublicUrl, (&'static str, &'static str)> {
    const EXAMPLE: &str = "write it like \"https://forum.example.org\"";
    let url = Url::parse(text).map_err(|_| ("is not an address", EXAMPLE))?;
    let (Some(_), true) = (url.host(), matches!(url.scheme(), "http" | "https")) else {
        return Err(("must be an address with https://", EXAMPLE));
    };
    if url.scheme() == "http" && !is_loopback(&url) {
        return Err(("must be https", "http is only for loopback addresses; put TLS in front of portico"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(("must have no \"?\" and no \"#\"", "the issuer of tokens is this address; leave them out"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(("must have no user name and no password", "leave out what stands before \"@\""));
    }
    let path = url.path().trim_end_matches('/');
    if path.contains("//") || path.contains('%') {
        return Err(("has a path that cannot be a base path", "leave out doubled slashes and encoded letters"));
    }
    let origin = url.origin().ascii_serialization();
    let base_at = origin.len();
    Ok(PublicUrl::new(origin + path, base_at))
}

/// Whether a host is this machine (RFC 6761 §6.3, RFC 8252 §7.3).
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        // Of an address that is not for the web, the host is a name also where it is an address of IPv4.
        Some(url::Host::Domain(name)) => {
            name == "localhost"
                || name.ends_with(".localhost")
                || name.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        }
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

pub(super) const NOT_A_SOCKET: &str = "write it like \"127.0.0.1:8080\" or \"[::]:8080\"";

fn proxies(reader: &mut Reader<'_>) -> Proxies {
    Proxies { trusted: networks(reader, "proxies.trusted") }
}

/// A list of networks and single addresses.
pub fn networks(reader: &mut Reader<'_>, key: &str) -> Vec<ipnet::IpNet> {
    let mut networks = Vec::new();
    for item in reader.texts(key).map(|list| list.value).unwrap_or_default() {
        let address = item.value.parse::<IpAddr>().map(ipnet::IpNet::from);
        match item.value.parse::<ipnet::IpNet>().or(address) {
            Ok(network) => networks.push(network),
            Err(_) => reader.refuse(&item, &problem::P102, "is not a network", "write it like \"10.0.0.0/8\""),
        }
    }
    networks
}

fn outbound(reader: &mut Reader<'_>) -> Outbound {
    let mut allow = Vec::new();
    for item in reader.texts("outbound.allow").map(|list| list.value).unwrap_or_default() {
        match origin(&item.value) {
            Some(origin) => allow.push(origin),
            None => reader.refuse(
                &item,
                &problem::P102,
                "is not scheme, host and port and no more",
                "write it like \"https://chat.intern.example\"",
            ),
        }
    }
    Outbound { allow }
}

/// Scheme, host and port as browsers write them.
fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let fine = matches!(url.scheme(), "https" | "http") && bare && url.password().is_none();
    fine.then(|| url.origin().ascii_serialization())
}

fn log(reader: &mut Reader<'_>) -> Log {
    let level = reader.parsed("log.level", text_rules::log_level).unwrap_or_else(|| "info".to_owned());
    let formats = [("auto", LogFormat::Auto), ("text", LogFormat::Text), ("json", LogFormat::Json)];
    let keep_audit = reader.duration("log.keep_audit", "400d", ("1d", "100y"));
    Log { level, format: reader.choice("log.format", &formats), keep_audit }
}

fn server(reader: &mut Reader<'_>) -> Server {
    let threads = reader.integer("server.threads", 0, 0..=1024);
    Server {
        threads: usize::try_from(threads).unwrap_or(0),
        drain: reader.duration("server.drain", "20s", ("0s", "1h")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_addresses() {
        for (text, want) in [
            ("https://forum.example", Some(("https://forum.example", ""))),
            ("https://Forum.Example:443/", Some(("https://forum.example", ""))),
            ("https://forum.example:8443/board/", Some(("https://forum.example:8443/board", "/board"))),
            ("http://localhost:8080/", Some(("http://localhost:8080", ""))),
            ("http://[::1]:8080", Some(("http://[::1]:8080", ""))),
            ("http://127.0.0.2", Some(("http://127.0.0.2", ""))),
            ("http://forum.example", None),
            ("http://127.0.0.1.example", None),
            ("https://forum.example/?a=b", None),
            ("https://forum.example/#a", None),
            ("https://me@forum.example/", None),
            ("https://forum.example/a//b", None),
            ("ftp://forum.example/", None),
            ("forum.example", None),
            ("", None),
        ] {
            let url = public_url_of(text).ok();
            assert_eq!(url.as_ref().map(|url| (url.issuer(), url.base_path())), want, "{text}");
        }
    }

    #[test]
    fn origins() {
        for (text, want) in [
            ("https://chat.intern", Some("https://chat.intern")),
            ("HTTPS://Chat.Intern:443/", Some("https://chat.intern")),
            ("http://127.0.0.1:3000", Some("http://127.0.0.1:3000")),
            ("https://chat.intern/logout", None),
            ("https://chat.intern/?a", None),
            ("https://me@chat.intern", None),
            ("https://:pw@chat.intern", None),
            ("ftp://chat.intern", None),
            ("chat.intern", None),
            ("", None),
        ] {
            assert_eq!(origin(text).as_deref(), want, "{text}");
        }
    }
}
