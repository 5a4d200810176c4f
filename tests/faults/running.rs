//! The gateway as a process of its own: a configuration in a folder, and what runs on it.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portico::adapters::store_sled::Durability;
use portico::demo::forum::SampleForum;
use serde_json::Value;
use tempfile::TempDir;

use super::clients::App;

/// Names the configuration for `server_without_flush`.
const CONFIG: &str = "PORTICO_TEST_SERVE";
/// How long a start may take on a machine that compiles at the same time. Whoever wants less measures it.
const START_MAX: Duration = Duration::from_secs(60);

/// A configuration and its data folder.
pub struct Site {
    folder: TempDir,
}

impl Site {
    /// In front of a forum of flavour `plain`. `more` is TOML for the section `[oauth]`.
    pub fn plain(forum: &SampleForum, more: &str) -> Self {
        Self::rechecked(forum.address(), forum, "60s", more)
    }

    /// The same, with members looked at again so often.
    pub fn plain_rechecked(forum: &SampleForum, recheck: &str, more: &str) -> Self {
        Self::rechecked(forum.address(), forum, recheck, more)
    }

    /// In front of another web server, with members of the forum. `more` is TOML for the section `[oauth]`.
    pub fn in_front_of(upstream: SocketAddr, forum: &SampleForum, more: &str) -> Self {
        Self::rechecked(upstream, forum, "60s", more)
    }

    fn rechecked(upstream: SocketAddr, forum: &SampleForum, recheck: &str, more: &str) -> Self {
        let at = forum.address();
        let asks = format!(
            "kind = \"plain\"\nlogin_url = \"/login?next={{return}}\"\n\
             [forum.members]\nrecheck = \"{recheck}\"\n[forum.generic]\n\
             url = \"http://{at}/whoami.json\"\nby_id_url = \"http://{at}/whoami.json?id={{id}}\"\n"
        );
        Self::new(upstream, &asks, more)
    }

    /// In front of a forum of flavour `plain`, with its store in the database at `url`.
    pub fn on_database(forum: &SampleForum, url: &str, more: &str) -> Self {
        let mut site = Self::plain(forum, more);
        site.use_database(url);
        site
    }

    /// From the next start on its store is in the database at `url`.
    pub fn use_database(&mut self, url: &str) {
        self.add(&format!("[store]\nkind = \"postgres\"\nurl = \"{url}\"\n"));
    }

    /// More lines of the configuration, for the next start.
    pub fn add(&self, lines: &str) {
        let mut file = std::fs::File::options().append(true).open(self.config()).expect("a file");
        std::io::Write::write_all(&mut file, lines.as_bytes()).expect("written");
    }

    /// In front of a forum whose tables are in the database at `url`.
    pub fn phpbb(forum: &SampleForum, url: &str, more: &str) -> Self {
        Self::new(forum.address(), &format!("kind = \"phpbb\"\n[forum.database]\nurl = \"{url}\"\n"), more)
    }

    /// In front of a forum below `/board`, with a preset of its own. `more` is TOML for the section `[forum]`.
    pub fn with_preset(forum: SocketAddr, preset: &str, more: &str) -> Self {
        let site = Self::at("/board", forum, &format!("kind = \"forum.toml\"\n{more}"), "");
        std::fs::write(site.folder.path().join("forum.toml"), preset).expect("written");
        site
    }

    fn new(forum: SocketAddr, source: &str, oauth: &str) -> Self {
        Self::at("", forum, source, oauth)
    }

