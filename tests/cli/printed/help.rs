//! `--help` of every command: one file for each command of the first row.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::super::{command, stderr, stdout};

/// A command as its help tells of it.
pub struct Node {
    /// `app add`; nothing for the program itself.
    pub words: Vec<String>,
    pub help: String,
    /// Words of the commands below it.
    pub children: Vec<String>,
}

/// All commands, each before those below it. Asked once in the life of this process.
pub fn nodes() -> Vec<&'static Node> {
    static NODES: OnceLock<Vec<Node>> = OnceLock::new();
    NODES.get_or_init(|| below(Vec::new())).iter().collect()
}

fn below(words: Vec<String>) -> Vec<Node> {
    let folder = tempfile::tempdir().expect("a folder");
    let output = command(folder.path()).args(&words).arg("--help").output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", stderr(&output));
    assert!(stderr(&output).is_empty(), "{words:?}: {}", stderr(&output));
    let help = stdout(&output);
    let listed = help.split_once("\nCommands:\n").map_or("", |(_, rest)| rest);
    let listed = listed.lines().take_while(|line| !line.is_empty());
    // What is indented deeper is the rest of a sentence.
    let names = listed.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    let children: Vec<String> = names.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    let children: Vec<String> = children.into_iter().filter(|name| name != "help").collect();
    let deeper = children.iter().flat_map(|child| below([&words[..], std::slice::from_ref(child)].concat()));
    let deeper: Vec<Node> = deeper.collect();
    [Node { words, help, children }].into_iter().chain(deeper).collect()
}

/// Names of the files.
pub fn files() -> BTreeSet<String> {
    nodes().into_iter().map(file_of).collect()
}

fn file_of(node: &Node) -> String {
    node.words.first().map_or_else(|| "help".to_owned(), |first| format!("help-{first}"))
}

#[test]
fn help_is_given_for_every_command() {
    for name in files() {
        let mut text = String::new();
        for node in nodes().into_iter().filter(|node| file_of(node) == name) {
            let words = [&node.words[..], &["--help".to_owned()]].concat().join(" ");
            let lines: String = node.help.lines().map(|line| format!("{}\n", line.trim_end())).collect();
            text.push_str(&format!("$ portico {words}\n{lines}\n"));
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

/// Whoever reads a line of a list reads one sentence or two, and knows what the word does.
#[test]
fn what_commands_say_of_themselves_is_short() {
    for node in nodes() {
        let about = node.help.split("\n\nUsage:").next().unwrap_or_default();
        assert!(node.help.contains("Usage: portico"), "{:?}", node.words);
        assert!(!about.trim().is_empty(), "{:?} says nothing of itself", node.words);
        let longest = node.help.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest <= 100, "{:?} has a line of {longest} characters", node.words);
    }
}
