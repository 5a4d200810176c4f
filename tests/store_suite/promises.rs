//! Each method does what its documentation says, before and after the store was opened again.

use portico::model::{
    Client, ClientSecret, ClientToken, CodeTaken, DeviceRequest, DeviceState, KeyRing, KeyRotation, LoginsOf, MemberId,
    TokenOwner,
};
use portico::ports::{Bought, NewName, Redeemed, Rotated, StoreError, Use, Used};

use super::Subject;
use super::samples::*;

/// Puts a code and redeems it.
async fn login(subject: &Subject, number: u128, client: &str, member: u64) {
    let code_hash = hash(format!("code {number}"));
    subject.store().put_code(&code_hash, &code(client, member), None).await.unwrap();
    let redeemed = subject.store().redeem(&code_hash, &bought(number, client, member)).await.unwrap();
    assert_eq!(redeemed, Redeemed::Done);
}

/// Whether the tokens of the first generation are found.
async fn is_alive(subject: &Subject, number: u128) -> bool {
    let store = subject.store();
    let access = store.access_token(&access_hash(number, 0)).await.unwrap().is_some();
    let refresh = store.refresh_token(&refresh_hash(number, 0)).await.unwrap().is_some();
    let grant = store.grant(&grant_id(number)).await.unwrap().is_some();
    assert_eq!((access, refresh), (grant, grant), "tokens are found with their grant or not at all");
    grant
}

pub async fn clients(mut subject: Subject) {
    let store = subject.store();
    assert_eq!(store.client(&client_id("chat")).await.unwrap(), None);
    assert!(!store.update_client(&client("chat")).await.unwrap(), "nothing to replace");
    assert_eq!(store.clients().await.unwrap(), []);
    for id in ["b", "chat", "a", "B", "chat2"] {
        store.add_client(&client(id)).await.unwrap();
    }
    let again = Client { name: "Other".to_owned(), ..client("chat") };
    assert_eq!(store.add_client(&again).await, Err(StoreError::ClientExists(client_id("chat"))));
    assert_eq!(store.client(&client_id("chat")).await.unwrap(), Some(client("chat")));
    assert!(store.update_client(&again).await.unwrap());
    let late = store.update_client(&Client { name: "Late".to_owned(), ..client("chat") }).await;
    assert_eq!(late, Err(StoreError::ClientChanged(client_id("chat"))), "it was changed since it was read");
    let again = Client { revision: 1, ..again };
    drop(store);
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.client(&client_id("chat")).await.unwrap(), Some(again.clone()));
    assert_eq!(store.clients().await.unwrap(), [client("B"), client("a"), client("b"), again, client("chat2")]);
    assert!(store.delete_client(&client_id("chat")).await.unwrap());
    assert!(!store.delete_client(&client_id("chat")).await.unwrap());
    drop(store);
    subject.reopen();
    assert_eq!(subject.store().client(&client_id("chat")).await.unwrap(), None);
    assert_eq!(subject.store().clients().await.unwrap().len(), 4);
}

pub async fn add_many(mut subject: Subject) {
    for number in 0..300 {
        subject.store().add_client(&client(&format!("app-{number:03}"))).await.unwrap();
    }
    subject.reopen();
    let ids: Vec<_> = subject.store().clients().await.unwrap().into_iter().map(|client| client.id.0).collect();
    assert_eq!(ids, (0..300).map(|number| format!("app-{number:03}")).collect::<Vec<_>>());
}

