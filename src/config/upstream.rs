//! `[upstream]`: the forum's web servers, and how they are spoken to.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use url::{Host, Url};

use super::reader::Reader;
use crate::model::problem;

/// Servers at most: each is a row of the metrics and of what is shown.
const SERVERS_MAX: usize = 32;

/// Longest path of a socket, in bytes: what Linux takes, without the end.
const SOCKET_PATH_MAX: usize = 107;

/// The web servers of the forum, spoken to in HTTP/1.1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    /// Never empty, none twice.
    pub servers: Vec<ForumServer>,
    /// Which of them gets a request.
    pub balance: Balance,
    /// How those with TLS prove who they are.
    pub tls: Trust,
    /// How long a connection may take, with its handshake.
    pub connect_timeout: Duration,
    /// How long the forum may be silent.
    pub read_timeout: Duration,
    /// How long the forum may take nothing of a request.
    pub write_timeout: Duration,
    /// Unused connections that are kept, over all servers.
    pub keep_alive: usize,
    /// How long one is kept.
    pub keep_alive_time: Duration,
    /// How often names are looked up.
    pub resolve_every: Duration,
    /// What servers are asked by themselves.
    pub health_check: Option<HealthCheck>,
}

/// Where one web server is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForumServer {
    /// At an address or a name.
    Tcp {
        /// Name or address; IPv6 without brackets.
        host: String,
        /// Port.
        port: u16,
        /// Whether TLS is spoken.
        tls: bool,
    },
    /// At a socket of this machine.
    Unix(PathBuf),
}

impl fmt::Display for ForumServer {
    /// As it is written in the configuration, with its port.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp { tls, .. } => {
                write!(f, "{}://{}", if *tls { "https" } else { "http" }, self.address().unwrap_or_default())
            }
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl ForumServer {
    /// Host and port as for a socket: `127.0.0.1:8000`, `[::1]:8000`, `web:80`. `None` for a socket of this machine.
    pub fn address(&self) -> Option<String> {
        match self {
            Self::Tcp { host, port, .. } if host.contains(':') => Some(format!("[{host}]:{port}")),
            Self::Tcp { host, port, .. } => Some(format!("{host}:{port}")),
            Self::Unix(_) => None,
        }
    }
}

/// Which server gets a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Balance {
    /// One after the other.
    RoundRobin,
    /// The one with the fewest requests under way.
    LeastConnections,
}

/// How servers with TLS prove who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// Certificates of those who may vouch for them, PEM. Without it: those of the system.
    pub ca_file: Option<PathBuf>,
    /// The name that they are asked for, in place of their own.
    pub server_name: Option<String>,
    /// Whether they must prove it.
    pub verify: bool,
}

/// What servers are asked by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthCheck {
    /// Which page.
    pub path: String,
    /// How often.
    pub every: Duration,
    /// How long the answer may take.
    pub timeout: Duration,
}

/// Reads the section. `None` if something that is required is missing or refused.
pub(super) fn upstream(reader: &mut Reader<'_>, warnings: &mut Vec<String>) -> Option<Upstream> {
    let balances = [("round_robin", Balance::RoundRobin), ("least_connections", Balance::LeastConnections)];
    let balance = reader.choice("upstream.balance", &balances);
    let connect_timeout = reader.duration("upstream.connect_timeout", "5s", ("100ms", "5m"));
    let read_timeout = reader.duration("upstream.read_timeout", "120s", ("1s", "1d"));
    let write_timeout = reader.duration("upstream.write_timeout", "120s", ("1s", "1d"));
    let keep_alive = usize::try_from(reader.integer("upstream.keep_alive", 256, 1..=65_536)).unwrap_or(256);
    let keep_alive_time = reader.duration("upstream.keep_alive_time", "4s", ("1s", "1h"));
    let resolve_every = reader.duration("upstream.resolve_every", "30s", ("1s", "1h"));
    let tls = trust(reader, "upstream.tls");
    let health_check = health_check(reader);
    let servers = servers(reader)?;
    let any_tls = servers.iter().any(|server| matches!(server, ForumServer::Tcp { tls: true, .. }));
    if any_tls && !tls.verify {
        warnings.push(
            "[upstream] tls verify = false: whoever is between portico and the forum's web server can be the forum, and \
             read every password. Name the certificate that vouches for it in ca_file instead"
                .to_owned(),
        );
    }
    if !any_tls && reader.has_table("upstream.tls") {
        warnings.push("[upstream] tls is not used: no server of it begins with https://".to_owned());
    }
    Some(Upstream {
        servers,
        balance,
        tls,
        connect_timeout,
        read_timeout,
        write_timeout,
        keep_alive,
        keep_alive_time,
        resolve_every,
        health_check,
    })
}

/// Whom servers with TLS are believed; `table` holds its keys.
pub(super) fn trust(reader: &mut Reader<'_>, table: &str) -> Trust {
    let ca_file = reader.text(&format!("{table}.ca_file")).map(|setting| reader.path_of(&setting.value));
    let is_name = |text: &str| match Host::parse(text) {
        Ok(Host::Domain(name)) => Ok(name),
        Ok(Host::Ipv4(address)) => Ok(address.to_string()),
        _ => Err("is not the name of a host".to_owned()),
    };
    let server_name = reader.parsed(&format!("{table}.server_name"), is_name);
    let verify = reader.boolean(&format!("{table}.verify")).is_none_or(|verify| verify.value);
    Trust { ca_file, server_name, verify }
}

