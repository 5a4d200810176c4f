//! What must happen once happens once, however many ask at the same time.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;

use portico::model::{Client, Creator, DeviceRequest, DeviceState, DeviceYes, KeyRing, MemberId};
use portico::ports::{NewName, Quota, Redeemed, Rotated, Store, StoreError};
use tokio::sync::Barrier;

use super::Subject;
use super::samples::*;

const RACERS: u64 = 64;

/// Starts all racers at one moment, on all nodes, and answers their results in order.
async fn race<T, F>(subject: &Subject, racer: impl Fn(Arc<dyn Store>, u64) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let line = Arc::new(Barrier::new(RACERS as usize));
    let start = |number| {
        let (line, run) = (Arc::clone(&line), racer(subject.store(), number));
        tokio::spawn(async move {
            line.wait().await;
            run.await
        })
    };
    let running: Vec<_> = (0..RACERS).map(start).collect();
    let mut results = Vec::new();
    for racer in running {
        results.push(racer.await.expect("no panic"));
    }
    results
}

pub async fn redeem(mut subject: Subject) {
    for round in 0..8_u64 {
        let code_hash = hash(format!("code {round}"));
        subject.store().put_code(&code_hash, &code("chat", round), None).await.unwrap();
        let number = move |racer: u64| u128::from(round * 1000 + racer);
        let results = race(&subject, |store, racer| async move {
            store.redeem(&code_hash, &bought_again(round.into(), number(racer), "chat", round)).await.unwrap()
        })
        .await;
        let done: Vec<u64> = (0..RACERS).filter(|racer| results[*racer as usize] == Redeemed::Done).collect();
        assert_eq!(done.len(), 1, "round {round}: exactly one is done");
        let winner = number(done[0]);
        let replayed = Redeemed::Replayed(grant_id(round.into()));
        let others = results.iter().filter(|result| **result == replayed).count();
        assert_eq!(others as u64, RACERS - 1, "round {round}: all others see what the winner bought");
        subject.reopen();
        for racer in 0..RACERS {
            let kept = subject.store().access_token(&access_hash(number(racer), 0)).await.unwrap().is_some();
            assert_eq!(kept, number(racer) == winner, "round {round}: only the winner's tokens are kept");
        }
    }
}

pub async fn rotate(subject: Subject) {
    let store = subject.store();
    store.put_code(&hash("code 1"), &code("chat", 1), None).await.unwrap();
    store.redeem(&hash("code 1"), &bought(1, "chat", 1)).await.unwrap();
    for generation in 0..8_u64 {
        let (_, read) = store.refresh_token(&refresh_hash(1, generation)).await.unwrap().expect("found");
        assert_eq!(read.version, generation);
        let results = race(&subject, |store, _| {
            let next = rotation(1, &read, at(100 + generation));
            async move { store.rotate(&next).await.unwrap() }
        })
        .await;
        assert_eq!(results.iter().filter(|result| **result == Rotated::Done).count(), 1);
        assert_eq!(results.iter().filter(|result| **result == Rotated::Changed).count() as u64, RACERS - 1);
    }
}

/// However many add clients at once, there are as many as the quota allows: of each creator, and of all programs.
pub async fn clients_within_a_quota(mut subject: Subject) {
    subject.store().add_client(&client("of-the-operator")).await.unwrap();
    let added = race(&subject, |store, racer| async move {
        let creator = Creator { id: MemberId::Number(racer % 2), name: format!("called {racer} today") };
        let registered = racer % 2 == 0;
        let new = Client { creator: Some(creator), registered, ..client(&format!("app-{racer}")) };
        let quota = Quota { of_creator: Some(10), registered: Some(7) };
        match store.add_client_within(&new, &quota).await {
            Ok(()) => Some(registered),
            Err(error) => {
                assert_eq!(error, StoreError::TooManyClients);
                None
            }
        }
    })
    .await;
    let count = |registered| added.iter().filter(|added| **added == Some(registered)).count();
    assert_eq!((count(true), count(false)), (7, 10));
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.clients().await.unwrap().len(), 18);
    // Where nothing is said any number may be added; and what is there is told before that there are too many.
    store.add_client(&client("one-more")).await.unwrap();
    let none = Quota { of_creator: Some(0), registered: None };
    let there = store.add_client_within(&client("one-more"), &none).await;
    assert_eq!(there, Err(StoreError::ClientExists(client_id("one-more"))));
    assert_eq!(store.add_client_within(&client("two-more"), &none).await, Err(StoreError::TooManyClients));
}

pub async fn take_pending_consent(mut subject: Subject) {
    let ticket = hash("ticket");
    subject.store().put_pending_consent(&ticket, &pending_consent()).await.unwrap();
    let results = race(&subject, |store, _| async move { store.take_pending_consent(&ticket).await.unwrap() }).await;
    let taken: Vec<_> = results.into_iter().flatten().collect();
    assert_eq!(taken, [pending_consent()]);
    subject.reopen();
    assert_eq!(subject.store().take_pending_consent(&ticket).await.unwrap(), None);
}

