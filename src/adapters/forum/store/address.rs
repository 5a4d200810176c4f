//! Where sessions are, as operators and PHP write it.

use std::path::PathBuf;

use url::Url;

/// The address of a store.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// Files in a folder, in so many levels of folders with names of one character.
    Folder {
        path: PathBuf,
        levels: usize,
    },
    /// As the Redis client takes it, with the password in it.
    Redis(String),
    Memcached(Peer),
}

/// Where a server listens.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Peer {
    /// `host:port`.
    Tcp(String),
    Unix(PathBuf),
}

/// More levels are not PHP's.
const LEVELS_MAX: usize = 8;

impl Address {
    /// Reads an address. The error does not hold it: there may be a password in it.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix("file://") {
            return folder(path, 0);
        }
        if text.starts_with('/') {
            return folder(text, 0);
        }
        // PHP's save_path: "N;/folder" or "N;MODE;/folder".
        if let Some((levels, rest)) = text.split_once(';') {
            let path = rest.rsplit_once(';').map_or(rest, |(_, path)| path);
            let levels = levels.parse().map_err(|_| "the number before \";\" is not one".to_owned())?;
            return folder(path, levels);
        }
        if ["redis://", "redis+unix://", "valkey://", "valkey+unix://"].iter().any(|scheme| text.starts_with(scheme)) {
            return Ok(Self::Redis(text.to_owned()));
        }
        if let Some(path) = text.strip_prefix("memcached+unix://") {
            return absolute(path).map(|path| Self::Memcached(Peer::Unix(path)));
        }
        if text.starts_with("memcached://") {
            let url = Url::parse(text).map_err(|error| format!("the address of the sessions: {error}"))?;
            let host = url.host_str().ok_or("the address of the sessions names no host")?;
            return Ok(Self::Memcached(Peer::Tcp(format!("{host}:{}", url.port().unwrap_or(11211)))));
        }
        Err("the address of the sessions begins with file:///, redis://, redis+unix:///, memcached:// or \
             memcached+unix:///, or is a folder"
            .to_owned())
    }
}

fn folder(path: &str, levels: usize) -> Result<Address, String> {
    if levels > LEVELS_MAX {
        return Err(format!("the sessions are in more than {LEVELS_MAX} levels of folders"));
    }
    Ok(Address::Folder { path: absolute(path)?, levels })
}

fn absolute(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    if path.is_absolute() { Ok(path) } else { Err("the path of the sessions does not begin with a slash".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match Address::read(text) {
            Ok(Address::Folder { path, levels }) => format!("{levels} {}", path.display()),
            Ok(Address::Redis(url)) => url,
            Ok(Address::Memcached(Peer::Tcp(peer))) => peer,
            Ok(Address::Memcached(Peer::Unix(path))) => path.display().to_string(),
            Err(error) => format!("no: {error}"),
        }
    }

    #[test]
    fn addresses() {
        for (text, want) in [
            ("file:///var/lib/php/sessions", "0 /var/lib/php/sessions"),
            ("/var/lib/php/sessions", "0 /var/lib/php/sessions"),
            ("2;/var/lib/php", "2 /var/lib/php"),
            ("5;0600;/var/lib/php", "5 /var/lib/php"),
            ("redis://:pw@127.0.0.1:6379/1", "redis://:pw@127.0.0.1:6379/1"),
            ("redis+unix:///run/redis.sock?db=1", "redis+unix:///run/redis.sock?db=1"),
            ("memcached://cache.example", "cache.example:11211"),
            ("memcached://[::1]:11212", "[::1]:11212"),
            ("memcached+unix:///run/m.sock", "/run/m.sock"),
        ] {
            assert_eq!(shown(text), want);
        }
        for text in
            ["", "sessions", "file://sessions", "9;/x", "x;/y", "2;x", "rediss://host", "memcached://", "http://x"]
        {
            assert!(shown(text).starts_with("no: "), "{text}: {}", shown(text));
        }
    }
}
