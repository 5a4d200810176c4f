//! Everything secret that a login makes, looked for in everything that the program writes.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::{encoded, text};
use crate::clients::{authorize, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

/// `portico serve` on a folder of its own, talkative, in front of the sample forum of a demo.
struct Server {
    process: Child,
    folder: tempfile::TempDir,
    address: String,
    operations: String,
    log: mpsc::Receiver<String>,
}

impl Server {
    fn start(demo: &Demo) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let theirs: toml::Table = fs::read_to_string(&demo.config).expect("its file").parse().expect("TOML");
        let upstream = theirs["upstream"]["servers"][0].as_str().expect("an address");
        let free =
            || std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port");
        let (listen, operations) = (free(), free());
        let config = format!(
            "public_url = \"http://{listen}\"\ndata_dir = \"{}\"\n[[listen]]\naddress = \"{listen}\"\n\
             [upstream]\nservers = [\"{upstream}\"]\n[operations]\nlisten = \"{operations}\"\n\
             [log]\nlevel = \"trace\"\n\
             [forum]\nname = \"Sample\"\nkind = \"plain\"\nlogin_url = \"/login?next={{return}}\"\n\
             [forum.generic]\nurl = \"{upstream}/whoami.json\"\nby_id_url = \"{upstream}/whoami.json?id={{id}}\"\n",
            folder.path().join("data").display()
        );
        fs::write(folder.path().join("portico.toml"), config).expect("its file");
        // What it writes must not depend on this.
        let mut process = Command::new("sh")
            .args(["-c", "umask 000; exec \"$0\" serve --config \"$1\"", env!("CARGO_BIN_EXE_portico")])
            .arg(folder.path().join("portico.toml"))
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let errors = process.stderr.take().expect("its log");
        let (tell, log) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                tell.send(line).ok();
            }
        });
        let server = Self { process, folder, address: listen.to_string(), operations: operations.to_string(), log };
        while !server.log.recv_timeout(Duration::from_secs(30)).expect("a ready line").starts_with("ready ") {}
        server
    }

    fn app(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_portico"))
            .args(arguments)
            .arg("--config")
            .arg(self.folder.path().join("portico.toml"))
            .args(["-o", "json"])
            .output()
            .expect("the binary runs");
        let told = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(output.status.success(), "{arguments:?}: {told} {}", String::from_utf8_lossy(&output.stderr));
        told
    }

    /// Stops it and answers all that it wrote to its log.
    fn stop(&mut self) -> String {
        Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().expect("kill");
        self.process.wait().expect("its end");
        self.log.iter().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

async fn post(server: &Server, path: &str, form: &[(&str, &str)]) -> Value {
    let answer = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = answer.post(format!("http://{}{path}", server.address)).form(form).send().await.expect("an answer");
    serde_json::from_str(&answer.text().await.expect("a body")).unwrap_or_default()
}

/// All files below a folder, with their modes, as text of single bytes.
fn files(folder: &Path, found: &mut Vec<(String, u32, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let kind = fs::symlink_metadata(&path).expect("metadata");
        if kind.is_dir() {
            files(&path, found);
        } else if kind.is_file() {
            let bytes = fs::read(&path).expect("a file");
            let content = bytes.iter().map(|byte| char::from(*byte)).collect();
            found.push((path.display().to_string(), kind.permissions().mode() & 0o777, content));
        }
    }
}

/// Log lines at every level, metrics, the store's files, and what commands print.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_is_written_anywhere() {
    let demo = Demo::start("plain");
    let mut server = Server::start(&demo);
    let added: Value = serde_json::from_str(&server.app(&[
        "app",
        "add",
        "--name",
        "Chat",
        "--redirect-uri",
        "https://chat.example/cb",
        "--refresh",
        "always",
        "--scope",
        "openid profile email",
    ]))
    .expect("JSON");
    let (id, secret) = (text(&added, "client_id"), text(&added, "client_secret"));
    let state = "state-that-nobody-logs-0123456789";
    let start = format!(
        "http://{}/oauth/authorize?client_id={id}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code\
         &scope=openid%20profile&state={state}",
        server.address
    );
    let mut member = Visitor::new(&format!("http://{}", server.address));
    let waiting = member.get(&start).await;
    let mut secrets: Vec<String> = vec![secret.to_owned(), state.to_owned()];
    secrets.push(parameter(&waiting.location.expect("to the login"), "next").expect("a way back")[21..].to_owned());
    let back = authorize(&mut member, &start, "lena").await;
    let code = parameter(&back, "code").expect("a code");
    let client = [("client_id", id), ("client_secret", secret), ("redirect_uri", "https://chat.example/cb")];
    let ask = |more: &[(&'static str, &str)]| -> Vec<(String, String)> {
        client.iter().chain(more.iter()).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let mut tokens = Vec::new();
    for more in [
        vec![("grant_type", "authorization_code"), ("code", "wrong-code-0123456789abcdef0123456789")],
        vec![("grant_type", "authorization_code"), ("code", code.as_str())],
    ] {
        let form = ask(&more);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        tokens.push(post(&server, "/oauth/token", &form).await);
    }
    let first = text(&tokens[1], "refresh_token").to_owned();
    let form = ask(&[("grant_type", "refresh_token"), ("refresh_token", &first)]);
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    tokens.push(post(&server, "/oauth/token", &form).await);
    for tokens in &tokens[1..] {
        for name in ["access_token", "refresh_token", "id_token"] {
            secrets.extend(text(tokens, name).split('.').map(str::to_owned));
        }
        // In the query it is refused; the query must not be logged all the same.
        member.get(&format!("/oauth/userinfo?access_token={}", text(tokens, "access_token"))).await;
    }
    post(
        &server,
        "/oauth/token",
        &[
            ("grant_type", "refresh_token"),
            ("refresh_token", &first),
            ("client_id", id),
            ("client_secret", "wrong-secret-0123456789abcdef0123456789"),
        ],
    )
    .await;
    secrets.extend(
        ["wrong-code-0123456789abcdef0123456789", "wrong-secret-0123456789abcdef0123456789"].map(str::to_owned),
    );
    secrets.push(code);
    secrets.extend(member.cookies.values().cloned());
    member.get("/forum?with=a-page").await;
    // What strangers send cannot begin a line of its own, nor colour a terminal.
    let hostile = "%0a%7B%22level%22%3A%22forged%22%7D%1b%5B31m%e2%80%ae";
    member.get(&format!("/oauth/authorize?client_id={hostile}&redirect_uri={hostile}")).await;
    member.get(&format!("/oauth/authorize?client_id={id}&redirect_uri={hostile}&{hostile}=1&{hostile}=2")).await;
    let grant = "grant\n{\"level\":\"forged\"}\u{1b}[31m";
    post(&server, "/oauth/token", &[("grant_type", grant), ("client_id", grant)]).await;
    let cookies = member.cookie_line();
    let told = [
        ("why", server.app(&["why", "--cookie", &cookies])),
        ("app show", server.app(&["app", "show", id])),
        ("app list", server.app(&["app", "list"])),
        (
            "metrics",
            reqwest::get(format!("http://{}/metrics", server.operations))
                .await
                .expect("metrics")
                .text()
                .await
                .expect("text"),
        ),
        ("log", server.stop()),
    ];
    assert!(told[0].1.contains("\"outcome\":\"member\"") && told[4].1.contains("\"endpoint\":\"token\""), "{told:?}");
    // Causes read as sentences, not as the names that the program has for them.
    assert!(told[4].1.contains("the code was never issued") && told[4].1.contains("is not offered"), "{}", told[4].1);
    for line in told[4].1.lines().filter(|line| !line.starts_with("ready ")) {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("not a line of JSON: {line}"));
        assert_ne!(line["level"], "forged", "{line}");
    }
    assert!(!told[4].1.contains('\u{1b}'));
    let mut written: Vec<(String, u32, String)> = Vec::new();
    files(&server.folder.path().join("data"), &mut written);
    assert!(
        written.iter().any(|(name, _, content)| name.ends_with("/db") && content.contains("Chat")),
        "the store is there"
    );
    for (name, mode, _) in &written {
        assert_eq!(*mode, 0o600, "{name} {mode:o}");
    }
    for folder in ["data", "data/store", "data/keys"] {
        let mode = fs::metadata(server.folder.path().join(folder)).expect("a folder").permissions().mode() & 0o777;
        assert_eq!(mode, 0o700, "{folder}");
    }
    let told = told.into_iter().map(|(name, text)| (name.to_owned(), text));
    let places: Vec<(String, String)> = told.chain(written.into_iter().map(|(name, _, text)| (name, text))).collect();
    assert!(secrets.len() > 14 && secrets.iter().all(|secret| secret.len() > 16), "{}", secrets.len());
    for secret in &secrets {
        // In base64 the last letters depend on what follows.
        let in_base64 = STANDARD.encode(secret).trim_end_matches('=').to_owned();
        for spelling in [secret.clone(), encoded(secret), in_base64[..in_base64.len() - 2].to_owned()] {
            for (name, text) in &places {
                // A request that waits is kept as it came, with the client's own state in it.
                let kept = secret == state && (name.ends_with("/db") || name.ends_with("/portico-journal"));
                assert!(kept || !text.contains(&spelling), "{name} has {spelling}");
            }
        }
    }
}

/// Neither a umask that lets everybody in nor a backup that was unpacked carelessly opens store and keys to others.
#[test]
fn store_and_keys_are_their_owners_alone_whatever_the_umask() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("portico.toml");
    let text = "public_url = \"https://forum.example.org\"\ndata_dir = \"data\"\n[upstream]\nservers = [\"http://127.0.0.1:1\"]\n\
                [forum]\nname = \"Sample\"\nkind = \"plain\"\n[forum.generic]\nurl = \"http://127.0.0.1:1/\"\n";
    fs::write(&config, text).expect("its file");
    let run = |arguments: &str| {
        let line = format!("umask 000; exec \"$0\" {arguments} --config \"$1\"");
        let output = Command::new("sh").args(["-c", &line, env!("CARGO_BIN_EXE_portico")]).arg(&config).output();
        let output = output.expect("sh");
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let data = folder.path().join("data");
    let set_all = |mode: u32, folder_mode: u32| {
        for entry in fs::read_dir(data.join("store")).expect("a folder") {
            let path = entry.expect("an entry").path();
            let mode = if path.is_dir() { folder_mode } else { mode };
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
        }
        fs::set_permissions(data.join("store"), fs::Permissions::from_mode(folder_mode)).expect("set");
    };
    for round in ["new", "unpacked"] {
        run("app add --name Chat --redirect-uri https://chat.example/cb");
        run("token add --admin");
        let mut found = Vec::new();
        files(&data, &mut found);
        assert!(found.iter().any(|(name, ..)| name.ends_with("store/db")), "{round}: the store is there");
        for (name, mode, _) in &found {
            assert_eq!(*mode, 0o600, "{round}: {name} {mode:o}");
        }
        for folder in ["", "store", "store/blobs"] {
            let mode = fs::metadata(data.join(folder)).expect("a folder").permissions().mode() & 0o777;
            assert_eq!(mode, 0o700, "{round}: data/{folder}");
        }
        set_all(0o644, 0o755);
    }
}
