//! The audit trail: an entry is there exactly if its change is, the chain holds, and nobody waits for anybody.

use std::collections::BTreeSet;
use std::sync::Arc;

use portico::model::Client;
use portico::model::audit::{Action, Actor, Author, ChainBreak, ChainPoint, Entry, Linked};
use portico::ports::Store;

use super::Subject;
use super::samples::*;

pub fn entry(number: u64) -> Entry {
    Author::here(Actor::Cli { uid: 1000 }).did(Action::AppChanged, at(number)).object(number.to_string())
}

/// All entries that are linked, and that the chain holds.
pub async fn chain(store: &dyn Store) -> Vec<Linked> {
    let ends = store.chain_ends().await.expect("readable");
    let (mut found, mut point) = (Vec::new(), ends.anchor);
    loop {
        let page = store.linked_entries(point.seq + 1, 100).await.expect("readable");
        if page.is_empty() {
            assert_eq!(point, ends.head, "the end is where it should be");
            return found;
        }
        for linked in page {
            point = point.follow(&linked).expect("it follows");
            found.push(linked);
        }
    }
}

/// What they are about, in order.
fn objects(chain: &[Linked]) -> Vec<String> {
    chain.iter().map(|linked| linked.entry().expect("an entry").object.expect("an object")).collect()
}

pub async fn entries_go_with_their_change(mut subject: Subject) {
    let store = subject.store();
    store.noting(vec![entry(1), entry(2)]).add_client(&client("chat")).await.expect("writes");
    store.noting(vec![entry(3)]).add_client(&client("chat")).await.expect_err("there is one");
    let stale = Client { revision: 7, ..client("chat") };
    store.noting(vec![entry(3)]).update_client(&stale).await.expect_err("changed by somebody else");
    assert!(!store.noting(vec![entry(3)]).update_client(&client("wiki")).await.expect("answers"));
    assert!(!store.noting(vec![entry(3)]).delete_client(&client_id("wiki")).await.expect("answers"));
    assert!(!store.noting(vec![entry(3)]).revoke_consent(&consent_key("chat", 7)).await.expect("answers"));
    store.noting(vec![entry(3)]).revoke_grant(&grant_id(7)).await.expect("answers");
    assert!(!store.noting(vec![entry(3)]).end_logins(&[], &[]).await.expect("answers"));
    let code = code("chat", 7);
    let consent = consent("chat", 7, at(DAY));
    store.noting(vec![entry(4)]).put_code(&hash("code"), &code, Some(&consent)).await.expect("writes");
    // One around another: both are kept.
    let twice = store.noting(vec![entry(5)]);
    assert!(twice.noting(vec![entry(6)]).revoke_consent(&consent_key("chat", 7)).await.expect("answers"));
    assert!(!store.noting(vec![entry(7)]).revoke_consent(&consent_key("chat", 7)).await.expect("answers"));
    drop(twice);
    drop(store);
    subject.reopen();
    let store = subject.store();
    assert!(chain(&*store).await.is_empty(), "not linked yet");
    assert_eq!(store.link_entries(100).await, Ok(5));
    assert_eq!(objects(&chain(&*store).await), ["1", "2", "4", "5", "6"]);
}

pub async fn the_chain(mut subject: Subject) {
    let store = subject.store();
    assert_eq!(store.link_entries(100).await, Ok(0));
    assert_eq!(store.chain_ends().await.expect("readable").head, ChainPoint::default());
    for number in 0..7 {
        store.note(&[entry(number)]).await.expect("writes");
    }
    assert_eq!(store.link_entries(3).await, Ok(3), "no more than asked for");
    drop(store);
    subject.reopen();
    assert_eq!(subject.store().link_entries(100).await, Ok(4));
    assert_eq!(subject.store().link_entries(100).await, Ok(0));
    let store = subject.store();
    let all = chain(&*store).await;
    assert_eq!(objects(&all), ["0", "1", "2", "3", "4", "5", "6"]);
    assert_eq!(all[3].entry(), Some(entry(3)), "what went in comes out");
    assert_eq!(store.linked_entries(3, 2).await.expect("readable"), all[2..4]);
    assert_eq!(store.linked_entries(8, 2).await.expect("readable"), []);
    assert_eq!(store.linked_entries(1, 0).await.expect("readable"), []);
    assert_eq!(ChainPoint::default().follow(&all[1]), Err(ChainBreak::Missing(1)));
}

