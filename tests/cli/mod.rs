//! Commands as people type them: the real binary, a folder of its own, what it prints and how it ends.

mod app_test;
mod audit;
mod keys;
mod printed;
mod stats;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const CONFIG: &str = "public_url = \"https://forum.example.org\"\n[upstream]\nservers = [\"http://127.0.0.1:1\"]\n\
                      [proxies]\ntrusted = [\"127.0.0.1\"]\n\
                      [forum]\nkind = \"phpbb\"\nname = \"Example Forum\"\n[forum.database]\nurl = \"sqlite:forum.db\"\n";

/// A folder with a configuration in it.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Self {
        Self::with(CONFIG)
    }

    fn with(config: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("portico.toml"), config).expect("written");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        command(self.folder.path()).args(arguments).output().expect("the binary runs")
    }

    /// Runs it and wants success; answers the JSON that it printed.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["-o", "json"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
        serde_json::from_slice(&output.stdout).expect("JSON on standard output")
    }

    /// Runs it and wants this exit code and this code of a problem.
    fn fails(&self, arguments: &[&str], exit: i32, code: &str) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(exit), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(&format!("error {code}: ")), "{arguments:?}: {}", stderr(&output));
        stderr(&output)
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
    command.current_dir(folder).env_clear().env("HOME", folder).stdin(Stdio::null());
    command
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}"))
}

/// Takes out what is different each time.
fn settled(text: &str, app: &Value) -> String {
    let mut text = text.replace(app["client_id"].as_str().unwrap_or("?"), "CLIENT-ID");
    while let Some(at) = text.find("prt_s_") {
        text.replace_range(at..at + 6 + 43, "SECRET");
    }
    text
}

#[test]
fn a_wrong_command_line_is_told_with_a_code() {
    let site = Site::new();
    for words in
        [&["frobnicate"][..], &["app", "add"], &["app", "show"], &["app", "add", "--name", "X", "--dialect", "saml"]]
    {
        site.fails(words, 2, "P107");
    }
    assert!(site.fails(&["aap"], 2, "P107").contains("'app'"), "a suggestion");
    assert!(site.fails(&["app", "add", "rocketcat"], 2, "P107").contains("there are: bookstack, "));
}

#[test]
fn check_says_what_it_found() {
    let site = Site::new();
    let output = site.run(&["check"]);
    assert!(output.status.success());
    insta::assert_snapshot!("check", stdout(&output));
    assert_eq!(site.json(&["check"])["errors"], Value::Array(Vec::new()));

    // Nobody listens at its web server's port, which is not what this is about.
    let told = |config: &str| {
        let mut report = Site::with(config).json(&["check"]);
        let warnings = report["warnings"].as_array_mut().expect("a list");
        let before = warnings.len();
        warnings.retain(|warning| !warning.as_str().expect("a text").starts_with("P210 "));
        assert_eq!(before, warnings.len() + 1, "{config}");
        report["warnings"].to_string()
    };
    let unknown = CONFIG.replace("[\"127.0.0.1\"]", "[]");
    assert!(told(&unknown).contains("trusted"), "its web server is not known: {}", told(&unknown));
    assert_eq!(told(&unknown.replace("https://forum.example.org", "http://localhost:8080")), "[]", "it may be alone");
    assert_eq!(told(&format!("{unknown}[[listen]]\naddress = \"0.0.0.0:8080\"\n")), "[]", "visitors reach it");

    let kept = Site::with(&format!("{CONFIG}[mattermost]\nkeep_old_secret = \"24h\"\n"));
    assert!(stdout(&kept.run(&["check"])).contains("work for 1 day more"), "the choice is shown");

    let memory = Site::with(&format!("{CONFIG}[store]\nkind = \"memory\"\n"));
    assert_eq!(memory.run(&["check"]).status.code(), Some(0));
    assert_eq!(memory.run(&["check", "--strict"]).status.code(), Some(1));
    assert_eq!(memory.json(&["check"])["warnings"].as_array().map(Vec::len), Some(2));
}

