//! Counts over time: what several processes report adds up, once each, in minutes, hours and days.

use portico::model::counts::{Bucket, Counted, Counts, Resolution, Series};
use portico::model::{ClientId, UnixSeconds};
use portico::ports::{Redeemed, Store};

use super::Subject;
use super::samples::*;

fn counted(process: u8, number: u64, at: UnixSeconds, logins: u64) -> Counted {
    let mut counts = Counts::default();
    counts.add("chat", Series::LOGIN_OK, logins);
    counts.add("chat", Series::GRANTS, logins);
    counts.add(Counts::SITE, Series::of_time(1, 24), 1);
    Counted { process: [process; 16], number, at, counts }
}

/// When each bucket began, in seconds after the first instant, and its logins.
async fn logins(store: &dyn Store, resolution: Resolution) -> Vec<(u64, u64)> {
    let buckets = store.counts(resolution, at(0), at(10 * DAY)).await.expect("readable");
    let logins = |bucket: &Bucket| bucket.counts.sum(Some("chat"), Series::LOGIN_OK);
    buckets.iter().map(|bucket| (bucket.at.since(at(0)), logins(bucket))).collect()
}

pub async fn counts_add_up(mut subject: Subject) {
    assert!(logins(&*subject.store(), Resolution::Minute).await.is_empty());
    // Two processes, the second minute of one of them twice: nobody knew whether it had arrived.
    for (process, number, seconds, count) in
        [(1, 1, 5, 3), (2, 1, 59, 4), (1, 2, 60, 10), (1, 2, 60, 10), (2, 2, 3_600, 20), (1, 1, 7, 1_000)]
    {
        subject.store().add_counts(&counted(process, number, at(seconds), count)).await.expect("writes");
    }
    subject.reopen();
    let store = subject.store();
    assert_eq!(logins(&*store, Resolution::Minute).await, [(0, 7), (60, 10), (3_600, 20)]);
    assert_eq!(logins(&*store, Resolution::Hour).await, [(0, 17), (3_600, 20)]);
    let day = store.counts(Resolution::Day, at(0), at(DAY)).await.expect("readable");
    assert_eq!(day.len(), 1);
    assert_eq!(day[0].at, Resolution::Day.bucket(at(0)));
    assert_eq!(day[0].counts.sum(Some("chat"), Series::LOGIN_OK), 37);
    assert_eq!(day[0].counts.sum(Some("chat"), Series::GRANTS), 20, "a height does not add up");
    assert_eq!(day[0].counts.quantile(1, 500), Some(6_144));
    let second = store.counts(Resolution::Minute, at(60), at(3_600)).await.expect("readable");
    assert_eq!(second.iter().map(|bucket| bucket.at).collect::<Vec<_>>(), [at(60)], "from one bucket to another");
}

pub async fn old_counts_go(subject: Subject) {
    let store = subject.store();
    for days in [0, 1, 4] {
        store.add_counts(&counted(1, days + 1, at(days * DAY), 1)).await.expect("writes");
    }
    while store.sweep(at(4 * DAY), 100).await.expect("sweeps") > 0 {}
    assert_eq!(logins(&*store, Resolution::Minute).await, [(4 * DAY, 1)], "48 hours");
    assert_eq!(logins(&*store, Resolution::Hour).await.len(), 3, "90 days");
    while store.sweep(at(200 * DAY), 100).await.expect("sweeps") > 0 {}
    assert!(logins(&*store, Resolution::Hour).await.is_empty());
    let days = store.counts(Resolution::Day, at(0), at(10 * DAY)).await.expect("readable");
    assert_eq!(days.len(), 3, "three years");
}

pub async fn grants_by_client(subject: Subject) {
    let store = subject.store();
    for (number, client) in ["chat", "wiki", "chat", "chat"].into_iter().enumerate() {
        let (hash, id) = (hash(format!("code {number}")), number as u128);
        store.put_code(&hash, &code(client, 7), None).await.expect("writes");
        assert_eq!(store.redeem(&hash, &bought(id, client, 7)).await, Ok(Redeemed::Done));
    }
    store.put_code(&hash("fresh"), &code("chat", 8), None).await.expect("writes");
    store.revoke_grant(&grant_id(3)).await.expect("writes");
    for limit in [1, 2, 3, 100] {
        let (mut counts, mut cursor) = (std::collections::BTreeMap::<ClientId, u64>::new(), Vec::new());
        loop {
            let found = subject.store().count_grants(&cursor, limit).await.expect("readable");
            for (client, count) in found.by_client {
                *counts.entry(client).or_default() += count;
            }
            match found.next {
                Some(next) => cursor = next,
                None => break,
            }
        }
        let counts: Vec<(String, u64)> = counts.into_iter().map(|(client, count)| (client.0, count)).collect();
        assert_eq!(counts, [("chat".to_owned(), 2), ("wiki".to_owned(), 1)], "{limit} at a time");
    }
}

/// Everybody whom an app knows, in pages of any size, and nobody else.
pub async fn users_of_a_client(subject: Subject) {
    let store = subject.store();
    for member in [2, 3, 5, 8] {
        store.put_consent(&consent("chat", member, at(3_000))).await.expect("writes");
    }
    let logins = [("chat", 3_u64), ("chat", 3), ("chat", 4), ("wiki", 5), ("chat", 9), ("chat", 1)];
    for (number, (client, member)) in logins.into_iter().enumerate() {
        let hash = hash(format!("code {number}"));
        store.put_code(&hash, &code(client, member), None).await.expect("writes");
        assert_eq!(store.redeem(&hash, &bought(number as u128, client, member)).await, Ok(Redeemed::Done));
    }
    for number in 0..40 {
        store.put_code(&hash(format!("unused {number}")), &code("chat", 6), None).await.expect("writes");
    }
    let chat = ClientId("chat".to_owned());
    for limit in [1, 2, 3, 100] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = subject.store().users(&chat, after.as_ref(), limit).await.expect("readable");
            assert!(page.users.len() <= limit);
            found.extend(
                page.users.iter().map(|user| (user.member.to_string(), user.consent.is_some(), user.grants.len())),
            );
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        let want = [
            ("1", false, 1),
            ("2", true, 0),
            ("3", true, 2),
            ("4", false, 1),
            ("5", true, 0),
            ("8", true, 0),
            ("9", false, 1),
        ];
        let want: Vec<_> = want.into_iter().map(|(id, consent, grants)| (id.to_owned(), consent, grants)).collect();
        assert_eq!(found, want, "{limit} at a time");
    }
    for (most, want) in [(100, 7), (7, 7), (3, 3), (0, 0)] {
        assert_eq!(store.count_users(&chat, most).await.expect("readable"), want, "{most} at most");
    }
    assert_eq!(store.count_users(&ClientId("none".to_owned()), 10).await.expect("readable"), 0);
    let nobody = store.users(&ClientId("none".to_owned()), None, 10).await.expect("readable");
    assert!(nobody.users.is_empty() && nobody.next.is_none());
}
