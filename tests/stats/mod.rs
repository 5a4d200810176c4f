//! What requests leave in the counts, and how they get into the store.

use std::sync::atomic::Ordering;

use portico::app::stats::Reporter;
use portico::model::counts::{Counts, Resolution, Series};
use portico::ports::{Clock as _, Store as _};
use portico::protocol::stats::{self, Query, View};

use crate::transcripts::Theatre;

const LOGIN: &str =
    "/oauth/authorize?client_id=trusted&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code";
const WRONG: &str =
    "/oauth/authorize?client_id=chat&redirect_uri=https%3A%2F%2Felsewhere.example%2F&response_type=code";

async fn get(theatre: &Theatre, target: &str) {
    theatre.send("GET", target, &[("cookie".to_owned(), "forum_session=anna".to_owned())], "").await;
}

async fn view(theatre: &Theatre, resolution: Resolution) -> View {
    let query = Query { since_secs: 3_600, resolution: Some(resolution) };
    stats::read(&query, &*theatre.stage.store, &*theatre.stage.clock).await.expect("readable")
}

#[tokio::test]
async fn logins_and_refusals_are_counted_by_app_minute_by_minute() {
    let theatre = Theatre::open().await;
    let (clock, store, metrics) = (&theatre.stage.clock, &*theatre.stage.store, &theatre.metrics);
    clock.0.store(1_800_000_000, Ordering::SeqCst);
    let mut reporter = Reporter::new(&[7; 32]);
    get(&theatre, LOGIN).await;
    get(&theatre, WRONG).await;
    get(&theatre, "/oauth/authorize?client_id=nobody").await;
    // The store is away: nothing is lost, and nothing counts twice.
    store.fail(Some(0));
    reporter.report(metrics, clock.now(), store).await.expect_err("it fails");
    store.fail(None);
    clock.0.fetch_add(60, Ordering::SeqCst);
    for _ in 0..2 {
        get(&theatre, LOGIN).await;
    }
    reporter.report(metrics, clock.now(), store).await.expect("it writes");
    reporter.report(metrics, clock.now(), store).await.expect("it writes nothing");

    let minutes = view(&theatre, Resolution::Minute).await;
    let logins = minutes.line(|counts| counts.sum(Some("trusted"), Series::LOGIN_OK));
    assert_eq!((logins.len(), &logins[59..]), (61, &[1, 2][..]), "the last of them is the minute of now");
    let sum = minutes.sum();
    assert_eq!(sum.codes(Some("chat")), [("P402".to_owned(), 1)]);
    assert_eq!(sum.codes(Some(Counts::UNKNOWN)), [("P401".to_owned(), 1)]);
    assert_eq!(view(&theatre, Resolution::Day).await.sum(), sum, "days have all that minutes have");
    assert_eq!(view(&theatre, Resolution::Hour).await.line(|c| c.sum(None, Series::LOGIN_OK)).iter().sum::<u64>(), 3);
}

#[tokio::test]
async fn secrets_first_times_and_lives_are_counted() {
    let theatre = Theatre::open().await;
    let (store, metrics) = (&*theatre.stage.store, &theatre.metrics);
    let id = portico::model::ClientId("machine".to_owned());
    let mut client = store.client(&id).await.expect("readable").expect("an app");
    let newest = portico::model::ClientSecret::current(portico::model::Hash32::of(b"newest"), client.created_at);
    client.secrets.insert(0, newest);
    assert!(store.update_client(&client).await.expect("writes"));
    let form = [("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    for secret in ["s3cret", "newest", "newest"] {
        let body = format!("grant_type=client_credentials&client_id=machine&client_secret={secret}");
        assert_eq!(theatre.send("POST", "/oauth/token", &form, &body).await.status(), 200);
    }
    let counts = metrics.take_counts();
    let of = |series| counts.sum(Some("machine"), series);
    assert_eq!((of(Series::SECRET_OLD), of(Series::SECRET_CURRENT)), (1, 2));

    let mut reporter = Reporter::new(&[7; 32]);
    reporter.heights(theatre.stage.clock.now(), store).await.expect("it counts");
    assert_eq!(view(&theatre, Resolution::Hour).await.sum().sum(None, Series::GRANTS), 0, "nobody is logged in");
}

#[tokio::test]
async fn an_app_has_a_log_of_logins_and_refusals() {
    let theatre = Theatre::open().await;
    let (store, clock) = (&*theatre.stage.store, &theatre.stage.clock);
    let recent = &theatre.stage.ports.recent;
    get(&theatre, LOGIN).await;
    get(&theatre, WRONG).await;
    get(&theatre, WRONG).await;
    get(&theatre, "/oauth/authorize?client_id=nobody").await;
    theatre.send("GET", LOGIN, &[], "").await;
    store.fail(Some(0));
    recent.write_down(clock.now(), store).await.expect_err("it fails");
    store.fail(None);
    recent.write_down(clock.now(), store).await.expect("it writes");
    recent.write_down(clock.now(), store).await.expect("it writes nothing");
    let of = async |id: &str| store.events(&portico::model::ClientId(id.to_owned())).await.expect("readable");
    let trusted = of("trusted").await;
    assert_eq!(trusted.len(), 1, "who has to log in first is no event");
    assert!(trusted[0].is_ok() && trusted[0].member.is_some() && trusted[0].request.as_deref() == Some("REQUEST-1"));
    let chat = of("chat").await;
    assert_eq!(chat.len(), 1, "the same within a minute is counted");
    assert_eq!((chat[0].code.as_deref(), chat[0].times), (Some("P402"), 2));
    assert_eq!(chat[0].sent.as_deref(), Some("https://elsewhere.example/"));
    assert!(of("nobody").await.is_empty());

    // Strangers fill it with long and odd addresses.
    for number in 0..500 {
        let odd = format!("https://{number}.example/%3Cscript%3E%E2%80%AE{}", "x".repeat(number % 100 * 30));
        let target = format!("/oauth/authorize?client_id=chat&redirect_uri={odd}&response_type=code");
        theatre.send("GET", &target, &[], "").await;
        if number == 250 {
            recent.write_down(clock.now(), store).await.expect("it writes");
        }
    }
    recent.write_down(clock.now(), store).await.expect("it writes");
    let chat = of("chat").await;
    assert_eq!(chat.len(), 100, "as many as strangers have");
    let longest = chat.iter().filter_map(|event| event.sent.as_ref()).map(String::len).max();
    assert!(longest.is_some_and(|longest| longest <= portico::model::Event::SENT_BYTES_MAX), "{longest:?}");
    assert!(chat.iter().filter(|event| event.sent.is_some()).count() <= 40, "so many addresses of each report");
    assert!(chat.iter().all(|event| event.detail.as_ref().is_none_or(|detail| detail.chars().count() <= 301)));
}
