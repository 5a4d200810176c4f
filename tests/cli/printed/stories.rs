//! Commands without a running server, in the order in which somebody might type them.

use std::process::Output;

use super::super::{CONFIG, Site, stderr, stdout, text};
use super::{Place, Settled, begun, shows, shows_behind};
use crate::servers;

fn site() -> (Site, Settled) {
    let site = Site::new();
    let settled = Settled::default().folder(&site.folder.path().canonicalize().expect("a path"));
    (site, settled)
}

#[test]
fn the_life_of_apps() {
    let (site, mut settled) = site();
    let mut shows = |words: &str, runs: &[&[&str]]| shows(&site, &mut settled, words, runs);
    let wiki = ["app", "add", "generic-oidc", "--name", "Wiki", "--client-id", "wiki"];
    let wiki = [&wiki[..], &["--redirect-uri", "https://wiki.example.org/cb"]].concat();
    let tv = ["app", "add", "--name", "TV", "--public", "--device-flow", "--client-id", "tv", "-o", "json"];
    shows("app presets", &[&["app", "presets"], &["app", "presets", "-o", "json"]]);
    shows(
        "app add",
        &[
            &wiki,
            &tv,
            &["app", "add", "rocketchat", "--url", "https://chat.example.org", "--format", "env"],
            &["app", "add", "rocketcat"],
            &["app", "add", "rocketchat"],
            &["app", "add", "--name", "X", "--redirect-uri", "http://x.example.org/cb", "-o", "json"],
            &wiki,
        ],
    );
    shows("app list", &[&["app", "list"], &["app", "list", "-o", "json"]]);
    shows("app show", &[&["app", "show", "wiki"], &["app", "show", "wiki", "-o", "json"], &["app", "show", "wikki"]]);
    let edit = ["app", "edit", "wiki", "--groups", "Staff, Photo club", "--description", "What we know."];
    shows(
        "app edit",
        &[&edit, &["app", "edit", "wiki", "--trusted", "-o", "json"], &["app", "edit", "wiki"], &["app", "edit"]],
    );
    shows(
        "app secret",
        &[
            &["app", "secret", "wiki"],
            &["app", "secret", "wiki", "--new"],
            &["app", "secret", "wiki", "--new", "--keep-old", "0s", "-o", "json"],
            &["app", "secret", "wiki", "-o", "json"],
            &["app", "secret", "tv"],
            &["app", "secret", "tv", "--new"],
        ],
    );
    shows("app disable", &[&["app", "disable", "wiki"], &["app", "disable", "wiki", "-o", "json"]]);
    shows("app enable", &[&["app", "enable", "wiki"], &["app", "enable", "wiki", "-o", "json"]]);
    shows(
        "app export",
        &[
            &["app", "export", "apps.json"],
            &["app", "export", "apps.json"],
            &["app", "export", "again.json", "-o", "json"],
        ],
    );
    shows(
        "app delete",
        &[
            &["app", "delete", "wiki"],
            &["app", "delete", "wiki", "--bin"],
            // The bin is in the order of deletion; within one second in that of the names.
            &["app", "delete", "tv", "--bin", "--yes", "-o", "json"],
            &["app", "delete", "wiki", "--bin", "--yes"],
            &["app", "delete", "rocketchat", "--yes", "-o", "json"],
            &["app", "delete", "rocketchat", "--yes"],
        ],
    );
    shows("app bin", &[&["app", "bin"], &["app", "bin", "-o", "json"]]);
    shows(
        "app restore",
        &[
            &["app", "restore", "wiki"],
            &["app", "restore", "tv", "-o", "json"],
            &["app", "restore", "wiki"],
            &["app", "restore", "nobody"],
        ],
    );
    std::fs::write(
        site.path("apps.csv"),
        "client_id,client_secret,client_name,redirect_uri,scope,groups\n\
         photos,0123456789abcdef0123456789abcdef,Photos,https://photos.example.org/cb,profile,\n\
         wiki,0123456789abcdef0123456789abcdef,Wiki,https://wiki.example.org/cb,profile,\n\
         short,x,Short,http://short.example.org/cb,profile,\n",
    )
    .expect("written");
    shows(
        "app import",
        &[
            &["app", "import", "apps.csv", "--dry-run"],
            &["app", "import", "apps.csv", "--everyone"],
            &["app", "import", "apps.csv", "--everyone", "-o", "json"],
            &["app", "import", "nowhere.csv"],
            &["app", "import"],
        ],
    );
    shows(
        "audit list",
        &[
            &["audit", "list"],
            &["audit", "list", "--app", "tv", "--details"],
            &["audit", "list", "--app", "tv", "-o", "json"],
        ],
    );
    shows(
        "audit export",
        &[&["audit", "export", "--app", "tv"], &["audit", "export", "--app", "tv", "--format", "csv"]],
    );
    shows(
        "audit verify",
        &[&["audit", "verify"], &["audit", "verify", "-o", "json"], &["audit", "verify", "--head", "9:abc"]],
    );
}

