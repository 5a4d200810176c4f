//! From the parts that forums keep (host, port, user) to the address of a database.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but letters, digits and what never means anything in an address.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
/// In paths of files the slash stays.
const ESCAPED_PATH: &AsciiSet = &ESCAPED.remove(b'/');

/// Where PHP looks for MySQL when the host is `localhost`.
const MYSQL_SOCKETS: &[&str] = &["/run/mysqld/mysqld.sock", "/var/lib/mysql/mysql.sock", "/tmp/mysql.sock"];
/// Where PostgreSQL's library looks when there is no host.
const POSTGRES_SOCKETS: &[&str] = &["/var/run/postgresql", "/tmp"];
/// How a socket is called in such a folder; the port follows.
const POSTGRES_SOCKET_NAME: &str = ".s.PGSQL.";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    MySql,
    Postgres,
    Sqlite,
}

/// What a forum says of its database. Empty texts are as good as none.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// `db`, `db:3307`, `[::1]:3307`, `/run/mysqld/mysqld.sock`, `localhost:/run/mysqld/mysqld.sock`, `p:db`
    pub host: String,
    pub port: String,
    /// Name of the database, or the file.
    pub name: String,
    pub user: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Host {
    Tcp {
        name: String,
        port: Option<u16>,
    },
    /// A socket, or the folder of one.
    Socket(String),
    /// Wherever the database's own library looks.
    Usual,
}

/// The address, without the password. `folder` is where the forum is. Errors name the part that is wrong.
pub(super) fn url(kind: Kind, parts: &Parts, folder: &Path) -> Result<String, &'static str> {
    if parts.name.is_empty() {
        return Err("there is no name of a database");
    }
    if kind == Kind::Sqlite {
        let file = folder.join(&parts.name);
        let file = file.to_str().ok_or("the name of the database's file is not UTF-8")?;
        return Ok(format!("sqlite://{}", utf8_percent_encode(file, ESCAPED_PATH)));
    }
    let port = match parts.port.trim() {
        "" | "0" => None,
        port => Some(port.parse().map_err(|_| "the port is not a number")?),
    };
    let host = host(&parts.host)?;
    let user = match parts.user.as_str() {
        "" => String::new(),
        user => format!("{}@", utf8_percent_encode(user, ESCAPED)),
    };
    let name = utf8_percent_encode(&parts.name, ESCAPED);
    Ok(match kind {
        Kind::Postgres => postgres(host, port, &user, &name.to_string()),
        _ => mysql(host, port, &user, &name.to_string()),
    })
}

fn mysql(host: Host, port: Option<u16>, user: &str, name: &str) -> String {
    let usual = || MYSQL_SOCKETS.iter().find(|path| Path::new(path).exists()).map(|path| (*path).to_owned());
    let socket = match &host {
        Host::Socket(path) => Some(path.clone()),
        Host::Usual if port.is_none() => usual(),
        // For MySQL's own library, and so for PHP, this name means a socket.
        Host::Tcp { name, port: None } if port.is_none() && name == "localhost" => usual(),
        _ => None,
    };
    match socket {
        Some(socket) => format!("mysql://{user}localhost/{name}?socket={}", utf8_percent_encode(&socket, ESCAPED)),
        None => format!("mysql://{user}{}/{name}", host_name(host, port)),
    }
}

fn postgres(host: Host, port: Option<u16>, user: &str, name: &str) -> String {
    let (folder, port) = match &host {
        Host::Socket(path) => match path.rsplit_once('/') {
            Some((folder, file)) if file.starts_with(POSTGRES_SOCKET_NAME) => {
                (Some(folder.to_owned()), port.or_else(|| file[POSTGRES_SOCKET_NAME.len()..].parse().ok()))
            }
            _ => (Some(path.clone()), port),
        },
        Host::Usual => {
            let socket = format!("{POSTGRES_SOCKET_NAME}{}", port.unwrap_or(5432));
            let found = POSTGRES_SOCKETS.iter().find(|folder| Path::new(folder).join(&socket).exists());
            (found.map(|folder| (*folder).to_owned()), port)
        }
        Host::Tcp { .. } => (None, port),
    };
    let at = host_name(host, port);
    match folder {
        Some(folder) => format!("postgres://{user}{at}/{name}?host={}", utf8_percent_encode(&folder, ESCAPED)),
        None => format!("postgres://{user}{at}/{name}"),
    }
}

/// Name and port as an address has them. A port of its own outweighs one behind the name.
fn host_name(host: Host, port: Option<u16>) -> String {
    let (name, own) = match host {
        Host::Tcp { name, port } => (name, port),
        Host::Socket(_) | Host::Usual => ("localhost".to_owned(), None),
    };
    match port.or(own) {
        Some(port) => format!("{name}:{port}"),
        None => name,
    }
}

