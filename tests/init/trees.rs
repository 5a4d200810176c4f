//! One file in `trees/` for each forum: settings files in its shape, and what must be read from them.

use serde::Deserialize;
use serde_json::Value;

use super::{Place, stderr};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tree {
    version: Option<String>,
    /// Address without the password; `{folder}` is the folder of the forum.
    database: Option<String>,
    #[serde(default)]
    table_prefix: String,
    /// Must be nowhere in what is printed or written.
    password: Option<String>,
    public_url: Option<String>,
    /// More for the configuration, where the forum's files do not have all.
    #[serde(default)]
    variables: Vec<(String, String)>,
    file: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: String,
    text: String,
}

fn trees() -> Vec<(String, Tree)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/init/trees");
    let mut trees: Vec<(String, Tree)> = std::fs::read_dir(folder)
        .expect("the trees")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).expect("a text");
            (name.clone(), toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .collect();
    trees.sort_by(|a, b| a.0.cmp(&b.0));
    trees
}

fn place(tree: &Tree) -> Place {
    let files: Vec<(&str, &str)> =
        tree.file.iter().map(|file| (file.path.as_str(), file.text.trim_start_matches('\n'))).collect();
    Place::with(&files)
}

#[test]
fn no_forum_that_is_recognised_lacks_a_tree() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/forums");
    let trees: Vec<String> = trees().into_iter().map(|(name, _)| name).collect();
    for entry in std::fs::read_dir(folder).expect("the presets") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let preset: toml::Table = toml::from_str(&std::fs::read_to_string(&path).expect("a text")).expect("TOML");
        assert_eq!(preset.contains_key("install"), trees.contains(&name), "{name}: [install] and tests/init/trees");
    }
}

#[test]
fn every_forum_is_recognised_and_read() {
    for (name, tree) in trees() {
        let place = place(&tree);
        let variables: Vec<(&str, &str)> =
            tree.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut arguments = vec!["init", "forum", "--yes", "-o", "json"];
        if tree.public_url.is_none() {
            arguments.extend(["--public-url", "https://forum.example.org"]);
        }
        let output = place.run(&arguments, &variables);
        assert!(output.status.success(), "{name}: {}", stderr(&output));
        let printed = String::from_utf8(output.stdout).expect("UTF-8");
        let report: Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(report["forum"], name.as_str());
        if let Some(version) = &tree.version {
            assert!(
                report["title"].as_str().is_some_and(|title| title.ends_with(version)),
                "{name}: {}",
                report["title"]
            );
        }
        let folder = place.path().join("forum").canonicalize().expect("a folder");
        let database = tree.database.map(|url| url.replace("{folder}", &folder.display().to_string()));
        assert_eq!(report["database"].as_str(), database.as_deref(), "{name}");
        assert_eq!(report["table_prefix"], tree.table_prefix.as_str(), "{name}");
        let public_url = tree.public_url.unwrap_or_else(|| "https://forum.example.org".to_owned());
        assert_eq!(report["public_url"], public_url.as_str(), "{name}");
        let has_accounts = database.is_some_and(|url| !url.starts_with("sqlite:"));
        assert_eq!(report["grants"].as_array().is_some_and(|grants| grants.len() > 1), has_accounts, "{name}");

        let written = std::fs::read_to_string(place.path().join("portico.toml")).expect("the file");
        if let Some(password) = tree.password.filter(|password| password.len() > 3) {
            assert!(!printed.contains(&password) && !written.contains(&password), "{name}: the password stays");
        }
        let output = place.run(&["check"], &variables);
        assert!(output.status.success(), "{name}: {}", stderr(&output));
    }
}

#[test]
fn a_forum_a_little_below_is_found_and_several_are_listed() {
    let (_, phpbb) = trees().into_iter().find(|(name, _)| name == "phpbb").expect("phpbb");
    let place = place(&phpbb);
    let init = |arguments: &[&str]| {
        let all = [&["init"], arguments, &["--yes", "--public-url", "https://f.example", "--to", "-"]].concat();
        place.run(&all, &[])
    };
    let output = init(&["."]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("kind = \"phpbb\""));

    for file in &phpbb.file {
        place.write(&format!("old/board/{}", file.path), file.text.trim_start());
    }
    let output = init(&["."]);
    let shown = stderr(&output);
    assert!(shown.contains("P110") && shown.contains("more than one"), "{shown}");
    assert!(shown.contains("1  phpBB 3") && shown.contains("2  phpBB 3") && shown.contains("old/board"), "{shown}");
    assert!(init(&["old"]).status.success());
}
