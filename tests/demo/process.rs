//! The built binary, as `portico demo --json` starts it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use portico::demo::Announcement;

/// A running demo. Its process ends with it.
pub struct Demo {
    process: Child,
    /// The forum's address, with a trailing slash.
    pub forum: String,
    /// The chat's address, with a trailing slash.
    pub app: String,
    /// The issuer, without one.
    pub issuer: String,
    /// Path of its configuration, for other commands.
    pub config: String,
}

impl Demo {
    /// On ports that the system chooses; answers when the demo says that everything does.
    pub fn start(flavour: &str) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_portico"))
            .args(["demo", "--json", "--port", "0", "--app-port", "0", "--flavour", flavour])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let output = process.stdout.take().expect("its output");
        let (tell, told) = mpsc::channel();
        // Goes on reading, so that a talkative demo never waits for us.
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                tell.send(line).ok();
            }
        });
        let empty = String::new;
        let mut demo = Self { process, forum: empty(), app: empty(), issuer: empty(), config: empty() };
        let line = told.recv_timeout(Duration::from_secs(30)).expect("a line within 30 s");
        let announcement: Announcement = serde_json::from_str(&line).expect("an announcement");
        assert_eq!(announcement.members.len(), 7);
        demo.forum = announcement.forum;
        demo.app = announcement.app;
        demo.issuer = announcement.issuer;
        demo.config = announcement.config;
        demo
    }

    /// `portico app …` beside the running demo, through its control socket; the JSON that it prints.
    pub fn apps(&self, arguments: &[&str]) -> serde_json::Value {
        self.command(&[&["app"], arguments].concat())
    }

    /// Any command beside the running demo.
    pub fn run(&self, arguments: &[&str]) -> std::process::Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(arguments).args(["--config", &self.config]).stdin(Stdio::null()).output().expect("the binary runs")
    }

    /// The same, for one that must succeed; the JSON that it prints.
    pub fn command(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.run(&[arguments, &["-o", "json"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON on standard output")
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Asked to stop, it removes its folder; a demo that does not is ended all the same.
        Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().ok();
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
