//! HTTP/1.1 on loopback for both samples: accept, serve, stop.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, watch};
use tokio::task::{JoinHandle, JoinSet};

use super::DemoError;

/// The body of every answer; streams end with an error only when the server stops.
pub type Body = UnsyncBoxBody<Bytes, std::io::Error>;
/// What a sample answers.
pub type Answer = Response<Body>;

/// Connections at one time; more wait in the system's queue.
const CONNECTIONS_MAX: usize = 8_192;
/// How long a client may take for the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(60);
/// How long open requests may go on after a stop.
const GRACE: Duration = Duration::from_millis(500);

/// Turns into `true`, or closes, when the server stops. Streams and WebSockets watch it.
pub type Stopping = watch::Receiver<bool>;

/// A server that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    /// The address with the port that the system chose.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Closes the listener, lets open requests end for half a second, then cuts them.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        // A panic inside has been reported by the runtime already.
        self.task.await.ok();
    }
}

/// A listener that has its port already, so that addresses can be registered before anybody is served.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    handle: Handle,
}

impl Bound {
    /// Takes the port on `handle`'s runtime. Port 0 lets the system choose.
    pub async fn new(listen: SocketAddr, handle: &Handle) -> Result<Self, DemoError> {
        let bind = async move {
            let listener = TcpListener::bind(listen).await?;
            let address = listener.local_addr()?;
            Ok((listener, address))
        };
        let (listener, address) = handle
            .spawn(bind)
            .await
            .map_err(|error| DemoError::System(error.to_string()))?
            .map_err(|source| DemoError::Listen { address: listen, source })?;
        Ok(Self { listener, address, handle: handle.clone() })
    }

    /// The address with its real port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves with `answer`, which gets the request, the peer and the stop signal.
    pub fn serve<F, R>(self, answer: F) -> Running
    where
        F: Fn(Request<Incoming>, SocketAddr, Stopping) -> R + Send + Sync + 'static,
        R: Future<Output = Answer> + Send + 'static,
    {
        let (stop, stopping) = watch::channel(false);
        let task = self.handle.spawn(accept(self.listener, Arc::new(answer), stopping));
        Running { address: self.address, stop, task }
    }
}

async fn accept<F, R>(listener: TcpListener, answer: Arc<F>, mut stopping: Stopping)
where
    F: Fn(Request<Incoming>, SocketAddr, Stopping) -> R + Send + Sync + 'static,
    R: Future<Output = Answer> + Send + 'static,
{
    let mut connections = JoinSet::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            _ = stopping.changed() => break,
        };
        let Ok(place) = place else { break };
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    let (answer, stopping) = (Arc::clone(&answer), stopping.clone());
                    connections.spawn(async move {
                        connection(stream, peer, answer, stopping).await;
                        drop(place);
                    });
                }
                // Usually "too many open files": wait until some are closed.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            },
            _ = stopping.changed() => break,
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let ended = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, ended).await.is_err() {
        connections.shutdown().await;
    }
}

async fn connection<F, R>(stream: TcpStream, peer: SocketAddr, answer: Arc<F>, mut stopping: Stopping)
where
    F: Fn(Request<Incoming>, SocketAddr, Stopping) -> R + Send + Sync + 'static,
    R: Future<Output = Answer> + Send + 'static,
{
    stream.set_nodelay(true).ok();
    let signal = stopping.clone();
    let service = service_fn(move |request| {
        let answer = answer(request, peer, signal.clone());
        async move { Ok::<_, Infallible>(answer.await) }
    });
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .preserve_header_case(true)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::pin!(connection);
    // Errors here are the client's: it went away or sent what is not HTTP, and hyper has answered what it could.
    tokio::select! {
        _ = &mut connection => {}
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await.ok();
        }
    }
}

/// A body that is at hand.
pub fn full(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into()).map_err(|never| match never {}).boxed_unsync()
}

/// An answer with a body and its type.
pub fn answer(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(full(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    answer
}

/// An HTML page that nobody keeps.
pub fn page(status: StatusCode, html: String) -> Answer {
    let mut answer = answer(status, "text/html; charset=utf-8", html);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    answer
}

/// A JSON answer that nobody keeps.
pub fn json(status: StatusCode, value: &serde_json::Value) -> Answer {
    let mut answer = answer(status, "application/json", value.to_string());
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// A redirect. An address that cannot stand in a header becomes the front page.
pub fn redirect(status: StatusCode, target: &str) -> Answer {
    let mut answer = Response::new(full(Bytes::new()));
    *answer.status_mut() = status;
    let target = HeaderValue::try_from(target).unwrap_or(HeaderValue::from_static("/"));
    answer.headers_mut().insert(header::LOCATION, target);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// Adds `Set-Cookie` lines, in order.
pub fn set_cookies(answer: &mut Answer, cookies: &[String]) {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::try_from(cookie) {
            answer.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

/// Why a body could not be read.
#[derive(Debug, PartialEq, Eq)]
pub enum BodyError {
    /// More bytes than allowed.
    TooLarge,
    /// The client went away.
    Broken,
}

/// Reads a body of at most `bytes_max` bytes.
pub async fn read_body(body: Incoming, bytes_max: usize) -> Result<Bytes, BodyError> {
    match Limited::new(body, bytes_max).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(BodyError::TooLarge),
        Err(_) => Err(BodyError::Broken),
    }
}

/// The cookies of a request, in order, as sent.
pub fn cookies(headers: &http::HeaderMap) -> Vec<(String, String)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The first value of a parameter in a query or form text.
pub fn parameter(encoded: &str, name: &str) -> Option<String> {
    url::form_urlencoded::parse(encoded.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
