//! TLS for tests: certificates made on the spot, and a client that trusts just them.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use portico::proxy::PairFiles;
use rustls::client::Resumption;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, SupportedProtocolVersion};

/// Makes a certificate that signs itself, and its key: `{stem}.pem` and `{stem}.key`.
pub fn make_pair(folder: &Path, stem: &str, names: &[&str], days: u32) -> PairFiles {
    let (cert, key) = (folder.join(format!("{stem}.pem")), folder.join(format!("{stem}.key")));
    let files = PairFiles { cert, key, ordered: false };
    let names: Vec<String> = names.iter().map(|name| format!("DNS:{name}")).collect();
    let mut command = Command::new("openssl");
    command.args(["req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]);
    command.args(["-subj", "/CN=test", "-addext", "basicConstraints=critical,CA:FALSE", "-days", &days.to_string()]);
    command.arg("-addext").arg(format!("subjectAltName={}", names.join(",")));
    command.arg("-keyout").arg(&files.key).arg("-out").arg(&files.cert);
    let made = command.stdin(Stdio::null()).output().expect("openssl runs: apt-get install openssl");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    files
}

/// The certificate in a file.
pub fn certificate(file: &Path) -> CertificateDer<'static> {
    CertificateDer::from_pem_file(file).expect("a certificate")
}

/// What a client trusts and speaks.
#[derive(Clone)]
pub struct Client {
    config: Arc<ClientConfig>,
    name: String,
}

impl Client {
    /// Trusts the certificates in these files, and wants one for `name`.
    pub fn new(trusted: &[PathBuf], name: &str, protocols: &[&str]) -> Self {
        Self::of_versions(trusted, name, protocols, rustls::ALL_VERSIONS)
    }

    /// The same with some versions of TLS only.
    pub fn of_versions(
        trusted: &[PathBuf],
        name: &str,
        protocols: &[&str],
        versions: &[&'static SupportedProtocolVersion],
    ) -> Self {
        let mut roots = RootCertStore::empty();
        trusted.iter().for_each(|file| roots.add(certificate(file)).expect("a certificate"));
        let builder = ClientConfig::builder_with_provider(Arc::new(default_provider()));
        let builder = builder.with_protocol_versions(versions).expect("versions of TLS");
        let mut config = builder.with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
        config.resumption = Resumption::in_memory_sessions(16);
        Self { config: Arc::new(config), name: name.to_owned() }
    }

    /// The same client, which speaks another protocol.
    pub fn speaking(&self, protocol: &str) -> Self {
        let mut config = ClientConfig::clone(&self.config);
        config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
        Self { config: Arc::new(config), name: self.name.clone() }
    }

    /// Connects and shakes hands.
    pub fn try_connect(&self, address: SocketAddr) -> io::Result<Line> {
        self.over(super::connect(address))
    }

    /// Shakes hands on a connection.
    pub fn over(&self, socket: TcpStream) -> io::Result<Line> {
        let name = ServerName::try_from(self.name.clone()).expect("a name");
        let connection = ClientConnection::new(self.config.clone(), name).expect("a client");
        let mut line = StreamOwned::new(connection, socket);
        while line.conn.is_handshaking() {
            line.conn.complete_io(&mut line.sock)?;
        }
        Ok(Line::Tls(Box::new(line)))
    }

    pub fn connect(&self, address: SocketAddr) -> Line {
        self.try_connect(address).expect("a handshake")
    }
}

/// A connection to the gateway, with or without TLS.
pub enum Line {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Line {
    pub fn set_read_timeout(&self, time: Duration) {
        self.socket().set_read_timeout(Some(time)).expect("a timeout");
    }

    pub fn set_write_timeout(&self, time: Duration) {
        self.socket().set_write_timeout(Some(time)).expect("a timeout");
    }

    fn socket(&self) -> &TcpStream {
        match self {
            Self::Plain(socket) => socket,
            Self::Tls(line) => &line.sock,
        }
    }

    /// Says that nothing more comes, and goes on listening.
    pub fn half_close(&mut self) {
        let socket = match self {
            Self::Plain(socket) => socket,
            Self::Tls(line) => {
                line.conn.send_close_notify();
                let _ = line.flush();
                &mut line.sock
            }
        };
        let _ = socket.shutdown(Shutdown::Write);
    }

    /// The client's end of TLS.
    pub fn tls(&self) -> &ClientConnection {
        match self {
            Self::Plain(_) => panic!("a connection without TLS"),
            Self::Tls(line) => &line.conn,
        }
    }

    /// Sends a request that ends with the connection, and reads all that comes.
    pub fn ask(&mut self, request: &str) -> String {
        self.write_all(request.as_bytes()).expect("the request goes out");
        let mut answer = Vec::new();
        self.read_to_end(&mut answer).expect("the answer ends in order");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.read(buffer),
            Self::Tls(line) => line.read(buffer),
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.write(bytes),
            Self::Tls(line) => line.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.flush(),
            Self::Tls(line) => line.flush(),
        }
    }
}
