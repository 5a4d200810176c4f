//! What happened at an app lately, for whoever looks after it; and what follows from it.

use std::collections::BTreeMap;

use crate::model::audit::Author;
use crate::model::{Client, ClientId, Event, UnixSeconds, problem};
use crate::ports::{Ports, StoreError};

use super::apps::{self, AppChange, AppError, Operation, check};
use super::rules::redirect_uri::{self, Difference};

/// How many refused addresses are shown.
const ADDRESSES_MAX: usize = 20;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// The latest first, [`Event::KEPT`] at most.
    pub events: Vec<Event>,
    /// Addresses that the app sent and that are not registered, the latest first.
    pub refused: Vec<RefusedAddress>,
}

/// A redirect address that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedAddress {
    /// As it was sent. Anybody may have sent it.
    pub sent: String,
    /// When it last came.
    pub at: UnixSeconds,
    /// How often it came.
    pub times: u64,
    /// The registered address that looks most like it.
    pub nearest: Option<String>,
    /// In what they differ, where that is all and has a usual reason.
    pub difference: Option<Difference>,
    /// Whether it leads to a host that no registered address leads to.
    pub elsewhere: bool,
    /// Whether the difference is all, and leads nowhere else. Every other address is asked about before it is added.
    pub harmless: bool,
    /// Why it cannot be registered: the end of the key of a message.
    pub fault: Option<&'static str>,
}

/// What happened at an app up to now.
pub async fn log(client: &Client, ports: &Ports) -> Result<Log, StoreError> {
    // If it cannot be written, reading tells why.
    let _ = ports.recent.write_down(ports.clock.now(), ports.store.as_ref()).await;
    let events = ports.store.events(&client.id).await?;
    let refused = refused(client, &events);
    Ok(Log { events, refused })
}

fn refused(client: &Client, events: &[Event]) -> Vec<RefusedAddress> {
    let mut found: BTreeMap<&str, (UnixSeconds, u64)> = BTreeMap::new();
    for event in events.iter().filter(|event| event.code.as_deref() == Some(problem::P402.code)) {
        // One that was registered since is refused no longer.
        let sent = event.sent.as_deref().filter(|sent| redirect_uri::verify(client, Some(sent), false).is_err());
        if let Some(sent) = sent {
            let (at, times) = found.entry(sent).or_insert((event.at, 0));
            *at = event.at.max(*at);
            *times = times.saturating_add(event.times.into());
        }
    }
    let mut refused: Vec<_> = found.into_iter().map(|(sent, (at, times))| address(client, sent, at, times)).collect();
    refused.sort_by_key(|address| std::cmp::Reverse(address.at));
    refused.truncate(ADDRESSES_MAX);
    refused
}

fn address(client: &Client, sent: &str, at: UnixSeconds, times: u64) -> RefusedAddress {
    let nearest = redirect_uri::nearest(client, sent);
    let difference = nearest.and_then(|known| redirect_uri::difference(sent, known));
    RefusedAddress {
        sent: sent.to_owned(),
        at,
        times,
        nearest: nearest.map(str::to_owned),
        difference,
        harmless: difference.is_some_and(|difference| difference.is_harmless(sent)),
        elsewhere: !client.redirect_uris.iter().any(|known| redirect_uri::same_host(known, sent)),
        fault: check::redirect_uri(sent, client.allow_http).err().map(|fault| fault.key()),
    }
}

/// Registers an address that the app sent and that was refused; no other one. `false`: it was not among those of the log.
pub async fn add_refused(id: &ClientId, sent: &str, by: &Author, ports: &Ports) -> Result<bool, AppError> {
    let client = ports.store.client(id).await?.ok_or_else(|| AppError::NotFound(id.clone()))?;
    if !log(&client, ports).await?.refused.iter().any(|address| address.sent == sent) {
        return Ok(false);
    }
    let change = AppChange { add_redirect_uris: vec![sent.to_owned()], ..AppChange::default() };
    let operation = Operation::Edit(id.clone(), Box::new(change));
    apps::perform(operation, by, ports.store.as_ref(), ports.clock.as_ref(), ports.entropy.as_ref()).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::rules::testing::client;

    fn event(sent: &str, at: i64, times: u32) -> Event {
        Event {
            at: UnixSeconds(at),
            result: "refused".to_owned(),
            code: Some("P402".to_owned()),
            member: None,
            request: None,
            detail: None,
            sent: Some(sent.to_owned()),
            by_stranger: true,
            times,
        }
    }

    #[test]
    fn refused_addresses_are_told_once_with_what_is_odd_about_them() {
        let chat = client("chat");
        let known = chat.redirect_uris[0].clone();
        let events = [
            event("https://chat.example/CB", 30, 2),
            event("https://evil.example/cb", 25, 1),
            event("http://chat.example/cb", 20, 1),
            event("https://chat.example/CB", 10, 3),
            event(&known, 5, 9),
        ];
        let found = refused(&chat, &events);
        let sent: Vec<_> =
            found.iter().map(|address| (address.sent.as_str(), address.times, address.elsewhere)).collect();
        let want = [
            ("https://chat.example/CB", 5, false),
            ("https://evil.example/cb", 1, true),
            ("http://chat.example/cb", 1, false),
        ];
        assert_eq!(sent, want, "one that was registered since is not told");
        assert_eq!(found[0].nearest.as_deref(), Some(known.as_str()));
        assert_eq!(found[2].difference, Some(Difference::Scheme));
        assert!(found[2].fault.is_some() && found[0].fault.is_none());
        assert!(found.iter().all(|address| !address.harmless), "another path, another host, and http");
        for (sent, harmless) in [
            (format!("{known}?close"), true),
            (format!("{known}?open"), false),
            (format!("{known}/"), false),
            (known.replace("chat.example", "chat.example:8443"), false),
        ] {
            assert_eq!(address(&chat, &sent, UnixSeconds(1), 1).harmless, harmless, "{sent}");
        }
        let many: Vec<_> = (0..100).map(|number| event(&format!("https://chat.example/{number}"), number, 1)).collect();
        assert_eq!(refused(&chat, &many).len(), ADDRESSES_MAX);
    }
}
