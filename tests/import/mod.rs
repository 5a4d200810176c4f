//! Bringing apps along: from the plugin's tables in a real MariaDB, from files, from another portico.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portico::demo::forum::{Flavour, SampleForum};
use serde_json::{Value, json};

use crate::clients::parameter;
use crate::clients::rocketchat::plugin_settings_still_work;
use crate::demo::visitor::Visitor;
use crate::faults::forum;
use crate::faults::running::{Portico, Site};
use crate::servers;

const CHAT: &str = "3f1c0a5be27d9486c1e0";
const SECRET: &str = "9e107d9d372bb6826bd81d3542a419d6";
const CALLBACK: &str = "https://chat.example/_oauth/portico";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// The plugin's tables, and those of the forum that say who may use its apps. `lena` is a member's number.
fn tables(lena: u64) -> String {
    format!(
        "CREATE TABLE ips_core_groups (g_id INT NOT NULL PRIMARY KEY);
         INSERT INTO ips_core_groups VALUES (2), (3), (4), (7), (99);
         CREATE TABLE ips_core_sys_lang (lang_id INT NOT NULL PRIMARY KEY, lang_default TINYINT NOT NULL);
         INSERT INTO ips_core_sys_lang VALUES (1, 0), (2, 1);
         CREATE TABLE ips_core_sys_lang_words (lang_id INT NOT NULL, word_key VARCHAR(255) NOT NULL, word_default TEXT,
           word_custom TEXT);
         INSERT INTO ips_core_sys_lang_words VALUES (1, 'core_group_7', 'Katzen', NULL), (2, 'core_group_7', '', 'Photo club'),
           (2, 'core_group_3', 'Members', NULL), (2, 'core_group_4', 'Administrators', NULL);
         CREATE TABLE ips_core_permission_index (perm_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, app VARCHAR(32) NOT NULL,
           perm_type VARCHAR(32) NOT NULL, perm_type_id INT NOT NULL, perm_view TEXT);
         INSERT INTO ips_core_permission_index (app, perm_type, perm_type_id, perm_view) VALUES
           ('oauth2server', 'oauth2server', 1, '3,4'), ('oauth2server', 'oauth2server', 2, '*'),
           ('oauth2server', 'oauth2server', 3, '7'), ('oauth2server', 'oauth2server', 4, '3,99'), ('forums', 'forum', 5, '*');
         CREATE TABLE ips_oauth2server_clients (client_id VARCHAR(80) NOT NULL DEFAULT '', client_secret VARCHAR(80) NOT NULL
           DEFAULT '', client_name VARCHAR(255) NOT NULL DEFAULT '', redirect_uri VARCHAR(2000), grant_types VARCHAR(80),
           scope VARCHAR(100), member_id MEDIUMINT NOT NULL, node_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
           UNIQUE KEY client_id (client_id));
         INSERT INTO ips_oauth2server_clients (client_id, client_secret, client_name, redirect_uri, grant_types, scope, member_id,
           node_id) VALUES
           ('{CHAT}', '{SECRET}', 'Rocket.Chat', '{CALLBACK}', 'authorization_code implicit', 'user.profile user.email', 1, 1),
           ('aa00000000000000000b', '00000000000000000000000000000001', 'Old wiki', 'http://wiki.example/cb', NULL,
            'user.profile', 1, 2),
           ('aa00000000000000000c', '00000000000000000000000000000002', 'Photos', 'https://a.example/cb https://b.example/cb', NULL,
            'user.profile user.groups', 1, 3),
           ('aa00000000000000000d', '00000000000000000000000000000003', 'Nameless', 'https://c.example/cb', NULL, 'user.profile', 1, 4),
           ('aa00000000000000000e', '00000000000000000000000000000004', 'Closed', 'https://d.example/cb', NULL, 'user.profile', 1, 5);
         CREATE TABLE ips_oauth2server_members (client_id VARCHAR(80) NOT NULL, member_id MEDIUMINT NOT NULL, scope VARCHAR(2000),
           created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (client_id, member_id));
         INSERT INTO ips_oauth2server_members (client_id, member_id, scope) VALUES
           ('{CHAT}', {lena}, 'user.email user.profile'), ('{CHAT}', 900, 'user.profile'), ('{CHAT}', 901, NULL),
           ('aa00000000000000000b', {lena}, 'user.profile'), ('aa00000000000000000c', {lena}, 'user.groups user.reputation');"
    )
}

