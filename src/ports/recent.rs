use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Store, StoreError};
use crate::model::{ClientId, Event, Events, UnixSeconds};

/// How many apps are told apart between two reports.
const APPS_MAX: usize = 300;
/// How many refused addresses of an app are kept between two reports.
const ADDRESSES_MAX: usize = 20;
/// How far back one that is alike is looked for, in events and in seconds.
const LIKE_WITHIN: usize = 8;
const LIKE_SECS: u64 = 60;

/// What happened at apps since it was last written down. No port but a note beside them: an event must cost the request
/// that makes it nothing that lasts.
///
/// Only what happened at a registered app is noted, the last [`Event::KEPT`] of each.
#[derive(Debug, Default)]
pub struct Recent {
    noted: Mutex<BTreeMap<ClientId, VecDeque<Event>>>,
    /// A report of which nobody knows whether it arrived.
    pending: tokio::sync::Mutex<Option<Events>>,
}

impl Recent {
    /// Notes an event. One that repeats another within a minute is added to it.
    pub fn note(&self, client: &ClientId, mut event: Event) {
        shorten(&mut event);
        let mut noted = self.lock();
        if !noted.contains_key(client) && noted.len() >= APPS_MAX {
            return;
        }
        let events = noted.entry(client.clone()).or_default();
        let near = |known: &&mut Event| event.is_like(known) && event.at.since(known.at) < LIKE_SECS;
        if let Some(known) = events.iter_mut().rev().take(LIKE_WITHIN).find(near) {
            known.times = known.times.saturating_add(1);
            known.request = event.request;
            return;
        }
        if events.iter().filter(|event| event.sent.is_some()).count() >= ADDRESSES_MAX {
            event.sent = None;
        }
        if events.len() >= Event::KEPT {
            events.pop_front();
        }
        events.push_back(event);
    }

    /// Writes everything down. On an error it is kept for the next time, and counts once.
    pub async fn write_down(&self, now: UnixSeconds, store: &dyn Store) -> Result<(), StoreError> {
        let mut pending = self.pending.lock().await;
        if let Some(events) = &*pending {
            store.add_events(events).await?;
            *pending = None;
        }
        let noted = std::mem::take(&mut *self.lock());
        if noted.is_empty() {
            return Ok(());
        }
        let by_client = noted.into_iter().map(|(client, events)| (client, events.into())).collect();
        let events = pending.insert(Events { id: uuid::Uuid::now_v7().into_bytes(), at: now, by_client });
        store.add_events(events).await?;
        *pending = None;
        Ok(())
    }

    /// Nothing that could panic happens under the lock.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<ClientId, VecDeque<Event>>> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Strangers write parts of it: nothing of it may be long.
fn shorten(event: &mut Event) {
    if let Some(detail) = &mut event.detail
        && let Some((end, _)) = detail.char_indices().nth(Event::DETAIL_CHARS_MAX)
    {
        detail.truncate(end);
        detail.push('…');
    }
    event.sent = event.sent.take().filter(|sent| sent.len() <= Event::SENT_BYTES_MAX);
    event.request = event.request.take().filter(|id| id.len() <= REQUEST_BYTES_MAX);
}

/// The longest request id that is kept, in bytes: proxies send their own.
const REQUEST_BYTES_MAX: usize = 128;
