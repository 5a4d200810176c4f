//! Personal and admin tokens: the story on doubles.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use portico::model::audit::{Actor, Author};
use portico::model::{MemberId, Permission, PersonalTokenId, Plaintext, TokenOwner, UnixSeconds};
use portico::ports::Store as _;
use portico::protocol::personal::{
    self, CallerRefusal, NewToken, Operation, Reply, TokenError, TokenView, Who, authenticate,
};

use crate::doubles::{ForumState, Stage};

const ANNA: TokenOwner = TokenOwner::Member(MemberId::Number(1));

fn new(owner: TokenOwner) -> NewToken {
    NewToken { owner, name: " Script ".to_owned(), permissions: BTreeSet::new(), life_secs: None }
}

async fn perform(stage: &Stage, operation: Operation) -> Result<Reply, TokenError> {
    personal::perform(
        operation,
        &Author::here(Actor::System),
        &*stage.ports.store,
        &*stage.ports.clock,
        &*stage.ports.entropy,
    )
    .await
}

async fn issued(stage: &Stage, new: NewToken) -> (TokenView, Plaintext) {
    match perform(stage, Operation::Issue(Box::new(new))).await.expect("issued") {
        Reply::Issued(view, secret) => (*view, secret.0),
        other => panic!("{other:?}"),
    }
}

async fn listed(stage: &Stage) -> Vec<TokenView> {
    match perform(stage, Operation::List).await.expect("listed") {
        Reply::Tokens(tokens) => tokens,
        other => panic!("{other:?}"),
    }
}

