//! `sweep` forgets what expired, and nothing else.

use std::sync::Arc;

use portico::model::{CodeTaken, Consent, LoginsOf, MemberId, TokenOwner};
use portico::ports::{Bought, CODES_MAX, Redeemed, Rotated, Store};

use super::Subject;
use super::samples::*;

async fn sweep_all(store: &Arc<dyn Store>, now: u64) -> usize {
    let mut count = 0;
    loop {
        let found = store.sweep(at(now), 100).await.unwrap();
        count += found;
        if found < 100 {
            return count;
        }
    }
}

async fn login(store: &Arc<dyn Store>, number: u128) {
    let code_hash = hash(format!("code {number}"));
    store.put_code(&code_hash, &code("chat", 1), None).await.unwrap();
    store.redeem(&code_hash, &bought(number, "chat", 1)).await.unwrap();
}

pub async fn every_kind(mut subject: Subject) {
    let store = subject.store();
    store.add_client(&client("chat")).await.unwrap();
    store.put_pending_request(&hash("handle"), &pending_request()).await.unwrap();
    store.put_pending_consent(&hash("ticket"), &pending_consent()).await.unwrap();
    store.put_pushed_request(&hash("sent ahead"), &pushed_request()).await.unwrap();
    store.put_consent(&consent("chat", 1, at(3000))).await.unwrap();
    store.put_code(&hash("fresh"), &code("chat", 1), None).await.unwrap();
    let rows = [
        ("nothing has expired on its last second", 60, 0),
        ("the code, its login and its place among the newest", 61, 3),
        ("the request that was sent ahead", 91, 1),
        ("the consent form", 601, 1),
        ("the pending request", 1801, 1),
        ("the consent", 3001, 1),
        ("nothing is left", 400 * DAY, 0),
    ];
    for (what, now, want) in rows {
        assert_eq!(sweep_all(&store, now).await, want, "{what}");
    }
    drop(store);
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.read_code(&hash("fresh")).await.unwrap(), CodeTaken::Unknown);
    assert_eq!(store.take_pending_consent(&hash("ticket")).await.unwrap(), None);
    assert_eq!(store.pending_request(&hash("handle")).await.unwrap(), None);
    assert_eq!(store.consent(&consent_key("chat", 1)).await.unwrap(), None);
    assert!(store.client(&client_id("chat")).await.unwrap().is_some(), "apps do not expire");
    assert!(store.held(&MemberId::Number(1)).await.unwrap().consents.is_empty());
}

pub async fn personal_tokens(subject: Subject) {
    let store = subject.store();
    let anne = TokenOwner::Member(MemberId::Text("anne".to_owned()));
    for (number, expires) in [(1, Some(60)), (2, Some(DAY)), (3, None)] {
        store.put_personal_token(&hash(number.to_string()), &personal(number, anne.clone(), expires)).await.unwrap();
    }
    for (now, left) in [(60, 3), (61, 2), (400 * DAY, 1)] {
        sweep_all(&store, now).await;
        assert_eq!(store.personal_tokens(Some(&anne)).await.unwrap().len(), left, "at {now}");
        assert_eq!(store.personal_tokens(None).await.unwrap().len(), left, "at {now}");
    }
}

pub async fn limit(subject: Subject) {
    let store = subject.store();
    for number in 0..25 {
        let pending = portico::model::PendingRequest { expires_at: at(number), ..pending_request() };
        store.put_pending_request(&hash(number.to_string()), &pending).await.unwrap();
    }
    assert_eq!(store.sweep(at(1000), 10).await.unwrap(), 10);
    for number in 0..25 {
        let kept = store.pending_request(&hash(number.to_string())).await.unwrap().is_some();
        assert_eq!(kept, number >= 10, "the oldest go first: {number}");
    }
    assert_eq!(store.sweep(at(1000), 0).await.unwrap(), 0);
    assert_eq!(store.sweep(at(1000), 10).await.unwrap(), 10);
    assert_eq!(store.sweep(at(1000), 10).await.unwrap(), 5);
}

pub async fn consent_given_anew(subject: Subject) {
    let store = subject.store();
    store.put_consent(&consent("chat", 1, at(10))).await.unwrap();
    store.put_consent(&consent("chat", 1, at(1000))).await.unwrap();
    assert_eq!(sweep_all(&store, 500).await, 0);
    let kept: Option<Consent> = store.consent(&consent_key("chat", 1)).await.unwrap();
    assert_eq!(kept.map(|consent| consent.expires_at), Some(at(1000)));
    assert_eq!(sweep_all(&store, 1001).await, 1);
}