#[test]
fn tokens_keys_and_figures() {
    let (site, mut settled) = site();
    let listed = |site: &Site, name: &str| {
        let tokens = site.json(&["token", "list"]);
        let found = tokens["tokens"].as_array().expect("a list").iter().find(|token| token["name"] == name);
        text(found.expect(name), "id").to_owned()
    };
    shows(
        &site,
        &mut settled,
        "token add",
        &[
            &["token", "add", "--admin", "--name", "Deployment", "--expires", "30d"],
            &["token", "add", "--admin", "--name", "Backup", "-o", "json"],
            &["token", "add"],
            &["token", "add", "--admin", "--expires", "11y"],
        ],
    );
    site.json(&["token", "add", "--admin", "--name", "Third"]);
    let (second, third) = (listed(&site, "Backup"), listed(&site, "Third"));
    let mut shows = |words: &str, runs: &[&[&str]]| shows(&site, &mut settled, words, runs);
    shows(
        "token revoke",
        &[&["token", "revoke", &second], &["token", "revoke", &second], &["token", "revoke", &third, "-o", "json"]],
    );
    shows("token list", &[&["token", "list", "-o", "json"], &["token", "list"]]);
    shows("keys list", &[&["keys", "list"], &["keys", "list", "-o", "json"]]);
    shows(
        "keys rotate",
        &[&["keys", "rotate"], &["keys", "rotate", "-o", "json"], &["keys", "rotate", "--compromised"]],
    );
    shows("keys export-public", &[&["keys", "export-public"]]);
    shows("stats", &[&["stats", "nobody", "-o", "json"], &["stats", "--format", "csv"], &["stats", "--since", "soon"]]);
    shows("store info", &[&["store", "info"], &["store", "info", "-o", "json"]]);
    shows("store migrate", &[&["store", "migrate"], &["store", "migrate", "--to", "mysql://db.example/portico"]]);
    shows("store reopen", &[&["store", "reopen"], &["store", "reopen", "-o", "json"]]);
    shows("console link", &[&["console", "link"], &["console", "link", "-o", "json"]]);
}

#[test]
fn what_is_configured() {
    let (site, mut settled) = site();
    let mut shows = |words: &str, runs: &[&[&str]]| shows(&site, &mut settled, words, runs);
    shows("config languages", &[&["config", "languages"], &["config", "languages", "-o", "json"]]);
    shows("config texts", &[&["config", "texts", "tlh"], &["config", "texts", "tlh", "-o", "json"]]);
    shows(
        "config templates export",
        &[
            &["config", "templates", "export", "templates"],
            &["config", "templates", "export", "templates"],
            &["config", "templates", "export", "others", "-o", "json"],
        ],
    );
    shows("explain", &[&["explain", "P402"], &["explain", "p402", "-o", "json"], &["explain", "P000"]]);
    let wrong = "public_url = \"https://forum.example.org\"\nupstraem = 1\n[forum]\nkind = \"phpbb\"\n";
    std::fs::write(site.path("wrong.toml"), wrong).expect("written");
    std::fs::write(site.path("memory.toml"), format!("{CONFIG}[store]\nkind = \"memory\"\n")).expect("written");
    shows(
        "check",
        &[
            &["check"],
            &["check", "-o", "json"],
            &["check", "--strict", "--config", "memory.toml"],
            &["check", "--config", "wrong.toml"],
            &["check", "--config", "wrong.toml", "-o", "json"],
            &["check", "--config", "nowhere.toml"],
        ],
    );
}