pub async fn delete_client(mut subject: Subject) {
    for id in ["chat", "chat2"] {
        subject.store().add_client(&client(id)).await.unwrap();
        for member in [1, 2] {
            subject.store().put_consent(&consent(id, member, at(DAY))).await.unwrap();
            let fresh = hash(format!("fresh {id} {member}"));
            subject.store().put_code(&fresh, &code(id, member), None).await.unwrap();
        }
    }
    login(&subject, 1, "chat", 1).await;
    login(&subject, 2, "chat", 2).await;
    login(&subject, 3, "chat2", 1).await;
    assert!(subject.store().delete_client(&client_id("chat")).await.unwrap());
    subject.reopen();
    // The same id again: nothing of the former app may come back to life.
    subject.store().add_client(&client("chat")).await.unwrap();
    for member in [1, 2] {
        let store = subject.store();
        assert_eq!(store.consent(&consent_key("chat", member)).await.unwrap(), None);
        assert_eq!(store.read_code(&hash(format!("fresh chat {member}"))).await.unwrap(), CodeTaken::Unknown);
        assert_eq!(store.read_code(&hash(format!("code {member}"))).await.unwrap(), CodeTaken::Unknown);
        assert!(!is_alive(&subject, u128::from(member)).await);
        assert!(!store.revoke_consent(&consent_key("chat", member)).await.unwrap());
        let fresh = store.read_code(&hash(format!("fresh chat2 {member}"))).await.unwrap();
        assert_eq!(fresh, CodeTaken::Fresh(Box::new(code("chat2", member))), "the other app keeps its codes");
    }
    assert!(is_alive(&subject, 3).await);
    assert!(subject.store().consent(&consent_key("chat2", 2)).await.unwrap().is_some());
}

pub async fn shrink_client(mut subject: Subject) {
    for id in ["chat", "chat2"] {
        subject.store().add_client(&client(id)).await.unwrap();
        for member in 1..=3 {
            subject.store().put_consent(&consent(id, member, at(DAY))).await.unwrap();
        }
    }
    for member in 1..=3 {
        login(&subject, u128::from(member), "chat", member).await;
    }
    login(&subject, 9, "chat2", 1).await;
    subject.store().put_code(&hash("code 10"), &code("chat", 1), None).await.unwrap();
    let mut parts = Vec::new();
    while parts.last() != Some(&0) {
        parts.push(subject.store().shrink_client(&client_id("chat"), 4).await.unwrap());
        subject.reopen();
    }
    // Three consents, three grants, and a code that waits.
    assert_eq!(parts, [4, 3, 0]);
    let store = subject.store();
    assert!(store.client(&client_id("chat")).await.unwrap().is_some(), "the app itself stays");
    assert_eq!(store.read_code(&hash("code 10")).await.unwrap(), CodeTaken::Unknown);
    for member in 1..=3 {
        assert_eq!(store.consent(&consent_key("chat", member)).await.unwrap(), None);
        assert_eq!(store.read_code(&hash(format!("code {member}"))).await.unwrap(), CodeTaken::Unknown);
        assert!(!is_alive(&subject, u128::from(member)).await);
        assert!(store.consent(&consent_key("chat2", member)).await.unwrap().is_some(), "the other app keeps its own");
    }
    assert!(is_alive(&subject, 9).await);
    let logins = store.logins(&LoginsOf::Client(client_id("chat"))).await.unwrap();
    assert_eq!(logins, [], "nobody is logged in there");
    assert_eq!(store.logins(&LoginsOf::Client(client_id("chat2"))).await.unwrap().len(), 1);
    assert_eq!(store.held(&MemberId::Number(2)).await.unwrap().grants.len(), 0);
}

pub async fn pending(mut subject: Subject) {
    let handle = hash("handle");
    assert_eq!(subject.store().pending_request(&handle).await.unwrap(), None);
    subject.store().put_pending_request(&handle, &pending_request()).await.unwrap();
    subject.store().put_pending_consent(&handle, &pending_consent()).await.unwrap();
    subject.reopen();
    for _ in 0..2 {
        assert_eq!(subject.store().pending_request(&handle).await.unwrap(), Some(pending_request()));
    }
    assert_eq!(subject.store().take_pending_consent(&hash("other")).await.unwrap(), None);
    assert_eq!(subject.store().take_pending_consent(&handle).await.unwrap(), Some(pending_consent()));
    subject.reopen();
    assert_eq!(subject.store().take_pending_consent(&handle).await.unwrap(), None);
    assert_eq!(subject.store().pending_request(&handle).await.unwrap(), Some(pending_request()));
}

pub async fn consents(mut subject: Subject) {
    let key = consent_key("chat", 7);
    assert_eq!(subject.store().consent(&key).await.unwrap(), None);
    subject.store().put_consent(&consent("chat", 7, at(10))).await.unwrap();
    subject.store().put_consent(&consent("chat", 7, at(20))).await.unwrap();
    subject.reopen();
    assert_eq!(subject.store().consent(&key).await.unwrap(), Some(consent("chat", 7, at(20))));
    for other in [consent_key("chat", 8), consent_key("chat7", 7)] {
        assert_eq!(subject.store().consent(&other).await.unwrap(), None, "{other:?}");
    }
    // A number and the same digits as text are two members.
    let text = portico::model::ConsentKey { member: MemberId::Text("7".to_owned()), ..key };
    assert_eq!(subject.store().consent(&text).await.unwrap(), None);
}