async fn faults(stage: &Stage, new: NewToken) -> usize {
    match perform(stage, Operation::Issue(Box::new(new))).await {
        Err(TokenError::Refused(faults)) => faults.len(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_personal_token_is_kept_as_a_hash_and_does_what_it_is_for() {
    let stage = Stage::new();
    let (view, token) = issued(&stage, new(ANNA)).await;
    assert!(token.reveal().starts_with("prt_p_") && token.reveal().len() == 6 + 43);
    assert_eq!((view.name.as_str(), view.member_id.clone()), ("Script", Some(MemberId::Number(1))));
    let kept = serde_json::to_string(&stage.store.personal_tokens(None).await.expect("readable")).expect("JSON");
    assert!(!kept.contains(token.reveal()) && !format!("{token:?}").contains("prt_p_"));

    let caller = authenticate(&token, &stage.ports).await.expect("anna");
    assert_eq!(caller.member().map(|member| member.username.as_str()), Some("anna"));
    assert!(caller.may(Permission::Account) && caller.may(Permission::Apps));
    assert!(!caller.may(Permission::AllApps) && !caller.may(Permission::TrustApps));

    let (_, admin) = issued(&stage, new(TokenOwner::Admin)).await;
    let caller = authenticate(&admin, &stage.ports).await.expect("the operator");
    assert_eq!((caller.who.clone(), caller.may(Permission::Account)), (Who::Admin, false));
    assert!(caller.may(Permission::AllApps) && caller.may(Permission::TrustApps));

    let only = NewToken { permissions: BTreeSet::from([Permission::Account]), ..new(ANNA) };
    let (_, narrow) = issued(&stage, only).await;
    assert!(!authenticate(&narrow, &stage.ports).await.expect("anna").may(Permission::Apps));
}

#[tokio::test]
async fn a_personal_token_acts_while_the_forum_lets_the_member_in() {
    let stage = Stage::new();
    let (_, token) = issued(&stage, new(ANNA)).await;
    stage.forum.ban("anna");
    assert!(matches!(authenticate(&token, &stage.ports).await, Err(CallerRefusal::Member(_))));
    stage.forum.unban_all();
    assert!(authenticate(&token, &stage.ports).await.is_ok(), "it is the member who was refused, not the token");
    stage.forum.set(ForumState::Down);
    assert!(matches!(authenticate(&token, &stage.ports).await, Err(CallerRefusal::Source(_))));
    stage.forum.set(ForumState::Up);
    let (_, nobody) = issued(&stage, new(TokenOwner::Member(MemberId::Number(99)))).await;
    assert_eq!(authenticate(&nobody, &stage.ports).await, Err(CallerRefusal::MemberGone));
    // A text of digits is another member.
    let (_, text) = issued(&stage, new(TokenOwner::Member(MemberId::Text("1".into())))).await;
    assert_eq!(authenticate(&text, &stage.ports).await, Err(CallerRefusal::MemberGone));
}

#[tokio::test]
async fn personal_tokens_end() {
    let stage = Stage::new();
    let (_, token) = issued(&stage, NewToken { life_secs: Some(60), ..new(ANNA) }).await;
    let (view, lasting) = issued(&stage, new(TokenOwner::Admin)).await;
    stage.clock.0.fetch_add(59, Ordering::SeqCst);
    assert!(authenticate(&token, &stage.ports).await.is_ok());
    stage.clock.0.fetch_add(1, Ordering::SeqCst);
    assert_eq!(authenticate(&token, &stage.ports).await, Err(CallerRefusal::Token), "on the last second");

    assert!(authenticate(&lasting, &stage.ports).await.is_ok());
    perform(&stage, Operation::Revoke(view.id.clone())).await.expect("revoked");
    assert_eq!(authenticate(&lasting, &stage.ports).await, Err(CallerRefusal::Token));
    assert_eq!(perform(&stage, Operation::Revoke(view.id.clone())).await.err(), Some(TokenError::NotFound(view.id)));
    for text in ["", "prt_p_", "prt_a_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", &"prt_p_".repeat(2_000)] {
        let shown = Plaintext::new(text);
        assert_eq!(authenticate(&shown, &stage.ports).await, Err(CallerRefusal::Token), "{text:.20}");
    }
}

#[tokio::test]
async fn the_last_use_of_a_personal_token_is_written_now_and_then() {
    let stage = Stage::new();
    let (_, token) = issued(&stage, new(ANNA)).await;
    stage.store.fail(None);
    for _ in 0..10 {
        authenticate(&token, &stage.ports).await.expect("anna");
        stage.clock.0.fetch_add(1, Ordering::SeqCst);
    }
    assert_eq!(stage.store.calls(), 10, "a look-up each, and no write");
    assert_eq!(listed(&stage).await[0].last_used_at, None, "not yet");

    stage.store.fail(Some(0));
    assert!(stage.ports.uses.write_down(&*stage.ports.store).await.is_err());
    stage.store.fail(None);
    stage.ports.uses.write_down(&*stage.ports.store).await.expect("written");
    assert_eq!(listed(&stage).await[0].last_used_at, Some(UnixSeconds(1_000_009)), "kept while the store was away");
    stage.store.fail(None);
    stage.ports.uses.write_down(&*stage.ports.store).await.expect("nothing to write");
    assert_eq!(stage.store.calls(), 0);
}

#[tokio::test]
async fn what_is_wrong_with_a_personal_token_is_told() {
    let stage = Stage::new();
    let wrong = NewToken {
        owner: TokenOwner::Admin,
        name: "a\u{202e}b".to_owned(),
        permissions: BTreeSet::from([Permission::Account]),
        life_secs: Some(0),
    };
    assert_eq!(faults(&stage, wrong).await, 3);
    assert_eq!(faults(&stage, NewToken { life_secs: Some(u64::MAX), ..new(ANNA) }).await, 1);
    assert_eq!(faults(&stage, NewToken { name: "x".repeat(65), ..new(ANNA) }).await, 1);
    assert_eq!(faults(&stage, new(TokenOwner::Member(MemberId::Text(String::new())))).await, 1);
    for _ in 0..100 {
        issued(&stage, new(ANNA)).await;
    }
    assert_eq!(faults(&stage, new(ANNA)).await, 1, "a hundred at most");
    issued(&stage, new(TokenOwner::Admin)).await;
    assert_eq!(listed(&stage).await.len(), 101);
    let missing = PersonalTokenId("nothing".to_owned());
    assert_eq!(perform(&stage, Operation::Revoke(missing.clone())).await.err(), Some(TokenError::NotFound(missing)));
}