struct Move {
    _forum: SampleForum,
    site: Site,
    database: String,
    lena: Visitor,
}

impl Move {
    async fn begin() -> Self {
        let forum = forum(Flavour::Plain { returns: true }).await;
        let site = Site::plain(&forum, "");
        let mut lena = Visitor::new(&format!("http://{}", forum.address()));
        lena.log_in("/login", "lena").await;
        let whoami: Value = serde_json::from_str(&lena.get("/whoami.json").await.body).expect("JSON");
        let id = whoami["member"]["id"].as_u64().expect("a number");
        let database = servers::mariadb().database().await;
        servers::run(&database, &tables(id)).await;
        Self { _forum: forum, site, database, lena }
    }

    fn import(&self, more: &[&str]) -> (i32, Value) {
        let words = ["app", "import", "--plugin", "--database", &self.database, "--table-prefix", "ips_"];
        answered(&self.site, &[&words[..], more].concat())
    }
}

/// The exit code of a command, and what it said of the apps.
fn answered(site: &Site, words: &[&str]) -> (i32, Value) {
    let output = site.run(words);
    let told = || String::from_utf8_lossy(&output.stderr).into_owned();
    let report =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{words:?}: {error}: {}", told()));
    (output.status.code().expect("an exit code"), report)
}

fn outcome<'a>(report: &'a Value, id: &str) -> (&'a str, String) {
    let app = report["apps"].as_array().expect("apps").iter().find(|app| app["client_id"] == id).expect(id);
    (app["outcome"].as_str().expect("an outcome"), app["reasons"].to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn rocketchat_logs_in_with_its_old_settings_and_nobody_is_asked_again() {
    let moving = Move::begin().await;
    // The server runs already: apps come in through its control socket.
    let portico = moving.site.start();
    let (code, report) = moving.import(&[]);
    assert_eq!(code, 1, "some did not come along: {report}");
    assert_eq!(outcome(&report, CHAT).0, "taken");

    // She allowed it at the plugin, so that a code is all that she sees of it.
    let mut lena = Visitor::new(&portico.url(""));
    lena.cookies = moving.lena.cookies.clone();
    let start = format!(
        "/applications/oauth2server/interface/oauth/authorize.php?client_id={CHAT}&response_type=code&state=eyJ4Ijoxfq%3D%3D\
         &redirect_uri=https%3A%2F%2Fchat.example%2F_oauth%2Fportico&scope=user.email%20user.profile"
    );
    let allowed = lena.get(&start).await;
    let location = allowed.location.unwrap_or_else(|| panic!("a page: {}", allowed.body));
    assert!(location.starts_with(&format!("{CALLBACK}?code=")), "{location}");
    // Every release of Rocket.Chat logs in with the settings that it had for the plugin.
    plugin_settings_still_work(lena, moving.lena.base(), CHAT, SECRET).await;

    // Another member has not allowed it, and is asked.
    let mut marta = Visitor::new(&portico.url(""));
    marta.log_in(&portico.url("/login"), "marta").await;
    let asked = marta.get(&start).await;
    assert!(asked.location.is_none() && asked.body.contains("name=\"ticket\""), "{}", asked.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_safe_does_not_come_along_and_is_told() {
    let moving = Move::begin().await;
    for (more, dry) in [(&["--dry-run"][..], true), (&[][..], false), (&[][..], false)] {
        let before = moving.site.command(&["app", "list"])["apps"].as_array().expect("apps").len();
        let (code, report) = moving.import(more);
        assert_eq!((code, &report["dry_run"]), (1, &json!(dry)), "{report}");
        let first = before == 0;
        let taken = if first { "taken" } else { "there" };
        assert_eq!(outcome(&report, CHAT).0, taken, "{report}");
        assert_eq!(outcome(&report, "aa00000000000000000c").0, taken);
        for (id, why) in [
            ("aa00000000000000000b", "must be https"),
            ("aa00000000000000000d", "groups without a name may use it (99)"),
            ("aa00000000000000000e", "no group may use it"),
        ] {
            let (what, reasons) = outcome(&report, id);
            assert!(what == "refused" && reasons.contains(why), "{id}: {reasons}");
        }
        let consents = &report["consents"];
        let counts = ["taken", "there", "without_app", "empty"].map(|what| consents[what].as_u64().expect(what));
        assert_eq!(counts, if first { [3, 0, 1, 1] } else { [0, 3, 1, 1] }, "{report}");
        let after = moving.site.command(&["app", "list"])["apps"].as_array().expect("apps").len();
        assert_eq!(after, if dry { before } else { 2 }, "a dry run changes nothing");
    }
    let chat = moving.site.command(&["app", "show", CHAT]);
    assert_eq!(chat["allowed_groups"], json!(["Members", "Administrators"]));
    assert_eq!(chat["token_redirect_aliases"], json!([format!("{CALLBACK}?close")]));
    assert_eq!((&chat["dialect"], &chat["kind"]), (&json!("ips4"), &json!("confidential")));
    let photos = moving.site.command(&["app", "show", "aa00000000000000000c"]);
    assert_eq!(photos["redirect_uris"], json!(["https://a.example/cb", "https://b.example/cb"]));
    assert_eq!(photos["allowed_groups"], json!(["Photo club"]));

    // What the operator says outweighs it.
    let (code, report) = moving.import(&["--everyone", "--allow-http"]);
    assert_eq!(code, 0, "{report}");
    assert_eq!(outcome(&report, "aa00000000000000000b").0, "taken");
    assert_eq!(moving.site.command(&["app", "show", "aa00000000000000000e"])["allowed_groups"], json!([]));
    // The secret is nowhere in the data folder.
    let found =
        std::process::Command::new("grep").args(["-r", "-c", SECRET]).arg(moving.site.data()).output().expect("grep");
    assert!(!String::from_utf8_lossy(&found.stdout).lines().any(|line| !line.ends_with(":0")), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn apps_come_from_files_and_go_to_another_portico() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let csv = file(
        "apps.csv",
        &format!(
            "client_id,client_secret,client_name,redirect_uri,scope,groups\n{CHAT},{SECRET},\"Chat, old\",{CALLBACK},user.profile,*\n\
             bad id,{SECRET},Bad,https://x.example/cb,user.profile,*\nshort,tooshort,Short,https://x.example/cb,openid,Staff\n\
             odd,{SECRET},Odd,https://x.example/cb#f,everything,Staff\n"
        ),
    );
    let consents =
        file("consents.csv", &format!("client_id;member_id;scope\n{CHAT};7;user.profile\n{CHAT};0;user.profile\n"));
    let (code, report) = answered(&site, &["app", "import", &csv, "--consents", &consents]);
    assert_eq!(code, 1);
    assert_eq!(outcome(&report, CHAT).0, "taken");
    for (id, why) in
        [("bad id", "the id may have"), ("short", "20 to 256"), ("odd", "must have no"), ("odd", "there is no scope")]
    {
        let (what, reasons) = outcome(&report, id);
        assert!(what == "refused" && reasons.contains(why), "{id}: {reasons}");
    }
    assert_eq!((&report["consents"]["taken"], &report["consents"]["empty"]), (&json!(1), &json!(1)));

    // Nothing says who may use it.
    let rows = json!([{ "client_id": "wiki", "client_secret": SECRET, "client_name": "Wiki", "redirect_uri": "https://w.example/cb" }]);
    let rows = file("rows.json", &rows.to_string());
    assert_eq!(answered(&site, &["app", "import", &rows]).0, 1);
    let (code, report) = answered(&site, &["app", "import", &rows, "--groups", "Staff, Editors"]);
    assert_eq!(code, 0, "{report}");
    assert_eq!(site.command(&["app", "show", "wiki"])["allowed_groups"], json!(["Staff", "Editors"]));

    let export = folder.path().join("export.json").display().to_string();
    assert!(site.run(&["app", "export", &export]).status.success());
    let text = std::fs::read_to_string(&export).expect("a file");
    assert!(!text.contains(SECRET), "hashes only");
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&export).expect("there").permissions()) & 0o777,
        0o600
    );

    let other = Site::plain(&forum, "");
    let portico = other.start();
    let (code, report) = answered(&other, &["app", "import", &export]);
    assert_eq!(code, 0, "{report}");
    assert_eq!(other.command(&["app", "show", "wiki"])["allowed_groups"], json!(["Staff", "Editors"]));
    for (secret, want) in [(SECRET, 200), ("00000000000000000000000000000000", 401)] {
        let basic = format!("Basic {}", STANDARD.encode(format!("{CHAT}:{secret}")));
        assert_eq!(post(&portico, "/oauth/revoke", &[("authorization", &basic)], "token=x").await.0, want);
    }
}

/// What an administrator wrote down of an app of the server that is built in; its tables are not read.
#[tokio::test(flavor = "multi_thread")]
async fn an_app_of_the_built_in_server_logs_in_with_its_old_settings() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "ips4_builtin = true");
    let folder = tempfile::tempdir().expect("a folder");
    let (id, secret) = ("9b1f0c4de22a47b08c5e6d3f7a910b24", "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00");
    let apps = json!([{ "client_id": id, "client_secret": secret, "client_name": "Wiki", "groups": ["Members"],
        "redirect_uri": ["https://wiki.example/cb"], "scope": ["profile", "email"] }]);
    let consents = json!([{ "client_id": id, "member_id": 3, "scope": "profile email" }]);
    let [apps, consents] = [("apps.json", apps), ("consents.json", consents)].map(|(name, rows)| {
        let path = folder.path().join(name);
        std::fs::write(&path, rows.to_string()).expect("written");
        path.display().to_string()
    });
    let (code, report) = answered(&site, &["app", "import", &apps, "--consents", &consents]);
    assert_eq!((code, &report["consents"]["taken"]), (0, &json!(1)), "{report}");

    let portico = site.start();
    let mut lena = Visitor::new(&portico.url(""));
    lena.log_in("/login", "lena").await;
    let callback = "redirect_uri=https%3A%2F%2Fwiki.example%2Fcb";
    let start = format!("/oauth/authorize/?response_type=code&client_id={id}&{callback}&scope=profile+email&state=s");
    let location = lena.get(&start).await.location.expect("no page");
    let code = parameter(&location, "code").unwrap_or_else(|| panic!("no code in {location}"));
    let form = format!("grant_type=authorization_code&code={code}&{callback}&client_id={id}&client_secret={secret}");
    let (status, tokens) = post(&portico, "/oauth/token/", &[], &form).await;
    assert_eq!((status, &tokens["token_type"]), (200, &json!("bearer")), "{tokens}");
    let token = tokens["access_token"].as_str().expect("a token");
    let me: Value =
        serde_json::from_str(&lena.get(&format!("/api/core/me?access_token={token}")).await.body).expect("JSON");
    assert_eq!((&me["id"], &me["name"], &me["email"]), (&json!(3), &json!("lena"), &json!("lena@example.net")));
}

async fn post(portico: &Portico, path: &str, fields: &[(&str, &str)], form: &str) -> (u16, Value) {
    let http = reqwest::Client::builder().no_proxy().build().expect("an HTTP client");
    let mut request = http.post(portico.url(path)).header(FORM.0, FORM.1).body(form.to_owned());
    for (name, value) in fields {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    (status, serde_json::from_str(&answer.text().await.expect("a body")).unwrap_or_default())
}