/// A member and an app have so many codes that wait, and no more; what was spent takes no place.
pub async fn codes_beyond_the_newest(mut subject: Subject) {
    async fn is_there(subject: &Subject, name: &str) -> bool {
        matches!(subject.store().read_code(&hash(name)).await.unwrap(), CodeTaken::Fresh(_))
    }
    let put = async |subject: &Subject, name: &str, client: &str, member| {
        subject.store().put_code(&hash(name), &code(client, member), None).await.unwrap();
    };
    put(&subject, "of another member", "chat", 2).await;
    put(&subject, "of another app", "wiki", 1).await;
    for number in 0..CODES_MAX {
        put(&subject, &format!("code {number}"), "chat", 1).await;
    }
    for number in 0..3 {
        let bought = bought(number as u128, "chat", 1);
        assert_eq!(subject.store().redeem(&hash(format!("code {number}")), &bought).await.unwrap(), Redeemed::Done);
    }
    subject.store().spend_code(&hash("code 3")).await.unwrap();
    subject.reopen();
    for number in 0..4 {
        put(&subject, &format!("later {number}"), "chat", 1).await;
    }
    for number in 4..CODES_MAX {
        assert!(is_there(&subject, &format!("code {number}")).await, "{number}: there was room");
    }
    put(&subject, "one more", "chat", 1).await;
    put(&subject, "and another", "chat", 1).await;
    for number in 4..CODES_MAX {
        assert_eq!(is_there(&subject, &format!("code {number}")).await, number >= 6, "{number}: the oldest gave way");
    }
    let bought = bought(4, "chat", 1);
    assert_eq!(subject.store().redeem(&hash("code 4"), &bought).await.unwrap(), Redeemed::Unknown);
    let replayed = subject.store().read_code(&hash("code 0")).await.unwrap();
    assert_eq!(replayed, CodeTaken::Replayed(grant_id(0)), "what was spent stays known as spent");
    for name in ["later 0", "later 3", "one more", "and another", "of another member", "of another app"] {
        assert!(is_there(&subject, name).await, "{name}");
    }
}

pub async fn replays(mut subject: Subject) {
    login(&subject.store(), 1).await;
    // Its refresh token has its last second then.
    let end = 1 + 30 * DAY;
    for now in [61, 1000, 29 * DAY, end] {
        sweep_all(&subject.store(), now).await;
        subject.reopen();
        let seen = subject.store().read_code(&hash("code 1")).await.unwrap();
        assert_eq!(seen, CodeTaken::Replayed(grant_id(1)), "after {now} s");
    }
    sweep_all(&subject.store(), end + 1).await;
    assert_eq!(subject.store().read_code(&hash("code 1")).await.unwrap(), CodeTaken::Unknown);
}

async fn logins(store: &Arc<dyn Store>, member: u64) -> usize {
    store.logins(&LoginsOf::Member(MemberId::Number(member))).await.unwrap().len()
}

pub async fn old_generations(mut subject: Subject) {
    login(&subject.store(), 1).await;
    // Used every 20 days, well beyond the 30 days that one token lives.
    for generation in 0..18 {
        let store = subject.store();
        let now = 20 * DAY * (generation + 1);
        let (_, grant) = store.refresh_token(&refresh_hash(1, generation)).await.unwrap().expect("found");
        assert_eq!(store.rotate(&rotation(1, &grant, at(now))).await.unwrap(), Rotated::Done);
        sweep_all(&store, now).await;
        drop(store);
        if generation % 6 == 0 {
            subject.reopen();
        }
        for old in 0..=generation + 1 {
            let seen = subject.store().refresh_token(&refresh_hash(1, old)).await.unwrap();
            assert_eq!(seen.map(|(token, _)| token.generation), Some(old), "generation {old} on day {}", now / DAY);
        }
    }
    let store = subject.store();
    sweep_all(&store, 365 * DAY + 1).await;
    for old in 0..=18 {
        assert_eq!(store.refresh_token(&refresh_hash(1, old)).await.unwrap(), None, "the grant has ended: {old}");
    }
    sweep_all(&store, 390 * DAY).await;
    assert_eq!(logins(&store, 1).await, 1, "the login is known for 30 days after the last token");
    sweep_all(&store, 391 * DAY + 1).await;
    assert_eq!(logins(&store, 1).await, 0, "and until the end of the day");
    assert_eq!(sweep_all(&store, 1000 * DAY).await, 0, "nothing is left behind");
}

