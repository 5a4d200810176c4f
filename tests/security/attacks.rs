//! Races, floods, and parameters that contradict each other.

use portico::model::{ClientId, Dialect, MemberId};
use portico::ports::NewName;
use portico::protocol::rules::username;

use super::{USUAL, encoded, get, json, location, log_in, parameter, post, text, token, userinfo};
use crate::transcripts::Theatre;

/// A browser with many tabs refreshes in all of them at once.
#[tokio::test]
async fn many_refreshes_at_once_leave_the_login_whole() {
    let theatre = Theatre::open().await;
    let tokens = log_in(&theatre).await;
    let form = format!("grant_type=refresh_token&refresh_token={}", text(&tokens, "refresh_token"));
    let answers = futures_util::future::join_all((0..20).map(|_| token(&theatre, &form))).await;
    let won: Vec<_> = answers.iter().filter(|answer| answer.status() == 200).map(json).collect();
    assert_eq!(won.len(), 4, "the first and three siblings");
    for tokens in &won {
        assert_eq!(userinfo(&theatre, text(tokens, "access_token")).await, 200);
    }
    let form = format!("grant_type=refresh_token&refresh_token={}", text(&won[3], "refresh_token"));
    assert_eq!(token(&theatre, &form).await.status(), 200, "the login goes on");
    // After the grace the same token is reuse, and ends it all.
    theatre.stage.clock.0.fetch_add(10, std::sync::atomic::Ordering::SeqCst);
    let form = format!("grant_type=refresh_token&refresh_token={}", text(&tokens, "refresh_token"));
    assert_eq!(token(&theatre, &form).await.status(), 400);
    assert_eq!(userinfo(&theatre, text(&won[0], "access_token")).await, 401);
}

/// Whichever parameter comes twice first: two addresses or two clients are never answered by a redirect.
#[tokio::test]
async fn two_addresses_are_refused_wherever_they_stand() {
    let theatre = Theatre::open().await;
    let cb = encoded("https://chat.example/cb");
    for query in [
        format!(
            "state=a&state=b&client_id=trusted&redirect_uri={cb}&redirect_uri=https%3A%2F%2Fevil.test&response_type=code"
        ),
        format!("redirect_uri={cb}&x=1&x=2&redirect_uri={cb}&client_id=trusted&response_type=code"),
        format!("scope=a&scope=b&client_id=trusted&client_id=spa&redirect_uri={cb}&response_type=code"),
    ] {
        let answer = get(&theatre, &format!("/oauth/authorize?{query}"), "forum_session=anna").await;
        assert_eq!((answer.status().as_u16(), location(&answer)), (400, ""), "{query}");
    }
    let query = format!("/oauth/authorize?client_id=trusted&{USUAL}&state=a&state=b");
    let answer = get(&theatre, &query, "forum_session=anna").await;
    assert_eq!(parameter(location(&answer), "error").as_deref(), Some("invalid_request"), "{answer:?}");
}

#[tokio::test]
async fn one_token_one_place_one_body_member() {
    let theatre = Theatre::open().await;
    let tokens = log_in(&theatre).await;
    let access = text(&tokens, "access_token");
    let me = "/applications/oauth2server/interface/oauth/me.php";
    for query in
        [format!("access_token={access}&access_token=x"), format!("a=1&a=2&access_token={access}&access_token=x")]
    {
        let answer = get(&theatre, &format!("{me}?{query}"), "").await;
        assert_eq!(answer.status(), 400, "{query}: {answer:?}");
    }
    // The app's dialect says whether it may stand there, and not the path, which anybody may choose.
    for (dialect, status) in [(Dialect::Oidc, 400), (Dialect::Ips4, 200)] {
        let store = &theatre.stage.ports.store;
        let mut client = store.client(&ClientId("trusted".into())).await.expect("a store").expect("an app");
        client.dialect = dialect;
        assert!(store.update_client(&client).await.expect("a store"));
        assert_eq!(get(&theatre, &format!("{me}?access_token={access}"), "").await.status(), status, "{dialect:?}");
        let user = get(&theatre, &format!("/api/v4/user?access_token={access}"), "").await;
        assert_eq!(user.status() == 200, status == 200, "{dialect:?}");
    }
    let body = r#"{"grant_type":"authorization_code","code":"x","client_id":"ips","client_id":"ips","client_secret":"s3cret"}"#;
    let answer = post(&theatre, "/applications/oauth2server/interface/oauth/token.php", "application/json", body).await;
    assert_eq!(text(&json(&answer), "error"), "invalid_request");
}

/// Every request of a guest is kept on disk for half an hour, so its size and number have an end.
#[tokio::test]
async fn strangers_cannot_fill_the_disk() {
    let mut theatre = Theatre::open().await;
    let usual = format!("/oauth/authorize?client_id=trusted&{USUAL}");
    let long = get(&theatre, &format!("{usual}&x={}", "y".repeat(17_000)), "").await;
    assert_eq!((long.status().as_u16(), location(&long)), (414, ""));
    theatre.address = "192.0.2.1".parse().ok();
    for number in 0..300 {
        assert_eq!(get(&theatre, &usual, "").await.status(), 303, "{number}");
    }
    let refused = get(&theatre, &usual, "").await;
    assert_eq!(refused.status(), 429);
    assert!(refused.headers().contains_key("retry-after") && !refused.headers().contains_key("set-cookie"));
    assert_eq!(get(&theatre, &usual, "forum_session=anna").await.status(), 303, "a member's code is not kept from him");
    theatre.address = "192.0.2.2".parse().ok();
    assert_eq!(get(&theatre, &usual, "").await.status(), 303, "somebody else");
    theatre.address = "192.0.2.1".parse().ok();
    theatre.stage.clock.0.fetch_add(60, std::sync::atomic::Ordering::SeqCst);
    assert_eq!(get(&theatre, &usual, "").await.status(), 303, "a minute later");
}

