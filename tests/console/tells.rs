//! What the console tells of logins and of those who were turned away: all of it, and of the right app and member.

use std::sync::atomic::Ordering;

use http::Response;
use portico::app::stats::Reporter;
use portico::model::counts::{Resolution, Series};
use portico::model::{Client, LoginsOf, MemberId};
use portico::ports::{Clock as _, Store as _};
use serde_json::Value;

use super::looks_after::{Carla, fields};
use super::{body, field, get, owned};

const ANNA: (&str, &str) = ("cookie", "forum_session=anna");
const CALLBACK: &str = "redirect_uri=https%3A%2F%2Fchat.example%2Fcb";
/// RFC 7636, appendix B.
const CHALLENGE: &str = "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
const VERIFIER: &str = "code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn authorize(client: &str, more: &str) -> String {
    format!("/oauth/authorize?client_id={client}&{CALLBACK}&response_type=code&scope=openid%20profile{more}")
}

/// Anna reads the question at this address, and answers it.
async fn answers(
    carla: &Carla,
    target: &str,
    rest: &str,
    decision: &str,
    more: &[(&str, &str)],
) -> Response<bytes::Bytes> {
    let asked = match more {
        [] => get(&carla.theatre, target, &[ANNA]).await,
        more => {
            let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(more).finish();
            carla.theatre.send("POST", target, &owned(&[ANNA]), &form).await
        }
    };
    assert_eq!(asked.status(), 200, "{}", body(&asked));
    let browser = field(&asked, "set-cookie").split(';').next().expect("a cookie").to_owned();
    let mut form = fields(&body(&asked), rest);
    form.push(("decision".to_owned(), decision.to_owned()));
    let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let cookie = format!("{}; {browser}", ANNA.1);
    carla.theatre.send("POST", rest, &owned(&[("cookie", &cookie)]), &form).await
}

async fn consents(carla: &Carla, target: &str) -> String {
    let answer = answers(carla, target, "/oauth/consent", "allow", &[]).await;
    let code = field(&answer, "location").split("code=").nth(1).unwrap_or_else(|| panic!("a code: {}", body(&answer)));
    code.split('&').next().expect("its end").to_owned()
}

async fn posts(carla: &Carla, target: &str, form: &str) -> Value {
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let answer = carla.theatre.send("POST", target, &owned(&kind), form).await;
    assert_eq!(answer.status(), 200, "{}", body(&answer));
    serde_json::from_slice(answer.body()).expect("JSON")
}

/// A row of a table: from the words that begin it to its end.
fn row<'a>(page: &'a str, begins: &str) -> &'a str {
    let (_, rest) = page.split_once(begins).unwrap_or_else(|| panic!("no {begins} in {page}"));
    rest.split("</tr>").next().expect("its end")
}

#[tokio::test]
async fn who_is_sent_to_the_login_is_counted_for_the_app() {
    let carla = Carla::comes().await;
    let (stage, metrics) = (&carla.theatre.stage, &carla.theatre.metrics);
    stage.clock.0.store(1_800_000_000, Ordering::SeqCst);
    metrics.take_counts();
    for more in ["", "&prompt=login"] {
        assert_eq!(get(&carla.theatre, &authorize("chat", more), &[]).await.status(), 303);
    }
    // Somebody else wants to answer the question.
    let switched = answers(&carla, &authorize("chat", ""), "/oauth/consent", "switch", &[]).await;
    assert_eq!(switched.status(), 303, "{}", body(&switched));
    Reporter::new(&[7; 32]).report(metrics, stage.clock.now(), &*stage.store).await.expect("it writes");
    let today = Resolution::Day.bucket(stage.clock.now());
    let counted = stage.store.counts(Resolution::Day, today, today.plus(86_400)).await.expect("readable");
    assert_eq!(counted[0].counts.sum(Some("chat"), Series::LOGIN_NOT_LOGGED_IN), 3);
    let usage = carla.sees("/apps/chat/usage").await;
    let sent = usage.split("sent to the forum").nth(1).unwrap_or_else(|| panic!("{usage}"));
    assert!(sent.chars().take(120).collect::<String>().contains('3'), "{sent}");
}

#[tokio::test]
async fn a_refusal_stands_in_the_log_with_its_reason_and_its_member() {
    let carla = Carla::comes().await;
    for (target, reason) in [
        (authorize("chat", "").replace("openid%20profile", "openid%20everything"), "everything"),
        (authorize("chat", "&code_challenge=short&code_challenge_method=plain"), "S256"),
        (authorize("spa", ""), "code_challenge"),
    ] {
        let answer = get(&carla.theatre, &target, &[ANNA]).await;
        let sent = field(&answer, "location");
        assert!(sent.contains("error_description="), "{reason}: {sent}");
        let said = url::Url::parse(sent).expect("an address");
        let said = said.query_pairs().find(|(name, _)| name == "error_description").expect("a sentence").1.into_owned();
        let app = if target.contains("client_id=spa") { "spa" } else { "chat" };
        let log = carla.sees(&format!("/apps/{app}/log")).await;
        let said = said.replace('"', "&quot;").replace('\'', "&#x27;");
        assert!(log.contains(&said), "{reason}: {said} in {log}");
    }
    let answer = answers(&carla, &authorize("chat", ""), "/oauth/consent", "deny", &[]).await;
    assert!(field(&answer, "location").contains("error=access_denied"), "{}", body(&answer));
    let log = carla.sees("/apps/chat/log").await;
    let denied = row(&log, "The member said no");
    assert!(denied.contains("/oauth/admin/members?id=n1"), "who it was: {denied}");
    // One who may not use the app at all.
    assert_eq!(get(&carla.theatre, &authorize("staff", ""), &[ANNA]).await.status(), 403);
    let log = carla.sees("/apps/staff/log").await;
    let kept_out = row(&log, "href=\"#P411\"");
    assert!(kept_out.contains("no group that may use the app") && kept_out.contains("id=n1"), "{kept_out}");
}

