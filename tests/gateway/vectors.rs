//! Plays `tests/vectors/*.json`: raw exchanges with both ends under control.

use std::io::{Read as _, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::origin::{Origin, Script, Step};
use super::running::Gateway;
use super::secure::Line;
use super::wire;

/// Gateways that play side by side: most of the time is spent waiting for what must not come.
const PLAYERS: usize = 10;

/// How long an answer may be late on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

const PASSES: (&str, usize) = (include_str!("../vectors/proxy-passthrough.json"), 81);
const IS_REFUSED: (&str, usize) = (include_str!("../vectors/proxy-refuse.json"), 67);

#[test]
fn what_must_pass_passes_unchanged() {
    play(PASSES, Gateway::before);
}

#[test]
fn what_is_ambiguous_is_refused() {
    play(IS_REFUSED, Gateway::before);
}

#[test]
fn what_must_pass_passes_unchanged_over_tls() {
    play(PASSES, Gateway::over_tls);
}

#[test]
fn what_is_ambiguous_is_refused_over_tls() {
    play(IS_REFUSED, Gateway::over_tls);
}

#[test]
fn every_path_goes_where_it_belongs() {
    let file: Value = serde_json::from_str(include_str!("../vectors/paths.json")).expect("JSON");
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let mut wrong = Vec::new();
    for row in file["cases"].as_array().expect("cases") {
        let (id, want) = (row["id"].as_str().expect("an id"), row["expect"].as_str().expect("a word"));
        origin.reset(Script::default());
        let target = bytes(&row["target"]);
        let method = row["method"].as_str().unwrap_or("GET");
        let request =
            [method.as_bytes(), b" ", &target, b" HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\n\r\n"].concat();
        let answer = super::exchange(gateway.address, &request);
        let status = wire::status(&answer).unwrap_or(0);
        let received = origin.received().concat();
        let forwarded = [method.as_bytes(), b" ", &target, b" HTTP/1.1\r\n"].concat();
        let right = match want {
            "forum" => status == 200 && received.starts_with(&forwarded) && wire::requests(&received).len() == 1,
            "404" => received.is_empty() && (status == 404 || numbers(&row["status"]).contains(&u64::from(status))),
            _ => received.is_empty() && (200..500).contains(&status) && status != 404,
        };
        if !right {
            wrong.push(format!("{id} {}: {status}, origin got {}", target.escape_ascii(), received.escape_ascii()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn play((text, at_least): (&str, usize), gateway: impl Fn(u16) -> Gateway + Sync) {
    let file: Value = serde_json::from_str(text).expect("JSON");
    // All files at once would be late on a machine with two cores.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let vectors = file["vectors"].as_array().expect("vectors");
    assert!(vectors.len() >= at_least, "the vectors were found");
    let queue = Mutex::new(vectors.iter());
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..PLAYERS {
            scope.spawn(|| {
                let origin = Origin::start();
                let gateway = gateway(origin.port);
                loop {
                    let Some(vector) = queue.lock().expect("no poison").next() else { break };
                    let outcome = play_one(vector, &origin, &gateway);
                    let faults = judge(&vector["expect"], &outcome);
                    if !faults.is_empty() {
                        let name = format!("{} {}: {}", vector["id"], vector["title"], faults.join("; "));
                        wrong.lock().expect("no poison").push(name);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no poison");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What both ends saw.
#[derive(Default)]
pub struct Outcome {
    pub status: u64,
    pub responses: u64,
    pub complete: bool,
    pub closed: bool,
    pub origin_requests: u64,
    pub origin: Vec<u8>,
    pub client: Vec<u8>,
}

fn play_one(vector: &Value, origin: &Origin, gateway: &Gateway) -> Outcome {
    origin.reset(script(&vector["origin"]));
    let mut stream = gateway.line();
    let mut got = Vec::new();
    let mut ended = None;
    for step in vector["send"].as_array().expect("send") {
        if step["half_close"].as_bool() == Some(true) {
            stream.half_close();
        }
        // The gateway may have refused and closed already: what it said counts, not that we could not go on.
        let _ = stream.write_all(&if step.is_string() || step.is_array() { bytes(step) } else { part(step) });
        if step["wait_for"].is_string() {
            let wanted = bytes(&step["wait_for"]);
            read(&mut stream, &mut got, &mut ended, Duration::from_secs(3), |got| wire::find(got, &wanted).is_some());
        } else if let Some(pause) = step["pause_ms"].as_u64() {
            read(&mut stream, &mut got, &mut ended, Duration::from_millis(pause), |_| false);
        }
    }
    // Long enough for what must not come; for what must come a busy machine gets more.
    let wait = Duration::from_millis(vector["wait_ms"].as_u64().unwrap_or(700));
    read(&mut stream, &mut got, &mut ended, wait, |_| false);
    let patience = Instant::now() + PATIENCE;
    loop {
        let outcome = outcome(vector, origin, &got, ended);
        if judge(&vector["expect"], &outcome).is_empty() || Instant::now() > patience {
            return outcome;
        }
        let more = Duration::from_millis(100);
        match ended {
            None => read(&mut stream, &mut got, &mut ended, more, |_| false),
            Some(_) => std::thread::sleep(more),
        }
    }
}

fn outcome(vector: &Value, origin: &Origin, got: &[u8], ended: Option<End>) -> Outcome {
    let received = origin.received();
    let heads = vector["heads"].as_array().map_or_else(
        || vec![part(&vector["send"][0]).starts_with(b"HEAD ") || bytes(&vector["send"][0]).starts_with(b"HEAD ")],
        |heads| heads.iter().map(|head| head.as_bool() == Some(true)).collect(),
    );
    let (answers, complete) = wire::answers(got, &heads, ended == Some(End::Closed));
    Outcome {
        status: answers.first().map_or(0, |answer| u64::from(answer.status)),
        responses: answers.len() as u64,
        complete: complete && !answers.is_empty() && answers.iter().all(|answer| answer.complete),
        closed: ended.is_some(),
        origin_requests: received.iter().map(|bytes| wire::requests(bytes).len() as u64).sum(),
        origin: received.concat(),
        client: got.to_vec(),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Closed,
    Reset,
}

/// Collects what comes for `time`, or until it is enough.
fn read(stream: &mut Line, got: &mut Vec<u8>, ended: &mut Option<End>, time: Duration, enough: impl Fn(&[u8]) -> bool) {
    let deadline = Instant::now() + time;
    while ended.is_none() && !enough(got) {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        stream.set_read_timeout(left);
        let mut part = [0; 65536];
        match stream.read(&mut part) {
            Ok(0) => *ended = Some(End::Closed),
            Ok(length) => got.extend_from_slice(&part[..length]),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => *ended = Some(End::Reset),
        }
    }
}

pub fn script(origin: &Value) -> Script {
    let steps = origin["steps"].as_array().into_iter().flatten().map(|step| Step {
        wait_for: (!step["wait_for"].is_null()).then(|| bytes(&step["wait_for"])),
        sleep: Duration::from_millis(step["sleep_ms"].as_u64().unwrap_or(0)),
        send: bytes(&step["send"]),
        reset: step["reset"].as_bool() == Some(true),
        close: step["close"].as_bool() == Some(true),
    });
    Script {
        response: (!origin["response"].is_null()).then(|| bytes(&origin["response"])),
        close: origin["close"].as_bool() == Some(true),
        steps: steps.collect(),
    }
}

/// A string in latin-1, a list of parts, or nothing; placeholders filled in.
pub fn bytes(value: &Value) -> Vec<u8> {
    match value {
        Value::String(text) => filled(text).chars().map(|c| u8::try_from(u32::from(c)).expect("latin-1")).collect(),
        Value::Array(parts) => parts.iter().flat_map(bytes).collect(),
        Value::Object(_) => part(value),
        _ => Vec::new(),
    }
}

/// `{"bytes": …, "repeat": n}`.
fn part(value: &Value) -> Vec<u8> {
    bytes(&value["bytes"]).repeat(value["repeat"].as_u64().map_or(1, |times| usize::try_from(times).expect("small")))
}

fn filled(text: &str) -> String {
    text.replace("{{early}}", "/oauth/token")
        .replace("{{prefix}}", "/oauth")
        .replace("{{name}}", "oauth")
        .replace("{{PREFIX}}", "/OAUTH")
        .replace("{{%prefix}}", "/%6fauth")
        .replace("{{%%prefix}}", "/%256fauth")
}

/// A number or a list of them.
pub fn numbers(value: &Value) -> Vec<u64> {
    match value {
        Value::Array(values) => values.iter().filter_map(Value::as_u64).collect(),
        value => value.as_u64().into_iter().collect(),
    }
}

/// What differs from an expectation.
pub fn judge(expect: &Value, outcome: &Outcome) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, want) in expect.as_object().expect("an object") {
        let fault = match key.as_str() {
            "any_of" => {
                let alternatives = want.as_array().expect("a list").iter().map(|one| judge(one, outcome));
                let alternatives: Vec<_> = alternatives.collect();
                (!alternatives.iter().any(Vec::is_empty)).then(|| format!("none of {alternatives:?}"))
            }
            "status" => unlike(key, outcome.status, want),
            "responses" => unlike(key, outcome.responses, want),
            "origin_requests" => unlike(key, outcome.origin_requests, want),
            "origin_bytes" => unlike(key, outcome.origin.len() as u64, want),
            "closes" => (want.as_bool() != Some(outcome.closed)).then(|| format!("closed: {}", outcome.closed)),
            "truncated" => {
                (want.as_bool() == Some(outcome.complete)).then(|| format!("complete: {}", outcome.complete))
            }
            "origin_count_ci" | "client_count_ci" => {
                let side = if key.starts_with("origin") { &outcome.origin } else { &outcome.client };
                count(side, want)
            }
            "origin_order" => out_of_order(&outcome.origin, want).then(|| "origin order".to_owned()),
            "client_order" => out_of_order(&outcome.client, want).then(|| "client order".to_owned()),
            key => {
                let (side, rule) = key.split_once('_').expect("a side and a rule");
                let side = if side == "origin" { &outcome.origin } else { &outcome.client };
                holds(side, rule, want).err().map(|what| format!("{key} {what}"))
            }
        };
        faults.extend(fault);
    }
    faults
}

fn unlike(key: &str, got: u64, want: &Value) -> Option<String> {
    (!numbers(want).contains(&got)).then(|| format!("{key} {got}, not {want}"))
}

/// How often texts occur, whatever the case.
fn count(side: &[u8], want: &Value) -> Option<String> {
    let side = side.to_ascii_lowercase();
    let wrong = want.as_object().expect("an object").iter().find(|(text, times)| {
        let text = bytes(&Value::String(text.to_ascii_lowercase()));
        let found = side.windows(text.len()).filter(|window| *window == text).count();
        !numbers(times).contains(&(found as u64))
    });
    wrong.map(|(text, times)| format!("{text:?} not {times} times"))
}

fn out_of_order(side: &[u8], want: &Value) -> bool {
    let mut at = 0;
    !want.as_array().expect("a list").iter().map(bytes).all(|needle| {
        let found = wire::find(&side[at..], &needle);
        at += found.map_or(0, |found| found + needle.len());
        found.is_some()
    })
}

fn holds(side: &[u8], rule: &str, want: &Value) -> Result<(), String> {
    let lower = rule.ends_with("_ci");
    let cased = |bytes: Vec<u8>| if lower { bytes.to_ascii_lowercase() } else { bytes };
    let side = cased(side.to_vec());
    let negated = match rule.trim_end_matches("_ci") {
        "has" => false,
        "has_not" => true,
        other => panic!("the vectors have a rule that the player does not know: {other}"),
    };
    for needle in want.as_array().expect("a list") {
        if wire::find(&side, &cased(bytes(needle))).is_some() == negated {
            return Err(needle.to_string());
        }
    }
    Ok(())
}
