//! Sessions in memcached: the one command `get` of its text protocol.

use std::sync::{Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpStream, UnixStream};

use super::address::Peer;
use super::{BYTES_MAX, Raw};
use crate::model::SourceFailure;

/// The server takes no longer keys.
const KEY_BYTES_MAX: usize = 250;
/// Connections that are kept for the next question.
const IDLE_MAX: usize = 8;
/// A line of the protocol without the value: a key, three numbers, some words.
const LINE_BYTES_MAX: u64 = 512;
/// What PHP's extension sets for values that it compressed, and for zlib.
const COMPRESSED: u32 = 1 << 4;
const ZLIB: u32 = 1 << 5;

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

type Connection = BufReader<Box<dyn Stream>>;

/// A server and some connections to it.
pub(super) struct Memcached {
    peer: Peer,
    idle: Mutex<Vec<Connection>>,
}

impl Memcached {
    pub(super) fn new(peer: Peer) -> Self {
        Self { peer, idle: Mutex::new(Vec::new()) }
    }

    /// The value of a key. Keys that the protocol cannot carry have none.
    pub(super) async fn get(&self, key: &[u8]) -> Result<Raw, SourceFailure> {
        if key.is_empty() || key.len() > KEY_BYTES_MAX || !key.iter().all(u8::is_ascii_graphic) {
            return Ok(Raw::Nothing);
        }
        let kept = self.idle().pop();
        if let Some(mut connection) = kept {
            // The server may have closed it meanwhile. A connection with half an answer in it is not used again.
            if let Ok(value) = ask(&mut connection, key).await {
                self.keep(connection);
                return read(value);
            }
        }
        let mut connection = self.connect().await?;
        let value = match ask(&mut connection, key).await {
            Ok(value) => value,
            Err(Broken::TooLarge) => {
                return Ok(Raw::NotReadable(format!("the data has more than {BYTES_MAX} bytes")));
            }
            Err(Broken::Connection) => {
                return Err(SourceFailure::Unreachable("memcached: the connection was cut off".to_owned()));
            }
            Err(Broken::Protocol) => {
                return Err(SourceFailure::Unreachable("memcached: the answer is not understood".to_owned()));
            }
        };
        self.keep(connection);
        read(value)
    }

    async fn connect(&self) -> Result<Connection, SourceFailure> {
        let stream: std::io::Result<Box<dyn Stream>> = match &self.peer {
            Peer::Tcp(peer) => TcpStream::connect(peer).await.map(|stream| Box::new(stream) as Box<dyn Stream>),
            Peer::Unix(path) => UnixStream::connect(path).await.map(|stream| Box::new(stream) as Box<dyn Stream>),
        };
        let stream = stream.map_err(|error| SourceFailure::Unreachable(format!("memcached: {}", error.kind())))?;
        Ok(BufReader::new(stream))
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // A list of connections cannot be half changed.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, connection: Connection) {
        let mut idle = self.idle();
        if idle.len() < IDLE_MAX {
            idle.push(connection);
        }
    }
}

enum Broken {
    Connection,
    Protocol,
    TooLarge,
}

/// A value as it is kept, and how that is.
struct Value {
    bytes: Vec<u8>,
    flags: u32,
}

impl From<std::io::Error> for Broken {
    fn from(_: std::io::Error) -> Self {
        Self::Connection
    }
}

/// `VALUE <key> <flags> <bytes>`, the value, `END`; or `END` alone.
async fn ask(connection: &mut Connection, key: &[u8]) -> Result<Option<Value>, Broken> {
    connection.get_mut().write_all(&[b"get ", key, b"\r\n"].concat()).await?;
    let head = line(connection).await?;
    if head == b"END" {
        return Ok(None);
    }
    let mut words = head.split(|byte| *byte == b' ');
    if words.next() != Some(b"VALUE") || words.next() != Some(key) {
        return Err(Broken::Protocol);
    }
    let mut number = || std::str::from_utf8(words.next()?).ok()?.parse::<u32>().ok();
    let (flags, length) = number().zip(number()).ok_or(Broken::Protocol)?;
    let length = usize::try_from(length).map_err(|_| Broken::TooLarge)?;
    if length > BYTES_MAX {
        return Err(Broken::TooLarge);
    }
    let mut bytes = vec![0; length];
    connection.read_exact(&mut bytes).await?;
    if !line(connection).await?.is_empty() || line(connection).await? != b"END" {
        return Err(Broken::Protocol);
    }
    Ok(Some(Value { bytes, flags }))
}

fn read(value: Option<Value>) -> Result<Raw, SourceFailure> {
    let Some(Value { bytes, flags }) = value else { return Ok(Raw::Nothing) };
    if flags & COMPRESSED == 0 {
        return Ok(Raw::Bytes(bytes));
    }
    if flags & ZLIB == 0 {
        // A setting of the whole site, unlike one damaged value.
        return Err(SourceFailure::Drift(
            "session data is compressed with fastlz, which is not supported: set memcached.compression_type to zlib"
                .to_owned(),
        ));
    }
    // The length of the plain value stands in front.
    let plain = bytes.get(4..).and_then(crate::adapters::forum::expr::inflate);
    Ok(plain.map_or_else(|| Raw::NotReadable("the compressed data is damaged".to_owned()), Raw::Bytes))
}

async fn line(connection: &mut Connection) -> Result<Vec<u8>, Broken> {
    let mut line = Vec::new();
    (&mut *connection).take(LINE_BYTES_MAX).read_until(b'\n', &mut line).await?;
    match line.strip_suffix(b"\r\n") {
        Some(line) => Ok(line.to_vec()),
        None if line.is_empty() => Err(Broken::Connection),
        None => Err(Broken::Protocol),
    }
}