pub async fn revoke_consent(mut subject: Subject) {
    subject.store().put_consent(&consent("chat", 1, at(DAY))).await.unwrap();
    subject.store().put_consent(&consent("chat", 2, at(DAY))).await.unwrap();
    login(&subject, 1, "chat", 1).await;
    login(&subject, 2, "chat", 1).await;
    login(&subject, 3, "chat", 2).await;
    login(&subject, 4, "wiki", 1).await;
    subject.store().put_code(&hash("code 9"), &code("chat", 1), None).await.unwrap();
    assert!(subject.store().revoke_consent(&consent_key("chat", 1)).await.unwrap());
    subject.reopen();
    assert_eq!(subject.store().consent(&consent_key("chat", 1)).await.unwrap(), None);
    for (number, want) in [(1, false), (2, false), (3, true), (4, true)] {
        assert_eq!(is_alive(&subject, number).await, want, "grant {number}");
    }
    let store = subject.store();
    assert_eq!(store.read_code(&hash("code 9")).await.unwrap(), CodeTaken::Unknown, "it could still buy a grant");
    assert_eq!(store.redeem(&hash("code 9"), &bought(9, "chat", 1)).await.unwrap(), Redeemed::Unknown);
    assert_eq!(store.read_code(&hash("code 1")).await.unwrap(), CodeTaken::Unknown, "it leads to nothing any more");
    assert_eq!(store.read_code(&hash("code 3")).await.unwrap(), CodeTaken::Replayed(grant_id(3)), "of another member");
    assert!(store.consent(&consent_key("chat", 2)).await.unwrap().is_some());
    assert!(!store.revoke_consent(&consent_key("chat", 1)).await.unwrap(), "nothing is left");
    assert!(store.revoke_consent(&consent_key("wiki", 1)).await.unwrap(), "grants without a consent count");
}

pub async fn held(mut subject: Subject) {
    let by = async |subject: &Subject, member: u64| {
        let held = subject.store().held(&MemberId::Number(member)).await.unwrap();
        let consents: Vec<_> = held.consents.into_iter().map(|consent| consent.client_id.0).collect();
        let found = |number: &u128| held.grants.iter().any(|grant| grant.id == grant_id(*number));
        let grants: Vec<u128> = (1..10).filter(found).collect();
        assert_eq!(grants.len(), held.grants.len(), "and no others");
        (consents, grants)
    };
    let none = || (Vec::new(), Vec::new());
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(by(&subject, 1).await, none());
    for (client, member) in [("chat", 1), ("wiki", 1), ("chat", 2), ("chat", 256)] {
        subject.store().put_consent(&consent(client, member, at(DAY))).await.unwrap();
    }
    subject.store().put_consent(&consent("chat", 1, at(2 * DAY))).await.unwrap();
    login(&subject, 1, "chat", 1).await;
    login(&subject, 2, "trusted", 1).await;
    login(&subject, 3, "chat", 2).await;
    login(&subject, 4, "wiki", 1).await;
    let grant = subject.store().grant(&grant_id(1)).await.unwrap().expect("a grant");
    assert_eq!(subject.store().rotate(&super::samples::rotation(1, &grant, at(100))).await.unwrap(), Rotated::Done);
    subject.reopen();
    assert_eq!(by(&subject, 1).await, (names(&["chat", "wiki"]), vec![1, 2, 4]));
    assert_eq!(by(&subject, 2).await, (names(&["chat"]), vec![3]));
    let text = subject.store().held(&MemberId::Text("1".to_owned())).await.unwrap();
    assert!(text.consents.is_empty() && text.grants.is_empty(), "a number and its digits are two members");

    subject.store().revoke_grant(&grant_id(4)).await.unwrap();
    assert_eq!(by(&subject, 1).await, (names(&["chat", "wiki"]), vec![1, 2]));
    assert!(subject.store().revoke_consent(&consent_key("chat", 1)).await.unwrap());
    assert_eq!(by(&subject, 1).await, (names(&["wiki"]), vec![2]));
    for id in ["trusted", "wiki"] {
        subject.store().add_client(&client(id)).await.unwrap();
        assert!(subject.store().delete_client(&client_id(id)).await.unwrap());
    }
    subject.reopen();
    assert_eq!(by(&subject, 1).await, none());
    assert_eq!(by(&subject, 2).await, (names(&["chat"]), vec![3]), "other members keep theirs");
}