fn health_check(reader: &mut Reader<'_>) -> Option<HealthCheck> {
    let path = reader.text("upstream.health_check.path");
    let every = reader.duration("upstream.health_check.every", "10s", ("100ms", "1h"));
    let timeout = reader.duration("upstream.health_check.timeout", "2s", ("10ms", "1m"));
    let Some(path) = path else {
        if reader.has_table("upstream.health_check") && !reader.was_refused("upstream.health_check.path") {
            reader.missing("upstream.health_check.path", "the page that is asked for: path = \"/\"");
        }
        return None;
    };
    let fine = path.value.starts_with('/') && path.value.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
    if !fine {
        let label = "is not a path";
        reader.refuse(&path, &problem::P102, label, "write it like \"/\" or \"/status.php\", other letters as %C3%A4");
        return None;
    }
    Some(HealthCheck { path: path.value, every, timeout })
}

fn servers(reader: &mut Reader<'_>) -> Option<Vec<ForumServer>> {
    let found = servers_of(reader, "upstream.servers");
    if found.is_none() && !reader.was_refused("upstream.servers") {
        reader.missing("upstream.servers", "the forum's web server: servers = [\"http://127.0.0.1:8000\"]");
    }
    found
}

/// A list of web servers, none twice. `None` if it is missing or refused.
pub(super) fn servers_of(reader: &mut Reader<'_>, key: &str) -> Option<Vec<ForumServer>> {
    let list = reader.texts(key)?;
    if list.value.is_empty() {
        let whose =
            if key == "upstream.servers" { "name the forum's web server" } else { "leave it out for the forum's" };
        reader.refuse(&list, &problem::P102, "is empty", whose);
        return None;
    }
    if list.value.len() > SERVERS_MAX {
        reader.refuse(&list, &problem::P102, &format!("has more than {SERVERS_MAX} servers"), "");
        return None;
    }
    let mut servers: Vec<ForumServer> = Vec::new();
    let mut refused = false;
    for item in &list.value {
        match server(&item.value) {
            Ok(server) if !servers.contains(&server) => servers.push(server),
            Ok(_) => {
                refused = true;
                reader.refuse(item, &problem::P102, "stands there twice", "name each server once");
            }
            Err((label, help)) => {
                refused = true;
                reader.refuse(item, &problem::P102, label, help);
            }
        }
    }
    (!refused).then_some(servers)
}

fn server(text: &str) -> Result<ForumServer, (&'static str, &'static str)> {
    const EXAMPLE: &str =
        "write it like \"http://127.0.0.1:8000\", \"https://web.example\" or \"unix:/run/forum.sock\"";
    if let Some(path) = text.strip_prefix("http://unix:").or_else(|| text.strip_prefix("unix:")) {
        let fine = path.starts_with('/') && path.len() <= SOCKET_PATH_MAX && !path.contains('\0');
        let whole = "must be the whole path of a socket, of at most 107 bytes";
        return if fine { Ok(ForumServer::Unix(PathBuf::from(path))) } else { Err((whole, EXAMPLE)) };
    }
    if text.starts_with("https://unix:") {
        return Err(("TLS is not spoken at a socket of this machine", EXAMPLE));
    }
    let url = Url::parse(text).map_err(|_| ("is not an address", EXAMPLE))?;
    let tls = match url.scheme() {
        "http" => false,
        "https" => true,
        _ => return Err(("must begin with http://, https:// or unix:", EXAMPLE)),
    };
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !bare || !url.username().is_empty() || url.password().is_some() {
        return Err(("must be scheme, host and port and no more", EXAMPLE));
    }
    let host = match url.host() {
        Some(Host::Domain(name)) if !name.is_empty() => name.to_owned(),
        Some(Host::Ipv4(address)) => IpAddr::V4(address).to_string(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).to_string(),
        _ => return Err(("has no host", EXAMPLE)),
    };
    let port = url.port_or_known_default().unwrap_or(80);
    if port == 0 {
        return Err(("has no port that can be reached", EXAMPLE));
    }
    Ok(ForumServer::Tcp { host, port, tls })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_of_the_forum() {
        let bare = "must be scheme, host and port and no more";
        let whole = "must be the whole path of a socket, of at most 107 bytes";
        let long = format!("unix:/{}", "x".repeat(107));
        for (text, want) in [
            ("http://127.0.0.1:8000", Ok("http://127.0.0.1:8000")),
            ("http://web", Ok("http://web:80")),
            ("http://[::1]:81/", Ok("http://[::1]:81")),
            ("https://Web.Example", Ok("https://web.example:443")),
            ("https://10.0.0.2:8443", Ok("https://10.0.0.2:8443")),
            ("unix:/run/forum.sock", Ok("unix:/run/forum.sock")),
            ("http://unix:/run/forum.sock", Ok("unix:/run/forum.sock")),
            ("unix:run/forum.sock", Err(whole)),
            (long.as_str(), Err(whole)),
            ("https://unix:/run/forum.sock", Err("TLS is not spoken at a socket of this machine")),
            ("http://web/forum", Err(bare)),
            ("http://me@web", Err(bare)),
            ("http://:pw@web", Err(bare)),
            ("http://web:0", Err("has no port that can be reached")),
            ("web:80", Err("must begin with http://, https:// or unix:")),
            ("127.0.0.1:80", Err("is not an address")),
        ] {
            let read = server(text).map(|server| server.to_string()).map_err(|(label, _)| label);
            assert_eq!(read, want.map(str::to_owned), "{text}");
        }
    }
}
