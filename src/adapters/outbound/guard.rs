//! Which addresses the program may ask on somebody's behalf.
//!
//! Whoever registers an app chooses them, so they must not reach what only this machine can see: the forum's database,
//! the neighbours in the data centre, the metadata of the cloud.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::ports::NotSent;

/// An address that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Where.
    pub url: Url,
    /// The operator listed its origin, so its name may stand for any address.
    pub listed: bool,
}

/// Judges an address before its name is looked up. `allow`: origins that the operator listed, as browsers write them.
pub fn target(uri: &str, allow: &[String]) -> Result<Target, NotSent> {
    let url = Url::parse(uri).map_err(|_| NotSent::Forbidden)?;
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || !matches!(url.scheme(), "https" | "http") {
        return Err(NotSent::Forbidden);
    }
    let listed = allow.contains(&url.origin().ascii_serialization());
    let literal = match url.host() {
        Some(Host::Domain(_)) => true,
        Some(Host::Ipv4(address)) => is_public(address.into()),
        Some(Host::Ipv6(address)) => is_public(address.into()),
        None => return Err(NotSent::Forbidden),
    };
    let usual_port = url.port().is_none_or(|port| port >= 1024);
    match listed || url.scheme() == "https" && usual_port && literal {
        true => Ok(Target { url, listed }),
        false => Err(NotSent::Forbidden),
    }
}

/// Judges what a name stands for. One private address among public ones is one too many: the next connection would
/// take it.
pub fn all_public(addresses: &[IpAddr]) -> bool {
    !addresses.is_empty() && addresses.iter().all(|address| is_public(*address))
}

/// Whether everybody on the Internet could ask there too.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// RFC 6890, without the ranges for documentation, which lead nowhere.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let carrier = a == 100 && (64..128).contains(&b);
    let protocols = (a, b, c) == (192, 0, 0);
    let measured = a == 198 && (b == 18 || b == 19);
    let multicast_or_reserved = a >= 224;
    !(a == 0
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || carrier
        || protocols
        || measured
        || multicast_or_reserved)
}

/// Global unicast only, and what carries an IPv4 address is judged by it (RFC 4291 §2.5.5, RFC 6052, RFC 3056).
fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => v4(high, low),
        [0x2002, high, low, ..] => v4(high, low),
        [0x2001, 0, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_public() {
        for (text, want) in [
            ("203.0.113.10", true),
            ("8.8.8.8", true),
            ("100.63.255.255", true),
            ("100.128.0.1", true),
            ("2a00:1450::1", true),
            ("64:ff9b::808:808", true),
            ("2002:808:808::1", true),
            ("0.0.0.0", false),
            ("0.1.2.3", false),
            ("10.0.0.5", false),
            ("100.64.0.1", false),
            ("100.127.255.255", false),
            ("127.255.255.254", false),
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.0.0.8", false),
            ("192.168.1.1", false),
            ("198.18.0.1", false),
            ("224.0.0.1", false),
            ("240.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::7f00:1", false),
            ("::ffff:10.0.0.1", false),
            ("::ffff:127.0.0.1", false),
            ("64:ff9b::a00:1", false),
            ("2002:a00:1::1", false),
            ("2001::1", false),
            ("fc00::1", false),
            ("fd12::1", false),
            ("fe80::1", false),
            ("fec0::1", false),
            ("ff02::1", false),
        ] {
            assert_eq!(is_public(text.parse().unwrap()), want, "{text}");
        }
        assert!(!all_public(&[]), "a name that stands for nothing");
    }
}
