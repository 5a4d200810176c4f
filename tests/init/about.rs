//! What `init` tells of a forum whose database and web server answer.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use serde_json::{Value, json};

use super::{Place, stderr};
use crate::servers;

const SCHEMA: &str = include_str!("../forums/cases/phpbb.sql");
const ADDRESS: &str = "INSERT INTO phpbb_config (config_name, config_value) VALUES ('server_protocol', 'http://'), \
    ('server_name', 'board.example'), ('server_port', '80'), ('script_path', '/forum');";
const CONSTANTS: &str = "<?php\n@define('PHPBB_VERSION', '3.3.14');\n";

/// A web server that answers everybody in the same way until the tests end.
fn web_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let mut asked = [0; 4096];
            let read = stream.read(&mut asked).unwrap_or_default();
            let asked = String::from_utf8_lossy(&asked[..read]).into_owned();
            let known = asked.starts_with("GET /forum/ ") && asked.contains("host: board.example\r\n");
            let status = if known { "200 OK" } else { "404 Not Found" };
            write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").ok();
        }
    });
    format!("http://{address}")
}

/// A board on a new MariaDB database.
async fn board(more: &str) -> Place {
    let server = servers::mariadb();
    let url = server.database().await;
    servers::run(&url, SCHEMA).await;
    servers::run(&url, more).await;
    let name = url.split(['/', '?']).nth(3).expect("a database").to_owned();
    let config = format!(
        "<?php\n$dbms = 'phpbb\\\\db\\\\driver\\\\mysqli';\n$dbhost = 'localhost:{}';\n$dbname = '{name}';\n\
         $dbuser = 'root';\n$dbpasswd = '';\n$table_prefix = 'phpbb_';\n",
        server.socket()
    );
    Place::with(&[("config.php", &config), ("includes/constants.php", CONSTANTS)])
}

/// The report. On a machine that is busy with other tests an answer may be late; then it is asked again.
fn report(place: &Place, arguments: &[&str]) -> Value {
    let arguments = [&["init", "forum", "--dry-run", "-o", "json"], arguments].concat();
    let mut report = Value::Null;
    for _ in 0..10 {
        let output = place.run(&arguments, &[]);
        assert!(output.status.success(), "{}", stderr(&output));
        report = serde_json::from_slice(&output.stdout).expect("JSON");
        if !report["unknown"].to_string().contains("in time") {
            break;
        }
    }
    report
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_cookies_address_and_web_server_are_told() {
    let place = board(ADDRESS).await;
    let upstream = web_server();
    let told = report(&place, &["--upstream", &upstream]);
    assert_eq!(told["trouble"], Value::Null);
    assert_eq!((&told["members"], &told["groups"]), (&json!(10), &json!(7)), "{told}");
    assert_eq!(told["cookies"], json!(["phpbb3_case_sid", "phpbb3_case_u", "phpbb3_case_k"]));
    assert_eq!(told["public_url"], "https://board.example/forum");
    assert_eq!((&told["web_server"], &told["unknown"]), (&json!(200), &json!({})));

    let output = place.run(&["init", "forum", "--yes", "--dry-run", "--upstream", &upstream], &[]);
    let shown = String::from_utf8(output.stdout).expect("UTF-8");
    for row in ["members", "session cookie", "web server", "public_url = \"https://board.example/forum\""] {
        assert!(shown.contains(row), "{row} in {shown}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_found_out_has_a_reason_and_stops_nothing() {
    let place = board("DROP TABLE phpbb_groups;").await;
    let told = report(&place, &["--upstream", "http://127.0.0.1:1", "--public-url", "https://f.example"]);
    assert_eq!((&told["members"], &told["groups"], &told["web_server"]), (&json!(10), &Value::Null, &Value::Null));
    assert!(told["unknown"]["groups"].as_str().is_some_and(|why| why.contains("phpbb_groups")), "{told}");
    assert_eq!(told["unknown"]["web_server"], "no connection");
    assert!(told["trouble"].is_string());

    // The settings that would tell the address are not there.
    let output = place.run(&["init", "forum", "--yes"], &[]);
    let shown = stderr(&output);
    assert!(shown.contains("P107") && shown.contains("--public-url"), "{shown}");
}

/// The file names who may open the console: the administrators, if the forum tells who they are, and nobody else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_may_open_the_console_unless_somebody_else_is_named() {
    let place = board(ADDRESS).await;
    let groups = |more: &[&str]| report(&place, &[&["--upstream", "http://127.0.0.1:1"], more].concat());
    assert_eq!(groups(&[])["console_groups"], json!(["ADMINISTRATORS"]));
    let named = groups(&["--console-group", "Staff, \"Cats\" & Mice"]);
    assert_eq!(named["console_groups"], json!(["Staff", "\"Cats\" & Mice"]));
    let text: toml::Table = toml::from_str(named["text"].as_str().expect("a text")).expect("TOML");
    assert_eq!(json!(text["console"]["groups"]), named["console_groups"]);
    let nobody = groups(&["--console-group", ""]);
    assert_eq!(nobody["console_groups"], json!([]));
    assert!(nobody["text"].as_str().is_some_and(|text| text.contains("\n[console]\n# groups = ")), "{nobody}");

    // A forum that calls another group so has no such group of its own.
    let place = board("UPDATE phpbb_groups SET group_type = 1 WHERE group_name = 'ADMINISTRATORS';").await;
    let arguments = ["--upstream", "http://127.0.0.1:1", "--public-url", "https://f.example"];
    assert_eq!(report(&place, &arguments)["console_groups"], json!([]));
}