/// Labels of metrics live as long as the process: a name that nobody registered must not become one.
#[tokio::test]
async fn invented_apps_are_not_counted_by_name() {
    let theatre = Theatre::open().await;
    let form = "grant_type=authorization_code&code=x&client_id=invented&client_secret=x";
    for fail in [None, Some(0)] {
        theatre.stage.store.fail(fail);
        post(&theatre, "/oauth/token", "application/x-www-form-urlencoded", form).await;
        post(&theatre, "/oauth/revoke", "application/x-www-form-urlencoded", form).await;
        get(&theatre, &format!("/oauth/authorize?client_id=invented&{USUAL}"), "forum_session=anna").await;
    }
    let text = theatre.metrics.encode();
    assert!(text.contains("app=\"unknown\"") && !text.contains("invented"), "{text}");
}

/// The same words for an unknown app, a wrong secret and no secret: a guesser learns nothing (RFC 6819 §4.4.1).
#[tokio::test]
async fn a_guesser_hears_one_answer() {
    let theatre = Theatre::open().await;
    let mut answers = Vec::new();
    for credentials in
        ["client_id=trusted&client_secret=wrong", "client_id=nobody&client_secret=wrong", "client_id=trusted"]
    {
        let form = format!("grant_type=authorization_code&code=x&{credentials}");
        let answer = post(&theatre, "/oauth/token", "application/x-www-form-urlencoded", &form).await;
        answers.push((answer.status(), answer.body().clone()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 401), "{answers:?}");
}

/// HEAD looks like a GET and does nothing; what changes something wants a POST.
#[tokio::test]
async fn only_a_post_changes_anything() {
    let theatre = Theatre::open().await;
    let usual = format!("/oauth/authorize?client_id=trusted&{USUAL}");
    let fields = [("cookie".to_owned(), "forum_session=anna".to_owned())];
    let head = theatre.send("HEAD", &usual, &fields, "").await;
    assert_eq!((head.status().as_u16(), location(&head)), (200, ""));
    for (method, path, want) in [
        ("PUT", usual.as_str(), 405),
        ("DELETE", usual.as_str(), 405),
        ("OPTIONS", usual.as_str(), 405),
        ("OPTIONS", "/oauth/token", 405),
        ("OPTIONS", "/oauth/jwks", 204),
        ("GET", "/oauth/token", 405),
        ("HEAD", "/oauth/token", 405),
        ("GET", "/oauth/revoke", 405),
        ("GET", "/oauth/consent", 405),
        ("HEAD", "/oauth/consent", 405),
        ("POST", "/oauth/jwks", 405),
        ("POST", "/oauth/resume.php", 405),
    ] {
        let answer = theatre.send(method, path, &fields, "").await;
        assert_eq!(answer.status(), want, "{method} {path}");
        assert_eq!(answer.headers().contains_key("allow"), want == 405, "{method} {path}");
        let open = answer.headers().contains_key("access-control-allow-origin");
        assert_eq!(open, want == 204, "{method} {path}: only metadata and keys are for other origins");
    }
}

/// Whoever has accounts for all names that a member could get takes none of his apps from him.
#[tokio::test]
async fn nobody_is_locked_out_by_names_that_others_took() {
    let theatre = Theatre::open().await;
    for (number, name) in username::candidates("anna", &MemberId::Number(1)).into_iter().enumerate() {
        let new = NewName { member: MemberId::Number(1_000 + number as u64), candidates: vec![name.clone()] };
        assert_eq!(theatre.stage.ports.store.name(&new).await.expect("a store"), Some(name));
    }
    let tokens = log_in(&theatre).await;
    let bearer = [("authorization".to_owned(), format!("Bearer {}", text(&tokens, "access_token")))];
    let told = json(&theatre.send("GET", "/oauth/userinfo", &bearer, "").await);
    let name = text(&told, "preferred_username");
    assert!(name.starts_with("anna-") && name.len() == 15, "{name}");
    assert_eq!(json(&theatre.send("GET", "/oauth/userinfo", &bearer, "").await), told, "and it stays");
}

/// An answer costs as much as typing the code, so that codes are not guessed by answers.
#[tokio::test]
async fn an_answer_for_a_device_counts_as_a_try() {
    let mut theatre = Theatre::open().await;
    theatre.address = "192.0.2.1".parse().ok();
    let mut statuses = std::collections::BTreeSet::new();
    for _ in 0..100 {
        let fields = [
            ("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned()),
            ("cookie".to_owned(), "forum_session=anna".to_owned()),
            ("origin".to_owned(), "https://forum.example".to_owned()),
        ];
        let form = "user_code=BCDF-GHJK&decision=allow&ticket=x";
        statuses.insert(theatre.send("POST", "/oauth/device", &fields, form).await.status().as_u16());
    }
    assert!(statuses.contains(&429), "{statuses:?}");
}
