//! What names stand for. Looked up beside the requests, never by them.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

/// The addresses of a name, at a port. May take its time.
pub type Names = Arc<dyn Fn(&str, u16) -> io::Result<Vec<SocketAddr>> + Send + Sync>;

/// The names of the operating system.
pub fn system_names() -> Names {
    Arc::new(|host, port| Ok((host, port).to_socket_addrs()?.collect()))
}

/// The addresses of all of them, as far as they are known within `limit`. Whoever answers later is not waited for.
pub(super) fn look_up(names: &Names, wanted: &[(String, u16)], limit: Duration) -> Vec<Vec<SocketAddr>> {
    let mut found: Vec<Vec<SocketAddr>> = wanted.iter().map(|(host, port)| literal(host, *port)).collect();
    let (sender, receiver) = mpsc::channel();
    let mut asked = 0;
    for (index, (host, port)) in wanted.iter().enumerate().filter(|(index, _)| found[*index].is_empty()) {
        let (names, sender, host, port) = (names.clone(), sender.clone(), host.clone(), *port);
        let ask = move || {
            let _ = sender.send((index, names(&host, port).unwrap_or_default()));
        };
        asked += usize::from(std::thread::Builder::new().name("names".to_owned()).spawn(ask).is_ok());
    }
    let deadline = Instant::now() + limit;
    for _ in 0..asked {
        match receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok((index, addresses)) => found[index] = addresses,
            Err(_) => break,
        }
    }
    found
}

/// The address itself, if it is written as one.
fn literal(host: &str, port: u16) -> Vec<SocketAddr> {
    host.parse::<IpAddr>().map(|address| vec![SocketAddr::new(address, port)]).unwrap_or_default()
}

/// Whether somebody has to be asked what this stands for.
pub(super) fn is_name(host: &str) -> bool {
    host.parse::<IpAddr>().is_err()
}

/// Which of the addresses of a name is taken. The one in use stays as long as it is among them; IPv4 goes first, as most
/// forums listen there only. `elsewhere`: the one in use does not answer, so that another one is to be tried.
pub(super) fn pick(found: &[SocketAddr], in_use: Option<SocketAddr>, elsewhere: bool) -> Option<SocketAddr> {
    let (v4, v6): (Vec<SocketAddr>, Vec<SocketAddr>) = found.iter().partition(|address| address.is_ipv4());
    let ordered = [v4, v6].concat();
    match in_use.and_then(|in_use| ordered.iter().position(|address| *address == in_use)) {
        Some(at) if elsewhere => ordered.get((at + 1) % ordered.len()).copied(),
        Some(_) => in_use,
        // Nobody knows the name now: the last address that was good is the best guess.
        None => ordered.first().copied().or(in_use),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> SocketAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn the_address_in_use_stays_as_long_as_it_is_one() {
        let (one, two, six) = (at("10.0.0.1:80"), at("10.0.0.2:80"), at("[::1]:80"));
        for (found, in_use, elsewhere, want) in [
            (vec![six, one], None, false, Some(one)),
            (vec![one, two], Some(two), false, Some(two)),
            (vec![one, two], Some(two), true, Some(one)),
            (vec![one], Some(one), true, Some(one)),
            (vec![two], Some(one), false, Some(two)),
            (vec![one, six], Some(one), true, Some(six)),
            (vec![], Some(one), false, Some(one)),
            (vec![], None, true, None),
        ] {
            assert_eq!(pick(&found, in_use, elsewhere), want, "{found:?} {in_use:?} {elsewhere}");
        }
    }

    #[test]
    fn whoever_answers_late_is_not_waited_for() {
        let (hold, held) = mpsc::channel::<()>();
        let held = std::sync::Mutex::new(held);
        let names: Names = Arc::new(move |host, port| {
            if host == "slow" {
                let _ = held.lock().expect("no poison").recv();
            }
            Ok(vec![SocketAddr::new("10.0.0.9".parse().expect("an address"), port)])
        });
        let wanted = [("slow".to_owned(), 80), ("fast".to_owned(), 81), ("::1".to_owned(), 82)];
        let found = look_up(&names, &wanted, Duration::from_millis(200));
        assert_eq!(found, [vec![], vec![at("10.0.0.9:81")], vec![at("[::1]:82")]]);
        drop(hold);
    }
}