pub async fn name(mut subject: Subject) {
    let candidates = |number| vec!["anne".to_owned(), format!("anne-{number}")];
    let results = race(&subject, |store, number| async move {
        // Each member asks from two places at once.
        let new = NewName { member: MemberId::Number(number / 2), candidates: candidates(number / 2) };
        store.name(&new).await.unwrap().expect("one is free")
    })
    .await;
    for pair in results.chunks(2) {
        assert_eq!(pair[0], pair[1], "a member has one name");
    }
    let names: BTreeSet<_> = results.iter().collect();
    assert_eq!(names.len() as u64, RACERS / 2, "no two members share a name");
    assert!(names.contains(&"anne".to_owned()));
    subject.reopen();
    for number in 0..RACERS / 2 {
        let new = NewName { member: MemberId::Number(number), candidates: vec!["other".to_owned()] };
        let kept = subject.store().name(&new).await.unwrap();
        assert_eq!(kept.as_ref(), Some(&results[2 * number as usize]));
    }
}

pub async fn number(mut subject: Subject) {
    let member = |number: u64| MemberId::Text(format!("member {}", number / 2));
    let results = race(&subject, move |store, racer| async move { store.number(&member(racer)).await.unwrap() }).await;
    for pair in results.chunks(2) {
        assert_eq!(pair[0], pair[1], "a member has one number");
    }
    let numbers: BTreeSet<_> = results.iter().copied().collect();
    assert_eq!(numbers, (1..=RACERS / 2).collect(), "no two members share a number, and none is left out");
    subject.reopen();
    for racer in 0..RACERS {
        assert_eq!(subject.store().number(&member(racer)).await.unwrap(), results[racer as usize]);
    }
}

pub async fn key_ring(mut subject: Subject) {
    for version in 0..4_u64 {
        let results = race(&subject, |store, racer| async move {
            let ring = KeyRing { version, keys: vec![ring_key(&format!("{version}-{racer}"))], asked: None };
            store.put_key_ring(&ring).await.unwrap()
        })
        .await;
        let won: Vec<usize> = (0..results.len()).filter(|racer| results[*racer]).collect();
        assert_eq!(won.len(), 1, "version {version}: one set is kept");
        subject.reopen();
        let kept = subject.store().key_ring().await.unwrap().expect("kept");
        assert_eq!((kept.version, kept.keys), (version + 1, vec![ring_key(&format!("{version}-{}", won[0]))]));
    }
}

pub async fn redeem_device(mut subject: Subject) {
    let device_hash = hash("device");
    assert!(subject.store().put_device(&device_hash, &device(1)).await.unwrap());
    let yes = DeviceYes { member: member(1), auth_time: Some(at(1)) };
    let allowed = DeviceRequest { state: DeviceState::Allowed(Box::new(yes)), ..device(1) };
    let answers = race(&subject, |store, _| {
        let allowed = allowed.clone();
        async move { store.update_device(&device_hash, &allowed, None).await.unwrap() }
    })
    .await;
    assert_eq!(answers.iter().filter(|done| **done).count(), 1, "one answer counts");
    let results = race(&subject, |store, racer| async move {
        store.redeem_device(&device_hash, &bought(u128::from(racer), "chat", 1)).await.unwrap()
    })
    .await;
    let done: Vec<usize> = (0..results.len()).filter(|racer| results[*racer] == Redeemed::Done).collect();
    assert_eq!(done.len(), 1, "exactly one is done");
    assert_eq!(results.iter().filter(|result| **result == Redeemed::Unknown).count() as u64, RACERS - 1);
    subject.reopen();
    for racer in 0..results.len() {
        let kept = subject.store().access_token(&access_hash(racer as u128, 0)).await.unwrap().is_some();
        assert_eq!(kept, racer == done[0], "only the winner's tokens are kept");
    }
    assert_eq!(subject.store().device(&device_hash).await.unwrap(), None);
}

pub async fn use_assertion(mut subject: Subject) {
    let used = hash("chat jti");
    let results = race(&subject, |store, _| async move { store.use_assertion(&used, at(300)).await.unwrap() }).await;
    assert_eq!(results.iter().filter(|first| **first).count(), 1, "once");
    subject.reopen();
    assert!(!subject.store().use_assertion(&used, at(300)).await.unwrap());
    assert!(subject.store().use_assertion(&hash("other jti"), at(400)).await.unwrap());
    assert_eq!(subject.store().sweep(at(301), 100).await.unwrap(), 1, "and is forgotten when it is over");
    subject.reopen();
    assert!(subject.store().use_assertion(&used, at(600)).await.unwrap());
    assert!(!subject.store().use_assertion(&hash("other jti"), at(400)).await.unwrap());
}

pub async fn spend_pushed_request(mut subject: Subject) {
    let handle = hash("urn:ietf:params:oauth:request_uri:x");
    assert!(!subject.store().spend_pushed_request(&handle).await.unwrap(), "there is none");
    subject.store().put_pushed_request(&handle, &pushed_request()).await.unwrap();
    subject.reopen();
    for _ in 0..2 {
        assert_eq!(subject.store().pushed_request(&handle).await.unwrap(), Some(pushed_request()));
    }
    let results = race(&subject, |store, _| async move { store.spend_pushed_request(&handle).await.unwrap() }).await;
    assert_eq!(results.iter().filter(|won| **won).count(), 1, "once");
    subject.reopen();
    assert_eq!(subject.store().pushed_request(&handle).await.unwrap(), None);
    assert_eq!(subject.store().sweep(at(91), 100).await.unwrap(), 0, "nothing of it is left");
}
