//! `portico members list` beside a demo.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::process::Demo;

fn list(demo: &Demo, words: &[&str], verified: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_portico"))
        .args(["members", "list", "--config", &demo.config])
        .args(words)
        .env("PORTICO_FORUM__MEMBERS__EMAIL_VERIFIED", verified)
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs")
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn an_operator_sees_whom_apps_will_turn_away() {
    let demo = Demo::start("mybb");
    let all = json(&list(&demo, &["-o", "json"], "preset"));
    let names: Vec<&str> =
        all["members"].as_array().expect("a list").iter().filter_map(|line| line["username"].as_str()).collect();
    assert!(names.contains(&"lena") && !names.contains(&"bruno"), "{names:?}: who is banned is not let in");
    let let_in = all["let_in"].as_u64().expect("a number");
    assert_eq!((let_in, names.len()), (names.len() as u64, let_in as usize));
    assert!(all["refused"].as_u64() >= Some(1), "{all}");

    let lacking = json(&list(&demo, &["--without-email", "-o", "json"], "preset"));
    let listed = lacking["members"].as_array().expect("a list");
    assert_eq!(Some(listed.len() as u64), lacking["without_email"].as_u64());
    assert!(listed.iter().all(|line| line["email_verified"] == false), "{lacking}");
    // As the operator decides.
    let nobody = json(&list(&demo, &["--without-email", "-o", "json", "--limit", "2"], "never"));
    assert_eq!((nobody["without_email"].as_u64(), nobody["members"].as_array().map(Vec::len)), (Some(let_in), Some(2)));
    let told = list(&demo, &["--without-email", "--limit", "2"], "never");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains(&format!("2 of {let_in} are listed")) && told.contains("P431"), "{told}");
    assert!(told.contains("lena@example.net (not verified: apps do not get it)"), "{told}");

    // A site that is asked who is there does not tell who else there is.
    let plain = Demo::start("plain");
    let output = list(&plain, &[], "preset");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let expected = "error P516: this kind of forum cannot tell that\n  this kind of forum cannot list its members\n";
    assert!(output.status.code() == Some(1) && told.starts_with(expected), "{told}");
}
