//! What every command prints, kept as people read it. `INSTA_UPDATE=always` writes the files anew; read what changed
//! before you keep it. A command that is in the program and in no file here fails.

mod beside_demo;
mod help;
mod settled;
mod stories;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::{Site, command, stderr, stdout};
use settled::Settled;

/// How long a command may take until it answers, on a machine that is busy with other tests.
const START_MAX: Duration = Duration::from_secs(60);

/// Where a command is run: answers what it printed.
trait Place {
    fn outcome(&self, words: &[&str]) -> Output;
}

impl Place for Site {
    fn outcome(&self, words: &[&str]) -> Output {
        self.run(words)
    }
}

/// Compares what these command lines print with the file of the command, whose words stand in its name.
fn shows(place: &impl Place, settled: &mut Settled, words_of_command: &str, runs: &[&[&str]]) {
    shows_behind(String::new(), place, settled, words_of_command, runs);
}

/// The same, behind what a command printed that goes on until it is stopped.
fn shows_behind(mut text: String, place: &impl Place, settled: &mut Settled, words_of_command: &str, runs: &[&[&str]]) {
    for words in runs {
        assert!(words.join(" ").starts_with(words_of_command), "{words:?} is not {words_of_command}");
        let output = place.outcome(words);
        text.push_str(&transcript(words, &output, settled));
    }
    let name = words_of_command.replace(' ', "-");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, settled.text(&text));
    });
}

/// What a command that goes on prints up to the line that is wanted; then it is stopped.
fn begun(folder: &Path, words: &[&str], is_last: impl Fn(&str) -> bool, counts: impl Fn(&str) -> bool) -> String {
    let mut process = command(folder);
    let process = process.args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut process = Running(process.expect("the binary runs"));
    let (tell, told) = std::sync::mpsc::channel();
    let out: [Box<dyn Read + Send>; 2] =
        [Box::new(process.0.stdout.take().expect("a pipe")), Box::new(process.0.stderr.take().expect("a pipe"))];
    for stream in out {
        let tell = tell.clone();
        std::thread::spawn(move || {
            BufReader::new(stream).lines().map_while(Result::ok).for_each(|line| drop(tell.send(line)));
        });
    }
    let mut text = format!("$ portico {}\n", typed(words));
    loop {
        let line = told.recv_timeout(START_MAX).unwrap_or_else(|_| panic!("{words:?} said no more than {text}"));
        if counts(&line) {
            text.push_str(&format!("{}\n", line.trim_end()));
        }
        if is_last(&line) {
            return format!("{text}[goes on until it is stopped]\n\n");
        }
    }
}

/// Ended when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A command line and all that came of it.
fn transcript(words: &[&str], output: &Output, settled: &mut Settled) -> String {
    let mut text = format!("$ portico {}\n{}", typed(words), printed(&stdout(output), settled));
    let errors = printed(&stderr(output), settled);
    if !errors.is_empty() {
        text.push_str(&format!("[on standard error]\n{errors}"));
    }
    if let Some(code @ 1..) = output.status.code() {
        text.push_str(&format!("[exit code {code}]\n"));
    }
    text.push('\n');
    text
}

/// As it is typed into a shell.
fn typed(words: &[&str]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@".contains(c);
    let quoted = words.iter().map(|word| match word.chars().all(plain) && !word.is_empty() {
        true => (*word).to_owned(),
        false => format!("'{word}'"),
    });
    quoted.collect::<Vec<_>>().join(" ")
}

/// JSON is laid out, so that people can read what changed.
fn printed(text: &str, settled: &mut Settled) -> String {
    if text.lines().count() == 1
        && let Ok(mut value @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str::<Value>(text)
    {
        settled.json(&mut value);
        return format!("{value:#}\n");
    }
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Every command that does something, by its words, as the program itself tells in its help.
fn leaves() -> BTreeSet<String> {
    help::nodes().into_iter().filter(|node| node.children.is_empty()).map(|node| node.words.join("-")).collect()
}

/// The files are those of the commands, each has one, and none is left from a command that is gone.
#[test]
fn every_command_has_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/printed/snapshots");
    let files = std::fs::read_dir(folder).expect("the snapshots").map(|entry| entry.expect("an entry").file_name());
    let names = files.map(|name| name.to_string_lossy().trim_end_matches(".snap").to_owned());
    let (helps, shown): (BTreeSet<String>, BTreeSet<String>) = names.partition(|name| name.starts_with("help"));
    assert_eq!(shown, leaves());
    assert_eq!(helps, help::files());
}
