//! Web servers of a forum that say their names, and that can end and begin again where they were.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use portico::proxy::PairFiles;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::secure::certificate;
use super::wire;

/// What a server was asked, and what it answers.
pub struct Sign {
    pub name: String,
    /// Heads of requests, with the path as the second word.
    pub asked: Mutex<Vec<String>>,
    /// The status of its answers.
    pub status: AtomicUsize,
    /// How long it thinks, in milliseconds.
    pub delay: AtomicUsize,
    /// It closes in place of an answer.
    pub mute: AtomicBool,
    /// The same, but for the first answer on each connection.
    pub answers_once: AtomicBool,
    open: Mutex<Vec<TcpStream>>,
    /// Nobody is accepted any more.
    closed: AtomicBool,
}

impl Sign {
    fn new(name: &str) -> Arc<Self> {
        Arc::new(Self {
            name: name.to_owned(),
            asked: Mutex::default(),
            status: AtomicUsize::new(200),
            delay: AtomicUsize::new(0),
            mute: AtomicBool::new(false),
            answers_once: AtomicBool::new(false),
            open: Mutex::default(),
            closed: AtomicBool::new(false),
        })
    }

    /// How many requests it got of this method.
    pub fn count(&self, method: &str) -> usize {
        let asked = self.asked.lock().expect("no poison");
        asked.iter().filter(|head| head.starts_with(method) && !head.contains("health check")).count()
    }

    /// How many connections it has taken.
    pub fn connections(&self) -> usize {
        self.open.lock().expect("no poison").len()
    }

    fn serve(&self, mut stream: impl Read + Write) {
        let (mut bytes, mut answered) = (Vec::new(), 0);
        let mut part = [0; 16_384];
        while let Ok(length @ 1..) = stream.read(&mut part) {
            bytes.extend_from_slice(&part[..length]);
            let requests: Vec<Vec<u8>> = wire::requests(&bytes).iter().map(|one| one.to_vec()).collect();
            for request in &requests[answered..] {
                self.asked.lock().expect("no poison").push(String::from_utf8_lossy(request).into_owned());
                std::thread::sleep(Duration::from_millis(self.delay.load(Ordering::SeqCst) as u64));
                let had_enough = answered > 0 && self.answers_once.load(Ordering::SeqCst);
                if had_enough || self.mute.load(Ordering::SeqCst) {
                    return;
                }
                let (status, name) = (self.status.load(Ordering::SeqCst), &self.name);
                let answer = format!("HTTP/1.1 {status} So\r\nContent-Length: {}\r\n\r\n{name}", name.len());
                if stream.write_all(answer.as_bytes()).and_then(|()| stream.flush()).is_err() {
                    return;
                }
            }
            answered = requests.len();
        }
    }
}

/// A server at a port.
pub struct Web {
    pub sign: Arc<Sign>,
    pub port: u16,
    thread: Option<JoinHandle<()>>,
}

impl Web {
    pub fn start(name: &str) -> Self {
        Self::at(TcpListener::bind("127.0.0.1:0").expect("a port"), Sign::new(name), None)
    }

    /// One that speaks TLS.
    pub fn secure(name: &str, pair: &PairFiles) -> Self {
        let key = PrivateKeyDer::from_pem_file(&pair.key).expect("a key");
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.expect("versions of TLS").with_no_client_auth();
        let config = builder.with_single_cert(vec![certificate(&pair.cert)], key).expect("a pair");
        Self::at(TcpListener::bind("127.0.0.1:0").expect("a port"), Sign::new(name), Some(Arc::new(config)))
    }

    fn at(listener: TcpListener, sign: Arc<Sign>, tls: Option<Arc<ServerConfig>>) -> Self {
        let port = listener.local_addr().expect("an address").port();
        let shared = sign.clone();
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.closed.load(Ordering::SeqCst) {
                    return;
                }
                stream.set_nodelay(true).expect("nodelay");
                let whole = stream.try_clone().expect("a second handle");
                shared.open.lock().expect("no poison").extend(stream.try_clone());
                let (sign, tls) = (shared.clone(), tls.clone());
                std::thread::spawn(move || {
                    match tls {
                        None => sign.serve(stream),
                        Some(config) => {
                            let connection = ServerConnection::new(config).expect("a server");
                            sign.serve(StreamOwned::new(connection, stream));
                        }
                    }
                    let _ = whole.shutdown(Shutdown::Both);
                });
            }
        });
        Self { sign, port, thread: Some(thread) }
    }

    /// As if it were killed: nobody listens, and every connection is cut.
    pub fn kill(&mut self) {
        self.sign.closed.store(true, Ordering::SeqCst);
        // The listener looks up once more.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        self.thread.take().expect("it runs").join().expect("it ends");
        for stream in self.sign.open.lock().expect("no poison").drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// The same server again, at the same port.
    pub fn again(&self) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the port again");
        Self::at(listener, Sign::new(&self.sign.name), None)
    }
}

/// A server at a socket of this machine.
pub fn at_socket(name: &str, path: &Path) -> Arc<Sign> {
    let (listener, sign) = (UnixListener::bind(path).expect("a socket"), Sign::new(name));
    let shared = sign.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let sign = shared.clone();
            std::thread::spawn(move || sign.serve(stream));
        }
    });
    sign
}
