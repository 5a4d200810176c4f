//! `[console]`.

use std::net::SocketAddr;

use super::check::{NOT_A_SOCKET, networks};
use super::checked::Console;
use super::reader::Reader;

/// Reads the table.
pub fn console(reader: &mut Reader<'_>, warnings: &mut Vec<String>) -> Console {
    let address =
        |text: &str| text.parse::<SocketAddr>().map_err(|_| format!("is not an address and port; {NOT_A_SOCKET}"));
    let groups = reader.texts("console.groups").map(|list| list.value).unwrap_or_default();
    let groups: Vec<String> = groups.into_iter().map(|group| group.value).filter(|group| !group.is_empty()).collect();
    let console = Console {
        enabled: reader.boolean("console.enabled").is_none_or(|setting| setting.value),
        groups,
        fresh_login: reader.duration("console.fresh_login", "15m", ("1m", "1d")),
        networks: networks(reader, "console.networks"),
        listen: reader.parsed("console.listen", address),
    };
    if !console.enabled && !console.groups.is_empty() {
        warnings.push("[console] groups is set, but enabled = false: nobody gets in".to_owned());
    }
    console
}
