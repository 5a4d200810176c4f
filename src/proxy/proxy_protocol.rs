//! What a load balancer says before a visitor's first byte: his address (PROXY protocol, versions 1 and 2).
//!
//! Where it is expected nothing else is taken: whoever could leave it out could also write it himself.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::AsRawFd as _;
use std::sync::Arc;

use ipnet::IpNet;
use pingora::protocols::l4::stream::Stream as Socket;
use pingora::protocols::{GetSocketDigest as _, SocketDigest};
use ppp::v2::{Command, PROTOCOL_PREFIX};
use ppp::{PartialResult as _, v1, v2};
use tokio::io::AsyncReadExt as _;

/// A line of version 1 is no longer, its end included.
const LINE_BYTES_MAX: usize = 107;

/// The longest header of version 2 that is read. What load balancers add to the addresses takes some hundred bytes.
const HEADER_BYTES_MAX: usize = 4096;

/// Who may speak for visitors at a listener.
pub(super) type Speakers = Arc<[IpNet]>;

/// Reads the header, and makes the visitor the other end of the connection. What follows it stays to be read. Answers
/// whether it named somebody: if not, the load balancer is the other end, and fields of requests are not its words.
///
/// Errors: `PermissionDenied` if the connection is not one of a load balancer, or began with something else; others if it
/// ended. It must be closed.
pub(super) async fn introduce(socket: &mut Socket, speakers: &Speakers) -> io::Result<bool> {
    let digest = socket.get_socket_digest();
    let peer = digest.as_ref().and_then(|digest| digest.peer_addr()).and_then(|address| address.as_inet().copied());
    let peer: IpAddr = peer.ok_or(io::ErrorKind::NotConnected)?.ip().to_canonical();
    let mut head = Vec::with_capacity(256);
    let (visitor, bytes) = loop {
        if socket.read_buf(&mut head).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match read(&head) {
            Header::Unfinished => {}
            Header::Wrong => return Err(refused(format!("{peer} sent no header of the PROXY protocol"))),
            Header::Whole { visitor, bytes } => break (visitor, bytes),
        }
    };
    if !speakers.iter().any(|network| network.contains(&peer)) {
        return Err(refused(format!("[proxies] trusted does not name {peer}")));
    }
    if let Some(visitor) = visitor {
        let digest = SocketDigest::from_raw_fd(socket.as_raw_fd());
        // A new digest knows no address yet.
        let _ = digest.peer_addr.set(Some(visitor.into()));
        socket.set_socket_digest(digest);
    }
    socket.rewind(&head[bytes..]);
    Ok(visitor.is_some())
}

fn refused(reason: String) -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, reason)
}

#[derive(Debug, PartialEq, Eq)]
enum Header {
    Unfinished,
    Wrong,
    /// `visitor`: none where the load balancer itself asks, or does not know.
    Whole {
        visitor: Option<SocketAddr>,
        bytes: usize,
    },
}

fn read(head: &[u8]) -> Header {
    let common = head.len().min(PROTOCOL_PREFIX.len());
    if head[..common] == PROTOCOL_PREFIX[..common] { read_binary(head) } else { read_line(head) }
}

fn read_binary(head: &[u8]) -> Header {
    let parsed = v2::Header::try_from(head);
    if parsed.is_incomplete() {
        return if head.len() < HEADER_BYTES_MAX { Header::Unfinished } else { Header::Wrong };
    }
    let Ok(header) = parsed else { return Header::Wrong };
    let visitor = match (header.command, header.addresses) {
        (Command::Proxy, v2::Addresses::IPv4(ip)) => Some((ip.source_address, ip.source_port).into()),
        (Command::Proxy, v2::Addresses::IPv6(ip)) => Some((ip.source_address, ip.source_port).into()),
        (Command::Proxy, v2::Addresses::Unspecified | v2::Addresses::Unix(_)) | (Command::Local, _) => None,
    };
    Header::Whole { visitor, bytes: header.len() }
}