pub async fn codes(mut subject: Subject) {
    assert_eq!(subject.store().read_code(&hash("code 1")).await.unwrap(), CodeTaken::Unknown);
    assert_eq!(subject.store().redeem(&hash("code 1"), &bought(1, "chat", 1)).await.unwrap(), Redeemed::Unknown);
    assert!(!is_alive(&subject, 1).await, "an unknown code buys nothing");
    let given = consent("chat", 1, at(DAY));
    subject.store().put_code(&hash("code 1"), &code("chat", 1), Some(&given)).await.unwrap();
    subject.reopen();
    assert_eq!(subject.store().consent(&consent_key("chat", 1)).await.unwrap(), Some(given));
    for _ in 0..2 {
        let fresh = subject.store().read_code(&hash("code 1")).await.unwrap();
        assert_eq!(fresh, CodeTaken::Fresh(Box::new(code("chat", 1))), "reading changes nothing");
    }
    assert_eq!(subject.store().redeem(&hash("code 1"), &bought(1, "chat", 1)).await.unwrap(), Redeemed::Done);
    subject.reopen();
    assert_eq!(subject.store().read_code(&hash("code 1")).await.unwrap(), CodeTaken::Replayed(grant_id(1)));
    let second = subject.store().redeem(&hash("code 1"), &bought_again(1, 2, "chat", 1)).await.unwrap();
    assert_eq!(second, Redeemed::Replayed(grant_id(1)));
    assert!(is_alive(&subject, 1).await);
    assert_eq!(subject.store().access_token(&access_hash(2, 0)).await.unwrap(), None, "a code buys once");
}

pub async fn spend_code(mut subject: Subject) {
    subject.store().put_code(&hash("code 1"), &code("chat", 1), None).await.unwrap();
    subject.store().spend_code(&hash("code 1")).await.unwrap();
    subject.store().spend_code(&hash("never issued")).await.unwrap();
    login(&subject, 2, "chat", 1).await;
    subject.store().spend_code(&hash("code 2")).await.unwrap();
    subject.reopen();
    assert_eq!(subject.store().read_code(&hash("code 1")).await.unwrap(), CodeTaken::Unknown);
    assert_eq!(subject.store().redeem(&hash("code 1"), &bought(1, "chat", 1)).await.unwrap(), Redeemed::Unknown);
    let redeemed = subject.store().read_code(&hash("code 2")).await.unwrap();
    assert_eq!(redeemed, CodeTaken::Replayed(grant_id(2)), "what was redeemed stays known as redeemed");
}

pub async fn grants_and_tokens(mut subject: Subject) {
    let store = subject.store();
    assert_eq!(store.grant(&grant_id(1)).await.unwrap(), None);
    assert_eq!(store.access_token(&access_hash(1, 0)).await.unwrap(), None);
    assert_eq!(store.refresh_token(&refresh_hash(1, 0)).await.unwrap(), None);
    drop(store);
    login(&subject, 1, "chat", 1).await;
    subject.store().put_code(&hash("code 2"), &code("chat", 1), None).await.unwrap();
    let without = Bought { refresh: None, ..bought(2, "chat", 1) };
    subject.store().redeem(&hash("code 2"), &without).await.unwrap();
    subject.reopen();
    let store = subject.store();
    let kept = bought(1, "chat", 1);
    assert_eq!(store.grant(&grant_id(1)).await.unwrap(), Some(kept.grant.clone()));
    assert_eq!(store.access_token(&kept.access.0).await.unwrap(), Some((kept.access.1, kept.grant.clone())));
    let (refresh_hash_kept, refresh_kept) = kept.refresh.expect("a refresh token");
    assert_eq!(store.refresh_token(&refresh_hash_kept).await.unwrap(), Some((refresh_kept, kept.grant)));
    // A token of one kind is not one of the other.
    assert_eq!(store.access_token(&refresh_hash_kept).await.unwrap(), None);
    assert_eq!(store.refresh_token(&kept.access.0).await.unwrap(), None);
    assert!(store.access_token(&access_hash(2, 0)).await.unwrap().is_some());
    assert_eq!(store.refresh_token(&refresh_hash(2, 0)).await.unwrap(), None);
}

