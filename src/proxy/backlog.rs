//! Visitors who had connected, but were not yet let in when the gateway stopped taking more.
//!
//! # Why
//!
//! The system completes connections by itself and keeps them in a queue. Closing the socket resets all that wait in
//! it, although their requests may be on the way already. So a second handle keeps the queue until it is served.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use pingora::apps::ServerApp as _;
use pingora::protocols::l4::listener::Listener;
use pingora::server::ShutdownWatch;
use tokio::task::unconstrained;
use tokio::time::timeout;

use super::deadline::Deadline;

/// No queue of the system is longer by default. Whoever comes after that many comes too late.
const WAITING_MAX: usize = 4096;
/// How long the first one may take to show, since a handle that is new does not know at once that somebody waits.
const FIRST_WAIT: Duration = Duration::from_millis(20);

/// A second handle on each socket. The queue lives as long as one of them does.
pub(super) fn keep<'a>(sockets: impl Iterator<Item = &'a TcpListener>) -> Vec<TcpListener> {
    // Without a handle the queue is lost at the end, as it would be anyhow.
    sockets.filter_map(|socket| socket.try_clone().ok()).collect()
}

/// Lets in who waits now, and closes the sockets. Each connection ends after one request.
pub(super) async fn serve(sockets: Vec<TcpListener>, app: &Arc<Deadline>, closed: &ShutdownWatch) {
    for socket in sockets {
        let listener = socket.set_nonblocking(true).and_then(|()| tokio::net::TcpListener::from_std(socket));
        let Ok(listener) = listener.map(Listener::from) else { continue };
        let mut next = timeout(FIRST_WAIT, listener.accept()).await.ok();
        for _ in 0..WAITING_MAX {
            let Some(Ok(stream)) = next else { break };
            let (app, closed) = (app.clone(), closed.clone());
            tokio::spawn(async move { app.process_new(Box::new(stream), &closed).await });
            next = unconstrained(listener.accept()).now_or_never();
        }
    }
}