/// A store that cannot be used is a problem of the installation, and the first thing that logins meet.
#[test]
fn check_tells_of_a_shared_store_that_is_away() {
    let site = Site::with(&format!(
        "{CONFIG}[store]\nkind = \"postgres\"\nurl = \"postgres://portico@127.0.0.1:1/portico\"\n"
    ));
    let told = site.fails(&["check"], 2, "P502");
    assert!(told.contains("connection refused"), "{told}");
    let report: Value = serde_json::from_slice(&site.run(&["check", "-o", "json"]).stdout).expect("JSON");
    assert_eq!(report["errors"][0]["code"], "P502", "{report}");
}

/// What can be given in two ways is asked for in both.
#[test]
fn what_is_missing_is_named_in_each_way_in_which_it_can_be_given() {
    let site = Site::new();
    for (words, ways) in [
        (&["app", "add"][..], &["PRESET", "--name", "--preset-file"][..]),
        (&["app", "add", "rocketchat"], &["--url https://", "--redirect-uri"]),
        // Its address is given, and does not tell.
        (&["app", "add", "wikijs", "--url", "https://wiki.example.org"], &["Wiki.js: no callback", "--redirect-uri"]),
        (&["app", "import"], &["FILE", "--plugin", "--consents"]),
        (&["token", "add"], &["--member", "--admin"]),
        (&["init"], &["portico init PATH", "--forum generic"]),
        (&["store", "migrate"], &["--to", "[store] url"]),
    ] {
        let output = site.run(words);
        let told = stderr(&output);
        assert!(!output.status.success() && told.contains("P107"), "{words:?}: {told}");
        let head = told.split("Usage:").next().unwrap_or_default();
        assert!(ways.iter().all(|way| head.contains(way)), "{words:?}: {told}");
    }
    for words in [
        &["app", "add", "rocketchat", "--url", "chat.example.org"][..],
        &["app", "edit", "chat", "--url", "chat.example.org"],
    ] {
        if words[1] == "edit" {
            site.json(&["app", "add", "--name", "chat", "--redirect-uri", "https://chat.example.org/cb"]);
        }
        let told = site.fails(words, 2, "P107");
        assert!(told.contains("--url https://chat.example.org"), "the cure: {told}");
    }
}

#[test]
fn an_app_of_the_built_in_ips4_server_is_told_its_addresses() {
    let site = Site::with(&format!("{CONFIG}[oauth]\nips4_builtin = true\n"));
    let words = ["app", "add", "generic-oauth2", "--dialect", "ips4", "--redirect-uri", "https://x.example/cb"];
    for (more, path) in [
        (&["--scope", "profile email"][..], "https://forum.example.org/api/core/me"),
        (&[], "https://forum.example.org/applications/oauth2server/interface/oauth/me.php"),
    ] {
        let added = site.json(&[&words[..], more].concat());
        assert_eq!(text(&added["endpoints"], "userinfo"), path);
        assert_eq!(text(&added["settings"], "userinfo_url"), path);
        assert_eq!(site.json(&["app", "show", text(&added, "client_id")])["endpoints"], added["endpoints"]);
    }
    let chat = [
        "app",
        "add",
        "rocketchat",
        "--dialect",
        "ips4",
        "--url",
        "https://chat.example.org",
        "--scope",
        "profile email",
    ];
    let settings = &site.json(&chat)["settings"];
    for (name, want) in [
        ("authorize_path", "/oauth/authorize/"),
        ("token_path", "/oauth/token/"),
        ("identity_path", "/api/core/me"),
        ("username_field", "name"),
        ("name_field", "name"),
        ("avatar_field", "photoUrl"),
    ] {
        assert_eq!(text(settings, &format!("Accounts_OAuth_Custom_Ips4_{name}")), want);
    }
}