pub async fn idle_grants(subject: Subject) {
    let store = subject.store();
    login(&store, 1).await;
    store.put_code(&hash("code 2"), &code("chat", 1), None).await.unwrap();
    let without = Bought { refresh: None, ..bought(2, "chat", 1) };
    store.redeem(&hash("code 2"), &without).await.unwrap();
    sweep_all(&store, 901).await;
    assert!(store.grant(&grant_id(2)).await.unwrap().is_some(), "its access token is on its last second");
    sweep_all(&store, 902).await;
    assert_eq!(store.grant(&grant_id(2)).await.unwrap(), None, "nobody can show anything of it any more");
    assert!(store.refresh_token(&refresh_hash(1, 0)).await.unwrap().is_some());
    sweep_all(&store, 1 + 30 * DAY).await;
    assert!(store.grant(&grant_id(1)).await.unwrap().is_some(), "its refresh token is on its last second");
    sweep_all(&store, 2 + 30 * DAY).await;
    assert_eq!(store.grant(&grant_id(1)).await.unwrap(), None);
    assert!(!store.revoke_consent(&consent_key("chat", 1)).await.unwrap(), "no trace in the index");
    let held = store.held(&MemberId::Number(1)).await.unwrap();
    assert!(held.consents.is_empty() && held.grants.is_empty());
}

/// A login of this member that last got tokens at one time and ends by itself at another.
async fn used(store: &Arc<dyn Store>, number: u128, member: u64, (last, end): (u64, u64)) {
    let code_hash = hash(format!("code {number}"));
    store.put_code(&code_hash, &code("chat", member), None).await.unwrap();
    let mut bought = Bought { refresh: None, ..bought(number, "chat", member) };
    (bought.grant.rotated_at, bought.access.1.expires_at) = (at(last), at(end));
    store.redeem(&code_hash, &bought).await.unwrap();
}

/// Whatever ends a login, the consent behind it knows when it was last used; and no consent comes back by that.
pub async fn last_uses_stay(mut subject: Subject) {
    let store = subject.store();
    let kept = async |store: &Arc<dyn Store>, member| store.consent(&consent_key("chat", member)).await.unwrap();
    let last = async |store: &Arc<dyn Store>| kept(store, 7).await.expect("a consent").last_used_at;
    store.put_consent(&consent("chat", 7, at(20 * DAY))).await.unwrap();
    for (number, times) in [(1, (10, DAY)), (2, (20, DAY)), (3, (5_000, DAY)), (4, (9_000, 10_000))] {
        used(&store, number, 7, times).await;
    }
    assert_eq!(last(&store).await, None, "while they live they know it themselves");
    for (number, want, why) in [(1, 10, "the first one"), (2, 10, "an hour counts, not a second"), (9, 10, "nobody")] {
        store.revoke_grant(&grant_id(number)).await.unwrap();
        assert_eq!(last(&store).await, Some(at(want)), "{why}");
    }
    sweep_all(&store, 10_001).await;
    assert_eq!(last(&store).await, Some(at(9_000)), "one that has run out");
    assert_eq!(store.held(&MemberId::Number(7)).await.unwrap().grants.len(), 1);
    store.end_logins(&store.logins(&LoginsOf::Member(MemberId::Number(7))).await.unwrap(), &[]).await.unwrap();
    assert!(store.held(&MemberId::Number(7)).await.unwrap().grants.is_empty());
    assert_eq!(last(&store).await, Some(at(9_000)), "an earlier one changes nothing");
    used(&store, 5, 7, (DAY, 2 * DAY)).await;
    used(&store, 6, 7, (DAY + 4_000, 2 * DAY)).await;
    store.end_logins(&store.logins(&LoginsOf::Member(MemberId::Number(7))).await.unwrap(), &[]).await.unwrap();
    assert_eq!(last(&store).await, Some(at(DAY + 4_000)), "two at once");
    drop(store);
    subject.reopen();
    let store = subject.store();
    assert_eq!(last(&store).await, Some(at(DAY + 4_000)));
    assert_eq!(kept(&store, 7).await.expect("a consent").expires_at, at(20 * DAY), "its end stays");

    // They run out together, in either order.
    for (number, end) in [(7, 19 * DAY), (8, 20 * DAY)] {
        used(&store, number, 7, (18 * DAY, end)).await;
    }
    store.put_consent(&consent("chat", 8, at(19 * DAY))).await.unwrap();
    used(&store, 9, 8, (18 * DAY, 20 * DAY)).await;
    sweep_all(&store, 21 * DAY).await;
    for member in [7, 8] {
        assert_eq!(kept(&store, member).await, None, "{member}");
        let held = store.held(&MemberId::Number(member)).await.unwrap();
        assert!(held.consents.is_empty() && held.grants.is_empty(), "{member}: {held:?}");
    }
    assert_eq!(store.count_users(&client_id("chat"), 10).await.unwrap(), 0);
    sweep_all(&store, 400 * DAY).await;

    // Taken back, it stays so.
    store.put_consent(&consent("chat", 7, at(500 * DAY))).await.unwrap();
    used(&store, 10, 7, (400 * DAY, 401 * DAY)).await;
    assert!(store.revoke_consent(&consent_key("chat", 7)).await.unwrap());
    assert_eq!(kept(&store, 7).await, None);
}
