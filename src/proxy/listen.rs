//! Sockets, bound before anything else starts, so that port 0 has a number and a taken port is told at once. The same
//! with certificates: one that cannot be used is told before anything is written.

use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use socket2::{Domain, SockRef, Socket, TcpKeepalive, Type};

use super::connection::Door;
use super::proxy_protocol::Speakers;
use super::tls::{self, Certificates, PairError, Tls};
use super::{Listen, Place, Protocol, occupant};
use crate::model::Problem;
use crate::model::problem::{P103, P105, P106};

/// How many visitors may wait in the queue of a socket until they are let in. Whoever comes after them is told nothing,
/// and tries again a second later. By default the system lets no queue be longer.
pub(super) const WAITING_MAX: i32 = 4096;

/// How much of an answer may wait in the system's memory for a visitor who does not take it, in bytes. By default it is
/// four megabytes: a few hundred such visitors use up what the system has for all connections of the machine.
const UNSENT_BYTES_MAX: u32 = 128 * 1024;

/// How long a visitor may be silent until his system is asked whether he is there,
const SILENCE_MAX: Duration = Duration::from_secs(100);
/// how often it is asked, and how often in all.
const PROBE_EVERY: Duration = Duration::from_secs(10);
const PROBES: u32 = 5;

/// Why an address cannot be listened on, or not with these certificates.
#[derive(Debug, thiserror::Error)]
#[error("{} {message}", problem.code)]
pub struct BindError {
    /// The catalogue's entry.
    pub problem: &'static Problem,
    /// One sentence with the address and what holds it.
    pub message: String,
    /// The address that was asked for.
    pub address: Option<SocketAddr>,
    /// A port that is free at the moment.
    pub free_port: Option<u16>,
}

impl From<PairError> for BindError {
    fn from(error: PairError) -> Self {
        Self { problem: error.problem, message: error.message, address: None, free_port: None }
    }
}

/// A socket, what is spoken there, and where it leads.
#[derive(Debug)]
pub(super) struct Entrance {
    pub(super) socket: TcpListener,
    /// Systemd holds it as well, and goes on listening.
    pub(super) is_shared: bool,
    pub(super) door: Door,
    pub(super) speakers: Option<Speakers>,
    pub(super) tls: Option<Tls>,
}

impl Entrance {
    pub(super) fn address(&self) -> Option<SocketAddr> {
        self.socket.local_addr().ok()
    }
}

/// Sockets that listen.
#[derive(Debug)]
pub struct Bound {
    pub(super) public: Vec<Entrance>,
    pub(super) console: Option<Entrance>,
    pub(super) operations: Option<TcpListener>,
}

impl Bound {
    /// The addresses of the public listeners, with real ports.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.public.iter().filter_map(Entrance::address).collect()
    }

    /// The certificates of each listener that has some.
    pub fn certificates(&self) -> Vec<Arc<Certificates>> {
        let mut found: Vec<Arc<Certificates>> = Vec::new();
        for tls in self.public.iter().filter_map(|entrance| entrance.tls.as_ref()) {
            // An entry of the configuration may be several sockets of systemd.
            if !found.iter().any(|known| Arc::ptr_eq(known, &tls.certificates)) {
                found.push(tls.certificates.clone());
            }
        }
        found
    }

    /// The address of the console's own listener.
    pub fn console_address(&self) -> Option<SocketAddr> {
        self.console.as_ref().and_then(Entrance::address)
    }

    /// The address of the operations listener.
    pub fn operations_address(&self) -> Option<SocketAddr> {
        self.operations.as_ref().and_then(|listener| listener.local_addr().ok())
    }
}

/// Binds every listener, or takes over what systemd holds, and reads certificates.
///
/// Errors: `P105` with the program that has the port and a free one, `P106`, `P103` for a socket that systemd did
/// not pass on, `P120` and `P121` for certificates that cannot be used.
pub fn bind(
    listen: &[Listen],
    console: Option<SocketAddr>,
    operations: Option<SocketAddr>,
) -> Result<Bound, BindError> {
    let mut inherited = Inherited::take();
    let tickets = tls::tickets()?;
    let mut public = Vec::new();
    for Listen { place, protocol, proxy_protocol } in listen {
        let (sockets, is_shared) = match place {
            Place::Tcp(address) => (vec![tcp(*address)?], false),
            Place::Systemd(name) => (inherited.listeners(name.as_deref())?, true),
        };
        let (door, tls) = match protocol {
            Protocol::Http if proxy_protocol.as_ref().is_some_and(|of| of.behind_tls) => (Door::BehindTls, None),
            Protocol::Http => (Door::Site, None),
            Protocol::RedirectToHttps => (Door::ToHttps, None),
            Protocol::Https { pairs, http2 } => (Door::Site, Some(Tls::new(pairs.clone(), *http2, tickets.clone())?)),
        };
        let speakers: Option<Speakers> = proxy_protocol.as_ref().map(|of| Arc::from(&*of.from));
        public.extend(sockets.into_iter().map(|socket| {
            let (speakers, tls) = (speakers.clone(), tls.clone());
            Entrance { socket, is_shared, door, speakers, tls }
        }));
    }
    let console = console.map(tcp).transpose().map_err(|error| needed_for(error, "[console]"))?;
    let console =
        console.map(|socket| Entrance { socket, is_shared: false, door: Door::Console, speakers: None, tls: None });
    let operations = operations.map(tcp).transpose().map_err(|error| needed_for(error, "[operations]"))?;
    if let Some(listener) = &operations {
        listener.set_nonblocking(true).map_err(|error| failure(listener.local_addr().ok(), &error))?;
    }
    Ok(Bound { public, console, operations })
}

