//! The ready line: printed when every listener really answers, and not before.

use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::{Bound, Settings};

/// How long the listeners may take until they answer.
const READY_TIME: Duration = Duration::from_secs(10);

/// `HTTP/1.1 ` begins an answer.
const STATUS_BYTES: usize = 9;

/// The length of an alert of TLS (RFC 8446 §5.1): the answer to a request without TLS.
const ALERT_BYTES: usize = 7;

/// Says that everything answers, once it does.
pub(super) struct Ready {
    line: String,
    /// Addresses, and how many bytes of an answer are enough.
    listeners: Vec<(SocketAddr, usize)>,
    probe: Vec<u8>,
    say: Box<dyn FnOnce(&str) + Send>,
}

impl Ready {
    pub(super) fn new(settings: &Settings, bound: &Bound, say: Box<dyn FnOnce(&str) + Send>) -> Self {
        let public = bound.public_urls();
        let urls: Vec<String> = public.iter().map(|(address, scheme)| format!("{scheme}://{address}")).collect();
        let enough = |scheme: &str| if scheme == "https" { ALERT_BYTES } else { STATUS_BYTES };
        let mut listeners: Vec<_> = public.into_iter().map(|(address, scheme)| (address, enough(scheme))).collect();
        let mut line = format!("ready listen={}", urls.join(","));
        if let Some(address) = bound.console_address() {
            line.push_str(&format!(" console=http://{address}"));
            listeners.push((address, STATUS_BYTES));
        }
        if let Some(address) = bound.operations_address() {
            line.push_str(&format!(" operations=http://{address}"));
        }
        let (path, host) = (&settings.health_path, &settings.public_host);
        let probe = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").into_bytes();
        Self { line, listeners, probe, say }
    }

    pub(super) async fn announce(self) {
        let deadline = Instant::now() + READY_TIME;
        for (address, enough) in self.listeners {
            let (address, probe) = (reachable(address), self.probe.clone());
            loop {
                let probe = probe.clone();
                let answered = tokio::task::spawn_blocking(move || answers(address, &probe, enough)).await;
                if matches!(answered, Ok(Ok(()))) {
                    break;
                }
                if Instant::now() >= deadline {
                    return tracing::error!(%address, "the listener does not answer");
                }
                sleep(Duration::from_millis(20)).await;
            }
        }
        let _ = sd_notify::notify(&[sd_notify::NotifyState::Ready]);
        (self.say)(&self.line);
    }
}

/// "Every address" is no address to connect to.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(IpAddr::V6(Ipv6Addr::LOCALHOST)),
        _ => {}
    }
    address
}

fn answers(address: SocketAddr, probe: &[u8], enough: usize) -> io::Result<()> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    stream.write_all(probe)?;
    let mut first = [0; STATUS_BYTES];
    stream.read_exact(first.get_mut(..enough).unwrap_or_default())
}
