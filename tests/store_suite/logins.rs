//! Who is logged in where, how that ends, and the queue of those who are to be told.

use portico::model::{CodeTaken, Login, LoginsOf, MemberId, Notice, UnixSeconds};
use portico::ports::Bought;

use super::Subject;
use super::samples::*;

fn login(client: &str, member: u64, session: u64) -> Login {
    Login { member: MemberId::Number(member), client: client_id(client), sid: Some(sid(session)) }
}

/// A login with its grant.
async fn log_in(subject: &Subject, number: u128, client: &str, member: u64, session: u64) {
    let store = subject.store();
    let code_hash = hash(format!("code {number}"));
    let code = portico::model::AuthorizationCode { sid: Some(sid(session)), ..code(client, member) };
    store.put_code(&code_hash, &code, None).await.unwrap();
    let mut bought: Bought = bought(number, client, member);
    bought.grant.sid = Some(sid(session));
    store.redeem(&code_hash, &bought).await.unwrap();
}

async fn logins(subject: &Subject, of: LoginsOf) -> Vec<Login> {
    let mut logins = subject.store().logins(&of).await.unwrap();
    logins.sort();
    logins
}

pub async fn who_is_logged_in_where(mut subject: Subject) {
    log_in(&subject, 1, "chat", 1, 1).await;
    log_in(&subject, 2, "chat", 1, 1).await;
    log_in(&subject, 3, "wiki", 1, 1).await;
    log_in(&subject, 4, "chat", 1, 2).await;
    log_in(&subject, 5, "chat", 2, 3).await;
    subject.reopen();
    let (member, of_two) = (MemberId::Number(1), MemberId::Number(2));
    let (chat, wiki) = (login("chat", 1, 1), login("wiki", 1, 1));
    assert_eq!(logins(&subject, LoginsOf::Session(sid(1))).await, [chat.clone(), wiki.clone()], "each once");
    let mut all = vec![chat.clone(), login("chat", 1, 2), wiki.clone()];
    all.sort();
    assert_eq!(logins(&subject, LoginsOf::Member(member.clone())).await, all);
    assert_eq!(logins(&subject, LoginsOf::Consent(consent_key("wiki", 1))).await, [wiki]);
    let mut at_chat = vec![chat, login("chat", 1, 2), login("chat", 2, 3)];
    at_chat.sort();
    assert_eq!(logins(&subject, LoginsOf::Client(client_id("chat"))).await, at_chat);
    let mut members = Vec::new();
    for part in 0..=u8::MAX {
        members.extend(subject.store().members_with_logins(part).await.unwrap());
    }
    members.sort();
    assert_eq!(members, [member, of_two]);
    // Known as long as the grant can be used, and then forgotten in both orders.
    let store = subject.store();
    while store.sweep(at(31 * DAY), 100).await.unwrap() == 100 {}
    assert_eq!(logins(&subject, LoginsOf::Session(sid(1))).await, []);
    assert_eq!(logins(&subject, LoginsOf::Client(client_id("chat"))).await, []);
}

pub async fn ends(mut subject: Subject) {
    log_in(&subject, 1, "chat", 1, 1).await;
    log_in(&subject, 2, "wiki", 1, 1).await;
    log_in(&subject, 3, "chat", 1, 2).await;
    subject.store().put_code(&hash("waits"), &code("chat", 1), None).await.unwrap();
    let ended = logins(&subject, LoginsOf::Session(sid(1))).await;
    let one = notice(1, "chat", at(0));
    assert!(subject.store().end_logins(&ended, std::slice::from_ref(&one)).await.unwrap());
    assert!(!subject.store().end_logins(&ended, &[notice(2, "chat", at(0))]).await.unwrap(), "ended already");
    subject.reopen();
    let store = subject.store();
    for (number, alive) in [(1, false), (2, false), (3, true)] {
        assert_eq!(store.grant(&grant_id(number)).await.unwrap().is_some(), alive, "grant {number}");
        let refresh = store.refresh_token(&refresh_hash(number, 0)).await.unwrap();
        assert_eq!(refresh.is_some(), alive, "refresh token {number}");
    }
    assert_eq!(store.read_code(&hash("waits")).await.unwrap(), CodeTaken::Unknown, "a code that waited");
    assert_eq!(store.read_code(&hash("code 1")).await.unwrap(), CodeTaken::Unknown, "one whose grant has gone");
    assert_eq!(store.read_code(&hash("code 3")).await.unwrap(), CodeTaken::Replayed(grant_id(3)), "one that was spent");
    assert_eq!(logins(&subject, LoginsOf::Session(sid(1))).await, []);
    assert_eq!(logins(&subject, LoginsOf::Session(sid(2))).await, [login("chat", 1, 2)]);
    let queued = store.take_notices(at(0), 10, 10, at(10)).await.unwrap();
    assert_eq!(queued, [Notice { due: at(10), attempts: 1, ..one }], "and not the second");
    // Taking a consent back and deleting an app leave nothing behind either.
    store.revoke_consent(&consent_key("chat", 1)).await.unwrap();
    assert_eq!(logins(&subject, LoginsOf::Member(MemberId::Number(1))).await, []);
    store.add_client(&client("wiki")).await.unwrap();
    log_in(&subject, 4, "wiki", 1, 4).await;
    assert!(store.delete_client(&client_id("wiki")).await.unwrap());
    assert_eq!(logins(&subject, LoginsOf::Session(sid(4))).await, []);
}

