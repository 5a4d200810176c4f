use secrecy::ExposeSecret as _;

use super::{Place, stderr};
use portico::adapters::forum::{self, Environment, FromFolder, Preset, Settings};

const BOARD: &str = "<?php\n// phpBB 3.3.x auto-generated configuration file\n// Do not change anything in this file!\n\
    $dbms = 'phpbb\\\\db\\\\driver\\\\mysqli';\n$dbhost = 'db.internal';\n$dbport = '3307';\n$dbname = 'forum';\n\
    $dbuser = 'we\\'b@x';\n$dbpasswd = 'p\\\\w\"$x\\'ä';\n$table_prefix = 'club_';\n\n@define('PHPBB_INSTALLED', true);\n";

fn configuration(forum: &str) -> String {
    format!(
        "public_url = \"https://forum.example.org\"\n[upstream]\nservers = [\"http://127.0.0.1:8000\"]\n\
         [operations]\nlisten = \"127.0.0.1:0\"\n[forum]\nkind = \"phpbb\"\npath = \"forum\"\n{forum}"
    )
}

fn board(config_php: &str, forum: &str) -> Place {
    let place = Place::with(&[("config.php", config_php)]);
    place.write("portico.toml", &configuration(forum));
    place
}

fn completed(place: &Place, table_prefix: Option<&str>) -> Settings {
    let folder = FromFolder {
        path: place.path().join("forum"),
        password: None,
        table_prefix: table_prefix.map(str::to_owned),
        pool: 3,
        timeout: std::time::Duration::from_secs(1),
    };
    let settings = Settings::new(Preset::BuiltIn("phpbb".to_owned()), "https://forum.example.org");
    forum::complete(settings, Some(&folder), &Environment::new()).expect("a good file")
}

#[test]
fn the_database_is_read_from_the_forums_file() {
    let database = completed(&board(BOARD, ""), None).database.expect("a database");
    assert_eq!(database.url, "mysql://we%27b%40x@db.internal:3307/forum");
    assert_eq!(database.password.as_ref().map(|password| password.expose_secret()), Some("p\\w\"$x'ä"));
    assert_eq!((database.table_prefix.as_str(), database.pool), ("club_", 3));

    let own = completed(&board(BOARD, ""), Some("other_")).database.expect("a database");
    assert_eq!(own.table_prefix, "other_");

    let sqlite = BOARD.replace("driver\\\\mysqli", "driver\\\\sqlite3").replace("db.internal", "../board.db");
    let place = board(&sqlite, "");
    let database = completed(&place, None).database.expect("a database");
    assert_eq!(database.url, format!("sqlite://{}/forum/../board.db", place.path().display()));
    assert!(database.password.is_none());
}

#[test]
fn a_file_in_latin1_is_read() {
    let place = board("", "");
    let bytes: Vec<u8> = BOARD.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    std::fs::write(place.path().join("forum/config.php"), bytes).expect("written");
    let database = completed(&place, None).database.expect("a database");
    assert_eq!(database.password.as_ref().map(|password| password.expose_secret()), Some("p\\w\"$x'ä"));
}

#[test]
fn check_reads_the_forums_files_and_copies_nothing() {
    let place = board(BOARD, "");
    let output = place.run(&["check"], &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("p\\w"));
}