fn read_line(head: &[u8]) -> Header {
    // Half an address looks like a wrong one, so the line is read when it is whole.
    let start = &head[..head.len().min(LINE_BYTES_MAX)];
    let Some(end) = start.iter().position(|byte| *byte == b'\n') else {
        let common = head.len().min(v1::PROTOCOL_PREFIX.len());
        let may_be = head[..common] == v1::PROTOCOL_PREFIX.as_bytes()[..common] && head.len() < LINE_BYTES_MAX;
        return if may_be { Header::Unfinished } else { Header::Wrong };
    };
    let Ok(header) = v1::Header::try_from(&head[..=end]) else { return Header::Wrong };
    let visitor = match header.addresses {
        v1::Addresses::Tcp4(ip) => Some((ip.source_address, ip.source_port).into()),
        v1::Addresses::Tcp6(ip) => Some((ip.source_address, ip.source_port).into()),
        v1::Addresses::Unknown => None,
    };
    Header::Whole { visitor, bytes: end + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GET: &[u8] = b"GET / HTTP/1.1\r\n";

    fn binary(command: u8, family: u8, addresses: &[u8]) -> Vec<u8> {
        let length = u16::try_from(addresses.len()).expect("a short header").to_be_bytes();
        [PROTOCOL_PREFIX, &[0x20 | command, family], &length, addresses].concat()
    }

    fn visitor(text: &str) -> Option<SocketAddr> {
        Some(text.parse().expect("an address"))
    }

    #[test]
    fn a_visitor_is_who_the_header_names() {
        let four = [203, 0, 113, 7, 10, 0, 0, 1, 0xc3, 0x50, 0x01, 0xbb];
        let six = [&[0x20, 1, 0xd, 0xb8][..], &[0; 11], &[7], &[0x20, 1, 0xd, 0xb8], &[0; 12], &[0xc3, 0x50, 1, 0xbb]];
        // TLV 3 (CRC) and 4 (nothing) behind the addresses.
        let more = [&four[..], &[4, 0, 3, 0, 0, 0]].concat();
        for (name, header, want) in [
            ("TCP4", b"PROXY TCP4 203.0.113.7 10.0.0.1 50000 443\r\n".to_vec(), visitor("203.0.113.7:50000")),
            ("TCP6", b"PROXY TCP6 2001:db8::7 2001:db8::1 50000 443\r\n".to_vec(), visitor("[2001:db8::7]:50000")),
            ("unknown", b"PROXY UNKNOWN\r\n".to_vec(), None),
            ("unknown, with words", b"PROXY UNKNOWN ffff:f::f ffff::1 65535 65535\r\n".to_vec(), None),
            ("IPv4", binary(1, 0x11, &four), visitor("203.0.113.7:50000")),
            ("IPv6", binary(1, 0x21, &six.concat()), visitor("[2001:db8::7]:50000")),
            ("more than addresses", binary(1, 0x11, &more), visitor("203.0.113.7:50000")),
            ("a check of its own", binary(0, 0x11, &four), None),
            ("no addresses", binary(1, 0, b""), None),
        ] {
            let whole = Header::Whole { visitor: want, bytes: header.len() };
            assert_eq!(read(&[&header, GET].concat()), whole, "{name}");
            // However it comes in pieces.
            for bytes in 0..header.len() {
                assert_eq!(read(&header[..bytes]), Header::Unfinished, "{name}, {bytes} bytes");
            }
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let long = [b"PROXY UNKNOWN ", &[b'x'; 100][..]].concat();
        for (name, sent) in [
            ("a request", GET.to_vec()),
            ("a TLS hello", vec![0x16, 3, 1]),
            ("another word", b"PROXIES\r\n".to_vec()),
            ("no carriage return", b"PROXY TCP4 203.0.113.7 10.0.0.1 50000 443\n".to_vec()),
            ("no address", b"PROXY TCP4 forum.example.org 10.0.0.1 50000 443\r\n".to_vec()),
            ("other family", b"PROXY TCP4 2001:db8::7 2001:db8::1 50000 443\r\n".to_vec()),
            ("port", b"PROXY TCP4 203.0.113.7 10.0.0.1 65536 443\r\n".to_vec()),
            ("too long", long),
            ("version", [PROTOCOL_PREFIX, &[0x11, 0x11, 0, 0]].concat()),
            ("command", binary(2, 0x11, &[0; 12])),
            ("too short for its addresses", binary(1, 0x11, &[0; 4])),
            ("without an end", [PROTOCOL_PREFIX, &[0x21, 0x11, 0xff, 0xff], &[0; HEADER_BYTES_MAX]].concat()),
        ] {
            assert_eq!(read(&sent), Header::Wrong, "{name}");
        }
    }
}