/// On a machine that is busy with other tests an answer of the database may be late; then it is asked again.
struct Patient<'a>(&'a Site);

impl Place for Patient<'_> {
    fn outcome(&self, words: &[&str]) -> Output {
        let (file, data) = (self.0.path("portico.toml"), self.0.path("portico-data"));
        let was_there = file.exists();
        let mut output = self.0.run(words);
        for _ in 0..10 {
            if ![stdout(&output), stderr(&output)].concat().contains("in time") {
                break;
            }
            if !was_there {
                // Neither may have been written.
                let _ = (std::fs::remove_file(&file), std::fs::remove_dir_all(&data));
            }
            output = self.0.run(words);
        }
        output
    }
}

/// Nothing is there yet but the forum in its folder, and its database answers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_file() {
    let (site, mut settled) = site();
    std::fs::remove_file(site.path("portico.toml")).expect("there was one");
    std::fs::create_dir_all(site.path("forum/includes")).expect("a folder");
    let database = site.folder.path().canonicalize().expect("a path").join("forum/board.sqlite").display().to_string();
    servers::run(&format!("sqlite:{database}"), include_str!("../../forums/cases/phpbb.sql")).await;
    let config = format!(
        "<?php\n$dbms = 'phpbb\\\\db\\\\driver\\\\sqlite3';\n$dbhost = '{database}';\n$dbname = '';\n\
         $dbuser = '';\n$dbpasswd = '';\n$table_prefix = 'phpbb_';\n"
    );
    std::fs::write(site.path("forum/config.php"), config).expect("written");
    let version = "<?php\n@define('PHPBB_VERSION', '3.3.14');\n";
    std::fs::write(site.path("forum/includes/constants.php"), version).expect("written");
    let begun = ["init", "forum", "--yes", "--upstream", "http://127.0.0.1:1"];
    let whole = [&begun[..], &["--public-url", "https://forum.example.org"]].concat();
    let with = |more: &[&'static str]| [&whole[..], more].concat();
    shows(
        &Patient(&site),
        &mut settled,
        "init",
        &[
            &["init"],
            &["init", "elsewhere"],
            &begun,
            &with(&["--to", "-", "--console-group", ""]),
            &whole,
            &whole,
            &with(&["--dry-run", "--console-group", "Staff, ADMINISTRATORS", "-o", "json"]),
            &["init", "--print-grants"],
            &["init", "--print-vhost", "nginx"],
        ],
    );
}

/// Both go on until they are stopped, and cannot begin where somebody else has their port.
#[test]
fn servers_that_start_and_that_cannot() {
    let (site, mut settled) = site();
    let write = |name: &str, more: String| std::fs::write(site.path(name), format!("{CONFIG}{more}")).expect("written");
    let any = "\"127.0.0.1:0\"";
    write("free.toml", format!("[[listen]]\naddress = {any}\n[operations]\nlisten = {any}\n"));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    write("taken.toml", format!("[[listen]]\naddress = \"127.0.0.1:{port}\"\n"));
    let folder = site.folder.path();

    // Forum, keys and audit trail have lines of their own, in whatever order.
    let first_and_last = |line: &str| line.contains("\"starting\"") || line.starts_with("ready ");
    let words = ["serve", "--config", "free.toml"];
    let ready = begun(folder, &words, |line| line.starts_with("ready "), first_and_last);
    let runs: [&[&str]; 2] = [&["serve", "--config", "taken.toml"], &["serve", "--config", "gone.toml"]];
    shows_behind(ready, &site, &mut settled, "serve", &runs);

    let words = ["demo", "--port", "0", "--app-port", "0", "phpbb"];
    let welcome = begun(folder, &words, |line| line.contains("Try this"), |_| true);
    let port = port.to_string();
    let runs: [&[&str]; 3] = [&["demo", "--port", &port], &["demo", "--flavour", "fidonet"], &["demo", "phpb"]];
    shows_behind(welcome, &site, &mut settled, "demo", &runs);
}
