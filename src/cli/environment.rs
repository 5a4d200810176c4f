//! What a server was told by its environment is taken out of where others can read it.
//!
//! The system shows the environment that a process began with, for as long as it runs, to whoever may look into it: other
//! programs of the same user, monitors, a dump. No process can change what is shown. So the server begins once more as
//! the same process, with what is known to hold no secret, and gets the rest through a socket that nobody else has.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};

use crate::config::{self, Environment};

/// Tells the second beginning that the rest waits on standard input. Its value is the process's id, which stays.
const HANDED_OVER: &str = "PORTICO_ENVIRONMENT";

/// What stays where it is: it is no secret, and programs and libraries read it there.
const STAY: [&str; 18] = [
    "PORTICO_CONFIG",
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "PWD",
    "HOSTNAME",
    "LANG",
    "LANGUAGE",
    "TZ",
    "TERM",
    "TMPDIR",
    "NO_COLOR",
    "NOTIFY_SOCKET",
    "INVOCATION_ID",
    "JOURNAL_STREAM",
    "MAINPID",
];
/// The same by what their names begin with.
const STAY_BY_BEGINNING: [&str; 12] = [
    "LC_",
    "XDG_",
    "LD_",
    "LISTEN_",
    "WATCHDOG_",
    "RUST_",
    "SSL_CERT_",
    "MIMALLOC_",
    "GLIBC",
    "PG",
    "FAKETIME",
    "DONT_FAKE",
];

/// Hides the environment. Does not return if the process begins once more. Errors: why it stays as it is.
pub fn hide() -> Result<(), String> {
    let id = std::process::id().to_string();
    if std::env::var_os(HANDED_OVER).is_some_and(|handed| handed == OsStr::new(&id)) {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(|error| error.to_string())?;
        config::keep_environment(parsed(&text));
        return Ok(());
    }
    let (hidden, stay): (Environment, Environment) =
        config::environment().into_iter().partition(|(name, _)| hides(name));
    if hidden.is_empty() {
        return Ok(());
    }
    begin_again(&hidden, stay, id).map_err(|error| error.to_string())
}

fn hides(name: &str) -> bool {
    let stays = STAY.contains(&name)
        || STAY_BY_BEGINNING.iter().any(|beginning| name.starts_with(beginning))
        || name.to_ascii_lowercase().ends_with("_proxy");
    !stays
}

/// Returns only if it fails.
fn begin_again(hidden: &Environment, stay: Environment, id: String) -> std::io::Result<()> {
    let (ours, theirs) = UnixStream::pair()?;
    // Nobody reads before it is all written.
    ours.set_nonblocking(true)?;
    (&ours).write_all(text(hidden).as_bytes())?;
    let mut arguments = std::env::args_os();
    let mut command = Command::new(std::env::current_exe()?);
    command.arg0(arguments.next().unwrap_or_default()).args(arguments);
    command.env_clear().envs(stay).env(HANDED_OVER, id).stdin(Stdio::from(OwnedFd::from(theirs)));
    Err(command.exec())
}

/// No name and no value has a NUL in it, and no name an equals sign.
fn text(variables: &Environment) -> String {
    variables.iter().map(|(name, value)| format!("{name}={value}\0")).collect()
}

fn parsed(text: &str) -> Environment {
    let pairs = text.split_terminator('\0').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_comes_back() {
        let pairs = [("A", ""), ("B", "x=y\nz"), ("PORTICO_FORUM__NAME", "Forum für alle")];
        let variables: Environment = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(parsed(&text(&variables)), variables);
        assert_eq!(parsed(""), Environment::new());
    }

    #[test]
    fn only_what_is_known_to_be_no_secret_stays() {
        for (name, want) in [
            ("FORUM_DB_PASSWORD", true),
            ("PORTICO_FORUM__DATABASE__URL", true),
            ("WORDPRESS_DB_PASSWORD", true),
            ("PATH_TO_SECRET", true),
            ("PATH", false),
            ("LC_ALL", false),
            ("LISTEN_FDNAMES", false),
            ("https_proxy", false),
        ] {
            assert_eq!(hides(name), want, "{name}");
        }
    }
}