fn host(text: &str) -> Result<Host, &'static str> {
    let text = text.trim();
    // PHP's drivers: "p:" asks for a lasting connection, some write "tcp://" or "unix:".
    let text = text.strip_prefix("p:").or_else(|| text.strip_prefix("tcp://")).unwrap_or(text);
    let text = text.strip_prefix("unix:").filter(|path| path.starts_with('/')).unwrap_or(text);
    if text.starts_with('/') {
        return Ok(Host::Socket(text.to_owned()));
    }
    if let Some((before, after)) = text.split_once(":/") {
        let socket = Host::Socket(format!("/{after}"));
        return if before.contains([':', '/']) { Err("the host cannot be understood") } else { Ok(socket) };
    }
    let (name, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((name, rest)) => (name, rest.strip_prefix(':').unwrap_or(rest)),
        None if text.matches(':').count() > 1 => (text, ""),
        None => text.split_once(':').unwrap_or((text, "")),
    };
    let port = match port {
        "" => None,
        port => Some(port.parse().map_err(|_| "the port behind the host is not a number")?),
    };
    if name.contains(':') {
        let address: std::net::Ipv6Addr = name.parse().map_err(|_| "the host cannot be understood")?;
        return Ok(Host::Tcp { name: format!("[{address}]"), port });
    }
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    match (name, port) {
        (_, _) if !is_name => Err("the host cannot be understood"),
        ("", None) => Ok(Host::Usual),
        ("", port) => Ok(Host::Tcp { name: "localhost".to_owned(), port }),
        (name, port) => Ok(Host::Tcp { name: name.to_owned(), port }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(kind: Kind, host: &str, port: &str) -> String {
        let parts =
            Parts { host: host.to_owned(), port: port.to_owned(), name: "fo/rum".to_owned(), user: "web@x".to_owned() };
        url(kind, &parts, Path::new("/srv/f orum")).unwrap_or_else(str::to_owned)
    }

    #[test]
    fn addresses_follow_what_forums_write() {
        for (host, port, want) in [
            ("db.internal", "", "mysql://web%40x@db.internal/fo%2Frum"),
            ("db.internal", "3307", "mysql://web%40x@db.internal:3307/fo%2Frum"),
            ("db:3307", "", "mysql://web%40x@db:3307/fo%2Frum"),
            ("p:db", "0", "mysql://web%40x@db/fo%2Frum"),
            ("tcp://db:3307", "", "mysql://web%40x@db:3307/fo%2Frum"),
            ("127.0.0.1", "", "mysql://web%40x@127.0.0.1/fo%2Frum"),
            ("::1", "3307", "mysql://web%40x@[::1]:3307/fo%2Frum"),
            ("[::1]:3308", "", "mysql://web%40x@[::1]:3308/fo%2Frum"),
            ("/tmp/m.sock", "", "mysql://web%40x@localhost/fo%2Frum?socket=%2Ftmp%2Fm.sock"),
            (":/tmp/m.sock", "", "mysql://web%40x@localhost/fo%2Frum?socket=%2Ftmp%2Fm.sock"),
            ("localhost:/tmp/m.sock", "3306", "mysql://web%40x@localhost/fo%2Frum?socket=%2Ftmp%2Fm.sock"),
            ("localhost", "3307", "mysql://web%40x@localhost:3307/fo%2Frum"),
            ("localhost:3307", "", "mysql://web%40x@localhost:3307/fo%2Frum"),
            (":3307", "", "mysql://web%40x@localhost:3307/fo%2Frum"),
            ("db:x", "", "the port behind the host is not a number"),
            ("db", "x", "the port is not a number"),
            ("a b", "", "the host cannot be understood"),
            ("a:b:c", "", "the host cannot be understood"),
            ("db@evil", "", "the host cannot be understood"),
        ] {
            assert_eq!(shown(Kind::MySql, host, port), want, "{host} {port}");
        }
        for (host, port, want) in [
            ("db", "5433", "postgres://web%40x@db:5433/fo%2Frum"),
            ("localhost", "", "postgres://web%40x@localhost/fo%2Frum"),
            ("/run/pg", "", "postgres://web%40x@localhost/fo%2Frum?host=%2Frun%2Fpg"),
            ("/run/pg/.s.PGSQL.5433", "", "postgres://web%40x@localhost:5433/fo%2Frum?host=%2Frun%2Fpg"),
        ] {
            assert_eq!(shown(Kind::Postgres, host, port), want, "{host} {port}");
        }
        assert_eq!(shown(Kind::Sqlite, "", ""), "sqlite:///srv/f%20orum/fo/rum");
    }
}