pub async fn rotation(mut subject: Subject) {
    login(&subject, 1, "chat", 1).await;
    let first = subject.store().grant(&grant_id(1)).await.unwrap().expect("a grant");
    let mut next = super::samples::rotation(1, &first, at(100));
    next.grant.member.username = "renamed".to_owned();
    assert_eq!(subject.store().rotate(&next).await.unwrap(), Rotated::Done);
    subject.reopen();
    let store = subject.store();
    let grant = store.grant(&grant_id(1)).await.unwrap().expect("a grant");
    assert_eq!((grant.version, grant.generation), (1, 1), "the store counts the change");
    assert_eq!(grant.member.username, "renamed");
    let (old, with) = store.refresh_token(&refresh_hash(1, 0)).await.unwrap().expect("still found");
    assert_eq!((old.generation, with), (0, grant.clone()));
    for generation in [0, 1] {
        let (token, with) = store.access_token(&access_hash(1, generation)).await.unwrap().expect("alive");
        assert_eq!((token.grant_id, with), (grant_id(1), grant.clone()));
    }
    // A change made on an older sight changes nothing.
    let stale = super::samples::rotation(1, &portico::model::Grant { generation: 6, ..first }, at(200));
    assert_eq!(store.rotate(&stale).await.unwrap(), Rotated::Changed);
    assert_eq!(store.refresh_token(&refresh_hash(1, 7)).await.unwrap(), None);
    assert_eq!(store.grant(&grant_id(1)).await.unwrap(), Some(grant.clone()));
    store.revoke_grant(&grant_id(1)).await.unwrap();
    drop(store);
    subject.reopen();
    let late = super::samples::rotation(1, &grant, at(300));
    assert_eq!(subject.store().rotate(&late).await.unwrap(), Rotated::Gone);
    assert_eq!(subject.store().grant(&grant_id(1)).await.unwrap(), None, "a late change revives nothing");
    assert_eq!(subject.store().access_token(&access_hash(1, 2)).await.unwrap(), None);
}

pub async fn revocation(mut subject: Subject) {
    login(&subject, 1, "chat", 1).await;
    login(&subject, 2, "chat", 1).await;
    subject.store().revoke_access_token(&access_hash(1, 0)).await.unwrap();
    subject.store().revoke_access_token(&access_hash(1, 0)).await.unwrap();
    subject.reopen();
    assert_eq!(subject.store().access_token(&access_hash(1, 0)).await.unwrap(), None);
    assert!(subject.store().refresh_token(&refresh_hash(1, 0)).await.unwrap().is_some(), "the grant lives on");
    for _ in 0..2 {
        subject.store().revoke_grant(&grant_id(1)).await.unwrap();
    }
    subject.reopen();
    assert!(!is_alive(&subject, 1).await);
    assert!(is_alive(&subject, 2).await);
    for (number, want) in [(1, CodeTaken::Unknown), (2, CodeTaken::Replayed(grant_id(2)))] {
        assert_eq!(subject.store().read_code(&hash(format!("code {number}"))).await.unwrap(), want, "code {number}");
    }
}

pub async fn names(mut subject: Subject) {
    let name = |member: MemberId, candidates: &[&str]| NewName {
        member,
        candidates: candidates.iter().map(|name| (*name).to_owned()).collect(),
    };
    let (one, text, three) = (MemberId::Number(1), MemberId::Text("1".to_owned()), MemberId::Number(3));
    let rows = [
        ("the first candidate", name(one.clone(), &["anne", "anne-1"]), Some("anne")),
        ("once given, never changed", name(one.clone(), &["bob"]), Some("anne")),
        ("even without candidates", name(one, &[]), Some("anne")),
        ("taken, in any case", name(text.clone(), &["ANNE", "Anne", "anne-text"]), Some("anne-text")),
        ("all are taken", name(three.clone(), &["anne", "anne-text"]), None),
        ("later one is free", name(three, &["bob"]), Some("bob")),
        ("digits as text are another member", name(text, &["x"]), Some("anne-text")),
    ];
    for (what, new, want) in rows {
        assert_eq!(subject.store().name(&new).await.unwrap().as_deref(), want, "{what}");
        subject.reopen();
    }
}

