//! The ready line: printed when every listener really answers, and not before.

use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::{Bound, Settings};

/// How long the listeners may take until they answer.
const READY_TIME: Duration = Duration::from_secs(10);

/// How a listener shows that it serves.
#[derive(Clone, Copy)]
enum Sign {
    /// It answers a request.
    Answer,
    /// It answers a request without TLS with an alert.
    Alert,
    /// It closes a connection that says nothing. What load balancers say must come from them.
    End,
}

impl Sign {
    /// The first bytes of it.
    const fn bytes(self) -> usize {
        match self {
            Self::Answer => "HTTP/1.1 ".len(),
            // RFC 8446 §5.1
            Self::Alert => 7,
            Self::End => 0,
        }
    }
}

/// Says that everything answers, once it does.
pub(super) struct Ready {
    line: String,
    listeners: Vec<(SocketAddr, Sign)>,
    probe: Vec<u8>,
    say: Box<dyn FnOnce(&str) + Send>,
}

impl Ready {
    pub(super) fn new(settings: &Settings, bound: &Bound, say: Box<dyn FnOnce(&str) + Send>) -> Self {
        let mut urls = Vec::new();
        let mut listeners = Vec::new();
        for entrance in &bound.public {
            let Some(address) = entrance.address() else { continue };
            let (scheme, sign) = if entrance.tls.is_some() { ("https", Sign::Alert) } else { ("http", Sign::Answer) };
            let sign = if entrance.speakers.is_some() { Sign::End } else { sign };
            urls.push(format!("{scheme}://{address}"));
            listeners.push((address, sign));
        }
        let mut line = format!("ready listen={}", urls.join(","));
        if let Some(address) = bound.console_address() {
            line.push_str(&format!(" console=http://{address}"));
            listeners.push((address, Sign::Answer));
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
        for (address, sign) in self.listeners {
            let (address, probe) = (reachable(address), self.probe.clone());
            loop {
                let probe = probe.clone();
                let answered = tokio::task::spawn_blocking(move || answers(address, &probe, sign)).await;
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

fn answers(address: SocketAddr, probe: &[u8], sign: Sign) -> io::Result<()> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    match sign {
        Sign::Answer | Sign::Alert => stream.write_all(probe)?,
        Sign::End => stream.shutdown(Shutdown::Write)?,
    }
    let mut first = vec![0; sign.bytes()];
    stream.read_exact(&mut first)?;
    match sign {
        Sign::End => stream.read_to_end(&mut first).map(drop),
        Sign::Answer | Sign::Alert => Ok(()),
    }
}
