//! What lies in `docker/` is valid, and every portico command in it runs. Containers themselves are not started here.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PORTICO: &str = env!("CARGO_BIN_EXE_portico");
const PATIENCE: Duration = Duration::from_secs(60);

fn docker(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docker").join(file)
}

/// What a compose file takes from its environment.
fn environment() -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([
        ("PUBLIC_URL", "http://localhost:8080"),
        ("FORUM_NAME", "Our forum"),
        ("FORUM_IMAGE", "phpbb"),
        ("FORUM_DB_PASSWORD", "forum-secret"),
        ("TEAM_DB_PASSWORD", "team-secret"),
    ])
}

/// The commands of the services that run our image: `command: [...]` in the lines below `image: portico`.
fn portico_commands(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(docker(file)).expect("a compose file");
    let services = text.split("\n  ").collect::<Vec<_>>().join("\n  ");
    let mut commands = Vec::new();
    for service in services.split("\n\n") {
        if service.contains("image: portico") {
            let command = service.lines().find_map(|line| line.trim().strip_prefix("command: ")).expect("a command");
            commands.push(serde_json::from_str(command).expect("a list of texts"));
        }
    }
    commands
}

struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    let socket = TcpListener::bind("127.0.0.1:0").expect("a free port");
    socket.local_addr().expect("an address").port()
}

/// The first line of `stream` that begins with `word`.
fn wait_for(stream: impl std::io::Read, word: &str) -> String {
    let mut seen = String::new();
    for line in BufReader::new(stream).lines() {
        let line = line.expect("text");
        if line.starts_with(word) {
            return line;
        }
        seen.push_str(&line);
        seen.push('\n');
    }
    panic!("no line begins with {word:?}:\n{seen}");
}

fn get(port: u16, path: &str) -> String {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    socket.set_read_timeout(Some(PATIENCE)).expect("a time-out");
    write!(socket, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    socket.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn compose_files_are_valid() {
    for file in ["compose.yaml", "compose.demo.yaml"] {
        let run = Command::new("docker-compose")
            .args(["-f"])
            .arg(docker(file))
            .args(["config", "-q"])
            .envs(environment())
            .output();
        let run = run.expect("the Debian package docker-compose");
        assert!(run.status.success(), "{file}: {}", String::from_utf8_lossy(&run.stderr));
    }
    let example = fs::read_to_string(docker("compose.env.example")).expect("an example");
    for name in environment().keys() {
        assert!(example.contains(&format!("{name}=")), "compose.env.example explains {name}");
    }
}

#[test]
fn the_demo_of_compose_runs() {
    let commands = portico_commands("compose.demo.yaml");
    let [command] = commands.as_slice() else { panic!("one service: {commands:?}") };
    assert_eq!(command[0], "demo");
    let free = command.iter().map(|word| if word.parse::<u16>().is_ok() { "0" } else { word });
    let child = Command::new(PORTICO).args(free).arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut demo = Killed(child.expect("the binary"));
    let line = wait_for(demo.0.stdout.take().expect("its output"), "{");
    let announced: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert!(announced["forum"].as_str().is_some_and(|forum| forum.starts_with("http://localhost:")), "{line}");
}

#[test]
fn the_services_of_compose_run() {
    let commands = portico_commands("compose.yaml");
    assert_eq!(commands.len(), 2, "{commands:?}");
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let run = |command: &[String]| {
        let inside = docker("portico.toml").display().to_string();
        let words = command.iter().map(|word| word.replace("/etc/portico/portico.toml", &inside));
        let mut run = Command::new(PORTICO);
        run.args(words)
            .env("PORTICO_PUBLIC_URL", format!("http://localhost:{port}"))
            .env("PORTICO_LISTEN", format!("127.0.0.1:{port}"))
            .env("PORTICO_OPERATIONS", "127.0.0.1:0")
            .env("PORTICO_DATA_DIR", folder.path().join("data"))
            .env("FORUM_NAME", "Our forum")
            .env("FORUM_DB_PASSWORD", "forum-secret")
            // Nobody is there, as when portico starts before the forum.
            .env("FORUM_HOST", "127.0.0.1:1")
            .env("FORUM_DB_HOST", "127.0.0.1:1");
        run
    };
    assert_eq!(commands[0][0], "serve");
    let child = run(&commands[0]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut serve = Killed(child.expect("the binary"));
    let ready = wait_for(serve.0.stderr.take().expect("its log"), "ready ");
    assert!(
        ready.starts_with(&format!("ready listen=http://127.0.0.1:{port} operations=http://127.0.0.1:")),
        "{ready}"
    );
    assert!(get(port, "/.well-known/openid-configuration").starts_with("HTTP/1.1 200"), "discovery needs no forum");

    let added = run(&commands[1]).output().expect("the binary");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let printed = String::from_utf8_lossy(&added.stdout);
    assert!(printed.contains("http://localhost:3000/_oauth/") && printed.contains("prt_s_"), "{printed}");
}

#[test]
fn the_unit_takes_its_socket_from_systemd() {
    let folder = tempfile::tempdir().expect("a folder");
    let unit = fs::read_to_string(docker("systemd/portico.service")).expect("the unit");
    let started = unit.lines().find_map(|line| line.strip_prefix("ExecStart=/usr/bin/portico ")).expect("ExecStart");
    fs::write(folder.path().join("portico.service"), unit.replace("/usr/bin/portico", PORTICO)).expect("a copy");
    let socket = fs::read_to_string(docker("systemd/portico.socket")).expect("the socket");
    fs::write(folder.path().join("portico.socket"), socket).expect("a copy");
    let verified = Command::new("systemd-analyze")
        .arg("verify")
        .args(["portico.service", "portico.socket"].map(|name| folder.path().join(name)))
        .output()
        .expect("the Debian package systemd");
    let complaints = String::from_utf8_lossy(&verified.stderr);
    assert!(verified.status.success() && complaints.is_empty(), "{complaints}");

    let config = folder.path().join("portico.toml");
    let port = free_port();
    fs::write(
        &config,
        format!(
            "public_url = \"http://localhost:{port}\"\ndata_dir = \"data\"\n[[listen]]\nsystemd = \"portico.socket\"\n\
             [upstream]\nservers = [\"http://127.0.0.1:1\"]\n[forum]\nkind = \"plain\"\n[operations]\nlisten = \"127.0.0.1:0\"\n"
        ),
    )
    .expect("a configuration");
    let words = started.replace("/etc/portico/portico.toml", &config.display().to_string());
    let child = Command::new("systemd-socket-activate")
        .args(["--listen", &format!("127.0.0.1:{port}"), "--fdname=portico.socket", PORTICO])
        .args(words.split(' '))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let _server = Killed(child.expect("the Debian package systemd"));
    // The first connection starts it, and waits in the socket until it answers.
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(began.elapsed() < PATIENCE, "nobody listens");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(get(port, "/oauth/healthz").contains("200 OK"), "it answers on the socket that it was given");
}