pub async fn numbers(mut subject: Subject) {
    let text = |id: &str| MemberId::Text(id.to_owned());
    for (what, member, want) in [
        ("the first", text("anne"), 1),
        ("another", text("ANNE"), 2),
        ("digits as text are another member", text("1"), 3),
        ("than the number", MemberId::Number(1), 4),
        ("once given, never changed", text("anne"), 1),
        ("not even by a sweep", text("1"), 3),
    ] {
        assert_eq!(subject.store().number(&member).await.unwrap(), want, "{what}");
        subject.store().sweep(at(10 * 366 * DAY), 100).await.unwrap();
        subject.reopen();
    }
}

pub async fn personal_tokens(mut subject: Subject) {
    let anne = TokenOwner::Member(MemberId::Number(7));
    let text = TokenOwner::Member(MemberId::Text("7".to_owned()));
    let rows = [(2, &anne), (1, &anne), (3, &text), (4, &TokenOwner::Admin)];
    for (number, owner) in rows {
        let token = personal(number, owner.clone(), (number == 1).then_some(DAY));
        subject.store().put_personal_token(&hash(number.to_string()), &token).await.unwrap();
    }
    subject.reopen();
    let store = subject.store();
    let ids = async |owner: Option<&TokenOwner>| {
        let found = store.personal_tokens(owner).await.unwrap();
        assert!(found.iter().all(|(kept, token)| *kept == hash(&token.id.0["token-".len()..])));
        found.into_iter().map(|(_, token)| token.created_at.since(at(0))).collect::<Vec<_>>()
    };
    assert_eq!(ids(None).await, [1, 2, 3, 4]);
    assert_eq!(ids(Some(&anne)).await, [1, 2]);
    assert_eq!(ids(Some(&text)).await, [3]);
    assert_eq!(ids(Some(&TokenOwner::Admin)).await, [4]);
    assert_eq!(store.personal_token(&hash("1")).await.unwrap(), Some(personal(1, anne.clone(), Some(DAY))));
    assert_eq!(store.personal_token(&hash("5")).await.unwrap(), None);
    assert!(store.revoke_personal_token(&hash("1")).await.unwrap());
    assert!(!store.revoke_personal_token(&hash("1")).await.unwrap());
    assert_eq!((ids(None).await, ids(Some(&anne)).await), (vec![2, 3, 4], vec![2]));
    drop(store);
    subject.reopen();
    assert_eq!(subject.store().personal_token(&hash("1")).await.unwrap(), None);
}