/// How far an app was checked is told for the dialect that it has, and nothing is claimed of another one.
#[test]
fn what_was_checked_is_told_for_each_dialect() {
    let site = Site::new();
    for dialect in ["mattermost", "gitlab", "ips4"] {
        let words = ["app", "add", "--dialect", dialect, "--name", "X", "--redirect-uri", "https://x.example/cb"];
        let told = stdout(&site.run(&words));
        let checked = told.lines().find(|line| line.starts_with("Checked: ")).expect("a line");
        assert!(checked.contains("no ") && !checked.contains("By the standards"), "{dialect}: {checked}");
    }
}

#[test]
fn a_wrong_configuration_stops_every_command() {
    let site = Site::with("public_url = \"https://forum.example.org\"\nupstraem = 1\n");
    let output = site.run(&["check"]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!("check_errors", crate::config::without_forums(&stderr(&output)));
    let report: Value = serde_json::from_slice(&site.run(&["check", "-o", "json"]).stdout).expect("JSON");
    assert_eq!(report["errors"].as_array().map(Vec::len), Some(3));
    site.fails(&["app", "list"], 2, "P101");
    let error: Value = serde_json::from_slice(&site.run(&["app", "list", "-o", "json"]).stderr).expect("JSON");
    assert_eq!(error["error"]["code"], "P101");

    Site::with("[oauth\n").fails(&["check"], 3, "P104");
    site.fails(&["check", "--config", "elsewhere.toml"], 3, "P104");
}

#[test]
fn the_configuration_is_looked_for_in_the_usual_places() {
    let site = Site::new();
    let empty = tempfile::tempdir().expect("a folder");
    let nothing = command(empty.path()).args(["check"]).output().expect("runs");
    assert_eq!(nothing.status.code(), Some(3));
    assert!(stderr(&nothing).contains(".config/portico/portico.toml"), "{}", stderr(&nothing));

    let by_variable = command(empty.path()).env("PORTICO_CONFIG", site.path("portico.toml")).arg("check").output();
    assert!(by_variable.expect("runs").status.success());
    std::fs::create_dir_all(empty.path().join("xdg/portico")).expect("a folder");
    std::fs::copy(site.path("portico.toml"), empty.path().join("xdg/portico/portico.toml")).expect("copied");
    let xdg = command(empty.path()).env("XDG_CONFIG_HOME", empty.path().join("xdg")).arg("check").output();
    assert!(xdg.expect("runs").status.success());
}

#[test]
fn every_code_is_explained() {
    let site = Site::new();
    for problem in portico::model::problem::ALL {
        let output = site.run(&["explain", problem.code]);
        assert!(output.status.success(), "{}", problem.code);
        assert!(stdout(&output).contains(problem.title), "{}", problem.code);
    }
    assert_eq!(text(&site.json(&["explain", "p402"]), "code"), "P402");
    site.fails(&["explain", "P000"], 2, "P107");
}

#[test]
fn languages_and_their_texts_are_listed() {
    let site = Site::new();
    let rows = site.json(&["config", "languages"]);
    for row in rows.as_array().expect("a list") {
        assert_eq!(row["missing"], serde_json::json!([]), "{row}");
        assert_eq!(row["texts"], row["translated"], "{row}");
    }
    assert!(stdout(&site.run(&["config", "languages"])).contains("de         Deutsch"));
    assert_eq!(text(&site.json(&["config", "texts", "de"]), "consent-cancel"), "Abbrechen");
    assert!(stdout(&site.run(&["config", "texts"])).contains("\nconsent-cancel = Cancel\n"));
    site.fails(&["config", "texts", "tlh"], 2, "P107");
}

#[test]
fn an_app_from_its_beginning_to_its_end() {
    let site = Site::new();
    let added = site.json(&["app", "add", "rocketchat", "--url", "https://chat.example.org/"]);
    let id = text(&added, "client_id");
    assert!(text(&added, "client_secret").starts_with("prt_s_"));
    assert_eq!(added["redirect_uris"], serde_json::json!(["https://chat.example.org/_oauth/portico"]));
    assert_eq!(text(&added["endpoints"], "token"), "https://forum.example.org/oauth/token");
    let settings = &added["settings"];
    assert_eq!(text(settings, "Accounts_OAuth_Custom_Portico_id"), id);
    assert_eq!(text(settings, "Accounts_OAuth_Custom_Portico_secret"), text(&added, "client_secret"));

    let shown = site.run(&["app", "show", id]);
    assert!(!stdout(&shown).contains(text(&added, "client_secret")), "shown once");
    assert_eq!(site.json(&["app", "list"])["apps"][0]["client_id"], added["client_id"]);
    let listed = stdout(&site.run(&["app", "list"]));
    assert!(listed.contains("Address") && listed.contains("   https://chat.example.org   everyone"), "{listed}");

    let edited = site.json(&["app", "edit", "rocketchat", "--name", "Chat", "--groups", "Staff, Photo club"]);
    assert_eq!(edited["allowed_groups"], serde_json::json!(["Staff", "Photo club"]));
    site.fails(&["app", "edit", id], 2, "P107");
    site.fails(&["app", "edit", id, "--redirect-uri", "http://chat.example.org/cb"], 1, "P506");

    let described =
        ["--description", "Talk.", "--homepage", "https://chat.example.org/about", "--deny-groups", "Newbies"];
    let described = site.json(&[&["app", "edit", id][..], &described].concat());
    assert_eq!((text(&described, "description"), &described["denied_groups"][0]), ("Talk.", &Value::from("Newbies")));
    let two =
        site.json(&["app", "edit", id, "--redirect-uri", "https://chat.example.org/a\nhttps://chat.example.org/b"]);
    assert_eq!(two["redirect_uris"].as_array().map(Vec::len), Some(3), "one to a line");
    assert_eq!(site.json(&["app", "disable", id])["disabled"], true);
    let shown = stdout(&site.run(&["app", "show", id]));
    assert!(shown.contains("nobody: it is disabled; otherwise Staff, Photo club but Newbies"), "{shown}");
    assert_eq!(site.json(&["app", "enable", id])["disabled"], false);

    let rotated = site.json(&["app", "secret", id, "--new", "--keep-old", "1h"]);
    assert_ne!(rotated["client_secret"], added["client_secret"]);
    assert_eq!(rotated["secrets"].as_array().map(Vec::len), Some(2));

    site.fails(&["app", "delete", id], 2, "P107");
    assert_eq!(site.json(&["app", "delete", "Chat", "--yes"])["deleted"], added["client_id"]);
    assert!(site.fails(&["app", "show", id], 1, "P505").contains("there is no app"));
}

#[test]
fn what_rocketchat_is_told() {
    let site = Site::new();
    let output = site.run(&["app", "add", "rocketchat", "--url", "https://chat.example.org"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let app = &site.json(&["app", "list"])["apps"][0];
    insta::assert_snapshot!("rocketchat", settled(&stdout(&output), app));
}

#[test]
fn a_rocketchat_of_the_plugin_keeps_its_id_and_secret() {
    let site = Site::new();
    std::fs::write(site.path("secret"), "0123456789abcdef0123456789abcdef\n").expect("written");
    let words = ["app", "add", "rocketchat", "--dialect", "ips4", "--url", "https://chat.example.org"];
    let brought = ["--client-id", "0123456789abcdef0123", "--client-secret-file", "secret"];
    let added = site.json(&[&words[..], &brought].concat());
    assert_eq!(text(&added, "client_id"), "0123456789abcdef0123");
    assert_eq!(text(&added, "client_secret"), "0123456789abcdef0123456789abcdef");
    assert_eq!(text(&added, "dialect"), "ips4");
    insta::assert_json_snapshot!("rocketchat_ips4", added["settings"]);
    let endpoint = "https://forum.example.org/applications/oauth2server/interface/oauth/me.php";
    assert_eq!(text(&added["endpoints"], "userinfo"), endpoint);
}

#[test]
fn what_mattermost_is_told() {
    let site = Site::new();
    let output = site.run(&["app", "add", "mattermost", "--url", "https://team.example.org"]);
    let app = &site.json(&["app", "list"])["apps"][0];
    insta::assert_snapshot!("mattermost", settled(&stdout(&output), app));
    let json = site.run(&["app", "add", "mattermost", "--url", "https://team.example.org", "--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).expect("JSON only");
    assert_eq!(json["GitLabSettings"]["Enable"], true);
}

#[test]
fn what_a_generic_app_is_told() {
    let site = Site::new();
    let words = ["app", "add", "generic-oidc", "--name", "Wiki", "--redirect-uri", "https://wiki.example.org/cb"];
    let output = site.run(&words);
    let app = &site.json(&["app", "list"])["apps"][0];
    insta::assert_snapshot!("generic_oidc", settled(&stdout(&output), app));
    assert_eq!(app["require_pkce"], true);

    let env = site.run(&[&words[..], &["--format", "env"]].concat());
    assert!(stdout(&env).lines().all(|line| line.starts_with("OAUTH_")), "variables only: {}", stdout(&env));
    let plain = site.json(&["app", "add", "--name", "Any", "--redirect-uri", "http://127.0.0.1/cb"]);
    assert_eq!((&plain["preset"], &plain["require_pkce"]), (&Value::Null, &Value::Bool(false)));
    let public = site.json(&["app", "add", "--name", "Phone", "--public", "--redirect-uri", "org.example.app:/cb"]);
    assert_eq!((public.get("client_secret"), &public["require_pkce"]), (None, &Value::Bool(true)));
}

/// An app with a key of its own has no secret, and is no public app for it.
#[test]
fn an_app_that_signs_is_told_so() {
    let site = Site::new();
    let keys = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
    std::fs::write(site.path("keys.json"), keys).expect("written");
    let words = ["app", "add", "--name", "X", "--redirect-uri", "https://x.example/cb", "--jwks-file", "keys.json"];
    let told = stdout(&site.run(&[&words[..], &["--auth-method", "private_key_jwt"]].concat()));
    assert!(told.contains("by its own key") && !told.contains("public app"), "{told}");
}

/// Programs read errors of the command line as JSON, too, wherever they asked for it.
#[test]
fn errors_of_the_command_line_are_json_for_programs() {
    let site = Site::new();
    for words in [
        &["-o", "json", "app", "shwo"][..],
        &["app", "-ojson", "shwo"],
        &["token", "add", "--output=json"],
        &["keys", "rotate", "--now", "--output", "json"],
    ] {
        let output = site.run(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let said: Value =
            serde_json::from_str(&stderr(&output)).unwrap_or_else(|_| panic!("{words:?}: {}", stderr(&output)));
        assert_eq!(said["error"]["code"], "P107", "{words:?}");
        assert!(!text(&said["error"], "message").starts_with("error"), "{said}");
    }
}

/// The code says what kind of thing went wrong.
#[test]
fn files_that_cannot_be_read_or_written_have_codes_of_their_own() {
    let site = Site::new();
    site.fails(&["app", "import", "nowhere.csv"], 1, "P512");
    site.fails(&["app", "import", "--plugin", "--database", "mysql://nobody@127.0.0.1:1/forum"], 1, "P512");
    site.fails(&["app", "import", "--plugin", "--groups", ""], 2, "P107");
    std::fs::write(site.path("apps.json"), "mine").expect("written");
    site.fails(&["app", "export", "apps.json"], 1, "P513");
}

#[test]
fn a_personal_token_from_its_beginning_to_its_end() {
    let site = Site::new();
    let words = ["token", "add", "--member", "7", "--name", "Script", "--expires", "30d", "--permissions", "account"];
    let added = site.json(&words);
    assert!(text(&added, "token").starts_with("prt_p_"));
    assert_eq!((&added["member_id"], &added["permissions"]), (&serde_json::json!(7), &serde_json::json!(["account"])));
    assert_eq!(text(&site.json(&["token", "add", "--member", "\"7\""]), "member_id"), "7");
    let admin = site.run(&["token", "add", "--admin"]);
    assert!(stdout(&admin).contains("apps, all_apps, trust_apps"), "{}", stdout(&admin));

    let listed = site.run(&["token", "list"]);
    assert!(stdout(&listed).contains("the operator") && stdout(&listed).contains("never"), "{}", stdout(&listed));
    assert!(!stdout(&listed).contains("prt_p_"), "shown once");
    assert_eq!(site.json(&["token", "list"])["tokens"].as_array().map(Vec::len), Some(3));

    let id = text(&added, "id");
    assert_eq!(site.json(&["token", "revoke", id])["revoked"], added["id"]);
    site.fails(&["token", "revoke", id], 1, "P508");
    site.fails(&["token", "add", "--admin", "--expires", "11y"], 1, "P509");
    for words in
        [&["token", "add"][..], &["token", "add", "--admin", "--member", "7"], &["token", "add", "--member", "0"]]
    {
        site.fails(words, 2, "P107");
    }
}

#[test]
fn a_store_in_memory_lives_in_the_server_only() {
    let site = Site::with(&format!("{CONFIG}[store]\nkind = \"memory\"\n"));
    site.fails(&["app", "list"], 1, "P507");
}

#[test]
fn two_commands_at_once_wait_for_each_other() {
    let site = Site::new();
    let add = || {
        let words = ["app", "add", "--name", "X", "--redirect-uri", "https://x.example/cb", "-o", "json"];
        command(site.folder.path()).args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("spawned")
    };
    for child in [add(), add(), add()] {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", stderr(&output));
    }
    assert_eq!(site.json(&["app", "list"])["apps"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_troubleshooting_page_has_every_code() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/troubleshooting.md"));
    let page = page.expect("docs/troubleshooting.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| P")).collect();
    let cell = |text: &str| text.replace('|', "\\|");
    let want: Vec<String> = portico::model::problem::ALL
        .iter()
        .map(|problem| format!("| {} | {} | {} |", problem.code, cell(problem.title), cell(problem.text)))
        .collect();
    assert_eq!(rows, want);
}

#[test]
fn presets_are_listed_and_may_be_files() {
    let site = Site::new();
    let presets = &site.json(&["app", "presets"])["presets"];
    let names: Vec<&str> = presets.as_array().expect("a list").iter().map(|preset| text(preset, "preset")).collect();
    assert!(names.is_sorted() && names.len() >= 22, "{names:?}");
    assert!(
        site.fails(&["app", "add", "mumble-web", "--url", "https://voice.example.org"], 2, "P107").contains("no OAuth")
    );

    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("config/apps/generic-oidc.toml"));
    std::fs::write(site.path("my-app.toml"), source.expect("a preset").replace("OAUTH_", "MY_")).expect("written");
    let added = site.json(&["app", "add", "./my-app.toml", "--redirect-uri", "https://x.example/cb"]);
    let id = text(&added, "client_id");
    assert!(id.starts_with("my-app-"), "{id}");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let config = site.path("portico.toml");
    let shown = command(elsewhere.path()).args(["app", "show", id, "--config"]).arg(config).output().expect("runs");
    assert!(stdout(&shown).contains("MY_CLIENT_ID"), "{}", stderr(&shown));
    let named = site.json(&["app", "add", "--preset-file", "my-app.toml", "--redirect-uri", "https://x.example/cb"]);
    assert!(named["settings"].get("client_id").is_some() && text(&named, "preset").ends_with("/my-app.toml"));
    std::fs::write(site.path("broken.toml"), "title = 1").expect("written");
    site.fails(&["app", "add", "broken.toml", "--redirect-uri", "https://x.example/cb"], 1, "P506");
}

#[test]
fn settings_are_printed_as_each_file_wants_them() {
    let site = Site::new();
    let add = |preset: &str, form: &str| {
        site.run(&["app", "add", preset, "--url", "https://app.example.org", "--name", "App", "--format", form])
    };
    for (preset, form, want) in [
        ("grafana", "env", "GF_AUTH_GENERIC_OAUTH_SCOPES=\"openid profile email groups\""),
        ("grafana", "dotenv", "GF_AUTH_GENERIC_OAUTH_SCOPES='openid profile email groups'"),
        ("grafana", "compose", "  GF_AUTH_GENERIC_OAUTH_SCOPES: \"openid profile email groups\""),
        ("grafana", "toml", "scopes = \"openid profile email groups\""),
        ("mattermost", "toml", "[GitLabSettings]"),
        ("gitlab", "text", "        identifier: \"gitlab-"),
        ("mediawiki", "text", "'scope' => [ 'openid', 'profile', 'email' ],"),
        ("matrix-synapse", "text", "scopes: [\"openid\",\"profile\",\"email\"]"),
        ("nextcloud", "text", "--scope='openid profile email groups'"),
    ] {
        let output = add(preset, form);
        assert!(output.status.success(), "{preset} {form}: {}", stderr(&output));
        assert!(stdout(&output).contains(want), "{preset} {form}: {}", stdout(&output));
        let alone = form == "text" || !stdout(&output).contains("Added");
        assert!(alone, "{preset} {form}: {}", stdout(&output));
    }
    let before = site.json(&["app", "list"]);
    assert_eq!(add("mediawiki", "compose").status.code(), Some(2));
    assert_eq!(site.json(&["app", "list"]), before, "nothing is added that cannot be printed");
}

#[test]
fn an_app_of_a_dialect_that_is_switched_off_is_refused() {
    let site = Site::with(&format!("{CONFIG}[oauth]\ndialects = [\"oidc\"]\n"));
    let words = ["app", "add", "rocketchat", "--dialect", "ips4", "--url", "https://chat.example.org"];
    assert!(site.fails(&words, 2, "P107").contains("switched off"));
}

#[test]
fn the_guide_of_an_app_names_all_that_it_needs() {
    let site = Site::new();
    let words = ["app", "add", "--name", "TV", "--redirect-uri", "https://tv.example/cb", "--device-flow"];
    let added = stdout(&site.run(&words));
    let device = "https://forum.example.org/oauth/device_authorization (device_authorization_endpoint)";
    let id = added.split(['(', ')']).nth(1).expect("an id").to_owned();
    for told in [added, stdout(&site.run(&["app", "show", &id]))] {
        assert!(told.contains(device) && told.contains("https://forum.example.org/oauth/device ("), "{told}");
        for (label, address) in [
            ("Issuer", ""),
            ("Discovery address", "/.well-known/openid-configuration"),
            ("Authorize address", "/oauth/authorize"),
            ("Token address", "/oauth/token"),
            ("Userinfo address", "/oauth/userinfo"),
        ] {
            let told = told.lines().any(|line| {
                line.trim().starts_with(label) && line.ends_with(&format!("https://forum.example.org{address}"))
            });
            assert!(told, "{label}");
        }
    }
    let without =
        stdout(&site.run(&["app", "edit", &id, "--device-flow", "false"])) + &stdout(&site.run(&["app", "show", &id]));
    assert!(!without.contains("device_authorization_endpoint"), "{without}");
}

/// A mistyped group keeps everybody out, and nobody sees why.
#[tokio::test]
async fn groups_that_the_forum_does_not_have_are_warned_of() {
    let demo = crate::demo::process::Demo::start("phpbb");
    let told = |groups: &str| {
        let output = demo.run(&["app", "edit", "demo-chat", "--groups", groups]);
        assert!(output.status.success(), "{}", stderr(&output));
        stderr(&output)
    };
    let warned = told("ADMINISTRATORS,Staf");
    assert!(warned.contains("no group named \"Staf\" now. It has: ") && warned.contains("ADMINISTRATORS"), "{warned}");
    assert_eq!(warned.lines().count(), 1, "{warned}");
    assert_eq!(told("ADMINISTRATORS"), "");
}
