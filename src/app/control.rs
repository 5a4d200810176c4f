//! The control socket: commands reach the running server through `control.sock` in the data folder.
//!
//! One JSON object a line, each way: `{"version":1,"operation":…}`, answered by `{"version":1,"done":…}` or
//! `{"version":1,"error":{"code":"P505","message":"…"}}`. Who may open the socket may do everything with apps, so
//! it has mode 0600 and lies in a folder of mode 0700.

use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{Mutex, Semaphore};

use crate::model::audit::{Actor, Author};
use crate::model::{Problem, problem};
use crate::ports::{Clock, Entropy, Ports, Store, Uses};
use crate::protocol::apps::{self, AppError, Operation, Reply};

/// The version of the lines.
const VERSION: u32 = 1;
/// Longest request, in bytes.
const REQUEST_BYTES_MAX: u64 = 256 * 1024;
/// Longest answer, in bytes: some thousand apps.
const ANSWER_BYTES_MAX: u64 = 32 * 1024 * 1024;
/// How many commands may be connected at once.
const CONNECTIONS_MAX: usize = 16;
/// How long a connected command may be silent.
const SILENCE_MAX: Duration = Duration::from_secs(10);
/// How long a command waits for an answer. The store gives up before that.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

/// Where the socket of a data folder is.
pub fn socket_path(data_dir: &Path) -> PathBuf {
    data_dir.join("control.sock")
}

#[derive(Serialize, Deserialize)]
struct Request {
    version: u32,
    operation: Operation,
}

#[derive(Serialize, Deserialize)]
struct Answer {
    version: u32,
    // Not flattened: serde would take the numbers that are keys of counts for texts.
    outcome: Outcome,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Done(Reply),
    Error { code: String, message: String },
}

/// What operations on apps await.
#[derive(Clone)]
pub struct AppPorts {
    /// Where apps are kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// What was used and is not written down yet.
    pub uses: Arc<Uses>,
}

impl From<&Ports> for AppPorts {
    fn from(ports: &Ports) -> Self {
        Self {
            store: ports.store.clone(),
            clock: ports.clock.clone(),
            entropy: ports.entropy.clone(),
            uses: ports.uses.clone(),
        }
    }
}

/// The server's end. Dropping it removes the file.
pub struct ControlSocket {
    listener: UnixListener,
    path: PathBuf,
}

impl ControlSocket {
    /// Takes the socket of a data folder, which must exist. Call it within a tokio runtime.
    ///
    /// A file that nobody answers at is left from a server that was killed, and is replaced.
    /// Errors: `AddrInUse` if another server answers there.
    pub fn bind(data_dir: &Path) -> io::Result<Self> {
        let path = socket_path(data_dir);
        if std::os::unix::net::UnixStream::connect(&path).is_ok() {
            return Err(io::Error::new(io::ErrorKind::AddrInUse, "another server answers there"));
        }
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(&path)?;
        // The folder is closed to others already, so nobody slips in between.
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
        Ok(Self { listener, path })
    }