#[test]
fn what_cannot_be_used_is_told_with_file_line_and_cure() {
    let computed = BOARD.replace("'p\\\\w\"$x\\'ä'", "trim(file_get_contents('/run/hunter2'))");
    let conditional = format!("{BOARD}if (is_file('x')) {{ $dbhost = 'hunter2'; }}\n");
    let large = format!("{BOARD}{}", " ".repeat(1_100_000));
    for (text, forum, want) in [
        (
            computed.as_str(),
            "",
            &[
                "P112",
                "config.php line 9: $dbpasswd is computed by trim(...)",
                "PORTICO_FORUM__DATABASE__PASSWORD",
                "password_file",
            ][..],
        ),
        (
            &conditional,
            "",
            &["P112", "config.php line 13: $dbhost is computed by a condition", "PORTICO_FORUM__DATABASE__URL"],
        ),
        (&BOARD.replace("'db.internal'", "\"$host\""), "", &["P112", "a text with variables in it"]),
        (&BOARD.replace("mysqli'", "oracle'"), "", &["P113", "do not name a kind of database"]),
        (&BOARD.replace("'forum'", "''"), "", &["P113", "no name of a database"]),
        (
            &BOARD.replace("$dbname = 'forum';", "require_once($other_file);"),
            "",
            &["P113", "no name of a database", "config.php includes another file in line 7", "does not read"],
        ),
        (&BOARD.replace("'3307'", "'33o7'"), "", &["P113", "the port is not a number"]),
        (&BOARD.replace("'club_'", "'club-'"), "", &["P103", "the table prefix"]),
        (&BOARD.replace("'club_';", "'club_"), "", &["P111", "line 12", "does not end"]),
        (&large, "", &["P111", "larger than"]),
        (BOARD, "[forum.variables]\nnothing = \"x\"\n", &["P101", "forum.variables", "has no variables"]),
    ] {
        let place = board(text, forum);
        for command in ["check", "serve"] {
            let output = place.run(&[command], &[]);
            let shown = stderr(&output);
            assert!(!output.status.success(), "{command}: {want:?}");
            want.iter().for_each(|want| assert!(shown.contains(want), "{command}: {want} in {shown}"));
            assert!(!shown.contains("hunter2"), "no values: {shown}");
        }
    }

    // What the operator gives is not asked of the files.
    let place = board(&computed, "[forum.database]\npassword_file = \"secret\"\n");
    place.write("secret", "s3cret\n");
    assert!(place.run(&["check"], &[]).status.success());
    let place = board(&computed, "");
    assert!(place.run(&["check"], &[("PORTICO_FORUM__DATABASE__PASSWORD", "x")]).status.success());
    let place = board(&conditional, "[forum.database]\nurl = \"mysql://portico:x@db/forum\"\n");
    assert!(place.run(&["check"], &[]).status.success());
}

#[test]
fn a_wrong_folder_or_a_file_that_may_not_be_read_is_told() {
    let place = board(BOARD, "");
    std::fs::remove_file(place.path().join("forum/config.php")).expect("removed");
    let output = place.run(&["check"], &[]);
    assert!(stderr(&output).contains("P110") && stderr(&output).contains("has no config.php"), "{}", stderr(&output));

    std::fs::create_dir(place.path().join("forum/config.php")).expect("a folder");
    let output = place.run(&["check"], &[]);
    assert!(stderr(&output).contains("P111") && stderr(&output).contains("not a file"), "{}", stderr(&output));

    std::fs::remove_dir_all(place.path().join("forum")).expect("removed");
    let output = place.run(&["check"], &[]);
    assert!(stderr(&output).contains("P110") && stderr(&output).contains("is not a folder"), "{}", stderr(&output));
}

#[test]
fn variables_come_from_operator_file_or_default_in_this_order() {
    let preset = "format = 1\ntitle = \"own\"\n[install]\nfiles = [\"s.php\"]\nread = [{ path = \"s.php\", format = \"php\" }]\n\
        [variables]\nsecret = { from = \"file.secret\", secret = true, required = true }\nurl = \"http://127.0.0.1:1/\"\n\
        [[session]]\nname = \"s\"\n[[session.step]]\nprobe = \"a\"\nurl = \"var.url ++ var.secret\"\n\
        [member]\nid = \"json(a, '/id')\"\nusername = \"json(a, '/n')\"\n[login]\nurl = \"base\"\nback = \"'none'\"\n";
    let with = |preset: &str, settings: &str, forum: &str| {
        let place = Place::with(&[("s.php", settings)]);
        place.write("own.toml", preset);
        place.write("portico.toml", &configuration(forum).replace("\"phpbb\"", "\"./own.toml\""));
        place
    };
    assert!(with(preset, "<?php $secret = 'x';", "").run(&["check"], &[]).status.success());
    for (settings, forum, want) in [
        ("<?php $other = 'x';", "", "P113"),
        ("<?php $secret = f();", "", "P112"),
        ("<?php", "[forum.variables]\nsecret = \"x\"\nsecret_file = \"y\"\n", "P103"),
        ("<?php", "[forum.variables]\nsecret_file = \"y\"\n", "P104"),
        ("<?php", "[forum.variables]\nsecrets = \"y\"\n", "did you mean \"secret\"?"),
    ] {
        let output = with(preset, settings, forum).run(&["check"], &[]);
        assert!(stderr(&output).contains(want), "{want}: {}", stderr(&output));
    }
    let place = with(preset, "<?php $secret = f();", "");
    assert!(place.run(&["check"], &[("PORTICO_FORUM__VARIABLES__SECRET", "x")]).status.success());

    let loud = preset.replace("probe = \"a\"", "say = \"var.secret\"\nprobe = \"a\"");
    let output = with(&loud, "<?php $secret = 'x';", "").run(&["check"], &[]);
    assert!(stderr(&output).contains("must not show the secret variable \"secret\""), "{}", stderr(&output));
}