    fn at(path: &str, forum: SocketAddr, source: &str, oauth: &str) -> Self {
        let text = format!(
            "public_url = \"http://localhost:8080{path}\"\ndata_dir = \"data\"\n\
             [[listen]]\naddress = \"127.0.0.1:0\"\n[operations]\nlisten = \"127.0.0.1:0\"\n\
             [upstream]\nservers = [\"http://{forum}\"]\n[log]\nlevel = \"warn\"\n\
             [oauth]\n{oauth}\n[forum]\nname = \"Sample\"\n{source}"
        );
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("portico.toml"), text).expect("written");
        Self { folder }
    }

    /// The file of its configuration.
    pub fn config(&self) -> PathBuf {
        self.folder.path().join("portico.toml")
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Runs a command that is to answer in JSON.
    pub fn run(&self, arguments: &[&str]) -> std::process::Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(arguments).args(["-o", "json", "--config"]).arg(self.config()).stdin(Stdio::null());
        command.output().expect("the binary runs")
    }

    /// The same, for one that must succeed.
    pub fn command(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    /// Runs a command that has to fail; answers what it said.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        let output = command.args(arguments).arg("--config").arg(self.config()).stdin(Stdio::null()).output();
        let output = output.expect("the binary runs");
        assert!(!output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    /// Adds an app that members are not asked about.
    pub fn app(&self, name: &str) -> App {
        let words = ["app", "add", "--name", name, "--redirect-uri", super::clients::CALLBACK];
        let added = self.command(&[&words[..], &["--trusted=true", "--refresh", "always"]].concat());
        let text = |key: &str| added[key].as_str().expect(key).to_owned();
        App { id: text("client_id"), secret: text("client_secret") }
    }

    /// Starts `portico serve`.
    pub fn start(&self) -> Portico {
        self.start_with(&[])
    }

    /// The same with variables in its environment.
    pub fn start_with(&self, variables: &[(&str, &str)]) -> Portico {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.arg("serve").arg("--config").arg(self.config()).envs(variables.iter().copied());
        Portico::start(command)
    }

    /// Starts `portico serve` where the system lets it have so many files and connections open.
    pub fn start_with_files(&self, files: usize) -> Portico {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("ulimit -n {files} && exec \"$0\" serve --config \"$1\""));
        command.arg(env!("CARGO_BIN_EXE_portico")).arg(self.config());
        Portico::start(command)
    }

    /// Starts the same without the one thing that makes answers last.
    pub fn start_without_flush(&self) -> Portico {
        let mut command = Command::new(std::env::current_exe().expect("this test binary"));
        command.args(["faults::running::server_without_flush", "--exact", "--nocapture"]).env(CONFIG, self.config());
        Portico::start(command)
    }
}

/// Serves when started by [`Site::start_without_flush`]. As a test of its own it has nothing to do.
#[test]
fn server_without_flush() {
    let Ok(file) = std::env::var(CONFIG) else { return };
    let file = PathBuf::from(file);
    let config = portico::config::load(&file, &portico::config::Environment::default()).expect("a good configuration");
    portico::app::serve::serve_with(&config, Durability::None).expect("serves until it is killed");
}

/// A running gateway. Dropping it kills it.
pub struct Portico {
    process: Child,
    said: Arc<Mutex<Vec<String>>>,
    /// Its first listener.
    pub address: SocketAddr,
    pub listeners: Vec<SocketAddr>,
    pub operations: SocketAddr,
    /// From the start of the process to its ready line.
    pub started_in: Duration,
}

impl Portico {
    fn start(mut command: Command) -> Self {
        let begun = Instant::now();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the binary runs");
        let errors = BufReader::new(process.stderr.take().expect("a pipe"));
        let said = Arc::new(Mutex::new(Vec::new()));
        let (tell, told) = channel();
        let keep = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                if line.starts_with("ready ") {
                    let _ = tell.send(line.clone());
                }
                keep.lock().expect("no poison").push(line);
            }
        });
        let ready = told.recv_timeout(START_MAX).unwrap_or_else(|error: RecvTimeoutError| {
            let _ = process.kill();
            panic!("not ready ({error}): {:?}", said.lock().expect("no poison"))
        });
        let addresses = |key: &str| -> Vec<SocketAddr> {
            let found = ready.split(' ').find_map(|word| word.strip_prefix(key)).expect(key);
            let address = |url: &str| url.split_once("://").expect("a scheme").1.parse().expect("an address");
            found.split(',').map(address).collect()
        };
        let (listeners, operations) = (addresses("listen="), addresses("operations=")[0]);
        Self { process, said, address: listeners[0], listeners, operations, started_in: begun.elapsed() }
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// How many files and connections it has open.
    pub fn open_files(&self) -> usize {
        std::fs::read_dir(format!("/proc/{}/fd", self.id())).map_or(0, Iterator::count)
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What it wrote on standard error.
    pub fn log(&self) -> Vec<String> {
        self.said.lock().expect("no poison").clone()
    }

    /// SIGKILL, at once.
    pub fn kill(mut self) {
        self.process.kill().expect("a running process");
        self.process.wait().expect("its end");
    }

    /// SIGTERM; answers at once.
    pub fn terminate(&self) {
        self.signal("TERM");
    }

    /// SIGHUP; answers at once.
    pub fn hang_up(&self) {
        self.signal("HUP");
    }

    fn signal(&self, name: &str) {
        let done = Command::new("sh").arg("-c").arg(format!("kill -{name} {}", self.id())).status();
        assert!(done.expect("sh").success());
    }

    /// Waits for the end.
    pub fn wait(&mut self, most: Duration) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().expect("a child") {
                return status;
            }
            assert!(begun.elapsed() < most, "it does not end: {:?}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Portico {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