fn notice(number: u128, client: &str, due: UnixSeconds) -> Notice {
    Notice {
        id: uuid::Uuid::from_u128(number),
        due,
        attempts: 0,
        client: client_id(client),
        uri: format!("https://{client}.example/logout"),
        algorithm: None,
        member: MemberId::Number(1),
        sid: Some(sid(1)),
    }
}

/// Puts notices into the queue, by ways that the store offers.
async fn enqueue(subject: &Subject, notices: &[Notice]) {
    log_in(subject, 99, "queue", 99, 99).await;
    assert!(subject.store().end_logins(&[login("queue", 99, 99)], notices).await.unwrap());
}

fn numbers(notices: &[Notice]) -> Vec<u128> {
    let mut numbers: Vec<_> = notices.iter().map(|notice| notice.id.as_u128()).collect();
    numbers.sort();
    numbers
}

pub async fn notices(mut subject: Subject) {
    let mut all: Vec<_> = (0..5).map(|number| notice(number, "dead", at(0))).collect();
    all.extend([notice(10, "chat", at(0)), notice(11, "later", at(50)), notice(12, "chat", at(5))]);
    enqueue(&subject, &all).await;
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.take_notices(at(0).plus(0), 0, 10, at(10)).await.unwrap(), [], "none of each");
    let first = store.take_notices(at(0), 2, 10, at(10)).await.unwrap();
    assert_eq!(numbers(&first), [0, 1, 10], "two of each app, and what is due");
    let second = store.take_notices(at(5), 2, 10, at(15)).await.unwrap();
    assert_eq!(numbers(&second), [2, 3, 12], "not those that somebody has");
    let find = |number: u128| first.iter().chain(&second).find(|one| one.id.as_u128() == number).expect("taken");
    store.finish_notice(find(10)).await.unwrap();
    store.postpone_notice(find(0), at(1000)).await.unwrap();
    store.finish_notice(find(12)).await.unwrap();
    store.postpone_notice(find(12), at(20)).await.unwrap();
    drop(store);
    subject.reopen();
    let store = subject.store();
    let again = store.take_notices(at(60), 10, 10, at(70)).await.unwrap();
    assert_eq!(numbers(&again), [1, 2, 3, 4, 11], "those whose taker did not come back, and the later one");
    let attempts: Vec<_> = again.iter().filter(|one| one.id.as_u128() == 1).map(|one| one.attempts).collect();
    assert_eq!(attempts, [2]);
    assert_eq!(numbers(&store.take_notices(at(1000), 10, 10, at(1010)).await.unwrap()), [0, 1, 2, 3, 4, 11]);
    let few = store.take_notices(at(2000), 10, 2, at(2010)).await.unwrap();
    assert_eq!(numbers(&few), [0, 11], "in turns: five of one app do not hold up another one's");
    assert_eq!(store.take_notices(at(2000), 10, 0, at(2010)).await.unwrap(), [], "none at all");
}

pub async fn renamed_sessions(mut subject: Subject) {
    let store = subject.store();
    assert_eq!(store.former_session(&sid(2)).await.unwrap(), None);
    store.rename_session(&sid(2), &sid(1), at(0)).await.unwrap();
    store.rename_session(&sid(3), &sid(1), at(5 * DAY)).await.unwrap();
    drop(store);
    subject.reopen();
    let store = subject.store();
    assert_eq!(store.former_session(&sid(2)).await.unwrap(), Some(sid(1)));
    while store.sweep(at(31 * DAY), 100).await.unwrap() == 100 {}
    assert_eq!(store.former_session(&sid(2)).await.unwrap(), None);
    assert_eq!(store.former_session(&sid(3)).await.unwrap(), Some(sid(1)), "not yet");
}

pub async fn session_key(mut subject: Subject) {
    assert_eq!(subject.store().sid_key(&[1; 32]).await.unwrap(), [1; 32]);
    assert_eq!(subject.store().sid_key(&[2; 32]).await.unwrap(), [1; 32]);
    subject.reopen();
    assert_eq!(subject.store().sid_key(&[3; 32]).await.unwrap(), [1; 32]);
}
