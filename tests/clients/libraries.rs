//! Libraries that nobody here wrote, and scripts that use them.
//!
//! Their versions are pinned in package-lock.json and in files of requirements; they are fetched once into the target
//! folder.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use portico::model::Hash32;
use serde_json::Value;

/// A script among the libraries of npm.
pub fn npm(script: &str) -> Command {
    let files = [
        ("package.json", include_str!("package.json")),
        ("package-lock.json", include_str!("package-lock.json")),
        (".npmrc", include_str!(".npmrc")),
        ("device.mjs", include_str!("device.mjs")),
        ("mattermost-client.mjs", include_str!("mattermost-client.mjs")),
        ("oauth4webapi.mjs", include_str!("oauth4webapi.mjs")),
        ("openid-client.mjs", include_str!("openid-client.mjs")),
        ("passport.mjs", include_str!("passport.mjs")),
    ];
    let folder = installed("npm", &files, |folder| fetch(folder, "npm", "npm", &["ci"]));
    let mut command = Command::new("node");
    command.arg(folder.join(script));
    command
}

/// A script among the libraries of npm that look at pages.
pub fn npm_of_pages(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(of_pages().join(script));
    command
}

/// The script of axe-core, which finds what keeps people from using a page.
pub fn axe() -> String {
    std::fs::read_to_string(of_pages().join("node_modules/axe-core/axe.min.js")).expect("the script")
}

fn of_pages() -> PathBuf {
    let files = [
        ("package.json", include_str!("../browser/npm/package.json")),
        ("package-lock.json", include_str!("../browser/npm/package-lock.json")),
        (".npmrc", include_str!(".npmrc")),
        ("validate.mjs", include_str!("../browser/npm/validate.mjs")),
    ];
    installed("npm-pages", &files, |folder| fetch(folder, "npm", "npm", &["ci"]))
}

/// A script of this text in an environment of Python of its own.
pub fn python(script: &str, text: &str, requirements: &str) -> Command {
    let folder = installed(script, &[("requirements.txt", requirements), (script, text)], |folder| {
        fetch(folder, "python3-venv", "python3", &["-m", "venv", "venv"]);
        let pip = folder.join("venv/bin/pip").display().to_string();
        let arguments = ["install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"];
        fetch(folder, "python3-venv", &pip, &arguments);
    });
    let mut command = Command::new(folder.join("venv/bin/python"));
    command.arg(folder.join(script));
    command
}

/// A folder with a library in it, made once for these files and by one process at a time.
fn installed(name: &str, files: &[(&str, &str)], install: impl FnOnce(&Path)) -> PathBuf {
    let all: String = files.iter().map(|(name, content)| format!("{name}\n{content}\n")).collect();
    let hash = String::from(Hash32::of(all.as_bytes()));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", &hash[..16]));
    std::fs::create_dir_all(&folder).expect("a folder");
    let lock = File::create(folder.join("lock")).expect("a lock file");
    lock.lock().expect("a lock");
    let done = folder.join("installed");
    if !done.exists() {
        for (name, content) in files {
            std::fs::write(folder.join(name), content).expect("written");
        }
        install(&folder);
        File::create(done).expect("a mark");
    }
    folder
}

/// Runs a command that fetches something; `package` is Debian's name of the program.
fn fetch(folder: &Path, package: &str, program: &str, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).current_dir(folder).stdin(Stdio::null()).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not run ({error}): apt-get install {package}"));
    assert!(
        output.status.success(),
        "{program} {arguments:?} failed; it needs the Debian package {package} and a package registry:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A script that talks line by line. Its process ends with it.
pub struct Party {
    process: Child,
    input: ChildStdin,
    lines: mpsc::Receiver<String>,
    complaints: PathBuf,
    _folder: tempfile::TempDir,
}

impl Party {
    pub fn start(mut command: Command, given: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let complaints = folder.path().join("stderr");
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&complaints).expect("a file"))
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not run ({error}): apt-get install nodejs python3"));
        let output = process.stdout.take().expect("its output");
        let input = process.stdin.take().expect("its input");
        let (tell, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                tell.send(line).ok();
            }
        });
        let mut party = Self { process, input, lines, complaints, _folder: folder };
        party.say(&given.to_string());
        party
    }

    pub fn say(&mut self, line: &str) {
        writeln!(self.input, "{line}").expect("it listens");
    }

    /// The next line, or what it complains of.
    pub fn hear(&self) -> Result<Value, String> {
        match self.lines.recv_timeout(Duration::from_secs(60)) {
            Ok(line) => Ok(serde_json::from_str(&line).expect("a line of JSON")),
            Err(_) => Err(std::fs::read_to_string(&self.complaints).expect("a text")),
        }
    }
}

impl Drop for Party {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
