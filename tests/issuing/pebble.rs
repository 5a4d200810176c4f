//! Pebble, the issuer that Let's Encrypt makes for tests (Debian's package), and the names that it looks up.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::faults::until;
use crate::gateway::secure::make_pair;

/// Where an issuer will be, and who it is. It need not run.
pub struct Place {
    folder: tempfile::TempDir,
    port: u16,
    management: u16,
    /// Vouches for its server.
    pub ca_file: PathBuf,
}

/// A running issuer. Dropping it kills it.
pub struct Pebble {
    process: Child,
    _names: Names,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ca_file = make_pair(folder.path(), "server", &["localhost"], 90).cert;
        let ports = [0; 2].map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port"));
        let [port, management] = ports.map(|port| port.local_addr().expect("an address").port());
        Self { folder, port, management, ca_file }
    }

    pub fn directory(&self) -> String {
        format!("https://localhost:{}/dir", self.port)
    }

    /// Starts it. Proofs are looked for at `visited`, certificates live for `seconds`, and all names that end in `suffix`
    /// stand for this machine.
    pub async fn start(&self, visited: SocketAddr, seconds: u64, suffix: &'static str) -> Pebble {
        let names = Names::start(suffix);
        let file = |name: &str| self.folder.path().join(name).display().to_string();
        let config = serde_json::json!({ "pebble": {
            "listenAddress": format!("127.0.0.1:{}", self.port),
            "managementListenAddress": format!("127.0.0.1:{}", self.management),
            "certificate": file("server.pem"),
            "privateKey": file("server.key"),
            "httpPort": visited.port(),
            "tlsPort": 1,
            "ocspResponderURL": "",
            "externalAccountBindingRequired": false,
            "certificateValidityPeriod": seconds,
        }});
        fs::write(self.folder.path().join("pebble.json"), config.to_string()).expect("written");
        let said = self.folder.path().join("said");
        let log = File::create(&said).expect("a file");
        let process = Command::new("pebble")
            .args(["-strict", "-config", &file("pebble.json"), "-dnsserver", &names.address.to_string()])
            .envs([("PEBBLE_VA_NOSLEEP", "1"), ("PEBBLE_WFE_NONCEREJECT", "0")])
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("the same file"))
            .stderr(log)
            .spawn()
            .expect("pebble runs: apt-get install pebble");
        let pebble = Pebble { process, _names: names };
        until("the issuer answers", Duration::from_secs(30), async || self.get(self.port, "/dir").await.is_some())
            .await;
        pebble
    }

    /// The certificate that vouches for those that the running issuer makes, as a file.
    pub async fn root(&self, name: &str) -> PathBuf {
        let text = self.get(self.management, "/roots/0").await.expect("the root");
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("written");
        path
    }

    async fn get(&self, port: u16, path: &str) -> Option<String> {
        let certificate = fs::read(&self.ca_file).expect("a certificate");
        let certificate = reqwest::Certificate::from_pem(&certificate).expect("a certificate");
        let client = reqwest::Client::builder().tls_certs_only([certificate]).no_proxy().build().expect("a client");
        let answer = client.get(format!("https://localhost:{port}{path}")).send().await.ok()?;
        answer.text().await.ok()
    }

    /// What the issuer wrote.
    pub fn said(&self) -> String {
        fs::read_to_string(Path::new(self.folder.path()).join("said")).unwrap_or_default()
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Tells 127.0.0.1 for names that end in one way, and that there are no others.
struct Names {
    address: SocketAddr,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Names {
    fn start(suffix: &'static str) -> Self {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = socket.local_addr().expect("an address");
        let ended = Arc::new(AtomicBool::new(false));
        let end = ended.clone();
        let thread = std::thread::spawn(move || {
            let mut buffer = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut buffer) {
                if end.load(Ordering::SeqCst) {
                    return;
                }
                if let Some(answer) = answer(&buffer[..length], suffix) {
                    let _ = socket.send_to(&answer, from);
                }
            }
        });
        Self { address, ended, thread: Some(thread) }
    }
}

impl Drop for Names {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // The thread waits for a question.
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let _ = socket.send_to(&[0], self.address);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// RFC 1035 §4: one question, and an address of IPv4 at most.
fn answer(question: &[u8], suffix: &str) -> Option<Vec<u8>> {
    let mut at = 12;
    let mut labels = Vec::new();
    loop {
        let length = usize::from(*question.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        labels.push(String::from_utf8_lossy(question.get(at..at + length)?).to_lowercase());
        at += length;
    }
    let is_address = question.get(at..at + 2)? == [0, 1];
    let is_known = labels.join(".").ends_with(suffix);
    let found = is_address && is_known;
    let mut answer = question.get(..2)?.to_vec();
    answer.extend([0x84, if is_known { 0x80 } else { 0x83 }, 0, 1, 0, u8::from(found), 0, 0, 0, 0]);
    answer.extend(question.get(12..at + 4)?);
    if found {
        // The name of the question, an address of the Internet, a second to live, four bytes.
        answer.extend([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 127, 0, 0, 1]);
    }
    Some(answer)
}
