//! `/ws`: a WebSocket that sends back what it gets.

use futures_util::{SinkExt as _, StreamExt as _};
use http::{HeaderValue, Request, StatusCode, header};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::super::server::{Answer, Stopping, answer};

/// The largest message that comes back, bytes.
const MESSAGE_BYTES_MAX: usize = 16 << 20;

/// Upgrades the connection (RFC 6455 §4.2), or says that it wants to be asked so.
pub fn upgrade(mut request: Request<Incoming>, stopping: Stopping) -> Answer {
    let headers = request.headers();
    let says = |name: header::HeaderName, word: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        value.split(',').any(|part| part.trim().eq_ignore_ascii_case(word))
    };
    let key = headers.get(header::SEC_WEBSOCKET_KEY).map(|key| derive_accept_key(key.as_bytes()));
    let asked = says(header::UPGRADE, "websocket")
        && says(header::CONNECTION, "upgrade")
        && says(header::SEC_WEBSOCKET_VERSION, "13");
    let Some(accept) = key.filter(|_| asked).and_then(|key| HeaderValue::try_from(key).ok()) else {
        let mut refusal =
            answer(StatusCode::UPGRADE_REQUIRED, "text/plain; charset=utf-8", "A WebSocket lives here.\n");
        refusal.headers_mut().insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        refusal.headers_mut().insert(header::SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
        return refusal;
    };
    let upgraded = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        if let Ok(connection) = upgraded.await {
            echo(TokioIo::new(connection), stopping).await;
        }
    });
    let mut switch = answer(StatusCode::SWITCHING_PROTOCOLS, "text/plain; charset=utf-8", "");
    let headers = switch.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    headers.insert(header::CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
    switch
}

async fn echo(connection: TokioIo<hyper::upgrade::Upgraded>, mut stopping: Stopping) {
    let limits =
        WebSocketConfig::default().max_message_size(Some(MESSAGE_BYTES_MAX)).max_frame_size(Some(MESSAGE_BYTES_MAX));
    let mut socket = WebSocketStream::from_raw_socket(connection, Role::Server, Some(limits)).await;
    loop {
        let message = tokio::select! {
            message = socket.next() => message,
            _ = stopping.changed() => {
                socket.close(None).await.ok();
                return;
            }
        };
        // The library answers pings and the closing handshake itself.
        let Some(Ok(message)) = message else { return };
        if (message.is_text() || message.is_binary()) && socket.send(message).await.is_err() {
            return;
        }
    }
}
