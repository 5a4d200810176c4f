//! What happened at apps lately: each report of a process adds one record for each app, and takes away those that are no
//! longer among the last.

use super::{Changes, Records, keys, put_expiring, read, remove_expiring};
use crate::model::{ClientId, Event, Events};
use crate::ports::StoreError;

/// Of strangers, and of others: each has places of its own.
const KINDS: [bool; 2] = [true, false];

/// Records that hold nothing but what lies behind the last [`Event::KEPT_OF_EACH`] events of their kind once `new` are
/// there.
pub(super) fn beyond(records: &dyn Records, new: &Events) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut beyond = Vec::new();
    for (client, events) in &new.by_client {
        for strangers in KINDS {
            let more = events.iter().filter(|event| event.by_stranger == strangers).count();
            let mut room = Event::KEPT_OF_EACH.saturating_sub(more);
            for key in records.keys(&keys::events_of(client, strangers), usize::MAX)?.into_iter().rev() {
                if room == 0 {
                    beyond.push(key);
                } else {
                    room = room.saturating_sub(keys::events_counted(&key));
                }
            }
        }
    }
    Ok(beyond)
}

/// See [`Store::add_events`](crate::ports::Store::add_events).
pub(super) fn add(
    records: &dyn Records,
    changes: &mut Changes,
    new: &Events,
    beyond: &[Vec<u8>],
) -> Result<(), StoreError> {
    let clients: Vec<_> = new.by_client.keys().map(keys::client).collect();
    records.expect(&clients.iter().chain(beyond).cloned().collect::<Vec<_>>())?;
    for key in beyond {
        remove_expiring(records, changes, key.clone())?;
    }
    for (client, events) in &new.by_client {
        if records.get(&keys::client(client))?.is_none() {
            continue;
        }
        for strangers in KINDS {
            let of_kind: Vec<&Event> = events.iter().filter(|event| event.by_stranger == strangers).collect();
            if !of_kind.is_empty() {
                let key = keys::events(client, strangers, new.at, &new.id, of_kind.len());
                put_expiring(records, changes, key, new.at.plus(Event::KEEP_SECS), &of_kind)?;
            }
        }
    }
    Ok(())
}

/// See [`Store::events`](crate::ports::Store::events).
pub(super) fn of(records: &dyn Records, client: &ClientId) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for strangers in KINDS {
        events.extend(of_kind(records, client, strangers)?);
    }
    events.sort_by_key(|event: &Event| std::cmp::Reverse(event.at));
    Ok(events)
}

/// Those of strangers, or the others, the latest first.
fn of_kind(records: &dyn Records, client: &ClientId, strangers: bool) -> Result<Vec<Event>, StoreError> {
    let mut found = records.keys(&keys::events_of(client, strangers), usize::MAX)?;
    found.reverse();
    let mut counted = 0;
    found.retain(|key| {
        let among = counted < Event::KEPT_OF_EACH;
        counted += keys::events_counted(key);
        among
    });
    records.expect(&found)?;
    let mut events = Vec::new();
    for key in found {
        // One that went in between is no longer there.
        events.extend(read::<Vec<Event>>(records, &key)?.into_iter().flatten().rev());
    }
    // Reports of several nodes lie between each other.
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    events.truncate(Event::KEPT_OF_EACH);
    Ok(events)
}