fn tcp(address: SocketAddr) -> Result<TcpListener, BindError> {
    listen(address).map_err(|error| failure(Some(address), &error))
}

/// As the standard library does it, but for the queue: that of its listeners has 128 places.
fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    socket.set_reuse_address(true)?;
    prepare(SockRef::from(&socket))?;
    socket.bind(&address.into())?;
    socket.listen(WAITING_MAX)?;
    Ok(socket.into())
}

/// What connections inherit.
fn prepare(socket: SockRef<'_>) -> io::Result<()> {
    socket.set_tcp_notsent_lowat(UNSENT_BYTES_MAX)?;
    // Only tunnels may be silent for longer than this; those whose visitor was cut off would stay for ever.
    socket
        .set_tcp_keepalive(&TcpKeepalive::new().with_time(SILENCE_MAX).with_interval(PROBE_EVERY).with_retries(PROBES))
}

/// Which key is meant: its default stands in no file, so the operator may never have seen the port.
fn needed_for(error: BindError, table: &str) -> BindError {
    BindError { message: format!("{}, needed for {table} listen", error.message), ..error }
}

fn failure(address: Option<SocketAddr>, error: &io::Error) -> BindError {
    let port = address.map_or(0, |address| address.port());
    match error.kind() {
        ErrorKind::AddrInUse => {
            let holder = occupant::of(port).map(|holder| format!(" ({holder})")).unwrap_or_default();
            let message = format!("port {port} is in use by another program{holder}");
            BindError { problem: &P105, message, address, free_port: address.and_then(free_port) }
        }
        ErrorKind::PermissionDenied => {
            let message = format!("permission denied on port {port}");
            BindError { problem: &P106, message, address, free_port: address.and_then(free_port) }
        }
        _ => {
            let place = address.map(|address| address.to_string()).unwrap_or_default();
            BindError {
                problem: &P105,
                message: format!("cannot listen on {place}: {error}"),
                address,
                free_port: None,
            }
        }
    }
}

/// The first free one of a few ports that are easy to remember.
fn free_port(address: SocketAddr) -> Option<u16> {
    let from = if address.port() < 1024 { 8080 } else { address.port() };
    (0..20u16).filter_map(|step| from.checked_add(step * 10)).filter(|port| *port != address.port()).find(|port| {
        let mut candidate = address;
        candidate.set_port(*port);
        TcpListener::bind(candidate).is_ok()
    })
}

/// What systemd passed on, by name.
struct Inherited {
    sockets: listenfd::ListenFd,
    names: Vec<String>,
}

impl Inherited {
    fn take() -> Self {
        // listenfd forgets the names, so they are read before it clears the environment.
        let names = std::env::var("LISTEN_FDNAMES").unwrap_or_default();
        let names = names.split(':').map(str::to_owned).collect();
        Self { sockets: listenfd::ListenFd::from_env(), names }
    }

    fn listeners(&mut self, wanted: Option<&str>) -> Result<Vec<TcpListener>, BindError> {
        let wrong = |message: String| BindError { problem: &P103, message, address: None, free_port: None };
        let mut found = Vec::new();
        for index in 0..self.sockets.len() {
            if wanted.is_some_and(|wanted| self.names.get(index).is_none_or(|name| name != wanted)) {
                continue;
            }
            let unusable = |error: io::Error| wrong(format!("a socket from systemd cannot be used: {error}"));
            let socket = self.sockets.take_tcp_listener(index).map_err(unusable)?;
            if let Some(socket) = &socket {
                prepare(SockRef::from(socket)).map_err(unusable)?;
            }
            found.extend(socket);
        }
        if found.is_empty() {
            let name = wanted.map(|name| format!(" of the name \"{name}\"")).unwrap_or_default();
            return Err(wrong(format!(
                "systemd passed on no socket{name}. Start the .socket unit, or give an address"
            )));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn many_may_come_at_once() {
        let gate = tcp(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port");
        let address = gate.local_addr().expect("an address");
        let visitors: Vec<_> =
            (0..500).map_while(|_| TcpStream::connect_timeout(&address, Duration::from_millis(900)).ok()).collect();
        assert_eq!(visitors.len(), 500, "nobody is let in yet, and nobody has to try again");
    }

    #[test]
    fn connections_whose_line_is_lost_come_to_an_end() {
        let gate = tcp(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port");
        let _visitor = TcpStream::connect(gate.local_addr().expect("an address")).expect("a connection");
        let (socket, _) = gate.accept().expect("a connection");
        let socket = SockRef::from(&socket);
        assert!(socket.keepalive().expect("a socket"));
        assert_eq!(socket.tcp_keepalive_time().expect("a socket"), SILENCE_MAX);
    }

    #[test]
    fn a_taken_port_names_its_holder_and_a_free_one() {
        let holder = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = holder.local_addr().expect("an address");
        let error = tcp(address).expect_err("the port is taken");
        assert_eq!(error.problem.code, "P105");
        let text = error.to_string();
        assert!(text.starts_with(&format!("P105 port {} is in use by another program", address.port())), "{text}");
        assert!(text.contains(&format!("(pid {}, ", std::process::id())), "{text}");
        let free = error.free_port.expect("a suggestion");
        assert!(free != address.port());

        let error = bind(&[], None, Some(address)).expect_err("the port is taken");
        assert!(error.message.ends_with("needed for [operations] listen"), "{error}");
    }
}
