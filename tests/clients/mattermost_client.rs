//! `@mattermost/client`, the library of every Mattermost integration in JavaScript, against the built binary.

use serde_json::{Value, json};

use super::libraries::{Party, npm};
use super::recording::{list, text};
use crate::demo::process::Demo;

/// What the client understood of an error.
fn refusal(got: &Value) -> (&str, u64) {
    (got["id"].as_str().unwrap_or("none"), got["status"].as_u64().unwrap_or_default())
}

const PERMISSIONS: (&str, u64) = ("api.context.permissions.app_error", 403);
const SESSION: (&str, u64) = ("api.context.session_expired.app_error", 401);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mattermosts_own_client_manages_apps_and_takes_consents_back() {
    let demo = Demo::start("plain");
    let token = demo.command(&["token", "add", "--member", "5", "--permissions", "account,apps,all_apps"]);
    let party = Party::start(npm("mattermost-client.mjs"), &json!({ "url": demo.issuer, "token": token["token"] }));
    let got = party.hear().unwrap_or_else(|complaint| panic!("{complaint}"));

    let (me, made) = (&got["me"], &got["made"]);
    assert_eq!((text(me, "username"), text(me, "email")), ("tomas", "tomas@example.net"));
    assert_eq!((text(made, "id").len(), text(made, "client_secret").len()), (26, 26), "{made}");
    assert_eq!(made["creator_id"], me["id"]);
    assert!(list(&got, "listed").iter().any(|app| app["id"] == made["id"]), "{}", got["listed"]);
    assert_eq!((&got["edited"]["id"], &got["edited"]["name"]), (&made["id"], &json!("Zap 2")));
    assert_ne!(got["renewed"]["client_secret"], made["client_secret"], "a new secret");
    assert_eq!((&got["info"]["name"], &got["info"]["client_secret"]), (&json!("Zap 2"), &json!("")));

    assert_eq!(got["nothing"], json!([]));
    assert_eq!((&got["tokens"]["status"], text(&got["tokens"], "token_type")), (&json!(200), "bearer"));
    assert_eq!((&got["seen"]["id"], text(&got["seen"], "username")), (&me["id"], "tomas"));
    for listed in ["by_me", "by_id"] {
        let apps = list(&got, listed);
        assert_eq!((apps.len(), &apps[0]["id"], &apps[0]["client_secret"]), (1, &made["id"], &json!("")), "{apps:?}");
        assert_eq!(apps[0]["name"], "Zap 2");
    }
    for refused in ["of_others", "by_the_app"] {
        assert_eq!(refusal(&got[refused]), PERMISSIONS, "{refused}");
    }
    assert_eq!(refusal(&got["made_by_the_app"]).1, 401, "an app's token manages no apps: {}", got["made_by_the_app"]);

    assert_eq!(got["taken_back"], json!({ "status": "OK" }));
    assert_eq!(refusal(&got["afterwards"]), SESSION);
    assert_eq!((&got["refreshed"]["status"], text(&got["refreshed"], "error")), (&json!(404), "invalid_grant"));
    assert_eq!(got["left"], json!([]));
    assert_eq!(got["deleted"], json!({ "status": "OK" }));
    assert_eq!(refusal(&got["gone"]), ("app.oauth.get_app.find.app_error", 404));
    assert_eq!(refusal(&got["unnamed"]), ("model.oauth.is_valid.name.app_error", 400));
}