    /// Serves commands until the future is dropped. Operations run one at a time.
    pub async fn serve(self, ports: AppPorts) {
        let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        let turn = Arc::new(Mutex::new(()));
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    let (ports, turn) = (ports.clone(), Arc::clone(&turn));
                    tokio::spawn(async move {
                        if let Err(error) = converse(stream, &ports, &turn).await {
                            tracing::debug!(%error, "a control connection ended early");
                        }
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "the control socket took no connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }
}

impl Drop for ControlSocket {
    fn drop(&mut self) {
        // Left behind it would do no harm: the next server replaces it.
        let _ = std::fs::remove_file(&self.path);
    }
}

async fn converse(stream: UnixStream, ports: &AppPorts, turn: &Mutex<()>) -> io::Result<()> {
    // The operating system says who it is.
    let uid = stream.peer_cred()?.uid();
    let by = Author::here(Actor::Cli { uid });
    let (reader, mut writer) = stream.into_split();
    let mut reader = BufReader::new(reader);
    loop {
        let line = tokio::time::timeout(SILENCE_MAX, read_line(&mut reader, REQUEST_BYTES_MAX)).await??;
        let Some(line) = line else { return Ok(()) };
        let outcome = match serde_json::from_slice::<Request>(&line) {
            Ok(request) if request.version == VERSION => {
                let _turn = turn.lock().await;
                perform(request.operation, &by, ports).await
            }
            Ok(request) => not_understood(format!("version {} is not spoken here", request.version)),
            Err(error) => not_understood(format!("the request is not understood: {error}")),
        };
        let mut answer = serde_json::to_vec(&Answer { version: VERSION, outcome })?;
        answer.push(b'\n');
        tokio::time::timeout(SILENCE_MAX, writer.write_all(&answer)).await??;
    }
}

fn not_understood(message: String) -> Outcome {
    Outcome::Error { code: problem::P506.code.to_owned(), message }
}

async fn perform(operation: Operation, by: &Author, ports: &AppPorts) -> Outcome {
    // So that what is shown is true now. If it cannot be written, the operation tells why.
    let _ = ports.uses.write_down(&*ports.store).await;
    match apps::perform(operation, by, &*ports.store, &*ports.clock, &*ports.entropy).await {
        Ok(reply) => Outcome::Done(reply),
        Err(error) => Outcome::Error { code: error.problem().code.to_owned(), message: error.to_string() },
    }
}

/// A line without its end; `None` at the end of the stream.
async fn read_line(reader: &mut (impl tokio::io::AsyncBufRead + Unpin), max: u64) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    reader.take(max).read_until(b'\n', &mut line).await?;
    match line.pop() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(line)),
        Some(_) => Err(io::Error::new(io::ErrorKind::InvalidData, "the line is too long, or cut off")),
    }
}

/// Why a command got nothing from the socket.
#[derive(Debug)]
pub enum CallError {
    /// Nobody listens: no server runs, or it was killed and left its file.
    NoServer,
    /// There is a server, but it cannot be talked to. P507.
    Silent(String),
    /// The server did not do it.
    Refused {
        /// The code.
        problem: &'static Problem,
        /// Its words.
        message: String,
    },
}

impl From<AppError> for CallError {
    fn from(error: AppError) -> Self {
        Self::Refused { problem: error.problem(), message: error.to_string() }
    }
}

/// Asks the server that runs on a data folder.
pub async fn call(data_dir: &Path, operation: Operation) -> Result<Reply, CallError> {
    let path = socket_path(data_dir);
    let silent = |error: String| CallError::Silent(format!("{}: {error}", path.display()));
    let stream = match UnixStream::connect(&path).await {
        Ok(stream) => stream,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused) => {
            return Err(CallError::NoServer);
        }
        Err(error) => return Err(silent(error.to_string())),
    };
    let line = match tokio::time::timeout(ANSWER_TIMEOUT, exchange(stream, operation)).await {
        Ok(Ok(Some(line))) => line,
        Ok(Ok(None)) => return Err(silent("the server closed the connection".to_owned())),
        Ok(Err(error)) => return Err(silent(error.to_string())),
        Err(_) => return Err(silent("the server did not answer in time".to_owned())),
    };
    let answer: Answer = serde_json::from_slice(&line)
        .map_err(|error| silent(format!("the server is of another version; its answer is not understood: {error}")))?;
    match answer.outcome {
        Outcome::Done(reply) => Ok(reply),
        Outcome::Error { code, message } => {
            Err(CallError::Refused { problem: problem::find(&code).unwrap_or(&problem::P507), message })
        }
    }
}

async fn exchange(mut stream: UnixStream, operation: Operation) -> io::Result<Option<Vec<u8>>> {
    let mut request = serde_json::to_vec(&Request { version: VERSION, operation })?;
    request.push(b'\n');
    stream.write_all(&request).await?;
    read_line(&mut BufReader::new(stream), ANSWER_BYTES_MAX).await
}