#[tokio::test]
async fn a_login_of_a_device_names_its_member() {
    let carla = Carla::comes().await;
    for (decision, word) in [("allow", "logged in"), ("deny", "The member said no")] {
        let codes = posts(&carla, "/oauth/device_authorization", "client_id=tv&scope=openid%20profile").await;
        let typed = [("user_code", codes["user_code"].as_str().expect("a code"))];
        let answer = answers(&carla, "/oauth/device", "/oauth/device", decision, &typed).await;
        assert_eq!(answer.status(), 200, "{}", body(&answer));
        let log = carla.sees("/apps/tv/log").await;
        let line = row(&log, word);
        assert!(line.contains("/oauth/admin/members?id=n1") && line.contains("a device"), "{decision}: {line}");
    }
}

#[tokio::test]
async fn an_app_without_a_secret_has_a_last_use() {
    let carla = Carla::comes().await;
    let spa = "href=\"/oauth/admin/apps/spa\"";
    assert!(row(&carla.sees("").await, spa).contains("never"));
    let now = carla.theatre.stage.clock.now();
    let code = consents(&carla, &authorize("spa", &format!("&{CHALLENGE}"))).await;
    assert!(row(&carla.sees("").await, spa).contains("never"), "it has got nothing yet");
    let wrong = format!("grant_type=authorization_code&client_id=spa&code=x&{CALLBACK}&{VERIFIER}");
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(carla.theatre.send("POST", "/oauth/token", &owned(&kind), &wrong).await.status(), 400);
    assert!(row(&carla.sees("").await, spa).contains("never"), "anybody can send its id");
    let form = format!("grant_type=authorization_code&client_id=spa&code={code}&{CALLBACK}&{VERIFIER}");
    posts(&carla, "/oauth/token", &form).await;
    let page = carla.sees("").await;
    assert!(!row(&page, spa).contains("never") && row(&page, spa).contains("1970"), "{page}");
    assert_eq!(carla.client("spa").await.last_used_at, Some(now));
    let first = carla.sees("?sort=used").await;
    assert!(first.find(spa) < first.find("href=\"/oauth/admin/apps/chat\""), "it is the last used: {first}");
    // Whoever saves what he read before does not undo it.
    let before = Client { last_used_at: None, ..carla.client("spa").await };
    assert!(carla.theatre.stage.store.update_client(&before).await.expect("the store"));
    assert_eq!(carla.client("spa").await.last_used_at, Some(now));
}

#[tokio::test]
async fn the_question_before_an_app_is_deleted_counts_its_members() {
    let carla = Carla::comes().await;
    assert!(carla.sees("/apps/chat/delete").await.contains("Nobody has access to it."));
    consents(&carla, &authorize("chat", "")).await;
    let store = &carla.theatre.stage.ports.store;
    while store.sweep(carla.theatre.stage.clock.now().plus(86_400), 100).await.expect("sweeps") > 0 {}
    let page = carla.sees("/apps/chat/delete").await;
    assert!(page.contains("1 member loses access at once."), "she allowed it, though nothing lives: {page}");
    assert_eq!(carla.sees("/apps/chat/members").await.matches("<tr><th scope=\"row\">").count(), 1);
}

#[tokio::test]
async fn the_last_use_outlives_the_last_session() {
    let carla = Carla::comes().await;
    let stage = &carla.theatre.stage;
    let code = consents(&carla, &authorize("chat", "")).await;
    let form = format!("grant_type=authorization_code&client_id=chat&client_secret=s3cret&code={code}&{CALLBACK}");
    posts(&carla, "/oauth/token", &form).await;
    let chat = "href=\"/oauth/admin/apps/chat/members\"";
    let anna = "href=\"/oauth/admin/members?id=n1\"";
    let shown = "1970-01-12T13:46:40Z";
    for (page, begins) in [("/members?id=n1", chat), ("/apps/chat/members", anna)] {
        assert_eq!(row(&carla.sees(page).await, begins).matches(shown).count(), 2, "{page}: since, and last");
    }
    let question = carla.sees("/members?id=n1&end").await;
    assert_eq!(carla.sends(&question, "/members/end", &[]).await.status(), 303);
    assert!(stage.store.logins(&LoginsOf::Member(MemberId::Number(1))).await.expect("readable").is_empty());
    for (page, begins) in [("/members?id=n1", chat), ("/apps/chat/members", anna)] {
        assert_eq!(row(&carla.sees(page).await, begins).matches(shown).count(), 2, "{page}: when nothing lives");
    }
    let own = body(&get(&carla.theatre, "/oauth/apps", &[ANNA]).await);
    assert!(own.contains("last used today") && own.contains("It cannot read your account at present"), "{own}");
    // Nobody but an app that is used again makes it later.
    stage.clock.0.fetch_add(86_400, Ordering::SeqCst);
    assert!(carla.sees("/apps/chat/members").await.contains(shown));
}