pub async fn uses(mut subject: Subject) {
    let secrets = ["old", "new"].map(|secret| ClientSecret::current(hash(secret), at(0)));
    let chat = Client { secrets: secrets.to_vec(), ..client("chat") };
    subject.store().add_client(&chat).await.unwrap();
    subject.store().put_personal_token(&hash("token"), &personal(1, TokenOwner::Admin, Some(DAY))).await.unwrap();
    let secret = |client: &str, secret: &str, seconds| Use {
        of: Used::ClientSecret { client: client_id(client), hash: hash(secret) },
        at: at(seconds),
        from: Some([203, 0, 113, u8::try_from(seconds % 200).unwrap()].into()),
        times: 3,
    };
    let token =
        |token: &str, seconds| Use { of: Used::PersonalToken(hash(token)), at: at(seconds), from: None, times: 1 };
    let first = [secret("chat", "old", 10), secret("chat", "new", 20), token("token", 30)];
    let gone = [secret("chat", "older", 40), secret("nobody", "old", 40), token("nothing", 40)];
    for uses in [&first[..], &gone, &[secret("chat", "new", 5), token("token", 29)], &[]] {
        subject.store().note_uses(uses).await.unwrap();
    }
    subject.reopen();
    let store = subject.store();
    let kept = store.client(&client_id("chat")).await.unwrap().unwrap();
    let used: Vec<_> = kept.secrets.iter().map(|secret| secret.last_used_at).collect();
    assert_eq!(used, [Some(at(10)), Some(at(20))], "an earlier use is not the last one");
    let counted: Vec<_> = kept.secrets.iter().map(|secret| (secret.last_used_from, secret.uses_that_day)).collect();
    assert_eq!(counted, [(Some([203, 0, 113, 10].into()), 3), (Some([203, 0, 113, 20].into()), 6)]);
    assert!(store.update_client(&chat).await.unwrap(), "a use is no change");
    let changed = store.client(&client_id("chat")).await.unwrap().unwrap();
    assert_eq!(changed.secrets, kept.secrets, "and a change forgets no use");
    let whole =
        |client: &str, seconds| Use { of: Used::Client(client_id(client)), at: at(seconds), from: None, times: 1 };
    store.note_uses(&[whole("chat", 50), whole("nobody", 50), secret("chat", "old", 12)]).await.unwrap();
    store.note_uses(&[whole("chat", 40)]).await.unwrap();
    let used = store.client(&client_id("chat")).await.unwrap().unwrap();
    assert_eq!((used.last_used_at, used.secrets[0].last_used_at), (Some(at(50)), Some(at(12))));
    assert_eq!(used.last_used(), Some(at(50)), "by a secret or without");
    assert!(store.update_client(&Client { last_used_at: None, ..used }).await.unwrap());
    assert_eq!(store.client(&client_id("chat")).await.unwrap().unwrap().last_used_at, Some(at(50)));
    store.note_uses(&[secret("chat", "old", DAY + 5)]).await.unwrap();
    store.note_uses(&[secret("chat", "old", 15)]).await.unwrap();
    let next_day = store.client(&client_id("chat")).await.unwrap().unwrap().secrets[0].clone();
    assert_eq!((next_day.last_used_at, next_day.uses_that_day), (Some(at(DAY + 5)), 3), "each day is counted anew");
    assert_eq!(store.personal_token(&hash("token")).await.unwrap().unwrap().last_used_at, Some(at(30)));
    assert_eq!(store.client(&client_id("nobody")).await.unwrap(), None, "what is gone stays gone");
    assert_eq!(store.personal_token(&hash("nothing")).await.unwrap(), None);
    assert_eq!(store.sweep(at(DAY + 1), 100).await.unwrap(), 1, "the token ends when it should");
}

pub async fn client_tokens(mut subject: Subject) {
    let token = |client: &str| ClientToken {
        client_id: client_id(client),
        scopes: scopes(),
        issued_at: at(5),
        expires_at: at(905),
        generation: 0,
    };
    for client in ["chat", "wiki"] {
        subject.store().add_client(&self::client(client)).await.unwrap();
        subject.store().put_client_token(&hash(client), &token(client)).await.unwrap();
    }
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.client_token(&hash("chat")).await.unwrap(), Some(token("chat")));
    assert_eq!(store.client_token(&hash("other")).await.unwrap(), None);
    assert_eq!(store.access_token(&hash("chat")).await.unwrap(), None, "nobody's login");
    let was = store.client(&client_id("chat")).await.unwrap().unwrap();
    for (generation, counts) in [(1, false), (0, true)] {
        let now = store.client(&client_id("chat")).await.unwrap().unwrap();
        store
            .update_client(&Client { token_generation: generation, revision: now.revision, ..was.clone() })
            .await
            .unwrap();
        assert_eq!(store.client_token(&hash("chat")).await.unwrap().is_some(), counts, "in generation {generation}");
    }
    store.revoke_access_token(&hash("chat")).await.unwrap();
    assert_eq!(store.client_token(&hash("chat")).await.unwrap(), None);
    store.delete_client(&client_id("wiki")).await.unwrap();
    assert_eq!(store.client_token(&hash("wiki")).await.unwrap(), None, "gone with its app");
    store.add_client(&Client { created_at: at(6), ..client("wiki") }).await.unwrap();
    assert_eq!(store.client_token(&hash("wiki")).await.unwrap(), None, "an app of the same name is another one");
}

