//! Secrets and tokens that are guessed.

use super::*;

/// How a flood of wrong secrets from A is met: how many were looked at.
async fn flood(stage: &Stage, from: &str, tries: usize) -> usize {
    let mut looked_at = 0;
    for number in 0..tries {
        let answer = stage.try_secret(from, &format!("wrong-{number}")).await;
        match answer.status.as_u16() {
            401 => looked_at += 1,
            429 => assert!(waits(&answer) && answer.json("error") == "slow_down", "{}", answer.short()),
            _ => panic!("{}", answer.short()),
        }
    }
    looked_at
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn who_guesses_a_secret_waits_and_the_app_does_not() {
    let stage = Stage::with("").await;
    let secret = stage.app.secret.clone();
    // The app's server shares an address with somebody who guesses, and was here before him.
    assert_eq!(stage.try_secret(C, &secret).await.status, 400);
    assert_eq!(flood(&stage, C, 40).await, 40, "tries from where the app is are looked at");
    for _ in 0..3 {
        assert_eq!(stage.try_secret(C, &secret).await.status, 400, "the app goes on there");
    }

    assert_eq!(flood(&stage, A, 1_000).await, 30);
    assert!(waits(&stage.try_secret(A, &secret).await), "also not the right one");
    assert_eq!(stage.try_secret(B, &secret).await.status, 400, "the app elsewhere");
    assert_eq!(flood(&stage, "2001:db8::1", 40).await, 30);
    assert_eq!(flood(&stage, "2001:db8::ffff:2", 5).await, 0, "a household has one budget");
    assert_eq!(flood(&stage, &format!("::ffff:{A}"), 5).await, 0, "and an address one, however it is written");
    assert!(stage.refused("token").await >= 980.0, "{}", stage.refused("token").await);
    let log = stage.portico.log();
    let said = log.iter().filter(|line| line.contains("some are told to wait") && line.contains("\"token\"")).count();
    assert!((1..=5).contains(&said), "once a minute and no more: {log:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn every_place_where_apps_prove_who_they_are_has_the_same_limit() {
    let stage = Stage::with("token = \"3 failures/min per app and address\"\n").await;
    let ips4 = "/applications/oauth2server/interface/oauth/token.php";
    let token = [("token", "none")];
    let code = [("grant_type", "authorization_code"), ("code", "none"), ("redirect_uri", CALLBACK)];
    let pushed = [("response_type", "code"), ("redirect_uri", CALLBACK)];
    let places = [
        ("/oauth/token", &code[..]),
        ("/oauth/access_token", &code[..]),
        (ips4, &code[..]),
        ("/oauth/introspect", &token[..]),
        ("/oauth/revoke", &token[..]),
        ("/oauth/par", &pushed[..]),
        ("/oauth/device_authorization", &[][..]),
    ];
    for (number, (path, form)) in places.into_iter().enumerate() {
        let from = format!("203.0.113.{number}");
        for _ in 0..3 {
            let answer = stage.post(path, &from, "wrong", form).await;
            assert!(matches!(answer.status.as_u16(), 400 | 401 | 403), "{path}: {}", answer.short());
            assert_eq!(answer.json("error"), "invalid_client", "{path}: {}", answer.short());
        }
        // Whoever has failed at one of them fails at all.
        for (path, form) in places {
            let answer = stage.post(path, &from, &stage.app.secret, form).await;
            assert!(waits(&answer) && answer.json("error") == "slow_down", "{path}: {}", answer.short());
            assert!(!answer.headers.contains_key("www-authenticate"), "{path}");
            if path == "/oauth/access_token" {
                assert_eq!(answer.json("id"), "app.portico.too_many.app_error", "the shape is Mattermost's");
            }
        }
        let elsewhere = stage.post(path, B, &stage.app.secret, form).await;
        assert!(!waits(&elsewhere) && elsewhere.json("error") != "invalid_client", "{path}: {}", elsewhere.short());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn who_guesses_for_many_apps_or_tokens_waits() {
    let stage = Stage::with("failed_client_auth = \"5/min per address\"\n").await;
    let issued = |words: &[&str]| {
        let token = stage.site.command(&[&["token", "add", "--admin", "--name", "deployment"], words].concat());
        token["token"].as_str().expect("a token").to_owned()
    };
    let (admin, registrar) = (issued(&[]), issued(&["--permissions", "register"]));
    let apps = "/api/v4/oauth/apps";
    assert_eq!(stage.bearer(apps, C, &admin).await.status, 200);
    let register = async |from: &str, token: &str| {
        let request = stage.http.post(stage.portico.url("/oauth/register")).header("x-forwarded-for", from);
        let wish = serde_json::json!({ "redirect_uris": ["https://new.example/cb"] });
        send(request.bearer_auth(token).json(&wish)).await.expect("an answer")
    };
    assert_eq!(register(A, "prt_p_none").await.status, 401);
    for number in 0..4 {
        assert_eq!(stage.bearer(apps, A, &format!("prt_p_{number}")).await.status, 401);
    }
    for answer in [stage.bearer(apps, A, &admin).await, stage.bearer("/api/v4/users/me", A, "prt_p_x").await] {
        assert!(waits(&answer) && answer.json("id") == "app.portico.too_many.app_error", "{}", answer.short());
    }
    let refused = register(A, &registrar).await;
    assert!(waits(&refused) && refused.json("error") == "slow_down", "{}", refused.short());
    assert!(waits(&stage.try_secret(A, &stage.app.secret).await), "apps are guessed there, too");
    assert_eq!(register(B, &registrar).await.status, 201);
    // Who was known at an address goes on there, whatever others behind it do.
    for number in 0..9 {
        stage.bearer(apps, C, &format!("prt_p_{number}")).await;
    }
    assert!(waits(&stage.bearer(apps, C, "prt_p_y").await));
    assert_eq!(stage.bearer(apps, C, &admin).await.status, 200);
    assert!(stage.refused("failed_client_auth").await >= 4.0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn tokens_that_are_none_are_not_asked_about_for_ever() {
    let stage = Stage::with("unknown_tokens = \"5/min per app and address\"\n").await;
    within_a_minute().await;
    let cookie = log_in(&stage.forum, "/login", "lena").await;
    let client = crate::faults::clients::Client::new(stage.portico.url(""), &stage.app, &cookie);
    let access = client.log_in().await.access;
    let ask = async |from: &str, token: &str| {
        stage.post("/oauth/introspect", from, &stage.app.secret, &[("token", token)]).await
    };
    for number in 0..5 {
        let answer = ask(A, &format!("prt_a_{number}")).await;
        assert!(answer.status == 200 && answer.body == r#"{"active":false}"#, "{}", answer.short());
    }
    let refused = ask(A, "prt_a_x").await;
    assert!(waits(&refused) && refused.json("error") == "slow_down", "{}", refused.short());
    assert!(ask(B, &access).await.body.contains("\"active\":true"));
    for _ in 0..20 {
        assert_eq!(ask(B, &access).await.status, 200, "tokens that are one do not count");
    }
    for number in 0..5 {
        assert_eq!(stage.bearer("/oauth/userinfo", C, &format!("prt_a_{number}")).await.status, 401);
    }
    for path in ["/oauth/userinfo", "/api/v4/user", "/api/v4/users/me"] {
        assert!(waits(&stage.bearer(path, C, "prt_a_x").await), "{path}");
    }
    for _ in 0..20 {
        assert_eq!(stage.bearer("/oauth/userinfo", B, &access).await.status, 200);
    }
    assert!(stage.refused("unknown_tokens").await >= 4.0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_good_token_is_never_refused_for_what_others_show() {
    let mut stage = Stage::with("unknown_tokens = \"5/min per app and address\"\n").await;
    within_a_minute().await;
    let cookie = log_in(&stage.forum, "/login", "lena").await;
    let client = crate::faults::clients::Client::new(stage.portico.url(""), &stage.app, &cookie);
    let access = client.log_in().await.access;
    let paths = ["/oauth/userinfo", "/api/v4/user", "/api/v4/users/me"];
    // Issued a moment ago, and shown for the first time in the midst of others that are none.
    for path in paths {
        flood_with_tokens(&stage, A).await;
        let answer = stage.bearer(path, A, &access).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.short());
    }
    let ask = async |stage: &Stage, token: &str| {
        stage.post("/oauth/introspect", A, &stage.app.secret, &[("token", token)]).await
    };
    while !waits(&ask(&stage, "prt_a_none").await) {}
    assert!(ask(&stage, &access).await.body.contains("\"active\":true"));

    // After a restart it is known again by its first use, from wherever that comes.
    stage.portico.terminate();
    stage.portico.wait(std::time::Duration::from_secs(60));
    stage.portico = stage.site.start();
    within_a_minute().await;
    assert_eq!(stage.bearer("/oauth/userinfo", B, &access).await.status, 200);
    flood_with_tokens(&stage, A).await;
    assert_eq!(stage.bearer("/oauth/userinfo", A, &access).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_page_is_no_proof_of_the_token_beside_it() {
    let stage = Stage::with("unknown_tokens = \"5/min per app and address\"\n").await;
    within_a_minute().await;
    let cookie = log_in(&stage.forum, "/login", "lena").await;
    let path = stage.authorize("&prompt=consent");
    let request = stage.http.get(stage.portico.url(&path)).header("x-forwarded-for", A).header(COOKIE, cookie);
    let answer = send(request.bearer_auth("prt_a_beside")).await.expect("a page");
    assert_eq!(answer.status, 200, "{}", answer.short());
    flood_with_tokens(&stage, A).await;
    assert!(waits(&stage.bearer("/oauth/userinfo", A, "prt_a_beside").await));
}

/// Shows tokens that are none until no more of them are looked at.
async fn flood_with_tokens(stage: &Stage, from: &str) {
    while !waits(&stage.bearer("/oauth/userinfo", from, "prt_a_none").await) {}
}
