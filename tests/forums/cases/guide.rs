//! The guide "write a preset", followed to the letter: its rows, its files, its commands, and a login at the end.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::board::{Forum, On};
use super::{judge, program};
use crate::servers;

const GUIDE: &str = include_str!("../../../docs/write-a-preset.md");
const ZOE: &str = "1111111111111111111111111111111111111111";

/// The blocks of one language, in order.
fn blocks(language: &str) -> Vec<&'static str> {
    let open = format!("```{language}\n");
    GUIDE.split(open.as_str()).skip(1).map(|rest| rest.split("```").next().expect("an end")).collect()
}

/// The preset after chapter 2, 3 and 4, and the configuration beside it.
fn written() -> ([String; 3], &'static str) {
    let [first, config, steps, member, logout] = blocks("toml")[..] else { panic!("five blocks of TOML") };
    let (before, rest) = first.split_once("[member]").expect("a member");
    let (_, login) = rest.split_once("[login]").expect("a login");
    let second = format!("{before}{steps}\n[member]{rest}");
    let third = format!("{before}{steps}\n{member}\n[login]{login}\n{logout}");
    ([first.to_owned(), second, third], config)
}

/// What `portico why` says in this folder: outcome, member, and the last code.
fn why(folder: &Path, more: &[&str], token: &str) -> (String, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_portico"))
        .args(["why", "-o", "json", "--config", "portico.toml", "--cookie", &format!("club_login={token}")])
        .args(more)
        .current_dir(folder)
        .output()
        .expect("the binary");
    let told = String::from_utf8_lossy(&run.stderr);
    let why: Value = serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{told}"));
    let last = why["steps"].as_array().expect("steps").iter().rev().find_map(|step| step["code"].as_str());
    let id = &why["member"]["id"];
    let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    (why["outcome"].as_str().unwrap_or_default().to_owned(), id, last.unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_chapter_does_what_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path();
    let ([first, second, third], config) = written();
    servers::run(&format!("sqlite://{}", place.join("club.db").display()), blocks("sql")[0]).await;
    std::fs::write(place.join("portico.toml"), config).expect("a file");
    let preset = |text: &str| std::fs::write(place.join("club.toml"), text).expect("a file");
    let got = |more: &[&str], token: &str| {
        let (outcome, id, code) = why(place, more, token);
        format!("{outcome} {id} {code}")
    };
    let then = ["--now", "1700000100"];

    preset(&first);
    assert_eq!(got(&[], ZOE), "member 1 ", "chapter 2");
    assert_eq!(got(&[], &ZOE.replacen('1', "x", 1)), "guest null P307", "chapter 2, another shape");

    preset(&second);
    assert_eq!(got(&then, ZOE), "member 1 ", "chapter 3");
    assert_eq!(got(&[], ZOE), "guest null P303", "chapter 3, without --now");
    assert_eq!(got(&then, &"4".repeat(40)), "guest null P302", "chapter 3, unknown");
    assert_eq!(got(&then, &"3".repeat(40)), "guest null P306", "chapter 3, a guest");

    preset(&third);
    assert_eq!(got(&then, ZOE), "member 7 ", "chapter 4");
    assert_eq!(got(&then, &"2".repeat(40)), "refused 8 P310", "chapter 4, banned");
}

/// Whoever adds a preset says in the table what it rests on and how it leads back.
#[test]
fn every_preset_is_in_the_table_as_it_is() {
    let documented = include_str!("../../../docs/forums.md");
    let table = documented.split("\n## ").find(|part| part.starts_with("All of them")).expect("the table");
    for name in portico::forums::names() {
        let row = table.lines().find(|line| line.starts_with('|') && line.contains(&format!("`{name}`")));
        let row: Vec<&str> = row.unwrap_or_else(|| panic!("{name} is not there")).split('|').map(str::trim).collect();
        let (text, preset) = preset_file(name);
        let inferred = preset.get("inferred").is_some_and(|mark| mark.as_bool() == Some(true));
        assert_eq!(inferred, row[4] == "inferred", "{name}: the ground is {:?}", row[4]);
        assert!(!inferred || text.contains("\n# Inferred:"), "{name} does not say what is inferred");
        let way_back = way_back(&preset);
        assert!(row[5].contains(way_back), "{name}: the way back is {way_back:?}, not {:?}", row[5]);
    }
}

fn preset_file(name: &str) -> (String, toml::Table) {
    let file = format!("{}/config/forums/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).expect("a preset");
    let preset = text.parse().expect("TOML");
    (text, preset)
}

/// In the words of the table; what operators configure may be anything.
fn way_back(preset: &toml::Table) -> &'static str {
    let Some(login) = preset.get("login") else {
        return way_back(&preset_file(preset["extends"].as_str().expect("a name")).1);
    };
    match (login["back"].as_str().expect("a text"), login.get("header").and_then(toml::Value::as_str)) {
        ("'path'", _) => "path",
        ("'absolute'", _) => "address",
        ("'base64'", _) => "base64",
        ("'cookie'", _) => "cookie",
        ("'header'", Some(header)) if header.eq_ignore_ascii_case("referer") => "Referer",
        ("'header'", _) => "header",
        ("'none'", _) => "none",
        _ => "",
    }
}

/// The finished preset, judged as those that come with the program.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_is_a_login() {
    let ([_, _, preset], _) = written();
    let cases = format!(
        r#"now = 1_700_000_100
user_agent = "Browser/1"
address = "198.51.100.7"
login_page = "/board/login.php?back="

[forum]
kind = "{{folder}}/club.toml"

[[file]]
path = "club.toml"
text = '''
{preset}'''

[[case]]
name = "logged in"
cookie = "club_login={ZOE}"
expect = "member 7"
login = true
username = "Zoë"
email = "zoe@club.example"
email_verified = true
groups = ["Choir", "Rowers"]
profile_url = "http://localhost:8080/board/member.php?id=7"

[[case]]
name = "banned"
cookie = "club_login={bob}"
expect = "banned 8"
login = true
until = 4102444800

[[case]]
name = "nobody"
cookie = ""
expect = "guest"
login = true

[[member]]
id = 7
groups = ["Choir", "Rowers"]
"#,
        preset = preset.replace("'''", ""),
        bob = "2".repeat(40),
    );
    // The texts of forums live as long as the program; this one is put together here.
    let forum = Forum { kind: "generic", schema: blocks("sql")[0], cases: cases.leak(), hook: None };
    judge::every_visitor(forum, On::Sqlite).await;
    program::through_why(forum, On::Sqlite).await;
    program::through_a_login(forum, On::Sqlite).await;
}
