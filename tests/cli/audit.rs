//! `portico audit`: every command that changes something is in the trail, and the trail tells when it was changed.

use serde_json::Value;

use super::{Site, stderr, stdout, text};

/// A life of an app and of a token.
fn lived(site: &Site) -> String {
    let added = site.json(&["app", "add", "--name", "=Wiki", "--redirect-uri", "https://wiki.example.org/cb"]);
    let id = text(&added, "client_id").to_owned();
    site.json(&["app", "edit", &id, "--name", "Wiki"]);
    site.json(&["app", "disable", &id]);
    site.json(&["app", "enable", &id]);
    for keep_old in ["1h", "0s"] {
        let rotated = site.json(&["app", "secret", &id, "--new", "--keep-old", keep_old]);
        assert!(rotated["client_secret"].is_string());
    }
    let token = site.json(&["token", "add", "--member", "7", "--name", "Script"]);
    site.json(&["token", "revoke", text(&token, "id")]);
    site.json(&["keys", "rotate"]);
    site.json(&["app", "delete", &id, "--yes"]);
    id
}

#[test]
fn every_command_that_changes_something_is_told() {
    let site = Site::new();
    let id = lived(&site);
    let listed = site.json(&["audit", "list"]);
    let entries = listed["entries"].as_array().expect("a list");
    let what: Vec<&str> = entries.iter().rev().map(|entry| text(entry, "what")).collect();
    assert_eq!(
        what,
        [
            "app.created",
            "app.changed",
            "app.disabled",
            "app.enabled",
            "secret.made",
            "secret.ends_later",
            "secret.made",
            "secret.ended",
            "secret.ended",
            "token.made",
            "token.ended",
            "key.rotation_asked",
            "app.deleted",
        ]
    );
    assert!(entries.iter().all(|entry| entry["who"]["kind"] == "cli" && entry["who"]["uid"].is_u64()));
    let changed = &entries[entries.len() - 2];
    assert_eq!((&changed["before"]["name"], &changed["after"]["name"]), (&"=Wiki".into(), &"Wiki".into()));
    assert_eq!(changed["after"].as_object().map(serde_json::Map::len), Some(1), "only what is different");
    let of_app = site.json(&["audit", "list", "--app", &id, "--action", "secret.made"]);
    assert_eq!(of_app["entries"].as_array().map(Vec::len), Some(2));
    let of_member = site.json(&["audit", "list", "--person", "7"]);
    assert_eq!(of_member["entries"].as_array().map(Vec::len), Some(2));
    for nothing in [["--day", "2001-01-01"], ["--person", "8"], ["--app", "chat"], ["--action", "app.restored"]] {
        assert_eq!(site.json(&[&["audit", "list"][..], &nothing].concat())["entries"], Value::Array(vec![]));
    }
    assert_eq!(
        site.json(&["audit", "list", "--since", "1h", "--limit", "3"])["entries"].as_array().map(Vec::len),
        Some(3)
    );
    site.fails(&["audit", "list", "--action", "app.exploded"], 2, "P107");
    let shown = stdout(&site.run(&["audit", "list", "--details"]));
    insta::assert_snapshot!("audit_list", settled(&shown, &id, &listed));
}

/// Takes out what is different each time.
fn settled(shown: &str, id: &str, listed: &Value) -> String {
    let uid = format!("cli:{}", listed["entries"][0]["who"]["uid"]);
    let shown = shown.replace(id, "WIKI").replace(&uid, "cli:1000");
    let instants = regex::Regex::new(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC").expect("a pattern");
    let numbers = regex::Regex::new(r#""(made|ends|created_at|updated_at)":\d+"#).expect("a pattern");
    let marks = regex::Regex::new(r#""(fingerprint|id)":"[^"]+""#).expect("a pattern");
    let shown = instants.replace_all(&shown, "2026-11-21 12:04:31 UTC");
    let shown = numbers.replace_all(&shown, "\"$1\":0");
    // Columns are as wide as what stands in them.
    let blanks = regex::Regex::new(" {2,}").expect("a pattern");
    let shown = marks.replace_all(&shown, "\"$1\":\"…\"").into_owned();
    blanks.replace_all(&shown, "  ").into_owned()
}

#[test]
fn the_trail_is_checked_and_exported() {
    let site = Site::new();
    assert_eq!(site.json(&["audit", "verify"])["entries"], 0);
    lived(&site);
    let first = site.json(&["audit", "verify"]);
    assert_eq!(first["entries"], 13);
    let head = text(&first, "head");
    site.json(&["keys", "rotate"]);
    let told = stdout(&site.run(&["audit", "verify", "--head", head]));
    assert!(told.starts_with("The chain holds: 14 entries."), "{told}");
    let other = head.replace("13:", "12:");
    assert!(site.fails(&["audit", "verify", "--head", &other], 1, "P511").contains("entry 12 was changed"));
    let cut_off = head.replace("13:", "15:");
    assert!(site.fails(&["audit", "verify", "--head", &cut_off], 1, "P511").contains("ends at entry 14"));
    site.fails(&["audit", "verify", "--head", "13"], 2, "P107");

    let exported = site.run(&["audit", "export"]);
    let lines: Vec<Value> = stdout(&exported).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 14, "{}", stderr(&exported));
    assert_eq!((&lines[0]["seq"], &lines[0]["entry"]["what"]), (&1.into(), &"app.created".into()));
    assert!(lines.windows(2).all(|pair| pair[0]["hash"] == pair[1]["prev"]), "a chain");
    let table = stdout(&site.run(&["audit", "export", "--format", "csv", "--action", "app.changed"]));
    let mut rows = table.lines();
    assert_eq!(rows.next(), Some("seq,at,who,what,app,member,object,from,request,before,after,hash"));
    assert!(rows.next().is_some_and(|row| row.starts_with("\"2\",\"20") && row.contains("\"\"=Wiki\"\"")), "{table}");
    assert_eq!(rows.next(), None);
    assert!(!stdout(&exported).contains("prt_"), "no secrets");
}
