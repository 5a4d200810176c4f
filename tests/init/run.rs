//! `portico init` as people run it: what is written, what is refused, what is printed.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use super::{Place, stderr};

const CONFIG: &str = "<?php\n$dbms = 'phpbb\\\\db\\\\driver\\\\mysqli';\n$dbhost = '127.0.0.1';\n$dbport = '1';\n\
    $dbname = 'forum';\n$dbuser = 'web';\n$dbpasswd = 'hunter2';\n$table_prefix = 'phpbb_';\n";
const CONSTANTS: &str = "<?php\n@define('PHPBB_VERSION', '3.3.14');\n";

fn board(config: &str) -> Place {
    Place::with(&[("config.php", config), ("includes/constants.php", CONSTANTS)])
}

fn mode(place: &Place, path: &str) -> u32 {
    std::fs::metadata(place.path().join(path)).expect("it is there").permissions().mode() & 0o777
}

fn init<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["init", "forum", "--yes", "--public-url", "https://forum.example.org"], more].concat()
}

#[test]
fn the_file_and_the_keys_are_written_for_the_owner_only() {
    let place = board(CONFIG);
    let output = place.run(&init(&[]), &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    let shown = String::from_utf8(output.stdout).expect("UTF-8");
    for want in [
        "phpBB 3.3.14",
        "mysql://web@127.0.0.1:1/forum",
        "not yet: ",
        "Wrote portico.toml",
        "portico check",
        "GRANT SELECT",
    ] {
        assert!(shown.contains(want), "{want} in {shown}");
    }
    assert!(!shown.contains("hunter2"), "{shown}");
    assert_eq!((mode(&place, "portico.toml"), mode(&place, "portico-data")), (0o640, 0o700));
    // Where the account that can only read is to be written, the database is already named.
    let written = place.read("portico.toml");
    assert!(written.contains("# url = \"mysql://portico@127.0.0.1:1/forum\"\n"), "{written}");
    assert!(std::fs::read_dir(place.path().join("portico-data/keys")).expect("keys").count() > 1);
    assert!(place.run(&["check"], &[]).status.success());
}

#[test]
fn what_is_there_is_never_overwritten_unasked() {
    let place = board(CONFIG);
    place.write("portico.toml", "public_url = \"https://old.example\"\npassword = \"hunter2\"\n");
    let output = place.run(&init(&[]), &[]);
    let shown = stderr(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(shown.contains("P114") && shown.contains("- public_url = \"https://old.example\""), "{shown}");
    assert!(shown.contains("+ public_url = \"https://forum.example.org\"") && !shown.contains("hunter2"), "{shown}");
    assert!(!place.path().join("portico-data").exists());

    assert!(place.run(&init(&["--force"]), &[]).status.success());
    assert_eq!(mode(&place, "portico.toml"), 0o640);
    let output = place.run(&init(&[]), &[]);
    assert!(stderr(&output).contains("would not change"), "{}", stderr(&output));

    let place = board(CONFIG);
    for arguments in [&["--dry-run"][..], &["--to", "-"]] {
        let output = place.run(&init(arguments), &[]);
        assert!(String::from_utf8_lossy(&output.stdout).contains("public_url = "), "{}", stderr(&output));
    }
    assert!(!place.path().join("portico.toml").exists() && !place.path().join("portico-data").exists());
}

#[test]
fn refusals_say_what_to_do() {
    let computed = CONFIG.replace("'hunter2'", "file_get_contents('/run/secrets/hunter2')");
    for (place, arguments, code, want) in [
        (Place::with(&[("x.php", "<?php")]), init(&[]), "P110", "--forum generic"),
        (Place::with(&[("x.php", "<?php")]), init(&["--forum", "phpbb"]), "P110", "includes/constants.php"),
        (board(CONFIG), init(&["--forum", "phpbbb"]), "P107", "there is no forum"),
        (board(&computed), init(&[]), "P112", "PORTICO_FORUM__DATABASE__PASSWORD"),
        (board("<?php $dbms = '"), init(&[]), "P111", "line 1"),
        (board(CONFIG), vec!["init", "forum", "--yes"], "P107", "--public-url"),
        (board(CONFIG), vec!["init"], "P107", "portico init PATH"),
        (board(CONFIG), vec!["init", "nowhere"], "P110", "is not a folder"),
        (board(CONFIG), init(&["--listen", "nonsense"]), "P102", "address"),
    ] {
        let output = place.run(&arguments, &[]);
        let shown = stderr(&output);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(shown.contains(&format!("error {code}")) && shown.contains(want), "{arguments:?}: {shown}");
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(!place.path().join("portico.toml").exists(), "{arguments:?}");
    }
    let place = board(&computed);
    let output = place.run(&init(&[]), &[("PORTICO_FORUM__DATABASE__PASSWORD", "x")]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn a_forum_of_any_kind_is_asked_over_http() {
    let place = Place::with(&[]);
    let output = place.run(&["init", "--forum", "generic", "--yes", "--public-url", "https://f.example"], &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    // What stands in the file are guesses, and nobody was asked.
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let row = |name: &str| told.lines().find(|line| line.trim_start().starts_with(name)).unwrap_or_default().to_owned();
    assert!(row("answers").ends_with("not asked: fill in [forum.generic] first"), "{told}");
    assert!(row("session cookie").ends_with("not known: fill in [forum.generic] first"), "{told}");
    let next = told.split("\nNext\n").nth(1).expect("what comes next");
    assert!(next.starts_with("  In portico.toml, [forum.generic]: "), "{told}");
    assert!(place.run(&["check"], &[]).status.success());
}

/// What comes next is a line to be copied: it works with the file that was written.
#[test]
fn the_next_steps_name_the_file_where_it_is_not_the_usual_one() {
    for (file, begins) in [("portico.toml", "portico check"), ("my site.toml", "portico --config 'my site.toml' check")]
    {
        let place = board(CONFIG);
        let shown = String::from_utf8(place.run(&init(&["--to", file]), &[]).stdout).expect("UTF-8");
        let next = shown.split("\nNext\n").nth(1).expect("what comes next");
        assert!(next.trim_start().starts_with(begins), "{shown}");
        let begin = begins.strip_suffix("check").expect("the command");
        assert!(next.lines().filter(|line| line.starts_with(&format!("  {begin}"))).count() == 4, "{shown}");
        assert!(shown.contains(&format!("more lines: {begin}init --print-grants")), "{shown}");
    }
}

#[test]
fn grants_and_vhosts_are_printed_alone() {
    let place = board(CONFIG);
    let grants = place.run(&["init", "forum", "--print-grants"], &[]);
    let grants = String::from_utf8(grants.stdout).expect("UTF-8");
    assert!(grants.starts_with("CREATE USER 'portico'@'localhost' IDENTIFIED BY '...';\nGRANT SELECT"), "{grants}");
    assert!(grants.contains("`forum`.`phpbb_users`"), "{grants}");

    assert!(place.run(&init(&["--listen", "127.0.0.1:8181"]), &[]).status.success());
    assert_eq!(String::from_utf8(place.run(&["init", "--print-grants"], &[]).stdout).expect("UTF-8"), grants);
    for (server, want) in [
        ("nginx", "proxy_pass http://127.0.0.1:8181;"),
        ("apache", "ProxyPass \"/\" \"http://127.0.0.1:8181/\" nocanon"),
        ("caddy", "reverse_proxy 127.0.0.1:8181"),
        // portico asks for the forum by the visitors' name, and Caddy chooses a site by it.
        ("caddy", "http://forum.example.org:8000 {\n\tbind 127.0.0.1\n"),
        ("traefik", "url: \"http://127.0.0.1:8181\""),
        ("haproxy", "server portico 127.0.0.1:8181"),
    ] {
        let output = place.run(&["init", "--print-vhost", server], &[]);
        let shown = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(
            shown.contains(want) && shown.contains("forum.example.org") && !shown.contains('@'),
            "{server}: {shown}"
        );
        if server == "caddy" {
            place.write("Caddyfile", &shown);
            let mut command = Command::new("caddy");
            command.args(["adapt", "--adapter", "caddyfile", "--config"]).arg(place.path().join("Caddyfile"));
            let adapted = command.env("HOME", place.path()).output();
            let adapted = adapted.expect("caddy is missing: install the Debian package caddy");
            assert!(adapted.status.success(), "{}\n{shown}", stderr(&adapted));
        }
    }
}
