use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Store, StoreError};
use crate::model::{ClientId, Event, Events, UnixSeconds};

/// How many apps are told apart between two reports.
const APPS_MAX: usize = 300;
/// How many of them may be there for what strangers did alone.
const APPS_MAX_OF_STRANGERS: usize = 150;
/// How many refused addresses of an app are kept between two reports.
const ADDRESSES_MAX: usize = 20;
/// How far back one that is alike is looked for, in events and in seconds.
const LIKE_WITHIN: usize = 8;
const LIKE_SECS: u64 = 60;

/// What happened at apps since it was last written down. No port but a note beside them: an event must cost the request
/// that makes it nothing that lasts.
///
/// Only what happened at a registered app is noted: of each the last [`Event::KEPT_OF_EACH`] of strangers, and as many
/// others.
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
        let apps_max = if event.by_stranger { APPS_MAX_OF_STRANGERS } else { APPS_MAX };
        if !noted.contains_key(client) && noted.len() >= apps_max {
            return;
        }
        let events = noted.entry(client.clone()).or_default();
        let stranger = event.by_stranger;
        let alike = |known: &Event| known.by_stranger == stranger;
        let near = |known: &&mut Event| event.is_like(known) && event.at.since(known.at) < LIKE_SECS;
        if let Some(known) = events.iter_mut().rev().filter(|known| alike(known)).take(LIKE_WITHIN).find(near) {
            known.times = known.times.saturating_add(1);
            known.request = event.request;
            return;
        }
        if events.iter().filter(|event| event.sent.is_some()).count() >= ADDRESSES_MAX {
            event.sent = None;
        }
        if events.iter().filter(|known| alike(known)).count() >= Event::KEPT_OF_EACH
            && let Some(oldest) = events.iter().position(alike)
        {
            events.remove(oldest);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn event(number: usize, by_stranger: bool) -> Event {
        Event {
            at: UnixSeconds(1_000),
            result: "refused".to_owned(),
            code: None,
            member: None,
            request: None,
            detail: Some(number.to_string()),
            sent: None,
            by_stranger,
            times: 1,
        }
    }

    #[test]
    fn strangers_drive_out_nobody_else() {
        let recent = Recent::default();
        let chat = ClientId("chat".to_owned());
        (0..90).for_each(|number| recent.note(&chat, event(number, false)));
        (0..1_000).for_each(|number| recent.note(&chat, event(number, true)));
        (0..1_000).for_each(|number| recent.note(&ClientId(format!("app-{number}")), event(0, true)));
        recent.note(&ClientId("wiki".to_owned()), event(0, false));
        let noted = recent.lock();
        let count = |stranger| noted[&chat].iter().filter(|event| event.by_stranger == stranger).count();
        assert_eq!((count(false), count(true)), (90, Event::KEPT_OF_EACH));
        assert_eq!(noted[&chat].back().and_then(|event| event.detail.clone()).as_deref(), Some("999"), "the last ones");
        assert!(noted.contains_key(&ClientId("wiki".to_owned())) && noted.len() <= APPS_MAX_OF_STRANGERS + 1);
    }
}
