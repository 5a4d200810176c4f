//! Addresses of visitors.

use std::net::IpAddr;

/// Whether two addresses agree in their leading `octets` (0 to 4). IPv6: none for 0, else 1 + `octets` groups below 4,
/// all of them at 4, as phpBB counts.
pub(super) fn ip_match(left: Option<Vec<u8>>, right: Option<Vec<u8>>, octets: Option<i64>) -> bool {
    let octets = octets.unwrap_or(4).clamp(0, 4);
    if octets == 0 {
        return true;
    }
    let count = usize::try_from(octets).unwrap_or(4);
    match (read(left), read(right)) {
        (Some(IpAddr::V4(left)), Some(IpAddr::V4(right))) => left.octets()[..count] == right.octets()[..count],
        (Some(IpAddr::V6(left)), Some(IpAddr::V6(right))) => {
            let groups = if count == 4 { 8 } else { 1 + count };
            left.segments()[..groups] == right.segments()[..groups]
        }
        _ => false,
    }
}

/// The first `octets` parts of an address in text, joined by dots. Forums that cut addresses at dots leave those of
/// IPv6 whole, and so does this.
pub(super) fn ip_prefix(address: Option<Vec<u8>>, octets: Option<i64>) -> Option<Vec<u8>> {
    let count = usize::try_from(octets?.clamp(0, 4)).ok()?;
    match read(address)? {
        IpAddr::V4(address) => {
            let parts: Vec<String> = address.octets().iter().take(count).map(u8::to_string).collect();
            Some(parts.join(".").into_bytes())
        }
        IpAddr::V6(address) => Some(address.to_string().into_bytes()),
    }
}

fn read(text: Option<Vec<u8>>) -> Option<IpAddr> {
    Some(String::from_utf8(text?).ok()?.trim().parse::<IpAddr>().ok()?.to_canonical())
}
