//! Every preset of an app: added by the command, printed, and its callbacks accepted where the member arrives.

use serde_json::Value;

use super::recording::{list, text};
use super::{authorize, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

const URL: &str = "https://app.example";
/// The example of RFC 7636, appendix B.
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_callbacks_of_every_preset_are_accepted() {
    let demo = Demo::start("plain");
    let mut member = Visitor::new(&demo.issuer);
    let presets = demo.apps(&["presets"]);
    let names: Vec<&str> = list(&presets, "presets").iter().map(|preset| text(preset, "preset")).collect();
    assert!(names.len() >= 22, "{names:?}");
    for name in names {
        // Its callback holds a number that only the app knows.
        let more: &[&str] =
            if name == "wikijs" { &["--redirect-uri", "https://app.example/login/1/callback"] } else { &[] };
        let more = if name.starts_with("generic-") { &["--redirect-uri", "https://app.example/cb"] } else { more };
        let added = demo.apps(&[&["add", name, "--url", URL], more].concat());
        let callbacks = list(&added, "redirect_uris");
        assert!(!callbacks.is_empty(), "{name}");
        for callback in callbacks {
            let callback = callback.as_str().expect("a text");
            let start = format!(
                "{}?client_id={}&response_type=code&state=s&code_challenge={CHALLENGE}&code_challenge_method=S256\
                 &redirect_uri={}",
                text(&added["endpoints"], "authorize"),
                text(&added, "client_id"),
                encoded(callback),
            );
            let back = authorize(&mut member, &start, "lena").await;
            let joined = if callback.contains('?') { '&' } else { '?' };
            assert!(back.starts_with(&format!("{callback}{joined}code=")), "{name}: {back}");
            assert_eq!(parameter(&back, "state").as_deref(), Some("s"), "{name}");
        }
        printed(name, &added);
    }
}

/// What is printed tells id and secret in every form that the app has.
fn printed(name: &str, added: &Value) {
    let told = format!("{}{}", added["settings"], added["snippets"]);
    assert!(told.contains(text(added, "client_id")), "{name}: {told}");
    match added["kind"].as_str() {
        Some("public") => assert_eq!(added.get("client_secret"), None, "{name}"),
        _ => assert!(told.contains(text(added, "client_secret")), "{name}: {told}"),
    }
    for snippet in list(added, "snippets") {
        assert!(text(snippet, "text").contains(text(added, "client_id")), "{name}: {snippet}");
    }
    assert!(!text(added, "checked").is_empty(), "{name}");
}

/// Whether it failed, and what it printed all the same.
fn preview(demo: &Demo, arguments: &[&str]) -> (bool, Value) {
    let output = demo.run(&[&["app"], arguments, &["-o", "json"]].concat());
    let shown: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(output.status.success(), shown["refused"] == Value::Null, "{shown}");
    (!output.status.success(), shown)
}

/// What `preview` shows is what the app gets, and why something is missing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_preview_tells_what_the_app_gets() {
    let demo = Demo::start("plain");
    let added = demo.apps(&["add", "mattermost", "--url", URL]);
    let id = text(&added, "client_id");
    let lena = demo.apps(&["preview", id, "--member", "3"]);
    let identity = &lena["identity"];
    assert_eq!((&identity["id"], text(identity, "email")), (&serde_json::json!(3), "lena@example.net"), "{lena}");
    assert_eq!(lena["refused"], Value::Null, "{lena}");
    let members: Vec<Value> =
        (1..=7).map(|number| preview(&demo, &["preview", id, "--member", &number.to_string()]).1).collect();
    let jose = members.iter().find(|preview| preview["identity"]["username"] == "jose-nunez").expect("he is there");
    assert!(jose["remarks"].to_string().contains("josé núñez"), "{jose}");
    let nadia = members.iter().find(|preview| preview["identity"]["username"] == "nadia").expect("she is there");
    assert!(text(nadia, "code") == "P431" && nadia["identity"]["email"] == Value::Null, "{nadia}");
    let (failed, nobody) = preview(&demo, &["preview", id, "--member", "4711"]);
    assert_eq!((&nobody["identity"], text(&nobody, "refused")), (&Value::Null, "the forum has no such member"));
    assert!(failed && text(&nobody, "code") == "P314", "{nobody}");
    let number = nadia["identity"]["id"].to_string();
    let output = demo.run(&["app", "preview", id, "--member", &number]);
    let (shown, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!output.status.success() && shown.is_empty() && said.contains("error P431"), "{shown}{said}");

    // A personal token for somebody who cannot use it is not issued.
    let banned = members.iter().position(|preview| preview["code"] == "P310").expect("bruno").saturating_add(1);
    for (member, why) in [("4711", "has no member 4711"), (banned.to_string().as_str(), "banned")] {
        let output = demo.run(&["token", "add", "--member", member]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("error P509") && said.contains(why), "{said}");
    }
}

/// The page lists them all, with the callbacks that follow from the address and how far each was checked.
#[test]
fn the_page_of_apps_has_every_preset() {
    let page = include_str!("../../docs/apps.md");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/config/apps");
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let preset: toml::Table = toml::from_str(&std::fs::read_to_string(&path).expect("a text")).expect("TOML");
        let row = page.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
        let row = row.unwrap_or_else(|| panic!("docs/apps.md has no row for {name}"));
        let own = preset["dialect"].as_str().expect("a dialect");
        let callbacks = preset["dialects"][own].get("redirect_uris").and_then(toml::Value::as_array);
        for callback in callbacks.into_iter().flatten() {
            let path = callback.as_str().expect("a text").replace("{{ url }}", "");
            let path = path.replace("{{ service|lower }}", "NAME").replace("{{ service }}", "NAME");
            assert!(row.contains(&format!("`{path}`")), "{name}: {path} is not in its row");
        }
        let checked = preset["checked"].as_str().expect("a text");
        assert!(page.contains(checked), "{name}: {checked}");
    }
}