pub async fn seen_logins(mut subject: Subject) {
    let login = |number: u64, now: u64| portico::model::SeenLogin { member: MemberId::Number(number), at: at(now) };
    let (one, other) = (login(1, 10), login(2, 20));
    let store = subject.store();
    assert_eq!(store.seen_login(&hash("a")).await.unwrap(), None);
    store.put_seen_login(&[hash("a"), hash("b")], &one, at(100)).await.unwrap();
    store.put_seen_login(&[], &other, at(100)).await.unwrap();
    drop(store);
    subject.reopen();
    let store = subject.store();
    for name in ["a", "b"] {
        assert_eq!(store.seen_login(&hash(name)).await.unwrap(), Some(one.clone()), "{name}");
    }
    store.put_seen_login(&[hash("a")], &other, at(200)).await.unwrap();
    assert_eq!(store.seen_login(&hash("a")).await.unwrap(), Some(other.clone()), "the later one");
    assert_eq!(store.seen_login(&hash("b")).await.unwrap(), Some(one), "is under its names only");
    store.sweep(at(101), 100).await.unwrap();
    assert_eq!(store.seen_login(&hash("b")).await.unwrap(), None, "after its time");
    assert_eq!(store.seen_login(&hash("a")).await.unwrap(), Some(other), "which is the later one's");
}

pub async fn key_rings(mut subject: Subject) {
    assert_eq!(subject.store().key_ring().await.unwrap(), None);
    let mut ring = KeyRing { version: 0, keys: vec![ring_key("a"), ring_key("b")], asked: Some(KeyRotation::Early) };
    assert!(subject.store().put_key_ring(&ring).await.unwrap());
    subject.reopen();
    assert!(!subject.store().put_key_ring(&ring).await.unwrap(), "made on an older sight");
    ring.version = 1;
    assert_eq!(subject.store().key_ring().await.unwrap().as_ref(), Some(&ring));
    assert!(subject.store().put_key_ring(&KeyRing { keys: vec![ring_key("b")], ..ring.clone() }).await.unwrap());
    assert_eq!(subject.store().sweep(at(100 * DAY), 100).await.unwrap(), 0, "they do not expire");
    subject.reopen();
    let kept = subject.store().key_ring().await.unwrap();
    assert_eq!(kept, Some(KeyRing { version: 2, keys: vec![ring_key("b")], ..ring }));
}

pub async fn devices(mut subject: Subject) {
    let (one, other) = (hash("device 1"), hash("device 2"));
    assert!(subject.store().put_device(&one, &device(1)).await.unwrap());
    assert!(!subject.store().put_device(&other, &device(1)).await.unwrap(), "the user code is taken");
    assert!(subject.store().put_device(&other, &device(2)).await.unwrap());
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.device(&one).await.unwrap(), Some(device(1)));
    assert_eq!(store.device_by_user_code(&hash("user code 2")).await.unwrap(), Some((other, device(2))));
    assert_eq!(store.device_by_user_code(&hash("user code 3")).await.unwrap(), None);
    // A change with the consent that belongs to it, and none on an older sight.
    let denied = DeviceRequest { state: DeviceState::Denied, polled_at: Some(at(5)), ..device(1) };
    let given = consent("chat", 1, at(DAY));
    assert!(store.update_device(&one, &denied, Some(&given)).await.unwrap());
    assert!(!store.update_device(&one, &device(1), None).await.unwrap());
    assert!(!store.update_device(&hash("device 3"), &device(3), None).await.unwrap());
    drop(store);
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.device(&one).await.unwrap(), Some(DeviceRequest { version: 1, ..denied }));
    let key = portico::model::ConsentKey { member: given.member_id.clone(), client: given.client_id.clone() };
    assert_eq!(store.consent(&key).await.unwrap(), Some(given));
    // Nothing is bought before the yes.
    assert_eq!(store.redeem_device(&other, &bought(1, "chat", 1)).await.unwrap(), Redeemed::Unknown);
    assert_eq!(store.access_token(&access_hash(1, 0)).await.unwrap(), None);
    store.spend_device(&one).await.unwrap();
    store.spend_device(&one).await.unwrap();
    assert_eq!(store.device_by_user_code(&hash("user code 1")).await.unwrap(), None);
    assert!(store.put_device(&one, &device(1)).await.unwrap(), "the user code is free again");
    assert!(store.sweep(at(601), 100).await.unwrap() >= 4);
    drop(store);
    subject.reopen();
    for hash in [one, other] {
        assert_eq!(subject.store().device(&hash).await.unwrap(), None, "they are forgotten");
    }
}

pub async fn check(mut subject: Subject) {
    subject.store().check().await.unwrap();
    subject.reopen();
    subject.store().check().await.unwrap();
    assert_eq!(subject.store().clients().await.unwrap(), [], "it leaves nothing that anybody sees");
}
