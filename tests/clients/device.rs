//! The device flow with a library that nobody here wrote as the device, and a person with a browser beside it.

use serde_json::json;

use super::between;
use super::libraries::{Party, npm};
use super::recording::text;
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openid_client_of_npm_logs_in_as_a_device() {
    let demo = Demo::start("plain");
    let app =
        demo.apps(&["add", "--name", "Television", "--public", "--device-flow", "--scope", "openid profile email"]);
    let given = json!({ "issuer": demo.issuer, "client_id": app["client_id"], "scope": "openid profile" });
    let party = Party::start(npm("device.mjs"), &given);
    let shown = party.hear().unwrap_or_else(|complaint| panic!("{complaint}"));
    assert_eq!(shown["interval"], 5);

    // The person opens the address, logs in at the forum, compares the code, and says yes.
    let mut visitor = Visitor::new(&demo.issuer);
    let mut answer = visitor.get(text(&shown, "open")).await;
    while let Some(to) = answer.location.take() {
        answer = if to.contains("/login?") { visitor.log_in(&to, "tomas").await } else { visitor.get(&to).await };
    }
    let code = between(&answer.body, "name=\"user_code\" value=\"", "\"");
    assert_eq!(code, text(&shown, "user_code"));
    let asked = visitor.post("/oauth/device", &[("user_code", &code)]).await;
    assert!(asked.body.contains("Television") && asked.body.contains("another device"), "{}", asked.body);
    let ticket = between(&asked.body, "name=\"ticket\" value=\"", "\"");
    let form = [("user_code", code.as_str()), ("ticket", ticket.as_str()), ("decision", "allow")];
    let done = visitor.post("/oauth/device", &form).await;
    assert!(done.status == 200 && done.body.contains("connected"), "{}", done.body);

    let got = party.hear().unwrap_or_else(|complaint| panic!("{complaint}"));
    assert_eq!((&got["claims"]["sub"], &got["claims"]["aud"]), (&json!("5"), &given["client_id"]), "{got}");
    assert_eq!((&got["userinfo"]["preferred_username"], &got["scope"]), (&json!("tomas"), &json!("openid profile")));
}