/// A change of thousands, as when everything of an app goes.
pub async fn many_at_once(subject: Subject) {
    let store = subject.store();
    let entries: Vec<_> = (0..700).map(entry).collect();
    store.note(&entries).await.expect("writes");
    while store.link_entries(500).await.expect("links") > 0 {}
    let numbers: Vec<String> = (0..700).map(|number| number.to_string()).collect();
    assert_eq!(objects(&chain(&*store).await), numbers);
}

pub async fn linked_by_many(subject: Subject) {
    let (writers, each) = (4, 20);
    let mut tasks = Vec::new();
    for writer in 0..writers {
        let (store, other) = (subject.store(), subject.store());
        tasks.push(tokio::spawn(write(store, writer, each)));
        tasks.push(tokio::spawn(async move {
            for _ in 0..10 {
                other.link_entries(7).await.expect("links");
                tokio::task::yield_now().await;
            }
        }));
    }
    for task in tasks {
        task.await.expect("no panic");
    }
    let store = subject.store();
    while store.link_entries(100).await.expect("links") > 0 {}
    let found = objects(&chain(&*store).await);
    let different: BTreeSet<_> = found.iter().collect();
    assert_eq!((found.len(), different.len()), (80, 80), "each once");
}

async fn write(store: Arc<dyn Store>, writer: u64, each: u64) {
    for number in writer * each..(writer + 1) * each {
        let added = store.noting(vec![entry(number)]).add_client(&client(&format!("app{number}"))).await;
        added.expect("writes");
    }
}

pub async fn beginnings_that_are_pruned(mut subject: Subject) {
    let store = subject.store();
    store.note(&(0..6).map(entry).collect::<Vec<_>>()).await.expect("writes");
    assert_eq!(store.prune_entries(at(100), 100).await, Ok(0), "what waits is not touched");
    store.link_entries(100).await.expect("links");
    assert_eq!(store.prune_entries(at(0), 100).await, Ok(0), "none is old enough");
    assert_eq!(store.prune_entries(at(3), 2).await, Ok(2), "no more than asked for");
    assert_eq!(store.prune_entries(at(3), 100).await, Ok(1));
    assert_eq!(store.prune_entries(at(3), 100).await, Ok(0));
    drop(store);
    subject.reopen();
    let store = subject.store();
    let ends = store.chain_ends().await.expect("readable");
    assert_eq!((ends.anchor.seq, ends.pruned_at), (3, Some(at(2))));
    assert_eq!(objects(&chain(&*store).await), ["3", "4", "5"]);
    assert_eq!(store.prune_entries(at(1_000), 100).await, Ok(2), "the last one stays");
    store.note(&[entry(6)]).await.expect("writes");
    store.link_entries(100).await.expect("links");
    assert_eq!(objects(&chain(&*store).await), ["5", "6"], "the chain goes on");
}

pub async fn noted_once(subject: Subject) {
    let mark = hash("anna at chat");
    assert_eq!(subject.store().note_once(&mark, at(60), &entry(1)).await, Ok(true));
    for _ in 0..3 {
        assert_eq!(subject.store().note_once(&mark, at(60), &entry(2)).await, Ok(false));
    }
    assert_eq!(subject.store().note_once(&hash("bob at chat"), at(60), &entry(3)).await, Ok(true));
    while subject.store().sweep(at(61), 100).await.expect("sweeps") > 0 {}
    assert_eq!(subject.store().note_once(&mark, at(120), &entry(4)).await, Ok(true));
    let store = subject.store();
    store.link_entries(100).await.expect("links");
    assert_eq!(objects(&chain(&*store).await), ["1", "3", "4"]);
}
