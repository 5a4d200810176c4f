//! What happened at apps lately: the last of it, however many reports it came in.

use std::collections::BTreeMap;

use portico::model::{Event, Events};
use portico::ports::Store;

use super::Subject;
use super::samples::*;

fn event(seconds: u64) -> Event {
    Event {
        at: at(seconds),
        result: "ok".to_owned(),
        code: None,
        member: None,
        request: None,
        detail: None,
        sent: None,
        by_stranger: false,
        times: 1,
    }
}

fn report(id: u8, client: &str, seconds: impl Iterator<Item = u64>) -> Events {
    let events: Vec<Event> = seconds.map(event).collect();
    let last = events.last().map_or(at(0), |event| event.at);
    Events { id: [id; 16], at: last, by_client: BTreeMap::from([(client_id(client), events)]) }
}

async fn seconds(store: &dyn Store, client: &str) -> Vec<u64> {
    let events = store.events(&client_id(client)).await.expect("readable");
    events.iter().map(|event| event.at.since(at(0))).collect()
}

pub async fn the_last_ones_stay(mut subject: Subject) {
    for id in ["chat", "wiki"] {
        subject.store().add_client(&client(id)).await.expect("writes");
    }
    assert!(seconds(&*subject.store(), "chat").await.is_empty());
    // The second one twice: nobody knew whether it had arrived. The third is of a node whose clock is behind.
    for (id, of, from, to) in
        [(1, "chat", 1, 4), (2, "chat", 4, 6), (2, "chat", 4, 6), (3, "chat", 2, 3), (4, "wiki", 1, 2)]
    {
        subject.store().add_events(&report(id, of, from..to)).await.expect("writes");
    }
    subject.reopen();
    assert_eq!(seconds(&*subject.store(), "chat").await, [5, 4, 3, 2, 2, 1]);
    assert_eq!(seconds(&*subject.store(), "wiki").await, [1]);
    for number in 0..50_u64 {
        let from = 100 + number * 10;
        subject.store().add_events(&report(10, "chat", from..from + 10)).await.expect("writes");
    }
    let kept = seconds(&*subject.store(), "chat").await;
    assert_eq!(kept, (500..600).rev().collect::<Vec<_>>(), "the last 100");
    // What strangers do has places of its own, and drives out nothing else.
    for number in 0..50_u64 {
        let from = 1_000 + number * 10;
        let mut report = report(11, "chat", from..from + 10);
        report.by_client.values_mut().flatten().for_each(|event| event.by_stranger = true);
        subject.store().add_events(&report).await.expect("writes");
    }
    let kept = seconds(&*subject.store(), "chat").await;
    assert_eq!(kept, (1_400..1_500).rev().chain((500..600).rev()).collect::<Vec<_>>(), "100 of each");
    let store = subject.store();
    let mut gone = 0;
    loop {
        match store.sweep(at(40 * DAY), 100).await.expect("sweeps") {
            0 => break,
            swept => gone += swept,
        }
    }
    assert!(gone <= 2 * 11 + 1, "what is no longer among the last went before: {gone}");
    assert!(seconds(&*store, "chat").await.is_empty(), "30 days");
}

pub async fn they_go_with_the_app(subject: Subject) {
    let store = subject.store();
    store.add_events(&report(1, "chat", 1..3)).await.expect("writes");
    assert!(seconds(&*store, "chat").await.is_empty(), "no such app");
    store.add_client(&client("chat")).await.expect("writes");
    let mut both = report(2, "chat", 3..5);
    both.by_client.values_mut().for_each(|events| events[1].by_stranger = true);
    store.add_events(&both).await.expect("writes");
    assert_eq!(seconds(&*store, "chat").await, [4, 3]);
    assert!(store.delete_client(&client_id("chat")).await.expect("writes"));
    assert!(seconds(&*store, "chat").await.is_empty());
    store.add_client(&client("chat")).await.expect("writes");
    assert!(seconds(&*store, "chat").await.is_empty(), "another app of the same name");
}
