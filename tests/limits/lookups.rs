//! Sessions that are nobody's.

use super::*;

/// A session that the forum never made.
fn invented() -> String {
    format!("sample_session={:016x}{:016x}", random(u64::MAX), random(u64::MAX))
}

async fn lookups(stage: &Stage) -> f64 {
    let mut sum = 0.0;
    for result in ["member", "guest", "refused", "unknown"] {
        sum += stage.metric(&format!("portico_session_lookups_total{{source=\"http\",result=\"{result}\"}}")).await;
    }
    sum
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn ever_new_sessions_are_not_looked_up_for_ever() {
    let stage = Stage::with("session_lookups = \"10/min per address\"\n").await;
    within_a_minute().await;
    let lena = log_in(&stage.forum, "/login", "lena").await;
    let marta = log_in(&stage.forum, "/login", "marta").await;
    for _ in 0..30 {
        let answer = stage.get(&stage.authorize(""), A, &lena).await;
        assert!(answer.sent_back("code").is_some(), "sessions of members do not count: {}", answer.short());
    }
    // Without a session the forum is not asked.
    for _ in 0..30 {
        assert_eq!(stage.get(&stage.authorize(""), A, "").await.status, 303);
    }
    let before = lookups(&stage).await;
    for number in 0..10 {
        let answer = stage.get(&stage.authorize(""), A, &invented()).await;
        assert!(answer.status == 303 && answer.header("location").contains("/login?"), "{number}: {}", answer.short());
    }
    for path in [stage.authorize(""), "/oauth/apps".to_owned(), "/oauth/device".to_owned()] {
        let answer = stage.get(&path, A, &invented()).await;
        assert!(waits(&answer) && answer.body.contains("P450"), "{path}: {}", answer.short());
        assert!(answer.header("location").is_empty(), "nobody is taken for a guest: {path}");
    }
    let silent = stage.get(&stage.authorize("&prompt=none"), A, &invented()).await;
    assert_eq!(silent.sent_back("error").as_deref(), Some("temporarily_unavailable"), "{}", silent.short());

    // Pages of the forum pass, with the same cookies, and so do forms.
    for _ in 0..20 {
        assert_eq!(stage.get("/", A, &invented()).await.status, 200);
        let form = stage.http.post(stage.portico.url("/login")).header("x-forwarded-for", A);
        let answer = send(form.header(COOKIE, invented()).form(&[("username", "lena")])).await.expect("an answer");
        assert!(answer.status.as_u16() < 429, "{}", answer.short());
    }
    assert_eq!(lookups(&stage).await - before, 10.0, "the forum was asked so often");
    assert!(stage.get(&stage.authorize(""), A, &lena).await.sent_back("code").is_some(), "who is known goes on");
    assert!(waits(&stage.get(&stage.authorize(""), A, &marta).await), "who is not has to wait");
    assert!(stage.get(&stage.authorize(""), B, &marta).await.sent_back("code").is_some(), "elsewhere he has not");
    assert_eq!(stage.refused("session_lookups").await, 5.0);
}
